/* Plain mode: answering, by the answer's shape. */
#include "ui/plain_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ui/words.h"

/* An answer of more bytes than this is refused, not cut. */
enum { ANSWER_BYTES = 65536 };

/* Whether Enter goes on without asking: the answer is given. */
static bool may_go_on(const struct plain *pl)
{
	const struct play *p = pl->app->play;
	const struct slot *slot = &p->slots[p->at];

	return slot->phase == SLOT_OPEN && slot->answered && !slot->graded;
}

/* --- the prompt ------------------------------------------------------- */

static const char *prompt_of(
	const struct plain *pl, enum answer_shape shape, bool on)
{
	const struct catalogue *c = pl->app->words;

	switch (shape) {
	case SHAPE_NONE:
	case SHAPE_LINES:
	case SHAPE_ORDERING:
	case SHAPE_PAIRS:
	case SHAPE_GAPS:
		break;
	case SHAPE_ONE:
		return on ? tr(c, "Answer (1-%1, Enter: on, :? help):")
			  : tr(c, "Answer (1-%1, :? help):");
	case SHAPE_MANY:
		return on ? tr(c, "Answers (1-%1, several as 1 3, "
				  "Enter: on, :? help):")
			  : tr(c, "Answers (1-%1, several as 1 3, "
				  ":? help):");
	case SHAPE_LINE:
		return on ? tr(c, "Answer (Enter: on, :? help):")
			  : tr(c, "Answer (:? help):");
	case SHAPE_TEXT:
		return on ? tr(c, "Answer, at its end a line with only a "
				  "point (Enter: on, :? help):")
			  : tr(c, "Answer, at its end a line with only a "
				  "point (:? help):");
	}
	return "";
}

/* --- sending ---------------------------------------------------------- */

/* Why the answer came back. */
static void say_refusal(struct plain *pl, const struct strings *given)
{
	const struct play *p = pl->app->play;
	const struct step *s = play_at(p, p->at);
	struct refused what = { 0 };
	struct buf b = { 0 };

	what.part = question_refused(s, play_source(p, p->at), given);
	if (what.part < given->count)
		buf_adds(&what.text, given->items[what.part]);
	words_refusal(&b, pl->app->words, s, p->slots[p->at].refusal, &what);
	plain_say_buf(pl, &b);
	buf_release(&what.text);
	buf_release(&b);
}

/* Sends an answer and says what became of it. */
static void send(struct plain *pl, struct strings given)
{
	struct app *a = pl->app;
	size_t at = a->play->at;
	struct event event = { .kind = EVENT_ANSWER, .given = given };

	pl->elsewhere_said = false;
	a->ops->post(a, &event);
	if (a->elsewhere || a->play->phase != PLAY_STEP || a->play->at != at)
		return;
	if (a->play->slots[at].refusal != REFUSAL_NONE) {
		say_refusal(pl, &given);
	} else if (a->play->slots[at].phase != SLOT_SURE) {
		plain_verdict(pl, true);
	}
}

/* The options with these numbers, as the log wants them: in file order. */
static void send_picks(struct plain *pl, const size_t *numbers, size_t count)
{
	const struct play *p = pl->app->play;
	const struct step *s = play_at(p, p->at);
	struct pick shown[GIVEN_MAX], file[GIVEN_MAX];
	size_t n = question_picks(s, p->attempt, shown, GIVEN_MAX);
	const char *ids[GIVEN_MAX];
	struct strings given = { ids, 0 };

	question_of(s)->picks(s, file, GIVEN_MAX);
	for (size_t i = 0; i < n; i++) {
		for (size_t j = 0; j < count; j++) {
			if (strcmp(shown[numbers[j] - 1].id, file[i].id) == 0)
				ids[given.count++] = file[i].id;
		}
	}
	send(pl, given);
}

static void bad_numbers(struct plain *pl, size_t count)
{
	struct buf b = { 0 };

	words_fill(&b,
		tr(pl->app->words,
			"Type numbers from 1 to %1, with a space between "
			"them."),
		NUMBER(count), NULL);
	plain_bad(pl, buf_str(&b));
	buf_release(&b);
}

static void read_picks(struct plain *pl, enum answer_shape shape, size_t count)
{
	size_t numbers[GIVEN_MAX];
	size_t room = shape == SHAPE_ONE ? 1 : GIVEN_MAX;
	size_t n = plain_numbers(pl->line.data, count, numbers, room);

	if (n > 0) {
		send_picks(pl, numbers, n);
		return;
	}
	if (shape == SHAPE_ONE)
		plain_bad_number(pl, count);
	else
		bad_numbers(pl, count);
}

static void read_typed(struct plain *pl)
{
	const struct play *p = pl->app->play;
	struct buf typed = { 0 };
	const char *items[1];

	if (play_at(p, p->at)->type == QUESTION_NUMBER)
		plain_typed_number(&typed, pl->line.data);
	else
		buf_adds(&typed, pl->line.data);
	items[0] = buf_str(&typed);
	send(pl, (struct strings){ items, 1 });
	buf_release(&typed);
}

/* --- several lines ---------------------------------------------------- */

/*
 * A command amid the lines would lose them: it is carried out only when it
 * comes twice. True where the lines are dropped for it.
 */
static bool drop_lines(struct plain *pl, enum plain_command *warned)
{
	if (pl->command == PLAIN_HELP || pl->command == PLAIN_UNKNOWN) {
		plain_everywhere(pl);
		return false;
	}
	if (pl->command == *warned)
		return true;
	*warned = pl->command;
	plain_say(pl,
		tr(pl->app->words,
			"Your answer has no end yet. End it with a line that "
			"has only a point, or repeat the command to drop it."),
		0);
	return false;
}

static void add_line(struct buf *text, const char *line)
{
	buf_adds(text, strcmp(line, "..") == 0 ? "." : line);
	buf_addc(text, '\n');
}

/*
 * The lines after the first; false where the answer was given up. The end of
 * input ends it too: what was typed is an answer.
 */
static bool read_more(struct plain *pl, struct buf *text)
{
	enum plain_command warned = PLAIN_UNKNOWN;

	for (;;) {
		switch (plain_ask(pl, NULL, ASKED_LINES)) {
		case REPLY_END:
			return true;
		case REPLY_EMPTY:
			buf_addc(text, '\n');
			break;
		case REPLY_COMMAND:
			if (drop_lines(pl, &warned))
				return false;
			break;
		case REPLY_TEXT:
			if (strcmp(pl->line.data, ".") == 0)
				return true;
			add_line(text, pl->line.data);
			break;
		case REPLY_AGAIN:
			break;
		}
	}
}

static void read_lines(struct plain *pl)
{
	struct buf text = { 0 };
	const char *items[1];

	if (strcmp(pl->line.data, ".") != 0) {
		add_line(&text, pl->line.data);
		if (!read_more(pl, &text)) {
			buf_release(&text);
			if (!pl->over)
				plain_act(pl);
			return;
		}
	}
	while (text.len > 0 && text.data[text.len - 1] == '\n')
		text.data[--text.len] = '\0';
	items[0] = buf_str(&text);
	if (text.len > ANSWER_BYTES)
		plain_say(
			pl, tr(pl->app->words, "This answer is too long."), 0);
	else
		send(pl, (struct strings){ items, 1 });
	buf_release(&text);
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

static void read_answer(struct plain *pl, enum answer_shape shape, size_t count)
{
	switch (shape) {
	case SHAPE_NONE:
	case SHAPE_LINES:
	case SHAPE_ORDERING:
	case SHAPE_PAIRS:
	case SHAPE_GAPS:
		break;
	case SHAPE_ONE:
	case SHAPE_MANY:
		read_picks(pl, shape, count);
		break;
	case SHAPE_LINE:
		read_typed(pl);
		break;
	case SHAPE_TEXT:
		read_lines(pl);
		break;
	}
}

static enum plain_asked asked_for(enum answer_shape shape)
{
	if (shape == SHAPE_TEXT)
		return ASKED_LINES;
	return shape == SHAPE_LINE ? ASKED_TEXT : ASKED_NUMBERS;
}

void plain_answer(struct plain *pl)
{
	const struct play *p = pl->app->play;
	const struct step *s = play_at(p, p->at);
	enum answer_shape shape = question_shape(s);
	struct pick picks[GIVEN_MAX];
	size_t count = question_picks(s, p->attempt, picks, GIVEN_MAX);
	bool on = may_go_on(pl), skip = pl->skip;
	struct buf prompt = { 0 };
	enum plain_reply reply;

	words_fill(&prompt, prompt_of(pl, shape, on), NUMBER(count), NULL);
	reply = plain_ask(pl, buf_str(&prompt), asked_for(shape));
	buf_release(&prompt);
	pl->skip = false;
	switch (reply) {
	case REPLY_END:
		break;
	case REPLY_EMPTY:
		pl->skip = skip;
		leave_question(pl, on);
		break;
	case REPLY_COMMAND:
		plain_act(pl);
		break;
	case REPLY_TEXT:
		read_answer(pl, shape, count);
		break;
	case REPLY_AGAIN:
		break;
	}
}
