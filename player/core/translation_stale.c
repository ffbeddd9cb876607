/* "of" in a step: which state of the source it was translated from. */
#include <string.h>

#include "core/remark.h"
#include "core/translation_parts.h"

/* Whether a person has written anything of it. */
static bool entry_is_filled(const struct span *t)
{
	if (t->node->kind == NODE_SCALAR)
		return !entry_waits(t->node);
	for (const struct span *c = t->child; c; c = c->next) {
		if ((!c->node->key || strcmp(c->node->key, "of") != 0) &&
			entry_is_filled(c))
			return true;
	}
	return false;
}

/* "of: h3f9a21c stale": the digest, and whether it waits to be settled. */
bool refresh_of(struct refresh *r, const struct span *step,
	const struct span *of, const char *now)
{
	const char *text = of->node->text;
	bool known =
		of->node->kind == NODE_SCALAR && strncmp(text, now, 8) == 0;
	bool stale = of->node->kind != NODE_SCALAR ||
		     strstr(text, STALE) != NULL ||
		     (!known && entry_is_filled(step));
	size_t n, at = line_edit_column(
			  r->edit, of->first, (size_t)of->node->at.column);
	const char *line = line_edit_line(r->edit, of->first, &n);
	size_t length = of->node->length;
	struct buf b = { 0 };

	if (known && stale == (text[8] != '\0'))
		return stale;
	if (of->node->kind != NODE_SCALAR || at + length > n ||
		of->last != (size_t)of->node->at.line)
		return stale; /* as a person wrote it; check tells */
	if (of->node->style == NODE_QUOTED)
		at++;
	if (of->node->style == NODE_BLOCK || at + length > n ||
		memcmp(line + at, text, length) != 0)
		return stale;
	buf_add(&b, line, at);
	buf_addf(&b, "%s%s", now, stale ? " " STALE : "");
	buf_add(&b, line + at + length, n - at - length);
	if (!r->dry)
		line_edit_replace(r->edit, of->first, buf_str(&b));
	buf_release(&b);
	return stale;
}

void note_stale(struct refresh *r, const struct span *of)
{
	struct buf b = { 0 };

	if (r->dry)
		return;
	r->told.stale++;
	remark_wrap(&b, (int)line_edit_indent(r->edit, of->first), MARK_NOTE,
		tr(r->words, N_("The source has changed since this was "
				"translated: its texts now stand in the lines "
				"#|. When the translation says the same, take "
				"out the word \"stale\".")));
	if (has_own_lines(r, of))
		line_edit_before(r->edit, of->first, buf_str(&b));
	buf_release(&b);
}
