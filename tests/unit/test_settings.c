/* ui/view_settings and what is set there: asking before an answer is sent. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/rules.h"
#include "support/room.h"
#include "ui/settings.h"

static const struct shot shots[] = {
	{ "settings", NULL, "End Up Up Enter" },
	{ "settings-language", NULL, "End Up Up Enter Enter" },
	{ "settings-order", NULL,
		"End Up Up Enter Down Enter Home Enter Down "
		"Enter Down Down Enter" },
	{ "settings-letters", NULL, "End Up Up Enter Down Down Enter" },
	{ "settings-colour", NULL,
		"End Up Up Enter Down Down Down Enter Home "
		"Enter" },
	{ "settings-confirm", NULL, "End Up Up Enter End Enter Home Enter" },
};

static void screens(void **state)
{
	const struct room room = { 0 };

	(void)state;
	assert_int_equal(
		room_shoot(&room, shots, sizeof shots / sizeof shots[0]), 0);
}

/* Each choice, with a Cyrillic keyboard, by Enter and by Space. */
static void choices(void **state)
{
	struct room r = { 0 };
	const struct config *c;

	(void)state;
	room_enter(&r, NULL);
	c = r.alone.app.settings->config;
	room_keys(&r, "End Up Up Space Enter Home Down Space");
	assert_string_equal(c->language, "kk");
	room_must_show(&r, "Kept in config.yaml");
	room_keys(&r, "Enter End Enter");
	assert_null(c->language);
	room_keys(&r, "Down Enter Home Enter Down Enter");
	assert_int_equal(c->languages.count, 2);
	assert_string_equal(c->languages.items[0], "kk");
	assert_string_equal(c->languages.items[1], "ru");
	room_keys(&r, "End Enter");
	assert_int_equal(c->languages.count, 0);
	room_keys(&r, "Down Enter Home Down Enter");
	assert_int_equal(c->letters, CONFIG_GLYPH);
	room_keys(&r, "Down Enter Home Down Enter");
	assert_int_equal(c->colour, NO);
	room_keys(&r, "Down Enter и"); /* b: back, nothing is changed */
	assert_int_equal(c->confirm, ABSENT);
	room_keys(&r, "и");
	room_must_show(&r, "My results");
	room_leave(&r);
}

/* What became of it is said, with the way out. */
static void not_kept(void **state)
{
	static const struct fault fault = { .rule = RULE_FIELD_BOOL,
		.at = { "config.yaml", 3, 9 },
		.args = { "colour", "yes", "" } };
	static const struct {
		enum app_kept kept;
		const char *says;
	} rows[] = {
		{ APP_KEPT_FAULTY, "config.yaml:3:9: error" },
		{ APP_KEPT_ODD, "a person can change" },
		{ APP_KEPT_NOT, "cannot be written: Read-only" },
	};
	struct room r = { 0 };

	(void)state;
	room_enter(&r, NULL);
	room_keys(&r, "End Up Up Enter");
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		r.alone.settings.kept = rows[i].kept;
		r.alone.settings.fault = &fault;
		r.alone.settings.why = "Read-only file system";
		room_keys(&r, "Enter Enter");
		room_must_show(&r, rows[i].says);
		room_must_show(&r, "only until you leave.");
	}
	room_leave(&r);
}

/* What is tested is drawn as it is, whatever letters the rest has. */
static void test_lines(void **state)
{
	const struct charset latin = { .mode = SHOWN_LATIN };
	struct room r = { .charset = &latin };
	size_t as_is = 0;

	(void)state;
	room_enter(&r, NULL);
	room_keys(&r, "End Up Up Enter Down Down Enter");
	room_must_show(&r, "Ә ә Қ қ");
	room_must_show(&r, "А а К к");
	room_must_show(&r, "Ae ae Q q");
	for (int i = 0; i < r.rows * r.cols; i++)
		as_is += r.front.canvas.cells[i].as_is;
	assert_in_range(as_is, 80, 120);
	room_leave(&r);
}

static void ask_before(struct room *r, const char *place)
{
	room_enter(r, place);
	r->alone.app.confirm = true;
	r->front.entered_ms = -1;
}

/* One option: its number and text; Enter sends, Backspace does not. */
static void confirm(void **state)
{
	struct room r = { 0 };

	(void)state;
	ask_before(&r, "numbers/binary/q-three");
	room_keys(&r, "2 Enter");
	room_must_show(&r, "Answer: 2) 6");
	room_must_show(&r, "Enter: send it. Backspace: change it.");
	assert_int_equal(r.alone.answers, 0);
	/* Held down, Enter is still the same. */
	room_press(&r, (struct key){ .kind = KEYS_ENTER });
	assert_int_equal(r.alone.answers, 0);
	room_keys(&r, "Backspace");
	room_must_show(&r, "Not sent.");
	room_must_show(&r, "step 3 of 7");
	room_keys(&r, "3 Enter");
	room_must_show(&r, "Answer: 3) 8");
	/* Any other key is what it always is; it asks anew. */
	room_keys(&r, "2 Enter");
	room_must_show(&r, "Answer: 2) 6");
	room_keys(&r, "Enter");
	assert_int_equal(r.alone.answers, 1);
	room_must_show(&r, "your answer: not right");
	room_leave(&r);
}

/* Nothing waits to be sent where one has gone elsewhere meanwhile. */
static void confirm_left(void **state)
{
	struct room r = { 0 };

	(void)state;
	ask_before(&r, "numbers/binary/q-three");
	room_keys(&r, "2 Enter b");
	assert_int_equal(r.alone.answers, 0);
	room_must_show(&r, "step 2 of 7");
	room_keys(&r, "n Enter");
	room_must_show(&r, "Answer: 2) 6");
	room_keys(&r, "?");
	room_keys(&r, "Backspace Enter");
	room_must_show(&r, "Answer: 2) 6");
	assert_int_equal(r.alone.answers, 0);
	room_leave(&r);
}

/* Every shape asks once, and sends one answer. */
static void confirm_shapes(void **state)
{
	static const struct {
		const char *place, *keys, *says;
	} rows[] = {
		{ "numbers/binary/q-three", "3", "Answer: 3) 8" },
		{ "numbers/binary/q-word", "for", "Answer: for" },
		{ "numbers/binary/q-which", "1 4", "; 4) " },
		{ "numbers/binary/q-num", "9", "Answer: 9" },
		{ "numbers/binary/own", "мысль", "Enter: send it" },
		{ "training/drill/q-parts", "8", "parts are still empty" },
		{ "training/drill/q-steps", "Down Enter Down Enter",
			"Answer: " },
		{ "training/drill/q-pairs", "1", "parts are still empty" },
		{ "training/drill/q-prints", "1", "Enter: send it" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct room r = { 0 };

		ask_before(&r, rows[i].place);
		room_keys(&r, rows[i].keys);
		alone_wait(1000);
		room_press(&r, (struct key){ .kind = KEYS_SUBMIT });
		room_must_show(&r, rows[i].says);
		room_must_show(&r, "Backspace: change");
		assert_int_equal(r.alone.answers, 0);
		room_keys(&r, "Enter");
		assert_int_equal(r.alone.answers, 1);
		room_leave(&r);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(screens),
		cmocka_unit_test(choices),
		cmocka_unit_test(not_kept),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(confirm),
		cmocka_unit_test(confirm_left),
		cmocka_unit_test(confirm_shapes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
