/* What is printed, in the charset of those who read it. */
#define _GNU_SOURCE /* fopencookie: a stream that converts on its way */
#include "cmd/say.h"

#include <errno.h>
#include <unistd.h>

#include "ui/charset.h"

enum { OUT, ERR, STREAMS };

/* Streams are of the process. */
static struct {
	struct charset charset;
	bool converts; /* the charset is not all of UTF-8 */
	FILE *plain[STREAMS]; /* what stdout and stderr were; NULL: are */
	struct buf rest[STREAMS]; /* a character that is not whole yet */
} say;

static FILE **stream(int which)
{
	return which == OUT ? &stdout : &stderr;
}

/* --- converting ------------------------------------------------------- */

/* A line, or a part: control characters are none of a charset's business. */
static void convert(struct buf *out, const char *s, size_t n)
{
	struct buf spelled = { 0 };

	letters_spell(&spelled, &say.charset, s, n);
	letters_send(out, &say.charset, buf_str(&spelled), spelled.len);
	buf_release(&spelled);
}

static void convert_lines(struct buf *out, const char *s, size_t n)
{
	while (n > 0) {
		size_t length = 0;

		while (length < n && (unsigned char)s[length] >= ' ')
			length++;
		convert(out, s, length);
		if (length < n)
			buf_addc(out, s[length++]);
		s += length;
		n -= length;
	}
}

/* Bytes that end in a whole character. */
static size_t whole(const char *s, size_t n)
{
	size_t lead = n, length;

	while (lead > 0 && n - lead < 4 &&
		((unsigned char)s[lead - 1] & 0xc0) == 0x80)
		lead--;
	if (lead == 0 || (unsigned char)s[lead - 1] < 0xc0)
		return n;
	lead--;
	length = (unsigned char)s[lead] >= 0xf0   ? 4
		 : (unsigned char)s[lead] >= 0xe0 ? 3
						  : 2;
	return n - lead < length ? lead : n;
}

static bool write_all(int fd, const char *s, size_t n)
{
	while (n > 0) {
		ssize_t put = write(fd, s, n);

		if (put < 0 && errno != EINTR)
			return false;
		s += put > 0 ? put : 0;
		n -= put > 0 ? (size_t)put : 0;
	}
	return true;
}

static ssize_t put(void *cookie, const char *s, size_t n)
{
	int which = cookie == &say.rest[OUT] ? OUT : ERR;
	struct buf *rest = &say.rest[which], out = { 0 }, left = { 0 };
	size_t ready;
	bool ok;

	buf_add(rest, s, n);
	ready = whole(buf_str(rest), rest->len);
	convert_lines(&out, buf_str(rest), ready);
	ok = write_all(fileno(say.plain[which]), buf_str(&out), out.len);
	buf_release(&out);
	buf_add(&left, buf_str(rest) + ready, rest->len - ready);
	buf_release(rest);
	*rest = left;
	return ok ? (ssize_t)n : 0;
}

/* --- streams ---------------------------------------------------------- */

static void begin(int which)
{
	cookie_io_functions_t functions = { .write = put };
	FILE *plain = *stream(which), *f;

	if (!say.converts || say.plain[which])
		return;
	f = fopencookie(&say.rest[which], "w", functions);
	if (!f)
		return;
	fflush(plain);
	setvbuf(f, NULL,
		which == ERR || isatty(fileno(plain)) ? _IOLBF : _IOFBF,
		BUFSIZ);
	say.plain[which] = plain;
	*stream(which) = f;
}

static void end(int which)
{
	if (!say.plain[which])
		return;
	fclose(*stream(which));
	*stream(which) = say.plain[which];
	say.plain[which] = NULL;
	buf_release(&say.rest[which]);
}

void say_letters(const struct screen_setup *setup)
{
	charset_read(&say.charset, setup);
	say.converts = letters_shows(&say.charset);
	begin(ERR);
	if (isatty(STDOUT_FILENO))
		begin(OUT);
}

void say_prose(void)
{
	begin(OUT);
}

void say_raw(void)
{
	end(OUT);
}

bool say_end(void)
{
	bool ok = fflush(stdout) == 0 && !ferror(stdout);

	end(OUT);
	end(ERR);
	return ok;
}

const struct charset *say_charset(FILE *to)
{
	bool converted = (to == stdout && say.plain[OUT]) ||
			 (to == stderr && say.plain[ERR]);

	return converted ? &say.charset : NULL;
}
