#include "group/relay.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"

enum {
	PAUSE_MS = 1000, /* before it is started again; doubles */
	PAUSE_MOST_MS = 30000,
	STEADY_MS = 60000, /* one that lived as long was no bad one */
	PACKETS_MOST = 64, /* in a turn */
	FDS = 1024,
};

struct relay {
	struct relay_wish wish;
	int fd;
	pid_t child;
	bool up, blocked, given_up;
	int64_t started, next, pause;
	char *why;
	char *packet; /* room for one that comes */
	struct buf out;
};

struct relay *relay_new(const struct relay_wish *wish)
{
	struct relay *r = xcalloc(1, sizeof(*r));

	r->wish = *wish;
	r->fd = -1;
	r->pause = PAUSE_MS;
	r->packet = xmalloc(PACKET_BYTES + 1);
	return r;
}

static void hang_up(struct relay *r)
{
	if (r->fd >= 0)
		close(r->fd);
	r->fd = -1;
	r->up = r->blocked = false;
}

void relay_free(struct relay *r)
{
	if (!r)
		return;
	hang_up(r);
	if (r->child > 0)
		waitpid(r->child, NULL, WNOHANG);
	free(r->why);
	free(r->packet);
	buf_release(&r->out);
	free(r);
}

int relay_fd(const struct relay *r)
{
	return r->fd;
}

bool relay_blocked(const struct relay *r)
{
	return r->blocked;
}

bool relay_is_up(const struct relay *r)
{
	return r->up;
}

const char *relay_why(const struct relay *r)
{
	return r->why ? r->why : "";
}

void relay_kick(struct relay *r)
{
	if (r->child > 0)
		kill(r->child, SIGKILL);
}

int relay_patience(const struct relay *r, int64_t now)
{
	if (r->fd >= 0 || r->given_up)
		return -1;
	return r->next > now ? (int)(r->next - now) : 0;
}

/* ---- the child ---- */

/* Nothing of the hub's goes along but the line between them. */
static void be_relay(const char *program, int fd)
{
	struct sigaction usual = { .sa_handler = SIG_DFL };
	char name[] = "sabaq-relay";
	char *const argv[] = { name, NULL };
	sigset_t none;

	for (int signal = 1; signal < NSIG; signal++)
		sigaction(signal, &usual, NULL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	dup2(fd, STDIN_FILENO);
	for (int other = STDERR_FILENO + 1; other < FDS; other++)
		close(other);
	execv(program, argv);
	_exit(127);
}

static void add_value(struct buf *b, const char *key, const char *value)
{
	if (value && value[0] && !strchr(value, '\n'))
		buf_addf(b, "%s %s\n", key, value);
}

/* What it is told first: nothing of it is seen in a list of processes. */
static void tell_wish(struct relay *r)
{
	const struct relay_wish *w = &r->wish;
	struct packet p = { .word = PACKET_BEGIN };
	struct buf b = { 0 };

	add_value(&b, "url", w->url);
	add_value(&b, "site", w->site);
	add_value(&b, "credentials", w->credentials);
	add_value(&b, "ca", w->ca);
	add_value(&b, "session", w->session);
	add_value(&b, "self", w->self);
	add_value(&b, "once", w->once ? "yes" : NULL);
	p.body = buf_str(&b);
	p.n = b.len;
	relay_send(r, &p);
	buf_release(&b);
}

static void keep_why(struct relay *r, const char *why)
{
	if (!why[0])
		return;
	free(r->why);
	r->why = xstrdup(why);
}

static void start(struct relay *r, int64_t now)
{
	int ends[2], room = 1024 * 1024;

	r->started = now;
	r->next = now + r->pause;
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) {
		keep_why(r, strerror(errno));
		return;
	}
	/* The largest packet goes through at once. */
	for (int i = 0; i < 2; i++)
		setsockopt(ends[i], SOL_SOCKET, SO_SNDBUF, &room, sizeof(room));
	r->child = fork();
	if (r->child == 0)
		be_relay(r->wish.program, ends[1]);
	close(ends[1]);
	if (r->child < 0) {
		keep_why(r, strerror(errno));
		close(ends[0]);
		return;
	}
	r->fd = ends[0];
	fcntl(r->fd, F_SETFL, O_NONBLOCK);
	tell_wish(r);
}

/* It ended, or does not speak our language. */
static void lose(struct relay *r, int64_t now,
	void (*each)(void *context, const struct packet *p), void *context)
{
	struct packet down = { .word = PACKET_DOWN, .name = "", .body = "" };
	int status = 0;

	hang_up(r);
	/* One that hangs is not waited for. */
	if (r->child > 0 && waitpid(r->child, &status, WNOHANG) == 0) {
		kill(r->child, SIGKILL);
		waitpid(r->child, &status, 0);
	}
	r->child = 0;
	if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
		keep_why(r, "sabaq-relay cannot be run");
	if (now - r->started >= STEADY_MS)
		r->pause = PAUSE_MS;
	r->next = now + r->pause;
	r->pause = r->pause * 2 > PAUSE_MOST_MS ? PAUSE_MOST_MS : r->pause * 2;
	r->given_up = r->wish.once;
	each(context, &down);
}

/* ---- packets ---- */

bool relay_send(struct relay *r, const struct packet *p)
{
	ssize_t sent;

	if (r->fd < 0)
		return false;
	buf_clear(&r->out);
	packet_write(&r->out, p);
	do
		sent = send(r->fd, r->out.data, r->out.len,
			MSG_DONTWAIT | MSG_NOSIGNAL);
	while (sent < 0 && errno == EINTR);
	r->blocked = sent < 0 &&
		     (errno == EAGAIN || errno == ENOBUFS || errno == ENOMEM);
	return sent >= 0;
}

static void take(struct relay *r, size_t n,
	void (*each)(void *context, const struct packet *p), void *context)
{
	struct packet p;

	if (!packet_read(&p, r->packet, n))
		return; /* of a later version */
	if (p.word == PACKET_UP || p.word == PACKET_DOWN)
		r->up = p.word == PACKET_UP;
	if (p.word == PACKET_DOWN || p.word == PACKET_FAILED)
		keep_why(r, p.body);
	each(context, &p);
}

void relay_turn(struct relay *r, int64_t now,
	void (*each)(void *context, const struct packet *p), void *context)
{
	if (r->fd < 0 && now >= r->next && !r->given_up)
		start(r, now);
	r->blocked = false;
	for (int i = 0; i < PACKETS_MOST && r->fd >= 0; i++) {
		ssize_t n = recv(r->fd, r->packet, PACKET_BYTES, MSG_DONTWAIT);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
			return;
		if (n <= 0)
			lose(r, now, each, context);
		else
			take(r, (size_t)n, each, context);
	}
}
