#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "support/table.h"

const char table_lesson[] = HEAD("lesson") "steps:\n" READ("r1")
	CHOICE("c", "    objective: o1\n    hints: [One., Two.]\n"
		    "    explain: Because.\n")
		CHOICES("cs", "    points: 6\n    tries: 2\n")
			TEXT("t", "    tries: 0\n") OPEN("o") POLL("p");

const char table_quiz_each[] =
	HEAD("quiz") "intro: I\npass: 50\nsteps:\n" CHOICE("c", "")
		CHOICES("cs", "    tries: 2\n") TEXT("t", "") OPEN("o");

const char table_quiz_end[] = HEAD("quiz") "verdict: end\nsteps:\n" CHOICE(
	"c", "    hints: [One.]\n    tries: 3\n") CHOICES("cs", "")
	TEXT("t", "    tries: 0\n") OPEN("o") TEXT("t2", "");

int table_set(void **state)
{
	struct table *t = calloc(1, sizeof(*t));

	assert_non_null(t);
	shelf_open(&t->shelf);
	sitting_init(&t->s);
	*state = t;
	return 0;
}

int table_clear(void **state)
{
	struct table *t = *state;

	sitting_release(&t->s);
	shelf_close(&t->shelf);
	free(t);
	return 0;
}

struct sitting *table_begin(void **state, const char *yaml)
{
	struct table *t = *state;

	sitting_begin(&t->s, shelf_add(&t->shelf, "u", yaml), 1);
	return &t->s;
}

const struct slot *slot(const struct sitting *s, size_t i)
{
	assert_true(i < s->play.count);
	return &s->play.slots[i];
}

void given_is(const struct sitting *s, size_t i, const char *wanted)
{
	struct strings given = play_given(&s->play, i);
	struct buf b = { 0 };

	for (size_t g = 0; g < given.count; g++)
		buf_addf(&b, "%s%s", g > 0 ? "|" : "", given.items[g]);
	assert_string_equal(buf_str(&b), wanted);
	buf_release(&b);
}

bool step(struct sitting *s, enum event_kind kind, size_t index)
{
	struct event event = { .kind = kind, .index = index };

	return sitting_step(s, &event);
}

bool step_answer(struct sitting *s, const char *given)
{
	struct event event = { .kind = EVENT_ANSWER, .given = { &given, 1 } };

	return sitting_step(s, &event);
}

bool step_verdict(struct sitting *s, enum mark mark)
{
	struct verdict v = { .mark = mark,
		.score = mark == MARK_RIGHT ? 1 : 0 };
	struct event event = { .kind = EVENT_VERDICT, .verdict = &v };

	return sitting_step(s, &event);
}
