/*
 * xml_tree.h - a small XML file as a tree, hostile ones refused.
 *
 * expat parses: it is small, old, and in every distribution. What Moodle
 * never writes is not read at all: document types and with them entities of
 * one's own, so there is nothing to expand and nothing to fetch; and depth
 * is bounded.
 */
#ifndef SABAQ_CONVERT_XML_TREE_H
#define SABAQ_CONVERT_XML_TREE_H

#include "convert/moodle.h"

enum { XML_DEPTH = 40 };

struct xml {
	const char *name;
	const char *const *attributes; /* name, value, ..., NULL */
	const char *text; /* directly inside, in one; never NULL */
	int line, text_line; /* where it begins, where its text does */
	struct xml *first, *next;
};

/* The root, in the file's arena; NULL where there is none: noted. */
const struct xml *xml_parse(struct moodle_file *f, const char *text, size_t n);

/* The first child of that name, or NULL (also where x is NULL). */
const struct xml *xml_child(const struct xml *x, const char *name);
/* The next sibling of the same name. */
const struct xml *xml_again(const struct xml *x);
/* NULL where it has no such attribute. */
const char *xml_attribute(const struct xml *x, const char *name);
/* The text of the child of that name, trimmed; "" where there is none. */
const char *xml_word(
	struct moodle_file *f, const struct xml *x, const char *name);

#endif
