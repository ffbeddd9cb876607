/*
 * Plain mode: lines in. Whatever arrives (a broken byte, a line without
 * end, keys that send escapes), what comes out is clean text in step with
 * the lines.
 */
#include "ui/plain_parts.h"

#include <errno.h>
#include <string.h>

#include "base/text.h"
#include "ui/words.h"

/* More than this of one line is not kept. */
enum { LINE_BYTES = 16384 };

struct raw {
	struct buf bytes;
	bool cut; /* the line was longer */
};

/* One line without its line feed; false at the end of input. */
static bool read_raw(struct plain *pl, struct raw *raw)
{
	int ch;
	bool any = false;

	for (;;) {
		if (pl->waits && !any && !pl->waits(pl)) {
			pl->woken = true;
			return false;
		}
		if (pl->app->preview && !pl->nested && !any &&
			!plain_preview_waits(pl))
			return false;
		ch = getc(pl->in);
		if (ch == EOF && ferror(pl->in) && errno == EINTR) {
			clearerr(pl->in);
			continue;
		}
		if (ch == EOF || ch == '\n')
			break;
		any = true;
		if (raw->bytes.len < LINE_BYTES)
			buf_addc(&raw->bytes, (char)ch);
		else
			raw->cut = true;
	}
	return ch == '\n' || any;
}

/* Bytes of a key's escape sequence at s, which begins with ESC. */
static size_t escape_length(const char *s, size_t n)
{
	size_t i = 2;

	if (n < 2)
		return n;
	if (s[1] == 'O')
		return n < 3 ? n : 3;
	if (s[1] != '[')
		return 1;
	while (i < n && (unsigned char)s[i] >= 0x20 &&
		(unsigned char)s[i] < 0x40)
		i++;
	return i < n ? i + 1 : n;
}

/* Appends the line's characters that are text; false: it is no UTF-8. */
static bool clean(struct buf *out, const char *s, size_t n)
{
	while (n > 0) {
		uint32_t ch;
		size_t length = text_decode(s, n, &ch);

		if (ch == 0xfffd && length == 1)
			return false;
		if (ch == 0x1b)
			length = escape_length(s, n);
		else if (ch == '\t' || text_danger(ch) == TEXT_SAFE)
			buf_add(out, s, length);
		s += length;
		n -= length;
	}
	return true;
}

static void trim(struct buf *b)
{
	size_t start = strspn(buf_str(b), " \t");

	while (b->len > start &&
		(b->data[b->len - 1] == ' ' || b->data[b->len - 1] == '\t'))
		b->len--;
	if (!b->data)
		return;
	memmove(b->data, b->data + start, b->len - start);
	b->len -= start;
	b->data[b->len] = '\0';
}

/* Reads the next line into pl->line; REPLY_TEXT where there is one. */
static enum plain_reply read_line(struct plain *pl, bool prompted)
{
	const struct catalogue *c = pl->app->words;
	struct raw raw = { 0 };
	struct buf text = { 0 };
	enum plain_reply reply = REPLY_TEXT;
	bool there;

	buf_clear(&pl->line);
	there = read_raw(pl, &raw);
	letters_decode(
		&text, pl->app->charset, buf_str(&raw.bytes), raw.bytes.len);
	/* Nobody's Enter has ended the line of the prompt. */
	if (prompted && (!pl->interactive || !there)) {
		fputc('\n', pl->out);
		pl->blank = false;
	}
	if (!there) {
		reply = REPLY_END;
	} else if (raw.cut) {
		plain_say(pl, tr(c, "This line is too long."), 0);
		reply = REPLY_AGAIN;
	} else if (!clean(&pl->line, buf_str(&text), text.len)) {
		plain_say(pl,
			tr(c, "This could not be read: the terminal does "
			      "not send UTF-8."),
			0);
		reply = REPLY_AGAIN;
	}
	buf_release(&raw.bytes);
	buf_release(&text);
	return reply;
}

/* A line that begins with a colon: a command, or text after "::". */
static enum plain_reply read_command(struct plain *pl)
{
	if (pl->line.data[1] == ':') {
		memmove(pl->line.data, pl->line.data + 1, pl->line.len);
		pl->line.len--;
		return REPLY_TEXT;
	}
	trim(&pl->line);
	pl->command = plain_command(pl, pl->line.data + 1);
	return REPLY_COMMAND;
}

enum plain_reply plain_ask(
	struct plain *pl, const char *prompt, enum plain_asked asked)
{
	enum plain_reply reply;

	pl->nested = pl->asked;
	pl->asked = true;
	pl->woken = false;
	plain_prompt(pl, prompt);
	reply = read_line(pl, prompt != NULL);
	if (pl->woken)
		return REPLY_AGAIN;
	if (reply == REPLY_END && pl->pending == PLAIN_NOTHING)
		pl->over = true;
	if (reply != REPLY_TEXT)
		return reply;
	if (asked != ASKED_LINES)
		trim(&pl->line);
	if (buf_str(&pl->line)[0] == ':' && pl->app->preview) {
		reply = plain_preview_command(pl, pl->line.data + 1);
		if (reply != REPLY_TEXT)
			return reply;
	}
	if (buf_str(&pl->line)[0] == ':')
		return read_command(pl);
	if (asked == ASKED_NUMBERS && pl->line.len > 0) {
		pl->command = plain_bare_command(pl, pl->line.data);
		if (pl->command != PLAIN_UNKNOWN)
			return REPLY_COMMAND;
	}
	return pl->line.len > 0 ? REPLY_TEXT : REPLY_EMPTY;
}
