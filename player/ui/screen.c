#include "ui/screen.h"

#include <ncursesw/curses.h>
/* Not <term.h>: tests/ has one of its own. */
#include <ncursesw/term.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/text.h"

enum { ESC_MS = 300, ESC_MS_MAX = 5000 };

/* Signals cannot be given an argument; neither can curses. */
static struct {
	SCREEN *curses;
	int pipe[2]; /* signals write, wait() reads */
	int esc_ms;
	attr_t attributes[STYLE_COUNT];
	short pairs[STYLE_COUNT];
	struct cell *shown; /* what the terminal shows; see whole */
	int rows, cols;
	bool whole; /* shown is nothing to rely on: send every cell */
	bool typing;
	struct keys_decoder decoder;
	struct key keys[2]; /* decoded and not yet handed out */
	size_t key_count;
	unsigned char bytes[256];
	size_t byte_count, byte_at;
} screen;

/* --- signals ---------------------------------------------------------- */

static void on_signal(int number)
{
	int saved = errno;
	char byte = number == SIGWINCH ? 'W' : number == SIGINT ? 'I' : 'E';
	/* A full pipe already says what there is to say. */
	ssize_t ignored = write(screen.pipe[1], &byte, 1);

	(void)ignored;
	errno = saved;
}

static bool catch_signals(void)
{
	static const int caught[] = { SIGWINCH, SIGHUP, SIGTERM, SIGINT,
		SIGQUIT };
	struct sigaction action = { .sa_handler = on_signal };

	if (pipe(screen.pipe) != 0)
		return false;
	for (int i = 0; i < 2; i++) {
		fcntl(screen.pipe[i], F_SETFD, FD_CLOEXEC);
		fcntl(screen.pipe[i], F_SETFL, O_NONBLOCK);
	}
	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < sizeof(caught) / sizeof(caught[0]); i++)
		sigaction(caught[i], &action, NULL);
	return true;
}

/* --- start and stop --------------------------------------------------- */

/* Whether name is a terminal with a cursor that goes where it is told. */
static bool usable(const char *name)
{
	int error;
	bool ok;

	if (!name || !*name || setupterm(name, STDOUT_FILENO, &error) != OK)
		return false;
	ok = cursor_address && clr_eos;
	del_curterm(cur_term);
	return ok;
}

/*
 * The terminal's name, or that of one that it is surely like: servers lack
 * the descriptions of newer terminals. NULL: only lines can be printed.
 */
static const char *terminal_name(void)
{
	static const char *const alike[][2] = {
		{ "screen", "screen" },
		{ "tmux", "screen" },
		{ "xterm", "xterm" },
		{ "putty", "xterm" },
		{ "alacritty", "xterm" },
		{ "foot", "xterm" },
		{ "ms-terminal", "xterm" },
		{ "konsole", "xterm" },
		{ "kitty", "xterm" },
		{ "vte", "xterm" },
		{ "gnome", "xterm" },
		{ "mintty", "xterm" },
		{ "wezterm", "xterm" },
		{ "rxvt", "xterm" },
	};
	const char *name = getenv("TERM");

	if (usable(name))
		return name;
	for (size_t i = 0; name && i < sizeof(alike) / sizeof(alike[0]); i++) {
		size_t n = strlen(alike[i][0]);

		if (strncmp(name, alike[i][0], n) == 0 && usable(alike[i][1]))
			return alike[i][1];
	}
	return NULL;
}

static int esc_ms(void)
{
	const char *text = getenv("ESCDELAY");
	long ms = text ? strtol(text, NULL, 10) : 0;

	return ms > 0 && ms <= ESC_MS_MAX ? (int)ms : ESC_MS;
}

/* Colour only adds: every style has its words or its place without it. */
static void choose_styles(void)
{
	static const struct {
		enum style style;
		attr_t attributes;
		short colour;
	} looks[] = {
		{ STYLE_STRONG, A_BOLD, -1 },
		{ STYLE_EMPHASIS, A_UNDERLINE, -1 },
		{ STYLE_CODE, 0, COLOR_CYAN },
		{ STYLE_HEADING, A_BOLD, -1 },
		{ STYLE_TERM, A_UNDERLINE, -1 },
		{ STYLE_RIGHT, A_BOLD, COLOR_GREEN },
		{ STYLE_WRONG, A_BOLD, COLOR_RED },
		{ STYLE_FOCUS, A_BOLD, -1 },
	};
	const char *no_color = getenv("NO_COLOR");
	bool colours = !(no_color && *no_color) && has_colors() &&
		       start_color() == OK && use_default_colors() == OK;

	for (size_t i = 0; i < sizeof(looks) / sizeof(looks[0]); i++) {
		enum style style = looks[i].style;
		short pair = (short)(i + 1);

		screen.attributes[style] = looks[i].attributes;
		screen.pairs[style] = 0;
		if (colours && looks[i].colour >= 0 &&
			init_pair(pair, looks[i].colour, -1) == OK)
			screen.pairs[style] = pair;
	}
}

/* Ctrl-S must not freeze the screen; Ctrl-C and Ctrl-Z are signals. */
static void set_modes(void)
{
	struct termios modes;

	cbreak();
	noecho();
	nonl();
	/* Whether to paint while more keys wait is for the caller to say. */
	typeahead(-1);
	if (tcgetattr(STDIN_FILENO, &modes) == 0) {
		modes.c_iflag &= ~(tcflag_t)(IXON | IXOFF);
		modes.c_cc[VSTOP] = _POSIX_VDISABLE;
		/* Ctrl-C would throw away what is on its way to the screen. */
		modes.c_lflag |= NOFLSH;
		tcsetattr(STDIN_FILENO, TCSADRAIN, &modes);
		def_prog_mode();
	}
}

static bool start(void)
{
	const char *name;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return false;
	name = terminal_name();
	/* Box lines as UTF-8: PuTTY shows the others as letters. */
	setenv("NCURSES_NO_UTF8_ACS", "1", 1);
	if (!name || !catch_signals())
		return false;
	screen.curses = newterm(name, stdout, stdin);
	if (!screen.curses)
		return false;
	screen.esc_ms = esc_ms();
	set_modes();
	choose_styles();
	screen.whole = true;
	return true;
}

/* Of a terminal that marks what is pasted; others ignore it. */
static void typing(bool on)
{
	static const char switches[2][9] = { "\033[?2004l", "\033[?2004h" };

	if (on == screen.typing)
		return;
	screen.typing = on;
	putp(switches[on]);
	fflush(stdout);
}

static void stop(void)
{
	if (!screen.curses)
		return;
	typing(false);
	/* Without an alternate screen the lesson would stay there. */
	if (!enter_ca_mode) {
		clear();
		refresh();
	}
	endwin();
	delscreen(screen.curses);
	screen.curses = NULL;
	free(screen.shown);
	screen.shown = NULL;
	screen.rows = screen.cols = 0;
}

void screen_emergency(void)
{
	if (screen.curses)
		endwin();
}

/* --- painting --------------------------------------------------------- */

static void size(int *rows, int *cols)
{
	getmaxyx(stdscr, *rows, *cols);
}

/* One cell, where the pen stands by itself or is put. */
static void put(const struct cell *cell, int row, int col)
{
	wchar_t wide[CELL_BYTES];
	size_t n = strlen(cell->text);
	int count = 0;
	attr_t attributes = screen.attributes[cell->style];

	for (size_t i = 0; i < n;) {
		uint32_t ch;

		i += text_decode(cell->text + i, n - i, &ch);
		wide[count++] = (wchar_t)ch;
	}
	if (cell->reverse)
		attributes |= A_REVERSE;
	attr_set(attributes, screen.pairs[cell->style], NULL);
	mvaddnwstr(row, col, wide, count);
}

static void paint(const struct canvas *c)
{
	size_t count = (size_t)c->rows * (size_t)c->cols;

	if (screen.rows != c->rows || screen.cols != c->cols) {
		screen.shown =
			xrealloc(screen.shown, count, sizeof(*screen.shown));
		screen.rows = c->rows;
		screen.cols = c->cols;
		screen.whole = true;
	}
	if (screen.whole) {
		erase();
		clearok(stdscr, TRUE);
	}
	for (int row = 0; row < c->rows; row++) {
		for (int col = 0; col < c->cols; col++) {
			const struct cell *new = canvas_at(c, row, col);
			struct cell *old = &screen.shown[row * c->cols + col];

			if (!screen.whole && cell_same(old, new))
				continue;
			*old = *new;
			if (new->width > 0)
				put(new, row, col);
		}
	}
	screen.whole = false;
	move(c->cursor_row, c->cursor_col);
	refresh();
}

/* --- waiting ---------------------------------------------------------- */

static int64_t now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void take_size(void)
{
	struct winsize ws;

	screen.whole = true;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &ws) == 0 && ws.ws_row > 0 &&
		ws.ws_col > 0)
		resizeterm(ws.ws_row, ws.ws_col);
}

/* A key that is already here; false where more bytes are needed. */
static bool next_key(struct key *key)
{
	for (;;) {
		while (screen.key_count > 0) {
			*key = screen.keys[0];
			screen.keys[0] = screen.keys[1];
			screen.key_count--;
			if (key->kind != KEYS_NONE)
				return true;
		}
		if (screen.byte_at == screen.byte_count)
			return false;
		screen.key_count = keys_take(&screen.decoder,
			screen.bytes[screen.byte_at++], screen.keys);
	}
}

/* Reads what the terminal sent; false where there is no terminal any more. */
static bool read_bytes(void)
{
	ssize_t n = read(STDIN_FILENO, screen.bytes, sizeof(screen.bytes));

	screen.byte_at = 0;
	screen.byte_count = n > 0 ? (size_t)n : 0;
	return n > 0 || (n < 0 && (errno == EINTR || errno == EAGAIN));
}

/* What signals said; TICK: nothing. */
static enum happening read_pipe(void)
{
	char bytes[64];
	ssize_t n = read(screen.pipe[0], bytes, sizeof(bytes));

	if (n <= 0)
		return HAPPENED_TICK;
	if (memchr(bytes, 'W', (size_t)n))
		take_size();
	if (memchr(bytes, 'E', (size_t)n))
		return HAPPENED_END;
	return memchr(bytes, 'I', (size_t)n) ? HAPPENED_INTERRUPT
					     : HAPPENED_RESIZE;
}

/* One round of waiting; TICK means that nothing came within ms. */
static enum happening wait_once(int ms, bool *came)
{
	struct pollfd fds[2] = {
		{ .fd = screen.pipe[0], .events = POLLIN },
		{ .fd = STDIN_FILENO, .events = POLLIN },
	};
	int n = poll(fds, 2, ms);

	*came = n != 0;
	if (n <= 0)
		return HAPPENED_TICK;
	if (fds[0].revents)
		return read_pipe();
	return read_bytes() ? HAPPENED_TICK : HAPPENED_END;
}

/* A pause ends a half key, but not one that a caller only looks in upon. */
static bool pause_ends_key(int waited)
{
	if (!keys_waiting(&screen.decoder) || waited < screen.esc_ms)
		return false;
	screen.keys[0] = keys_pause(&screen.decoder);
	screen.key_count = 1;
	return true;
}

static enum happening wait_key(int ms, struct key *key)
{
	int64_t end = now_ms() + ms;

	while (!next_key(key)) {
		bool half = keys_waiting(&screen.decoder), came;
		int left = ms < 0 ? -1 : (int)(end - now_ms());
		enum happening what;

		if (ms >= 0 && left < 0)
			left = 0;
		if (half && (left < 0 || left > screen.esc_ms))
			left = screen.esc_ms;
		what = wait_once(left, &came);
		if (what != HAPPENED_TICK)
			return what;
		if (!came && !pause_ends_key(left) && ms >= 0)
			return HAPPENED_TICK;
	}
	if (key->kind != KEYS_REDRAW)
		return HAPPENED_KEY;
	screen.whole = true;
	return HAPPENED_RESIZE;
}

const struct terminal screen_terminal = {
	.start = start,
	.stop = stop,
	.size = size,
	.paint = paint,
	.typing = typing,
	.wait = wait_key,
};
