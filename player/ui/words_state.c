/* Where one is, how far one came, what a run was worth. */
#include "ui/words.h"

#include <string.h>

#include "core/advise.h"
#include "core/counted.h"

void words_position(
	struct buf *b, const struct catalogue *c, const struct play *p)
{
	const char *text = play_is_quiz(p) ? tr(c, "question %1 of %2")
					   : tr(c, "step %1 of %2");

	words_fill(b, text, NUMBER(p->at + 1), NUMBER(p->count), NULL);
}

void words_page(
	struct buf *b, const struct catalogue *c, size_t page, size_t pages)
{
	words_fill(
		b, tr(c, "page %1 of %2"), NUMBER(page), NUMBER(pages), NULL);
}

void words_time_left(struct buf *b, const struct catalogue *c, int64_t left_ms)
{
	int64_t seconds = (left_ms + 999) / 1000;
	int64_t minutes = (seconds + 30) / 60;

	if (left_ms < 0)
		return;
	if (seconds <= 120)
		words_fill(b,
			trn(c, "%1 second left", "%1 seconds left",
				(unsigned long)seconds),
			NUMBER(seconds), NULL);
	else
		words_fill(b,
			trn(c, "%1 minute left", "%1 minutes left",
				(unsigned long)minutes),
			NUMBER(minutes), NULL);
}

void words_minutes(struct buf *b, const struct catalogue *c, int minutes)
{
	if (minutes > 0)
		words_fill(b, tr(c, "%1 min"), NUMBER(minutes), NULL);
}

/* --- lists ------------------------------------------------------------ */

/* "step 4 of 12" of an unfinished run; false where that cannot be said. */
static bool add_step_reached(struct buf *b, const struct catalogue *c,
	const struct unit *u, const struct fold_attempt *a)
{
	size_t count = a->order_count;
	size_t at = 0;

	if (!a->at || (count == 0 && !u))
		return false;
	if (count > 0) {
		while (at < count && strcmp(a->order[at], a->at) != 0)
			at++;
	} else {
		count = u->steps.count;
		while (at < count &&
			(!u->steps.items[at].id ||
				strcmp(u->steps.items[at].id, a->at) != 0))
			at++;
	}
	if (at == count)
		return false;
	words_fill(
		b, tr(c, "step %1 of %2"), NUMBER(at + 1), NUMBER(count), NULL);
	return true;
}

static void add_counted(
	struct buf *b, const struct catalogue *c, const struct counted *counted)
{
	if (!counted->quiz)
		buf_adds(b, tr(c, "done"));
	else
		words_fill(b,
			counted->passed ? tr(c, "passed, %1 %")
					: tr(c, "not passed, %1 %"),
			NUMBER(counted->percent), NULL);
}

void words_unit_state(struct buf *b, const struct catalogue *c,
	const struct unit *u, const struct fold_unit *done)
{
	struct counted counted;
	bool any = counted_of(&counted, u, done);
	struct buf result = { 0 }, run = { 0 };

	if (any)
		add_counted(&result, c, &counted);
	if (done && done->current && !done->current->finished &&
		!add_step_reached(&run, c, u, done->current))
		buf_adds(&run, tr(c, "begun"));
	if (any && run.len > 0)
		/* TRANSLATORS: "passed, 80 %; again: step 5 of 9". */
		words_fill(b, tr(c, "%1; again: %2"), buf_str(&result),
			buf_str(&run), NULL);
	else if (any || run.len > 0)
		buf_adds(b, buf_str(any ? &result : &run));
	else
		buf_adds(b, tr(c, "not begun"));
	buf_release(&result);
	buf_release(&run);
}

void words_module_state(struct buf *b, const struct catalogue *c, size_t done,
	size_t begun, size_t count)
{
	if (done == 0 && begun == 0) {
		buf_adds(b, tr(c, "not begun"));
		return;
	}
	/* TRANSLATORS: how many lessons and quizzes of a module are done. */
	words_fill(b, trn(c, "%1 of %2 part", "%1 of %2 parts", count),
		NUMBER(done), NUMBER(count), NULL);
}

static const char *mark_state(const struct catalogue *c, enum mark mark)
{
	switch (mark) {
	case MARK_NONE:
		break;
	case MARK_WRONG:
		return tr(c, "not right");
	case MARK_PARTLY:
		return tr(c, "partly right");
	case MARK_RIGHT:
		return tr(c, "right");
	}
	return tr(c, "answered");
}

/* "right at try 2" */
static void add_mark_state(
	struct buf *b, const struct catalogue *c, enum mark mark, int tries)
{
	if (mark == MARK_RIGHT && tries > 1)
		words_fill(b, tr(c, "right at try %1"), NUMBER(tries), NULL);
	else
		buf_adds(b, mark_state(c, mark));
}

void words_step_state(struct buf *b, const struct catalogue *c,
	const struct step *s, const struct fold_step *done)
{
	enum mark mark = MARK_WRONG;

	if (!done || question_shape(s) == SHAPE_NONE)
		return;
	if (done->right == ABSENT) {
		if (done->given_open || done->given_count > 0)
			buf_adds(b, tr(c, "answered"));
		else if (done->viewed)
			buf_adds(b, tr(c, "skipped"));
		return;
	}
	if (!question_graded(s))
		mark = MARK_NONE;
	else if (done->right == YES)
		mark = MARK_RIGHT;
	else if (done->score > 0)
		mark = MARK_PARTLY;
	add_mark_state(b, c, mark, done->tries);
}

void words_slot_state(struct buf *b, const struct catalogue *c,
	const struct play *p, size_t slot)
{
	const struct slot *at = &p->slots[slot];

	if (question_shape(play_at(p, slot)) == SHAPE_NONE)
		return;
	if (!at->answered)
		buf_adds(b, p->phase == PLAY_RESULT ? tr(c, "not answered")
			    : at->viewed            ? tr(c, "skipped")
						    : "");
	else if (at->graded && play_tells(p, slot))
		add_mark_state(b, c, at->mark, at->tries);
	else
		buf_adds(b, tr(c, "answered"));
}

/* --- a quiz ----------------------------------------------------------- */

static void add_sentence(struct buf *b, const char *text, double number)
{
	if (b->len > 0)
		buf_addc(b, ' ');
	words_fill(b, text, NUMBER(number), NULL);
}

/* Attempts: how many in all, then how many are left, this one included. */
static void add_attempts(struct buf *b, const struct catalogue *c,
	const struct unit *u, const struct fold_unit *done)
{
	int left = u->attempts - (done ? done->finished_count : 0);

	if (u->attempts <= 0)
		return;
	if (left == u->attempts)
		add_sentence(b,
			trn(c, "It can be taken once.",
				"It can be taken %1 times.", u->attempts),
			u->attempts);
	else
		add_sentence(b,
			trn(c, "You have %1 attempt left.",
				"You have %1 attempts left.", left),
			left);
}

void words_rules(struct buf *b, const struct catalogue *c, const struct unit *u,
	size_t questions, const struct fold_unit *done)
{
	add_sentence(b, trn(c, "%1 question.", "%1 questions.", questions),
		(double)questions);
	if (u->limit > 0)
		add_sentence(b,
			trn(c, "It ends after %1 minute.",
				"It ends after %1 minutes.", u->limit),
			u->limit);
	add_sentence(b, tr(c, "%1 % is needed to pass."), u->pass);
	add_attempts(b, c, u, done);
	if (u->verdict == VERDICT_END)
		add_sentence(b,
			tr(c, "You may change your answers until you finish; "
			      "then you are told what was right."),
			0);
}

const char *words_finish(const struct catalogue *c)
{
	return tr(c, "Finish the quiz?");
}

void words_blanks(struct buf *b, const struct catalogue *c, size_t blanks,
	size_t questions)
{
	if (blanks == 0)
		buf_adds(b, tr(c, "Every question is answered."));
	else
		words_fill(b,
			trn(c, "%1 of %2 questions has no answer.",
				"%1 of %2 questions have no answer.", blanks),
			NUMBER(blanks), NUMBER(questions), NULL);
}

/* Of a lesson, where nothing is passed or failed. */
static void lesson_result(
	struct buf *b, const struct catalogue *c, const struct result *r)
{
	size_t graded = r->right + r->partly + r->wrong + r->blank;

	buf_adds(b, tr(c, "This is the end of the lesson."));
	if (graded == 0)
		return;
	buf_addc(b, ' ');
	words_fill(b,
		trn(c, "Right: %1 of %2 question.",
			"Right: %1 of %2 questions.", graded),
		NUMBER(r->right), NUMBER(graded), NULL);
}

void words_result(struct buf *b, const struct catalogue *c,
	const struct play *p, const struct result *r)
{
	if (p->why && strcmp(p->why, "time") == 0) {
		buf_adds(b,
			tr(c, "The time is over; what you answered counts."));
		buf_addc(b, ' ');
	}
	if (p->practice) {
		words_fill(b, tr(c, "Mistakes repeated. Right now: %1 of %2."),
			NUMBER(r->right),
			NUMBER(r->right + r->partly + r->wrong + r->blank),
			NULL);
		return;
	}
	if (!play_is_quiz(p)) {
		lesson_result(b, c, r);
		return;
	}
	words_fill(b,
		r->passed ? tr(c, "Passed: %1 of %2, that is %3 %. "
				  "%4 % is needed.")
			  : tr(c, "Not passed: %1 of %2, that is %3 %. "
				  "%4 % is needed."),
		NUMBER(r->score), NUMBER(r->max), NUMBER(r->percent),
		NUMBER(p->unit->pass), NULL);
}

void words_counts(struct buf *b, const struct catalogue *c,
	const struct unit *u, const struct fold_unit *done)
{
	struct counted counted;

	if (u->kind != UNIT_QUIZ || !counted_of(&counted, u, done) ||
		counted.newest)
		return;
	words_fill(b,
		u->counts == COUNTS_FIRST
			? tr(c, "Your first result counts: %1 %.")
			: tr(c, "Your best result counts: %1 %."),
		NUMBER(counted.percent), NULL);
}

void words_score(
	struct buf *b, const struct catalogue *c, double score, double max)
{
	words_fill(b, tr(c, "%1 of %2"), NUMBER(score), NUMBER(max), NULL);
}

void words_advice(
	struct buf *b, const struct app *a, const struct result_part *part)
{
	struct folder *f = library_folder(a->library, a->module);
	struct advice advice;
	struct buf title = { 0 };

	if (part->score >= part->max || !f ||
		!advise(f, a->play->unit->language, part->id, &advice))
		return;
	words_short(&title, advice.lesson->title);
	/* TRANSLATORS: %1 is a lesson's title. */
	words_fill(b, tr(a->words, "repeat: %1, step %2"), buf_str(&title),
		NUMBER(advice.step), NULL);
	buf_release(&title);
}

const char *words_by_objective(const struct catalogue *c)
{
	return tr(c, "By objective");
}

const char *words_by_question(const struct catalogue *c)
{
	return tr(c, "By question");
}

const char *words_overconfident(
	const struct catalogue *c, enum mark mark, int sure)
{
	return mark == MARK_WRONG && sure == 3 ? tr(c, "but you were sure")
					       : NULL;
}
