/* What the other side of a line says. */
#include "group/carry_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void come(struct carry *c, struct carry_peer *p, uint32_t id,
	const char *bytes, size_t n)
{
	struct guest *g = guest_read(bytes, n);
	int ends[2] = { -1, -1 };

	if (!g || carried_find(p, id) || p->count >= CARRY_LINKS ||
		socketpair(AF_UNIX,
			SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0,
			ends) != 0) {
		guest_free(g);
		carry_frame(p, 'c', id, "", 0);
		return;
	}
	/* Who is not admitted is told why at the other end, and hung up on. */
	carried_new(c, p, id, ends[0]);
	c->setup.admit(c->setup.context, ends[1], g);
}

/* Hangs up behind what they are still to hear. */
static void leave(struct carry *c, struct carried *l)
{
	l->ending = true;
	if (!carried_flush(l))
		carried_free(c, l, false);
	else
		carried_watch(c, l);
}

static void take_frame(struct carry *c, struct carry_peer *p, char kind,
	uint32_t id, const char *bytes, size_t n)
{
	struct carried *l = carried_find(p, id);

	if (kind == 'o' && c->setup.leads) {
		come(c, p, id, bytes, n);
	} else if (kind == 'p' && l) {
		if (!carried_give(l, bytes, n))
			carried_free(c, l, true);
		else
			carried_watch(c, l);
	} else if (kind == 't' && l) {
		l->flying -= n > l->flying ? l->flying : (unsigned)n;
		carried_watch(c, l);
	} else if (kind == 'c' && l) {
		leave(c, l);
	} else if (kind == 'e' && !c->setup.leads) {
		c->ended = true;
	}
}

/* A number and what ends it; false: it is none. */
static bool take_number(const char **at, char end, uint64_t *out)
{
	char *stop;

	if (**at < '0' || **at > '9')
		return false;
	*out = strtoull(*at, &stop, 10);
	if (*stop != end)
		return false;
	*at = stop + 1;
	return true;
}

/* False: damaged. */
static bool take_frames(
	struct carry *c, struct carry_peer *p, const char *at, const char *end)
{
	while (at < end) {
		char kind = *at++;
		uint64_t id, n;

		if (*at++ != ' ' || !take_number(&at, ' ', &id) ||
			!take_number(&at, '\n', &n) || id > UINT32_MAX)
			return false;
		if (kind != 't' && n > (size_t)(end - at))
			return false;
		take_frame(c, p, kind, (uint32_t)id, at, n);
		at += kind == 't' ? 0 : n;
	}
	return true;
}

/* Where one leads: the line of that epoch is no good. */
static void refuse(struct carry *c, const char *name, const char *epoch)
{
	struct packet packet = { .word = PACKET_LIVE, .name = name };
	struct buf b = { 0 };

	buf_addf(&b, "%s 0\nr 0 0\n", epoch);
	packet.body = b.data;
	packet.n = b.len;
	relay_send(c->setup.relay, &packet);
	buf_release(&b);
}

static void end_line(struct carry *c, struct carry_peer *p, int64_t now)
{
	if (!c->setup.leads) {
		carry_begin(c, p, now);
		return;
	}
	refuse(c, p->name, p->epoch);
	carry_peer_free(c, p);
}

/* Where one leads: a hub begins a line, perhaps anew. NULL: it does not. */
static struct carry_peer *welcome(struct carry *c, const char *name,
	const char *epoch, uint64_t number, int64_t now)
{
	struct carry_peer *p = carry_peer_find(c, name);

	if (p && strcmp(p->epoch, epoch) == 0)
		return p;
	if (number != 0 || c->peer_count - (p != NULL) >= CARRY_PEERS) {
		refuse(c, name, epoch);
		return NULL;
	}
	if (p)
		carry_peer_free(c, p);
	p = carry_peer_add(c, name);
	snprintf(p->epoch, sizeof(p->epoch), "%s", epoch);
	p->up = true;
	/* Said at once, and what is said then begins the way back. */
	p->said_at = now - CARRY_BEAT_MS;
	if (c->ended)
		carry_frame(p, 'e', 0, "", 0);
	return p;
}

static void hear_line(struct carry *c, const struct packet *packet, int64_t now)
{
	const char *at = packet->body, *end = at + packet->n;
	size_t n = strcspn(at, " ");
	char epoch[ULID_CHARS + 1];
	struct carry_peer *p = NULL;
	uint64_t number;

	if (strlen(packet->name) > ULID_CHARS || n > ULID_CHARS || at[n] != ' ')
		return;
	memcpy(epoch, at, n);
	epoch[n] = '\0';
	at += n + 1;
	if (!take_number(&at, '\n', &number))
		return;
	if (c->setup.leads)
		p = welcome(c, packet->name, epoch, number, now);
	else if (strcmp(c->peers[0]->epoch, epoch) == 0)
		p = c->peers[0];
	if (!p)
		return;
	if (!c->setup.leads && *at == 'r') {
		carry_begin(c, p, now);
		return;
	}
	p->heard_at = now;
	p->up = true;
	if (number != p->heard++ || !take_frames(c, p, at, end))
		end_line(c, p, now);
}

void carry_hear(struct carry *c, const struct packet *p, int64_t now)
{
	if (p->word == PACKET_LIVE)
		hear_line(c, p, now);
	if (p->word == PACKET_DOWN)
		c->relay_fd = -1; /* its number may be another's soon */
	if (c->setup.leads)
		return;
	/* What the relay had to say may be lost. */
	if (p->word == PACKET_UP)
		carry_begin(c, c->peers[0], now);
	if (p->word == PACKET_DOWN)
		carry_hang_up(c, c->peers[0]);
}
