/*
 * floor.c - what no player can do without: read a lesson with libyaml, break
 * its first text into lines with libunistring, paint it with ncurses, wait
 * for a key. sabaq is measured against it.
 *
 * usage: floor LESSON.yaml
 *        floor PAGE PAGE...   the lines of one file after the other, a key each
 */
#include <curses.h>
#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unilbrk.h>
#include <unistr.h>
#include <yaml.h>

enum { COLUMN = 72, LINE_CHARS = 256, FILE_BYTES = 1 << 20 };

static char *title, *text;

static void die(const char *what)
{
	perror(what);
	exit(1);
}

static char *read_file(const char *path, size_t *length)
{
	FILE *f = fopen(path, "rb");
	char *bytes = malloc(FILE_BYTES);

	if (!f || !bytes)
		die(path);
	*length = fread(bytes, 1, FILE_BYTES, f);
	fclose(f);
	if (u8_check((const uint8_t *)bytes, *length))
		exit(1);
	return bytes;
}

/* The first title and the first text; the rest is parsed all the same. */
static void keep(const char *key, const char *value)
{
	char **to = strcmp(key, "title") == 0  ? &title
		    : strcmp(key, "text") == 0 ? &text
					       : NULL;

	if (to && !*to)
		*to = strdup(value);
}

static void parse(const char *bytes, size_t length)
{
	yaml_parser_t parser;
	yaml_event_t event;
	char key[16] = "";
	bool done = false;

	yaml_parser_initialize(&parser);
	yaml_parser_set_input_string(
		&parser, (const unsigned char *)bytes, length);
	while (!done && yaml_parser_parse(&parser, &event)) {
		const char *value =
			event.type == YAML_SCALAR_EVENT
				? (const char *)event.data.scalar.value
				: "";

		if (event.type == YAML_SCALAR_EVENT && *key)
			keep(key, value);
		snprintf(key, sizeof key, "%s", value);
		done = event.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	if (!title || !text)
		exit(1);
}

/* Lines of one paragraph become one line, as Markdown has it. */
static void join_lines(char *s)
{
	for (; *s; s++) {
		if (*s == '\n' && s[1] == '\n')
			s++;
		else if (*s == '\n' && !strchr(" +|`-#", s[1]))
			*s = ' ';
	}
}

static void put(int row, const char *line, size_t n)
{
	wchar_t wide[LINE_CHARS];
	char bytes[sizeof wide];

	while (n > 0 && (line[n - 1] == ' ' || line[n - 1] == '\n'))
		n--;
	if (n >= sizeof bytes)
		n = sizeof bytes - 1;
	memcpy(bytes, line, n);
	bytes[n] = '\0';
	if (mbstowcs(wide, bytes, LINE_CHARS) != (size_t)-1)
		mvaddwstr(row, 0, wide);
}

static void paint(void)
{
	size_t n = strlen(text), start = 0;
	char *breaks = malloc(n + 1);
	int row = 2;

	if (!breaks)
		die("floor");
	u8_width_linebreaks(
		(const uint8_t *)text, n, COLUMN, 0, 0, NULL, "UTF-8", breaks);
	put(0, title, strlen(title));
	for (size_t i = 0; i <= n && row < LINES; i++) {
		if (i == n || breaks[i] == UC_BREAK_MANDATORY) {
			put(row++, text + start, i - start);
			start = i + 1; /* after the line feed */
		} else if (breaks[i] == UC_BREAK_POSSIBLE) {
			put(row++, text + start, i - start);
			start = i;
		}
	}
	free(breaks);
}

/* The lines of a file as they are. */
static void paint_page(const char *path)
{
	size_t length;
	char *bytes = read_file(path, &length), *line = bytes, *end;

	erase();
	for (int row = 0; row < LINES && line; row++, line = end) {
		end = memchr(line, '\n', length - (size_t)(line - bytes));
		put(row, line,
			end ? (size_t)(end - line)
			    : length - (size_t)(line - bytes));
		end = end ? end + 1 : NULL;
	}
	free(bytes);
	refresh();
}

static void begin(void)
{
	initscr();
	cbreak();
	noecho();
	keypad(stdscr, TRUE);
}

int main(int argc, char **argv)
{
	size_t length;
	char *bytes;

	if (argc < 2)
		return 2;
	if (!setlocale(LC_CTYPE, ""))
		die("setlocale");
	if (argc > 2) {
		begin();
		for (int i = 1; i < argc; i++) {
			paint_page(argv[i]);
			getch();
		}
		endwin();
		return 0;
	}
	bytes = read_file(argv[1], &length);
	parse(bytes, length);
	join_lines(text);
	begin();
	paint();
	move(2, 0);
	refresh();
	getch();
	endwin();
	return 0;
}
