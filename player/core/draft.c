#include "core/draft.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void draft_release(struct draft *d)
{
	buf_release(&d->copy);
	free(d->odd);
	free(d->starts);
	free(d->scars);
	*d = (struct draft){ 0 };
}

void draft_tell(const struct draft *d, enum rule rule, struct spot at,
	const char *a, const char *b)
{
	struct place place = { d->file, at.line + 1, at.column + 1 };

	faults_add(d->faults, (int)rule, place, a, b, NULL);
}

int draft_lines(struct draft *d)
{
	const char *at = d->text, *end = d->text + d->length;
	size_t count = 0;

	if (d->lines > 0)
		return d->lines;
	for (;;) {
		d->starts = mem_grow(d->starts, &d->starts_room, count + 1,
			sizeof(*d->starts));
		d->starts[count++] = (size_t)(at - d->text);
		at = at < end ? memchr(at, '\n', (size_t)(end - at)) : NULL;
		if (!at)
			break;
		at++;
	}
	d->starts[count] = d->length + 1;
	d->lines = (int)count;
	return d->lines;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t';
}

static size_t skip_spaces(const struct draft *d, size_t at, size_t end)
{
	while (at < end && is_space(d->text[at]))
		at++;
	return at;
}

/* Whether at is a sign that, with a space or nothing after it, means much. */
static bool is_sign(const struct draft *d, size_t at, size_t end, char sign)
{
	return at < end && d->text[at] == sign &&
	       (at + 1 == end || is_space(d->text[at + 1]));
}

static bool is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '_' || c == '-';
}

/* The end of a quoted text that begins at at, in its line; end: open. */
static size_t after_quotes(const struct draft *d, size_t at, size_t end)
{
	char quote = d->text[at++];

	for (; at < end; at++) {
		if (quote == '"' && d->text[at] == '\\')
			at++;
		else if (d->text[at] == quote)
			return at + 1;
	}
	return end;
}

/* Fills in colon, glued, field and value. */
static void find_name(const struct draft *d, struct line *l)
{
	size_t at = l->body;
	char first = '\0';

	if (at < l->end)
		first = d->text[at];
	l->value = first == '#' ? l->end : l->body;
	if (first && strchr("#[]{}|>&*!%@`,", first))
		return;
	while (at < l->end && is_word_byte(d->text[at]))
		at++;
	l->field = at > l->body;
	if (first >= 'a' && first <= 'z' && at + 1 < l->end &&
		d->text[at] == ':' && !is_space(d->text[at + 1]) &&
		d->text[at + 1] != '/')
		l->glued = at;
	if (first == '"' || first == '\'')
		at = skip_spaces(d, after_quotes(d, at, l->end), l->end);
	else
		while (at < l->end && !is_sign(d, at, l->end, ':')) {
			if (d->text[at] == '#' && is_space(d->text[at - 1]))
				return;
			l->field = l->field && is_space(d->text[at]);
			at++;
		}
	if (!is_sign(d, at, l->end, ':'))
		return;
	l->glued = 0;
	l->colon = at;
	l->value = skip_spaces(d, at + 1, l->end);
	if (l->value < l->end && d->text[l->value] == '#')
		l->value = l->end;
}

struct line draft_line(struct draft *d, int line)
{
	struct line l = { .dash = -1 };
	int lines = draft_lines(d);
	size_t at;

	if (line >= lines)
		line = lines - 1;
	if (line < 0)
		return (struct line){ .dash = -1, .blank = true };
	l.start = d->starts[line];
	l.end = d->starts[line + 1] - 1;
	at = skip_spaces(d, l.start, l.end);
	l.indent = (int)(at - l.start);
	l.blank = at == l.end || d->text[at] == '#';
	while (l.end > at && is_space(d->text[l.end - 1]))
		l.end--;
	while (is_sign(d, at, l.end, '-')) {
		l.dash = (int)(at - l.start);
		at = skip_spaces(d, at + 1, l.end);
	}
	l.body = at;
	l.column = (int)(at - l.start);
	l.value = l.end;
	if (!l.blank)
		find_name(d, &l);
	return l;
}

bool line_is_structure(const struct line *l)
{
	return l->dash >= 0 || (l->colon && l->field) || l->glued;
}

bool line_is_empty(const struct line *l)
{
	return l->start + (size_t)l->indent == l->end;
}

int draft_above(struct draft *d, int line)
{
	int lines = draft_lines(d);

	for (line = line < lines ? line - 1 : lines - 1; line >= 0; line--)
		if (!draft_line(d, line).blank)
			break;
	return line;
}

size_t draft_offset(struct draft *d, struct spot at)
{
	int lines = draft_lines(d);
	size_t offset, end;

	if (at.line >= lines)
		return d->length;
	offset = d->starts[at.line];
	end = d->starts[at.line + 1] - 1;
	for (int i = 0; i < at.column && offset < end; i++)
		do
			offset++;
		while (offset < end &&
			((unsigned char)d->text[offset] & 0xc0) == 0x80);
	return offset;
}

struct spot draft_spot(struct draft *d, int line, size_t offset)
{
	struct spot at = { line, 0 };
	int lines = draft_lines(d);

	if (line >= lines)
		at.line = lines - 1;
	for (size_t i = d->starts[at.line]; i < offset; i++)
		at.column += ((unsigned char)d->text[i] & 0xc0) != 0x80;
	return at;
}

int draft_text_end(struct draft *d, int line, size_t offset)
{
	struct line l = draft_line(d, line);
	int within = l.dash >= 0 ? l.dash : l.indent;
	int last = line;

	/* The value of a name ends where a line is set in no deeper. */
	if (l.colon && offset > l.colon)
		within = l.column;
	for (int i = line + 1; i < draft_lines(d); i++) {
		l = draft_line(d, i);
		if (l.start + (size_t)l.indent == l.end)
			continue;
		if (l.indent <= within || line_is_structure(&l))
			break;
		last = i;
	}
	return last;
}

void draft_own(struct draft *d)
{
	struct buf fresh = { 0 };

	if (d->text == d->copy.data)
		return;
	buf_add(&fresh, d->text, d->length);
	draft_become(d, &fresh);
}

void draft_become(struct draft *d, struct buf *fresh)
{
	buf_release(&d->copy);
	d->copy = *fresh;
	*fresh = (struct buf){ 0 };
	d->text = buf_str(&d->copy);
	d->length = d->copy.len;
	d->lines = 0;
}

void draft_replace(
	struct draft *d, size_t from, size_t to, const char *s, size_t n)
{
	struct buf fresh = { 0 };

	buf_add(&fresh, d->text, from);
	buf_add(&fresh, s, n);
	buf_add(&fresh, d->text + to, d->length - to);
	draft_become(d, &fresh);
}

void draft_quote(struct draft *d, size_t from, size_t to)
{
	struct buf quoted = { 0 };

	buf_addc(&quoted, '\'');
	for (size_t i = from; i < to; i++) {
		if (d->text[i] == '\'')
			buf_addc(&quoted, '\'');
		buf_addc(&quoted, d->text[i]);
	}
	buf_addc(&quoted, '\'');
	draft_replace(d, from, to, buf_str(&quoted), quoted.len);
	buf_release(&quoted);
}

void draft_blank(struct draft *d, int first, int last)
{
	size_t from = draft_line(d, first).start;
	size_t to = d->starts[last + 1] - 1;
	struct buf feeds = { 0 };

	buf_fill(&feeds, '\n', (size_t)(last - first));
	draft_replace(d, from, to, buf_str(&feeds), feeds.len);
	buf_release(&feeds);
}

void draft_shift(struct draft *d, int first, int last, int delta)
{
	struct buf fresh = { 0 };
	size_t done = draft_line(d, first).start;

	buf_add(&fresh, d->text, done);
	for (int i = first; i <= last; i++) {
		struct line l = draft_line(d, i);

		buf_add(&fresh, d->text + done, l.start - done);
		done = l.start;
		if (delta > 0 && l.start < l.end)
			buf_fill(&fresh, ' ', (size_t)delta);
		else if (delta < 0 && l.indent >= -delta)
			done += (size_t)-delta;
	}
	buf_add(&fresh, d->text + done, d->length - done);
	draft_become(d, &fresh);
}

void draft_untab(struct draft *d, int line, int unit)
{
	struct buf fresh = { 0 };
	size_t done = draft_line(d, line).start;

	buf_add(&fresh, d->text, done);
	for (; line < draft_lines(d); line++) {
		struct line l = draft_line(d, line);
		size_t body = l.start + (size_t)l.indent;

		if (!memchr(d->text + l.start, '\t', body - l.start)) {
			if (body == l.end)
				continue;
			break;
		}
		buf_add(&fresh, d->text + done, l.start - done);
		for (done = l.start; done < body; done++)
			buf_fill(&fresh, ' ',
				d->text[done] == '\t' ? (size_t)unit : 1);
	}
	buf_add(&fresh, d->text + done, d->length - done);
	draft_become(d, &fresh);
}

void draft_scar(
	struct draft *d, int first, int last, enum rule rule, bool whole)
{
	d->scars = mem_grow(
		d->scars, &d->scar_room, d->scar_count, sizeof(*d->scars));
	d->scars[d->scar_count++] = (struct scar){ first, last, rule, whole };
}

bool draft_knows(const struct draft *d, int line, enum rule rule)
{
	for (size_t i = 0; i < d->scar_count; i++)
		if (d->scars[i].first <= line && line <= d->scars[i].last &&
			(d->scars[i].whole || d->scars[i].rule == rule))
			return true;
	return false;
}

bool draft_mended(const struct draft *d, int first, int last)
{
	for (size_t i = 0; i < d->scar_count; i++)
		if (d->scars[i].whole && d->scars[i].last >= first &&
			d->scars[i].first <= last)
			return true;
	return false;
}
