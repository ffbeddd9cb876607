/*
 * items_lint.h - what the class showed, told as warnings at its place in the
 * source: a wrong option that nobody chose, a question that strong students
 * miss, a language in which one is much harder.
 *
 * Only answers to the question as it is now count. Nothing is told of few
 * answers (ITEM_LEAST and its like), nor of what may well be chance.
 */
#ifndef SABAQ_REPORT_ITEMS_LINT_H
#define SABAQ_REPORT_ITEMS_LINT_H

#include "base/fault.h"
#include "core/folder.h"
#include "report/items.h"

struct items_told {
	size_t answers; /* that were counted */
	size_t old; /* to other versions of these questions, left out */
};

/*
 * Tells of a folder on which folder_check() was called; adds to *told, which
 * may be NULL.
 */
void items_lint(struct items *it, struct folder *f, struct faults *faults,
	struct items_told *told);

#endif
