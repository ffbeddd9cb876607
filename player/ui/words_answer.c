/* What is said to an answer: refusals, tries, hints, verdicts. */
#include "ui/words.h"

#include <string.h>

#include "core/answer.h"

const char *words_ask(const struct catalogue *c, enum answer_shape shape)
{
	switch (shape) {
	case SHAPE_NONE:
		break;
	case SHAPE_ONE:
		return tr(c, "Choose an answer.");
	case SHAPE_MANY:
		return tr(c, "Choose every answer that fits.");
	case SHAPE_LINE:
		return tr(c, "Type your answer.");
	case SHAPE_LINES:
		return tr(c, "Type what the program prints, line by line.");
	case SHAPE_TEXT:
		return tr(c, "Write your answer.");
	case SHAPE_ORDERING:
		return tr(c, "Put it in order.");
	case SHAPE_PAIRS:
		return tr(c, "Find the pair of each.");
	case SHAPE_GAPS:
		return tr(c, "Fill in the gaps.");
	}
	return "";
}

static const char *empty_answer(const struct catalogue *c, enum answer_shape s)
{
	switch (s) {
	case SHAPE_NONE:
		break;
	case SHAPE_ONE:
		return tr(c, "Choose an answer first.");
	case SHAPE_MANY:
		return tr(c, "Choose one or more answers first.");
	case SHAPE_LINE:
	case SHAPE_LINES:
		return tr(c, "Type an answer first.");
	case SHAPE_TEXT:
		return tr(c, "Write something first.");
	case SHAPE_ORDERING:
		return tr(c, "Move something first.");
	case SHAPE_PAIRS:
		return tr(c, "Find a pair first.");
	case SHAPE_GAPS:
		return tr(c, "Fill in a gap first.");
	}
	return "";
}

/* The whole word is in the other alphabet, or one letter of it. */
static const char *lookalike_text(
	const struct catalogue *c, const struct answer_lookalike *l)
{
	if (l->all && l->cyrillic)
		return tr(c, "Check the letters: \"%1\" is typed in Russian "
			     "letters, but Latin ones are needed. Switch the "
			     "layout and type it again. No try was used.");
	if (l->all)
		return tr(c, "Check the letters: \"%1\" is typed in Latin "
			     "letters, but Russian ones are needed. Switch the "
			     "layout and type it again. No try was used.");
	if (l->cyrillic)
		return tr(c,
			"Check the letters: in \"%1\" letter %2, \"%3\", is "
			"Russian, the others are Latin. Switch the layout "
			"and correct it. No try was used.");
	return tr(c,
		"Check the letters: in \"%1\" letter %2, \"%3\", is Latin, "
		"the others are Russian. Switch the layout and correct it. "
		"No try was used.");
}

/* %4 is the digit whose place a letter took. */
static const char *digit_text(const struct catalogue *c)
{
	return tr(c, "Check the digits: in \"%1\" character %2, \"%3\", is a "
		     "letter, not the digit %4. Correct it. No try was used.");
}

static void refuse_letters(
	struct buf *b, const struct catalogue *c, const char *typed)
{
	/* Which alphabet the step wants follows from what was refused. */
	static const enum answer_letters wanted[] = {
		LETTERS_ANY,
		LETTERS_LATIN,
		LETTERS_CYRILLIC,
	};
	struct answer_lookalike found;

	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
		struct answer_rules rules = { .letters = wanted[i] };

		if (!answer_lookalike(typed, &rules, &found))
			continue;
		words_fill(b,
			found.digit ? digit_text(c) : lookalike_text(c, &found),
			found.word, NUMBER(found.position), found.letter,
			(char[]){ found.digit, '\0' }, NULL);
		return;
	}
	buf_adds(
		b, tr(c, "Check the letters: Russian and Latin ones are mixed. "
			 "Switch the layout and correct it. No try was used."));
}

void words_refusal(struct buf *b, const struct catalogue *c,
	const struct step *s, enum refusal refusal, const struct refused *what)
{
	struct asked asked[GIVEN_MAX];

	if ((refusal == REFUSAL_NUMBER || refusal == REFUSAL_LETTERS) &&
		question_asked(s, asked, GIVEN_MAX) > 1) {
		words_part_first(b, c, s, what->part);
		buf_adds(b, ": ");
	}
	switch (refusal) {
	case REFUSAL_NONE:
		break;
	case REFUSAL_EMPTY:
		buf_adds(b, empty_answer(c, question_shape(s)));
		break;
	case REFUSAL_NUMBER:
		buf_adds(b, tr(c, "Type a number, for example 12 or 0.5. "
				  "No try was used."));
		break;
	case REFUSAL_LETTERS:
		refuse_letters(b, c, buf_str(&what->text));
		break;
	}
}

void words_tries(struct buf *b, const struct catalogue *c, const struct play *p)
{
	int left = play_tries_left(p, p->at);
	const char *text;

	/* Where an answer may be changed until the end, no try is used up. */
	if (left <= 0 || !question_graded(play_at(p, p->at)) ||
		(play_is_quiz(p) && p->unit->verdict == VERDICT_END))
		return;
	if (p->slots[p->at].tries > 0)
		text = trn(c, "%1 try left.", "%1 tries left.", left);
	else
		text = trn(c, "You have %1 try.", "You have %1 tries.", left);
	words_fill(b, text, NUMBER(left), NULL);
}

void words_form(struct buf *b, const struct catalogue *c, const struct step *s)
{
	struct buf form = { 0 };

	if (!s->form)
		return;
	words_short(&form, s->form);
	/* TRANSLATORS: %1 is what an answer looks like: "one word". */
	words_fill(b, tr(c, "What is expected: %1"), buf_str(&form), NULL);
	buf_release(&form);
}

void words_hint(struct buf *b, const struct catalogue *c, int n, int count)
{
	words_fill(b, tr(c, "Hint %1 of %2."), NUMBER(n), NUMBER(count), NULL);
}

const char *words_no_hint(const struct catalogue *c, int count)
{
	return count > 0 ? tr(c, "There are no more hints.")
			 : tr(c, "There is no hint for this step.");
}

const char *words_sure_question(const struct catalogue *c)
{
	return tr(c, "How sure are you?");
}

const char *words_sure(const struct catalogue *c, int sure)
{
	switch (sure) {
	case 1:
		/* TRANSLATORS: how sure are you? */
		return tr(c, "Guessing");
	case 2:
		/* TRANSLATORS: how sure are you? */
		return tr(c, "Unsure");
	case 3:
		/* TRANSLATORS: how sure are you? */
		return tr(c, "Sure");
	}
	return "";
}

/* --- verdicts --------------------------------------------------------- */

const char *words_mark(const struct catalogue *c, enum mark mark)
{
	switch (mark) {
	case MARK_NONE:
		return tr(c, "Answer saved.");
	case MARK_WRONG:
		return tr(c, "Not right.");
	case MARK_PARTLY:
		return tr(c, "Partly right.");
	case MARK_RIGHT:
		return tr(c, "Right.");
	}
	return "";
}

const char *words_yours(const struct catalogue *c, enum mark mark)
{
	switch (mark) {
	case MARK_NONE:
		break;
	case MARK_WRONG:
		return tr(c, "your answer: not right");
	case MARK_PARTLY:
		return tr(c, "your answer: partly right");
	case MARK_RIGHT:
		return tr(c, "your answer: right");
	}
	return tr(c, "your answer");
}

const char *words_part_mark(const struct catalogue *c, enum mark mark)
{
	switch (mark) {
	case MARK_NONE:
		break;
	case MARK_WRONG:
		/* TRANSLATORS: beside a part of an answer. */
		return tr(c, "not right");
	case MARK_PARTLY:
		return tr(c, "partly right");
	case MARK_RIGHT:
		return tr(c, "right");
	}
	return "";
}

const char *words_the_right(const struct catalogue *c)
{
	/* TRANSLATORS: beside the option that is right. */
	return tr(c, "right answer");
}

const char *words_kept(const struct catalogue *c)
{
	return tr(c, "Answer saved. You may change it until you finish.");
}

void words_your_answer(struct buf *b, const struct catalogue *c,
	const struct step *s, const struct strings *given)
{
	struct buf answer = { 0 };

	words_given(&answer, c, s, given);
	words_fill(b, tr(c, "Your answer: %1"), buf_str(&answer), NULL);
	buf_release(&answer);
}

void words_right_answer(
	struct buf *b, const struct catalogue *c, const struct step *s)
{
	const char *key[GIVEN_MAX];
	struct strings right = { key, question_key(s, key, GIVEN_MAX) };
	struct buf answer = { 0 };

	if (right.count == 0)
		return;
	words_given(&answer, c, s, &right);
	words_fill(b,
		right.count > 1 ? tr(c, "Right answers: %1")
				: tr(c, "Right answer: %1"),
		buf_str(&answer), NULL);
	buf_release(&answer);
}

const char *words_model_heading(const struct catalogue *c)
{
	return tr(c, "An example of a good answer:");
}

const char *words_explanation(const struct catalogue *c)
{
	return tr(c, "Explanation.");
}

void words_spelling(
	struct buf *b, const struct catalogue *c, const char *wanted)
{
	if (wanted)
		words_fill(b, tr(c, "The answer counts. It is spelled \"%1\"."),
			wanted, NULL);
	else
		buf_adds(b, tr(c, "The answer counts, but some letters "
				  "should be others of the alphabet."));
}
