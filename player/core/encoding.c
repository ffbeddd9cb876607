#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "core/source.h"

enum { REPLACEMENT = 0xfffd };

/*
 * What the upper half of an encoding holds, a character for each byte from
 * 0x80 on: l and U Russian letters, k and K letters of the national
 * alphabets, '.' signs that texts hold, '?' what a lesson hardly ever
 * holds, b box drawing.
 */
struct charset {
	const char *name; /* as iconv calls it */
	const char *upper_half;
};

#define UPPER_32 "UUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUU"
#define LOWER_16 "llllllllllllllll"
#define BOXES_16 "bbbbbbbbbbbbbbbb"

/* Where two fit equally well, the first is named. */
static const struct charset charsets[] = {
	{ "CP1251", "??.?..??.??.????"
		    "?.......???.????"
		    ".??????.U.?.?..?"
		    "..Kk???.l.?.????" UPPER_32 LOWER_16 LOWER_16 },
	{ "KOI8-R", BOXES_16 "bbbbb?????.b...."
			     "bbblbbbbbbbbbbbb"
			     "bbbUbbbbbbbbbbb." LOWER_16 LOWER_16 UPPER_32 },
	{ "CP866", UPPER_32 LOWER_16 BOXES_16 BOXES_16 BOXES_16 LOWER_16
		"Ul??????.?.?.?b." },
	{ "PT154", "?KKk..KKKk?KKKK?"
		   "?.......kk?kkkk?"
		   ".???K?K.U.K.?k.?"
		   ".kKk?k?.l.k.????" UPPER_32 LOWER_16 LOWER_16 },
	{ "RK1048", "??.?..??.??.?KK?"
		    "?.......???.?kk?"
		    ".KkK?K?.U.K.?..K"
		    "..Kkk??.l.k.kKkk" UPPER_32 LOWER_16 LOWER_16 },
};

/* Text is mostly lower-case letters; a wrong reading gives capitals. */
static long weight(char class)
{
	switch (class) {
	case 'l':
	case 'k':
		return 3;
	case 'U':
	case 'K':
		return 1;
	case '?':
		return -4;
	case 'b':
		return -6;
	}
	return 0;
}

static const char *best_charset(const long seen[128])
{
	const char *best = NULL;
	long most = 0;

	for (size_t i = 0; i < sizeof(charsets) / sizeof(charsets[0]); i++) {
		long score = 0;

		for (int b = 0; b < 128; b++)
			score += seen[b] * weight(charsets[i].upper_half[b]);
		if (!best || score > most) {
			best = charsets[i].name;
			most = score;
		}
	}
	return best;
}

static bool begins(const char *bytes, size_t n, const char *mark, size_t m)
{
	return n >= m && memcmp(bytes, mark, m) == 0;
}

/*
 * UTF-16 shows by its NULs: every space and line end has one, always on the
 * same side, and the other bytes of that side are those of the Cyrillic
 * block.
 */
static const char *wide(const char *bytes, size_t n)
{
	size_t high[2] = { 0, 0 };

	if (begins(bytes, n, "\xff\xfe\0\0", 4) ||
		begins(bytes, n, "\0\0\xfe\xff", 4))
		return "UTF-32";
	if (begins(bytes, n, "\xff\xfe", 2) || begins(bytes, n, "\xfe\xff", 2))
		return "UTF-16";
	if (n < 4 || !memchr(bytes, '\0', n))
		return NULL;
	for (size_t i = 0; i < n; i++)
		if (bytes[i] == '\0' || bytes[i] == 4 || bytes[i] == 0x20)
			high[i % 2]++;
	if (high[1] > n * 9 / 20 && high[0] < high[1] / 2)
		return "UTF-16LE";
	if (high[0] > n * 9 / 20 && high[1] < high[0] / 2)
		return "UTF-16BE";
	return NULL;
}

const char *source_encoding(const char *bytes, size_t n)
{
	const char *name = wide(bytes, n);
	long seen[128] = { 0 };
	size_t good = 0, bad = 0;
	size_t i = 0;

	if (name)
		return name;
	while (i < n) {
		uint32_t ch;
		size_t length = text_decode(bytes + i, n - i, &ch);

		if (length > 1)
			good++;
		else if (ch == REPLACEMENT)
			bad++;
		for (; length > 0; length--, i++)
			if ((unsigned char)bytes[i] >= 0x80)
				seen[(unsigned char)bytes[i] - 0x80]++;
	}
	/* Letters of another encoding are hardly ever UTF-8 by chance. */
	return bad <= good ? NULL : best_charset(seen);
}
