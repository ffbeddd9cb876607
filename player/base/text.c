#include "base/text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <unigbrk.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwidth.h>

#include "base/mem.h"

enum { REPLACEMENT = 0xfffd, SOFT_HYPHEN = 0xad, WINDOW = 64, HUGE = 4096 };

static const uint8_t *bytes(const char *s)
{
	return (const uint8_t *)s;
}

/* libunistring came back with nothing: only for want of memory. */
static void exhausted(void)
{
	/* mem.h has no other door to the end: no such array exists. */
	free(xrealloc(NULL, SIZE_MAX, 2));
}

/* Cyrillic without its marks, Latin-1 signs without the soft hyphen. */
static bool common_two(uint8_t lead, uint8_t next)
{
	switch (lead) {
	case 0xc2: /* from NBSP on */
		return next >= 0xa0 && next != 0xad;
	case 0xd0: /* U+0400 to U+052F */
	case 0xd1:
	case 0xd3:
		return true;
	case 0xd2:
		return next < 0x83 || next > 0x89;
	case 0xd4:
		return next < 0xb0;
	}
	return false;
}

/* Dashes, quotes, the ellipsis; box drawing. */
static bool common_three(uint8_t lead, uint8_t next, uint8_t last)
{
	if (lead != 0xe2)
		return false;
	if (next == 0x80)
		return last >= 0x90 && last <= 0xa7;
	return next == 0x94 || next == 0x95;
}

static bool follows(uint8_t byte)
{
	return (byte & 0xc0) == 0x80;
}

/*
 * Bytes of the character at s where it is one of those nearly all text is
 * made of: one cell wide, and never part of a cluster with its like. Else
 * 0. Every text on the screen goes through here, and libunistring's tables
 * take ten times as long.
 */
static size_t common(const char *s, size_t n)
{
	const uint8_t *u = bytes(s);

	if (n == 0)
		return 0;
	if (u[0] < 0x80)
		return u[0] >= 0x20 && u[0] != 0x7f;
	if (n < 2 || !follows(u[1]))
		return 0;
	if (common_two(u[0], u[1]))
		return 2;
	if (n > 2 && follows(u[2]) && common_three(u[0], u[1], u[2]))
		return 3;
	return 0;
}

size_t text_decode(const char *s, size_t n, uint32_t *ch)
{
	ucs4_t c = REPLACEMENT;
	int length;

	*ch = REPLACEMENT;
	if (n == 0)
		return 0;
	length = u8_mbtoucr(&c, bytes(s), n);
	if (length <= 0)
		return 1;
	*ch = c;
	return (size_t)length;
}

void text_encode(struct buf *b, uint32_t ch)
{
	uint8_t s[4];
	int length = u8_uctomb(s, ch, sizeof(s));

	if (length < 0)
		length = u8_uctomb(s, REPLACEMENT, sizeof(s));
	buf_add(b, (const char *)s, (size_t)length);
}

static bool invalid(const char *s, size_t n)
{
	uint32_t ch;

	return text_decode(s, n, &ch) == 1 && ch == REPLACEMENT;
}

/* Bytes of whole valid characters in the first limit bytes of s. */
static size_t valid_prefix(const char *s, size_t n, size_t limit)
{
	size_t i = 0;
	uint32_t ch;

	while (i < n && !invalid(s + i, n - i)) {
		size_t length = text_decode(s + i, n - i, &ch);

		if (i + length > limit)
			break;
		i += length;
	}
	return i;
}

/* The first cluster break after the start of a window of m bytes, or m. */
static size_t first_break(const char *s, size_t m)
{
	char few[WINDOW];
	char *breaks = m > WINDOW ? xmalloc(m) : few;
	size_t i;

	u8_grapheme_breaks(bytes(s), m, breaks);
	for (i = 1; i < m; i++)
		if (breaks[i])
			break;
	if (breaks != few)
		free(breaks);
	return i;
}

size_t text_cluster(const char *s, size_t n)
{
	uint32_t ch;
	size_t first = text_decode(s, n, &ch);
	size_t limit, m, found;

	if (first == n || invalid(s, n))
		return first;
	if (common(s, n) && common(s + first, n - first))
		return first;
	/*
	 * u8_grapheme_next() looks at two characters only and splits flags.
	 * Whether there is a break is decided by what stands before it and
	 * the character after it, so a window of whole characters will do.
	 * No letter needs HUGE bytes: what goes on longer is cut there.
	 */
	for (limit = WINDOW / 4;; limit *= 4) {
		m = valid_prefix(s, n, limit);
		found = first_break(s, m);
		if (found < m || m == n || limit >= HUGE ||
			invalid(s + m, n - m))
			return found;
	}
}

size_t text_last_cluster(const char *s, size_t n)
{
	size_t at = n, length = 0;
	bool after = false;

	/* No cluster goes on beyond two common characters in a row. */
	while (at > 0) {
		size_t back = 1;
		bool here;

		while (back < 4 && back < at && follows((uint8_t)s[at - back]))
			back++;
		here = common(s + at - back, n - at + back) == back;
		if (here && after)
			break;
		after = here;
		at -= back;
	}
	while (at < n) {
		length = text_cluster(s + at, n - at);
		at += length;
	}
	return length;
}

size_t text_clusters(const char *s, size_t n)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i += text_cluster(s + i, n - i))
		count++;
	return count;
}

static int char_width(uint32_t ch)
{
	int width;

	/*
	 * libunistring says 0, but every terminal emulator draws it. A
	 * control is drawn as U+FFFD.
	 */
	if (ch == SOFT_HYPHEN || ch == 0)
		return 1;
	/* Never NULL for the encoding (it crashes), nor the locale's. */
	width = uc_width(ch, "UTF-8");
	return width < 0 ? 1 : width;
}

int text_width(const char *s, size_t n)
{
	int width = 0;
	size_t i = 0;

	while (i < n) {
		size_t length = common(s + i, n - i);
		uint32_t ch;

		if (length > 0) {
			width++;
		} else {
			length = text_decode(s + i, n - i, &ch);
			width += char_width(ch);
		}
		i += length;
	}
	return width;
}

size_t text_fit(const char *s, size_t n, int cells)
{
	size_t i = 0;
	size_t here = common(s, n);

	while (i < n) {
		size_t length = here, next = 0;
		int width = 1;

		if (length > 0)
			next = common(s + i + length, n - i - length);
		if (length == 0 || (next == 0 && i + length < n)) {
			length = text_cluster(s + i, n - i);
			width = text_width(s + i, length);
			next = common(s + i + length, n - i - length);
		}
		if (width > cells)
			break;
		cells -= width;
		i += length;
		here = next;
	}
	return i;
}

struct range {
	uint32_t first, last;
	enum text_danger danger;
};

/* Everything but Cc and the noncharacters; in order. */
static const struct range dangers[] = {
	{ 0x34f, 0x34f, TEXT_INVISIBLE }, /* combining grapheme joiner */
	{ 0x61c, 0x61c, TEXT_BIDI },
	{ 0x115f, 0x1160, TEXT_INVISIBLE }, /* Hangul fillers */
	{ 0x17b4, 0x17b5, TEXT_INVISIBLE }, /* Khmer inherent vowels */
	{ 0x180b, 0x180f, TEXT_INVISIBLE }, /* Mongolian selectors */
	{ 0x200b, 0x200d, TEXT_INVISIBLE }, /* zero width */
	{ 0x200e, 0x200f, TEXT_BIDI },
	{ 0x2028, 0x2029, TEXT_CONTROL }, /* line, paragraph separator */
	{ 0x202a, 0x202e, TEXT_BIDI },
	{ 0x2060, 0x2064, TEXT_INVISIBLE }, /* word joiner, operators */
	{ 0x2066, 0x2069, TEXT_BIDI },
	{ 0x206a, 0x206f, TEXT_INVISIBLE }, /* deprecated format */
	{ 0x3164, 0x3164, TEXT_INVISIBLE }, /* Hangul filler */
	{ 0xd800, 0xdfff, TEXT_INVISIBLE }, /* surrogates */
	{ 0xe000, 0xf8ff, TEXT_PRIVATE },
	{ 0xfdd0, 0xfdef, TEXT_INVISIBLE }, /* noncharacters */
	{ 0xfe00, 0xfe0f, TEXT_INVISIBLE }, /* variation selectors */
	{ 0xfeff, 0xfeff, TEXT_INVISIBLE }, /* byte order mark */
	{ 0xffa0, 0xffa0, TEXT_INVISIBLE },
	{ 0xfff9, 0xfffb, TEXT_INVISIBLE }, /* annotations */
	{ 0x1bca0, 0x1bca3, TEXT_INVISIBLE }, /* shorthand format */
	{ 0x1d173, 0x1d17a, TEXT_INVISIBLE }, /* musical format */
	{ 0xe0000, 0xe0fff, TEXT_INVISIBLE }, /* tags, more selectors */
	{ 0xf0000, 0x10ffff, TEXT_PRIVATE },
};

enum text_danger text_danger(uint32_t ch)
{
	size_t low = 0, high = sizeof(dangers) / sizeof(dangers[0]);

	if (ch < 0x20)
		return ch == '\n' || ch == '\t' ? TEXT_SAFE : TEXT_CONTROL;
	if (ch >= 0x7f && ch < 0xa0)
		return TEXT_CONTROL;
	if (ch > 0x10ffff || (ch & 0xfffe) == 0xfffe)
		return TEXT_INVISIBLE;
	while (low < high) {
		size_t middle = (low + high) / 2;

		if (ch < dangers[middle].first)
			high = middle;
		else if (ch > dangers[middle].last)
			low = middle + 1;
		else
			return dangers[middle].danger;
	}
	return TEXT_SAFE;
}

size_t text_find_danger(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n) {
		size_t length = common(s + i, n - i);
		uint32_t ch;

		if (length == 0) {
			length = text_decode(s + i, n - i, &ch);
			if (text_danger(ch) != TEXT_SAFE)
				return i;
		}
		i += length;
	}
	return n;
}

void text_add_safe(struct buf *b, const char *s, size_t n)
{
	size_t i = 0;

	while (i < n) {
		size_t length = common(s + i, n - i);
		uint32_t ch = 0;

		if (length > 0) {
			buf_add(b, s + i, length);
			i += length;
			continue;
		}
		i += text_decode(s + i, n - i, &ch);
		switch (text_danger(ch)) {
		case TEXT_SAFE:
			text_encode(b, ch);
			break;
		case TEXT_CONTROL:
			text_encode(b, REPLACEMENT);
			break;
		case TEXT_BIDI:
		case TEXT_INVISIBLE:
		case TEXT_PRIVATE:
			break;
		}
	}
}

static bool has_mark(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n) {
		size_t length = common(s + i, n - i);
		uint32_t ch;

		if (length == 0) {
			length = text_decode(s + i, n - i, &ch);
			if (ch >= 0x300 && uc_is_general_category_withtable(
						   ch, UC_CATEGORY_MASK_M))
				return true;
		}
		i += length;
	}
	return false;
}

/* libunistring's result with a NUL behind it, which it does not put. */
static char *finish(uint8_t *result, size_t n)
{
	result = xrealloc(result, n + 1, 1);
	result[n] = '\0';
	return (char *)result;
}

char *text_nfc(const char *s, size_t n, size_t *out_n)
{
	uint8_t *result;

	if (!has_mark(s, n) || u8_check(bytes(s), n))
		return NULL;
	result = u8_normalize(UNINORM_NFC, bytes(s), n, NULL, out_n);
	if (!result) {
		exhausted();
		return NULL;
	}
	if (*out_n == n && memcmp(result, s, n) == 0) {
		free(result);
		return NULL;
	}
	return finish(result, *out_n);
}

/* Folds a character of two bytes, if it is Russian: same bytes, no marks. */
static bool fold_russian(char *s)
{
	uint32_t ch = ((uint32_t)(unsigned char)s[0] & 0x1f) << 6 |
		      ((uint32_t)(unsigned char)s[1] & 0x3f);

	if (ch < 0x400 || ch > 0x45f)
		return false;
	if (ch < 0x410)
		ch += 0x50;
	else if (ch < 0x430)
		ch += 0x20;
	s[0] = (char)(0xc0 | ch >> 6);
	s[1] = (char)(0x80 | (ch & 0x3f));
	return true;
}

/*
 * What most texts are made of: ASCII and Russian letters, which need no
 * tables. NULL where there is anything else.
 */
static char *fold_plain(const char *s, size_t n)
{
	char *copy = xstrndup(s, n);

	for (size_t i = 0; i < n; i++) {
		if (copy[i] >= 'A' && copy[i] <= 'Z') {
			copy[i] = (char)(copy[i] + 'a' - 'A');
		} else if ((unsigned char)copy[i] >= 0x80) {
			if (i + 1 == n ||
				((unsigned char)copy[i] & 0xfe) != 0xd0 ||
				((unsigned char)copy[i + 1] & 0xc0) != 0x80 ||
				!fold_russian(copy + i)) {
				free(copy);
				return NULL;
			}
			i++;
		}
	}
	return copy;
}

char *text_fold(const char *s, size_t n, size_t *out_n)
{
	struct buf valid = { 0 };
	uint8_t *result;
	char *plain = memchr(s, '\0', n) ? NULL : fold_plain(s, n);

	*out_n = n;
	if (plain)
		return plain;
	*out_n = 0;
	if (u8_check(bytes(s), n)) {
		text_add_safe(&valid, s, n);
		s = buf_str(&valid);
		n = valid.len;
	}
	/* No language: the Turkish one would tell i from I. */
	result = u8_casefold(bytes(s), n, NULL, UNINORM_NFC, NULL, out_n);
	if (!result && errno == ENOMEM)
		exhausted();
	buf_release(&valid);
	return finish(result, *out_n);
}
