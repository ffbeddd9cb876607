/* A cloze: its text, and a gap for each of its parts. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "convert/grow.h"
#include "convert/to_step.h"
#include "core/bind.h"

/* The text behind the paragraphs that have no gap: they are the prompt. */
static const char *split(const char *text)
{
	const char *gap = strchr(text, MOODLE_GAP[0]), *from = text;

	for (const char *s = strstr(text, "\n\n"); s && gap && s < gap;
		s = strstr(s + 2, "\n\n"))
		from = s + 2;
	return from;
}

/* "[[a]]" for the first mark, "[[b]]" for the next. */
static const char *marked(const struct maker *m, const char *text)
{
	struct buf b = { 0 };
	size_t i = 0;
	const char *out;

	for (; *text; text++) {
		if (*text == MOODLE_GAP[0])
			buf_addf(&b, "[[%s]]", default_id(i++));
		else
			buf_addc(&b, *text);
	}
	out = arena_strdup(m->file->arena, buf_str(&b));
	buf_release(&b);
	return out;
}

static void put(const struct maker *m, struct node *map, const char *key,
	int line, const char *text)
{
	grow_put(map, key,
		grow_text(m->file->arena, maker_place(m, line), text, false));
}

/* A gap has no place for what is said of the whole, or of any other answer. */
static void drop_said(const struct maker *m, const struct moodle_question *part,
	struct node *gap)
{
	const struct node *right = node_get(gap, "if_right");

	if (right)
		moodle_note(
			m->file, NOTE_GAP_SAID, part->line, right->text, NULL);
	grow_cut(gap, "if_right");
	for (size_t i = 0; i < part->answers.count; i++) {
		const struct moodle_answer *a = &part->answers.items[i];

		if (a->weight <= 0 && a->feedback.text && a->text.text &&
			strcmp(a->text.text, "*") == 0)
			moodle_note(m->file, NOTE_GAP_SAID, part->line,
				a->feedback.text, NULL);
	}
}

static bool put_gap(const struct maker *m, const struct moodle_question *part,
	struct node *gap)
{
	switch (part->kind) {
	case MOODLE_SHORT:
		drop_said(m, part, gap);
		return step_put_typed(m, part, gap);
	case MOODLE_NUMBER:
		maker_put_word(m, gap, "type", part->line, "number");
		if (!step_put_number(m, part, gap))
			return false;
		drop_said(m, part, gap);
		return true;
	case MOODLE_CHOICE:
		if (!part->single)
			break;
		maker_put_word(m, gap, "type", part->line, "choice");
		return step_put_choice(m, part, gap);
	case MOODLE_DESCRIPTION:
	case MOODLE_ESSAY:
	case MOODLE_TRUEFALSE:
	case MOODLE_MATCH:
	case MOODLE_ORDER:
	case MOODLE_CLOZE:
	case MOODLE_CATEGORY:
		break;
	}
	moodle_note(m->file, NOTE_GAP_KIND, part->line, NULL, NULL);
	return false;
}

bool step_put_gaps(const struct maker *m, const struct moodle_question *q,
	struct node *step)
{
	const char *text = maker_block(m, &q->stem), *rest;
	struct node *gaps;
	struct buf prompt = { 0 };

	if (!text || q->parts.count == 0) {
		moodle_note(m->file, NOTE_ANSWERS_FEW, q->line, NULL, NULL);
		return false;
	}
	rest = split(text);
	buf_add(&prompt, text, (size_t)(rest - text));
	while (prompt.len > 0 && prompt.data[prompt.len - 1] == '\n')
		prompt.data[--prompt.len] = '\0';
	if (prompt.len == 0)
		buf_adds(&prompt, tr(m->words, "Fill in the gaps."));
	buf_addc(&prompt, '\n');
	put(m, step, "prompt", q->line, buf_str(&prompt));
	buf_release(&prompt);
	put(m, step, "text", q->stem.line, marked(m, rest));
	gaps = maker_open(m, step, "gaps", NODE_MAP, q->line);
	for (size_t i = 0; i < q->parts.count; i++) {
		const struct moodle_question *part = &q->parts.items[i];

		if (!put_gap(m, part,
			    maker_open(m, gaps, default_id(i), NODE_MAP,
				    part->line)))
			return false;
	}
	return true;
}
