/* Questions that a facilitator types in a session. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/emit.h"
#include "core/node.h"
#include "core/unit_load.h"
#include "group/session_inside.h"

enum { ASKED_OPTIONS = 9, ASKED_BYTES = 2000 };

/* ---- what was typed ---- */

struct typed {
	char *parts[ASKED_OPTIONS + 1]; /* the question, then its options */
	size_t count;
};

static char *trimmed(char *s)
{
	size_t n;

	s += strspn(s, " ");
	for (n = strlen(s); n > 0 && s[n - 1] == ' ';)
		n--;
	s[n] = '\0';
	return s;
}

/* Cuts text in place at each " / "; a slash without spaces is a sign. */
static bool take_apart(char *text, struct typed *out)
{
	char *next;

	out->count = 0;
	for (; text; text = next) {
		next = strstr(text, " / ");
		if (next) {
			*next = '\0';
			next += 3;
		}
		if (out->count > ASKED_OPTIONS)
			return false;
		out->parts[out->count] = trimmed(text);
		if (!out->parts[out->count++][0])
			return false;
	}
	return out->count != 2; /* one option is no choice */
}

static void write_unit(struct buf *out, const struct typed *t, const char *id)
{
	size_t from;

	emit_word(out, 0, "sabaq", "1");
	emit_word(out, 0, "kind", "quiz");
	emit_short(out, 0, "title", t->parts[0]);
	emit_open(out, 0, "steps");
	from = out->len;
	emit_word(out, 4, "id", id);
	emit_word(out, 4, "type", t->count > 1 ? "poll" : "open");
	emit_block(out, 4, "prompt", t->parts[0]);
	if (t->count > 1) { /* as typed: "the second one" is said aloud */
		emit_word(out, 4, "shuffle", "false");
		emit_open(out, 4, "options");
	}
	for (size_t i = 1; i < t->count; i++)
		emit_quoted(out, 6, NULL, t->parts[i]);
	emit_dash(out, from, 2);
}

/* ---- as a unit ---- */

static const struct unit *no_unit(void *context, const char *id)
{
	(void)context;
	(void)id;
	return NULL;
}

static const struct unit *unit_of(
	struct session *s, const char *yaml, const char *id)
{
	const struct unit *from = s->texts.in(s->texts.context, NULL);
	struct faults faults = { 0 };
	const struct node *root = node_parse(
		&s->asked_text, "asked", yaml, strlen(yaml), &faults);
	struct unit *u = NULL;

	if (root)
		u = unit_load(&s->asked_text, root, id, from->module, &faults);
	if (u && (faults_any_error(&faults, 0) ||
			 !unit_link(&s->asked_text, u, root, no_unit, NULL,
				 &faults)))
		u = NULL;
	faults_release(&faults);
	if (u) {
		u->language = from->language;
		u->source = u;
	}
	return u;
}

/* The item comes behind the one that is shown. */
static void insert(struct session *s, const char *id, const struct unit *u)
{
	int item = s->item_count++, place = s->at + 1;

	if (place > item)
		place = item;
	snprintf(s->items[item].id, sizeof(s->items[item].id), "%s", id);
	s->items[item].asked = u;
	s->items[item].step = unit_step(u, id);
	memmove(&s->order[place + 1], &s->order[place],
		(size_t)(item - place) * sizeof(*s->order));
	s->order[place] = item;
}

bool session_ask(struct session *s, const char *text)
{
	char id[ID_CHARS + 1];
	struct typed typed;
	struct buf yaml = { 0 };
	const struct unit *u = NULL;
	char *copy;

	if (strlen(text) > ASKED_BYTES || strchr(text, '\n'))
		return false;
	snprintf(id, sizeof(id), "asked-%d", s->item_count + 1);
	copy = xstrdup(text);
	if (take_apart(copy, &typed)) {
		write_unit(&yaml, &typed, id);
		u = unit_of(
			s, arena_strdup(&s->asked_text, buf_str(&yaml)), id);
	}
	if (u)
		insert(s, id, u);
	free(copy);
	buf_release(&yaml);
	return u != NULL;
}
