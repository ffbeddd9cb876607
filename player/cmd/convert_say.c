#include "cmd/convert_say.h"

#include <stdio.h>

#include "base/buf.h"
#include "cmd/say.h"
#include "convert/notes.h"
#include "ui/words.h"

static void print(const struct catalogue *words, const struct fault *note)
{
	struct buf b = { 0 };

	note_say(&b, words, note);
	puts(buf_str(&b));
	buf_release(&b);
}

void say_notes(const struct catalogue *words, struct faults *notes,
	struct faults *faults)
{
	size_t next = 0;

	faults_sort(notes);
	faults_sort(faults);
	for (size_t i = 0; i < notes->count; i++) {
		const struct fault *note = &notes->items[i];
		/* A question's faults lie between its line and the next's. */
		int until = i + 1 < notes->count ? notes->items[i + 1].at.line
						 : 1 << 30;

		print(words, note);
		if (note->rule != NOTE_UNFIT)
			continue;
		for (; next < faults->count &&
			(faults->items[next].at.line <= note->at.line ||
				faults->items[next].at.line < until);
			next++)
			say_fault(stdout, words, &faults->items[next], true);
	}
	for (; next < faults->count; next++)
		say_fault(stdout, words, &faults->items[next], true);
}

bool notes_lost(const struct faults *notes)
{
	for (size_t i = 0; i < notes->count; i++) {
		if (note_level(notes->items[i].rule) == NOTE_ERROR)
			return true;
	}
	return false;
}

void say_filled(
	const struct context *c, const char *text, const char *a, const char *b)
{
	struct buf out = { 0 };

	words_fill(&out, tr(c->words, text), a, b, NULL);
	puts(buf_str(&out));
	buf_release(&out);
}

void complain_filled(
	const struct context *c, const char *text, const char *a, const char *b)
{
	struct buf out = { 0 };

	words_fill(&out, tr(c->words, text), a, b, NULL);
	say_error(buf_str(&out), NULL);
	buf_release(&out);
}

const struct convert_format *take_format(
	const struct context *c, const char *name)
{
	const struct convert_format *format = format_named(name);

	if (!format)
		complain_filled(c,
			N_("there is no format \"%1\"; there are gift, aiken, "
			   "moodle-xml"),
			name, NULL);
	return format;
}
