/* sabaq host: a facilitator of a group session. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/command.h"
#include "cmd/host_follow.h"
#include "cmd/host_hub.h"
#include "cmd/host_others.h"
#include "cmd/host_parts.h"
#include "cmd/led.h"
#include "cmd/meeting.h"
#include "cmd/say.h"
#include "cmd/signals.h"
#include "cmd/stage.h"
#include "cmd/target.h"
#include "ui/plain.h"
#include "ui/words.h"

enum {
	OPTION_RESUME = STAGE_OPTIONS,
	OPTION_VIEW,
	OPTION_WITH,
	OPTION_ROSTER,
	OPTION_AT,
	OPTION_FOLLOW,
	OPTION_CREDENTIALS,
	OPTION_CA,
};

struct hosting {
	struct context *c;
	const struct call *call;
	struct local local;
	struct driver d;
	struct meeting m;
	char *login; /* own */
	struct roster roster;
	struct bridge_way way; /* to other servers */
	char *relay; /* the program for it; NULL: there is none */
	bool follows; /* a session of another server */
};

/* ---- beginning ---- */

static bool find_way(struct hosting *h)
{
	const struct call *call = h->call;

	h->way = bridge_way(h->c, call->values[OPTION_AT],
		call->values[OPTION_CREDENTIALS], call->values[OPTION_CA]);
	return others_find(h->c, &h->way,
		call->values[OPTION_AT] || call->values[OPTION_FOLLOW],
		&h->relay);
}

static bool start(struct hosting *h, struct hub_wish *wish, size_t module)
{
	enum local_lack lack;
	struct buf b = { 0 };
	char *folder;
	int error;

	wish->folder = library_folder(h->d.library, module);
	if (!host_may_lead(h->c, wish->folder, wish->unit))
		return false;
	wish->module = library_id(h->d.library, module);
	wish->way = h->way;
	wish->relay = h->relay;
	if (!h->c->run)
		host_warn_of_key(
			h->c, library_path(h->d.library, module), wish->unit);
	lack = hub_begin(wish, &error);
	folder = hub_folder(h->c, wish->attempt);
	if (lack != LOCAL_READY) {
		meeting_lack(h->c, lack, error);
	} else if (error) {
		say_complaint(h->c->words,
			N_("the session was not started, because its answers "
			   "could not be kept in %1: %2"),
			folder, strerror(error));
	} else {
		if (!wish->resume && h->roster.count > 0)
			led_keep_roster(h->c, folder, &h->roster);
		words_fill(&b, tr(h->c->words, N_("Answers are kept in %1.")),
			folder, NULL);
		say_error(buf_str(&b), NULL);
	}
	buf_release(&b);
	free(folder);
	return lack == LOCAL_READY && !error;
}

static bool start_new(struct hosting *h)
{
	struct hub_wish wish = {
		.context = h->c, .local = &h->local, .roster = &h->roster
	};
	struct target target;
	uint8_t chance[10];

	if (h->call->count == 0) {
		say_complaint(h->c->words,
			N_("which unit? Write: sabaq host MODULE/UNIT; \"sabaq "
			   "list\" shows them"),
			NULL, NULL);
		return false;
	}
	if (!host_find(h->c, h->d.library, h->call->operands[0], &target))
		return false;
	chance_bytes(chance, sizeof(chance));
	ulid_make(clock_wall_ms(), chance, wish.attempt);
	wish.unit = target.unit;
	return start(h, &wish, target.module);
}

/* Who was expected when it began, where nobody says otherwise. */
static void read_old_roster(struct hosting *h, const char *attempt)
{
	char *folder = hub_folder(h->c, attempt);

	if (h->roster.count == 0)
		led_read_roster(folder, &h->roster);
	free(folder);
}

static bool start_again(struct hosting *h)
{
	struct hub_wish wish = { .context = h->c,
		.local = &h->local,
		.resume = true,
		.roster = &h->roster };
	struct hub_left left;
	struct target target = { 0 };

	if (!hub_left(h->c, &left, &h->c->arena)) {
		say_complaint(h->c->words,
			N_("there is no session to go on with in %1/sessions; "
			   "begin one: sabaq host MODULE/UNIT"),
			h->c->state, NULL);
		return false;
	}
	/* Named again where it lies outside the module path. */
	if (h->call->count > 0) {
		if (!host_find(
			    h->c, h->d.library, h->call->operands[0], &target))
			return false;
	} else {
		target.module = library_find(h->d.library, left.module);
	}
	if (target.module == (size_t)-1 ||
		strcmp(library_id(h->d.library, target.module), left.module) !=
			0) {
		say_complaint(h->c->words,
			N_("the session was about %1/%2, which is not there; "
			   "write where it is: sabaq host --resume "
			   "FOLDER/UNIT"),
			left.module, left.unit);
		return false;
	}
	memcpy(wish.attempt, left.attempt, sizeof(wish.attempt));
	wish.unit = left.unit;
	read_old_roster(h, left.attempt);
	return start(h, &wish, target.module);
}

/* Whether a hub of ours is there already. */
static bool is_running(struct hosting *h)
{
	int fd = local_connect(&h->local, h->login);

	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

static bool follow(struct hosting *h)
{
	struct follow_wish wish = { .context = h->c,
		.local = &h->local,
		.way = h->way,
		.relay = h->relay,
		.session = h->call->count > 0 ? h->call->operands[0] : NULL };

	h->follows = true;
	return follow_begin(&wish);
}

/* Back into what is running; --follow none ends what is followed. */
static bool go_back(struct hosting *h)
{
	const struct call *call = h->call;
	bool ends = call->values[OPTION_FOLLOW] && call->count > 0 &&
		    strcmp(call->operands[0], "none") == 0;

	h->follows = follow_is_on(&h->local);
	if (ends && follow_end(&h->local)) {
		say_complaint(h->c->words,
			N_("students of this server are not in that session "
			   "any more"),
			NULL, NULL);
		return false;
	}
	if (ends || (call->values[OPTION_FOLLOW] && !h->follows))
		say_complaint(h->c->words,
			N_("your own session is still running; \"end\" ends "
			   "it"),
			NULL, NULL);
	else if (call->count > 0)
		say_complaint(h->c->words,
			h->follows ? N_("you follow a session already: this "
					"leads back into it; to stop: sabaq "
					"host --follow none")
				   : N_("your session is still running: this "
					"leads back into it; \"end\" ends it"),
			NULL, NULL);
	return !ends;
}

/* Who helps another one leads too; the folder is that one's matter. */
static bool may_help(struct hosting *h)
{
	enum local_lack lack = local_check(&h->local);

	if (lack != LOCAL_NO_MEMBER && lack != LOCAL_NOT_YET &&
		lack != LOCAL_NO_GROUP)
		return true;
	meeting_lack(h->c, lack, errno);
	return false;
}

/* False: told why there is nothing to sit down at. */
static bool see_to_it(struct hosting *h)
{
	const struct call *call = h->call;
	enum local_lack lack;

	if (call->values[OPTION_WITH])
		return may_help(h);
	if (is_running(h) || follow_is_on(&h->local))
		return go_back(h);
	lack = local_check(&h->local);
	if (lack != LOCAL_READY) {
		meeting_lack(h->c, lack, errno);
		return false;
	}
	if (!find_way(h))
		return false;
	if (call->values[OPTION_FOLLOW])
		return follow(h);
	if (call->values[OPTION_ROSTER] &&
		!host_read_roster(
			h->c, call->values[OPTION_ROSTER], &h->roster))
		return false;
	return call->values[OPTION_RESUME] ? start_again(h) : start_new(h);
}

/* ---- at the desk ---- */

static int lead(struct hosting *h, const struct start_terminal *terminal)
{
	const char *with = h->call->values[OPTION_WITH];
	struct app *a = &h->d.app;
	struct plain_streams io = { .in = stdin,
		.out = stdout,
		.width = PLAIN_WIDTH,
		.interactive = isatty(STDIN_FILENO) != 0 };
	int fd;

	if (with) {
		fd = local_connect(&h->local, with);
		if (fd < 0) {
			say_complaint(h->c->words,
				N_("%1 leads no session here that may be "
				   "believed"),
				with, NULL);
			return EXIT_FAILED;
		}
		close(fd);
	}
	meeting_lead(&h->m, with ? with : h->login,
		h->call->values[OPTION_VIEW] || h->follows ? ROLE_VIEW
							   : ROLE_FACILITATOR);
	if (stage_meet(a, terminal))
		return EXIT_DONE;
	signals_for_plain();
	return plain_lead(a, &io);
}

static int run(struct context *c, const struct call *call)
{
	struct hosting h = { .c = c, .call = call, .local = meeting_local(c) };
	struct start_terminal terminal;
	int code = EXIT_FAILED;

	if (!stage_options(c, call))
		return EXIT_USAGE;
	signals_start();
	h.login = local_login(geteuid());
	driver_open(&h.d, c);
	if (see_to_it(&h)) {
		stage_ask(&terminal, c, call);
		meeting_open(&h.m, &h.d);
		start_terminal_hear(&terminal);
		settings_terminal(&h.d.settings, &terminal);
		h.d.app.charset = &terminal.charset;
		code = lead(&h, &terminal);
		if (!h.follows)
			others_tell(c, h.m.lead.desk);
		meeting_close(&h.m);
		start_terminal_release(&terminal);
	}
	roster_release(&h.roster);
	free(h.relay);
	driver_close(&h.d);
	free(h.login);
	return code;
}

const struct command command_host = {
	.name = "host",
	.operands = "[MODULE/UNIT | SESSION]",
	.most = 1,
	.help = N_("Leads a group session."),
	.options = {
		STAGE_OPTION_ROWS,
		[OPTION_RESUME] = {"resume", NULL,
			N_("Goes on with the newest session that is not over, "
			   "after a crash.")},
		[OPTION_VIEW] = {"view", NULL,
			N_("What the class may see: for a projector.")},
		[OPTION_WITH] = {"with", "LOGIN",
			N_("Helps in the session of this facilitator.")},
		[OPTION_ROSTER] = {"roster", "CSV",
			N_("Who is expected: login,name,group,language.")},
		[OPTION_AT] = {"at", "URL",
			N_("Joins other servers through NATS: "
			   "nats://SERVER:4222.")},
		[OPTION_FOLLOW] = {"follow", NULL,
			N_("Takes students of this server into a session of "
			   "another one (its LOGIN@SERVER); none: no more.")},
		[OPTION_CREDENTIALS] = {"credentials", "FILE",
			N_("The file with user:password for --at.")},
		[OPTION_CA] = {"ca", "FILE",
			N_("The certificate that those of --at are signed "
			   "with.")},
	},
	.run = run,
};
