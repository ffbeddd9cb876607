/* What is typed and not sent yet: taken from the disk, and put there. */
#include <stdlib.h>

#include "cmd/driver.h"

/* Of a student who types on and on: not more often than this. */
enum { PACE_MS = 2000 };

static struct driver *driver_of(struct app *a)
{
	return (struct driver *)(void *)a;
}

void unsent_begin(struct driver *d)
{
	size_t n;
	char *bytes = log_unsent(d->log, d->play.attempt, &n);

	unsent_release(&d->unsent);
	if (bytes)
		unsent_read(&d->unsent, bytes, n);
	free(bytes);
	d->app.unsaved = false;
}

void unsent_rest(struct app *a)
{
	struct driver *d = driver_of(a);
	struct buf b = { 0 };

	if (!a->play || !a->unsaved)
		return;
	unsent_write(&d->unsent, &b);
	/* Where the disk is full that is said of the log. */
	log_keep_unsent(d->log, d->play.attempt, buf_str(&b), b.len);
	buf_release(&b);
	a->unsaved = false;
	d->rested_ms = clock_mono_ms();
}

void unsent_end(struct driver *d)
{
	if (d->play.phase == PLAY_RESULT) {
		d->app.unsaved |= d->unsent.count > 0;
		unsent_release(&d->unsent);
	}
	unsent_rest(&d->app);
	unsent_release(&d->unsent);
}

void unsent_settle(struct driver *d)
{
	if (d->app.unsaved && clock_mono_ms() - d->rested_ms >= PACE_MS)
		unsent_rest(&d->app);
}

void unsent_keep(struct app *a, const char *step, const struct strings *state)
{
	struct driver *d = driver_of(a);

	if (!a->play || !unsent_put(&d->unsent, step, state))
		return;
	if (!a->unsaved)
		d->rested_ms = clock_mono_ms();
	a->unsaved = true;
}

const struct strings *unsent_kept(struct app *a, const char *step)
{
	return unsent_get(&driver_of(a)->unsent, step);
}
