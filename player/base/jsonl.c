#include "base/jsonl.h"

#include <endian.h>
#include <string.h>
#include <unistr.h>

/*
 * Eight bytes at a time. The test is the known "has a byte less than n", whose
 * top bits are exact for a word as a whole and for the first byte it finds;
 * those behind may be wrong.
 */
#define ONES (UINT64_MAX / 255)
#define TOPS (ONES << 7)

/* The first byte is the least one, whatever the machine. */
static uint64_t word_at(const char *p)
{
	uint64_t word;

	memcpy(&word, p, sizeof(word));
	return le64toh(word);
}

static uint64_t holds(uint64_t word, char c)
{
	uint64_t flipped = word ^ ONES * (unsigned char)c;

	return (flipped - ONES) & ~flipped & TOPS;
}

/* How many bytes are before the first of found, which is not 0. */
static size_t bytes_before(uint64_t found)
{
	return (size_t)__builtin_ctzll(found) / 8;
}

size_t jsonl_same(const char *a, const char *b, size_t n)
{
	size_t i = 0;

	for (; n - i >= sizeof(uint64_t); i += sizeof(uint64_t)) {
		uint64_t other = word_at(a + i) ^ word_at(b + i);

		if (other)
			return i + bytes_before(other);
	}
	while (i < n && a[i] == b[i])
		i++;
	return i;
}

/*
 * Where each string is looked through anyway, its words are added up: a top
 * bit tells of a control character or of other than ASCII somewhere, and only
 * then is the line checked as a whole. What is outside strings is ours by the
 * grammar.
 */
static inline uint64_t odd_in(uint64_t word)
{
	return word | (word - ONES * ' ');
}

/* No control characters (never ours), valid UTF-8. */
static bool is_text(const char *line, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)line[i] < ' ')
			return false;
	return !u8_check((const uint8_t *)line, n);
}

bool jsonl_begin(struct jsonl_scan *s, const char *line, size_t n)
{
	*s = (struct jsonl_scan){ .bad = true };
	if (n < 2 || line[0] != '{' || line[n - 1] != '}')
		return false;
	s->line = line;
	s->at = line + 1;
	s->end = line + n - 1;
	s->bad = false;
	return true;
}

/* The next quote or backslash; s->end: none. */
static inline const char *stop_after(struct jsonl_scan *s, const char *p)
{
	while (s->end - p >= (ptrdiff_t)sizeof(uint64_t)) {
		uint64_t word = word_at(p);
		uint64_t found = holds(word, '"') | holds(word, '\\');

		s->odd |= odd_in(word);
		if (found)
			return p + bytes_before(found);
		p += sizeof(word);
	}
	for (; p < s->end && *p != '"' && *p != '\\'; p++)
		s->odd |= odd_in(ONES * (unsigned char)*p);
	return p;
}

/* The closing quote from the first backslash on; NULL: none. */
static const char *closing(struct jsonl_scan *s, const char *p)
{
	s->odd = TOPS;
	for (; p < s->end && *p != '"'; p++)
		if (*p == '\\')
			p++;
	return p < s->end ? p : NULL;
}

/*
 * Each take_ reads one value at p and returns what is behind it, or NULL. p
 * is no further than s->end, where the object's brace is.
 */
static inline const char *take_string(
	struct jsonl_scan *s, const char *p, struct jsonl_value *out)
{
	const char *quote = stop_after(s, ++p);

	out->escaped = quote < s->end && *quote == '\\';
	if (out->escaped)
		quote = closing(s, quote);
	if (!quote || quote == s->end)
		return NULL;
	out->kind = JSONL_STRING;
	out->text = p;
	out->length = (size_t)(quote - p);
	return quote + 1;
}

static const char *take_list(
	struct jsonl_scan *s, const char *p, struct jsonl_value *out)
{
	const char *text = ++p;

	while (p && p < s->end && *p == '"') {
		p = take_string(s, p, out);
		if (!p || p[0] != ',' || p[1] != '"')
			break;
		p++;
	}
	if (!p || *p != ']')
		return NULL;
	out->kind = JSONL_LIST;
	out->text = text;
	out->length = (size_t)(p - text);
	out->escaped = false;
	return p + 1;
}

static inline bool digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The object's last byte, at end, is no digit: no bound is overrun. */
static const char *take_number(const char *p, struct jsonl_value *out)
{
	const char *text = p;

	p += *p == '-';
	if (!digit(*p) || (*p == '0' && digit(p[1])))
		return NULL;
	while (digit(*p))
		p++;
	if (*p == '.') {
		if (!digit(*++p))
			return NULL;
		while (digit(*p))
			p++;
	}
	out->kind = JSONL_NUMBER;
	out->text = text;
	out->length = (size_t)(p - text);
	out->escaped = false;
	return p;
}

static const char *take_bool(
	const struct jsonl_scan *s, const char *p, struct jsonl_value *out)
{
	size_t n = *p == 't' ? 4 : 5;

	if ((size_t)(s->end - p) < n ||
		memcmp(p, n == 4 ? "true" : "false", n) != 0)
		return NULL;
	out->kind = JSONL_BOOL;
	out->text = p;
	out->length = n;
	out->escaped = false;
	return p + n;
}

static inline const char *take_value(
	struct jsonl_scan *s, const char *p, struct jsonl_value *out)
{
	switch (*p) {
	case '"':
		return take_string(s, p, out);
	case '[':
		return take_list(s, p, out);
	case 't':
	case 'f':
		return take_bool(s, p, out);
	default:
		return take_number(p, out);
	}
}

static const char *take_key(
	const struct jsonl_scan *s, const char *p, struct jsonl_value *out)
{
	if (*p++ != '"')
		return NULL;
	out->key = p;
	while (p < s->end && *p != '"' && *p != '\\')
		p++;
	out->key_length = (size_t)(p - out->key);
	/* The end is a brace, so this reads no further than one behind. */
	if (p == s->end || p[0] != '"' || p[1] != ':')
		return NULL;
	return p + 2;
}

bool jsonl_member(struct jsonl_scan *s, const char *p, struct jsonl_value *out)
{
	s->bad = true;
	p = take_value(s, p, out);
	if (!p || (p != s->end && (*p != ',' || ++p == s->end)))
		return false;
	if (p == s->end && (s->odd & TOPS) &&
		!is_text(s->line, (size_t)(s->end - s->line)))
		return false;
	s->at = p;
	s->bad = false;
	return true;
}

bool jsonl_next(struct jsonl_scan *s, struct jsonl_value *out)
{
	const char *p;

	if (s->bad || s->at == s->end)
		return false;
	s->bad = true;
	/* A key may hold anything. */
	s->odd = TOPS;
	p = take_key(s, s->at, out);
	return p && jsonl_member(s, p, out);
}

bool jsonl_item(const char **at, const char *end, struct jsonl_value *out)
{
	struct jsonl_scan s = { .end = end };
	const char *p = *at;

	if (p < end && *p == ',')
		p++;
	if (p >= end || *p != '"')
		return false;
	p = take_string(&s, p, out);
	if (!p)
		return false;
	out->key = NULL;
	out->key_length = 0;
	*at = p;
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
