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
#include "core/rules.h"
#include "support/module.h"

char module_place[PATH_MAX];

void module_put(const char *path, const char *text)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
}

int module_set_up(void **state)
{
	const char *tmp = getenv("TMPDIR");

	(void)state;
	snprintf(module_place, sizeof(module_place), "%s/module-XXXXXX",
		tmp ? tmp : "/tmp");
	if (!mkdtemp(module_place) || chdir(module_place) != 0 ||
		mkdir("m", 0777) != 0)
		return -1;
	module_put("m/module.yaml", MODULE);
	module_put("m/u.yaml", LESSON);
	module_put("m/quiz.yaml", QUIZ);
	module_put("m/bank.yaml", BANK);
	return 0;
}

int module_tear_down(void **state)
{
	char command[PATH_MAX + 16];

	(void)state;
	snprintf(command, sizeof(command), "rm -rf '%s'", module_place);
	return chdir("/") == 0 ? system(command) : -1;
}

struct folder *module_open(const char *path)
{
	struct faults faults = { 0 };
	struct folder *f = folder_open(path, &faults);

	assert_told(&faults, "");
	assert_non_null(f);
	return f;
}

static char *told(struct faults *faults)
{
	struct buf b = { 0 };

	faults_sort(faults);
	for (size_t i = 0; i < faults->count; i++)
		buf_addf(&b, "%s:%d %s\n", faults->items[i].at.file,
			faults->items[i].at.line,
			rule_texts[faults->items[i].rule].id);
	faults_release(faults);
	buf_adds(&b, "");
	return buf_steal(&b);
}

void assert_told(struct faults *faults, const char *wanted)
{
	char *lines = told(faults);

	assert_string_equal(lines, wanted);
	free(lines);
}

void assert_checked(const char *what, const char *wanted)
{
	struct faults faults = { 0 };
	char *lines;

	folder_check_path("m", &faults);
	lines = told(&faults);
	if (strcmp(lines, wanted) != 0)
		fail_msg("of\n%s\nis told\n%snot\n%s", what, lines, wanted);
	free(lines);
}

void assert_rows_checked(const struct module_row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		module_put("m/quiz.yaml", rows[i].quiz);
		assert_checked(rows[i].quiz, rows[i].told);
	}
}
