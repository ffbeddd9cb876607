/* Plain mode: what a facilitator asks to be told. */
#include <string.h>

#include "ui/plain_lead.h"
#include "ui/words.h"
#include "ui/words_summary.h"

static const char *at_word(const struct lead *l, enum board_word at)
{
	const struct catalogue *c = l->pl.app->words;

	switch (at) {
	case AT_STUCK:
		return trc(c, "person", "several wrong answers in a row");
	case AT_LOST:
		return trc(c, "person", "no connection");
	case AT_REFUSED:
		return trc(c, "person", "the answer came back");
	case AT_READING:
		return trc(c, "person", "reads the lesson");
	case AT_LOOKING:
		return trc(c, "person", "looks at an earlier question");
	case AT_HINTED:
		return trc(c, "person", "opened a hint");
	case AT_SILENT:
		return trc(c, "person", "silent");
	case AT_ANSWERED:
		return trc(c, "person", "answered");
	case AT_HERE:
		return trc(c, "person", "here");
	case AT_ABSENT:
	case AT_UNKNOWN:
		break;
	}
	return trc(c, "person", "absent");
}

/* Alone: where they are, and how far that was right. */
static void add_progress(
	const struct lead *l, const struct desk_person *p, struct buf *b)
{
	const struct catalogue *c = l->pl.app->words;
	struct buf score = { 0 };

	if (p->index <= 0 || p->at == AT_ABSENT)
		return;
	buf_adds(b, ", ");
	if (p->index > l->desk->board.total)
		buf_adds(b, tr(c, "through"));
	else
		words_fill(b, tr(c, "question %1 of %2"), NUMBER(p->index),
			NUMBER(l->desk->board.total), NULL);
	if (p->answered > 0 && p->max > 0) {
		words_score(&score, c, p->score, p->max);
		words_fill(b, tr(c, ", points: %1"), buf_str(&score), NULL);
	}
	buf_release(&score);
}

static void say_person(struct lead *l, const struct desk_person *p)
{
	struct buf b = { 0 };

	if (p->second[0])
		words_fill(&b, plain_lead_text(l, N_("%1 and %2")), p->name,
			p->second, NULL);
	else
		words_fill(&b, "%1", p->name, NULL);
	if (p->claimed)
		words_fill(
			&b, plain_lead_text(l, N_(" (a claimed name)")), NULL);
	if (p->group[0])
		words_fill(&b, ", %1", p->group, NULL);
	if (p->language[0])
		words_fill(&b, ", %1", p->language, NULL);
	words_fill(&b, ": %1", at_word(l, p->at), NULL);
	if (p->since >= 60000 && p->at != AT_ANSWERED && p->at != AT_HERE)
		words_fill(&b, plain_lead_text(l, N_(", %1 min")),
			NUMBER(p->since / 60000), NULL);
	if (p->misses >= DESK_TWICE && p->at != AT_STUCK)
		words_fill(&b,
			plain_lead_text(l, N_("; not right %1 times in a row")),
			NUMBER(p->misses), NULL);
	add_progress(l, p, &b);
	plain_say(&l->pl, buf_str(&b), 2);
	buf_release(&b);
}

/* What needs a look comes first. */
void plain_lead_who(struct lead *l)
{
	const struct desk *d = l->desk;

	for (int at = 0; at < AT_UNKNOWN; at++)
		for (size_t i = 0; i < d->count; i++)
			if (d->people[i].at == (enum board_word)at)
				say_person(l, &d->people[i]);
	plain_lead_say_with(l, N_("here %1 of %2, absent %3"),
		NUMBER(d->board.here), NUMBER(d->count),
		NUMBER(desk_count(d, AT_ABSENT)));
}

void plain_lead_need(struct lead *l)
{
	const struct desk *d = l->desk;
	size_t count = 0;

	for (int misses = 99; misses >= 0; misses--) {
		for (size_t i = 0; i < d->count; i++) {
			const struct desk_person *p = &d->people[i];
			int own = p->misses > 99 ? 99 : p->misses;

			if (own != misses || !desk_needs(p, 0))
				continue;
			say_person(l, p);
			count++;
		}
	}
	if (count == 0)
		plain_lead_say(l, N_("Nobody needs a look now."));
}

/* An option as it is shown; what was typed as it is. */
static void add_label(
	const struct lead *l, const struct desk_figure *f, struct buf *b)
{
	const struct step *step = plain_lead_step(l);
	struct pick picks[GIVEN_MAX];
	size_t n = step ? question_picks(step, l->desk->board.session, picks,
				  GIVEN_MAX)
			: 0;

	for (size_t i = 0; i < n; i++) {
		if (strcmp(picks[i].id, f->label) != 0)
			continue;
		words_fill(b, "%1) ", NUMBER(i + 1), NULL);
		words_short(b, words_pick(l->pl.app->words, &picks[i]));
		return;
	}
	words_fill(b, "%1", f->label, NULL);
}

static void say_figure(struct lead *l, const struct desk_figure *f)
{
	struct buf b = { 0 };

	add_label(l, f, &b);
	if (l->desk->board.round > 1)
		words_fill(&b, plain_lead_text(l, N_(": first %1, then %2")),
			NUMBER(f->first), NUMBER(f->last), NULL);
	else
		words_fill(&b, ": %1", NUMBER(f->last), NULL);
	if (f->hands > 0)
		words_fill(&b, plain_lead_text(l, N_(", raised hands %1")),
			NUMBER(f->hands), NULL);
	if (f->mark == MARK_RIGHT)
		words_fill(&b, plain_lead_text(l, N_(", right")), NULL);
	plain_say(&l->pl, buf_str(&b), 4);
	buf_release(&b);
}

void plain_lead_figures(struct lead *l)
{
	const struct desk *d = l->desk;
	struct buf b = { 0 };

	for (size_t i = 0; i < d->figure_count; i++)
		say_figure(l, &d->figures[i]);
	if (d->figure_count == 0)
		plain_lead_say(l, N_("There are no answers to show."));
	if (!d->board.misconception)
		return;
	words_short(&b, d->board.misconception);
	words_languages(&b, l->pl.app->words, d->languages, d->language_count);
	plain_lead_say_with(l, N_("Wrong answers share an idea (%1): %2"),
		NUMBER(d->board.misses), buf_str(&b), NULL);
	plain_markdown(&l->pl, d->board.note, 2, NULL, 0);
	buf_release(&b);
}

/* At the end: what it came to, and where that is kept. */
void plain_lead_summary(struct lead *l)
{
	const char *logs = l->pl.app->group->logs;
	const char *session = l->desk->board.session;

	if (l->desk->role != ROLE_FACILITATOR)
		return;
	plain_summary(&l->pl, l->desk);
	plain_gap(&l->pl);
	if (logs && session)
		plain_lead_say_with(l,
			N_("This summary is kept beside the answers: "
			   "%1/%2/summary.txt"),
			logs, session, NULL);
}
