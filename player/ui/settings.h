/*
 * settings.h - what can be set: what both front ends show and do about it.
 *
 * A row of settings.c is a setting: its name, what it does, its choices. A
 * choice is a word of a config.yaml, so that what is chosen here can be read
 * there.
 */
#ifndef SABAQ_UI_SETTINGS_H
#define SABAQ_UI_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "ui/app.h"

enum { SETTINGS_CHOICES = 8 };

/* "Colours" */
const char *settings_name(const struct catalogue *c, enum app_setting setting);
/* What it does, in a sentence. */
const char *settings_about(const struct catalogue *c, enum app_setting setting);
/* What it does now: "as the terminal can: it has colours". */
void settings_now(struct buf *b, const struct app *a, enum app_setting setting);

/* How many choices there are; the last is to set nothing. */
size_t settings_count(enum app_setting setting);
/* What a choice is called. */
void settings_say(struct buf *b, const struct app *a, enum app_setting setting,
	size_t choice);
/* The one that is on; of APP_LANGUAGES the first. */
size_t settings_chosen(const struct app *a, enum app_setting setting);
/*
 * Of APP_LANGUAGES: how many stand before this one in the order, from 1; 0:
 * it is not in it, or the setting has no order.
 */
size_t settings_place(
	const struct app *a, enum app_setting setting, size_t choice);
/* Sets it; of APP_LANGUAGES the language goes to the front of the others. */
void settings_choose(struct app *a, enum app_setting setting, size_t choice);
/* The same of several in their order, which is all of it then. */
void settings_choose_all(struct app *a, enum app_setting setting,
	const size_t *choices, size_t count);

/*
 * Of APP_LETTERS: the test line as the choice would show it, in letters that
 * must reach the terminal as they are; false: the choice has none.
 */
bool settings_test_line(struct buf *b, const struct app *a, size_t choice);

/* What became of the last change, and what to do about it. */
void settings_kept(struct buf *b, const struct app *a);

#endif
