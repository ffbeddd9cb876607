#include "core/translation_text.h"

#include <string.h>

#include "core/bind.h"
#include "core/emit.h"
#include "core/remark.h"
#include "core/rules.h"
#include "core/translate.h"
#include "core/translation_parts.h"
#include "core/unit_load.h"

struct making {
	const struct original *source;
	const char *language;
	const struct catalogue *words;
	struct arena arena;
};

/* --- reading ---------------------------------------------------------- */

/* What a refresh mends itself. */
static bool is_mended(int rule)
{
	return rule == RULE_TR_UNKNOWN || rule == RULE_TR_COUNT ||
	       rule == RULE_TR_LINES;
}

static bool all_mended(const struct faults *faults)
{
	for (size_t i = 0; i < faults->count; i++) {
		int rule = faults->items[i].rule;

		if (rule_texts[rule].level == RULE_ERROR && !is_mended(rule))
			return false;
	}
	return faults->count < FAULTS_MAX;
}

/* The file's name says which source and language it is for. */
static void check_head(
	const struct making *m, const struct node *root, struct faults *faults)
{
	const struct node *of = node_get(root, "translates");
	const struct node *language = node_get(root, "language");

	if (of && of->kind == NODE_SCALAR &&
		strcmp(of->text, m->source->file) != 0)
		faults_add(faults, RULE_TR_SOURCE, of->at, of->text,
			m->source->file, NULL);
	if (language && language->kind == NODE_SCALAR &&
		strcmp(language->text, m->language) != 0)
		faults_add(faults, RULE_TR_LANGUAGE, language->at,
			language->text, m->language, NULL);
}

/* The tree of a translation and what is wrong with it; NULL: nothing of use. */
static const struct node *read(struct making *m, const char *shown,
	const char *text, size_t n, struct faults *faults)
{
	struct merger merger = { &m->arena, faults };
	const struct node *root = node_parse(&m->arena, shown, text, n, faults);

	if (root && root->kind != NODE_MAP) {
		faults_add(faults, RULE_FIELD_NOT_MAP, root->at, shown, NULL,
			NULL);
		return NULL;
	}
	if (!root)
		return NULL;
	check_head(m, root, faults);
	translate_merge(&merger, m->source->shape, m->source->root, root);
	return root;
}

/* --- the program's own lines ------------------------------------------ */

static bool is_own(const char *line, size_t n)
{
	size_t in = 0;

	while (in < n && line[in] == ' ')
		in++;
	return n - in >= 2 && (strncmp(line + in, MARK_SOURCE, 2) == 0 ||
				      strncmp(line + in, MARK_NOTE, 2) == 0);
}

/* Appends text without them. */
static bool strip(struct making *m, const struct node *root, const char *text,
	size_t n, struct buf *out)
{
	struct line_edit e;
	struct spans spans;
	bool ok = spans_find(&spans, &m->arena, root, text, n);

	line_edit_open(&e, text, n);
	for (size_t i = 1; ok && i <= e.count; i++) {
		size_t length;
		const char *line = line_edit_line(&e, i, &length);

		if (!spans.inside[i] && is_own(line, length))
			line_edit_drop(&e, i);
	}
	line_edit_write(&e, out);
	line_edit_release(&e);
	return ok;
}

/* --- what every translation has --------------------------------------- */

/* after: the line that the first that is missing may stand behind. */
static void add_head(const struct making *m, const struct node *root,
	size_t after, struct line_edit *e)
{
	const struct {
		const char *key, *word;
	} head[] = { { "sabaq", "1" }, { "translates", m->source->file },
		{ "language", m->language }, { "review", "draft" } };

	for (size_t i = 0; i < sizeof(head) / sizeof(*head); i++) {
		struct buf b = { 0 };

		if (!root || !node_get(root, head[i].key))
			emit_word(&b, 0, head[i].key, head[i].word);
		if (b.len > 0)
			line_edit_after(e, after, buf_str(&b));
		buf_release(&b);
	}
}

static void add_note(const struct making *m, struct line_edit *e)
{
	struct buf b = { 0 };

	remark_wrap(&b, 0, MARK_NOTE,
		tr(m->words,
			N_("Write each translation into the empty quotes, or "
			   "under the | and two spaces further in; the "
			   "source's text stands above it in the lines #|. "
			   "What stays empty is shown in the source's "
			   "language. \"sabaq translate\" takes the lines #| "
			   "of what is done away.")));
	line_edit_before(e, 0, buf_str(&b));
	buf_release(&b);
}

static void add_aside(const struct making *m, struct refresh *r)
{
	struct buf b = { 0 };

	if (r->aside.len == 0)
		return;
	remark_wrap(&b, 0, "#",
		tr(m->words, N_("No longer in the source; kept in case it is "
				"of use:")));
	buf_adds(&b, buf_str(&r->aside));
	line_edit_after(r->edit, r->edit->count, buf_str(&b));
	buf_release(&b);
}

/* --- all of it -------------------------------------------------------- */

static bool is_sound(struct making *m, const struct buf *text)
{
	struct faults faults = { 0 };
	bool ok = read(m, "", buf_str(text), text->len, &faults) &&
		  !faults_any_error(&faults, 0);

	faults_release(&faults);
	return ok;
}

/* text without the program's own lines. */
static bool refresh(struct making *m, const char *text, size_t n,
	struct buf *out, struct refreshed *told)
{
	struct faults found = { 0 };
	const struct node *root = read(m, "", text, n, &found);
	struct line_edit edit;
	struct refresh r = {
		.source = m->source,
		.words = m->words,
		.edit = &edit,
		.found = &found,
	};
	struct spans spans;
	bool ok;

	line_edit_open(&edit, text, n);
	ok = root && spans_find(&spans, &m->arena, root, text, n);
	if (ok)
		add_head(m, root, head_end(spans.root), &edit);
	if (ok && refresh_root(&r, spans.root)) {
		if (r.told.empty > 0)
			add_note(m, &edit);
		add_aside(m, &r);
		line_edit_write(&edit, out);
		*told = r.told;
	} else {
		ok = false;
	}
	line_edit_release(&edit);
	buf_release(&r.aside);
	faults_release(&found);
	return ok && is_sound(m, out);
}

/* A new one begins as one that has nothing but its head. */
static void begin(const struct making *m, struct buf *out)
{
	struct line_edit e;

	line_edit_open(&e, "", 0);
	add_head(m, NULL, 0, &e);
	line_edit_write(&e, out);
	line_edit_release(&e);
}

static void pass_on(struct faults *to, const struct faults *from)
{
	for (size_t i = 0; i < from->count; i++) {
		const struct fault *f = &from->items[i];

		if (!is_mended(f->rule))
			faults_add(to, f->rule, f->at, f->args[0], f->args[1],
				f->args[2]);
	}
}

enum translation_end translation_text(struct buf *out,
	const struct original *source, const struct translated *old,
	const struct catalogue *words, struct refreshed *told,
	struct faults *faults)
{
	struct making m = {
		.source = source,
		.language = old->language,
		.words = words,
	};
	enum translation_end end = TRANSLATION_FAULTY;
	struct buf base = { 0 }, text = { 0 };
	struct faults found = { 0 };
	const struct node *root;

	*told = (struct refreshed){ 0 };
	if (old->text) {
		root = read(&m, old->shown, old->text, old->n, &found);
		if (!root || !all_mended(&found))
			goto out;
		end = TRANSLATION_ODD;
		if (!strip(&m, root, old->text, old->n, &base))
			goto out;
	} else {
		begin(&m, &base);
	}
	end = TRANSLATION_ODD;
	if (refresh(&m, buf_str(&base), base.len, &text, told)) {
		buf_add(out, buf_str(&text), text.len);
		end = TRANSLATION_DONE;
	}
out:
	if (end == TRANSLATION_FAULTY)
		pass_on(faults, &found);
	faults_release(&found);
	buf_release(&base);
	buf_release(&text);
	arena_release(&m.arena);
	return end;
}
