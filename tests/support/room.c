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
#include "support/room.h"

/* --- a place ---------------------------------------------------------- */

/* The build puts the catalogues into a folder beside the program. */
static struct catalogue *open_words(const char *language)
{
	const char *program = getenv("SABAQ"), *slash;
	char folder[4200];
	struct catalogue *c;

	slash = program ? strrchr(program, '/') : NULL;
	snprintf(folder, sizeof folder, "%.*s/locale",
		slash ? (int)(slash - program) : 1, slash ? program : ".");
	c = catalogue_open(folder, language);
	if (!c)
		fail_msg("no catalogue for %s in %s", language, folder);
	return c;
}

static void open_place(struct room *r, const char *place)
{
	char *copy = strdup(place), *rest = NULL;
	const char *module = strtok_r(copy, "/", &rest);
	const char *unit = strtok_r(NULL, "/", &rest);
	const char *step = strtok_r(NULL, "/", &rest);
	struct app *a = &r->alone.app;

	assert_int_equal(a->ops->open(a, library_find(a->library, module), unit,
				 step, false),
		APP_OPENED);
	free(copy);
}

void room_enter(struct room *r, const char *place)
{
	const char *modules =
		r->modules ? r->modules : golden_path("golden/screens/modules");

	alone_open(&r->alone, modules, r->language ? r->language : "ru");
	r->alone.app.who = "Айгерим Токтосунова";
	r->alone.app.charset = r->charset;
	r->words = r->speaks && strcmp(r->speaks, "en") != 0
			   ? open_words(r->speaks)
			   : NULL;
	r->alone.app.words = r->words;
	if (place)
		open_place(r, place);
	front_init(&r->front, &r->alone.app, place ? FRONT_UNIT : FRONT_HOME);
	room_resize(r, r->rows ? r->rows : 24, r->cols ? r->cols : 80);
}

void room_leave(struct room *r)
{
	front_release(&r->front);
	alone_close(&r->alone);
	catalogue_free(r->words);
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

void room_resize(struct room *r, int rows, int cols)
{
	r->rows = rows;
	r->cols = cols;
	front_draw(&r->front, r->rows, r->cols);
	check_widths(r);
}

/* --- keys ------------------------------------------------------------- */

void room_press(struct room *r, struct key key)
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

		room_press(r, key);
		word += length;
		n -= length;
	}
}

static bool press_named(struct room *r, const char *word, size_t n)
{
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		if (strlen(names[i].name) != n ||
			strncmp(names[i].name, word, n) != 0)
			continue;
		room_press(r, (struct key){ names[i].kind, ' ', false });
		return true;
	}
	return false;
}

void room_keys(struct room *r, const char *words)
{
	while (*words) {
		size_t n = strcspn(words, " ");

		alone_wait(1000);
		if (!press_named(r, words, n))
			type(r, words, n);
		words += n + (words[n] == ' ');
	}
}

/* --- what is to be seen ----------------------------------------------- */

bool room_shows(const struct room *r, const char *text)
{
	struct buf b = { 0 };
	bool found;

	canvas_dump(&r->front.canvas, &b);
	found = strstr(buf_str(&b), text) != NULL;
	buf_release(&b);
	return found;
}

void room_must_show(const struct room *r, const char *text)
{
	if (!room_shows(r, text)) {
		struct buf b = { 0 };

		canvas_dump(&r->front.canvas, &b);
		fprintf(stderr, "no \"%s\" in\n%s", text, buf_str(&b));
		buf_release(&b);
		fail();
	}
}

static size_t shoot(const struct room *like, const struct shot *shot)
{
	struct room r = *like;
	struct buf b = { 0 };
	char name[100];
	bool same;

	room_enter(&r, shot->place);
	room_keys(&r, shot->keys);
	canvas_dump(&r.front.canvas, &b);
	snprintf(name, sizeof name, "screens/%s%s%s-%dx%d.txt",
		like->speaks ? like->speaks : "", like->speaks ? "/" : "",
		shot->name, r.cols, r.rows);
	same = golden_matches(name, buf_str(&b));
	buf_release(&b);
	room_leave(&r);
	return same ? 0 : 1;
}

size_t room_shoot(
	const struct room *like, const struct shot *shots, size_t count)
{
	static const struct {
		int rows, cols;
	} sizes[] = { { 24, 80 }, { 20, 60 }, { 12, 40 } };
	size_t wrong = 0;

	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < sizeof sizes / sizeof sizes[0]; k++) {
			struct room r = *like;

			r.rows = sizes[k].rows;
			r.cols = sizes[k].cols;
			wrong += shoot(&r, &shots[i]);
		}
	}
	return wrong;
}
