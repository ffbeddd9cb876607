/*
 * lint_wording.h - each text of a translation beside its source's: what must
 * be the same in both is looked for. For core/lint_translation.
 */
#ifndef SABAQ_CORE_LINT_WORDING_H
#define SABAQ_CORE_LINT_WORDING_H

#include "core/lint.h"

/*
 * translated: the translation laid over source, which has the same shape;
 * file and language: the translation's. Only what stands in that file is looked at.
 */
void lint_wording(struct lint *l, const struct shape *shape,
	const struct node *source, const struct node *translated,
	const char *file, const char *language);

#endif
