#include "core/play_record.h"

#include <stdlib.h>

#include "base/jsonl.h"
#include "base/mem.h"
#include "core/unit_load.h"

struct record play_record(const struct play *p, enum record_event event)
{
	struct record r = record_empty();

	r.event = (int)event;
	r.module = p->module;
	r.unit = p->name;
	r.attempt = p->attempt;
	r.lang = p->unit->language;
	r.source = "self";
	return r;
}

void play_record_step(const struct play *p, size_t slot, struct record *r)
{
	r->step = p->slots[slot].id;
}

void play_record_answer(struct play *p, size_t slot, struct record *r)
{
	struct slot *s = &p->slots[slot];
	const struct step *step = play_source(p, slot);

	play_record_step(p, slot, r);
	step_rev(step, s->rev);
	r->rev = s->rev;
	r->type = question_of(step)->name;
	r->obj = step->objective;
	r->given = play_given(p, slot);
	r->given_there = true;
	r->hints = s->hints;
	r->ms = s->ms;
	if (s->sure > 0)
		r->sure = s->sure;
}

void play_record_verdict(const struct play *p, size_t slot,
	const struct verdict *v, struct record *r)
{
	const struct step *step = play_source(p, slot);
	double share = v->score > 0 ? v->score : 0;

	r->try = p->slots[slot].tries;
	r->hit = v->hit;
	r->mis = v->misconception;
	r->right = v->mark == MARK_RIGHT ? YES : NO;
	/* As the log will have it, so that a resumed run is the same. */
	r->score = jsonl_round((share < 1 ? share : 1) * step->points);
	r->max = step->points;
}

void slot_forget(struct slot *s)
{
	for (size_t i = 0; i < s->given_count; i++)
		free(s->given[i]);
	free(s->given);
	s->given = NULL;
	s->given_count = 0;
	s->answered = false;
}

void play_recall(struct play *p, size_t slot, const char *text)
{
	struct slot *s = &p->slots[slot];
	char *copy = xstrdup(text);

	slot_forget(s);
	s->given = xcalloc(1, sizeof(*s->given));
	s->given[0] = copy;
	s->given_count = 1;
	s->answered = true;
}
