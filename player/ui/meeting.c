#include "ui/meeting.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "group/seat.h"
#include "ui/view.h"
#include "ui/words.h"

/* --- the seat --------------------------------------------------------- */

static struct seat *seat_of(const struct front *f)
{
	return f->app->group ? f->app->group->seat : NULL;
}

bool meet_joined(const struct front *f)
{
	return seat_of(f) != NULL;
}

bool meet_asks(const struct front *f)
{
	return f->meet.asked && f->app->play == &seat_of(f)->play;
}

static void attach(struct front *f)
{
	struct seat *s = seat_of(f);

	f->meet.asked = s->asked;
	f->app->play = s->asked ? &s->play : NULL;
	f->looking = s->asked && s->told;
}

void meet_part(struct front *f)
{
	struct meet_state *m = &f->meet;
	struct seat *s = seat_of(f);

	if (!m->on)
		return;
	m->on = false;
	if (!m->asked || !s)
		return;
	m->asked = false;
	f->app->play = NULL;
	f->looking = false;
	step_release(&f->step);
	peer_doing(s->peer, DOING_READING);
	memcpy(m->left, s->step, sizeof(m->left));
	m->left_round = s->round;
}

/* What the session's own screen is. */
static enum view_id own_view(const struct front *f)
{
	return f->meet.asked && !f->meet.listing ? VIEW_STEP : VIEW_SESSION;
}

int meet_view(struct front *f, int view)
{
	if (view == VIEW_STEP || view == VIEW_SESSION)
		return own_view(f);
	if (view != VIEW_KEYS)
		meet_part(f);
	return view;
}

/* The words of the question are another language's now. */
static bool is_other_language(struct front *f)
{
	const struct message *m = &seat_of(f)->peer->state;
	const char *now = m->language ? m->language : "";
	bool other = strcmp(f->meet.language, now) != 0;

	snprintf(f->meet.language, sizeof(f->meet.language), "%s", now);
	return other;
}

/* The run is there, perhaps another one: the step's view takes it up. */
static void show(struct front *f, bool same)
{
	bool was = f->meet.asked, other = is_other_language(f);

	attach(f);
	if (f->view != VIEW_KEYS)
		front_show(f, own_view(f));
	if (!f->meet.asked)
		return;
	if (!same || !was) {
		f->step.attempt[0] = '\0';
		step_arrive(f);
		f->step.telling = f->looking;
		if (f->looking && step_widget(f))
			f->step.want = WANT_TELL;
	} else if (other) {
		step_renew(f, true);
	}
	if (!step_open(f))
		f->step.held = f->step.asking = false;
}

void meet_return(struct front *f)
{
	struct seat *s = seat_of(f);

	if (!s)
		return;
	front_close(f);
	f->meet.on = true;
	f->meet.listing = false;
	seat_follow(s, f->app->ops->now());
	peer_doing(s->peer, DOING_HERE);
	f->view = VIEW_SESSION;
	show(f, false);
}

/* --- what was answered ------------------------------------------------ */

static struct meet_past *past_of(struct meet_state *m, const char *step)
{
	for (size_t i = 0; i < m->count; i++)
		if (strcmp(m->past[i].step, step) == 0)
			return &m->past[i];
	m->past = mem_grow(m->past, &m->room, m->count, sizeof(*m->past));
	m->past[m->count] = (struct meet_past){ 0 };
	memcpy(m->past[m->count].step, step, strlen(step) + 1);
	return &m->past[m->count++];
}

/* As it is now: its words may be others later, or gone. */
static void note_past(struct front *f)
{
	const struct seat *s = seat_of(f);
	const struct step *step = play_at(&s->play, 0);
	const struct slot *slot = &s->play.slots[0];
	struct strings given = play_given(&s->play, 0);
	struct buf label = { 0 }, answer = { 0 };
	struct meet_past *past;

	if (question_shape(step) == SHAPE_NONE)
		return;
	past = past_of(&f->meet, step->id);
	words_short(&label, step->label);
	if (slot->answered)
		words_given(&answer, f->app->words, step, &given);
	free(past->label);
	free(past->answer);
	past->label = buf_steal(&label);
	past->answer = buf_steal(&answer);
	past->told = s->told;
	past->mark = slot->graded ? slot->mark : MARK_NONE;
}

static void forget_past(struct meet_state *m)
{
	for (size_t i = 0; i < m->count; i++) {
		free(m->past[i].label);
		free(m->past[i].answer);
	}
	m->count = 0;
}

void meet_release(struct meet_state *m)
{
	forget_past(m);
	free(m->past);
	edit_release(&m->name);
}

void meet_join(struct front *f, size_t meeting)
{
	struct app_group *g = f->app->group;

	front_close(f);
	forget_past(&f->meet);
	f->meet.meeting = meeting;
	if (!g->join(f->app, meeting, NULL)) {
		front_say(f, tr(f->app->words,
				     "This session is over, or its line is "
				     "gone."));
		return;
	}
	meet_return(f);
}

void meet_sync(struct front *f)
{
	struct seat *s = seat_of(f);
	enum seat_change change;
	bool refused;

	if (!s) {
		/* The hub will not have us any more. */
		if (f->meet.on || f->meet.asked)
			f->meet.on = f->meet.asked = false;
		return;
	}
	refused = s->asked && s->play.slots[0].refusal != REFUSAL_NONE;
	change = seat_follow(s, f->app->ops->now());
	if (s->asked)
		note_past(f);
	if (!f->meet.on)
		return;
	if (change != SEAT_SAME || f->meet.lost != (s->peer->lost_at >= 0))
		buf_clear(&f->notice);
	f->meet.lost = s->peer->lost_at >= 0;
	if (change == SEAT_OTHER)
		f->meet.listing = false;
	show(f, change == SEAT_SAME);
	if (meet_asks(f) && f->view == VIEW_STEP && !refused &&
		step_slot(f)->refusal != REFUSAL_NONE)
		step_came_back(f);
}

void meet_post(struct front *f, const struct event *event)
{
	struct seat *s = seat_of(f);

	if (seat_post(s, event, f->app->ops->now()))
		note_past(f);
}

const char *meet_next_language(struct app *a)
{
	struct play *play = a->play;

	/* The run of a session has no files here: its texts come from there. */
	a->play = NULL;
	a->ops->flip(a);
	a->play = play;
	return a->language;
}

void meet_say_language(struct front *f)
{
	buf_clear(&f->notice);
	words_fill(&f->notice, tr(f->app->words, "Language: %1"),
		catalogue_language_name(f->app->language), NULL);
	words_letters(&f->notice, f->app);
}

void meet_flip(struct front *f)
{
	peer_language(seat_of(f)->peer, meet_next_language(f->app));
	meet_say_language(f);
}
