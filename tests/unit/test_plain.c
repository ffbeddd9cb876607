#define _GNU_SOURCE /* fopencookie */
/*
 * ui/plain: what is typed in golden/plain/NAME.in brings golden/plain/NAME.out
 * to the letter, with the real engine behind it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "golden.h"
#include "support/alone.h"
#include "ui/plain.h"
#include "ui/plain_parts.h"

struct run {
	const char *name;
	const char *unit; /* of the module lamps; NULL: from home */
	const char *language;
	int width;
};

static const struct run runs[] = {
	{ "lesson", "bits", "en", 79 },
	{ "lesson-right", "bits", "en", 79 },
	{ "lesson-ru", "bits", "ru", 40 },
	{ "commands", "bits", "en", 79 },
	{ "letters", "bits", "en", 0 },
	{ "skip", "bits", "en", 79 },
	{ "end-of-input", "bits", "en", 79 },
	{ "lines-end", "bits", "en", 79 },
	{ "quiz", "check", "en", 79 },
	{ "quiz-sure", "check", "en", 79 },
	{ "quiz-blank", "check", "en", 79 },
	{ "quiz-finish", "check", "en", 79 },
	{ "quiz-time", "check", "en", 79 },
	{ "quiz-each", "each", "en", 79 },
	{ "quick", "quick", "en", 79 },
	{ "home", NULL, "en", 79 },
	{ "nothing", NULL, "en", 79 },
	{ "narrow", "bits", "en", 20 },
	{ "find", "bits", "en", 79 },
	{ "find-home", NULL, "en", 79 },
	{ "notes", NULL, "en", 79 },
	{ "settings", NULL, "en", 79 },
	{ "settings-confirm", "bits", "en", 79 },
};

static char *modules(void)
{
	return strdup(golden_path("golden/plain/modules"));
}

/* A person at a terminal: each line is typed when it is asked for. */
struct person {
	const char *at, *end;
	FILE *screen; /* where the terminal shows what is typed; or NULL */
};

/* "@5" where a line should be: five minutes pass first. */
static void pass_time(struct person *p)
{
	while (p->at < p->end && *p->at == '@') {
		char *rest;

		alone_wait(strtol(p->at + 1, &rest, 10) * 60000);
		p->at = rest + 1;
	}
}

static ssize_t type_line(void *cookie, char *out, size_t room)
{
	struct person *p = cookie;
	const char *feed;
	size_t left, n;

	pass_time(p);
	left = (size_t)(p->end - p->at);
	if (left == 0)
		return 0;
	feed = memchr(p->at, '\n', left);
	n = feed ? (size_t)(feed - p->at) + 1 : left;
	if (n > room)
		n = room;
	memcpy(out, p->at, n);
	if (p->screen)
		fwrite(p->at, 1, n, p->screen);
	p->at += n;
	return (ssize_t)n;
}

/* Plays input; the result is the caller's to free. */
static char *play(
	struct alone *d, const char *input, size_t n, int width, bool terminal)
{
	struct person person = { input, input + n, NULL };
	struct plain_streams io = { .width = width, .interactive = terminal };
	char *out = NULL;
	size_t size;

	io.in = fopencookie(
		&person, "r", (cookie_io_functions_t){ .read = type_line });
	io.out = open_memstream(&out, &size);
	assert_non_null(io.in);
	assert_non_null(io.out);
	if (terminal)
		person.screen = io.out;
	assert_int_equal(plain_run(&d->app, &io), 0);
	fclose(io.in);
	fclose(io.out);
	return out;
}

/* No line too wide, nothing but text and line feeds, one blank at a time. */
static void check_text(const char *text, int width)
{
	const char *line = text;

	assert_null(strstr(text, "\n\n\n"));
	while (*line) {
		size_t n = strcspn(line, "\n");
		const char *help = strstr(line, "help): ");
		bool prompt = help && help < line + n;

		assert_int_equal(text_find_danger(line, n), n);
		if (width > 0 && !prompt && text_width(line, n) > width)
			fail_msg("wide: %.*s", (int)n, line);
		line += n + (line[n] == '\n');
	}
}

static void test_transcripts(void **state)
{
	bool same = true;

	(void)state;
	for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
		const struct run *r = &runs[i];
		char file[100];
		struct alone d;
		char *path = modules(), *in, *out;

		snprintf(file, sizeof file, "golden/plain/%s.in", r->name);
		in = golden_read(file);
		assert_non_null(in);
		alone_open(&d, path, r->language);
		if (r->unit)
			assert_int_equal(d.app.ops->open(&d.app, 0, r->unit,
						 NULL, false),
				APP_OPENED);
		out = play(&d, in, strlen(in), r->width, true);
		snprintf(file, sizeof file, "plain/%s.out", r->name);
		same = golden_matches(file, out) && same;
		check_text(out, r->width);
		assert_true(d.settled > 0);
		assert_null(d.app.play);
		alone_close(&d);
		free(path);
		free(in);
		free(out);
	}
	assert_true(same);
}

/* Bytes of all kinds: nothing is lost behind them, nothing raw comes out. */
static void test_bytes(void **state)
{
	static const struct {
		const char *bytes;
		size_t n;
		const char *wanted;
	} rows[] = {
#define ROW(bytes, wanted) { bytes, sizeof(bytes) - 1, wanted }
		ROW("\n3\r\n", "Right."), ROW("\n\x1b[A3\n", "Right."),
		ROW("\n\x1bOB3\x1b[1~\n", "Right."),
		ROW("\n\0003\x07\n", "Right."),
		ROW("\n\xff\n3\n", "does not send UTF-8"),
		ROW("\n\xff\n3\n", "Right."), ROW("\n\xd0\n3\n", "Right."),
		ROW("\n\xe2\x80\xae"
		    "3\n",
			"Right."),
		ROW("\n3", "Right."), ROW("", "Everything is saved."),
		ROW("\n\xd1\x96\n", "Right."), /* 3 on the Kazakh row */
		ROW("\n\xd2\xa3\n", "from 1 to 3"), ROW("\n3) \n", "Right."),
		ROW("\n1 3\n", "from 1 to 3"),
		ROW("\n99999999999999999999\n3\n", "Right."),
		ROW("\n::3\n", "from 1 to 3"), ROW("\n:\n", "no such command"),
		ROW("\n:xyzzy\n", "no such command"),
		ROW("\n:\xd1\x82\n", "step 3 of 8"), /* :n */
		ROW("\n\xd0\x96\xd0\xb9\n", "You stopped here"), /* :q */
#undef ROW
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct alone d;
		char *path = modules(), *out;

		alone_open(&d, path, "en");
		d.app.ops->open(&d.app, 0, "bits", NULL, false);
		out = play(&d, rows[i].bytes, rows[i].n, 79, false);
		check_text(out, 79);
		if (!strstr(out, rows[i].wanted))
			fail_msg("row %zu: %s", i, out);
		alone_close(&d);
		free(path);
		free(out);
	}
}

static uint32_t random_state = 77;

static uint32_t below(uint32_t n)
{
	random_state = random_state * 1664525u + 1013904223u;
	return (random_state >> 8) % n;
}

/* Lines at random, from every unit: it never says anything but text. */
static void test_noise(void **state)
{
	static const char *const lines[] = {
		"",
		"",
		"",
		"1",
		"2",
		"3",
		"1 2",
		"for",
		"bit",
		".",
		"..",
		"256",
		":n",
		":b",
		":h",
		":l",
		":t",
		":?",
		":",
		"::x",
		"?",
		"@3",
		"\xff",
		"\x1b[B",
		"1 2 3 4",
		"ә",
		":next",
		":f",
		":f bit",
		":g",
		":g *",
		":k",
		":j",
		":j note",
		":j -",
		"Жа лампа",
		"...",
	};
	static const char *const units[] = { NULL, "bits", "check", "each" };

	(void)state;
	for (int round = 0; round < 400; round++) {
		const char *unit = units[round % 4];
		char *path = modules(), *out;
		struct buf input = { 0 };
		struct alone d;

		for (int i = 0; i < 150; i++)
			buf_addf(&input, "%s\n",
				lines[below(sizeof lines / sizeof *lines)]);
		alone_open(&d, path, round % 3 ? "en" : "ru");
		if (unit)
			d.app.ops->open(&d.app, 0, unit, NULL, false);
		out = play(&d, input.data, input.len, 79, false);
		check_text(out, 79);
		alone_close(&d);
		buf_release(&input);
		free(path);
		free(out);
	}
}

/* A line without end is one bad line, and the next is in step. */
static void test_long_line(void **state)
{
	size_t n = 1000000;
	char *input = malloc(n + 5);
	char *path = modules(), *out;
	struct alone d;

	(void)state;
	memset(input, 'x', n);
	input[0] = '\n';
	memcpy(input + n, "\n3\n", 3);
	alone_open(&d, path, "en");
	d.app.ops->open(&d.app, 0, "bits", NULL, false);
	out = play(&d, input, n + 3, 79, false);
	assert_non_null(strstr(out, "too long"));
	assert_non_null(strstr(out, "Right."));
	assert_true(strlen(out) < 5000);
	alone_close(&d);
	free(path);
	free(input);
	free(out);
}

/* A notice comes once, and again when it comes anew. */
static void test_notices(void **state)
{
	char *path = modules(), *out;
	const char *notice;
	struct alone d;

	(void)state;
	alone_open(&d, path, "en");
	d.app.ops->open(&d.app, 0, "bits", NULL, false);
	d.app.saving = APP_DISK_FULL;
	d.app.waiting = 2;
	d.conflict = true;
	out = play(&d, "\n\n3\n:q\n", 8, 79, false);
	notice = strstr(out, "The disk is full");
	assert_non_null(notice);
	assert_null(strstr(notice + 1, "The disk is full"));
	notice = strstr(out, "another window");
	assert_non_null(notice);
	assert_null(strstr(notice + 1, "another window"));
	assert_non_null(strstr(out, "2 records are not saved."));
	alone_close(&d);
	free(path);
	free(out);
}

/* A module named on the command line; a folder without modules. */
static void test_beginnings(void **state)
{
	struct person person = { NULL, NULL, NULL };
	struct plain_streams io = { .width = 79, .contents = true };
	char *path = modules(), *out = NULL;
	size_t size;
	struct alone d;

	(void)state;
	io.in = fopencookie(
		&person, "r", (cookie_io_functions_t){ .read = type_line });
	io.out = open_memstream(&out, &size);
	alone_open(&d, path, "en");
	assert_int_equal(plain_run(&d.app, &io), 0);
	alone_close(&d);
	fflush(io.out);
	assert_int_equal(strncmp(out, "Numbers of lamps\n", 17), 0);
	io.contents = false;
	alone_open(&d, "/nowhere", "en");
	assert_int_equal(plain_run(&d.app, &io), 1);
	alone_close(&d);
	fclose(io.in);
	fclose(io.out);
	assert_non_null(strstr(out, "There are no modules here."));
	free(path);
	free(out);
}

static void test_numbers(void **state)
{
	static const struct {
		const char *line;
		size_t max, count;
		size_t numbers[4];
	} rows[] = {
		{ "1", 3, 1, { 1 } }, { " 1 3 ", 3, 2, { 1, 3 } },
		{ "3, 1", 3, 2, { 3, 1 } }, { "1,3;2", 3, 3, { 1, 3, 2 } },
		{ "1) 2.", 3, 2, { 1, 2 } }, { "2 2", 3, 1, { 2 } },
		{ "0", 3, 0, { 0 } }, { "4", 3, 0, { 0 } },
		{ "1 4", 3, 0, { 0 } }, { "1-2", 3, 0, { 0 } },
		{ "one", 3, 0, { 0 } }, { "", 3, 0, { 0 } },
		{ " , ", 5, 0, { 0 } }, { "12", 20, 1, { 12 } },
		{ "\"", 3, 1, { 1 } }, { "\" і", 3, 2, { 1, 3 } },
		{ "ә", 3, 1, { 2 } }, { "Ә Ң", 5, 2, { 2, 4 } },
		{ ",", 9, 1, { 6 } }, { "\"ә", 20, 1, { 12 } },
		{ "1 2 3 4 5", 9, 0, { 0 } }, /* no room */
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t out[4];
		size_t n = plain_numbers(rows[i].line, rows[i].max, out, 4);

		print_message("row %zu: %s\n", i, rows[i].line);
		assert_int_equal(n, rows[i].count);
		for (size_t j = 0; j < n; j++)
			assert_int_equal(out[j], rows[i].numbers[j]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_transcripts),
		cmocka_unit_test(test_bytes),
		cmocka_unit_test(test_noise),
		cmocka_unit_test(test_long_line),
		cmocka_unit_test(test_notices),
		cmocka_unit_test(test_beginnings),
		cmocka_unit_test(test_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
