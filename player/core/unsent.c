#include "core/unsent.h"

#include <stdlib.h>
#include <string.h>

#include "base/jsonl.h"
#include "base/mem.h"

/* More than any answer has; what is read is bounded by it. */
enum { STRINGS_MAX = 80 };

static void forget(struct unsent_step *s)
{
	for (size_t i = 0; i < s->state.count; i++)
		free((void *)(size_t)s->state.items[i]);
	free(s->state.items);
	s->state = (struct strings){ 0 };
}

static struct unsent_step *find(const struct unsent *u, const char *step)
{
	for (size_t i = 0; i < u->count; i++) {
		if (strcmp(u->steps[i].step, step) == 0)
			return &u->steps[i];
	}
	return NULL;
}

static bool same(const struct strings *a, const struct strings *b)
{
	for (size_t i = 0; i < a->count && a->count == b->count; i++) {
		if (strcmp(a->items[i], b->items[i]) != 0)
			return false;
	}
	return a->count == b->count;
}

static void copy(struct unsent_step *s, const struct strings *state)
{
	s->state.items = xcalloc(state->count, sizeof(*s->state.items));
	for (size_t i = 0; i < state->count; i++)
		s->state.items[i] = xstrdup(state->items[i]);
	s->state.count = state->count;
}

bool unsent_put(struct unsent *u, const char *step, const struct strings *state)
{
	struct unsent_step *s = find(u, step);

	if (!s && (state->count == 0 || strlen(step) > ID_CHARS))
		return false;
	if (s && same(&s->state, state))
		return false;
	if (!s) {
		u->steps = mem_grow(
			u->steps, &u->room, u->count, sizeof(*u->steps));
		s = &u->steps[u->count++];
		*s = (struct unsent_step){ 0 };
		strcpy(s->step, step);
	}
	forget(s);
	if (state->count > 0)
		copy(s, state);
	else
		*s = u->steps[--u->count];
	return true;
}

const struct strings *unsent_get(const struct unsent *u, const char *step)
{
	const struct unsent_step *s = find(u, step);

	return s ? &s->state : NULL;
}

void unsent_write(const struct unsent *u, struct buf *out)
{
	for (size_t i = 0; i < u->count; i++) {
		const struct unsent_step *s = &u->steps[i];

		buf_adds(out, "{\"step\":");
		jsonl_add_string(out, s->step, strlen(s->step));
		buf_adds(out, ",\"state\":[");
		for (size_t k = 0; k < s->state.count; k++) {
			const char *text = s->state.items[k];

			if (k > 0)
				buf_addc(out, ',');
			jsonl_add_string(out, text, strlen(text));
		}
		buf_adds(out, "]}\n");
	}
}

/* --- reading ---------------------------------------------------------- */

static bool is(const struct jsonl_value *v, const char *key)
{
	return v->key_length == strlen(key) &&
	       memcmp(v->key, key, v->key_length) == 0;
}

static bool read_list(struct arena *arena, const struct jsonl_value *list,
	const char *items[STRINGS_MAX], size_t *count)
{
	const char *at = list->text, *end = list->text + list->length;
	struct jsonl_value item;

	while (jsonl_item(&at, end, &item)) {
		if (*count == STRINGS_MAX)
			return false;
		items[*count] = jsonl_text(arena, item.text, item.length);
		if (!items[(*count)++])
			return false;
	}
	return true;
}

static void read_line(struct unsent *u, const char *line, size_t n)
{
	const char *items[STRINGS_MAX], *step = NULL;
	struct strings state = { items, 0 };
	struct arena arena = { 0 };
	struct jsonl_value v;
	struct jsonl_scan s;
	bool good = jsonl_begin(&s, line, n);

	while (good && jsonl_next(&s, &v)) {
		if (v.kind == JSONL_STRING && is(&v, "step"))
			step = jsonl_text(&arena, v.text, v.length);
		else if (v.kind == JSONL_LIST && is(&v, "state"))
			good = read_list(&arena, &v, items, &state.count);
	}
	if (good && !s.bad && step)
		unsent_put(u, step, &state);
	arena_release(&arena);
}

void unsent_read(struct unsent *u, const char *bytes, size_t n)
{
	while (n > 0) {
		const char *end = memchr(bytes, '\n', n);
		size_t length = end ? (size_t)(end - bytes) : n;

		read_line(u, bytes, length);
		bytes += end ? length + 1 : length;
		n -= end ? length + 1 : length;
	}
}

void unsent_release(struct unsent *u)
{
	for (size_t i = 0; i < u->count; i++)
		forget(&u->steps[i]);
	free(u->steps);
	*u = (struct unsent){ 0 };
}
