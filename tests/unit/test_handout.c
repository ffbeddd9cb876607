/*
 * convert/handout: what stands on paper is what the player would show; each
 * key, typed in as it is printed, earns every point; ids tell all; letters
 * are the same on any keyboard; nothing of a module gets into the HTML raw.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "convert/handout.h"
#include "convert/html_write.h"
#include "core/folder.h"
#include "core/play.h"

#define ROWS(array) (sizeof(array) / sizeof *(array))

static const char *const folders[] = {
	"../modules/programming-basics",
	"golden/walk/modules/fingers",
};

static struct folder *open_folder(const char *name)
{
	char path[4096];
	struct faults faults = { 0 };
	struct folder *f;

	snprintf(path, sizeof(path), "%s/%s", getenv("SABAQ_TESTS"), name);
	f = folder_open(path, &faults);
	assert_non_null(f);
	faults_release(&faults);
	return f;
}

static const struct unit *unit_in(
	struct folder *f, const char *id, const char *language)
{
	struct faults faults = { 0 };
	const struct unit *u = folder_unit(f, id, language, &faults);

	assert_non_null(u);
	faults_release(&faults);
	return u;
}

/* --- a key is worth all points ---------------------------------------- */

static void check_key(const struct handout *h)
{
	struct arena arena = { 0 };
	struct strings *given =
		arena_array(&arena, h->asked + 1, sizeof(*given));
	struct handout_trouble trouble;
	struct buf key = { 0 }, again = { 0 };
	size_t question = 0;

	handout_key_typed(&key, h);
	if (!handout_answers_read(h, &arena, buf_str(&key), given, &trouble))
		fail_msg("%s: %s: question %zu, %d, %s", h->id, buf_str(&key),
			trouble.question, trouble.wrong, trouble.text);
	for (size_t i = 0; i < h->count; i++) {
		const struct step *s = h->steps[i];
		const struct step *source = unit_step(h->unit->source, s->id);
		struct verdict v;

		if (!handout_asks(s))
			continue;
		question_grade(s, source, &given[question], &v);
		if (question_graded(s) && v.mark != MARK_RIGHT)
			fail_msg("%s: %s is not right", h->id, s->id);
		handout_answer_write(&again, h, s, &given[question]);
		question++;
	}
	assert_int_equal(question, h->asked);
	buf_release(&key);
	buf_release(&again);
	arena_release(&arena);
}

static void test_keys_are_right(void **state)
{
	static const char *const languages[] = { "ru", "kk", "ky", "tg", "en" };
	size_t papers = 0;

	(void)state;
	for (size_t i = 0; i < ROWS(folders) * ROWS(languages); i++) {
		struct folder *f = open_folder(folders[i % ROWS(folders)]);
		const struct strings *ids = &folder_source(f)->units;

		for (size_t k = 0; k < ids->count; k++) {
			const struct unit *u = unit_in(
				f, ids->items[k], languages[i / ROWS(folders)]);

			for (int seed = 0; seed < 10; seed++, papers++) {
				struct arena arena = { 0 };
				struct handout h;

				handout_make(&h, &arena, u, seed, 1 + seed % 3);
				check_key(&h);
				arena_release(&arena);
			}
		}
		folder_free(f);
	}
	assert_true(papers >= 200);
}

/* --- the same paper as the player's, and the same again ---------------- */

static void test_as_played(void **state)
{
	struct folder *f = open_folder(folders[0]);
	const struct unit *u = unit_in(f, "variables-quiz", "kk");
	const struct unit *other = unit_in(f, "variables-quiz", "ru");
	struct arena arena = { 0 };
	struct handout h, again, next, russian;
	struct play_start start = { .unit = u, .module = "programming-basics" };
	struct effects effects;
	struct play play;

	(void)state;
	handout_make(&h, &arena, u, 7, 2);
	handout_make(&again, &arena, u, 7, 2);
	handout_make(&next, &arena, u, 7, 3);
	handout_make(&russian, &arena, other, 7, 2);
	assert_string_equal(h.id, again.id);
	assert_string_not_equal(h.attempt, next.attempt);
	assert_string_not_equal(h.rev, next.rev);
	/* Both languages in one class: the same questions and letters. */
	assert_string_equal(h.rev, russian.rev);
	start.attempt = h.attempt;
	play_begin(&play, &start, &effects);
	assert_int_equal(play.count, h.count);
	for (size_t i = 0; i < h.count; i++)
		assert_string_equal(play.slots[i].id, h.steps[i]->id);
	play_release(&play);
	arena_release(&arena);
	folder_free(f);
}

/* --- ids --------------------------------------------------------------- */

static const struct {
	const char *id;
	bool good;
	size_t length;
	const char *language;
	int seed, number;
} ids[] = {
	{ "m/u:kk-7-2-9c1f02ab", true, 3, "kk", 7, 2 },
	{ "./a:b/m/u:uz-cyrl-0-200-00000000", true, 9, "uz-cyrl", 0, 200 },
	{ "m/u:ru-999999999-1-0123abcd", true, 3, "ru", 999999999, 1 },
	{ "m/u:ru-1000000000-1-0123abcd", false, 0, "", 0, 0 },
	{ "m/u:ru-1-0-0123abcd", false, 0, "", 0, 0 },
	{ "m/u:ru-1-201-0123abcd", false, 0, "", 0, 0 },
	{ "m/u:ru-1-1-0123abc", false, 0, "", 0, 0 },
	{ "m/u:ru-1-1-0123ABCD", false, 0, "", 0, 0 },
	{ "m/u:-1-1-0123abcd", false, 0, "", 0, 0 },
	{ "m/u:1-1-0123abcd", false, 0, "", 0, 0 },
	{ ":ru-1-1-0123abcd", false, 0, "", 0, 0 },
	{ "m/u", false, 0, "", 0, 0 },
	{ "", false, 0, "", 0, 0 },
};

static void test_ids(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(ids); i++) {
		struct handout_id id;

		if (handout_id_read(&id, ids[i].id) != ids[i].good)
			fail_msg("%s", ids[i].id);
		if (!ids[i].good)
			continue;
		assert_int_equal(id.length, ids[i].length);
		assert_string_equal(id.language, ids[i].language);
		assert_int_equal(id.seed, ids[i].seed);
		assert_int_equal(id.number, ids[i].number);
	}
}

/* --- letters ----------------------------------------------------------- */

/* What the keys of Latin letters give on a Russian layout. */
static const struct {
	char latin;
	const char *russian;
} keys[] = {
	{ 'Q', "Й" },
	{ 'W', "Ц" },
	{ 'E', "У" },
	{ 'R', "К" },
	{ 'T', "Е" },
	{ 'Y', "Н" },
	{ 'U', "Г" },
	{ 'I', "Ш" },
	{ 'O', "Щ" },
	{ 'P', "З" },
	{ 'A', "Ф" },
	{ 'S', "Ы" },
	{ 'D', "В" },
	{ 'F', "А" },
	{ 'G', "П" },
	{ 'H', "Р" },
	{ 'J', "О" },
	{ 'K', "Л" },
	{ 'L', "Д" },
	{ 'Z', "Я" },
	{ 'X', "Ч" },
	{ 'C', "С" },
	{ 'V', "М" },
	{ 'B', "И" },
	{ 'N', "Т" },
	{ 'M', "Ь" },
};

/*
 * Whoever forgot to switch the layout hears of it, or has typed what was
 * meant: never is another of the first nine letters read.
 */
static void test_letters_on_any_layout(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(keys); i++) {
		size_t meant = handout_letter_index((uint8_t)keys[i].latin);
		uint32_t ch;
		size_t got;

		text_decode(keys[i].russian, 2, &ch);
		got = handout_letter_index(ch);
		if (meant < 9 && got < 9 && meant != got)
			fail_msg("%c gives %s", keys[i].latin, keys[i].russian);
	}
}

static void test_letters(void **state)
{
	static const char same[] = "АВСЕНКМОХ";
	uint32_t ch;

	(void)state;
	for (size_t i = 0; i < HANDOUT_LETTERS; i++) {
		char letter = handout_letter(i);

		assert_int_equal(handout_letter_index((uint8_t)letter), i);
		for (size_t k = 0; k < i; k++)
			assert_int_not_equal(handout_letter(k), letter);
	}
	for (size_t i = 0; i < 9; i++) {
		text_decode(same + 2 * i, 2, &ch);
		assert_int_equal(handout_letter_index(ch), i);
		assert_int_equal(handout_letter_index(ch + 0x20), i);
	}
	assert_int_equal(handout_letter(HANDOUT_LETTERS), '?');
}

/* --- what is typed ----------------------------------------------------- */

/* hand, seed 1: one of 4, many of 5, text, gaps, order of 5, pairs, open. */
static const struct {
	const char *typed;
	enum handout_wrong wrong;
	size_t question;
	const char *as; /* how it would be written */
} typed[] = {
	{ "A[BC]\"bit\"[\"2\" \"7\" A \"ring\"][ACEB][EBH]-", HANDOUT_FINE, 0,
		"A[BC]\"bit\"[\"2\" \"7\" A \"ring\"][ACEB][EBH]-" },
	{ "а (вс) bit (2 7 а ring) (асев) (евн) «so it is»", HANDOUT_FINE, 0,
		"A[BC]\"bit\"[\"2\" \"7\" A \"ring\"][ACEB][EBH]"
		"\"so it is\"" },
	{ "-------", HANDOUT_FINE, 0, "-------" },
	{ "– — − - - - -", HANDOUT_FINE, 0, "-------" },
	{ "- B - [- 7 - -] - [-B-] -", HANDOUT_FINE, 0,
		"-[B]-[- \"7\" - -]-[-B-]-" },
	{ "- - \"say \"\"it\"\"\" ----", HANDOUT_FINE, 0,
		"--\"say \"\"it\"\"\"----" },
	{ "------\"\"", HANDOUT_FINE, 0, "-------" },
	{ "[ABCA]", HANDOUT_LETTER, 1, NULL },
	{ "D", HANDOUT_LETTER, 1, NULL },
	{ "H", HANDOUT_LETTER, 1, NULL },
	{ "A[BB]", HANDOUT_TWICE, 2, NULL },
	{ "A[BC", HANDOUT_OPEN, 2, NULL },
	{ "A[BQ]", HANDOUT_LETTER, 2, NULL },
	{ "--\"bit", HANDOUT_OPEN, 3, NULL },
	{ "---[2 7 A]", HANDOUT_PARTS, 4, NULL },
	{ "---[2 7 A ring B]", HANDOUT_PARTS, 4, NULL },
	{ "---[2 seven A ring]", HANDOUT_NUMBER, 4, NULL },
	{ "---2", HANDOUT_PARTS, 4, NULL },
	{ "-----[EB]", HANDOUT_PARTS, 6, NULL },
	{ "------", HANDOUT_FEW, 7, NULL },
	{ "", HANDOUT_FEW, 1, NULL },
	{ "--------", HANDOUT_REST, 7, NULL },
	{ "--bit----", HANDOUT_FEW, 4, NULL },
	{ "-- bіt ----", HANDOUT_MIXED, 3, NULL },
};

static void check_typed(const struct handout *h, size_t row)
{
	struct arena arena = { 0 };
	struct strings *given = arena_array(&arena, h->asked, sizeof(*given));
	struct handout_trouble t;
	struct buf b = { 0 };
	size_t question = 0;
	bool good =
		handout_answers_read(h, &arena, typed[row].typed, given, &t);

	if (good != (typed[row].wrong == HANDOUT_FINE) ||
		t.wrong != typed[row].wrong ||
		(!good && t.question != typed[row].question))
		fail_msg("%s: %d at %zu: %s", typed[row].typed, t.wrong,
			t.question, t.text);
	for (size_t i = 0; good && i < h->count; i++) {
		if (handout_asks(h->steps[i]))
			handout_answer_write(
				&b, h, h->steps[i], &given[question++]);
	}
	if (good)
		assert_string_equal(buf_str(&b), typed[row].as);
	buf_release(&b);
	arena_release(&arena);
}

static void test_typed(void **state)
{
	struct folder *f = open_folder(folders[1]);
	struct arena arena = { 0 };
	struct handout h;

	(void)state;
	handout_make(&h, &arena, unit_in(f, "hand", "en"), 1, 1);
	assert_int_equal(h.asked, 7);
	for (size_t i = 0; i < ROWS(typed); i++)
		check_typed(&h, i);
	arena_release(&arena);
	folder_free(f);
}

/* --- files ------------------------------------------------------------- */

static const struct {
	const char *markdown, *html;
	bool short_text;
} texts[] = {
	{ "a & <b> \"c\" 'd'", "a &amp; &lt;b&gt; &quot;c&quot; &#39;d&#39;",
		true },
	{ "`</code><script>`", "<code>&lt;/code&gt;&lt;script&gt;</code>",
		true },
	{ "<script>alert(1)</script>",
		"<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n", false },
	{ "[x](javascript:alert)", "<p>x (javascript:alert)</p>\n", false },
	{ "```\n</pre><b>\n```", "<pre>&lt;/pre&gt;&lt;b&gt;\n</pre>\n",
		false },
	{ "- a\n- **b**",
		"<ul>\n<li>a\n</li>\n<li><strong>b</strong>\n</li>\n</ul>\n",
		false },
	{ "3. a\n4. b", "<ol start=\"3\">\n<li>a\n</li>\n<li>b\n</li>\n</ol>\n",
		false },
	{ "# T", "<h3>T</h3>\n", false },
	{ "---", "<hr>\n", false },
	{ "|a|b|\n|---|--:|\n|1|<2>|",
		"<table>\n<tr><th>a</th><th class=\"right\">b</th></tr>\n"
		"<tr><td>1</td><td class=\"right\">&lt;2&gt;</td></tr>\n"
		"</table>\n",
		false },
	{ "a \xee\x80\x81 b", "a <span class=\"gap\"><sup>2</sup></span> b",
		true },
	{ "қ\x1b[31m", "қ\xef\xbf\xbd[31m", true },
};

static void test_html(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(texts); i++) {
		struct buf b = { 0 };

		html_put_markdown(
			&b, texts[i].markdown, texts[i].short_text, "Figure");
		assert_string_equal(buf_str(&b), texts[i].html);
		buf_release(&b);
	}
}

static void test_css(void **state)
{
	struct buf b = { 0 };

	(void)state;
	html_put_css_string(&b, "a\"}</style>\\ қ\n");
	assert_string_equal(buf_str(&b), "\"a\\22 \\7d \\3c \\2f style\\3e "
					 "\\5c  қ\\a \"");
	buf_release(&b);
}

static size_t count_of(const char *text, const char *word)
{
	size_t n = 0;

	for (; (text = strstr(text, word)); text += strlen(word))
		n++;
	return n;
}

/* A section for each paper and key, a block for each question. */
static void test_files(void **state)
{
	struct folder *f = open_folder(folders[1]);
	struct arena arena = { 0 };
	struct handout h[2];
	struct handout_set set = { .items = h, .count = 2, .key = true };
	struct buf html = { 0 }, text = { 0 };

	(void)state;
	handout_make(&h[0], &arena, unit_in(f, "hand", "en"), 1, 1);
	handout_make(&h[1], &arena, unit_in(f, "hand", "en"), 1, 2);
	handout_html(&html, &set);
	handout_text(&text, &set);
	assert_int_equal(count_of(buf_str(&html), "<section"), 4);
	assert_int_equal(count_of(buf_str(&html), "class=\"q\""), 28);
	assert_int_equal(count_of(buf_str(&html), h[1].id), 2);
	assert_int_equal(count_of(buf_str(&html), "<script"), 0);
	assert_int_equal(count_of(buf_str(&html), "class=\"gap\""), 8);
	assert_int_equal(count_of(buf_str(&text), "\f"), 3);
	assert_int_equal(count_of(buf_str(&text), h[0].id), 2);
	assert_int_equal(count_of(buf_str(&text), "(4) [______________]"), 2);
	/* The papers themselves tell nothing of what is right. */
	set.key = false;
	buf_clear(&html);
	handout_html(&html, &set);
	assert_int_equal(count_of(buf_str(&html), "there is no sixth"), 0);
	assert_int_equal(count_of(buf_str(&html), "\xef\xbf\xbd"), 0);
	buf_release(&html);
	buf_release(&text);
	arena_release(&arena);
	folder_free(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_keys_are_right),
		cmocka_unit_test(test_as_played),
		cmocka_unit_test(test_ids),
		cmocka_unit_test(test_letters_on_any_layout),
		cmocka_unit_test(test_letters),
		cmocka_unit_test(test_typed),
		cmocka_unit_test(test_html),
		cmocka_unit_test(test_css),
		cmocka_unit_test(test_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
