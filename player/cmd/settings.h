/*
 * settings.h - what a person sets in the program: it takes effect at once
 * and, where that can be, is kept in their own config.yaml.
 */
#ifndef SABAQ_CMD_SETTINGS_H
#define SABAQ_CMD_SETTINGS_H

#include "cmd/context.h"
#include "core/config_write.h"
#include "ui/app.h"

struct settings {
	struct app_settings shown; /* app.settings */
	struct context *context;
	struct start_terminal *terminal; /* in use; NULL: not yet */
	struct strings preferred; /* languages of content, see app.library */
	struct faults faults; /* of the file, when it was to be changed */
};

/* To be called with the app complete. */
void settings_begin(struct settings *s, struct app *a, struct context *c);
/* The terminal that is in use from now on, borrowed until the end. */
void settings_terminal(struct settings *s, struct start_terminal *terminal);
/* What may have changed since: whether the screen has colours. */
void settings_look(struct settings *s);
/* See app_ops.set. */
void settings_set(struct settings *s, struct app *a, enum app_setting setting,
	const struct strings *values);
void settings_release(struct settings *s);

/*
 * Writes the change into the file at path: beside it first, then in its
 * place, so that no power cut costs what was there. *why is set to what the
 * system says where it is APP_KEPT_NOT.
 */
enum app_kept settings_write(const char *path,
	const struct config_change *change, struct faults *faults,
	const char **why);

#endif
