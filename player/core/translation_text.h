/*
 * translation_text.h - writes a translation's file, or brings it up to date.
 *
 * What a translator wrote stays byte for byte. Texts that are not translated
 * yet stand there as empty entries ("" or "|"), which fall back to the source
 * (core/translate), with the source's text above them in "#|" lines. A step
 * whose source has changed since gets the word "stale" behind its digest:
 *
 *	of: h3f9a21c stale
 *
 * and the source's new texts above its entries; it is settled when the
 * translator takes the word out. What the source has no longer becomes "#-"
 * lines. Lines that begin with "#|" or "#:" are the program's own: each run
 * takes them away and writes those that are needed. So a second run changes
 * nothing. Pure.
 */
#ifndef SABAQ_CORE_TRANSLATION_TEXT_H
#define SABAQ_CORE_TRANSLATION_TEXT_H

#include "base/buf.h"
#include "base/catalogue.h"
#include "base/fault.h"
#include "core/node.h"
#include "core/unit.h"

/* What is translated: a source without errors. */
struct original {
	const char *file; /* "binary.yaml" */
	const struct shape *shape; /* module_shape or unit_shape */
	const struct node *root;
	const struct unit *unit; /* for the steps' digests; NULL: module.yaml */
};

/* What became of it: texts that wait, steps that are marked as stale. */
struct refreshed {
	size_t empty, stale, aside;
};

enum translation_end {
	TRANSLATION_DONE,
	TRANSLATION_FAULTY, /* nothing appended; see faults */
	/* Nothing appended: written in a way that cannot be edited safely. */
	TRANSLATION_ODD,
};

/* The translation, its text without a byte order mark. */
struct translated {
	const char *language;
	const char *text; /* NULL: there is none yet */
	size_t n;
	const char *shown; /* what faults call it */
};

/* Appends the translation's new text; told gets what there is to do. */
enum translation_end translation_text(struct buf *out,
	const struct original *source, const struct translated *old,
	const struct catalogue *words, struct refreshed *told,
	struct faults *faults);

#endif
