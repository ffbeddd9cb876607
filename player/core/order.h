/*
 * order.h - what a question of type order has learners arrange.
 *
 * For core/q_order.c, core/order*.c alone. Things are the items, or the
 * lines of a program, in the right order, and behind them the extra ones,
 * which belong nowhere. Things that read the same stand for one another.
 */
#ifndef SABAQ_CORE_ORDER_H
#define SABAQ_CORE_ORDER_H

#include "core/question.h"

enum { THINGS_MAX = 26, NO_THING = -1 };

struct order_item {
	const char *id, *text;
};
struct order_also {
	struct strings ids;
};
struct order_wrong {
	struct strings order;
	const char *feedback, *misconception;
};
struct order_body {
	LIST_OF(struct order_item) items;
	struct strings program; /* or this; its empty lines are nothing */
	struct strings extra;
	LIST_OF(struct order_also) also;
	LIST_OF(struct order_wrong) wrong;
};

struct things {
	struct pick picks[THINGS_MAX];
	size_t right; /* so many of them have a place in the right order */
	size_t count;
	size_t written; /* more than count: a fault */
};

/* Things by their places in struct things; NO_THING for an unknown id. */
struct order {
	int at[GIVEN_MAX];
	size_t count;
};

void things_of(const struct step *s, struct things *out);
/* NO_THING where there is none. */
int things_find(const struct things *t, const char *id);
/* Whether two of them read the same. */
bool things_alike(const struct things *t, size_t a, size_t b);

/*
 * The order that ids name. Of things that read the same the first stands for
 * all: nobody can tell them apart.
 */
void order_of(
	const struct things *t, const struct strings *ids, struct order *out);
/* The right order. */
void order_key(const struct things *t, struct order *out);
bool order_same(const struct order *a, const struct order *b);

/* question_type.check. */
void order_check(
	const struct step *s, const struct node *at, struct faults *faults);

#endif
