/* What a preview shows: the files as they are, and the parts of a unit. */
#include "cmd/preview_driver.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "core/folder.h"
#include "core/rules.h"

/* --- reading ---------------------------------------------------------- */

/* Whether the folder surely has no such file. */
static bool lacks(const struct preview *d, const char *name)
{
	struct buf path = { 0 };
	struct stat st;
	bool missing;

	buf_addf(&path, "%s/%s", d->folder, name);
	missing = lstat(buf_str(&path), &st) != 0 && errno == ENOENT;
	buf_release(&path);
	return missing;
}

/* A unit without a module is in a language that it is not translated to. */
void preview_guess_language(struct preview *d, const char *likely)
{
	struct buf name = { 0 };

	snprintf(d->own, sizeof(d->own), "%s", likely);
	for (size_t i = 0; catalogue_languages[i]; i++) {
		buf_clear(&name);
		buf_addf(&name, "%s.%s.yaml", d->home, d->own);
		if (lacks(d, buf_str(&name)))
			break;
		snprintf(d->own, sizeof(d->own), "%s", catalogue_languages[i]);
	}
	buf_release(&name);
}

void preview_copy_faults(struct faults *to, const struct faults *from)
{
	for (size_t i = 0; i < from->count; i++) {
		const struct fault *f = &from->items[i];

		faults_add(
			to, f->rule, f->at, f->args[0], f->args[1], f->args[2]);
	}
}

/* A module of its own for a unit that is in none yet. */
static struct folder *open_folder(struct preview *d, struct preview_version *v)
{
	struct folder *f;
	size_t index;

	v->library = library_open("");
	if (d->home[0] && lacks(d, "module.yaml")) {
		f = folder_open_alone(d->folder, d->home, d->own, &v->faults);
		if (f)
			library_take(v->library, f);
		else
			library_add(v->library, d->folder);
		return f;
	}
	index = library_add(v->library, d->folder);
	f = library_folder(v->library, index);
	preview_copy_faults(&v->faults, library_faults(v->library, index));
	return f;
}

void preview_read(struct preview *d, struct preview_version *v)
{
	struct folder *f;

	*v = (struct preview_version){ 0 };
	f = open_folder(d, v);
	if (f && d->unit[0])
		v->unit = folder_unit(f, d->unit, d->language, &v->faults);
	if (v->unit && v->unit->all_count == 0)
		v->unit = NULL; /* an empty bank */
	faults_sort(&v->faults);
	for (size_t i = 0; i < v->faults.count; i++) {
		if (rule_texts[v->faults.items[i].rule].level == RULE_ERROR)
			v->errors++;
	}
}

void preview_version_release(struct preview_version *v)
{
	library_free(v->library);
	faults_release(&v->faults);
	arena_release(&v->made);
	*v = (struct preview_version){ 0 };
}

/* The names before the slash, of units or pools: pools have no files. */
static size_t add_draws(struct arena *names, const struct unit *u,
	const char **stems, size_t room)
{
	size_t n = 0;

	for (size_t i = 0; i < u->steps.count; i++) {
		const struct draw *from = u->steps.items[i].draw;

		for (size_t j = 0; from && j < from->from.count; j++) {
			const char *name = from->from.items[j];

			if (n < room)
				stems[n++] = arena_strndup(
					names, name, strcspn(name, "/"));
		}
	}
	return n;
}

void preview_watch(struct preview *d, const struct unit *u)
{
	enum { ROOM = 256 };
	const char *stems[ROOM];
	struct arena names = { 0 };
	size_t n = 0;

	if (d->unit[0]) {
		stems[n++] = "module";
		stems[n++] = d->unit;
	}
	if (u)
		n += add_draws(&names, u, stems + n, ROOM - n);
	watch_only(&d->watch, stems, n, clock_mono_ms());
	arena_release(&names);
}

/* --- parts ------------------------------------------------------------ */

/* Whether not every learner gets it: it is in a pool, or drawn. */
static bool may_be_drawn(const struct unit *u, const struct step *s)
{
	for (size_t i = 0; i < u->steps.count; i++) {
		if (&u->steps.items[i] == s)
			return false;
	}
	return true;
}

size_t preview_drawn(const struct unit *u)
{
	size_t n = 0;

	for (size_t i = 0; i < u->all_count; i++)
		n += may_be_drawn(u, u->all[i]);
	return n;
}

size_t preview_part_with(const struct unit *u, const char *step)
{
	size_t n = 0;

	for (size_t i = 0; i < u->all_count; i++) {
		if (!may_be_drawn(u, u->all[i]))
			continue;
		if (strcmp(u->all[i]->id, step) == 0)
			return n / UNIT_STEPS_MAX + 1;
		n++;
	}
	return 0;
}

/* A part of what can be drawn, as a lesson: each question is told at once. */
static const struct unit *make_part(struct preview_version *v, size_t part)
{
	const struct unit *u = v->unit;
	struct unit *made = arena_alloc(&v->made, sizeof(*made));
	size_t n = 0;

	*made = *u;
	made->kind = UNIT_LESSON;
	made->steps.items = arena_array(
		&v->made, UNIT_STEPS_MAX, sizeof(*made->steps.items));
	made->steps.count = 0;
	for (size_t i = 0; i < u->all_count; i++) {
		if (!may_be_drawn(u, u->all[i]))
			continue;
		if (n++ / UNIT_STEPS_MAX + 1 == part)
			made->steps.items[made->steps.count++] = *u->all[i];
	}
	return made;
}

const struct unit *preview_to_play(struct preview *d)
{
	struct preview_version *v = &d->version;
	size_t *part = &d->told.part;

	d->told.parts =
		(preview_drawn(v->unit) + UNIT_STEPS_MAX - 1) / UNIT_STEPS_MAX;
	if (*part > d->told.parts)
		*part = 0;
	if (v->unit->kind == UNIT_BANK && *part == 0 && d->told.parts > 0)
		*part = 1;
	return *part > 0 ? make_part(v, *part) : v->unit;
}

/* --- languages -------------------------------------------------------- */

static bool one_of(const char *const *languages, const char *language)
{
	for (size_t i = 0; languages[i]; i++) {
		if (strcmp(languages[i], language) == 0)
			return true;
	}
	return false;
}

static const char *after(const char *const *languages, const char *now)
{
	for (size_t i = 0; languages[i]; i++) {
		if (strcmp(languages[i], now) == 0 && languages[i + 1])
			return languages[i + 1];
	}
	return languages[0];
}

bool preview_next_language(struct preview *d, char next[LANGUAGE_CHARS])
{
	struct folder *f = library_folder(d->version.library, 0);
	const char *const *languages = catalogue_languages;
	const char *now = d->language;

	if (d->app.play && f) {
		languages = folder_languages(f, d->play.name);
		if (!one_of(languages, now))
			now = d->play.unit->language;
	}
	snprintf(next, LANGUAGE_CHARS, "%s", after(languages, now));
	return strcmp(next, now) != 0;
}
