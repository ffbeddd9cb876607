/* Plain mode: what both sides of a group session stand on. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>

#include "ui/plain_parts.h"

enum { ENDED_MS = 500 }; /* between looks whether somebody ended us */

/* A signal to end closes the input; a terminal that went away says so. */
static bool is_ended(const struct plain *pl, const struct pollfd *out)
{
	return (out->revents & (POLLERR | POLLHUP | POLLNVAL)) ||
	       fcntl(fileno(pl->in), F_GETFD) < 0;
}

/*
 * Waits for a line where lines are read now, and for the sessions. A script's
 * lines are read only when something is asked for: they are no key presses.
 */
static bool wait_once(struct plain *pl, bool lines)
{
	struct app_group *g = pl->app->group;
	struct pollfd fds[APP_FDS + 2];
	int ms = g->look_ms;

	fds[0] = (struct pollfd){ lines ? fileno(pl->in) : -1, POLLIN, 0 };
	fds[1] = (struct pollfd){ fileno(pl->out), 0, 0 };
	for (size_t i = 0; i < g->fd_count; i++)
		fds[i + 2] = (struct pollfd){ g->fds[i], POLLIN, 0 };
	if (!lines && (ms < 0 || ms > ENDED_MS))
		ms = ENDED_MS;
	if (poll(fds, g->fd_count + 2, ms) < 0 && errno != EINTR)
		return true;
	if (is_ended(pl, &fds[1]))
		pl->over = true;
	return pl->over || fds[0].revents != 0;
}

bool plain_session_wait(
	struct plain *pl, bool lines, bool (*news)(struct plain *pl))
{
	fflush(pl->out);
	for (;;) {
		bool typed = wait_once(pl, lines);

		/* What is to be shown goes before what is typed. */
		if (pl->app->group->heard(pl->app) && news(pl))
			return false;
		if (typed)
			return true;
	}
}

void plain_session_begin(
	struct plain *pl, struct app *a, const struct plain_streams *io)
{
	*pl = (struct plain){
		.app = a,
		.in = io->in,
		.out = io->out,
		.width = io->width > 0 ? io->width : PLAIN_UNWRAPPED,
		.interactive = io->interactive,
		.blank = true,
	};
	setvbuf(io->in, NULL, _IONBF, 0); /* what is not read yet is seen */
}
