/*
 * The real program and its terminal, from the first byte on: whatever TERM
 * says, whatever the terminal answers and when, whatever is typed meanwhile.
 */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "golden.h"
#include "term.h"

#define ANSWER_UTF8 "\033[24;2R\033[24;2R"
#define ANSWER_BYTES "\033[24;3R\033[24;5R"

static const char *temporary(void)
{
	return getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp";
}

/* Two words may change the environment; a state folder of its own. */
static struct term *begin(
	const char *command, const char *extra, const char *another)
{
	static char modules[4200], state[4200];
	static int runs;
	const char *const play[] = { "sabaq", "play", "numbers/binary", NULL };
	const char *const other[] = { "sabaq", command, NULL };
	const char *env[8] = { modules, state, "LANGUAGE=en", "ESCDELAY" };

	snprintf(modules, sizeof modules, "SABAQ_PATH=%s",
		golden_path(command ? "../modules" : "golden/screens/modules"));
	snprintf(state, sizeof state, "XDG_STATE_HOME=%s/start-%d-%d",
		temporary(), (int)getpid(), runs++);
	env[4] = extra;
	env[5] = extra ? another : NULL;
	return term_start(24, 80, command ? other : play, env);
}

static void quit(struct term *t)
{
	term_type(t, "q");
	assert_true(term_wait(t, "Enter: quit"));
	term_type(t, "\r");
	assert_int_equal(term_wait_exit(t), 0);
	assert_true(term_is_sane(t));
	term_finish(t);
}

/* Whether a text is there, with a word of what was tried where it is not. */
static void expect(struct term *t, const char *text, const char *tried)
{
	if (term_wait(t, text))
		return;
	fprintf(stderr, "with %s\n", tried);
	fail();
}

/* --- names ------------------------------------------------------------ */

static void screens(void **state)
{
	static const char *const names[] = { "TERM=xterm", "TERM=linux",
		"TERM=vt100", "TERM=screen", "TERM=xterm-kitty", "TERM=vt320",
		"TERM=st-256color", "A11Y=0", "A11Y=" };

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		struct term *t = begin(NULL, names[i], NULL);

		expect(t, "step 1 of 7", names[i]);
		expect(t, "СКОЛЬКО СТОИТ КАЖДОЕ МЕСТО", names[i]);
		quit(t);
	}
}

static void lines(void **state)
{
	static const char *const names[] = { "TERM=dumb", "TERM",
		"TERM=", "TERM=unknown-xyz", "TERM=../../evil", "A11Y=1" };

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		struct term *t = begin(NULL, names[i], NULL);

		expect(t, "Enter: on (:? help):", names[i]);
		/* No escape was sent: the text stands where lines put it. */
		expect(t, "Сколько стоит каждое место", names[i]);
		term_type(t, ":q\r");
		assert_int_equal(term_wait_exit(t), 0);
		assert_true(term_is_sane(t));
		term_finish(t);
	}
}

/* A size that a shell exported once is not that of the window. */
static void stale_size(void **state)
{
	struct term *t = begin(NULL, "LINES=5", "COLUMNS=20");

	(void)state;
	assert_true(term_wait(t, "step 1 of 7"));
	quit(t);
}

/* --- answers ---------------------------------------------------------- */

static void eight_bits(void **state)
{
	struct term *t = begin(NULL, "LC_ALL=C.UTF-8", NULL);

	(void)state;
	/* Nobody says which charset: Latin letters are safe. */
	term_charset(t, "KOI8-R");
	assert_true(term_wait(t, "step 1 of 7"));
	assert_true(term_wait(t, "SKOL"));
	quit(t);
	/* A locale that the system need not have. */
	t = begin(NULL, "LC_ALL=ru_RU.KOI8-R", NULL);
	term_charset(t, "KOI8-R");
	assert_true(term_wait(t, "СКОЛЬКО СТОИТ КАЖДОЕ МЕСТО"));
	quit(t);
	/* The terminal knows better than the locale. */
	t = begin(NULL, "LC_ALL=ru_RU.KOI8-R", NULL);
	assert_true(term_wait(t, "СКОЛЬКО СТОИТ КАЖДОЕ МЕСТО"));
	quit(t);
}

/* No answer at all: a moment later it goes on; what was typed is not lost. */
static void never(void **state)
{
	struct term *t = begin(NULL, NULL, NULL);

	(void)state;
	term_mute(t);
	term_type(t, "nn");
	assert_true(term_wait(t, "step 3 of 7"));
	quit(t);
	/* The locale is all there is to go by. */
	t = begin(NULL, "LC_ALL=ru_RU.CP1251", NULL);
	term_mute(t);
	term_charset(t, "CP1251");
	assert_true(term_wait(t, "СКОЛЬКО СТОИТ КАЖДОЕ МЕСТО"));
	quit(t);
}

static void keys_in_between(void **state)
{
	struct term *t = begin(NULL, NULL, NULL);

	(void)state;
	term_mute(t);
	term_type(t, "n\033[24;2Rn\033[24;2R");
	assert_true(term_wait(t, "step 3 of 7"));
	quit(t);
}

/* After its time, an answer is no text, be it whole or in two halves. */
static void late(void **state)
{
	struct term *t = begin(NULL, NULL, NULL);

	(void)state;
	term_mute(t);
	term_type(t, "nnn");
	assert_true(term_wait(t, "Answer:"));
	term_type(t, ANSWER_BYTES "f");
	assert_true(term_wait(t, "Answer: f"));
	term_type(t, "\033[24");
	/* Longer than the pause that ends a key. */
	assert_true(term_wait_quiet(t, 600));
	term_type(t, ";3R\033[24;3Ro");
	assert_true(term_wait(t, "Answer: fo"));
	term_type(t, "r\r");
	assert_true(term_wait(t, "Right."));
	quit(t);
}

static void wrong(void **state)
{
	static const char *const answers[] = {
		"\033[24;80R\033[24;80R",
		"\033[24;2R",
		"\033[?62;22c\033[0;0R\033]11;rgb:0/0/0\033\\\200\377\033",
	};

	(void)state;
	for (size_t i = 0; i < sizeof answers / sizeof answers[0]; i++) {
		struct term *t = begin(NULL, NULL, NULL);

		term_mute(t);
		term_type(t, answers[i]);
		expect(t, "step 1 of 7", answers[i]);
		expect(t, "СКОЛЬКО СТОИТ КАЖДОЕ МЕСТО", answers[i]);
		quit(t);
	}
}

/* A signal to end, before anything is to be seen: nothing is left behind. */
static void ended(void **state)
{
	struct term *t = begin(NULL, NULL, NULL);

	(void)state;
	term_mute(t);
	assert_true(term_wait_quiet(t, 300));
	term_kill(t, SIGTERM);
	assert_true(term_wait_exit(t) >= 0);
	assert_true(term_is_sane(t));
	term_finish(t);
}

/* A tmux that takes the terminal for one without UTF-8, with it, or is stuck. */
static void tmux(void **state)
{
	static const char *const rows[][2] = {
		{ "echo 0", "SKOL" },
		{ "echo 1", "СКОЛЬКО СТОИТ КАЖДОЕ МЕСТО" },
		{ "exit 1", "СКОЛЬКО СТОИТ КАЖДОЕ МЕСТО" },
		{ "exec sleep 20", "СКОЛЬКО СТОИТ КАЖДОЕ МЕСТО" },
	};
	char name[4200], path[4400];

	(void)state;
	snprintf(path, sizeof path, "PATH=%s:%s", temporary(), getenv("PATH"));
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct term *t;
		FILE *f;

		snprintf(name, sizeof name, "%s/tmux", temporary());
		f = fopen(name, "w");
		assert_non_null(f);
		fprintf(f, "#!/bin/sh\n%s\n", rows[i][0]);
		fclose(f);
		assert_int_equal(chmod(name, 0700), 0);
		t = begin(NULL, path, "TMUX=/nowhere,1,0");
		expect(t, rows[i][1], rows[i][0]);
		quit(t);
	}
	unlink(name);
}

/* --- the doctor ------------------------------------------------------- */

static void doctor(void **state)
{
	static const struct {
		const char *env, *another, *answer, *says;
		int status;
	} rows[] = {
		{ "TERM=xterm", NULL, ANSWER_UTF8, "the terminal was asked",
			0 },
		{ "TERM=xterm", NULL, "\033[1;2R\033[1;3R", "are left out here",
			0 },
		{ "TERM=xterm", NULL, ANSWER_BYTES, "Remote character set", 1 },
		{ "TERM=xterm", NULL, "", "did not say what letters", 0 },
		{ "TERM=linux", NULL, ANSWER_UTF8, "CODESET=\"CyrAsia\"", 0 },
		{ "TERM=xterm", "LC_ALL=ru_RU.KOI8-R", ANSWER_UTF8,
			"The locale says KOI8-R", 0 },
		{ "TERM=xterm", "LC_ALL=ru_RU.KOI8-R", ANSWER_BYTES,
			"KOI8-R lacks letters", 1 },
		{ "TERM=xterm", "LC_ALL=xx_YY.UTF-8", ANSWER_UTF8,
			"echo 'xx_YY.UTF-8 UTF-8' | sudo tee", 0 },
		{ "TERM=xterm", "LC_ALL=C", ANSWER_UTF8, "LANG=C.UTF-8", 0 },
		{ "TERM=xterm-kitty", NULL, ANSWER_UTF8, "ncurses-term", 0 },
		{ "TERM=dumb", NULL, "", "cannot move its cursor", 0 },
		{ "TERM", NULL, "", "export TERM=xterm", 1 },
		{ "TERM=unknown-xyz", NULL, "", "Nobody here knows", 1 },
		{ "TERM=xterm", "ESCDELAY=20", ANSWER_UTF8, "unset ESCDELAY",
			1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct term *t = begin("doctor", rows[i].env, rows[i].another);

		term_mute(t);
		term_type(t, rows[i].answer);
		expect(t, rows[i].says, rows[i].env);
		if (term_wait_exit(t) != rows[i].status)
			fprintf(stderr, "%s", term_screen(t));
		assert_int_equal(term_wait_exit(t), rows[i].status);
		assert_true(term_is_sane(t));
		term_finish(t);
	}
}

/* What it prints is in the charset that it found. */
static void doctor_in_bytes(void **state)
{
	struct term *t = begin("doctor", "LC_ALL=ru_RU.KOI8-R", NULL);

	(void)state;
	term_charset(t, "KOI8-R");
	assert_true(term_wait(t, "KOI8-R lacks letters"));
	assert_true(term_wait(t, "ru ЁёЙйЩщ"));
	assert_int_equal(term_wait_exit(t), 1);
	term_finish(t);
}

/* Words are not torn at the edge; the rest stands below the first. */
static void doctor_narrow(void **state)
{
	struct term *t =
		term_start(40, 50, (const char *[]){ "sabaq", "doctor", NULL },
			(const char *[]){ "LANGUAGE=en", "ESCDELAY", NULL });
	bool found = false;

	(void)state;
	assert_true(term_wait(t, "layouts."));
	term_wait_exit(t);
	for (int row = 0; row + 1 < 40; row++) {
		if (strcmp(term_row(t, row),
			    "  ok    Commands work on Latin, Russian, Kazakh,"))
			continue;
		found = true;
		assert_string_equal(
			term_row(t, row + 1), "        Kyrgyz, Tajik layouts.");
	}
	if (!found)
		fprintf(stderr, "%s", term_screen(t));
	assert_true(found);
	term_finish(t);
}

/* What the locale does not say the terminal does, also to a command. */
static void list_in_bytes(void **state)
{
	static const struct {
		const char *answer, *says;
	} rows[] = {
		{ ANSWER_BYTES, "ne nachato" },
		{ ANSWER_UTF8, "не начато" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct term *t = begin("list", "LC_ALL=C", "LANGUAGE=ru");

		term_mute(t);
		term_type(t, rows[i].answer);
		expect(t, rows[i].says, rows[i].answer + 1);
		assert_int_equal(term_wait_exit(t), 0);
		assert_true(term_is_sane(t));
		term_finish(t);
	}
}

static void small_window(void **state)
{
	struct term *t =
		term_start(10, 80, (const char *[]){ "sabaq", "doctor", NULL },
			(const char *[]){ "LANGUAGE=en", "ESCDELAY", NULL });

	(void)state;
	assert_int_equal(term_wait_exit(t), 1);
	term_finish(t);
}

/* --- a kiosk ---------------------------------------------------------- */

/* What doctor prints, started under another name. */
static int doctor_as(const char *name, char *out, size_t room)
{
	char *argv[] = { (char *)(uintptr_t)name, (char *)(uintptr_t) "doctor",
		NULL };
	int ends[2], status;
	size_t n = 0;
	ssize_t more;
	pid_t pid;

	assert_int_equal(pipe(ends), 0);
	pid = fork();
	if (pid == 0) {
		dup2(ends[1], STDOUT_FILENO);
		close(ends[0]);
		setenv("LANGUAGE", "en", 1);
		setenv("SABAQ_PATH", "/nowhere/a", 1);
		setenv("XDG_STATE_HOME", "/nowhere/b", 1);
		setenv("XDG_DATA_HOME", "/nowhere/c", 1);
		setenv("XDG_CONFIG_HOME", "/nowhere/d", 1);
		setenv("HOME", "/nowhere/e", 1);
		setenv("LOCPATH", "/nowhere/f", 1);
		execv(getenv("SABAQ"), argv);
		_exit(127);
	}
	close(ends[1]);
	while ((more = read(ends[0], out + n, room - n - 1)) > 0)
		n += (size_t)more;
	out[n] = '\0';
	close(ends[0]);
	waitpid(pid, &status, 0);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

/* As a login shell it believes nothing that a person can set. */
static void login_shell(void **state)
{
	char out[8192];

	(void)state;
	assert_int_equal(doctor_as("sabaq", out, sizeof out), 1);
	assert_null(strstr(out, "A kiosk"));
	assert_non_null(strstr(out, "/nowhere/a"));
	assert_non_null(strstr(out, "/nowhere/b"));
	assert_non_null(strstr(out, "/nowhere/c"));
	assert_in_range(doctor_as("-sabaq", out, sizeof out), 0, 1);
	assert_non_null(strstr(out, "A kiosk"));
	assert_null(strstr(out, "/nowhere"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(screens),
		cmocka_unit_test(lines),
		cmocka_unit_test(stale_size),
		cmocka_unit_test(eight_bits),
		cmocka_unit_test(never),
		cmocka_unit_test(keys_in_between),
		cmocka_unit_test(late),
		cmocka_unit_test(wrong),
		cmocka_unit_test(ended),
		cmocka_unit_test(tmux),
		cmocka_unit_test(doctor),
		cmocka_unit_test(doctor_in_bytes),
		cmocka_unit_test(doctor_narrow),
		cmocka_unit_test(list_in_bytes),
		cmocka_unit_test(small_window),
		cmocka_unit_test(login_shell),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
