/*
 * table.h - what tests of the play machine share: units in a few words, a
 * shelf and a sitting for each test, events by hand. Include after cmocka.h.
 */
#ifndef TABLE_H
#define TABLE_H

#include "base/buf.h"
#include "support/shelf.h"
#include "support/sitting.h"

#define ROWS(array) (sizeof(array) / sizeof *(array))

/* Text of units; more is lines of the step's own. */
#define HEAD(kind) "sabaq: 1\nkind: " kind "\ntitle: T\n"
#define CHOICE(id, more) \
	"  - id: " id "\n    type: choice\n    prompt: P\n" more \
	"    options:\n" \
	"      - {text: a, feedback: A., misconception: m1}\n" \
	"      - {text: b, correct: true}\n" \
	"      - c\n"
#define CHOICES(id, more) \
	"  - id: " id "\n    type: choices\n    prompt: P\n" more \
	"    options:\n" \
	"      - {text: a, correct: true, missed: Am.}\n" \
	"      - {text: b, correct: true, missed: Bm.}\n" \
	"      - {text: c, correct: true}\n" \
	"      - {text: d, feedback: D.}\n"
#define READ(id) "  - id: " id "\n    type: read\n    text: T\n"
#define TEXT(id, more) \
	"  - id: " id "\n    type: text\n    prompt: P\n" more \
	"    answers: [\"yes\"]\n"
#define OPEN(id) "  - id: " id "\n    type: open\n    prompt: P\n"
#define POLL(id) \
	"  - id: " id "\n    type: poll\n    prompt: P\n    options: [x, y]\n"
#define POOL_4 \
	"pools:\n  p:\n" \
	"    - {id: p1, type: open, prompt: P, objective: o1}\n" \
	"    - {id: p2, type: open, prompt: P, objective: o2}\n" \
	"    - {id: p3, type: open, prompt: P, objective: o1}\n" \
	"    - {id: p4, type: open, prompt: P, objective: o2}\n"

/* r1, c (two hints), cs (6 points, 2 tries), t (any tries), o, p */
extern const char table_lesson[];
/* c, cs (2 tries), t, o: told after each */
extern const char table_quiz_each[];
/* c (a hint, 3 tries), cs, t (any tries), o, t2: told at the end */
extern const char table_quiz_end[];

struct table {
	struct shelf shelf;
	struct sitting s;
};

int table_set(void **state);
int table_clear(void **state);
#define TEST(name) \
	cmocka_unit_test_setup_teardown(test_##name, table_set, table_clear)

/* Begins run 1 of the unit "u" of that text. */
struct sitting *table_begin(void **state, const char *yaml);
const struct slot *slot(const struct sitting *s, size_t i);
/* wanted: the slot's answer, "a|b". */
void given_is(const struct sitting *s, size_t i, const char *wanted);

/* As sitting_step(): what comes of it is logged, but not answered. */
bool step(struct sitting *s, enum event_kind kind, size_t index);
bool step_answer(struct sitting *s, const char *given);
bool step_verdict(struct sitting *s, enum mark mark);

#endif
