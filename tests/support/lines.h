/*
 * lines.h - what must hold for every line that core/layout draws, and random
 * documents to try it on.
 */
#ifndef LINES_H
#define LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "core/layout.h"

/*
 * What is wrong with a line of width cells: too wide, a character that could
 * harm a terminal (marks of gaps may stand there with gaps), spans that do
 * not cover it. NULL: nothing.
 */
const char *line_wrong(const struct line *line, int width, bool gaps);

/* Every line's text, each with a line feed; the caller frees. */
char *lines_text(const struct lines *lines);

/* A number below n; the same sequence in every run. */
size_t random_below(size_t n);

/*
 * A word of up to most letters of one of the five alphabets, with stress
 * marks, now and then written in capitals.
 */
void random_word(struct buf *b, size_t most);
/* A document: every kind of block, nested, broken ones too. */
void random_document(struct buf *b);

#endif
