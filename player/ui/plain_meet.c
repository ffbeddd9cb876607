/* Plain mode: a student in a group session. */
#include <string.h>

#include "ui/meeting.h"
#include "ui/plain_meet.h"
#include "ui/words.h"

const struct message *plain_meet_state(const struct meet *m)
{
	return &m->seat->peer->state;
}

static const char *text(const struct meet *m, const char *english)
{
	return tr(m->pl.app->words, english);
}

void plain_meet_say(struct meet *m, const char *english)
{
	plain_say(&m->pl, text(m, english), 0);
}

void plain_meet_say_with(
	struct meet *m, const char *english, const char *one, const char *two)
{
	struct buf b = { 0 };

	words_fill(&b, text(m, english), one, two, NULL);
	plain_say_buf(&m->pl, &b);
	buf_release(&b);
}

/* ---- what is typed --------------------------------------------------- */

static void flip(struct meet *m)
{
	struct app *a = m->pl.app;

	peer_language(m->seat->peer, meet_next_language(a));
	a->group->send(a);
	plain_meet_say_with(m, N_("Language: %1"),
		catalogue_language_name(a->language), NULL);
}

/* At their own pace: to another question. */
static void move(struct meet *m, int by)
{
	struct peer *p = m->seat->peer;

	m->pending = peer_go(p, peer_place(p) + by);
	if (!m->pending)
		plain_meet_say(m, by < 0 ? N_("This is the first question.")
					 : N_("There is no more to come."));
	m->pl.app->group->send(m->pl.app);
}

/* What was answered so far; the facilitator sees that somebody looks back. */
static void look(struct meet *m)
{
	plain_meet_past(m);
	plain_meet_say(m, N_("Enter leads back to the session."));
	m->looking = true;
	peer_doing(m->seat->peer, DOING_LOOKING);
	m->pl.app->group->send(m->pl.app);
}

static void look_no_more(struct meet *m)
{
	m->looking = false;
	peer_doing(m->seat->peer, DOING_HERE);
	m->pl.app->group->send(m->pl.app);
	if (m->seat->asked)
		plain_meet_question(m);
	else
		plain_meet_say(m, N_("There is nothing to answer now."));
}

static void help(struct meet *m)
{
	plain_meet_say(m,
		N_("A choice is answered with its number, several with a space "
		   "between: 1 3. An answer may be changed as long as the "
		   "question is open."));
	plain_meet_say(m, N_(":h gives a hint, where there is one."));
	if (m->own)
		plain_meet_say(m, N_(":n goes on, :b goes back."));
	else
		plain_meet_say(m, N_(":b shows what you answered so far."));
	plain_meet_say(m, N_(":r says the question once more."));
	plain_meet_say(m, N_(":l changes the language."));
	plain_meet_say(m,
		N_(":q leaves; the answers stay. \"sabaq join\" leads back."));
}

static void hint(struct meet *m)
{
	struct app *a = m->pl.app;
	struct event event = { .kind = EVENT_HINT };
	int before;

	if (!a->play || !m->seat->asked || m->told) {
		plain_meet_say(m, N_("There are no hints now."));
		return;
	}
	before = a->play->slots[0].hints;
	a->ops->post(a, &event);
	if (a->play->slots[0].hints > before)
		plain_hint(&m->pl, a->play->slots[0].hints);
	else
		plain_say(&m->pl,
			words_no_hint(
				a->words, (int)plain_at(&m->pl)->hints.count),
			0);
}

static void command(struct meet *m)
{
	switch (m->pl.command) {
	case PLAIN_QUIT:
		m->pl.over = true;
		break;
	case PLAIN_LANGUAGE:
		flip(m);
		break;
	case PLAIN_HINT:
		hint(m);
		break;
	case PLAIN_BACK:
		if (m->own)
			move(m, -1);
		else
			look(m);
		break;
	case PLAIN_NEXT:
		if (m->own)
			move(m, 1);
		else
			plain_meet_say(m, N_("The next question comes by "
					     "itself when the facilitator "
					     "goes on."));
		break;
	case PLAIN_REPEAT:
		if (m->seat->asked)
			plain_meet_question(m);
		break;
	case PLAIN_HELP:
		help(m);
		break;
	default:
		plain_meet_say(m, N_("In a session there are :b, :h, :l, :n, "
				     ":q, :r and :?."));
	}
}

static void take(struct meet *m)
{
	const struct plain_asker *asker = plain_asker(&m->pl);

	m->looking = false;
	peer_doing(m->seat->peer, DOING_HERE);
	if (m->seat->play.slots[0].phase != SLOT_OPEN)
		plain_meet_say(
			m, N_("The question is closed; this was not sent."));
	else
		asker->read(&m->pl);
	if (m->pl.woken)
		plain_meet_say(
			m, N_("The question is closed; this was not sent."));
	m->pending = m->own && !m->pl.woken;
}

/* At their own pace Enter goes on from what is told, or stays as it is. */
static bool may_go_on(const struct meet *m)
{
	/* What an answer was worth comes before the next question. */
	return m->own && m->seat->asked &&
	       (m->seat->told || seat_answer(m->seat) != SEAT_UNSENT);
}

/* An answer, or none: one that is given already may stay. */
static void ask(struct meet *m)
{
	struct plain *pl = &m->pl;
	const struct plain_asker *asker = plain_asker(pl);
	struct buf prompt = { 0 };
	enum plain_reply reply;

	asker->prompt(pl, &prompt, false);
	reply = plain_ask(pl, buf_str(&prompt), asker->asked);
	buf_release(&prompt);
	if (reply == REPLY_TEXT)
		take(m);
	else if (reply == REPLY_COMMAND)
		command(m);
	else if (reply == REPLY_EMPTY && m->looking)
		look_no_more(m);
	else if (reply == REPLY_EMPTY && may_go_on(m) &&
		 pl->app->play->slots[0].answered)
		move(m, 1);
	else if (reply == REPLY_EMPTY && !pl->app->play->slots[0].answered)
		plain_say(pl,
			words_ask(pl->app->words, question_shape(plain_at(pl))),
			0);
}

/* Nothing is asked: a script's lines wait, a person may say something. */
static void wait(struct meet *m)
{
	struct plain *pl = &m->pl;
	bool on = may_go_on(m);

	if (!pl->interactive && (!on || m->pending)) {
		plain_session_wait(pl, false, plain_meet_is_news);
		return;
	}
	switch (plain_ask(
		pl, on ? text(m, N_("Enter goes on.")) : NULL, ASKED_NUMBERS)) {
	case REPLY_COMMAND:
		command(m);
		break;
	case REPLY_TEXT:
		plain_meet_say(m, N_("There is nothing to answer now."));
		break;
	case REPLY_EMPTY:
		if (m->looking)
			look_no_more(m);
		else if (on)
			move(m, 1);
		break;
	case REPLY_END:
	case REPLY_AGAIN:
		break;
	}
}

static bool waits(struct plain *pl)
{
	return plain_session_wait(
		pl, true, pl->nested ? plain_meet_is_gone : plain_meet_is_news);
}

/* ---- the end --------------------------------------------------------- */

/* The hub will not have us. */
static void say_refused(struct meet *m)
{
	const char *why = m->seat->peer->why;

	if (strcmp(why, "name") == 0)
		plain_meet_say(
			m, N_("This login is shared: say who you are, as "
			      "\"sabaq join NAME\"."));
	else if (strcmp(why, "version") == 0)
		plain_meet_say(
			m, N_("The session needs another version of sabaq."));
	else if (strcmp(why, "full") == 0)
		plain_meet_say(
			m, N_("The session is full, or this login is in it too "
			      "often already."));
	else
		plain_meet_say_with(m,
			N_("The session does not let you in: %1."), why, NULL);
}

/* What was not sent stays in the own log, and goes out the next time. */
static void say_goodbye(struct meet *m)
{
	const struct peer *p = m->seat->peer;
	struct buf b = { 0 };

	if (peer_unsent(p) > 0)
		plain_meet_say_with(m,
			N_("Answers that are not sent yet: %1. They are saved "
			   "here; \"sabaq join\" sends them."),
			NUMBER(peer_unsent(p)), NULL);
	words_saved(&b, m->pl.app);
	plain_say_buf(&m->pl, &b);
	buf_release(&b);
}

static void turn(struct meet *m)
{
	const struct peer *p;

	m->pl.asked = false;
	plain_meet_news(m);
	p = m->seat->peer; /* perhaps of another session than before */
	if (p->refused)
		say_refused(m);
	if (p->refused || p->over)
		m->pl.over = true;
	if (m->pl.over)
		return;
	if (m->pending && !m->pl.interactive) {
		plain_session_wait(&m->pl, false, plain_meet_is_news);
		return;
	}
	if (peer_may_answer(p) && m->seat->asked && !m->told &&
		plain_asker(&m->pl) &&
		(m->pl.interactive || !m->seat->play.slots[0].answered))
		ask(m);
	else
		wait(m);
}

int plain_meet(struct app *a, const struct plain_streams *io)
{
	struct meet m = { .seat = a->group->seat, .phase = PHASE_UNKNOWN };
	bool refused;

	plain_session_begin(&m.pl, a, io);
	m.pl.waits = waits;
	while (!m.pl.over && !ferror(io->out))
		turn(&m);
	refused = m.seat->peer->refused;
	say_goodbye(&m);
	a->play = NULL;
	buf_release(&m.pl.line);
	plain_meet_forget(&m);
	return refused || fflush(io->out) != 0 || ferror(io->out) ? 1 : 0;
}
