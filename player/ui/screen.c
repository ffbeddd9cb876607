#include "ui/screen.h"

#include <ncursesw/curses.h>
/* Not <term.h>: tests/ has one of its own. */
#include <ncursesw/term.h>

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/text.h"
#include "ui/input.h"
#include "ui/pace.h"

enum { ESC_MS = 300, ESC_MS_MAX = 5000 };

/* Signals cannot be given an argument; neither can curses. */
static struct {
	SCREEN *curses;
	struct screen_begin begin;
	attr_t attributes[STYLE_COUNT];
	short pairs[STYLE_COUNT];
	struct cell *shown; /* what the terminal shows; see whole */
	int rows, cols;
	bool whole; /* shown is nothing to rely on: send every cell */
	bool typing;
	struct pace pace;
	bool held; /* a painting waits for a slow line */
	const struct charset *charset; /* NULL: all of UTF-8 */
	enum letters mode; /* of the charset when it was painted */
	bool coloured;
} screen;

/* --- start and stop --------------------------------------------------- */

static int esc_ms(void)
{
	const char *text = getenv("ESCDELAY");
	long ms = text ? strtol(text, NULL, 10) : 0;

	return ms > 0 && ms <= ESC_MS_MAX ? (int)ms : ESC_MS;
}

bool screen_colourless(void)
{
	const char *no_color = getenv("NO_COLOR");

	return no_color && *no_color;
}

/* What a person has set goes before the environment: no-color.org. */
static bool wants_colours(void)
{
	return screen.begin.colour == YES ||
	       (screen.begin.colour == ABSENT && !screen_colourless());
}

/*
 * Colour only adds: every style has its words or its place without it. With
 * colours, plain text has a pair of its own too: then curses need not reset
 * everything behind each coloured word, which is 6 bytes a word less.
 */
static void choose_styles(void)
{
	enum { PLAIN_PAIR = 1, FIRST_PAIR };
	static const struct {
		enum style style;
		attr_t attributes, in_colour; /* beside the colour, if any */
		short colour;
	} looks[] = {
		{ STYLE_STRONG, A_BOLD, A_BOLD, -1 },
		{ STYLE_EMPHASIS, A_UNDERLINE, A_UNDERLINE, -1 },
		{ STYLE_CODE, 0, 0, COLOR_CYAN },
		{ STYLE_HEADING, A_BOLD, A_BOLD, -1 },
		{ STYLE_TERM, A_UNDERLINE, 0, COLOR_MAGENTA },
		{ STYLE_RIGHT, A_BOLD, A_BOLD, COLOR_GREEN },
		{ STYLE_WRONG, A_BOLD, A_BOLD, COLOR_RED },
		{ STYLE_FOCUS, A_BOLD, A_BOLD, -1 },
	};
	bool colours = wants_colours() && has_colors() && start_color() == OK &&
		       use_default_colors() == OK &&
		       init_pair(PLAIN_PAIR, -1, -1) == OK;

	screen.coloured = colours;
	for (int i = 0; i < STYLE_COUNT; i++)
		screen.pairs[i] = colours ? PLAIN_PAIR : 0;
	bkgdset((chtype)COLOR_PAIR(screen.pairs[STYLE_PLAIN]) | (chtype)' ');
	for (size_t i = 0; i < sizeof(looks) / sizeof(looks[0]); i++) {
		enum style style = looks[i].style;
		short pair = (short)(FIRST_PAIR + i);

		screen.attributes[style] =
			colours ? looks[i].in_colour : looks[i].attributes;
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
	const struct screen_begin *b = &screen.begin;
	const struct input_begin input = {
		.charset = screen.charset,
		.typed = b->typed,
		.late = b->late,
		.esc_ms = esc_ms(),
	};

	/* Box lines as UTF-8: PuTTY shows the others as letters. */
	setenv("NCURSES_NO_UTF8_ACS", "1", 1);
	if (!b->term || !input_start(&input))
		return false;
	/*
	 * Bytes of any charset, whether there is a locale of it or not: curses
	 * sends what it takes for characters below 256 as they are.
	 */
	if (screen.charset && screen.charset->bytes)
		setlocale(LC_CTYPE, "C");
	screen.curses = newterm(b->term, stdout, stdin);
	if (!screen.curses)
		return false;
	if (screen.charset && screen.charset->bytes)
		use_legacy_coding(2);
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

/* Behind us it would be typed into a shell. */
static void await_answer(void)
{
	enum happening what = HAPPENED_KEY;
	struct input_news news = { 0 };
	struct key key;
	int left;

	while (!news.answered && what != HAPPENED_END &&
		(left = pace_left_ms(&screen.pace, input_now_ms())) > 0)
		what = input_wait(left, &key, &news);
	screen.pace = (struct pace){ 0 };
	input_heard();
}

static void stop(void)
{
	if (!screen.curses)
		return;
	await_answer();
	typing(false);
	/* Without an alternate screen the lesson would stay there. */
	if (!enter_ca_mode) {
		clear();
		refresh();
	}
	/* A shell would take them for a command. */
	if (screen.begin.late)
		tcflush(STDIN_FILENO, TCIFLUSH);
	endwin();
	delscreen(screen.curses);
	screen.curses = NULL;
	free(screen.shown);
	screen.shown = NULL;
	input_stop();
	screen.rows = screen.cols = 0;
}

void screen_begin(const struct screen_begin *b)
{
	screen.begin = *b;
}

void screen_use(const struct charset *c)
{
	screen.charset = c;
}

void screen_emergency(void)
{
	if (screen.curses)
		endwin();
}

void screen_colour(enum truth colour)
{
	screen.begin.colour = colour;
	if (!screen.curses)
		return;
	choose_styles();
	screen.whole = true;
}

bool screen_coloured(void)
{
	return screen.coloured;
}

/* --- painting --------------------------------------------------------- */

static void size(int *rows, int *cols)
{
	getmaxyx(stdscr, *rows, *cols);
}

/* What curses takes for a cell: characters, or bytes of an 8-bit charset. */
static int encode(const struct cell *cell, wchar_t wide[CELL_BYTES])
{
	const struct charset *c = screen.charset;
	struct charset all;
	struct buf sent = { 0 };
	const char *s = cell->text;
	size_t n = strlen(s), length;
	int count = 0;

	if (c && cell->as_is) {
		all = *c;
		all.mode = SHOWN_FULL;
		all.combines = true;
		c = &all;
	}
	if (letters_shows(c)) {
		letters_send(&sent, c, s, n);
		s = buf_str(&sent);
		n = sent.len;
	}
	for (size_t i = 0; i < n && count < CELL_BYTES; i += length) {
		uint32_t ch = (unsigned char)s[i];

		length = 1;
		if (!c || !c->bytes)
			length = text_decode(s + i, n - i, &ch);
		wide[count++] = (wchar_t)ch;
	}
	buf_release(&sent);
	return count;
}

/* One cell, where the pen stands by itself or is put. */
static void put(const struct cell *cell, int row, int col)
{
	wchar_t wide[CELL_BYTES];
	int count = encode(cell, wide);
	attr_t attributes = screen.attributes[cell->style];

	if (cell->reverse)
		attributes |= A_REVERSE;
	attr_set(attributes, screen.pairs[cell->style], NULL);
	mvaddnwstr(row, col, wide, count);
}

static void fit_shown(const struct canvas *c)
{
	size_t count = (size_t)c->rows * (size_t)c->cols;

	if (screen.rows != c->rows || screen.cols != c->cols) {
		screen.shown =
			xrealloc(screen.shown, count, sizeof(*screen.shown));
		screen.rows = c->rows;
		screen.cols = c->cols;
		screen.whole = true;
	}
	/* Each cell looks different in other letters. */
	if (screen.charset && screen.mode != screen.charset->mode) {
		screen.mode = screen.charset->mode;
		screen.whole = true;
	}
}

static bool is_blank(const struct cell *cell)
{
	return cell->style == STYLE_PLAIN && !cell->reverse &&
	       strcmp(cell->text, " ") == 0;
}

/* About how many bytes showing it takes. */
static size_t cost(const struct canvas *c)
{
	enum { MOVE = 8, LOOK = 6 }; /* ESC [ 12 ; 34 H, ESC [ 1 m */
	const struct cell *last = NULL;
	size_t bytes = 0, cells = (size_t)c->rows * (size_t)c->cols;

	for (size_t i = 0; i < cells; i++) {
		const struct cell *new =
			canvas_at(c, (int)i / c->cols, (int)i % c->cols);

		if (screen.whole ? is_blank(new)
				 : cell_same(&screen.shown[i], new)) {
			last = NULL;
			continue;
		}
		bytes += strlen(new->text);
		if (!last)
			bytes += MOVE;
		if (!last || last->style != new->style ||
			last->reverse != new->reverse)
			bytes += LOOK;
		last = new;
	}
	return bytes;
}

/* Whether the painting has to wait until the line has taken what there was. */
static bool hold(size_t bytes)
{
	int64_t now = input_now_ms();

	if (!screen.begin.answers)
		return false;
	switch (pace_turn(&screen.pace, bytes, now)) {
	case PACE_PAINT:
		input_heard();
		pace_painted(&screen.pace, bytes, now);
		return false;
	case PACE_ASK:
		input_ask(PACE_QUESTION);
		pace_asked(&screen.pace, now);
		return true;
	case PACE_WAIT:
		break;
	}
	return true;
}

static void paint(const struct canvas *c)
{
	fit_shown(c);
	screen.held = hold(cost(c));
	if (screen.held)
		return;
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

static void take_size(void)
{
	struct winsize ws;

	screen.whole = true;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &ws) == 0 && ws.ws_row > 0 &&
		ws.ws_col > 0)
		resizeterm(ws.ws_row, ws.ws_col);
}

static enum happening wait_key(int ms, struct key *key)
{
	int left = pace_left_ms(&screen.pace, input_now_ms());
	bool shorter = screen.held && (ms < 0 || left < ms);
	struct input_news news = { 0 };
	enum happening what = input_wait(shorter ? left : ms, key, &news);

	if (news.answered) {
		pace_answered(&screen.pace);
		input_heard();
	}
	/* The terminal keeps silent: what was held back is painted now. */
	if (shorter && what == HAPPENED_TICK)
		what = HAPPENED_RESIZE;
	if (news.resized)
		take_size();
	/* Pasting is not marked any more. */
	if (news.continued)
		screen.typing = false;
	if (what != HAPPENED_KEY || key->kind != KEYS_REDRAW)
		return what;
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
	.watch = input_watch,
};
