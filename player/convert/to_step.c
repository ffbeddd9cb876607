#include "convert/to_step.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "convert/grow.h"
#include "convert/html.h"
#include "convert/number.h"
#include "core/bind_scalar.h"

struct place maker_place(const struct maker *m, int line)
{
	return (struct place){
		.file = m->file->name, .line = line, .column = 1
	};
}

/* ---- texts ---- */

/* Without what core/node refuses; the mark of a gap stays. */
static const char *clean(
	const struct maker *m, const char *s, size_t n, int line)
{
	struct buf b = { 0 };
	bool dropped = false;
	char *out;

	while (n > 0) {
		uint32_t ch;
		size_t length = text_decode(s, n, &ch);

		if (text_danger(ch) == TEXT_SAFE || *s == MOODLE_GAP[0])
			buf_add(&b, s, length);
		else if (ch != '\r')
			dropped = true;
		s += length;
		n -= length;
	}
	if (dropped)
		moodle_note(m->file, NOTE_CHARACTERS, line, NULL, NULL);
	while (b.len > 0 && strchr(" \t\n", b.data[b.len - 1]))
		b.data[--b.len] = '\0';
	out = arena_strdup(m->file->arena, buf_str(&b));
	buf_release(&b);
	return *out ? out : NULL;
}

static bool has_markup(const char *s)
{
	for (; *s; s++) {
		size_t n = 1;

		if (*s == '<' && (s[1] == '/' || (s[1] | 32) >= 'a') &&
			strchr(s, '>'))
			return true;
		while (*s == '&' && n < 10 && s[n] && !strchr("; \n", s[n]))
			n++;
		if (*s == '&' && n > 2 && s[n] == ';')
			return true;
	}
	return false;
}

/* Markdown of several lines as one; code stays as it is. */
static void flatten(struct buf *out, const char *s)
{
	while (*s) {
		size_t n = strcspn(s, "\n"), from = strspn(s, " \t");

		if (from < n && out->len > 0)
			buf_addc(out, ' ');
		if (from < n)
			buf_add(out, s + from, n - from);
		s += n + (s[n] == '\n');
	}
}

static const char *converted(
	const struct maker *m, const struct moodle_text *t, bool short_text)
{
	struct buf b = { 0 };
	const char *out;

	if (!t->text || t->text[strspn(t->text, " \t\r\n")] == '\0')
		return NULL;
	if (t->format == MOODLE_MARKDOWN && short_text)
		flatten(&b, t->text);
	else if (t->format == MOODLE_MARKDOWN)
		buf_adds(&b, t->text);
	else if (t->format == MOODLE_HTML ||
		 (t->format == MOODLE_AUTO && has_markup(t->text)))
		html_to_markdown(&b, m->file, t, short_text);
	else
		plain_to_markdown(&b, t->text, short_text);
	out = clean(m, buf_str(&b), b.len, t->line);
	buf_release(&b);
	return out;
}

const char *maker_block(const struct maker *m, const struct moodle_text *t)
{
	const char *text = converted(m, t, false);
	struct buf b = { 0 };

	if (!text)
		return NULL;
	buf_addf(&b, "%s\n", text);
	text = arena_strdup(m->file->arena, buf_str(&b));
	buf_release(&b);
	return text;
}

const char *maker_short(const struct maker *m, const struct moodle_text *t)
{
	const char *text = converted(m, t, true);
	struct buf b = { 0 };
	size_t n = 0, chars = 0;
	char number[24];

	while (text && text[n] && chars < SHORT_CHARS) {
		uint32_t ch;

		n += text_decode(text + n, strlen(text + n), &ch);
		chars++;
	}
	if (!text || !text[n])
		return text;
	format_whole(number, SHORT_CHARS);
	moodle_note(m->file, NOTE_TEXT_LONG, t->line, number, NULL);
	buf_add(&b, text, n);
	text = arena_strdup(m->file->arena, buf_str(&b));
	buf_release(&b);
	return text;
}

const char *maker_verbatim(const struct maker *m, const struct moodle_text *t)
{
	if (!t->text)
		return NULL;
	return clean(m, t->text, strlen(t->text), t->line);
}

/* ---- fields ---- */

void maker_put_word(const struct maker *m, struct node *map, const char *key,
	int line, const char *word)
{
	grow_put(map, key,
		grow_text(m->file->arena, maker_place(m, line), word, true));
}

static bool put_text(const struct maker *m, struct node *map, const char *key,
	int line, const char *text)
{
	if (!text)
		return false;
	grow_put(map, key,
		grow_text(m->file->arena, maker_place(m, line), text, false));
	return true;
}

void maker_put_block(const struct maker *m, struct node *map, const char *key,
	const struct moodle_text *t)
{
	put_text(m, map, key, t->line, maker_block(m, t));
}

bool maker_put_short(const struct maker *m, struct node *map, const char *key,
	const struct moodle_text *t)
{
	return put_text(m, map, key, t->line, maker_short(m, t));
}

struct node *maker_open(const struct maker *m, struct node *map,
	const char *key, enum node_kind kind, int line)
{
	struct node *n = grow_node(m->file->arena, kind, maker_place(m, line));

	grow_put(map, key, n);
	return n;
}

/* ---- kinds without much to say ---- */

static bool put_truefalse(const struct maker *m,
	const struct moodle_question *q, struct node *step)
{
	const struct moodle_answer *yes = &q->answers.items[0];
	const struct moodle_answer *no = &q->answers.items[1];

	if (q->answers.count != 2 || (yes->weight > 0) == (no->weight > 0)) {
		moodle_note(m->file, NOTE_RIGHT_MISSING, q->line, NULL, NULL);
		return false;
	}
	maker_put_word(
		m, step, "answer", q->line, yes->weight > 0 ? "true" : "false");
	maker_put_block(m, step, "if_true", &yes->feedback);
	maker_put_block(m, step, "if_false", &no->feedback);
	return true;
}

static bool put_match(const struct maker *m, const struct moodle_question *q,
	struct node *step)
{
	struct node *pairs = maker_open(m, step, "pairs", NODE_LIST, q->line);
	struct node *extra = NULL;

	for (size_t i = 0; i < q->answers.count; i++) {
		const struct moodle_answer *a = &q->answers.items[i];
		const char *right = maker_short(m, &a->other);
		struct node *pair;

		if (!right)
			continue;
		if (!maker_short(m, &a->text)) {
			if (!extra)
				extra = maker_open(m, step, "extra", NODE_LIST,
					a->other.line);
			put_text(m, extra, NULL, a->other.line, right);
			continue;
		}
		pair = maker_open(m, pairs, NULL, NODE_MAP, a->text.line);
		maker_put_short(m, pair, "left", &a->text);
		put_text(m, pair, "right", a->other.line, right);
	}
	return true;
}

static bool put_order(const struct maker *m, const struct moodle_question *q,
	struct node *step)
{
	struct node *items = maker_open(m, step, "items", NODE_LIST, q->line);

	for (size_t i = 0; i < q->answers.count; i++)
		maker_put_short(m, items, NULL, &q->answers.items[i].text);
	return true;
}

static const char *type_of(const struct moodle_question *q)
{
	switch (q->kind) {
	case MOODLE_DESCRIPTION:
		return "read";
	case MOODLE_ESSAY:
		return "open";
	case MOODLE_CHOICE:
		return "choice"; /* "choices" is put in its place later */
	case MOODLE_TRUEFALSE:
		return "truefalse";
	case MOODLE_SHORT:
		return "text";
	case MOODLE_NUMBER:
		return "number";
	case MOODLE_MATCH:
		return "match";
	case MOODLE_ORDER:
		return "order";
	case MOODLE_CLOZE:
		return "gaps";
	case MOODLE_CATEGORY:
		break;
	}
	return "read";
}

static bool put_kind(const struct maker *m, const struct moodle_question *q,
	struct node *step)
{
	switch (q->kind) {
	case MOODLE_CHOICE:
		return step_put_choice(m, q, step);
	case MOODLE_TRUEFALSE:
		return put_truefalse(m, q, step);
	case MOODLE_SHORT:
		return step_put_typed(m, q, step);
	case MOODLE_NUMBER:
		return step_put_number(m, q, step);
	case MOODLE_MATCH:
		return put_match(m, q, step);
	case MOODLE_ORDER:
		return put_order(m, q, step);
	case MOODLE_CLOZE:
		return step_put_gaps(m, q, step);
	case MOODLE_ESSAY:
		maker_put_block(m, step, "model", &q->model);
		return true;
	case MOODLE_DESCRIPTION:
		maker_put_block(m, step, "text", &q->stem);
		return true;
	case MOODLE_CATEGORY:
		break;
	}
	return false;
}

static void put_points(const struct maker *m, const struct moodle_question *q,
	struct node *step)
{
	char number[NUMBER_ROOM], was[NUMBER_ROOM];
	double grade = q->grade;
	int points = grade > 99.5 ? 100 : grade < 0 ? 0 : (int)(grade + 0.5);

	if (q->kind == MOODLE_ESSAY || points == 1)
		points = 1;
	snprintf(number, sizeof(number), "%d", points);
	number_write(was, grade);
	if ((double)points < grade || (double)points > grade)
		moodle_note(m->file, NOTE_POINTS, q->line, was, number);
	if (points != 1)
		maker_put_word(m, step, "points", q->line, number);
}

static void put_hints(const struct maker *m, const struct moodle_question *q,
	struct node *step)
{
	struct node *hints = NULL;

	for (size_t i = 0; i < q->hints.count; i++) {
		const char *text = maker_block(m, &q->hints.items[i]);

		if (!text)
			continue;
		if (!hints)
			hints = maker_open(
				m, step, "hints", NODE_LIST, q->line);
		put_text(m, hints, NULL, q->hints.items[i].line, text);
	}
}

/* The wrong answer that stands for all that was not thought of. */
static const struct moodle_text *any_wrong(const struct moodle_question *q)
{
	for (size_t i = 0; i < q->answers.count; i++) {
		const struct moodle_answer *a = &q->answers.items[i];

		if ((q->kind == MOODLE_SHORT || q->kind == MOODLE_NUMBER) &&
			a->weight <= 0 && a->text.text &&
			strcmp(a->text.text, "*") == 0)
			return &a->feedback;
	}
	return &q->wrong;
}

struct node *step_from(const struct maker *m, const struct moodle_question *q)
{
	struct node *step =
		grow_node(m->file->arena, NODE_MAP, maker_place(m, q->line));

	maker_put_word(m, step, "type", q->line, type_of(q));
	if (q->kind != MOODLE_DESCRIPTION && q->kind != MOODLE_CLOZE)
		maker_put_block(m, step, "prompt", &q->stem);
	if (!put_kind(m, q, step))
		return NULL;
	if (q->kind == MOODLE_DESCRIPTION)
		return step;
	put_points(m, q, step);
	if (q->fixed && (q->kind == MOODLE_CHOICE || q->kind == MOODLE_MATCH))
		maker_put_word(m, step, "shuffle", q->line, "false");
	put_hints(m, q, step);
	maker_put_block(m, step, "if_right", &q->right);
	maker_put_block(m, step, "if_partly", &q->partly);
	maker_put_block(m, step, "if_wrong", any_wrong(q));
	maker_put_block(m, step, "explain", &q->general);
	if (q->tags)
		moodle_note(m->file, NOTE_TAGS, q->line, q->tags, NULL);
	return step;
}
