/*
 * led.h - what is kept of a session that was led, beside its log.
 *
 * The folder (see host_hub.h) holds the log, the roster it began with, so
 * that it can be gone on with, and once it is over the summary as text. The
 * log alone makes the summary again.
 */
#ifndef SABAQ_CMD_LED_H
#define SABAQ_CMD_LED_H

#include <stdio.h>

#include "cmd/context.h"
#include "core/folder.h"
#include "core/library.h"
#include "group/roster.h"
#include "group/session.h"

/* False, with the reason on stderr. */
bool led_keep_roster(const struct context *c, const char *folder,
	const struct roster *roster);
/* The roster that was kept; empty where there is none. */
void led_read_roster(const char *folder, struct roster *out);

/* Writes folder/summary.txt of a session that is over. */
bool led_keep_summary(const struct context *c, const char *folder,
	const struct session *s, struct folder *module);

/* What became of a summary made again. */
enum led {
	LED_DONE,
	LED_NONE, /* no such session; which "": none at all */
	LED_NO_MODULE, /* what it was about is not there */
	LED_FAILED, /* out could not be written */
};
/*
 * Makes the summary of a session from its log. which: its attempt, "": the
 * newest one. *path is its folder (the arena's), *about "module/unit".
 */
struct led_call {
	const struct context *context;
	struct library *library;
	struct arena *arena;
	const char *which;
	const char *path, *about; /* out */
	bool going; /* out: it is not over */
};
enum led led_summary(struct led_call *call, FILE *out);

#endif
