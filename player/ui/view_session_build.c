/* What is said of a session where there is no question. */
#include <string.h>

#include "group/seat.h"
#include "ui/view.h"
#include "ui/view_session.h"
#include "ui/words.h"

static struct seat *seat_of(const struct front *f)
{
	return f->app->group ? f->app->group->seat : NULL;
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

bool session_wants_name(const struct front *f)
{
	const struct peer *p = seat_of(f)->peer;

	return p->refused && strcmp(p->why, "name") == 0;
}

/* Where there is time to say who sits here. */
bool session_gathers(const struct front *f)
{
	const struct peer *p = seat_of(f)->peer;

	return p->any && !p->refused && p->state.phase == PHASE_LOBBY &&
	       p->state.own != YES && !f->meet.listing;
}

/* There is nothing to wait for, or it may be in vain. */
bool session_is_done(const struct peer *p)
{
	return p->refused || p->over || (!p->any && p->lost_at >= 0);
}

void session_say(struct front *f, const char *text)
{
	doc_part(&f->doc, PART_TEXT, 0);
	doc_text(&f->doc, text, LAYOUT_SHORT, NULL);
	doc_gap(&f->doc);
}

/* Two share a PC: both are named. */
static void add_names(const struct front *f, struct buf *b)
{
	const struct peer *p = seat_of(f)->peer;

	buf_clear(b);
	if (p->second[0])
		words_fill(b, tr(f->app->words, "%1 and %2"), p->state.name,
			p->second, NULL);
	else
		buf_adds(b, p->state.name);
}

static void build_lobby(struct front *f)
{
	const struct catalogue *c = f->app->words;
	const struct message *m = &seat_of(f)->peer->state;
	struct buf b = { 0 }, title = { 0 };

	words_short(&title, m->title);
	doc_line(&f->doc, buf_str(&title), STYLE_HEADING, 0);
	doc_gap(&f->doc);
	session_say(
		f, tr(c, "You are in. The first question comes by itself as "
			 "soon as the facilitator begins."));
	if (m->name) {
		add_names(f, &title);
		words_fill(&b, tr(c, "You are here as: %1"), buf_str(&title),
			NULL);
		if (b.len > 0 && b.data[b.len - 1] != '.')
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
	session_say(
		f, tr(c, "Speed never counts. Each answer is safe as soon as "
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

/* The module that the session is about, where it is here. */
size_t session_module(const struct front *f)
{
	const struct message *m = &seat_of(f)->peer->state;
	size_t module = library_find(f->app->library, m->module);

	return module != ALL_MODULES && library_folder(f->app->library, module)
		       ? module
		       : ALL_MODULES;
}

/* Whether what the group did not come to can be done alone. */
bool session_may_go_on(const struct front *f)
{
	const struct peer *p = seat_of(f)->peer;

	return p->over && p->state.left > 0 && session_module(f) != ALL_MODULES;
}

static void say_rest(struct front *f)
{
	const struct catalogue *c = f->app->words;
	const struct message *m = &seat_of(f)->peer->state;
	struct buf b = { 0 };

	if (m->left <= 0)
		return;
	words_fill(&b,
		trn(c, "%1 question is left over.",
			"%1 questions are left over.", (size_t)m->left),
		NUMBER(m->left), NULL);
	buf_addc(&b, ' ');
	buf_adds(&b, session_may_go_on(f)
			     ? tr(c, "Enter: go on alone, now; or later from "
				     "the first screen. What was told is not "
				     "asked again.")
			     : tr(c, "They are not on this computer: ask the "
				     "facilitator."));
	session_say(f, buf_str(&b));
	buf_release(&b);
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
	session_say(f, buf_str(&b));
	say_rest(f);
	build_past(f);
	buf_release(&b);
	buf_release(&score);
}

/* Through with all of it, while others are not. */
static void build_through(struct front *f)
{
	const struct catalogue *c = f->app->words;

	session_say(
		f, tr(c, "You have been through all of it. The session goes "
			 "on until the facilitator ends it: then you see "
			 "your result."));
	build_past(f);
}

static void build_name(struct front *f)
{
	const struct catalogue *c = f->app->words;

	session_say(
		f, tr(c, "This login is shared. Type your name, so that the "
			 "facilitator knows who you are, and press Enter."));
	doc_part(&f->doc, PART_FIELD, 0);
	doc_rows(&f->doc, 1);
}

static void build_pair(struct front *f)
{
	const struct catalogue *c = f->app->words;

	session_say(
		f, tr(c, "Two of you at this computer? Type the other one's "
			 "name and press Enter; without a name nobody sits "
			 "beside you. You answer together."));
	doc_part(&f->doc, PART_FIELD, 0);
	doc_rows(&f->doc, 1);
}

void session_build(struct front *f)
{
	const struct catalogue *c = f->app->words;
	const struct peer *p = seat_of(f)->peer;

	if (session_wants_name(f))
		build_name(f);
	else if (p->refused)
		session_say(f, why(c, p->why));
	else if (!p->any && p->lost_at >= 0)
		session_say(
			f, tr(c, "No line to the session. It is tried again "
				 "every two seconds; there is nothing to "
				 "press."));
	else if (!p->any)
		session_say(f, tr(c, "Going in..."));
	else if (f->meet.pairing)
		build_pair(f);
	else if (f->meet.listing)
		build_past(f);
	else if (p->state.phase == PHASE_SUMMARY)
		build_summary(f);
	else if (p->state.phase == PHASE_LOBBY && p->state.own == YES)
		build_through(f);
	else if (p->state.phase == PHASE_LOBBY)
		build_lobby(f);
	else
		session_say(
			f, tr(c, "This question cannot be shown here. Look at "
				 "the facilitator's screen; the next one "
				 "comes by itself."));
}
