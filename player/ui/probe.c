#include "ui/probe.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { ESC = 0x1b, DIGITS_MAX = 4 };

/* U+0431; U+043E with U+0301, a stress mark. */
const char probe_question[] = "\r\xd0\xb1\033[6n"
			      "\r\xd0\xbe\xcc\x81\033[6n"
			      "\r\033[K";

/* --- answers among keys ------------------------------------------------ */

enum fit { FITS_NOT, FITS_SO_FAR, FITS };

static int digits(const char **s)
{
	int n = 0;

	for (int i = 0; i < DIGITS_MAX && **s >= '0' && **s <= '9'; i++)
		n = n * 10 + *(*s)++ - '0';
	return n;
}

/* Whether s is "ESC [ row ; column R". */
static enum fit fit(const char *s, int *column)
{
	int row;

	if (*s++ != ESC)
		return FITS_NOT;
	if (!*s)
		return FITS_SO_FAR;
	if (*s++ != '[')
		return FITS_NOT;
	row = digits(&s);
	if (!*s)
		return FITS_SO_FAR;
	if (row == 0 || *s++ != ';')
		return FITS_NOT;
	*column = digits(&s);
	if (!*s)
		return FITS_SO_FAR;
	return *column > 0 && *s == 'R' ? FITS : FITS_NOT;
}

void probe_end(struct probe *p)
{
	buf_add(&p->typed, buf_str(&p->held), p->held.len);
	buf_clear(&p->held);
}

void probe_take(struct probe *p, unsigned char byte)
{
	int column = 0;

	/* What is held is no answer: this byte may begin one. */
	if (byte == ESC || byte == '\0')
		probe_end(p);
	if (p->count == PROBE_ANSWERS || byte == '\0' ||
		(p->held.len == 0 && byte != ESC)) {
		buf_addc(&p->typed, (char)byte);
		return;
	}
	buf_addc(&p->held, (char)byte);
	switch (fit(buf_str(&p->held), &column)) {
	case FITS_SO_FAR:
		break;
	case FITS:
		p->columns[p->count++] = column;
		buf_clear(&p->held);
		break;
	case FITS_NOT:
		probe_end(p);
		break;
	}
}

void probe_release(struct probe *p)
{
	buf_release(&p->typed);
	buf_release(&p->held);
}

/* --- asking ----------------------------------------------------------- */

static int64_t now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void write_all(int fd, const char *s, size_t n)
{
	while (n > 0) {
		ssize_t put = write(fd, s, n);

		if (put < 0 && errno != EINTR)
			return;
		s += put > 0 ? put : 0;
		n -= put > 0 ? (size_t)put : 0;
	}
}

/* One read; false where there is nothing to read any more. */
static bool take_some(struct probe *p, int fd)
{
	unsigned char bytes[64];
	ssize_t n = read(fd, bytes, sizeof(bytes));

	for (ssize_t i = 0; i < n; i++)
		probe_take(p, bytes[i]);
	return n > 0 || (n < 0 && (errno == EINTR || errno == EAGAIN));
}

static void wait_for_answers(struct probe *p, int fd, int ms)
{
	int64_t begin = now_ms(), left = ms;
	struct pollfd in = { .fd = fd, .events = POLLIN };

	while (p->count < PROBE_ANSWERS && left > 0) {
		if (poll(&in, 1, (int)left) > 0 && !take_some(p, fd))
			break;
		/* An answer cut in two would be taken for keys. */
		left = begin + (p->held.len > 2 ? 2 * ms : ms) - now_ms();
	}
}

bool probe_ask(struct probe *p, int in, int out)
{
	static const int ending[] = { SIGINT, SIGQUIT, SIGTERM, SIGHUP,
		SIGTSTP };
	struct termios asking;
	sigset_t held;

	p->in = in;
	if (tcgetattr(in, &p->modes) != 0)
		return false;
	sigemptyset(&held);
	for (size_t i = 0; i < sizeof(ending) / sizeof(ending[0]); i++)
		sigaddset(&held, ending[i]);
	sigprocmask(SIG_BLOCK, &held, &p->signals);
	asking = p->modes;
	asking.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
	/* Ctrl-C must not throw the answer away. */
	asking.c_lflag |= NOFLSH;
	asking.c_cc[VMIN] = 1;
	asking.c_cc[VTIME] = 0;
	/* Now: waiting for what is being written may take for ever. */
	tcsetattr(in, TCSANOW, &asking);
	write_all(out, probe_question, strlen(probe_question));
	return true;
}

void probe_hear(struct probe *p, int ms)
{
	wait_for_answers(p, p->in, ms);
	tcsetattr(p->in, TCSANOW, &p->modes);
	probe_end(p);
	sigprocmask(SIG_SETMASK, &p->signals, NULL);
}
