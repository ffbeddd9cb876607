/* core/source: which files are read, and what is said of the others. */
#include <fcntl.h>
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
#include "core/source.h"

#define BOM "\xef\xbb\xbf"
#define RU_UTF8 "Почему компьютер считает нулями? Ещё раз."

static char folder[] = "/tmp/sabaq-source-XXXXXX";
static int dir = -1;

static void put(const char *name, const char *bytes, size_t n)
{
	int fd = openat(dir, name, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes, n), (ssize_t)n);
	close(fd);
}

/* Faults as "line:column id args", one a line; caller frees. */
static char *worded(const struct faults *faults)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < faults->count; i++) {
		const struct fault *f = &faults->items[i];

		assert_string_equal(f->at.file, "shown.yaml");
		buf_addf(&b, "%d:%d %s", f->at.line, f->at.column,
			rule_texts[f->rule].id);
		for (int k = 0; k < FAULT_ARGS; k++)
			if (f->args[k][0])
				buf_addf(&b, " %s", f->args[k]);
		buf_addc(&b, '\n');
	}
	return buf_steal(&b);
}

/* Reads name; text: what it should hold, or NULL for these faults. */
static void expect(const char *name, const char *text, const char *wanted)
{
	struct faults faults = { 0 };
	struct arena arena = { 0 };
	struct source source;
	bool ok =
		source_read(&source, &arena, dir, name, "shown.yaml", &faults);
	char *words = worded(&faults);

	assert_string_equal(words, wanted);
	assert_int_equal(ok, text != NULL);
	if (text) {
		assert_string_equal(source.text, text);
		assert_int_equal(source.length, strlen(text));
	} else {
		assert_null(source.text);
	}
	free(words);
	faults_release(&faults);
	arena_release(&arena);
}

static const struct {
	const char *bytes;
	size_t n;
	const char *text, *faults;
} rows[] = {
#define ROW(bytes, text, faults) \
	{ \
		bytes, sizeof(bytes) - 1, text, faults \
	}
	ROW("a: " RU_UTF8 "\n", "a: " RU_UTF8 "\n", ""),
	ROW(BOM "a: b", "a: b", ""),
	/* a mark elsewhere is not the file's encoding: core/node tells */
	ROW("a: " BOM "b", "a: " BOM "b", ""),
	ROW("\n", "\n", ""),
	ROW("", NULL, "0:0 file-empty\n"),
	ROW(BOM, NULL, "0:0 file-empty\n"),
	/* one wrong byte in a file that is UTF-8, and where */
	ROW("да\nнет \xff", NULL, "2:5 file-bytes\n"),
	ROW("дважды \xff\xfe два \xc0\n", NULL,
		"1:8 file-bytes\n1:15 file-bytes\n"),
	ROW("а\r\nб\rв: \xd0", NULL, "3:4 file-bytes\n"),
	ROW("дважды \xed\xa0\x80", NULL, "1:8 file-bytes\n"),
	/* NULs */
	ROW("a: b\n  \0c\n", NULL, "2:3 char-control U+0000\n"),
	ROW("PK\3\4\n\0\0\0\0\0\0\x8f\0", NULL, "0:0 file-text\n"),
	/* "Почему компьютер считает нулями? Ещё раз." */
	ROW("\xcf\xee\xf7\xe5\xec\xf3\x20\xea\xee\xec\xef\xfc\xfe\xf2\xe5\xf0"
	    "\x20\xf1\xf7\xe8\xf2\xe0\xe5\xf2\x20\xed\xf3\xeb\xff\xec\xe8\x3f"
	    "\x20\xc5\xf9\xb8\x20\xf0\xe0\xe7\x2e",
		NULL, "0:0 file-encoding CP1251 shown.yaml\n"),
	ROW("\xf0\xcf\xde\xc5\xcd\xd5\x20\xcb\xcf\xcd\xd0\xd8\xc0\xd4\xc5\xd2"
	    "\x20\xd3\xde\xc9\xd4\xc1\xc5\xd4\x20\xce\xd5\xcc\xd1\xcd\xc9\x3f"
	    "\x20\xe5\xdd\xa3\x20\xd2\xc1\xda\x2e",
		NULL, "0:0 file-encoding KOI8-R shown.yaml\n"),
	ROW("\x8f\xae\xe7\xa5\xac\xe3\x20\xaa\xae\xac\xaf\xec\xee\xe2\xa5\xe0"
	    "\x20\xe1\xe7\xa8\xe2\xa0\xa5\xe2\x20\xad\xe3\xab\xef\xac\xa8\x3f"
	    "\x20\x85\xe9\xf1\x20\xe0\xa0\xa7\x2e",
		NULL, "0:0 file-encoding CP866 shown.yaml\n"),
	/* "Әрбір бит екі мән қосады" */
	ROW("\xaa\xf0\xe1\xb3\xf0\x20\xe1\xe8\xf2\x20\xe5\xea\xb3\x20\xec\xba"
	    "\xed\x20\x9d\xee\xf1\xe0\xe4\xfb",
		NULL, "0:0 file-encoding PT154 shown.yaml\n"),
	ROW("\xa3\xf0\xe1\xb3\xf0\x20\xe1\xe8\xf2\x20\xe5\xea\xb3\x20\xec\xbc"
	    "\xed\x20\x9d\xee\xf1\xe0\xe4\xfb",
		NULL, "0:0 file-encoding RK1048 shown.yaml\n"),
	/* "Тағйирёбанда, Ҷавоб, кӯшиш" */
	ROW("\xd2\xe0\x83\xe9\xe8\xf0\xb8\xe1\xe0\xed\xe4\xe0\x2c\x20\x86\xe0"
	    "\xe2\xee\xe1\x2c\x20\xea\xad\xf8\xe8\xf8",
		NULL, "0:0 file-encoding PT154 shown.yaml\n"),
	/* "a: Число 7 — да", whose every byte but one is ASCII */
	ROW("a\0:\0 \0\x27\4\x38\4\x41\4\x3b\4\x3e\4 \0\x37\0 \0\x14  \0\x34"
	    "\4\x30\4",
		NULL, "0:0 file-encoding UTF-16LE shown.yaml\n"),
	ROW("\0a\0:\0 \4\x27\4\x38\4\x41\4\x3b\4\x3e\0 \0\x37\0  \x14\0 \4"
	    "\x34\4\x30",
		NULL, "0:0 file-encoding UTF-16BE shown.yaml\n"),
	ROW("\xff\xfe"
	    "a\0:\0",
		NULL, "0:0 file-encoding UTF-16 shown.yaml\n"),
	ROW("\xfe\xff\0a\0:", NULL, "0:0 file-encoding UTF-16 shown.yaml\n"),
	ROW("\xff\xfe\0\0a\0\0\0", NULL,
		"0:0 file-encoding UTF-32 shown.yaml\n"),
#undef ROW
};

static void test_contents(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		put("row", rows[i].bytes, rows[i].n);
		expect("row", rows[i].text, rows[i].faults);
	}
}

static void test_encoding(void **state)
{
	(void)state;
	assert_null(source_encoding("", 0));
	assert_null(source_encoding("plain", 5));
	assert_null(source_encoding(RU_UTF8, sizeof(RU_UTF8) - 1));
	assert_string_equal(source_encoding("\xe4\xe0", 2), "CP1251");
}

/* None of these may block, be followed, or be taken for a file. */
static void test_special(void **state)
{
	(void)state;
	put("real.yaml", "a: b\n", 5);
	assert_int_equal(mkdirat(dir, "folder", 0700), 0);
	assert_int_equal(mkfifoat(dir, "pipe", 0600), 0);
	assert_int_equal(symlinkat("real.yaml", dir, "link"), 0);
	assert_int_equal(symlinkat("nowhere", dir, "broken"), 0);
	expect("real.yaml", "a: b\n", "");
	expect("folder", NULL, "0:0 file-special shown.yaml\n");
	expect("pipe", NULL, "0:0 file-special shown.yaml\n");
	expect("link", NULL, "0:0 file-special shown.yaml\n");
	expect("broken", NULL, "0:0 file-special shown.yaml\n");
	expect("/dev/null", NULL, "0:0 file-special shown.yaml\n");
	expect("/dev/zero", NULL, "0:0 file-special shown.yaml\n");
	expect("missing", NULL, "0:0 file-missing shown.yaml\n");
	expect("real.yaml/x", NULL, "0:0 file-missing shown.yaml\n");
	expect("", NULL, "0:0 file-missing shown.yaml\n");
	if (geteuid() != 0) { /* root may read anything */
		fchmodat(dir, "real.yaml", 0, 0);
		expect("real.yaml", NULL,
			"0:0 file-unreadable shown.yaml Permission denied\n");
	}
}

static void test_size(void **state)
{
	char *text = malloc(SOURCE_BYTES + 2);

	(void)state;
	assert_non_null(text);
	memset(text, 'x', SOURCE_BYTES + 1);
	put("large", text, SOURCE_BYTES + 1);
	expect("large", NULL, "0:0 file-large 1024\n");
	text[SOURCE_BYTES] = '\0';
	put("large", text, SOURCE_BYTES);
	expect("large", text, "");
	free(text);
}

static int make_folder(void **state)
{
	(void)state;
	if (!mkdtemp(folder))
		return -1;
	dir = open(folder, O_RDONLY | O_DIRECTORY);
	return dir < 0;
}

static int remove_folder(void **state)
{
	static const char *const names[] = { "row", "real.yaml", "pipe", "link",
		"broken", "large" };

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		unlinkat(dir, names[i], 0);
	unlinkat(dir, "folder", AT_REMOVEDIR);
	close(dir);
	return rmdir(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_contents),
		cmocka_unit_test(test_encoding),
		cmocka_unit_test(test_special),
		cmocka_unit_test(test_size),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
