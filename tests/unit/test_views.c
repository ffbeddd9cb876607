/*
 * ui/view, ui/front: every screen against golden/screens, and the flow rules.
 *
 * The front end without a terminal: keys in, a canvas out, the real engine
 * behind it. The cursor is shown as a full block.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/text.h"
#include "golden.h"
#include "support/alone.h"
#include "ui/front.h"

struct room {
	struct alone alone;
	struct front front;
	int rows, cols;
};

/* The modules of golden/screens, in the order of their ids. */
enum { BASICS, NUMBERS, TORN };

static void enter(struct room *r, const char *unit, const char *language)
{
	char *modules = strdup(golden_path("golden/screens/modules"));

	alone_open(&r->alone, modules, language);
	r->alone.app.who = "Айгерим Токтосунова";
	free(modules);
	if (unit)
		assert_int_equal(r->alone.app.ops->open(&r->alone.app, NUMBERS,
					 unit, NULL, false),
			APP_OPENED);
	front_init(&r->front, &r->alone.app, unit ? FRONT_UNIT : FRONT_HOME);
	if (r->rows == 0)
		r->rows = 24;
	if (r->cols == 0)
		r->cols = 80;
	front_draw(&r->front, r->rows, r->cols);
}

static void leave(struct room *r)
{
	front_release(&r->front);
	alone_close(&r->alone);
}

/* No drawn row is longer than the window, whatever stands on it. */
static void check_widths(const struct room *r)
{
	for (int row = 0; row < r->rows; row++) {
		int width = 0;

		for (int col = 0; col < r->cols; col++)
			width += canvas_at(&r->front.canvas, row, col)->width;
		assert_int_equal(width, r->cols);
	}
}

static void press(struct room *r, struct key key)
{
	front_key(&r->front, &key);
	front_draw(&r->front, r->rows, r->cols);
	check_widths(r);
}

static const struct {
	const char *name;
	enum key_kind kind;
} names[] = {
	{ "Enter", KEYS_ENTER },
	{ "Tab", KEYS_TAB },
	{ "Backspace", KEYS_BACKSPACE },
	{ "Esc", KEYS_ESC },
	{ "Up", KEYS_UP },
	{ "Down", KEYS_DOWN },
	{ "Left", KEYS_LEFT },
	{ "Right", KEYS_RIGHT },
	{ "Home", KEYS_HOME },
	{ "End", KEYS_END },
	{ "PgUp", KEYS_PAGE_UP },
	{ "PgDn", KEYS_PAGE_DOWN },
	{ "Space", KEYS_CHAR },
};

/* Letters of a word, one after the other. */
static void type(struct room *r, const char *word, size_t n)
{
	while (n > 0) {
		struct key key = { .kind = KEYS_CHAR };
		size_t length = text_decode(word, n, &key.ch);

		press(r, key);
		word += length;
		n -= length;
	}
}

/* Words: names of keys, else what is typed; a second between them. */
static void keys(struct room *r, const char *words)
{
	while (*words) {
		size_t n = strcspn(words, " ");
		bool named = false;

		alone_wait(1000);
		for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
			struct key key = { names[i].kind, ' ', false };

			if (strlen(names[i].name) != n ||
				strncmp(names[i].name, words, n) != 0)
				continue;
			press(r, key);
			named = true;
		}
		if (!named)
			type(r, words, n);
		words += n + (words[n] == ' ');
	}
}

/* --- every screen ----------------------------------------------------- */

struct shot {
	const char *name, *unit, *keys;
};

static const struct shot shots[] = {
	{ "home", NULL, "" },
	{ "home-below", NULL, "End" },
	{ "home-damaged", NULL, "Down Down Enter" },
	{ "home-continue", "binary", "n n t b" },
	{ "home-quit", NULL, "q" },
	{ "results-none", NULL, "End Up Up Enter" },
	{ "help", NULL, "?" },
	{ "contents", NULL, "Down Enter" },
	{ "contents-here", "binary", "n n 3 Enter n Tab Right Enter n t" },
	{ "contents-folded", "binary", "t Left Left" },
	{ "read", "binary", "" },
	{ "read-pages", "binary", "n" },
	{ "read-last-page", "binary", "n End" },
	{ "choice", "binary", "n n" },
	{ "choice-menu", "binary", "n n 2 Tab" },
	{ "choice-none", "binary", "n n Enter" },
	{ "choice-wrong", "binary", "n n 2 Enter h" },
	{ "choice-again", "binary", "n n 2 Enter Enter" },
	{ "choice-same", "binary", "n n 2 Enter Enter Enter Enter" },
	{ "choice-right", "binary", "n n 3 Enter" },
	{ "choice-over", "binary", "n n 1 Enter 2 Enter 4 Enter" },
	{ "text", "binary", "n n n fo" },
	{ "text-letters", "binary", "n n n fоr Enter" },
	{ "text-wrong", "binary", "n n n while Enter" },
	{ "text-over", "binary", "n n n for Enter" },
	{ "text-menu", "binary", "n n n fo Tab" },
	{ "text-menu-last", "binary", "n n n fo Tab Right Right Right Right" },
	{ "choices", "binary", "n n n Tab Right Enter" },
	{ "choices-marked", "binary", "n n n Tab Right Enter 1 2 Down Down" },
	{ "choices-partly", "binary",
		"n n n Tab Right Enter 1 2 Down Down Down Enter" },
	{ "choices-same", "binary",
		"n n n Tab Right Enter 1 End Down Enter PgUp PgUp Enter Enter "
		"Enter Enter" },
	{ "choices-over", "binary",
		"n n n Tab Right Enter 1 End Down Enter 2 End Down Enter 4 End "
		"Down Enter" },
	{ "number", "binary", "n n n Tab Right Enter n \"ә" },
	{ "number-none", "binary", "n n n Tab Right Enter n abc Enter" },
	{ "open", "binary", "n n n Tab Right Enter n Tab Enter" },
	{ "open-typed", "binary",
		"n n n Tab Right Enter n Tab Enter Один Space бит Enter два" },
	{ "open-model", "binary",
		"n n n Tab Right Enter n Tab Enter Один Tab Enter" },
	{ "open-long", "binary",
		"n n n Tab Right Enter n Tab Enter Каждый Space новый Space "
		"бит Space удваивает Space число Space значений. Enter "
		"Поэтому Space их Space 256. Tab Enter" },
	{ "lesson-end", "binary",
		"n n 2 Enter 3 Enter End Enter Tab Right Enter n Tab Enter Tab "
		"Right Enter" },
	{ "quiz-intro", "check", "" },
	{ "quiz-question", "check", "End Enter" },
	{ "quiz-sure", "check", "End Enter 2 Enter" },
	{ "quiz-kept", "check", "End Enter 2 Enter 3 Enter" },
	{ "quiz-finish", "check", "End Enter 2 Enter 3 Enter e" },
	{ "quiz-finish-all", "check",
		"End Enter 2 Enter 3 Enter Enter 1 Enter 3 Enter Enter 1100 "
		"Enter "
		"2 Enter Enter 8 Enter 1 Enter Enter" },
	{ "quiz-result", "check",
		"End Enter 2 Enter 3 Enter Enter 1 Enter 3 Enter Enter 1100 "
		"Enter "
		"2 Enter Enter 8 Enter 1 Enter Enter Enter" },
	{ "quiz-result-below", "check",
		"End Enter 2 Enter 3 Enter Enter 1 Enter 3 Enter Enter 1100 "
		"Enter "
		"2 Enter Enter 8 Enter 1 Enter Enter End Enter End Up" },
	{ "quiz-look", "check",
		"End Enter 2 Enter 3 Enter Enter 1 Enter 3 Enter e End Enter "
		"PgDn PgUp PgDn Home Down Down Up Enter" },
	{ "quiz-contents", "check", "End Enter e End Enter b" },
	{ "results", "check", "End Enter e End Enter b b End Up Up Enter" },
};

/* In Kyrgyz, of which there is but a little, and a draft. */
static const struct shot drafts[] = {
	{ "draft", "binary", "n n" },
	{ "draft-flip", "binary", "n n 2 l" },
	{ "draft-read", "binary", "" },
	{ "draft-contents", "binary", "t" },
};

static const struct {
	int rows, cols;
	const char *suffix;
} sizes[] = { { 24, 80, "80x24" }, { 12, 40, "40x12" } };

static size_t shoot(const struct shot *shot, const char *language)
{
	size_t wrong = 0;

	for (size_t k = 0; k < sizeof sizes / sizeof sizes[0]; k++) {
		struct room r = { .rows = sizes[k].rows,
			.cols = sizes[k].cols };
		struct buf b = { 0 };
		char name[100];

		enter(&r, shot->unit, language);
		keys(&r, shot->keys);
		canvas_dump(&r.front.canvas, &b);
		snprintf(name, sizeof name, "screens/%s-%s.txt", shot->name,
			sizes[k].suffix);
		wrong += !golden_matches(name, buf_str(&b));
		buf_release(&b);
		leave(&r);
	}
	return wrong;
}

static void screens(void **state)
{
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < sizeof shots / sizeof shots[0]; i++)
		wrong += shoot(&shots[i], "ru");
	for (size_t i = 0; i < sizeof drafts / sizeof drafts[0]; i++)
		wrong += shoot(&drafts[i], "ky");
	assert_int_equal(wrong, 0);
}

/* --- the rules of the flow -------------------------------------------- */

static bool shows(const struct room *r, const char *text)
{
	struct buf b = { 0 };
	bool found;

	canvas_dump(&r->front.canvas, &b);
	found = strstr(buf_str(&b), text) != NULL;
	buf_release(&b);
	return found;
}

static void must_show(const struct room *r, const char *text)
{
	if (!shows(r, text)) {
		struct buf b = { 0 };

		canvas_dump(&r->front.canvas, &b);
		fprintf(stderr, "no \"%s\" in\n%s", text, buf_str(&b));
		buf_release(&b);
		fail();
	}
}

/* A key with no time since the last one. */
static void at_once(struct room *r, enum key_kind kind)
{
	press(r, (struct key){ .kind = kind });
}

/* Enter within 0.4 s of another Enter is the same Enter, on questions. */
static void enter_twice(void **state)
{
	struct room r = { 0 };

	(void)state;
	enter(&r, "binary", "ru");
	at_once(&r, KEYS_ENTER); /* pages are turned as fast as one likes */
	at_once(&r, KEYS_ENTER);
	at_once(&r, KEYS_ENTER);
	must_show(&r, "step 3 of 7");
	assert_false(shows(&r, "Choose an answer first."));
	keys(&r, "3");
	at_once(&r, KEYS_ENTER);
	must_show(&r, "your answer: right");
	at_once(&r, KEYS_ENTER);
	must_show(&r, "your answer: right");
	alone_wait(399);
	at_once(&r, KEYS_ENTER); /* held down, it is still the same */
	must_show(&r, "your answer: right");
	keys(&r, "Enter");
	must_show(&r, "step 4 of 7");
	leave(&r);
}

static void put(const char *folder, const char *name, const char *text)
{
	char path[100];
	FILE *file;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static void drop(const char *folder, const char *name)
{
	char path[100];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	unlink(path);
}

/* Every letter command works in Russian letters; none while typing. */
static void russian_letters(void **state)
{
	struct room r = { 0 };

	(void)state;
	enter(&r, "binary", "ru");
	keys(&r, "т Т ш"); /* n, N, i */
	must_show(&r, "step 3 of 7");
	keys(&r, "р"); /* h */
	must_show(&r, "Hint 1 of 2.");
	keys(&r, "и"); /* b */
	must_show(&r, "step 2 of 7");
	keys(&r, "Т т й Й"); /* in a field they are letters */
	must_show(&r, "Answer: йЙ");
	keys(&r, "Esc Right Enter");
	must_show(&r, "step 5 of 7");
	keys(&r, "\" ә"); /* digits of a Kazakh keyboard */
	must_show(&r, "[x] 1)");
	must_show(&r, "[x] 2)");
	keys(&r, ","); /* 6 there, but there is no sixth: "?" */
	must_show(&r, "Which key does what");
	keys(&r, "Backspace");
	must_show(&r, "step 5 of 7");
	keys(&r, "й");
	must_show(&r, "Enter: quit.");
	keys(&r, "й");
	assert_false(r.front.over);
	assert_false(shows(&r, "Enter: quit."));
	keys(&r, "й Enter");
	assert_true(r.front.over);
	leave(&r);
}

/* With so many options "," and "." are digits of a Kazakh keyboard. */
static void kazakh_row(void **state)
{
	static const char unit[] =
		"sabaq: 1\nkind: lesson\ntitle: Many\nsteps:\n"
		"  - id: one\n    type: choice\n    shuffle: false\n"
		"    prompt: Which?\n    options: [a, b, c, d, e, f, "
		"{text: g, correct: true}]\n";
	char folder[] = "/tmp/sabaq-views-XXXXXX", path[100];
	struct room r = { .rows = 24, .cols = 80 };

	(void)state;
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/many", folder);
	assert_int_equal(mkdir(path, 0700), 0);
	put(folder, "many/module.yaml",
		"sabaq: 1\nid: many\nlanguage: en\ntitle: Many\n"
		"units: [one]\n");
	put(folder, "many/one.yaml", unit);
	alone_open(&r.alone, folder, "en");
	assert_int_equal(
		r.alone.app.ops->open(&r.alone.app, 0, "one", NULL, false),
		APP_OPENED);
	front_init(&r.front, &r.alone.app, FRONT_UNIT);
	front_draw(&r.front, r.rows, r.cols);
	keys(&r, ",");
	must_show(&r, "█ 6) f");
	keys(&r, ".");
	must_show(&r, "█ 7) g");
	leave(&r);
	drop(folder, "many/module.yaml");
	drop(folder, "many/one.yaml");
	rmdir(path);
	rmdir(folder);
}

/* What was typed is there again, whatever happened meanwhile. */
static void typed_text_stays(void **state)
{
	struct room r = { 0 };

	(void)state;
	enter(&r, "binary", "ru");
	keys(&r, "n n n fo");
	r.rows = 5;
	r.cols = 20;
	front_draw(&r.front, r.rows, r.cols);
	must_show(&r, "too");
	keys(&r, "x y z");
	r.rows = 12;
	r.cols = 40;
	front_draw(&r.front, r.rows, r.cols);
	must_show(&r, "Answer: fo█");
	keys(&r, "Tab Right Right Right Right Right Enter");
	must_show(&r, "is not sent");
	keys(&r, "Esc");
	keys(&r, "Tab Right Right Enter");
	must_show(&r, "step 3 of 7");
	keys(&r, "n");
	must_show(&r, "Answer: fo█");
	keys(&r, "r Enter");
	must_show(&r, "Right.");
	leave(&r);
}

/* What was marked or chosen and not sent stays as typed text does. */
static void choices_stay(void **state)
{
	struct room r = { 0 };

	(void)state;
	enter(&r, "binary", "ru");
	keys(&r, "n n 2 b n");
	must_show(&r, "█ 2) 6");
	keys(&r, "n Tab Right Enter 1 4 b Tab Right Enter");
	must_show(&r, "[x] 1)");
	must_show(&r, "[x] 4)");
	must_show(&r, "[ ] 2)");
	leave(&r);
}

/* One step of a finished lesson is looked at; only "Again" begins anew. */
static void finished_step(void **state)
{
	char attempt[ULID_CHARS + 1];
	struct room r = { 0 };

	(void)state;
	enter(&r, "binary", "ru");
	memcpy(attempt, r.alone.app.play->attempt, sizeof(attempt));
	keys(&r, "n n 3 Enter Enter Tab Right Enter n Tab Enter Tab "
		 "Right Enter");
	must_show(&r, "end of the lesson");
	keys(&r, "b Home Right Down Down Down Enter");
	must_show(&r, "step 3 of 7");
	must_show(&r, "your answer: right");
	must_show(&r, "r result");
	assert_string_equal(r.alone.app.play->attempt, attempt);
	keys(&r, "t");
	must_show(&r, "right");
	keys(&r, "Down Down Down Down Down Enter");
	must_show(&r, "step 5 of 7");
	must_show(&r, "r result");
	keys(&r, "r t Home Enter");
	must_show(&r, "end of the lesson");
	assert_string_equal(r.alone.app.play->attempt, attempt);
	keys(&r, "Down Enter");
	must_show(&r, "step 1 of 7");
	assert_string_not_equal(r.alone.app.play->attempt, attempt);
	leave(&r);
}

/* Down leaves a page for the menu, PgDn does not; one mark is to be seen. */
static void one_mark(void **state)
{
	static const char *const units[] = { NULL, "binary", "check" };
	struct room r = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
		enter(&r, units[i], "ru");
		keys(&r, "PgDn PgDn PgDn PgDn");
		assert_int_equal(r.front.menu_at, -1);
		leave(&r);
	}
	enter(&r, NULL, "ru");
	keys(&r, "Tab");
	assert_false(shows(&r, "> "));
	keys(&r, "Tab Tab Tab");
	must_show(&r, "█ ");
	leave(&r);
	enter(&r, "binary", "ru");
	keys(&r, "n n 2 Tab");
	assert_false(shows(&r, "> 2)"));
	keys(&r, "Up");
	must_show(&r, "█ 2)");
	leave(&r);
}

/* Ctrl-C asks as "q" does; what is typed is not said to be saved. */
static void interrupted(void **state)
{
	struct room r = { 0 };

	(void)state;
	enter(&r, "binary", "ru");
	keys(&r, "n n n fo");
	front_interrupt(&r.front);
	front_draw(&r.front, r.rows, r.cols);
	must_show(&r, "will be lost. Enter: quit. Esc: back");
	assert_false(shows(&r, "Everything is saved"));
	keys(&r, "Esc");
	must_show(&r, "Answer: fo█");
	front_interrupt(&r.front);
	assert_false(r.front.over);
	front_interrupt(&r.front);
	assert_true(r.front.over);
	leave(&r);
}

/* "Rather not say" is an answer too. */
static void not_said(void **state)
{
	struct room r = { 0 };

	(void)state;
	enter(&r, "check", "ru");
	keys(&r, "End Enter 2 Enter");
	must_show(&r, "n: rather not say");
	keys(&r, "n");
	assert_int_equal(r.alone.app.play->slots[0].sure, 0);
	assert_true(r.alone.app.play->slots[0].answered);
	assert_false(shows(&r, "How sure"));
	leave(&r);
}

/* Time is told and ends the quiz; what was answered counts. */
static void timed_quiz(void **state)
{
	struct room r = { 0 };

	(void)state;
	enter(&r, "check", "ru");
	keys(&r, "Enter 2 Enter 3 Enter");
	must_show(&r, "15 minutes left");
	alone_wait(780000);
	front_tick(&r.front);
	front_draw(&r.front, r.rows, r.cols);
	must_show(&r, "seconds left");
	/* Time passing does not take the key help away. */
	keys(&r, "?");
	front_tick(&r.front);
	front_draw(&r.front, r.rows, r.cols);
	must_show(&r, "Which key does what");
	alone_wait(120000);
	front_tick(&r.front);
	front_draw(&r.front, r.rows, r.cols);
	must_show(&r, "The time is over");
	must_show(&r, "1 of 4");
	leave(&r);
}

/* That something is not saved is said until it is. */
static void saving_trouble(void **state)
{
	struct room r = { 0 };

	(void)state;
	enter(&r, "binary", "ru");
	r.alone.app.saving = APP_DISK_FULL;
	r.alone.app.waiting = 2;
	keys(&r, "n");
	must_show(&r, "The disk is full");
	keys(&r, "n 3 Enter");
	must_show(&r, "The disk is full");
	keys(&r, "q");
	must_show(&r, "2 records are not saved.");
	keys(&r, "Esc");
	r.alone.app.saving = APP_SAVED;
	r.alone.app.waiting = 0;
	keys(&r, "Enter");
	assert_false(shows(&r, "The disk is full"));
	leave(&r);
}

static void other_window(void **state)
{
	struct room r = { 0 };

	(void)state;
	enter(&r, "binary", "ru");
	r.alone.conflict = true;
	keys(&r, "n");
	must_show(&r, "another window");
	keys(&r, "n");
	assert_false(shows(&r, "another window"));
	leave(&r);
}

/* Any key anywhere, at any size: nothing breaks, the cursor is in sight. */
static void monkey(void **state)
{
	static const char *const words[] = {
		"Enter",
		"Enter",
		"Enter",
		"Tab",
		"Down",
		"Up",
		"Left",
		"Right",
		"PgUp",
		"PgDn",
		"Home",
		"End",
		"Backspace",
		"Esc",
		"Space",
		"1",
		"2",
		"3",
		"n",
		"b",
		"h",
		"t",
		"l",
		"e",
		"r",
		"i",
		"?",
		"й",
		"fоr",
		"12",
		"\xd3\xa9",
	};
	struct room r = { 0 };
	uint64_t seed = 7;

	(void)state;
	enter(&r, NULL, "ru");
	for (int i = 0; i < 6000; i++) {
		seed = seed * 6364136223846793005u + 1442695040888963407u;
		if (seed >> 58 == 0) {
			r.rows = 5 + (int)(seed >> 40 & 31);
			r.cols = 20 + (int)(seed >> 32 & 127);
			front_draw(&r.front, r.rows, r.cols);
		}
		keys(&r,
			words[(seed >> 33) % (sizeof words / sizeof words[0])]);
		r.front.over = false;
		assert_in_range(r.front.canvas.cursor_row, 0, r.rows - 1);
		assert_in_range(r.front.canvas.cursor_col, 0, r.cols - 1);
		if (!frame_too_small(&r.front))
			assert_int_not_equal(r.front.canvas.cursor_row, 0);
	}
	leave(&r);
}

/* --- the loop, on a terminal that is an array of keys ------------------ */

static struct {
	const char *keys; /* typed all at once */
	size_t paints;
	struct buf last; /* the canvas as painted last */
	bool started, stopped;
} fake;

static bool fake_start(void)
{
	fake.started = true;
	return true;
}

static void fake_stop(void)
{
	fake.stopped = true;
}

static void fake_size(int *rows, int *cols)
{
	*rows = 24;
	*cols = 80;
}

static void fake_paint(const struct canvas *c)
{
	fake.paints++;
	buf_clear(&fake.last);
	canvas_dump(c, &fake.last);
}

static void fake_typing(bool on)
{
	(void)on;
}

static enum happening fake_wait(int ms, struct key *key)
{
	if (!*fake.keys)
		return ms == 0 ? HAPPENED_TICK : HAPPENED_END;
	*key = (struct key){ .kind = KEYS_CHAR };
	fake.keys += text_decode(fake.keys, strlen(fake.keys), &key->ch);
	if (key->ch == '\r')
		key->kind = KEYS_ENTER;
	return HAPPENED_KEY;
}

/* No key is lost, however many come between two paintings. */
static void many_keys(void **state)
{
	static const struct terminal terminal = {
		fake_start,
		fake_stop,
		fake_size,
		fake_paint,
		fake_typing,
		fake_wait,
	};
	struct room r = { 0 };
	struct buf text = { 0 };

	(void)state;
	buf_adds(&text, "nnn");
	for (int i = 0; i < 330; i++)
		buf_addc(&text, i % 10 ? '.' : 'x');
	enter(&r, "binary", "ru");
	fake.keys = buf_str(&text);
	assert_int_equal(
		front_run(&r.alone.app, FRONT_UNIT, &terminal), FRONT_HUNG_UP);
	assert_true(fake.started && fake.stopped);
	assert_in_range(fake.paints, 2, 10);
	assert_non_null(strstr(buf_str(&fake.last), "x.........\u2588"));
	leave(&r);
	enter(&r, NULL, "ru");
	fake.keys = "q\r";
	assert_int_equal(
		front_run(&r.alone.app, FRONT_HOME, &terminal), FRONT_LEFT);
	buf_release(&text);
	buf_release(&fake.last);
	leave(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(screens),
		cmocka_unit_test(enter_twice),
		cmocka_unit_test(russian_letters),
		cmocka_unit_test(kazakh_row),
		cmocka_unit_test(typed_text_stays),
		cmocka_unit_test(choices_stay),
		cmocka_unit_test(finished_step),
		cmocka_unit_test(one_mark),
		cmocka_unit_test(interrupted),
		cmocka_unit_test(not_said),
		cmocka_unit_test(timed_quiz),
		cmocka_unit_test(saving_trouble),
		cmocka_unit_test(other_window),
		cmocka_unit_test(many_keys),
		cmocka_unit_test(monkey),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
