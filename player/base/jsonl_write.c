/* The writing half of jsonl.h. */
#include "base/jsonl.h"

#include <unistr.h>

static void add_escape(struct buf *b, unsigned ch)
{
	static const char digits[] = "0123456789abcdef";
	char u[7] = { '\\', 'u', '0', '0', digits[ch >> 4 & 15],
		digits[ch & 15], '\0' };

	switch (ch) {
	case '"':
		buf_adds(b, "\\\"");
		return;
	case '\\':
		buf_adds(b, "\\\\");
		return;
	case '\n':
		buf_adds(b, "\\n");
		return;
	case '\t':
		buf_adds(b, "\\t");
		return;
	case '\r':
		buf_adds(b, "\\r");
		return;
	default:
		buf_adds(b, u);
	}
}

/* Appends the character at s, which is not plain ASCII; returns its bytes. */
static size_t add_special(struct buf *b, const char *s, size_t n)
{
	ucs4_t ch = (unsigned char)*s;
	int length = 1;

	if (ch >= 0x80)
		length = u8_mbtoucr(&ch, (const uint8_t *)s, n);
	if (length < 1) {
		buf_adds(b, "\xef\xbf\xbd");
		return 1;
	}
	if (ch < 0xa0)
		add_escape(b, ch);
	else
		buf_add(b, s, (size_t)length);
	return (size_t)length;
}

static bool plain(char c)
{
	return c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
}

void jsonl_add_string(struct buf *b, const char *s, size_t n)
{
	size_t i = 0;

	buf_addc(b, '"');
	while (i < n) {
		size_t start = i;

		while (i < n && plain(s[i]))
			i++;
		buf_add(b, s + start, i - start);
		if (i < n)
			i += add_special(b, s + i, n - i);
	}
	buf_addc(b, '"');
}

void jsonl_add_long(struct buf *b, int64_t n)
{
	char digits[20];
	size_t at = sizeof(digits);
	uint64_t left = n < 0 ? -(uint64_t)n : (uint64_t)n;

	do
		digits[--at] = (char)('0' + left % 10);
	while ((left /= 10) > 0);
	if (n < 0)
		buf_addc(b, '-');
	buf_add(b, digits + at, sizeof(digits) - at);
}

enum { PARTS = 10000 };

/* x in parts of 1/10000. */
static int64_t parts(double x)
{
	if (!(x > -1e11))
		return x < 0 ? -100000000000 * PARTS : 0;
	if (x > 1e11)
		return 100000000000 * PARTS;
	return (int64_t)(x * PARTS + (x < 0 ? -0.5 : 0.5));
}

double jsonl_round(double x)
{
	return (double)parts(x) / PARTS;
}

void jsonl_add_number(struct buf *b, double x)
{
	int64_t whole = parts(x);
	int fraction = (int)(whole % PARTS);

	if (whole < 0) {
		buf_addc(b, '-');
		whole = -whole;
		fraction = -fraction;
	}
	jsonl_add_long(b, whole / PARTS);
	if (fraction > 0)
		buf_addc(b, '.');
	for (int place = PARTS / 10; fraction > 0; place /= 10) {
		buf_addc(b, (char)('0' + fraction / place));
		fraction %= place;
	}
}
