#include "report/intern.h"

#include <stdlib.h>
#include <string.h>

enum { SLOTS_LEAST = 64 };

/* FNV-1a. */
static uint64_t hash(const void *key, size_t n)
{
	const unsigned char *bytes = key;
	uint64_t h = UINT64_C(0xcbf29ce484222325);

	for (size_t i = 0; i < n; i++)
		h = (h ^ bytes[i]) * UINT64_C(0x100000001b3);
	return h ^ h >> 32;
}

/* Where the key is, or where it would be put. */
static size_t slot_of(const struct intern *in, const void *key, size_t n)
{
	size_t slot = hash(key, n) & (in->slot_count - 1);

	while (in->slots[slot] > 0) {
		const struct intern_key *k = &in->keys[in->slots[slot] - 1];

		if (k->length == n && memcmp(k->bytes, key, n) == 0)
			break;
		slot = (slot + 1) & (in->slot_count - 1);
	}
	return slot;
}

static void grow(struct intern *in)
{
	free(in->slots);
	in->slot_count = in->slot_count > 0 ? in->slot_count * 2 : SLOTS_LEAST;
	in->slots = xcalloc(in->slot_count, sizeof(*in->slots));
	for (uint32_t i = 0; i < in->count; i++) {
		const struct intern_key *k = &in->keys[i];

		in->slots[slot_of(in, k->bytes, k->length)] = i + 1;
	}
}

uint32_t intern_add(struct intern *in, const void *key, size_t n)
{
	size_t slot;

	if (in->count * 2 >= in->slot_count)
		grow(in);
	slot = slot_of(in, key, n);
	if (in->slots[slot] > 0)
		return in->slots[slot] - 1;
	in->keys = mem_grow(in->keys, &in->room, in->count, sizeof(*in->keys));
	in->keys[in->count] = (struct intern_key){
		.bytes = arena_strndup(&in->arena, key, n),
		.length = n,
	};
	in->slots[slot] = ++in->count;
	return in->count - 1;
}

uint32_t intern_find(const struct intern *in, const void *key, size_t n)
{
	size_t slot;

	if (in->slot_count == 0)
		return INTERN_NONE;
	slot = slot_of(in, key, n);
	return in->slots[slot] > 0 ? in->slots[slot] - 1 : INTERN_NONE;
}

void intern_release(struct intern *in)
{
	free(in->keys);
	free(in->slots);
	arena_release(&in->arena);
	*in = (struct intern){ 0 };
}
