/* core/config_write: one setting changed, all else byte for byte. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/config.h"
#include "core/config_write.h"

static const struct {
	/* change: "name=value value", "name:id=value"; "name=" takes it away */
	const char *before, *change, *after; /* NULL: see what */
	enum config_written what;
} rows[] = {
	/* nothing there yet */
	{ "", "language=kk", "language: kk\n", CONFIG_WRITTEN },
	{ "# mine\n", "confirm=true", "# mine\nconfirm: true\n",
		CONFIG_WRITTEN },
	{ "# mine", "confirm=true", "# mine\nconfirm: true\n", CONFIG_WRITTEN },
	{ "", "languages=kk ru", "languages: [kk, ru]\n", CONFIG_WRITTEN },
	{ "", "terminals:linux-utf-8=glyph",
		"terminals:\n  linux-utf-8: glyph\n", CONFIG_WRITTEN },
	{ "", "language=", "", CONFIG_WRITTEN },
	{ "# mine\n", "language=", "# mine\n", CONFIG_WRITTEN },
	/* replaced where it stands */
	{ "language: ru\ncolour: false\n", "language=ky",
		"language: ky\ncolour: false\n", CONFIG_WRITTEN },
	{ "language: ru  # тілі\n\n# x\ncolour: false", "language=ky",
		"language: ky  # тілі\n\n# x\ncolour: false", CONFIG_WRITTEN },
	{ "language:   'ru' # it's \"x\"\n", "language=ky",
		"language: ky # it's \"x\"\n", CONFIG_WRITTEN },
	{ "\"language\": \"ru\"\nconfirm: true\n", "language=ky",
		"language: ky\nconfirm: true\n", CONFIG_WRITTEN },
	{ "language:\n  ru\nconfirm: true\n", "language=ky",
		"language: ky\nconfirm: true\n", CONFIG_WRITTEN },
	{ "languages: [ru, kk]   # best first\r\ncolour: true\r\n",
		"languages=kk",
		"languages: [kk]   # best first\r\ncolour: true\r\n",
		CONFIG_WRITTEN },
	{ "languages:  # best first\n  - ru\n  # then\n  - kk # own\n\n"
	  "confirm: true\n",
		"languages=kk ru",
		"languages: [kk, ru]  # best first\n# then\n# own\n\n"
		"confirm: true\n",
		CONFIG_WRITTEN },
	{ "languages:\n- ru\n- kk\nconfirm: true\n", "languages=tg",
		"languages: [tg]\nconfirm: true\n", CONFIG_WRITTEN },
	{ "languages: [ru,\n  kk]\n", "languages=tg ru kk",
		"languages: [tg, ru, kk]\n", CONFIG_WRITTEN },
	{ "  language: ru\n  colour: true\n", "colour=false",
		"  language: ru\n  colour: false\n", CONFIG_WRITTEN },
	{ "\xef\xbb\xbflanguage: ru\n", "language=kk",
		"\xef\xbb\xbflanguage: kk\n", CONFIG_WRITTEN },
	/* added after the others */
	{ "language: ru\n# end\n", "colour=true",
		"language: ru\ncolour: true\n# end\n", CONFIG_WRITTEN },
	{ "language: ru", "colour=true", "language: ru\ncolour: true\n",
		CONFIG_WRITTEN },
	{ "---\nlanguage: ru\n...\n", "colour=true",
		"---\nlanguage: ru\ncolour: true\n...\n", CONFIG_WRITTEN },
	{ "  language: ru\r\n", "colour=true",
		"  language: ru\r\n  colour: true\r\n", CONFIG_WRITTEN },
	/* taken away; its comment is not */
	{ "language: ru\ncolour: true\n", "language=", "colour: true\n",
		CONFIG_WRITTEN },
	{ "language: ru # why\ncolour: true\n",
		"language=", "# why\ncolour: true\n", CONFIG_WRITTEN },
	{ "# top\ncolour: true\n", "colour=", "# top\n", CONFIG_WRITTEN },
	{ "colour: true", "colour=", "", CONFIG_WRITTEN },
	/* below another */
	{ "terminals:\n  linux-utf-8: glyph\nconfirm: true\n",
		"terminals:linux-utf-8=full",
		"terminals:\n  linux-utf-8: full\nconfirm: true\n",
		CONFIG_WRITTEN },
	{ "terminals:   # by kind\n    a:   # one\n      letters: glyph\n"
	  "\n# c\nconfirm: true\n",
		"terminals:a=full",
		"terminals:   # by kind\n    a: full   # one\n"
		"\n# c\nconfirm: true\n",
		CONFIG_WRITTEN },
	{ "terminals:\n    a: glyph\n    b: {letters: full}\nconfirm: true\n",
		"terminals:c=latin",
		"terminals:\n    a: glyph\n    b: {letters: full}\n"
		"    c: latin\nconfirm: true\n",
		CONFIG_WRITTEN },
	{ "terminals:\n  a: glyph\n  b: full\n",
		"terminals:a=", "terminals:\n  b: full\n", CONFIG_WRITTEN },
	{ "confirm: true\nterminals:\n  a: glyph\n",
		"terminals:a=", "confirm: true\n", CONFIG_WRITTEN },
	{ "terminals:\n  a: glyph\n",
		"terminals:b=", "terminals:\n  a: glyph\n", CONFIG_WRITTEN },
	/* not line by line: a person has to */
	{ "{language: ru}\n", "language=kk", NULL, CONFIG_ODD },
	{ "{language: ru}\n", "colour=true", NULL, CONFIG_ODD },
	{ "terminals: {a: glyph}\n", "terminals:a=full", NULL, CONFIG_ODD },
	{ "terminals: {a: glyph}\n", "terminals:b=full", NULL, CONFIG_ODD },

	{ "language: ru\rcolour: true\r", "colour=false", NULL, CONFIG_ODD },
	{ "language: r\xff\n", "colour=false", NULL, CONFIG_ODD },
	/* not while something is wrong with it */
	{ "language: ru\ncolour: yes\n", "language=kk", NULL, CONFIG_FAULTY },
	{ "language: 'ru\n", "language=kk", NULL, CONFIG_FAULTY },
	{ "kiosk: true\n", "language=kk", NULL, CONFIG_FAULTY },
	{ "language: ru\nlanguage: kk\n", "language=tg", NULL, CONFIG_FAULTY },
	{ "- kk\n", "language=tg", NULL, CONFIG_FAULTY },
	{ "language:\n", "language=tg", NULL, CONFIG_FAULTY },
	{ "---\n", "language=tg", NULL, CONFIG_FAULTY },
	{ "? language\n: ru\n", "language=kk", NULL, CONFIG_FAULTY },
};

/* "terminals:linux=glyph" taken apart in copy. */
static void read_change(struct config_change *change, char *copy,
	const char *values[8], const char *text)
{
	char *rest, *id;

	strcpy(copy, text);
	rest = strchr(copy, '=');
	*rest++ = '\0';
	id = strchr(copy, ':');
	if (id)
		*id++ = '\0';
	*change = (struct config_change){ copy, id, { values, 0 } };
	while ((rest = strtok(rest, " "))) {
		values[change->values.count++] = rest;
		rest = NULL;
	}
}

static void test_rows(void **state)
{
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct config_change change;
		struct faults faults = { 0 };
		struct buf out = { 0 };
		const char *values[8];
		char copy[80];
		enum config_written what;

		read_change(&change, copy, values, rows[i].change);
		what = config_write(&out, "config.yaml", rows[i].before,
			strlen(rows[i].before), &change, &faults);
		if (what != rows[i].what ||
			strcmp(buf_str(&out),
				rows[i].after ? rows[i].after : "") != 0) {
			print_error("%s\n%s: %d\n%s---\n", rows[i].before,
				rows[i].change, (int)what, buf_str(&out));
			wrong++;
		}
		assert_int_equal(faults.count > 0, what == CONFIG_FAULTY);
		faults_release(&faults);
		buf_release(&out);
	}
	assert_int_equal(wrong, 0);
}

/* Changed and changed back: the same bytes. */
static void test_back(void **state)
{
	static const char text[] = "# me\n\nlanguages:   [ru, kk] # x\n"
				   "letters: full\n\n# the end\n";
	static const char *const turns[] = { "letters=latin", "confirm=true",
		"terminals:a=glyph",
		"terminals:a=", "confirm=", "letters=full" };
	struct buf now = { 0 };

	(void)state;
	buf_adds(&now, text);
	for (size_t i = 0; i < sizeof(turns) / sizeof(*turns); i++) {
		struct config_change change;
		struct faults faults = { 0 };
		struct buf out = { 0 };
		const char *values[8];
		char copy[80];

		read_change(&change, copy, values, turns[i]);
		assert_int_equal(config_write(&out, "f", buf_str(&now), now.len,
					 &change, &faults),
			CONFIG_WRITTEN);
		buf_release(&now);
		now = out;
		faults_release(&faults);
	}
	assert_string_equal(buf_str(&now), text);
	buf_release(&now);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
