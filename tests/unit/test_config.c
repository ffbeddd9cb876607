/* core/config: what files set, one over the other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "core/config.h"
#include "core/rules.h"

struct fixture {
	struct arena arena;
	struct faults faults;
	struct config config;
	char path[64];
};

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));
	const char *tmp = getenv("TMPDIR");
	int fd;

	snprintf(f->path, sizeof(f->path), "%.40s/sabaq-config.XXXXXX",
		tmp && strlen(tmp) <= 40 ? tmp : "/tmp");
	fd = mkstemp(f->path);
	if (fd < 0 || close(fd) != 0)
		return -1;
	f->config = config_empty();
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	unlink(f->path);
	faults_release(&f->faults);
	arena_release(&f->arena);
	free(f);
	return 0;
}

static bool load(struct fixture *f, bool system, const char *text)
{
	FILE *file = fopen(f->path, "wb");

	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
	return config_load(&f->config, &f->arena, f->path, system, &f->faults);
}

static void assert_empty(const struct config *c)
{
	struct config empty = config_empty();

	assert_memory_equal(c, &empty, sizeof(empty));
}

static void test_nothing(void **state)
{
	struct fixture *f = *state;

	assert_true(load(f, false, "# nothing yet\n"));
	assert_true(load(f, false, ""));
	unlink(f->path);
	assert_true(
		config_load(&f->config, &f->arena, f->path, false, &f->faults));
	assert_true(config_load(&f->config, &f->arena,
		"/nonexistent/config.yaml", true, &f->faults));
	assert_int_equal(f->faults.count, 0);
	assert_empty(&f->config);
}

static void test_own_over_system(void **state)
{
	struct fixture *f = *state;
	struct config *c = &f->config;

	assert_true(load(f, true,
		"language: kk\n"
		"languages: [kk, ru]\n"
		"confirm: true\n"
		"letters: glyph\n"
		"logs: /var/lib/sabaq/%u\n"
		"shared: true\n"
		"kiosk: true\n"
		"site: lab1\n"
		"facilitators: teachers\n"));
	assert_true(load(f, false,
		"languages: ky\n"
		"confirm: false\n"
		"colour: false\n"));
	assert_string_equal(c->language, "kk");
	assert_int_equal(c->languages.count, 1);
	assert_string_equal(c->languages.items[0], "ky");
	assert_int_equal(c->confirm, NO);
	assert_int_equal(c->colour, NO);
	assert_int_equal(c->letters, CONFIG_GLYPH);
	assert_string_equal(c->logs, "/var/lib/sabaq/%u");
	assert_int_equal(c->shared, YES);
	assert_int_equal(c->kiosk, YES);
	assert_string_equal(c->site, "lab1");
	assert_string_equal(c->facilitators, "teachers");
}

static void test_system_only(void **state)
{
	static const char *const settings[] = { "logs: /tmp/x\n",
		"shared: true\n", "kiosk: true\n", "site: a\n",
		"facilitators: me\n" };
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(settings) / sizeof(*settings); i++) {
		struct buf text = { 0 };

		buf_addf(&text, "colour: true\n%s", settings[i]);
		f->faults.count = 0;
		f->config = config_empty();
		assert_false(load(f, false, buf_str(&text)));
		assert_int_equal(f->faults.count, 1);
		assert_int_equal(f->faults.items[0].rule, RULE_CONFIG_SYSTEM);
		assert_int_equal(f->faults.items[0].at.line, 2);
		/* The rest is taken, this is not. */
		assert_int_equal(f->config.colour, YES);
		f->config.colour = ABSENT;
		assert_empty(&f->config);
		buf_release(&text);
	}
}

static const struct {
	const char *text;
	enum rule rule;
} wrong[] = {
	{ "color: true\n", RULE_FIELD_MEANT },
	{ "letters: cyrillic\n", RULE_FIELD_WORD },
	{ "colour: yes\n", RULE_FIELD_BOOL },
	{ "language: [kk]\n", RULE_FIELD_NOT_TEXT },
	{ "languages: [kk, [ru]]\n", RULE_FIELD_NOT_TEXT },
	{ "languages: [kk, '']\n", RULE_FIELD_EMPTY },
	{ "- kk\n", RULE_FIELD_NOT_MAP },
	{ "kk\n", RULE_FIELD_NOT_MAP },
	{ "language: '\n", RULE_YAML_QUOTE_OPEN },
};

static void test_wrong(void **state)
{
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		f->faults.count = 0;
		f->config = config_empty();
		f->config.letters = CONFIG_LATIN;
		assert_false(load(f, true, wrong[i].text));
		assert_in_range(f->faults.count, 1, 2);
		if (f->faults.items[0].rule != (int)wrong[i].rule)
			fail_msg("%s: [%s]", wrong[i].text,
				rule_texts[f->faults.items[0].rule].id);
		/* What is wrong undoes nothing; no item is NULL. */
		assert_int_equal(f->config.letters, CONFIG_LATIN);
		for (size_t k = 0; k < f->config.languages.count; k++)
			assert_non_null(f->config.languages.items[k]);
	}
}

static void test_no_file(void **state)
{
	struct fixture *f = *state;

	assert_false(config_load(&f->config, &f->arena, "/", true, &f->faults));
	assert_int_equal(f->faults.count, 1);
	assert_int_equal(f->faults.items[0].rule, RULE_FILE_SPECIAL);
	/* Nobody knows what it would have said. */
	assert_int_equal(f->config.kiosk, YES);
	f->config.kiosk = f->config.shared = ABSENT;
	f->config.doubts = 0;
	assert_empty(&f->config);
}

enum {
	KIOSK = 1 << DOUBT_KIOSK,
	SHARED = 1 << DOUBT_SHARED,
	LOGS = 1 << DOUBT_LOGS
};

/* What the system's file may have wanted must not be lost. */
static const struct {
	const char *text;
	unsigned doubts;
	enum truth kiosk, shared;
} doubtful[] = {
	{ "kiosk: true\n", 0, YES, ABSENT },
	{ "kiosk: false\nletters: big\n", 0, NO, ABSENT },
	{ "letters: big\n", 0, ABSENT, ABSENT },
	{ "kiosk: yes\n", KIOSK, YES, ABSENT },
	{ "kiosk:\n", KIOSK, YES, ABSENT },
	{ "kiosk: [true]\n", KIOSK, YES, ABSENT },
	{ "kiosk: maybe\nshared: false\n", KIOSK, YES, NO },
	{ "kiosc: true\n", KIOSK, YES, ABSENT },
	{ "Kiosk: true\n", KIOSK, YES, ABSENT },
	{ "shared: 1\nkiosk: false\n", SHARED, NO, YES },
	{ "logs: [/var/lib/sabaq]\n", LOGS, ABSENT, ABSENT },
	{ "kiosk true\n", KIOSK | SHARED | LOGS, YES, YES },
	{ "kiosk: false\nlogs: '/var/lib\n", SHARED, NO, YES },
	{ "- kiosk\n", KIOSK | SHARED | LOGS, YES, YES },
};

static void test_doubts(void **state)
{
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(doubtful) / sizeof(*doubtful); i++) {
		f->faults.count = 0;
		f->config = config_empty();
		load(f, true, doubtful[i].text);
		if (f->config.doubts != doubtful[i].doubts ||
			f->config.kiosk != doubtful[i].kiosk ||
			f->config.shared != doubtful[i].shared)
			fail_msg("%s: %u, %d, %d", doubtful[i].text,
				f->config.doubts, (int)f->config.kiosk,
				(int)f->config.shared);
		/* What a person writes cannot bring it about. */
		f->config = config_empty();
		load(f, false, doubtful[i].text);
		assert_int_equal(f->config.doubts, 0);
		assert_int_equal(f->config.kiosk, ABSENT);
	}
}

/* A person's terminals go before those of the system. */
static void test_terminals(void **state)
{
	struct fixture *f = *state;
	struct config *c = &f->config;

	assert_true(load(f, true,
		"terminals:\n  linux-utf-8: glyph\n  xterm-utf-8: latin\n"));
	assert_true(load(f, false,
		"terminals:\n  linux-utf-8:\n    letters: full\n"
		"  screen-utf-8: glyph\n"));
	assert_int_equal(
		config_terminal_letters(c, "linux-utf-8"), CONFIG_FULL);
	assert_int_equal(
		config_terminal_letters(c, "xterm-utf-8"), CONFIG_LATIN);
	assert_int_equal(
		config_terminal_letters(c, "screen-utf-8"), CONFIG_GLYPH);
	assert_int_equal(config_terminal_letters(c, "vt100"), ABSENT);
	assert_false(load(f, false,
		"terminals:\n  linux-utf-8: big\n  xterm-utf-8:\n"
		"    letter: full\n  LINUX: full\n"));
	assert_int_equal(
		config_terminal_letters(c, "linux-utf-8"), CONFIG_FULL);
	assert_int_equal(
		config_terminal_letters(c, "xterm-utf-8"), CONFIG_LATIN);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(test_nothing),
		CASE(test_own_over_system),
		CASE(test_system_only),
		CASE(test_wrong),
		CASE(test_no_file),
		CASE(test_doubts),
		CASE(test_terminals),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
