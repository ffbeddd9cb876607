#include "core/counted.h"

#include <string.h>

#include "core/result.h"

enum { PASS_UNSAID = 70 }; /* a quiz's, where its author says nothing */

static bool is_quiz(const struct unit *u, const struct fold_attempt *a)
{
	if (u)
		return u->kind == UNIT_QUIZ;
	return a && a->kind && strcmp(a->kind, "quiz") == 0;
}

static int pass_mark(const struct unit *u, const struct fold_attempt *a)
{
	if (u)
		return u->pass;
	return a && a->pass >= 0 ? a->pass : PASS_UNSAID;
}

static bool same(double a, double b)
{
	return a <= b && a >= b;
}

bool counted_of(
	struct counted *out, const struct unit *u, const struct fold_unit *done)
{
	int counts = u && u->kind == UNIT_QUIZ ? u->counts : COUNTS_BEST;

	*out = (struct counted){ 0 };
	if (!done || done->finished_count == 0)
		return false;
	out->score = counts == COUNTS_LAST    ? done->last_score
		     : counts == COUNTS_FIRST ? done->first_score
					      : done->best_score;
	out->max = counts == COUNTS_LAST    ? done->last_max
		   : counts == COUNTS_FIRST ? done->first_max
					    : done->best_max;
	out->percent = result_percent(out->score, out->max);
	out->newest = same(out->score, done->last_score) &&
		      same(out->max, done->last_max);
	out->quiz = is_quiz(u, done->finished);
	/* With nothing to grade it is passed, as result_of() has it. */
	out->passed =
		out->quiz &&
		(out->max <= 0 || out->percent >= pass_mark(u, done->finished));
	return true;
}

bool counted_done(const struct unit *u, const struct fold_unit *done)
{
	struct counted counted;

	return counted_of(&counted, u, done) &&
	       (!counted.quiz || counted.passed);
}
