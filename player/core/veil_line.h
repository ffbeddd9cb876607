/*
 * veil_line.h - a line of a veiled step: the step itself, a thing that it asks
 * for, or a pick. For core/veil*.c alone.
 */
#ifndef SABAQ_CORE_VEIL_LINE_H
#define SABAQ_CORE_VEIL_LINE_H

#include "core/question.h"

/* Where the word before a program's input stands in the text. */
#define VEIL_INPUT "[[input]]"

struct veil_line {
	const char *step, *asked, *pick; /* its id; the other two are NULL */
	const char *of; /* of a pick: the id of what it is for, or NULL */
	const char *text, *label, *form;
	int shape; /* enum answer_shape */
	enum truth graded, number, verbatim, last;
	struct strings hints;
	int points;
};

extern const struct shape veil_line_shape;

/* All fields absent. */
struct veil_line veil_line(void);

#endif
