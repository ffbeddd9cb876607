/* Options and items: what stands twice, or gives itself away. */
#include <stdlib.h>
#include <string.h>
#include <unicase.h>

#include "base/buf.h"
#include "base/text.h"
#include "core/lint.h"
#include "core/option.h"
#include "core/order.h"

/* --- the same twice --------------------------------------------------- */

static bool has_latin(const char *s)
{
	for (; *s; s++) {
		if ((*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z'))
			return true;
	}
	return false;
}

/* A text as learners tell it from others; a program's spaces count. */
static const char *as_read(struct lint *l, const char *text)
{
	return strchr(text, '`') ? text : lint_squeeze(l, text, false);
}

/*
 * Capitals change no length in our alphabets: what differs in that is no twin,
 * and few texts need to be folded.
 */
static bool alike(struct lint *l, const char *a, const char *b)
{
	if (strlen(a) != strlen(b))
		return false;
	return strcmp(a, b) == 0 ||
	       (!strchr(a, '`') && !has_latin(a) && !has_latin(b) &&
		       strcmp(lint_squeeze(l, a, true),
			       lint_squeeze(l, b, true)) == 0);
}

/* rule tells of a text and of its twin above it. */
static void tell_twins(struct lint *l, const struct lint_unit *u,
	const struct node *list, enum rule rule)
{
	const char *seen[OPTIONS_MAX * 2];
	size_t n = 0;

	for (const struct node *item = lint_first(list); item;
		item = lint_next(list, item)) {
		const struct node *text = lint_field(item, "text");
		size_t i = 0;

		if (!text || n == sizeof(seen) / sizeof(*seen))
			continue;
		seen[n] = as_read(l, text->text);
		while (i < n && !alike(l, seen[i], seen[n]))
			i++;
		if (i < n && lint_own(u, text))
			lint_tell(l, rule, text, text->text, NULL, NULL);
		n++;
	}
}

/* Rights that are the same are one, and known to be. */
static void tell_alike_rights(
	struct lint *l, const struct lint_unit *u, const struct node *pairs)
{
	const char *texts[OPTIONS_MAX], *seen[OPTIONS_MAX];
	size_t n = 0;

	for (const struct node *p = lint_first(pairs); p && n < OPTIONS_MAX;
		p = p->next) {
		const struct node *right = node_get(p, "right");
		bool told = false;

		texts[n] = right->text;
		seen[n] = as_read(l, right->text);
		for (size_t i = 0; i < n && !told; i++) {
			if (!alike(l, seen[i], seen[n]) ||
				strcmp(texts[i], texts[n]) == 0 ||
				!lint_own(u, right))
				continue;
			lint_tell(l, RULE_ITEMS_ALIKE, right, texts[n],
				texts[i], NULL);
			told = true;
		}
		n++;
	}
}

/* Whether "3. text" is the item of that place. */
static bool is_numbered(const char *text, size_t place)
{
	char *end;
	unsigned long number = strtoul(text, &end, 10);

	return *text >= '0' && *text <= '9' && number == place &&
	       (*end == '.' || *end == ')' || *end == ':');
}

/* Then nobody needs to think where they belong. */
static void look_for_numbers(
	struct lint *l, const struct lint_unit *u, const struct lint_step *s)
{
	const struct node *items = node_get(s->at, "items"), *first = NULL;
	size_t place = 0;

	if (s->step->type != QUESTION_ORDER)
		return;
	for (const struct node *n = lint_first(items); n;
		n = lint_next(items, n)) {
		const struct node *text = lint_field(n, "text");

		if (!is_numbered(text->text, ++place) || !lint_own(u, text))
			return;
		first = first ? first : text;
	}
	if (place > 1)
		lint_tell(
			l, RULE_ITEMS_NUMBERED, first, first->text, NULL, NULL);
}

static void look_for_twins(
	struct lint *l, const struct lint_unit *u, const struct lint_step *s)
{
	const struct node *gaps = node_get(s->at, "gaps");

	tell_twins(l, u, node_get(s->at, "options"), RULE_OPTION_TWICE);
	if (s->step->type == QUESTION_ORDER)
		tell_twins(l, u, node_get(s->at, "items"), RULE_ITEM_TWICE);
	if (s->step->type == QUESTION_MATCH)
		tell_alike_rights(l, u, node_get(s->at, "pairs"));
	if (s->step->type != QUESTION_GAPS)
		return;
	for (const struct node *g = gaps->first; g; g = g->next)
		tell_twins(l, u, node_get(g, "options"), RULE_OPTION_TWICE);
}

/* --- all right -------------------------------------------------------- */

static bool has_options(const struct step *s)
{
	return s->type == QUESTION_CHOICE || s->type == QUESTION_CHOICES;
}

static void look_for_all_right(
	struct lint *l, const struct lint_unit *u, const struct lint_step *s)
{
	const struct options *o = s->step->body;

	if (u->source && s->step->type == QUESTION_CHOICES &&
		options_correct(o) == o->list.count)
		lint_tell(l, RULE_CHOICES_ALL, node_get(s->at, "options"), NULL,
			NULL, NULL);
}

/* --- "all of the above" ----------------------------------------------- */

/* How options begin that speak of those above them; folded. */
static const char *const of_others[] = { "all of the above",
	"none of the above", "all of these", "none of these", "all the above",
	"все ответы верны", "все варианты верны", "все ответы правильны",
	"все варианты правильны", "все перечисленное", "всё перечисленное",
	"все вышеперечисленное", "всё вышеперечисленное",
	"все из перечисленного", "ничего из", "ни один из", "ни одно из",
	"ни одна из", "нет правильного ответа", "нет верного ответа",
	"правильного ответа нет", "верного ответа нет", "барлық жауап",
	"барлығы дұрыс", "бәрі дұрыс", "дұрыс жауап жоқ", "ешқайсысы",
	"аталғандардың", "жоғарыдағылардың", "баары туура", "бардык жооп",
	"бардыгы туура", "туура жооп жок", "эч кайсы", "жогорудагылардын",
	"ҳамаи ҷавобҳо", "ҳамаи инҳо", "ҳамааш дуруст", "ҳамаи гуфтаҳо",
	"ҷавоби дуруст нест", "ҳеҷ кадом" };

/* Whether text begins with words, which are in small letters. */
static bool begins_with(const char *text, const char *words)
{
	size_t n = strlen(text);

	text += strspn(text, " \n");
	for (size_t i = 0, used = 0; words[i]; i += used) {
		uint32_t wanted, ch;
		size_t length = text_decode(text, n, &ch);

		used = text_decode(words + i, strlen(words + i), &wanted);
		if (!*text || uc_tolower(ch) != wanted)
			return false;
		text += length;
	}
	return true;
}

static bool is_of_others(const char *text)
{
	const char *begin = text + strspn(text, " \n");
	uint32_t ch = 0;
	struct buf first = { 0 };
	bool found = false;

	/* Most begin otherwise: seen at the first letter. */
	text_decode(begin, strlen(begin), &ch);
	text_encode(&first, uc_tolower(ch));
	for (size_t i = 0; i < sizeof(of_others) / sizeof(*of_others) && !found;
		i++)
		found = strncmp(of_others[i], buf_str(&first), first.len) ==
				0 &&
			begins_with(text, of_others[i]);
	buf_release(&first);
	return found;
}

/* What is shuffled may stand anywhere. */
static void look_for_last(
	struct lint *l, const struct lint_unit *u, const struct lint_step *s)
{
	const struct options *o = s->step->body;
	const struct node *item = lint_first(node_get(s->at, "options"));
	bool poll = s->step->type == QUESTION_POLL;

	if ((!has_options(s->step) && !poll) || s->step->shuffle == NO)
		return;
	for (size_t i = 0; i < o->list.count && item; i++, item = item->next) {
		const struct option *option = &o->list.items[i];

		if (option->last != YES &&
			lint_own(u, lint_field(item, "text")) &&
			is_of_others(option->text))
			lint_tell(l, RULE_OPTION_LAST, lint_field(item, "text"),
				option->text, NULL, NULL);
	}
}

/* --- all -------------------------------------------------------------- */

static void look(
	struct lint *l, const struct lint_unit *u, const struct lint_step *s)
{
	if (s->step->type == QUESTION_READ)
		return;
	look_for_twins(l, u, s);
	look_for_numbers(l, u, s);
	look_for_all_right(l, u, s);
	look_for_last(l, u, s);
}

void lint_choice(struct lint *l)
{
	lint_each_step(l, look);
}
