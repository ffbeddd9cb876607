#include "cmd/signals.h"

#include <signal.h>
#include <stddef.h>
#include <unistd.h>

void signals_start(void)
{
	struct sigaction ignore = { .sa_handler = SIG_IGN };

	sigaction(SIGXFSZ, &ignore, NULL);
	sigaction(SIGPIPE, &ignore, NULL);
}

/* A closed stdin reads as its end, wherever the signal arrives. */
static void end_input(int signal)
{
	(void)signal;
	close(STDIN_FILENO);
}

void signals_for_plain(void)
{
	struct sigaction end = { .sa_handler = end_input };

	sigaction(SIGHUP, &end, NULL);
	sigaction(SIGTERM, &end, NULL);
	/* Its own end would leave a core, answers and all, in the home. */
	sigaction(SIGQUIT, &end, NULL);
}
