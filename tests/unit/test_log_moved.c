/*
 * store/: the full file is moved away by another player at every single
 * moment of a start and of a first answer.
 *
 * The moments are the calls that open or lock a file: this program puts its
 * own in front of the system's, counts them, and lets the other player act
 * before the one whose turn it is.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "support/lab.h"

#define ROTATED "scores.01JD0000000000000000000000.jsonl"

enum { FIRST = 10, SECOND = 4, MOMENTS_MAX = 200 };

/* ---- the other player ---- */

struct other {
	void (*acts)(void); /* NULL: has acted */
	int moment;
	bool acted; /* false where the file was locked: others wait then */
};

static struct other other;
static int moments;

/* Whether our file is free, as who moves it must hold its lock. */
static bool is_free(void)
{
	int fd = open(lab_file("scores.jsonl"), O_RDONLY);
	bool is = fd < 0 || flock(fd, LOCK_EX | LOCK_NB) == 0;

	if (fd >= 0)
		close(fd);
	return is;
}

static void move(void)
{
	assert_int_equal(
		rename(lab_file("scores.jsonl"), lab_file(ROTATED)), 0);
}

static void write_and_move(void)
{
	struct lab_player p;

	lab_begin(&p);
	for (int i = 0; i < SECOND; i++)
		assert_int_equal(lab_add(&p, RUN(2), i), LOG_OK);
	lab_end(&p);
	move();
}

static void write_move_and_write(void)
{
	struct lab_player p;

	write_and_move();
	lab_begin(&p);
	assert_int_equal(lab_add(&p, RUN(3), 0), LOG_OK);
	lab_end(&p);
}

static void next_moment(void)
{
	void (*acts)(void) = other.acts;

	if (!acts || moments++ != other.moment)
		return;
	other.acts = NULL; /* its own calls are no moments */
	other.acted = is_free();
	if (other.acted)
		acts();
}

/* ---- in front of the system's calls ---- */

/* Their parameters have the C library's names. */
int openat(int fd, const char *file, int oflag, ...)
{
	static int (*systems)(int, const char *, int, ...);
	va_list rest;
	int mode = 0;

	if (!systems)
		*(void **)&systems = dlsym(RTLD_NEXT, "openat");
	if (oflag & O_CREAT) {
		va_start(rest, oflag);
		mode = va_arg(rest, int);
		va_end(rest);
	}
	next_moment();
	return systems(fd, file, oflag, mode);
}

int flock(int fd, int operation)
{
	static int (*systems)(int, int);

	if (!systems)
		*(void **)&systems = dlsym(RTLD_NEXT, "flock");
	if (operation != LOCK_UN)
		next_moment();
	return systems(fd, operation);
}

/* ---- every moment ---- */

/* Whether there was such a moment; count: what the other player wrote. */
static bool moved_at(int moment, void (*acts)(void), int count, bool checkpoint)
{
	struct lab_player p;

	lab_forget();
	lab_write(FIRST);
	if (!checkpoint)
		unlink(lab_file("checkpoint"));
	moments = 0;
	other = (struct other){ .acts = acts, .moment = moment };
	lab_begin(&p);
	assert_int_equal(lab_add(&p, RUN(4), 0), LOG_OK);
	if (other.acts) {
		other.acts = NULL;
		lab_end(&p);
		return false;
	}
	assert_int_equal(lab_add(&p, RUN(4), 1), LOG_OK);
	if (!other.acted)
		count = 0;
	lab_assert_folded(&p);
	lab_end(&p);
	lab_assert_sound((size_t)FIRST + (size_t)count + 2, 0);
	lab_assert_answers(RUN(1), 0, FIRST - 1);
	lab_assert_answers(RUN(4), 0, 1);
	/* A checkpoint made of this tells the same. */
	lab_begin(&p);
	lab_assert_folded(&p);
	lab_end(&p);
	return true;
}

static void all_moments(void (*acts)(void), int count)
{
	for (int checkpoint = 0; checkpoint < 2; checkpoint++) {
		int moment = 0, acted = 0;

		while (moved_at(moment, acts, count, checkpoint)) {
			acted += other.acted;
			assert_in_range(++moment, 0, MOMENTS_MAX);
		}
		assert_in_range(acted, 5, moment);
	}
}

static void test_moved(void **state)
{
	(void)state;
	all_moments(move, 0);
}

static void test_written_and_moved(void **state)
{
	(void)state;
	all_moments(write_and_move, SECOND);
}

static void test_written_moved_and_begun(void **state)
{
	(void)state;
	all_moments(write_move_and_write, SECOND + 1);
}

static void count_one(void *context, const struct record *r)
{
	(void)r;
	++*(size_t *)context;
}

/* A report made meanwhile has every record that was there at its start. */
static void test_report(void **state)
{
	int moment = 0;
	bool there = true;

	(void)state;
	for (; there; moment++) {
		size_t count = 0;

		lab_forget();
		lab_write(FIRST);
		moments = 0;
		other = (struct other){ .acts = write_move_and_write,
			.moment = moment };
		log_read(lab_folder, count_one, &count);
		there = !other.acts;
		other.acts = NULL;
		assert_in_range(count, FIRST, FIRST + SECOND + 1);
	}
	assert_in_range(moment, 3, MOMENTS_MAX);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, lab_set_up, lab_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_moved),
		TEST(test_written_and_moved),
		TEST(test_written_moved_and_begun),
		TEST(test_report),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
