/* base/text: clusters, widths, what is dangerous, NFC, folding. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <unicase.h>
#include <unigbrk.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwidth.h>

#include "base/buf.h"
#include "base/text.h"

enum { MANY = 200 };

static const struct {
	const char *text;
	size_t clusters;
	size_t last; /* bytes of the last one */
	int width;
} rows[] = {
	{ "", 0, 0, 0 },
	{ "a", 1, 1, 1 },
	{ "сабақ", 5, 2, 5 },
	{ "ӘҒҚҢӨҰҮҺІ ӢӮҲҶ", 14, 2, 14 },
	{ "мо\xcc\x81ре", 4, 2, 4 }, /* a stress mark */
	{ "о\xcc\x81", 1, 4, 1 },
	{ "О\xcc\x81\xcc\x84", 1, 6, 1 },
	{ "\xcc\x81", 1, 2, 0 }, /* a mark with nothing under it */
	{ "a\xc2\xa0«б»", 5, 2, 5 },
	{ "a\xc2\xad"
	  "b",
		3, 1, 3 }, /* a soft hyphen */
	{ "日本", 2, 3, 4 },
	{ "한국", 2, 3, 4 },
	{ "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", 1, 9, 2 }, /* jamo */
	{ "\r\n", 1, 2, 2 },
	{ "a\r\n", 2, 2, 3 },
	/* the flag of Kazakhstan, twice */
	{ "🇰🇿🇰🇿", 2, 8, 4 },
	{ "x👍🏽", 2, 8, 5 }, /* a thumb and its skin */
	{ "👩‍👩‍👧", 1, 18, 6 },
	{ "\xff", 1, 1, 1 },
	{ "\xd0", 1, 1, 1 },
	{ "a\xd0", 2, 1, 2 },
	{ "о\xcc", 2, 1, 2 },
	{ "\xd0\xd0\xbe", 2, 2, 2 },
	{ "о\xcc\x81\x80", 2, 1, 2 },
	{ "─│┌ — “x” …", 11, 3, 11 },
};

static void test_rows(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *s = rows[i].text;
		size_t n = strlen(s);

		assert_int_equal(text_clusters(s, n), rows[i].clusters);
		assert_int_equal(text_last_cluster(s, n), rows[i].last);
		assert_int_equal(text_width(s, n), rows[i].width);
		assert_int_equal(text_fit(s, n, rows[i].width), n);
	}
}

static void test_fit(void **state)
{
	static const struct {
		const char *text;
		int cells;
		size_t fits;
	} fits[] = {
		{ "", 5, 0 },
		{ "abc", 0, 0 },
		{ "abc", 2, 2 },
		{ "абв", 2, 4 },
		{ "мо\xcc\x81ре", 2, 6 },
		{ "мо\xcc\x81ре", 1, 2 },
		{ "日本", 3, 3 },
		{ "日本", 1, 0 },
		{ "🇰🇿🇰🇿", 3, 8 },
		{ "ab\xff\xff", 3, 3 },
		{ "abc", -1, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof fits / sizeof *fits; i++)
		assert_int_equal(text_fit(fits[i].text, strlen(fits[i].text),
					 fits[i].cells),
			fits[i].fits);
}

/* The fast path must say what libunistring's tables say. */
static void test_every_width(void **state)
{
	(void)state;
	for (uint32_t ch = 0; ch <= 0x10ffff; ch++) {
		struct buf b = { 0 };
		uint32_t back;
		int width = uc_width(ch, "UTF-8");

		if (ch >= 0xd800 && ch < 0xe000)
			continue;
		if (width < 0 || ch == 0 || ch == 0xad)
			width = 1;
		text_encode(&b, ch);
		assert_int_equal(text_decode(b.data, b.len, &back), b.len);
		assert_int_equal(back, ch);
		if (text_width(b.data, b.len) != width)
			fail_msg("U+%04X", ch);
		buf_release(&b);
	}
}

static uint32_t random_state = 1;

static uint32_t below(uint32_t n)
{
	random_state = random_state * 1664525u + 1013904223u;
	return (random_state >> 8) % n;
}

static void test_clusters_as_libunistring(void **state)
{
	static const uint32_t some[] = { 'a', ' ', '\r', '\n', 0xa0, 0xa9, 0xad,
		0x300, 0x301, 0x430, 0x43e, 0x483, 0x49b, 0x600, 0x903, 0x1100,
		0x1161, 0x11a8, 0x200d, 0x2014, 0x2500, 0xac00, 0x65e5, 0xfffd,
		0x1f1e6, 0x1f1ff, 0x1f3fd, 0x1f466 };
	char breaks[4 * MANY];

	(void)state;
	for (int round = 0; round < 2000; round++) {
		struct buf b = { 0 };
		uint32_t length = 1 + below(MANY), kinds = 1 + below(28);
		size_t last = 0;

		while (length-- > 0)
			text_encode(&b, some[below(kinds)]);
		u8_grapheme_breaks((const uint8_t *)b.data, b.len, breaks);
		for (size_t i = 0; i < b.len;) {
			size_t n = text_cluster(b.data + i, b.len - i);

			/* within one text, RI pairs count from the start */
			assert_true(breaks[i]);
			for (size_t j = i + 1; j < i + n; j++)
				assert_false(breaks[j]);
			last = n;
			i += n;
		}
		assert_int_equal(text_last_cluster(b.data, b.len), last);
		buf_release(&b);
	}
}

static void test_long_cluster(void **state)
{
	struct buf b = { 0 };
	size_t one;

	(void)state;
	buf_adds(&b, "о");
	for (int i = 0; i < 1000; i++)
		buf_adds(&b, "\xcc\x81");
	one = b.len;
	assert_int_equal(text_cluster(b.data, b.len), one);
	buf_adds(&b, "\xff");
	assert_int_equal(text_cluster(b.data, b.len), one);
	buf_adds(&b, "x");
	assert_int_equal(text_cluster(b.data, b.len), one);
	assert_int_equal(text_fit(b.data, b.len, 1), one);
	buf_release(&b);
}

static void test_danger(void **state)
{
	static const struct {
		uint32_t ch;
		enum text_danger danger;
	} chars[] = {
		{ 0, TEXT_CONTROL },
		{ 7, TEXT_CONTROL },
		{ '\t', TEXT_SAFE },
		{ '\n', TEXT_SAFE },
		{ '\r', TEXT_CONTROL },
		{ 0x1b, TEXT_CONTROL },
		{ ' ', TEXT_SAFE },
		{ 0x7f, TEXT_CONTROL },
		{ 0x80, TEXT_CONTROL },
		{ 0x9b, TEXT_CONTROL },
		{ 0xa0, TEXT_SAFE },
		{ 0xad, TEXT_SAFE },
		{ 0x301, TEXT_SAFE },
		{ 0x34f, TEXT_INVISIBLE },
		{ 0x4e9, TEXT_SAFE },
		{ 0x61c, TEXT_BIDI },
		{ 0x200b, TEXT_INVISIBLE },
		{ 0x200d, TEXT_INVISIBLE },
		{ 0x200e, TEXT_BIDI },
		{ 0x200f, TEXT_BIDI },
		{ 0x2010, TEXT_SAFE },
		{ 0x2028, TEXT_CONTROL },
		{ 0x202a, TEXT_BIDI },
		{ 0x202e, TEXT_BIDI },
		{ 0x202f, TEXT_SAFE },
		{ 0x2060, TEXT_INVISIBLE },
		{ 0x2066, TEXT_BIDI },
		{ 0x2069, TEXT_BIDI },
		{ 0x206a, TEXT_INVISIBLE },
		{ 0x3164, TEXT_INVISIBLE },
		{ 0xd800, TEXT_INVISIBLE },
		{ 0xe000, TEXT_PRIVATE },
		{ 0xf0b7, TEXT_PRIVATE }, /* a bullet of the Symbol font */
		{ 0xf8ff, TEXT_PRIVATE },
		{ 0xf900, TEXT_SAFE },
		{ 0xfdd0, TEXT_INVISIBLE },
		{ 0xfe0f, TEXT_INVISIBLE },
		{ 0xfeff, TEXT_INVISIBLE },
		{ 0xfffd, TEXT_SAFE },
		{ 0xffff, TEXT_INVISIBLE },
		{ 0x1fffe, TEXT_INVISIBLE },
		{ 0x1f600, TEXT_SAFE },
		{ 0xe0041, TEXT_INVISIBLE },
		{ 0xe0100, TEXT_INVISIBLE },
		{ 0xeffff, TEXT_INVISIBLE },
		{ 0xf0000, TEXT_PRIVATE },
		{ 0xffffe, TEXT_INVISIBLE },
		{ 0x10fffd, TEXT_PRIVATE },
		{ 0x110000, TEXT_INVISIBLE },
	};

	(void)state;
	for (size_t i = 0; i < sizeof chars / sizeof *chars; i++)
		if (text_danger(chars[i].ch) != chars[i].danger)
			fail_msg("U+%04X", chars[i].ch);
	assert_int_equal(text_find_danger("ab\n\tқ", 6), 6);
	assert_int_equal(text_find_danger("қ\x1b[", 4), 2);
	assert_int_equal(text_find_danger("a\xe2\x80\x8b", 4), 1);
	assert_int_equal(text_find_danger("a\0b", 3), 1);
}

/* What needs no look is found safe, what is dangerous never common. */
static void test_every_danger(void **state)
{
	(void)state;
	for (uint32_t ch = 0; ch <= 0x10ffff; ch++) {
		struct buf b = { 0 };
		size_t want;

		if (ch >= 0xd800 && ch < 0xe000)
			continue;
		text_encode(&b, ch);
		want = text_danger(ch) == TEXT_SAFE ? b.len : 0;
		if (text_find_danger(b.data, b.len) != want)
			fail_msg("U+%04X", ch);
		buf_release(&b);
	}
}

static void test_safe(void **state)
{
	static const struct {
		const char *text, *safe;
	} safe[] = {
		{ "сабақ", "сабақ" },
		{ "a\x1b[2J", "a\xef\xbf\xbd[2J" },
		{ "a\xff"
		  "b",
			"a\xef\xbf\xbd"
			"b" },
		{ "a\xe2\x80\xae"
		  "b",
			"ab" },
		{ "\xef\xbb\xbfx", "x" },
		{ "\xee\x80\x80x\xf3\xb0\x80\x80", "x" },
		{ "\xc2\x9b", "\xef\xbf\xbd" },
		{ "a\xd0", "a\xef\xbf\xbd" },
		{ "мо\xcc\x81ре", "мо\xcc\x81ре" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof safe / sizeof *safe; i++) {
		struct buf b = { 0 };

		text_add_safe(&b, safe[i].text, strlen(safe[i].text));
		assert_string_equal(buf_str(&b), safe[i].safe);
		buf_release(&b);
	}
}

static void test_nfc(void **state)
{
	static const struct {
		const char *text, *nfc; /* NULL: as it should be */
	} forms[] = {
		{ "", NULL },
		{ "сабақ", NULL },
		{ "мо\xcc\x81ре", NULL }, /* no letter for it */
		{ "и\xcc\x86", "й" },
		{ "и\xcc\x84 у\xcc\x84", "ӣ ӯ" },
		{ "e\xcc\x81", "é" },
		{ "и\xcc\x86\xff", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		size_t n = strlen(forms[i].text);
		char *out = text_nfc(forms[i].text, n, &n);

		if (forms[i].nfc) {
			assert_string_equal(out, forms[i].nfc);
			assert_int_equal(n, strlen(out));
		} else {
			assert_null(out);
		}
		free(out);
	}
}

static void test_fold(void **state)
{
	static const struct {
		const char *text, *folded;
	} folds[] = {
		{ "", "" },
		{ "TITLE", "title" },
		{ "ӘҒҚҢӨҰҮҺІ ӢӮҲҶЁ", "әғқңөұүһі ӣӯҳҷё" },
		{ "И\xcc\x86", "й" },
		{ "Straße", "strasse" },
		{ "A\xff", "a\xef\xbf\xbd" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof folds / sizeof *folds; i++) {
		size_t n = strlen(folds[i].text);
		char *out = text_fold(folds[i].text, n, &n);

		assert_string_equal(out, folds[i].folded);
		assert_int_equal(n, strlen(out));
		free(out);
	}
}

/* What is folded without tables comes out as with them. */
static void test_fold_plain(void **state)
{
	struct buf text = { 0 };

	(void)state;
	for (uint32_t ch = 1; ch < 0x2200; ch++) {
		size_t n, wanted;
		uint8_t *with;
		char *out;

		buf_clear(&text);
		buf_adds(&text, "A Й");
		text_encode(&text, ch);
		with = u8_casefold((const uint8_t *)buf_str(&text), text.len,
			NULL, UNINORM_NFC, NULL, &wanted);
		out = text_fold(buf_str(&text), text.len, &n);
		assert_non_null(with);
		assert_int_equal(n, wanted);
		assert_memory_equal(out, with, n);
		free(with);
		free(out);
	}
	buf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_fit),
		cmocka_unit_test(test_every_width),
		cmocka_unit_test(test_clusters_as_libunistring),
		cmocka_unit_test(test_long_cluster),
		cmocka_unit_test(test_danger),
		cmocka_unit_test(test_every_danger),
		cmocka_unit_test(test_safe),
		cmocka_unit_test(test_nfc),
		cmocka_unit_test(test_fold),
		cmocka_unit_test(test_fold_plain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
