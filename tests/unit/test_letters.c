/* base/letters and ui/charset: which letter stands for which, everywhere. */
#include <iconv.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/letters.h"
#include "base/text.h"
#include "ui/charset.h"

#define MARK "\xcc\x81" /* combining acute */
#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

static const char russian[] = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
			      "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
static const char national[] = "ӘҒҚҢӨҰҮҺІӢӮҲҶәғқңөұүһіӣӯҳҷ";
/* Letter by letter, what stands for those where a charset lacks them. */
static const char alike[] = "АГКНОУУХIИУХЧагкноуухiиухч";

static const char *const charsets[] = { "KOI8-R", "KOI8-U", "KOI8-RU", "KOI8-T",
	"CP1251", "CP866", "CP855", "ISO-8859-5", "ISO-IR-111", "MACCYRILLIC",
	"PT154", "RK1048" };

static struct charset charset(const char *name, enum letters letters)
{
	struct screen_setup setup = {
		.charset = name, .mode = letters, .combines = true
	};
	struct charset c;

	charset_read(&c, &setup);
	return c;
}

/* What the terminal draws for the bytes: they, as UTF-8. */
static void seen(struct buf *out, const char *name, const struct buf *sent)
{
	char *from = sent->data, *to;
	size_t left = sent->len, room = 4 * left + 1;
	iconv_t cd = iconv_open("UTF-8", name);
	char *text = malloc(room);

	assert_non_null(text);
	assert_true(cd != (iconv_t)-1);
	to = text;
	assert_int_equal(iconv(cd, &from, &left, &to, &room), 0);
	buf_add(out, text, (size_t)(to - text));
	iconv_close(cd);
	free(text);
}

static void through(struct buf *out, const char *name, const struct charset *c,
	const char *text)
{
	struct buf spelled = { 0 }, sent = { 0 };

	letters_spell(&spelled, c, text, strlen(text));
	letters_send(&sent, c, buf_str(&spelled), spelled.len);
	if (c->bytes && sent.len > 0)
		seen(out, name, &sent);
	else
		buf_adds(out, buf_str(&sent));
	buf_release(&spelled);
	buf_release(&sent);
}

/* The byte that the C library gives for one character; 0: none. */
static unsigned byte_of(iconv_t cd, const char *s, size_t n)
{
	char out[8] = "", *from = (char *)(uintptr_t)s, *to = out;
	size_t left = n, room = sizeof(out);

	iconv(cd, NULL, NULL, NULL, NULL);
	if (iconv(cd, &from, &left, &to, &room) != 0 || room != 7)
		return 0;
	return (unsigned char)out[0];
}

/* Each letter itself where the charset has it, else its look-alike. */
static void check_letters(
	const char *name, const char *letters, const char *instead)
{
	struct charset c = charset(name, SHOWN_FULL);
	iconv_t cd = iconv_open(name, "UTF-8");
	size_t n = strlen(letters), other = 0;

	for (size_t i = 0; i < n;) {
		size_t length = text_cluster(letters + i, n - i);
		size_t as =
			text_cluster(instead + other, strlen(instead) - other);
		unsigned byte = byte_of(cd, letters + i, length);
		struct buf sent = { 0 };

		letters_send(&sent, &c, letters + i, length);
		if (!byte)
			byte = byte_of(cd, instead + other, as);
		if (sent.len != 1 || (unsigned char)sent.data[0] != byte)
			fail_msg("%s: %.*s is sent as %02x, not %02x", name,
				(int)length, letters + i,
				sent.len ? (unsigned char)sent.data[0] : 0,
				byte);
		assert_int_equal(letters_width(&c, letters + i, length), 1);
		buf_release(&sent);
		i += length;
		other += as;
	}
	iconv_close(cd);
}

static void every_letter_in_every_charset(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(charsets); i++) {
		check_letters(charsets[i], russian, russian);
		check_letters(charsets[i], national, alike);
	}
}

/* How many of the national letters of each charset are themselves. */
static void what_charsets_have(void **state)
{
	static const struct {
		const char *name, *lacks;
	} rows[] = {
		{ "PT154", "" },
		{ "RK1048", "ӢӮҲҶ" },
		{ "KOI8-T", "ӘҢӨҰҮҺІ" },
		{ "CP1251", "ӘҒҚҢӨҰҮҺӢӮҲҶ" },
		{ "KOI8-R", "ӘҒҚҢӨҰҮҺІӢӮҲҶ" },
		{ "CP866", "ӘҒҚҢӨҰҮҺІӢӮҲҶ" },
		{ "ISO-8859-5", "ӘҒҚҢӨҰҮҺӢӮҲҶ" },
	};
	const char *upper = "ӘҒҚҢӨҰҮҺІӢӮҲҶ";

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct charset c = charset(rows[i].name, SHOWN_FULL);
		struct buf lacks = { 0 };

		for (const char *s = upper; *s; s += 2) {
			struct buf shown = { 0 };

			letters_show(&shown, &c, s, 2);
			if (strncmp(buf_str(&shown), s, 2) != 0)
				buf_add(&lacks, s, 2);
			buf_release(&shown);
		}
		assert_string_equal(buf_str(&lacks), rows[i].lacks);
		buf_release(&lacks);
	}
}

/* What a person sees of a text, spelled and shown. */
static const struct {
	const char *charset;
	enum letters letters;
	const char *text, *seen;
} rows[] = {
	{ NULL, SHOWN_FULL, "Әл «мо" MARK "ре» — 5 ≤ 6…",
		"Әл «мо" MARK "ре» — 5 ≤ 6…" },
	{ NULL, SHOWN_GLYPH, "Әл «мо" MARK "ре» — ӣ…", "Ал «море» — и…" },
	{ NULL, SHOWN_GLYPH, "Ёж, й, ў, ѓ", "Ёж, й, у, ѓ" },
	{ NULL, SHOWN_LATIN, "Әлем «мо" MARK "ре» — №5…",
		"Aelem \"more\" - No5..." },
	{ NULL, SHOWN_LATIN, "é ü 日本 ♥", "é ü 日本 ♥" },
	{ "KOI8-R", SHOWN_FULL, "Қазақ «тіл» — №5…", "Казак \"тiл\" - No5..." },
	{ "KOI8-R", SHOWN_FULL, "мо" MARK "ре, Мо́ре", "море, Море" },
	{ "KOI8-R", SHOWN_FULL, "и\xcc\x86 и\xcc\x84 е\xcc\x88", "й и ё" },
	{ "KOI8-R", SHOWN_FULL, "é ü ç ñ Å", "e u c n A" },
	{ "KOI8-R", SHOWN_FULL, "Љубав, Ђоко", "Ljубав, Djоко" },
	{ "KOI8-R", SHOWN_FULL, "日本 ♥ ı\xff", "???? ? ??" },
	{ "KOI8-R", SHOWN_FULL, "a ≤ b ≥ c ≠ d → e × f ± g",
		"a <= b >= c != d -> e x f +- g" },
	{ "KOI8-R", SHOWN_FULL, "┌─┬─┐│█║ ╔═╗", "+-+-+|#║ ╔═╗" },
	{ "KOI8-R", SHOWN_FULL, "x\xc2\xa0y \xc2\xad", "x y -" },
	{ "KOI8-R", SHOWN_FULL, "100 ₸, 5 °C, x²", "100 KZT, 5 degC, x^2" },
	{ "KOI8-R", SHOWN_GLYPH, "Қазақ", "Казак" },
	{ "CP1251", SHOWN_FULL, "«Қазақ тілі» — №5…", "«Казак тілі» - №5..." },
	{ "CP866", SHOWN_FULL, "«Қазақ» №5 ├─┤", "\"Казак\" №5 ├─┤" },
	{ "PT154", SHOWN_FULL, "«Қазақ, ӣӯҳҷ» №5", "«Қазақ, ӣӯҳҷ» №5" },
	{ "PT154", SHOWN_GLYPH, "Қазақ, ӣӯҳҷ І", "Казак, иухч I" },
	{ "KOI8-T", SHOWN_FULL, "Ҷумҳурӣ ӯ ғ қ, әңө", "Ҷумҳурӣ ӯ ғ қ, ано" },
	{ "PT154", SHOWN_LATIN, "Қазақ тілі", "Qazaq tili" },
	/* without Cyrillic, or unknown: Latin letters all the same */
	{ "ISO-8859-1", SHOWN_FULL, "Привет, né", "Privet, né" },
	{ "US-ASCII", SHOWN_FULL, "Привет, né «я»", "Privet, ne \"ya\"" },
};

static void texts(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct charset c = charset(rows[i].charset, rows[i].letters);
		struct buf out = { 0 };

		through(&out, rows[i].charset, &c, rows[i].text);
		assert_string_equal(buf_str(&out), rows[i].seen);
		buf_release(&out);
	}
}

static void transliterates(void **state)
{
	static const struct {
		const char *text, *latin;
	} words[] = {
		{ "Съешь ещё этих мягких французских булок, да выпей чаю",
			"S'esh' eshhyo etikh myagkikh frantsuzskikh bulok, "
			"da vypey chayu" },
		{ "ЩИ Щи Щ ЩИТ Ё Ёж ЁЖ юг ЮГ", "SHHI Shhi Shh SHHIT Yo Yozh "
					       "YOZH yug YUG" },
		{ "МО" MARK "Щ", "MOSHH" },
		{ "Щ" MARK "И", "SHHI" },
		{ "ӘҢГІМЕ Әңгіме", "AENGGIME Aenggime" },
		{ "Сабақты бұзба, үй өзен һәм ғалам",
			"Sabaqty buzba, uey oezen haem ghalam" },
		{ "Жаңы үй, көк өзөн", "Zhangy uey, koek oezoen" },
		{ "Ҷумҳурии Тоҷикистон, ғарм, қӯл, зиндагӣ",
			"Jumhurii Tojikiston, gharm, qu'l, zindagi'" },
		{ "Ў, Ї, Ґ, Є, Ѓ", "O', Yi, G, Ye, G" },
		{ "print(\"Сәлем\")  # ≤", "print(\"Saelem\")  # <=" },
		{ "и\xcc\x86", "y" },
		{ "", "" },
	};
	struct charset c = { .mode = SHOWN_LATIN, .combines = true };

	(void)state;
	for (size_t i = 0; i < LENGTH(words); i++) {
		struct buf out = { 0 }, again = { 0 };

		letters_spell(&out, &c, words[i].text, strlen(words[i].text));
		assert_string_equal(buf_str(&out), words[i].latin);
		letters_spell(&again, &c, buf_str(&out), out.len);
		assert_string_equal(buf_str(&again), buf_str(&out));
		buf_release(&out);
		buf_release(&again);
	}
}

/* Every letter and sign that may occur, for a terminal of ASCII. */
static void nothing_but_ascii(void **state)
{
	struct charset c = { .mode = SHOWN_LATIN, .combines = true };

	(void)state;
	for (uint32_t ch = 0x400; ch < 0x2600; ch++) {
		struct buf text = { 0 }, spelled = { 0 }, shown = { 0 };

		if (ch == 0x530)
			ch = 0x2010;
		text_encode(&text, ch);
		letters_spell(&spelled, &c, text.data, text.len);
		letters_show(&shown, &c, buf_str(&spelled), spelled.len);
		for (size_t i = 0; ch < 0x530 && i < shown.len; i++)
			assert_in_range((unsigned char)shown.data[i], ' ', '~');
		assert_int_equal(text_width(buf_str(&shown), shown.len),
			text_width(buf_str(&spelled), spelled.len));
		buf_release(&text);
		buf_release(&spelled);
		buf_release(&shown);
	}
}

/* What is shown is as wide as what was spelled; no sign is a control. */
static void widths_and_controls(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(charsets); i++) {
		struct charset c = charset(charsets[i], SHOWN_FULL);

		for (uint32_t ch = 0xa0; ch < 0x2700; ch++) {
			struct buf text = { 0 }, out = { 0 }, sent = { 0 };
			bool letter = ch >= 0x400 && ch < 0x530;

			text_encode(&text, ch);
			letters_spell(&out, &c, text.data, text.len);
			assert_int_equal(letters_width(&c, text.data, text.len),
				text_width(buf_str(&out), out.len));
			letters_send(&sent, &c, buf_str(&out), out.len);
			assert_int_equal(
				sent.len, text_width(buf_str(&out), out.len));
			for (size_t j = 0; j < sent.len; j++)
				assert_true((sent.data[j] & 0xe0) != 0x80 ||
					    letter);
			buf_release(&text);
			buf_release(&out);
			buf_release(&sent);
		}
	}
}

static void fits_whole_letters(void **state)
{
	struct charset c = { .mode = SHOWN_LATIN, .combines = true };
	const char *text = "Щука, жук и "
			   "мо" MARK "ре: 日本";
	size_t n = strlen(text);

	(void)state;
	for (int cells = 0; cells < 40; cells++) {
		size_t fit = letters_fit(&c, text, n, cells);
		size_t more = fit + text_cluster(text + fit, n - fit);

		assert_true(letters_width(&c, text, fit) <= cells);
		if (fit < n)
			assert_true(letters_width(&c, text, more) > cells);
		assert_int_equal(letters_fit(NULL, text, n, cells),
			text_fit(text, n, cells));
	}
	assert_int_equal(letters_width(NULL, text, n), text_width(text, n));
	assert_int_equal(letters_width(&c, "Щ", 2), 3);
}

/* All that a keyboard may send, both ways. */
static void decodes(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(charsets); i++) {
		struct charset c = charset(charsets[i], SHOWN_FULL);
		const char *own = "Съешь ещё ЭТИХ \033[A\r\177";
		struct buf sent = { 0 }, back = { 0 };

		letters_send(&sent, &c, own, strlen(own));
		letters_decode(&back, &c, sent.data, sent.len);
		assert_string_equal(buf_str(&back), own);
		buf_clear(&back);
		for (int byte = 0x80; byte < 0x100; byte++) {
			char one = (char)byte;

			letters_decode(&back, &c, &one, 1);
		}
		assert_true(text_clusters(back.data, back.len) >= 96);
		assert_int_equal(
			text_find_danger(back.data, back.len), back.len);
		buf_release(&sent);
		buf_release(&back);
	}
}

static void names_of_charsets(void **state)
{
	static const char *const poor[] = { "no-such", "", "UTF-16", "UCS-4",
		"EBCDIC-US", "CP037", "CP880", "ISO-8859-1", "CP437", "ASCII",
		"ISO-2022-JP", "//TRANSLIT", "UTF-7" };
	static const char *const locales[][2] = {
		{ "ru_RU.KOI8-R", "KOI8-R" },
		{ "kk_KZ.PT154@cyrillic", "PT154" },
		{ "ru_RU", NULL },
		{ "C", NULL },
		{ "ru_RU.", NULL },
		{ "C.UTF-8", "UTF-8" },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(poor); i++) {
		struct charset c = charset(poor[i], SHOWN_FULL);
		struct buf sent = { 0 };

		assert_true(c.bytes);
		assert_int_equal(c.mode, SHOWN_LATIN);
		letters_send(&sent, &c, "Я?\n", strlen("Я?\n"));
		assert_string_equal(buf_str(&sent), "??\n");
		buf_release(&sent);
	}
	for (size_t i = 0; i < LENGTH(locales); i++) {
		char *name = charset_of_locale(locales[i][0]);

		assert_int_equal(name == NULL, locales[i][1] == NULL);
		if (name)
			assert_string_equal(name, locales[i][1]);
		free(name);
	}
	assert_null(charset_of_locale(NULL));
	assert_true(charset_is_utf8("UTF-8"));
	assert_true(charset_is_utf8("utf8"));
	assert_true(charset_is_utf8("ANSI_X3.4-1968"));
	assert_false(charset_is_utf8("KOI8-R"));
}

static void simplified(void **state)
{
	static const struct {
		const char *charset;
		enum letters letters;
		const char *languages;
	} all[] = {
		{ NULL, SHOWN_FULL, "" },
		{ NULL, SHOWN_GLYPH, "kk ky tg " },
		{ NULL, SHOWN_LATIN, "ru kk ky tg " },
		{ "PT154", SHOWN_FULL, "" },
		{ "RK1048", SHOWN_FULL, "tg " },
		{ "KOI8-T", SHOWN_FULL, "kk ky " },
		{ "CP1251", SHOWN_FULL, "kk ky tg " },
		{ "ISO-8859-1", SHOWN_FULL, "ru kk ky tg " },
	};
	static const char *const languages[] = { "ru", "kk", "ky", "tg", "en" };

	(void)state;
	for (size_t i = 0; i < LENGTH(all); i++) {
		struct charset c = charset(all[i].charset, all[i].letters);
		struct buf found = { 0 };

		for (size_t j = 0; j < LENGTH(languages); j++) {
			assert_false(letters_simplified(NULL, languages[j]));
			if (letters_simplified(&c, languages[j]))
				buf_addf(&found, "%s ", languages[j]);
		}
		assert_string_equal(buf_str(&found), all[i].languages);
		buf_release(&found);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_letter_in_every_charset),
		cmocka_unit_test(what_charsets_have),
		cmocka_unit_test(texts),
		cmocka_unit_test(transliterates),
		cmocka_unit_test(nothing_but_ascii),
		cmocka_unit_test(widths_and_controls),
		cmocka_unit_test(fits_whole_letters),
		cmocka_unit_test(decodes),
		cmocka_unit_test(names_of_charsets),
		cmocka_unit_test(simplified),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
