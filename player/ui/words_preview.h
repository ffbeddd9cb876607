/*
 * words_preview.h - what a preview says, on the screen and in lines. A part
 * of words.h.
 */
#ifndef SABAQ_UI_WORDS_PREVIEW_H
#define SABAQ_UI_WORDS_PREVIEW_H

#include "base/buf.h"
#include "base/catalogue.h"
#include "base/fault.h"
#include "core/unit.h"
#include "ui/app.h"

/* 0: all there is to say; each one further on says less. */
enum { PREVIEW_WAYS = 4 };

/*
 * "Preview, nothing is recorded; q-sum, line 41; 2 warnings": of a step, or
 * of none (NULL).
 */
void words_preview(struct buf *b, const struct catalogue *c,
	const struct app_preview *p, const struct step *s, int brief);
/* Which part of what can be drawn is shown; or that it is as for a learner. */
void words_preview_part(
	struct buf *b, const struct catalogue *c, const struct app_preview *p);
/* "3 errors, 1 warning"; "No faults." */
void words_fault_count(
	struct buf *b, const struct catalogue *c, const struct app_preview *p);
/* What to do while there are errors; open: a version without is there. */
const char *words_mend(const struct catalogue *c, bool open);
/* "binary.yaml, line 12: error: ... [rule]", and what to do about it. */
void words_fault(
	struct buf *b, const struct catalogue *c, const struct fault *f);
void words_fault_mend(
	struct buf *b, const struct catalogue *c, const struct fault *f);
/*
 * MARKDOWN: all that is hidden from a learner until it is told: the right

 * answer, what is said to whom, hints; in the words of words_field().
 */
void words_answers(struct buf *b, const struct catalogue *c,
	const struct module *m, const struct step *s);
/* What a field of a step is called, or a word that stands in one; NULL: none. */
const char *words_field(const struct catalogue *c, const char *name);
const char *words_value(const struct catalogue *c, const char *word);

#endif
