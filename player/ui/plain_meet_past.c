/* Plain mode: what a student answered in a session so far. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ui/plain_meet.h"
#include "ui/words.h"

static struct meet_line *line_of(struct meet *m, const char *step)
{
	for (size_t i = 0; i < m->count; i++)
		if (strcmp(m->lines[i].step, step) == 0)
			return &m->lines[i];
	m->lines = mem_grow(m->lines, &m->room, m->count, sizeof(*m->lines));
	m->lines[m->count] = (struct meet_line){ 0 };
	memcpy(m->lines[m->count].step, step, strlen(step) + 1);
	return &m->lines[m->count++];
}

/* As it is now: its words may be others later, or gone. */
void plain_meet_note(struct meet *m)
{
	const struct play *p = &m->seat->play;
	struct strings given;
	struct buf label = { 0 }, answer = { 0 };
	struct meet_line *line;

	if (!m->seat->asked || question_shape(play_at(p, 0)) == SHAPE_NONE)
		return;
	given = play_given(p, 0);
	words_short(&label, play_at(p, 0)->label);
	if (p->slots[0].answered)
		words_given(&answer, m->pl.app->words, play_at(p, 0), &given);
	line = line_of(m, play_at(p, 0)->id);
	free(line->label);
	free(line->answer);
	line->label = buf_steal(&label);
	line->answer = buf_steal(&answer);
	line->mark = m->seat->told && p->slots[0].graded ? p->slots[0].mark
							 : MARK_NONE;
}

static void say_line(struct meet *m, size_t number)
{
	const struct catalogue *c = m->pl.app->words;
	const struct meet_line *line = &m->lines[number];
	struct buf b = { 0 };

	buf_addf(&b, "%3zu) ", number + 1);
	words_fill(&b, "%1: ", line->label, NULL);
	if (!line->answer[0])
		buf_adds(&b, tr(c, "not answered"));
	else if (line->mark != MARK_NONE)
		words_fill(&b, "%1: %2", words_part_mark(c, line->mark),
			line->answer, NULL);
	else
		words_fill(&b, "%1", line->answer, NULL);
	plain_say(&m->pl, buf_str(&b), 5);
	buf_release(&b);
}

void plain_meet_past(struct meet *m)
{
	if (m->count == 0)
		plain_meet_say(m, N_("There was no question yet."));
	for (size_t i = 0; i < m->count; i++)
		say_line(m, i);
}

void plain_meet_forget(struct meet *m)
{
	for (size_t i = 0; i < m->count; i++) {
		free(m->lines[i].label);
		free(m->lines[i].answer);
	}
	free(m->lines);
	m->lines = NULL;
	m->count = m->room = 0;
}
