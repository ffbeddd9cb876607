#include "ui/finding.h"

#include <string.h>

#include "ui/view.h"
#include "ui/words.h"

int finding_origin(const struct front *f)
{
	enum view_id view = f->view == VIEW_KEYS ? f->under : f->view;

	switch (view) {
	case VIEW_SEARCH:
		return f->search.from;
	case VIEW_GLOSSARY:
		return f->glossary.from;
	case VIEW_NOTES:
		return f->notes.from;
	case VIEW_NOTE:
		return f->note.from;
	case VIEW_HOME:
	case VIEW_CONTENTS:
	case VIEW_SCORES:
	case VIEW_INTRO:
	case VIEW_STEP:
	case VIEW_SEE:
	case VIEW_FINISH:
	case VIEW_RESULT:
	case VIEW_KEYS:
	case VIEW_SETTINGS:
	case VIEW_FAULTS:
	case VIEW_ANSWERS:
	case VIEW_SESSION:
	case VIEW_HOST:
	case VIEW_CLASS:
	case VIEW_COUNT:
		break;
	}
	return (int)view;
}

/* Whether it shows something of the unit that is open. */
static bool of_unit(int view)
{
	return view == VIEW_INTRO || view == VIEW_STEP || view == VIEW_SEE ||
	       view == VIEW_FINISH || view == VIEW_RESULT;
}

void finding_return(struct front *f, int view)
{
	if (meet_joined(f) &&
		(view == VIEW_SESSION || (of_unit(view) && !f->app->play))) {
		meet_return(f);
		return;
	}
	if (of_unit(view) && !f->app->play)
		view = VIEW_HOME;
	if (view == VIEW_HOME)
		front_close(f);
	front_show(f, (enum view_id)view);
}

size_t finding_module(const struct front *f)
{
	int view = finding_origin(f);

	if (view == VIEW_SEARCH)
		view = f->search.from;
	if (view == VIEW_CONTENTS)
		return f->module;
	return of_unit(view) && f->app->play ? f->app->module : ALL_MODULES;
}

/* --- to a step -------------------------------------------------------- */

static bool has(const struct play *p, const char *step)
{
	size_t i = 0;

	while (i < p->count && strcmp(p->slots[i].id, step) != 0)
		i++;
	return i < p->count;
}

static bool is_at(const struct play *p, const char *step)
{
	return p && p->count > 0 && strcmp(p->slots[p->at].id, step) == 0;
}

void finding_open(
	struct front *f, const char *module, const char *unit, const char *step)
{
	const struct app *a = f->app;
	size_t index = library_find(a->library, module);

	if (index == ALL_MODULES)
		front_say(f, words_opened(a->words, APP_NOTHING));
	else if (a->play && a->module == index &&
		 strcmp(a->play->name, unit) == 0 && has(a->play, step))
		front_goto(f, step);
	else if (front_open(f, index, unit, step, false) &&
		 !is_at(a->play, step))
		front_say(f, tr(a->words, "This question is not among those "
					  "drawn for you now."));
}
