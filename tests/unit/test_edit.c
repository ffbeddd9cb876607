/* ui/edit: typing, by what a person sees as one letter. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "ui/edit.h"

#define MARK "\xcc\x81"

enum { WIDTH = 10 };

/* Keys by a letter after "<": <L <R left right, <B <D delete, and so on. */
static enum edit_result press(struct edit *e, const char **s)
{
	static const struct {
		char name;
		enum key_kind kind;
	} keys[] = {
		{ 'L', KEYS_LEFT },
		{ 'R', KEYS_RIGHT },
		{ 'U', KEYS_UP },
		{ 'N', KEYS_DOWN },
		{ 'H', KEYS_HOME },
		{ 'E', KEYS_END },
		{ 'B', KEYS_BACKSPACE },
		{ 'D', KEYS_DELETE },
		{ 'l', KEYS_WORD_LEFT },
		{ 'r', KEYS_WORD_RIGHT },
		{ 'M', KEYS_ENTER },
	};
	struct key key = { .kind = KEYS_CHAR };

	if (**s != '<') {
		*s += text_decode(*s, strlen(*s), &key.ch);
		return edit_key(e, &key, WIDTH);
	}
	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
		if (keys[i].name == (*s)[1])
			key.kind = keys[i].kind;
	*s += 2;
	return edit_key(e, &key, WIDTH);
}

static const struct {
	bool lines;
	const char *begin, *keys, *text; /* "^" in text: the caret */
} rows[] = {
	{ false, "", "слово", "слово^" },
	{ false, "abc", "<L<Bx", "ax^c" },
	{ false, "abc", "<H<Dx<E!", "xbc!^" },
	{ false, "", "<B<D<L<R", "^" },
	{ false, "мо" MARK "ре", "<L<L<B", "м^ре" },
	{ false, "о" MARK "к", "<H<D", "^к" },
	{ false, "ок", "<L" MARK, "о" MARK "^к" },
	{ false, "",
		"a\001\033b\xe2\x80\xae"
		"c",
		"abc^" }, /* refused */
	{ false, "a", "<M<U<N", "a^" }, /* not its own */
	{ false, "one two", "<l<lx", "x^one two" },
	{ false, "one two", "<H<rx", "one x^two" },
	{ true, "one", "<Mtwo", "one\ntwo^" },
	{ true, "one\ntwo", "<U<B", "on^\ntwo" },
	{ true, "one\nx\nthree", "<U<U!", "one!^\nx\nthree" },
	{ true, "one\nx\nthree", "<L<U<U<N<N!", "one\nx\nthre!^e" },
	{ true, "ab\ncd", "<H<B", "ab^cd" },
	/* folded at 10 cells: "one two " / "three" */
	{ true, "one two three", "<U!", "one t!^wo three" },
	{ true, "one two three", "<H!", "one two !^three" },
	{ true, "one two three", "<U<H!", "!^one two three" },
	{ true, "one two three", "<U<E!", "one two!^ three" },
	{ true, "abcdefghijklmn", "<U<E!", "abcdefghi!^jklmn" },
	{ true, "a\n", "<U!", "!^a\n" },
};

static void add_caret(struct buf *b, const struct edit *e)
{
	buf_add(b, e->text.data, e->caret);
	buf_addc(b, '^');
	buf_adds(b, e->text.data + e->caret);
}

static void types(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct edit e = { 0 };
		struct buf b = { 0 };
		const char *s = rows[i].keys;

		edit_begin(&e, rows[i].begin, 100, rows[i].lines);
		while (*s)
			press(&e, &s);
		add_caret(&b, &e);
		assert_string_equal(buf_str(&b), rows[i].text);
		buf_release(&b);
		edit_release(&e);
	}
}

static enum edit_result paste(struct edit *e, uint32_t ch)
{
	const struct key key = { KEYS_CHAR, ch, true };

	return edit_key(e, &key, 10);
}

static void says_what_it_took(void **state)
{
	struct edit e = { 0 };
	const char *s = "<U", *enter = "<M", *letter = "ы";

	(void)state;
	edit_begin(&e, "abc", 4, false);
	assert_int_equal(press(&e, &s), EDIT_NOT_MINE);
	assert_int_equal(press(&e, &enter), EDIT_NOT_MINE);
	assert_int_equal(press(&e, &letter), EDIT_FULL);
	assert_string_equal(buf_str(&e.text), "abc");
	s = "d";
	assert_int_equal(press(&e, &s), EDIT_DONE);
	s = "e";
	assert_int_equal(press(&e, &s), EDIT_FULL);
	/* Once something of a paste did not fit, nothing of it is taken. */
	edit_begin(&e, "abc", 4, false);
	assert_int_equal(paste(&e, U'\u044b'), EDIT_FULL);
	assert_int_equal(paste(&e, 'd'), EDIT_FULL);
	assert_string_equal(buf_str(&e.text), "abc");
	s = "d";
	assert_int_equal(press(&e, &s), EDIT_DONE);
	edit_begin(&e, "one\ntwo", 100, true);
	s = "<N";
	assert_int_equal(press(&e, &s), EDIT_NOT_MINE);
	s = "<U";
	assert_int_equal(press(&e, &s), EDIT_DONE);
	s = "<U";
	assert_int_equal(press(&e, &s), EDIT_NOT_MINE);
	edit_release(&e);
}

static void kazakh_number(void **state)
{
	struct edit e = { .number = true };
	const char *s = "\"әқ", *again = "7 қой";

	(void)state;
	edit_begin(&e, "", 100, false);
	while (*s)
		press(&e, &s);
	assert_string_equal(buf_str(&e.text), "120");
	edit_begin(&e, "", 100, false);
	while (*again)
		press(&e, &again);
	assert_string_equal(buf_str(&e.text), "7 қой");
	edit_release(&e);
}

/* The caret stays in sight, and one letter moves no more than one cell. */
static void scrolls(void **state)
{
	struct edit e = { 0 };
	struct canvas c = { 0 };
	struct buf b = { 0 };
	const char *home = "<H";

	(void)state;
	canvas_resize(&c, 3, 12);
	edit_begin(&e, "abcdefghijklmnop", 100, false);
	edit_draw(&e, &c, 0, 1, WIDTH, 1);
	canvas_dump(&c, &b);
	assert_string_equal(buf_str(&b), "<lmnop█\n\n\n");
	press(&e, &home);
	canvas_clear(&c);
	buf_clear(&b);
	edit_draw(&e, &c, 0, 1, WIDTH, 1);
	canvas_dump(&c, &b);
	assert_string_equal(buf_str(&b), " █abcdefghij\n\n\n");
	edit_begin(&e, "1\n2\n3\n4", 100, true);
	assert_int_equal(edit_rows(&e, WIDTH), 4);
	canvas_clear(&c);
	buf_clear(&b);
	edit_draw(&e, &c, 0, 1, WIDTH, 3);
	canvas_dump(&c, &b);
	assert_string_equal(buf_str(&b), " 2\n 3\n 4█\n");
	edit_begin(&e, "1\n", 100, true);
	assert_int_equal(edit_rows(&e, WIDTH), 2);
	buf_release(&b);
	canvas_release(&c);
	edit_release(&e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(types),
		cmocka_unit_test(says_what_it_took),
		cmocka_unit_test(kazakh_number),
		cmocka_unit_test(scrolls),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
