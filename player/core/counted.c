#include "core/counted.h"

#include "core/result.h"

bool counted_of(struct counted *out, const struct unit *u,
	const struct fold_unit *done)
{
	int counts = u && u->kind == UNIT_QUIZ ? u->counts : COUNTS_BEST;
	int pass = u && u->kind == UNIT_QUIZ ? u->pass : 70;

	*out = (struct counted){0};
	if (!done || done->finished_count == 0)
		return false;
	out->score = counts == COUNTS_LAST ? done->last_score :
		counts == COUNTS_FIRST     ? done->first_score :
					     done->best_score;
	out->max = counts == COUNTS_LAST ? done->last_max :
		counts == COUNTS_FIRST   ? done->first_max :
					   done->best_max;
	out->percent = result_percent(out->score, out->max);
	out->passed = out->percent >= pass;
	return true;
}
