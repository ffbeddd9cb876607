#include "support/alone.h"

#include <stdio.h>
#include <string.h>

#include "core/folder.h"
#include "core/library.h"

static int64_t clock_ms;

void alone_wait(int64_t ms)
{
	clock_ms += ms;
}

static int64_t now(void)
{
	return clock_ms;
}

static struct alone *alone_of(struct app *a)
{
	return (struct alone *)(void *)a;
}

static void keep(struct alone *d, const struct record *r)
{
	struct record copy = *r;
	char t[25];

	record_time(1700000000000 + clock_ms++, t);
	copy.t = t;
	copy.site = "here";
	copy.who = "tester";
	d->answers += r->event == RECORD_ANSWERED || r->event == RECORD_GIVEN;
	progress_add(&d->progress, &copy);
}

static void carry_out(struct alone *d, struct effects *effects)
{
	size_t i = 0;

	while (i < effects->count) {
		const struct effect *e = &effects->items[i++];
		struct event event = { .kind = EVENT_RECORDED };
		struct verdict verdict;

		if (e->kind == EFFECT_RECORD)
			keep(d, &e->record);
		if (e->kind == EFFECT_RECORD && !e->awaited)
			continue;
		if (e->kind == EFFECT_GRADE) {
			play_verdict(&d->play, e->slot, &verdict);
			event.kind = EVENT_VERDICT;
			event.verdict = &verdict;
		}
		play_step(&d->play, &event, now(), effects);
		i = 0;
	}
}

static void post(struct app *a, const struct event *event)
{
	struct alone *d = alone_of(a);
	struct effects effects;

	if (!a->play)
		return;
	a->elsewhere = d->conflict;
	if (!d->conflict) {
		play_step(&d->play, event, now(), &effects);
		carry_out(d, &effects);
	}
	d->conflict = false;
}

static void close_unit(struct app *a)
{
	if (a->play)
		play_release(a->play);
	a->play = NULL;
	unsent_release(&alone_of(a)->unsent);
}

static const struct unit *find(struct app *a, size_t module, const char *unit)
{
	struct folder *f = library_folder(a->library, module);
	struct faults faults = { 0 };
	const struct unit *u;

	if (!f)
		return NULL;
	u = folder_unit(f, unit, a->language, &faults);
	faults_release(&faults);
	return u;
}

static void begin(struct alone *d, size_t module, struct play_start *start)
{
	struct effects effects;
	char attempt[ULID_CHARS + 1];

	close_unit(&d->app);
	snprintf(attempt, sizeof(attempt), "01JD%022u", ++d->attempts);
	start->attempt = attempt;
	start->module = library_id(d->app.library, module);
	start->now = now();
	play_begin(&d->play, start, &effects);
	d->app.module = module;
	d->app.play = &d->play;
	carry_out(d, &effects);
}

static enum app_opened open_unit(struct app *a, size_t module, const char *unit,
	const char *from, bool again)
{
	struct alone *d = alone_of(a);
	struct play_start start = { .unit = find(a, module, unit) };
	const struct fold_unit *done = progress_unit(
		&d->progress, library_id(a->library, module), unit);

	start.from = from;
	if (!start.unit)
		return APP_DAMAGED;
	if (done && done->current && !done->current->finished)
		start.resume = done->current;
	else if (done && done->finished_count > 0 && !again)
		return a->ops->review(a, module, unit);
	else if (!play_may_begin(start.unit, done))
		return APP_NO_ATTEMPTS;
	begin(d, module, &start);
	return APP_OPENED;
}

static enum app_opened review(struct app *a, size_t module, const char *unit)
{
	struct alone *d = alone_of(a);
	struct play_start start = {
		.unit = find(a, module, unit),
		.review = true,
	};
	const struct fold_unit *done = progress_unit(
		&d->progress, library_id(a->library, module), unit);

	if (!start.unit)
		return APP_DAMAGED;
	if (!done || !done->finished)
		return APP_NOTHING;
	start.resume = done->finished;
	begin(d, module, &start);
	return APP_OPENED;
}

static enum app_opened practise(struct app *a)
{
	const char *ids[UNIT_STEPS_MAX];
	struct play_start start = { .unit = a->play->unit };

	start.only = (struct strings){ ids, play_mistakes(a->play, ids) };
	if (start.only.count == 0)
		return APP_NOTHING;
	begin(alone_of(a), a->module, &start);
	return APP_OPENED;
}

/* English and Russian in turn. */
static void flip(struct app *a)
{
	const struct unit *u;

	a->language = strcmp(a->language, "en") == 0 ? "ru" : "en";
	if (!a->play)
		return;
	u = find(a, a->module, a->play->name);
	if (u)
		play_show(a->play, u);
}

static void keep_unsent(
	struct app *a, const char *step, const struct strings *state)
{
	a->unsaved |= unsent_put(&alone_of(a)->unsent, step, state);
}

static const struct strings *kept(struct app *a, const char *step)
{
	return unsent_get(&alone_of(a)->unsent, step);
}

static void rest(struct app *a)
{
	a->unsaved = false;
}

static void note(struct app *a, const struct app_note *note)
{
	struct record r = record_empty();

	r.event = RECORD_NOTED;
	r.module = note->module;
	r.unit = note->unit;
	r.step = note->step;
	r.bookmark = note->bookmark;
	r.text = note->text;
	keep(alone_of(a), &r);
}

static void settle(struct app *a)
{
	alone_of(a)->settled++;
}

static enum truth truth_of(const struct strings *values)
{
	if (values->count == 0)
		return ABSENT;
	return strcmp(values->items[0], "true") == 0 ? YES : NO;
}

/* In force at once, kept nowhere; the test says what became of it. */
static void set(
	struct app *a, enum app_setting setting, const struct strings *values)
{
	struct alone *d = alone_of(a);
	struct config *c = &d->config;
	struct strings own = { 0 };
	enum letters letters;

	own.items = arena_array(&d->words, values->count, sizeof(*own.items));
	for (; own.count < values->count; own.count++)
		own.items[own.count] =
			arena_strdup(&d->words, values->items[own.count]);
	switch (setting) {
	case APP_LANGUAGE:
		c->language = own.count > 0 ? own.items[0] : NULL;
		break;
	case APP_LANGUAGES:
		c->languages = own;
		break;
	case APP_LETTERS:
		c->letters = ABSENT;
		if (own.count > 0 && letters_named(own.items[0], &letters))
			c->letters = (int)letters;
		break;
	case APP_COLOUR:
		c->colour = truth_of(&own);
		break;
	case APP_CONFIRM:
		c->confirm = truth_of(&own);
		a->confirm = c->confirm == YES;
		break;
	case APP_SETTINGS:
		break;
	}
}

static const struct app_ops ops = {
	.open = open_unit,
	.review = review,
	.practise = practise,
	.close = close_unit,
	.post = post,
	.flip = flip,
	.settle = settle,
	.keep = keep_unsent,
	.kept = kept,
	.rest = rest,
	.note = note,
	.set = set,
	.now = now,
};

void alone_open(struct alone *d, const char *modules, const char *language)
{
	clock_ms = 0;
	*d = (struct alone){ 0 };
	progress_init(&d->progress);
	d->app = (struct app){
		.ops = &ops,
		.language = language,
		.library = library_open(modules),
		.progress = &d->progress,
		.who = "tester",
		.log_path = "scores.jsonl",
	};
	d->config = config_empty();
	d->settings = (struct app_settings){
		.config = &d->config,
		.path = "config.yaml",
		.terminal = "xterm-utf-8",
		.coloured = true,
	};
	d->app.settings = &d->settings;
}

void alone_close(struct alone *d)
{
	close_unit(&d->app);
	unsent_release(&d->unsent);
	arena_release(&d->words);
	library_free(d->app.library);
	progress_release(&d->progress);
}
