#include "report/items.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "report/intern.h"

struct answer {
	uint32_t person, item, part;
	uint32_t attempt;
	uint32_t next; /* of the same place; INTERN_NONE: none */
	bool live, right;
	double share;
	uint32_t language; /* INTERN_NONE: not known */
	struct strings given;
};

/* What a person's answers in one unit come to. */
struct part {
	double share;
	uint32_t count;
};

struct items {
	struct arena arena; /* what was given */
	struct buf key;
	struct intern people, attempts, languages;
	struct intern reviews; /* attempts that are reviews */
	struct intern places; /* module, unit, step */
	struct intern versions; /* place and rev: an item */
	struct intern parts; /* person, module and unit */
	struct intern taken; /* person and item: an answer */
	struct answer *answers; /* by number of taken */
	size_t room;
	uint32_t *heads; /* by number of places: its answers */
	size_t head_room;
	struct part *sums; /* by number of parts; NULL: to be counted */
};

struct items *items_new(void)
{
	return xcalloc(1, sizeof(struct items));
}

void items_free(struct items *it)
{
	if (!it)
		return;
	arena_release(&it->arena);
	buf_release(&it->key);
	intern_release(&it->people);
	intern_release(&it->attempts);
	intern_release(&it->languages);
	intern_release(&it->reviews);
	intern_release(&it->places);
	intern_release(&it->versions);
	intern_release(&it->parts);
	intern_release(&it->taken);
	free(it->answers);
	free(it->heads);
	free(it->sums);
	free(it);
}

/* --- keys: strings, each with its NUL; numbers of other keys ----------- */

static void key_begin(struct items *it)
{
	buf_clear(&it->key);
}

static void key_text(struct items *it, const char *s)
{
	buf_add(&it->key, s ? s : "", (s ? strlen(s) : 0) + 1);
}

static void key_number(struct items *it, uint32_t n)
{
	buf_add(&it->key, (const char *)&n, sizeof(n));
}

static uint32_t key_add(struct items *it, struct intern *in)
{
	return intern_add(in, buf_str(&it->key), it->key.len);
}

static uint32_t key_find(struct items *it, const struct intern *in)
{
	return intern_find(in, buf_str(&it->key), it->key.len);
}

static void key_place(struct items *it, const char *module, const char *unit,
	const char *step)
{
	key_begin(it);
	key_text(it, module);
	key_text(it, unit);
	key_text(it, step);
}

/* --- taking in --------------------------------------------------------- */

static bool is_review(struct items *it, const struct record *r)
{
	return r->attempt && intern_find(&it->reviews, r->attempt,
				     strlen(r->attempt)) != INTERN_NONE;
}

static struct strings copy_given(struct items *it, const struct strings *given)
{
	const char **items =
		arena_array(&it->arena, given->count, sizeof(*items));

	for (size_t i = 0; i < given->count; i++)
		items[i] = arena_strdup(&it->arena, given->items[i]);
	return (struct strings){ items, given->count };
}

static uint32_t add_text(struct intern *in, const char *s)
{
	return s ? intern_add(in, s, strlen(s)) : INTERN_NONE;
}

static void fill(struct items *it, struct answer *a, const struct record *r)
{
	double share = r->max > 0 ? r->score / r->max : r->right == YES;

	a->attempt = add_text(&it->attempts, r->attempt);
	a->live = r->source && strcmp(r->source, "live") == 0;
	a->right = r->right == YES;
	a->share = share < 0 ? 0 : share > 1 ? 1 : share;
	a->language = add_text(&it->languages, r->lang);
	a->given = copy_given(it, &r->given);
}

/* Makes a->person, item and part; returns the place. */
static uint32_t find_item(
	struct items *it, struct answer *a, const struct record *r)
{
	uint32_t count = it->places.count, place;

	key_begin(it);
	key_text(it, r->site);
	key_text(it, r->who);
	a->person = key_add(it, &it->people);
	key_place(it, r->module, r->unit, r->step);
	place = key_add(it, &it->places);
	if (place == count) {
		it->heads = mem_grow(
			it->heads, &it->head_room, place, sizeof(*it->heads));
		it->heads[place] = INTERN_NONE;
	}
	key_begin(it);
	key_number(it, place);
	key_text(it, r->rev);
	a->item = key_add(it, &it->versions);
	key_begin(it);
	key_number(it, a->person);
	key_text(it, r->module);
	key_text(it, r->unit);
	a->part = key_add(it, &it->parts);
	return place;
}

static void add_answer(struct items *it, const struct record *r)
{
	uint32_t count = it->taken.count, number, place;
	struct answer a, *known;

	place = find_item(it, &a, r);
	key_begin(it);
	key_number(it, a.person);
	key_number(it, a.item);
	number = key_add(it, &it->taken);
	free(it->sums);
	it->sums = NULL;
	if (number < count) {
		/* The facilitator's word counts; on paper, what was typed last. */
		bool over =
			r->source && (strcmp(r->source, "live") == 0 ||
					     strcmp(r->source, "paper") == 0);

		known = &it->answers[number];
		if (over && !known->live && r->attempt &&
			add_text(&it->attempts, r->attempt) == known->attempt)
			fill(it, known, r);
		return;
	}
	fill(it, &a, r);
	it->answers =
		mem_grow(it->answers, &it->room, number, sizeof(*it->answers));
	a.next = it->heads[place];
	it->heads[place] = number;
	it->answers[number] = a;
}

void items_add(struct items *it, const struct record *r)
{
	if (r->event == RECORD_OPENED && r->attempt && r->via &&
		strcmp(r->via, "review") == 0)
		intern_add(&it->reviews, r->attempt, strlen(r->attempt));
	/* Not graded, or a later try: neither tells of the question. */
	if (r->event != RECORD_ANSWERED || !r->module || !r->unit || !r->step ||
		!r->rev || r->try != 1 || r->right == ABSENT ||
		is_review(it, r))
		return;
	add_answer(it, r);
}

/* --- looking ----------------------------------------------------------- */

static void sum_up(struct items *it)
{
	if (it->sums)
		return;
	it->sums = xcalloc(it->parts.count + 1, sizeof(*it->sums));
	for (uint32_t i = 0; i < it->taken.count; i++) {
		const struct answer *a = &it->answers[i];

		it->sums[a->part].share += a->share;
		it->sums[a->part].count++;
	}
}

static double rest_of(const struct items *it, const struct answer *a)
{
	const struct part *p = &it->sums[a->part];
	uint32_t others = p->count - 1;

	return others < ITEM_OTHERS ? -1 : (p->share - a->share) / others;
}

static bool has_person(const struct item_view *v, uint32_t person)
{
	for (size_t i = 0; i < v->count; i++) {
		if (v->answers[i].person == person)
			return true;
	}
	return false;
}

static void take(struct items *it, struct item_view *v, size_t *room,
	const struct answer *a)
{
	const struct intern_key *language =
		a->language == INTERN_NONE ? NULL
					   : &it->languages.keys[a->language];

	v->answers = mem_grow(v->answers, room, v->count, sizeof(*v->answers));
	v->answers[v->count++] = (struct item_answer){
		.person = a->person,
		.share = a->share,
		.right = a->right,
		.rest = rest_of(it, a),
		.language = language ? language->bytes : "",
		.given = &a->given,
	};
}

/* Of one unit in which the question can be met. */
static void view_unit(struct items *it, const struct item_question *q,
	const char *unit, struct item_view *v, size_t *room)
{
	uint32_t place, item;
	size_t before = v->count;

	key_place(it, q->module, unit, q->step);
	place = key_find(it, &it->places);
	if (place == INTERN_NONE)
		return;
	key_begin(it);
	key_number(it, place);
	key_text(it, q->rev);
	item = key_find(it, &it->versions);
	for (uint32_t i = it->heads[place]; i != INTERN_NONE;
		i = it->answers[i].next) {
		const struct answer *a = &it->answers[i];

		if (a->item != item)
			v->old++;
		else if (before == 0 || !has_person(v, a->person))
			take(it, v, room, a);
	}
}

void items_view(
	struct items *it, const struct item_question *q, struct item_view *out)
{
	size_t room = 0;

	*out = (struct item_view){ 0 };
	sum_up(it);
	for (size_t i = 0; i < q->unit_count; i++)
		view_unit(it, q, q->units[i], out, &room);
}

void item_view_release(struct item_view *v)
{
	free(v->answers);
	*v = (struct item_view){ 0 };
}
