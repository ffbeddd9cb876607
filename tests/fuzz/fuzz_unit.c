#define _GNU_SOURCE /* memmem */
/*
 * A unit's file, any bytes, from YAML to graded answers. After a line "####"
 * comes a translation, laid over what stands before it.
 */
#include "fuzz.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "base/buf.h"
#include "core/node.h"
#include "core/question.h"
#include "core/rules.h"
#include "core/translate.h"
#include "core/unit_load.h"

static const char module_text[] =
	"sabaq: 1\nid: m\nlanguage: ru\ntitle: M\nunits: [u]\n"
	"objectives: {assign: A, update: B, names: C, types: D, o: E}\n"
	"misconceptions: {m: A, first-stays: B, formula: C}\n";
static const char bank_text[] =
	"sabaq: 1\nkind: bank\ntitle: B\npools:\n"
	"  p: [{id: b1, type: open, prompt: P},\n"
	"    {id: b2, type: truefalse, prompt: P, answer: true}]\n";

struct run {
	struct arena arena;
	struct faults faults;
	const struct module *module;
	struct module translated;
	const struct unit *bank;
};

static void demand(bool holds)
{
	if (!holds)
		abort();
}

static const struct unit *find(void *context, const char *id)
{
	const struct run *r = context;

	demand(id_valid(id));
	if (strcmp(id, "damaged") == 0)
		return &unit_damaged;
	return strcmp(id, "bank") == 0 ? r->bank : NULL;
}

static void open_run(struct run *r)
{
	struct node *root;

	*r = (struct run){ 0 };
	root = node_parse(&r->arena, "module.yaml", module_text,
		strlen(module_text), &r->faults);
	r->module = module_load(&r->arena, root, "m", &r->faults);
	root = node_parse(&r->arena, "bank.yaml", bank_text, strlen(bank_text),
		&r->faults);
	r->bank = unit_load(&r->arena, root, "bank", r->module, &r->faults);
	demand(r->faults.count == 0 && r->bank);
	r->translated = *r->module;
	r->translated.shown = "kk";
}

/* Every fault can be said, in one line. */
static void check_faults(const struct faults *faults)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < faults->count; i++) {
		buf_clear(&b);
		rule_say(&b, NULL, &faults->items[i]);
		demand(b.len > 0 && !strchr(buf_str(&b), '\n'));
		rule_say_mend(&b, NULL, &faults->items[i]);
		demand(u8_check((const uint8_t *)buf_str(&b), b.len) == NULL);
	}
	buf_release(&b);
}

static void grade(const struct step *s, const struct step *source,
	const char **given, size_t count, bool key)
{
	struct strings strings = { given, count };
	bool sure = key && s->type != QUESTION_TEXT;
	struct verdict v;

	if (question_refuse(s, source, &strings) != REFUSAL_NONE) {
		demand(!sure);
		return;
	}
	question_grade(s, source, &strings, &v);
	demand(v.score >= 0 && v.score <= 1);
	demand(v.feedback_count <= FEEDBACK_MAX);
	demand((v.mark == MARK_NONE) == !question_graded(s));
	demand(!sure || v.mark == MARK_RIGHT);
	for (size_t i = 0; i < v.feedback_count; i++)
		demand(v.feedback[i].text != NULL);
}

static void check_step(const struct step *s, const struct step *source)
{
	const char *given[GIVEN_MAX];
	struct pick picks[GIVEN_MAX];
	size_t count = question_key(s, given, GIVEN_MAX);
	char rev[9];

	demand(s->id && id_valid(s->id) && s->label && !s->faulty);
	step_rev(source, rev);
	demand(strlen(rev) == 8);
	demand(s->points >= 0 && s->tries >= 0);
	if (question_shape(s) == SHAPE_NONE)
		return;
	demand(s->prompt != NULL);
	if (count > 0)
		grade(s, source, given, count, true);
	count = question_picks(s, "01JD", picks, GIVEN_MAX);
	for (size_t i = 0; i < count; i++) {
		given[0] = picks[i].id;
		grade(s, source, given, 1, false);
	}
	given[0] = s->prompt;
	grade(s, source, given, 1, false);
	given[0] = "15,50 км";
	grade(s, source, given, 1, false);
}

/* NULL where it has faults; then nothing of it is looked at again. */
static struct unit *load(struct run *r, const struct node *root,
	const struct module *module, size_t before)
{
	struct unit *u = unit_load(&r->arena, root, "u", module, &r->faults);

	demand(u || faults_any_error(&r->faults, before));
	if (!u || faults_any_error(&r->faults, before) ||
		!unit_link(&r->arena, u, root, find, r, &r->faults))
		return NULL;
	demand(r->faults.count == before);
	for (size_t i = 0; i < u->steps.count; i++) {
		const struct draw *d = u->steps.items[i].draw;

		demand(!d || d->candidate_count >= (size_t)d->take);
	}
	return u;
}

static void run(struct run *r, const char *text, size_t n,
	const char *translation, size_t translation_n)
{
	struct merger merger = { &r->arena, &r->faults };
	size_t before = r->faults.count;
	struct node *root = node_parse(
			    &r->arena, "u.yaml", text, n, &r->faults),
		    *other;
	struct unit *u, *t;

	u = root && root->kind == NODE_MAP ? load(r, root, r->module, before)
					   : NULL;
	for (size_t i = 0; u && i < u->all_count; i++)
		check_step(u->all[i], u->all[i]);
	before = r->faults.count;
	other = node_parse(
		&r->arena, "u.kk.yaml", translation, translation_n, &r->faults);
	if (!u || !other || other->kind != NODE_MAP)
		return;
	root = translate_merge(&merger, &unit_shape, root, other);
	t = load(r, root, &r->translated, before);
	if (!t)
		return;
	demand(t->all_count == u->all_count);
	for (size_t i = 0; i < t->all_count; i++)
		check_step(t->all[i], u->all[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char mark[] = "\n####\n";
	const char *text = (const char *)data;
	const char *cut = memmem(text, size, mark, strlen(mark));
	const char *rest = cut ? cut + strlen(mark) : text + size;
	size_t n = cut ? (size_t)(cut - text) : size;
	struct run r;

	if (u8_check(data, size) || memchr(text, '\0', size))
		return 0;
	open_run(&r);
	run(&r, text, n, rest, (size_t)(text + size - rest));
	check_faults(&r.faults);
	faults_release(&r.faults);
	arena_release(&r.arena);
	return 0;
}
