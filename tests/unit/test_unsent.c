/* core/unsent: what is typed and not sent, to bytes and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/unsent.h"

static void put(struct unsent *u, const char *step, const char *a,
	const char *b, bool changes)
{
	const char *items[] = { a, b };
	struct strings state = { items, a ? b ? 2 : 1 : 0 };

	assert_int_equal(unsent_put(u, step, &state), changes);
}

static void has(const struct unsent *u, const char *step, const char *a)
{
	const struct strings *state = unsent_get(u, step);

	if (!a) {
		assert_null(state);
		return;
	}
	assert_non_null(state);
	assert_string_equal(state->items[0], a);
}

static void test_put(void **state)
{
	struct unsent u = { 0 };

	(void)state;
	put(&u, "q-1", NULL, NULL, false);
	put(&u, "q-1", "a", NULL, true);
	put(&u, "q-1", "a", NULL, false);
	put(&u, "q-2", "x", "y", true);
	put(&u, "q-3", "", NULL, true);
	put(&u, "q-1", "b", NULL, true);
	has(&u, "q-1", "b");
	has(&u, "q-3", "");
	/* The first goes; the others stay what they are. */
	put(&u, "q-1", NULL, NULL, true);
	has(&u, "q-1", NULL);
	has(&u, "q-2", "x");
	has(&u, "q-3", "");
	put(&u, "an-id-that-is-longer-than-any-id-may-be", "a", NULL, false);
	unsent_release(&u);
}

static void test_there_and_back(void **state)
{
	const char *odd = "Сәлем \"мир\"\n\ttab \\ \x7f";
	struct unsent u = { 0 }, again = { 0 };
	struct buf b = { 0 };

	(void)state;
	put(&u, "q-1", odd, "", true);
	put(&u, "q-2", "two", NULL, true);
	unsent_write(&u, &b);
	unsent_read(&again, b.data, b.len);
	assert_int_equal(again.count, 2);
	has(&again, "q-1", odd);
	assert_int_equal(unsent_get(&again, "q-1")->count, 2);
	has(&again, "q-2", "two");
	unsent_release(&u);
	unsent_release(&again);
	buf_release(&b);
}

/* A torn or foreign line costs itself and nothing else. */
static void test_damage(void **state)
{
	static const char *const bad[] = {
		"",
		"{",
		"{\"step\":\"q-1\"",
		"{\"step\":1,\"state\":[\"a\"]}",
		"{\"state\":[\"a\"]}",
		"{\"step\":\"q-1\",\"state\":[\"a\"",
		"{\"step\":\"q-1\",\"state\":[\"\\q\"]}",
		"\xff\xfe",
	};

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct unsent u = { 0 };
		struct buf b = { 0 };

		buf_addf(&b, "%s\n{\"step\":\"q-2\",\"state\":[\"ok\"]}\n",
			bad[i]);
		unsent_read(&u, b.data, b.len);
		has(&u, "q-1", NULL);
		has(&u, "q-2", "ok");
		unsent_release(&u);
		buf_release(&b);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_put),
		cmocka_unit_test(test_there_and_back),
		cmocka_unit_test(test_damage),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
