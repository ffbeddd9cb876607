/*
 * unit_loss.h - what faults may have cost a unit: steps and pools that its
 * author wrote, but that are not where they can be found. Of these nobody may
 * be told that they are not there.
 */
#ifndef SABAQ_CORE_UNIT_LOSS_H
#define SABAQ_CORE_UNIT_LOSS_H

#include "base/fault.h"
#include "core/node.h"
#include "core/unit.h"

/*
 * Marks u, bound from root, and its pools as partial where they may be.
 * faults must hold what was told when root was read: so many of them. Returns
 * whether any step may be missing. Without faults none is.
 */
bool unit_find_losses(struct unit *u, const struct node *root,
	const struct faults *faults, size_t count);

/* The list of a pool's questions, whichever way it is written, or NULL. */
const struct node *pool_list(const struct node *pool);

#endif
