/*
 * core/rule_example: the table is what the goldens of the rules give.
 *
 * Of the lines in which golden/rules/ID/m and m-ok differ, those nearest to
 * the fault are the example, unless golden/rules/ID/example has a better one
 * (support/example.h). GOLDEN=1 writes the table anew.
 */
#include <limits.h>
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
#include "core/config.h"
#include "core/folder.h"
#include "core/lint.h"
#include "core/rule_example.h"
#include "core/rules.h"
#include "golden.h"
#include "support/example.h"

enum {
	WRITTEN_LINES = 10, /* of an example written by hand */
};

/* --- the table --------------------------------------------------------- */

static void add_string(struct buf *out, const char *s)
{
	buf_addc(out, '"');
	for (; *s; s++) {
		if (*s == '\n')
			buf_adds(out, s[1] ? "\\n\"\n\t\t\"" : "\\n");
		else if (*s == '"' || *s == '\\')
			buf_addf(out, "\\%c", *s);
		else
			buf_addc(out, *s);
	}
	buf_addc(out, '"');
}

static void add_example(struct buf *out, const struct fault *f,
	const struct buf *wrong, const struct buf *right)
{
	buf_adds(out, "\t{ ");
	add_string(out, rule_texts[f->rule].id);
	buf_adds(out, ",\n\t\t{ ");
	for (int i = 0; i < FAULT_ARGS; i++) {
		buf_adds(out, i > 0 ? ", " : "");
		add_string(out, f->args[i]);
	}
	buf_adds(out, " },\n\t\t");
	add_string(out, buf_str(wrong));
	buf_adds(out, ",\n\t\t");
	add_string(out, buf_str(right));
	buf_adds(out, " },\n");
}

static void find_faults(enum rule rule, struct faults *faults);

/* The rules without an example, and why. */
static const struct {
	enum rule rule;
	const char *why;
} none[] = {
	{ RULE_FILE_MISSING, "no file" },
	{ RULE_FILE_UNREADABLE, "no text that could be read" },
	{ RULE_FILE_SPECIAL, "a link or a pipe" },
	{ RULE_FILE_LARGE, "1 MiB" },
	{ RULE_FILE_EMPTY, "nothing to show" },
	{ RULE_FILE_ENCODING, "bytes of another charset" },
	{ RULE_FILE_BYTES, "a byte that is no letter" },
	{ RULE_FILE_TEXT, "a file of a word processor" },
	{ RULE_FILE_NAME, "what a file is called" },
	{ RULE_TR_ORPHAN, "what a file is called" },
	{ RULE_TR_OWN, "what a file is called" },
	{ RULE_TR_ABSENT, "a file that is not there" },
	{ RULE_YAML_MANY, "100,000 values" },
	{ RULE_YAML_LONG, "64 KiB" },
	{ RULE_YAML_STOPPED, "50 faults" },
	{ RULE_STEPS_MANY, "61 steps" },
	{ RULE_LINES_MANY, "41 lines" },
	{ RULE_ORDER_MANY, "27 lines" },
	{ RULE_STEP_LONG, "two screens of text" },
	{ RULE_ANSWER_TORN, "a screen of text" },
	{ RULE_LOG_UNUSED, "what a class answered" },
	{ RULE_LOG_STRONG, "what a class answered" },
	{ RULE_LOG_LANGUAGE, "what a class answered" },
};

/* --- examples that somebody wrote --------------------------------------- */

static void leave_folder(const char *folder)
{
	char command[PATH_MAX + 16];

	assert_int_equal(chdir("/"), 0);
	snprintf(command, sizeof(command), "rm -rf '%s'", folder);
	assert_int_equal(system(command), 0);
}

/* What is shown as right has no error, and none of the rule. */
static void check_right(enum rule rule)
{
	struct faults faults = { 0 };

	assert_int_equal(chdir("../right"), 0);
	find_faults(rule, &faults);
	for (size_t i = 0; i < faults.count; i++) {
		const struct fault *f = &faults.items[i];
		struct buf said = { 0 };

		rule_say(&said, NULL, f);
		if (f->rule == (int)rule ||
			rule_texts[f->rule].level == RULE_ERROR)
			fail_msg("the example of %s, as it is right: %s",
				rule_texts[rule].id, buf_str(&said));
		buf_release(&said);
	}
	faults_release(&faults);
}

static void check_wrong(struct buf *out, enum rule rule, struct buf shown[2])
{
	struct faults faults = { 0 };
	bool found = false;

	assert_int_equal(chdir("wrong"), 0);
	find_faults(rule, &faults);
	for (size_t i = 0; i < faults.count && !found; i++) {
		found = faults.items[i].rule == (int)rule;
		if (found)
			add_example(
				out, &faults.items[i], &shown[0], &shown[1]);
	}
	if (!found)
		fail_msg("the example of %s does not break it",
			rule_texts[rule].id);
	faults_release(&faults);
}

static const char *why_none(enum rule rule)
{
	for (size_t i = 0; i < sizeof(none) / sizeof(*none); i++) {
		if (none[i].rule == rule)
			return none[i].why;
	}
	return NULL;
}

static bool add_written(struct buf *out, enum rule rule)
{
	const char *tmp = getenv("TMPDIR");
	char name[NAME_MAX], folder[PATH_MAX];
	struct buf shown[2] = { 0 };
	char *text;

	snprintf(name, sizeof(name), "golden/rules/%s/example",
		rule_texts[rule].id);
	text = golden_read(name);
	if (!text)
		return false;
	snprintf(folder, sizeof(folder), "%s/example-XXXXXX",
		tmp ? tmp : "/tmp");
	assert_non_null(mkdtemp(folder));
	assert_int_equal(chdir(folder), 0);
	example_write(text, shown);
	check_wrong(out, rule, shown);
	check_right(rule);
	leave_folder(folder);
	buf_release(&shown[0]);
	buf_release(&shown[1]);
	free(text);
	return true;
}

/* --- all ---------------------------------------------------------------- */

static void find_faults(enum rule rule, struct faults *faults)
{
	struct config config = config_empty();
	struct arena arena = { 0 };
	struct folder *f;

	if (rule == RULE_CONFIG_SYSTEM) {
		config_load(&config, &arena, "m/config.yaml", false, faults);
		arena_release(&arena);
		return;
	}
	f = folder_try("m", faults);
	folder_check(f, faults);
	lint_folder(f, faults);
	faults_sort(faults);
	folder_free(f);
}

static void add_rule(struct buf *out, enum rule rule)
{
	struct faults faults = { 0 };
	bool found = false;

	find_faults(rule, &faults);
	for (size_t i = 0; i < faults.count && !found; i++) {
		const struct fault *f = &faults.items[i];
		struct buf wrong = { 0 }, right = { 0 };

		found = f->rule == (int)rule && example_cut(f, &wrong, &right);
		if (found)
			add_example(out, f, &wrong, &right);
		buf_release(&wrong);
		buf_release(&right);
	}
	faults_release(&faults);
}

static void test_table(void **state)
{
	struct buf out = { 0 };
	char tests[PATH_MAX], folder[PATH_MAX + 64];

	(void)state;
	assert_non_null(realpath(golden_path("."), tests));
	setenv("SABAQ_TESTS", tests, 1);
	buf_adds(&out, "/* Made by tests/unit/test_rule_example: make golden. "
		       "*/\n#include \"core/rule_example.h\"\n\n"
		       "/* clang-format off */\n"
		       "const struct rule_example rule_examples[] = {\n");
	for (int rule = 0; rule < RULE_COUNT; rule++) {
		if (why_none((enum rule)rule))
			continue;
		snprintf(folder, sizeof(folder), "%s/golden/rules/%s", tests,
			rule_texts[rule].id);
		if (!add_written(&out, (enum rule)rule) && chdir(folder) == 0)
			add_rule(&out, (enum rule)rule);
	}
	assert_int_equal(chdir("/"), 0);
	buf_adds(&out, "\t{ .rule = NULL }\n};\n");
	assert_true(golden_matches(
		"../../player/core/rule_example_table.c", buf_str(&out)));
	buf_release(&out);
}

/* Every other rule has one. */
static void test_every_rule(void **state)
{
	(void)state;
	for (int rule = 0; rule < RULE_COUNT; rule++) {
		const char *why = why_none((enum rule)rule);
		const char *id = rule_texts[rule].id;

		if (!why && !rule_example(id))
			fail_msg("%s has no example: write golden/rules/%s/"
				 "example",
				id, id);
		if (why && rule_example(id))
			fail_msg("%s has an example in spite of: %s", id, why);
	}
}

/* Nobody reads more than fits beside the question. */
static void test_size(void **state)
{
	(void)state;
	for (const struct rule_example *e = rule_examples; e->rule; e++) {
		const char *texts[] = { e->wrong, e->right };

		for (int i = 0; i < 2; i++) {
			size_t lines = 0;

			for (const char *s = texts[i]; *s; s++)
				lines += *s == '\n';
			assert_in_range(lines, 1, WRITTEN_LINES);
		}
		assert_string_not_equal(e->wrong, e->right);
		assert_ptr_equal(rule_example(e->rule), e);
	}
	assert_null(rule_example("no-such-rule"));
}

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_every_rule),
		cmocka_unit_test(test_size),
	};

	return cmocka_run_group_tests(all, NULL, NULL);
}
