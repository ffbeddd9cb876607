/*
 * core/rules: each rule has a folder golden/rules/ID with a module "m" that
 * breaks it, what is told of that ("expected"), and a module "m-ok" that
 * nearly breaks it. What git cannot hold is made here.
 */
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "core/config.h"
#include "core/folder.h"
#include "core/lint.h"
#include "core/node.h"
#include "core/rules.h"
#include "core/source.h"
#include "golden.h"
#include "report/items_lint.h"
#include "store/log.h"

static char tests[PATH_MAX], work[PATH_MAX];

/* --- modules that are made -------------------------------------------- */

/* What comes after the text with which units here begin. */
static FILE *begin_unit(const char *folder, const char *name)
{
	char path[NAME_MAX];
	FILE *f;

	assert_true(mkdir(folder, 0777) == 0 || access(folder, F_OK) == 0);
	snprintf(path, sizeof(path), "%s/%s", folder, name);
	f = fopen(path, "wb");
	assert_non_null(f);
	return f;
}

static void end_unit(FILE *f)
{
	assert_int_equal(fclose(f), 0);
}

static void make_module(const char *folder)
{
	FILE *f = begin_unit(folder, "module.yaml");

	fprintf(f,
		"sabaq: 1\nid: %s\nlanguage: ru\ntitle: Модуль\n"
		"units: [u]\n",
		folder);
	end_unit(f);
}

static FILE *begin_lesson(const char *folder)
{
	FILE *f = begin_unit(folder, "u.yaml");

	fputs("sabaq: 1\nkind: lesson\ntitle: Урок\nsteps:\n", f);
	return f;
}

static void add_text(FILE *f, size_t bytes)
{
	fputs("  - id: a\n    type: read\n    text: ", f);
	for (size_t i = 0; i < bytes; i++)
		fputc(i % 70 == 69 && i + 1 < bytes ? ' ' : 'x', f);
	fputc('\n', f);
}

static void make_special(const char *folder, bool bad)
{
	/* What is not called as a unit is nobody's concern. */
	static const char *const names[][2] = {
		{ "m/v.yaml", "m-ok/v" },
		{ "m/w.yaml", "m-ok/w.yaml.pipe" },
		{ "m/x.yaml", "m-ok/x" },
	};
	FILE *f = begin_lesson(folder);

	add_text(f, 10);
	end_unit(f);
	assert_int_equal(symlink("u.yaml", names[0][!bad]), 0);
	assert_int_equal(mkfifo(names[1][!bad], 0666), 0);
	assert_int_equal(mkdir(names[2][!bad], 0777), 0);
}

static void make_large(const char *folder, bool bad)
{
	FILE *f = begin_lesson(folder);
	long size;

	add_text(f, 10);
	size = ftell(f);
	fputc('#', f);
	for (long i = size + 1; i < SOURCE_BYTES + bad; i++)
		fputc(i % 80 == 0 ? '\n' : '#', f);
	end_unit(f);
}

static void make_long(const char *folder, bool bad)
{
	FILE *f = begin_lesson(folder);

	add_text(f, NODE_SCALAR_BYTES + bad);
	end_unit(f);
}

static void make_many(const char *folder, bool bad)
{
	FILE *f = begin_lesson(folder);

	add_text(f, 10);
	if (bad)
		fputs("after: [", f);
	for (int i = 0; i < NODE_COUNT && bad; i++)
		fputs("u,", f);
	fputs(bad ? "]\n" : "", f);
	end_unit(f);
	if (bad)
		return;
	f = begin_unit(folder, "bank.yaml");
	fputs("sabaq: 1\nkind: bank\ntitle: Банк\npools:\n", f);
	/* Each question is four values; a pool holds at most a thousand. */
	for (int i = 0; i < NODE_COUNT / 4 - 100; i++) {
		if (i % 1000 == 0)
			fprintf(f, " p%d:\n", i / 1000);
		fprintf(f, " - {id: q%d, type: open, prompt: x}\n", i);
	}
	end_unit(f);
}

/* More than can be mended in one file. */
static void make_stopped(const char *folder, bool bad)
{
	FILE *f = begin_lesson(folder);

	add_text(f, 10);
	for (int i = 0; i <= NODE_ROUNDS; i++)
		fprintf(f, "  - id: s%d\n    type: read\n    text: %s\n", i,
			bad ? "a: b" : "|\n      a: b");
	end_unit(f);
}

static const struct made {
	enum rule rule;
	void (*make)(const char *folder, bool bad);
} made[] = {
	{ RULE_FILE_SPECIAL, make_special },
	{ RULE_FILE_LARGE, make_large },
	{ RULE_YAML_LONG, make_long },
	{ RULE_YAML_MANY, make_many },
	{ RULE_YAML_STOPPED, make_stopped },
};

/* Goes to where the rule's modules are; some are made there. */
static bool enter(enum rule rule)
{
	char path[PATH_MAX + 64];

	for (size_t i = 0; i < sizeof(made) / sizeof(*made); i++) {
		if (made[i].rule != rule)
			continue;
		snprintf(
			path, sizeof(path), "%s/%s", work, rule_texts[rule].id);
		assert_int_equal(mkdir(path, 0777), 0);
		assert_int_equal(chdir(path), 0);
		make_module("m");
		make_module("m-ok");
		made[i].make("m", true);
		made[i].make("m-ok", false);
		return true;
	}
	snprintf(path, sizeof(path), "%s/golden/rules/%s", tests,
		rule_texts[rule].id);
	if (chdir(path) == 0)
		return true;
	fprintf(stderr, "%s: no golden\n", rule_texts[rule].id);
	return false;
}

/* --- what is told ----------------------------------------------------- */

/* Nobody may be kept from reading, root least of all: so a file that fails. */
static void read_unreadable(const char *folder, struct faults *faults)
{
	struct arena arena = { 0 };
	struct source source;
	bool bad = strcmp(folder, "m") == 0;

	source_read(&source, &arena, AT_FDCWD,
		bad ? "/proc/self/mem" : "m-ok/u.yaml",
		bad ? "m/u.yaml" : "m-ok/u.yaml", faults);
	arena_release(&arena);
}

static void read_settings(const char *folder, struct faults *faults)
{
	struct config config = config_empty();
	struct arena arena = { 0 };
	char path[64];

	snprintf(path, sizeof(path), "%s/config.yaml", folder);
	config_load(&config, &arena, path, false, faults);
	arena_release(&arena);
}

/* What is not well stays aside where it is an error that is looked for. */
static void read_module(const char *folder, bool lint, struct faults *faults)
{
	struct folder *f = folder_open(folder, faults);

	if (f)
		folder_check(f, faults);
	if (f && lint)
		lint_folder(f, faults);
	folder_free(f);
}

static void take_record(void *items, const struct record *r)
{
	items_add(items, r);
}

/* What a class showed is in a log beside the module: m.jsonl. */
static void read_class(const char *folder, struct faults *faults)
{
	struct folder *f = folder_open(folder, faults);
	struct items *items = items_new();
	size_t damaged;
	char path[64];

	snprintf(path, sizeof(path), "%s.jsonl", folder);
	assert_true(log_read_file(path, take_record, items, &damaged));
	assert_int_equal(damaged, 0);
	assert_non_null(f);
	folder_check(f, faults);
	items_lint(items, f, faults, NULL);
	items_free(items);
	folder_free(f);
}

/* A message whose arguments are missing or too many shows it. */
static void check_words(const struct fault *f)
{
	struct buf said = { 0 };

	rule_say(&said, NULL, f);
	buf_addc(&said, '\n');
	rule_say_mend(&said, NULL, f);
	if (strstr(buf_str(&said), "\"\"") || strstr(buf_str(&said), "%1") ||
		strstr(buf_str(&said), "%2") || strstr(buf_str(&said), "%3"))
		fail_msg("an argument is missing: %s", buf_str(&said));
	if (strchr(f->at.file, '/') == f->at.file)
		fail_msg("not as the person typed it: %s", buf_str(&said));
	buf_release(&said);
}

/* A new lint must not change what stands in the goldens of the others. */
static bool is_other_warning(enum rule rule, const struct fault *f)
{
	return f->rule != (int)rule && rule_texts[f->rule].level != RULE_ERROR;
}

/* The lines as sabaq check prints them; whether the rule is among them. */
static bool told(enum rule rule, const char *folder, struct buf *out)
{
	struct faults faults = { 0 };
	bool lint = rule_texts[rule].level != RULE_ERROR;
	bool found = false;

	if (rule == RULE_FILE_UNREADABLE)
		read_unreadable(folder, &faults);
	else if (rule == RULE_CONFIG_SYSTEM)
		read_settings(folder, &faults);
	else if (rule == RULE_LOG_UNUSED || rule == RULE_LOG_STRONG ||
		 rule == RULE_LOG_LANGUAGE)
		read_class(folder, &faults);
	else
		read_module(folder, lint, &faults);
	faults_sort(&faults);
	for (size_t i = 0; i < faults.count; i++) {
		if (lint && is_other_warning(rule, &faults.items[i]))
			continue;
		check_words(&faults.items[i]);
		rule_say(out, NULL, &faults.items[i]);
		buf_addc(out, '\n');
		found |= faults.items[i].rule == (int)rule;
	}
	faults_release(&faults);
	return found;
}

static bool check_rule(enum rule rule)
{
	const char *id = rule_texts[rule].id;
	struct buf bad = { 0 }, good = { 0 };
	char name[NAME_MAX];
	bool ok = true;

	if (!enter(rule))
		return false;
	if (!told(rule, "m", &bad)) {
		fprintf(stderr, "%s: not told of\n%s", id, buf_str(&bad));
		ok = false;
	}
	snprintf(name, sizeof(name), "rules/%s/expected", id);
	ok &= golden_matches(name, buf_str(&bad));
	told(rule, "m-ok", &good);
	if (good.len > 0) {
		fprintf(stderr, "%s: the near miss gives\n%s", id,
			buf_str(&good));
		ok = false;
	}
	buf_release(&bad);
	buf_release(&good);
	return ok;
}

static void test_every_rule(void **state)
{
	bool ok = true;

	(void)state;
	for (int rule = 0; rule < RULE_COUNT; rule++)
		ok &= check_rule((enum rule)rule);
	assert_int_equal(chdir("/"), 0);
	assert_true(ok);
}

static bool is_rule(const char *id)
{
	for (int rule = 0; rule < RULE_COUNT; rule++) {
		if (strcmp(rule_texts[rule].id, id) == 0)
			return true;
	}
	return false;
}

/* A rule that went must not leave its golden behind. */
static void test_no_more(void **state)
{
	DIR *dir = opendir(golden_path("golden/rules"));
	struct dirent *e;

	(void)state;
	assert_non_null(dir);
	while ((e = readdir(dir))) {
		if (e->d_name[0] != '.' && !is_rule(e->d_name))
			fail_msg("golden/rules/%s is no rule", e->d_name);
	}
	closedir(dir);
}

/* --- words ------------------------------------------------------------ */

/* Short, in lower case, no full stop; ids differ. */
static void test_texts(void **state)
{
	(void)state;
	for (int i = 0; i < RULE_COUNT; i++) {
		const struct rule_text *r = &rule_texts[i];
		const char *texts[] = { r->message, r->mend };

		for (int k = 0; k < 2; k++) {
			size_t n = strlen(texts[k]);

			assert_in_range(n, 5, 120);
			assert_false(
				texts[k][n - 1] == '.' ||
				(texts[k][0] >= 'A' && texts[k][0] <= 'Z'));
		}
		for (int j = 0; j < i; j++)
			assert_string_not_equal(r->id, rule_texts[j].id);
	}
}

static void test_say(void **state)
{
	static const struct {
		struct fault fault;
		const char *said;
	} rows[] = {
		{ { RULE_FIELD_EMPTY, { "a.yaml", 3, 7 }, { "title", "", "" } },
			"a.yaml:3:7: error: \"title\" is empty [field-empty]" },
		{ { RULE_FIELD_EMPTY, { "a.yaml", 0, 0 }, { "title", "", "" } },
			"a.yaml:1:1: error: \"title\" is empty [field-empty]" },
		{ { RULE_FIELD_EMPTY, { NULL, 0, 0 }, { "title", "", "" } },
			"error: \"title\" is empty [field-empty]" },
		{ { RULE_FILE_NAME, { "a\x1b[0m", 1, 0 }, { "", "", "" } },
			"a\xef\xbf\xbd[0m:1:1: warning: this file is not read: "
			"a unit is called ID.yaml, a translation "
			"ID.LANGUAGE.yaml [file-name]" },
		{ { RULE_REF_UNKNOWN, { "a", 1, 1 },
			  { "step", "%1\n\tb\n", "" } },
			"a:1:1: error: there is no step \"%1  b\" "
			"[ref-unknown]" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct buf b = { 0 };

		rule_say(&b, NULL, &rows[i].fault);
		assert_string_equal(buf_str(&b), rows[i].said);
		buf_release(&b);
	}
}

/* A text of 64 KiB where an id should be does not fill the screen. */
static void test_long_argument(void **state)
{
	struct fault f = { RULE_FIELD_ID, { "a", 1, 1 }, { "id", "", "" } };
	struct buf arg = { 0 }, said = { 0 };

	(void)state;
	for (int i = 0; i < 20000; i++)
		buf_adds(&arg, "қ");
	f.args[1] = buf_str(&arg);
	rule_say(&said, NULL, &f);
	assert_in_range(said.len, 160, 500);
	assert_non_null(strstr(buf_str(&said), "қ…\""));
	buf_release(&arg);
	buf_release(&said);
}

static int set_up(void **state)
{
	const char *tmp = getenv("TMPDIR");

	(void)state;
	if (!realpath(golden_path("."), tests))
		return -1;
	setenv("SABAQ_TESTS", tests, 1);
	snprintf(work, sizeof(work), "%s/rules-XXXXXX", tmp ? tmp : "/tmp");
	return mkdtemp(work) ? 0 : -1;
}

static int clean_up(void **state)
{
	char command[PATH_MAX + 16];

	(void)state;
	snprintf(command, sizeof(command), "rm -rf '%s'", work);
	return system(command);
}

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test(test_every_rule),
		cmocka_unit_test(test_no_more),
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_say),
		cmocka_unit_test(test_long_argument),
	};

	return cmocka_run_group_tests(all, set_up, clean_up);
}
