/* Plain mode: what is typed, one line or several. */
#include "ui/plain_parts.h"

#include <string.h>

#include "ui/words.h"

/* An answer of more bytes than this is refused, not cut. */
enum { ANSWER_BYTES = 65536 };

static void prompt_line(struct plain *pl, struct buf *b, bool on)
{
	const struct catalogue *c = pl->app->words;

	buf_adds(b, on ? tr(c, "Answer (Enter: on, :? help):")
		       : tr(c, "Answer (:? help):"));
}

static void prompt_lines(struct plain *pl, struct buf *b, bool on)
{
	const struct catalogue *c = pl->app->words;

	buf_adds(b, on ? tr(c, "Answer, at its end a line with only a "
			       "point (Enter: on, :? help):")
		       : tr(c, "Answer, at its end a line with only a "
			       "point (:? help):"));
}

static void read_typed(struct plain *pl)
{
	struct buf typed = { 0 };
	const char *items[1];

	if (plain_at(pl)->type == QUESTION_NUMBER)
		plain_typed_number(&typed, pl->line.data);
	else
		buf_adds(&typed, pl->line.data);
	items[0] = buf_str(&typed);
	plain_send(pl, (struct strings){ items, 1 });
	buf_release(&typed);
}

/* --- several lines ---------------------------------------------------- */

static void add_line(struct buf *text, const char *line)
{
	buf_adds(text, strcmp(line, "..") == 0 ? "." : line);
	buf_addc(text, '\n');
}

static bool give_up(struct plain *pl, enum plain_command *warned)
{
	return plain_drop(pl, warned,
		tr(pl->app->words,
			"Your answer has no end yet. End it with a line that "
			"has only a point, or repeat the command to drop it."));
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
			if (give_up(pl, &warned))
				return false;
			break;
		case REPLY_TEXT:
			if (strcmp(pl->line.data, ".") == 0)
				return true;
			add_line(text, pl->line.data);
			break;
		case REPLY_AGAIN:
			if (pl->woken)
				return false;
			break;
		}
	}
}

/* False: given up. The line feeds at its end are gone. */
static bool read_all(struct plain *pl, struct buf *text)
{
	if (strcmp(pl->line.data, ".") != 0) {
		add_line(text, pl->line.data);
		if (!read_more(pl, text)) {
			if (!pl->over && !pl->woken)
				plain_act(pl);
			return false;
		}
	}
	while (text->len > 0 && text->data[text->len - 1] == '\n')
		text->data[--text->len] = '\0';
	return true;
}

static void too_long(struct plain *pl)
{
	plain_say(pl, tr(pl->app->words, "This answer is too long."), 0);
}

static void read_text(struct plain *pl)
{
	struct buf text = { 0 };
	const char *items[1];

	if (read_all(pl, &text)) {
		items[0] = buf_str(&text);
		if (text.len > ANSWER_BYTES)
			too_long(pl);
		else
			plain_send(pl, (struct strings){ items, 1 });
	}
	buf_release(&text);
}

/* A string for each line. */
static void read_lines(struct plain *pl)
{
	struct buf text = { 0 };
	const char *items[GIVEN_MAX];
	struct strings given = { items, 0 };
	char *line, *end;

	if (!read_all(pl, &text)) {
		buf_release(&text);
		return;
	}
	line = text.len > 0 ? text.data : NULL;
	for (; line && given.count < GIVEN_MAX; line = end) {
		end = strchr(line, '\n');
		if (end)
			*end++ = '\0';
		if (given.count > 0 || line[strspn(line, " ")])
			items[given.count++] = line;
	}
	if (line || text.len > LINES_MAX_BYTES)
		too_long(pl);
	else
		plain_send(pl, given);
	buf_release(&text);
}

const struct plain_asker plain_asker_line = {
	.prompt = prompt_line,
	.asked = ASKED_TEXT,
	.read = read_typed,
};
const struct plain_asker plain_asker_text = {
	.prompt = prompt_lines,
	.asked = ASKED_LINES,
	.read = read_text,
};
const struct plain_asker plain_asker_lines = {
	.prompt = prompt_lines,
	.asked = ASKED_LINES,
	.read = read_lines,
};
