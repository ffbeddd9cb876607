/* Plain mode: the settings, by their numbers. */
#include "ui/plain_parts.h"

#include "ui/settings.h"
#include "ui/words.h"

static void say_settings(struct plain *pl)
{
	const struct app *a = pl->app;
	struct buf now = { 0 }, b = { 0 };

	plain_gap(pl);
	plain_say(pl, tr(a->words, "Settings"), 0);
	for (int i = 0; i < APP_SETTINGS; i++) {
		enum app_setting s = (enum app_setting)i;

		settings_now(&now, a, s);
		words_fill(&b, "%1: %2", settings_name(a->words, s),
			buf_str(&now), NULL);
		plain_item(pl, (size_t)i + 1, buf_str(&b));
		buf_clear(&now);
		buf_clear(&b);
	}
	buf_release(&now);
	buf_release(&b);
}

/* "2) русский (set now)", of letters the test line below it. */
static void say_choice(struct plain *pl, enum app_setting setting, size_t i)
{
	const struct app *a = pl->app;
	size_t place = settings_place(a, setting, i);
	struct buf b = { 0 }, test = { 0 };

	settings_say(&b, a, setting, i);
	if (place > 0) {
		/* TRANSLATORS: of a language: its place in an order. */
		words_fill(
			&b, tr(a->words, " (place %1)"), NUMBER(place), NULL);
	} else if (setting != APP_LANGUAGES &&
		   i == settings_chosen(a, setting)) {
		words_fill(&b, " (%1)", tr(a->words, "set now"), NULL);
	}
	plain_item(pl, i + 1, buf_str(&b));
	if (setting == APP_LETTERS) {
		buf_adds(&test, "     ");
		if (settings_test_line(&test, a, i))
			plain_as_is(pl, buf_str(&test));
	}
	buf_release(&b);
	buf_release(&test);
}

static void say_choices(struct plain *pl, enum app_setting setting)
{
	const struct catalogue *c = pl->app->words;

	plain_gap(pl);
	plain_say(pl, settings_name(c, setting), 0);
	plain_say(pl, settings_about(c, setting), 0);
	for (size_t i = 0; i < settings_count(setting); i++)
		say_choice(pl, setting, i);
	if (setting == APP_LETTERS)
		plain_say(pl,
			tr(c, "Choose the first line in which every letter is "
			      "to be seen, large and small."),
			0);
}

/* Commands that mean something here; else they are for where one was. */
static void command(struct plain *pl)
{
	if (pl->command == PLAIN_HELP || pl->command == PLAIN_UNKNOWN ||
		pl->command == PLAIN_QUIT)
		plain_everywhere(pl);
}

static bool goes_on(const struct plain *pl)
{
	return !pl->over &&
	       (pl->command == PLAIN_HELP || pl->command == PLAIN_UNKNOWN);
}

static void take(struct plain *pl, enum app_setting setting)
{
	struct app *a = pl->app;
	size_t numbers[SETTINGS_CHOICES], count = settings_count(setting);
	size_t room = setting == APP_LANGUAGES ? SETTINGS_CHOICES : 1;
	size_t n = plain_numbers(pl->line.data, count, numbers, room);
	struct buf b = { 0 };

	if (n == 0) {
		plain_bad_number(pl, count);
		return;
	}
	for (size_t i = 0; i < n; i++)
		numbers[i]--;
	settings_choose_all(a, setting, numbers, n);
	settings_kept(&b, a);
	plain_say_buf(pl, &b);
	buf_release(&b);
}

/* What to set it to. */
static void change(struct plain *pl, enum app_setting setting)
{
	const struct catalogue *c = pl->app->words;
	struct buf prompt = { 0 };

	say_choices(pl, setting);
	words_fill(&prompt,
		setting == APP_LANGUAGES
			? tr(c, "Languages, the best first (as 2 1, Enter: as "
				"it is):")
			: tr(c, "Choice (1-%1, Enter: as it is):"),
		NUMBER(settings_count(setting)), NULL);
	switch (plain_ask(pl, buf_str(&prompt), ASKED_NUMBERS)) {
	case REPLY_END:
	case REPLY_EMPTY:
	case REPLY_AGAIN:
		break;
	case REPLY_COMMAND:
		command(pl);
		break;
	case REPLY_TEXT:
		take(pl, setting);
		break;
	}
	buf_release(&prompt);
}

/* One setting; false: done with them. */
static bool turn(struct plain *pl)
{
	const struct catalogue *c = pl->app->words;
	size_t number;

	say_settings(pl);
	switch (plain_ask(pl,
		tr(c, "Setting (1-5, Enter: back to where you were):"),
		ASKED_NUMBERS)) {
	case REPLY_END:
	case REPLY_EMPTY:
		return false;
	case REPLY_AGAIN:
		return true;
	case REPLY_COMMAND:
		command(pl);
		return goes_on(pl);
	case REPLY_TEXT:
		break;
	}
	number = plain_number(pl->line.data, APP_SETTINGS);
	if (number == 0)
		plain_bad_number(pl, APP_SETTINGS);
	else
		change(pl, (enum app_setting)(number - 1));
	return !pl->over;
}

void plain_settings(struct plain *pl)
{
	if (!pl->app->settings) {
		plain_say(
			pl, tr(pl->app->words, "Nothing can be set here."), 0);
		return;
	}
	while (turn(pl))
		;
	pl->show = true;
}
