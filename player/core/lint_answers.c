/* Typed answers, of questions and of gaps: what nobody could type or mean. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/answer.h"
#include "core/lint.h"
#include "core/question.h"

enum { UNITS = 32 };

/* One thing to be typed. */
struct typed {
	struct lint *l;
	const struct lint_unit *u;
	const struct node *at; /* the question's, or the gap's */
	struct answer_rules rules;
};

static bool field_is(const struct node *at, const char *field, const char *word)
{
	const struct node *n = node_get(at, field);

	return n && n->kind == NODE_SCALAR && strcmp(n->text, word) == 0;
}

static struct answer_rules rules_of(const struct node *at)
{
	struct answer_rules rules = {
		.case_matters = field_is(at, "case", "true"),
		.lenient = field_is(at, "spelling", "lenient"),
	};

	if (field_is(at, "letters", "latin"))
		rules.letters = LETTERS_LATIN;
	if (field_is(at, "letters", "cyrillic"))
		rules.letters = LETTERS_CYRILLIC;
	return rules;
}

/* --- letters ---------------------------------------------------------- */

/* In "kм" the author's own slip would be wanted of everybody. */
static void check_letters(const struct typed *t, const struct node *text)
{
	struct answer_lookalike found;

	if (lint_own(t->u, text) &&
		answer_lookalike(text->text, &t->rules, &found))
		lint_tell(t->l,
			found.cyrillic ? RULE_ANSWER_CYRILLIC
				       : RULE_ANSWER_LATIN,
			text, found.word, found.letter, NULL);
}

static void check_typeable(const struct typed *t, const struct node *text)
{
	if (!lint_own(t->u, text))
		return;
	if (!answer_inked(text->text) || strlen(text->text) > LINE_MAX_BYTES)
		lint_tell(
			t->l, RULE_ANSWER_NEVER, text, text->text, NULL, NULL);
	else
		check_letters(t, text);
}

/* --- text ------------------------------------------------------------- */

/* The one above item in the list that takes all that item would. */
static const struct node *taken_by(
	const struct typed *t, const struct node *list, const struct node *item)
{
	const char *text = lint_field(item, "text")->text;

	for (const struct node *n = lint_first(list); n && n != item;
		n = lint_next(list, n)) {
		const struct node *other = lint_field(n, "text");

		if (answer_compare(text, other->text, &t->rules) == ANSWER_YES)
			return other;
	}
	return NULL;
}

/* Several spellings do no harm; what is said to one of them must be heard. */
static bool says_something(const struct node *item)
{
	return node_get(item, "feedback") || node_get(item, "score");
}

static void check_answers(const struct typed *t)
{
	const struct node *list = node_get(t->at, "answers");

	for (const struct node *n = lint_first(list); n;
		n = lint_next(list, n)) {
		const struct node *text = lint_field(n, "text"), *other;

		check_typeable(t, text);
		other = says_something(n) ? taken_by(t, list, n) : NULL;
		if (other && lint_own(t->u, text))
			lint_tell(t->l, RULE_ANSWER_TWICE, text, text->text,
				other->text, NULL);
	}
}

static void check_wrong(const struct typed *t)
{
	const struct node *list = node_get(t->at, "wrong");

	for (const struct node *n = lint_first(list); n;
		n = lint_next(list, n)) {
		const struct node *text = lint_field(n, "text");
		const struct node *other = taken_by(t, list, n);

		if (other && lint_own(t->u, text))
			lint_tell(t->l, RULE_WRONG_TWICE, text, text->text,
				other->text, NULL);
	}
}

/* --- numbers ---------------------------------------------------------- */

struct range {
	double value, tolerance;
	const struct node *at;
};

/* Of a question, or of one of its "wrong". */
static struct range range_of(const struct node *value, const struct node *map)
{
	const struct node *tolerance =
		map->kind == NODE_MAP ? node_get(map, "tolerance") : NULL;
	struct range r = { strtod(value->text, NULL), 0, value };

	if (tolerance)
		answer_tolerance(tolerance->text, r.value, &r.tolerance);
	return r;
}

static void check_ranges(
	const struct typed *t, const struct range *a, const struct range *b)
{
	double away = fabs(a->value - b->value);

	if (!lint_own(t->u, b->at))
		return;
	if (answer_close(b->value, a->value, a->tolerance))
		lint_tell(t->l, RULE_WRONG_TWICE, b->at, b->at->text,
			a->at->text, NULL);
	else if (away < a->tolerance + b->tolerance)
		lint_tell(t->l, RULE_TOLERANCE_MEET, b->at, b->at->text,
			a->at->text, NULL);
}

static void check_number(const struct typed *t)
{
	const struct node *list = node_get(t->at, "wrong");
	const struct node *units = node_get(t->at, "unit");
	struct range right = range_of(node_get(t->at, "answer"), t->at);

	for (const struct node *n = lint_first(list); n;
		n = lint_next(list, n)) {
		struct range r = range_of(lint_field(n, "value"), n);

		/* That it is right itself is an error. */
		check_ranges(t, &right, &r);
		for (const struct node *m = lint_first(list); m != n;
			m = lint_next(list, m)) {
			struct range above =
				range_of(lint_field(m, "value"), m);

			check_ranges(t, &above, &r);
		}
	}
	for (const struct node *n = lint_first(units); n;
		n = lint_next(units, n))
		check_letters(t, n);
}

/* --- what is looked at ------------------------------------------------ */

static void check_typed(struct lint *l, const struct lint_unit *u,
	const struct node *at, bool number)
{
	const struct typed t = { l, u, at, rules_of(at) };

	if (number) {
		check_number(&t);
	} else {
		check_answers(&t);
		check_wrong(&t);
	}
}

static void look(
	struct lint *l, const struct lint_unit *u, const struct lint_step *s)
{
	const struct node *gaps = node_get(s->at, "gaps");

	if (s->step->type == QUESTION_TEXT || s->step->type == QUESTION_NUMBER)
		check_typed(l, u, s->at, s->step->type == QUESTION_NUMBER);
	if (s->step->type != QUESTION_GAPS)
		return;
	for (const struct node *g = gaps->first; g; g = g->next) {
		if (!field_is(g, "type", "choice"))
			check_typed(l, u, g, field_is(g, "type", "number"));
	}
}

void lint_answers(struct lint *l)
{
	lint_each_step(l, look);
}
