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
#include "cmd/led.h"
#include "cmd/meeting.h"
#include "cmd/say.h"
#include "cmd/signals.h"
#include "cmd/stage.h"
#include "cmd/target.h"
#include "core/veil.h"
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

/* Of a step on its way to players, among other things in its message. */
enum { CONTENT_BYTES = 40 * 1024 };

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

static void tell(const struct hosting *h, const char *text, const char *one,
	const char *two)
{
	struct buf b = { 0 };

	words_fill(&b, tr(h->c->words, text), one, two, NULL);
	say_error(buf_str(&b), NULL);
	buf_release(&b);
}

/* ---- the roster ---- */

static const char *fault_text(enum roster_fault fault)
{
	switch (fault) {
	case ROSTER_GOOD:
		break;
	case ROSTER_LONG:
		return N_("the file is longer than 1 MiB");
	case ROSTER_LETTERS:
		return N_("this is not UTF-8 text; save the file as \"CSV "
			  "UTF-8\"");
	case ROSTER_QUOTE:
		return N_("a quotation mark has no other one; write \"\" "
			  "where one is meant");
	case ROSTER_NOBODY:
		return N_("neither a login nor a name stands here");
	case ROSTER_WIDE:
		return N_("a field is longer than 119 bytes");
	case ROSTER_TWICE:
		return N_("this login was there before");
	case ROSTER_LANGUAGE:
		return N_("no such language; write ru, kk, ky, tg, en, or "
			  "leave it empty");
	case ROSTER_MANY:
		return N_("these are more than 2000 people");
	case ROSTER_EMPTY:
		return N_("nobody stands in the file; a line is: login,name,"
			  "group,language");
	}
	return "";
}

static bool read_file(const char *path, struct buf *out)
{
	FILE *f = fopen(path, "r");
	char bytes[4096];
	size_t n;
	bool ok;

	if (!f)
		return false;
	while (out->len <= ROSTER_BYTES &&
		(n = fread(bytes, 1, sizeof(bytes), f)) > 0)
		buf_add(out, bytes, n);
	ok = !ferror(f);
	fclose(f);
	return ok;
}

static bool read_roster(struct hosting *h, const char *path)
{
	struct buf text = { 0 }, where = { 0 };
	enum roster_fault fault;
	size_t line;

	if (!read_file(path, &text)) {
		tell(h, N_("%1 cannot be read: %2"), path, strerror(errno));
		buf_release(&text);
		return false;
	}
	fault = roster_read(&h->roster, buf_str(&text), text.len, &line);
	if (fault != ROSTER_GOOD) {
		words_fill(&where, "%1:%2", path, NUMBER(line), NULL);
		tell(h, "%1: %2", buf_str(&where),
			tr(h->c->words, fault_text(fault)));
	}
	buf_release(&text);
	buf_release(&where);
	return fault == ROSTER_GOOD;
}

/* ---- the unit ---- */

static bool find_target(
	struct hosting *h, const char *name, struct target *target)
{
	if (!target_find(target, h->d.library, name)) {
		tell(h,
			N_("there is no module \"%1\"; \"sabaq list\" shows "
			   "those there are"),
			name, NULL);
		return false;
	}
	if (target->unit[0])
		return true;
	tell(h,
		N_("which unit of \"%1\"? Write MODULE/UNIT; \"sabaq list\" "
		   "shows them"),
		name, NULL);
	return false;
}

static const struct unit *load(
	struct hosting *h, struct folder *f, const char *unit)
{
	struct faults faults = { 0 };
	const struct unit *u =
		f ? folder_unit(f, unit, folder_source(f)->language, &faults)
		  : NULL;

	if (!u) {
		faults_sort(&faults);
		say_faults(stderr, h->c->words, &faults, true);
		tell(h, N_("\"%1\" cannot be played"), unit, NULL);
	} else if (u->kind == UNIT_BANK) {
		tell(h,
			N_("\"%1\" is a bank of questions: make a quiz that "
			   "draws from it"),
			unit, NULL);
		u = NULL;
	}
	faults_release(&faults);
	return u;
}

/* What is sent has to fit into a packet. */
static bool is_sendable(struct hosting *h, const struct unit *u)
{
	for (size_t i = 0; i < u->all_count; i++) {
		struct buf b = { 0 };
		size_t n;

		veil_reveal(&b, u, u->all[i]);
		n = b.len;
		buf_release(&b);
		if (n <= CONTENT_BYTES)
			continue;
		tell(h,
			N_("the step \"%1\" is too long for a session, which "
			   "takes 40 KB a step; shorten it"),
			u->all[i]->id, NULL);
		return false;
	}
	return true;
}

/* Whether anyone may read it, in every folder on the way. */
static bool is_open(const char *path)
{
	char *p = realpath(path, NULL);
	struct stat st;
	bool open = p && stat(p, &st) == 0 && (st.st_mode & S_IROTH);

	for (char *slash; open && (slash = strrchr(p, '/')) && slash > p;) {
		*slash = '\0';
		open = stat(p, &st) == 0 && (st.st_mode & S_IXOTH);
	}
	free(p);
	return open;
}

static void warn_of_key(struct hosting *h, size_t module, const char *unit)
{
	struct buf path = { 0 };

	buf_addf(&path, "%s/%s.yaml", library_path(h->d.library, module), unit);
	if (!h->c->run && is_open(buf_str(&path)))
		tell(h,
			N_("students can read %1, right answers and all; where "
			   "marks count, keep such modules where only "
			   "facilitators may read"),
			buf_str(&path), NULL);
	buf_release(&path);
}

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
	if (!load(h, wish->folder, wish->unit) ||
		!is_sendable(h, load(h, wish->folder, wish->unit)))
		return false;
	wish->module = library_id(h->d.library, module);
	wish->way = h->way;
	wish->relay = h->relay;
	warn_of_key(h, module, wish->unit);
	lack = hub_begin(wish, &error);
	folder = hub_folder(h->c, wish->attempt);
	if (lack != LOCAL_READY) {
		meeting_lack(h->c, lack, error);
	} else if (error) {
		tell(h,
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
		tell(h,
			N_("which unit? Write: sabaq host MODULE/UNIT; \"sabaq "
			   "list\" shows them"),
			NULL, NULL);
		return false;
	}
	if (!find_target(h, h->call->operands[0], &target))
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
		tell(h,
			N_("there is no session to go on with in %1/sessions; "
			   "begin one: sabaq host MODULE/UNIT"),
			h->c->state, NULL);
		return false;
	}
	/* Named again where it lies outside the module path. */
	if (h->call->count > 0) {
		if (!find_target(h, h->call->operands[0], &target))
			return false;
	} else {
		target.module = library_find(h->d.library, left.module);
	}
	if (target.module == (size_t)-1 ||
		strcmp(library_id(h->d.library, target.module), left.module) !=
			0) {
		tell(h,
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
		tell(h,
			N_("students of this server are not in that session "
			   "any more"),
			NULL, NULL);
		return false;
	}
	if (ends || (call->values[OPTION_FOLLOW] && !h->follows))
		tell(h,
			N_("your own session is still running; \"end\" ends "
			   "it"),
			NULL, NULL);
	else if (call->count > 0)
		tell(h,
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
		!read_roster(h, call->values[OPTION_ROSTER]))
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
			tell(h,
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
