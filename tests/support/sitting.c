#include "support/sitting.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static const char chain[] = "01J0000000000000000000000A";

void sitting_init(struct sitting *s)
{
	*s = (struct sitting){ .now = 1000 };
	progress_init(&s->progress);
}

static void leave(struct sitting *s)
{
	if (s->open)
		play_release(&s->play);
	s->open = false;
}

void sitting_release(struct sitting *s)
{
	leave(s);
	progress_release(&s->progress);
	arena_release(&s->text);
	free(s->records);
}

static void add(struct sitting *s, const struct record *r)
{
	struct record copy = *r;
	char t[25];

	record_time(1700000000000 + s->now, t);
	copy.t = t;
	copy.log = chain;
	copy.n = (int64_t)s->count + 1;
	copy.h = "0123456789abcdef0123456789abcdef";
	s->records =
		mem_grow(s->records, &s->room, s->count, sizeof(*s->records));
	s->records[s->count++] = record_copy(&s->text, &copy);
	progress_add(&s->progress, &copy);
	if (s->logged)
		s->logged(s);
}

/* Leaves what the machine waits for as the only effect, or none. */
static void log_effects(struct sitting *s)
{
	struct effects all = s->effects;

	s->effects.count = 0;
	for (size_t i = 0; i < all.count; i++) {
		const struct effect *e = &all.items[i];

		if (e->kind == EFFECT_RECORD)
			add(s, &e->record);
		if (e->kind == EFFECT_GRADE || e->awaited)
			s->effects.items[s->effects.count++] = *e;
	}
}

static void begin(struct sitting *s, struct play_start *start)
{
	leave(s);
	start->module = start->unit->module->id;
	start->now = s->now;
	play_begin(&s->play, start, &s->effects);
	s->open = true;
	log_effects(s);
	while (sitting_go_on(s))
		;
}

void sitting_begin(struct sitting *s, const struct unit *unit, unsigned attempt)
{
	char id[ULID_CHARS + 1];
	struct play_start start = { .unit = unit, .attempt = id };

	snprintf(id, sizeof(id), "01JD%022u", attempt);
	begin(s, &start);
}

void sitting_resume(struct sitting *s, const struct unit *unit)
{
	const struct fold_unit *done =
		progress_unit(&s->progress, unit->module->id, unit->id);
	struct play_start start = { .unit = unit, .resume = done->current };

	begin(s, &start);
}

void sitting_practise(struct sitting *s, unsigned attempt)
{
	const char *ids[UNIT_STEPS_MAX];
	char id[ULID_CHARS + 1];
	struct play_start start = { .unit = s->play.unit, .attempt = id };

	start.only = (struct strings){ ids, play_mistakes(&s->play, ids) };
	snprintf(id, sizeof(id), "01JD%022u", attempt);
	begin(s, &start);
}

void sitting_review(struct sitting *s, const struct unit *unit)
{
	const struct fold_unit *done =
		progress_unit(&s->progress, unit->module->id, unit->id);
	struct play_start start = {
		.unit = unit, .resume = done->finished, .review = true
	};

	begin(s, &start);
}

bool sitting_step(struct sitting *s, const struct event *event)
{
	bool changed = play_step(&s->play, event, s->now, &s->effects);

	log_effects(s);
	return changed;
}

bool sitting_go_on(struct sitting *s)
{
	struct event event = { .kind = EVENT_RECORDED };
	struct verdict verdict;

	if (s->effects.count == 0)
		return false;
	if (s->effects.items[0].kind == EFFECT_GRADE) {
		play_verdict(&s->play, s->effects.items[0].slot, &verdict);
		event.kind = EVENT_VERDICT;
		event.verdict = &verdict;
	}
	sitting_step(s, &event);
	return true;
}

static bool post(struct sitting *s, const struct event *event)
{
	bool changed = sitting_step(s, event);

	while (sitting_go_on(s))
		;
	return changed;
}

bool sitting_post(struct sitting *s, enum event_kind kind, size_t index)
{
	struct event event = { .kind = kind, .index = index };

	return post(s, &event);
}

bool sitting_answer(struct sitting *s, const char *given)
{
	struct event event = { .kind = EVENT_ANSWER };
	char text[2000];
	const char *items[GIVEN_MAX];
	char *part = text;

	snprintf(text, sizeof(text), "%s", given);
	event.given.items = items;
	while (part && event.given.count < GIVEN_MAX) {
		char *bar = strchr(part, '|');

		items[event.given.count++] = part;
		if (bar)
			*bar++ = '\0';
		part = bar;
	}
	return post(s, &event);
}

size_t sitting_records(
	const struct sitting *s, enum record_event event, const char *step)
{
	size_t n = 0;

	for (size_t i = 0; i < s->count; i++) {
		const struct record *r = &s->records[i];

		n += r->event == (int)event &&
		     (!step || (r->step && strcmp(r->step, step) == 0));
	}
	return n;
}

const struct record *sitting_last(
	const struct sitting *s, enum record_event event, const char *step)
{
	for (size_t i = s->count; i > 0; i--) {
		const struct record *r = &s->records[i - 1];

		if (r->event == (int)event &&
			(!step || (r->step && strcmp(r->step, step) == 0)))
			return r;
	}
	return NULL;
}
