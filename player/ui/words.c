/* Filling sentences in, and the texts of modules as plain words. */
#include "ui/words.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "core/layout.h"
#include "core/open.h"

enum { ARGS_MAX = 9 };

void words_fill(struct buf *b, const char *text, ...)
{
	const char *args[ARGS_MAX];
	size_t count = 0;
	const char *arg;
	va_list list;

	va_start(list, text);
	while ((arg = va_arg(list, const char *)) != NULL && count < ARGS_MAX)
		args[count++] = arg;
	va_end(list);
	while (*text) {
		size_t plain = strcspn(text, "%");
		size_t n;

		buf_add(b, text, plain);
		text += plain;
		if (!*text)
			break;
		n = text[1] >= '1' && text[1] <= '9' ? text[1] - '0' : 0;
		if (n == 0 || n > count) {
			buf_addc(b, *text++);
			continue;
		}
		text_add_safe(b, args[n - 1], strlen(args[n - 1]));
		text += 2;
	}
}

const char *words_number(char out[WORDS_DIGITS], double number)
{
	size_t n;

	/* Scores and counts; whatever else comes must still fit. */
	if (!(fabs(number) < 1e15))
		number = 0;
	n = (size_t)snprintf(out, WORDS_DIGITS, "%.2f", number);
	while (n > 0 && out[n - 1] == '0')
		n--;
	if (n > 0 && out[n - 1] == '.')
		n--;
	out[n] = '\0';
	if (strcmp(out, "-0") == 0)
		memmove(out, "0", sizeof "0");
	return out;
}

/* --- module text ------------------------------------------------------ */

void words_short(struct buf *b, const char *markdown)
{
	struct arena arena = { 0 };
	const char *plain;

	if (!markdown)
		return;
	plain = layout_plain(&arena, markdown, LAYOUT_SHORT);
	text_add_safe(b, plain, strlen(plain));
	arena_release(&arena);
}

/* Whether a list's number stands at s: "1. " or "1) ". */
static bool numbered(const char *s)
{
	size_t digits = strspn(s, "0123456789");

	return digits > 0 && (s[digits] == '.' || s[digits] == ')') &&
	       (s[digits + 1] == ' ' || s[digits + 1] == '\n');
}

/* Whether the block begins with a paragraph that a word may be put before. */
static bool begins_with_prose(const char *text)
{
	size_t length = strcspn(text, "\n");
	const char *second = text[length] ? text + length + 1 : "";

	if (!*text || strchr("#>|~\t", *text) || numbered(text))
		return false;
	if (strchr("-+*", *text) && (text[1] == ' ' || text[1] == *text))
		return text[1] == '*' && text[2] != '*' && text[2] != ' ';
	if (strncmp(text, "```", 3) == 0 || strncmp(text, "    ", 4) == 0)
		return false;
	/* A table's first row, or a heading that is underlined. */
	return !memchr(text, '|', length) &&
	       (!*second || !strchr("=-", *second));
}

/*
 * Bytes of the lead's word where the text begins with it too ("Right: both
 * lamps"), which then is not said twice; else 0.
 */
static size_t said_already(const char *lead, const char *text)
{
	size_t n = strcspn(lead, ".*");

	return n > 0 && strncmp(lead, text, n) == 0 && text[n] &&
			       strchr(".,:;!", text[n])
		       ? n
		       : 0;
}

void words_lead(struct buf *b, const char *lead, const char *text)
{
	size_t stars = strspn(lead, "*"), n = 0;

	if (text) {
		text += strspn(text, "\n");
		n = said_already(lead + stars, text);
	}
	if (n > 0) {
		buf_add(b, lead, stars + n);
		buf_add(b, lead, stars);
		buf_adds(b, text + n);
		return;
	}
	buf_adds(b, lead);
	if (!text || !*text)
		return;
	buf_adds(b, begins_with_prose(text) ? " " : "\n\n");
	buf_adds(b, text);
}

void words_body(struct buf *b, const struct catalogue *c, const struct step *s,
	const char *const *gaps)
{
	struct asked asked[GIVEN_MAX];
	char numbers[GIVEN_MAX][WORDS_DIGITS];
	const char *numbered[GIVEN_MAX];
	struct showing how = { tr(c, "Input:"), gaps };
	size_t count = question_asked(s, asked, GIVEN_MAX);

	for (size_t i = 0; i < count && !gaps; i++) {
		snprintf(numbers[i], sizeof(numbers[i]), "[%zu]", i + 1);
		numbered[i] = numbers[i];
		how.gaps = numbered;
	}
	question_show(s, &how, b);
}

const char *words_model(const struct step *s)
{
	if (s->type != QUESTION_OPEN)
		return NULL;
	return ((const struct open_body *)s->body)->model;
}

/* Whether the title begins with the word that would stand before it. */
static bool names_kind(const char *title, const char *text)
{
	size_t n = strcspn(text, ".:%");

	return n > 0 && strncmp(title, text, n) == 0;
}

void words_unit(struct buf *b, const struct catalogue *c, const struct unit *u)
{
	const char *text =
		u->kind == UNIT_QUIZ ? tr(c, "Quiz. %1") : tr(c, "Lesson. %1");
	struct buf title = { 0 };

	words_short(&title, u->title);
	if (names_kind(buf_str(&title), text))
		buf_adds(b, buf_str(&title));
	else
		words_fill(b, text, buf_str(&title), NULL);
	buf_release(&title);
}

const char *words_pick(const struct catalogue *c, const struct pick *pick)
{
	if (pick->text)
		return pick->text;
	if (strcmp(pick->id, "true") == 0)
		/* TRANSLATORS: to choose: the statement is true; no verdict. */
		return tr(c, "Yes");
	if (strcmp(pick->id, "false") == 0)
		/* TRANSLATORS: to choose: the statement is false. */
		return tr(c, "No");
	return pick->id;
}
/* --- notices ---------------------------------------------------------- */

const char *words_saving(const struct catalogue *c, enum app_saving saving)
{
	switch (saving) {
	case APP_SAVED:
		break;
	case APP_DISK_FULL:
		return tr(c,
			"The disk is full: your answers are kept in memory. "
			"Tell your teacher; do not switch off.");
	case APP_READ_ONLY:
		return tr(c,
			"Nothing can be written here: your answers are kept "
			"in memory. Tell your teacher; do not switch off.");
	case APP_NOT_SAVED:
		return tr(c,
			"Your answers cannot be saved now: they are kept in "
			"memory. Tell your teacher; do not switch off.");
	}
	return NULL;
}

void words_saved(struct buf *b, const struct app *a)
{
	const struct catalogue *c = a->words;

	if (a->preview)
		buf_adds(b, tr(c, "This was a preview: nothing is "
				  "recorded."));
	else if (a->saving == APP_SAVED && a->waiting == 0)
		buf_adds(b, tr(c, "Everything is saved."));
	else
		words_fill(b,
			trn(c, "%1 record is not saved.",
				"%1 records are not saved.", a->waiting),
			NUMBER(a->waiting), NULL);
}

void words_letters(struct buf *b, const struct app *a)
{
	const char *language = a->play ? a->play->unit->language : a->language;

	if (!letters_simplified(a->charset, language))
		return;
	if (b->len > 0)
		buf_adds(b, ". ");
	buf_adds(b,
		a->charset->mode == SHOWN_LATIN
			? tr(a->words, "Text is shown in Latin letters here. "
				       "What you type counts as you type it.")
			: tr(a->words, "Similar letters are shown for some. "
				       "What you type counts as you type it."));
}

const char *words_elsewhere(const struct catalogue *c)
{
	return tr(c, "You went on with this in another window. "
		     "This is how far you came there.");
}

const char *words_opened(const struct catalogue *c, enum app_opened opened)
{
	switch (opened) {
	case APP_OPENED:
		break;
	case APP_DAMAGED:
		return tr(c, "This cannot be opened: its file is damaged. "
			     "Tell your teacher.");
	case APP_NO_ATTEMPTS:
		return tr(c, "You have used all the attempts of this quiz.");
	case APP_NOTHING:
		return tr(c, "There is nothing to open here.");
	}
	return "";
}

const char *words_damaged(const struct catalogue *c)
{
	/* TRANSLATORS: beside a module's name in a list. */
	return tr(c, "damaged, tell your teacher");
}

void words_draft(struct buf *b, const struct catalogue *c, const struct unit *u)
{
	if (u->draft)
		buf_adds(b, tr(c, "This translation is a draft: "
				  "nobody has reviewed it yet."));
}

void words_untranslated(struct buf *b, const struct catalogue *c,
	const struct unit *u, const struct step *s)
{
	if (s->untranslated)
		/* TRANSLATORS: %1 is a language's own name for itself. */
		words_fill(b,
			tr(c, "Not everything here is translated yet; "
			      "the rest is in: %1."),
			catalogue_language_name(u->source->language), NULL);
}

void words_other_language(struct buf *b, const struct catalogue *c,
	const struct unit *u, const char *wanted)
{
	if (strcmp(u->language, wanted) != 0)
		/* TRANSLATORS: %1, %2: languages' own names for themselves. */
		words_fill(b,
			tr(c, "This is not translated yet into: %1. "
			      "It is shown in: %2."),
			catalogue_language_name(wanted),
			catalogue_language_name(u->language), NULL);
}
