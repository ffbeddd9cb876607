/*
 * The line between a hub that leads and one that follows.
 *
 * A packet of the line is "EPOCH NUMBER\n" and frames "KIND ID LENGTH\n" with
 * so many bytes behind: o, someone came (a guest); p, a packet of theirs; t,
 * LENGTH packets were taken (no bytes); c, they are gone; r, begin anew; e,
 * the session is over. The following side makes epochs: number 0 begins one.
 */
#include "group/carry_inside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/mem.h"
#include "group/message.h"

enum {
	EVENTS = 64,
	ANEW_MS = 3000, /* until a line that nobody answers to is begun anew */
	OUT_MOST = PACKET_BYTES - 8 * 1024, /* no packet takes more */
};

/* ---- peers ---- */

struct carry_peer *carry_peer_add(struct carry *c, const char *name)
{
	struct carry_peer *p = xcalloc(1, sizeof(*p));

	snprintf(p->name, sizeof(p->name), "%s", name);
	c->peers = xrealloc(
		c->peers, c->peer_count + 1, sizeof(struct carry_peer *));
	c->peers[c->peer_count++] = p;
	return p;
}

struct carry_peer *carry_peer_find(const struct carry *c, const char *name)
{
	for (size_t i = 0; i < c->peer_count; i++)
		if (strcmp(c->peers[i]->name, name) == 0)
			return c->peers[i];
	return NULL;
}

void carry_peer_free(struct carry *c, struct carry_peer *p)
{
	carry_drop(c, p, false);
	buf_release(&p->out);
	free(p->links);
	for (size_t i = 0; i < c->peer_count; i++)
		if (c->peers[i] == p)
			c->peers[i] = c->peers[--c->peer_count];
	free(p);
}

void carry_drop(struct carry *c, struct carry_peer *p, bool tell)
{
	while (p->count > 0)
		carried_free(c, p->links[p->count - 1], tell);
}

struct carry *carry_new(const struct carry_setup *setup)
{
	struct carry *c = xcalloc(1, sizeof(*c));

	c->setup = *setup;
	c->epoll = epoll_create1(EPOLL_CLOEXEC);
	c->relay_fd = -1;
	c->packet = xmalloc(MESSAGE_OUT_BYTES + 1);
	if (!setup->leads)
		carry_peer_add(c, "-");
	return c;
}

void carry_free(struct carry *c)
{
	if (!c)
		return;
	while (c->peer_count > 0)
		carry_peer_free(c, c->peers[0]);
	free(c->peers);
	free(c->packet);
	close(c->epoll);
	free(c);
}

int carry_fd(const struct carry *c)
{
	return c->epoll;
}

bool carry_is_up(const struct carry *c)
{
	return c->peer_count > 0 && c->peers[0]->up;
}

bool carry_is_over(const struct carry *c)
{
	return c->ended;
}

size_t carry_peers(const struct carry *c)
{
	return c->peer_count;
}

size_t carry_links(const struct carry *c)
{
	size_t n = 0;

	for (size_t i = 0; i < c->peer_count; i++)
		n += c->peers[i]->count;
	return n;
}

/* ---- saying ---- */

void carry_frame(struct carry_peer *p, char kind, uint32_t id,
	const char *bytes, size_t n)
{
	buf_addf(&p->out, "%c %lu %zu\n", kind, (unsigned long)id, n);
	if (bytes)
		buf_add(&p->out, bytes, n);
}

static void send_out(struct carry *c, struct carry_peer *p, int64_t now)
{
	struct packet packet = { .word = PACKET_LIVE, .name = p->name };
	struct buf b = { 0 };

	buf_addf(&b, "%s %llu\n", p->epoch, (unsigned long long)p->said);
	buf_add(&b, buf_str(&p->out), p->out.len);
	packet.body = b.data;
	packet.n = b.len;
	if (relay_send(c->setup.relay, &packet)) {
		buf_clear(&p->out);
		p->said++;
		p->said_at = now;
		for (size_t i = 0; i < p->count; i++)
			carried_watch(c, p->links[i]);
	}
	buf_release(&b);
}

/* What was taken is told in one go. */
static void add_owed(struct carry_peer *p)
{
	for (size_t i = 0; i < p->count; i++) {
		struct carried *l = p->links[i];

		if (l->owed == 0 || p->out.len >= OUT_MOST)
			continue;
		carry_frame(p, 't', l->id, NULL, l->owed);
		l->owed = 0;
	}
}

/* Nothing of the line counts any more. */
void carry_hang_up(struct carry *c, struct carry_peer *p)
{
	carry_drop(c, p, false);
	buf_clear(&p->out);
	p->epoch[0] = '\0';
	p->said = p->heard = 0;
	p->up = false;
}

void carry_begin(struct carry *c, struct carry_peer *p, int64_t now)
{
	uint8_t chance[10];

	carry_hang_up(c, p);
	c->setup.chance(chance, sizeof(chance));
	ulid_make(0, chance, p->epoch);
	p->heard_at = now;
	send_out(c, p, now);
	p->said_at = now;
}

static void say_due(struct carry *c, struct carry_peer *p, int64_t now)
{
	if (!relay_is_up(c->setup.relay) || !p->epoch[0] ||
		relay_blocked(c->setup.relay))
		return;
	add_owed(p);
	if (!c->setup.leads && !p->up) {
		if (now - p->said_at >= ANEW_MS)
			carry_begin(c, p, now);
	} else if (p->out.len > 0 || now - p->said_at >= CARRY_BEAT_MS) {
		send_out(c, p, now);
	}
}

/* ---- those who follow ---- */

bool carry_add(struct carry *c, int fd, const struct guest *guest, int64_t now)
{
	struct carry_peer *p = c->peers[0];
	struct buf b = { 0 };

	(void)now;
	if (!p->up || p->count >= CARRY_LINKS) {
		close(fd);
		return false;
	}
	fcntl(fd, F_SETFL, O_NONBLOCK);
	fcntl(fd, F_SETFD, FD_CLOEXEC);
	guest_write(&b, guest);
	carry_frame(p, 'o', ++c->next_id, b.data, b.len);
	buf_release(&b);
	carried_new(c, p, c->next_id, fd);
	return true;
}

/* ---- the one who leads ---- */

void carry_end(struct carry *c, int64_t now)
{
	if (c->ended)
		return;
	c->ended = true;
	for (size_t i = 0; i < c->peer_count; i++) {
		carry_frame(c->peers[i], 'e', 0, "", 0);
		say_due(c, c->peers[i], now);
	}
}

/* ---- a turn ---- */

static void watch_relay(struct carry *c)
{
	int fd = relay_fd(c->setup.relay);
	bool writing = relay_blocked(c->setup.relay);
	struct epoll_event event = {
		.events = EPOLLIN | (writing ? EPOLLOUT : 0u), .data.ptr = NULL
	};

	if (fd == c->relay_fd && writing == c->relay_writing)
		return;
	/* A closed one has gone by itself; its number may be the new one's. */
	if (fd >= 0 && epoll_ctl(c->epoll, EPOLL_CTL_MOD, fd, &event) != 0)
		epoll_ctl(c->epoll, EPOLL_CTL_ADD, fd, &event);
	c->relay_fd = fd;
	c->relay_writing = writing;
}

static void serve(
	struct carry *c, struct carried *l, uint32_t events, int64_t now)
{
	struct carry_peer *p = l->peer;
	bool alive = true;

	if (events & EPOLLOUT)
		alive = carried_flush(l);
	if (alive && (events & ~(uint32_t)EPOLLOUT) && carried_may_read(l))
		alive = carried_read(c, l);
	if (!alive)
		carried_free(c, l, true);
	else
		carried_watch(c, l);
	if (p->out.len >= CARRY_OUT_BYTES)
		say_due(c, p, now);
}

/* Who was not heard of for long is gone. */
static void look_after(struct carry *c, int64_t now)
{
	for (size_t i = c->peer_count; i-- > 0;) {
		struct carry_peer *p = c->peers[i];

		if ((p->up && now - p->heard_at >= CARRY_GONE_MS) ||
			p->out.len >= OUT_MOST) {
			if (c->setup.leads)
				carry_peer_free(c, p);
			else
				carry_begin(c, p, now);
		}
	}
}

void carry_turn(struct carry *c, int64_t now)
{
	struct epoll_event events[EVENTS];
	int n = epoll_wait(c->epoll, events, EVENTS, 0);

	/* Each connection is in the list once: none is freed by another. */
	for (int i = 0; i < n; i++)
		if (events[i].data.ptr)
			serve(c, events[i].data.ptr, events[i].events, now);
	look_after(c, now);
	for (size_t i = 0; i < c->peer_count; i++)
		say_due(c, c->peers[i], now);
	watch_relay(c);
}

int carry_patience(const struct carry *c, int64_t now)
{
	int64_t least = c->peer_count > 0 ? CARRY_BEAT_MS : -1;

	for (size_t i = 0; i < c->peer_count; i++) {
		const struct carry_peer *p = c->peers[i];
		int64_t beat =
			!c->setup.leads && !p->up ? ANEW_MS : CARRY_BEAT_MS;
		int64_t wait = p->said_at + beat - now;

		/* What waits goes as soon as the relay takes it. */
		if (!relay_is_up(c->setup.relay) ||
			relay_blocked(c->setup.relay))
			continue;
		if (wait < least)
			least = wait < 0 ? 0 : wait;
	}
	return (int)least;
}
