/*
 * node.h - YAML text to a tree of nodes, with every fault in one run.
 *
 * libyaml's event API feeds it. What never belongs in a module is refused
 * here: depth over NODE_DEPTH (counted in the event loop, so that hostile
 * nesting ends at once), long scalars and keys, anchors, aliases, tags,
 * merge keys, a second document, control, bidi and invisible characters
 * after decoding, duplicate keys. After a syntax error the offending line is
 * mended in memory (core/mend: its value quoted, its indentation put right,
 * or the line left out) and the text is parsed again, at most NODE_ROUNDS
 * times and within NODE_BYTES of reading, so that one run shows every fault
 * and hostile files cannot make it slow.
 *
 * libyaml resolves no types, and neither does this: a scalar is its text and
 * its style; core/bind decides what a field makes of it.
 */
#ifndef SABAQ_CORE_NODE_H
#define SABAQ_CORE_NODE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"
#include "base/mem.h"

enum {
	NODE_DEPTH = 16,
	NODE_SCALAR_BYTES = 64 * 1024,
	NODE_KEY_CHARS = 64,
	NODE_COUNT = 100000, /* nodes in one file */
	NODE_ROUNDS = 50,
	NODE_BYTES = 32 * 1024 * 1024,
};

enum node_kind { NODE_SCALAR, NODE_LIST, NODE_MAP };
enum node_style { NODE_PLAIN, NODE_QUOTED, NODE_BLOCK };

struct node {
	enum node_kind kind;
	enum node_style style; /* of a scalar */
	bool mended; /* a fault was told and this guessed, or something in it
			was taken out: what it lacks or holds wrongly is no
			news */
	bool flow; /* within brackets */
	struct place at; /* of the value, not of its key */
	const char *text; /* a scalar's: UTF-8, NFC, no NUL inside */
	size_t length; /* in bytes */
	const char *key; /* in a map: what this is the value of */
	struct place key_at;
	struct node *first, *next; /* children, siblings, in file order */
	size_t count; /* children */
	/* In a merge: the source's, whose place this text has taken; or NULL. */
	const struct node *over;
};

/*
 * The tree of text, allocated in arena; NULL where nothing usable is left,
 * never without a fault. Every fault is added to faults, not in order of
 * place: a tree may come back along with faults. Of a key that stands twice
 * only the first is in the tree.
 * text has been found valid UTF-8 (core/source); file is borrowed and must
 * live as long as the tree.
 */
struct node *node_parse(struct arena *arena, const char *file, const char *text,
	size_t n, struct faults *faults);

/* The value of a key in a map, or NULL (also where map is no map or NULL). */
const struct node *node_get(const struct node *map, const char *key);

#endif
