/* Plain mode: one turn at a question; what is typed goes by its shape. */
#include "ui/plain_parts.h"

#include "base/mem.h"
#include "ui/words.h"

static const struct plain_asker *const askers[] = {
	[SHAPE_NONE] = NULL,
	[SHAPE_ONE] = &plain_asker_one,
	[SHAPE_MANY] = &plain_asker_many,
	[SHAPE_LINE] = &plain_asker_line,
	[SHAPE_LINES] = &plain_asker_lines,
	[SHAPE_TEXT] = &plain_asker_text,
	[SHAPE_ORDERING] = &plain_asker_ordering,
	[SHAPE_PAIRS] = &plain_asker_pairs,
	[SHAPE_GAPS] = &plain_asker_gaps,
};

const struct plain_asker *plain_asker(const struct plain *pl)
{
	return askers[question_shape(plain_at(pl))];
}

const struct step *plain_at(const struct plain *pl)
{
	return play_at(pl->app->play, pl->app->play->at);
}

/* Whether Enter goes on without asking: the answer is given. */
static bool may_go_on(const struct plain *pl)
{
	const struct play *p = pl->app->play;
	const struct slot *slot = &p->slots[p->at];

	return slot->phase == SLOT_OPEN && slot->answered && !slot->graded;
}

/* --- sending ---------------------------------------------------------- */

void plain_refused(
	struct plain *pl, enum refusal refusal, const struct strings *given)
{
	const struct play *p = pl->app->play;
	const struct step *s = plain_at(pl);
	struct refused what = { 0 };
	struct buf b = { 0 };

	what.part = question_refused(s, play_source(p, p->at), given);
	if (what.part < given->count)
		buf_adds(&what.text, given->items[what.part]);
	words_refusal(&b, pl->app->words, s, refusal, &what);
	plain_say_buf(pl, &b);
	buf_release(&what.text);
	buf_release(&b);
}

/* Whether to send it: Enter alone does. */
static bool asks_to_send(struct plain *pl, const struct strings *given)
{
	const struct catalogue *c = pl->app->words;
	struct buf b = { 0 };

	words_to_send(&b, c, pl->app->play, given);
	plain_say_buf(pl, &b);
	buf_release(&b);
	for (;;) {
		switch (plain_ask(pl,
			tr(c, "Enter: send it; anything else: change it:"),
			ASKED_NUMBERS)) {
		case REPLY_EMPTY:
			return true;
		case REPLY_END:
			plain_say(pl, tr(c, "Not sent."), 0);
			return false;
		case REPLY_AGAIN:
			if (pl->woken)
				return false;
			break;
		case REPLY_COMMAND:
			plain_say(pl, tr(c, "Not sent."), 0);
			if (pl->command != PLAIN_BACK)
				plain_act(pl);
			return false;
		case REPLY_TEXT:
			plain_say(pl, tr(c, "Not sent."), 0);
			return false;
		}
	}
}

/* What was typed may stand in the line that is read over. */
static bool may_send(
	struct plain *pl, struct arena *arena, struct strings *given)
{
	const char **items = arena_array(arena, given->count, sizeof(*items));

	if (!pl->app->confirm)
		return true;
	for (size_t i = 0; i < given->count; i++)
		items[i] = arena_strdup(arena, given->items[i]);
	given->items = items;
	return asks_to_send(pl, given);
}

static void send_now(struct plain *pl, struct strings given)
{
	struct app *a = pl->app;
	size_t at = a->play->at;
	struct event event = { .kind = EVENT_ANSWER, .given = given };

	pl->elsewhere_said = false;
	a->ops->post(a, &event);
	if (a->elsewhere || a->play->phase != PLAY_STEP || a->play->at != at)
		return;
	if (a->play->slots[at].refusal != REFUSAL_NONE)
		plain_refused(pl, a->play->slots[at].refusal, &given);
	else if (pl->waits)
		return; /* a session tells when it has the answer */
	else if (a->play->slots[at].phase != SLOT_SURE)
		plain_verdict(pl, true);
}

void plain_send(struct plain *pl, struct strings given)
{
	struct arena arena = { 0 };

	if (may_send(pl, &arena, &given))
		send_now(pl, given);
	arena_release(&arena);
}

bool plain_drop(struct plain *pl, enum plain_command *warned, const char *text)
{
	if (pl->command == PLAIN_HELP || pl->command == PLAIN_UNKNOWN ||
		pl->command == PLAIN_GLOSSARY ||
		pl->command == PLAIN_BOOKMARK || pl->command == PLAIN_NOTE) {
		plain_everywhere(pl);
		return false;
	}
	if (pl->command == *warned)
		return true;
	*warned = pl->command;
	plain_say(pl, text, 0);
	return false;
}

/* --- one turn --------------------------------------------------------- */

/* Enter alone: on where all is said, else only when it comes twice. */
static void leave_question(struct plain *pl, bool on)
{
	if (on || pl->skip) {
		plain_post(pl, EVENT_NEXT, 0);
		return;
	}
	pl->skip = true;
	plain_say(pl,
		tr(pl->app->words,
			"Skip this question? Press Enter again to skip it."),
		0);
}

void plain_answer(struct plain *pl)
{
	const struct play *p = pl->app->play;
	const struct slot *slot = &p->slots[p->at];
	const struct plain_asker *asker = plain_asker(pl);
	bool on = may_go_on(pl), skip = pl->skip;
	struct buf prompt = { 0 };
	enum plain_reply reply;

	asker->prompt(pl, &prompt, on);
	reply = plain_ask(pl, buf_str(&prompt), asker->asked);
	buf_release(&prompt);
	pl->skip = false;
	switch (reply) {
	case REPLY_END:
		break;
	case REPLY_EMPTY:
		if (asker->keeps && slot->graded) {
			asker->read(pl);
			break;
		}
		pl->skip = skip;
		leave_question(pl, on);
		break;
	case REPLY_COMMAND:
		plain_act(pl);
		break;
	case REPLY_TEXT:
		asker->read(pl);
		break;
	case REPLY_AGAIN:
		break;
	}
}
