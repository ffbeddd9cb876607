/* walk.c - see walk.h. */
#include "walk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "golden.h"

enum { COLS = 80, LINE_BYTES = 4100, PATH_BYTES = 4200 };

/* --- the log ---------------------------------------------------------- */

/* What differs from run to run: whose, where, when, and what follows. */
static bool differs(const char *name, size_t n)
{
	static const char *const names[] = { "log", "t", "site", "who", "host",
		"attempt", "ms", "h" };
	size_t i = 0;

	while (i < sizeof(names) / sizeof(names[0]) &&
		(strlen(names[i]) != n || strncmp(names[i], name, n) != 0))
		i++;
	return i < sizeof(names) / sizeof(names[0]);
}

/* Bytes of a member at s, up to the comma or brace that ends it. */
static size_t member_length(const char *s)
{
	bool quoted = false, listed = false;
	size_t n = 0;

	for (; s[n] && (quoted || listed || !strchr(",}", s[n])); n++) {
		if (s[n] == '\\')
			n++;
		else if (s[n] == '"')
			quoted = !quoted;
		else if (!quoted && (s[n] == '[' || s[n] == ']'))
			listed = s[n] == '[';
	}
	return n;
}

static void put_record(FILE *out, const char *line)
{
	const char *before = "{";

	for (; *line == '{' || *line == ','; line += member_length(line)) {
		const char *name = ++line + 1;

		if (differs(name, strcspn(name, "\"")))
			continue;
		fprintf(out, "%s%.*s", before, (int)member_length(line), line);
		before = ",";
	}
	fputs("}\n", out);
}

static char *records(const char *path)
{
	char line[LINE_BYTES], *text;
	size_t size;
	FILE *in = fopen(path, "r"), *out = open_memstream(&text, &size);

	assert_non_null(in);
	assert_non_null(out);
	while (fgets(line, sizeof(line), in))
		put_record(out, line);
	fclose(in);
	fclose(out);
	return text;
}

/* --- walking ---------------------------------------------------------- */

static void carry_out(struct term *t, const struct walker *w,
	const struct walk_turn *turns, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		w->deeds[turns[i].deed](t, turns[i].with);
		if (turns[i].then && !term_wait(t, turns[i].then))
			fail_msg("turn %zu, at \"%s\"", i, turns[i].at);
	}
}

char *walk(const struct walker *w, const char *modules,
	const struct walk_turn *turns, size_t count)
{
	const char *const argv[] = { "sabaq", NULL };
	char path[PATH_BYTES], home[PATH_BYTES], log[PATH_BYTES];
	const char *const env[] = { path, home, "LANGUAGE=en", w->terminal,
		NULL };
	struct term *t;

	snprintf(path, sizeof(path), "SABAQ_PATH=%s", golden_path(modules));
	snprintf(home, sizeof(home), "XDG_STATE_HOME=%s/%s", getenv("TMPDIR"),
		w->terminal);
	snprintf(log, sizeof(log), "%s/sabaq/scores.jsonl",
		strchr(home, '=') + 1);
	t = term_start(w->rows, COLS, argv, env);
	assert_true(term_wait(t, turns[0].with[0]));
	carry_out(t, w, turns, count);
	assert_int_equal(term_wait_exit(t), 0);
	assert_true(term_is_sane(t));
	term_finish(t);
	return records(log);
}
