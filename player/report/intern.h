/*
 * intern.h - keys to small numbers, in the order in which they first came.
 */
#ifndef SABAQ_REPORT_INTERN_H
#define SABAQ_REPORT_INTERN_H

#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"

/* Zeroed is empty. */
struct intern {
	struct intern_key {
		const void *bytes;
		size_t length;
	} * keys; /* by number */
	uint32_t count;
	size_t room;
	uint32_t *slots; /* number + 1; 0: free */
	size_t slot_count; /* a power of two */
	struct arena arena;
};

#define INTERN_NONE UINT32_MAX

/* The number of a key, the next one where it is new. */
uint32_t intern_add(struct intern *in, const void *key, size_t n);
/* INTERN_NONE where it was never added. */
uint32_t intern_find(const struct intern *in, const void *key, size_t n);
void intern_release(struct intern *in);

#endif
