/*
 * The first look at a text's characters. It must cost next to nothing: most
 * bytes of a lesson are ASCII and Russian letters, and are skipped.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>

#include "base/text.h"
#include "core/draft.h"

/* Names are short; what stands further right is no indentation. */
enum { STRUCTURE_BYTES = 256, NBSP = 0xa0 };

/* The way through the file as it was, so as to know line and column. */
struct look {
	struct draft *draft;
	const char *text;
	size_t n, kept; /* copied as far as kept, once there is a copy */
	size_t counted;
	struct spot at; /* of counted */
	uint32_t told; /* the last character told of, and in which line */
	int told_line;
};

/*
 * Bytes that can begin anything but harmless characters: controls, "%",
 * U+0080 to U+00BF, U+0300 to U+037F, U+0480 to U+04BF, U+0580 to U+07FF,
 * and all that take three bytes or four.
 */
static bool is_worth_a_look(unsigned char c)
{
	static const uint64_t worth[4] = {
		UINT64_C(0x00000020fffff9ff),
		UINT64_C(0x8000000000000000),
		0,
		UINT64_C(0xffffffffffc43004),
	};

	return worth[c / 64] >> c % 64 & 1;
}

static bool is_odd_space(uint32_t ch)
{
	return ch == NBSP || ch == 0x1680 || (ch >= 0x2000 && ch <= 0x200a) ||
	       ch == 0x202f || ch == 0x205f || ch == 0x3000;
}

/* Hyphens and dashes that a word processor puts in place of "-". */
static bool is_odd_dash(uint32_t ch)
{
	return (ch >= 0x2010 && ch <= 0x2015) || ch == 0x2212;
}

/* How many bytes from the start of a line are indentation and dashes. */
static size_t lead_of(const char *line, size_t n)
{
	size_t i = 0;

	while (i < n) {
		uint32_t ch;
		size_t length = text_decode(line + i, n - i, &ch);

		if (ch != ' ' && ch != '-' && !is_odd_space(ch) &&
			!is_odd_dash(ch))
			break;
		i += length;
	}
	return i;
}

/* Whether a dash at n is where an item may begin: "- —" begins one already. */
static bool begins_item(const char *line, size_t n, char next)
{
	for (size_t i = 0; i < n;) {
		uint32_t ch;

		i += text_decode(line + i, n - i, &ch);
		if (ch != ' ' && !is_odd_space(ch))
			return false;
	}
	return next == ' ';
}

static bool is_name_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '_' || c == '"' || c == '\'';
}

/*
 * Whether what stands between the start of a line and an odd space is all
 * indentation and dashes, or a name with or before its colon.
 */
static bool is_structure(const char *line, size_t n, char next)
{
	size_t i = lead_of(line, n);

	if (i == n)
		return true;
	while (i < n && (is_name_byte(line[i]) || line[i] == '-'))
		i++;
	return i == n ? next == ':' : i + 1 == n && line[i] == ':';
}

/* The text need not end in a NUL. */
static char byte_at(const struct look *l, size_t i)
{
	if (i >= l->n)
		return '\0';
	return l->text[i];
}

static void count_to(struct look *l, size_t to)
{
	for (size_t i = l->counted; i < to; i++) {
		unsigned char c = (unsigned char)l->text[i];

		if (c == '\n' || (c == '\r' && byte_at(l, i + 1) != '\n')) {
			l->at.line++;
			l->at.column = 0;
		} else if ((c & 0xc0) != 0x80) {
			l->at.column++;
		}
	}
	l->counted = to;
}

/* Leaves out bytes from the copy, or puts one in their place. */
static void take_out(struct look *l, size_t from, size_t to, char instead)
{
	buf_add(&l->draft->copy, l->text + l->kept, from - l->kept);
	if (instead)
		buf_addc(&l->draft->copy, instead);
	l->kept = to;
}

static enum rule rule_for(uint32_t ch)
{
	if (ch == 0x85 || ch == 0x2028 || ch == 0x2029)
		return RULE_CHAR_LINE;
	switch (text_danger(ch)) {
	case TEXT_CONTROL:
		return RULE_CHAR_CONTROL;
	case TEXT_BIDI:
		return RULE_CHAR_BIDI;
	case TEXT_PRIVATE:
		return RULE_CHAR_FONT;
	case TEXT_SAFE:
	case TEXT_INVISIBLE:
		break;
	}
	return RULE_CHAR_INVISIBLE;
}

static void tell_danger(struct look *l, size_t i, size_t length, uint32_t ch)
{
	enum rule rule = rule_for(ch);
	char name[16];

	/* One that stands in a line many times was pasted with it. */
	count_to(l, i);
	if (ch != l->told || l->at.line != l->told_line) {
		snprintf(name, sizeof(name), "U+%04X", (unsigned)ch);
		draft_tell(l->draft, rule, l->at, name, NULL);
		l->told = ch;
		l->told_line = l->at.line;
	}
	/* libyaml would count a line more. */
	take_out(l, i, i + length, rule == RULE_CHAR_LINE ? ' ' : '\0');
}

/* Notes the line where what stands at i is odd, and in its structure. */
static void note_odd(struct look *l, size_t i, size_t length,
	bool (*matters)(const char *line, size_t n, char next))
{
	struct draft *d = l->draft;
	size_t start = i;

	while (start > 0 && i - start < STRUCTURE_BYTES &&
		l->text[start - 1] != '\n' && l->text[start - 1] != '\r')
		start--;
	if (i - start == STRUCTURE_BYTES ||
		!matters(l->text + start, i - start, byte_at(l, i + length)))
		return;
	count_to(l, i);
	if (d->odd_count && d->odd[d->odd_count - 1].line == l->at.line) {
		d->odd[d->odd_count - 1].dash &= matters == begins_item;
		return;
	}
	d->odd = mem_grow(d->odd, &d->odd_room, d->odd_count, sizeof(*d->odd));
	d->odd[d->odd_count++] = (struct odd_line){ .line = l->at.line,
		.dash = matters == begins_item };
}

/*
 * libyaml compares each %TAG with all before it, which a hostile file can
 * make very slow. Tags are refused anyway.
 */
static size_t take_directive(struct look *l, size_t i)
{
	size_t end = i;

	if ((i > 0 && l->text[i - 1] != '\n' && l->text[i - 1] != '\r') ||
		l->n - i < 4 || memcmp(l->text + i, "%TAG", 4) != 0)
		return 1;
	while (end < l->n && l->text[end] != '\n' && l->text[end] != '\r')
		end++;
	count_to(l, i);
	draft_tell(l->draft, RULE_YAML_FIRST, l->at, "%", NULL);
	take_out(l, i, end, '\0');
	return end - i;
}

/* Looks closer at the character at i; its bytes are the result. */
static size_t look_at(struct look *l, size_t i)
{
	unsigned char next = (unsigned char)byte_at(l, i + 1);
	uint32_t ch;
	size_t length;

	switch ((unsigned char)l->text[i]) {
	case '%':
		return take_directive(l, i);
	case '\r':
		take_out(l, i, i + 1, next == '\n' ? '\0' : '\n');
		return 1;
	case 0xd2: /* Kazakh, Kyrgyz, Tajik letters; a few marks */
		l->draft->marks |= next >= 0x83 && next <= 0x89;
		return 2;
	}
	length = text_decode(l->text + i, l->n - i, &ch);
	if (text_danger(ch) != TEXT_SAFE)
		tell_danger(l, i, length, ch);
	else if (is_odd_space(ch))
		note_odd(l, i, length, is_structure);
	else if (is_odd_dash(ch))
		note_odd(l, i, length, begins_item);
	else if (ch >= 0x300 && uc_combining_class(ch) != 0)
		l->draft->marks = true;
	return length;
}

void draft_begin(struct draft *d, const char *file, const char *text, size_t n,
	struct faults *faults)
{
	struct look l = { .draft = d, .text = text, .n = n, .told_line = -1 };
	size_t i = 0;

	*d = (struct draft){
		.file = file, .faults = faults, .text = text, .length = n
	};
	while (i < n)
		i += is_worth_a_look((unsigned char)text[i]) ? look_at(&l, i)
							     : 1;
	if (l.kept > 0) {
		take_out(&l, n, n, '\0');
		d->text = buf_str(&d->copy);
		d->length = d->copy.len;
	}
}

void draft_read_again(struct draft *d)
{
	for (size_t i = 0; i < d->odd_count; i++)
		d->odd[i].fine = false;
	d->odd_next = 0;
}

void draft_text_at(struct draft *d, int first, int last, bool plain)
{
	while (d->odd_next < d->odd_count && d->odd[d->odd_next].line <= first)
		d->odd_next++;
	for (; d->odd_next < d->odd_count && d->odd[d->odd_next].line <= last;
		d->odd_next++)
		d->odd[d->odd_next].fine = !plain || d->odd[d->odd_next].dash;
}

bool draft_is_odd(const struct draft *d, int line)
{
	for (size_t i = 0; i < d->odd_count; i++)
		if (d->odd[i].line <= line && !d->odd[i].fine)
			return true;
	return false;
}

/* What YAML wants in place of a character at n of a line; '\0': itself. */
static char wanted(const char *line, size_t n, uint32_t ch, char next)
{
	if (is_odd_space(ch) && is_structure(line, n, next))
		return ' ';
	return is_odd_dash(ch) && begins_item(line, n, next) ? '-' : '\0';
}

/* Appends a line of the draft with ordinary spaces where YAML wants them. */
static void add_respaced(struct draft *d, int line, struct buf *out)
{
	struct line l = draft_line(d, line);
	char told = '\0';
	size_t i = l.start;

	while (i < l.end && i - l.start < STRUCTURE_BYTES) {
		uint32_t ch;
		size_t length = text_decode(d->text + i, l.end - i, &ch);
		char plain = wanted(d->text + l.start, i - l.start, ch,
			d->text[i + length]);

		if (plain && plain != told) {
			char name[16];

			snprintf(name, sizeof(name), "U+%04X", (unsigned)ch);
			draft_tell(d,
				plain == '-' ? RULE_CHAR_DASH : RULE_CHAR_SPACE,
				draft_spot(d, line, i), name, NULL);
			told = plain;
		}
		buf_add(out, plain ? &plain : d->text + i, plain ? 1 : length);
		i += length;
	}
	buf_add(out, d->text + i, l.end - i);
}

void draft_mend_spaces(struct draft *d, int line)
{
	struct buf fresh = { 0 };
	size_t done = 0, kept = 0;

	for (size_t i = 0; i < d->odd_count; i++) {
		struct odd_line odd = d->odd[i];
		struct line l;

		if (odd.line > line || odd.fine) {
			d->odd[kept++] = odd;
			continue;
		}
		l = draft_line(d, odd.line);
		buf_add(&fresh, d->text + done, l.start - done);
		add_respaced(d, odd.line, &fresh);
		done = l.end;
	}
	d->odd_count = kept;
	buf_add(&fresh, d->text + done, d->length - done);
	draft_become(d, &fresh);
}
