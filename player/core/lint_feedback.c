/* What a question says to help, and after an answer. */
#include <string.h>
#include <unictype.h>

#include "base/buf.h"
#include "base/text.h"
#include "core/lint.h"
#include "core/option.h"

/* --- after an answer -------------------------------------------------- */

/* Whether a field of one of the names stands anywhere in a question. */
static bool has_any(const struct node *at, const char *const *names)
{
	for (const struct node *n = at->first; n; n = n->next) {
		for (size_t i = 0; n->key && names[i]; i++) {
			if (strcmp(n->key, names[i]) == 0)
				return true;
		}
		if (has_any(n, names))
			return true;
	}
	return false;
}

/*
 * Whether one who picked it reads more than that it was right or wrong. Where
 * several are picked, what is said of them together will do.
 */
static bool says(const struct step *s, const struct option *o)
{
	bool right = o->correct == YES;

	if (o->feedback || (right ? s->if_right : s->if_wrong))
		return true;
	return s->type == QUESTION_CHOICES && (s->if_partly || o->missed);
}

static void check_options(struct lint *l, const struct lint_step *s)
{
	const struct options *o = s->step->body;
	const struct node *item = lint_first(node_get(s->at, "options"));
	const struct node *first = NULL;
	struct buf silent = { 0 };

	for (size_t i = 0; i < o->list.count && item; i++, item = item->next) {
		if (says(s->step, &o->list.items[i]))
			continue;
		if (!first)
			first = item;
		buf_addf(&silent, "%s%zu", silent.len ? ", " : "", i + 1);
	}
	if (first)
		lint_tell(l, RULE_OPTION_FEEDBACK, first, buf_str(&silent),
			NULL, NULL);
	buf_release(&silent);
}

/* Of an answer with parts it is told which of them are right: that helps. */
static void check_tries(struct lint *l, const struct lint_step *s)
{
	static const char *const helps[] = { "hints", "if_wrong", "if_partly",
		"feedback", NULL };

	if (s->step->tries != 1 && !has_any(s->at, helps))
		lint_tell(l, RULE_TRIES_SILENT, s->at, s->step->id, NULL, NULL);
}

static void check_said(struct lint *l, const struct lint_step *s)
{
	static const char *const all[] = { "feedback", "missed", "if_right",
		"if_partly", "if_wrong", "if_true", "if_false", "explain",
		NULL };
	int type = s->step->type;

	if (!question_graded(s->step))
		return;
	if (!has_any(s->at, all))
		lint_tell(
			l, RULE_FEEDBACK_NONE, s->at, s->step->id, NULL, NULL);
	else if (type == QUESTION_CHOICE || type == QUESTION_CHOICES)
		check_options(l, s);
	else if (type == QUESTION_TEXT || type == QUESTION_NUMBER)
		check_tries(l, s);
}

/* --- hints ------------------------------------------------------------ */

static bool in_word(const char *s)
{
	uint32_t ch;

	text_decode(s, strlen(s), &ch);
	return uc_is_alnum(ch);
}

/* Whether words stand in text as they are; both are squeezed and folded. */
static bool stands_in(const char *text, const char *words)
{
	size_t n = strlen(words);

	for (const char *s = text; (s = strstr(s, words)); s++) {
		size_t before = text_last_cluster(text, (size_t)(s - text));

		if (!(s > text && in_word(s - before)) && !in_word(s + n))
			return true;
	}
	return false;
}

/*
 * A short answer such as "3" or "на" may stand in any text; and what the
 * prompt has told no hint tells.
 */
static void check_hints(struct lint *l, const struct lint_unit *u,
	const struct lint_step *s, const char *answer, size_t least)
{
	const struct node *hints = node_get(s->at, "hints");
	const char *words = lint_squeeze(l, answer, true);

	if (text_clusters(words, strlen(words)) < least)
		return;
	for (const struct node *n = lint_first(hints); n;
		n = lint_next(hints, n)) {
		if (lint_own(u, n) &&
			stands_in(lint_squeeze(l, n->text, true), words) &&
			!stands_in(
				lint_squeeze(l, s->step->prompt, true), words))
			lint_tell(l, RULE_HINT_TELLS, n, answer, NULL, NULL);
	}
}

enum { WORD_LEAST = 4, NUMBER_LEAST = 3, OPTION_LEAST = 8 };

static void check_all_hints(
	struct lint *l, const struct lint_unit *u, const struct lint_step *s)
{
	const struct options *o = s->step->body;
	const char *key;

	if (s->step->hints.count == 0)
		return;
	if (s->step->type == QUESTION_CHOICE) {
		for (size_t i = 0; i < o->list.count; i++) {
			if (o->list.items[i].correct == YES)
				check_hints(l, u, s, o->list.items[i].text,
					OPTION_LEAST);
		}
	} else if ((s->step->type == QUESTION_TEXT ||
			   s->step->type == QUESTION_NUMBER) &&
		   question_key(s->step, &key, 1) == 1) {
		check_hints(l, u, s, key,
			s->step->type == QUESTION_TEXT ? WORD_LEAST
						       : NUMBER_LEAST);
	}
}

/* --- all -------------------------------------------------------------- */

static void look(
	struct lint *l, const struct lint_unit *u, const struct lint_step *s)
{
	if (s->step->type == QUESTION_READ)
		return;
	check_all_hints(l, u, s);
	if (u->source)
		check_said(l, s);
}

void lint_feedback(struct lint *l)
{
	lint_each_step(l, look);
}
