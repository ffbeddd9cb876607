/*
 * group/: the end of a session. What the group did not come to is gone on
 * with alone in the same run, and nothing is asked twice; the summary counts
 * what was answered, tells languages apart where they differ much, and is the
 * same after a replay.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/veil.h"
#include "group/ideas.h"
#include "group/peer.h"
#include "group/summary.h"
#include "support/table.h"
#include "ui/words_summary.h"

#define ATTEMPT "01JD0000000000000000000000"

enum { LOG_ROOM = 400, CROWD = 12 };

#define STEPS \
	"steps:\n" READ("text") CHOICE("one", "") CHOICE("two", "") \
		CHOICE("three", "") TEXT("four", "")

/* Told after each question, and told at the end. */
static const char *const units[] = {
	HEAD("quiz") STEPS,
	HEAD("quiz") "verdict: end\nlimit: 1\n" STEPS,
	HEAD("lesson") STEPS,
};

struct end {
	struct table table;
	const struct unit *unit;
	struct session *session;
	struct peer *peer;
	int person;
	int64_t seq, now;
	struct record log[LOG_ROOM];
	size_t logged;
	struct arena text;
};

/* ---- a session with one player, without a line between ---- */

static const struct unit *texts(void *context, const char *language)
{
	(void)language;
	return ((struct end *)context)->unit;
}

static void write_log(struct end *e)
{
	const struct record *r;

	while ((r = session_record(e->session))) {
		assert_in_range(e->logged, 0, LOG_ROOM - 1);
		e->log[e->logged++] = record_copy(&e->text, r);
	}
	session_recorded(e->session);
}

static struct session *session_of(struct end *e)
{
	struct session_start start = { .texts = { e, texts },
		.module = "m",
		.attempt = ATTEMPT,
		.host = "host" };

	return session_new(&start, e->now);
}

static void begin(struct end *e, const char *yaml)
{
	e->unit = shelf_add(&e->table.shelf, "u", yaml);
	e->session = session_of(e);
	e->person = -1;
}

static void hub_hears(struct end *e, const char *line, size_t n)
{
	struct arena arena = { 0 };
	struct message m;

	assert_true(message_read(&m, &arena, line, n));
	if (m.kind == MESSAGE_HELLO)
		e->person = session_join(e->session, "p", false, &m, e->now);
	else
		session_hear(e->session, e->person, &m, e->now);
	if (m.seq > e->seq)
		e->seq = m.seq;
	write_log(e);
	arena_release(&arena);
}

/* All that is to be said is said, until nobody has anything to say. */
static void talk(struct end *e)
{
	const struct record *r;
	struct buf b = { 0 };
	struct arena arena = { 0 };
	struct message m;

	for (int i = 0; i < 4; i++) {
		while (peer_message(e->peer, &b)) {
			hub_hears(e, b.data, b.len - 1);
			buf_clear(&b);
		}
		session_state(e->session,
			&(struct session_reader){
				e->person, "en", e->peer->have, e->seq },
			&b);
		assert_true(message_read(&m, &arena, b.data, b.len - 1));
		peer_hear(e->peer, &m, e->now);
		buf_clear(&b);
		while ((r = peer_record(e->peer)))
			progress_add(&e->table.s.progress, r);
		peer_recorded(e->peer);
	}
	buf_release(&b);
	arena_release(&arena);
}

static void sit_down(struct end *e)
{
	e->peer = peer_new(e->unit->module, "en", NULL, NULL);
	peer_connected(e->peer);
	talk(e);
}

static void order(struct end *e, enum session_order what)
{
	struct message m = message_of(MESSAGE_ORDER);

	e->now += 1000;
	m.command = (int)what;
	assert_int_equal(
		session_order(e->session, "host", &m, e->now), SESSION_DONE);
	write_log(e);
	if (e->peer)
		talk(e);
}

static void orders(struct end *e, const char *words)
{
	struct arena arena = { 0 };
	struct message m;
	char copy[200], *rest = copy;
	const char *word;

	snprintf(copy, sizeof copy, "%s", words);
	while ((word = strsep(&rest, " ")) != NULL) {
		assert_true(desk_read_order(&m, &arena, word, NULL));
		order(e, (enum session_order)m.command);
	}
	arena_release(&arena);
}

/* The option of that text, by the place it is shown at. */
static void answer(struct end *e, const char *text)
{
	const struct step *s = e->peer->unit->steps.items;
	struct pick picks[GIVEN_MAX];
	size_t n = question_picks(s, ATTEMPT, picks, GIVEN_MAX);
	const char *given = text;

	for (size_t i = 0; i < n; i++)
		if (strcmp(picks[i].text, text) == 0)
			given = picks[i].id;
	peer_answer(e->peer, &(struct strings){ &given, 1 }, 0, e->now);
	talk(e);
}

static int set(void **state)
{
	struct end *e = xcalloc(1, sizeof(*e));

	shelf_open(&e->table.shelf);
	sitting_init(&e->table.s);
	*state = e;
	return 0;
}

static int clear(void **state)
{
	struct end *e = *state;

	peer_free(e->peer);
	session_free(e->session);
	arena_release(&e->text);
	sitting_release(&e->table.s);
	shelf_close(&e->table.shelf);
	free(e);
	return 0;
}

/* ---- alone with the rest ---- */

/* A text, one answered, one left in silence; two that nobody came to. */
static void end_early(struct end *e, const char *yaml)
{
	begin(e, yaml);
	sit_down(e);
	orders(e, "open next");
	answer(e, "a");
	orders(e, "close reveal next close reveal end");
	assert_int_equal(e->peer->state.left, 2);
	assert_true(e->peer->over);
}

static void the_rest_is_gone_on_with(void **state)
{
	for (size_t i = 0; i < ROWS(units); i++) {
		struct end *e;
		struct sitting *s;

		set((void **)&e);
		s = &e->table.s;
		end_early(e, units[i]);
		sitting_resume(s, e->unit);
		assert_string_equal(s->play.attempt, ATTEMPT);
		assert_int_equal(s->play.phase, PLAY_STEP);
		assert_string_equal(slot(s, s->play.at)->id, "three");
		assert_int_equal(slot(s, 1)->phase, SLOT_CLOSED);
		assert_int_equal(slot(s, 2)->phase, SLOT_CLOSED);
		assert_int_equal(slot(s, 3)->phase, SLOT_OPEN);
		/* The limit was the group's to keep. */
		assert_int_equal(play_left_ms(&s->play, 1 << 30), -1);
		clear((void **)&e);
	}
	(void)state;
}

static void nothing_is_asked_twice(void **state)
{
	struct end *e = *state;
	struct sitting *s = &e->table.s;

	end_early(e, units[0]);
	sitting_resume(s, e->unit);
	sitting_answer(s, "b");
	sitting_post(s, EVENT_NEXT, 0);
	assert_string_equal(slot(s, s->play.at)->id, "four");
	sitting_answer(s, "yes");
	assert_int_equal(sitting_records(s, RECORD_ANSWERED, "one"), 0);
	assert_int_equal(sitting_records(s, RECORD_ANSWERED, "two"), 0);
	assert_int_equal(sitting_records(s, RECORD_ANSWERED, "four"), 1);
	/* It stays a session's run, however often it is left. */
	assert_string_equal(
		sitting_last(s, RECORD_OPENED, NULL)->via, "session");
	sitting_resume(s, e->unit);
	assert_int_equal(slot(s, 1)->phase, SLOT_CLOSED);
	assert_int_equal(slot(s, 4)->phase, SLOT_CLOSED);
	sitting_post(s, EVENT_FINISH, 0);
	sitting_post(s, EVENT_FINISH, 0);
	assert_int_equal(s->play.phase, PLAY_RESULT);
	assert_int_equal(sitting_records(s, RECORD_FINISHED, NULL), 1);
}

/* Ended while a question is open: who was silent may still answer it alone. */
static void silence_is_left(void **state)
{
	struct end *e = *state;

	begin(e, units[0]);
	sit_down(e);
	orders(e, "open next end");
	assert_int_equal(e->peer->state.left, 4);
	for (size_t i = 0; i < e->logged; i++)
		assert_int_not_equal(e->log[i].event, RECORD_ANSWERED);
	sitting_resume(&e->table.s, e->unit);
	assert_string_equal(slot(&e->table.s, e->table.s.play.at)->id, "one");
}

/* A session that told all leaves nothing to go on with. */
static void all_told_is_over(void **state)
{
	struct end *e = *state;
	const struct fold_unit *done;

	begin(e, units[0]);
	sit_down(e);
	orders(e, "open next close reveal next close reveal next close reveal "
		  "next close reveal next");
	assert_int_equal(e->peer->state.left, 0);
	done = progress_unit(&e->table.s.progress, "m", "u");
	assert_non_null(done);
	assert_int_equal(done->finished_count, 1);
}

/* ---- alone, with the hub ---- */

static void own_pace(void **state)
{
	struct end *e = *state;

	begin(e, units[0]);
	sit_down(e);
	orders(e, "open free");
	assert_int_equal(e->peer->state.own, YES);
	assert_string_equal(e->peer->state.step, "one");
	assert_false(peer_go(e->peer, 7));
	answer(e, "a");
	/* It is told at once, to whoever answered. */
	assert_int_equal(e->peer->state.phase, PHASE_REVEALED);
	assert_int_equal(e->peer->state.mark, MARK_WRONG);
	assert_true(peer_go(e->peer, 3));
	talk(e);
	assert_string_equal(e->peer->state.step, "two");
	assert_int_equal(e->peer->state.phase, PHASE_OPEN);
	assert_true(peer_go(e->peer, 6));
	talk(e);
	assert_int_equal(e->peer->state.phase, PHASE_LOBBY);
	order(e, ORDER_END);
	/* "one" was told; what was not come to is no silence. */
	assert_int_equal(e->peer->state.left, 3);
	assert_int_equal(summary_asked(e->session, &e->session->people[0]), 1);
	for (size_t i = 0; i < e->logged; i++)
		assert_false(e->log[i].event == RECORD_ANSWERED &&
			     strcmp(e->log[i].step, "one") != 0);
}

/* Where the verdict comes at the end, the key is told to nobody before. */
static void own_pace_untold(void **state)
{
	struct end *e = *state;

	begin(e, units[1]);
	sit_down(e);
	orders(e, "open free");
	answer(e, "a");
	assert_int_equal(e->peer->state.phase, PHASE_OPEN);
	assert_int_equal(e->peer->unit->steps.items->type, QUESTION_VEILED);
	assert_true(peer_go(e->peer, 3));
	talk(e);
	assert_int_equal(peer_unsent(e->peer), 0);
	order(e, ORDER_END);
	assert_int_equal(
		summary_answered(e->session, &e->session->people[0]), 1);
}

/* ---- the summary ---- */

/* Who answers what, in which language: first vote, second vote. */
static const struct {
	const char *language, *first, *second;
} crowd[CROWD] = {
	{ "ky", "a", "a" },
	{ "ky", "a", "a" },
	{ "ky", "a", "a" },
	{ "ky", "a", "b" },
	{ "ky", "b", "b" },
	{ "ru", "b", "b" },
	{ "ru", "b", "b" },
	{ "ru", "b", "b" },
	{ "ru", "a", "b" },
	{ "en", "a", "a" },
	{ "ru", "c", "-" },
	{ "ru", "-", "-" },
};

static const char *id_of(const struct end *e, const char *text)
{
	const struct step *s = session_step(e->session, 1);
	struct pick picks[GIVEN_MAX];
	size_t n = question_picks(s, ATTEMPT, picks, GIVEN_MAX);

	for (size_t i = 0; i < n; i++)
		if (strcmp(picks[i].text, text) == 0)
			return picks[i].id;
	fail();
	return NULL;
}

static const char *place_of(const struct end *e, const char *id)
{
	static const char *const places[] = { "1", "2", "3" };
	struct pick picks[GIVEN_MAX];

	question_picks(session_step(e->session, 1), ATTEMPT, picks, GIVEN_MAX);
	for (size_t i = 0; i < ROWS(places); i++)
		if (strcmp(picks[i].id, id) == 0)
			return places[i];
	fail();
	return NULL;
}

static void vote(struct end *e, bool second)
{
	for (int i = 0; i < CROWD; i++) {
		const char *text = second ? crowd[i].second : crowd[i].first;
		struct message m = message_of(MESSAGE_ANSWER);
		const char *given;

		if (strcmp(text, "-") == 0)
			continue;
		given = place_of(e, id_of(e, text));
		m.seq = 1 + second;
		m.step = "one";
		m.round = 1 + second;
		m.given = (struct strings){ &given, 1 };
		assert_int_equal(
			session_hear(e->session, i, &m, e->now), SESSION_DONE);
	}
	write_log(e);
}

static void gather(struct end *e)
{
	begin(e, units[0]);
	for (int i = 0; i < CROWD; i++) {
		struct message hello = message_of(MESSAGE_HELLO);
		char who[16];

		snprintf(who, sizeof who, "p%02d", i);
		hello.language = crowd[i].language;
		assert_int_equal(
			session_join(e->session, who, false, &hello, e->now),
			i);
	}
	session_expect(e->session, "z", "Zara, who never came", "9-B", "ky");
	write_log(e);
}

static void add_line(
	void *context, enum summary_kind kind, int indent, const char *text)
{
	buf_addf(context, "%d%*s%s\n", (int)kind, indent, "", text);
}

static char *told(const struct session *s, const struct module *m)
{
	struct desk *d = summary_desk(s, m, "en", 0);
	struct buf b = { 0 };
	struct summary_out out = { &b, add_line };

	assert_true(desk_whole(d));
	words_summary(NULL, d, &out);
	desk_free(d);
	return buf_steal(&b);
}

static const char expected[] =
	"0T (m/u)\n"
	"1Led by host. Were here: 12 of 13.\n"
	"0Questions\n"
	"11) P\n"
	"1   Right: 4 of 11 before, 6 of 10 now. From 36 % to 60 %.\n"
	"1   Shared by 6 at first, by 4 in the end: ";

static void counts_and_languages(void **state)
{
	struct end *e = *state;
	struct idea ideas[IDEAS_MAX];
	struct arena arena = { 0 };
	struct strings languages;
	char *text, *again;
	struct session *was;

	gather(e);
	orders(e, "open next");
	vote(e, false);
	orders(e, "close again open");
	vote(e, true);
	orders(e, "close reveal");
	assert_int_equal(ideas_of(e->session, 1, ideas), 1);
	assert_int_equal(ideas[0].first, 6);
	assert_int_equal(ideas[0].last, 4);
	/* Three of five against none of four; of one nothing is told. */
	languages = ideas_languages(&ideas[0], &arena);
	assert_int_equal(languages.count, 2);
	assert_string_equal(languages.items[0], "ky 3 5");
	assert_string_equal(languages.items[1], "ru 0 4");
	arena_release(&arena);
	orders(e, "end");
	text = told(e->session, e->unit->module);
	if (strncmp(text, expected, strlen(expected)) != 0)
		fail_msg("%s", text);
	assert_non_null(strstr(text, "(ky 3 of 5, ru 0 of 4)"));
	assert_non_null(strstr(text, "\n12) P\n1   Not asked.\n"));
	assert_non_null(strstr(text, "0Not here\n1   Zara, who never came\n"));
	/* The same from its log, but for whom only the roster knows. */
	was = e->session;
	e->session = session_of(e);
	session_expect(e->session, "z", "Zara, who never came", "9-B", "ky");
	for (size_t i = 0; i < e->logged; i++)
		session_replay(e->session, &e->log[i], 0);
	again = told(e->session, e->unit->module);
	assert_string_equal(text, again);
	session_free(was);
	free(text);
	free(again);
}

/* Languages that fare alike are nobody's business. */
static void alike(void **state)
{
	struct end *e = *state;
	struct idea ideas[IDEAS_MAX];

	gather(e);
	orders(e, "open next");
	for (int i = 0; i < CROWD; i++) {
		struct message m = message_of(MESSAGE_ANSWER);
		const char *given = place_of(e, id_of(e, "a"));

		m.seq = 1;
		m.step = "one";
		m.round = 1;
		m.given = (struct strings){ &given, 1 };
		session_hear(e->session, i, &m, e->now);
	}
	assert_int_equal(ideas_of(e->session, 1, ideas), 1);
	assert_int_equal(ideas[0].last, CROWD);
	assert_int_equal(ideas[0].language_count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_rest_is_gone_on_with),
		cmocka_unit_test_setup_teardown(
			nothing_is_asked_twice, set, clear),
		cmocka_unit_test_setup_teardown(silence_is_left, set, clear),
		cmocka_unit_test_setup_teardown(all_told_is_over, set, clear),
		cmocka_unit_test_setup_teardown(own_pace, set, clear),
		cmocka_unit_test_setup_teardown(own_pace_untold, set, clear),
		cmocka_unit_test_setup_teardown(
			counts_and_languages, set, clear),
		cmocka_unit_test_setup_teardown(alike, set, clear),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
