/* Plain mode: commands, their names in every layout, and what they say. */
#include "ui/plain_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "ui/keys.h"
#include "ui/words.h"

/* A command: its key, its word (the English one is understood too). */
static const struct {
	char key;
	const char *word, *help;
} commands[PLAIN_COMMANDS] = {
	[PLAIN_NEXT] = { 'n',
		/* TRANSLATORS: one word, typed after a colon: ":next". */
		N_("next"),
		N_(":n goes on, leaving a question without an answer.") },
	[PLAIN_BACK] = { 'b', N_("back"),
		N_(":b goes back to the step before, or up.") },
	[PLAIN_HINT] = { 'h', N_("hint"),
		N_(":h gives a hint, where there is one.") },
	[PLAIN_SEE] = { 'v', N_("see"),
		N_(":v shows the text that a question rests on.") },
	[PLAIN_REPEAT] = { 'r', N_("repeat"),
		N_(":r repeats only what was wrong, after the end.") },
	[PLAIN_LANGUAGE] = { 'l', N_("language"),
		N_(":l changes the language.") },
	[PLAIN_CONTENTS] = { 't', N_("contents"),
		N_(":t lists the contents.") },
	[PLAIN_FINISH] = { 'e', N_("finish"),
		N_(":e finishes a quiz; it asks before it does.") },
	[PLAIN_FIND] = { 'f', N_("find"),
		N_(":f and a word finds it in the module, at the beginning "
		   "in all of them.") },
	[PLAIN_GLOSSARY] = { 'g', N_("glossary"),
		N_(":g explains the terms of this step; :g and a word that "
		   "term, :g * all of them.") },
	[PLAIN_BOOKMARK] = { 'k', N_("bookmark"),
		N_(":k sets a bookmark on this step, or takes it away; "
		   "elsewhere it lists them.") },
	[PLAIN_NOTE] = { 'j', "note",
		N_(":j and your own words writes a note on this step; :j - "
		   "takes it away.") },
	[PLAIN_SETTINGS] = { 'p', N_("settings"),
		N_(":p shows the settings: language, letters, whether to ask "
		   "before an answer is sent.") },
	[PLAIN_QUIT] = { 'q', N_("quit"),
		N_(":q quits; everything is saved.") },
	[PLAIN_HELP] = { '?', N_("help"), N_(":? shows this.") },
};

/* Whether a and b are the same but for capitals. */
static bool same(const char *a, const char *b)
{
	size_t an, bn;
	char *af = text_fold(a, strlen(a), &an);
	char *bf = text_fold(b, strlen(b), &bn);
	bool equal = an == bn && memcmp(af, bf, an) == 0;

	free(af);
	free(bf);
	return equal;
}

/* In the language of the interface. */
static const char *word_of(const struct plain *pl, int command)
{
	const struct catalogue *c = pl->app->words;

	return command == PLAIN_NOTE ? words_note(c)
				     : tr(c, commands[command].word);
}

/* The command of a key, whatever layout types its letter. */
static enum plain_command command_of_key(const char *letter)
{
	struct key key = { .kind = KEYS_CHAR };
	size_t n = strlen(letter);
	char wanted = '\0';
	int i = 0;

	if (text_decode(letter, n, &key.ch) == n)
		wanted = keys_command(&key);
	while (i < PLAIN_COMMANDS && commands[i].key != wanted)
		i++;
	return (enum plain_command)i;
}

static enum plain_command command_named(
	const struct plain *pl, const char *name)
{
	int i = 0;

	if (command_of_key(name) != PLAIN_UNKNOWN)
		return command_of_key(name);
	while (i < PLAIN_COMMANDS && !same(name, commands[i].word) &&
		!same(name, word_of(pl, i)))
		i++;
	return (enum plain_command)i;
}

enum plain_command plain_command(struct plain *pl, const char *text)
{
	size_t n = strcspn(text, " ");
	char *name = xstrndup(text, n);
	enum plain_command command = command_named(pl, name);

	free(name);
	pl->argument = text + n + strspn(text + n, " ");
	if (pl->argument[0] && command != PLAIN_FIND &&
		command != PLAIN_GLOSSARY && command != PLAIN_NOTE)
		return PLAIN_UNKNOWN;
	return command;
}

enum plain_command plain_bare_command(struct plain *pl, const char *line)
{
	/* Shift and the colon's key type this on a Cyrillic layout. */
	const char *colon = "Ж";
	size_t n = strlen(colon);
	uint32_t ch;

	if (strcmp(line, "?") == 0)
		return PLAIN_HELP;
	if (strncmp(line, colon, n) != 0)
		return PLAIN_UNKNOWN;
	/* One letter: a word would be a Russian one. */
	n += text_decode(line + n, strlen(line + n), &ch);
	if (line[n] && line[n] != ' ')
		return PLAIN_UNKNOWN;
	return plain_command(pl, line + strlen(colon));
}

static void say_help(struct plain *pl)
{
	const struct catalogue *c = pl->app->words;

	plain_say(pl,
		tr(c, "A choice is answered with its number, several with "
		      "a space between: 1 3. Enter alone goes on."),
		0);
	for (int i = 0; i < PLAIN_COMMANDS; i++) {
		/* A preview sets nothing. */
		if (i != PLAIN_SETTINGS || pl->app->settings)
			plain_say(pl, tr(c, commands[i].help), 3);
	}
	if (pl->app->preview)
		plain_preview_help(pl);
	plain_say(pl,
		tr(c, "An answer that begins with a colon is typed with "
		      "two of them."),
		0);
}

void plain_bad(struct plain *pl, const char *expected)
{
	struct buf b = { 0 };

	words_fill(&b, tr(pl->app->words, "That was not understood. %1"),
		expected, NULL);
	plain_say_buf(pl, &b);
	buf_release(&b);
}

void plain_bad_number(struct plain *pl, size_t count)
{
	struct buf b = { 0 };

	words_fill(&b, tr(pl->app->words, "Type one number from 1 to %1."),
		NUMBER(count), NULL);
	plain_bad(pl, buf_str(&b));
	buf_release(&b);
}

/* Asks whether to finish, from any question of a quiz. */
static void finish(struct plain *pl)
{
	const struct play *p = pl->app->play;

	if (p && p->phase == PLAY_STEP && play_is_quiz(p))
		plain_post(pl, EVENT_FINISH, 0);
	else
		plain_say(pl,
			tr(pl->app->words, "There is no quiz to finish here."),
			0);
}

bool plain_everywhere(struct plain *pl)
{
	const struct catalogue *c = pl->app->words;

	switch (pl->command) {
	case PLAIN_QUIT:
		pl->over = true;
		return true;
	case PLAIN_HELP:
		say_help(pl);
		return true;
	case PLAIN_FINISH:
		finish(pl);
		return true;
	case PLAIN_FIND:
		plain_find(pl);
		return true;
	case PLAIN_GLOSSARY:
		plain_glossary(pl);
		return true;
	case PLAIN_BOOKMARK:
		plain_bookmark(pl);
		return true;
	case PLAIN_NOTE:
		plain_note(pl);
		return true;
	case PLAIN_SETTINGS:
		plain_settings(pl);
		return true;
	case PLAIN_UNKNOWN:
		plain_say(pl, tr(c, "There is no such command. :? lists them."),
			0);
		return true;
	case PLAIN_NEXT:
	case PLAIN_BACK:
	case PLAIN_HINT:
	case PLAIN_SEE:
	case PLAIN_REPEAT:
	case PLAIN_LANGUAGE:
	case PLAIN_CONTENTS:
		break;
	}
	return false;
}

/* The language shown: of the open unit, else of the interface. Owned. */
static char *shown(const struct app *a)
{
	return xstrdup(a->play ? a->play->unit->language
			       : catalogue_language(a->words));
}

bool plain_flip(struct plain *pl)
{
	struct app *a = pl->app;
	char *before = shown(a), *after;
	struct buf b = { 0 };
	bool changed;

	a->ops->flip(a);
	after = shown(a);
	changed = strcmp(before, after) != 0;
	if (!changed)
		words_fill(&b, tr(a->words, "There is only one language: %1."),
			catalogue_language_name(after), NULL);
	else
		words_letters(&b, a);
	plain_say_buf(pl, &b);
	buf_release(&b);
	free(before);
	free(after);
	if (changed)
		pl->language_said = false;
	pl->show = pl->show || changed;
	return changed;
}
