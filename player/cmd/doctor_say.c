/* sabaq doctor: its lines, in the letters and the width of the terminal. */
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/text.h"
#include "cmd/check.h"
#include "cmd/doctor.h"
#include "ui/words.h"

enum { COLUMNS = 80, NARROW = 20, LEVEL_WIDTH = 6 };

/* In the letters that the terminal has. */
void doctor_line(const struct doctor *d, const char *line)
{
	const struct charset *c = isatty(STDOUT_FILENO) ? &d->charset : NULL;
	struct buf spelled = { 0 }, sent = { 0 };

	letters_spell(&spelled, c, line, strlen(line));
	letters_send(&sent, c, buf_str(&spelled), spelled.len);
	buf_addc(&sent, '\n');
	fwrite(buf_str(&sent), 1, sent.len, stdout);
	buf_release(&spelled);
	buf_release(&sent);
}

void doctor_head(struct doctor *d, const char *text)
{
	doctor_line(d, tr(d->context->words, text));
}

/* Of the terminal; 0: no terminal, lines are as long as they are. */
static int columns(void)
{
	struct winsize size;

	if (!isatty(STDOUT_FILENO))
		return 0;
	return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0
		       ? size.ws_col
		       : COLUMNS;
}

/* Words that have no room go below the first, not torn by the terminal. */
static void put_wrapped(
	struct doctor *d, const char *before, const char *text, int width)
{
	int indent = text_width(before, strlen(before));
	struct buf all = { 0 };
	char *line, *rest;

	check_add_wrapped(&all, text, indent, width);
	line = strtok_r(all.data, "\n", &rest);
	for (bool first = true; line; first = false) {
		struct buf b = { 0 };

		buf_adds(&b, first ? before : "");
		buf_adds(&b, first ? line + indent : line);
		doctor_line(d, buf_str(&b));
		buf_release(&b);
		line = strtok_r(NULL, "\n", &rest);
	}
	buf_release(&all);
}

static void put_filled(struct doctor *d, const char *before, const char *text,
	const char *const args[6])
{
	struct buf b = { 0 };
	int width = columns();

	words_fill(&b, tr(d->context->words, text), args[0], args[1], args[2],
		args[3], args[4], NULL);
	if (width > NARROW && b.len > 0) {
		put_wrapped(d, before, buf_str(&b), width);
	} else {
		struct buf line = { 0 };

		buf_addf(&line, "%s%s", before, buf_str(&b));
		doctor_line(d, buf_str(&line));
		buf_release(&line);
	}
	buf_release(&b);
}

void doctor_say(struct doctor *d, enum doctor_level level, const char *text,
	const char *mend, const char *const args[6])
{
	/* TRANSLATORS: these three stand before lines of "sabaq doctor". */
	static const char *const levels[] = { N_("ok"), N_("note"),
		N_("WRONG") };
	const char *word = tr(d->context->words, levels[level]);
	int width = text_width(word, strlen(word));
	struct buf before = { 0 };

	buf_addf(&before, "  %s", word);
	buf_fill(&before, ' ',
		width < LEVEL_WIDTH ? (size_t)(LEVEL_WIDTH - width) : 1);
	put_filled(d, buf_str(&before), text, args);
	if (mend)
		put_filled(d, "        -> ", mend, args);
	d->wrong += level == DOCTOR_WRONG;
	buf_release(&before);
}
