/* Plain mode: what is picked, put in order or paired by numbers. */
#include "ui/plain_parts.h"

#include <string.h>

#include "ui/words.h"

static size_t picks_of(const struct plain *pl, struct pick picks[GIVEN_MAX])
{
	return question_picks(
		plain_at(pl), pl->app->play->attempt, picks, GIVEN_MAX);
}

/* --- what stands below the question ------------------------------------ */

void plain_pick(struct plain *pl, size_t number, const struct pick *pick)
{
	if (pick->verbatim)
		plain_code(pl, number, pick->text);
	else
		plain_option(pl, number, words_pick(pl->app->words, pick));
}

static void list(struct plain *pl)
{
	struct pick picks[GIVEN_MAX];
	size_t count = picks_of(pl, picks);

	plain_gap(pl);
	for (size_t i = 0; i < count; i++)
		plain_pick(pl, i + 1, &picks[i]);
}

/* What is on the left, then what it may be paired with. */
static void list_pairs(struct plain *pl)
{
	struct asked lefts[GIVEN_MAX];
	size_t count = question_asked(plain_at(pl), lefts, GIVEN_MAX);

	plain_gap(pl);
	for (size_t i = 0; i < count; i++) {
		struct buf b = { 0 };

		words_short(&b, lefts[i].text);
		buf_adds(&b, " = ...");
		plain_say_buf(pl, &b);
		buf_release(&b);
	}
	plain_gap(pl);
	plain_say(pl, tr(pl->app->words, "To choose from:"), 0);
	list(pl);
}

/* --- prompts ---------------------------------------------------------- */

static void fill(struct plain *pl, struct buf *b, const char *text)
{
	struct pick picks[GIVEN_MAX];
	size_t count = picks_of(pl, picks);

	words_fill(b, text, NUMBER(count), NULL);
}

static void prompt_one(struct plain *pl, struct buf *b, bool on)
{
	const struct catalogue *c = pl->app->words;

	fill(pl, b,
		on ? tr(c, "Answer (1-%1, Enter: on, :? help):")
		   : tr(c, "Answer (1-%1, :? help):"));
}

static void prompt_many(struct plain *pl, struct buf *b, bool on)
{
	const struct catalogue *c = pl->app->words;

	fill(pl, b,
		on ? tr(c, "Answers (1-%1, several as 1 3, "
			   "Enter: on, :? help):")
		   : tr(c, "Answers (1-%1, several as 1 3, "
			   ":? help):"));
}

static void prompt_ordering(struct plain *pl, struct buf *b, bool on)
{
	const struct catalogue *c = pl->app->words;

	fill(pl, b,
		on ? tr(c, "Order (numbers as 3 1 2, leave out what is not "
			   "needed, Enter: on, :? help):")
		   : tr(c, "Order (numbers as 3 1 2, leave out what is not "
			   "needed, :? help):"));
}

static void prompt_pairs(struct plain *pl, struct buf *b, bool on)
{
	const struct catalogue *c = pl->app->words;

	fill(pl, b,
		on ? tr(c, "Pairs (a number from 1 to %1 for each line in "
			   "turn, - for none, Enter: on, :? help):")
		   : tr(c, "Pairs (a number from 1 to %1 for each line in "
			   "turn, - for none, :? help):"));
}

/* --- reading ---------------------------------------------------------- */

static void bad_numbers(struct plain *pl, size_t count)
{
	struct buf b = { 0 };

	words_fill(&b,
		tr(pl->app->words,
			"Type numbers from 1 to %1, with a space between "
			"them."),
		NUMBER(count), NULL);
	plain_bad(pl, buf_str(&b));
	buf_release(&b);
}

static void read_one(struct plain *pl)
{
	struct pick picks[GIVEN_MAX];
	size_t count = picks_of(pl, picks);
	size_t number = plain_number(pl->line.data, count);
	const char *id;

	if (number == 0) {
		plain_bad_number(pl, count);
		return;
	}
	id = picks[number - 1].id;
	plain_send(pl, (struct strings){ &id, 1 });
}

/* The ids of the numbers that were typed, in that order. */
static void read_numbers(struct plain *pl)
{
	struct pick picks[GIVEN_MAX];
	size_t count = picks_of(pl, picks), numbers[GIVEN_MAX];
	size_t n = plain_numbers(pl->line.data, count, numbers, GIVEN_MAX);
	const char *ids[GIVEN_MAX];

	if (n == 0) {
		bad_numbers(pl, count);
		return;
	}
	for (size_t i = 0; i < n; i++)
		ids[i] = picks[numbers[i] - 1].id;
	plain_send(pl, (struct strings){ ids, n });
}

static void read_pairs(struct plain *pl)
{
	struct pick picks[GIVEN_MAX];
	struct asked lefts[GIVEN_MAX];
	size_t count = picks_of(pl, picks), numbers[GIVEN_MAX];
	size_t wanted = question_asked(plain_at(pl), lefts, GIVEN_MAX);
	const char *ids[GIVEN_MAX];
	struct buf b = { 0 };

	if (!plain_row(pl->line.data, count, numbers, wanted)) {
		words_fill(&b,
			tr(pl->app->words,
				"Type %1 numbers from 1 to %2, one for each "
				"line in turn; - where you know none."),
			NUMBER(wanted), NUMBER(count), NULL);
		plain_bad(pl, buf_str(&b));
		buf_release(&b);
		return;
	}
	for (size_t i = 0; i < wanted; i++)
		ids[i] =
			numbers[i] == 0 ? NOT_PAIRED : picks[numbers[i] - 1].id;
	plain_send(pl, (struct strings){ ids, wanted });
}

const struct plain_asker plain_asker_one = {
	.list = list,
	.prompt = prompt_one,
	.asked = ASKED_NUMBERS,
	.read = read_one,
};
const struct plain_asker plain_asker_many = {
	.list = list,
	.prompt = prompt_many,
	.asked = ASKED_NUMBERS,
	.read = read_numbers,
};
const struct plain_asker plain_asker_ordering = {
	.list = list,
	.prompt = prompt_ordering,
	.asked = ASKED_NUMBERS,
	.read = read_numbers,
};
const struct plain_asker plain_asker_pairs = {
	.list = list_pairs,
	.prompt = prompt_pairs,
	.asked = ASKED_NUMBERS,
	.read = read_pairs,
};
