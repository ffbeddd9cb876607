#include "cmd/settings.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "ui/charset.h"
#include "ui/screen.h"

/* The languages that were set, then that of the interface. */
static void prefer(struct settings *s, struct app *a)
{
	const struct context *c = s->context;
	const struct strings *set = &c->config.languages;
	struct strings *p = &s->preferred;

	free(p->items);
	p->items = xcalloc(set->count + 1, sizeof(*p->items));
	p->count = 0;
	for (size_t i = 0; i < set->count; i++)
		p->items[p->count++] = set->items[i];
	p->items[p->count++] = c->language;
	library_prefer(a->library, p);
}

void settings_begin(struct settings *s, struct app *a, struct context *c)
{
	*s = (struct settings){ .context = c };
	s->shown = (struct app_settings){
		.config = &c->config,
		.path = c->settings,
		.terminal = "",
		.colourless = screen_colourless(),
	};
	a->settings = &s->shown;
	a->confirm = c->config.confirm == YES;
	prefer(s, a);
}

void settings_terminal(struct settings *s, struct start_terminal *terminal)
{
	s->terminal = terminal;
	s->shown.terminal = terminal->decided.kind;
}

void settings_look(struct settings *s)
{
	s->shown.coloured = screen_coloured();
}

void settings_release(struct settings *s)
{
	free(s->preferred.items);
	faults_release(&s->faults);
}

/* --- in force at once ------------------------------------------------- */

static struct strings copy(struct context *c, const struct strings *values)
{
	struct strings out = { 0 };

	out.items = arena_array(&c->arena, values->count, sizeof(*out.items));
	for (; out.count < values->count; out.count++)
		out.items[out.count] =
			arena_strdup(&c->arena, values->items[out.count]);
	return out;
}

static enum truth truth_of(const struct strings *values)
{
	if (values->count == 0)
		return ABSENT;
	return strcmp(values->items[0], "true") == 0 ? YES : NO;
}

static int letters_of(const struct strings *values)
{
	enum letters letters;

	if (values->count == 0 || !letters_named(values->items[0], &letters))
		return ABSENT;
	return (int)letters;
}

/* For this kind of terminal; where it has no name, for all. */
static void note_letters(struct settings *s, int letters)
{
	struct context *c = s->context;
	struct config *config = &c->config;
	const char *kind = s->shown.terminal;
	size_t n = 0;
	struct config_terminal *all = arena_array(
		&c->arena, config->terminals.count + 1, sizeof(*all));

	if (!*kind) {
		config->letters = letters;
		return;
	}
	if (letters >= 0)
		all[n++] = (struct config_terminal){
			.id = arena_strdup(&c->arena, kind), .letters = letters
		};
	for (size_t i = 0; i < config->terminals.count; i++) {
		if (strcmp(config->terminals.items[i].id, kind) != 0)
			all[n++] = config->terminals.items[i];
	}
	config->terminals.items = all;
	config->terminals.count = n;
}

static void note_value(struct settings *s, enum app_setting setting,
	const struct strings *values)
{
	struct context *c = s->context;
	struct config *config = &c->config;
	struct strings own = copy(c, values);

	switch (setting) {
	case APP_LANGUAGE:
		config->language = own.count > 0 ? own.items[0] : NULL;
		break;
	case APP_LANGUAGES:
		config->languages = own;
		break;
	case APP_LETTERS:
		note_letters(s, letters_of(&own));
		break;
	case APP_COLOUR:
		config->colour = truth_of(&own);
		break;
	case APP_CONFIRM:
		config->confirm = truth_of(&own);
		break;
	case APP_SETTINGS:
		break;
	}
}

static void speak(struct settings *s, struct app *a)
{
	struct context *c = s->context;
	const struct config *config = &c->config;

	if (!config->language || !context_language(c, config->language))
		context_language(c, context_asked());
	if (config->languages.count > 0)
		c->wanted = config->languages.items[0];
	a->words = c->words;
	a->language = c->wanted;
	prefer(s, a);
}

/* --letters was for the start: what is chosen now goes before it. */
static void show_letters(struct settings *s)
{
	struct start_terminal *t = s->terminal;

	if (!t)
		return;
	t->facts.letters = -1;
	negotiate(&t->decided, &t->facts);
	charset_read(&t->charset, &t->decided.setup);
}

static void apply(struct settings *s, struct app *a, enum app_setting setting)
{
	const struct config *config = &s->context->config;

	switch (setting) {
	case APP_LANGUAGE:
	case APP_LANGUAGES:
		speak(s, a);
		break;
	case APP_LETTERS:
		show_letters(s);
		break;
	case APP_COLOUR:
		screen_colour(config->colour);
		settings_look(s);
		break;
	case APP_CONFIRM:
		a->confirm = config->confirm == YES;
		break;
	case APP_SETTINGS:
		break;
	}
}

/* --- and kept --------------------------------------------------------- */

static struct config_change change_of(const struct settings *s,
	enum app_setting setting, const struct strings *values)
{
	static const char *const names[APP_SETTINGS] = {
		[APP_LANGUAGE] = "language",
		[APP_LANGUAGES] = "languages",
		[APP_LETTERS] = "letters",
		[APP_COLOUR] = "colour",
		[APP_CONFIRM] = "confirm",
	};
	struct config_change change = { names[setting], NULL, *values };

	if (setting == APP_LETTERS && *s->shown.terminal) {
		change.name = "terminals";
		change.id = s->shown.terminal;
	}
	return change;
}

void settings_set(struct settings *s, struct app *a, enum app_setting setting,
	const struct strings *values)
{
	struct config_change change = change_of(s, setting, values);
	struct app_settings *shown = &s->shown;

	s->faults.count = 0;
	shown->fault = NULL;
	shown->kept = settings_write(
		s->context->settings, &change, &s->faults, &shown->why);
	if (s->faults.count > 0) {
		faults_sort(&s->faults);
		shown->fault = &s->faults.items[0];
	}
	/* As the next start will find it, the system's settings below it. */
	if (shown->kept == APP_KEPT)
		context_reread(s->context);
	else
		note_value(s, setting, values);
	apply(s, a, setting);
}
