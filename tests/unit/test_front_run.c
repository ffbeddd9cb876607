/* ui/front: the loop, on a terminal that is an array of keys. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "support/room.h"

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

static const struct terminal terminal = {
	fake_start,
	fake_stop,
	fake_size,
	fake_paint,
	fake_typing,
	fake_wait,
	NULL,
};

/* No key is lost, however many come between two paintings. */
static void many_keys(void **state)
{
	struct room r = { 0 };
	struct buf text = { 0 };

	(void)state;
	buf_adds(&text, "nnn");
	for (int i = 0; i < 330; i++)
		buf_addc(&text, i % 10 ? '.' : 'x');
	room_enter(&r, "numbers/binary");
	fake.keys = buf_str(&text);
	assert_int_equal(
		front_run(&r.alone.app, FRONT_UNIT, &terminal), FRONT_HUNG_UP);
	assert_true(fake.started && fake.stopped);
	assert_in_range(fake.paints, 2, 10);
	assert_non_null(strstr(buf_str(&fake.last), "x.........\u2588"));
	room_leave(&r);
	room_enter(&r, NULL);
	fake.keys = "q\r";
	assert_int_equal(
		front_run(&r.alone.app, FRONT_HOME, &terminal), FRONT_LEFT);
	buf_release(&text);
	buf_release(&fake.last);
	room_leave(&r);
}

/* A note of the list has no run that keeps what is typed: the line breaks. */
static void broken_line(void **state)
{
	const struct app_note note = { .module = "numbers",
		.unit = "binary",
		.step = "places",
		.bookmark = ABSENT,
		.text = "one" };
	static const struct {
		const char *keys, *text;
	} rows[] = {
		{ "kj, two", "one, two" },
		{ "kj", "one" },
		{ "k", "one" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct room r = { 0 };
		struct app *a = &r.alone.app;
		const struct fold_note *n;

		room_enter(&r, NULL);
		a->ops->note(a, &note);
		fake.keys = rows[i].keys;
		assert_int_equal(
			front_run(a, FRONT_HOME, &terminal), FRONT_HUNG_UP);
		n = progress_note(a->progress, "numbers", "binary", "places");
		assert_non_null(n);
		assert_string_equal(n->text, rows[i].text);
		buf_release(&fake.last);
		room_leave(&r);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(many_keys),
		cmocka_unit_test(broken_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
