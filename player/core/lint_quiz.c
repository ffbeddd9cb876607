/* What shows only where many questions are seen together: habits, marks. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "core/lint.h"
#include "core/option.h"
#include "core/result.h"

/*
 * By chance the right one of three is the longest in 4 of 5 questions or more
 * once in 22 units, the right one of four once in 64.
 */
enum {
	LONGEST_LEAST = 5, /* questions of three options or more in a unit */
	LONGEST_PERCENT = 70, /* in more of them than this */
	LONGER_PERCENT = 10, /* than the next longest, and so many letters: */
	LONGER_LETTERS = 3,
	PLACE_LEAST = 4, /* questions that are not shuffled */
	TRUE_LEAST = 5, /* statements */
	WORDS_MINUTE = 200, /* what a quick reader reads */
	CANDIDATES_MOST = 200, /* of a draw, to tell how long they are */
};

static void tell_unit(struct lint *l, const struct lint_unit *u, enum rule rule,
	size_t a, size_t b)
{
	const struct node *at = node_get(u->root, "title");
	char first[24], second[24];

	snprintf(first, sizeof(first), "%zu", a);
	snprintf(second, sizeof(second), "%zu", b);
	faults_add(l->faults, (int)rule,
		lint_own(u, at) ? at->at : (struct place){ .file = u->file },
		first, second, NULL);
}

/* --- habits ----------------------------------------------------------- */

static size_t letters_of(const char *s)
{
	size_t n = 0;

	for (; *s; s++)
		n += (*s & 0xc0) != 0x80;
	return n;
}

/* Whether the right option stands out by its length. */
static bool is_longest(const struct options *o)
{
	size_t right = 0, longest = 0;

	for (size_t i = 0; i < o->list.count; i++) {
		const struct option *option = &o->list.items[i];
		size_t n = letters_of(option->text);

		if (option->correct == YES)
			right = n;
		else if (n > longest)
			longest = n;
	}
	return right >= longest + LONGER_LETTERS &&
	       100 * right > (100 + LONGER_PERCENT) * longest;
}

static void check_longest(struct lint *l, const struct lint_unit *u)
{
	size_t count = 0, longest = 0;

	for (size_t i = 0; i < u->count; i++) {
		const struct step *s = u->steps[i].step;
		const struct options *o = s->body;

		if (s->type != QUESTION_CHOICE || o->list.count < 3)
			continue;
		count++;
		longest += is_longest(o);
	}
	if (count >= LONGEST_LEAST && 100 * longest > LONGEST_PERCENT * count)
		tell_unit(l, u, RULE_ANSWER_LONGEST, longest, count);
}

static size_t place_of_right(const struct options *o)
{
	size_t i = 0;

	while (i < o->list.count && o->list.items[i].correct != YES)
		i++;
	return i + 1;
}

/* Of options that come in another order each time the file's is no matter. */
static void check_place(struct lint *l, const struct lint_unit *u)
{
	size_t count = 0, place = 0;

	for (size_t i = 0; i < u->count; i++) {
		const struct step *s = u->steps[i].step;
		size_t here;

		if (s->type != QUESTION_CHOICE || s->shuffle != NO)
			continue;
		here = place_of_right(s->body);
		if (count++ > 0 && here != place)
			return;
		place = here;
	}
	if (count >= PLACE_LEAST)
		tell_unit(l, u, RULE_ANSWER_PLACE, count, place);
}

static void check_truth(struct lint *l, const struct lint_unit *u)
{
	const char *word = NULL;
	size_t count = 0;

	for (size_t i = 0; i < u->count; i++) {
		const struct step *s = u->steps[i].step;
		const char *key;

		if (s->type != QUESTION_TRUEFALSE ||
			question_key(s, &key, 1) != 1)
			continue;
		if (count++ > 0 && strcmp(key, word) != 0)
			return;
		word = key;
	}
	if (count >= TRUE_LEAST)
		faults_add(l->faults, RULE_ANSWER_TRUTH,
			node_get(u->root, "title")->at, word, NULL, NULL);
}

/* --- marks ------------------------------------------------------------ */

/* A question whose right answer does not earn all its points. */
struct partial {
	const struct step *step;
	double best;
};

struct partials {
	struct partial *items; /* the heap's; sorted */
	size_t count, room;
};

static int by_step(const void *a, const void *b)
{
	const struct step *x = ((const struct partial *)a)->step;
	const struct step *y = ((const struct partial *)b)->step;

	return x < y ? -1 : x > y;
}

static double best_of(const struct partials *p, const struct step *s)
{
	const struct partial wanted = { .step = s };
	const struct partial *found =
		p->count > 0 ? bsearch(&wanted, p->items, p->count,
				       sizeof(*p->items), by_step)
			     : NULL;

	return found ? found->best : 1;
}

/* What the key itself is worth. */
static double grade_key(const struct step *s)
{
	const char *key[GIVEN_MAX];
	struct strings given = { key, question_key(s, key, GIVEN_MAX) };
	struct verdict v = { 0 };

	if (given.count == 0)
		return 1;
	question_grade(s, s, &given, &v);
	return v.score;
}

/* Only answers with a score of their own can be worth less. */
static void find_partials(
	struct lint *l, const struct lint_unit *u, struct partials *found)
{
	for (size_t i = 0; i < u->count; i++) {
		const struct step *s = u->steps[i].step;
		double best;

		if (s->type != QUESTION_TEXT && s->type != QUESTION_GAPS)
			continue;
		best = grade_key(s);
		if (best > 0.99995)
			continue;
		lint_tell(
			l, RULE_SCORE_FULL, u->steps[i].at, s->id, NULL, NULL);
		found->items = mem_grow(found->items, &found->room,
			found->count, sizeof(*found->items));
		found->items[found->count++] = (struct partial){ s, best };
	}
	if (found->count > 1)
		qsort(found->items, found->count, sizeof(*found->items),
			by_step);
}

/* What one who makes no mistake gets, at worst, and what there is to get. */
struct marks {
	double score, max;
};

static void add_marks(struct marks *m, const struct partials *p,
	const struct step *s, int times)
{
	if (!question_graded(s))
		return;
	m->score += times * s->points * best_of(p, s);
	m->max += (double)times * s->points;
}

static const struct step *worst_of(
	const struct partials *p, const struct draw *d)
{
	const struct step *worst = d->candidates[0];

	for (size_t i = 1; p->count > 0 && i < d->candidate_count; i++) {
		if (best_of(p, d->candidates[i]) < best_of(p, worst))
			worst = d->candidates[i];
	}
	return worst;
}

/* A draw that could be graded in part only is taken for graded. */
static const struct step *graded_of(const struct draw *d)
{
	for (size_t i = 0; i < d->candidate_count; i++) {
		if (question_graded(d->candidates[i]))
			return d->candidates[i];
	}
	return NULL;
}

static void check_pass(
	struct lint *l, const struct lint_unit *u, const struct partials *p)
{
	const struct unit *unit = u->unit;
	const struct node *at = node_get(u->root, "pass");
	struct marks m = { 0, 0 };
	char percent[24];

	for (size_t i = 0; i < unit->steps.count; i++) {
		const struct step *s = &unit->steps.items[i];

		if (!s->draw)
			add_marks(&m, p, s, 1);
		else if (graded_of(s->draw))
			add_marks(&m, p,
				p->count > 0 ? worst_of(p, s->draw)
					     : graded_of(s->draw),
				s->draw->take);
	}
	if (!at)
		at = node_get(u->root, "title");
	snprintf(
		percent, sizeof(percent), "%d", result_percent(m.score, m.max));
	if (m.max <= 0)
		lint_tell(l, RULE_PASS_NOTHING, at, NULL, NULL, NULL);
	else if (result_percent(m.score, m.max) < unit->pass)
		lint_tell(l, RULE_PASS_FAR, at, percent, NULL, NULL);
}

/* --- time ------------------------------------------------------------- */

static size_t words_in(const char *s)
{
	size_t n = 0;

	for (; s && *s; s += strcspn(s, " \n")) {
		s += strspn(s, " \n");
		n += *s != '\0';
	}
	return n;
}

/* Words of what a step shows before it is answered. */
static size_t words_of(const struct step *s)
{
	const struct showing how = { .input = "" };
	struct pick picks[GIVEN_MAX];
	struct asked asked[GIVEN_MAX];
	struct buf b = { 0 };
	size_t n, count = question_picks(s, "", picks, GIVEN_MAX);

	question_show(s, &how, &b);
	n = words_in(buf_str(&b));
	buf_release(&b);
	for (size_t i = 0; i < count; i++)
		n += words_in(picks[i].text);
	count = question_asked(s, asked, GIVEN_MAX);
	for (size_t i = 0; i < count; i++)
		n += words_in(asked[i].text);
	return n;
}

/* As many as its questions have on average. */
static size_t words_drawn(const struct draw *d)
{
	size_t most = d->candidate_count, n = 0;

	if (most > CANDIDATES_MOST)
		most = CANDIDATES_MOST;
	for (size_t i = 0; i < most; i++)
		n += words_of(d->candidates[i]);
	return most > 0 ? n * (size_t)d->take / most : 0;
}

static void check_limit(struct lint *l, const struct lint_unit *u)
{
	const struct unit *unit = u->unit;
	size_t words = 0;
	char count[24], limit[24];

	if (unit->limit == INTEGER_ABSENT)
		return;
	for (size_t i = 0; i < unit->steps.count; i++) {
		const struct step *s = &unit->steps.items[i];

		words += s->draw ? words_drawn(s->draw) : words_of(s);
	}
	snprintf(count, sizeof(count), "%zu", words);
	snprintf(limit, sizeof(limit), "%d", unit->limit);
	if (words > (size_t)unit->limit * WORDS_MINUTE)
		lint_tell(l, RULE_LIMIT_SHORT, node_get(u->root, "limit"),
			count, limit, NULL);
}

/* --- all -------------------------------------------------------------- */

void lint_quiz(struct lint *l)
{
	struct partials partials = { 0 };

	for (size_t i = 0; i < l->count; i++) {
		if (l->units[i].source)
			find_partials(l, &l->units[i], &partials);
	}
	for (size_t i = 0; i < l->count; i++) {
		const struct lint_unit *u = &l->units[i];

		if (u->unsure) {
			l->waits = true;
			continue;
		}
		check_longest(l, u);
		if (!u->source)
			continue;
		check_place(l, u);
		check_truth(l, u);
		if (u->unit->kind != UNIT_QUIZ)
			continue;
		if (u->unit->faulty) {
			l->waits = true;
			continue;
		}
		check_pass(l, u, &partials);
		check_limit(l, u);
	}
	free(partials.items);
}
