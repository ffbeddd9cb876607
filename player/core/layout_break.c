#include "core/layout_break.h"

#include <string.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <unistr.h>

#include "base/text.h"

enum { SIDE = 5 }; /* bytes beside a hyphen: "из-за" stays whole */

static bool starts(const struct rich *t, size_t i, const char *what)
{
	size_t n = strlen(what);

	return t->length - i >= n && memcmp(t->text + i, what, n) == 0;
}

static bool ends(const struct rich *t, size_t i, const char *what)
{
	size_t n = strlen(what);

	return i >= n && memcmp(t->text + i - n, what, n) == 0;
}

static bool is_letter(uint8_t c)
{
	return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Whether a word has ended before byte i. */
static bool is_end(const struct rich *t, size_t i)
{
	return i >= t->length || strchr(" \n", t->text[i]);
}

static size_t back_spaces(const struct rich *t, size_t i)
{
	while (i > 0 && t->text[i - 1] == ' ')
		i--;
	return i;
}

bool break_is_dash(const struct rich *t, size_t i)
{
	const char *s = t->text;

	/* U+2012 to U+2015 */
	if (starts(t, i, "\xe2\x80") && t->length - i > 2 &&
		(uint8_t)s[i + 2] >= 0x92 && (uint8_t)s[i + 2] <= 0x95)
		return true;
	if (s[i] != '-' || (i > 0 && s[i - 1] != ' '))
		return false;
	while (i < t->length && s[i] == '-')
		i++;
	return i == t->length || s[i] == ' ' || s[i] == '\n';
}

bool break_is_closing(const struct rich *t, size_t i)
{
	return strchr(".,:;!?\")]}", t->text[i]) || starts(t, i, "»") ||
	       starts(t, i, "…") || starts(t, i, "”");
}

bool break_is_opening(const struct rich *t, size_t i)
{
	return i > 0 && (strchr("([{", t->text[i - 1]) || ends(t, i, "«") ||
				ends(t, i, "„"));
}

static uint32_t char_before(const struct rich *t, size_t i)
{
	const uint8_t *s = (const uint8_t *)t->text;
	ucs4_t ch = 0;

	return u8_prev(&ch, s + i, s) ? ch : 0;
}

static uint32_t char_at(const struct rich *t, size_t i)
{
	uint32_t ch;

	text_decode(t->text + i, t->length - i, &ch);
	return ch;
}

/* UAX #14 may break inside a cluster whose base is a space. */
static bool splits_cluster(const struct rich *t, size_t i)
{
	uint8_t lead = (uint8_t)t->text[i];

	/* nearly all text: ASCII, and Cyrillic but for its marks */
	if (lead < 0xcc || lead == 0xd0 || lead == 0xd1 || lead == 0xd3)
		return false;
	return !uc_is_grapheme_break(char_before(t, i), char_at(t, i));
}

/* As many bytes without a space on both sides as a break is worth. */
static bool long_sides(const struct rich *t, size_t i)
{
	if (i < SIDE + 1 || t->length - i < SIDE)
		return false;
	return !memchr(t->text + i - SIDE - 1, ' ', SIDE + 1) &&
	       !memchr(t->text + i, ' ', SIDE);
}

/* Whether UAX #14 may have its way where there is no space before. */
static bool may_break_word(const struct rich *t, size_t i)
{
	enum { FIRST_IDEOGRAPHIC = 0x2e80 };
	uint32_t before = char_before(t, i);

	if (before == '-' || before == '/' ||
		(before >= 0x2010 && before <= 0x2015))
		return long_sides(t, i);
	if (before >= 0x2000 && before <= 0x200a) /* spaces */
		return true;
	return before >= FIRST_IDEOGRAPHIC ||
	       char_at(t, i) >= FIRST_IDEOGRAPHIC;
}

/* The same in an address. */
static bool may_break_address(const struct rich *t, size_t i)
{
	char before = t->text[i - 1];

	return (before == '/' && !ends(t, i, "//")) || strchr("-&?=", before);
}

static bool harms(const struct rich *t, size_t i)
{
	if (break_is_dash(t, i) || starts(t, i, "»") || splits_cluster(t, i))
		return true;
	return t->text[i - 1] == ' ' && ends(t, back_spaces(t, i), "«");
}

/*
 * UAX #14 glues an opening bracket to a quotation mark before it, spaces or
 * not, because that might open a quotation. One that follows a word closes.
 */
static bool after_quotation(const struct rich *t, size_t i)
{
	size_t end = back_spaces(t, i), mark = end;

	if (!strchr("([{", t->text[i]) && !starts(t, i, "„"))
		return false;
	if (ends(t, end, "\""))
		mark -= 1;
	else if (ends(t, end, "»"))
		mark -= 2;
	else if (ends(t, end, "”") || ends(t, end, "“") || ends(t, end, "’"))
		mark -= 3;
	return mark < end && mark > 0 && t->text[mark - 1] != ' ';
}

/* Nor does it break before a sign that closes: "/etc", ".py" and "!x" do not. */
static bool begins_name(const struct rich *t, size_t i)
{
	char next = t->text[i + 1]; /* a NUL at the end */

	return strchr("/.:!?", t->text[i]) &&
	       (is_letter((uint8_t)next) || is_digit(next) ||
		       (next && strchr("./_~", next) && !is_end(t, i + 2)));
}

/* The style at byte i; the cursor moves on with i. */
static enum style style_at(const struct rich *t, size_t *span, size_t i)
{
	while (*span < t->span_count &&
		t->spans[*span].start + t->spans[*span].length <= i)
		++*span;
	return *span < t->span_count ? t->spans[*span].style : STYLE_PLAIN;
}

struct styles {
	enum style before, here;
};

/* Whether a row may begin at byte i, which UAX #14 allows or not. */
static bool may_break(
	const struct rich *t, size_t i, struct styles style, bool allowed)
{
	bool space = t->text[i - 1] == ' ' && t->text[i] != ' ';

	if (style.before == STYLE_CODE && style.here == STYLE_CODE)
		return space && !splits_cluster(t, i);
	if (!allowed)
		return space && (after_quotation(t, i) || begins_name(t, i));
	if (style.here == STYLE_CODE)
		return !splits_cluster(t, i) && (space || may_break_word(t, i));
	if (harms(t, i))
		return false;
	if (style.before == STYLE_FAINT && style.here == STYLE_FAINT)
		return space || may_break_address(t, i);
	return space || (style.before != STYLE_CODE && may_break_word(t, i));
}

/* --- breaks that are allowed and poor ---------------------------------- */

/* Whether the word that ends before i is one Cyrillic letter: "в", "т." */
static bool is_one_letter(const struct rich *t, size_t i)
{
	size_t end = i - (t->text[i - 1] == '.');
	uint8_t lead;

	if (end < 2)
		return false;
	lead = (uint8_t)t->text[end - 2];
	return (lead == 0xd0 || lead == 0xd1) &&
	       (end == 2 || strchr(" \n(", t->text[end - 3]) ||
		       ends(t, end - 2, "«"));
}

/* Groups of three digits, and what belongs to the number behind it. */
static bool is_number(const struct rich *t, size_t end, size_t i)
{
	size_t digits = 0;

	if (ends(t, end, "№"))
		return true;
	if (!is_digit(t->text[end - 1]))
		return false;
	while (i + digits < t->length && is_digit(t->text[i + digits]))
		digits++;
	return digits == 3 || t->text[i] == '%';
}

/* A sign that is a word: "=", "+", "_". */
static bool is_sign(const struct rich *t, size_t i)
{
	size_t n = 0;

	while (i + n < t->length && strchr("+*/=<>_%&^~#|", t->text[i + n]))
		n++;
	if (n == 0 && (starts(t, i, "·") || starts(t, i, "×")))
		n = strlen("·");
	return n > 0 && (is_end(t, i + n) || break_is_closing(t, i + n));
}

/* A row may begin at i, behind a space or not: whether it had better not. */
static bool is_poor(const struct rich *t, size_t i)
{
	size_t end = back_spaces(t, i);

	if (end == i)
		return t->text[i - 1] == '/';
	if (end == 0)
		return false;
	return is_one_letter(t, end) || is_number(t, end, i) || is_sign(t, i);
}

/* Code and an address stay whole where they can. */
static char kind_of(const struct rich *t, size_t i, struct styles style)
{
	bool inside =
		style.before == style.here &&
		(style.here == STYLE_CODE ||
			(style.here == STYLE_FAINT && t->text[i - 1] != ' '));

	if (inside || is_poor(t, i))
		return BREAK_POOR;
	return BREAK_HERE;
}

void break_find(struct buf *out, const struct rich *t)
{
	struct styles style = { STYLE_PLAIN, STYLE_PLAIN };
	size_t span = 0;
	char *breaks;

	buf_clear(out);
	buf_fill(out, BREAK_NEVER, t->length);
	if (t->length == 0)
		return;
	breaks = out->data;
	u8_possible_linebreaks(
		(const uint8_t *)t->text, t->length, "UTF-8", breaks);
	breaks[0] = BREAK_NEVER;
	for (size_t i = 1; i < t->length; i++) {
		bool allowed = breaks[i] == UC_BREAK_POSSIBLE;
		bool may = false;

		style.here = style_at(t, &span, i);
		if (allowed || t->text[i - 1] == ' ')
			may = may_break(t, i, style, allowed);
		breaks[i] = BREAK_NEVER;
		if (may)
			breaks[i] = kind_of(t, i, style);
		style.before = style.here;
	}
}

void break_add_hyphens(struct buf *breaks, const struct rich *t,
	const size_t *at, size_t count)
{
	size_t span = 0;

	for (size_t i = 0; i < count; i++) {
		size_t here = at[i];

		if (here == 0 || here >= t->length ||
			breaks->data[here] != BREAK_NEVER)
			continue;
		if (style_at(t, &span, here) != STYLE_CODE &&
			is_letter((uint8_t)t->text[here - 1]) &&
			is_letter((uint8_t)t->text[here]) && !harms(t, here))
			breaks->data[here] = BREAK_HYPHEN;
	}
}
