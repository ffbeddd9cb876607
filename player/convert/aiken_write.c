/* Aiken: nothing but questions with one right option, on single lines. */
#include <string.h>

#include "convert/moodle.h"
#include "core/layout.h"

/* Markdown read as plain text; NULL where it is more than one line. */
static const char *one_line(struct moodle_file *f, const char *text)
{
	if (!text || strchr(text, '\n'))
		return NULL;
	return layout_plain(f->arena, text, 0);
}

/* Not a line that would be taken for an option or an answer. */
static bool is_clear(const char *stem)
{
	return strlen(stem) >= 2 && strncmp(stem, "ANSWER:", 7) != 0 &&
	       !(stem[0] >= 'A' && stem[0] <= 'Z' &&
		       (stem[1] == ')' || stem[1] == '.'));
}

/* A title is lost that is not only what the question begins with. */
static void note_lost(struct moodle_file *f, const struct moodle_question *q,
	const char *stem)
{
	struct buf names = { 0 };
	bool feedback = false;

	for (size_t i = 0; i < q->answers.count; i++)
		feedback |= q->answers.items[i].feedback.text != NULL;
	buf_adds(
		&names, q->name && strcmp(q->name, stem) != 0 ? ", title" : "");
	buf_adds(&names, feedback ? ", feedback" : "");
	buf_adds(&names, q->general.text ? ", explain" : "");
	buf_adds(&names, q->hints.count > 0 ? ", hints" : "");
	buf_adds(&names, q->right.text ? ", if_right" : "");
	buf_adds(&names, q->partly.text ? ", if_partly" : "");
	buf_adds(&names, q->wrong.text ? ", if_wrong" : "");
	buf_adds(&names, q->fixed ? ", shuffle" : "");
	buf_adds(&names, q->grade > 1 || q->grade < 1 ? ", points" : "");
	if (names.len > 0)
		moodle_note(f, NOTE_FIELDS_UNSAID, q->line,
			q->id ? q->id : q->name, buf_str(&names) + 2);
	buf_release(&names);
}

/* As types of questions are called in files. */
static const char *kind_name(enum moodle_kind kind)
{
	static const char *const names[] = {
		[MOODLE_DESCRIPTION] = "read",
		[MOODLE_ESSAY] = "open",
		[MOODLE_CHOICE] = "choices",
		[MOODLE_TRUEFALSE] = "truefalse",
		[MOODLE_SHORT] = "text",
		[MOODLE_NUMBER] = "number",
		[MOODLE_MATCH] = "match",
		[MOODLE_ORDER] = "order",
		[MOODLE_CLOZE] = "gaps",
		[MOODLE_CATEGORY] = "",
	};

	return names[kind];
}

/* Whether there was a way to say it. */
static bool add_question(
	struct buf *out, struct moodle_file *f, const struct moodle_question *q)
{
	const char *stem = one_line(f, q->stem.text);
	char right = 'A';

	if (q->kind != MOODLE_CHOICE || !q->single) {
		moodle_note(f, NOTE_TYPE_UNSAID, q->line,
			q->id ? q->id : q->name, kind_name(q->kind));
		return false;
	}
	if (!stem || !is_clear(stem)) {
		moodle_note(
			f, NOTE_TEXT_UNSAID, q->line, q->name, q->stem.text);
		return false;
	}
	buf_addf(out, "%s\n", stem);
	for (size_t i = 0; i < q->answers.count; i++) {
		const struct moodle_answer *a = &q->answers.items[i];

		if (a->weight > 99.99)
			right = (char)('A' + i);
		buf_addf(out, "%c) %s\n", (char)('A' + i),
			one_line(f, a->text.text) ? one_line(f, a->text.text)
						  : a->text.text);
	}
	buf_addf(out, "ANSWER: %c\n\n", right);
	note_lost(f, q, stem);
	return true;
}

void aiken_write(struct buf *out, struct moodle_file *f)
{
	bool any = false;

	for (size_t i = 0; i < f->questions.count; i++) {
		const struct moodle_question *q = &f->questions.items[i];

		if (q->kind != MOODLE_CATEGORY)
			any |= add_question(out, f, q);
	}
	if (any)
		moodle_note(f, NOTE_NAMES_UNSAID, 1, NULL, NULL);
}
