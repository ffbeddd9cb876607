/*
 * core/unit_write: what is written is read back as the same unit. Of every
 * module that comes with the program, of what the fuzz target starts from,
 * and of small units that show the style.
 */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "core/folder.h"
#include "core/node.h"
#include "core/rules.h"
#include "core/unit_load.h"
#include "core/unit_write.h"
#include "golden.h"

#define ROWS(array) (sizeof(array) / sizeof *(array))

static const struct module any = {
	.format = 1, .id = "m", .language = "ru", .shown = "ru", .unread = true
};

static struct unit *read_unit(
	struct arena *arena, const char *text, size_t n, struct faults *faults)
{
	const struct node *root = node_parse(arena, "u.yaml", text, n, faults);

	if (!root || root->kind != NODE_MAP)
		return NULL;
	return unit_load(arena, root, "u", &any, faults);
}

static void expect_steps(const struct step *a, const struct step *b, size_t n)
{
	char one[9], two[9];

	for (size_t i = 0; i < n; i++) {
		if (!a[i].id)
			continue; /* a draw: its words are compared */
		step_rev(&a[i], one);
		step_rev(&b[i], two);
		assert_string_equal(one, two);
		step_of(&a[i], one);
		step_of(&b[i], two);
		assert_string_equal(one, two);
		assert_int_equal(a[i].tries, b[i].tries);
		assert_int_equal(a[i].shuffle, b[i].shuffle);
	}
}

static void expect_same(const struct unit *a, const struct unit *b)
{
	assert_int_equal(a->steps.count, b->steps.count);
	assert_int_equal(a->pools.count, b->pools.count);
	expect_steps(a->steps.items, b->steps.items, a->steps.count);
	for (size_t i = 0; i < a->pools.count; i++) {
		const struct pool *p = &a->pools.items[i];
		const struct pool *q = &b->pools.items[i];

		assert_string_equal(p->name, q->name);
		assert_int_equal(p->questions.count, q->questions.count);
		expect_steps(p->questions.items, q->questions.items,
			p->questions.count);
	}
}

static void round_trip(const struct unit *u)
{
	struct arena arena = { 0 };
	struct faults faults = { 0 };
	struct buf once = { 0 }, twice = { 0 };
	const struct unit *again;

	unit_write(&once, u);
	again = read_unit(&arena, buf_str(&once), once.len, &faults);
	for (size_t i = 0; i < faults.count; i++)
		fail_msg("%d:%d %s\n%s", faults.items[i].at.line,
			faults.items[i].at.column,
			rule_texts[faults.items[i].rule].id, buf_str(&once));
	expect_same(u, again);
	unit_write(&twice, again);
	assert_string_equal(buf_str(&once), buf_str(&twice));
	buf_release(&once);
	buf_release(&twice);
	faults_release(&faults);
	arena_release(&arena);
}

/* ---- modules ---- */

static int module_round_trip(const char *path)
{
	struct faults faults = { 0 };
	struct folder *f = folder_open(path, &faults);
	const struct module *m;
	int count = 0;

	assert_non_null(f);
	m = folder_source(f);
	for (size_t i = 0; i < m->units.count; i++) {
		const char *const *language =
			folder_languages(f, m->units.items[i]);

		for (; *language; language++, count++) {
			const struct unit *u = folder_unit(
				f, m->units.items[i], *language, &faults);

			if (!u)
				fail_msg("%s: %s has faults", path,
					m->units.items[i]);
			round_trip(u);
		}
	}
	folder_free(f);
	faults_release(&faults);
	return count;
}

static void test_modules(void **state)
{
	char place[1024], path[2048];
	struct dirent *e;
	int count = 0;
	DIR *dir;

	(void)state;
	snprintf(place, sizeof(place), "%s", golden_path("../modules"));
	dir = opendir(place);
	assert_non_null(dir);
	while ((e = readdir(dir))) {
		snprintf(path, sizeof(path), "%s/%s", place, e->d_name);
		if (e->d_name[0] != '.')
			count += module_round_trip(path);
	}
	closedir(dir);
	assert_true(count > 10);
}

/* ---- what the fuzz target knows of units ---- */

static bool corpus_round_trip(const char *name)
{
	char path[512];
	struct arena arena = { 0 };
	struct faults faults = { 0 };
	char *text, *end;
	struct unit *u;
	bool sound;

	snprintf(path, sizeof(path), "fuzz/corpus/unit/%s", name);
	text = golden_read(path);
	assert_non_null(text);
	end = strstr(text, "\n####\n");
	u = read_unit(&arena, text, end ? (size_t)(end - text) : strlen(text),
		&faults);
	sound = u && faults.count == 0;
	if (sound)
		round_trip(u);
	free(text);
	faults_release(&faults);
	arena_release(&arena);
	return sound;
}

static void test_corpus(void **state)
{
	DIR *dir = opendir(golden_path("fuzz/corpus/unit"));
	struct dirent *e;
	int sound = 0;

	(void)state;
	assert_non_null(dir);
	while ((e = readdir(dir)))
		sound += e->d_name[0] != '.' && corpus_round_trip(e->d_name);
	closedir(dir);
	assert_true(sound >= 3);
}

/* ---- style ---- */

#define HEAD "sabaq: 1\nkind: lesson\ntitle: T\n"

/* Read and written; NULL: written as it was read. */
static const struct {
	const char *read, *written;
} styles[] = {
	{ HEAD "steps:\n  - {type: read, id: a, text: \"x\\n\"}\n",
		HEAD "steps:\n  - id: a\n    type: read\n    text: |\n"
		     "      x\n" },
	{ HEAD "minutes: 5\nafter: [a, b]\nsteps:\n"
	       "  - id: q\n    type: choice\n    objective: o\n"
	       "    title: \"1\"\n    prompt: P\n    points: 2\n"
	       "    options:\n      - text: a\n        correct: true\n"
	       "      - b\n      - id: x\n        text: c\n        last: true\n"
	       "    hints:\n      - h\n      - |\n        two\n        lines\n"
	       "    explain: E\n",
		NULL },
	{ HEAD "steps:\n  - id: q\n    type: text\n    prompt: P\n"
	       "    tries: 3\n    answers: [while]\n    case: false\n",
		HEAD "steps:\n  - id: q\n    type: text\n    prompt: P\n"
		     "    answers: [\"while\"]\n" },
	{ HEAD "steps:\n  - id: q\n    type: text\n    prompt: P\n"
	       "    answers:\n      - \"a\"\n      - text: \"b\"\n"
	       "        score: 0.5\n",
		NULL },
	{ HEAD "steps:\n  - id: q\n    type: number\n    prompt: P\n"
	       "    answer: 2.50\n    tolerance: 5%\n    unit: [\"м\"]\n"
	       "    wrong:\n      - value: 3\n        tolerance: 0.5\n"
	       "        feedback: |\n          f\n      - 4\n",
		NULL },
	{ HEAD "steps:\n  - id: q\n    type: truefalse\n    prompt: P\n"
	       "    answer: false\n    if_true:\n      feedback: f\n"
	       "      misconception: m\n    if_false: |\n      g\n",
		NULL },
	{ HEAD "steps:\n  - id: q\n    type: gaps\n    prompt: P\n"
	       "    text: \"[[no]] [[b]]\"\n    gaps:\n      \"no\":\n"
	       "        answers: [\"x\"]\n      b:\n        type: number\n"
	       "        answer: 5\n",
		NULL },
	{ HEAD "steps:\n  - id: q\n    type: order\n    prompt: P\n"
	       "    program: |\n      for x in y:\n          print(x)\n"
	       "    also:\n      - [b, a]\n",
		NULL },
	{ HEAD "steps:\n  - draw:\n      from: [p, \"no\"]\n      take: 2\n"
	       "pools:\n  p:\n    - id: a\n      type: open\n"
	       "      prompt: |\n        x\n",
		NULL },
	{ "sabaq: 1\nkind: quiz\ntitle: T\npass: 50\nverdict: end\n"
	  "confidence: true\nsteps:\n  - id: a\n    type: trace\n"
	  "    prompt: P\n    tries: 3\n    language: c++\n    program: |\n"
	  "        x\n    output: |\n      1\n    wrong:\n      - |\n"
	  "        2\n        3\n",
		"sabaq: 1\nkind: quiz\ntitle: T\npass: 50\nverdict: end\n"
		"confidence: true\nsteps:\n  - id: a\n    type: trace\n"
		"    prompt: P\n    tries: 3\n    language: c++\n"
		"    program: |\n      x\n    output: |\n      1\n"
		"    wrong:\n      - |\n        2\n        3\n" },
};

static void test_style(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(styles); i++) {
		const char *text = styles[i].read;
		struct arena arena = { 0 };
		struct faults faults = { 0 };
		struct buf b = { 0 };
		struct unit *u = read_unit(&arena, text, strlen(text), &faults);

		assert_int_equal(faults.count, 0);
		unit_write(&b, u);
		assert_string_equal(buf_str(&b),
			styles[i].written ? styles[i].written : text);
		round_trip(u);
		buf_release(&b);
		faults_release(&faults);
		arena_release(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_style),
		cmocka_unit_test(test_modules),
		cmocka_unit_test(test_corpus),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
