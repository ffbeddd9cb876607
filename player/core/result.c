#include "core/result.h"

#include <string.h>

/* The part of an objective, made where it is new; NULL where full. */
static struct result_part *part(
	const struct play *p, struct result *out, const char *id)
{
	const struct objective *o;

	for (size_t i = 0; i < out->part_count; i++) {
		if (strcmp(out->parts[i].id, id) == 0)
			return &out->parts[i];
	}
	o = module_objective(p->unit->module, id);
	if (!o || out->part_count == RESULT_PARTS)
		return NULL;
	out->parts[out->part_count] = (struct result_part){
		.id = o->id,
		.text = o->text,
	};
	return &out->parts[out->part_count++];
}

/* Parts stand in the module's order: made before anything is counted. */
static void make_parts(const struct play *p, struct result *out)
{
	const struct module *m = p->unit->module;

	for (size_t i = 0; i < m->objectives.count; i++) {
		const char *id = m->objectives.items[i].id;

		for (size_t s = 0; s < p->count; s++) {
			const struct step *step = play_at(p, s);

			if (step && question_graded(step) && step->objective &&
				strcmp(step->objective, id) == 0) {
				part(p, out, id);
				break;
			}
		}
	}
}

static void count(struct result *out, const struct slot *s)
{
	if (!s->graded)
		out->blank++;
	else if (s->mark == MARK_RIGHT)
		out->right++;
	else if (s->mark == MARK_PARTLY)
		out->partly++;
	else
		out->wrong++;
}

/*
 * Scores are rounded to 1/10000, so that three thirds are 0.9999. What is
 * meant is the hundredth within reach of that rounding: every mark that a
 * pass hangs on is a whole hundredth.
 */
static double mended(double sum, size_t count)
{
	double hundredth = (double)(long)(100 * sum + 0.5) / 100;
	double off = sum > hundredth ? sum - hundredth : hundredth - sum;

	return off <= 0.00005 * (double)count + 1e-9 ? hundredth : sum;
}

int result_percent(double score, double max)
{
	return max > 0 ? (int)(100 * score / max + 1e-9) : 0;
}

void result_of(const struct play *p, struct result *out)
{
	*out = (struct result){ 0 };
	make_parts(p, out);
	for (size_t i = 0; i < p->count; i++) {
		const struct slot *s = &p->slots[i];
		const struct step *step = play_at(p, i);
		struct result_part *one;

		if (!step || !question_graded(step))
			continue;
		out->score += s->score;
		out->max += step->points;
		count(out, s);
		one = step->objective ? part(p, out, step->objective) : NULL;
		if (one) {
			one->score += s->score;
			one->max += step->points;
		}
	}
	out->score = mended(out->score, p->count);
	for (size_t i = 0; i < out->part_count; i++)
		out->parts[i].score = mended(out->parts[i].score, p->count);
	out->percent = result_percent(out->score, out->max);
	out->passed = play_is_quiz(p) &&
		      (out->max <= 0 || out->percent >= p->unit->pass);
}
