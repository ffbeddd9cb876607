/* sabaq-relay: what a hub says goes to other servers, and back. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/mem.h"
#include "relay/engine.h"

void engine_say(const struct engine *e, enum packet_word word, const char *name,
	const char *body, size_t n)
{
	struct packet p = { word, name, body, n };
	struct buf b = { 0 };
	ssize_t sent;

	packet_write(&b, &p);
	do
		sent = send(e->fd, b.data, b.len, MSG_NOSIGNAL);
	while (sent < 0 && errno == EINTR);
	buf_release(&b);
}

void engine_fail(const struct engine *e, const char *why)
{
	engine_say(e, PACKET_FAILED, NULL, why, strlen(why));
}

/* False: there is nothing more to do. */
static bool carry_out(struct engine *e, const struct packet *p)
{
	if (p->word == PACKET_BEGIN)
		return !e->options && engine_begin(e, p->body) &&
		       engine_connect(e);
	if (!e->nats)
		return false;
	if (p->word == PACKET_RECORD)
		engine_record(e, p);
	else if (p->word == PACKET_NOTE)
		engine_note(e, p);
	else if (p->word == PACKET_LIVE)
		engine_live(e, p);
	else if (p->word == PACKET_LIST)
		engine_list(e);
	else if (p->word == PACKET_COLLECT)
		engine_collect(e);
	return true;
}

/* Until the hub hangs up. */
static void serve(struct engine *e)
{
	char *bytes = xmalloc(PACKET_BYTES + 1);
	struct packet p;

	for (bool on = true; on;) {
		ssize_t n = recv(e->fd, bytes, PACKET_BYTES, 0);

		if (n < 0 && errno == EINTR)
			continue;
		on = n > 0 &&
		     (!packet_read(&p, bytes, (size_t)n) || carry_out(e, &p));
	}
	free(bytes);
}

int main(int argc, char **argv)
{
	struct engine e = { .fd = STDIN_FILENO };
	int type = 0, room = 1024 * 1024;
	socklen_t n = sizeof(type);

	(void)argv;
	if (argc > 1 || getsockopt(e.fd, SOL_SOCKET, SO_TYPE, &type, &n) != 0 ||
		type != SOCK_SEQPACKET) {
		fputs("sabaq-relay is started by \"sabaq host\" and \"sabaq "
		      "collect\"; it does nothing by itself\n",
			stderr);
		return 2;
	}
	setsockopt(e.fd, SOL_SOCKET, SO_SNDBUF, &room, sizeof(room));
	signal(SIGPIPE, SIG_IGN);
	serve(&e);
	engine_close(&e);
	return 0;
}
