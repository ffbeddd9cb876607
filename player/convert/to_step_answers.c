/* Options, typed answers, numbers and gaps: what earns how much. */
#include <math.h>
#include <string.h>

#include "convert/grow.h"
#include "convert/number.h"
#include "convert/to_step.h"
#include "core/answer.h"

/* ---- options ---- */

/* What is worth most; the first of them. */
static const struct moodle_answer *best_of(const struct moodle_question *q)
{
	const struct moodle_answer *best = NULL;

	for (size_t i = 0; i < q->answers.count; i++) {
		if (!best || q->answers.items[i].weight > best->weight)
			best = &q->answers.items[i];
	}
	return best;
}

static size_t count_full(const struct moodle_question *q)
{
	size_t n = 0;

	for (size_t i = 0; i < q->answers.count; i++)
		n += q->answers.items[i].weight > 99.99;
	return n;
}

/* Each right one is worth the same, and a wrong one takes as much away. */
static bool is_even(const struct moodle_question *q)
{
	double share = 0;

	for (size_t i = 0; i < q->answers.count; i++)
		share += q->answers.items[i].weight > 0;
	share = 100 / share;
	for (size_t i = 0; i < q->answers.count; i++) {
		double weight = fabs(q->answers.items[i].weight);

		if (fabs(weight - share) > 0.01)
			return false;
	}
	return true;
}

/* One of several is right, or each of several: the learner picks one. */
static bool is_right_alone(const struct maker *m,
	const struct moodle_question *q, const struct moodle_answer *a)
{
	const struct moodle_answer *best = best_of(q);

	if (a->weight > 99.99 || (best == a && a->weight > 0))
		return true;
	if (a->weight > 0)
		moodle_note(m->file, NOTE_WEIGHT_PARTLY, a->text.line,
			a->text.text, NULL);
	return false;
}

static void put_option(const struct maker *m, struct node *list,
	const struct moodle_answer *a, bool right)
{
	struct node *option = maker_open(m, list, NULL, NODE_MAP, a->text.line);

	maker_put_short(m, option, "text", &a->text);
	if (right)
		maker_put_word(m, option, "correct", a->text.line, "true");
	maker_put_block(m, option, "feedback", &a->feedback);
}

bool step_put_choice(const struct maker *m, const struct moodle_question *q,
	struct node *step)
{
	const struct moodle_answer *best = best_of(q);
	bool many = !q->single || count_full(q) > 1;
	struct node *list;

	if (!best || best->weight <= 0) {
		moodle_note(m->file, NOTE_RIGHT_MISSING, q->line, NULL, NULL);
		return false;
	}
	if (q->single && many)
		moodle_note(m->file, NOTE_RIGHT_SEVERAL, q->line, NULL, NULL);
	else if (q->single && best->weight < 99.99)
		moodle_note(m->file, NOTE_RIGHT_NONE, q->line, best->text.text,
			NULL);
	else if (!q->single && !is_even(q))
		moodle_note(m->file, NOTE_WEIGHTS_EQUAL, q->line, NULL, NULL);
	if (many) {
		grow_cut(step, "type");
		maker_put_word(m, step, "type", q->line, "choices");
	}
	list = maker_open(m, step, "options", NODE_LIST, q->line);
	for (size_t i = 0; i < q->answers.count; i++) {
		const struct moodle_answer *a = &q->answers.items[i];

		put_option(m, list, a,
			q->single ? is_right_alone(m, q, a) : a->weight > 0);
	}
	return true;
}

/* ---- words ---- */

/* "*" stands for any letters, "\*" for the sign. */
static bool take_stars(const struct maker *m, const char **text)
{
	char *out = arena_strdup(m->file->arena, *text), *to = out;

	for (const char *s = *text; *s; s++) {
		if (*s == '*')
			return false;
		if (s[0] == '\\' && s[1] == '*')
			s++;
		*to++ = *s;
	}
	*to = '\0';
	*text = out;
	return true;
}

static void put_wrong(const struct maker *m, struct node *step, const char *key,
	const struct moodle_answer *a, const char *text, bool plain)
{
	const struct node *have = node_get(step, "wrong");
	struct node *list = NULL, *item;

	for (struct node *n = step->first; have && n; n = n->next) {
		if (n == have)
			list = n;
	}
	if (!list)
		list = maker_open(m, step, "wrong", NODE_LIST, a->text.line);
	item = maker_open(m, list, NULL, NODE_MAP, a->text.line);
	grow_put(item, key,
		grow_text(m->file->arena, maker_place(m, a->text.line), text,
			plain));
	if (plain && strcmp(a->tolerance, "0") != 0)
		maker_put_word(
			m, item, "tolerance", a->text.line, a->tolerance);
	maker_put_block(m, item, "feedback", &a->feedback);
}

static bool is_accepted(const struct moodle_question *q, const char *text)
{
	struct answer_rules rules = { .case_matters = q->capitals };

	for (size_t i = 0; i < q->answers.count; i++) {
		const struct moodle_answer *a = &q->answers.items[i];

		if (a->weight > 0 && a->text.text &&
			answer_compare(text, a->text.text, &rules) != ANSWER_NO)
			return true;
	}
	return false;
}

static void put_accepted(const struct maker *m, struct node *list,
	const struct moodle_answer *a, const char *text)
{
	struct node *item = maker_open(m, list, NULL, NODE_MAP, a->text.line);
	char score[NUMBER_ROOM];

	grow_put(item, "text",
		grow_text(m->file->arena, maker_place(m, a->text.line), text,
			false));
	number_write(score, a->weight / 100);
	if (a->weight < 99.99)
		maker_put_word(m, item, "score", a->text.line, score);
	maker_put_block(m, item, "feedback", &a->feedback);
}

static void put_answer(const struct maker *m, const struct moodle_question *q,
	const struct moodle_answer *a, struct node *step, struct node *list)
{
	const char *text = maker_verbatim(m, &a->text);

	if (!text || (strcmp(text, "*") == 0 && a->weight <= 0))
		return;
	if (!take_stars(m, &text))
		moodle_note(m->file, NOTE_WILDCARD, a->text.line, text, NULL);
	else if (a->weight > 0)
		put_accepted(m, list, a, text);
	else if (is_accepted(q, text))
		moodle_note(
			m->file, NOTE_WRONG_ACCEPTED, a->text.line, text, NULL);
	else
		put_wrong(m, step, "text", a, text, false);
}

bool step_put_typed(const struct maker *m, const struct moodle_question *q,
	struct node *step)
{
	struct node *list = maker_open(m, step, "answers", NODE_LIST, q->line);

	for (size_t i = 0; i < q->answers.count; i++)
		put_answer(m, q, &q->answers.items[i], step, list);
	if (q->capitals)
		maker_put_word(m, step, "case", q->line, "true");
	if (list->count > 0)
		return true;
	moodle_note(m->file, NOTE_RIGHT_MISSING, q->line, NULL, NULL);
	return false;
}

/* ---- numbers ---- */

static bool is_any(const struct moodle_answer *a)
{
	return !a->text.text || strcmp(a->text.text, "*") == 0;
}

/* A wrong number that would count as the right one. */
static bool is_within(
	const struct moodle_answer *wrong, const struct moodle_answer *right)
{
	double a, b, tolerance;

	return number_read(wrong->text.text, &a) &&
	       number_read(right->text.text, &b) &&
	       number_read(right->tolerance, &tolerance) &&
	       answer_close(a, b, tolerance);
}

static void put_units(const struct maker *m, const struct moodle_question *q,
	struct node *step)
{
	struct node *units;

	if (q->units.count == 0)
		return;
	units = maker_open(m, step, "unit", NODE_LIST, q->line);
	for (size_t i = 0; i < q->units.count; i++) {
		struct moodle_text t = { .text = q->units.items[i],
			.line = q->line };
		const char *text = maker_verbatim(m, &t);

		if (text)
			grow_put(units, NULL,
				grow_text(m->file->arena,
					maker_place(m, q->line), text, false));
	}
}

static void put_number(const struct maker *m, const struct moodle_answer *a,
	const struct moodle_answer *right, struct node *step)
{
	if (is_any(a) || a == right)
		return;
	if (a->weight > 0)
		moodle_note(m->file, NOTE_NUMBER_MORE, a->text.line,
			a->text.text, NULL);
	else if (is_within(a, right))
		moodle_note(m->file, NOTE_WRONG_ACCEPTED, a->text.line,
			a->text.text, NULL);
	else
		put_wrong(m, step, "value", a, a->text.text, true);
}

bool step_put_number(const struct maker *m, const struct moodle_question *q,
	struct node *step)
{
	const struct moodle_answer *right = best_of(q);

	if (!right || right->weight <= 0 || is_any(right)) {
		moodle_note(m->file, NOTE_RIGHT_MISSING, q->line, NULL, NULL);
		return false;
	}
	if (right->weight < 99.99)
		moodle_note(m->file, NOTE_RIGHT_NONE, q->line, right->text.text,
			NULL);
	maker_put_word(m, step, "answer", right->text.line, right->text.text);
	if (strcmp(right->tolerance, "0") != 0)
		maker_put_word(m, step, "tolerance", right->text.line,
			right->tolerance);
	put_units(m, q, step);
	for (size_t i = 0; i < q->answers.count; i++)
		put_number(m, &q->answers.items[i], right, step);
	/* What is said of the right number is said of the right answer. */
	if (!q->right.text)
		maker_put_block(m, step, "if_right", &right->feedback);
	return true;
}
