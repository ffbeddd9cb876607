/*
 * core/lint_text: what is told of texts, row by row: many more near misses
 * than the goldens of the rules have.
 */
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
#include "core/lint.h"

static char folder[PATH_MAX];

static void write_file(const char *name, const char *text)
{
	char path[PATH_MAX + 32];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	f = fopen(path, "wb");
	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
}

static bool is_of_texts(const struct fault *f)
{
	const char *id = rule_texts[f->rule].id;

	return strncmp(id, "yaml-", 5) == 0 || strncmp(id, "md-", 3) == 0 ||
	       strcmp(id, "char-hyphen") == 0 ||
	       strcmp(id, "term-unknown") == 0;
}

/* "7:16 yaml-cut #...; ...": where, what and the first words of it. */
static char *told(const char *unit)
{
	struct faults faults = { 0 };
	struct folder *f;
	struct buf b = { 0 };

	write_file("u.yaml", unit);
	f = folder_open(folder, &faults);
	assert_non_null(f);
	folder_check(f, &faults);
	lint_folder(f, &faults);
	faults_sort(&faults);
	for (size_t i = 0; i < faults.count; i++) {
		const struct fault *t = &faults.items[i];

		if (!is_of_texts(t))
			continue;
		buf_addf(&b, "%s%d:%d %s %s", b.len > 0 ? "; " : "", t->at.line,
			t->at.column, rule_texts[t->rule].id, t->args[0]);
	}
	folder_free(f);
	faults_release(&faults);
	return buf_steal(&b);
}

struct row {
	const char *text, *told;
};

static bool check(const char *head, const struct row *row)
{
	struct buf unit = { 0 };
	char *found;
	bool same;

	buf_adds(&unit, head);
	buf_adds(&unit, row->text);
	found = told(buf_str(&unit));
	same = strcmp(found ? found : "", row->told) == 0;
	if (!same)
		print_error("%s\n  told: %s\n  not:  %s\n", row->text,
			found ? found : "", row->told);
	free(found);
	buf_release(&unit);
	return same;
}

#define ROWS(rows) (sizeof(rows) / sizeof *(rows))

/* --- YAML ------------------------------------------------------------- */

static const char yaml_head[] = "sabaq: 1\nkind: lesson\ntitle: T\nsteps:\n"
				"  - id: a\n    type: read\n    text: ";

static void test_yaml(void **state)
{
	static const struct row rows[] = {
		{ "C# и #тег\n", "7:16 yaml-cut #тег" },
		{ "C#\n", "" },
		{ "ин\u00adфор\u00adматика и `print`\n", "" },
		{ "ин\u00adформатика, `pr\u00adint(x)`\n",
			"7:28 char-hyphen pr<U+00AD>int(x)" },
		{ "|\n      ин\u00adформатика\n      ```\n      x = 1\n"
		  "      pr\u00adint(x)\n      ```\n",
			"11:9 char-hyphen pr<U+00AD>int(x)" },
		{ "|\n      - пункт\n\n        > `а` и `б\u00adв`\n",
			"10:19 char-hyphen б<U+00AD>в" },
		{ "C # и Java\n", "7:13 yaml-cut # и Java" },
		{ "Текст  # примечание\n", "" },
		{ "Текст\t#тег\n", "7:17 yaml-cut #тег" },
		{ "'C# и #тег'\n", "" },
		{ "'C# и' #тег\n", "" },
		{ "#тег\n", "7:11 yaml-cut #тег" },
		{ "# Заголовок\n", "7:11 yaml-cut # Заголовок" },
		{ " # примечание\n", "" },
		{ "два\n      слова #тег\n", "8:13 yaml-cut #тег" },
		{ "|\n      да\n     # нет\n", "9:6 yaml-cut # нет" },
		{ "|\n      да\n      # да\n", "" },
		{ "|\n      да\n    # примечание\n", "" },
		{ "Привет\r\n", "" },
		{ "yes\n", "7:11 yaml-plain yes" },
		{ "Yes\n", "7:11 yaml-plain Yes" },
		{ "yes!\n", "" },
		{ "-0.5\n", "" },
		{ "+5\n", "7:11 yaml-plain +5" },
		{ "1.\n", "7:11 yaml-plain 1." },
		{ "1e5\n", "7:11 yaml-plain 1e5" },
		{ "e5\n", "" },
		{ "1.2.3\n", "" },
		{ "0b12\n", "7:11 yaml-plain 0b12" },
		{ "12:30:05\n", "7:11 yaml-plain 12:30:05" },
		{ "12:\n      30\n", "7:13 yaml-colon 12:" },
		{ "2026-1-5\n", "" },
		{ "1234567890123456\n", "7:11 yaml-plain 1234567890123456" },
		{ "\"C:\\new\"\n", "7:11 yaml-backslash C:\\n" },
		{ "\"да\\nнет\"\n", "" },
		{ "note:да\n", "7:11 yaml-swallowed note" },
		{ "https://example.com\n", "" },
		{ "note: да\n", "7:15 yaml-colon note: да" },
		{ "а\n      note:да\n", "8:7 yaml-swallowed note" },
		{ "а\n      notes:да\n", "" },
		{ "а\n      title да\n", "8:7 yaml-swallowed title" },
		{ "а\n      title page\n", "" },
		{ "а\n      - б\n      - в\n", "7:11 yaml-joined а - б - в" },
		{ "'а\n\n      б'\n", "7:11 yaml-joined а\nб" },
		{ "\"а\n\n\n      б\"\n", "" },
		{ ">\n      а\n\n      б\n", "7:11 yaml-joined а\nб" },
		{ ">\n      а\n\n\n      б\n", "" },
		{ "|\n      а\n\n      б\n", "" },
		{ ">\n      # а\n      б\n", "7:11 yaml-joined # а б" },
		{ ">\n\n      а\n      б\n", "" },
		{ "[да]\n", "" },
	};
	bool ok = true;

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++)
		ok &= check(yaml_head, &rows[i]);
	assert_true(ok);
}

/* --- Markdown --------------------------------------------------------- */

static const char md_head[] = "sabaq: 1\nkind: lesson\ntitle: T\nsteps:\n"
			      "  - id: a\n    type: read\n    text: |\n";

static void test_markdown(void **state)
{
	static const struct row rows[] = {
		{ "      f(2)*3*(4)\n", "8:7 md-marks f(2)*3*(4)" },
		{ "      2 * 3 * 4\n", "" },
		{ "      2\\*3\\*4\n", "" },
		{ "      x**2 + y**2\n", "8:7 md-marks x**2 + y**2" },
		{ "      **2** и *x*, *x*-кодировка\n", "" },
		{ "      __init__ и __имя__\n", "8:7 md-marks __init__" },
		{ "      *кітап*тар, сәлем**де**сті\n", "" },
		{ "      `2*3*4` и `__init__`\n", "" },
		{ "      - 2*3*4\n", "8:9 md-marks 2*3*4" },
		{ "      <b>да</b>\n", "8:7 md-html <b>" },
		{ "      <br/>\n", "8:7 md-html <br/>" },
		{ "      <img src=x>\n", "8:7 md-html <img src=x>" },
		{ "      <body> <int> <bit>\n", "" },
		{ "      ```\n      <b>2*3*4\n      ```\n", "" },
		{ "      <https://example.com>\n", "" },
		{ "      C:\\_x\n", "8:7 md-backslash C:\\_x" },
		{ "      \\\\server\\x\n", "8:7 md-backslash \\\\server\\x" },
		{ "      a \\\\ b\n", "" },
		{ "      50\\%\n", "8:7 md-backslash 50\\%" },
		{ "      да\\\n      нет\n", "" },
		{ "      +\n", "8:7 md-nothing +" },
		{ "      1.\n", "" },
		{ "      ## \n", "8:7 md-nothing ##" },
		{ "      A\n      ===\n", "8:7 md-heading A" },
		{ "      ## A\n", "" },
		{ "      A\n      — — —\n", "" },
		{ "      5) a\n      7) b\n", "9:7 md-number 7) b" },
		{ "      5) a\n      6) b\n", "" },
		{ "      В 2024. году\n      2026. год\n", "" },
		{ "      ~~~\n      x\n", "9:7 md-fence x" },
		{ "      - ```\n        x\n        ```\n", "" },
		{ "      ```x\n\n      y\n\n      ```\n", "" },
		{ "      a = 1;\n      b();\n", "8:7 md-program a = 1;\nb();" },
		{ "      The sum (a)\n      and b (c)\n", "" },
		{ "      [a](b.html)\n", "8:8 md-address a" },
		{ "      [a](term:b)\n", "8:8 term-unknown a" },
		{ "      [a](term:bit)\n", "" },
		{ "      [x]: y\n", "8:7 md-nothing [x]: y" },
		{ "      a\n\n      [x]: y\n", "10:8 md-lost x]: y" },
		{ "      [a][b]\n\n      [b]: https://c.org\n", "" },
		{ "      [b]\n\n      [b]: https://c.org\n", "" },
		{ "      &lt; &copy; &#1179;\n", "" },
		{ "      ```figure A 1\n      +\n      ```\n", "" },
		{ "      | a | b |\n      |:--|--:|\n      | 1 | 2 |\n", "" },
	};
	bool ok = true;

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++)
		ok &= check(md_head, &rows[i]);
	assert_true(ok);
}

/* One line: marks of emphasis only. */
static const char short_head[] =
	"sabaq: 1\nkind: lesson\n"
	"steps: [{id: a, type: read, text: Т}]\ntitle: ";

static void test_short(void **state)
{
	static const struct row rows[] = {
		{ "2*3*4\n", "4:8 md-marks 2*3*4" },
		{ "'[2*3*4](#x)'\n", "4:8 md-marks [2*3*4](#x)" },
		{ "'-'\n", "" },
		{ "'***'\n", "" },
		{ "'# да'\n", "" },
		{ "'1. да'\n", "" },
		{ "'`2*3*4` \\\\x \\*'\n", "" },
		{ "'C:\\_x (да)'\n", "" },
		{ "'<b> & &lt;'\n", "4:8 md-html <b>" },
	};
	bool ok = true;

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++)
		ok &= check(short_head, &rows[i]);
	assert_true(ok);
}

/* Lists of short texts, and maps within brackets. */
static const char list_head[] =
	"sabaq: 1\nkind: lesson\ntitle: T\nsteps:\n"
	"  - id: q\n    type: poll\n    prompt: P\n    options: ";

static void test_lists(void **state)
{
	static const struct row rows[] = {
		{ "[Да, нет]\n", "8:19 yaml-comma-list Да" },
		{ "[Да, Нет]\n", "" },
		{ "[да, нет]\n", "" },
		{ "[Да, \"нет\"]\n", "" },
		{ "[3,14]\n", "8:17 yaml-comma-list 3" },
		{ "[3, 14]\n", "" },
		{ "\n      - Да\n      - нет\n", "" },
		{ "\n      - {text: Да, нет}\n      - Б\n",
			"9:20 yaml-comma нет" },
		{ "\n      -А\n      -Б\n", "10:7 yaml-dash-lost -Б" },
		{ "\n      - text:А\n      - Б\n", "9:9 yaml-swallowed text" },
	};
	bool ok = true;

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++)
		ok &= check(list_head, &rows[i]);
	assert_true(ok);
}

static int set_up(void **state)
{
	const char *tmp = getenv("TMPDIR");

	(void)state;
	snprintf(folder, sizeof(folder), "%s/lint-XXXXXX", tmp ? tmp : "/tmp");
	if (!mkdtemp(folder))
		return -1;
	/* The module is called as its folder. */
	snprintf(folder + strlen(folder), 3, "/m");
	if (mkdir(folder, 0777) != 0)
		return -1;
	write_file("module.yaml",
		"sabaq: 1\nid: m\nlanguage: ru\ntitle: M\nunits: [u]\n"
		"glossary: {bit: {term: бит, text: Т}}\n");
	return 0;
}

static int clean_up(void **state)
{
	char command[PATH_MAX + 16];

	(void)state;
	*strrchr(folder, '/') = '\0';
	snprintf(command, sizeof(command), "rm -rf '%s'", folder);
	return system(command);
}

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test(test_yaml),
		cmocka_unit_test(test_markdown),
		cmocka_unit_test(test_short),
		cmocka_unit_test(test_lists),
	};

	return cmocka_run_group_tests(all, set_up, clean_up);
}
