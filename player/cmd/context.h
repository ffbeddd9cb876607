/*
 * context.h - what a command stands in: the person, places, language.
 *
 * Read once from the environment and the settings; nothing else in the
 * program looks at the environment.
 */
#ifndef SABAQ_CMD_CONTEXT_H
#define SABAQ_CMD_CONTEXT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/catalogue.h"
#include "base/mem.h"
#include "cmd/start.h"
#include "core/config.h"

struct call;

#define CONTEXT_SETTINGS "/etc/sabaq/config.yaml"

struct context {
	struct arena arena; /* keeps the strings below */
	struct catalogue *words; /* NULL: English */
	const char *language; /* of the interface */
	const char *wanted; /* the language wanted for content */
	const char *modules; /* the module path, colon-separated */
	const char *state; /* the folder of the log */
	const char *run; /* $SABAQ_RUN, to try out; NULL: the system's */
	const char *login, *name; /* who; the name as people write it */
	const char *site, *host;
	bool group_reads; /* the setting "logs": teachers may read the log */
	bool accessible; /* $A11Y: lines rather than a screen */
	bool kiosk;
	struct start_locale locale;
	const char *settings; /* the file of the person's own */
	int letters; /* enum letters that the settings ask for; -1: none */
	struct config config; /* what is set, by the system and the person */
};

/*
 * login: sabaq is the login shell itself, which makes it a kiosk, as the
 * system's setting does: nothing that a person can set is believed then.
 */
void context_init(struct context *c, bool login);
void context_release(struct context *c);
/*
 * Another language for this run (--lang), of content too; false where there
 * is none such.
 */
bool context_language(struct context *c, const char *language);

/* Reads the settings again, as files have them now. */
void context_reread(struct context *c);
/* The language that the environment asks for, where nothing is set. */
const char *context_asked(void);

/* Milliseconds: of a clock that never goes back, and since 1970. */
int64_t clock_mono_ms(void);
int64_t clock_wall_ms(void);
/* Random bytes from the kernel. */
void chance_bytes(uint8_t *bytes, size_t n);

#endif
