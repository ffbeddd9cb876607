/*
 * reference.h - the format of modules in Markdown, from the field tables.
 *
 * For a teacher to read or print: every field of every map with what may
 * stand there, whether it must, its default, its limits and what it is for,
 * and an example of each type of question.
 */
#ifndef SABAQ_CORE_REFERENCE_H
#define SABAQ_CORE_REFERENCE_H

#include "base/buf.h"
#include "base/catalogue.h"
#include "core/question.h"

/* Appends the whole reference; the same bytes for the same words. */
void reference_write(struct buf *out, const struct catalogue *words);

/*
 * One step of each type, and of a draw at QUESTION_COUNT: YAML as it stands
 * under "steps:". English, N_().
 */
extern const char *const reference_examples[QUESTION_COUNT + 1];

#endif
