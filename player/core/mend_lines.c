/* Lines that lack their name, colon or dash, or are not wanted at all. */
#include <string.h>

#include "core/mend.h"

/* The last of the lines that simply go on with a text. */
static int paragraph_end(struct draft *d, int line)
{
	struct line first = draft_line(d, line);

	while (line + 1 < draft_lines(d)) {
		struct line l = draft_line(d, line + 1);

		if (l.blank || l.indent < first.indent || line_is_structure(&l))
			break;
		line++;
	}
	return line;
}

static bool mend_glued(struct trouble *t, int line)
{
	struct draft *d = t->draft;
	struct line l = draft_line(d, line);

	if (!l.glued || !mend_tell_text(t, RULE_YAML_COLON_SPACE,
				draft_spot(d, line, l.glued), l.body, l.glued))
		return false;
	draft_replace(d, l.glued + 1, l.glued + 1, " ", 1);
	return true;
}

static bool mend_glued_dash(struct trouble *t, int line)
{
	struct draft *d = t->draft;
	struct line l = draft_line(d, line);
	size_t dash = l.body;

	if (dash + 1 >= l.end || d->text[dash] != '-' ||
		d->text[dash + 1] == '-' ||
		!mend_tell_text(t, RULE_YAML_DASH_SPACE,
			draft_spot(d, line, dash), dash, l.end))
		return false;
	draft_replace(d, dash + 1, dash + 1, " ", 1);
	return true;
}

bool mend_name(struct trouble *t)
{
	struct draft *d = t->draft;
	int line = t->events->from.line;
	struct line l = draft_line(d, line);
	struct spot body = draft_spot(d, line, l.body);

	if (l.body >= l.end)
		return false;
	if (d->text[l.body] == '"' || d->text[l.body] == '\'') {
		const char *end = d->text + l.end;
		const char *close = memchr(d->text + l.body + 1,
			d->text[l.body], l.end - l.body - 1);

		if (!close)
			return mend_open_quote(t, body);
		if (!mend_tell_text(t, RULE_YAML_QUOTE_TAIL, body,
			    (size_t)(close + 1 - d->text),
			    (size_t)(end - d->text)))
			return false;
		mend_by_blanking(t, line, line);
		return true;
	}
	if (mend_glued(t, line) || mend_glued_dash(t, line) ||
		mend_ragged_text(t, line))
		return true;
	/* libyaml looks no further than 1024 characters for a colon. */
	if (l.colon ? !mend_tell_text(t, RULE_YAML_COLON,
			      draft_spot(d, line, l.colon), l.body, l.end)
		    : !mend_tell_text(t, RULE_YAML_NAME, body, l.body, l.end))
		return false;
	mend_by_blanking(t, line, paragraph_end(d, line));
	return true;
}

/* Empties a text from where it begins to the line before another. */
static void drop_text(struct trouble *t, struct spot from, int before)
{
	struct draft *d = t->draft;
	struct line l = draft_line(d, from.line);
	size_t offset = draft_offset(d, from);

	if (before > from.line + 1)
		draft_blank(d, from.line + 1, before - 1);
	draft_replace(d, offset, l.end, "", 0);
	draft_scar(d, from.line, before - 1, RULE_YAML_SYNTAX, true);
}

/*
 * The name of a field was read as part of the text that began in a line
 * above.
 */
bool mend_name_too_deep(struct trouble *t)
{
	struct draft *d = t->draft;
	struct spot start = t->events->last.start;
	int line = t->events->at.line;
	struct line above = draft_line(d, start.line);
	struct line l = t->line;

	if (mend_glued(t, start.line) ||
		(above.colon && mend_glued_dash(t, start.line)))
		return true;
	if (above.colon && l.dash < 0)
		return mend_indentation(t);
	if (above.colon) {
		if (!mend_tell_text(t, RULE_YAML_SYNTAX,
			    (struct spot){ line, l.indent },
			    l.start + (size_t)l.indent, l.end))
			return false;
	} else if (!mend_tell_text(
			   t, RULE_YAML_NAME, start, above.body, above.end)) {
		return false;
	}
	drop_text(t, start, line);
	return true;
}

/* Whether a line below is the first of a module or unit. */
static bool is_whole_below(struct draft *d, int line)
{
	while (++line < draft_lines(d)) {
		size_t start = draft_line(d, line).start;

		if (strncmp(d->text + start, "sabaq:", 6) == 0)
			return true;
	}
	return false;
}

bool mend_second_document(struct trouble *t, int sign)
{
	struct draft *d = t->draft;
	int last = sign;

	if (!mend_tell(t, RULE_YAML_DOCUMENTS, t->events->at, NULL, NULL))
		return false;
	/* Most often "---" was meant as a line across the page. */
	if (is_whole_below(d, sign))
		last = draft_lines(d) - 1;
	mend_by_blanking(t, sign, last);
	return true;
}

bool mend_misplaced(struct trouble *t)
{
	struct draft *d = t->draft;
	const struct events *e = t->events;
	const struct last *last = &e->last;
	struct line l = t->line;
	int before = draft_above(d, e->at.line);
	struct line above = draft_line(d, before);

	if (mend_quote_tail(t))
		return true;
	if (above.end - above.start == 3 &&
		memcmp(d->text + above.start, "...", 3) == 0)
		return mend_second_document(t, before);
	if ((last->kind == LAST_ALIAS || last->kind == LAST_FLOW) &&
		last->end.line == e->at.line)
		return mend_first_character(t, last->start);
	if (t->at != l.start + (size_t)l.indent || t->at >= d->length)
		return false;
	if (d->text[t->at] == ':') {
		if (!mend_tell(t, RULE_YAML_NAME_EMPTY, e->at, NULL, NULL))
			return false;
		mend_by_blanking(t, e->at.line, e->at.line);
		return true;
	}
	if (mend_glued_dash(t, e->at.line))
		return true;
	if (line_is_structure(&l))
		return (above.colon && mend_glued_dash(t, before)) ||
		       mend_indentation(t);
	if (mend_ragged_text(t, e->at.line))
		return true;
	if (!mend_tell_text(t, RULE_YAML_NAME, e->at, t->at, l.end))
		return false;
	mend_by_blanking(t, e->at.line, paragraph_end(d, e->at.line));
	return true;
}
