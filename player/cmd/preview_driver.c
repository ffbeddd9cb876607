#include "cmd/preview_driver.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/folder.h"

static struct preview *preview_of(struct app *a)
{
	return (struct preview *)(void *)a;
}

/* --- the run ---------------------------------------------------------- */

/* Nothing is recorded, and what is to be is as good as done. */
static void carry_out(struct preview *d, struct effects *effects)
{
	while (effects->count > 0) {
		const struct effect *last = &effects->items[effects->count - 1];
		struct event event = { .kind = EVENT_RECORDED };
		struct verdict verdict;

		/* An awaited effect is always the last of its step. */
		if (last->kind == EFFECT_RECORD && !last->awaited)
			return;
		if (last->kind == EFFECT_GRADE) {
			play_verdict(&d->play, last->slot, &verdict);
			event.kind = EVENT_VERDICT;
			event.verdict = &verdict;
		}
		play_step(&d->play, &event, clock_mono_ms(), effects);
	}
}

/* Half of a file may lack the step: it is gone back to when it is there. */
static void note_place(struct preview *d)
{
	const struct play *p = &d->play;

	if (p->count > 0)
		memcpy(d->at, p->slots[p->at].id, sizeof(d->at));
}

static void post(struct app *a, const struct event *event)
{
	struct preview *d = preview_of(a);
	struct effects effects;
	size_t before = d->play.at;

	if (!a->play)
		return;
	play_step(&d->play, event, clock_mono_ms(), &effects);
	carry_out(d, &effects);
	if (d->play.at != before)
		note_place(d);
}

static void forget_unit(struct preview *d)
{
	if (d->app.play)
		play_release(&d->play);
	d->app.play = NULL;
	unsent_release(&d->unsent);
	d->unit[0] = d->at[0] = '\0';
	d->told.part = 0;
}

static void close_unit(struct app *a)
{
	struct preview *d = preview_of(a);

	forget_unit(d);
	preview_watch(d, NULL);
}

static void begin(struct preview *d, const struct play_start *how)
{
	struct play_start start = *how;
	char attempt[ULID_CHARS + 1];
	struct effects effects;
	uint8_t chance[10];

	chance_bytes(chance, sizeof(chance));
	ulid_make(clock_wall_ms(), chance, attempt);
	start.attempt = attempt;
	start.module = library_id(d->version.library, 0);
	start.now = clock_mono_ms();
	if (d->app.play)
		play_release(&d->play);
	play_begin(&d->play, &start, &effects);
	d->app.play = &d->play;
	carry_out(d, &effects);
	unsent_release(&d->unsent);
	note_place(d);
}

static bool dealt(const struct preview *d, const char *step)
{
	for (size_t i = 0; i < d->play.count; i++) {
		if (strcmp(d->play.slots[i].id, step) == 0)
			return true;
	}
	return false;
}

/* At a step, or at the beginning; one that was not drawn is in a part. */
static void begin_at(struct preview *d, const char *wanted)
{
	char step[ID_CHARS + 1] = ""; /* where it begins overwrites d->at */
	struct play_start start = { .from = step };

	if (wanted)
		snprintf(step, sizeof(step), "%s", wanted);
	start.unit = preview_to_play(d);
	begin(d, &start);
	if (!step[0] || dealt(d, step) ||
		preview_part_with(d->version.unit, step) == 0)
		return;
	d->told.part = preview_part_with(d->version.unit, step);
	start.unit = preview_to_play(d);
	begin(d, &start);
}

/* --- a new version ---------------------------------------------------- */

/* What was typed at a step that now asks in another way. */
static void forget_typed(struct preview *d, const struct unit *unit)
{
	const struct strings none = { 0 };

	for (size_t i = d->unsent.count; i-- > 0;) {
		char id[ID_CHARS + 1];
		const struct step *old, *new;

		memcpy(id, d->unsent.steps[i].step, sizeof(id));
		old = unit_step(d->play.unit, id);
		new = unit_step(unit, id);
		if (old && (!new || new->type != old->type))
			unsent_put(&d->unsent, id, &none);
	}
}

/* The run goes on in it, where it was. */
static void install(struct preview *d, struct preview_version *v)
{
	struct preview_version before = d->version;
	bool same = d->app.play && v->unit &&
		    strcmp(d->play.name, v->unit->id) == 0;

	d->version = *v;
	d->app.library = v->library;
	d->app.module = 0;
	d->told.shown++;
	if (same) {
		forget_typed(d, v->unit);
		play_renew(
			&d->play, preview_to_play(d), d->at, clock_mono_ms());
	}
	if (!same && d->app.play) {
		play_release(&d->play);
		d->app.play = NULL;
	}
	if (!same && v->unit)
		begin_at(d, d->at[0] ? d->at : NULL);
	preview_version_release(&before);
	preview_watch(d, d->version.unit);
}

static void tell_faults(struct preview *d, const struct preview_version *v)
{
	faults_release(&d->faults);
	d->faults = (struct faults){ 0 };
	preview_copy_faults(&d->faults, &v->faults);
	d->told.errors = v->errors;
	d->told.reads++;
}

/*
 * Reads the files; what has errors is shown only where there is nothing
 * better.
 */
static void read_anew(struct preview *d)
{
	struct preview_version v;
	bool better;

	preview_read(d, &v);
	tell_faults(d, &v);
	better = v.errors == 0 || !d->version.library ||
		 (v.unit && !d->app.play);
	d->told.before = !better;
	if (better)
		install(d, &v);
	else
		preview_version_release(&v);
}

static bool saved(struct app *a)
{
	struct preview *d = preview_of(a);
	bool changed = watch_look(&d->watch, clock_mono_ms());

	d->told.look_ms = watch_pause(&d->watch);
	return changed;
}

static void renew(struct app *a)
{
	read_anew(preview_of(a));
}

/* --- ops -------------------------------------------------------------- */

static enum app_opened open_unit(struct app *a, size_t module, const char *unit,
	const char *from, bool again)
{
	struct preview *d = preview_of(a);

	(void)module;
	(void)again;
	forget_unit(d);
	snprintf(d->unit, sizeof(d->unit), "%s", unit);
	snprintf(d->at, sizeof(d->at), "%s", from ? from : "");
	preview_watch(d, NULL);
	read_anew(d);
	return a->play ? APP_OPENED : APP_DAMAGED;
}

/* No run is kept to be looked at. */
static enum app_opened review(struct app *a, size_t module, const char *unit)
{
	return open_unit(a, module, unit, NULL, true);
}

static enum app_opened practise(struct app *a)
{
	struct preview *d = preview_of(a);
	const char *ids[UNIT_STEPS_MAX];
	struct play_start start = { .unit = d->play.unit };

	start.only = (struct strings){ ids, play_mistakes(a->play, ids) };
	if (start.only.count == 0)
		return APP_NOTHING;
	begin(d, &start);
	return APP_OPENED;
}

/* Of content, and of the interface where it has that language. */
static void speak(struct preview *d, const char *language)
{
	snprintf(d->language, sizeof(d->language), "%s", language);
	d->app.language = d->language;
	if (context_language(d->context, language))
		d->app.words = d->context->words;
}

static void flip(struct app *a)
{
	struct preview *d = preview_of(a);
	char next[LANGUAGE_CHARS];

	if (!preview_next_language(d, next))
		return; /* it has no other */
	speak(d, next);
	read_anew(d);
}

static void next_part(struct app *a)
{
	struct preview *d = preview_of(a);
	bool bank = d->version.unit && d->version.unit->kind == UNIT_BANK;

	if (!a->play || !d->version.unit || d->told.parts == 0)
		return;
	d->told.part++;
	if (d->told.part > d->told.parts)
		d->told.part = bank ? 1 : 0;
	begin_at(d, NULL);
}

/* What is typed is kept through a reading anew, and no longer. */
static void keep(struct app *a, const char *step, const struct strings *state)
{
	unsent_put(&preview_of(a)->unsent, step, state);
}

static const struct strings *kept(struct app *a, const char *step)
{
	return unsent_get(&preview_of(a)->unsent, step);
}

static void note(struct app *a, const struct app_note *note)
{
	struct record r = record_empty();
	char t[25];

	record_time(clock_wall_ms(), t);
	r.event = RECORD_NOTED;
	r.module = note->module;
	r.unit = note->unit;
	r.step = note->step;
	r.bookmark = note->bookmark;
	r.text = note->text;
	r.t = t;
	r.site = r.who = "";
	progress_add(&preview_of(a)->progress, &r);
}

static void settle(struct app *a)
{
	catalogue_rest(a->words);
}

static void rest(struct app *a)
{
	a->unsaved = false;
}

static const struct app_ops ops = {
	.open = open_unit,
	.review = review,
	.practise = practise,
	.close = close_unit,
	.post = post,
	.flip = flip,
	.settle = settle,
	.keep = keep,
	.kept = kept,
	.rest = rest,
	.note = note,
	.saved = saved,
	.renew = renew,
	.part = next_part,
	.now = clock_mono_ms,
};

/* --- the whole -------------------------------------------------------- */

/* A number that is no id of a step counts from 1. */
static void go_to(struct preview *d, const char *step)
{
	struct event event = { .kind = EVENT_GOTO };
	unsigned long n = strtoul(step, NULL, 10);

	if (!d->app.play || dealt(d, step) || n < 1)
		return;
	n--;
	if (n >= UNIT_STEPS_MAX && d->told.part > 0) {
		d->told.part = n / UNIT_STEPS_MAX + 1;
		n %= UNIT_STEPS_MAX;
		begin_at(d, NULL);
	}
	event.index = n;
	post(&d->app, &event);
}

bool preview_has(const struct preview *d, const char *step)
{
	unsigned long n = strtoul(step, NULL, 10);
	const struct unit *u = d->version.unit;

	if (!d->app.play || dealt(d, step))
		return true;
	return n >= 1 && (n <= d->play.count ||
				 (d->told.part > 0 && n <= preview_drawn(u)));
}

void preview_open(struct preview *d, struct context *c,
	const struct preview_target *target)
{
	*d = (struct preview){ .context = c };
	d->folder = xstrdup(target->folder);
	snprintf(d->unit, sizeof(d->unit), "%s", target->unit);
	snprintf(d->home, sizeof(d->home), "%s", target->unit);
	preview_guess_language(d, c->language);
	progress_init(&d->progress);
	d->app = (struct app){
		.ops = &ops,
		.words = c->words,
		.progress = &d->progress,
		.who = c->name,
		.preview = &d->told,
	};
	d->told.faults = &d->faults;
	speak(d, target->language ? target->language : c->language);
	if (target->step && id_valid(target->step))
		snprintf(d->at, sizeof(d->at), "%s", target->step);
	watch_begin(&d->watch, d->folder, clock_mono_ms());
	preview_watch(d, NULL);
	read_anew(d);
	if (target->step)
		go_to(d, target->step);
	d->told.look_ms = watch_pause(&d->watch);
}

void preview_close(struct preview *d)
{
	forget_unit(d);
	watch_release(&d->watch);
	preview_version_release(&d->version);
	faults_release(&d->faults);
	progress_release(&d->progress);
	free(d->folder);
}
