/* What comes to a hub: who someone is, what they say. */
#include "group/hub_inside.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

/* A name that is claimed, as far as it can be one. */
static bool claim(const struct message *m)
{
	size_t n = m->name ? strlen(m->name) : 0;

	return n > 0 && n < SESSION_NAME && !strpbrk(m->name, "\n\t") &&
	       strspn(m->name, " ") < n;
}

/*
 * Where the kernel says who it is, here or at the guest's own server, no name
 * that a message has counts.
 */
static int join(struct hub *h, struct link *l, const struct message *m)
{
	const struct guest *g = l->guest;
	bool claimed = g ? g->claimed : h->setup.shared;
	char *login = g ? xstrdup(g->login) : local_login(l->uid);
	char *name = g ? NULL : local_name(l->uid);
	struct message vouched = *m;
	struct guest_from from = { .who = claimed ? m->name : login,
		.host = g ? g->host : h->setup.host,
		.own = !g,
		.claimed = claimed };
	int at;

	if (!claimed)
		vouched.name = g ? g->name : name;
	if (h->setup.host)
		at = guests_join(&h->guests, h->setup.session, &from, &vouched,
			h->setup.now());
	else
		at = session_join(h->setup.session, from.who, claimed, &vouched,
			h->setup.now());
	free(login);
	free(name);
	return at;
}

static bool greet_student(
	struct hub *h, struct link *l, const struct message *m)
{
	bool claimed = l->guest ? l->guest->claimed : h->setup.shared;

	if (claimed && !claim(m)) {
		hub_refuse(l, "name");
		return false;
	}
	l->person = join(h, l, m);
	if (l->person < 0)
		hub_refuse(l, "full");
	return l->person >= 0;
}

/* What has the key in it goes to facilitators of this server only. */
static bool may_be(const struct hub *h, const struct link *l)
{
	if (l->role == ROLE_STUDENT)
		return true;
	if (l->guest)
		return l->role == ROLE_VIEW && l->guest->may_look;
	return local_may_lead(h->setup.local, l->uid);
}

static bool greet(struct hub *h, struct link *l, const struct message *m)
{
	if (m->kind != MESSAGE_HELLO || m->role < 0 || m->role >= ROLE_UNKNOWN)
		return false;
	if (m->version != MESSAGE_VERSION) {
		hub_refuse(l, "version");
		return false;
	}
	l->role = (enum message_role)m->role;
	if (!may_be(h, l)) {
		hub_refuse(l, "facilitator");
		return false;
	}
	if (l->role == ROLE_STUDENT && !greet_student(h, l, m))
		return false;
	l->greeted = true;
	l->due = true;
	l->version = h->setup.session->version - 1;
	return true;
}

void hub_note(struct link *l, const struct message *m)
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
	hub_note(l, m);
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
bool hub_hear(struct hub *h, struct link *l)
{
	char packet[MESSAGE_IN_BYTES + 1];
	ssize_t n = recv(l->fd, packet, sizeof(packet), MSG_DONTWAIT);

	if (n < 0)
		return errno == EAGAIN || errno == EINTR;
	if (n == 0 || n > MESSAGE_IN_BYTES)
		return false;
	return take_packet(h, l, packet, (size_t)n);
}
