/*
 * shape_digest.h - digests of what a struct holds, by the field tables.
 *
 * Only fields with the asked bit count, by name and value; absent ones do
 * not, so a field added to the format later changes no digest of before.
 */
#ifndef SABAQ_CORE_SHAPE_DIGEST_H
#define SABAQ_CORE_SHAPE_DIGEST_H

#include "core/field.h"

/* out gets the first 4 bytes of the SHA-256 as 8 hex digits and a NUL. */
void shape_digest(const struct shape *shape, const void *value, unsigned bit,
	char out[9]);

#endif
