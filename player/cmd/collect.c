/* sabaq collect: records of sessions, from other servers and to them. */
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/ask.h"
#include "cmd/command.h"
#include "cmd/say.h"
#include "cmd/signals.h"
#include "cmd/write_file.h"
#include "store/merge.h"
#include "ui/words.h"

enum {
	OPTION_AT,
	OPTION_OUT,
	OPTION_PUSH,
	OPTION_CREDENTIALS,
	OPTION_CA,
};

enum {
	FIRST_MS = 8000, /* for a connection */
	STUCK_MS = 15000, /* without one record more that is stored */
};

static void print(const struct context *c, const char *text, const char *one,
	const char *two)
{
	struct buf b = { 0 };

	words_fill(&b, tr(c->words, text), one, two, NULL);
	printf("%s\n", buf_str(&b));
	buf_release(&b);
}

/* ---- from the servers ---- */

struct collecting {
	struct merge *merge;
	size_t bad; /* what came and is no record */
};

static void add_found(void *context, const struct packet *p)
{
	struct collecting *c = context;

	c->bad += !merge_add(c->merge, p->body, p->n);
}

/* What is there already, if anything. */
static bool read_old(
	const struct context *c, struct merge *m, const char *path, bool *there)
{
	struct stat st;

	*there = lstat(path, &st) == 0;
	if (!*there || merge_add_file(m, path))
		return true;
	if (errno)
		say_complaint(c->words, N_("%1 cannot be read: %2"), path,
			strerror(errno));
	else
		say_complaint(c->words,
			N_("%1 is no score log, so nothing was added to it; "
			   "write another name behind -o"),
			path, NULL);
	return false;
}

static bool write_log(const struct context *c, const struct merge *m,
	const char *path, bool there)
{
	struct buf text = { 0 };
	bool good;

	umask(077); /* marks are nobody else's business */
	merge_write(m, &text);
	good = there ? write_over_file(c->words, path, buf_str(&text), text.len)
		     : write_new_file(c->words, path, buf_str(&text), text.len);
	buf_release(&text);
	return good;
}

static void say_counts(const struct context *c, const struct merge_counts *now,
	size_t before, const char *path)
{
	print(c, N_("%1: records: %2"), path, NUMBER(now->records));
	print(c, N_("new: %1; people: %2"), NUMBER(now->records - before),
		NUMBER(now->people));
	if (now->forks > 0)
		say_complaint(c->words,
			N_("records that are there in two versions: %1; both "
			   "are kept. Somebody's log was copied and written to "
			   "twice, or changed by hand"),
			NUMBER(now->forks), NULL);
	if (now->odd > 0)
		say_complaint(c->words,
			N_("%1: lines that are no records: %2; they stay, at "
			   "the end"),
			path, NUMBER(now->odd));
}

static bool collect(const struct context *c, struct ask *ask, const char *path)
{
	struct collecting to = { .merge = merge_new() };
	struct merge_counts old, now;
	bool there, good;

	ask->what = PACKET_COLLECT;
	ask->found = add_found;
	ask->found_context = &to;
	good = read_old(c, to.merge, path, &there);
	if (good) {
		old = merge_settle(to.merge);
		good = ask_relay(ask);
	}
	if (good) {
		now = merge_settle(to.merge);
		if (to.bad > 0)
			say_complaint(c->words,
				N_("what came and is no record was left out: "
				   "%1"),
				NUMBER(to.bad), NULL);
		if (now.records > old.records || !there)
			good = write_log(c, to.merge, path, there);
	}
	if (good)
		say_counts(c, &now, old.records, path);
	merge_free(to.merge);
	return good;
}

/* ---- to the servers ---- */

/* False: there is no hope for now. */
static bool push_on(struct bridge *b, size_t *left, int64_t *moved, bool *up)
{
	struct pollfd at = { bridge_fd(b), POLLIN, 0 };
	int64_t now = clock_mono_ms();
	size_t n;

	bridge_turn(b);
	n = bridge_waiting(b);
	*up = *up || bridge_is_up(b);
	if (n < *left)
		*moved = now;
	*left = n;
	if (n == 0 || now - *moved >= (*up ? STUCK_MS : FIRST_MS))
		return false;
	poll(&at, 1, 200);
	return true;
}

static bool push(const struct context *c, const struct ask *ask)
{
	struct bridge_setup setup = { .context = c,
		.way = ask->way,
		.program = ask->program,
		.sends = true };
	struct bridge *b = bridge_new(&setup);
	size_t left = bridge_waiting(b);
	int64_t moved = clock_mono_ms();
	bool up = false;

	while (left > 0 && push_on(b, &left, &moved, &up))
		;
	if (left > 0)
		ask_tell_away(c, &ask->way, bridge_why(b), up);
	if (left > 0)
		say_complaint(c->words,
			N_("records that are not sent yet: %1; they are kept, "
			   "try again later"),
			NUMBER(left), NULL);
	else
		print(c,
			bridge_sent(b) > 0 ? N_("records sent: %1")
					   : N_("all records were sent before"),
			NUMBER(bridge_sent(b)), NULL);
	bridge_free(b);
	return left == 0;
}

/* ---- */

static int run(struct context *c, const struct call *call)
{
	const char *path = call->values[OPTION_OUT];
	bool pushes = call->values[OPTION_PUSH] != NULL, good = false;
	struct ask ask = { .context = c,
		.way = bridge_way(c, call->values[OPTION_AT],
			call->values[OPTION_CREDENTIALS],
			call->values[OPTION_CA]) };
	char *program;

	if (pushes == (path != NULL)) {
		say_complaint(c->words,
			N_("write -o LOG, the file to collect records into, or "
			   "--push, to send those that wait here"),
			NULL, NULL);
		return EXIT_USAGE;
	}
	if (!ask.way.url) {
		say_complaint(c->words,
			N_("where are the other servers? Write --at "
			   "nats://SERVER:4222, or \"relay:\" in %1"),
			CONTEXT_SETTINGS, NULL);
		return EXIT_USAGE;
	}
	signals_start();
	program = bridge_program();
	ask.program = program;
	if (!program)
		bridge_tell_missing(c);
	else
		good = pushes ? push(c, &ask) : collect(c, &ask, path);
	free(program);
	return good ? EXIT_DONE : EXIT_FAILED;
}

const struct command command_collect = {
	.name = "collect",
	.help = N_("Collects the records of sessions on several servers."),
	.options = {
		[OPTION_AT] = {"at", "URL",
			N_("The servers that have them: "
			   "nats://SERVER:4222.")},
		[OPTION_OUT] = {"o", "LOG",
			N_("The file; what is there already stays.")},
		[OPTION_PUSH] = {"push", NULL,
			N_("Sends the records of own sessions that wait "
			   "here.")},
		[OPTION_CREDENTIALS] = {"credentials", "FILE",
			N_("The file with user:password for --at.")},
		[OPTION_CA] = {"ca", "FILE",
			N_("The certificate that those of --at are signed "
			   "with.")},
	},
	.prose = true,
	.run = run,
};
