/*
 * ui/view_session, view_host, view_class: the screens of a group session
 * against golden/screens, and ways through one.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/circle.h"

#define ROWS(array) (sizeof(array) / sizeof *(array))

/* To the third question, a choice; then a word to type. */
#define AT_CHOICE ":open :next :next "
#define VOTED "=3,3,2,3,1,2,3,2 "

static const struct scene students[] = {
	{ "home", false, "binary", "" },
	{ "lobby", false, "binary", "Enter" },
	{ "pair", false, "binary", "Enter c Бермет" },
	{ "paired", false, "binary", "Enter c Бермет Enter" },
	{ "text", false, "binary", "Enter :open" },
	{ "question", false, "binary", "Enter " AT_CHOICE },
	{ "received", false, "binary", "Enter " AT_CHOICE "=3,3 2 Enter" },
	{ "changed", false, "binary", "Enter " AT_CHOICE "2 Enter 3" },
	{ "lost", false, "binary", "Enter " AT_CHOICE "lost 2 Enter wait3" },
	{ "lost-lobby", false, "binary", "Enter lost" },
	{ "paused", false, "binary", "Enter " AT_CHOICE ":pause" },
	{ "closed", false, "binary", "Enter " AT_CHOICE "2 Enter :close" },
	{ "closed-without", false, "binary", "Enter " AT_CHOICE ":close" },
	{ "discussion", false, "binary",
		"Enter " AT_CHOICE "2 Enter :close :again" },
	{ "second", false, "binary",
		"Enter " AT_CHOICE "2 Enter :close :again :open" },
	{ "revealed", false, "binary",
		"Enter " AT_CHOICE "2 Enter :close :reveal" },
	{ "revealed-right", false, "binary",
		"Enter " AT_CHOICE "3 Enter :close :reveal" },
	{ "revealed-late", false, "binary",
		AT_CHOICE "=3,3 :close :reveal Enter" },
	{ "typed", false, "binary",
		"Enter " AT_CHOICE ":close :reveal :next for Enter" },
	{ "refused", false, "binary",
		"Enter " AT_CHOICE ":close :reveal :next fоr Enter" },
	{ "answers", false, "binary",
		"Enter " AT_CHOICE
		"2 Enter :close :reveal :next for Enter :close r" },
	{ "reading", false, "binary", "Enter " AT_CHOICE "t" },
	{ "reading-next", false, "binary",
		"Enter " AT_CHOICE "t :close :reveal :next" },
	{ "reading-home", false, "binary", "Enter " AT_CHOICE "t b" },
	{ "asked", false, "binary",
		"Enter :open :ask_Готовы?_/_да_/_ещё_нет 1 Enter" },
	{ "own", false, "binary", "Enter " AT_CHOICE ":free" },
	{ "own-told", false, "binary", "Enter " AT_CHOICE ":free 2 Enter" },
	{ "own-next", false, "binary",
		"Enter " AT_CHOICE ":free 3 Enter Enter for" },
	{ "own-back", false, "binary", "Enter " AT_CHOICE ":free b" },
	{ "own-through", false, "binary",
		"Enter " AT_CHOICE ":free 3 Enter +0,0,0,0,0,0,0,0,5" },
	{ "language", false, "binary", "Enter " AT_CHOICE "l" },
	{ "keys", false, "binary", "Enter ?" },
	{ "summary", false, "binary",
		"Enter " AT_CHOICE
		"2 Enter :close :reveal :next for Enter :close :reveal :end" },
};

static const struct scene facilitators[] = {
	{ "host-lobby", true, "binary", "" },
	{ "host-text", true, "binary", "Enter" },
	{ "host-open", true, "binary", AT_CHOICE "=3,3,-,3,- wait2" },
	{ "host-figures", true, "binary", AT_CHOICE "=3,3,-,3,1 g" },
	{ "host-closed", true, "binary", AT_CHOICE VOTED "Enter" },
	{ "host-closed-below", true, "binary",
		AT_CHOICE VOTED "Enter PgDn PgDn" },
	{ "host-pairs", true, "binary", AT_CHOICE VOTED "Enter p" },
	{ "host-discussion", true, "binary", AT_CHOICE VOTED "Enter r" },
	{ "host-revealed", true, "binary",
		AT_CHOICE VOTED "Enter r Enter =3,3,3,3,3,2,3,3 Enter Enter" },
	{ "host-hands", true, "binary", AT_CHOICE "c Down 1 2 Down 4" },
	{ "host-hands-told", true, "binary",
		AT_CHOICE VOTED "c Down 1 2 Down 4 Enter Enter" },
	{ "host-people", true, "binary", AT_CHOICE "=3,3,-,3,1,-,3 k" },
	{ "host-filter", true, "binary", AT_CHOICE "k са" },
	{ "host-ask", true, "binary", ":open i Да?" },
	{ "host-go", true, "binary", ":open f 4" },
	{ "host-second", true, "binary", ":open y" },
	{ "host-end", true, "binary", ":open e" },
	{ "host-break", true, "binary", AT_CHOICE "z" },
	{ "host-typed", true, "binary",
		AT_CHOICE ":close :reveal :next =for,for,while,if,for :close" },
	{ "host-own", true, "binary",
		AT_CHOICE ":free =3,3,1,2,-,3 +1,1,0,1,3 wait2" },
	{ "host-free", true, "binary", AT_CHOICE "t" },
	{ "host-need", true, "binary",
		AT_CHOICE
		"=1,1,3,3,- :close :again :open =1,3,3,3,- :close :reveal j" },
	{ "host-need-seen", true, "binary",
		AT_CHOICE "=1,1,3,3,- :close :again :open =1,1,3,3,- :close "
			  ":reveal j Enter Down" },
	{ "class-own", true, "binary", AT_CHOICE ":free v" },
	{ "host-over-gain", true, "binary",
		AT_CHOICE VOTED ":close :again :open =3,3,3,3,3,2,3,3 :close "
				":reveal :next =for,for :close :reveal :end" },
	{ "host-over-people", true, "binary",
		AT_CHOICE VOTED ":close :again :open =3,3,3,3,3,2,3,3 :close "
				":reveal :end PgDn" },
	{ "host-forecast", true, "binary",
		AT_CHOICE "wait4 =3,3 :close :reveal :next wait2 =for "
			  ":close :reveal" },
	{ "host-over", true, "binary", AT_CHOICE VOTED ":end" },
	{ "host-keys", true, "binary", ":open ?" },
	{ "class-lobby", true, "binary", "v" },
	{ "class-open", true, "binary", AT_CHOICE "=3,3,2 v" },
	{ "class-discussion", true, "binary",
		AT_CHOICE VOTED ":close :again v" },
	{ "class-closed", true, "binary", AT_CHOICE VOTED ":close v" },
	{ "class-revealed", true, "binary",
		AT_CHOICE VOTED
		":close :again :open =3,3,3,3,3,2,3,3 :close :reveal v" },
};

static void student_screens(void **state)
{
	(void)state;
	assert_int_equal(circle_shoot(students, ROWS(students)), 0);
}

static void facilitator_screens(void **state)
{
	(void)state;
	assert_int_equal(circle_shoot(facilitators, ROWS(facilitators)), 0);
}

/* ---- any keys, any orders --------------------------------------------- */

static uint64_t seed;

static unsigned chance(unsigned below)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(seed >> 33) % below;
}

static const char *const orders[] = { ":open", ":close", ":again", ":reveal",
	":next", ":back", ":skip", ":go_3", ":go_5", ":pause", ":pause",
	":hands_b_2", ":ask_А?_/_б_/_в", ":ask_Почему?", "=1,2,3,1", "wait3" };
static const char *const keys[] = { "Enter", "Enter", "Enter", "Up", "Down",
	"Tab", "Esc", "Backspace", "PgDn", "PgUp", "Home", "End", "Left",
	"Right", "Space", "1", "2", "3", "4", "b", "c", "e", "f", "g", "h", "i",
	"j", "k", "l", "n", "p", "r", "t", "u", "v", "y", "z", "?", "фо",
	"22" };

static void walk(unsigned from, bool lead)
{
	static const char *const units[] = { "binary", "check" };
	struct circle *c = xcalloc(1, sizeof(*c));
	bool lost = false;

	seed = from;
	c->shared = from % 4 == 3;
	c->room.rows = chance(2) ? 24 : 10 + (int)chance(6);
	c->room.cols = chance(2) ? 80 : 36 + (int)chance(20);
	circle_begin(c, units[from % 2], lead);
	if (!lead)
		circle_play(c, "Enter");
	for (int i = 0; i < 150; i++) {
		if (chance(5) == 0)
			circle_play(c, orders[chance(ROWS(orders))]);
		else if (c->peer && !c->peer->refused && chance(25) == 0)
			circle_play(c, (lost = !lost) ? "lost" : "back");
		else
			circle_play(c, keys[chance(ROWS(keys))]);
		if (!c->peer)
			lost = false;
		c->room.front.over = c->room.front.leaving = false;
	}
	circle_play(c, ":end");
	circle_end(c);
	free(c);
}

static void any_keys(void **state)
{
	(void)state;
	for (unsigned i = 0; i < 60; i++) {
		walk(i, false);
		walk(i, true);
	}
}

/* ---- what must hold ---------------------------------------------------- */

static void an_answer_arrives(void **state)
{
	struct circle *c = xcalloc(1, sizeof(*c));
	const struct ballot *b;

	(void)state;
	circle_begin(c, "binary", false);
	circle_play(c, "Enter " AT_CHOICE "2 Enter");
	b = session_ballot(
		&c->session->people[c->person], session_item(c->session), 1);
	assert_non_null(b);
	assert_string_equal(b->given.items[0], "b");
	/* While the line is gone another one is kept, then sent by itself. */
	circle_play(c, "lost 3 Enter");
	assert_int_equal(peer_unsent(c->peer), 1);
	circle_play(c, "back");
	b = session_ballot(
		&c->session->people[c->person], session_item(c->session), 1);
	assert_string_equal(b->given.items[0], "c");
	assert_int_equal(peer_unsent(c->peer), 0);
	room_must_show(&c->room, "Answer received.");
	circle_end(c);
	free(c);
}

/* What is typed stays, whatever is heard meanwhile. */
static void typing_stays(void **state)
{
	struct circle *c = xcalloc(1, sizeof(*c));

	(void)state;
	circle_begin(c, "binary", false);
	circle_play(c, "Enter :open :next :next :close :reveal :next wh Left");
	circle_play(c, "=for,for :pause :pause lost back");
	room_must_show(&c->room, "Answer: w\u2588");
	circle_play(c, "Right ile Enter");
	room_must_show(&c->room, "Answer: while");
	room_must_show(&c->room, "Answer received.");
	circle_end(c);
	free(c);
}

/* Somewhere else nothing pulls one back but the key that does. */
static void one_key_back(void **state)
{
	struct circle *c = xcalloc(1, sizeof(*c));

	(void)state;
	circle_begin(c, "binary", false);
	circle_play(c, "Enter :open t Enter Enter");
	assert_int_equal(c->peer->doing, DOING_READING);
	circle_play(c, ":next :next");
	assert_int_equal(c->room.front.view, VIEW_STEP);
	room_must_show(&c->room, "question 3 is open");
	circle_play(c, "y");
	room_must_show(&c->room, "question 3 of 7");
	assert_int_equal(c->peer->doing, DOING_HERE);
	circle_play(c, "2 Enter");
	room_must_show(&c->room, "Answer received.");
	circle_end(c);
	free(c);
}

/* No name, and no figure before the answer is shown, at any step of it. */
static void a_class_view_keeps_quiet(void **state)
{
	static const char *const phases[] = { AT_CHOICE VOTED "v", ":close",
		":again", ":open", "=3,3,3,3,3,2,3,3", ":close" };
	struct circle *c = xcalloc(1, sizeof(*c));

	(void)state;
	circle_begin(c, "binary", true);
	for (size_t i = 0; i < ROWS(phases); i++) {
		circle_play(c, phases[i]);
		assert_int_equal(c->room.front.view, VIEW_CLASS);
		assert_false(room_shows(&c->room, "#"));
		assert_false(room_shows(&c->room, "right "));
		assert_false(room_shows(&c->room, "Азамат"));
		assert_int_equal(c->group.shown[0]->figure_count, 0);
	}
	circle_play(c, ":reveal");
	assert_true(room_shows(&c->room, "#"));
	assert_false(room_shows(&c->room, "Азамат"));
	circle_end(c);
	free(c);
}

static void a_name_is_asked_for(void **state)
{
	struct circle *c = xcalloc(1, sizeof(*c));

	(void)state;
	c->shared = true;
	circle_begin(c, "binary", false);
	circle_play(c, "Enter");
	room_must_show(&c->room, "This login is shared.");
	circle_play(c, "Enter");
	room_must_show(&c->room, "Type your name first.");
	circle_play(c, "Айжан Enter");
	room_must_show(&c->room, "You are here as: Айжан.");
	room_must_show(&c->room, "name not checked");
	assert_string_equal(c->session->people[c->person].name, "Айжан");
	circle_end(c);
	free(c);
}

/* Nobody is kept waiting for a session that is gone. */
static void a_way_out(void **state)
{
	struct circle *c = xcalloc(1, sizeof(*c));

	(void)state;
	c->gone = true;
	circle_begin(c, "binary", false);
	circle_play(c, "Enter");
	room_must_show(&c->room, "No line to the session.");
	circle_play(c, "Enter");
	assert_int_equal(c->room.front.view, VIEW_HOME);
	assert_null(c->peer);
	circle_end(c);
	free(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(student_screens),
		cmocka_unit_test(facilitator_screens),
		cmocka_unit_test(an_answer_arrives),
		cmocka_unit_test(typing_stays),
		cmocka_unit_test(one_key_back),
		cmocka_unit_test(a_class_view_keeps_quiet),
		cmocka_unit_test(a_name_is_asked_for),
		cmocka_unit_test(a_way_out),
		cmocka_unit_test(any_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
