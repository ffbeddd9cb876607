#include "group/wire.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/mem.h"

enum { PACKETS_MAX = 64 }; /* taken at a time: keys are to be read too */

void wire_init(struct wire *w, const struct local *local, const char *login,
	uint64_t seed)
{
	*w = (struct wire){
		.local = *local, .login = login, .fd = -1, .chance = seed
	};
	w->packet = xmalloc(MESSAGE_OUT_BYTES);
}

void wire_release(struct wire *w)
{
	if (w->fd >= 0)
		close(w->fd);
	buf_release(&w->out);
	free(w->packet);
	w->packet = NULL;
	w->fd = -1;
}

/* ---- coming and going ---- */

static int64_t pause_of(struct wire *w)
{
	w->chance = w->chance * 6364136223846793005u + 1442695040888963407u;
	if (w->tries > 1)
		return WIRE_AGAIN_MS;
	return WIRE_SOON_MS + (int64_t)((w->chance >> 33) % (3 * WIRE_SOON_MS));
}

bool wire_connect(struct wire *w, int64_t now)
{
	if (w->fd >= 0 || now < w->next)
		return false;
	w->fd = local_connect(&w->local, w->login);
	w->error = w->fd < 0 ? errno : 0;
	if (w->fd < 0) {
		w->tries++;
		w->next = now + pause_of(w);
		return false;
	}
	w->tries = 0;
	return true;
}

void wire_lost(struct wire *w, int64_t now)
{
	if (w->fd >= 0)
		close(w->fd);
	w->fd = -1;
	buf_clear(&w->out);
	w->next = now + pause_of(w);
}

struct pollfd wire_poll(const struct wire *w)
{
	return (struct pollfd){ w->fd,
		(short)(POLLIN | (w->out.len > 0 ? POLLOUT : 0)), 0 };
}

int wire_patience(const struct wire *w, int64_t now)
{
	if (w->fd >= 0)
		return -1;
	return w->next > now ? (int)(w->next - now) : 0;
}

/* ---- what is said ---- */

bool wire_may_say(const struct wire *w)
{
	return w->fd >= 0 && w->out.len == 0;
}

bool wire_flush(struct wire *w, int64_t now)
{
	ssize_t sent;

	if (w->fd < 0 || w->out.len == 0)
		return w->fd >= 0;
	do
		sent = send(w->fd, w->out.data, w->out.len,
			MSG_DONTWAIT | MSG_NOSIGNAL);
	while (sent < 0 && errno == EINTR);
	if (sent < 0 && (errno == EAGAIN || errno == ENOBUFS))
		return true;
	buf_clear(&w->out);
	if (sent < 0)
		wire_lost(w, now);
	return sent >= 0;
}

bool wire_say(struct wire *w, struct buf *b, int64_t now)
{
	buf_add(&w->out, buf_str(b), b->len);
	buf_clear(b);
	return wire_flush(w, now);
}

/* ---- what is heard ---- */

/* False: each said so. */
static bool take_apart(const char *text, size_t n,
	bool (*each)(void *context, const struct message *m), void *context)
{
	const char *end = text + n, *stop;
	bool on = true;

	for (const char *line = text; on && line < end; line = stop + 1) {
		struct arena arena = { 0 };
		struct message m;

		stop = memchr(line, '\n', (size_t)(end - line));
		if (!stop)
			stop = end;
		/* Of a later version, or damaged: the next one tells all. */
		if (message_read(&m, &arena, line, (size_t)(stop - line)))
			on = each(context, &m);
		arena_release(&arena);
	}
	return on;
}

bool wire_hear(struct wire *w, int64_t now,
	bool (*each)(void *context, const struct message *m), void *context)
{
	for (int i = 0; i < PACKETS_MAX && w->fd >= 0; i++) {
		ssize_t n =
			recv(w->fd, w->packet, MESSAGE_OUT_BYTES, MSG_DONTWAIT);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
			return true;
		if (n <= 0) {
			wire_lost(w, now);
			return false;
		}
		if (!take_apart(w->packet, (size_t)n, each, context))
			return false;
	}
	return w->fd >= 0;
}
