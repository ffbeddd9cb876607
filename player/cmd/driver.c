#include "cmd/driver.h"

#include "base/rest.h"

#include <stdlib.h>
#include <string.h>

#include "core/folder.h"
#include "group/seat.h"

enum { CONFLICTS_MAX = 8 };

static struct driver *driver_of(struct app *a)
{
	return (struct driver *)(void *)a;
}

static enum app_saving saving_of(enum log_state state)
{
	switch (state) {
	case LOG_OK:
	case LOG_CONFLICT:
		return APP_SAVED;
	case LOG_FULL:
		return APP_DISK_FULL;
	case LOG_READ_ONLY:
		return APP_READ_ONLY;
	case LOG_FAILED:
	case LOG_LONG:
		break;
	}
	return APP_NOT_SAVED;
}

static void tell_saving(struct driver *d)
{
	d->app.waiting = log_waiting(d->log);
	d->app.saving =
		d->app.waiting > 0 ? saving_of(log_state(d->log)) : APP_SAVED;
	d->app.log_path = log_path(d->log);
}

/* A copy whose strings outlive the play machine's next step. */
static void keep_for_later(struct driver *d, const struct record *r)
{
	struct record copy = *r;
	struct arena *text = &d->later_text;

	d->later = mem_grow(
		d->later, &d->later_room, d->later_count, sizeof(*d->later));
	copy.module = arena_strdup(text, r->module);
	copy.unit = arena_strdup(text, r->unit);
	copy.attempt = arena_strdup(text, r->attempt);
	copy.lang = arena_strdup(text, r->lang);
	if (r->step)
		copy.step = arena_strdup(text, r->step);
	copy.steps.items =
		arena_array(text, r->steps.count, sizeof(*copy.steps.items));
	for (size_t i = 0; i < r->steps.count; i++)
		copy.steps.items[i] = arena_strdup(text, r->steps.items[i]);
	d->later[d->later_count++] = copy;
}

static void take_up_anew(struct driver *d);

/*
 * An answer too long for a record goes beside the log, and its digest into
 * the record: see recall().
 */
static const char aside[] = "sha256:";

static enum log_state append(struct driver *d, const struct record *r)
{
	enum log_state state = log_append(d->log, r);
	char hash[sizeof(aside) + 64] = "sha256:";
	const char *given = hash;
	struct record shorter = *r;

	if (state != LOG_LONG || r->given.count != 1)
		return state;
	log_keep_text(d->log, r->given.items[0], strlen(r->given.items[0]),
		hash + strlen(aside));
	shorter.given.items = &given;
	return log_append(d->log, &shorter);
}

/* Answers that stand beside the log come back as they were typed. */
static void recall(struct driver *d)
{
	for (size_t i = 0; i < d->play.count; i++) {
		struct strings given = play_given(&d->play, i);
		char *text;
		size_t n;

		if (given.count != 1 ||
			strncmp(given.items[0], aside, strlen(aside)) != 0)
			continue;
		text = log_text(d->log, given.items[0] + strlen(aside), &n);
		if (text)
			play_recall(&d->play, i, text);
		free(text);
	}
}

/* What was put off goes first: the log keeps the order of things. */
static bool write_later(struct driver *d)
{
	bool conflict = false;

	for (size_t i = 0; i < d->later_count && !conflict; i++)
		conflict = append(d, &d->later[i]) == LOG_CONFLICT;
	d->later_count = 0;
	arena_release(&d->later_text);
	tell_saving(d);
	return !conflict;
}

static void settle(struct app *a)
{
	struct driver *d = driver_of(a);

	if (d->later_count > 0 && !write_later(d))
		take_up_anew(d);
	unsent_settle(d);
	settings_look(&d->settings);
	catalogue_rest(a->words);
	if (!d->begun)
		rest_after_start();
	d->begun = true;
}

/* Carries out effects until there are none; false at a conflict. */
static bool carry_out(struct driver *d, struct effects *effects)
{
	while (effects->count > 0) {
		const struct effect *e = &effects->items[0];
		struct event event = { .kind = EVENT_RECORDED };
		struct verdict verdict;

		if (e->kind == EFFECT_RECORD && !e->awaited) {
			keep_for_later(d, &e->record);
			effects->count--;
			memmove(effects->items, effects->items + 1,
				effects->count * sizeof(*effects->items));
			continue;
		}
		if (e->kind == EFFECT_RECORD) {
			if (!write_later(d) ||
				append(d, &e->record) == LOG_CONFLICT)
				return false;
			tell_saving(d);
		} else {
			play_verdict(&d->play, e->slot, &verdict);
			event.kind = EVENT_VERDICT;
			event.verdict = &verdict;
		}
		/* An awaited effect is always the last of its step. */
		play_step(&d->play, &event, clock_mono_ms(), effects);
	}
	return true;
}

static void post(struct app *a, const struct event *event)
{
	struct driver *d = driver_of(a);
	struct effects effects;

	if (!a->play)
		return;
	if (a->play != &d->play) {
		/* The run of a session. */
		seat_post(a->group->seat, event, clock_mono_ms());
		a->group->send(a);
		return;
	}
	a->elsewhere = false;
	play_step(&d->play, event, clock_mono_ms(), &effects);
	if (!carry_out(d, &effects))
		take_up_anew(d);
}

void driver_write(struct driver *d, const struct record *r)
{
	/* Of a session: another window's answers to it are not in its way. */
	for (int tries = 0; tries < CONFLICTS_MAX; tries++)
		if (append(d, r) != LOG_CONFLICT)
			break;
	tell_saving(d);
}

/* No answer: it belongs to no run, and no other window can be in its way. */
static void note(struct app *a, const struct app_note *note)
{
	struct driver *d = driver_of(a);
	struct record r = record_empty();
	struct arena ids = { 0 }; /* those of the run may go with it */

	r.event = RECORD_NOTED;
	r.module = arena_strdup(&ids, note->module);
	r.unit = arena_strdup(&ids, note->unit);
	r.step = arena_strdup(&ids, note->step);
	r.bookmark = note->bookmark;
	r.text = note->text;
	r.lang = a->play ? a->play->unit->language : a->language;
	r.source = "self";
	if (!write_later(d))
		take_up_anew(d);
	append(d, &r);
	tell_saving(d);
	arena_release(&ids);
}

static const struct unit *find_unit(
	struct driver *d, size_t module, const char *unit)
{
	struct folder *f = library_folder(d->library, module);
	struct faults ignored = {
		0
	}; /* sabaq check tells them to the teacher */
	const struct unit *u;

	if (!f)
		return NULL;
	u = folder_unit(f, unit, d->app.language, &ignored);
	faults_release(&ignored);
	return u;
}

static void close_unit(struct app *a)
{
	struct driver *d = driver_of(a);
	struct event leave = { .kind = EVENT_LEAVE };
	struct effects effects;

	if (!a->play)
		return;
	play_step(&d->play, &leave, clock_mono_ms(), &effects);
	carry_out(d, &effects); /* nothing of it is awaited */
	write_later(d);
	unsent_end(d);
	play_release(&d->play);
	a->play = NULL;
	a->elsewhere = false;
}

/* False where another window wrote first: the state must be taken up anew. */
static bool begin(struct driver *d, struct play_start *start)
{
	struct effects effects;
	uint8_t chance[10];
	char attempt[ULID_CHARS + 1];

	chance_bytes(chance, sizeof(chance));
	ulid_make(clock_wall_ms(), chance, attempt);
	start->attempt = attempt;
	start->now = clock_mono_ms();
	play_begin(&d->play, start, &effects);
	recall(d);
	d->app.play = &d->play;
	unsent_begin(d);
	return carry_out(d, &effects);
}

/* Another window went on with this run: its records are the truth. */
static void take_up_anew(struct driver *d)
{
	char module[ID_CHARS + 1], from[ID_CHARS + 1] = "";
	struct play_start start = { .from = from, .module = module };
	const struct fold_unit *done;

	/* Each round reads all that was written meanwhile: few are enough. */
	for (int tries = 0; d->app.play && tries < 5; tries++) {
		done = progress_unit(
			&d->progress, d->play.module, d->play.name);
		if (!done || !done->current)
			return;
		memcpy(module, d->play.module, sizeof(module));
		if (d->play.count > 0)
			memcpy(from, d->play.slots[d->play.at].id,
				sizeof(from));
		start.unit = d->play.unit;
		start.resume = done->current;
		d->later_count = 0;
		play_release(&d->play);
		d->app.elsewhere = true;
		if (begin(d, &start))
			return;
	}
}

static const char *module_id(const struct driver *d, size_t module)
{
	return library_id(d->library, module);
}

/* The newest finished run, at the step from (or NULL), to look at. */
static enum app_opened look_back(
	struct app *a, size_t module, const char *unit, const char *from)
{
	struct driver *d = driver_of(a);
	const struct unit *u = find_unit(d, module, unit);
	const struct fold_unit *done;
	struct play_start start = { .unit = u, .review = true, .from = from };

	if (!u)
		return APP_DAMAGED;
	close_unit(a);
	start.module = module_id(d, module);
	done = progress_unit(&d->progress, start.module, unit);
	if (!done || !done->finished)
		return APP_NOTHING;
	start.resume = done->finished;
	a->module = module;
	begin(d, &start); /* looking back records nothing: no conflict */
	return APP_OPENED;
}

static enum app_opened review(struct app *a, size_t module, const char *unit)
{
	return look_back(a, module, unit, NULL);
}

static enum app_opened open_unit(struct app *a, size_t module, const char *unit,
	const char *from, bool again)
{
	struct driver *d = driver_of(a);
	const struct unit *u = find_unit(d, module, unit);
	const struct fold_unit *done;
	struct play_start start = { .unit = u, .from = from };

	if (!u)
		return APP_DAMAGED;
	if (u->kind == UNIT_BANK)
		return APP_NOTHING;
	close_unit(a); /* first: it writes, which moves what is folded */
	start.module = module_id(d, module);
	done = progress_unit(&d->progress, start.module, unit);
	if (done && done->current && !done->current->finished)
		start.resume = done->current;
	else if (done && done->finished_count > 0 && !again)
		return look_back(a, module, unit, from);
	else if (!play_may_begin(u, done))
		return APP_NO_ATTEMPTS;
	a->module = module;
	if (!begin(d, &start))
		take_up_anew(d);
	return APP_OPENED;
}

static enum app_opened practise(struct app *a)
{
	struct driver *d = driver_of(a);
	const char *ids[UNIT_STEPS_MAX];
	struct play_start start = { .unit = d->play.unit };
	size_t count = a->play ? play_mistakes(a->play, ids) : 0;

	if (count == 0)
		return APP_NOTHING;
	start.only = (struct strings){ ids, count };
	start.module = module_id(d, a->module);
	close_unit(a);
	begin(d, &start); /* a new run: nobody else has written to it */
	return APP_OPENED;
}

static const char *after(const char *const *languages, const char *now)
{
	for (size_t i = 0; languages[i]; i++) {
		if (strcmp(languages[i], now) == 0 && languages[i + 1])
			return languages[i + 1];
	}
	return languages[0];
}

/* Of content, and of the interface where it has that language. */
static void speak(struct driver *d, const char *language)
{
	d->app.language = language;
	if (!context_language(d->context, language))
		return;
	d->app.words = d->context->words;
	d->app.language = d->context->language;
}

/* With a unit open its languages go round; else the interface's do. */
static void flip(struct app *a)
{
	struct driver *d = driver_of(a);
	const struct unit *u;
	const char *next;

	if (!a->play) {
		speak(d, after(catalogue_languages, a->language));
		return;
	}
	next = after(folder_languages(library_folder(d->library, a->module),
			     d->play.name),
		d->play.unit->language);
	if (strcmp(next, d->play.unit->language) == 0)
		return; /* it has no other */
	speak(d, next);
	u = find_unit(d, a->module, d->play.name);
	if (u)
		play_show(&d->play, u);
}

static void set(
	struct app *a, enum app_setting setting, const struct strings *values)
{
	settings_set(&driver_of(a)->settings, a, setting, values);
}

static const struct app_ops ops = {
	.open = open_unit,
	.review = review,
	.practise = practise,
	.close = close_unit,
	.post = post,
	.flip = flip,
	.settle = settle,
	.keep = unsent_keep,
	.kept = unsent_kept,
	.rest = unsent_rest,
	.note = note,
	.set = set,
	.now = clock_mono_ms,
};

void driver_open(struct driver *d, struct context *c)
{
	struct log_owner owner = {
		.folder = c->state,
		.site = c->site,
		.who = c->login,
		.host = c->host,
		.wall_ms = clock_wall_ms,
		.chance = chance_bytes,
		.group_reads = c->group_reads,
	};

	*d = (struct driver){ .context = c };
	progress_init(&d->progress);
	d->log = log_open(&owner, &d->progress);
	d->library = library_open(c->modules);
	d->app = (struct app){
		.ops = &ops,
		.words = c->words,
		.language = c->wanted,
		.library = d->library,
		.progress = &d->progress,
		.who = c->name,
	};
	settings_begin(&d->settings, &d->app, c);
	tell_saving(d);
	if (log_state(d->log) != LOG_OK)
		d->app.saving = saving_of(log_state(d->log));
}

size_t driver_close(struct driver *d)
{
	size_t lost;

	close_unit(&d->app);
	log_flush(d->log);
	lost = log_waiting(d->log);
	log_close(d->log);
	library_free(d->library);
	progress_release(&d->progress);
	settings_release(&d->settings);
	arena_release(&d->later_text);
	free(d->later);
	return lost;
}
