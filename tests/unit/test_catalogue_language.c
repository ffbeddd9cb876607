/* base/catalogue_language: which language a person wants. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/catalogue.h"

static const struct {
	const char *language, *lc_all, *lc_messages, *lang, *wanted;
} people[] = {
	{ NULL, NULL, NULL, NULL, "ru" },
	{ "", "", "", "", "ru" },
	{ NULL, NULL, NULL, "kk_KZ.UTF-8", "kk" },
	{ NULL, NULL, NULL, "ky_KG", "ky" },
	{ NULL, NULL, NULL, "tg_TJ.UTF-8@cyrillic", "tg" },
	{ NULL, NULL, NULL, "en", "en" },
	{ NULL, NULL, NULL, "en_US.UTF-8", "en" },
	{ NULL, NULL, NULL, "ru.KOI8-R", "ru" },
	{ NULL, NULL, NULL, "kk-KZ", "kk" },
	{ NULL, NULL, NULL, "C.UTF-8", "ru" },
	{ NULL, NULL, NULL, "POSIX", "ru" },
	{ NULL, NULL, NULL, "uz_UZ.UTF-8", "ru" },
	{ NULL, NULL, NULL, "kkk", "ru" },
	{ NULL, NULL, NULL, "k", "ru" },
	{ NULL, "C", "ky_KG.UTF-8", "kk_KZ.UTF-8", "ky" },
	{ NULL, "C.UTF-8", "", "kk_KZ.UTF-8", "kk" },
	{ NULL, "tg_TJ", "ky_KG", "kk_KZ", "tg" },
	{ "ky", "C.UTF-8", NULL, "kk_KZ", "ky" },
	{ "uz:ky:kk", NULL, NULL, "tg_TJ", "ky" },
	{ "uz", NULL, NULL, "tg_TJ", "tg" },
	{ "uz:", NULL, NULL, "de_DE", "ru" },
	{ "::tg", NULL, NULL, NULL, "tg" },
	{ "kk_KZ:ru", NULL, NULL, NULL, "kk" },
	{ "C:kk", NULL, NULL, NULL, "kk" },
};

static void test_wanted(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof people / sizeof *people; i++)
		assert_string_equal(
			catalogue_wanted(people[i].language, people[i].lc_all,
				people[i].lc_messages, people[i].lang),
			people[i].wanted);
	for (const char *const *l = catalogue_languages; *l; l++) {
		assert_string_equal(catalogue_wanted(*l, NULL, NULL, NULL), *l);
		assert_string_not_equal(catalogue_language_name(*l), *l);
	}
	assert_string_equal(catalogue_language_name("uz"), "uz");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_wanted),
	};

	return cmocka_run_group_tests_name(
		"catalogue_language", tests, NULL, NULL);
}
