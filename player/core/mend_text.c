/* Texts that YAML takes for something else: signs, quotes, colons. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "core/mend.h"

/* A character as a string. */
struct sign {
	char s[5];
};

static struct sign sign_at(const struct draft *d, size_t offset)
{
	struct sign sign = { "" };
	uint32_t ch;
	size_t n = text_decode(d->text + offset, d->length - offset, &ch);

	memcpy(sign.s, d->text + offset, n);
	return sign;
}

bool mend_first_character(struct trouble *t, struct spot at)
{
	struct draft *d = t->draft;
	size_t offset = draft_offset(d, at);
	struct sign sign = sign_at(d, offset);

	if (!sign.s[0] || strchr("\n\t ", sign.s[0]))
		return false;
	if (!mend_tell(t, RULE_YAML_FIRST, at, sign.s, NULL))
		return false;
	if (sign.s[0] == '%' && at.column == 0)
		mend_by_blanking(t, at.line, at.line);
	else
		mend_by_quoting(t, at.line, offset);
	return true;
}

bool mend_open_quote(struct trouble *t, struct spot at)
{
	struct draft *d = t->draft;
	const struct events *e = t->events;
	size_t offset = draft_offset(d, at);
	struct line l = draft_line(d, at.line);
	struct sign quote = sign_at(d, offset);

	if (!mend_tell(t, RULE_YAML_QUOTE_OPEN, at, quote.s, NULL))
		return false;
	draft_replace(d, offset, offset + 1, "", 0);
	/* Where a name should stand it does best without quotes. */
	if (offset == l.body && l.dash < 0 && e->depth > 0 &&
		e->levels[e->depth - 1].map)
		return true;
	t->at = offset;
	mend_by_quoting(t, at.line, offset);
	return true;
}

/* Whether fields or items stand between two lines: no text has them. */
static bool hides_structure(struct draft *d, int first, int last)
{
	for (int i = first + 1; i <= last; i++) {
		struct line l = draft_line(d, i);

		if (line_is_structure(&l))
			return true;
	}
	return false;
}

bool mend_quote_tail(struct trouble *t)
{
	struct draft *d = t->draft;
	const struct last *last = &t->events->last;
	struct spot at = t->events->at;

	if (last->kind != LAST_QUOTED || at.line < last->end.line)
		return false;
	if (hides_structure(d, last->start.line, last->end.line))
		return mend_open_quote(t, last->start);
	if (at.line > last->end.line && line_is_structure(&t->line))
		return false;
	if (!mend_tell_text(t, RULE_YAML_QUOTE_TAIL, at, t->at, t->line.end))
		return false;
	mend_by_quoting(t, last->start.line, draft_offset(d, last->start));
	return true;
}

/* Whether a backslash and what follows it mean something to YAML. */
static bool is_escape(const char *s, size_t n)
{
	static const char hex[] = "0123456789abcdefABCDEF";
	static const char valid[] = "0abt\tnvfre \"/\\N_LPxuU";
	size_t digits;

	if (n < 2)
		return true; /* the line's end */
	if (s[1] == '\0' || !strchr(valid, s[1]))
		return false;
	digits = s[1] == 'x' ? 2 : s[1] == 'u' ? 4 : s[1] == 'U' ? 8 : 0;
	if (n < 2 + digits)
		return false;
	for (size_t i = 0; i < digits; i++)
		if (!strchr(hex, s[2 + i]))
			return false;
	/* Surrogates, and what lies beyond Unicode. */
	if (digits == 4)
		return !strchr("dD", s[2]) || strchr("01234567", s[3]);
	return digits != 8 || strncmp(s + 2, "000", 3) == 0;
}

bool mend_escape(struct trouble *t)
{
	struct draft *d = t->draft;
	const struct events *e = t->events;
	struct buf mended = { 0 };
	char shown[8] = "\\";
	size_t first = t->at, i;

	if (hides_structure(d, e->from.line, e->at.line))
		return mend_open_quote(t, e->from);
	while (first > t->line.start && d->text[first] != '\\')
		first--;
	if (first + 1 < t->line.end)
		snprintf(shown, sizeof(shown), "\\%s", sign_at(d, first + 1).s);
	if (!mend_tell(t, RULE_YAML_ESCAPE, draft_spot(d, e->at.line, first),
		    shown, NULL))
		return false;
	for (i = first; i < t->line.end && d->text[i] != '"'; i++) {
		bool good = d->text[i] != '\\' ||
			    is_escape(d->text + i, t->line.end - i);

		buf_addc(&mended, d->text[i]);
		if (i == first || !good)
			buf_addc(&mended, '\\');
		else if (d->text[i] == '\\' && i + 1 < t->line.end)
			buf_addc(&mended, d->text[++i]);
	}
	draft_replace(d, first, i, buf_str(&mended), mended.len);
	buf_release(&mended);
	return true;
}

bool mend_colon(struct trouble *t)
{
	struct draft *d = t->draft;
	const struct last *last = &t->events->last;
	struct spot at = t->events->at;
	size_t start;

	switch (last->kind) {
	case LAST_QUOTED:
		return mend_quote_tail(t);
	case LAST_ALIAS:
	case LAST_FLOW:
		return mend_first_character(t, last->start);
	case LAST_NONE:
	case LAST_BLOCK:
		return false;
	case LAST_PLAIN:
		break;
	}
	if (mend_missing_bar(t, last->start))
		return true;
	if (t->line.colon == t->at && last->start.line < at.line &&
		(t->line.field || t->line.dash >= 0))
		return mend_name_too_deep(t);
	start = draft_offset(d, last->start);
	if (!mend_tell_text(t, RULE_YAML_COLON, at, start,
		    draft_line(d, last->start.line).end))
		return false;
	mend_by_quoting(t, last->start.line, start);
	return true;
}

bool mend_brackets(struct trouble *t)
{
	struct draft *d = t->draft;
	const struct events *e = t->events;
	struct spot inner = e->levels[e->depth - 1].at, outer;
	enum rule rule = RULE_YAML_BRACKET;
	struct sign sign = sign_at(d, draft_offset(d, inner));

	if (e->last.kind == LAST_QUOTED &&
		draft_offset(d, e->last.start) > draft_offset(d, inner) &&
		mend_quote_tail(t))
		return true;
	if (e->at.line > inner.line)
		rule = RULE_YAML_BRACKET_OPEN;
	if (!mend_tell(t, rule, inner, sign.s, NULL))
		return false;
	mend_in_brackets(t, &outer);
	t->at = draft_offset(d, outer);
	mend_by_quoting(t, outer.line, t->at);
	return true;
}
