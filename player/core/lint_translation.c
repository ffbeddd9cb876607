/*
 * Translations: what is missing or stale, who has read them. The texts
 * themselves are compared in core/lint_wording.
 */
#include <stdio.h>
#include <string.h>

#include "core/bind.h"
#include "core/folder_parts.h"
#include "core/lint_wording.h"
#include "core/source.h"
#include "core/translate.h"
#include "core/unit_load.h"
#include "core/unit_loss.h"

/* The first line of a file: what is said of all of it. */
static void tell_file(struct lint *l, enum rule rule, const char *file,
	const char *a, const char *b, const char *c)
{
	faults_add(l->faults, (int)rule,
		(struct place){ .file = file, .line = 1, .column = 1 }, a, b,
		c);
}

static const char *number(struct lint *l, size_t n)
{
	char digits[24];

	snprintf(digits, sizeof(digits), "%zu", n);
	return arena_strdup(l->arena, digits);
}

/* --- missing ---------------------------------------------------------- */

/* Steps are counted, so that a translation just begun is no flood. */
static void tell_missing_steps(struct lint *l, const struct lint_unit *u)
{
	const char *first = NULL;
	size_t missing = 0;

	for (size_t i = 0; i < u->count; i++) {
		if (!u->steps[i].step->untranslated)
			continue;
		first = first ? first : u->steps[i].step->id;
		missing++;
	}
	if (missing > 0)
		tell_file(l, RULE_TR_MISSING, u->file, number(l, missing),
			number(l, u->count), first);
}

/* Whether any text of a field is still that of another file. */
static bool is_field_missing(const struct shape *shape, const struct node *root,
	const struct node *n, const char *source)
{
	const struct node *kind = node_get(root, "kind");
	struct node alone = *root, field = *n, first;

	field.next = NULL;
	alone.first = &field;
	if (kind) { /* it brings fields of its own */
		first = *kind;
		first.next = &field;
		alone.first = &first;
	}
	return translate_missing(shape, &alone, source);
}

static void tell_missing_fields(struct lint *l, const struct shape *shape,
	const struct node *root, const char *source, const char *file)
{
	for (const struct node *n = root->first; n; n = n->next) {
		if (strcmp(n->key, "steps") == 0 ||
			strcmp(n->key, "pools") == 0)
			continue;
		if (is_field_missing(shape, root, n, source))
			tell_file(l, RULE_TR_MISSING_FIELD, file, n->key, NULL,
				NULL);
	}
}

/* --- stale ------------------------------------------------------------ */

static const struct step *source_step(const struct lint_unit *u, const char *id)
{
	for (size_t i = 0; i < u->count; i++) {
		if (strcmp(u->steps[i].source->id, id) == 0)
			return u->steps[i].source;
	}
	return NULL;
}

/* Steps of a translation, by id. */
static void check_steps(
	struct lint *l, const struct lint_unit *u, const struct node *steps)
{
	for (const struct node *n = steps ? steps->first : NULL; n;
		n = n->next) {
		const struct node *of = node_get(n, "of");
		const struct step *s;
		char now[9];

		s = of && n->key ? source_step(u, n->key) : NULL;
		if (!s)
			continue;
		step_of(s, now);
		if (strcmp(of->text, now) != 0)
			lint_tell(l, RULE_TR_STALE, of, n->key, NULL, NULL);
	}
}

/* The translation's own tree: in the merged one no "of" is left. */
static void check_stale(struct lint *l, const struct lint_unit *u)
{
	const char *slash = strrchr(u->file, '/');
	struct faults told = { 0 };
	struct source source;
	const struct node *root, *pools;

	if (!source_read(&source, l->arena, l->folder->dir,
		    slash ? slash + 1 : u->file, u->file, &told) ||
		!strstr(source.text, "of:"))
		goto out;
	root = node_parse(l->arena, u->file, source.text, source.length, &told);
	check_steps(l, u, node_get(root, "steps"));
	pools = node_get(root, "pools");
	for (const struct node *p = pools ? pools->first : NULL; p; p = p->next)
		check_steps(l, u,
			node_get(p, "questions") ? node_get(p, "questions")
						 : p);
out:
	faults_release(&told);
}

/* --- a language ------------------------------------------------------- */

struct language {
	const char *code, *file; /* where what is said of it goes */
	size_t files, drafts;
	struct buf absent; /* units that are not in it */
};

static void count_file(struct language *g, const char *file, bool draft)
{
	g->file = g->file ? g->file : file;
	g->files++;
	g->drafts += draft;
}

static const struct lint_unit *in_language(
	const struct lint *l, size_t source, const char *code)
{
	for (size_t i = source + 1; i < l->count && !l->units[i].source; i++) {
		if (strcmp(l->units[i].unit->language, code) == 0)
			return &l->units[i];
	}
	return NULL;
}

/* A translation with errors is there too, but says nothing of itself. */
static bool has_file(struct lint *l, const char *unit, const char *code)
{
	const char *const *languages = folder_languages(l->folder, unit);

	for (size_t i = 1; languages[i]; i++) {
		if (strcmp(languages[i], code) == 0)
			return true;
	}
	return false;
}

static void count_units(struct lint *l, struct language *g)
{
	for (size_t i = 0; i < l->count; i++) {
		const struct lint_unit *u = &l->units[i], *t;

		if (!u->source)
			continue;
		t = in_language(l, i, g->code);
		if (t) {
			count_file(g, t->file, t->unit->draft);
		} else if (!has_file(l, u->unit->id, g->code)) {
			if (g->absent.len > 0)
				buf_adds(&g->absent, ", ");
			buf_adds(&g->absent, u->unit->id);
		}
	}
}

static void check_language(struct lint *l, const char *code)
{
	const struct entry *module = &l->folder->module;
	const struct module *m = folder_module(l->folder, code);
	struct language g = { .code = code };

	if (strcmp(m->shown, code) == 0)
		count_file(&g,
			folder_shown(l->folder,
				folder_file(l->folder, module->id, code)),
			m->draft);
	count_units(l, &g);
	if (g.drafts > 0)
		tell_file(l, RULE_TR_DRAFTS, g.file, number(l, g.drafts),
			number(l, g.files), code);
	if (g.absent.len > 0 && g.file)
		tell_file(l, RULE_TR_ABSENT, g.file, code, buf_str(&g.absent),
			NULL);
	buf_release(&g.absent);
}

/* Every language that the module or any unit of it has a translation into. */
static void check_languages(struct lint *l)
{
	const struct entry *module = &l->folder->module;

	for (size_t i = 1; module->languages[i]; i++)
		check_language(l, module->languages[i]);
	for (size_t i = 0; i < l->count; i++) {
		const char *code = l->units[i].unit->language;
		bool known = l->units[i].source;

		for (size_t k = 0; k < i && !known; k++)
			known = !l->units[k].source &&
				strcmp(l->units[k].unit->language, code) == 0;
		for (size_t k = 1; module->languages[k] && !known; k++)
			known = strcmp(module->languages[k], code) == 0;
		if (!known)
			check_language(l, code);
	}
}

/* --- all -------------------------------------------------------------- */

static void check_unit(struct lint *l, const struct lint_unit *u,
	const struct lint_unit *source)
{
	tell_missing_steps(l, u);
	tell_missing_fields(
		l, &unit_shape, u->root, source->root->at.file, u->file);
	check_stale(l, u);
	lint_wording(l, &unit_shape, source->root, u->root, u->file,
		u->unit->language);
}

static void check_module(struct lint *l, size_t language)
{
	const struct entry *module = &l->folder->module;
	const struct node *root = module->versions[language].root;
	const char *file =
		folder_shown(l->folder, folder_file(l->folder, module->id,
						module->languages[language]));

	if (!root)
		return;
	tell_missing_fields(l, &module_shape, root, l->root->at.file, file);
	lint_wording(l, &module_shape, l->root, root, file,
		module->languages[language]);
}

void lint_translation(struct lint *l)
{
	const struct entry *module = &l->folder->module;
	const struct lint_unit *source = NULL;

	if (!l->root)
		return;
	for (size_t i = 1; module->languages[i]; i++)
		check_module(l, i);
	for (size_t i = 0; i < l->count; i++) {
		if (l->units[i].source)
			source = &l->units[i];
		else if (source)
			check_unit(l, &l->units[i], source);
	}
	for (size_t i = 0; i < l->torn_count; i++)
		lint_wording(l, &unit_shape, l->torn[i].source, l->torn[i].root,
			l->torn[i].file, l->torn[i].language);
	check_languages(l);
}
