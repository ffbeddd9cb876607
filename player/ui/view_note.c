/* The student's own note on a step: a field for several lines. */
#include <stdio.h>
#include <string.h>

#include "ui/view.h"
#include "ui/words.h"

/* --- the step that is on ---------------------------------------------- */

struct app_note note_step(const struct front *f)
{
	const struct play *p = f->app->play;

	return (struct app_note){ .module = p->module,
		.unit = p->name,
		.step = p->slots[p->at].id,
		.bookmark = ABSENT };
}

static const struct fold_note *find(
	const struct front *f, const struct app_note *step)
{
	return progress_note(
		f->app->progress, step->module, step->unit, step->step);
}

const struct fold_note *note_here(const struct front *f)
{
	const struct app_note step = note_step(f);

	return find(f, &step);
}

/* Writing may find that another window went on with the run: that is shown. */
static void write_note(
	struct front *f, const struct app_note *note, const char *said)
{
	struct app *a = f->app;

	a->ops->note(a, note);
	if (f->view == VIEW_STEP && a->play)
		front_follow(f);
	if (a->saving == APP_SAVED && f->notice.len == 0)
		front_say(f, said);
}

void note_bookmark(struct front *f, struct app_note step)
{
	const struct app *a = f->app;
	const struct fold_note *n = find(f, &step);

	step.bookmark = n && n->bookmark ? NO : YES;
	write_note(f, &step, words_bookmark(a->words, step.bookmark == YES));
}

/* --- what is typed and not saved yet ---------------------------------- */

enum { NAME = ID_CHARS + 2 };

/* No step has an id like this: what is typed here is no answer. */
static void draft_name(const struct note_state *s, char out[NAME])
{
	snprintf(out, NAME, "/%s", s->step);
}

static bool of_open_run(const struct front *f)
{
	const struct play *p = f->app->play;

	return p && strcmp(p->module, f->note.module) == 0 &&
	       strcmp(p->name, f->note.unit) == 0;
}

/* Beyond a power cut; "": nothing. */
static void keep(struct front *f, const char *text)
{
	struct strings state = { &text, text[0] ? 1 : 0 };
	char name[NAME];

	draft_name(&f->note, name);
	if (of_open_run(f))
		f->app->ops->keep(f->app, name, &state);
}

static const char *kept(const struct front *f)
{
	const struct strings *state = NULL;
	char name[NAME];

	draft_name(&f->note, name);
	if (of_open_run(f))
		state = f->app->ops->kept(f->app, name);
	return state && state->count > 0 ? state->items[0] : NULL;
}

/* --- the view --------------------------------------------------------- */

void note_enter(struct front *f, struct app_note step)
{
	struct note_state *s = &f->note;
	const struct fold_note *n = find(f, &step);
	const char *text = n && n->text ? n->text : "", *draft;

	s->from = f->view == VIEW_NOTES ? VIEW_NOTES : finding_origin(f);
	snprintf(s->module, sizeof(s->module), "%s", step.module);
	snprintf(s->unit, sizeof(s->unit), "%s", step.unit);
	snprintf(s->step, sizeof(s->step), "%s", step.step);
	draft = kept(f);
	edit_begin(&s->edit, draft ? draft : text, NOTE_BYTES, true);
	front_show(f, VIEW_NOTE);
}

static struct app_note step_of(const struct front *f)
{
	return (struct app_note){ .module = f->note.module,
		.unit = f->note.unit,
		.step = f->note.step,
		.bookmark = ABSENT };
}

static void head(struct front *f, struct head *h)
{
	const struct note_state *s = &f->note;
	const struct fold_note place = {
		.module = s->module, .unit = s->unit, .step = s->step
	};
	struct buf title = { 0 };

	words_place(&title, f->app, &place, true);
	words_fill(&h->left, tr(f->app->words, "My note: %1"), buf_str(&title),
		NULL);
	buf_release(&title);
}

static void status(struct front *f, struct buf *b)
{
	buf_adds(b, tr(f->app->words,
			    "Your own words, for you. Tab leads to \"save\"; "
			    "an empty note is taken away."));
}

static void menu(struct front *f, struct menu *m)
{
	const struct catalogue *c = f->app->words;

	m->typing = true;
	menu_add(m, tr(c, "new line"), KEYS_ENTER);
	/* TRANSLATORS: a verb: saves the note. */
	menu_add(m, tr(c, "save"), KEYS_SUBMIT);
	menu_command(m, tr(c, "back without saving"), 'b');
	if (edit_can_undo(&f->note.edit))
		menu_add(m, tr(c, "undo"), KEYS_UNDO);
	if (edit_can_redo(&f->note.edit))
		menu_add(m, tr(c, "redo"), KEYS_REDO);
	menu_commands(m, c, "?q");
}

static void draw(struct front *f)
{
	f->note.edit.charset = f->app->charset;
	edit_draw(&f->note.edit, &f->canvas, f->frame.top, f->frame.left,
		f->frame.width, f->frame.rows);
}

/* Whether there is anything to read in it. */
static bool inked(const char *text)
{
	return text[strspn(text, " \n")] != '\0';
}

static void save(struct front *f)
{
	const struct app *a = f->app;
	const char *text = buf_str(&f->note.edit.text);
	struct app_note note = step_of(f);
	const struct fold_note *before = find(f, &note);
	bool was = before && before->text;

	note.text = inked(text) ? text : "";
	keep(f, "");
	finding_return(f, f->note.from);
	if (note.text[0] || was)
		write_note(f, &note, words_noted(a->words, note.text[0]));
}

bool note_unsaved(const struct front *f)
{
	const struct app_note step = step_of(f);
	const struct fold_note *n = find(f, &step);

	return strcmp(n && n->text ? n->text : "",
		       buf_str(&f->note.edit.text)) != 0;
}

void note_hung_up(struct front *f)
{
	struct app_note note = step_of(f);

	note.text = buf_str(&f->note.edit.text);
	if (f->view == VIEW_NOTE && !of_open_run(f) && inked(note.text) &&
		note_unsaved(f))
		f->app->ops->note(f->app, &note);
}

static bool key(struct front *f, const struct key *key)
{
	enum edit_result result;

	if (key->kind == KEYS_SUBMIT) {
		save(f);
		return true;
	}
	if (key->kind == KEYS_COMMAND && key->ch == 'b') {
		finding_return(f, f->note.from);
		return true;
	}
	if (key->kind == KEYS_COMMAND)
		return false;
	result = edit_key(&f->note.edit, key, f->frame.width);
	if (result == EDIT_FULL || result == EDIT_CUT)
		front_say(f, tr(f->app->words, "There is no room for more."));
	if (result != EDIT_NOT_MINE)
		keep(f, buf_str(&f->note.edit.text));
	return result != EDIT_NOT_MINE;
}

const struct view view_note = {
	.head = head,
	.status = status,
	.menu = menu,
	.draw = draw,
	.key = key,
};
