/* One connection that is carried. */
#include "group/carry_inside.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/mem.h"
#include "group/message.h"

struct carried *carried_new(
	struct carry *c, struct carry_peer *peer, uint32_t id, int fd)
{
	struct carried *l = xcalloc(1, sizeof(*l));

	l->id = id;
	l->fd = fd;
	l->peer = peer;
	peer->links = mem_grow(
		peer->links, &peer->room, peer->count, sizeof(*peer->links));
	peer->links[peer->count++] = l;
	carried_watch(c, l);
	return l;
}

void carried_free(struct carry *c, struct carried *l, bool tell)
{
	struct carry_peer *p = l->peer;

	if (tell && p->epoch[0])
		carry_frame(p, 'c', l->id, "", 0);
	for (size_t i = 0; i < p->count; i++)
		if (p->links[i] == l)
			p->links[i] = p->links[--p->count];
	epoll_ctl(c->epoll, EPOLL_CTL_DEL, l->fd, NULL);
	close(l->fd);
	for (size_t i = 0; i < CARRY_FLYING; i++)
		buf_release(&l->held.packets[i]);
	free(l);
}

struct carried *carried_find(const struct carry_peer *p, uint32_t id)
{
	for (size_t i = 0; i < p->count; i++)
		if (p->links[i]->id == id)
			return p->links[i];
	return NULL;
}

/* ---- to the connection ---- */

static bool is_full(int error)
{
	return error == EAGAIN || error == ENOBUFS || error == ENOMEM;
}

bool carried_flush(struct carried *l)
{
	struct held *h = &l->held;
	size_t done = 0;
	bool alive = true;

	while (alive && done < h->count) {
		ssize_t sent = send(l->fd, h->packets[done].data,
			h->packets[done].len, MSG_DONTWAIT | MSG_NOSIGNAL);

		if (sent < 0 && errno == EINTR)
			continue;
		if (sent < 0 && is_full(errno))
			break;
		alive = sent >= 0;
		done++;
	}
	l->owed += (unsigned)done;
	for (size_t i = 0; i < h->count; i++) {
		struct buf empty = h->packets[i];

		if (i < done) {
			buf_clear(&h->packets[i]);
			continue;
		}
		h->packets[i] = h->packets[i - done];
		h->packets[i - done] = empty;
	}
	h->count -= done;
	return alive && !(l->ending && h->count == 0);
}

bool carried_give(struct carried *l, const char *bytes, size_t n)
{
	struct held *h = &l->held;

	if (h->count == CARRY_FLYING || n == 0 || n > MESSAGE_OUT_BYTES)
		return false;
	buf_clear(&h->packets[h->count]);
	buf_add(&h->packets[h->count++], bytes, n);
	return carried_flush(l);
}

/* ---- from the connection ---- */

bool carried_read(struct carry *c, struct carried *l)
{
	ssize_t n = recv(l->fd, c->packet, MESSAGE_OUT_BYTES + 1, MSG_DONTWAIT);

	if (n < 0)
		return errno == EAGAIN || errno == EINTR;
	if (n == 0 || n > MESSAGE_OUT_BYTES)
		return false;
	carry_frame(l->peer, 'p', l->id, c->packet, (size_t)n);
	l->flying++;
	return true;
}

bool carried_may_read(const struct carried *l)
{
	return l->flying < CARRY_FLYING && !l->ending &&
	       l->peer->out.len < CARRY_OUT_BYTES;
}

/* One that hung up is told of even where nothing is asked: so it is taken out. */
void carried_watch(struct carry *c, struct carried *l)
{
	bool reading = carried_may_read(l), writing = l->held.count > 0;
	bool was = l->reading || l->writing, is = reading || writing;
	struct epoll_event event = { .events = (reading ? EPOLLIN : 0u) |
					       (writing ? EPOLLOUT : 0u),
		.data.ptr = l };

	if (reading == l->reading && writing == l->writing)
		return;
	l->reading = reading;
	l->writing = writing;
	epoll_ctl(c->epoll,
		!is   ? EPOLL_CTL_DEL
		: was ? EPOLL_CTL_MOD
		      : EPOLL_CTL_ADD,
		l->fd, &event);
}
