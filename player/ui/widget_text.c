/* Typing one line, the lines of a program's output, or a text. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "ui/view.h"
#include "ui/words.h"

static bool one_line(const struct front *f)
{
	return question_shape(step_shown(f)) == SHAPE_LINE;
}

/* Appends an answer's strings, a line each. */
static void join(struct buf *b, const struct strings *lines)
{
	for (size_t i = 0; i < lines->count; i++) {
		if (i > 0)
			buf_addc(b, '\n');
		buf_adds(b, lines->items[i]);
	}
}

static void take(struct front *f, const struct strings *state)
{
	bool one = one_line(f);
	struct buf text = { 0 };

	join(&text, state);
	f->step.edit.number = step_shown(f)->type == QUESTION_NUMBER;
	edit_begin(&f->step.edit, buf_str(&text),
		one ? LINE_MAX_BYTES : LINES_MAX_BYTES, !one);
	buf_release(&text);
}

static void now(const struct front *f, struct answer_now *out)
{
	widget_add(out, buf_str(&f->step.edit.text));
}

/* Its lines, without the empty ones around them. */
static void now_lines(const struct front *f, struct answer_now *out)
{
	char *line = out->copy, *end;
	size_t n = f->step.edit.text.len;

	memcpy(line, buf_str(&f->step.edit.text), n + 1);
	while (n > 0 && (line[n - 1] == '\n' || line[n - 1] == ' '))
		line[--n] = '\0';
	for (; n > 0 && line; line = end) {
		end = strchr(line, '\n');
		if (end)
			*end++ = '\0';
		if (out->given.count > 0 || line[strspn(line, " ")])
			widget_add(out, line);
	}
}

/* --- drawing ---------------------------------------------------------- */

static const char *field_label(const struct front *f)
{
	/* TRANSLATORS: before the field into which an answer is typed. */
	return tr(f->app->words, "Answer:");
}

/* The rows of a field for several lines. */
static int field_rows(const struct front *f)
{
	int rows = edit_rows(&f->step.edit, f->frame.width - MARKER);
	int most = f->frame.rows - 2;

	rows = rows < 3 ? 3 : rows;
	return rows < most ? rows : most > 1 ? most : 1;
}

/* Lines that are told right or wrong one by one have it beside them. */
static void build_lines(struct front *f, const struct strings *given)
{
	struct verdict v;
	bool tells = widget_verdict(f, &v);

	for (size_t i = 0; i < given->count; i++) {
		doc_part(&f->doc, PART_TEXT, 0);
		doc_typed(&f->doc, NULL, given->items[i]);
		if (tells && i < v.part_count)
			doc_remark(&f->doc,
				words_part_mark(f->app->words, v.parts[i]),
				v.parts[i] == MARK_RIGHT ? STYLE_RIGHT
							 : STYLE_WRONG);
	}
}

/* The lines that a program prints. */
static void solve(struct front *f)
{
	const char *key[GIVEN_MAX];
	size_t count = question_key(step_shown(f), key, GIVEN_MAX);

	doc_gap(&f->doc);
	doc_lead(&f->doc, tr(f->app->words, "The program prints:"),
		STYLE_STRONG);
	for (size_t i = 0; i < count; i++)
		doc_typed(&f->doc, NULL, key[i]);
}

/* What was typed, where it stood while it was being typed. */
static void build_given(struct front *f)
{
	struct strings given = play_given(f->app->play, f->app->play->at);
	struct buf label = { 0 };

	if (given.count == 0)
		return;
	doc_part(&f->doc, PART_TEXT, 0);
	buf_adds(&label, field_label(f));
	if (one_line(f)) {
		buf_addc(&label, ' ');
		doc_typed(&f->doc, buf_str(&label), given.items[0]);
	} else {
		doc_line(&f->doc, buf_str(&label), STYLE_PLAIN, 0);
		build_lines(f, &given);
	}
	buf_release(&label);
}

static void build(struct front *f)
{
	if (!step_open(f)) {
		build_given(f);
		return;
	}
	doc_part(&f->doc, PART_FIELD, 0);
	doc_line(&f->doc, field_label(f), STYLE_PLAIN, 0);
	if (!one_line(f))
		doc_rows(&f->doc, field_rows(f));
}

static void draw(struct front *f)
{
	const struct part *p = doc_find(&f->doc, PART_FIELD, 0);
	const struct line *label;
	int row, col = f->frame.left, width = f->frame.width, used;

	if (!p || doc_page_of(&f->doc, p->first) != f->step.page)
		return;
	row = f->frame.top + (int)(p->first - f->doc.pages[f->step.page]);
	if (!one_line(f)) {
		edit_draw(&f->step.edit, &f->canvas, row + 1, col + MARKER,
			width - MARKER, (int)p->count - 1);
		return;
	}
	label = &f->doc.lines.items[p->first];
	used = text_width(label->text, label->length) + 1;
	edit_draw(&f->step.edit, &f->canvas, row, col + used, width - used, 1);
}

static bool line(const struct front *f, size_t *at)
{
	const struct part *p = doc_find(&f->doc, PART_FIELD, 0);

	if (p)
		*at = p->first;
	return p != NULL;
}

/* --- keys ------------------------------------------------------------- */

static bool key(struct front *f, const struct key *key)
{
	if (key->kind == KEYS_ENTER && step_enter(f) != ENTER_LINE)
		return false;
	return widget_edit(f, key, f->frame.width - MARKER) ||
	       key->kind == KEYS_UP || key->kind == KEYS_BACKTAB;
}

static enum step_enter enter(const struct front *f)
{
	return one_line(f) ? ENTER_ANSWER : ENTER_LINE;
}

static void say(const struct front *f, struct buf *b)
{
	const struct step *s = step_shown(f);
	size_t before = b->len;

	words_form(b, f->app->words, s);
	if (b->len > before)
		buf_adds(b, ".");
	else
		buf_adds(b, words_ask(f->app->words, question_shape(s)));
}

static bool typing(const struct front *f)
{
	(void)f;
	return true;
}

#define WIDGET(fill, solution) \
	{ \
		.take = take, .save = now, .now = (fill), .build = build, \
		.draw = draw, .line = line, .key = key, .enter = enter, \
		.say = say, .typing = typing, .solve = (solution), \
	}
const struct widget widget_line = WIDGET(now, NULL);
const struct widget widget_text = WIDGET(now, NULL);
const struct widget widget_lines = WIDGET(now_lines, solve);
