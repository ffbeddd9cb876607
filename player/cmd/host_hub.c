#include "cmd/host_hub.h"

#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/host_follow.h"
#include "cmd/host_process.h"
#include "cmd/led.h"
#include "cmd/meeting.h"
#include "group/hub.h"
#include "store/log.h"

enum {
	LINGER_MS = 10 * 60 * 1000, /* for records that wait */
	LAST_WORDS_MS = 20000, /* for students of other servers */
	LAST_GUESTS_MS = 50000, /* for those whose line is away just then */
	LAST_LOOK_MS = 200,
};

/* ---- the log ---- */

char *hub_folder(const struct context *c, const char *attempt)
{
	struct buf b = { 0 };

	buf_addf(&b, "%s/sessions/%s", c->state, attempt);
	return buf_steal(&b);
}

static void append(void *context, const struct record *r)
{
	/* What is too long was refused before: see message_fits(). */
	log_add(context, r);
}

static bool sync_log(void *context)
{
	return log_flush(context);
}

static void replay(void *context, const struct record *r)
{
	session_replay(context, r, clock_mono_ms());
}

/* ---- texts ---- */

static const struct unit *read_text(
	const struct hub_wish *wish, const char *language)
{
	struct faults ignored = { 0 };
	const struct unit *u =
		folder_unit(wish->folder, wish->unit, language, &ignored);

	faults_release(&ignored);
	return u;
}

/* All of them are read now: later the files may be others. */
static void read_texts(struct hub_wish *wish)
{
	const char *const *languages =
		folder_languages(wish->folder, wish->unit);

	wish->source = read_text(wish, folder_source(wish->folder)->language);
	for (int i = 0; languages[i] && i < HUB_TEXTS; i++) {
		wish->texts[i].language = languages[i];
		wish->texts[i].unit = read_text(wish, languages[i]);
	}
}

/* Asked several times for each answer in the room: no more than a look. */
static const struct unit *text_in(void *context, const char *language)
{
	const struct hub_wish *wish = context;

	if (!language)
		return wish->source;
	for (int i = 0; i < HUB_TEXTS && wish->texts[i].language; i++)
		if (strcmp(wish->texts[i].language, language) == 0)
			return wish->texts[i].unit;
	return wish->source;
}

/* ---- the process ---- */

static struct log *open_log(
	const struct hub_wish *wish, const char *folder, struct progress *p)
{
	const struct context *c = wish->context;
	struct log_owner owner = { .folder = folder,
		.site = c->site,
		.who = c->login,
		.host = c->host,
		.wall_ms = clock_wall_ms,
		.chance = chance_bytes,
		.group_reads = c->group_reads };

	progress_init(p);
	return log_open(&owner, p);
}

static void expect(struct session *s, const struct roster *roster)
{
	for (size_t i = 0; roster && i < roster->count; i++)
		session_expect(s, roster->rows[i].login, roster->rows[i].name,
			roster->rows[i].group, roster->rows[i].language);
}

/* How the line to other servers is; how long nothing is due there. */
static int join_others(struct session *s, struct bridge *b)
{
	struct session_others others;

	if (!b)
		return HUB_ALONE_MS;
	bridge_turn(b);
	others = bridge_state(b);
	session_tell_others(s, &others);
	return bridge_patience(b);
}

/* At once: whoever led wants to read it while others still hear the end. */
static bool keep_summary(const struct hub_wish *wish, const struct session *s)
{
	char *folder = hub_folder(wish->context, wish->attempt);

	led_keep_summary(wish->context, folder, s, wish->folder);
	free(folder);
	return true;
}

static void serve(const struct hub_wish *wish, struct hub *h, struct session *s,
	struct bridge *b)
{
	bool told = false;
	int64_t left = clock_mono_ms();

	while (!process_ending()) {
		int ms = join_others(s, b);
		bool on = hub_turn(h, !b && hub_links(h) > 0 ? -1 : ms);

		if (s->over && !told)
			told = keep_summary(wish, s);
		if (!on)
			return;
		if (hub_links(h) > 0)
			left = clock_mono_ms();
		else if (clock_mono_ms() - left >= HUB_ALONE_MS)
			return;
	}
}

/*
 * The session is over, and its place is free for the next one: what students
 * elsewhere have still to hear goes out, and records that wait. Where the line
 * was away, those elsewhere come back first, to see how it ended.
 */
static void linger(struct bridge *b, struct hub *h)
{
	int64_t began = clock_mono_ms(), now = began;
	int64_t away = began - LAST_WORDS_MS;

	for (; !process_ending() && now - began < LINGER_MS;
		now = clock_mono_ms()) {
		struct pollfd at = { bridge_fd(b), POLLIN, 0 };
		int wait = bridge_patience(b);
		bool said;

		bridge_turn(b);
		if (!bridge_is_up(b))
			away = now;
		said = now - away >= LAST_WORDS_MS &&
		       (carry_links(bridge_carry(b)) == 0 ||
			       now - began >= LAST_WORDS_MS);
		if (said)
			bridge_end(b);
		if (said && bridge_waiting(b) == 0)
			return;
		wait = wait < 0 || wait > LAST_LOOK_MS ? LAST_LOOK_MS : wait;
		hub_wait_also(h, at.fd);
		if (said || now - began >= LAST_GUESTS_MS)
			poll(&at, 1, wait);
		else
			hub_turn(h, wait);
	}
}

static bool admit(void *context, int fd, struct guest *guest)
{
	return hub_admit(context, fd, guest);
}

/* What others may know of the session before they are in it. */
static char *note_of(const struct hub_wish *wish)
{
	struct message m = message_of(MESSAGE_STATE);
	const struct context *c = wish->context;
	struct buf b = { 0 };

	m.version = MESSAGE_VERSION;
	m.session = wish->attempt;
	m.text = c->login;
	m.name = c->name;
	m.host = c->host;
	m.module = wish->module;
	m.unit = wish->unit;
	m.title = text_in((void *)(size_t)wish, c->wanted)->title;
	message_write(&b, &m);
	return buf_steal(&b);
}

static struct bridge *open_bridge(
	const struct hub_wish *wish, struct hub *h, const char *note)
{
	struct bridge_setup setup = { .context = wish->context,
		.way = wish->way,
		.program = wish->relay,
		.attempt = wish->attempt,
		.sends = true,
		.note = note,
		.admit = admit,
		.admit_context = h };

	return wish->relay ? bridge_new(&setup) : NULL;
}

/* Listens, tells so, and serves until the end. */
static void run(
	struct hub_wish *wish, struct session *s, struct log *log, int ready)
{
	enum local_lack lack;
	struct hub_setup setup = { .session = s,
		.local = wish->local,
		.shared = meeting_claims(wish->context),
		.append = append,
		.sync = sync_log,
		.context = log,
		.now = clock_mono_ms,
		.host = wish->relay ? wish->context->host : NULL };
	struct bridge *b;
	struct hub *h;
	char *note;
	int lock;

	setup.listener = local_listen(wish->local, &lock, &lack);
	process_tell(ready, lack, setup.listener < 0 ? errno : 0);
	if (setup.listener < 0)
		return;
	follow_forget(wish->local);
	note = note_of(wish);
	h = hub_new(&setup);
	b = open_bridge(wish, h, note);
	if (b)
		hub_wait_also(h, bridge_fd(b));
	serve(wish, h, s, b);
	local_end(wish->local);
	hub_leave_door(h);
	close(setup.listener);
	close(lock);
	if (b && s->over)
		linger(b, h);
	bridge_free(b);
	hub_free(h);
	free(note);
}

static void be_hub(void *context, int ready)
{
	struct hub_wish *wish = context;
	struct session_start start = { .texts = { wish, text_in },
		.module = wish->module,
		.attempt = wish->attempt,
		.host = wish->context->name };
	char *folder = hub_folder(wish->context, wish->attempt);
	struct progress progress;
	struct session *s;
	struct log *log;

	s = session_new(&start, clock_mono_ms());
	expect(s, wish->roster);
	if (wish->resume)
		log_read(folder, replay, s);
	log = open_log(wish, folder, &progress);
	if (log_state(log) != LOG_OK)
		process_tell(ready, LOCAL_READY, log_errno(log));
	else
		run(wish, s, log, ready);
	log_close(log);
	progress_release(&progress);
	session_free(s);
	free(folder);
}

enum local_lack hub_begin(const struct hub_wish *wish, int *error)
{
	struct hub_wish own = *wish;
	struct process_said said;

	read_texts(&own);
	said = process_begin(be_hub, &own);
	*error = said.error;
	return said.lack;
}

/* ---- what was left ---- */

struct looking {
	struct arena *arena;
	struct hub_left *out;
	bool any, finished, over;
};

static void look(void *context, const struct record *r)
{
	struct looking *l = context;

	if (!r->module || !r->unit || !r->attempt)
		return;
	if (!l->any) {
		l->out->module = arena_strdup(l->arena, r->module);
		l->out->unit = arena_strdup(l->arena, r->unit);
		l->out->attempt = arena_strdup(l->arena, r->attempt);
	}
	l->any = true;
	/* The order's record stands behind those that follow from it. */
	l->finished = l->finished || r->event == RECORD_FINISHED;
	l->over = l->over ||
		  (r->event == RECORD_PHASE && r->phase &&
			  (l->finished || strcmp(r->phase, "end") == 0));
}

static int newest_first(const void *a, const void *b)
{
	return strcmp(*(char *const *)b, *(char *const *)a);
}

static char **folders(const char *path, size_t *count)
{
	DIR *d = opendir(path);
	struct dirent *e;
	char **names = NULL;
	size_t room = 0;

	*count = 0;
	while (d && (e = readdir(d))) {
		if (strlen(e->d_name) != ULID_CHARS)
			continue;
		names = mem_grow(names, &room, *count, sizeof(*names));
		names[(*count)++] = xstrdup(e->d_name);
	}
	if (d)
		closedir(d);
	if (*count > 0)
		qsort(names, *count, sizeof(*names), newest_first);
	return names;
}

bool hub_left(const struct context *c, struct hub_left *out, struct arena *a)
{
	struct buf path = { 0 };
	struct looking l = { .arena = a, .out = out };
	size_t count;
	char **names;
	bool found = false;

	buf_addf(&path, "%s/sessions", c->state);
	names = folders(buf_str(&path), &count);
	for (size_t i = 0; i < count && !found; i++) {
		char *folder = hub_folder(c, names[i]);

		l.any = l.finished = l.over = false;
		log_read(folder, look, &l);
		found = l.any && !l.over && strcmp(out->attempt, names[i]) == 0;
		free(folder);
	}
	for (size_t i = 0; i < count; i++)
		free(names[i]);
	free(names);
	buf_release(&path);
	return found;
}
