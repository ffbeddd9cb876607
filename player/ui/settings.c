#include "ui/settings.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "core/rules.h"
#include "ui/words.h"

/* Those that look like no other letter; as wide as a small window. */
static const char test_letters[] = "Ә ә Қ қ Ң ң Ү ү Ө ө Ғ ғ Ӣ ӣ Ҷ ҷ";

struct choice {
	const char *value; /* as a config.yaml has it; NULL: nothing is set */
	const char *name; /* N_(); NULL: that of the language */
};

static const struct row {
	const char *name, *about; /* N_() */
	struct choice choices[SETTINGS_CHOICES]; /* the last sets nothing */
} rows[APP_SETTINGS] = {
	[APP_LANGUAGE] = { N_("Language of the program"),
		N_("Menus and messages are in this language."),
		{ { "ru", NULL }, { "kk", NULL }, { "ky", NULL },
			{ "tg", NULL }, { "en", NULL },
			{ NULL, N_("as the computer says") } } },
	[APP_LANGUAGES] = { N_("Languages of lessons"),
		N_("A lesson is shown in the first of these languages that it "
		   "has."),
		{ { "ru", NULL }, { "kk", NULL }, { "ky", NULL },
			{ "tg", NULL }, { "en", NULL },
			{ NULL, N_("as the program") } } },
	[APP_LETTERS] = { N_("Letters"),
		N_("For terminals that lack letters: others stand for them. "
		   "Answers are marked as ever."),
		{ { "full", N_("every letter itself") },
			{ "glyph", N_("Russian letters for others") },
			{ "latin", N_("Latin letters") },
			{ NULL, N_("what suits the terminal") } } },
	[APP_COLOUR] = { N_("Colours"),
		N_("Colours only add: whatever they say is said in words."),
		{ { "true", N_("with colours") },
			{ "false", N_("without colours") },
			{ NULL, N_("as the terminal can") } } },
	[APP_CONFIRM] = { N_("Ask before an answer is sent"),
		N_("The answer is shown once more: Enter sends it."),
		{ { "true", N_("yes") }, { "false", N_("no") },
			{ NULL, N_("not set: no") } } },
};

const char *settings_name(const struct catalogue *c, enum app_setting setting)
{
	return tr(c, rows[setting].name);
}

const char *settings_about(const struct catalogue *c, enum app_setting setting)
{
	return tr(c, rows[setting].about);
}

/* --- choices ---------------------------------------------------------- */

size_t settings_count(enum app_setting setting)
{
	size_t n = 0;

	while (rows[setting].choices[n].value)
		n++;
	return n + 1;
}

void settings_say(struct buf *b, const struct app *a, enum app_setting setting,
	size_t choice)
{
	const struct choice *c = &rows[setting].choices[choice];

	buf_adds(b, c->name ? tr(a->words, c->name)
			    : catalogue_language_name(c->value));
}

static const char *truth_value(enum truth truth)
{
	return truth == ABSENT ? NULL : truth == YES ? "true" : "false";
}

/* As a config.yaml words it; NULL: it is not set. */
static const char *value(const struct app *a, enum app_setting setting)
{
	const struct config *c = a->settings->config;
	int letters;

	switch (setting) {
	case APP_LANGUAGE:
		return c->language;
	case APP_LANGUAGES:
		return c->languages.count > 0 ? c->languages.items[0] : NULL;
	case APP_LETTERS:
		letters = config_terminal_letters(c, a->settings->terminal);
		if (letters < 0)
			letters = c->letters;
		return letters < 0 ? NULL : config_letters_name(letters);
	case APP_COLOUR:
		return truth_value(c->colour);
	case APP_CONFIRM:
		return truth_value(c->confirm);
	case APP_SETTINGS:
		break;
	}
	return NULL;
}

size_t settings_chosen(const struct app *a, enum app_setting setting)
{
	const struct choice *choices = rows[setting].choices;
	const char *now = value(a, setting);
	size_t i = 0;

	while (choices[i].value && !(now && strcmp(choices[i].value, now) == 0))
		i++;
	return i;
}

static size_t place_of(const struct strings *list, const char *language)
{
	for (size_t i = 0; i < list->count; i++) {
		if (strcmp(list->items[i], language) == 0)
			return i + 1;
	}
	return 0;
}

size_t settings_place(
	const struct app *a, enum app_setting setting, size_t choice)
{
	const char *language = rows[setting].choices[choice].value;

	if (setting != APP_LANGUAGES || !language)
		return 0;
	return place_of(&a->settings->config->languages, language);
}

void settings_choose(struct app *a, enum app_setting setting, size_t choice)
{
	const struct strings *order = &a->settings->config->languages;
	const char *chosen = rows[setting].choices[choice].value;
	struct strings values = { 0 };

	values.items = xcalloc(order->count + 1, sizeof(*values.items));
	if (chosen)
		values.items[values.count++] = chosen;
	for (size_t i = 0;
		chosen && setting == APP_LANGUAGES && i < order->count; i++) {
		if (strcmp(order->items[i], chosen) != 0)
			values.items[values.count++] = order->items[i];
	}
	a->ops->set(a, setting, &values);
	free(values.items);
}

void settings_choose_all(struct app *a, enum app_setting setting,
	const size_t *choices, size_t count)
{
	const char *words[SETTINGS_CHOICES];
	struct strings values = { words, 0 };

	for (size_t i = 0; i < count && i < SETTINGS_CHOICES; i++) {
		const char *word = rows[setting].choices[choices[i]].value;

		if (word)
			words[values.count++] = word;
	}
	a->ops->set(a, setting, &values);
}

/* --- what it does now ------------------------------------------------- */

static void say_colours(struct buf *b, const struct app *a)
{
	const struct app_settings *s = a->settings;

	buf_adds(b, ": ");
	if (s->coloured)
		buf_adds(b, tr(a->words, "it has them"));
	else if (s->colourless)
		buf_adds(b, tr(a->words, "none, as NO_COLOR asks"));
	else
		buf_adds(b, tr(a->words, "none here"));
}

void settings_now(struct buf *b, const struct app *a, enum app_setting setting)
{
	const struct strings *order = &a->settings->config->languages;
	size_t chosen = settings_chosen(a, setting);
	bool unset = !rows[setting].choices[chosen].value;

	if (setting == APP_LANGUAGES && order->count > 0) {
		for (size_t i = 0; i < order->count; i++) {
			buf_adds(b, i > 0 ? ", " : "");
			words_fill(b, "%1",
				catalogue_language_name(order->items[i]), NULL);
		}
		return;
	}
	settings_say(b, a, setting, chosen);
	if (unset && setting == APP_LANGUAGE) {
		buf_adds(b, ": ");
		buf_adds(b,
			catalogue_language_name(catalogue_language(a->words)));
	} else if (unset && setting == APP_LETTERS && a->charset) {
		buf_adds(b, ": ");
		settings_say(b, a, setting, a->charset->mode);
	} else if (unset && setting == APP_COLOUR) {
		say_colours(b, a);
	}
}

/* --- letters ---------------------------------------------------------- */

bool settings_test_line(struct buf *b, const struct app *a, size_t choice)
{
	struct charset charset = { .combines = true };
	struct buf spelled = { 0 };

	if (choice > SHOWN_LATIN)
		return false;
	if (a->charset)
		charset = *a->charset;
	charset.mode = (enum letters)choice;
	letters_spell(&spelled, &charset, test_letters, strlen(test_letters));
	letters_show(b, &charset, buf_str(&spelled), spelled.len);
	buf_release(&spelled);
	return true;
}

/* --- what became of it ------------------------------------------------ */

void settings_kept(struct buf *b, const struct app *a)
{
	const struct app_settings *s = a->settings;
	const struct catalogue *c = a->words;
	struct buf fault = { 0 };

	if (s->kept != APP_KEPT) {
		buf_adds(b, tr(c, "This holds only until you leave."));
		buf_addc(b, ' ');
	}
	switch (s->kept) {
	case APP_KEPT:
		words_fill(b, tr(c, "Kept in %1"), s->path, NULL);
		break;
	case APP_KEPT_FAULTY:
		if (s->fault)
			rule_say(&fault, c, s->fault);
		buf_adds(b, buf_str(&fault));
		buf_release(&fault);
		break;
	case APP_KEPT_ODD:
		words_fill(b,
			tr(c, "%1 is written in a way that only a person can "
			      "change."),
			s->path, NULL);
		break;
	case APP_KEPT_NOT:
		words_fill(b, tr(c, "%1 cannot be written: %2."), s->path,
			s->why ? s->why : "", NULL);
		break;
	}
}
