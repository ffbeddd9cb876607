#include "core/mend.h"

#include <limits.h>
#include <string.h>

#include "base/text.h"

enum { EXCERPT_CHARS = 30 };

bool mend_tell(struct trouble *t, enum rule rule, struct spot at, const char *a,
	const char *b)
{
	struct draft *d = t->draft;

	if (draft_knows(d, at.line, rule))
		return false;
	draft_tell(d, rule, at, a, b);
	draft_scar(d, at.line, at.line, rule, false);
	return true;
}

bool mend_tell_text(struct trouble *t, enum rule rule, struct spot at,
	size_t offset, size_t end)
{
	struct buf excerpt = { 0 };
	const char *s = t->draft->text + offset;
	size_t n = end > offset ? end - offset : 0;
	size_t used = 0;
	bool news;

	for (int i = 0; i < EXCERPT_CHARS && used < n; i++) {
		uint32_t ch;

		used += text_decode(s + used, n - used, &ch);
	}
	buf_add(&excerpt, s, used);
	if (used < n)
		buf_adds(&excerpt, "…");
	news = mend_tell(t, rule, at, buf_str(&excerpt), NULL);
	buf_release(&excerpt);
	return news;
}

bool mend_in_brackets(const struct trouble *t, struct spot *at)
{
	const struct events *e = t->events;

	for (int i = 0; i < e->depth; i++)
		if (e->levels[i].flow) {
			*at = e->levels[i].at;
			return true;
		}
	return false;
}

void mend_by_quoting(struct trouble *t, int line, size_t offset)
{
	struct draft *d = t->draft;
	int last = draft_text_end(d, line, offset);
	size_t end;
	struct spot bracket;

	if (last < t->events->at.line && t->at > offset && t->at < d->length)
		last = t->events->at.line;
	/* Quoted again and again a text would double each time. */
	if (draft_mended(d, line, last)) {
		mend_by_blanking(t, line, last);
		return;
	}
	end = draft_line(d, last).end;
	if (mend_in_brackets(t, &bracket) &&
		draft_offset(d, bracket) < offset) {
		size_t from = t->at > offset ? t->at : offset;

		end = from + strcspn(d->text + from, ",]}\n");
	}
	if (end < offset)
		end = offset;
	draft_quote(d, offset, end);
	draft_scar(d, line, last, RULE_YAML_SYNTAX, true);
}

void mend_by_blanking(struct trouble *t, int first, int last)
{
	draft_blank(t->draft, first, last);
	draft_scar(t->draft, first, last, RULE_YAML_SYNTAX, true);
}

static bool has(const char *words, const char *some)
{
	return strstr(words, some) != NULL;
}

/* What libyaml says while it makes tokens. */
static bool mend_token(struct trouble *t)
{
	const struct events *e = t->events;
	const char *context = e->context, *problem = e->problem;

	if (has(context, "quoted scalar")) {
		if (has(problem, "end of stream") ||
			has(problem, "document indicator"))
			return mend_open_quote(t, e->from);
		return mend_escape(t);
	}
	if (has(context, "simple key"))
		return mend_name(t);
	if (has(context, "plain scalar") || has(problem, "a tab character"))
		return mend_tab(t);
	if (has(context, "next token"))
		return mend_tab(t) || mend_first_character(t, e->at);
	if (has(context, "anchor") || has(context, "alias") ||
		has(context, " tag") || has(context, "directive") ||
		has(context, "block scalar"))
		return mend_first_character(t, e->from);
	if (has(problem, EVENTS_SECOND))
		return mend_second_document(t, e->at.line);
	if (has(problem, "mapping values"))
		return mend_colon(t);
	if (has(problem, "mapping keys") || has(problem, "sequence entries"))
		return mend_first_character(t, e->at);
	return false;
}

/* What it says of the order of tokens. */
static bool mend_order(struct trouble *t)
{
	const struct events *e = t->events;
	struct spot bracket;

	if (mend_in_brackets(t, &bracket))
		return mend_brackets(t);
	if (has(e->problem, "node content"))
		return mend_first_character(t, e->at);
	if (has(e->problem, "did not find expected"))
		return mend_misplaced(t);
	return false;
}

/* A line that no one understands goes, with all that belongs to it. */
static bool give_up_line(struct trouble *t)
{
	struct draft *d = t->draft;
	int line = t->events->at.line, last;
	struct line l;

	if (line >= draft_lines(d) || draft_line(d, line).blank)
		line = draft_above(d, line);
	if (line < 0)
		return false;
	l = draft_line(d, line);
	for (last = line; last + 1 < draft_lines(d); last++) {
		struct line next = draft_line(d, last + 1);

		if (!next.blank &&
			(next.indent < l.indent ||
				(next.indent == l.indent &&
					(l.dash < 0 || next.dash < 0))))
			break;
	}
	if (!draft_mended(d, line, line))
		mend_tell_text(t, RULE_YAML_SYNTAX,
			draft_spot(d, line, l.start + (size_t)l.indent),
			l.start + (size_t)l.indent, l.end);
	mend_by_blanking(t, line, last);
	return true;
}

/* As far as the events are known to have got. */
static int reached(const struct events *e)
{
	return e->end == EVENTS_DONE ? INT_MAX : e->at.line;
}

bool mend_is_needed(const struct draft *d, const struct events *e)
{
	return e->end == EVENTS_BROKEN || draft_is_odd(d, reached(e));
}

bool mend(struct draft *d, const struct events *e)
{
	struct trouble t = { .draft = d, .events = e };

	draft_own(d);
	if (draft_is_odd(d, reached(e))) {
		draft_mend_spaces(d, reached(e));
		return true;
	}
	if (e->end != EVENTS_BROKEN)
		return false;
	t.at = draft_offset(d, e->at);
	t.from = draft_offset(d, e->from);
	t.line = draft_line(d, e->at.line);
	return mend_token(&t) || mend_order(&t) || give_up_line(&t);
}
