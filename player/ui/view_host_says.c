/* What a facilitator is told of a question and of those who answer it. */
#include <string.h>

#include "group/desk.h"
#include "ui/view.h"
#include "ui/view_host.h"
#include "ui/words.h"
#include "ui/words_summary.h"

enum { PAIRS_SHOWN = 3 };

static struct desk *desk_of(const struct front *f)
{
	return f->app->group->desk;
}

static enum session_phase phase_of(const struct front *f)
{
	return (enum session_phase)desk_of(f)->board.phase;
}

void lead_say(struct front *f, const char *text)
{
	struct buf b = { 0 };

	doc_escape(&b, text);
	doc_part(&f->doc, PART_TEXT, 0);
	doc_text(&f->doc, buf_str(&b), 0, NULL);
	buf_release(&b);
}

void lead_say_people(struct front *f)
{
	const struct catalogue *c = f->app->words;
	const struct message *m = &desk_of(f)->board;
	struct buf b = { 0 };

	words_fill(&b,
		m->count > m->here ? tr(c, "Here: %1 of %2.")
				   : tr(c, "Here: %1."),
		NUMBER(m->here), NUMBER(m->count), NULL);
	if (m->count > m->here) {
		buf_addc(&b, ' ');
		words_fill(&b, tr(c, "Not here: %1."),
			NUMBER(m->count - m->here), NULL);
	}
	lead_say(f, buf_str(&b));
	buf_release(&b);
}

void lead_say_answered(struct front *f)
{
	const struct catalogue *c = f->app->words;
	const struct message *m = &desk_of(f)->board;
	struct lead_votes v;
	struct buf b = { 0 };
	int waited = m->here - m->answered;

	lead_count(desk_of(f), &v);
	words_fill(&b, tr(c, "Answered: %1 of %2."), NUMBER(m->answered),
		NUMBER(m->here > m->answered ? m->here : m->answered), NULL);
	if (phase_of(f) == PHASE_OPEN && waited > 0) {
		buf_addc(&b, ' ');
		words_fill(&b, tr(c, "Waiting for %1."), NUMBER(waited), NULL);
	}
	if (v.hands > 0) {
		buf_addc(&b, ' ');
		words_fill(&b, tr(c, "By show of hands: %1."), NUMBER(v.hands),
			NULL);
	}
	if (phase_of(f) == PHASE_CLOSED) {
		buf_addc(&b, ' ');
		buf_adds(&b, tr(c, "The class does not see this."));
	}
	lead_say(f, buf_str(&b));
	buf_release(&b);
}

/* All of its text where there is room, else its first line. */
void lead_say_question(struct front *f, bool whole)
{
	const struct unit *u = desk_of(f)->unit;
	const struct step *s = u ? &u->steps.items[0] : NULL;
	struct layout_words words = { tr(f->app->words, "Figure") };
	struct buf b = { 0 };

	if (!s)
		return;
	doc_gap(&f->doc);
	doc_part(&f->doc, PART_TEXT, 0);
	if (whole) {
		words_body(&b, f->app->words, s, NULL);
		doc_text(&f->doc, buf_str(&b), 0, &words);
	} else {
		words_short(&b, s->label);
		doc_line(&f->doc, buf_str(&b), STYLE_STRONG, 0);
	}
	doc_gap(&f->doc);
	buf_release(&b);
}

void lead_say_shared(struct front *f)
{
	const struct catalogue *c = f->app->words;
	const struct message *m = &desk_of(f)->board;
	struct buf b = { 0 };

	if (!m->misconception || m->misses <= 0)
		return;
	doc_gap(&f->doc);
	doc_part(&f->doc, PART_TEXT, 0);
	words_fill(&b,
		trn(c, "Shared by %1 person:", "Shared by %1 people:",
			(size_t)m->misses),
		NUMBER(m->misses), NULL);
	buf_addc(&b, ' ');
	buf_adds(&b, m->misconception);
	words_languages(
		&b, c, desk_of(f)->languages, desk_of(f)->language_count);
	doc_text(&f->doc, buf_str(&b), 0, NULL);
	buf_clear(&b);
	if (m->note) {
		words_lead(&b, tr(c, "The author's note."), m->note);
		doc_text_in(&f->doc, buf_str(&b), MARKER);
	}
	buf_release(&b);
}

void lead_say_advice(struct front *f, const struct lead_votes *v)
{
	enum { LITTLE = 30, MUCH = 70 };
	const struct catalogue *c = f->app->words;
	int share = v->last > 0 ? v->last_right * 100 / v->last : 0;
	const char *text = tr(c, "Right: %1 %. Few of them: explain first, "
				 "then ask again.");
	struct buf b = { 0 };

	if (!v->graded || v->last == 0)
		return;
	if (share >= LITTLE)
		text = tr(c, "Right: %1 %. The best moment for a discussion "
			     "and a second vote.");
	if (share > MUCH)
		text = tr(c, "Right: %1 %. Show the answer and go on.");
	doc_gap(&f->doc);
	words_fill(&b, text, NUMBER(share), NULL);
	lead_say(f, buf_str(&b));
	buf_release(&b);
}

/* "A and B" of the i-th pair; false where there is none. */
bool lead_pair_at(const struct front *f, size_t at, struct buf *b)
{
	const struct catalogue *c = f->app->words;
	const struct desk *d = desk_of(f);

	for (size_t i = 0; i < d->count; i++) {
		const struct desk_person *p = &d->people[i];

		if (p->pair <= (int)i || (size_t)p->pair >= d->count ||
			at-- > 0)
			continue;
		words_fill(b, tr(c, "%1 and %2"), p->name,
			d->people[p->pair].name, NULL);
		return true;
	}
	return false;
}

void lead_say_pairs(struct front *f)
{
	const struct catalogue *c = f->app->words;
	struct buf b = { 0 }, one = { 0 };
	size_t count = 0;

	for (; lead_pair_at(f, count, &one); count++) {
		if (count < PAIRS_SHOWN) {
			buf_adds(&b, count > 0 ? ", " : "");
			buf_adds(&b, buf_str(&one));
		}
		buf_clear(&one);
	}
	if (count > PAIRS_SHOWN) {
		buf_adds(&b, ", ");
		words_fill(&b, tr(c, "%1 more"), NUMBER(count - PAIRS_SHOWN),
			NULL);
	}
	if (count > 0) {
		doc_gap(&f->doc);
		words_fill(&one, tr(c, "Pairs with different answers: %1."),
			buf_str(&b), NULL);
		lead_say(f, buf_str(&one));
	}
	buf_release(&b);
	buf_release(&one);
}

void lead_say_gain(struct front *f, const struct lead_votes *v)
{
	const struct catalogue *c = f->app->words;
	struct buf b = { 0 };

	if (!v->graded || v->last == 0)
		return;
	doc_gap(&f->doc);
	if (v->both && v->first > 0)
		words_fill(&b, tr(c, "Right: %1 of %2 before, %3 of %4 now."),
			NUMBER(v->first_right), NUMBER(v->first),
			NUMBER(v->last_right), NUMBER(v->last), NULL);
	else
		words_fill(&b, tr(c, "Right: %1 of %2."), NUMBER(v->last_right),
			NUMBER(v->last), NULL);
	if (v->both && v->first > 0) {
		buf_addc(&b, ' ');
		words_fill(&b,
			tr(c, "Changed to right: %1, from right: %2. Answered "
			      "only now: %3."),
			NUMBER(v->to_right), NUMBER(v->from_right),
			NUMBER(v->new), NULL);
	}
	lead_say(f, buf_str(&b));
	buf_release(&b);
}

void lead_say_note(struct front *f)
{
	const struct unit *u = desk_of(f)->unit;
	const struct step *s = u ? &u->steps.items[0] : NULL;
	struct buf b = { 0 };

	if (!s || !s->note)
		return;
	doc_gap(&f->doc);
	doc_part(&f->doc, PART_TEXT, 0);
	words_lead(&b, tr(f->app->words, "The author's note."), s->note);
	doc_text(&f->doc, buf_str(&b), 0, NULL);
	buf_release(&b);
}

void lead_say_explanation(struct front *f)
{
	const struct unit *u = desk_of(f)->unit;
	const struct step *s = u ? &u->steps.items[0] : NULL;
	struct buf b = { 0 };

	if (!s || !s->explain)
		return;
	doc_gap(&f->doc);
	doc_part(&f->doc, PART_TEXT, 0);
	words_lead(&b, words_explanation(f->app->words), s->explain);
	doc_text(&f->doc, buf_str(&b), 0, NULL);
	buf_release(&b);
}

void lead_say_through(struct front *f)
{
	const struct catalogue *c = f->app->words;
	const struct desk *d = desk_of(f);
	int asked = 0, answered = 0;
	struct buf b = { 0 };

	for (size_t i = 0; i < d->count; i++) {
		if (d->people[i].at == AT_ABSENT || d->people[i].asked < 0)
			continue;
		asked += d->people[i].asked;
		answered += d->people[i].answered;
	}
	words_fill(&b,
		tr(c, "Through with all of it: %1. Answers in: %2 of %3."),
		NUMBER(desk_count(d, AT_ANSWERED)), NUMBER(answered),
		NUMBER(asked), NULL);
	lead_say(f, buf_str(&b));
	buf_release(&b);
}

/* What is left at that pace: whether it fits is the facilitator's to say. */
void lead_say_forecast(struct front *f)
{
	enum { MINUTE_MS = 60000, HALF_MS = MINUTE_MS / 2 };
	const struct catalogue *c = f->app->words;
	const struct message *m = &desk_of(f)->board;
	int64_t minutes = (m->pace + HALF_MS) / MINUTE_MS;
	int left = m->total - m->index;
	struct buf b = { 0 };

	if (m->pace < HALF_MS || left <= 0)
		return;
	doc_gap(&f->doc);
	words_fill(&b,
		trn(c,
			"At %1 min a question, %2 question that is left takes "
			"about %3 min.",
			"At %1 min a question, the %2 that are left take about "
			"%3 min.",
			(size_t)left),
		NUMBER(minutes), NUMBER(left),
		NUMBER((left * m->pace + HALF_MS) / MINUTE_MS), NULL);
	lead_say(f, buf_str(&b));
	buf_release(&b);
}

/* Those whom even the talk with a neighbour did not help. */
void lead_say_stayed(struct front *f)
{
	enum { NAMES = 5 };
	const struct catalogue *c = f->app->words;
	const struct desk *d = desk_of(f);
	struct buf names = { 0 }, b = { 0 };
	size_t count = 0;

	for (size_t i = 0; d->board.round > 1 && i < d->count; i++) {
		const struct desk_person *p = &d->people[i];

		if (!p->given[0] || p->before < MARK_WRONG ||
			p->before == MARK_RIGHT || p->mark == MARK_RIGHT)
			continue;
		if (count < NAMES && count > 0)
			buf_adds(&names, ", ");
		if (count++ < NAMES)
			words_fill(&names, "%1", p->name, NULL);
	}
	if (count > NAMES) {
		buf_adds(&names, ", ");
		words_fill(
			&names, tr(c, "%1 more"), NUMBER(count - NAMES), NULL);
	}
	if (count > 0) {
		words_fill(&b,
			tr(c, "Not right both times: %1. j: who to go to."),
			buf_str(&names), NULL);
		doc_gap(&f->doc);
		lead_say(f, buf_str(&b));
	}
	buf_release(&names);
	buf_release(&b);
}
