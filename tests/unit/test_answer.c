/* core/answer: what counts as the same answer, and what does not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "core/answer.h"

#define NBSP "\xc2\xa0"
#define NARROW "\xe2\x80\xaf" /* U+202F */
#define THIN "\xe2\x80\x89"
#define ACUTE "\xcc\x81"
#define GRAVE "\xcc\x80"
#define BREVE "\xcc\x86"
#define DOTS "\xcc\x88"
#define MACRON "\xcc\x84"
#define HYPHEN "\xe2\x80\x90"
#define MINUS "\xe2\x88\x92"

enum { NO, YES, NOTE }; /* as enum answer_match */
enum { PLAIN, CASE, LENIENT, BOTH }; /* rules */

struct row {
	const char *wanted, *given;
	int rules, match;
};

static const struct row letters[] = {
	{ "переменная", "переменная", PLAIN, YES },
	{ "переменная", "ПЕРЕМЕННАЯ", PLAIN, YES },
	{ "айнымалы", "Айнымалы", PLAIN, YES },
	{ "ӨЗГӨРМӨ", "өзгөрмө", PLAIN, YES },
	{ "Тағйирёбанда", "тАҒЙИРЁБАНДА", PLAIN, YES },
	{ "кӯшиш", "КӮШИШ", PLAIN, YES },
	{ "variable", "VARIABLE", PLAIN, YES },
	{ "True", "true", CASE, NO },
	{ "True", "True", CASE, YES },
	{ "Қазақстан", "қазақстан", CASE, NO },
	{ "кітап", "кітаб", PLAIN, NO },
	{ "кітап", "кітап ", PLAIN, YES },
	{ "кітап", "кіта", PLAIN, NO },
	{ "кітап", "кітапы", PLAIN, NO },
	/* nothing typed matches nothing */
	{ "кітап", "", PLAIN, NO },
	{ "", "", PLAIN, NO },
	{ "", " \t" NBSP, PLAIN, NO },
	{ " ", " ", PLAIN, NO },
	/* composed and combining */
	{ "ёлка", "е" DOTS "лка", PLAIN, YES },
	{ "Ёлка", "Е" DOTS "лка", CASE, YES },
	{ "мой", "мои" BREVE, PLAIN, YES },
	{ "мои" BREVE, "мой", CASE, YES },
	{ "мой", "мои", PLAIN, NO },
	{ "забонӣ", "забони" MACRON, PLAIN, YES },
	{ "кӯшиш", "ку" MACRON "шиш", CASE, YES },
	{ "кӯшиш", "кушиш", PLAIN, NO },
	{ "café", "cafe" ACUTE, PLAIN, YES },
	{ "café", "cafe", PLAIN, NO },
	/* yo */
	{ "ёлка", "елка", PLAIN, YES },
	{ "елка", "ЁЛКА", PLAIN, YES },
	{ "Ёлка", "Елка", CASE, YES },
	{ "ёлка", "Ёлка", CASE, NO },
	/* stress marks, and letters that only look like having one */
	{ "море", "мо" ACUTE "ре", PLAIN, YES },
	{ "мо" ACUTE "ре", "МОРЕ", PLAIN, YES },
	{ "Амал", "А" ACUTE "мал", CASE, YES },
	{ "әліппе", "ә" ACUTE "ліппе", PLAIN, YES },
	{ "сунъӣ", "сунъӣ" ACUTE, PLAIN, YES },
	{ "сунъӣ", "сунъи" MACRON ACUTE, PLAIN, YES },
	{ "сунъӣ", "сунъи" ACUTE MACRON, PLAIN, YES },
	{ "йод", "и" ACUTE BREVE "од", PLAIN, YES },
	{ "её", "ее" ACUTE DOTS, PLAIN, YES },
	{ "все", "всѐ", PLAIN, YES },
	{ "и", "ѝ", PLAIN, YES },
	{ "вода", "вода" GRAVE, PLAIN, YES },
	{ "к", "к" ACUTE, PLAIN, NO },
	/* without ink */
	{ "алгоритм", "алго\xc2\xadритм", PLAIN, YES },
	{ "алгоритм",
		"\xef\xbb\xbf"
		"алго\xe2\x80\x8bритм",
		PLAIN, YES },
	{ "алгоритм", "алгоритм\xe2\x80\x8f\x01", PLAIN, YES },
};

static const struct row signs[] = {
	{ "машинное обучение", "  машинное   обучение\t", PLAIN, YES },
	{ "машинное обучение", "машинное" NBSP "обучение", PLAIN, YES },
	{ "машинное обучение", "машинное" NARROW THIN "обучение\r\n", CASE,
		YES },
	{ "машинное обучение", NBSP "машинное\tобучение" THIN, PLAIN, YES },
	{ "машинное обучение", "машинноеобучение", PLAIN, NO },
	{ "нейросеть", "нейро сеть", PLAIN, NO },
	/* dashes */
	{ "Алма-Ата", "алма" HYPHEN "ата", PLAIN, YES },
	{ "Алма-Ата",
		"алма\xe2\x80\x91"
		"ата",
		PLAIN, YES },
	{ "5-7",
		"5\xe2\x80\x92"
		"7",
		PLAIN, YES },
	{ "5–7", "5—7", PLAIN, YES },
	{ MINUS "5", "-5", PLAIN, YES },
	{ "Алма-Ата", "Алма - Ата", PLAIN, YES },
	{ "Алма-Ата", "Алма Ата", PLAIN, NO },
	{ "Алма-Ата", "АлмаАта", PLAIN, NO },
	/* quotes */
	{ "«Манас»", "\"Манас\"", PLAIN, YES },
	{ "«Манас»", "„Манас“", PLAIN, YES },
	{ "“Манас”", "'Манас'", CASE, YES },
	{ "don't", "don’t", PLAIN, YES },
	{ "print(\"да\")", "print('да')", CASE, YES },
	{ "print(\"да\")", "print(да)", CASE, NO },
	{ "«Манас»", "Манас", PLAIN, NO },
	/* numbers in words */
	{ "2,5 км", "2.5 км", PLAIN, YES },
	{ "2.5", "2,5", PLAIN, YES },
	{ "2.5", "25", PLAIN, NO },
	{ "1000", "1 000", PLAIN, YES },
	{ "1 000 000 сом", "1000000 сом", PLAIN, YES },
	{ "1000", "1" NBSP "000", PLAIN, YES },
	{ "1000", "1" NARROW "000", PLAIN, YES },
	{ "10 000,5", "10000.5", PLAIN, YES },
	{ "1000", "10 00", PLAIN, NO },
	{ "1000", "1 0 0 0", PLAIN, NO },
	{ "1000 000", "1000000", PLAIN, NO },
	{ "10 20", "1020", PLAIN, NO },
	{ "3,141 592", "3,141592", PLAIN, NO },
	{ "A4 210", "A4210", PLAIN, NO },
	{ "1, 2, 3", "1,2,3", PLAIN, YES },
	{ "1, 2, 3", "1 2 3", PLAIN, NO },
	/* the full stop */
	{ "Да", "да.", PLAIN, YES },
	{ "Да.", "да", PLAIN, YES },
	{ "«Манас»", "«Манас».", PLAIN, YES },
	{ "5%", "5%.", PLAIN, YES },
	{ "да", "да..", PLAIN, NO },
	{ "да", "да!", PLAIN, NO },
	{ "да", "да?", PLAIN, NO },
	{ "да", ".да", PLAIN, NO },
	{ "cd .", "cd", PLAIN, NO },
	{ "cd ..", "cd .", PLAIN, NO },
	{ ".", ".", PLAIN, YES },
	{ "ls *.", "ls *", PLAIN, NO },
};

static const struct row code[] = {
	{ "x = 5", "x=5", CASE, YES },
	{ "x=5", " x  =  5 ", CASE, YES },
	{ "x = 5", "x == 5", CASE, NO },
	{ "x = 5", "x 5", CASE, NO },
	{ "x = -1", "x=-1", CASE, YES },
	{ "x = -1", "x = - 1", CASE, YES },
	{ "a + b", "a+b", CASE, YES },
	{ "a +b", "a+b", CASE, NO },
	{ "a - b", "a − b", CASE, YES },
	{ "a - b", "a-b", CASE, YES },
	{ "print(x, y)", "print( x,y )", CASE, YES },
	{ "print(x, y)", "print (x , y)", CASE, YES },
	{ "print (x)", "print(x)", CASE, YES },
	{ "print(x)", "prin t(x)", CASE, NO },
	{ "print(x, y)", "print(x y)", CASE, NO },
	{ "range(5)", "Range(5)", CASE, NO },
	{ "if x > 3:", "if x>3 :", CASE, YES },
	{ "if x > 3:", "ifx>3:", CASE, NO },
	{ "int x;", "int x ;", CASE, YES },
	{ "a[0]", "a [ 0 ]", CASE, YES },
	{ "x % 2", "x%2", CASE, YES },
	{ "5 %", "5%", CASE, YES },
	{ "a && b", "a&&b", CASE, YES },
	{ "ls | wc", "ls|wc", CASE, YES },
	{ "ls -l", "ls  -l", CASE, YES },
	{ "ls -l", "ls-l", CASE, NO },
	{ "ls -l", "ls - l", CASE, NO },
	{ "cd /tmp", "cd/tmp", CASE, NO },
	{ "км/ч", "км / ч", CASE, YES },
	{ "два слова", "двас лова", CASE, NO },
};

static const struct row national[] = {
	{ "әріп", "арип", LENIENT, NOTE },
	{ "әріп", "әріп", LENIENT, YES },
	{ "әріп", "арип", PLAIN, NO },
	{ "Қазақстан", "казакстан", LENIENT, NOTE },
	{ "Қазақстан", "Казакстан", BOTH, NOTE },
	{ "Қазақстан", "казакстан", BOTH, NO },
	{ "ҚАЗАҚСТАН", "КАЗАКСТАН", BOTH, NOTE },
	{ "Қазақстан", "Казақстан", LENIENT, NOTE },
	{ "теңге", "тенге", LENIENT, NOTE },
	{ "ғылым", "гылым", LENIENT, NOTE },
	{ "өзгөрмө", "озгормо", LENIENT, NOTE },
	{ "үй", "уй", LENIENT, NOTE },
	{ "ұлт", "улт", LENIENT, NOTE },
	{ "қаһарман", "кахарман", LENIENT, NOTE },
	{ "сунъӣ", "сунъи", LENIENT, NOTE },
	{ "кӯшиш", "кушиш", LENIENT, NOTE },
	{ "ҳалқа", "халка", LENIENT, NOTE },
	{ "ҷавоб", "чавоб", LENIENT, NOTE },
	{ "ҷавоб", "чавоб.", LENIENT, NOTE },
	/* never the other way round, nor one national letter for another */
	{ "сан", "сән", LENIENT, NO },
	{ "тенге", "теңге", LENIENT, NO },
	{ "ұлт", "үлт", LENIENT, NO },
	{ "әріп", "орип", LENIENT, NO },
	{ "ҷавоб", "джавоб", LENIENT, NO },
};

static void check_rows(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct answer_rules rules = {
			.case_matters = rows[i].rules & CASE,
			.lenient = rows[i].rules & LENIENT,
		};
		int match = (int)answer_compare(
			rows[i].given, rows[i].wanted, &rules);

		if (match != rows[i].match)
			fail_msg("\"%s\" for \"%s\": %d", rows[i].given,
				rows[i].wanted, match);
	}
}

#define CHECK(rows) check_rows(rows, sizeof(rows) / sizeof *(rows))

static void test_compare(void **state)
{
	(void)state;
	CHECK(letters);
	CHECK(signs);
	CHECK(code);
	CHECK(national);
}

/* Folding is blind to which side is which, but for signs and lenience. */
static void test_symmetric(void **state)
{
	static const struct answer_rules rules = { .case_matters = false };

	(void)state;
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
		const char *a = letters[i].wanted, *b = letters[i].given;

		if (answer_compare(a, b, &rules) !=
			answer_compare(b, a, &rules))
			fail_msg("\"%s\", \"%s\"", a, b);
	}
}

/* 64 KiB of whatever costs most ends within the test's patience. */
static void test_long(void **state)
{
	static const char *const pieces[] = { "а", "1 ", "1 000 ",
		"x = ", "о\xcc\x81", ACUTE, "fоr ", "а\xcd\x8f", ",", " - ",
		"Ұ" };
	struct answer_rules rules = { .lenient = true };
	struct answer_lookalike out;
	double number;

	(void)state;
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
		struct buf b = { 0 };

		while (b.len < (size_t)64 * 1024)
			buf_adds(&b, pieces[i]);
		answer_compare(buf_str(&b), buf_str(&b), &rules);
		answer_compare(buf_str(&b), "слово", &rules);
		answer_lookalike(buf_str(&b), &rules, &out);
		answer_number(buf_str(&b), NULL, &number);
		buf_release(&b);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_compare),
		cmocka_unit_test(test_symmetric),
		cmocka_unit_test(test_long),
	};

	return cmocka_run_group_tests_name("answer", tests, NULL, NULL);
}
