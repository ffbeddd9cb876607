#include "ui/front.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ui/words.h"

/* Enter twice within this time was meant once. */
enum { TWICE_MS = 400 };

static const struct view *const views[VIEW_COUNT] = {
	[VIEW_HOME] = &view_home,
	[VIEW_CONTENTS] = &view_contents,
	[VIEW_SCORES] = &view_scores,
	[VIEW_INTRO] = &view_intro,
	[VIEW_STEP] = &view_step,
	[VIEW_SEE] = &view_see,
	[VIEW_FINISH] = &view_finish,
	[VIEW_RESULT] = &view_result,
	[VIEW_KEYS] = &view_keys,
	[VIEW_SEARCH] = &view_search,
	[VIEW_GLOSSARY] = &view_glossary,
	[VIEW_NOTES] = &view_notes,
	[VIEW_NOTE] = &view_note,
	[VIEW_SETTINGS] = &view_settings,
	[VIEW_FAULTS] = &view_faults,
	[VIEW_ANSWERS] = &view_answers,
	[VIEW_SESSION] = &view_session,
	[VIEW_HOST] = &view_host,
	[VIEW_CLASS] = &view_class,
};

const struct view *front_view(const struct front *f)
{
	return views[f->view];
}

void front_menu(struct front *f, struct menu *m)
{
	views[f->view]->menu(f, m);
	if (f->app->preview)
		preview_menu(f, m);
	else if (meet_joined(f) && !f->meet.on)
		meet_menu(f, m);
}

/* --- going from view to view ------------------------------------------ */

void front_show(struct front *f, enum view_id view)
{
	if (f->meet.on)
		view = (enum view_id)meet_view(f, (int)view);
	if (view == VIEW_KEYS && f->view != VIEW_KEYS)
		f->under = f->view;
	if (view != f->view) {
		f->focus = -1;
		f->page = 0;
	}
	f->view = view;
	f->menu_at = -1;
}

void front_goto(struct front *f, const char *step)
{
	const struct play *p = f->app->play;

	for (size_t i = 0; step && i < p->count; i++) {
		if (strcmp(p->slots[i].id, step) != 0)
			continue;
		f->looking = p->phase == PLAY_RESULT;
		if (p->phase == PLAY_STEP && p->at == i)
			break;
		front_post(f, EVENT_GOTO, i);
		return;
	}
	front_follow(f);
}

void front_follow(struct front *f)
{
	const struct app *a = f->app;

	if (!a->play) {
		contents_enter(f, a->module);
		return;
	}
	switch (a->play->phase) {
	case PLAY_INTRO:
		front_show(f, VIEW_INTRO);
		break;
	case PLAY_STEP:
		front_show(f, VIEW_STEP);
		break;
	case PLAY_FINISH:
		front_show(f, VIEW_FINISH);
		break;
	case PLAY_FINISHING:
		break;
	case PLAY_RESULT:
		front_show(f, f->looking ? VIEW_STEP : VIEW_RESULT);
		break;
	}
	if (f->view == VIEW_STEP)
		step_arrive(f);
	if (a->elsewhere && !f->elsewhere_said)
		front_say(f, words_elsewhere(a->words));
	f->elsewhere_said = a->elsewhere;
}

static void post(struct front *f, const struct event *event)
{
	enum play_phase before;

	if (meet_asks(f)) {
		meet_post(f, event);
		return;
	}
	before = f->app->play->phase;
	f->app->ops->post(f->app, event);
	if (f->app->play && f->app->play->phase != before)
		f->looking = false;
	front_follow(f);
}

void front_post(struct front *f, enum event_kind kind, size_t index)
{
	post(f, &(struct event){ .kind = kind, .index = index });
}

void front_answer(struct front *f, const struct strings *given)
{
	post(f, &(struct event){ .kind = EVENT_ANSWER, .given = *given });
}

void front_close(struct front *f)
{
	meet_part(f);
	f->looking = false;
	step_release(&f->step);
	if (f->app->play)
		f->app->ops->close(f->app);
}

/* unit may be a string that goes with what is open now. */
static bool open_unit(struct front *f, size_t module, const char *unit,
	const char *from, int how)
{
	struct app *a = f->app;
	char *name = xstrdup(unit), *step = from ? xstrdup(from) : NULL;
	enum app_opened opened;

	front_close(f);
	opened = how < 0 ? a->ops->review(a, module, name)
			 : a->ops->open(a, module, name, step, how > 0);
	if (opened == APP_OPENED)
		front_goto(f, step);
	else
		front_say(f, words_opened(a->words, opened));
	free(name);
	free(step);
	return opened == APP_OPENED;
}

bool front_open(struct front *f, size_t module, const char *unit,
	const char *from, bool again)
{
	return open_unit(f, module, unit, from, again ? 1 : 0);
}

void front_review(struct front *f, size_t module, const char *unit)
{
	open_unit(f, module, unit, NULL, -1);
}

void front_practise(struct front *f)
{
	struct app *a = f->app;
	enum app_opened opened;

	f->looking = false;
	step_release(&f->step);
	opened = a->ops->practise(a);
	if (opened == APP_OPENED)
		front_goto(f, NULL);
	else
		front_say(f, words_opened(a->words, opened));
}

/* --- saying ----------------------------------------------------------- */

void front_say(struct front *f, const char *text)
{
	buf_clear(&f->notice);
	buf_adds(&f->notice, text);
}

void front_say_where(struct front *f)
{
	buf_clear(&f->notice);
	words_fill(&f->notice,
		tr(f->app->words, "Your answers are kept in the file %1"),
		f->app->log_path ? f->app->log_path : "", NULL);
}

/* --- keys ------------------------------------------------------------- */

/* Commands that mean the same everywhere. */
static bool common(struct front *f, char letter)
{
	struct app *a = f->app;

	if (a->preview && preview_command(f, letter))
		return true;
	switch (letter) {
	case '?':
		front_show(f, VIEW_KEYS);
		return true;
	case 'q':
		f->leaving = true;
		return true;
	case 'f':
		search_enter(f);
		return true;
	case 'g':
		if (!glossary_here(f))
			return false;
		glossary_enter(f, finding_module(f), NULL);
		return true;
	case 'k':
		notes_enter(f);
		return true;
	case 'y':
		if (!meet_joined(f))
			return false;
		meet_return(f);
		return true;
	case 'l':
		if (f->meet.on) {
			meet_flip(f);
			return true;
		}
		a->ops->flip(a);
		buf_clear(&f->notice);
		words_fill(&f->notice, tr(a->words, "Language: %1"),
			catalogue_language_name(
				a->play ? a->play->unit->language
					: a->language),
			NULL);
		words_letters(&f->notice, a);
		return true;
	default:
		return false;
	}
}

static void dispatch(struct front *f, const struct key *key)
{
	const struct view *view = views[f->view];
	struct key command = { .kind = KEYS_COMMAND };
	char letter = keys_command(key);

	if (key->kind != KEYS_COMMAND && view->key(f, key))
		return;
	if (keys_in_row(&f->layout, key))
		return;
	command.ch = (uint32_t)letter;
	if (letter) {
		if (!view->key(f, &command))
			common(f, letter);
	} else if (key->kind == KEYS_TAB || key->kind == KEYS_DOWN ||
		   key->kind == KEYS_ESC) {
		struct menu m = { 0 };

		front_menu(f, &m);
		menu_enter(f, &m);
	}
}

/* Ends a line, goes on to the next gap: nothing that cannot be undone. */
static bool works_a_part(const struct front *f)
{
	enum step_enter enters;

	if (!f->app->play || !step_open(f))
		return false;
	enters = step_enter(f);
	return enters == ENTER_LINE || enters == ENTER_PART;
}

/* Enter on a question or a verdict, too soon after another Enter. */
static bool twice(struct front *f, const struct key *key)
{
	int64_t now = f->app->ops->now(), before = f->entered_ms;

	if (key->kind != KEYS_ENTER || key->pasted) {
		/* Who presses another key in between knows what they do. */
		f->entered_ms = -1;
		return false;
	}
	f->entered_ms = now;
	if (f->view == VIEW_STEP) {
		if (works_a_part(f))
			return false;
		/* A page of text is turned as fast as one likes. */
		if (question_shape(step_shown(f)) == SHAPE_NONE)
			return false;
	} else if (f->view != VIEW_FINISH && f->view != VIEW_RESULT &&
		   f->view != VIEW_SEARCH && f->view != VIEW_HOST &&
		   f->view != VIEW_CLASS) {
		return false;
	}
	return before >= 0 && now - before < TWICE_MS;
}

/* A key for the menu of the last line; true: that is all it was. */
static bool for_menu(struct front *f, const struct key *key, struct key *chosen)
{
	struct menu m = { 0 };

	if (f->menu_at < 0)
		return false;
	front_menu(f, &m);
	return menu_key(f, &m, key, chosen);
}

bool front_typing(const struct front *f)
{
	if (f->view == VIEW_NOTE ||
		(f->view == VIEW_SEARCH && !f->search.listing) ||
		(f->view == VIEW_SESSION && meet_typing(f)) ||
		(f->view == VIEW_HOST && lead_typing(f)))
		return true;
	return f->view == VIEW_STEP && f->app->play && step_typing(f);
}

void front_key(struct front *f, const struct key *key)
{
	struct key chosen;

	keys_learn(&f->layout, key);
	/* Only a field takes a paste: elsewhere it would press keys. */
	if (key->pasted && !front_typing(f))
		return;
	if (f->leaving) {
		f->leaving = false;
		f->over = key->kind == KEYS_ENTER;
		return;
	}
	/* Somebody may be typing on while the window is made small. */
	if (frame_too_small(f)) {
		f->leaving = keys_command(key) == 'q';
		return;
	}
	if (twice(f, key))
		return;
	buf_clear(&f->notice);
	if (!for_menu(f, key, &chosen))
		dispatch(f, key);
	else if (chosen.kind != KEYS_NONE)
		dispatch(f, &chosen);
	if (f->app->preview)
		preview_sync(f);
	if (f->view == VIEW_STEP && f->app->play)
		step_save(f);
	if (f->app->group) {
		f->app->group->send(f->app);
		lead_sync(f);
	}
}

void front_interrupt(struct front *f)
{
	f->over = f->leaving;
	f->leaving = true;
}

void front_tick(struct front *f)
{
	const struct event tick = { .kind = EVENT_TICK };
	struct app *a = f->app;
	enum play_phase before;

	if (search_running(f))
		search_go_on(f);
	if (!a->play || meet_asks(f) ||
		play_left_ms(a->play, a->ops->now()) < 0)
		return;
	before = a->play->phase;
	a->ops->post(a, &tick);
	/* Whoever reads the key help meanwhile goes on reading. */
	if (!a->play || a->play->phase != before || a->elsewhere) {
		f->looking = false;
		front_follow(f);
	}
}
