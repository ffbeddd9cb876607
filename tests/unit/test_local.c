/*
 * group/local with users of the system's own: who may lead, who is believed,
 * who one is. Made and taken away here, where root runs the test; elsewhere it
 * says that it was left out.
 */
#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "group/local.h"

static char group[32], lead[32], student[32], stranger[32], run[64];
static bool made;

static int shell(const char *format, ...) __attribute__((format(printf, 1, 2)));

static int shell(const char *format, ...)
{
	char command[300];
	va_list args;

	va_start(args, format);
	vsnprintf(command, sizeof(command), format, args);
	va_end(args);
	return system(command);
}

static struct local here(void)
{
	return (struct local){ .run = run, .facilitators = group };
}

/* What a test exits with, run as that user; in a process of its own. */
static int as(const char *login, int (*what)(void))
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		const struct passwd *pw = getpwnam(login);

		if (!pw || initgroups(login, pw->pw_gid) != 0 ||
			setgid(pw->pw_gid) != 0 || setuid(pw->pw_uid) != 0)
			_exit(100);
		_exit(what());
	}
	assert_true(pid > 0);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 101;
}

/* ---- what they do ---------------------------------------------------- */

static int check(void)
{
	struct local l = here();

	return (int)local_check(&l);
}

/* Listens until killed; the pipe tells when. */
static int ready[2];

static int serve(void)
{
	struct local l = here();
	enum local_lack lack;
	int lock, fd = local_listen(&l, &lock, &lack);

	if (fd < 0 || write(ready[1], "x", 1) != 1)
		return 1 + (int)lack;
	for (;;)
		pause();
}

static pid_t start_server(const char *login)
{
	pid_t pid;
	char c;

	assert_int_equal(pipe(ready), 0);
	pid = fork();
	if (pid == 0)
		_exit(as(login, serve));
	close(ready[1]);
	assert_int_equal(read(ready[0], &c, 1), 1);
	close(ready[0]);
	return pid;
}

static int count_sessions(void)
{
	struct local l = here();
	char **logins = local_sessions(&l);
	int n = 0;

	while (logins[n])
		n++;
	local_sessions_free(logins);
	return n;
}

static int join(void)
{
	struct local l = here();
	int fd = local_connect(&l, lead);

	return fd >= 0 ? 0 : errno;
}

static int join_stranger(void)
{
	struct local l = here();
	int fd = local_connect(&l, stranger);

	return fd >= 0 ? 0 : errno;
}

/* A folder that looks like a session's, in the place where they are. */
static int squat(void)
{
	char path[128];

	snprintf(path, sizeof(path), "%s/%s", run, lead);
	return mkdir(path, 0755) == 0 ? 0 : errno;
}

/* Who is at the other end, as the kernel has it. */
static int is_told(void)
{
	struct local l = here();
	int fd = local_connect(&l, lead);
	const struct passwd *pw = getpwnam(lead);
	uid_t uid;

	return fd >= 0 && local_peer(fd, &uid) && pw && uid == pw->pw_uid ? 0
									  : 1;
}

/* ---- tests ----------------------------------------------------------- */

static int set_up(void **state)
{
	(void)state;
	if (geteuid() != 0 || shell("command -v useradd >/dev/null") != 0) {
		puts("skipped: only root can make users for this");
		return 0;
	}
	snprintf(group, sizeof(group), "sabaqg%d", (int)getpid() % 100000);
	snprintf(lead, sizeof(lead), "sabaql%d", (int)getpid() % 100000);
	snprintf(student, sizeof(student), "sabaqs%d", (int)getpid() % 100000);
	snprintf(
		stranger, sizeof(stranger), "sabaqx%d", (int)getpid() % 100000);
	strcpy(run, "/tmp/sabaq-local.XXXXXX");
	made = shell("groupadd --system %s", group) == 0 &&
	       shell("useradd -M -G %s -c 'Gulnara Osmonova,,,' %s", group,
		       lead) == 0 &&
	       shell("useradd -M %s", student) == 0 &&
	       shell("useradd -M %s", stranger) == 0 && mkdtemp(run) &&
	       shell("chgrp %s %s && chmod 3775 %s", group, run, run) == 0;
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	if (!group[0])
		return 0;
	return shell("userdel %s; userdel %s; userdel %s; groupdel %s; "
		     "rm -rf %s",
		lead, student, stranger, group, run);
}

static void test_rights(void **state)
{
	(void)state;
	if (!made)
		skip();
	assert_int_equal(as(lead, check), LOCAL_READY);
	assert_int_equal(as(student, check), LOCAL_NO_MEMBER);
	assert_int_equal(as(student, squat), EACCES);
	/* In the group from the next login on: this process is older. */
	if (fork() == 0) {
		const struct passwd *pw = getpwnam(lead);
		struct local l = here();

		if (setgroups(0, NULL) != 0 || setgid(pw->pw_gid) != 0 ||
			setuid(pw->pw_uid) != 0)
			_exit(1);
		_exit(local_check(&l) != LOCAL_NOT_YET);
	} else {
		int status;

		wait(&status);
		assert_int_equal(status, 0);
	}
}

static void test_believed(void **state)
{
	pid_t server;
	char *name;

	(void)state;
	if (!made)
		skip();
	server = start_server(lead);
	assert_int_equal(as(student, count_sessions), 1);
	assert_int_equal(as(student, join), 0);
	assert_int_equal(as(student, is_told), 0);
	name = local_name(getpwnam(lead)->pw_uid);
	assert_string_equal(name, "Gulnara Osmonova");
	free(name);
	shell("pkill -KILL -P %d; kill -KILL %d", (int)server, (int)server);
	waitpid(server, NULL, 0);
	/* What was killed leaves its socket, and offers nothing. */
	assert_int_equal(as(student, count_sessions), 0);
	assert_int_equal(as(student, join), ECONNREFUSED);
	server = start_server(lead);
	assert_int_equal(as(student, count_sessions), 1);
	shell("pkill -KILL -P %d; kill -KILL %d", (int)server, (int)server);
	waitpid(server, NULL, 0);
}

/* One who may not lead, and got in the folder all the same. */
static void test_not_believed(void **state)
{
	pid_t server;

	(void)state;
	if (!made)
		skip();
	shell("gpasswd -a %s %s >/dev/null", stranger, group);
	server = start_server(stranger);
	assert_int_equal(as(student, join_stranger), 0);
	shell("gpasswd -d %s %s >/dev/null", stranger, group);
	assert_int_equal(as(student, join_stranger), EPERM);
	assert_int_equal(as(student, count_sessions), 0);
	shell("pkill -KILL -P %d; kill -KILL %d", (int)server, (int)server);
	waitpid(server, NULL, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rights),
		cmocka_unit_test(test_believed),
		cmocka_unit_test(test_not_believed),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
