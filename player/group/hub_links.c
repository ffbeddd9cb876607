/* A hub's connections: who comes, who goes. */
#include "group/hub_inside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

void hub_release(struct link *l)
{
	close(l->fd);
	guest_free(l->guest);
}

void hub_drop(struct hub *h, size_t i)
{
	struct link *l = &h->links[i];

	if (l->greeted && l->role == ROLE_STUDENT)
		session_leave(h->setup.session, l->person, h->setup.now());
	hub_release(l);
	*l = h->links[--h->count];
}

bool hub_send(struct link *l, const char *packet, size_t n)
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
void hub_refuse(struct link *l, const char *why)
{
	struct message m = message_of(MESSAGE_REFUSED);
	struct buf out = { 0 };

	m.version = MESSAGE_VERSION;
	m.text = why;
	message_write(&out, &m);
	hub_send(l, out.data, out.len);
	buf_release(&out);
}

static size_t links_of(const struct hub *h, uid_t uid)
{
	size_t n = 0;

	for (size_t i = 0; i < h->count; i++)
		n += !h->links[i].guest && h->links[i].uid == uid;
	return n;
}

static void admit(struct hub *h, int fd)
{
	struct link l = { .fd = fd, .person = -1, .since = h->setup.now() };
	size_t most = h->setup.shared ? LINKS_MAX : LINKS_EACH;

	fcntl(fd, F_SETFD, FD_CLOEXEC); /* none of the relay's business */
	if (!local_peer(fd, &l.uid)) {
		close(fd);
		return;
	}
	if (h->count >= LINKS_MAX || links_of(h, l.uid) >= most) {
		hub_refuse(&l, "full");
		close(fd);
		return;
	}
	h->links = mem_grow(h->links, &h->room, h->count, sizeof(*h->links));
	h->links[h->count++] = l;
}

static size_t links_of_guest(const struct hub *h, const struct guest *guest)
{
	size_t n = 0;

	for (size_t i = 0; i < h->count; i++) {
		const struct guest *g = h->links[i].guest;

		n += g && strcmp(g->login, guest->login) == 0 &&
		     strcmp(g->host, guest->host) == 0;
	}
	return n;
}

bool hub_admit(struct hub *h, int fd, struct guest *guest)
{
	struct link l = {
		.fd = fd, .guest = guest, .person = -1, .since = h->setup.now()
	};
	size_t most = guest->claimed ? LINKS_MAX : LINKS_EACH;

	if (h->count >= LINKS_MAX || links_of_guest(h, guest) >= most) {
		hub_refuse(&l, "full");
		hub_release(&l);
		return false;
	}
	h->links = mem_grow(h->links, &h->room, h->count, sizeof(*h->links));
	h->links[h->count++] = l;
	return true;
}

/* Out of descriptors: those who wait keep waiting. */
static bool is_short(struct hub *h)
{
	h->deaf_until = h->setup.now() + DEAF_MS;
	return errno == EMFILE || errno == ENFILE || errno == ENOBUFS ||
	       errno == ENOMEM;
}

bool hub_accept(struct hub *h)
{
	/* Who comes again and again does not keep us from those who are here. */
	for (int i = 0; i < ACCEPT_MOST; i++) {
		int fd = accept(h->setup.listener, NULL, NULL);

		if (fd >= 0)
			admit(h, fd);
		else if (errno == EAGAIN || errno == EWOULDBLOCK)
			return true;
		else if (errno != EINTR && errno != ECONNABORTED)
			return is_short(h);
	}
	return true;
}
