#include "cmd/bridge.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/host_hub.h"
#include "cmd/say.h"
#include "store/outbox.h"

enum {
	NOTE_MS = 5000, /* between two announcements */
	LOOK_MS = 1000, /* between two looks at files */
	LOST_MS = 10000, /* without an answer: they are sent again */
	AWAY_MS = 2000, /* a moment is nothing to tell of */
	REFUSED_MS = 3000, /* after one was not stored */
	LOST_MOST = 2, /* in a row without a word: the relay hangs */
	BOXES = 32, /* sessions that are not all stored */
};

struct box {
	char session[ULID_CHARS + 1];
	struct outbox *out;
};

struct bridge {
	struct bridge_setup setup;
	struct relay *relay;
	struct carry *carry;
	struct box boxes[BOXES]; /* the session's own first */
	size_t count;
	bool more; /* sessions than there is room for */
	int64_t noted_at, looked_at;
	int64_t stored_at; /* when the last answer came, or all began */
	int64_t send_at; /* not before */
	int64_t away_at; /* since when there is no connection; -1: there is */
	size_t waiting, sent;
	int lost; /* times in a row */
	bool ended;
	char why[SESSION_NAME]; /* why records are not stored */
};

/* ---- where ---- */

struct bridge_way bridge_way(const struct context *c, const char *url,
	const char *credentials, const char *ca)
{
	const struct config *set = &c->config;

	return (struct bridge_way){
		.url = url ? url : set->relay,
		.credentials =
			credentials ? credentials : set->relay_credentials,
		.ca = ca ? ca : set->relay_ca,
	};
}

char *bridge_program(void)
{
	char path[4096];
	ssize_t n = readlink("/proc/self/exe", path, sizeof(path) - 1);
	struct buf b = { 0 };
	char *slash, *program;

	if (n <= 0)
		return NULL;
	path[n] = '\0';
	slash = strrchr(path, '/');
	if (slash)
		*slash = '\0';
	buf_addf(&b, "%s/sabaq-relay", path);
	program = buf_steal(&b);
	if (access(program, X_OK) == 0)
		return program;
	free(program);
	return NULL;
}

void bridge_tell_missing(const struct context *c)
{
	say_error(tr(c->words, N_("sabaq-relay, which joins servers, is not "
				  "installed here; to build it: apt-get "
				  "install libnats-dev, then make install")),
		NULL);
}

/* ---- boxes ---- */

static void add_box(struct bridge *b, const char *session, bool make)
{
	char *folder = hub_folder(b->setup.context, session);
	struct outbox *out = NULL;
	bool own = b->setup.attempt && strcmp(session, b->setup.attempt) == 0;

	if (make || (!own && outbox_meant(folder))) {
		b->more = b->more || b->count == BOXES;
		if (b->count < BOXES)
			out = outbox_open(folder, make);
	}
	free(folder);
	if (!out)
		return;
	if (!make && outbox_waiting(out) == 0) {
		outbox_done(out);
		outbox_close(out);
		return;
	}
	snprintf(b->boxes[b->count].session, ULID_CHARS + 1, "%s", session);
	b->boxes[b->count++].out = out;
}

static bool has_box(const struct bridge *b, const char *session)
{
	for (size_t i = 0; i < b->count; i++)
		if (strcmp(b->boxes[i].session, session) == 0)
			return true;
	return false;
}

/* What earlier sessions left. */
static void find_boxes(struct bridge *b)
{
	struct buf path = { 0 };
	struct dirent *e;
	DIR *d;

	b->more = false;
	buf_addf(&path, "%s/sessions", b->setup.context->state);
	d = opendir(buf_str(&path));
	while (d && (e = readdir(d)))
		if (ulid_valid(e->d_name, strlen(e->d_name)) &&
			!has_box(b, e->d_name))
			add_box(b, e->d_name, false);
	if (d)
		closedir(d);
	buf_release(&path);
}

static void free_box(struct bridge *b, size_t i)
{
	if (outbox_waiting(b->boxes[i].out) == 0)
		outbox_done(b->boxes[i].out);
	outbox_close(b->boxes[i].out);
	b->boxes[i] = b->boxes[--b->count];
}

static void call_back(struct bridge *b)
{
	for (size_t i = 0; i < b->count; i++)
		outbox_again(b->boxes[i].out);
}

/* ---- beginning and end ---- */

struct bridge *bridge_new(const struct bridge_setup *setup)
{
	struct bridge *b = xcalloc(1, sizeof(*b));
	struct relay_wish wish = { .program = setup->program,
		.url = setup->way.url,
		.site = setup->context->site,
		.credentials = setup->way.credentials,
		.ca = setup->way.ca,
		.session = setup->attempt,
		.self = setup->self };
	struct carry_setup carry = { .leads = !setup->self,
		.admit = setup->admit,
		.context = setup->admit_context,
		.chance = chance_bytes };

	b->setup = *setup;
	b->noted_at = b->looked_at = -NOTE_MS;
	b->away_at = clock_mono_ms();
	b->relay = relay_new(&wish);
	carry.relay = b->relay;
	b->carry = carry_new(&carry);
	if (setup->sends && setup->attempt)
		add_box(b, setup->attempt, true);
	if (setup->sends)
		find_boxes(b);
	return b;
}

static void announce(struct bridge *b, const char *note)
{
	struct packet p = {
		.word = PACKET_NOTE, .body = note, .n = strlen(note)
	};

	if (b->setup.note && relay_is_up(b->relay))
		relay_send(b->relay, &p);
}

void bridge_free(struct bridge *b)
{
	if (!b)
		return;
	if (!b->ended)
		announce(b, "");
	while (b->count > 0)
		free_box(b, 0);
	carry_free(b->carry);
	relay_free(b->relay);
	free(b);
}

void bridge_end(struct bridge *b)
{
	if (b->ended)
		return;
	carry_end(b->carry, clock_mono_ms());
	announce(b, "");
	b->ended = true;
}

/* ---- records ---- */

/* False: the relay has enough for now. */
static bool send_record(struct bridge *b, struct box *box)
{
	char name[PACKET_NAME];
	struct outbox_line line;
	struct packet p = { .word = PACKET_RECORD, .name = name };

	if (!outbox_next(box->out, &line))
		return false;
	snprintf(name, sizeof(name), "%s/%s-%lld", box->session, line.log,
		(long long)line.n);
	p.body = line.text;
	p.n = line.length;
	if (relay_send(b->relay, &p))
		return true;
	outbox_back(box->out);
	return false;
}

static void send_records(struct bridge *b, int64_t now)
{
	size_t flying = 0;

	for (size_t i = 0; i < b->count; i++)
		flying += outbox_flying(b->boxes[i].out);
	if (flying > 0 && now - b->stored_at >= LOST_MS) {
		call_back(b);
		if (++b->lost >= LOST_MOST) {
			b->lost = 0;
			relay_kick(b->relay);
		}
	}
	if (flying == 0 || now - b->stored_at >= LOST_MS)
		b->stored_at = now;
	if (!relay_is_up(b->relay) || now < b->send_at)
		return;
	for (size_t i = 0; i < b->count; i++)
		while (send_record(b, &b->boxes[i]))
			;
}

/* "log-n" */
static void take_stored(struct bridge *b, const char *name)
{
	char log[ULID_CHARS + 1] = "";
	const char *dash = strchr(name, '-');

	if (!dash || dash - name != ULID_CHARS)
		return;
	memcpy(log, name, ULID_CHARS);
	b->stored_at = clock_mono_ms();
	b->why[0] = '\0';
	for (size_t i = 0; i < b->count; i++) {
		if (outbox_stored(b->boxes[i].out, log, atoll(dash + 1))) {
			b->sent++;
			return;
		}
	}
}

/* Words of a library: what no screen may show is left out. */
static void keep_why(struct bridge *b, const char *why)
{
	size_t n = 0;

	for (; *why && n + 1 < sizeof(b->why); why++)
		if (*why >= ' ' && *why <= '~')
			b->why[n++] = *why;
	b->why[n] = '\0';
}

static void hear(void *context, const struct packet *p)
{
	struct bridge *b = context;
	int64_t now = clock_mono_ms();

	b->lost = 0;
	carry_hear(b->carry, p, now);
	if (p->word == PACKET_STORED) {
		take_stored(b, p->name);
	} else if (p->word == PACKET_UNSTORED) {
		keep_why(b, p->body);
		call_back(b);
		b->send_at = now + REFUSED_MS;
	} else if (p->word == PACKET_READY) {
		b->noted_at = now - NOTE_MS;
	} else if (p->word == PACKET_UP) {
		b->why[0] = '\0';
		b->noted_at = now - NOTE_MS;
		call_back(b);
	} else if (p->word == PACKET_DOWN || p->word == PACKET_FAILED) {
		if (p->body[0])
			keep_why(b, p->body);
		call_back(b);
	}
}

/* ---- a turn ---- */

/* Notes how far they are; those that are all stored make room for others. */
static void tend_boxes(struct bridge *b)
{
	size_t first = b->setup.attempt ? 1 : 0;

	for (size_t i = b->count; i-- > 0;) {
		struct box *box = &b->boxes[i];

		outbox_note(box->out);
		if (i >= first && outbox_waiting(box->out) == 0)
			free_box(b, i);
	}
	if (b->more && b->count < BOXES)
		find_boxes(b);
}

static void look(struct bridge *b, int64_t now)
{
	if (now - b->looked_at < LOOK_MS)
		return;
	b->looked_at = now;
	bridge_waiting(b);
	tend_boxes(b);
}

void bridge_turn(struct bridge *b)
{
	int64_t now = clock_mono_ms();

	relay_turn(b->relay, now, hear, b);
	carry_turn(b->carry, now);
	send_records(b, now);
	look(b, now);
	if (relay_is_up(b->relay))
		b->away_at = -1;
	else if (b->away_at < 0)
		b->away_at = now;
	if (!b->ended && relay_is_up(b->relay) &&
		now - b->noted_at >= NOTE_MS) {
		announce(b, b->setup.note ? b->setup.note : "");
		b->noted_at = now;
	}
}

static int64_t until(int64_t at, int64_t now)
{
	return at > now ? at - now : 0;
}

int bridge_patience(const struct bridge *b)
{
	int64_t now = clock_mono_ms(), least = carry_patience(b->carry, now);
	int start = relay_patience(b->relay, now);
	bool waits = b->away_at >= 0;
	bool busy = b->waiting > 0;

	if (least < 0 || least > NOTE_MS)
		least = NOTE_MS;
	if (start >= 0 && start < least)
		least = start;
	if ((busy || waits) && until(b->looked_at + LOOK_MS, now) < least)
		least = until(b->looked_at + LOOK_MS, now);
	if (!b->ended && relay_is_up(b->relay) &&
		until(b->noted_at + NOTE_MS, now) < least)
		least = until(b->noted_at + NOTE_MS, now);
	if (b->send_at > now && b->send_at - now < least)
		least = b->send_at - now;
	return (int)least;
}

int bridge_fd(const struct bridge *b)
{
	return carry_fd(b->carry);
}

struct carry *bridge_carry(struct bridge *b)
{
	return b->carry;
}

bool bridge_is_up(const struct bridge *b)
{
	return relay_is_up(b->relay);
}

const char *bridge_why(const struct bridge *b)
{
	return b->why;
}

static size_t count_waiting(struct bridge *b)
{
	size_t n = 0;

	for (size_t i = 0; i < b->count; i++)
		n += outbox_waiting(b->boxes[i].out);
	return n;
}

size_t bridge_waiting(struct bridge *b)
{
	b->waiting = count_waiting(b);
	/* All of these are stored: there may be others. */
	while (b->waiting == 0 && b->more) {
		tend_boxes(b);
		b->waiting = count_waiting(b);
	}
	return b->waiting;
}

size_t bridge_sent(const struct bridge *b)
{
	return b->sent;
}

struct session_others bridge_state(struct bridge *b)
{
	struct session_others now = { 0 };
	/* Connected, but nothing gets stored, is no better. */
	bool stuck = b->why[0] && b->send_at > 0;

	bool away = b->away_at >= 0 && clock_mono_ms() - b->away_at >= AWAY_MS;

	now.line = away || stuck ? OTHERS_AWAY : OTHERS_THERE;
	if (now.line == OTHERS_AWAY) {
		now.waiting = b->waiting;
		memcpy(now.trouble, b->why, sizeof(now.trouble));
	}
	return now;
}
