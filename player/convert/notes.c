#include "convert/notes.h"

#include <string.h>

#include "base/text.h"

enum { ARGUMENT_CELLS = 60 };

#define NOTE_ROW(symbol, severity, text) \
	[NOTE_##symbol] = { NOTE_##severity, text },
static const struct {
	enum note_level level;
	const char *message;
} rows[NOTE_COUNT] = { CONVERT_NOTES(NOTE_ROW) };

enum note_level note_level(int note)
{
	return rows[note].level;
}

/* On one line and not too long: it may be a whole text. */
static void add_argument(struct buf *out, const char *arg)
{
	struct buf flat = { 0 };
	size_t fit;

	text_add_safe(&flat, arg, strlen(arg));
	for (size_t i = 0; i < flat.len; i++) {
		if (flat.data[i] == '\n' || flat.data[i] == '\t')
			flat.data[i] = ' ';
	}
	fit = flat.len > 0 ? text_fit(flat.data, flat.len, ARGUMENT_CELLS) : 0;
	buf_add(out, buf_str(&flat), fit);
	if (fit < flat.len)
		buf_adds(out, "…");
	buf_release(&flat);
}

static void fill(
	struct buf *out, const char *text, const char *const args[FAULT_ARGS])
{
	for (; *text; text++) {
		char next = text[0] == '%' ? text[1] : '\0';

		if (next == '%') {
			buf_addc(out, '%');
			text++;
		} else if (next >= '1' && next <= '0' + FAULT_ARGS) {
			add_argument(out, args[next - '1']);
			text++;
		} else {
			buf_addc(out, *text);
		}
	}
}

void note_say(
	struct buf *out, const struct catalogue *words, const struct fault *f)
{
	if (f->at.file) {
		text_add_safe(out, f->at.file, strlen(f->at.file));
		buf_addf(out, ":%d:%d: ", f->at.line > 0 ? f->at.line : 1,
			f->at.column > 0 ? f->at.column : 1);
	}
	buf_addf(out, "%s: ",
		rows[f->rule].level == NOTE_ERROR ? tr(words, "error")
						  : tr(words, "warning"));
	fill(out, tr(words, rows[f->rule].message), f->args);
}
