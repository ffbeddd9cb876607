/* core/answer: numbers, units, tolerances. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/answer.h"

#define NBSP "\xc2\xa0"
#define NARROW "\xe2\x80\xaf" /* U+202F */
#define THIN "\xe2\x80\x89"
#define MINUS "\xe2\x88\x92"

static const char *const units[] = { "км", "km", "%", "км/ч", "сағ", NULL };

static const struct {
	const char *given;
	bool ok, needs_unit;
	double number;
} numbers[] = {
	{ "5", true, false, 5 },
	{ " 5 ", true, false, 5 },
	{ "5.", true, false, 5 },
	{ "0", true, false, 0 },
	{ "007", true, false, 7 },
	{ "2,5", true, false, 2.5 },
	{ "2.5", true, false, 2.5 },
	{ ",5", true, false, 0.5 },
	{ ".5", true, false, 0.5 },
	{ "1 000", true, false, 1000 },
	{ "1 000,5", true, false, 1000.5 },
	{ "1" NBSP "000" NARROW "000", true, false, 1e6 },
	{ "12" THIN "345.75", true, false, 12345.75 },
	{ "1,000", true, false, 1 },
	{ "-5", true, false, -5 },
	{ MINUS "5", true, false, -5 },
	{ "–5", true, false, -5 },
	{ "- 5", true, false, -5 },
	{ "+3", true, false, 3 },
	{ "−1 000,25", true, false, -1000.25 },
	{ "1e3", true, false, 1000 },
	{ "1Е3", true, false, 1000 }, /* a Cyrillic Е */
	{ "2,5e-3", true, false, 0.0025 },
	{ "2,5 км", true, true, 2.5 },
	{ "2.5km", true, true, 2.5 },
	{ "2.5 KM", true, true, 2.5 },
	{ "3 км.", true, true, 3 },
	{ "5 %", true, true, 5 },
	{ "5%", true, true, 5 },
	{ "1 000 км / ч", true, true, 1000 },
	{ "2 саг", true, true, 2 },
	{ "1e3 км", true, true, 1000 },
	{ "", false, false, 0 },
	{ " ", false, false, 0 },
	{ "км", false, false, 0 },
	{ "пять", false, false, 0 },
	{ "-", false, false, 0 },
	{ "+", false, false, 0 },
	{ ".", false, false, 0 },
	{ ",", false, false, 0 },
	{ "-.", false, false, 0 },
	{ "--5", false, false, 0 },
	{ "5-", false, false, 0 },
	{ "5 м", false, false, 0 },
	{ "5 км км", false, false, 0 },
	{ "1.2.3", false, false, 0 },
	{ "1,000.5", false, false, 0 },
	{ "1,000,000", false, false, 0 },
	{ "10 00", false, false, 0 },
	{ "1 0000", false, false, 0 },
	{ "1000 000", false, false, 0 },
	{ "5 6", false, false, 0 },
	{ "0x10", false, false, 0 },
	{ "0b11", false, false, 0 },
	{ "inf", false, false, 0 },
	{ "-inf", false, false, 0 },
	{ "nan", false, false, 0 },
	{ "infinity", false, false, 0 },
	{ "1e999", false, false, 0 },
	{ "1e", false, false, 0 },
	{ "e5", false, false, 0 },
	{ "1/2", false, false, 0 },
	{ "x=5", false, false, 0 },
	{ "１２", false, false, 0 }, /* full width */
	{ "3О", false, false, 0 },
};

static void test_number(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		const char *given = numbers[i].given;
		double number = -99;

		if (answer_number(given, units, &number) != numbers[i].ok)
			fail_msg("\"%s\"", given);
		if (number != (numbers[i].ok ? numbers[i].number : -99))
			fail_msg("\"%s\": %g", given, number);
		if (answer_number(given, NULL, &number) !=
			(numbers[i].ok && !numbers[i].needs_unit))
			fail_msg("\"%s\" without units", given);
	}
}

static const struct {
	const char *text;
	double wanted, tolerance; /* < 0: none */
} tolerances[] = {
	{ "0", 7, 0 },
	{ "0.5", 7, 0.5 },
	{ "0,5", 7, 0.5 },
	{ "5%", 200, 10 },
	{ "2,5 %", -200, 5 },
	{ "5%", 0, 0 },
	{ "-1", 7, -1 },
	{ "-1%", 7, -1 },
	{ "", 7, -1 },
	{ "%", 7, -1 },
	{ "many", 7, -1 },
	{ "5 км", 7, -1 },
	{ "1e300%", 1e300, -1 },
};

static const struct {
	double a, b, tolerance;
	bool close;
} closes[] = {
	{ 5, 5, 0, true },
	{ 5, 6, 0, false },
	{ 0.4, 0.3, 0.1, true },
	{ 0.2, 0.3, 0.1, true },
	{ 0.4001, 0.3, 0.1, false },
	{ 0.1999, 0.3, 0.1, false },
	{ 0.1 + 0.2, 0.3, 0, true },
	{ -0.4, -0.3, 0.1, true },
	{ -0.3, 0.3, 0.1, false },
	{ 1000000.01, 1000000, 0.01, true },
	{ 1000000.02, 1000000, 0.01, false },
	{ 4294967295, 4294967296, 0, false },
	{ 1125899906842623, 1125899906842622, 0, false },
	{ 1e-12, 2e-12, 0, false },
	{ 0, 1e-300, 0, false },
	{ 1e308, -1e308, 0, false },
	{ 105, 100, 5, true },
	{ 105.0001, 100, 5, false },
};

static void test_close(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof tolerances / sizeof *tolerances; i++) {
		double t = -1;

		if (answer_tolerance(tolerances[i].text, tolerances[i].wanted,
			    &t) != (tolerances[i].tolerance >= 0) ||
			!answer_close(t, tolerances[i].tolerance, 0))
			fail_msg("\"%s\": %g", tolerances[i].text, t);
	}
	for (size_t i = 0; i < sizeof closes / sizeof *closes; i++)
		if (answer_close(closes[i].a, closes[i].b,
			    closes[i].tolerance) != closes[i].close)
			fail_msg("%.17g, %.17g", closes[i].a, closes[i].b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_number),
		cmocka_unit_test(test_close),
	};

	return cmocka_run_group_tests_name("answer_number", tests, NULL, NULL);
}
