/* What the system's descriptions of terminals say of one. */
#include "ui/screen.h"

#include <ncursesw/curses.h>
/* Not <term.h>: tests/ has one of its own. */
#include <ncursesw/term.h>

#include <string.h>
#include <unistd.h>

struct screen_terminfo screen_look_up(const char *name)
{
	struct screen_terminfo info = { 0 };
	int error;

	if (!name || !*name || setupterm(name, STDOUT_FILENO, &error) != OK)
		return info;
	info.known = true;
	info.moves = cursor_address && clr_eos;
	/* Whoever obeys ECMA-48 answers; another prints the question. */
	info.answers =
		cursor_address && strncmp(cursor_address, "\033[", 2) == 0;
	info.colours = max_colors > 0 ? max_colors : 0;
	del_curterm(cur_term);
	return info;
}
