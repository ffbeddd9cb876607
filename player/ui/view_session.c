/* A student in a session, where there is no question: a view of its own. */
#include <stdio.h>
#include <string.h>

#include "group/seat.h"
#include "ui/view.h"
#include "ui/view_session.h"
#include "ui/words.h"

enum { NAME_BYTES = 100 };

static struct seat *seat_of(const struct front *f)
{
	return f->app->group ? f->app->group->seat : NULL;
}

bool meet_typing(const struct front *f)
{
	return f->meet.naming;
}

static void draw(struct front *f)
{
	const struct part *p;

	doc_begin(&f->doc, f->frame.width);
	if (!meet_joined(f)) {
		session_say(f, tr(f->app->words, "The session is over."));
		form_draw(f);
		return;
	}
	if (session_wants_name(f) && (!f->meet.naming || f->meet.pairing)) {
		f->meet.naming = true;
		edit_begin(&f->meet.name, "", NAME_BYTES, false);
	}
	f->meet.pairing = f->meet.pairing && session_gathers(f);
	f->meet.naming = session_wants_name(f) || f->meet.pairing;
	session_build(f);
	form_draw(f);
	p = doc_find(&f->doc, PART_FIELD, 0);
	if (!f->meet.naming || !p || f->menu_at >= 0 ||
		doc_page_of(&f->doc, p->first) != f->page)
		return;
	f->meet.name.charset = f->app->charset;
	edit_draw(&f->meet.name, &f->canvas,
		f->frame.top + (int)(p->first - f->doc.pages[f->page]),
		f->frame.left, f->frame.width, 1);
}

static void status(struct front *f, struct buf *b)
{
	if (meet_joined(f))
		meet_status(f, b);
}

static const char *enter_label(const struct front *f)
{
	const struct catalogue *c = f->app->words;
	const struct peer *p = seat_of(f)->peer;

	if (f->page + 1 < f->doc.page_count)
		return tr(c, "next");
	if (f->meet.pairing)
		return tr(c, "write down");
	if (f->meet.naming)
		/* TRANSLATORS: a verb: into a session. */
		return tr(c, "go in");
	if (f->meet.listing)
		return tr(c, "back to the session");
	if (session_may_go_on(f))
		return tr(c, "go on alone");
	if (session_is_done(p))
		/* TRANSLATORS: leaves a session that is over. */
		return tr(c, "to the beginning");
	return NULL;
}

static void menu(struct front *f, struct menu *m)
{
	const struct catalogue *c = f->app->words;

	m->typing = f->meet.naming;
	if (!meet_joined(f)) {
		menu_add(m, tr(c, "to the beginning"), KEYS_ENTER);
		menu_commands(m, c, "?q");
		return;
	}
	if (enter_label(f))
		menu_add(m, enter_label(f), KEYS_ENTER);
	else
		menu_add(m, tr(c, "Wait for the facilitator"), KEYS_NONE);
	if (!f->meet.naming)
		menu_command(m, tr(c, "read a lesson"), 't');
	if (seat_of(f)->peer->state.own == YES && !f->meet.listing)
		menu_commands(m, c, "b");
	if (session_may_go_on(f))
		menu_command(m, tr(c, "to the beginning"), 'b');
	if (session_gathers(f) && !f->meet.naming)
		menu_command(m, tr(c, "two at this PC"), 'c');
	if (f->meet.count > 0 && !f->meet.listing && !f->meet.naming)
		menu_command(m, tr(c, "my answers"), 'r');
	menu_commands(m, c, "l?q");
}

/* --- keys ------------------------------------------------------------- */

static void leave(struct front *f)
{
	meet_part(f);
	if (meet_joined(f))
		f->app->group->leave(f->app);
	f->view = VIEW_SESSION;
	front_show(f, VIEW_HOME);
}

/* The rest, by oneself: in the same run, so that nothing is asked twice. */
static void go_on(struct front *f)
{
	size_t module = session_module(f);
	char unit[ID_CHARS + 1];

	snprintf(unit, sizeof(unit), "%s", seat_of(f)->peer->state.unit);
	leave(f);
	front_open(f, module, unit, NULL, false);
}

static void go_in(struct front *f)
{
	struct app_group *g = f->app->group;
	const char *name = buf_str(&f->meet.name.text);

	if (!name[strspn(name, " ")]) {
		front_say(f, tr(f->app->words, "Type your name first."));
		return;
	}
	if (!g->join(f->app, f->meet.meeting, name)) {
		leave(f);
		return;
	}
	meet_return(f);
}

static void pair(struct front *f)
{
	f->meet.pairing = f->meet.naming = true;
	edit_begin(&f->meet.name, seat_of(f)->peer->second, NAME_BYTES, false);
}

static void sit_beside(struct front *f)
{
	const char *name = buf_str(&f->meet.name.text);

	f->meet.pairing = f->meet.naming = false;
	peer_second(
		f->app->group->seat->peer, name[strspn(name, " ")] ? name : "");
}

static void press(struct front *f)
{
	const struct peer *p = seat_of(f)->peer;

	if (f->page + 1 < f->doc.page_count)
		f->page++;
	else if (f->meet.pairing)
		sit_beside(f);
	else if (f->meet.naming)
		go_in(f);
	else if (f->meet.listing)
		meet_command(f, 'r');
	else if (session_may_go_on(f))
		go_on(f);
	else if (session_is_done(p))
		leave(f);
}

static bool name_key(struct front *f, const struct key *key)
{
	if (f->meet.pairing && key->kind == KEYS_ESC) {
		f->meet.pairing = f->meet.naming = false;
		return true;
	}
	if (key->kind == KEYS_COMMAND)
		return false;
	return edit_key(&f->meet.name, key, f->frame.width) != EDIT_NOT_MINE;
}

static bool key(struct front *f, const struct key *key)
{
	if (!meet_joined(f)) {
		if (key->kind == KEYS_ENTER)
			leave(f);
		return key->kind == KEYS_ENTER;
	}
	if (key->kind == KEYS_ENTER) {
		press(f);
		return true;
	}
	if (f->meet.naming)
		return name_key(f, key);
	if (key->kind == KEYS_COMMAND && key->ch == 'c' && session_gathers(f)) {
		pair(f);
		return true;
	}
	if (key->kind == KEYS_COMMAND && key->ch == 'b' &&
		session_may_go_on(f)) {
		leave(f);
		return true;
	}
	if (key->kind == KEYS_COMMAND)
		return meet_command(f, (char)key->ch);
	if (key->kind == KEYS_CHAR && key->ch == ' ') {
		press(f);
		return true;
	}
	if (key->kind == KEYS_BACKSPACE)
		return meet_command(f, 'b');
	return form_key(f, 0, key);
}

static void head(struct front *f, struct head *h)
{
	if (meet_joined(f))
		meet_head(f, h);
}

const struct view view_session = {
	.head = head,
	.status = status,
	.menu = menu,
	.draw = draw,
	.key = key,
};
