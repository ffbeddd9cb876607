/*
 * ideas.h - the wrong ideas that the answers to a question share.
 *
 * Pure, worked out from the session whenever it is wanted. A language is told
 * apart only where it differs much: then the translation may be what misleads.
 */
#ifndef SABAQ_GROUP_IDEAS_H
#define SABAQ_GROUP_IDEAS_H

#include "group/session.h"

enum {
	IDEAS_MAX = 8, /* of a question */
	IDEA_LANGUAGES = 6,
	IDEA_LEAST = 3, /* who answered in a language, to be compared */
	IDEA_APART = 25, /* per cent between two languages: much */
};

struct idea_language {
	char language[LANGUAGE_CHARS];
	int showed, answered;
};

struct idea {
	const char *misconception; /* its id */
	int first, last; /* how many showed it: first round, newest round */
	/* Of the newest round; none where they do not differ much. */
	struct idea_language languages[IDEA_LANGUAGES];
	size_t language_count;
};

/* The most shared one first, of the newest round. */
size_t ideas_of(const struct session *s, int item, struct idea out[IDEAS_MAX]);
/*
 * Its languages as strings "ky 6 13": of those who answered in it, how many
 * showed the idea.
 */
struct strings ideas_languages(const struct idea *idea, struct arena *arena);

#endif
