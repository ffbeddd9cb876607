/* Plain mode: gaps, asked for one after the other. */
#include "ui/plain_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ui/words.h"

/* The gaps of a question and what is in them so far. */
struct filling {
	struct asked asked[GIVEN_MAX];
	size_t count;
	char *text[GIVEN_MAX]; /* owned; "" for none */
};

static size_t picks_of(
	const struct plain *pl, size_t gap, struct pick picks[GIVEN_MAX])
{
	return question_asked_picks(
		plain_at(pl), pl->app->play->attempt, gap, picks, GIVEN_MAX);
}

/* What there is to choose from, where a gap is not typed into. */
static void list_picks(struct plain *pl, const struct filling *f, size_t gap)
{
	struct pick picks[GIVEN_MAX];
	size_t count = picks_of(pl, gap, picks);

	if (f->asked[gap].shape != SHAPE_ONE)
		return;
	for (size_t i = 0; i < count; i++)
		plain_pick(pl, i + 1, &picks[i]);
}

/* "number", "one word", "1-3" */
static void add_form(const struct plain *pl, const struct filling *f,
	size_t gap, struct buf *b)
{
	const struct catalogue *c = pl->app->words;
	struct pick picks[GIVEN_MAX];

	if (f->asked[gap].shape == SHAPE_ONE)
		buf_addf(b, "1-%zu", picks_of(pl, gap, picks));
	else if (f->asked[gap].form)
		words_short(b, f->asked[gap].form);
	else
		buf_adds(b, f->asked[gap].number ? tr(c, "a number")
						 : tr(c, "a word"));
}

/* What is in a gap from the answer before, in words; nothing: none. */
static void add_kept(const struct plain *pl, const struct filling *f,
	size_t gap, struct buf *b)
{
	struct pick picks[GIVEN_MAX];
	size_t count;

	if (f->asked[gap].shape == SHAPE_LINE) {
		buf_adds(b, f->text[gap]);
		return;
	}
	count = picks_of(pl, gap, picks);
	for (size_t i = 0; i < count; i++) {
		if (strcmp(picks[i].id, f->text[gap]) == 0)
			words_short(b, words_pick(pl->app->words, &picks[i]));
	}
}

static void add_prompt(const struct plain *pl, const struct filling *f,
	size_t gap, bool on, struct buf *b)
{
	const struct catalogue *c = pl->app->words;
	struct buf form = { 0 }, kept = { 0 };

	add_form(pl, f, gap, &form);
	add_kept(pl, f, gap, &kept);
	words_fill(b,
		on             ? tr(c, "Gap %1 of %2 (%3, Enter: on, :? help):")
		: kept.len > 0 ? tr(c, "Gap %1 of %2 (%3, Enter: keep %4):")
		: gap == 0     ? tr(c, "Gap %1 of %2 (%3, :? help):")
			   : tr(c, "Gap %1 of %2 (%3, Enter: leave empty):"),
		NUMBER(gap + 1), NUMBER(f->count), buf_str(&form),
		buf_str(&kept), NULL);
	buf_release(&form);
	buf_release(&kept);
}

/* --- reading ---------------------------------------------------------- */

/* Whether what is in the gap would come back: says so. */
static bool refused(struct plain *pl, struct filling *f, size_t gap)
{
	const struct play *p = pl->app->play;
	const char *items[GIVEN_MAX];
	struct strings given = { items, f->count };
	enum refusal refusal;

	for (size_t i = 0; i < f->count; i++)
		items[i] = i == gap ? f->text[i] : "";
	refusal = question_refuse(plain_at(pl), play_source(p, p->at), &given);
	if (refusal == REFUSAL_NONE || refusal == REFUSAL_EMPTY)
		return false;
	plain_refused(pl, refusal, &given);
	return true;
}

/* Takes what was typed for a gap; false: it was not understood. */
static bool put(struct plain *pl, struct filling *f, size_t gap)
{
	struct pick picks[GIVEN_MAX];
	struct buf text = { 0 };
	size_t count, number;

	if (f->asked[gap].shape == SHAPE_ONE) {
		count = picks_of(pl, gap, picks);
		number = plain_number(pl->line.data, count);
		if (number == 0) {
			plain_bad_number(pl, count);
			return false;
		}
		buf_adds(&text, picks[number - 1].id);
	} else if (f->asked[gap].number) {
		plain_typed_number(&text, pl->line.data);
	} else {
		buf_adds(&text, pl->line.data);
	}
	free(f->text[gap]);
	f->text[gap] = xstrdup(buf_str(&text));
	buf_release(&text);
	return !refused(pl, f, gap);
}

static bool give_up(struct plain *pl, enum plain_command *warned)
{
	return plain_drop(pl, warned,
		tr(pl->app->words,
			"Not all gaps were asked for yet. Go on, or repeat "
			"the command to drop what you typed."));
}

/* Asks for one gap until it is right in form; false: given up. */
static bool ask(struct plain *pl, struct filling *f, size_t gap,
	enum plain_command *warned)
{
	for (;;) {
		struct buf prompt = { 0 };
		enum plain_reply reply;

		add_prompt(pl, f, gap, false, &prompt);
		reply = plain_ask(pl, buf_str(&prompt),
			f->asked[gap].shape == SHAPE_ONE ? ASKED_NUMBERS
							 : ASKED_TEXT);
		buf_release(&prompt);
		if (pl->woken)
			return false;
		/* A session may have sent the texts anew. */
		question_asked(plain_at(pl), f->asked, GIVEN_MAX);
		if (reply == REPLY_END || reply == REPLY_EMPTY)
			return true;
		if (reply == REPLY_COMMAND && give_up(pl, warned))
			return false;
		if (reply == REPLY_TEXT && put(pl, f, gap))
			return true;
	}
}

/* All gaps but the first, whose line was read; false: given up. */
static bool ask_all(struct plain *pl, struct filling *f)
{
	enum plain_command warned = PLAIN_UNKNOWN;

	if (pl->line.len > 0 && !put(pl, f, 0) && !ask(pl, f, 0, &warned))
		return false;
	for (size_t i = 1; i < f->count && !pl->over; i++) {
		list_picks(pl, f, i);
		if (!ask(pl, f, i, &warned))
			return false;
	}
	return true;
}

static void begin(const struct plain *pl, struct filling *f)
{
	const struct play *p = pl->app->play;
	struct strings given = play_given(p, p->at);

	*f = (struct filling){ 0 };
	f->count = question_asked(plain_at(pl), f->asked, GIVEN_MAX);
	for (size_t i = 0; i < f->count; i++)
		f->text[i] = xstrdup(i < given.count ? given.items[i] : "");
}

static void end(struct filling *f)
{
	for (size_t i = 0; i < f->count; i++)
		free(f->text[i]);
}

static void read_gaps(struct plain *pl)
{
	struct filling f;
	const char *items[GIVEN_MAX];

	begin(pl, &f);
	if (ask_all(pl, &f)) {
		for (size_t i = 0; i < f.count; i++)
			items[i] = f.text[i];
		plain_send(pl, (struct strings){ items, f.count });
	} else if (!pl->over && !pl->woken) {
		plain_act(pl);
	}
	end(&f);
}

static void list(struct plain *pl)
{
	struct filling f;

	begin(pl, &f);
	if (f.count > 0)
		list_picks(pl, &f, 0);
	end(&f);
}

static void prompt(struct plain *pl, struct buf *b, bool on)
{
	struct filling f;

	begin(pl, &f);
	/* It stands below the question, but that may be far away by now. */
	if (pl->app->play->slots[pl->app->play->at].answered)
		list_picks(pl, &f, 0);
	add_prompt(pl, &f, 0, on, b);
	end(&f);
}

const struct plain_asker plain_asker_gaps = {
	.list = list,
	.prompt = prompt,
	.asked = ASKED_TEXT,
	.read = read_gaps,
	.keeps = true,
};
