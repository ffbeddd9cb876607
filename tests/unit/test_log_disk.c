/* store/: disks that are full, read-only, failing or not there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <linux/sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/lab.h"
#include "support/log_check.h"

/* ---- a disk that refuses ---- */

static struct {
	ssize_t room; /* bytes that may still be written; -1: any number */
	int write_error, sync_error, cut_error;
	unsigned chaos; /* one call of so many fails at random; 0: none */
} disk;

static ssize_t disk_write(int fd, const void *bytes, size_t n)
{
	if (disk.chaos && lab_below(disk.chaos) == 0) {
		if (lab_below(2)) {
			errno = lab_below(2) ? ENOSPC : EINTR;
			return -1;
		}
		n = 1 + lab_below((unsigned)n);
	}
	if (disk.room == 0) {
		errno = disk.write_error;
		return -1;
	}
	if (disk.room > 0 && (ssize_t)n > disk.room)
		n = (size_t)disk.room;
	if (disk.room > 0)
		disk.room -= (ssize_t)n;
	return write(fd, bytes, n);
}

static int disk_sync(int fd)
{
	(void)fd;
	if (disk.chaos && lab_below(disk.chaos) == 0) {
		errno = EIO;
		return -1;
	}
	errno = disk.sync_error;
	return disk.sync_error ? -1 : 0;
}

static int disk_cut(int fd, off_t length)
{
	struct stat st;

	if (disk.chaos && lab_below(2 * disk.chaos / 3 + 1) == 0) {
		errno = EIO;
		return -1;
	}
	errno = disk.cut_error;
	if (disk.cut_error)
		return -1;
	if (disk.room >= 0 && fstat(fd, &st) == 0)
		disk.room += st.st_size - length;
	return ftruncate(fd, length);
}

static const struct log_calls disk_calls = { disk_write, disk_sync, disk_cut };

static void begin_on_disk(struct lab_player *p)
{
	struct log_owner owner = lab_owner("lab1");

	owner.calls = &disk_calls;
	lab_begin_as(p, &owner);
}

static void mend_disk(void)
{
	disk.room = -1;
	disk.write_error = disk.sync_error = disk.cut_error = 0;
	disk.chaos = 0;
}

static const struct {
	ssize_t room;
	int write_error, sync_error, cut_error;
	enum log_state state;
} faults[] = {
	{ 0, ENOSPC, 0, 0, LOG_FULL }, { 1, ENOSPC, 0, 0, LOG_FULL },
	{ 288, ENOSPC, 0, 0, LOG_FULL }, { 0, EDQUOT, 0, 0, LOG_FULL },
	{ 100, EDQUOT, 0, 0, LOG_FULL }, { 100, EFBIG, 0, 0, LOG_FULL },
	{ 0, EROFS, 0, 0, LOG_READ_ONLY }, { 0, EIO, 0, 0, LOG_FAILED },
	{ 100, ENOSPC, 0, EIO, LOG_FAILED }, /* a torn tail is left */
	{ 299, ENOSPC, 0, EPERM, LOG_FAILED }, /* as on chattr +a */
	{ -1, 0, EIO, 0, LOG_FAILED }, { -1, 0, ENOSPC, 0, LOG_FULL },
	{ -1, 0, EIO, EIO, LOG_FAILED }, /* the line is there all the same */
};

static void test_faults(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(faults) / sizeof(*faults); i++) {
		struct lab_player p;

		lab_forget();
		mend_disk();
		begin_on_disk(&p);
		assert_int_equal(lab_add(&p, RUN(1), 0), LOG_OK);
		disk.room = faults[i].room;
		disk.write_error = faults[i].write_error;
		disk.sync_error = faults[i].sync_error;
		disk.cut_error = faults[i].cut_error;
		assert_int_equal(lab_add(&p, RUN(1), 1), faults[i].state);
		assert_int_equal(log_state(p.log), faults[i].state);
		assert_int_equal(log_waiting(p.log), 1);
		assert_true(log_errno(p.log) != 0);
		/* it is folded all the same */
		assert_non_null(fold_step(
			progress_unit(&p.progress, "module", "unit")->current,
			"q-1"));
		lab_add(&p, RUN(1), 2);
		assert_false(log_flush(p.log));
		assert_int_equal(log_waiting(p.log), 2);
		mend_disk();
		assert_int_equal(lab_add(&p, RUN(1), 3), LOG_OK);
		assert_int_equal(log_waiting(p.log), 0);
		assert_int_equal(lab_add(&p, RUN(1), 4), LOG_OK);
		lab_assert_folded(&p);
		lab_end(&p);
		lab_assert_answers(RUN(1), 0, 4);
		assert_false(lab_there("checkpoint"));
		lab_begin(&p);
		assert_int_equal(
			progress_chain(&p.progress, p.progress.chains[0].log)
				->n,
			5);
		lab_end(&p);
	}
}

/* It fails in the middle of what waited: the rest stays in order. */
static void test_half_flushed(void **state)
{
	struct lab_player p;
	struct log_check c;

	(void)state;
	mend_disk();
	begin_on_disk(&p);
	lab_add(&p, RUN(1), 0);
	disk.room = 0;
	disk.write_error = ENOSPC;
	for (int i = 1; i < 10; i++)
		assert_int_equal(lab_add(&p, RUN(1), i), LOG_FULL);
	disk.room = 1000;
	assert_false(log_flush(p.log));
	assert_in_range(log_waiting(p.log), 4, 8);
	mend_disk();
	lab_end(&p);
	lab_assert_sound(10, 0);
	log_check(&c, lab_folder);
	for (int i = 0; i < 10; i++)
		assert_int_equal(c.items[i].ms, i);
	log_check_release(&c);
}

/*
 * Two players on a disk where every call may fail: in the end every answer
 * is there once, in an unbroken chain.
 */
static void test_chaos(void **state)
{
	(void)state;
	for (int round = 0; round < 30; round++) {
		struct lab_player a, b;
		int done_a = 0, done_b = 0;
		struct log_check c;

		lab_seed(round);
		lab_forget();
		mend_disk();
		begin_on_disk(&a);
		begin_on_disk(&b);
		disk.chaos = 2 + lab_below(6);
		for (int i = 0; i < 60; i++) {
			if (lab_below(2))
				lab_add(&a, RUN(1), done_a++);
			else
				lab_add(&b, RUN(2), done_b++);
			if (lab_below(10) == 0)
				log_flush(lab_below(2) ? a.log : b.log);
		}
		mend_disk();
		assert_true(log_flush(a.log));
		assert_true(log_flush(b.log));
		lab_end(&a);
		lab_end(&b);
		log_check(&c, lab_folder);
		assert_true(log_check_sound(&c));
		assert_int_equal(c.count, done_a + done_b);
		log_check_release(&c);
		lab_assert_answers(RUN(1), 0, done_a - 1);
		lab_assert_answers(RUN(2), 0, done_b - 1);
		lab_begin(&a);
		lab_assert_folded(&a);
		lab_end(&a);
	}
	mend_disk();
}

static void test_texts_wait(void **state)
{
	struct lab_player p;
	char hash[65], *back;
	size_t n;

	(void)state;
	mend_disk();
	begin_on_disk(&p);
	disk.room = 1;
	disk.write_error = ENOSPC;
	assert_int_equal(log_keep_text(p.log, "abc", 3, hash), LOG_FULL);
	assert_int_equal(log_waiting(p.log), 1);
	back = log_text(p.log, hash, &n);
	assert_string_equal(back, "abc");
	free(back);
	mend_disk();
	assert_int_equal(lab_add(&p, RUN(1), 0), LOG_OK);
	assert_int_equal(log_waiting(p.log), 0);
	back = log_text(p.log, hash, &n);
	assert_string_equal(back, "abc");
	free(back);
	lab_end(&p);
}

/* ---- real disks ---- */

/* A child's work; false is a failure there. */
static void assert_in_child(bool (*work)(void))
{
	int status;
	pid_t child = fork();

	if (child == 0)
		_exit(work() ? 0 : 1);
	assert_int_equal(waitpid(child, &status, 0), child);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 77)
		skip();
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

static bool plays(const struct log_owner *owner, int first, int count,
	enum log_state state)
{
	struct lab_player p;
	bool good = true;

	progress_init(&p.progress);
	p.log = log_open(owner, &p.progress);
	for (int i = first; i < first + count; i++)
		good &= lab_add(&p, RUN(1), i) == state;
	lab_end(&p);
	return good;
}

static bool limited_child(void)
{
	struct lab_player p;
	struct rlimit limit = { 2000, RLIM_INFINITY };
	bool good = true;

	signal(SIGXFSZ, SIG_IGN);
	lab_begin(&p);
	setrlimit(RLIMIT_FSIZE, &limit);
	for (int i = 0; i < 20; i++)
		good &= lab_add(&p, RUN(1), i) == (i < 6 ? LOG_OK : LOG_FULL) ||
			(i >= 4 && i < 8);
	good &= log_waiting(p.log) > 10;
	good &= log_path(p.log) &&
		strcmp(log_path(p.log), lab_file("scores.jsonl")) == 0;
	limit.rlim_cur = RLIM_INFINITY;
	setrlimit(RLIMIT_FSIZE, &limit);
	good &= log_flush(p.log);
	good &= lab_add(&p, RUN(1), 20) == LOG_OK;
	lab_end(&p);
	return good;
}

static void test_size_limit(void **state)
{
	(void)state;
	assert_in_child(limited_child);
	lab_assert_sound(21, 0);
	lab_assert_answers(RUN(1), 0, 20);
}

/* A file system of our own, where that is allowed. */
static bool mounted(const char *options)
{
	mkdir(lab_folder, 0700);
	return syscall(SYS_unshare, CLONE_NEWNS) == 0 &&
	       mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
	       mount("none", lab_folder, "tmpfs", 0, options) == 0;
}

static bool full_child(void)
{
	struct log_owner owner = lab_owner("lab1");
	struct lab_player p;
	struct log_check c;
	char fill[4096] = "";
	int fd, i = 0, waiting;
	bool good;

	if (!mounted("size=256k"))
		_exit(77);
	progress_init(&p.progress);
	p.log = log_open(&owner, &p.progress);
	fd = open(lab_file("ballast"), O_WRONLY | O_CREAT, 0600);
	good = lab_add(&p, RUN(1), i++) == LOG_OK;
	while (write(fd, fill, sizeof(fill)) == sizeof(fill))
		;
	while (i < 100 && lab_add(&p, RUN(1), i) == LOG_OK)
		i++;
	good &= i < 100 && log_state(p.log) == LOG_FULL;
	for (i++; i < 100; i++)
		good &= lab_add(&p, RUN(1), i) == LOG_FULL;
	waiting = (int)log_waiting(p.log);
	good &= waiting > 50;
	unlink(lab_file("ballast"));
	close(fd);
	good &= log_flush(p.log);
	lab_end(&p);
	log_check(&c, lab_folder);
	good &= c.count == 100 && log_check_sound(&c) && c.damaged == 0;
	log_check_release(&c);
	return good;
}

static void test_full_disk(void **state)
{
	(void)state;
	assert_in_child(full_child);
}

static bool read_only_child(void)
{
	struct log_owner owner = lab_owner("lab1");
	struct lab_player p;
	bool good;

	if (!mounted(""))
		_exit(77);
	good = plays(&owner, 0, 3, LOG_OK);
	if (mount(NULL, lab_folder, NULL, MS_REMOUNT | MS_RDONLY, NULL) != 0)
		_exit(77);
	progress_init(&p.progress);
	p.log = log_open(&owner, &p.progress);
	good &= log_state(p.log) == LOG_READ_ONLY;
	good &= progress_unit(&p.progress, "module", "unit") != NULL;
	good &= lab_add(&p, RUN(1), 3) == LOG_READ_ONLY;
	good &= log_waiting(p.log) == 1;
	good &= log_errno(p.log) == EROFS;
	good &= mount(NULL, lab_folder, NULL, MS_REMOUNT, NULL) == 0;
	good &= lab_add(&p, RUN(1), 4) == LOG_OK;
	good &= log_waiting(p.log) == 0;
	lab_end(&p);
	return good;
}

static void test_read_only_disk(void **state)
{
	(void)state;
	assert_in_child(read_only_child);
}

/* No right to write; root has every right, so it stops being root. */
static bool no_right_child(void)
{
	struct log_owner owner = lab_owner("lab1");

	mkdir(lab_folder, 0700);
	chmod(lab_folder, 0555);
	if (geteuid() == 0 && (setegid(65534) != 0 || seteuid(65534) != 0 ||
				      access(lab_folder, F_OK) != 0))
		_exit(77);
	return plays(&owner, 0, 3, LOG_READ_ONLY);
}

static void test_no_right(void **state)
{
	(void)state;
	assert_in_child(no_right_child);
	chmod(lab_folder, 0700);
	lab_assert_sound(0, 0);
}

/* There is no home at all, or something else stands in its place. */
static void test_no_home(void **state)
{
	static const char *const homes[] = { NULL, "", "/proc/none/sabaq",
		"/dev/null/sabaq", "/dev/full" };

	(void)state;
	for (size_t i = 0; i < sizeof(homes) / sizeof(*homes); i++) {
		struct log_owner owner = lab_owner("lab1");
		struct lab_player p;

		owner.folder = homes[i];
		lab_begin_as(&p, &owner);
		assert_non_null(log_path(p.log));
		assert_int_not_equal(lab_add(&p, RUN(1), 0), LOG_OK);
		assert_int_not_equal(log_state(p.log), LOG_OK);
		assert_int_not_equal(lab_add(&p, RUN(1), 1), LOG_OK);
		assert_int_equal(log_waiting(p.log), 2);
		assert_int_equal(progress_unit(&p.progress, "module", "unit")
					 ->current->step_count,
			2);
		lab_end(&p);
	}
}

/* The home comes back (a network disk): what waited is written. */
static void test_home_comes(void **state)
{
	struct lab_player p;

	(void)state;
	fclose(fopen(lab_folder, "w"));
	lab_begin(&p);
	assert_int_not_equal(lab_add(&p, RUN(1), 0), LOG_OK);
	unlink(lab_folder);
	assert_int_equal(lab_add(&p, RUN(1), 1), LOG_OK);
	lab_end(&p);
	lab_assert_sound(2, 0);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, lab_set_up, lab_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_faults),
		TEST(test_half_flushed),
		TEST(test_chaos),
		TEST(test_texts_wait),
		TEST(test_size_limit),
		TEST(test_full_disk),
		TEST(test_read_only_disk),
		TEST(test_no_right),
		TEST(test_no_home),
		TEST(test_home_comes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
