#include "group/hub.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "group/board.h"

enum {
	HELLO_MS = 10000, /* to say who one is */
	BOARD_MS = 200, /* between two boards */
	SAFE_MS = 500, /* until a log that failed is tried again */
	END_MS = 60000, /* after the end, for those who still read */
	BAD_MAX = 8, /* messages that make no sense */
	PACKETS_MOST = 60, /* of a link, at once */
	PACKET_MS = 50, /* and one more every so often */
	DEAF_MS = 500, /* after which no descriptor is looked for again */
	LINKS_MAX = 4096,
	LINKS_EACH = 8, /* of one user, where users are told apart */
};

struct link {
	int fd;
	uid_t uid;
	enum message_role role;
	bool greeted;
	int person; /* of a student */
	int bad;
	int64_t since; /* when it came */
	int64_t spent; /* how far ahead its packets are of one each PACKET_MS */
	int64_t heard, safe; /* numbers of answers */
	char have[SESSION_HAVE], language[LANGUAGE_CHARS];
	bool due; /* something is to be sent */
	bool blocked; /* it does not read */
	bool told_end;
	unsigned version; /* of the board it has */
	int64_t board_at;
	struct buf left; /* of a board: packets that did not fit yet */
};

struct hub {
	struct hub_setup setup;
	struct link *links;
	size_t count, room;
	struct pollfd *fds;
	size_t fds_room;
	struct buf packet; /* that is being made */
	struct arena heard; /* texts of the packet that is taken apart */
	bool unsafe; /* the log could not be written */
	int64_t deaf_until; /* there were no descriptors for those who come */
	int64_t over_at;
};

struct hub *hub_new(const struct hub_setup *setup)
{
	struct hub *h = xcalloc(1, sizeof(*h));

	h->setup = *setup;
	h->over_at = -1;
	return h;
}

static void release(struct link *l)
{
	close(l->fd);
	buf_release(&l->left);
}

void hub_free(struct hub *h)
{
	if (!h)
		return;
	for (size_t i = 0; i < h->count; i++)
		release(&h->links[i]);
	free(h->links);
	free(h->fds);
	buf_release(&h->packet);
	arena_release(&h->heard);
	free(h);
}

size_t hub_links(const struct hub *h)
{
	return h->count;
}

/* ---- coming and going ---- */

static void drop(struct hub *h, size_t i)
{
	struct link *l = &h->links[i];

	if (l->greeted && l->role == ROLE_STUDENT)
		session_leave(h->setup.session, l->person, h->setup.now());
	release(l);
	*l = h->links[--h->count];
}

static bool send_now(struct link *l, const char *packet, size_t n)
{
	ssize_t sent;

	do
		sent = send(l->fd, packet, n, MSG_DONTWAIT | MSG_NOSIGNAL);
	while (sent < 0 && errno == EINTR);
	l->blocked = sent < 0 &&
		     (errno == EAGAIN || errno == ENOBUFS || errno == ENOMEM);
	return sent >= 0;
}

/* The reason is a word of ours: the player has it in its own language. */
static void refuse(struct link *l, const char *why)
{
	struct message m = message_of(MESSAGE_REFUSED);
	struct buf out = { 0 };

	m.version = MESSAGE_VERSION;
	m.text = why;
	message_write(&out, &m);
	send_now(l, out.data, out.len);
	buf_release(&out);
}

static size_t links_of(const struct hub *h, uid_t uid)
{
	size_t n = 0;

	for (size_t i = 0; i < h->count; i++)
		n += h->links[i].uid == uid;
	return n;
}

static void admit(struct hub *h, int fd)
{
	struct link l = { .fd = fd, .person = -1, .since = h->setup.now() };
	size_t most = h->setup.shared ? LINKS_MAX : LINKS_EACH;

	if (!local_peer(fd, &l.uid)) {
		close(fd);
		return;
	}
	if (h->count >= LINKS_MAX || links_of(h, l.uid) >= most) {
		refuse(&l, "full");
		close(fd);
		return;
	}
	h->links = mem_grow(h->links, &h->room, h->count, sizeof(*h->links));
	h->links[h->count++] = l;
}

/* Out of descriptors: those who wait keep waiting. */
static bool is_short(struct hub *h)
{
	h->deaf_until = h->setup.now() + DEAF_MS;
	return errno == EMFILE || errno == ENFILE || errno == ENOBUFS ||
	       errno == ENOMEM;
}

static bool accept_all(struct hub *h)
{
	for (;;) {
		int fd = accept(h->setup.listener, NULL, NULL);

		if (fd >= 0)
			admit(h, fd);
		else if (errno == EAGAIN || errno == EWOULDBLOCK)
			return true;
		else if (errno != EINTR && errno != ECONNABORTED)
			return is_short(h);
	}
}

/* ---- what is said ---- */

/* A name that is claimed, as far as it can be one. */
static bool claim(const struct message *m)
{
	size_t n = m->name ? strlen(m->name) : 0;

	return n > 0 && n < SESSION_NAME && !strpbrk(m->name, "\n\t") &&
	       strspn(m->name, " ") < n;
}

/* Where the kernel says who it is, no name that a message has counts. */
static void join(struct hub *h, struct link *l, const struct message *m)
{
	struct message vouched = *m;
	char *login = local_login(l->uid), *name = local_name(l->uid);

	vouched.name = name;
	l->person = session_join(
		h->setup.session, login, false, &vouched, h->setup.now());
	free(login);
	free(name);
}

static bool greet_student(
	struct hub *h, struct link *l, const struct message *m)
{
	if (h->setup.shared && !claim(m)) {
		refuse(l, "name");
		return false;
	}
	if (h->setup.shared)
		l->person = session_join(
			h->setup.session, m->name, true, m, h->setup.now());
	else
		join(h, l, m);
	if (l->person < 0)
		refuse(l, "full");
	return l->person >= 0;
}

static bool greet(struct hub *h, struct link *l, const struct message *m)
{
	if (m->kind != MESSAGE_HELLO || m->role < 0 || m->role >= ROLE_UNKNOWN)
		return false;
	if (m->version != MESSAGE_VERSION) {
		refuse(l, "version");
		return false;
	}
	l->role = (enum message_role)m->role;
	if (l->role != ROLE_STUDENT &&
		!local_may_lead(h->setup.local, l->uid)) {
		refuse(l, "facilitator");
		return false;
	}
	if (l->role == ROLE_STUDENT && !greet_student(h, l, m))
		return false;
	l->greeted = true;
	l->due = true;
	l->version = h->setup.session->version - 1;
	return true;
}

static void note(struct link *l, const struct message *m)
{
	if (m->have && strlen(m->have) < sizeof(l->have))
		memcpy(l->have, m->have, strlen(m->have) + 1);
	if (m->language && language_valid(m->language)) {
		memcpy(l->language, m->language, strlen(m->language) + 1);
		l->due = true;
	}
}

/* False: the link is to be dropped. */
static bool take_message(struct hub *h, struct link *l, const struct message *m)
{
	struct session *s = h->setup.session;
	enum session_no no = SESSION_DONE;

	if (!l->greeted && !greet(h, l, m))
		return false;
	note(l, m);
	if (m->kind == MESSAGE_BYE)
		return false;
	if (m->kind == MESSAGE_ORDER && l->role == ROLE_FACILITATOR) {
		char *login = local_login(l->uid);

		no = session_order(s, login, m, h->setup.now());
		free(login);
		l->due = true;
	} else if (m->kind != MESSAGE_HELLO && l->role == ROLE_STUDENT) {
		no = m->kind != MESSAGE_ANSWER || message_fits(m)
			     ? session_hear(s, l->person, m, h->setup.now())
			     : SESSION_BAD;
		/* What is not kept is not acknowledged. */
		if (no != SESSION_BAD && m->seq > l->heard)
			l->heard = m->seq;
	} else if (m->kind != MESSAGE_HELLO && m->kind != MESSAGE_DOING) {
		no = SESSION_BAD;
	}
	l->bad += no == SESSION_BAD;
	return l->bad < BAD_MAX;
}

static bool take_packet(struct hub *h, struct link *l, char *text, size_t n)
{
	bool good = true;

	for (char *line = text, *stop; good && line < text + n;
		line = stop + 1) {
		struct message m;

		stop = memchr(line, '\n', (size_t)(text + n - line));
		if (!stop)
			stop = text + n;
		if (message_read(&m, &h->heard, line, (size_t)(stop - line)))
			good = take_message(h, l, &m);
		else
			good = ++l->bad < BAD_MAX && l->greeted;
	}
	arena_reset(&h->heard);
	return good;
}

/* False: the link is gone, or to be. */
static bool read_one(struct hub *h, struct link *l)
{
	char packet[MESSAGE_IN_BYTES + 1];
	ssize_t n = recv(l->fd, packet, sizeof(packet), MSG_DONTWAIT);

	if (n < 0)
		return errno == EAGAIN || errno == EINTR;
	if (n == 0 || n > MESSAGE_IN_BYTES)
		return false;
	return take_packet(h, l, packet, (size_t)n);
}

/* ---- the log ---- */

static void write_log(struct hub *h)
{
	struct session *s = h->setup.session;
	const struct record *r;
	bool any = h->unsafe;

	while ((r = session_record(s))) {
		h->setup.append(h->setup.context, r);
		any = true;
	}
	h->unsafe = any && !h->setup.sync(h->setup.context);
	if (h->unsafe)
		return;
	session_recorded(s);
	for (size_t i = 0; i < h->count; i++) {
		struct link *l = &h->links[i];

		l->due = l->due || l->safe != l->heard;
		l->safe = l->heard;
	}
}

/* ---- what is sent ---- */

static void send_state(struct hub *h, struct link *l)
{
	struct session *s = h->setup.session;
	struct session_reader to = { l->role == ROLE_STUDENT ? l->person : -1,
		l->language, l->have, l->safe };

	buf_clear(&h->packet);
	session_state(s, &to, &h->packet);
	if (!send_now(l, h->packet.data, h->packet.len))
		return;
	l->due = false;
	l->told_end = s->over;
	session_have(s, l->language, l->have);
}

struct boarding {
	struct link *link;
	bool failed;
};

static void send_board_packet(void *context, const char *packet, size_t n)
{
	struct boarding *b = context;

	b->failed = b->failed || !send_now(b->link, packet, n);
}

/* A board that did not get through whole is sent again whole. */
static void send_board(struct hub *h, struct link *l)
{
	const struct session *s = h->setup.session;
	struct boarding b = { .link = l };
	int item = session_item(s);

	board_write(
		s, l->language, l->have, h->setup.now(), send_board_packet, &b);
	if (b.failed)
		return;
	l->version = s->version;
	l->board_at = h->setup.now();
	l->due = false;
	l->told_end = s->over;
	note(l, &(struct message){
			.have = item >= 0 ? session_step(s, item)->id : "" });
}

static bool board_due(const struct hub *h, const struct link *l)
{
	return l->due || (l->version != h->setup.session->version &&
				 h->setup.now() - l->board_at >= BOARD_MS);
}

static void send_one(struct hub *h, struct link *l)
{
	const struct session *s = h->setup.session;

	if (!l->greeted || l->blocked)
		return;
	if (l->role == ROLE_FACILITATOR) {
		if (board_due(h, l))
			send_board(h, l);
	} else if (l->role == ROLE_VIEW) {
		if (board_due(h, l)) {
			send_state(h, l);
			l->version = s->version;
			l->board_at = h->setup.now();
		}
	} else if (l->due) {
		send_state(h, l);
	}
}

static void send_all(struct hub *h)
{
	struct session *s = h->setup.session;

	for (size_t i = 0; i < h->count; i++) {
		struct link *l = &h->links[i];

		if (l->greeted && l->role == ROLE_STUDENT &&
			s->people[l->person].dirty)
			l->due = true;
	}
	for (size_t i = 0; i < s->count; i++)
		s->people[i].dirty = false;
	/* Those who wait for a question go before those who look on. */
	for (size_t i = 0; i < h->count; i++)
		if (h->links[i].role == ROLE_STUDENT)
			send_one(h, &h->links[i]);
	for (size_t i = 0; i < h->count; i++)
		if (h->links[i].role != ROLE_STUDENT)
			send_one(h, &h->links[i]);
}

/* ---- a round ---- */

/* Whether it said more than anyone needs to, and has to wait. */
static bool is_ahead(const struct link *l, int64_t now)
{
	return l->spent > now + PACKETS_MOST * PACKET_MS;
}

static int patience(const struct hub *h, int ms)
{
	int64_t now = h->setup.now();
	int64_t least = ms < 0 ? INT32_MAX : ms;

	for (size_t i = 0; i < h->count; i++) {
		const struct link *l = &h->links[i];
		int64_t wait = INT32_MAX;

		if (is_ahead(l, now))
			wait = l->spent - PACKETS_MOST * PACKET_MS - now + 1;
		else if (!l->greeted)
			wait = l->since + HELLO_MS - now;
		else if (l->role != ROLE_STUDENT && !l->blocked &&
			 l->version != h->setup.session->version)
			wait = l->board_at + BOARD_MS - now;
		if (wait < least)
			least = wait < 0 ? 0 : wait;
	}
	if (h->deaf_until > now && least > h->deaf_until - now)
		least = h->deaf_until - now;
	if (h->unsafe && least > SAFE_MS)
		least = SAFE_MS;
	if (h->over_at >= 0 && least > h->over_at + END_MS - now)
		least = h->over_at + END_MS - now < 0
				? 0
				: h->over_at + END_MS - now;
	return least == INT32_MAX ? -1 : (int)least;
}

static void fill_fds(struct hub *h)
{
	int64_t now = h->setup.now();

	while (h->fds_room < h->count + 1)
		h->fds = mem_grow(
			h->fds, &h->fds_room, h->fds_room, sizeof(*h->fds));
	h->fds[0] =
		(struct pollfd){ h->deaf_until > now ? -1 : h->setup.listener,
			POLLIN, 0 };
	for (size_t i = 0; i < h->count; i++) {
		const struct link *l = &h->links[i];

		h->fds[i + 1] = (struct pollfd){ l->fd, 0, 0 };
		if (!is_ahead(l, now))
			h->fds[i + 1].events |= POLLIN;
		if (l->blocked)
			h->fds[i + 1].events |= POLLOUT;
	}
}

/* From the last on: a dropped link's place is taken by the last one. */
static void read_all(struct hub *h)
{
	int64_t now = h->setup.now();

	for (size_t i = h->count; i-- > 0;) {
		struct link *l = &h->links[i];
		short got = h->fds[i + 1].revents;

		if (got & POLLIN)
			l->spent =
				(l->spent > now ? l->spent : now) + PACKET_MS;
		if (got & POLLOUT)
			l->blocked = false;
		if (((got & POLLIN) && !read_one(h, l)) ||
			(got & (POLLERR | POLLNVAL)) ||
			((got & POLLHUP) && !(got & POLLIN)) ||
			(!l->greeted && now - l->since >= HELLO_MS))
			drop(h, i);
	}
}

/* Whether the session is over and nobody is left who has not heard of it. */
static bool is_done(struct hub *h)
{
	if (!h->setup.session->over || h->unsafe)
		return false;
	if (h->over_at < 0)
		h->over_at = h->setup.now();
	if (h->setup.now() - h->over_at >= END_MS)
		return true;
	for (size_t i = 0; i < h->count; i++)
		if (h->links[i].greeted && !h->links[i].told_end)
			return false;
	return true;
}

bool hub_turn(struct hub *h, int ms)
{
	bool listening = true;
	int n;

	fill_fds(h);
	n = poll(h->fds, h->count + 1, patience(h, ms));
	if (n < 0 && errno != EINTR)
		return false;
	if (n >= 0)
		read_all(h);
	if (n > 0 && h->fds[0].revents)
		listening = accept_all(h);
	write_log(h);
	send_all(h);
	return listening && !is_done(h);
}
