/* core/watch: saves of every kind, with a clock that the test holds. */
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

#include "core/watch.h"

static char folder[200];
static struct watch watch;
static int64_t now;

static const char *path(const char *name)
{
	static char paths[2][400];
	static int turn;

	turn = 1 - turn;
	snprintf(paths[turn], sizeof paths[turn], "%s/%s", folder, name);
	return paths[turn];
}

static void put(const char *name, const char *text)
{
	FILE *f = fopen(path(name), "w");

	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
}

/* The times as they were before: a file system with a coarse clock. */
static void put_unseen(const char *name, const char *text)
{
	struct timespec times[2];
	struct stat st;

	assert_int_equal(stat(path(name), &st), 0);
	put(name, text);
	times[0] = st.st_atim;
	times[1] = st.st_mtim;
	assert_int_equal(utimensat(-1, path(name), times, 0), 0);
}

/* Looks as often as the front end does; milliseconds until a yes, or -1. */
static int64_t noticed(int64_t within)
{
	int64_t begin = now;

	while (now - begin <= within) {
		if (watch_look(&watch, now))
			return now - begin;
		now += watch_pause(&watch);
	}
	return -1;
}

static int set_up(void **state)
{
	const char *temp = getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp";
	static const char *const stems[] = { "module", "u", "bank" };

	(void)state;
	snprintf(folder, sizeof folder, "%s/watch-%d", temp, (int)getpid());
	assert_int_equal(mkdir(folder, 0755), 0);
	put("u.yaml", "one\n");
	put("module.yaml", "module\n");
	put("other.yaml", "other\n");
	now = 1000;
	watch_begin(&watch, folder, now);
	watch_only(&watch, stems, 3, now);
	return 0;
}

static int tear_down(void **state)
{
	char command[300];

	(void)state;
	watch_release(&watch);
	snprintf(command, sizeof command, "rm -r '%s'", folder);
	return system(command);
}

static void in_place(void **state)
{
	(void)state;
	assert_int_equal(noticed(5000), -1);
	put("u.yaml", "two\n");
	assert_in_range(noticed(1000), 1, 200);
	assert_int_equal(noticed(5000), -1);
	/* the same bytes again are nothing new */
	put("u.yaml", "two\n");
	assert_int_equal(noticed(5000), -1);
	put("module.yaml", "more\n");
	assert_in_range(noticed(1000), 1, 200);
	put("other.yaml", "more\n");
	assert_int_equal(noticed(5000), -1);
}

static void by_rename(void **state)
{
	(void)state;
	put("u.yaml~new", "two\n");
	assert_int_equal(rename(path("u.yaml~new"), path("u.yaml")), 0);
	assert_in_range(noticed(1000), 1, 200);
	/* as vim does: the old one goes aside first */
	assert_int_equal(rename(path("u.yaml"), path("u.yaml~")), 0);
	assert_false(watch_look(&watch, now += WATCH_MS));
	put("u.yaml", "three\n");
	assert_in_range(noticed(1000), 1, 200);
	assert_int_equal(noticed(5000), -1);
}

/* A file half written is not told of before it is whole. */
static void in_halves(void **state)
{
	(void)state;
	put("u.yaml", "");
	for (int i = 0; i < 3; i++)
		assert_false(watch_look(&watch, now += WATCH_MS));
	put("u.yaml", "tw");
	assert_false(watch_look(&watch, now += WATCH_SETTLE_MS / 2));
	put("u.yaml", "two\n");
	assert_false(watch_look(&watch, now += WATCH_SETTLE_MS / 2));
	assert_in_range(noticed(1000), 0, WATCH_MS);
	assert_int_equal(noticed(5000), -1);
	/* emptied, and as before: nothing happened */
	put("u.yaml", "");
	assert_false(watch_look(&watch, now += WATCH_MS));
	put("u.yaml", "two\n");
	assert_int_equal(noticed(5000), -1);
}

/* What is written on and on is shown all the same. */
static void without_end(void **state)
{
	char text[16];
	int told = 0;

	(void)state;
	for (int i = 0; i < 300; i++) {
		snprintf(text, sizeof text, "%d\n", i);
		put("u.yaml", text);
		told += watch_look(&watch, now += WATCH_SETTLE_MS / 2);
	}
	assert_in_range(told, 3, 8);
}

static void gone(void **state)
{
	(void)state;
	assert_int_equal(unlink(path("u.yaml")), 0);
	assert_in_range(
		noticed(2000), WATCH_GONE_MS, WATCH_GONE_MS + 2 * WATCH_MS);
	put("u.yaml", "one\n");
	assert_in_range(noticed(1000), 1, 200);
	/* a folder of that name can be no unit; it is no crash either */
	assert_int_equal(unlink(path("u.yaml")), 0);
	assert_int_equal(mkdir(path("u.yaml"), 0755), 0);
	assert_true(noticed(2000) >= 0);
}

static void new_files(void **state)
{
	static const struct {
		const char *name;
		bool told;
	} rows[] = {
		{ "u.kk.yaml", true },
		{ "module.tg.yaml", true },
		{ "bank.yaml", true },
		{ ".u.yaml.swp", false },
		{ "u.yaml~", false },
		{ "u.backup2.yaml", false },
		{ "unit.yaml", false },
		{ "u.kk.yaml.bak", false },
	};

	(void)state;
	now += 10000;
	assert_false(watch_look(&watch, now));
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		put(rows[i].name, rows[i].name);
		assert_int_equal(noticed(1000) >= 0, rows[i].told);
	}
}

/* Two saves of one size within a tick of the clock: the bytes tell. */
static void same_times(void **state)
{
	(void)state;
	put("u.yaml", "two\n");
	assert_true(noticed(1000) >= 0);
	put_unseen("u.yaml", "six\n");
	assert_in_range(noticed(1000), 1, 200);
}

/* All files count where no unit is named. */
static void whole_folder(void **state)
{
	(void)state;
	watch_only(&watch, NULL, 0, now);
	assert_int_equal(noticed(3000), -1);
	put("other.yaml", "else\n");
	assert_in_range(noticed(1000), 1, 200);
	put("notes.txt", "else\n");
	assert_int_equal(noticed(3000), -1);
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		CASE(in_place),
		CASE(by_rename),
		CASE(in_halves),
		CASE(without_end),
		CASE(gone),
		CASE(new_files),
		CASE(same_times),
		CASE(whole_folder),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
