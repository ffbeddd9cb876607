/* Plain mode: where a session is, as its student is told. */
#include <string.h>
#include <termios.h>
#include <time.h>

#include "ui/plain_meet.h"
#include "ui/words.h"

/* ---- the line -------------------------------------------------------- */

static void say_lost(struct meet *m)
{
	char clock[8] = "";
	time_t now = time(NULL);
	struct tm local;

	if (localtime_r(&now, &local))
		strftime(clock, sizeof(clock), "%H:%M", &local);
	plain_gap(&m->pl);
	plain_meet_say_with(m,
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
		plain_meet_say(m, N_("The connection is back."));
	m->lost = lost;
	if (lost && peer_unsent(p) > m->unsent)
		plain_meet_say_with(m, N_("Answers that are not sent yet: %1."),
			NUMBER(peer_unsent(p)), NULL);
	m->unsent = lost ? peer_unsent(p) : 0;
}

/* ---- where the session is -------------------------------------------- */

static void say_beginning(struct meet *m)
{
	const struct message *s = plain_meet_state(m);
	struct buf title = { 0 };

	m->begun = true;
	words_short(&title, s->title ? s->title : "");
	plain_meet_say_with(m, N_("You are in the session of %1: %2."),
		s->host ? s->host : "", buf_str(&title));
	if (s->claimed == YES)
		plain_meet_say_with(m,
			N_("You are here as %1. This login is shared: nobody "
			   "can check the name."),
			s->name ? s->name : "", NULL);
	plain_meet_say(
		m, N_(":q leaves, :l changes the language, :? tells more."));
	buf_release(&title);
}

/* What the group did not come to can be done alone. */
static void say_rest(struct meet *m)
{
	const struct message *s = plain_meet_state(m);
	struct buf unit = { 0 };

	if (s->left <= 0)
		return;
	buf_addf(&unit, "%s/%s", s->module, s->unit);
	plain_meet_say_with(m,
		N_("Questions that are left over: %1. To go on with "
		   "them alone: sabaq play --plain %2"),
		NUMBER(s->left), buf_str(&unit));
	buf_release(&unit);
}

static void say_score(struct meet *m)
{
	const struct message *s = plain_meet_state(m);
	struct buf score = { 0 };

	plain_gap(&m->pl);
	plain_meet_say(m, N_("The session is over."));
	if (s->max > 0) {
		words_score(&score, m->pl.app->words, s->score, s->max);
		plain_meet_say_with(
			m, N_("Your points: %1."), buf_str(&score), NULL);
	}
	say_rest(m);
	buf_release(&score);
}

static void say_phase(struct meet *m)
{
	switch (m->phase) {
	case PHASE_LOBBY:
		if (m->own) {
			plain_meet_say(
				m, N_("You have been through all of it. The "
				      "session goes on until the facilitator "
				      "ends it. :b leads back."));
			break;
		}
		plain_meet_say(
			m, N_("The session has not begun. The first question "
			      "comes by itself."));
		break;
	case PHASE_CLOSED:
		plain_meet_say(m, N_("The question is closed. The answer will "
				     "be shown."));
		break;
	case PHASE_DISCUSSION:
		plain_meet_say(m,
			N_("Find a neighbour with another answer, and tell "
			   "each other why yours is right. Then you vote once "
			   "more."));
		break;
	case PHASE_SUMMARY:
		say_score(m);
		break;
	case PHASE_OPEN:
	case PHASE_REVEALED:
	case PHASE_OWN:
	case PHASE_UNKNOWN:
		break;
	}
}

/* ---- the question ---------------------------------------------------- */

static void say_header(struct meet *m)
{
	const struct message *s = plain_meet_state(m);

	plain_gap(&m->pl);
	if (s->round > 1 && !m->told)
		plain_meet_say_with(m, N_("Question %1 of %2, second vote"),
			NUMBER(s->index), NUMBER(s->total));
	else if (s->round > 0)
		plain_meet_say_with(m, N_("Question %1 of %2"),
			NUMBER(s->index), NUMBER(s->total));
	else
		plain_meet_say_with(m, N_("Step %1 of %2"), NUMBER(s->index),
			NUMBER(s->total));
	plain_gap(&m->pl);
}

void plain_meet_question(struct meet *m)
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
		plain_meet_say(m, N_("You gave no answer; that is not wrong."));
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
		plain_meet_say(m,
			N_("The facilitator has your answer. You may change it "
			   "as long as the question is open."));
	if (now == SEAT_REFUSED && m->answer != SEAT_REFUSED &&
		peer_vote(m->seat->peer)) {
		given = peer_vote(m->seat->peer)->given;
		plain_refused(&m->pl,
			(enum refusal)plain_meet_state(m)->refusal, &given);
	}
	m->answer = now;
}

static bool is_new(const struct meet *m)
{
	const struct message *s = plain_meet_state(m);

	return strcmp(m->step, s->step ? s->step : "") != 0 ||
	       m->round != s->round ||
	       strcmp(m->language, s->language ? s->language : "") != 0;
}

static void keep_place(struct meet *m)
{
	const struct message *s = plain_meet_state(m);

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
bool plain_meet_is_news(struct plain *pl)
{
	struct meet *m = (struct meet *)(void *)pl;
	const struct message *s = plain_meet_state(m);
	const struct peer *p = m->seat->peer;

	follow(m);
	return p->refused || (p->lost_at >= 0) != m->lost ||
	       (p->any && (!m->begun || (int)m->phase != s->phase ||
				  is_new(m) || answer_of(m) != m->answer ||
				  (s->paused == YES) != m->paused ||
				  (s->own == YES) != m->own));
}

bool plain_meet_is_gone(struct plain *pl)
{
	struct meet *m = (struct meet *)(void *)pl;
	const struct message *s = plain_meet_state(m);
	const struct peer *p = m->seat->peer;

	follow(m);
	return p->refused || p->over || !m->seat->asked || m->seat->told ||
	       m->seat->play.slots[0].phase != SLOT_OPEN ||
	       strcmp(m->step, s->step ? s->step : "") != 0 ||
	       m->round != s->round;
}

static void say_pace(struct meet *m)
{
	bool own = plain_meet_state(m)->own == YES;

	if (own && !m->own)
		plain_meet_say(
			m, N_("Everyone goes on at their own pace now: :n goes "
			      "on, :b goes back."));
	else if (!own && m->own && plain_meet_state(m)->phase != PHASE_SUMMARY)
		plain_meet_say(m, N_("The facilitator leads again."));
	m->own = own;
}

/* Says what changed since it was said last. */
void plain_meet_news(struct meet *m)
{
	const struct message *s = plain_meet_state(m);
	bool fresh, told, moved, told_before = m->told;

	follow(m);
	say_line(m);
	if (!m->seat->peer->any)
		return;
	say_pace(m);
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
			plain_meet_question(m);
		if (told)
			say_told(m);
	}
	plain_meet_note(m);
	if (fresh)
		m->looking = false;
	if (fresh || m->told != told_before || answer_of(m) != m->answer)
		m->pending = false;
	keep_place(m);
	if (moved)
		say_phase(m);
	say_answer(m);
	if ((s->paused == YES) != m->paused)
		plain_meet_say(m, m->paused ? N_("The session goes on.")
					    : N_("The session is paused."));
	m->paused = s->paused == YES;
}
