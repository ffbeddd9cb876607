#include "base/jsonl.h"

#include <string.h>
#include <unistr.h>

/*
 * One pass over the line, eight bytes at a time, for what the scanner then
 * need not look for in each string: control characters (never ours), bytes
 * of other than ASCII (checked whole), backslashes. Each test is the known
 * "has a byte less than n", which is exact for a word as a whole.
 */
#define ONES (UINT64_MAX / 255)
#define TOPS (ONES << 7)

struct seen {
	uint64_t high, control, slash; /* in the top bits of their bytes */
};

static void look(struct seen *seen, uint64_t word)
{
	uint64_t flipped = word ^ ONES * '\\';

	seen->high |= word;
	seen->control |= (word - ONES * ' ') & ~word;
	seen->slash |= (flipped - ONES) & ~flipped;
}

static bool looks_ours(struct jsonl_scan *s, const char *line, size_t n)
{
	struct seen seen = { 0 };
	uint64_t word = ONES * ' ';
	size_t i = 0;

	for (; i + sizeof(word) <= n; i += sizeof(word)) {
		uint64_t full;

		memcpy(&full, line + i, sizeof(full));
		look(&seen, full);
	}
	memcpy(&word, line + i, n - i);
	look(&seen, word);
	s->escapes = (seen.slash & TOPS) != 0;
	if (seen.control & TOPS)
		return false;
	return !(seen.high & TOPS) || !u8_check((const uint8_t *)line, n);
}

bool jsonl_begin(struct jsonl_scan *s, const char *line, size_t n)
{
	*s = (struct jsonl_scan){ .bad = true };
	if (n < 2 || line[0] != '{' || line[n - 1] != '}' ||
		!looks_ours(s, line, n))
		return false;
	s->at = line + 1;
	s->end = line + n - 1;
	s->bad = false;
	return true;
}

/* The closing quote of the string whose text begins at p; NULL: none. */
static const char *closing(const char *p, const char *end, bool escapes)
{
	if (!escapes)
		return memchr(p, '"', (size_t)(end - p));
	for (; p < end; p++) {
		if (*p == '"')
			return p;
		if (*p == '\\')
			p++;
	}
	return NULL;
}

/* Each take_ reads one value at s->at and leaves s->at behind it. */
static bool take_string(struct jsonl_scan *s, struct jsonl_value *out)
{
	const char *text = s->at + 1;
	const char *quote = closing(text, s->end, s->escapes);

	if (!quote)
		return false;
	out->kind = JSONL_STRING;
	out->text = text;
	out->length = (size_t)(quote - text);
	out->escaped = s->escapes && memchr(text, '\\', out->length);
	s->at = quote + 1;
	return true;
}

static bool take_list(struct jsonl_scan *s, struct jsonl_value *out)
{
	const char *text = s->at + 1;

	s->at = text;
	while (s->at < s->end && *s->at == '"') {
		if (!take_string(s, out) || s->at == s->end)
			return false;
		if (*s->at == ',' && s->at + 1 < s->end && s->at[1] == '"')
			s->at++;
		else
			break;
	}
	if (s->at == s->end || *s->at != ']')
		return false;
	out->kind = JSONL_LIST;
	out->text = text;
	out->length = (size_t)(s->at - text);
	out->escaped = false;
	s->at++;
	return true;
}

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The object's last byte, at end, is no digit: no bound is overrun. */
static bool take_number(struct jsonl_scan *s, struct jsonl_value *out)
{
	const char *p = s->at;

	p += *p == '-';
	if (!digit(*p) || (*p == '0' && digit(p[1])))
		return false;
	while (digit(*p))
		p++;
	if (*p == '.') {
		if (!digit(*++p))
			return false;
		while (digit(*p))
			p++;
	}
	out->kind = JSONL_NUMBER;
	out->text = s->at;
	out->length = (size_t)(p - s->at);
	out->escaped = false;
	s->at = p;
	return true;
}

static bool take_bool(struct jsonl_scan *s, struct jsonl_value *out)
{
	size_t n = *s->at == 't' ? 4 : 5;

	if ((size_t)(s->end - s->at) < n ||
		memcmp(s->at, n == 4 ? "true" : "false", n) != 0)
		return false;
	out->kind = JSONL_BOOL;
	out->text = s->at;
	out->length = n;
	out->escaped = false;
	s->at += n;
	return true;
}

static bool take_value(struct jsonl_scan *s, struct jsonl_value *out)
{
	switch (*s->at) {
	case '"':
		return take_string(s, out);
	case '[':
		return take_list(s, out);
	case 't':
	case 'f':
		return take_bool(s, out);
	default:
		return take_number(s, out);
	}
}

/* Keys are short: a loop beats a call of memchr(). */
static bool take_key(struct jsonl_scan *s, struct jsonl_value *out)
{
	const char *p = s->at;

	if (*p++ != '"')
		return false;
	out->key = p;
	while (p < s->end && *p != '"' && *p != '\\')
		p++;
	out->key_length = (size_t)(p - out->key);
	/* The end is a brace, so this reads no further than one behind. */
	if (p == s->end || p[0] != '"' || p[1] != ':')
		return false;
	s->at = p + 2;
	return true;
}

bool jsonl_next(struct jsonl_scan *s, struct jsonl_value *out)
{
	if (s->bad || s->at == s->end)
		return false;
	s->bad = true;
	if (!take_key(s, out) || !take_value(s, out))
		return false;
	if (s->at != s->end && (*s->at != ',' || ++s->at == s->end))
		return false;
	s->bad = false;
	return true;
}

bool jsonl_item(const char **at, const char *end, struct jsonl_value *out)
{
	struct jsonl_scan s = { .at = *at, .end = end, .escapes = true };

	if (s.at < end && *s.at == ',')
		s.at++;
	if (s.at >= end || *s.at != '"' || !take_string(&s, out))
		return false;
	out->key = NULL;
	out->key_length = 0;
	*at = s.at;
	return true;
}

/* ---- values ---- */

static int hex_digit(char c)
{
	if (digit(c))
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/* The four digits at s; -1 where they are none. */
static int32_t four(const char *s, size_t n)
{
	int32_t ch = 0;

	if (n < 4)
		return -1;
	for (int i = 0; i < 4; i++) {
		int value = hex_digit(s[i]);

		if (value < 0)
			return -1;
		ch = ch * 16 + value;
	}
	return ch;
}

/* Reads behind "\u" at s; a surrogate needs its partner. Returns bytes read. */
static size_t take_unicode(const char *s, size_t n, ucs4_t *out)
{
	int32_t ch = four(s, n), low;

	/* A NUL would end the text early: no string of ours has one. */
	if (ch <= 0 || (ch >= 0xdc00 && ch <= 0xdfff))
		return 0;
	*out = (ucs4_t)ch;
	if (ch < 0xd800 || ch > 0xdbff)
		return 4;
	if (n < 10 || s[4] != '\\' || s[5] != 'u')
		return 0;
	low = four(s + 6, 4);
	if (low < 0xdc00 || low > 0xdfff)
		return 0;
	*out = (ucs4_t)(0x10000 + ((ch - 0xd800) << 10) + (low - 0xdc00));
	return 10;
}

/* Undoes the escape whose backslash is at s; returns its bytes, 0: bad. */
static size_t undo(const char *s, size_t n, char **out)
{
	static const char letters[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
	const char *known;
	ucs4_t ch;
	size_t used;
	int bytes;

	if (n < 2)
		return 0;
	if (s[1] == 'u') {
		used = take_unicode(s + 2, n - 2, &ch);
		bytes = used ? u8_uctomb((uint8_t *)*out, ch, 6) : 0;
		if (bytes < 1)
			return 0;
		*out += bytes;
		return used + 2;
	}
	known = s[1] ? strchr(letters, s[1]) : NULL;
	if (!known)
		return 0;
	*(*out)++ = meant[known - letters];
	return 2;
}

char *jsonl_text(struct arena *arena, const char *text, size_t n)
{
	/* An escape is never shorter than what it stands for. */
	char *copy = arena_alloc(arena, n + 1);
	char *out = copy;

	for (size_t i = 0; i < n;) {
		size_t used = 1;

		if (text[i] == '\\')
			used = undo(text + i, n - i, &out);
		else
			*out++ = text[i];
		if (used == 0)
			return NULL;
		i += used;
	}
	*out = '\0';
	return copy;
}

bool jsonl_long(const char *text, size_t n, int64_t *out)
{
	bool minus = n > 0 && text[0] == '-';
	int64_t value = 0;

	/* 18 digits always fit. */
	if (n - minus < 1 || n - minus > 18)
		return false;
	for (size_t i = minus; i < n; i++) {
		if (!digit(text[i]))
			return false;
		value = value * 10 + (text[i] - '0');
	}
	*out = minus ? -value : value;
	return true;
}

/*
 * A whole number below 2^53 divided by a power of ten that is exact gives
 * the nearest double: what strtod would give, in no locale.
 */
bool jsonl_number(const char *text, size_t n, double *out)
{
	bool minus = n > 0 && text[0] == '-', fraction = false;
	int64_t value = 0;
	double scale = 1;

	if (n - minus < 1 || n - minus > 16)
		return false;
	for (size_t i = minus; i < n; i++) {
		if (text[i] == '.' && !fraction) {
			fraction = true;
			continue;
		}
		if (!digit(text[i]))
			return false;
		value = value * 10 + (text[i] - '0');
		if (fraction)
			scale *= 10;
	}
	if (value >= 1000000000000000)
		return false;
	*out = (double)(minus ? -value : value) / scale;
	return true;
}
