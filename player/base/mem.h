/*
 * mem.h - memory that is there or ends the program, and arenas.
 *
 * Running out of memory is not an error anyone can handle here: the hook
 * restores the terminal and the program ends with exit status 1.
 */
#ifndef SABAQ_BASE_MEM_H
#define SABAQ_BASE_MEM_H

#include <stddef.h>

/* Called once before dying, so that the terminal is left sane. */
void mem_on_exhausted(void (*hook)(void));

/* As the C library's, but never NULL; the caller frees. */
void *xmalloc(size_t size);
void *xcalloc(size_t count, size_t size);
void *xrealloc(void *old, size_t count, size_t size);
char *xstrdup(const char *s);
char *xstrndup(const char *s, size_t n);

/*
 * Grow an array so that it holds one more: *items has *room places of size
 * bytes each, count of them used.
 */
void *mem_grow(void *items, size_t *room, size_t count, size_t size);

/* Memory that is freed all at once. Zeroed is an empty arena. */
struct arena {
	struct arena_block *last;
	size_t used, room; /* bytes in the last block */
};

/* Zeroed bytes, aligned for anything, valid until arena_release(). */
void *arena_alloc(struct arena *a, size_t size);
void *arena_array(struct arena *a, size_t count, size_t size);
/* A copy that ends in a NUL. */
char *arena_strndup(struct arena *a, const char *s, size_t n);
char *arena_strdup(struct arena *a, const char *s);
/* Frees all; the arena is empty again and may be used on. */
void arena_release(struct arena *a);
/* The same, but its newest block is kept: for loops that fill it again. */
void arena_reset(struct arena *a);

#endif
