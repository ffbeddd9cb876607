/* What a run shows, and in which unit. */
#include <string.h>

#include "core/option.h"
#include "core/play_record.h"

const struct step *play_at(const struct play *p, size_t slot)
{
	return unit_step(p->unit, p->slots[slot].id);
}

const struct step *play_source(const struct play *p, size_t slot)
{
	const struct step *shown = play_at(p, slot);
	const struct step *s = unit_step(p->unit->source, p->slots[slot].id);

	/* Their bodies are read as the same struct. */
	return s && shown && s->type == shown->type ? s : shown;
}

struct strings play_given(const struct play *p, size_t slot)
{
	const struct slot *s = &p->slots[slot];

	return (struct strings){ (const char **)(void *)s->given,
		s->given_count };
}

bool play_is_quiz(const struct play *p)
{
	return p->unit->kind == UNIT_QUIZ && !p->practice;
}

bool play_keeps(const struct play *p, size_t slot)
{
	return play_is_quiz(p) && p->unit->verdict == VERDICT_END &&
	       question_graded(play_at(p, slot));
}

bool play_asks_sure(const struct play *p, size_t slot)
{
	return play_is_quiz(p) && p->unit->confidence == YES &&
	       p->slots[slot].tries == 0 && question_graded(play_at(p, slot));
}

/* A quiz's one try is for its marks: who repeats is there to learn. */
static int tries_of(const struct play *p, size_t slot)
{
	int tries = play_at(p, slot)->tries;

	return p->practice && tries > 0 && tries < LESSON_TRIES ? LESSON_TRIES
								: tries;
}

bool play_out_of_tries(const struct play *p, size_t slot)
{
	int allowed = tries_of(p, slot);

	return allowed > 0 && p->slots[slot].tries >= allowed;
}

static bool over(const struct play *p)
{
	return p->phase == PLAY_RESULT || p->reviewing;
}

int play_tries_left(const struct play *p, size_t slot)
{
	const struct slot *s = &p->slots[slot];
	const struct step *step = play_at(p, slot);

	if (s->phase == SLOT_CLOSED || over(p))
		return 0;
	if (step->tries == 0 || !question_graded(step) || play_keeps(p, slot))
		return -1;
	return play_out_of_tries(p, slot) ? 0 : tries_of(p, slot) - s->tries;
}

bool play_tells(const struct play *p, size_t slot)
{
	const struct slot *s = &p->slots[slot];

	if (!s->graded || s->phase == SLOT_PENDING || s->phase == SLOT_SURE)
		return false;
	return over(p) || !play_keeps(p, slot);
}

/* A quiz whose questions are kept for others shows no more than marks. */
static bool hides_answers(const struct play *p)
{
	return p->unit->kind == UNIT_QUIZ && p->unit->reveal == REVEAL_SCORE;
}

bool play_reveals(const struct play *p, size_t slot)
{
	const struct slot *s = &p->slots[slot];

	if (hides_answers(p))
		return false;
	/* What is not graded has no key: its model is there to compare with. */
	if (!question_graded(play_at(p, slot)) && s->answered &&
		s->phase != SLOT_PENDING)
		return true;
	return over(p) || (s->phase == SLOT_CLOSED && !play_keeps(p, slot));
}

bool play_mistaken(const struct play *p, size_t slot)
{
	return over(p) && !hides_answers(p) &&
	       question_graded(play_at(p, slot)) &&
	       p->slots[slot].mark != MARK_RIGHT;
}

size_t play_mistakes(const struct play *p, const char *ids[UNIT_STEPS_MAX])
{
	size_t n = 0;

	for (size_t i = 0; i < p->count && n < UNIT_STEPS_MAX; i++) {
		if (play_mistaken(p, i))
			ids[n++] = play_at(p, i)->id;
	}
	return n;
}

int64_t play_left_ms(const struct play *p, int64_t now)
{
	int64_t limit, used;

	if (p->unit->limit <= 0 || p->session || !play_is_quiz(p) || over(p))
		return -1;
	limit = (int64_t)p->unit->limit * 60 * 1000;
	used = p->used_before + (now > p->since ? now - p->since : 0);
	return used < limit ? limit - used : 0;
}

void play_verdict(const struct play *p, size_t slot, struct verdict *out)
{
	struct strings given = play_given(p, slot);
	size_t kept = 0;

	question_grade(play_at(p, slot), play_source(p, slot), &given, out);
	if (over(p) && hides_answers(p)) {
		out->feedback_count = 0;
		out->spelling = false;
		return;
	}
	if (play_reveals(p, slot))
		return;
	for (size_t i = 0; i < out->feedback_count; i++) {
		if (!out->feedback[i].key)
			out->feedback[kept++] = out->feedback[i];
	}
	out->feedback_count = kept;
}

static void drop_slot(struct play *p, size_t slot)
{
	slot_forget(&p->slots[slot]);
	p->count--;
	memmove(&p->slots[slot], &p->slots[slot + 1],
		(p->count - slot) * sizeof(*p->slots));
	if (slot < p->at)
		p->at--;
	if (slot < p->finishing)
		p->finishing--;
}

/* No more hints and points than the step, edited since, has. */
static void fit_slot(struct slot *s, const struct step *step)
{
	if (s->hints > (int)step->hints.count)
		s->hints = (int)step->hints.count;
	if (s->score > step->points)
		s->score = step->points;
}

void play_fit(struct play *p)
{
	size_t i = 0;

	while (i < p->count) {
		const struct step *step = play_at(p, i);

		if (!step) {
			drop_slot(p, i);
			continue;
		}
		fit_slot(&p->slots[i], step);
		i++;
	}
	if (p->at >= p->count)
		p->at = p->count > 0 ? p->count - 1 : 0;
	if (p->count > 0)
		return;
	p->phase = PLAY_RESULT;
	p->reviewing = true;
	p->awaits = AWAITS_NOTHING;
	p->why = "done";
}

void play_show(struct play *p, const struct unit *unit)
{
	p->unit = unit;
	play_fit(p);
}
