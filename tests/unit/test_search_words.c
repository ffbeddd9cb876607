/* core/search_words: what finds what, and that no source hides a word. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "core/markdown.h"
#include "core/search_words.h"
#include "support/lines.h"

#define ROWS(array) (sizeof(array) / sizeof *(array))

static struct search_words words;

/* found: what is to be marked in the text; NULL: not all words are in it. */
static const struct row {
	const char *query, *text, *found;
} rows[] = {
	{ "бит", "Один бит.", "бит" },
	{ "БИТ", "биты и байты", "биты" },
	{ "бит", "любит орбиту", NULL },
	{ "бит", "любит,бит", "бит" },
	{ "бит", "байт", NULL },
	/* five languages: capitals, stress, letters of a Russian keyboard */
	{ "ёлка", "Елки", "Елки" },
	{ "елка", "ЁЛКА", "ЁЛКА" },
	{ "море", "мо́ре", "мо́ре" },
	{ "мо́ре", "МОРЕ", "МОРЕ" },
	{ "йод", "и\u0306од", "и\u0306од" },
	{ "казак", "қазақ тілі", "қазақ" },
	{ "қазақ", "Қазақша", "Қазақша" },
	{ "тил", "кыргыз тили, қазақ тілі", "тили" },
	{ "окуу", "Өкүү", "Өкүү" },
	{ "хисоб", "ҳисобот", "ҳисобот" },
	{ "забони", "забонӣ", "забонӣ" },
	{ "variables", "A Variable holds", "Variable" },
	{ "fоr", "for i in x:", "for" },
	{ "cafe", "Café", "Café" },
	/* endings */
	{ "переменная", "две переменные", "переменные" },
	{ "переменные", "переменной", "переменной" },
	{ "число", "Числами", "Числами" },
	{ "окно", "три окна", "окна" },
	{ "цикл", "циклы", "циклы" },
	{ "цикл", "цикада", NULL },
	{ "айнымалы", "айнымалыға", "айнымалыға" },
	{ "loops", "a loop", "loop" },
	{ "class", "class A", "class" },
	/* several words, in any order */
	{ "число двоичное", "В двоичном числе", "двоичном" },
	{ "двоичное число", "двоичный код", NULL },
	{ "  двоичное,  код! ", "двоичный код", "двоичный" },
	/* signs */
	{ "print(", "print(x)", "print" },
	{ "«бит»", "слово бит тут", "бит" },
	{ "==", "if x == 5:", "==" },
	{ "x=5", "y=5; x=5", "x=5" },
	{ "ls -l", "набери ls -l", "ls" },
	{ "что-то", "что—то", "что—то" },
	{ "sum", "print_sum()", "sum" },
	{ "2024", "в 2024 году", "2024" },
	{ "202", "в 2024 году", "2024" },
	{ "цена", "цена", "цена" },
};

static unsigned in(const char *text, struct search_hit *hit)
{
	return search_words_in(&words, text, strlen(text), hit);
}

static void finding(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		const struct row *r = &rows[i];
		struct search_hit hit = { 0, 0 };
		bool found;

		assert_true(search_words_read(&words, r->query));
		found = in(r->text, &hit) == search_words_all(&words);
		if (found != (r->found != NULL) ||
			(found && (hit.length != strlen(r->found) ||
					  memcmp(r->text + hit.at, r->found,
						  hit.length) != 0)))
			fail_msg("%s in %s: %d, %.*s", r->query, r->text, found,
				(int)hit.length, r->text + hit.at);
		if (found)
			assert_int_equal(search_words_near(&words, r->text,
						 strlen(r->text)),
				search_words_all(&words));
	}
}

static void nothing(void **state)
{
	static const char *const queries[] = { "", " ", "\t\n", "\u00ad",
		"\u00a0" };

	(void)state;
	for (size_t i = 0; i < ROWS(queries); i++)
		assert_false(search_words_read(&words, queries[i]));
}

/* More words and letters than there is room for. */
static void long_query(void **state)
{
	struct buf b = { 0 };

	(void)state;
	for (int i = 0; i < 5000; i++)
		buf_adds(&b, i % 100 ? "слово" : " ");
	assert_true(search_words_read(&words, buf_str(&b)));
	assert_int_equal(words.count, SEARCH_WORDS);
	assert_int_equal(in("слова", NULL), 0);
	buf_release(&b);
}

/* Words that a source hides from who reads it letter by letter. */
static const struct {
	const char *query, *source;
	bool near;
} sources[] = {
	{ "бит", "text: один *бит* и", true },
	{ "байт", "text: бай**т**", true },
	{ "битами", "[бит](term:bit)ами", true },
	{ "битами", "[би][x]тами", true },
	{ "bar", "text: \"foo\\nbar\"", true },
	{ "бит", "text: \"\\u0431\\u0438\\u0442\"", true },
	{ "бит", "text: \"би\\\n  т\"", true },
	{ "бит", "&#1073;ит", true },
	{ "cafe", "caf&eacute;", true },
	{ "snake", "a `big_snake`", true },
	{ "==", "x &#61;= 5", true },
	{ "бит", "text: |\n  байт & т.п.", false },
	{ "бит", "орбита", false },
};

static void sources_near(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(sources); i++) {
		unsigned found;

		assert_true(search_words_read(&words, sources[i].query));
		found = search_words_near(
			&words, sources[i].source, strlen(sources[i].source));
		if ((found == search_words_all(&words)) != sources[i].near)
			fail_msg("%s in %s", sources[i].query,
				sources[i].source);
	}
}

/* Every text of a document, joined by line feeds. */
static void add_texts(struct buf *out, const struct block *b)
{
	for (const struct block *in_it = b->first; in_it; in_it = in_it->next)
		add_texts(out, in_it);
	buf_add(out, b->rich.text, b->rich.length);
	buf_addc(out, '\n');
}

/* A word of the plain text, of some letters and perhaps a sign. */
static bool pick_word(struct buf *out, const struct buf *plain)
{
	size_t at = random_below(plain->len), n;

	while (at < plain->len && !strchr(" \n", plain->data[at]))
		at++;
	at += at < plain->len;
	n = strcspn(plain->data + at, " \n");
	buf_clear(out);
	text_add_safe(out, plain->data + at, n);
	return n > 0;
}

/* Whatever is found in what Markdown says is near in its source. */
static void never_missed(void **state)
{
	size_t looked = 0;

	(void)state;
	for (int round = 0; round < 300; round++) {
		struct buf source = { 0 }, safe = { 0 }, plain = { 0 };
		struct buf word = { 0 };
		struct arena arena = { 0 };

		random_document(&source);
		text_add_safe(&safe, buf_str(&source), source.len);
		add_texts(&plain, markdown_parse(&arena, buf_str(&safe),
					  safe.len, false));
		for (int i = 0; i < 20; i++) {
			if (!pick_word(&word, &plain) ||
				!search_words_read(&words, buf_str(&word)))
				continue;
			looked++;
			if (in(plain.data, NULL) &
				~search_words_near(&words, safe.data, safe.len))
				fail_msg("%s not near in %s", buf_str(&word),
					safe.data);
		}
		arena_release(&arena);
		buf_release(&source);
		buf_release(&safe);
		buf_release(&plain);
		buf_release(&word);
	}
	assert_true(looked > 1000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finding),
		cmocka_unit_test(nothing),
		cmocka_unit_test(long_query),
		cmocka_unit_test(sources_near),
		cmocka_unit_test(never_missed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
