/*
 * answer_fold.h - the form in which typed answers are compared.
 *
 * Two texts that a fair reader would call the same fold to the same letters;
 * answer.h says what that means. For core/answer*.c alone.
 */
#ifndef SABAQ_CORE_ANSWER_FOLD_H
#define SABAQ_CORE_ANSWER_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct folded {
	uint32_t *letters;
	size_t count;
};

/* Which ASCII signs may stand with or without spaces around them. */
struct answer_signs {
	bool known, loose[128];
};

/*
 * Folds s. signs are learned from it where they are not known yet (fold the
 * wanted answer first); NULL: spaces count everywhere. Time and memory are
 * linear in the length of s.
 */
void answer_fold(struct folded *out, const char *s, bool case_matters,
	struct answer_signs *signs);
void folded_release(struct folded *f);

#endif
