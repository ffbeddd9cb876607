/*
 * core/translation_text: what a translation gets, what it keeps, and that a
 * second run changes nothing.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "core/rules.h"
#include "core/translation_text.h"
#include "core/unit_load.h"

#define ROWS(array) (sizeof(array) / sizeof *(array))
#define HEAD "sabaq: 1\ntranslates: u.yaml\nlanguage: kk\nreview: draft\n"

static const char module_text[] =
	"sabaq: 1\nid: m\nlanguage: ru\ntitle: M\nunits: [u]\n";
/* R and its option stand where a row puts something else. */
#define UNIT(text, options) \
	"sabaq: 1\nkind: lesson\ntitle: Тема\nsteps:\n" \
	"  - id: r\n    type: read\n    text: " text "\n" \
	"  - id: q\n    type: choice\n    prompt: Вопрос\n" \
	"    options:\n      - text: Да\n        correct: true\n" options
static const char unit[] = UNIT("Текст", "      - Нет\n");

struct run {
	struct arena arena;
	struct faults faults;
	struct buf text;
	struct refreshed told;
	enum translation_end end;
};

static void begin(struct run *r, const char *source, const char *old)
{
	struct original original = { .file = "u.yaml", .shape = &unit_shape };
	struct translated before = { "kk", old, old ? strlen(old) : 0,
		"u.kk.yaml" };
	const struct module *module;
	struct node *root;

	*r = (struct run){ 0 };
	root = node_parse(&r->arena, "module.yaml", module_text,
		strlen(module_text), &r->faults);
	module = module_load(&r->arena, root, "m", &r->faults);
	original.root = node_parse(
		&r->arena, "u.yaml", source, strlen(source), &r->faults);
	original.unit =
		unit_load(&r->arena, original.root, "u", module, &r->faults);
	assert_int_equal(r->faults.count, 0);
	r->end = translation_text(
		&r->text, &original, &before, NULL, &r->told, &r->faults);
}

static void end(struct run *r)
{
	faults_release(&r->faults);
	buf_release(&r->text);
	arena_release(&r->arena);
}

static void assert_has(const struct run *r, const char *part)
{
	if (!strstr(buf_str(&r->text), part))
		fail_msg("\"%s\" is not in:\n%s", part, buf_str(&r->text));
}

static void assert_lacks(const struct run *r, const char *part)
{
	if (strstr(buf_str(&r->text), part))
		fail_msg("\"%s\" is in:\n%s", part, buf_str(&r->text));
}

/* The text after a run that must succeed; a second one changes nothing. */
static char *after(const char *source, const char *old)
{
	struct run r, again;
	char *text;

	begin(&r, source, old);
	assert_int_equal(r.end, TRANSLATION_DONE);
	begin(&again, source, buf_str(&r.text));
	assert_int_equal(again.end, TRANSLATION_DONE);
	assert_string_equal(buf_str(&again.text), buf_str(&r.text));
	text = xstrdup(buf_str(&r.text));
	end(&again);
	end(&r);
	return text;
}

/* text with part replaced by by; both are the caller's. */
static char *replaced(const char *text, const char *part, const char *by)
{
	const char *at = strstr(text, part);
	struct buf b = { 0 };

	if (!at)
		fail_msg("\"%s\" is not in:\n%s", part, text);
	else
		buf_add(&b, text, (size_t)(at - text));
	buf_adds(&b, by);
	buf_adds(&b, at ? at + strlen(part) : "");
	return buf_steal(&b);
}

static void test_new(void **state)
{
	static const char *const parts[] = { "\n" HEAD,
		"#| Тема\ntitle: \"\"\n", "steps:\n  r:\n    of: h",
		"    #| Текст\n    text: |\n",
		"    options:\n      #| Да\n      - text: \"\"\n"
		"      #| Нет\n      - \"\"\n" };
	struct run r;

	(void)state;
	begin(&r, unit, NULL);
	assert_int_equal(r.end, TRANSLATION_DONE);
	for (size_t i = 0; i < ROWS(parts); i++)
		assert_has(&r, parts[i]);
	assert_int_equal(r.told.empty, 5);
	assert_int_equal(r.told.stale + r.told.aside, 0);
	assert_lacks(&r, "correct");
	end(&r);
}

/* What is written stays, byte for byte; what is missing comes in its place. */
static void test_kept(void **state)
{
	static const char *const rows[][2] = {
		{ HEAD "title:   'Тақырып'   # жақсы\n\nsteps: # қадам\n"
		       "  r:\n\n    text: |\n      #| Мәтін\n\n      екі\n",
			"title:   'Тақырып'   # жақсы\n\nsteps: # қадам\n"
			"  r:\n" },
		{ HEAD "steps:\n  q:\n    options: [Иә, Жоқ]\n",
			"    options: [Иә, Жоқ]\n" },
		{ HEAD "steps:\n  q:\n    options:\n    - Иә\n    -\n"
		       "      Жоқ\n",
			"    options:\n    - Иә\n    -\n      Жоқ\n" },
		{ HEAD "steps:\n  r: {text: Мәтін}\n", "  r: {text: Мәтін}\n" },
		{ "# a\nlanguage: kk\ntranslates: u.yaml\n# b\n",
			"# a\nlanguage: kk\ntranslates: u.yaml\n" },
		{ HEAD "steps:\n  r:\n    text: |+\n      a\n\n\n",
			"    text: |+\n      a\n\n\n" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		char *text = after(unit, rows[i][0]);

		if (!strstr(text, rows[i][1]))
			fail_msg("row %zu:\n%s", i, text);
		if (!strstr(text, "title:") || !strstr(text, "  q:"))
			fail_msg("row %zu lacks an entry:\n%s", i, text);
		free(text);
	}
}

static void test_returns(void **state)
{
	char *text = after(unit, "sabaq: 1\r\ntranslates: u.yaml\r\n"
				 "language: kk\r\nreview: draft");

	(void)state;
	for (const char *s = text; (s = strchr(s, '\n')); s++)
		assert_int_equal(s[-1], '\r');
	assert_non_null(strstr(text, "  r:\r\n    of: h"));
	free(text);
}

/* Marked until the translator takes the word out, however often it runs. */
static void test_stale(void **state)
{
	static const char changed[] = UNIT("Новый", "      - Нет\n");
	static const char twice[] = UNIT("Другой", "      - Нет\n");
	char *begun = after(unit, NULL), *filled, *stale, *still, *settled;
	struct run r;

	(void)state;
	filled = replaced(begun, "    text: |\n", "    text: Мәтін\n");
	settled = after(unit, filled);
	assert_null(strstr(settled, "#| Текст"));
	free(settled);

	stale = after(changed, filled);
	assert_non_null(strstr(stale, "#| Новый\n    text: Мәтін\n"));
	assert_non_null(strstr(stale, " stale\n"));
	begin(&r, changed, stale);
	assert_int_equal(r.told.stale, 1);
	end(&r);

	still = after(twice, stale);
	assert_non_null(strstr(still, "#| Другой\n    text: Мәтін\n"));
	free(still);

	free(filled);
	filled = replaced(stale, " stale\n", "\n");
	settled = after(changed, filled);
	assert_null(strstr(settled, "stale"));
	assert_null(strstr(settled, "#| Новый"));
	begin(&r, changed, settled);
	assert_int_equal(r.told.stale, 0);
	end(&r);
	free(settled);
	free(stale);
	free(filled);
	free(begun);
}

/* Nothing of it is written yet: the new text is simply shown. */
static void test_not_stale(void **state)
{
	static const char changed[] = UNIT("Новый", "      - Нет\n");
	char *begun = after(unit, NULL), *text = after(changed, begun);

	(void)state;
	assert_null(strstr(text, " stale\n"));
	assert_non_null(strstr(text, "#| Новый\n    text: |\n"));
	free(begun);
	free(text);
}

struct change {
	const char *old, *part;
	size_t aside;
};

static void test_changes(void **state)
{
	static const struct change rows[] = {
		/* a step that is gone */
		{ HEAD "steps:\n  gone:\n    prompt: |\n      Жоқ\n",
			"\n#-   gone:\n#-     prompt: |\n#-       Жоқ\n", 1 },
		/* a text that is gone */
		{ HEAD "steps:\n  q:\n    prompt: a\n    explain: b\n",
			"\n#-     explain: b\n", 1 },
		/* an item more, an item less */
		{ HEAD "steps:\n  q:\n    options:\n      - a\n      - b\n"
		       "      - c\n",
			"      - b\n#-       - c\n", 1 },
		{ HEAD "steps:\n  q:\n    options:\n      - a\n",
			"      - a\n      #| Нет\n      - \"\"\n", 0 },
		{ HEAD "steps:\n  q:\n    options: [a]\n",
			"#-     options: [a]\n    options:\n      #| Да\n", 1 },
	};
	struct run r;

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		begin(&r, unit, rows[i].old);
		assert_int_equal(r.end, TRANSLATION_DONE);
		assert_has(&r, rows[i].part);
		assert_int_equal(r.told.aside, rows[i].aside);
		end(&r);
		free(after(unit, rows[i].old));
	}
}

static void test_refused(void **state)
{
	static const struct {
		const char *old;
		int rule; /* -1: written so that it cannot be edited */
	} rows[] = {
		{ "sabaq: 1\ntranslates: u.yaml\nlanguage: ky\n",
			RULE_TR_LANGUAGE },
		{ "sabaq: 1\ntranslates: v.yaml\nlanguage: kk\n",
			RULE_TR_SOURCE },
		{ HEAD "titel: T\n", RULE_FIELD_MEANT },
		{ HEAD "steps:\n  q:\n    objective: x\n", RULE_TR_FIELD },
		{ HEAD "steps:\n  - id: q\n    prompt: x\n", RULE_TR_IDS },
		{ HEAD "title: 'T\n", RULE_YAML_QUOTE_OPEN },
		{ "- a\n", RULE_FIELD_NOT_MAP },
		{ "{sabaq: 1, translates: u.yaml, language: kk}\n", -1 },
	};
	struct run r;

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		begin(&r, unit, rows[i].old);
		assert_int_equal(r.text.len, 0);
		if (rows[i].rule < 0) {
			assert_int_equal(r.end, TRANSLATION_ODD);
		} else {
			assert_int_equal(r.end, TRANSLATION_FAULTY);
			assert_true(r.faults.count > 0);
			assert_string_equal(
				rule_texts[r.faults.items[0].rule].id,
				rule_texts[rows[i].rule].id);
			assert_string_equal(
				r.faults.items[0].at.file, "u.kk.yaml");
		}
		end(&r);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_new),
		cmocka_unit_test(test_kept),
		cmocka_unit_test(test_returns),
		cmocka_unit_test(test_stale),
		cmocka_unit_test(test_not_stale),
		cmocka_unit_test(test_changes),
		cmocka_unit_test(test_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
