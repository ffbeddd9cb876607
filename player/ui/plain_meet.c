/* Plain mode: a student in a group session. */
#include <string.h>
#include <termios.h>
#include <time.h>

#include "group/seat.h"
#include "ui/plain_parts.h"
#include "ui/words.h"

/* A session in lines, and what of it was said last. */
struct meet {
	struct plain pl; /* first: what asks is given this */
	struct seat *seat;
	bool begun; /* whose session it is was said */
	bool lost, paused;
	enum session_phase phase;
	char step[ID_CHARS + 1], language[LANGUAGE_CHARS];
	int round;
	bool told;
	size_t unsent; /* were not sent when that was said */
	enum seat_answer answer;
};

static const struct message *state(const struct meet *m)
{
	return &m->seat->peer->state;
}

static const char *text(const struct meet *m, const char *english)
{
	return tr(m->pl.app->words, english);
}

static void say(struct meet *m, const char *english)
{
	plain_say(&m->pl, text(m, english), 0);
}

static void say_with(
	struct meet *m, const char *english, const char *one, const char *two)
{
	struct buf b = { 0 };

	words_fill(&b, text(m, english), one, two, NULL);
	plain_say_buf(&m->pl, &b);
	buf_release(&b);
}

/* ---- the line -------------------------------------------------------- */

static void say_lost(struct meet *m)
{
	char clock[8] = "";
	time_t now = time(NULL);
	struct tm local;

	if (localtime_r(&now, &local))
		strftime(clock, sizeof(clock), "%H:%M", &local);
	plain_gap(&m->pl);
	say_with(m,
		N_("No connection to the session since %1. Nothing is lost: "
		   "what you answer is kept here and goes out by itself when "
		   "the connection is back. There is nothing to press."),
		clock, NULL);
}

static void say_line(struct meet *m)
{
	const struct peer *p = m->seat->peer;
	bool lost = p->lost_at >= 0;

	if (lost && !m->lost)
		say_lost(m);
	else if (!lost && m->lost)
		say(m, N_("The connection is back."));
	m->lost = lost;
	if (lost && peer_unsent(p) > m->unsent)
		say_with(m, N_("Answers that are not sent yet: %1."),
			NUMBER(peer_unsent(p)), NULL);
	m->unsent = lost ? peer_unsent(p) : 0;
}

/* ---- where the session is -------------------------------------------- */

static void say_beginning(struct meet *m)
{
	const struct message *s = state(m);
	struct buf title = { 0 };

	m->begun = true;
	words_short(&title, s->title ? s->title : "");
	say_with(m, N_("You are in the session of %1: %2."),
		s->host ? s->host : "", buf_str(&title));
	if (s->claimed == YES)
		say_with(m,
			N_("You are here as %1. This login is shared: nobody "
			   "can check the name."),
			s->name ? s->name : "", NULL);
	say(m, N_(":q leaves, :l changes the language, :? tells more."));
	buf_release(&title);
}

static void say_score(struct meet *m)
{
	const struct message *s = state(m);
	struct buf score = { 0 };

	plain_gap(&m->pl);
	say(m, N_("The session is over."));
	if (s->max > 0) {
		words_score(&score, m->pl.app->words, s->score, s->max);
		say_with(m, N_("Your points: %1."), buf_str(&score), NULL);
	}
	buf_release(&score);
}

static void say_phase(struct meet *m)
{
	switch (m->phase) {
	case PHASE_LOBBY:
		say(m, N_("The session has not begun. The first question "
			  "comes by itself."));
		break;
	case PHASE_CLOSED:
		say(m, N_("The question is closed. The answer will be shown."));
		break;
	case PHASE_DISCUSSION:
		say(m, N_("Find a neighbour with another answer, and tell "
			  "each other why yours is right. Then you vote once "
			  "more."));
		break;
	case PHASE_SUMMARY:
		say_score(m);
		break;
	case PHASE_OPEN:
	case PHASE_REVEALED:
	case PHASE_UNKNOWN:
		break;
	}
}

/* ---- the question ---------------------------------------------------- */

static void say_header(struct meet *m)
{
	const struct message *s = state(m);

	plain_gap(&m->pl);
	if (s->round > 1 && !m->told)
		say_with(m, N_("Question %1 of %2, second vote"),
			NUMBER(s->index), NUMBER(s->total));
	else if (s->round > 0)
		say_with(m, N_("Question %1 of %2"), NUMBER(s->index),
			NUMBER(s->total));
	else
		say_with(m, N_("Step %1 of %2"), NUMBER(s->index),
			NUMBER(s->total));
	plain_gap(&m->pl);
}

static void say_question(struct meet *m)
{
	struct plain *pl = &m->pl;
	const struct step *step = plain_at(pl);
	const struct plain_asker *asker = plain_asker(pl);
	struct buf b = { 0 };

	/* What was typed for the question before is no answer to this one. */
	if (pl->interactive)
		tcflush(fileno(pl->in), TCIFLUSH);
	say_header(m);
	words_body(&b, pl->app->words, step, NULL);
	plain_markdown(pl, buf_str(&b), 0, NULL, 0);
	buf_clear(&b);
	if (asker && asker->list)
		asker->list(pl);
	plain_gap(pl);
	if (asker && !m->told) {
		words_form(&b, pl->app->words, step);
		plain_say_buf(pl, &b);
	}
	buf_release(&b);
}

static void say_own(struct meet *m)
{
	struct plain *pl = &m->pl;
	struct strings given = play_given(pl->app->play, 0);
	struct buf b = { 0 };

	if (!pl->app->play->slots[0].answered)
		return;
	words_your_answer(&b, pl->app->words, plain_at(pl), &given);
	plain_say_buf(pl, &b);
	buf_release(&b);
}

/* The answer: told in full, also to those who gave none. */
static void say_told(struct meet *m)
{
	struct plain *pl = &m->pl;

	if (!plain_asker(pl))
		return;
	plain_gap(pl);
	say_own(m);
	if (!pl->app->play->slots[0].answered)
		say(m, N_("You gave no answer; that is not wrong."));
	plain_verdict(pl, false);
	plain_gap(pl);
}

static enum seat_answer answer_of(const struct meet *m)
{
	return m->seat->asked && !m->seat->told ? seat_answer(m->seat)
						: SEAT_NONE;
}

/* What became of an answer since. */
static void say_answer(struct meet *m)
{
	enum seat_answer now = answer_of(m);
	struct strings given = { 0 };

	if (now == SEAT_RECEIVED && m->answer == SEAT_UNSENT)
		say(m, N_("The facilitator has your answer. You may change it "
			  "as long as the question is open."));
	if (now == SEAT_REFUSED && m->answer != SEAT_REFUSED &&
		peer_vote(m->seat->peer)) {
		given = peer_vote(m->seat->peer)->given;
		plain_refused(&m->pl, (enum refusal)state(m)->refusal, &given);
	}
	m->answer = now;
}

static bool is_new(const struct meet *m)
{
	const struct message *s = state(m);

	return strcmp(m->step, s->step ? s->step : "") != 0 ||
	       m->round != s->round ||
	       strcmp(m->language, s->language ? s->language : "") != 0;
}

static void keep_place(struct meet *m)
{
	const struct message *s = state(m);

	m->step[0] = m->language[0] = '\0';
	if (s->step && strlen(s->step) < sizeof(m->step))
		memcpy(m->step, s->step, strlen(s->step) + 1);
	if (s->language && strlen(s->language) < sizeof(m->language))
		memcpy(m->language, s->language, strlen(s->language) + 1);
	m->round = s->round;
}

/* The run is brought up to date before anyone looks at it. */
static void follow(struct meet *m)
{
	struct app *a = m->pl.app;

	seat_follow(m->seat, a->ops->now());
	a->play = m->seat->asked ? &m->seat->play : NULL;
}

/* Whether there is anything to say. */
static bool is_news(struct plain *pl)
{
	struct meet *m = (struct meet *)(void *)pl;
	const struct message *s = state(m);
	const struct peer *p = m->seat->peer;

	follow(m);
	return p->refused || (p->lost_at >= 0) != m->lost ||
	       (p->any && (!m->begun || (int)m->phase != s->phase ||
				  is_new(m) || answer_of(m) != m->answer ||
				  (s->paused == YES) != m->paused));
}

static bool waits(struct plain *pl)
{
	return plain_session_wait(pl, true, is_news);
}

/* Says what changed since it was said last. */
static void say_news(struct meet *m)
{
	const struct message *s = state(m);
	bool fresh, told, moved;

	follow(m);
	say_line(m);
	if (!m->seat->peer->any)
		return;
	moved = !m->begun || m->phase != (enum session_phase)s->phase;
	m->phase = (enum session_phase)s->phase;
	if (!m->begun)
		say_beginning(m);
	fresh = is_new(m);
	told = m->seat->asked && m->seat->told;
	if (m->seat->asked && (fresh || m->told != told)) {
		if (fresh)
			m->answer = SEAT_NONE;
		m->told = told;
		if (fresh || !told)
			say_question(m);
		if (told)
			say_told(m);
	}
	keep_place(m);
	if (moved)
		say_phase(m);
	say_answer(m);
	if ((s->paused == YES) != m->paused)
		say(m, m->paused ? N_("The session goes on.")
				 : N_("The session is paused."));
	m->paused = s->paused == YES;
}

/* ---- what is typed --------------------------------------------------- */

static void flip(struct meet *m)
{
	struct app *a = m->pl.app;
	const char *const *l = catalogue_languages;
	const char *now = m->seat->peer->language;

	while (*l && strcmp(*l, now) != 0)
		l++;
	now = *l && l[1] ? l[1] : catalogue_languages[0];
	peer_language(m->seat->peer, now);
	a->group->send(a);
	say_with(m, N_("Language: %1, where there is a translation."),
		catalogue_language_name(now), NULL);
}

static void help(struct meet *m)
{
	say(m, N_("A choice is answered with its number, several with a space "
		  "between: 1 3. An answer may be changed as long as the "
		  "question is open."));
	say(m, N_(":h gives a hint, where there is one."));
	say(m, N_(":l changes the language."));
	say(m, N_(":q leaves; the answers stay. \"sabaq join\" leads back."));
}

static void hint(struct meet *m)
{
	struct app *a = m->pl.app;
	struct event event = { .kind = EVENT_HINT };
	int before;

	if (!a->play || !m->seat->asked || m->told) {
		say(m, N_("There are no hints now."));
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
	case PLAIN_HELP:
		help(m);
		break;
	default:
		say(m, N_("In a session there are :h, :l, :q and :?."));
	}
}

static void take(struct meet *m)
{
	const struct plain_asker *asker = plain_asker(&m->pl);

	if (m->seat->play.slots[0].phase != SLOT_OPEN)
		say(m, N_("The question is closed; this was not sent."));
	else
		asker->read(&m->pl);
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
	else if (reply == REPLY_EMPTY && !pl->app->play->slots[0].answered)
		plain_say(pl,
			words_ask(pl->app->words, question_shape(plain_at(pl))),
			0);
}

/* Nothing is asked: a script's lines wait, a person may say something. */
static void wait(struct meet *m)
{
	struct plain *pl = &m->pl;

	if (!pl->interactive) {
		plain_session_wait(pl, false, is_news);
		return;
	}
	switch (plain_ask(pl, NULL, ASKED_NUMBERS)) {
	case REPLY_COMMAND:
		command(m);
		break;
	case REPLY_TEXT:
		say(m, N_("There is nothing to answer now."));
		break;
	case REPLY_EMPTY:
	case REPLY_END:
	case REPLY_AGAIN:
		break;
	}
}

/* ---- the end --------------------------------------------------------- */

/* The hub will not have us. */
static void say_refused(struct meet *m)
{
	const char *why = m->seat->peer->why;

	if (strcmp(why, "name") == 0)
		say(m, N_("This login is shared: say who you are, as "
			  "\"sabaq join NAME\"."));
	else if (strcmp(why, "version") == 0)
		say(m, N_("The session needs another version of sabaq."));
	else if (strcmp(why, "full") == 0)
		say(m, N_("The session is full, or this login is in it too "
			  "often already."));
	else
		say_with(m, N_("The session does not let you in: %1."), why,
			NULL);
}

/* What was not sent stays in the own log, and goes out the next time. */
static void say_goodbye(struct meet *m)
{
	const struct peer *p = m->seat->peer;
	struct buf b = { 0 };

	if (peer_unsent(p) > 0)
		say_with(m,
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
	say_news(m);
	p = m->seat->peer; /* perhaps of another session than before */
	if (p->refused)
		say_refused(m);
	if (p->refused || p->over)
		m->pl.over = true;
	if (m->pl.over)
		return;
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
	return refused || fflush(io->out) != 0 || ferror(io->out) ? 1 : 0;
}
