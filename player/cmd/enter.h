/*
 * enter.h - what cmd/enter_*.c and cmd/scores_enter.c share: a class's paper
 * answers on their way into the log.
 */
#ifndef SABAQ_CMD_ENTER_H
#define SABAQ_CMD_ENTER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"
#include "cmd/context.h"
#include "convert/handout.h"
#include "store/log.h"

/* What one student wrote. */
struct sheet {
	char *name;
	struct strings *given; /* of each question */
	unsigned long line; /* it stood on */
};

struct entering {
	struct context *context;
	struct handout handout;
	struct log *log;
	struct arena arena;
	struct sheet *sheets;
	size_t count, room;
	char **known; /* who has this variant in the log */
	size_t known_count, known_room;
	bool replace, asked, failed;
	unsigned long line; /* 0: at a terminal */
};

/* Whether the log has this variant of who; replace or not. */
bool enter_known(const struct entering *e, const char *who);
/* "sabaq: line 3: TEXT" on stderr, %1 replaced by arg; counts as a failure. */
void enter_tell(struct entering *e, const char *text);
void enter_tell_filled(struct entering *e, const char *text, const char *arg);

/* Takes a line, UTF-8, into the sheets; false: what is wrong was told. */
bool enter_line(struct entering *e, char *line);
/*
 * One student's paper into the log: a run through the unit, from the first
 * question to the end; says what it came to. False: told that it is not saved.
 */
bool enter_sheet(struct entering *e, const struct sheet *sheet);

#endif
