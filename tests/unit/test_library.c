/* core/library: modules by id on a path of folders, and by their own paths. */
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
#include "core/library.h"
#include "core/rules.h"

static char work[PATH_MAX];

/* A module.yaml for the folder below the work folder; id is what it says. */
static void make(const char *folder, const char *id)
{
	char path[NAME_MAX];
	FILE *f;

	assert_int_equal(mkdir(folder, 0777), 0);
	snprintf(path, sizeof(path), "%s/module.yaml", folder);
	f = fopen(path, "wb");
	assert_non_null(f);
	fprintf(f, "sabaq: 1\nid: %s\nlanguage: en\ntitle: %s\nunits: [u]\n",
		id, folder);
	assert_int_equal(fclose(f), 0);
}

static int begin(void **state)
{
	const char *tmp = getenv("TMPDIR");

	(void)state;
	snprintf(work, sizeof(work), "%s/library-XXXXXX", tmp ? tmp : "/tmp");
	if (!mkdtemp(work) || chdir(work) != 0 || mkdir("one", 0777) != 0 ||
		mkdir("two", 0777) != 0)
		return -1;
	make("one/loops", "loops");
	make("one/arrays", "arrays");
	make("one/broken", "brokn");
	make("two/loops", "loops");
	make("two/files", "files");
	return 0;
}

static int end(void **state)
{
	char command[PATH_MAX + 16];

	(void)state;
	snprintf(command, sizeof(command), "rm -rf '%s'", work);
	return chdir("/") == 0 ? system(command) : -1;
}

/* Ids and paths, as "id=path ...". */
static void assert_books(const struct library *l, const char *wanted)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < library_count(l); i++) {
		buf_addf(&b, "%s%s=%s", i ? " " : "", library_id(l, i),
			library_path(l, i));
		assert_int_equal(library_find(l, library_id(l, i)), i);
	}
	assert_string_equal(buf_str(&b), wanted);
	buf_release(&b);
}

static void test_open(void **state)
{
	static const struct {
		const char *paths, *books;
	} rows[] = {
		{ "", "" },
		{ ":::", "" },
		{ "none", "" },
		{ "one/loops/module.yaml", "" },
		{ "one",
			"arrays=one/arrays broken=one/broken loops=one/loops" },
		{ "one/", "arrays=one/arrays broken=one/broken "
			  "loops=one/loops" },
		/* the first of an id wins, whatever stands between */
		{ "two:one", "arrays=one/arrays broken=one/broken "
			     "files=two/files loops=two/loops" },
		{ ":one::two//:", "arrays=one/arrays broken=one/broken "
				  "files=two/files loops=one/loops" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct library *l = library_open(rows[i].paths);

		assert_books(l, rows[i].books);
		assert_int_equal(library_find(l, "none"), (size_t)-1);
		library_free(l);
	}
	library_free(NULL);
}

/* Only folders that can be modules; a link to one is one. */
static void test_what_is_there(void **state)
{
	struct library *l;
	FILE *f;

	(void)state;
	assert_int_equal(mkdir("two/empty", 0777), 0);
	assert_int_equal(mkdir("two/.git", 0777), 0);
	make("two/Upper", "Upper");
	f = fopen("two/file", "wb");
	assert_non_null(f);
	assert_int_equal(fclose(f), 0);
	make("elsewhere-2", "linked");
	assert_int_equal(symlink("../elsewhere-2", "two/linked"), 0);
	l = library_open("two");
	assert_books(l, "files=two/files linked=two/linked loops=two/loops");
	assert_non_null(library_folder(l, 1));
	library_free(l);
}

static void test_folder(void **state)
{
	struct library *l = library_open("one");
	size_t loops = library_find(l, "loops");
	size_t broken = library_find(l, "broken");
	struct folder *f = library_folder(l, loops);

	(void)state;
	assert_non_null(f);
	assert_ptr_equal(f, library_folder(l, loops));
	assert_int_equal(library_faults(l, loops)->count, 0);
	assert_string_equal(folder_source(f)->title, "one/loops");
	/* Damaged: said once, and the others are not the worse for it. */
	assert_int_equal(library_faults(l, broken)->count, 0);
	assert_null(library_folder(l, broken));
	assert_null(library_folder(l, broken));
	assert_int_equal(library_faults(l, broken)->count, 1);
	assert_int_equal(
		library_faults(l, broken)->items[0].rule, RULE_MODULE_NAME);
	library_free(l);
}

static void test_add(void **state)
{
	struct library *l = library_open("one");
	char absolute[2 * PATH_MAX];
	size_t files, here;

	(void)state;
	/* What is there already is found by any way that leads to it. */
	assert_int_equal(library_add(l, "./one/loops"), 2);
	assert_int_equal(library_add(l, "one/loops/"), 2);
	assert_int_equal(library_add(l, "two/../one/loops"), 2);
	snprintf(absolute, sizeof(absolute), "%s/one/loops", work);
	assert_int_equal(library_add(l, absolute), 2);
	/* New ones come behind; indexes stay. */
	files = library_add(l, "./two/files/");
	assert_int_equal(files, 3);
	assert_int_equal(library_add(l, "two/files"), files);
	assert_string_equal(library_id(l, files), "files");
	assert_string_equal(library_path(l, files), "./two/files/");
	assert_string_equal(
		folder_path(library_folder(l, files)), "./two/files");
	assert_int_equal(library_find(l, "files"), files);
	/* The id names the first; the other can be had by its index. */
	assert_int_equal(library_add(l, "two/loops"), 4);
	assert_int_equal(library_find(l, "loops"), 2);
	assert_string_equal(
		folder_source(library_folder(l, 4))->title, "two/loops");
	/* One that is not there at all. */
	here = library_add(l, "none");
	assert_string_equal(library_id(l, here), "none");
	assert_null(library_folder(l, here));
	assert_int_equal(library_faults(l, here)->count, 1);
	library_free(l);
}

static void test_add_here(void **state)
{
	struct library *l = library_open("");
	size_t i;

	(void)state;
	assert_int_equal(chdir("one/arrays"), 0);
	i = library_add(l, ".");
	assert_string_equal(library_id(l, i), "arrays");
	assert_non_null(library_folder(l, i));
	assert_int_equal(library_add(l, "../arrays"), i);
	library_free(l);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_open),
		TEST(test_what_is_there),
		TEST(test_folder),
		TEST(test_add),
		TEST(test_add_here),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
