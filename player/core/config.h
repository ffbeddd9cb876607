/*
 * config.h - the settings: a person's own config.yaml over the system's.
 *
 * The same field table as everything else. What nobody has set is absent
 * (NULL, count 0, ABSENT): the program then does what suits the terminal.
 */
#ifndef SABAQ_CORE_CONFIG_H
#define SABAQ_CORE_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"
#include "base/mem.h"
#include "core/field.h"

/* For terminals and fonts that lack letters (--letters). */
enum config_letters { CONFIG_FULL, CONFIG_GLYPH, CONFIG_LATIN };

/* What was chosen for one kind of terminal: see negotiate_kind(). */
struct config_terminal {
	const char *id;
	int letters; /* enum config_letters */
	bool faulty; /* not to be taken */
};

struct config {
	const char *language; /* of the interface */
	struct strings languages; /* of content, the best first */
	int letters; /* enum config_letters, ABSENT; on any terminal */
	LIST_OF(struct config_terminal) terminals; /* ids may be twice */
	enum truth colour;
	enum truth confirm; /* ask before an answer is sent */
	/* The system's alone: */
	const char *logs; /* a path, %u is the login; NULL: the state folder */
	enum truth shared; /* a login of a whole class: ask who is there */
	enum truth kiosk; /* ignore what a person's environment says */
	const char *site;
	const char *facilitators; /* the group that may lead sessions */
	const char *relay; /* nats://..., where servers are joined */
	const char *relay_credentials, *relay_ca; /* paths */
	/*
	 * What stands in the system's file, or may, and could not be
	 * understood: 1 << an enum config_doubt.
	 */
	unsigned doubts;
};

/* Settings that must not be lost without a word. */
enum config_doubt { DOUBT_KIOSK, DOUBT_SHARED, DOUBT_LOGS, CONFIG_DOUBTS };
extern const char *const config_doubt_names[CONFIG_DOUBTS];

extern const struct shape config_shape;

/* Nothing is set. */
struct config config_empty(void);

/*
 * Lays what the file at path sets over *out, so that the system's file is
 * read first and the person's own after it. Strings are arena's. A file that
 * is missing or says nothing sets nothing, and is no fault. False with
 * faults: then *out has what could be read. A setting of the system's in a
 * person's file (system false) is a fault and is not taken.
 * Where kiosk or shared is in doubt in the system's file, it is on: a
 * machine that asks too much is better than one that is open to all.
 */
bool config_load(struct config *out, struct arena *arena, const char *path,
	bool system, struct faults *faults);
/* The same of a text in UTF-8, n bytes; file is what faults call it. */
bool config_read(struct config *out, struct arena *arena, const char *file,
	const char *text, size_t n, bool system, struct faults *faults);

/* The letters kept for a kind of terminal, or ABSENT. */
int config_terminal_letters(const struct config *c, const char *id);
/* As files write it: "glyph". */
const char *config_letters_name(int letters);

#endif
