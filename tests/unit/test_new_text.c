/*
 * core/new_text: what is new has no faults in any language; names; the list
 * of units keeps its look. core/reference: its examples are sound.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "core/folder.h"
#include "core/lint.h"
#include "core/new_text.h"
#include "core/reference.h"
#include "core/rules.h"
#include "core/unit_load.h"
#include "support/module.h"

struct run {
	struct arena arena;
	struct faults faults;
	struct catalogue *words;
	const struct module *module;
};

static struct node *parse(struct run *r, const char *file, const char *text)
{
	return node_parse(&r->arena, file, text, strlen(text), &r->faults);
}

static void assert_sound(struct run *r, const char *what)
{
	struct buf b = { 0 };

	if (r->faults.count == 0)
		return;
	rule_say(&b, NULL, &r->faults.items[0]);
	fail_msg("%s in %s: %s", what, catalogue_language(r->words),
		buf_str(&b));
}

/* The catalogues are built beside the program; none: English. */
static void begin(struct run *r, const char *language)
{
	const char *program = getenv("SABAQ");
	struct buf b = { 0 };

	*r = (struct run){ 0 };
	if (program) {
		buf_add(&b, program, strlen(program) - strlen("sabaq"));
		buf_adds(&b, "locale");
		r->words = catalogue_open(buf_str(&b), language);
		buf_clear(&b);
	}
	new_module_text(&b, r->words, "m", language, "u", NULL);
	r->module = module_load(&r->arena,
		parse(r, "m/module.yaml", buf_str(&b)), "m", &r->faults);
	assert_sound(r, "module");
	buf_release(&b);
}

static void end(struct run *r)
{
	faults_release(&r->faults);
	arena_release(&r->arena);
	catalogue_free(r->words);
}

static void load(struct run *r, const char *text, const char *what)
{
	struct node *root = parse(r, "u.yaml", text);
	struct unit *u;

	assert_sound(r, what);
	u = unit_load(&r->arena, root, "u", r->module, &r->faults);
	assert_sound(r, what);
	assert_true(u->steps.count > 0 || u->pools.count > 0);
}

static void test_units(void **state)
{
	struct run r;

	(void)state;
	for (size_t i = 0; catalogue_languages[i]; i++) {
		begin(&r, catalogue_languages[i]);
		for (int kind = UNIT_LESSON; kind <= UNIT_BANK; kind++) {
			struct buf b = { 0 };

			new_unit_text(&b, r.words, (enum unit_kind)kind,
				"He said: \"#1\"");
			load(&r, buf_str(&b), "unit");
			buf_release(&b);
		}
		end(&r);
	}
}

/* Each field of a shape, but those of what it holds, is explained once. */
static void assert_explained(
	const struct buf *text, const struct shape *shape, const char *but)
{
	for (size_t i = 0; i < shape->count; i++) {
		const struct field *f = &shape->fields[i];
		char line[80];

		if (strcmp(f->name, but) == 0)
			continue;
		snprintf(line, sizeof(line), "%s:", f->name);
		if (!strstr(buf_str(text), line))
			fail_msg("%s is not explained", f->name);
	}
}

static void test_explained(void **state)
{
	struct buf b = { 0 };

	(void)state;
	new_module_text(&b, NULL, "m", "en", "u", NULL);
	assert_explained(&b, &module_shape, "");
	buf_clear(&b);
	new_unit_text(&b, NULL, UNIT_LESSON, NULL);
	assert_explained(&b, &unit_shape, "");
	assert_explained(&b, &step_shape, "");
	assert_explained(
		&b, step_shape.variant->rows[QUESTION_CHOICE].common, "");
	buf_clear(&b);
	new_unit_text(&b, NULL, UNIT_QUIZ, NULL);
	assert_explained(&b, unit_shape.variant->rows[UNIT_QUIZ].common, "");
	buf_clear(&b);
	new_unit_text(&b, NULL, UNIT_BANK, NULL);
	assert_explained(&b, &unit_shape, "steps");
	buf_release(&b);
}

/* In a unit as a teacher would put it there: check --strict is silent. */
static void assert_strict(struct run *r, const char *language,
	const char *example, const char *what)
{
	struct buf b = { 0 };
	struct folder *f;
	bool draw = strncmp(example, "- draw:", 7) == 0;

	buf_addf(&b, "sabaq: 1\nid: m\nlanguage: %s\ntitle: M\nunits: [u]\n",
		language);
	module_put("m/module.yaml", buf_str(&b));
	buf_clear(&b);
	buf_addf(&b, "sabaq: 1\nkind: %s\ntitle: T\nsteps:\n%s",
		draw ? "quiz" : "lesson", example);
	if (draw)
		buf_adds(&b, "pools:\n  warm-up:\n"
			     "    - {id: w1, type: truefalse, prompt: P, "
			     "answer: true, explain: E}\n"
			     "    - {id: w2, type: truefalse, prompt: P, "
			     "answer: false, explain: E}\n");
	module_put("m/u.yaml", buf_str(&b));
	f = folder_try("m", &r->faults);
	folder_check(f, &r->faults);
	lint_folder(f, &r->faults);
	assert_sound(r, what);
	folder_free(f);
	buf_release(&b);
}

static void test_examples(void **state)
{
	struct run r;

	(void)state;
	assert_int_equal(unlink("m/bank.yaml"), 0);
	assert_int_equal(unlink("m/quiz.yaml"), 0);
	for (size_t i = 0; catalogue_languages[i]; i++) {
		begin(&r, catalogue_languages[i]);
		for (size_t k = 0; k <= QUESTION_COUNT; k++)
			assert_strict(&r, catalogue_languages[i],
				tr(r.words, reference_examples[k]),
				k < QUESTION_COUNT ? question_types[k]->name
						   : "draw");
		end(&r);
	}
}

/* Every field of every type, and each type's example. */
static void test_reference(void **state)
{
	struct buf b = { 0 };

	(void)state;
	reference_write(&b, NULL);
	for (size_t k = 0; k <= QUESTION_COUNT; k++) {
		const struct shape *body = step_shape.variant->rows[k].body;

		assert_non_null(strstr(buf_str(&b), reference_examples[k]));
		for (size_t i = 0; i < body->count; i++) {
			char row[80];

			snprintf(row, sizeof(row), "| `%s` |",
				body->fields[i].name);
			if (!strstr(buf_str(&b), row))
				fail_msg("%s lacks %s", body->name, row);
		}
	}
	buf_release(&b);
}

static void test_ids(void **state)
{
	static const char *const rows[][2] = {
		{ "Числа", "chisla" },
		{ "Урок 2: Циклы!", "urok-2-tsikly" },
		{ "Қазақстан", "qazaqstan" },
		{ "My Module.yaml", "my-module-yaml" },
		{ "  a  ", "a" },
		{ "aaaaaaaaaabbbbbbbbbbccccccccccdddddd",
			"aaaaaaaaaabbbbbbbbbbccccccccccdd" },
		{ "!!!", NULL },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct buf b = { 0 };
		bool ok = new_id(&b, rows[i][0]);

		assert_int_equal(ok, rows[i][1] != NULL);
		if (ok)
			assert_string_equal(buf_str(&b), rows[i][1]);
		buf_release(&b);
	}
}

static void test_listed(void **state)
{
	static const char *const rows[][2] = {
		{ "a: 1\nunits: [x, y]  # all\nb: 2\n",
			"a: 1\nunits: [x, y, new]  # all\nb: 2\n" },
		{ "units:\n- x\n- 'y' # last\n\nb: 2\n",
			"units:\n- x\n- 'y' # last\n- new\n\nb: 2\n" },
		{ "units:\r\n  - x", "units:\r\n  - x\r\n  - new\r\n" },
		{ "units: [x,\n  y\n]\n", NULL },
		{ "units: ['x', \"y\" ]\n", "units: ['x', \"y\", new ]\n" },
		{ "units: x\n", NULL },
		{ "units: []\n", NULL },
		{ "a: 1\n", NULL },
		{ "units: [new]\n", NULL },
		{ "units:\n  - x\n  -\n    y\n", NULL },
		{ "units: [x\n", NULL },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct buf b = { 0 };
		bool ok = new_listed(&b, rows[i][0], strlen(rows[i][0]), "new");

		assert_int_equal(ok, rows[i][1] != NULL);
		assert_string_equal(buf_str(&b), ok ? rows[i][1] : "");
		buf_release(&b);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_units),
		cmocka_unit_test(test_explained),
		TEST(test_examples),
		cmocka_unit_test(test_reference),
		cmocka_unit_test(test_ids),
		cmocka_unit_test(test_listed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
