#include "ui/words_preview.h"

#include <string.h>

#include "base/text.h"
#include "core/rules.h"
#include "ui/words.h"

/* --- where one is ----------------------------------------------------- */

static size_t warnings(const struct app_preview *p)
{
	return p->faults->count - p->errors;
}

void words_fault_count(
	struct buf *b, const struct catalogue *c, const struct app_preview *p)
{
	size_t warned = warnings(p);

	if (p->errors > 0)
		words_fill(b, trn(c, "%1 error", "%1 errors", p->errors),
			NUMBER(p->errors), NULL);
	if (p->errors > 0 && warned > 0)
		buf_adds(b, ", ");
	if (warned > 0)
		words_fill(b, trn(c, "%1 warning", "%1 warnings", warned),
			NUMBER(warned), NULL);
	if (p->faults->count == 0)
		buf_adds(b, tr(c, "No faults."));
}

static void add_place(struct buf *b, const struct catalogue *c,
	const struct step *s, int brief)
{
	buf_adds(b, "; ");
	if (s->at.line > 0 && brief < 3)
		words_fill(b, tr(c, "%1, line %2"), s->id, NUMBER(s->at.line),
			NULL);
	else
		words_fill(b, "%1", s->id, NULL);
}

void words_preview(struct buf *b, const struct catalogue *c,
	const struct app_preview *p, const struct step *s, int brief)
{
	if (p->before)
		buf_adds(b, brief < 2 ? tr(c, "Preview of the version before")
				      : tr(c, "Version before"));
	else
		buf_adds(b, brief < 1 ? tr(c, "Preview, nothing is recorded")
				      : tr(c, "Preview"));
	if (s && s->id)
		add_place(b, c, s, brief);
	if (p->faults->count > 0 && brief < 3) {
		buf_adds(b, "; ");
		words_fault_count(b, c, p);
	}
}

void words_preview_part(
	struct buf *b, const struct catalogue *c, const struct app_preview *p)
{
	if (p->part == 0)
		buf_adds(b, tr(c, "As a learner gets it."));
	else if (p->parts == 1)
		buf_adds(b, tr(c, "All questions that can be drawn."));
	else
		words_fill(b,
			tr(c, "Questions that can be drawn, part %1 of %2."),
			NUMBER(p->part), NUMBER(p->parts), NULL);
}

/* --- faults ----------------------------------------------------------- */

const char *words_mend(const struct catalogue *c, bool open)
{
	return open ? tr(c, "Mend this and save: the preview goes on by "
			    "itself where it was. Until then the version "
			    "before can be looked at.")
		    : tr(c, "Mend this and save: the preview goes on by "
			    "itself.");
}

void words_fault(
	struct buf *b, const struct catalogue *c, const struct fault *f)
{
	const char *slash = f->at.file ? strrchr(f->at.file, '/') : NULL;
	const char *name = slash ? slash + 1 : f->at.file;
	struct fault bare = *f;

	bare.at.file = NULL;
	if (name && f->at.line > 0)
		words_fill(b, tr(c, "%1, line %2"), name, NUMBER(f->at.line),
			NULL);
	else if (name)
		words_fill(b, "%1", name, NULL);
	if (name)
		buf_adds(b, ": ");
	rule_say(b, c, &bare);
}

void words_fault_mend(
	struct buf *b, const struct catalogue *c, const struct fault *f)
{
	rule_say_mend(b, c, f);
}
