/* Plain mode: lines out. */
#include "ui/plain_parts.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "core/layout.h"
#include "ui/words.h"

static void put(struct plain *pl, const char *s, size_t n)
{
	const struct charset *c = pl->app->charset;
	struct buf sent = { 0 };

	/* What cannot be written is found out once, at the end: ferror(). */
	if (!letters_shows(c)) {
		fwrite(s, 1, n, pl->out);
		return;
	}
	letters_send(&sent, c, s, n);
	fwrite(buf_str(&sent), 1, sent.len, pl->out);
	buf_release(&sent);
}

static void end_line(struct plain *pl, bool blank)
{
	put(pl, "\n", 1);
	pl->blank = blank;
}

void plain_as_is(struct plain *pl, const char *text)
{
	struct charset all = { .combines = true };
	struct buf sent = { 0 };

	if (pl->app->charset)
		all = *pl->app->charset;
	all.mode = SHOWN_FULL;
	letters_send(&sent, &all, text, strlen(text));
	fwrite(buf_str(&sent), 1, sent.len, pl->out);
	buf_release(&sent);
	end_line(pl, false);
}

void plain_gap(struct plain *pl)
{
	if (!pl->blank)
		end_line(pl, true);
}

/* Whether the word at s may not begin a line: a dash, a per cent sign. */
static bool is_glued(const char *s, size_t n)
{
	uint32_t ch;
	size_t length = text_decode(s, n, &ch);

	if (ch == '%')
		return true;
	return (ch == '-' || ch == 0x2013 || ch == 0x2014) &&
	       (length == n || s[length] == ' ');
}

/* Bytes of the word at s, with what may not begin a line after it. */
static size_t word_at(const char *s, size_t n)
{
	const char *space = memchr(s, ' ', n);
	size_t length = space ? (size_t)(space - s) : n;

	if (space && length + 1 < n && is_glued(space + 1, n - length - 1)) {
		space = memchr(s + length + 1, ' ', n - length - 1);
		length = space ? (size_t)(space - s) : n;
	}
	return length;
}

static void break_line(struct plain *pl, int hang, int *column)
{
	end_line(pl, false);
	for (int i = 0; i < hang; i++)
		put(pl, " ", 1);
	*column = hang;
}

/* A word wider than a line is cut where it must be. */
static void put_word(
	struct plain *pl, const char *s, size_t n, int hang, int *column)
{
	while (*column + text_width(s, n) > pl->width) {
		size_t fits = text_fit(s, n, pl->width - *column);

		if (fits == 0)
			break;
		put(pl, s, fits);
		s += fits;
		n -= fits;
		if (n > 0)
			break_line(pl, hang, column);
	}
	put(pl, s, n);
	*column += text_width(s, n);
}

static void say_line(struct plain *pl, const char *s, size_t n, int hang)
{
	int column = 0;
	size_t spaces = strspn(s, " ");

	if (spaces > n)
		spaces = n;
	put(pl, s, spaces);
	column = (int)spaces;
	s += spaces;
	n -= spaces;
	while (n > 0) {
		size_t length = word_at(s, n);

		put_word(pl, s, length, hang, &column);
		s += length;
		n -= length;
		while (n > 0 && *s == ' ') {
			s++;
			n--;
		}
		if (n == 0)
			break;
		if (column + 1 + text_width(s, word_at(s, n)) > pl->width)
			break_line(pl, hang, &column);
		else {
			put(pl, " ", 1);
			column++;
		}
	}
	end_line(pl, false);
}

void plain_say(struct plain *pl, const char *text, int hang)
{
	struct buf spelled = { 0 };

	letters_spell(&spelled, pl->app->charset, text, strlen(text));
	text = buf_str(&spelled);
	while (*text) {
		size_t n = strcspn(text, "\n");

		if (n > 0)
			say_line(pl, text, n, hang);
		else
			plain_gap(pl);
		text += n;
		if (*text)
			text++;
	}
	buf_release(&spelled);
}

void plain_say_buf(struct plain *pl, struct buf *b)
{
	plain_say(pl, buf_str(b), 0);
	buf_clear(b);
}

void plain_markdown(struct plain *pl, const char *text, int indent,
	const char *lead, unsigned flags)
{
	struct layout_words words = { tr(pl->app->words, "Figure") };
	struct lines lines = { .charset = pl->app->charset };

	if (!text)
		return;
	layout_text(&lines, text, pl->width, indent, lead, flags | LAYOUT_ASCII,
		&words);
	for (size_t i = 0; i < lines.count; i++) {
		size_t n = lines.items[i].length;

		while (n > 0 && lines.items[i].text[n - 1] == ' ')
			n--;
		if (n == 0) {
			plain_gap(pl);
			continue;
		}
		put(pl, lines.items[i].text, n);
		end_line(pl, false);
	}
	lines_release(&lines);
}

void plain_item(struct plain *pl, size_t number, const char *text)
{
	struct buf b = { 0 };

	buf_addf(&b, "%3zu) %s", number, text);
	plain_say(pl, buf_str(&b), 5);
	buf_release(&b);
}

void plain_option(struct plain *pl, size_t number, const char *markdown)
{
	char lead[16];

	snprintf(lead, sizeof lead, "%3zu) ", number);
	plain_markdown(pl, markdown, 5, lead, LAYOUT_SHORT);
}

void plain_code(struct plain *pl, size_t number, const char *text)
{
	struct buf lead = { 0 };

	buf_addf(&lead, "%zu) ", number);
	plain_markdown(pl, text, 5, buf_str(&lead), LAYOUT_VERBATIM);
	buf_release(&lead);
}

void plain_notices(struct plain *pl)
{
	const struct app *a = pl->app;
	const char *saving = words_saving(a->words, a->saving);

	if (a->elsewhere && !pl->elsewhere_said) {
		plain_say(pl, words_elsewhere(a->words), 0);
		pl->show = true;
	}
	pl->elsewhere_said = a->elsewhere;
	if (a->saving == pl->saving_said)
		return;
	pl->saving_said = a->saving;
	plain_say(pl,
		saving ? saving : tr(a->words, "Everything is saved again."),
		0);
}

void plain_prompt(struct plain *pl, const char *text)
{
	struct buf spelled = { 0 };

	if (text) {
		letters_spell(&spelled, pl->app->charset, text, strlen(text));
		put(pl, buf_str(&spelled), spelled.len);
		put(pl, " ", 1);
		pl->blank = false;
		buf_release(&spelled);
	}
	fflush(pl->out);
	pl->app->ops->settle(pl->app);
}
