#define _GNU_SOURCE /* memmem */
/*
 * A unit's file, any bytes, from YAML to graded answers. After a line "####"
 * comes a translation, laid over what stands before it; after another one the
 * bank that both may draw from.
 */
#include "fuzz.h"

#include <stdbool.h>
#include <stdint.h>
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
	const struct unit *bank, *linking;
	uint64_t chance;
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
	if (strcmp(id, "u") == 0)
		return r->linking;
	return strcmp(id, "bank") == 0 ? r->bank : NULL;
}

/* As far as it can be bound; text NULL: a sound one. */
static void add_bank(struct run *r, const char *text, size_t n)
{
	struct node *root;
	struct unit *bank = NULL;

	if (!text) {
		text = bank_text;
		n = strlen(bank_text);
	}
	root = node_parse(&r->arena, "bank.yaml", text, n, &r->faults);
	if (root && root->kind == NODE_MAP) {
		bank = unit_load(
			&r->arena, root, "bank", r->module, &r->faults);
		bank->faulty = faults_any_error(&r->faults, 0);
	}
	demand(text != bank_text || (bank && !bank->faulty));
	r->bank = bank ? bank : &unit_damaged;
}

static void open_run(struct run *r)
{
	struct node *root;

	*r = (struct run){ 0 };
	root = node_parse(&r->arena, "module.yaml", module_text,
		strlen(module_text), &r->faults);
	r->module = module_load(&r->arena, root, "m", &r->faults);
	demand(r->faults.count == 0);
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

/* By chance, but always the same for an input. */
static size_t below(struct run *r, size_t n)
{
	r->chance = r->chance * 6364136223846793005u + 1442695040888963407u;
	return (size_t)(r->chance >> 33) % n;
}

static void check_parts(
	const struct step *s, const struct verdict *v, size_t count)
{
	demand(v->part_count <= GIVEN_MAX);
	switch (question_shape(s)) {
	case SHAPE_PAIRS:
	case SHAPE_GAPS:
	case SHAPE_ORDERING:
		demand(v->part_count == count);
		break;
	case SHAPE_NONE:
	case SHAPE_ONE:
	case SHAPE_MANY:
	case SHAPE_LINE:
	case SHAPE_TEXT:
		demand(v->part_count == 0);
		break;
	case SHAPE_LINES:
		demand(v->part_count <= count);
		break;
	}
	for (size_t i = 0; i < v->part_count; i++)
		demand(v->parts[i] != MARK_NONE);
}

/* Typed answers may be written so that they match nothing. */
static bool key_is_sure(const struct step *s)
{
	switch (question_shape(s)) {
	case SHAPE_ONE:
	case SHAPE_MANY:
	case SHAPE_ORDERING:
	case SHAPE_PAIRS:
	case SHAPE_LINES:
		return true;
	case SHAPE_NONE:
	case SHAPE_LINE:
	case SHAPE_TEXT:
	case SHAPE_GAPS:
		break;
	}
	return s->type == QUESTION_NUMBER;
}

static void grade(const struct step *s, const struct step *source,
	const char **given, size_t count, bool key)
{
	struct strings strings = { given, count };
	bool sure = key && key_is_sure(s);
	struct verdict v;

	if (question_refuse(s, source, &strings) != REFUSAL_NONE) {
		demand(!sure);
		demand(question_refused(s, source, &strings) < GIVEN_MAX);
		/* Grading is for what was in the log, too. */
		question_grade(s, source, &strings, &v);
		return;
	}
	question_grade(s, source, &strings, &v);
	demand(v.score >= 0 && v.score <= 1);
	demand(v.feedback_count <= FEEDBACK_MAX);
	demand((v.mark == MARK_NONE) == !question_graded(s));
	demand(!sure || v.mark == MARK_RIGHT);
	check_parts(s, &v, count);
	for (size_t i = 0; i < v.feedback_count; i++)
		demand(v.feedback[i].text != NULL);
}

/* What can be picked is the same in both languages, but for the words. */
static size_t check_picks(const struct step *s, const struct step *source,
	size_t part, struct pick *picks)
{
	struct pick other[GIVEN_MAX];
	size_t count = question_asked_picks(s, "01JD", part, picks, GIVEN_MAX);

	demand(question_asked_picks(source, "01JD", part, other, GIVEN_MAX) ==
		count);
	for (size_t i = 0; i < count; i++) {
		demand(strcmp(picks[i].id, other[i].id) == 0);
		for (size_t k = 0; k < i; k++)
			demand(strcmp(picks[i].id, picks[k].id) != 0);
	}
	return count;
}

/* Something that may be given in one place, sense or nonsense. */
static const char *any_given(struct run *r, const struct step *s,
	const struct step *source, size_t part)
{
	static const char *const words[] = { "", NOT_PAIRED, "15,50 км", "x",
		"кітап", "8", "\n", "a" };
	struct pick picks[GIVEN_MAX];
	size_t count = check_picks(s, source, part, picks);

	if (count > 0 && below(r, 4) > 0)
		return picks[below(r, count)].id;
	return below(r, 9) == 0
		       ? s->prompt
		       : words[below(r, sizeof(words) / sizeof(*words))];
}

/* Part of the key, and of what can be picked, arranged by chance. */
static void grade_arranged(
	struct run *r, const struct step *s, const struct step *source)
{
	const char *all[2 * GIVEN_MAX], *given[GIVEN_MAX];
	struct pick picks[GIVEN_MAX];
	size_t count = question_key(s, all, GIVEN_MAX), n = 0;
	size_t others = question_picks(s, "01JD", picks, GIVEN_MAX);

	for (size_t i = 0; i < others; i++)
		all[count++] = picks[i].id;
	for (size_t most = below(r, GIVEN_MAX); count > 0 && n < most;) {
		size_t i = below(r, count);

		given[n++] = all[i];
		all[i] = all[--count];
	}
	grade(s, source, given, n, false);
}

static void grade_any(
	struct run *r, const struct step *s, const struct step *source)
{
	struct asked asked[GIVEN_MAX];
	const char *given[GIVEN_MAX];
	size_t count = question_asked(s, asked, GIVEN_MAX);

	for (size_t i = 0; i < count; i++) {
		demand(asked[i].id && *asked[i].id);
		demand(asked[i].shape == SHAPE_ONE ||
			asked[i].shape == SHAPE_LINE);
	}
	for (int times = 0; times < 10; times++) {
		size_t n = count > 0 && below(r, 4) > 0 ? count : below(r, 9);

		for (size_t i = 0; i < n; i++)
			given[i] = any_given(r, s, source, i);
		grade(s, source, given, n, false);
	}
}

static void check_shown(const struct step *s)
{
	static const char *const gaps[GIVEN_MAX] = { "1", "2", "3", "4", "5",
		"6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16",
		"17", "18", "19", "20", "21", "22", "23", "24", "25", "26" };
	const struct showing how = { .input = "I", .gaps = gaps };
	struct buf out = { 0 };

	question_show(s, &how, &out);
	demand(out.len > 0);
	demand(u8_check((const uint8_t *)buf_str(&out), out.len) == NULL);
	buf_release(&out);
}

static void check_step(
	struct run *r, const struct step *s, const struct step *source)
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
	check_shown(s);
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
	grade_any(r, s, source);
	for (int times = 0; times < 10; times++)
		grade_arranged(r, s, source);
}

/* Each thing that linking tells, it tells once. */
static void check_linked(const struct faults *faults, size_t before)
{
	for (size_t i = before; i < faults->count; i++) {
		const struct fault *f = &faults->items[i];

		demand(f->at.line > 0);
		for (size_t j = before; j < i; j++) {
			const struct fault *g = &faults->items[j];

			demand(f->rule != g->rule ||
				strcmp(f->args[0], g->args[0]) != 0 ||
				(f->rule != RULE_DRAW_DAMAGED &&
					(f->at.line != g->at.line ||
						f->at.column != g->at.column)));
		}
	}
}

/*
 * NULL where it has faults; it is linked all the same, after which nothing of
 * it is looked at again.
 */
static struct unit *load(struct run *r, const struct node *root,
	const struct module *module, size_t before)
{
	struct unit *u = unit_load(&r->arena, root, "u", module, &r->faults);
	size_t told = r->faults.count;
	bool linked;

	demand(!u->faulty || faults_any_error(&r->faults, before));
	u->faulty = faults_any_error(&r->faults, before);
	demand(u->faulty || !u->partial);
	r->linking = u;
	linked = unit_link(&r->arena, u, root, find, r, &r->faults);
	check_linked(&r->faults, told);
	demand(linked == (!u->faulty && r->faults.count == told));
	if (!linked)
		return NULL;
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
		check_step(r, u->all[i], u->all[i]);
	before = r->faults.count;
	other = node_parse(
		&r->arena, "u.kk.yaml", translation, translation_n, &r->faults);
	if (!u || !other || other->kind != NODE_MAP)
		return;
	root = translate_merge(&merger, &unit_shape, root, other);
	t = load(r, root, &r->translated, before);
	/* What it draws is what its source draws. */
	demand(t || r->linking->faulty);
	if (!t)
		return;
	demand(t->all_count == u->all_count);
	for (size_t i = 0; i < t->all_count; i++)
		check_step(r, t->all[i], u->all[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char mark[] = "\n####\n";
	const char *text = (const char *)data;
	const char *cut = memmem(text, size, mark, strlen(mark));
	const char *rest = cut ? cut + strlen(mark) : text + size;
	const char *end = text + size, *bank;
	size_t n = cut ? (size_t)(cut - text) : size;
	struct run r;

	if (u8_check(data, size) || memchr(text, '\0', size))
		return 0;
	bank = memmem(rest, (size_t)(end - rest), mark, strlen(mark));
	open_run(&r);
	for (size_t i = 0; i < size; i++)
		r.chance = r.chance * 31 + data[i];
	if (bank) {
		add_bank(&r, bank + strlen(mark),
			(size_t)(end - bank) - strlen(mark));
		end = bank;
	} else {
		add_bank(&r, NULL, 0);
	}
	run(&r, text, n, rest, (size_t)(end - rest));
	check_faults(&r.faults);
	faults_release(&r.faults);
	arena_release(&r.arena);
	return 0;
}
