/* What is known of the terminal, and what it says itself. */
#include "cmd/start.h"

#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cmd/say.h"
#include "ui/charset.h"

#ifdef __linux__
#include <linux/kd.h>
#endif

/* --- what tmux takes the terminal for --------------------------------- */

enum { TMUX_MS = 500 };

extern char **environ;

/* A tmux without UTF-8 answers as one with it, and shows "_" for letters. */
static void ask_tmux(struct start_tmux *t)
{
	char ask[] = "display-message", print[] = "-p", tmux[] = "tmux",
	     what[] = "#{client_utf8}";
	char *const argv[] = { tmux, ask, print, what, NULL };
	const char *socket = getenv("TMUX");
	posix_spawn_file_actions_t actions;
	int ends[2];

	*t = (struct start_tmux){ 0 };
	if (!socket || !*socket || pipe(ends) != 0)
		return;
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(
		&actions, STDIN_FILENO, "/dev/null", 0, 0);
	posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
	posix_spawn_file_actions_addopen(
		&actions, STDERR_FILENO, "/dev/null", 1, 0);
	posix_spawn_file_actions_addclose(&actions, ends[0]);
	posix_spawn_file_actions_addclose(&actions, ends[1]);
	if (posix_spawnp(&t->pid, tmux, &actions, NULL, argv, environ) != 0)
		t->pid = 0;
	posix_spawn_file_actions_destroy(&actions);
	close(ends[1]);
	t->out = ends[0];
	if (t->pid == 0)
		close(t->out);
}

static enum negotiate_known hear_tmux(const struct start_tmux *t)
{
	struct pollfd out = { .fd = t->out, .events = POLLIN };
	char c = '\0';

	if (t->pid == 0)
		return KNOWN_NOT;
	if (poll(&out, 1, TMUX_MS) != 1 || read(t->out, &c, 1) != 1)
		kill(t->pid, SIGKILL);
	close(t->out);
	waitpid(t->pid, NULL, 0);
	return c == '1' ? KNOWN_YES : c == '0' ? KNOWN_NO : KNOWN_NOT;
}

/* --- the font of a console -------------------------------------------- */

#ifdef __linux__

enum { FONT_PLACES = 4096 };

static bool has(const struct unimapdesc *map, unsigned ch)
{
	for (unsigned i = 0; i < map->entry_ct; i++) {
		if (map->entries[i].unicode == ch)
			return true;
	}
	return false;
}

/* Only of the machine's own console: elsewhere nobody can tell. */
static enum negotiate_font console_font(void)
{
	static const unsigned short letters[] = { 0x4d8, 0x4d9, 0x492, 0x493,
		0x49a, 0x49b, 0x4a2, 0x4a3, 0x4e8, 0x4e9, 0x4b0, 0x4b1, 0x4ae,
		0x4af, 0x4ba, 0x4bb, 0x406, 0x456, 0x4e2, 0x4e3, 0x4ee, 0x4ef,
		0x4b2, 0x4b3, 0x4b6, 0x4b7, 0x401, 0x451 };
	struct unimapdesc map = { .entry_ct = FONT_PLACES };
	enum negotiate_font font = FONT_UNKNOWN;

	map.entries = xcalloc(FONT_PLACES, sizeof(*map.entries));
	if (ioctl(STDOUT_FILENO, GIO_UNIMAP, &map) == 0) {
		font = FONT_ALL;
		for (size_t i = 0; i < sizeof(letters) / sizeof(*letters); i++)
			if (!has(&map, letters[i]))
				font = FONT_RUSSIAN;
		for (unsigned ch = 0x410; ch < 0x450; ch++)
			if (!has(&map, ch))
				font = FONT_LATIN;
	}
	free(map.entries);
	return font;
}

#else

static enum negotiate_font console_font(void)
{
	return FONT_UNKNOWN;
}

#endif

/* --- facts ------------------------------------------------------------ */

/* What a shell exported when the window was another size. */
static void forget_old_size(void)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 ||
		size.ws_col == 0)
		return;
	unsetenv("LINES");
	unsetenv("COLUMNS");
}

static void hear(struct start_terminal *t)
{
	if (t->facts.asked)
		probe_hear(&t->probe, PROBE_MS);
	t->facts.answer.letter = t->probe.columns[0];
	t->facts.answer.marked = t->probe.columns[1];
	t->facts.tmux_utf8 = hear_tmux(&t->tmux);
	negotiate(&t->decided, &t->facts);
}

void start_terminal_hear(struct start_terminal *t)
{
	if (t->decided.ask)
		hear(t);
	charset_read(&t->charset, &t->decided.setup);
}

void start_terminal(struct start_terminal *t, const struct start_locale *l,
	const struct config *config, bool lines, int letters)
{
	const char *term = getenv("TERM");

	/* Whoever asks the terminal knows better what it shows. */
	say_raw();
	*t = (struct start_terminal){ 0 };
	t->facts = (struct negotiate_facts){
		.tty = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO),
		.lines = lines,
		.term = term,
		.codeset = l->codeset,
		.locale_missing = l->missing,
		.utf8 = l->utf8,
		.letters = letters,
		.config = config,
	};
	if (t->facts.tty) {
		t->facts.own = screen_look_up(term);
		t->facts.font = console_font();
	}
	if (t->facts.tty && !t->facts.own.known)
		t->facts.alike = screen_look_up(negotiate_alike(term));
	negotiate(&t->decided, &t->facts);
	if (t->decided.term)
		forget_old_size();
	if (!t->decided.ask)
		return;
	ask_tmux(&t->tmux);
	t->facts.asked = probe_ask(&t->probe, STDIN_FILENO, STDOUT_FILENO);
}

void start_terminal_release(struct start_terminal *t)
{
	probe_release(&t->probe);
}

struct screen_begin start_screen(const struct start_terminal *t)
{
	return (struct screen_begin){
		.term = t->decided.term,
		.typed = &t->probe.typed,
		.late = t->facts.asked && t->probe.count < PROBE_ANSWERS,
		.answers = t->probe.count == PROBE_ANSWERS,
		.colour = t->facts.config ? t->facts.config->colour : ABSENT,
	};
}
