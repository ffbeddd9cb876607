/* Lines that begin at another column than they should. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/mend.h"

/* What begins below a line, and belongs to it, at a column. */
enum below { BELOW_NOTHING, BELOW_ITEMS, BELOW_OTHERS };

static enum below below_at(struct draft *d, int line, int column)
{
	struct line l = draft_line(d, line);

	if (!l.colon || l.value < l.end)
		return BELOW_NOTHING;
	while (++line < draft_lines(d)) {
		l = draft_line(d, line);
		if (l.blank)
			continue;
		if (l.indent != column)
			break;
		return l.dash >= 0 ? BELOW_ITEMS : BELOW_OTHERS;
	}
	return BELOW_NOTHING;
}

/*
 * The last line of what moves along with line: all that is set in at least
 * as deep and does not stand where it should already.
 */
static int block_end(struct draft *d, int line, int delta)
{
	struct line first = draft_line(d, line);
	int right = first.indent + delta;
	enum below below = below_at(d, line, right);

	for (; line + 1 < draft_lines(d); line++) {
		struct line l = draft_line(d, line + 1);

		if (l.blank)
			continue;
		if (l.indent < first.indent)
			break;
		if (l.indent == right && line_is_structure(&l) &&
			below != (l.dash >= 0 ? BELOW_ITEMS : BELOW_OTHERS))
			break;
		if (first.dash >= 0 && l.indent == first.column + delta)
			break;
		if (l.indent == first.indent)
			below = below_at(d, line + 1, right);
	}
	return line;
}

/* Tells that a line should begin at wanted, and moves lines as far as last. */
static bool move(struct trouble *t, int line, int last, int wanted)
{
	struct draft *d = t->draft;
	int indent = draft_line(d, line).indent;
	char is[16], should[16];

	if (wanted < 0 || wanted == indent)
		return false;
	snprintf(is, sizeof(is), "%d", indent + 1);
	snprintf(should, sizeof(should), "%d", wanted + 1);
	if (!mend_tell(t, RULE_YAML_INDENT, (struct spot){ line, indent }, is,
		    should))
		return false;
	draft_shift(d, line, last, wanted - indent);
	return true;
}

/* The level nearest to which something of the same kind begins; or NULL. */
static const struct level *nearest_level(const struct trouble *t)
{
	const struct events *e = t->events;
	const struct level *nearest = NULL;
	int indent = t->line.indent;

	for (int i = 0; i < e->recent; i++) {
		const struct level *level = &e->levels[i];

		if (level->flow || level->map != (t->line.dash < 0))
			continue;
		if (!nearest || abs(level->at.column - indent) <=
					abs(nearest->at.column - indent))
			nearest = level;
	}
	return nearest;
}

/* Whether the first of two columns is a slip: people set in by 2 or 4. */
static bool is_slip(int column, int other)
{
	return column % 2 != 0 && other % 2 == 0;
}

/* Whether a level has but one name or item above a line. */
static bool is_alone(struct draft *d, const struct level *level, int line)
{
	while (--line > level->at.line) {
		struct line l = draft_line(d, line);

		if (!l.blank && l.indent <= level->at.column)
			return false;
	}
	return true;
}

/*
 * "- id: a" and the fields below it do not stand under one another: whether
 * the items further down say that the dash is wrong.
 */
static bool is_dash_wrong(
	struct draft *d, const struct line *head, int line, int indent)
{
	struct line l;
	int others = 0;

	while (++line < draft_lines(d)) {
		l = draft_line(d, line);
		if (l.blank || l.indent > indent)
			continue;
		if (l.indent < indent)
			break;
		others++;
	}
	l = draft_line(d, line);
	if (line < draft_lines(d) && l.dash >= 0) {
		if (l.indent == head->indent)
			return false;
		if (l.indent == head->indent + indent - head->column)
			return true;
	}
	return others > 0 || is_slip(head->column, indent);
}

/*
 * Two lines contradict one another: whether the upper one, the first of its
 * level, is to blame, because those below agree with the lower one.
 */
static bool is_head_wrong(const struct trouble *t, const struct level *level)
{
	struct draft *d = t->draft;
	int line = t->events->at.line, indent = t->line.indent;
	struct line head = draft_line(d, level->at.line);

	if (!is_alone(d, level, line))
		return false;
	if (level->map && head.dash >= 0) {
		/* The first item of its list, or it agrees with those above. */
		if (level == t->events->levels ||
			level[-1].at.line != level->at.line)
			return false;
		return is_dash_wrong(d, &head, line, indent);
	}
	while (++line < draft_lines(d)) {
		struct line l = draft_line(d, line);

		if (!l.blank && l.indent <= indent) {
			if (l.indent == indent || l.indent == head.indent)
				return l.indent == indent;
			break;
		}
	}
	return is_slip(head.indent, indent);
}

bool mend_indentation(struct trouble *t)
{
	struct draft *d = t->draft;
	const struct level *level = nearest_level(t);
	struct line head;
	int last, delta;

	if (!level)
		return false;
	head = draft_line(d, level->at.line);
	delta = t->line.indent - level->at.column;
	if (head.indent + delta >= 0 && is_head_wrong(t, level)) {
		last = head.dash >= 0 && level->map ? level->at.line
						    : t->events->at.line - 1;
		if (move(t, level->at.line, last, head.indent + delta))
			return true;
	}
	last = block_end(d, t->events->at.line, -delta);
	return move(t, t->events->at.line, last, level->at.column);
}

/* More lines of a text, from first on, begin at indent than at other. */
static bool is_usual(struct draft *d, int first, int indent, int other)
{
	int more = 0;

	for (; first < draft_lines(d); first++) {
		struct line l = draft_line(d, first);

		if (line_is_empty(&l))
			continue;
		if (l.indent < indent && l.indent < other)
			break;
		more += (l.indent == indent) - (l.indent == other);
	}
	return more > 0 || (more == 0 && is_slip(other, indent));
}

/*
 * A text under "|" goes on at another column than it begins: then it ended
 * there, and the rest is no YAML.
 */
bool mend_ragged_text(struct trouble *t, int line)
{
	struct draft *d = t->draft;
	const struct last *text = &t->events->last;
	struct line l = draft_line(d, line);
	struct line header = draft_line(d, text->start.line), begin;
	int first = text->start.line + 1, last;

	if (text->kind != LAST_BLOCK || l.blank || first >= line)
		return false;
	do
		begin = draft_line(d, first);
	while (line_is_empty(&begin) && ++first < line);
	if (l.indent <= (header.colon ? header.column : header.dash) ||
		l.indent >= begin.indent)
		return false;
	if (is_usual(d, first, l.indent, begin.indent) &&
		move(t, first, line - 1, l.indent))
		return true;
	for (last = line; last + 1 < draft_lines(d); last++) {
		struct line next = draft_line(d, last + 1);

		if (next.indent < l.indent || next.indent >= begin.indent)
			break;
	}
	return move(t, line, last, begin.indent);
}

/* A text of several lines right under "name:", where YAML reads on. */
bool mend_missing_bar(struct trouble *t, struct spot start)
{
	struct draft *d = t->draft;
	int line = draft_above(d, start.line);
	struct line name = draft_line(d, line);
	struct line l = draft_line(d, start.line);

	/* More likely a field without its name stands above one with. */
	if (t->line.colon == t->at && t->line.field)
		return false;
	if (!name.colon || name.value < name.end || l.dash >= 0 || l.glued ||
		l.indent <= name.column || draft_offset(d, start) != l.body ||
		!mend_tell_text(t, RULE_YAML_BAR,
			draft_spot(d, line, name.colon), name.body, name.colon))
		return false;
	draft_replace(d, name.colon + 1, name.end, " |", 2);
	return true;
}

static bool is_level(const struct trouble *t, int column)
{
	const struct events *e = t->events;
	int count = e->recent > e->depth ? e->recent : e->depth;

	for (int i = 0; i < count; i++)
		if (!e->levels[i].flow &&
			e->levels[i].map == (t->line.dash < 0) &&
			e->levels[i].at.column == column)
			return true;
	return false;
}

/* Whether the value of a line stands below it, set in. */
static bool is_opening(struct draft *d, int line)
{
	struct line l = draft_line(d, line);

	return l.colon && (l.value == l.end || d->text[l.value] == '|' ||
				  d->text[l.value] == '>');
}

/* Where the first line with tabs should begin, judging by the one above. */
static int wanted_column(struct draft *d, int line)
{
	struct line l = draft_line(d, line);
	struct line above = draft_line(d, draft_above(d, line));

	if (above.colon == 0)
		return above.dash >= 0 ? above.dash : above.indent;
	if (is_opening(d, draft_above(d, line)))
		return above.column + 2;
	return l.dash >= 0 && above.dash >= 0 ? above.dash : above.column;
}

/* For how many spaces a tab stood in the editor where it was typed. */
static int tab_width(const struct trouble *t, int tabs)
{
	static const int usual[] = { 4, 8, 2 };
	int spaces = t->line.indent - tabs;
	int line = t->events->at.line;
	int wanted = wanted_column(t->draft, line) - spaces;
	bool usable = line_is_structure(&t->line) &&
		      !is_opening(t->draft, draft_above(t->draft, line));

	for (size_t i = 0; i < sizeof(usual) / sizeof(usual[0]); i++)
		if (usable && is_level(t, spaces + tabs * usual[i]))
			return usual[i];
	return wanted > 0 ? wanted / tabs : 0;
}

bool mend_tab(struct trouble *t)
{
	struct draft *d = t->draft;
	int line = t->events->at.line;
	struct line l = t->line;
	int tabs = 0;
	size_t first = l.start + (size_t)l.indent;

	for (size_t i = first; i-- > l.start;)
		if (d->text[i] == '\t') {
			tabs++;
			first = i;
		}
	if (tabs == 0 && t->at < d->length && d->text[t->at] == '\t')
		first = t->at;
	else if (tabs == 0)
		return false;
	if (!mend_tell(
		    t, RULE_YAML_TAB, draft_spot(d, line, first), NULL, NULL))
		return false;
	if (tabs > 0)
		draft_untab(d, line, tab_width(t, tabs));
	else
		draft_replace(d, first, first + strspn(d->text + first, "\t"),
			" ", 1);
	return true;
}
