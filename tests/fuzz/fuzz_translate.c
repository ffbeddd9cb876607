#define _GNU_SOURCE /* memmem */
/*
 * Any bytes as the translation that is there: faults, or a new text that
 * still has every line of the old one and that a second run leaves alone.
 * What stands after a line "####" is the source; else one of ours.
 */
#include "fuzz.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "base/buf.h"
#include "core/translation_text.h"
#include "core/unit_load.h"

static const char module_text[] =
	"sabaq: 1\nid: m\nlanguage: ru\ntitle: M\nunits: [u]\n"
	"objectives: {assign: A}\nmisconceptions: {m: A}\n";
static const char unit_text[] =
	"sabaq: 1\nkind: quiz\ntitle: Тест\nintro: |\n  Начнём.\nsteps:\n"
	"  - {id: r, type: read, text: Текст}\n"
	"  - id: q\n    type: choices\n    prompt: Вопрос\n"
	"    hints:\n      - Раз\n      - Два\n    options:\n      - Первый\n"
	"      - text: Второй\n        correct: true\n        missed: Да\n"
	"      - text: '8'\n  - id: t\n    type: text\n    prompt: Слово\n"
	"    answers: [да, {text: нет, feedback: Нет}]\n"
	"  - id: f\n    type: truefalse\n    prompt: Так?\n    answer: true\n"
	"    if_false: Нет\n    if_true: {feedback: Да}\n"
	"  - id: g\n    type: gaps\n    prompt: Вставьте\n"
	"    text: А [[x]] б [[y]]\n    gaps:\n"
	"      x: {type: number, answer: 8}\n"
	"      y: {type: choice, options: [{text: а, correct: true}, б]}\n"
	"  - id: p\n    type: order\n    prompt: Порядок\n    program: |\n"
	"      a = 'я'\n      b = 2\n"
	"pools:\n  one:\n    - {id: o, type: open, prompt: Почему}\n";

struct run {
	struct arena arena;
	struct faults faults;
	const struct module *module;
	struct original source;
};

static void demand(bool holds)
{
	if (!holds)
		abort();
}

static bool open_source(struct run *r, const char *text, size_t n)
{
	struct node *root = node_parse(&r->arena, "module.yaml", module_text,
		strlen(module_text), &r->faults);

	r->module = module_load(&r->arena, root, "m", &r->faults);
	demand(r->faults.count == 0);
	root = node_parse(&r->arena, "u.yaml", text, n, &r->faults);
	if (!root || root->kind != NODE_MAP)
		return false;
	r->source = (struct original){ "u.yaml", &unit_shape, root,
		unit_load(&r->arena, root, "u", r->module, &r->faults) };
	return !r->source.unit->faulty && !faults_any_error(&r->faults, 0);
}

/* But for the program's own lines, and "of", which it keeps up. */
static void demand_kept(const char *old, size_t n, const struct buf *text)
{
	while (n > 0) {
		const char *end = memchr(old, '\n', n);
		size_t whole = end ? (size_t)(end - old) + 1 : n;
		size_t length = end ? (size_t)(end - old) : n;
		const char *own = memmem(old, length, "#", 1);

		if (length > 0 && old[length - 1] == '\r')
			length--;
		if (length > 0 && !memmem(old, length, "of", 2) && !own)
			demand(memmem(buf_str(text), text->len, old, length));
		old += whole;
		n -= whole;
	}
}

static void refresh(struct run *r, const char *old, size_t n)
{
	struct translated before = { "kk", old, n, "u.kk.yaml" };
	struct buf first = { 0 }, second = { 0 };
	struct refreshed told, again;
	size_t count = r->faults.count;
	enum translation_end end = translation_text(
		&first, &r->source, &before, NULL, &told, &r->faults);

	if (end != TRANSLATION_DONE) {
		demand(first.len == 0);
		demand(end == TRANSLATION_ODD || r->faults.count > count ||
			count >= FAULTS_MAX);
		goto out;
	}
	demand(u8_check((const uint8_t *)buf_str(&first), first.len) == NULL);
	demand_kept(old, n, &first);
	before.text = buf_str(&first);
	before.n = first.len;
	end = translation_text(
		&second, &r->source, &before, NULL, &again, &r->faults);
	demand(end == TRANSLATION_DONE);
	demand(second.len == first.len &&
		memcmp(buf_str(&first), buf_str(&second), first.len) == 0);
	demand(again.empty == told.empty && again.stale == told.stale &&
		again.aside == 0);
out:
	buf_release(&first);
	buf_release(&second);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char mark[] = "\n####\n";
	const char *text = (const char *)data;
	const char *cut = memmem(text, size, mark, strlen(mark));
	const char *source = cut ? cut + strlen(mark) : unit_text;
	struct run r = { 0 };

	if (u8_check(data, size) || memchr(text, '\0', size))
		return 0;
	if (open_source(&r, source,
		    cut ? (size_t)(text + size - source) : strlen(unit_text)))
		refresh(&r, text, cut ? (size_t)(cut - text) : size);
	faults_release(&r.faults);
	arena_release(&r.arena);
	return 0;
}
