#include "base/letters.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>

#include "base/letters_table.h"
#include "base/text.h"

enum { NO_BREAK_SPACE = 0xa0, SOFT_HYPHEN = 0xad, HIGH = 0x80, SAFE = 0xa0 };

/* --- what a terminal has ---------------------------------------------- */

/*
 * The byte of a character beyond ASCII, or 0. Terminals that take bytes below
 * 0xa0 for controls would obey some of them ("…" is a line feed in CP1251):
 * letters are worth it, signs are not.
 */
static unsigned byte_of(const struct charset *c, uint32_t ch)
{
	size_t i = letter_is_cyrillic(ch) ? 0 : SAFE - HIGH;

	for (; i < HIGH; i++) {
		if (c->high[i] == ch)
			return (unsigned)(HIGH + i);
	}
	return 0;
}

/* Whether the terminal shows the character, and may. */
static bool has(const struct charset *c, uint32_t ch)
{
	const struct letter *letter;

	if (ch < HIGH)
		return true;
	switch (c->mode) {
	case SHOWN_FULL:
		break;
	case SHOWN_GLYPH:
		letter = letter_find(ch);
		if (letter && letter->alike_upper)
			return false;
		break;
	case SHOWN_LATIN:
		if (letter_is_cyrillic(ch) || sign_find(ch))
			return false;
		break;
	}
	if (!c->bytes)
		return true;
	/* Some fonts and terminals have neither of these. */
	if (ch == NO_BREAK_SPACE || ch == SOFT_HYPHEN)
		return false;
	return byte_of(c, ch) > 0;
}

static uint32_t alike(uint32_t ch)
{
	const struct letter *letter = letter_find(ch);

	if (!letter)
		return 0;
	return ch == letter->upper ? letter->alike_upper : letter->alike_lower;
}

/* The character to show in the cell of another; 0: there is none. */
static uint32_t stand_in(const struct charset *c, uint32_t ch)
{
	const struct sign *sign;

	for (uint32_t other = ch; other; other = letter_base(other)) {
		if (has(c, other))
			return other;
		if (alike(other) && has(c, alike(other)))
			return alike(other);
	}
	sign = sign_find(ch);
	return sign && !sign->ascii[1] ? (uint32_t)sign->ascii[0] : 0;
}

/* --- spelling --------------------------------------------------------- */

bool letters_spells(const struct charset *c)
{
	return c && (c->bytes || c->mode == SHOWN_LATIN);
}

static bool is_mark(uint32_t ch)
{
	return ch >= 0x300 && ch < 0x370;
}

/* The Latin letters for a Cyrillic one, or for it without its mark. */
static const char *latin(uint32_t ch)
{
	for (; ch; ch = letter_base(ch)) {
		const struct letter *letter = letter_find(ch);

		if (letter)
			return letter->latin;
	}
	return NULL;
}

/* What a character is spelled as; NULL: as itself. */
static const char *spelling(const struct charset *c, uint32_t ch)
{
	const struct sign *sign;

	if (c->mode == SHOWN_LATIN && letter_is_cyrillic(ch))
		return latin(ch);
	if (stand_in(c, ch))
		return NULL;
	if (letter_is_cyrillic(ch))
		return latin(ch);
	sign = sign_find(ch);
	return sign ? sign->ascii : NULL;
}

/* Whether what follows a capital, or stands before it, is one too. */
static bool in_capitals(uint32_t before, const char *s, size_t n)
{
	uint32_t next = 0;

	for (size_t i = 0; i < n;) {
		i += text_decode(s + i, n - i, &next);
		if (!is_mark(next))
			break;
	}
	return uc_is_upper(next) || (!uc_is_lower(next) && uc_is_upper(before));
}

static void add_latin(struct buf *out, const char *s, bool first, bool rest)
{
	for (size_t i = 0; s[i]; i++) {
		uint32_t ch = (unsigned char)s[i];

		text_encode(out, (i == 0 ? first : rest) ? uc_toupper(ch) : ch);
	}
}

static void spell(
	struct buf *out, const struct charset *c, const char *s, size_t n)
{
	uint32_t before = 0, ch;
	size_t length;

	for (size_t i = 0; i < n; i += length) {
		const char *as;

		length = text_decode(s + i, n - i, &ch);
		/* Latin has no stress to show, nor ASCII a mark. */
		if (c->mode == SHOWN_LATIN && is_mark(ch))
			continue;
		as = ch < HIGH ? NULL : spelling(c, ch);
		if (!as) /* U+FFFD for a broken byte */
			text_encode(out, ch);
		else
			add_latin(out, as, uc_is_upper(ch),
				uc_is_upper(ch) &&
					in_capitals(before, s + i + length,
						n - i - length));
		if (!is_mark(ch))
			before = ch;
	}
}

static bool is_ascii(const char *s, size_t n)
{
	while (n > 0 && (unsigned char)s[n - 1] < HIGH)
		n--;
	return n == 0;
}

void letters_spell(
	struct buf *out, const struct charset *c, const char *s, size_t n)
{
	size_t length = n;
	char *composed;

	if (!letters_spells(c) || is_ascii(s, n)) {
		buf_add(out, s, n);
		return;
	}
	composed = text_nfc(s, n, &length);
	spell(out, c, composed ? composed : s, length);
	free(composed);
}

int letters_width(const struct charset *c, const char *s, size_t n)
{
	struct buf b = { 0 };
	int width;

	if (!letters_spells(c) || is_ascii(s, n))
		return text_width(s, n);
	letters_spell(&b, c, s, n);
	width = text_width(buf_str(&b), b.len);
	buf_release(&b);
	return width;
}

size_t letters_fit(const struct charset *c, const char *s, size_t n, int cells)
{
	size_t at = 0;

	if (!letters_spells(c))
		return text_fit(s, n, cells);
	while (at < n) {
		size_t length = text_cluster(s + at, n - at);

		cells -= letters_width(c, s + at, length);
		if (cells < 0)
			break;
		at += length;
	}
	return at;
}

/* --- showing ---------------------------------------------------------- */

bool letters_shows(const struct charset *c)
{
	return c && (c->bytes || !c->combines || c->mode != SHOWN_FULL);
}

/* A character of width cells, as the terminal has it. */
static void show_char(
	struct buf *out, const struct charset *c, uint32_t ch, int width)
{
	uint32_t as = stand_in(c, ch);
	const struct sign *sign;

	if (has(c, ch)) {
		text_encode(out, ch);
		return;
	}
	if (!as) {
		sign = sign_find(ch);
		as = sign ? (uint32_t)sign->cell : '?';
	}
	/* A stand-in is one cell wide. */
	for (; width > 0; width--)
		text_encode(out, as);
}

/* A cluster without its marks. */
static void show_cluster(
	struct buf *out, const struct charset *c, const char *s, size_t n)
{
	uint32_t ch;
	size_t length;

	for (size_t i = 0; i < n; i += length) {
		int width;

		length = text_decode(s + i, n - i, &ch);
		width = text_width(s + i, length);
		if (width > 0 || (!c->bytes && !is_mark(ch)))
			show_char(out, c, ch, width);
	}
}

void letters_show(
	struct buf *out, const struct charset *c, const char *s, size_t n)
{
	size_t length = n;
	char *composed;

	if (!letters_shows(c) || is_ascii(s, n)) {
		buf_add(out, s, n);
		return;
	}
	/* A letter of the charset is not to be lost with its mark. */
	composed = text_nfc(s, n, &length);
	show_cluster(out, c, composed ? composed : s, length);
	free(composed);
}

void letters_send(
	struct buf *out, const struct charset *c, const char *s, size_t n)
{
	struct buf shown = { 0 };
	uint32_t ch;

	if (!c || !c->bytes) {
		letters_show(out, c, s, n);
		return;
	}
	letters_show(&shown, c, s, n);
	for (size_t i = 0; i < shown.len;) {
		unsigned byte;

		i += text_decode(shown.data + i, shown.len - i, &ch);
		byte = ch < HIGH ? ch : byte_of(c, ch);
		/* Only what the charset has was left. */
		buf_addc(out, (char)byte);
	}
	buf_release(&shown);
}

void letters_decode(
	struct buf *out, const struct charset *c, const char *bytes, size_t n)
{
	if (!c || !c->bytes) {
		buf_add(out, bytes, n);
		return;
	}
	for (size_t i = 0; i < n; i++) {
		unsigned byte = (unsigned char)bytes[i];

		if (byte < HIGH)
			buf_addc(out, bytes[i]);
		else if (c->high[byte - HIGH])
			text_encode(out, c->high[byte - HIGH]);
	}
}

bool letters_simplified(const struct charset *c, const char *language)
{
	static const struct {
		const char *language, *letters;
	} all[] = {
		{ "kk", "ӘҒҚҢӨҰҮҺІәғқңөұүһі" },
		{ "ky", "ҢӨҮңөү" },
		{ "tg", "ҒӢҚӮҲҶғӣқӯҳҷ" },
	};
	struct buf b = { 0 };
	bool changed = false;

	if (!letters_shows(c))
		return false;
	if (c->mode == SHOWN_LATIN)
		return strcmp(language, "en") != 0;
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		if (strcmp(all[i].language, language) != 0)
			continue;
		letters_show(&b, c, all[i].letters, strlen(all[i].letters));
		changed = strcmp(buf_str(&b), all[i].letters) != 0;
	}
	buf_release(&b);
	return changed;
}

bool letters_named(const char *name, enum letters *out)
{
	static const char *const names[] = {
		[SHOWN_FULL] = "full",
		[SHOWN_GLYPH] = "glyph",
		[SHOWN_LATIN] = "latin",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (strcmp(names[i], name) != 0)
			continue;
		*out = (enum letters)i;
		return true;
	}
	return false;
}
