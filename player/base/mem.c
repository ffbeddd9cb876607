#include "base/mem.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Blocks double from one size to the other: small arenas stay small. */
enum { BLOCK_LEAST = 2 * 1024, BLOCK_MOST = 64 * 1024 };
enum { ALIGN = alignof(max_align_t) };

struct arena_block {
	struct arena_block *before;
	max_align_t bytes[];
};

static void (*exhausted_hook)(void);

void mem_on_exhausted(void (*hook)(void))
{
	exhausted_hook = hook;
}

static _Noreturn void die(void)
{
	if (exhausted_hook)
		exhausted_hook();
	fputs("sabaq: out of memory\n", stderr);
	exit(1);
}

void *xmalloc(size_t size)
{
	void *p = malloc(size ? size : 1);

	if (!p)
		die();
	return p;
}

void *xcalloc(size_t count, size_t size)
{
	void *p = calloc(count ? count : 1, size ? size : 1);

	if (!p)
		die();
	return p;
}

void *xrealloc(void *old, size_t count, size_t size)
{
	void *p;

	if (size && count > SIZE_MAX / size)
		die();
	p = realloc(old, count > 0 && size > 0 ? count * size : 1);
	if (!p)
		die();
	return p;
}

char *xstrdup(const char *s)
{
	return xstrndup(s, strlen(s));
}

char *xstrndup(const char *s, size_t n)
{
	char *copy = xmalloc(n + 1);

	if (n > 0)
		memcpy(copy, s, n);
	copy[n] = '\0';
	return copy;
}

void *mem_grow(void *items, size_t *room, size_t count, size_t size)
{
	if (count < *room)
		return items;
	*room = *room ? *room * 2 : 8;
	return xrealloc(items, *room, size);
}

static size_t next_room(const struct arena *a, size_t size)
{
	size_t room = a->room * 2;

	if (room < BLOCK_LEAST)
		room = BLOCK_LEAST;
	if (room > BLOCK_MOST)
		room = BLOCK_MOST;
	return size > room ? size : room;
}

void *arena_alloc(struct arena *a, size_t size)
{
	char *p;

	if (size > SIZE_MAX / 2)
		die();
	size = (size + ALIGN - 1) / ALIGN * ALIGN;
	if (!a->last || size > a->room - a->used) {
		size_t room = next_room(a, size);
		struct arena_block *b = xcalloc(1, sizeof(*b) + room);

		b->before = a->last;
		a->last = b;
		a->room = room;
		a->used = 0;
	}
	p = (char *)a->last->bytes + a->used;
	a->used += size;
	return p;
}

void *arena_array(struct arena *a, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / 2 / size)
		die();
	return arena_alloc(a, count * size);
}

char *arena_strndup(struct arena *a, const char *s, size_t n)
{
	char *copy = arena_alloc(a, n + 1);

	if (n > 0)
		memcpy(copy, s, n);
	return copy;
}

char *arena_strdup(struct arena *a, const char *s)
{
	return arena_strndup(a, s, strlen(s));
}

void arena_release(struct arena *a)
{
	while (a->last) {
		struct arena_block *before = a->last->before;

		free(a->last);
		a->last = before;
	}
	a->used = a->room = 0;
}

void arena_reset(struct arena *a)
{
	struct arena_block *kept = a->last;
	size_t used = a->used, room = a->room;

	if (!kept)
		return;
	a->last = kept->before;
	arena_release(a);
	kept->before = NULL;
	memset(kept->bytes, 0, used);
	*a = (struct arena){ .last = kept, .room = room };
}
