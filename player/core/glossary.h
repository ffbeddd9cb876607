/*
 * glossary.h - a module's terms, in the order in which they are shown.
 *
 * Pure. out has room for as many terms as the module has; what goes there is
 * borrowed from the module.
 */
#ifndef SABAQ_CORE_GLOSSARY_H
#define SABAQ_CORE_GLOSSARY_H

#include "core/unit.h"

/* All of them, by the alphabet. */
void glossary_sorted(const struct module *m, const struct term **out);
/*
 * Those that are marked in what the step shows before it is answered, each
 * once, in the order in which they stand there; how many.
 */
size_t glossary_of_step(
	const struct module *m, const struct step *s, const struct term **out);

#endif
