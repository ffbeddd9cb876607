/*
 * core/play, played by chance: what must hold whatever a person does.
 *
 * Random units, random events, fixed seeds. After every event: indexes in
 * range, at most one answer on its way, tries within the limit, scores
 * within the points, every verdict shown was recorded once before. And a
 * power cut at any moment loses nothing: a run taken up from the log shows
 * what the run that went on shows.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "core/result.h"
#include "support/shelf.h"
#include "support/sitting.h"

#ifndef RUNS
#define RUNS 1000 /* of each kind */
#endif

enum { EVENTS = 50, STEPS_MAX = 6, MINUTE = 60000 };

/* ---- chance ---- */

static uint64_t seed;

static unsigned chance(unsigned below)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(seed >> 33) % below;
}

static bool one_in(unsigned n)
{
	return chance(n) == 0;
}

/* ---- units ---- */

/* A step as it is and as an author edits it. */
struct made {
	int type, tries, points, hints, options;
	bool gone;
};

static void make_step(struct made *m)
{
	*m = (struct made){
		.type = (int)chance(QUESTION_COUNT),
		.tries = (int)chance(4),
		.points = (int)chance(5),
		.hints = (int)chance(3),
		.options = 3 + (int)chance(3),
	};
}

static void edit_step(struct made *m)
{
	if (one_in(3))
		m->gone = true;
	else if (one_in(3))
		make_step(m);
	else if (one_in(2))
		m->options = 2 + (int)chance(2);
}

static void add_options(struct buf *b, const struct made *m)
{
	buf_adds(b, "    options:\n");
	for (int i = 0; i < m->options; i++) {
		buf_addf(b, "      - {text: t%d", i);
		if (m->type != QUESTION_POLL)
			buf_addf(b, ", feedback: f%d", i);
		if ((m->type == QUESTION_CHOICE && i == 1) ||
			(m->type == QUESTION_CHOICES && i % 2 == 0))
			buf_adds(b, ", correct: true");
		buf_adds(b, "}\n");
	}
}

static void add_gaps(struct buf *b)
{
	buf_adds(b, "    text: \"[[g]] [[h]]\"\n"
		    "    gaps:\n"
		    "      g: {answers: [\"yes\", {text: half, score: 0.5}]}\n"
		    "      h: {type: number, answer: 2}\n");
}

static void add_order(struct buf *b, const struct made *m)
{
	buf_adds(b, "    items:\n");
	for (int i = 0; i < m->options; i++)
		buf_addf(b, "      - t%d\n", i);
	buf_adds(b, "    extra: [x]\n");
	buf_adds(b, "    wrong: [{order: [b, a], feedback: f}]\n");
}

static void add_match(struct buf *b, const struct made *m)
{
	buf_adds(b, "    pairs:\n");
	for (int i = 0; i < m->options; i++)
		buf_addf(b, "      - {left: l%d, right: r%d}\n", i, i % 3);
	buf_adds(b, "    extra: [x]\n");
}

static void add_trace(struct buf *b, const struct made *m)
{
	buf_adds(b, "    language: c\n    program: p\n    output: |\n");
	for (int i = 0; i < m->options; i++)
		buf_adds(b, i == 1 ? "\n" : "      a\n");
	buf_adds(b, "    wrong: [\"yes\"]\n");
}

static void add_step(struct buf *b, const struct made *m, int number)
{
	buf_addf(b, "  - id: s%d\n    type: %s\n    %s: T\n", number,
		question_types[m->type]->name,
		m->type == QUESTION_READ ? "text" : "prompt");
	if (m->type == QUESTION_READ)
		return;
	buf_addf(b, "    objective: o%d\n    points: %d\n", 1 + number % 2,
		m->points);
	if (m->tries < 3)
		buf_addf(b, "    tries: %d\n", m->tries);
	if (m->hints > 0)
		buf_adds(b, m->hints == 1 ? "    hints: [a]\n"
					  : "    hints: [a, b]\n");
	switch ((enum question_id)m->type) {
	case QUESTION_CHOICE:
	case QUESTION_CHOICES:
	case QUESTION_POLL:
		add_options(b, m);
		break;
	case QUESTION_TRUEFALSE:
		buf_adds(b, "    answer: true\n");
		break;
	case QUESTION_TEXT:
		buf_adds(b, "    answers: [\"yes\", "
			    "{text: half, score: 0.3333}]\n");
		break;
	case QUESTION_NUMBER:
		buf_adds(b, "    answer: 2\n    wrong: [3]\n");
		break;
	case QUESTION_GAPS:
		add_gaps(b);
		break;
	case QUESTION_ORDER:
		add_order(b, m);
		break;
	case QUESTION_MATCH:
		add_match(b, m);
		break;
	case QUESTION_TRACE:
		add_trace(b, m);
		break;
	case QUESTION_READ:
	case QUESTION_OPEN:
	case QUESTION_COUNT:
		break;
	}
}

/* A unit's rules, steps, and which of them are drawn. */
struct maker {
	bool quiz;
	char rules[200];
	struct made steps[STEPS_MAX];
	int count, drawn; /* the last ones are in a pool; take drawn */
	int pool;
};

static void make_unit(struct maker *m)
{
	*m = (struct maker){ .quiz = !one_in(3) };
	if (m->quiz)
		snprintf(m->rules, sizeof(m->rules),
			"verdict: %s\nconfidence: %s\nreveal: %s\npass: %u\n%s",
			one_in(2) ? "end" : "each",
			one_in(3) ? "true" : "false",
			one_in(4) ? "score" : "answers", chance(101),
			one_in(3) ? "limit: 5\n" : "");
	m->count = 1 + (int)chance(STEPS_MAX);
	for (int i = 0; i < m->count; i++)
		make_step(&m->steps[i]);
	if (!one_in(3) || m->count < 3)
		return;
	m->pool = 2;
	m->drawn = 1 + (int)chance(2);
	for (int i = m->count - 2; i < m->count; i++)
		if (m->steps[i].type == QUESTION_READ)
			m->steps[i].type = QUESTION_CHOICES;
}

static void add_steps(
	struct buf *b, const struct maker *m, int first, int end, bool all)
{
	for (int i = first; i < end; i++) {
		if (all || !m->steps[i].gone)
			add_step(b, &m->steps[i], i);
	}
}

static void write_unit(struct buf *b, const struct maker *m)
{
	buf_clear(b);
	buf_addf(b, "sabaq: 1\nkind: %s\ntitle: T\n%ssteps:\n",
		m->quiz ? "quiz" : "lesson", m->rules);
	add_steps(b, m, 0, m->count - m->pool, false);
	if (m->pool > 0)
		buf_addf(b, "  - draw: {from: p, take: %d}\n", m->drawn);
	else
		buf_adds(b, "  - {id: tail, type: open, prompt: T}\n");
	if (m->pool == 0)
		return;
	buf_adds(b, "pools:\n  p:\n");
	add_steps(b, m, m->count - m->pool, m->count, true);
}

/* ---- one run ---- */

struct game {
	struct sitting s;
	struct shelf shelf, other;
	const struct unit *unit, *flipped, *edited;
	bool edits; /* the unit was edited: what is shown may differ */
	bool slow; /* events fall between an effect and its answer */
	size_t checked; /* resumed machines compared */
};

static void same_given(const struct play *p, const struct play *q, size_t slot)
{
	struct strings a = play_given(p, slot), b = play_given(q, slot);

	assert_int_equal(a.count, b.count);
	for (size_t i = 0; i < a.count; i++)
		assert_string_equal(a.items[i], b.items[i]);
}

/* Asked how sure: again, where the answer waits for it; else it is kept. */
static enum slot_phase phase_resumed(const struct play *p, size_t slot)
{
	enum slot_phase phase = p->slots[slot].phase;

	return phase == SLOT_SURE && p->unit->verdict == VERDICT_END ? SLOT_OPEN
								     : phase;
}

static void same_slot(const struct play *p, const struct play *q, size_t i)
{
	const struct slot *a = &p->slots[i], *b = &q->slots[i];

	assert_string_equal(a->id, b->id);
	assert_int_equal(phase_resumed(p, i), b->phase);
	assert_int_equal(a->tries, b->tries);
	assert_int_equal(a->hints, b->hints);
	assert_int_equal(a->answered, b->answered);
	assert_int_equal(a->graded, b->graded);
	assert_int_equal(a->viewed, b->viewed);
	assert_int_equal(a->sure, b->sure);
	assert_true(fabs(a->score - b->score) < 1e-9);
	if (a->graded)
		assert_int_equal(a->mark, b->mark);
	same_given(p, q, i);
	assert_int_equal(play_tells(p, i), play_tells(q, i));
	assert_int_equal(play_reveals(p, i), play_reveals(q, i));
	assert_int_equal(play_tries_left(p, i), play_tries_left(q, i));
}

static void same_result(const struct play *p, const struct play *q)
{
	struct result a, b;

	result_of(p, &a);
	result_of(q, &b);
	assert_true(fabs(a.score - b.score) < 1e-9);
	assert_true(fabs(a.max - b.max) < 1e-9);
	assert_int_equal(a.percent, b.percent);
	assert_int_equal(a.passed, b.passed);
	assert_int_equal(a.blank, b.blank);
	assert_int_equal(a.part_count, b.part_count);
}

static void same_place(const struct game *g, const struct play *q)
{
	const struct play *p = &g->s.play;
	bool seen = sitting_records(&g->s, RECORD_VIEWED, NULL) > 0;

	switch (p->phase) {
	case PLAY_INTRO:
		assert_int_equal(q->phase, PLAY_INTRO);
		break;
	case PLAY_STEP:
	case PLAY_FINISH:
		assert_int_equal(q->phase, seen ? PLAY_STEP : PLAY_INTRO);
		if (!g->slow)
			assert_int_equal(p->at, q->at);
		break;
	case PLAY_RESULT:
		assert_int_equal(q->phase, PLAY_RESULT);
		assert_string_equal(p->why, q->why);
		assert_true(q->reviewing);
		break;
	case PLAY_FINISHING:
		fail();
	}
}

/* What a run taken up now, from the log alone, would show. */
static void check_resume(struct game *g)
{
	const struct fold_unit *done = progress_unit(&g->s.progress, "m", "u");
	struct play_start start = { .unit = g->s.play.unit,
		.module = "m",
		.resume = done->current,
		.now = 5 };
	struct effects effects;
	struct play q;
	int64_t left, before = play_left_ms(&g->s.play, g->s.now);

	play_begin(&q, &start, &effects);
	assert_int_equal(q.count, g->s.play.count);
	assert_string_equal(q.attempt, g->s.play.attempt);
	same_place(g, &q);
	for (size_t i = 0; i < q.count; i++)
		same_slot(&g->s.play, &q, i);
	same_result(&g->s.play, &q);
	left = play_left_ms(&q, 5);
	assert_true(left >= before);
	assert_true(before != 0 || left >= 0);
	play_release(&q);
	g->checked++;
}

/* ---- invariants ---- */

/* Records of answers to a step: each try once, in order. */
static void check_tries(const struct game *g, size_t slot)
{
	const struct slot *s = &g->s.play.slots[slot];
	int try = 0;

	for (size_t i = 0; i < g->s.count; i++) {
		const struct record *r = &g->s.records[i];

		if (r->event == RECORD_ANSWERED && strcmp(r->step, s->id) == 0)
			assert_int_equal(r->try, ++try);
	}
	if (s->phase != SLOT_PENDING)
		assert_int_equal(s->tries, try);
}

/* A verdict that is shown is in the log, as it is shown. */
static void check_told(const struct game *g, size_t slot)
{
	const struct slot *s = &g->s.play.slots[slot];
	const struct record *r = sitting_last(&g->s, RECORD_ANSWERED, s->id);

	if (!play_tells(&g->s.play, slot))
		return;
	assert_non_null(r);
	assert_int_equal(r->try, s->tries);
	assert_int_equal(r->right, s->mark == MARK_RIGHT ? YES : NO);
	assert_int_equal(r->given.count, s->given_count);
	for (size_t i = 0; i < s->given_count; i++)
		assert_string_equal(r->given.items[i], s->given[i]);
}

static void check_slot(const struct game *g, size_t i)
{
	const struct play *p = &g->s.play;
	const struct slot *s = &p->slots[i];
	const struct step *step = play_at(p, i);
	struct verdict v;

	assert_non_null(step);
	assert_non_null(play_source(p, i));
	assert_true(s->hints <= (int)step->hints.count);
	assert_true(s->score >= 0 && s->score <= step->points + 1e-9);
	assert_true(play_tries_left(p, i) >= -1);
	if (step->tries > 0 && question_graded(step) && !g->edits)
		assert_true(s->tries <= step->tries);
	assert_int_equal(s->answered, s->given_count > 0);
	for (size_t k = 0; k < i; k++)
		assert_string_not_equal(s->id, p->slots[k].id);
	play_verdict(p, i, &v);
	assert_true(v.feedback_count <= FEEDBACK_MAX);
	if (!g->edits) {
		check_tries(g, i);
		check_told(g, i);
	}
}

/* A lesson, not edited since, is done once every step was on screen. */
static void check_seen(const struct game *g)
{
	const struct play *p = &g->s.play;

	if (p->phase != PLAY_RESULT || g->edits || p->unit->kind == UNIT_QUIZ)
		return;
	for (size_t i = 0; i < p->count; i++)
		assert_true(p->slots[i].viewed);
}

static void check_all(const struct game *g)
{
	const struct play *p = &g->s.play;
	struct result r;
	size_t pending = 0;

	assert_true(p->at < p->count || (p->at == 0 && p->count == 0));
	for (size_t i = 0; i < p->count; i++) {
		check_slot(g, i);
		pending += p->slots[i].phase == SLOT_PENDING;
	}
	assert_true(pending <= 1);
	if (p->awaits == AWAITS_NOTHING)
		assert_int_equal(pending, 0);
	if (p->phase == PLAY_RESULT) {
		assert_int_equal(p->awaits, AWAITS_NOTHING);
		assert_non_null(p->why);
	}
	check_seen(g);
	result_of(p, &r);
	assert_true(r.score <= r.max + 1e-9);
	assert_true(r.percent >= 0 && r.percent <= 100);
	assert_true(sitting_records(&g->s, RECORD_FINISHED, NULL) <= 1);
}

/* ---- power cuts ---- */

/* A log as a file has it: read anew, or from its checkpoint. */
static void read_log(struct sitting *to, const struct sitting *from)
{
	sitting_init(to);
	to->now = from->now;
	for (size_t i = 0; i < from->count; i++) {
		to->records = mem_grow(to->records, &to->room, to->count,
			sizeof(*to->records));
		to->records[to->count++] =
			record_copy(&to->text, &from->records[i]);
		progress_add(&to->progress, &from->records[i]);
	}
	if (one_in(4)) {
		struct buf saved = { 0 };
		struct progress loaded;

		progress_init(&loaded);
		progress_save(&to->progress, &saved);
		assert_true(progress_load(&loaded, saved.data, saved.len));
		progress_release(&to->progress);
		to->progress = loaded;
		buf_release(&saved);
	}
}

/* Cut off amid the grading at the end: it can only go on to its end. */
static void cut_here(struct sitting *s)
{
	struct sitting again;
	struct play *p = &s->play;

	if (!s->open || p->phase != PLAY_FINISHING ||
		p->unit->verdict != VERDICT_END || p->count == 0 ||
		sitting_records(s, RECORD_ANSWERED, NULL) == 0)
		return;
	read_log(&again, s);
	sitting_resume(&again, p->unit);
	if (again.play.phase == PLAY_RESULT) {
		assert_int_equal(
			sitting_records(&again, RECORD_FINISHED, NULL), 1);
		for (size_t i = 0; i < p->count; i++) {
			const struct slot *a = &again.play.slots[i];
			bool due = a->answered &&
				   question_graded(play_at(&again.play, i));

			if (!due)
				continue;
			assert_true(a->graded);
			assert_int_equal(
				sitting_records(&again, RECORD_ANSWERED, a->id),
				1);
			same_given(p, &again.play, i);
		}
	} else {
		/* nothing but opinions is recorded yet */
		for (size_t i = 0; i < again.play.count; i++)
			assert_false(again.play.slots[i].graded);
	}
	sitting_release(&again);
}

static void kill_and_resume(struct game *g)
{
	struct sitting again;
	const struct unit *u = g->s.play.unit;

	if (one_in(6)) {
		u = g->edited;
		g->edits = true;
	}
	read_log(&again, &g->s);
	sitting_release(&g->s);
	g->s = again;
	g->s.logged = g->edits ? NULL : cut_here;
	g->s.now += one_in(2) ? 10 : 60 * MINUTE;
	sitting_resume(&g->s, u);
}

/* ---- events ---- */

static const char *pick(struct game *g, char *text, size_t size)
{
	static const char *const words[] = { "yes", "half", "no", "2", "3",
		"2.0", "a", "b", "a|b", "c", "a|c", "a|b|c|d|e", "true",
		"false", "", " ", "y\xd0\xb5s", "e", "b|a|b", "b|a", "b|a|c",
		"yes|2", "half|", "-|a|b", "a||a|" };
	const struct play *p = &g->s.play;
	const char *key[GIVEN_MAX];
	size_t n;

	if (p->count == 0 || !one_in(3))
		return words[chance(sizeof words / sizeof *words)];
	n = question_key(play_at(p, p->at), key, GIVEN_MAX);
	*text = '\0';
	for (size_t i = 0; i < n; i++)
		snprintf(text + strlen(text), size - strlen(text), "%s%s",
			i > 0 ? "|" : "", key[i]);
	return text;
}

static void slow_event(struct game *g, enum event_kind kind)
{
	struct effects kept = g->s.effects;
	enum play_awaits awaited = g->s.play.awaits;
	struct event event = { .kind = kind, .index = chance(4) };
	const char *given = "a";

	if (kind == EVENT_VERDICT || kind == EVENT_RECORDED)
		return;
	event.given = (struct strings){ &given, 1 };
	sitting_step(&g->s, &event);
	if (awaited != AWAITS_NOTHING) {
		/* it still waits for the same */
		assert_int_equal(g->s.effects.count, 0);
		assert_int_equal(g->s.play.awaits, awaited);
		g->s.effects = kept;
	}
}

static void random_event(struct game *g)
{
	char text[100];
	struct sitting *s = &g->s;

	s->now += chance(one_in(20) ? 2 * MINUTE : 3000);
	switch (chance(16)) {
	case 0:
	case 1:
	case 2:
		sitting_post(s, EVENT_NEXT, 0);
		break;
	case 3:
		sitting_post(s, EVENT_BACK, 0);
		break;
	case 4:
	case 5:
		sitting_post(s, EVENT_GOTO, chance(STEPS_MAX + 1));
		break;
	case 6:
		sitting_post(s, EVENT_HINT, 0);
		break;
	case 7:
	case 8:
		sitting_post(s, EVENT_SURE, chance(5));
		break;
	case 9:
		sitting_post(s, EVENT_TICK, 0);
		break;
	case 10:
		if (one_in(3))
			sitting_post(s, EVENT_FINISH, 0);
		else
			sitting_post(s, EVENT_STAY, 0);
		break;
	case 11:
		play_show(&s->play,
			s->play.unit == g->unit ? g->flipped : g->unit);
		break;
	default:
		sitting_answer(s, pick(g, text, sizeof(text)));
	}
}

/* An effect at a time, with other events in between. */
static void random_slow_event(struct game *g)
{
	if (one_in(2) && sitting_go_on(&g->s))
		return;
	slow_event(g, (enum event_kind)chance(EVENT_TICK + 1));
}

static void begin_game(struct game *g, uint64_t number)
{
	struct maker m;
	struct buf text = { 0 };

	*g = (struct game){ 0 };
	seed = number * 7919 + 1;
	make_unit(&m);
	write_unit(&text, &m);
	shelf_open(&g->shelf);
	g->unit = shelf_add(&g->shelf, "u", buf_str(&text));
	g->flipped = shelf_translate(&g->shelf, g->unit, buf_str(&text),
		"sabaq: 1\ntranslates: u.yaml\nlanguage: ru\nsteps: {}\n");
	for (int i = 0; i < m.count; i++)
		edit_step(&m.steps[i]);
	for (int i = m.count - m.pool; i < m.count; i++)
		if (m.steps[i].type == QUESTION_READ)
			m.steps[i].type = QUESTION_POLL;
	write_unit(&text, &m);
	shelf_open(&g->other);
	g->edited = shelf_add(&g->other, "u", buf_str(&text));
	buf_release(&text);
	sitting_init(&g->s);
	g->s.logged = cut_here;
	sitting_begin(&g->s, g->unit, 1);
}

static void end_game(struct game *g)
{
	sitting_release(&g->s);
	shelf_close(&g->shelf);
	shelf_close(&g->other);
}

static void test_played(void **state)
{
	size_t checked = 0, finished = 0;

	(void)state;
	for (uint64_t run = 0; run < RUNS; run++) {
		struct game g;

		begin_game(&g, run);
		for (int i = 0; i < EVENTS; i++) {
			random_event(&g);
			check_all(&g);
			if (!g.edits)
				check_resume(&g);
			if (one_in(12))
				kill_and_resume(&g);
			check_all(&g);
			if (g.s.play.phase == PLAY_RESULT && one_in(4))
				break;
		}
		finished += g.s.play.phase == PLAY_RESULT;
		checked += g.checked;
		end_game(&g);
	}
	/* that it was no idle play */
	assert_true(finished > RUNS / 4);
	assert_true(checked > RUNS * 10u);
}

/* As in a session, where a verdict may be a while away. */
static void test_played_slowly(void **state)
{
	(void)state;
	for (uint64_t run = RUNS; run < 2 * RUNS; run++) {
		struct game g;

		begin_game(&g, run);
		g.slow = true;
		for (int i = 0; i < EVENTS; i++) {
			random_slow_event(&g);
			check_all(&g);
			if (g.s.play.awaits == AWAITS_NOTHING)
				check_resume(&g);
		}
		while (sitting_go_on(&g.s))
			check_all(&g);
		check_resume(&g);
		end_game(&g);
	}
}

/* Reloaded while it is edited, answers on their way or not. */
static void test_reloaded(void **state)
{
	(void)state;
	for (uint64_t run = 2 * RUNS; run < 3 * RUNS; run++) {
		struct game g;

		begin_game(&g, run);
		g.slow = g.edits = true;
		g.s.logged = NULL;
		for (int i = 0; i < EVENTS; i++) {
			if (one_in(2))
				random_slow_event(&g);
			else if (g.s.effects.count == 0)
				random_event(&g);
			if (one_in(15))
				play_show(&g.s.play,
					one_in(2) ? g.edited : g.unit);
			check_all(&g);
		}
		while (sitting_go_on(&g.s))
			check_all(&g);
		assert_int_equal(g.s.play.awaits, AWAITS_NOTHING);
		end_game(&g);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_played),
		cmocka_unit_test(test_played_slowly),
		cmocka_unit_test(test_reloaded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
