#include "ui/words_summary.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ui/meeting.h"
#include "ui/words.h"

enum { INDENT = 3, HALF = 2 };

/* What is being said of whom. */
struct saying {
	const struct catalogue *c;
	const struct desk *d;
	const struct summary_out *out;
	struct buf line;
};

/* Says the line that was put together. */
static void say(struct saying *s, enum summary_kind kind, int indent)
{
	s->out->line(s->out->context, kind, indent, buf_str(&s->line));
	buf_clear(&s->line);
}

static void say_title(struct saying *s, const char *text)
{
	buf_adds(&s->line, text);
	say(s, SUMMARY_TITLE, 0);
}

/* ---- questions ---- */

static void add_share(struct saying *s, const char *text, int right, int of)
{
	if (of > 0)
		words_fill(&s->line, text, NUMBER(right * 100 / of), NULL);
}

static void say_votes(struct saying *s, const struct desk_question *q)
{
	const struct catalogue *c = s->c;
	bool both = q->round > 1 && q->first > 0;

	if (q->round == 0)
		buf_adds(&s->line,
			q->skipped ? tr(c, "Skipped.") : tr(c, "Not asked."));
	else if (q->last == 0)
		buf_adds(&s->line, tr(c, "Nobody answered."));
	else if (!q->graded)
		words_fill(&s->line, tr(c, "Answered: %1."), NUMBER(q->last),
			NULL);
	else if (both)
		words_fill(&s->line,
			tr(c, "Right: %1 of %2 before, %3 of %4 now."),
			NUMBER(q->first_right), NUMBER(q->first),
			NUMBER(q->last_right), NUMBER(q->last), NULL);
	else
		words_fill(&s->line, tr(c, "Right: %1 of %2."),
			NUMBER(q->last_right), NUMBER(q->last), NULL);
	if (q->graded && both && q->last > 0) {
		/* TRANSLATORS: the share of right answers, then and now. */
		add_share(s, tr(c, " From %1 %"), q->first_right, q->first);
		add_share(s, tr(c, " to %1 %."), q->last_right, q->last);
	}
	if (q->hands > 0) {
		buf_addc(&s->line, ' ');
		words_fill(&s->line, tr(c, "By show of hands: %1."),
			NUMBER(q->hands), NULL);
	}
	say(s, SUMMARY_LINE, INDENT);
}

static void say_idea(struct saying *s, const struct desk_idea *idea, bool both)
{
	const struct catalogue *c = s->c;
	struct buf text = { 0 };

	words_short(&text, idea->text);
	if (both)
		words_fill(&s->line,
			tr(c, "Shared by %1 at first, by %2 in the end: %3"),
			NUMBER(idea->first), NUMBER(idea->last), buf_str(&text),
			NULL);
	else
		words_fill(&s->line,
			trn(c, "Shared by %1 person: %2",
				"Shared by %1 people: %2", (size_t)idea->last),
			NUMBER(idea->last), buf_str(&text), NULL);
	words_languages(&s->line, c, idea->languages, idea->language_count);
	say(s, SUMMARY_LINE, INDENT);
	buf_release(&text);
}

/* The note of the idea that most have: that is what to teach again. */
static void say_ideas(struct saying *s, size_t question)
{
	const struct desk *d = s->d;
	bool noted = false;

	for (size_t i = 0; i < d->idea_count; i++) {
		const struct desk_idea *idea = &d->ideas[i];

		if (idea->question != question)
			continue;
		say_idea(s, idea, d->questions[question].round > 1);
		if (noted || !idea->note || idea->last == 0)
			continue;
		noted = true;
		words_lead(
			&s->line, tr(s->c, "The author's note."), idea->note);
		say(s, SUMMARY_NOTE, INDENT);
	}
}

static void say_questions(struct saying *s)
{
	const struct desk *d = s->d;

	say_title(s, tr(s->c, "Questions"));
	for (size_t i = 0; i < d->question_count; i++) {
		struct buf label = { 0 };

		words_short(&label, d->questions[i].label);
		words_fill(&s->line, "%1) %2", NUMBER(i + 1), buf_str(&label),
			NULL);
		say(s, SUMMARY_LINE, 0);
		say_votes(s, &d->questions[i]);
		say_ideas(s, i);
		buf_release(&label);
	}
}

/* ---- people ---- */

static bool is_here(const struct desk_person *p)
{
	return p->at != AT_ABSENT;
}

static bool needs_look(const struct desk_person *p)
{
	return is_here(p) && (p->answered * HALF < p->asked ||
				     (p->max > 0 && p->score * HALF < p->max));
}

static void say_person(struct saying *s, const struct desk_person *p)
{
	const struct catalogue *c = s->c;
	struct buf score = { 0 };

	lead_name(&s->line, c, s->d, p);
	if (p->group[0])
		words_fill(&s->line, ", %1", p->group, NULL);
	if (p->language[0])
		words_fill(&s->line, ", %1", p->language, NULL);
	buf_adds(&s->line, ": ");
	if (p->max > 0) {
		words_score(&score, c, p->score, p->max);
		words_fill(
			&s->line, tr(c, "points: %1; "), buf_str(&score), NULL);
	}
	words_fill(&s->line, tr(c, "answered: %1 of %2"),
		NUMBER(p->answered > 0 ? p->answered : 0),
		NUMBER(p->asked > 0 ? p->asked : 0), NULL);
	say(s, SUMMARY_LINE, INDENT);
	buf_release(&score);
}

static int by_score(const void *a, const void *b)
{
	const struct desk_person *x = *(const struct desk_person *const *)a;
	const struct desk_person *y = *(const struct desk_person *const *)b;

	if (x->score < y->score || x->score > y->score)
		return x->score < y->score ? -1 : 1;
	if (x->answered != y->answered)
		return x->answered < y->answered ? -1 : 1;
	return strcmp(x->name, y->name);
}

static int by_name(const void *a, const void *b)
{
	const struct desk_person *x = *(const struct desk_person *const *)a;
	const struct desk_person *y = *(const struct desk_person *const *)b;
	int order = strcmp(x->group, y->group);

	return order ? order : strcmp(x->name, y->name);
}

/* Those whom want lets in, in order; how many. */
static size_t say_those(struct saying *s, const char *title,
	bool (*want)(const struct desk_person *p),
	int (*order)(const void *a, const void *b))
{
	const struct desk *d = s->d;
	const struct desk_person **rows = xcalloc(d->count + 1, sizeof(*rows));
	size_t count = 0;

	for (size_t i = 0; i < d->count; i++)
		if (want(&d->people[i]))
			rows[count++] = &d->people[i];
	if (count > 0) {
		qsort(rows, count, sizeof(*rows), order);
		say_title(s, title);
	}
	for (size_t i = 0; i < count; i++)
		say_person(s, rows[i]);
	free(rows);
	return count;
}

static void say_absent(struct saying *s)
{
	const struct desk *d = s->d;
	size_t count = 0;

	for (size_t i = 0; i < d->count; i++) {
		if (is_here(&d->people[i]))
			continue;
		if (count++ > 0)
			buf_adds(&s->line, ", ");
		lead_name(&s->line, s->c, d, &d->people[i]);
	}
	if (count > 0) {
		struct buf names = s->line;

		s->line = (struct buf){ 0 };
		say_title(s, tr(s->c, "Not here"));
		buf_adds(&s->line, buf_str(&names));
		say(s, SUMMARY_LINE, INDENT);
		buf_release(&names);
	}
}

static void say_session(struct saying *s)
{
	const struct message *b = &s->d->board;
	size_t absent = desk_count(s->d, AT_ABSENT);
	struct buf title = { 0 };

	words_short(&title, b->title ? b->title : "");
	words_fill(&s->line, "%1 (%2/%3)", buf_str(&title),
		b->module ? b->module : "", b->unit ? b->unit : "", NULL);
	say(s, SUMMARY_TITLE, 0);
	words_fill(
		&s->line, tr(s->c, "Led by %1."), b->host ? b->host : "", NULL);
	buf_addc(&s->line, ' ');
	words_fill(&s->line,
		absent > 0 ? tr(s->c, "Were here: %1 of %2.")
			   : tr(s->c, "Were here: %1."),
		NUMBER(s->d->count - absent), NUMBER(s->d->count), NULL);
	if (desk_claims(s->d))
		buf_adds(&s->line, tr(s->c, " Nobody checked names."));
	say(s, SUMMARY_LINE, 0);
	buf_release(&title);
}

void words_summary(const struct catalogue *c, const struct desk *d,
	const struct summary_out *out)
{
	struct saying s = { .c = c, .d = d, .out = out };

	say_session(&s);
	say_questions(&s);
	say_those(&s, tr(c, "Who needs a look"), needs_look, by_score);
	say_those(&s, tr(c, "Who was here"), is_here, by_name);
	say_absent(&s);
	buf_release(&s.line);
}

void words_languages(struct buf *b, const struct catalogue *c,
	const struct desk_language *languages, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		buf_adds(b, i == 0 ? " (" : ", ");
		/* TRANSLATORS: "ky 6 of 13": in a language, so many of all. */
		words_fill(b, tr(c, "%1 %2 of %3"), languages[i].language,
			NUMBER(languages[i].showed),
			NUMBER(languages[i].answered), NULL);
	}
	if (count > 0)
		buf_addc(b, ')');
}
