/*
 * Any text of a config.yaml: it comes back with the one setting changed and
 * no other, or is refused.
 */
#include <stdlib.h>
#include <string.h>

#include <unistr.h>

#include "core/config.h"
#include "core/config_write.h"
#include "fuzz.h"

static void require(bool ok)
{
	if (!ok)
		abort();
}

static const char *const kazakh[] = { "kk" }, *const two[] = { "kk", "ru" },
			 *const yes[] = { "true" },
			 *const glyph[] = { "glyph" };

#define VALUES(array) \
	{ \
		(const char **)(void *)(size_t)(array), \
			sizeof(array) / sizeof(*(array)) \
	}
static const struct config_change changes[] = {
	{ "language", NULL, VALUES(kazakh) },
	{ "languages", NULL, VALUES(two) },
	{ "confirm", NULL, VALUES(yes) },
	{ "terminals", "linux", VALUES(glyph) },
	{ "language", NULL, { NULL, 0 } },
	{ "terminals", "linux", { NULL, 0 } },
};
enum { CHANGES = sizeof(changes) / sizeof(*changes) };

static bool load(
	struct config *c, struct arena *arena, const char *text, size_t n)
{
	struct faults faults = { 0 };
	bool good;

	*c = config_empty();
	if (n >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) {
		text += 3;
		n -= 3;
	}
	good = n == 0 || config_read(c, arena, "x", text, n, false, &faults);
	faults_release(&faults);
	return good;
}

static bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static bool same_list(const struct strings *a, const struct strings *b)
{
	for (size_t i = 0; i < a->count && i < b->count; i++) {
		if (!same_text(a->items[i], b->items[i]))
			return false;
	}
	return a->count == b->count;
}

/* All that the change is not about; names of terminals are looked up. */
static void check(const struct config *a, const struct config *b,
	const struct config_change *change)
{
	const char *name = change->name;
	const struct strings *v = &change->values;

	require(strcmp(name, "language") == 0 ||
		same_text(a->language, b->language));
	require(strcmp(name, "languages") == 0 ||
		same_list(&a->languages, &b->languages));
	require(a->letters == b->letters && a->colour == b->colour);
	require(strcmp(name, "confirm") == 0 || a->confirm == b->confirm);
	for (size_t i = 0; i < a->terminals.count; i++) {
		const char *id = a->terminals.items[i].id;

		require((change->id && strcmp(id, change->id) == 0) ||
			config_terminal_letters(b, id) ==
				a->terminals.items[i].letters);
	}
	if (change->id)
		require(config_terminal_letters(b, change->id) ==
			(v->count > 0 ? CONFIG_GLYPH : ABSENT));
	else if (strcmp(name, "language") == 0)
		require(same_text(
			b->language, v->count > 0 ? v->items[0] : NULL));
	else if (strcmp(name, "languages") == 0)
		require(same_list(&b->languages, v));
	else
		require(b->confirm == YES);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* The first byte chooses. */
	const struct config_change *change =
		&changes[size > 0 ? data[0] % CHANGES : 0];
	const char *text = size > 0 ? (const char *)data + 1 : "";
	struct arena arena = { 0 };
	struct faults faults = { 0 };
	struct buf out = { 0 };
	struct config before, after;
	size_t n = size > 0 ? size - 1 : 0;
	enum config_written what =
		config_write(&out, "x", text, n, change, &faults);

	require((what == CONFIG_FAULTY) == (faults.count > 0));
	require(what == CONFIG_WRITTEN || out.len == 0);
	if (what == CONFIG_WRITTEN) {
		require(!u8_check((const uint8_t *)buf_str(&out), out.len));
		require(load(&before, &arena, text, n));
		require(load(&after, &arena, buf_str(&out), out.len));
		check(&before, &after, change);
	}
	buf_release(&out);
	faults_release(&faults);
	arena_release(&arena);
	return 0;
}
