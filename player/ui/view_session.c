/* A student in a session, where there is no question: a view of its own. */
#include <string.h>

#include "group/seat.h"
#include "ui/view.h"
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

/* Our words for the hub's. */
static const char *why(const struct catalogue *c, const char *word)
{
	if (strcmp(word, "full") == 0)
		return tr(c, "The session is full. Tell the facilitator.");
	if (strcmp(word, "version") == 0)
		return tr(c, "The facilitator runs another version of sabaq. "
			     "Tell them: both must be the same.");
	if (strcmp(word, "facilitator") == 0)
		return tr(c, "This login may not lead sessions.");
	return tr(c, "The session does not take you in. Tell the "
		     "facilitator.");
}

static bool wants_name(const struct front *f)
{
	const struct peer *p = seat_of(f)->peer;

	return p->refused && strcmp(p->why, "name") == 0;
}

/* There is nothing to wait for, or it may be in vain. */
static bool is_done(const struct peer *p)
{
	return p->refused || p->over || (!p->any && p->lost_at >= 0);
}

static void say_line(struct front *f, const char *text)
{
	doc_part(&f->doc, PART_TEXT, 0);
	doc_text(&f->doc, text, LAYOUT_SHORT, NULL);
	doc_gap(&f->doc);
}

static void build_lobby(struct front *f)
{
	const struct catalogue *c = f->app->words;
	const struct message *m = &seat_of(f)->peer->state;
	struct buf b = { 0 }, title = { 0 };

	words_short(&title, m->title);
	doc_line(&f->doc, buf_str(&title), STYLE_HEADING, 0);
	doc_gap(&f->doc);
	say_line(f, tr(c, "You are in. The first question comes by itself as "
			  "soon as the facilitator begins."));
	if (m->name) {
		words_fill(&b, tr(c, "You are here as: %1"), m->name, NULL);
		buf_addc(&b, '.');
		if (m->claimed == YES)
			buf_adds(&b, " ");
		if (m->claimed == YES)
			buf_adds(&b, tr(c, "Nobody checks names here."));
		buf_clear(&title);
		doc_escape(&title, buf_str(&b));
		doc_part(&f->doc, PART_TEXT, 0);
		doc_text(&f->doc, buf_str(&title), 0, NULL);
		doc_gap(&f->doc);
	}
	say_line(f, tr(c, "Speed never counts. Each answer is safe as soon as "
			  "it is sent, even if the line breaks."));
	buf_release(&b);
	buf_release(&title);
}

static void add_past(struct front *f, size_t i)
{
	const struct catalogue *c = f->app->words;
	const struct meet_past *p = &f->meet.past[i];
	struct buf lead = { 0 }, label = { 0 }, state = { 0 };

	buf_addf(&lead, "%zu) ", i + 1);
	buf_adds(&lead, p->label);
	doc_escape(&label, buf_str(&lead));
	doc_part(&f->doc, PART_ITEM, (int)i);
	doc_text_in(&f->doc, buf_str(&label), MARKER);
	if (!p->answer[0])
		buf_adds(&state, tr(c, "not answered"));
	else if (p->told && p->mark != MARK_NONE)
		buf_adds(&state, words_part_mark(c, p->mark));
	else
		buf_adds(&state, tr(c, "answered"));
	if (p->answer[0])
		words_fill(&state, ": %1", p->answer, NULL);
	doc_remark(&f->doc, buf_str(&state),
		p->told && p->mark == MARK_RIGHT ? STYLE_RIGHT : STYLE_PLAIN);
	buf_release(&lead);
	buf_release(&label);
	buf_release(&state);
}

static void build_past(struct front *f)
{
	const struct catalogue *c = f->app->words;

	doc_part(&f->doc, PART_TEXT, 0);
	if (f->meet.count == 0) {
		doc_line(&f->doc, tr(c, "There was no question yet."),
			STYLE_PLAIN, 0);
		return;
	}
	doc_lead(&f->doc, words_by_question(c), STYLE_HEADING);
	for (size_t i = 0; i < f->meet.count; i++)
		add_past(f, i);
}

static void build_summary(struct front *f)
{
	const struct catalogue *c = f->app->words;
	const struct message *m = &seat_of(f)->peer->state;
	struct buf b = { 0 }, score = { 0 };

	doc_line(&f->doc, tr(c, "The session is over."), STYLE_HEADING, 0);
	doc_gap(&f->doc);
	if (m->max > 0) {
		words_score(&score, c, m->score, m->max);
		words_fill(
			&b, tr(c, "Your result: %1."), buf_str(&score), NULL);
		buf_addc(&b, ' ');
	}
	buf_adds(&b, tr(c, "Your answers are kept; they are in your results, "
			   "too."));
	say_line(f, buf_str(&b));
	build_past(f);
	buf_release(&b);
	buf_release(&score);
}

static void build_name(struct front *f)
{
	const struct catalogue *c = f->app->words;

	say_line(f, tr(c, "This login is shared. Type your name, so that the "
			  "facilitator knows who you are, and press Enter."));
	doc_part(&f->doc, PART_FIELD, 0);
	doc_rows(&f->doc, 1);
}

static void build(struct front *f)
{
	const struct catalogue *c = f->app->words;
	const struct peer *p = seat_of(f)->peer;

	if (wants_name(f))
		build_name(f);
	else if (p->refused)
		say_line(f, why(c, p->why));
	else if (!p->any && p->lost_at >= 0)
		say_line(f, tr(c, "No line to the session. It is tried again "
				  "every two seconds; there is nothing to "
				  "press."));
	else if (!p->any)
		say_line(f, tr(c, "Going in..."));
	else if (f->meet.listing)
		build_past(f);
	else if (p->state.phase == PHASE_SUMMARY)
		build_summary(f);
	else if (p->state.phase == PHASE_LOBBY)
		build_lobby(f);
	else
		say_line(f, tr(c, "This question cannot be shown here. Look at "
				  "the facilitator's screen; the next one "
				  "comes by itself."));
}

static void draw(struct front *f)
{
	const struct part *p;

	doc_begin(&f->doc, f->frame.width);
	if (!meet_joined(f)) {
		say_line(f, tr(f->app->words, "The session is over."));
		form_draw(f);
		return;
	}
	if (wants_name(f) && !f->meet.naming) {
		f->meet.naming = true;
		edit_begin(&f->meet.name, "", NAME_BYTES, false);
	}
	f->meet.naming = wants_name(f);
	build(f);
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
	if (f->meet.naming)
		/* TRANSLATORS: a verb: into a session. */
		return tr(c, "go in");
	if (f->meet.listing)
		return tr(c, "back to the session");
	if (is_done(p))
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

static void press(struct front *f)
{
	const struct peer *p = seat_of(f)->peer;

	if (f->page + 1 < f->doc.page_count)
		f->page++;
	else if (f->meet.naming)
		go_in(f);
	else if (f->meet.listing)
		meet_command(f, 'r');
	else if (is_done(p))
		leave(f);
}

static bool name_key(struct front *f, const struct key *key)
{
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
