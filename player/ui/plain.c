/* Plain mode: one turn after the other, wherever one is. */
#include "ui/plain.h"

#include <string.h>

#include "ui/plain_parts.h"
#include "ui/words.h"

/* Time may have run out while a line was being typed. */
static void tick(struct plain *pl)
{
	const struct play *p = pl->app->play;

	if (p->unit->limit > 0 && !plain_is_over(pl))
		plain_post(pl, EVENT_TICK, 0);
}

/* Whether one is at another place than was printed last. */
static void notice_place(struct plain *pl)
{
	const struct play *p = pl->app->play;

	if (p->phase != pl->phase || p->at != pl->at)
		pl->show = true;
	pl->phase = p->phase;
	pl->at = p->at;
}

static void unit_turn(struct plain *pl)
{
	tick(pl);
	notice_place(pl);
	switch (pl->app->play->phase) {
	case PLAY_INTRO:
		plain_intro(pl);
		break;
	case PLAY_STEP:
		plain_step(pl);
		break;
	case PLAY_FINISH:
		plain_finish(pl);
		break;
	case PLAY_FINISHING:
		/* The driver has not answered yet: there is nothing to ask. */
		pl->app->ops->settle(pl->app);
		plain_post(pl, EVENT_TICK, 0);
		break;
	case PLAY_RESULT:
		plain_result(pl);
		break;
	}
}

static void turn(struct plain *pl)
{
	if (pl->app->preview && plain_preview(pl))
		return;
	plain_notices(pl);
	if (pl->app->play)
		unit_turn(pl);
	else if (pl->place == AT_MODULE)
		plain_module(pl);
	else
		plain_home(pl);
}

/* Where one stopped, and that it is kept. */
static void say_goodbye(struct plain *pl)
{
	struct app *a = pl->app;
	const struct play *p = a->play;
	struct buf b = { 0 }, title = { 0 }, where = { 0 };

	if (p && !plain_is_over(pl)) {
		words_short(&title, p->unit->title);
		words_position(&where, a->words, p);
		words_fill(&b, tr(a->words, "You stopped here: %1, %2."),
			buf_str(&title), buf_str(&where), NULL);
		plain_say_buf(pl, &b);
	}
	if (p)
		a->ops->close(a);
	words_saved(&b, a);
	plain_say_buf(pl, &b);
	buf_release(&b);
	buf_release(&title);
	buf_release(&where);
}

int plain_run(struct app *a, const struct plain_streams *io)
{
	struct plain pl = {
		.app = a,
		.in = io->in,
		.out = io->out,
		.width = io->width > 0 ? io->width : PLAIN_UNWRAPPED,
		.interactive = io->interactive,
		.direct = a->play != NULL,
		.looking = io->look && a->play && a->play->reviewing,
		.blank = true,
		.show = true,
		.place = io->contents ? AT_MODULE : AT_HOME,
		.module = a->module,
		.about = true,
	};
	struct buf said = { 0 };

	if (!a->play && library_count(a->library) == 0) {
		plain_say(&pl,
			tr(a->words, "There are no modules here. "
				     "Tell your teacher."),
			0);
		fflush(io->out);
		return 1;
	}
	words_letters(&said, a);
	plain_say_buf(&pl, &said);
	buf_release(&said);
	if (a->preview)
		setvbuf(io->in, NULL, _IONBF,
			0); /* what is not read yet is seen */
	while (!pl.over && !ferror(io->out))
		turn(&pl);
	say_goodbye(&pl);
	buf_release(&pl.line);
	return fflush(io->out) != 0 || ferror(io->out) ? 1 : 0;
}
