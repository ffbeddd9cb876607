/*
 * core/veil: over every question of our own modules and of one of each type,
 * what leaves before the reveal holds nothing hidden, and is the question all
 * the same.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <dirent.h>

#include "core/folder.h"
#include "core/unit_load.h"
#include "core/veil.h"
#include "support/shelf.h"

#define ATTEMPT "01JD0000000000000000000000"

static size_t met[QUESTION_COUNT];

#define ROW(symbol, name) [QUESTION_##symbol] = &question_##name##_fields,
static const struct shape *const fields[QUESTION_COUNT] = { QUESTION_TYPES(
	ROW) };
#undef ROW

/* ---- what is hidden ---- */

/* Texts shorter than this may stand anywhere by chance. */
enum { TELLING = 6 };

struct hunt {
	const char *sent;
	const char *open; /* what a learner may read, and so may hold it */
	const char *step;
};

static bool is_text(enum field_kind kind)
{
	return kind == FIELD_SHORT || kind == FIELD_BLOCK ||
	       kind == FIELD_VERBATIM;
}

/* As it would stand in a line of JSON: up to the first escaped sign. */
static void assert_not_sent(const struct hunt *h, const char *text)
{
	size_t n = text ? strcspn(text, "\n\"\\\t") : 0;
	char *part;

	if (n < TELLING)
		return;
	part = xstrndup(text, n);
	if (strstr(h->sent, part) && !strstr(h->open, part))
		fail_msg("%s: \"%s\" was sent", h->step, part);
	free(part);
}

static void hunt(const struct hunt *h, const struct shape *shape,
	const void *item, bool hidden);

static void hunt_list(const struct hunt *h, const struct field *f,
	const void *at, bool hidden)
{
	struct list list;

	memcpy(&list, at, sizeof(list));
	for (size_t i = 0; i < list.count; i++) {
		const char *element =
			(const char *)list.items + i * field_element_size(f);

		if (f->of)
			hunt(h, f->of, element, hidden);
		else if (hidden && is_text(f->each))
			assert_not_sent(h, *(const char *const *)element);
	}
}

static void hunt(const struct hunt *h, const struct shape *shape,
	const void *item, bool hidden)
{
	for (size_t i = 0; i < shape->count; i++) {
		const struct field *f = &shape->fields[i];
		const char *at = (const char *)item + f->offset;
		bool now = hidden || (f->bits & FIELD_HIDDEN);

		if (f->kind == FIELD_LIST || f->kind == FIELD_MAP)
			hunt_list(h, f, at, now);
		else if (f->kind == FIELD_STRUCT && *(void *const *)at)
			hunt(h, f->of, *(void *const *)at, now);
		else if (now && is_text(f->kind))
			assert_not_sent(h, *(const char *const *)at);
	}
}

/* What is picked and asked is no secret; which of it is right is. */
static bool is_listed(const struct step *s)
{
	enum answer_shape shape = question_shape(s);

	return shape == SHAPE_ORDERING || shape == SHAPE_PAIRS ||
	       s->type == QUESTION_GAPS;
}

/* ---- the same question ---- */

static void assert_picks(const struct step *s, const struct step *veiled)
{
	struct pick a[GIVEN_MAX], b[GIVEN_MAX];
	size_t n = question_picks(s, ATTEMPT, a, GIVEN_MAX);

	if (question_of(s)->asked_picks)
		n = 0;
	assert_int_equal(question_picks(veiled, ATTEMPT, b, GIVEN_MAX), n);
	for (size_t i = 0; i < n; i++) {
		if (a[i].text)
			assert_string_equal(a[i].text, b[i].text);
		assert_int_equal(a[i].verbatim, b[i].verbatim);
	}
}

static void assert_asked(const struct step *s, const struct step *veiled)
{
	struct asked a[GIVEN_MAX], b[GIVEN_MAX];
	struct pick x[GIVEN_MAX], y[GIVEN_MAX];
	size_t n = question_asked(s, a, GIVEN_MAX);

	assert_int_equal(question_asked(veiled, b, GIVEN_MAX), n);
	for (size_t i = 0; i < n; i++) {
		size_t k = question_asked_picks(s, ATTEMPT, i, x, GIVEN_MAX);

		assert_string_equal(a[i].id, b[i].id);
		assert_int_equal(a[i].shape, b[i].shape);
		assert_int_equal(
			question_asked_picks(veiled, ATTEMPT, i, y, GIVEN_MAX),
			k);
		for (size_t j = 0; j < k; j++)
			assert_string_equal(x[j].text, y[j].text);
	}
}

static void assert_shown(const struct step *s, const struct step *veiled)
{
	const char *gaps[GIVEN_MAX];
	struct showing how = { "Input:", gaps };
	struct buf a = { 0 }, b = { 0 };

	for (size_t i = 0; i < GIVEN_MAX; i++)
		gaps[i] = "[     ]";
	question_show(s, &how, &a);
	question_show(veiled, &how, &b);
	assert_string_equal(buf_str(&a), buf_str(&b));
	buf_release(&a);
	buf_release(&b);
}

/* The right answer, named as a learner would, is the right answer again. */
static void assert_names(const struct step *s)
{
	const char *key[GIVEN_MAX], *low[GIVEN_MAX], *high[GIVEN_MAX];
	struct strings given = { key, question_key(s, key, GIVEN_MAX) };
	struct veil veil;

	if (given.count == 0)
		return;
	veil_begin(&veil, s, ATTEMPT);
	assert_true(veil_lower(&veil, &given, low));
	given.items = low;
	assert_true(veil_lift(&veil, &given, high));
	for (size_t i = 0; i < given.count; i++)
		assert_string_equal(high[i], key[i]);
}

static void assert_revealed(const struct unit *u, const struct step *s)
{
	struct arena arena = { 0 };
	struct buf text = { 0 };
	const struct unit *read;
	char a[9], b[9];

	veil_reveal(&text, u, s);
	read = veil_read(&arena, buf_str(&text), u->module);
	if (!read)
		fail_msg("%s: %s", s->id, buf_str(&text));
	step_rev(s, a);
	step_rev(read->steps.items, b);
	assert_string_equal(a, b);
	buf_release(&text);
	arena_release(&arena);
}

/* The prompt, hints and options: no hidden field. */
static void add_open(struct buf *out, const struct step *s)
{
	struct pick picks[GIVEN_MAX];
	struct showing how = { "", NULL };
	size_t n = question_picks(s, ATTEMPT, picks, GIVEN_MAX);

	question_show(s, &how, out);
	for (size_t i = 0; i < s->hints.count; i++)
		buf_adds(out, s->hints.items[i]);
	for (size_t i = 0; i < n && !is_listed(s); i++)
		buf_adds(out, picks[i].text ? picks[i].text : "");
	buf_adds(out, s->form ? s->form : "");
}

static void check_step(const struct unit *u, const struct step *s)
{
	struct arena arena = { 0 };
	struct buf text = { 0 }, open = { 0 };
	const struct unit *read;
	struct hunt h = { .step = s->id };

	met[s->type]++;
	veil_write(&text, s, ATTEMPT);
	h.sent = buf_str(&text);
	add_open(&open, s);
	h.open = buf_str(&open);
	if (!is_listed(s))
		hunt(&h, fields[s->type], s->body, false);
	hunt(&h, &step_shape, s, false);
	read = veil_read(&arena, h.sent, u->module);
	assert_non_null(read);
	assert_int_equal(question_shape(read->steps.items), question_shape(s));
	assert_int_equal(
		question_graded(read->steps.items), question_graded(s));
	assert_picks(s, read->steps.items);
	assert_asked(s, read->steps.items);
	assert_shown(s, read->steps.items);
	assert_names(s);
	assert_revealed(u, s);
	buf_release(&open);
	buf_release(&text);
	arena_release(&arena);
}

/* ---- our own modules ---- */

static void check_folder(const char *path)
{
	struct faults faults = { 0 };
	struct folder *f = folder_open(path, &faults);
	const struct module *m;

	assert_non_null(f);
	m = folder_source(f);
	for (size_t i = 0; i < m->units.count; i++) {
		const struct unit *u =
			folder_unit(f, m->units.items[i], m->language, &faults);

		assert_non_null(u);
		for (size_t k = 0; k < u->all_count; k++)
			check_step(u, u->all[k]);
	}
	folder_free(f);
	faults_release(&faults);
}

static void test_modules(void **state)
{
	DIR *d = opendir("modules");
	struct dirent *e;
	char path[512];

	(void)state;
	assert_non_null(d);
	while ((e = readdir(d))) {
		snprintf(path, sizeof(path), "modules/%s", e->d_name);
		if (e->d_name[0] != '.')
			check_folder(path);
	}
	closedir(d);
	for (int i = 0; i < QUESTION_COUNT; i++)
		if (met[i] == 0)
			print_message("no %s in our modules\n",
				question_types[i]->name);
}

/* ---- damaged ---- */

static void test_damaged(void **state)
{
	static const char *const texts[] = {
		"",
		"{",
		"{}\n",
		"{\"step\":\"A b\",\"shape\":\"one\",\"text\":\"x\"}\n",
		"{\"step\":\"a\",\"shape\":\"nine\",\"text\":\"x\"}\n",
		"{\"step\":\"a\",\"shape\":\"one\"}\n",
		"{\"pick\":\"1\",\"text\":\"x\"}\n",
		("{\"step\":\"a\",\"shape\":\"gaps\",\"text\":\"x\"}\n"
		 "{\"pick\":\"1\",\"of\":\"none\"}\n"),
		"sabaq: 1\nkind: quiz\ntitle: T\nsteps: []\n",
		"no yaml: [",
	};
	struct shelf shelf;

	(void)state;
	shelf_open(&shelf);
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct arena arena = { 0 };

		assert_null(veil_read(&arena, texts[i], shelf.en));
		arena_release(&arena);
	}
	shelf_close(&shelf);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_modules),
		cmocka_unit_test(test_damaged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
