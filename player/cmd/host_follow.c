#include "cmd/host_follow.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <unistd.h>

#include "cmd/ask.h"
#include "cmd/host_process.h"
#include "cmd/meeting.h"
#include "cmd/say.h"
#include "ui/words.h"

#define MARK "follows"

enum {
	BEGIN_MS = 10000, /* until the other side has to answer */
	ALONE_MS = 12 * 60 * 60 * 1000, /* without it */
	ACCEPT_MOST = 64, /* in a turn */
	LAST_MS = 5000, /* for what students have still to hear */
	CHOICES = 64,
};

/* ---- the own place ---- */

static char *own_path(const struct local *l, const char *name)
{
	char *login = local_login(geteuid());
	struct buf b = { 0 };

	buf_addf(&b, "%s/%s/%s", l->run, login, name);
	free(login);
	return buf_steal(&b);
}

static void mark(const struct local *l, bool on)
{
	char *path = own_path(l, MARK);

	unlink(path);
	if (on) {
		int fd = open(path,
			O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
			0600);

		if (fd >= 0)
			close(fd);
	}
	free(path);
}

void follow_forget(const struct local *l)
{
	mark(l, false);
}

/* The process of the own hub; 0: none runs. */
static pid_t own_hub(const struct local *l)
{
	char *path = own_path(l, "hub.pid"), line[32] = "";
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	long pid = 0;

	if (fd >= 0 && flock(fd, LOCK_SH | LOCK_NB) != 0 &&
		read(fd, line, sizeof(line) - 1) > 0)
		pid = atol(line);
	if (fd >= 0)
		close(fd);
	free(path);
	return pid > 1 ? (pid_t)pid : 0;
}

bool follow_is_on(const struct local *l)
{
	char *path = own_path(l, MARK);
	bool on = access(path, F_OK) == 0 && own_hub(l) > 0;

	free(path);
	return on;
}

bool follow_end(const struct local *l)
{
	return follow_is_on(l) && kill(own_hub(l), SIGTERM) == 0;
}

/* ---- which session ---- */

struct choices {
	struct arena arena;
	struct message items[CHOICES];
	size_t count;
};

static void add_found(void *context, const struct packet *p)
{
	struct buf *out = context;

	buf_add(out, p->body, p->n);
	if (p->n > 0 && p->body[p->n - 1] != '\n')
		buf_addc(out, '\n');
}

bool follow_list(const struct follow_wish *wish, struct buf *out)
{
	struct ask ask = { .context = wish->context,
		.way = wish->way,
		.program = wish->relay,
		.what = PACKET_LIST,
		.found = add_found,
		.found_context = out };

	return ask_relay(&ask);
}

static void read_choices(struct choices *all, const struct buf *list)
{
	const char *end = buf_str(list) + list->len, *stop;

	for (const char *line = buf_str(list); line < end; line = stop + 1) {
		struct message *m = &all->items[all->count];

		stop = memchr(line, '\n', (size_t)(end - line));
		if (!stop)
			return;
		if (all->count < CHOICES &&
			message_read(
				m, &all->arena, line, (size_t)(stop - line)) &&
			m->session && strlen(m->session) == ULID_CHARS &&
			m->text && m->host && m->name)
			all->count++;
	}
}

/* A session's ULID, its leader's login, or login@server. */
static bool is_meant(const struct message *m, const char *typed)
{
	size_t n = strlen(m->text);

	return strcasecmp(m->session, typed) == 0 ||
	       strcmp(m->text, typed) == 0 ||
	       (strncmp(m->text, typed, n) == 0 && typed[n] == '@' &&
		       strcmp(m->host, typed + n + 1) == 0);
}

static void say_choice(const struct context *c, const struct message *m)
{
	struct buf b = { 0 }, title = { 0 };

	words_short(&title, m->title ? m->title : "");
	words_fill(&b, tr(c->words, N_("  sabaq host --follow %1@%2  (%3)")),
		m->text, m->host, buf_str(&title), NULL);
	fprintf(stderr, "%s\n", buf_str(&b));
	buf_release(&b);
	buf_release(&title);
}

static void say_choices(const struct context *c, const struct choices *all)
{
	for (size_t i = 0; i < all->count; i++) {
		bool twice = false;

		for (size_t k = 0; k < all->count; k++)
			twice = twice ||
				(k != i &&
					strcmp(all->items[i].text,
						all->items[k].text) == 0 &&
					strcmp(all->items[i].host,
						all->items[k].host) == 0);
		if (!twice) {
			say_choice(c, &all->items[i]);
			continue;
		}
		fprintf(stderr, "  sabaq host --follow %s\n",
			all->items[i].session);
	}
}

/* NULL: told why none. */
static const struct message *choose(
	const struct follow_wish *wish, const struct choices *all)
{
	const struct context *c = wish->context;
	const struct message *found = NULL;
	size_t n = 0;

	for (size_t i = 0; i < all->count; i++) {
		if (wish->session && !is_meant(&all->items[i], wish->session))
			continue;
		found = &all->items[i];
		n++;
	}
	if (n == 1)
		return found;
	if (all->count == 0)
		say_complaint(c->words,
			N_("no session is led on another server of \"%1\" "
			   "now; one is begun there with: sabaq host "
			   "MODULE/UNIT --at %2"),
			c->site, wish->way.url);
	else if (n == 0)
		say_complaint(c->words,
			N_("\"%1\" leads no session on another server now; "
			   "these do:"),
			wish->session, NULL);
	else
		say_complaint(c->words, N_("which session? There are several:"),
			NULL, NULL);
	say_choices(c, all);
	return NULL;
}

/* ---- the hub that follows ---- */

struct follower {
	const struct follow_wish *wish;
	const char *session;
	struct bridge *bridge;
	int listener;
	bool hidden;
	int ready; /* whom to tell that it is there; -1: told */
	int64_t began, seen; /* when; when the other side was last there */
};

/* Nobody is vouched for whom the kernel does not. */
static void let_in(struct follower *f, int fd)
{
	const struct local *l = f->wish->local;
	struct guest g = { .claimed = meeting_claims(f->wish->context) };
	uid_t uid;

	if (!local_peer(fd, &uid)) {
		close(fd);
		return;
	}
	g.login = local_login(uid);
	g.name = local_name(uid);
	g.host = xstrdup(f->wish->context->host);
	g.may_look = local_may_lead(l, uid);
	carry_add(bridge_carry(f->bridge), fd, &g, clock_mono_ms());
	free(g.login);
	free(g.name);
	free(g.host);
}

static void accept_some(struct follower *f)
{
	for (int i = 0; i < ACCEPT_MOST; i++) {
		int fd = accept(f->listener, NULL, NULL);

		if (fd < 0 && errno != EINTR && errno != ECONNABORTED)
			return;
		if (fd >= 0)
			let_in(f, fd);
	}
}

/* Where the other side is away, there is nobody to come in to. */
static void show(struct follower *f)
{
	bool up = carry_is_up(bridge_carry(f->bridge));

	if (up)
		f->seen = clock_mono_ms();
	if (f->hidden == !up)
		return;
	f->hidden = !up;
	local_hide(f->wish->local, f->hidden);
	if (up && f->ready >= 0) {
		process_tell(f->ready, LOCAL_READY, 0);
		f->ready = -1;
	}
}

/* False: it is time to end. */
static bool follow_turn(struct follower *f)
{
	int64_t now = clock_mono_ms();
	struct pollfd at[2] = {
		{ bridge_fd(f->bridge), POLLIN, 0 },
		{ f->listener, POLLIN, 0 },
	};
	int ms = bridge_patience(f->bridge);

	if (f->ready >= 0 && now - f->began >= BEGIN_MS)
		return false;
	if (now - f->seen >= ALONE_MS || process_ending())
		return false;
	poll(at, 2, f->ready >= 0 && ms > 100 ? 100 : ms);
	bridge_turn(f->bridge);
	/* Those who came just before it went are sent away. */
	accept_some(f);
	show(f);
	return !carry_is_over(bridge_carry(f->bridge));
}

static void last_words(struct follower *f)
{
	struct carry *c = bridge_carry(f->bridge);
	int64_t began = clock_mono_ms();

	while (carry_links(c) > 0 && clock_mono_ms() - began < LAST_MS) {
		struct pollfd at = { bridge_fd(f->bridge), POLLIN, 0 };

		poll(&at, 1, 200);
		bridge_turn(f->bridge);
	}
}

static void follow(struct follower *f)
{
	char self[ULID_CHARS + 1];
	uint8_t chance[10];
	struct bridge_setup setup = { .context = f->wish->context,
		.way = f->wish->way,
		.program = f->wish->relay,
		.attempt = f->session,
		.self = self };

	chance_bytes(chance, sizeof(chance));
	ulid_make(clock_wall_ms(), chance, self);
	f->bridge = bridge_new(&setup);
	f->began = f->seen = clock_mono_ms();
	f->hidden = true;
	local_hide(f->wish->local, true);
	while (follow_turn(f))
		;
	if (f->ready >= 0)
		process_tell(f->ready, LOCAL_READY, ETIMEDOUT);
	local_end(f->wish->local);
	last_words(f);
	bridge_free(f->bridge);
}

static void be_follower(void *context, int ready)
{
	struct follower *f = context;
	enum local_lack lack;
	int lock;

	f->ready = ready;
	f->listener = local_listen(f->wish->local, &lock, &lack);
	if (f->listener < 0) {
		process_tell(ready, lack, errno);
		return;
	}
	mark(f->wish->local, true);
	follow(f);
	mark(f->wish->local, false);
	close(f->listener);
	close(lock);
}

static bool start(const struct follow_wish *wish, const struct message *m)
{
	const struct context *c = wish->context;
	struct follower f = { .wish = wish, .session = m->session };
	struct process_said said = process_begin(be_follower, &f);
	struct buf title = { 0 };

	if (said.lack != LOCAL_READY) {
		meeting_lack(c, said.lack, said.error);
	} else if (said.error == ETIMEDOUT) {
		say_complaint(c->words,
			N_("%1@%2, who leads the session, does not answer; is "
			   "it still going on there?"),
			m->text, m->host);
	} else if (said.error) {
		say_complaint(c->words,
			N_("the session cannot be followed: %1"),
			strerror(said.error), NULL);
	} else {
		words_short(&title, m->title ? m->title : "");
		say_complaint(c->words,
			N_("students of this server can come in now, to %1 of "
			   "%2; to stop: sabaq host --follow none"),
			buf_str(&title), m->name);
		buf_release(&title);
	}
	return said.lack == LOCAL_READY && !said.error;
}

bool follow_begin(const struct follow_wish *wish)
{
	struct choices *all = xcalloc(1, sizeof(*all));
	struct buf list = { 0 };
	const struct message *m = NULL;
	bool good;

	if (follow_list(wish, &list)) {
		read_choices(all, &list);
		m = choose(wish, all);
	}
	good = m && start(wish, m);
	arena_release(&all->arena);
	free(all);
	buf_release(&list);
	return good;
}
