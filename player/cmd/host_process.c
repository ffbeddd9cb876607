#include "cmd/host_process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cmd/signals.h"

static volatile sig_atomic_t ending;

static void end(int signal)
{
	(void)signal;
	ending = 1;
}

bool process_ending(void)
{
	return ending;
}

static void set_signals(void)
{
	struct sigaction ignore = { .sa_handler = SIG_IGN };
	struct sigaction term = { .sa_handler = end };

	signals_start();
	sigaction(SIGHUP, &ignore, NULL);
	sigaction(SIGINT, &ignore, NULL);
	sigaction(SIGTERM, &term, NULL);
}

/* 500 students are more than the soft limit has. */
static void raise_limit(void)
{
	struct rlimit files;

	if (getrlimit(RLIMIT_NOFILE, &files) != 0)
		return;
	files.rlim_cur = files.rlim_max;
	setrlimit(RLIMIT_NOFILE, &files);
}

/* Nothing of who started it stays: no terminal, no pipe, no folder. */
static void let_go(int ready)
{
	int null = open("/dev/null", O_RDWR);

	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		dup2(null, fd);
	for (int fd = STDERR_FILENO + 1; fd < 1024; fd++)
		if (fd != ready)
			close(fd);
	if (chdir("/") != 0)
		_exit(EXIT_FAILURE);
}

void process_tell(int ready, enum local_lack lack, int error)
{
	struct process_said said = { lack, error };

	if (write(ready, &said, sizeof(said)) != sizeof(said))
		error = errno; /* nobody waits any more: that is all right */
	close(ready);
}

struct process_said process_begin(
	void (*be)(void *context, int ready), void *context)
{
	struct process_said said = { LOCAL_READY, EIO };
	int ends[2];
	pid_t pid;

	if (pipe(ends) != 0 || (pid = fork()) < 0) {
		said.error = errno;
		return said;
	}
	if (pid == 0) {
		/* Twice: so it is nobody's child, and gets no terminal. */
		close(ends[0]);
		setsid();
		if (fork() == 0) {
			set_signals();
			raise_limit();
			let_go(ends[1]);
			be(context, ends[1]);
		}
		_exit(EXIT_SUCCESS);
	}
	close(ends[1]);
	waitpid(pid, NULL, 0);
	while (read(ends[0], &said, sizeof(said)) < 0 && errno == EINTR)
		;
	close(ends[0]);
	return said;
}
