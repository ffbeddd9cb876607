#include "group/hub.h"

#include <errno.h>
#include <stdlib.h>

#include "group/hub_inside.h"

struct hub *hub_new(const struct hub_setup *setup)
{
	struct hub *h = xcalloc(1, sizeof(*h));

	h->setup = *setup;
	h->over_at = -1;
	h->also = -1;
	return h;
}

void hub_free(struct hub *h)
{
	if (!h)
		return;
	for (size_t i = 0; i < h->count; i++)
		hub_release(&h->links[i]);
	free(h->links);
	free(h->fds);
	buf_release(&h->packet);
	guests_release(&h->guests);
	arena_release(&h->heard);
	free(h);
}

void hub_wait_also(struct hub *h, int fd)
{
	h->also = fd;
}

void hub_leave_door(struct hub *h)
{
	h->setup.listener = -1;
}

size_t hub_links(const struct hub *h)
{
	return h->count;
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

	while (h->fds_room < h->count + 2)
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
	h->fds[h->count + 1] = (struct pollfd){ h->also, POLLIN, 0 };
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
		if (((got & POLLIN) && !hub_hear(h, l)) ||
			(got & (POLLERR | POLLNVAL)) ||
			((got & POLLHUP) && !(got & POLLIN)) ||
			(!l->greeted && now - l->since >= HELLO_MS))
			hub_drop(h, i);
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
	n = poll(h->fds, h->count + 2, patience(h, ms));
	if (n < 0 && errno != EINTR)
		return false;
	if (n >= 0)
		read_all(h);
	if (n > 0 && h->fds[0].revents)
		listening = hub_accept(h);
	write_log(h);
	hub_tell(h);
	return listening && !is_done(h);
}
