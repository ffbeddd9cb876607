/* term.c - see term.h. */
#include "term.h"

#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

struct term {
	VTerm *vt;
	VTermScreen *screen;
	pid_t pid;
	int fd; /* our end of the pty; -1 once it is closed */
	int status; /* as term_wait_exit() gives it; -1 while it runs */
	bool closed; /* nobody has the other end open */
	bool cursor_visible, alternate;
	bool mute;
	iconv_t from, to; /* its charset and UTF-8; NULL: that it is */
	size_t bytes;
	double started, last;
	struct term *next; /* in live */
	char *text; /* what term_row() and term_screen() returned */
};

/* Those not finished. A test that fails leaves its terminal behind; held here
 * it is no leak, and the report is about the failure. */
static struct term *live;

static double now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (double)ts.tv_sec * 1e3 + (double)ts.tv_nsec / 1e6;
}

static void die(const char *what)
{
	perror(what);
	exit(1);
}

static int on_property(VTermProp prop, VTermValue *value, void *user)
{
	struct term *t = user;

	if (prop == VTERM_PROP_CURSORVISIBLE)
		t->cursor_visible = value->boolean;
	else if (prop == VTERM_PROP_ALTSCREEN)
		t->alternate = value->boolean;
	return 1;
}

static const VTermScreenCallbacks callbacks = { .settermprop = on_property };

/* Answers of the terminal are short, and the program waits for them. */
static void on_answer(const char *bytes, size_t n, void *user)
{
	struct term *t = user;

	if (t->fd >= 0 && !t->mute && write(t->fd, bytes, n) < 0)
		return; /* it went away meanwhile */
}

static void change_environment(const char *const env[])
{
	unsetenv("LINES");
	unsetenv("COLUMNS");
	for (; env && *env; env++) {
		if (strchr(*env, '='))
			putenv(strdup(*env));
		else
			unsetenv(*env);
	}
}

static _Noreturn void become(const char *const argv[], const char *const env[])
{
	const char *program = argv[0];
	const char *tested = getenv("SABAQ");

	if (strcmp(program, "sabaq") == 0 && tested)
		program = tested;
	signal(SIGPIPE, SIG_DFL);
	change_environment(env);
	execvp(program, (char *const *)(uintptr_t)argv);
	perror(program);
	_exit(127);
}

struct term *term_start(
	int rows, int cols, const char *const argv[], const char *const env[])
{
	struct winsize size = { .ws_row = (unsigned short)rows,
		.ws_col = (unsigned short)cols };
	struct term *t = calloc(1, sizeof *t);

	if (!t)
		die("term_start");
	t->status = -1;
	t->cursor_visible = true;
	t->vt = vterm_new(rows, cols);
	vterm_set_utf8(t->vt, 1);
	vterm_output_set_callback(t->vt, on_answer, t);
	t->screen = vterm_obtain_screen(t->vt);
	vterm_screen_set_callbacks(t->screen, &callbacks, t);
	vterm_screen_enable_altscreen(t->screen, 1);
	vterm_screen_reset(t->screen, 1);

	fflush(NULL);
	t->started = t->last = now_ms();
	t->pid = forkpty(&t->fd, NULL, NULL, &size);
	if (t->pid < 0)
		die("forkpty");
	if (t->pid == 0)
		become(argv, env);
	/* A terminal started after this one must not keep it alive. */
	fcntl(t->fd, F_SETFD, FD_CLOEXEC);
	fcntl(t->fd, F_SETFL, O_NONBLOCK);
	t->next = live;
	live = t;
	return t;
}

void term_mute(struct term *t)
{
	t->mute = true;
}

void term_charset(struct term *t, const char *charset)
{
	t->from = iconv_open("UTF-8", charset);
	t->to = iconv_open(charset, "UTF-8");
	if (t->from == (iconv_t)-1 || t->to == (iconv_t)-1)
		die(charset);
}

/* Converts n bytes into out, which has room for all; how many it were. */
static size_t convert(iconv_t cd, const char *in, size_t n, char *out)
{
	char *from = (char *)(uintptr_t)in, *to = out;
	size_t room = 4 * n;

	while (n > 0 && iconv(cd, &from, &n, &to, &room) == (size_t)-1) {
		*to++ = '?'; /* not in the charset */
		from++;
		n--;
	}
	return (size_t)(to - out);
}

/* What the program sent, as libvterm takes it. */
static void take(struct term *t, const char *bytes, size_t n)
{
	char text[4 * 4096];

	if (t->from) {
		n = convert(t->from, bytes, n, text);
		bytes = text;
	}
	vterm_input_write(t->vt, bytes, n);
}

/* Read what there is, waiting at most ms for it. False: nothing came. */
static bool pump(struct term *t, int ms)
{
	struct pollfd p = { .fd = t->fd, .events = POLLIN };
	bool open = t->fd >= 0 && !t->closed;
	char buf[4096];
	ssize_t n;

	if (poll(&p, open ? 1 : 0, open || ms < 5 ? ms : 5) <= 0)
		return false;
	n = read(t->fd, buf, sizeof buf);
	if (n > 0) {
		t->last = now_ms();
		t->bytes += (size_t)n;
		take(t, buf, (size_t)n);
		return true;
	}
	/* EIO is how Linux says that nobody has the other end open. */
	if (n == 0 || (errno != EAGAIN && errno != EINTR))
		t->closed = true;
	return false;
}

static void catch_up(struct term *t)
{
	while (pump(t, 0))
		;
}

static void send_bytes(struct term *t, const char *bytes, size_t left)
{
	double deadline = now_ms() + TERM_DEADLINE_MS;

	while (left > 0 && t->fd >= 0 && now_ms() < deadline) {
		ssize_t n = write(t->fd, bytes, left);

		if (n > 0) {
			bytes += n;
			left -= (size_t)n;
		} else if (errno == EAGAIN) {
			pump(t, 10);
		} else {
			return;
		}
	}
}

void term_type(struct term *t, const char *bytes)
{
	size_t n = strlen(bytes);
	char *typed;

	if (!t->to) {
		send_bytes(t, bytes, n);
		return;
	}
	typed = malloc(4 * n + 1);
	if (!typed)
		die("term_type");
	send_bytes(t, typed, convert(t->to, bytes, n, typed));
	free(typed);
}

void term_resize(struct term *t, int rows, int cols)
{
	struct winsize size = { .ws_row = (unsigned short)rows,
		.ws_col = (unsigned short)cols };

	catch_up(t);
	vterm_set_size(t->vt, rows, cols);
	ioctl(t->fd, TIOCSWINSZ, &size);
}

void term_kill(struct term *t, int signal)
{
	if (t->status < 0)
		kill(t->pid, signal);
}

void term_hangup(struct term *t)
{
	if (t->fd >= 0)
		close(t->fd);
	t->fd = -1;
}

static char *reserve(struct term *t)
{
	int rows, cols;

	vterm_get_size(t->vt, &rows, &cols);
	free(t->text);
	/* A cell holds at most 6 characters of at most 4 bytes. */
	t->text = malloc((size_t)rows * ((size_t)cols * 24 + 1) + 1);
	if (!t->text)
		die("term");
	return t->text;
}

/* Write one row without trailing blanks; the end of it. */
static char *put_row(struct term *t, int row, char *to)
{
	int rows, cols;
	size_t n;

	vterm_get_size(t->vt, &rows, &cols);
	n = vterm_screen_get_text(t->screen, to, (size_t)cols * 24,
		(VTermRect){ row, row + 1, 0, cols });
	while (n > 0 && to[n - 1] == ' ')
		n--;
	return to + n;
}

const char *term_row(struct term *t, int row)
{
	char *to = reserve(t);

	catch_up(t);
	*put_row(t, row, to) = '\0';
	return t->text;
}

const char *term_screen(struct term *t)
{
	char *to;
	int rows, cols;

	catch_up(t);
	to = reserve(t);
	vterm_get_size(t->vt, &rows, &cols);
	for (int row = 0; row < rows; row++) {
		to = put_row(t, row, to);
		*to++ = '\n';
	}
	*to = '\0';
	return t->text;
}

/* What it printed last may reach us after its end; so read up to the end of
 * the line, unless a child of its own keeps that open. */
static void drain(struct term *t)
{
	double deadline = now_ms() + 500;

	while (t->fd >= 0 && !t->closed && now_ms() < deadline)
		pump(t, 5);
}

static bool has_ended(struct term *t)
{
	int status;

	if (t->status < 0 && waitpid(t->pid, &status, WNOHANG) == t->pid) {
		t->status = WIFEXITED(status) ? WEXITSTATUS(status)
					      : 128 + WTERMSIG(status);
		drain(t);
	}
	return t->status >= 0;
}

static bool complain(struct term *t, const char *what, const char *text)
{
	fprintf(stderr, "term: %s \"%s\"%s; the screen:\n%s", what, text,
		has_ended(t) ? ", the program has ended" : "", term_screen(t));
	return false;
}

static bool wait_for(
	struct term *t, bool (*done)(struct term *t, void *state), void *state)
{
	double deadline = now_ms() + TERM_DEADLINE_MS;

	for (;;) {
		bool ended = has_ended(t); /* before the last look */

		if (done(t, state))
			return true;
		if (ended || now_ms() > deadline)
			return false;
		pump(t, 50);
	}
}

bool term_wait_until(
	struct term *t, bool (*done)(struct term *t, void *state), void *state)
{
	return wait_for(t, done, state) ||
	       complain(t, "not what was waited for", "");
}

struct sought {
	const char *text;
	bool there;
};

static bool found(struct term *t, void *state)
{
	const struct sought *s = state;

	return (strstr(term_screen(t), s->text) != NULL) == s->there;
}

bool term_wait(struct term *t, const char *text)
{
	struct sought s = { text, true };

	return wait_for(t, found, &s) || complain(t, "no", text);
}

bool term_wait_gone(struct term *t, const char *text)
{
	struct sought s = { text, false };

	return wait_for(t, found, &s) || complain(t, "still", text);
}

bool term_wait_quiet(struct term *t, int ms)
{
	double start = now_ms();

	for (;;) {
		double since = t->last > start ? t->last : start;
		double left = since + ms - now_ms();

		if (left <= 0 || has_ended(t))
			return true;
		if (now_ms() > start + TERM_DEADLINE_MS)
			return complain(t, "never quiet", "");
		pump(t, (int)left + 1);
	}
}

int term_wait_exit(struct term *t)
{
	double deadline = now_ms() + TERM_DEADLINE_MS;

	while (!has_ended(t) && now_ms() < deadline)
		pump(t, 5);
	if (t->status < 0)
		complain(t, "did not end", "");
	return t->status;
}

int term_finish(struct term *t)
{
	int status = term_wait_exit(t);
	struct term **link = &live;

	while (*link != t)
		link = &(*link)->next;
	*link = t->next;
	if (status < 0) {
		kill(t->pid, SIGKILL);
		waitpid(t->pid, NULL, 0);
	}
	term_hangup(t);
	if (t->from)
		iconv_close(t->from);
	if (t->to)
		iconv_close(t->to);
	vterm_free(t->vt);
	free(t->text);
	free(t);
	return status;
}

bool term_cursor(struct term *t, int *row, int *col)
{
	VTermPos at;

	catch_up(t);
	vterm_state_get_cursorpos(vterm_obtain_state(t->vt), &at);
	if (row)
		*row = at.row;
	if (col)
		*col = at.col;
	return t->cursor_visible;
}

int term_attributes(struct term *t, int row, int col)
{
	VTermScreenCell cell = { 0 };
	int bits = 0;

	catch_up(t);
	vterm_screen_get_cell(t->screen, (VTermPos){ row, col }, &cell);
	bits |= cell.attrs.bold ? TERM_BOLD : 0;
	bits |= cell.attrs.underline ? TERM_UNDERLINE : 0;
	bits |= cell.attrs.reverse ? TERM_REVERSE : 0;
	if (!VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) ||
		!VTERM_COLOR_IS_DEFAULT_BG(&cell.bg))
		bits |= TERM_COLOUR;
	return bits;
}

bool term_is_sane(struct term *t)
{
	const tcflag_t wanted = ICANON | ECHO | ISIG;
	struct termios modes;

	catch_up(t);
	return t->cursor_visible && !t->alternate && t->fd >= 0 &&
	       tcgetattr(t->fd, &modes) == 0 &&
	       (modes.c_lflag & wanted) == wanted;
}

size_t term_bytes(const struct term *t)
{
	return t->bytes;
}

double term_last_ms(const struct term *t)
{
	return t->last - t->started;
}

pid_t term_pid(const struct term *t)
{
	return t->pid;
}
