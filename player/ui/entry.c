/* Which rows the contents have. */
#include <string.h>

#include "ui/entry.h"

static struct folder *contents_folder(const struct front *f)
{
	return library_folder(f->app->library, f->module);
}

const struct module *contents_module(const struct front *f)
{
	return folder_module(contents_folder(f), f->app->language);
}

const char *contents_id(const struct front *f, size_t i)
{
	return contents_module(f)->units.items[i];
}

const struct unit *contents_unit(const struct front *f, size_t i)
{
	struct faults faults = { 0 };
	const struct unit *u = folder_unit(contents_folder(f),
		contents_id(f, i), f->app->language, &faults);

	faults_release(&faults);
	return u;
}

const struct fold_unit *contents_done(const struct front *f, size_t i)
{
	return progress_unit(f->app->progress,
		library_id(f->app->library, f->module), contents_id(f, i));
}

const struct fold_attempt *contents_run(const struct front *f, size_t i)
{
	const struct fold_unit *d = contents_done(f, i);

	return d ? d->current : NULL;
}

bool contents_open(const struct front *f, size_t i)
{
	const struct play *p = f->app->play;

	return p && f->app->module == f->module &&
	       strcmp(p->name, contents_id(f, i)) == 0;
}

/* --- entries ---------------------------------------------------------- */

size_t entry_children(const struct front *f, size_t i)
{
	const struct unit *u = f->unfolded[i] ? contents_unit(f, i) : NULL;
	const struct fold_attempt *a = contents_run(f, i);

	if (!u)
		return 0;
	if (u->kind == UNIT_QUIZ)
		return contents_done(f, i) && contents_done(f, i)->finished ? 1
									    : 0;
	return a && a->order_count > 0 ? a->order_count : u->steps.count;
}

const char *entry_step(const struct front *f, struct entry e)
{
	const struct fold_attempt *a = contents_run(f, e.unit);

	if (a && a->order_count > 0)
		return a->order[e.child];
	return contents_unit(f, e.unit)->steps.items[e.child].id;
}

size_t entry_count(const struct front *f)
{
	size_t n = 0;

	for (size_t i = 0; i < f->unfolded_count; i++)
		n += 1 + entry_children(f, i);
	return n;
}

struct entry entry_at(const struct front *f, size_t row)
{
	for (size_t i = 0; i < f->unfolded_count; i++) {
		size_t n = 1 + entry_children(f, i);

		if (row < n)
			return (struct entry){ i, (int)row - 1 };
		row -= n;
	}
	return (struct entry){ 0, -1 };
}

size_t entry_row(const struct front *f, struct entry e)
{
	size_t row = (size_t)e.child + 1;

	for (size_t i = 0; i < e.unit; i++)
		row += 1 + entry_children(f, i);
	return row;
}
