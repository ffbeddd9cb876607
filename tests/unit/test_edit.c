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

/*
 * Keys by a letter after "<": <L <R left right, <B <D delete, and so on.
 * What is between braces is pasted.
 */
static enum edit_result press(struct edit *e, const char **s)
{
	static bool pasting;
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
		{ 'b', KEYS_WORD_BACKSPACE },
		{ 'd', KEYS_WORD_DELETE },
		{ 'u', KEYS_LINE_BACKSPACE },
		{ 'z', KEYS_UNDO },
		{ 'y', KEYS_REDO },
	};
	struct key key = { .kind = KEYS_CHAR };

	if (**s == '{' || **s == '}') {
		pasting = *(*s)++ == '{';
		key.kind = pasting ? KEYS_PASTE : KEYS_NONE;
		return pasting ? edit_key(e, &key, WIDTH) : EDIT_DONE;
	}
	if (**s != '<') {
		*s += text_decode(*s, strlen(*s), &key.ch);
		key.pasted = pasting;
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
	{ true, "abcdefghijklmn", "<U<E!", "abcdefghij!^klmn" },
	{ true, "abcdefghijklmn", "<U<E<R!", "abcdefghijk!^lmn" },
	{ true, "abcdefghijklmn", "<U<E<N!", "abcdefghijklmn!^" },
	{ true, "abcdefghijklmnopqrstuvwxyz", "<U<E<U!",
		"abcdefghij!^klmnopqrstuvwxyz" },
	/* pressed again: as far as the line goes */
	{ true, "one two three", "<H<H!", "!^one two three" },
	{ true, "one two three", "<U<E<E!", "one two three!^" },
	{ true, "abcdefghijklmn\nx", "<U<U<E<E!", "abcdefghijklmn!^\nx" },
	{ true, "x\none two three", "<H<H!", "x\n!^one two three" },
	{ true, "a\n", "<U!", "!^a\n" },
	/* words and lines away */
	{ false, "one two", "<b", "one ^" },
	{ false, "one two ", "<b<b", "^" },
	{ false, "one two", "<H<d", "^two" },
	{ true, "one\ntwo", "<b<b", "^" },
	{ true, "one\ntwo three", "<u<u", "one\n^" },
	{ false, "one two", "<L<L<u", "^wo" },
	{ false, "", "<b<d<u", "^" },
	/* nothing that cannot be seen, typed or pasted */
	{ false, "",
		MARK "a\xc2\xad"
		     "b",
		"ab^" },
	{ true, "", "a<M" MARK "b", "a\nb^" },
	{ false, "", "{" MARK "a\033[31m\xe2\x80\x8b\xee\x80\x80}", "a[31m^" },
	{ false, "", "a" MARK MARK MARK MARK MARK MARK MARK MARK MARK MARK,
		"a" MARK MARK MARK MARK MARK MARK MARK "^" },
	/* pasting */
	{ false, "a", "{b\nc\n\n}", "ab c^" },
	{ false, "a ", "{\nb}", "a b^" },
	{ false, "", "{\n b\n\n c\n}d", " b cd^" },
	{ false, "x", "{a\n}<L!", "x!^a" },
	{ false, "", "{a\tb}", "a b^" },
	{ true, "a", "{b\nc\n\n}", "ab\nc\n\n^" },
	{ true, "a", "<M{b\nc}<Md", "a\nb\nc\nd^" },
	/* undo: a word, a paste, a run of deleting at a time */
	{ false, "", "<z<y", "^" },
	{ false, "abc", "<z", "abc^" },
	{ false, "", "one<z", "^" },
	{ false, "", "one two  three<z", "one two  ^" },
	{ false, "", "one two  three<z<z<z", "^" },
	{ false, "", "one two  three<z<z<z<z<y<y", "one two  ^" },
	{ false, "", "one <L<Rtwo<z", "one ^" },
	{ false, "", "мо" MARK "ре<z<y", "мо" MARK "ре^" },
	{ false, "ок", "<L" MARK "<z", "о^к" },
	{ false, "one two", "<B<B<B<z", "one two^" },
	{ false, "one two", "<B<B<Bx<z<z", "one two^" },
	{ false, "one two", "<H<D<D<D<z", "^one two" },
	{ false, "one two", "<b<b<z", "one ^" },
	{ false, "one two", "<u<E<z", "one two^" },
	{ false, "one two", "<L<b<H<z", "one tw^o" },
	{ false, "one two", "<L<b<H<z<y", "one ^o" },
	{ false, "a", "{two words}{ more}!<z<z", "atwo words^" },
	{ false, "a", "{two\nwords}<z", "a^" },
	{ true, "", "one<Mtwo<z", "one\n^" },
	{ true, "", "one<M<Mtwo<z<z", "^" },
	/* what was taken back is gone once something else is done */
	{ false, "", "one two<z!<y", "one !^" },
	{ false, "", "one two<z!<z<z", "^" },
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
	assert_int_equal(paste(&e, U'\u04d9'), EDIT_DONE);
	assert_string_equal(buf_str(&e.text), "ә");
	edit_begin(&e, "", 100, false);
	while (*again)
		press(&e, &again);
	assert_string_equal(buf_str(&e.text), "7 қой");
	edit_release(&e);
}

/* What does not fit of a paste is its end, and never half a letter. */
static const struct {
	size_t max;
	const char *begin, *pasted, *text;
	enum edit_result said;
} pastes[] = {
	{ 4, "abc", "d", "abcd^", EDIT_DONE },
	{ 4, "abc", "de", "abcd^", EDIT_CUT },
	{ 4, "abc", "ыd", "abc^", EDIT_CUT }, /* no text with a hole */
	{ 5, "", "море", "мо^", EDIT_CUT },
	{ 6, "", "море", "мор^", EDIT_CUT },
	{ 4, "м", "о" MARK "ре", "м^", EDIT_CUT },
	{ 6, "м", "о" MARK "ре", "мо" MARK "^", EDIT_CUT },
	{ 4, "мо", MARK, "мо^", EDIT_CUT }, /* typed before: it stays */
	{ 4, "abc", "\nd", "abc ^", EDIT_CUT },
	{ 4, "abcd", "\n\n", "abcd^", EDIT_DONE },
	{ 0, "", "a", "^", EDIT_CUT },
};

static void cuts_pastes(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof pastes / sizeof pastes[0]; i++) {
		const struct key begins = { .kind = KEYS_PASTE };
		enum edit_result said = EDIT_DONE;
		const char *s = pastes[i].pasted;
		struct edit e = { 0 };
		struct buf b = { 0 };

		edit_begin(&e, pastes[i].begin, pastes[i].max, false);
		edit_key(&e, &begins, WIDTH);
		while (*s) {
			uint32_t ch;

			s += text_decode(s, strlen(s), &ch);
			said = paste(&e, ch);
		}
		add_caret(&b, &e);
		assert_string_equal(buf_str(&b), pastes[i].text);
		assert_int_equal(said, pastes[i].said);
		/* What is not cut can be taken back, as one. */
		while (edit_can_undo(&e))
			edit_key(&e, &(struct key){ .kind = KEYS_UNDO }, WIDTH);
		assert_string_equal(buf_str(&e.text), pastes[i].begin);
		/* There may be room for another key, or another paste. */
		edit_key(&e, &begins, WIDTH);
		assert_false(e.full);
		buf_release(&b);
		edit_release(&e);
	}
}

/* Whatever is done for however long, little is kept of it. */
static void forgets(void **state)
{
	struct edit e = { 0 };
	size_t bytes;

	(void)state;
	edit_begin(&e, "", 3000, true);
	for (int i = 0; i < 5000; i++) {
		const char *s = i % 3 == 2 ? "<u" : "{много слов}";

		while (*s)
			press(&e, &s);
		assert_in_range(e.undo.count, 0, 101);
		assert_true(edit_can_undo(&e) && !edit_can_redo(&e));
	}
	bytes = e.text.len;
	while (edit_can_undo(&e))
		edit_key(&e, &(struct key){ .kind = KEYS_UNDO }, WIDTH);
	while (edit_can_redo(&e))
		edit_key(&e, &(struct key){ .kind = KEYS_REDO }, WIDTH);
	assert_int_equal(e.text.len, bytes);
	edit_begin(&e, "a", 3000, true);
	assert_false(edit_can_undo(&e) || edit_can_redo(&e));
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
		cmocka_unit_test(cuts_pastes),
		cmocka_unit_test(forgets),
		cmocka_unit_test(kazakh_number),
		cmocka_unit_test(scrolls),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
