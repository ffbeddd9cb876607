/*
 * module.h - a module "m" of files in a folder of the test's own.
 *
 * The test stands beside it. What it begins with is sound: a lesson "u", a
 * quiz "quiz" that draws two of the three questions of a bank "bank".
 * Include after cmocka.h.
 */
#ifndef MODULE_H
#define MODULE_H

#include "base/fault.h"
#include "core/folder.h"

#define MODULE \
	"sabaq: 1\nid: m\nlanguage: en\ntitle: Module\nunits: [u, quiz]\n" \
	"objectives:\n  o: Objective\n"
#define LESSON \
	"sabaq: 1\nkind: lesson\ntitle: Lesson\nsteps:\n" \
	"  - id: a\n    type: read\n    text: Text a\n" \
	"  - id: b\n    type: read\n    text: Text b\n"
#define QUIZ \
	"sabaq: 1\nkind: quiz\ntitle: Quiz\nsteps:\n" \
	"  - draw:\n      from: bank\n      take: 2\n"
#define BANK \
	"sabaq: 1\nkind: bank\ntitle: Bank\npools:\n  p:\n" \
	"    - id: q1\n      type: open\n      prompt: One\n" \
	"    - id: q2\n      type: open\n      prompt: Two\n" \
	"    - id: q3\n      type: open\n      objective: o\n" \
	"      prompt: Three\n"
/* Of a translation: three lines. */
#define HEAD(unit, language) \
	"sabaq: 1\ntranslates: " unit ".yaml\nlanguage: " language "\n"

/* Lines 1 to 4 of a quiz; its first step is line 5. */
#define BEGIN "sabaq: 1\nkind: quiz\ntitle: Q\nsteps:\n"
/* One line each: a sound question, and one with a fault. */
#define ASK(id) "  - {id: " id ", type: open, prompt: P}\n"
#define NO_PROMPT "  - {id: x, type: open}\n"
/* In a pool of the quiz; the first question is two lines down. */
#define POOL "pools:\n  p:\n"
#define POOLED(id) "    - {id: " id ", type: open, prompt: P}\n"
/* Up to line 5 of a bank. */
#define BANK_OF "sabaq: 1\nkind: bank\ntitle: B\npools:\n  p:\n"

#define ROWS(array) (sizeof(array) / sizeof *(array))

/* The folder that "m" stands in. */
extern char module_place[];

/* For cmocka. */
int module_set_up(void **state);
int module_tear_down(void **state);
#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, module_set_up, module_tear_down)

/* Writes a file; path: "m/u.yaml". */
void module_put(const char *path, const char *text);
/* A folder without a fault so far. */
struct folder *module_open(const char *path);

/* The faults as lines "file:line rule", sorted; then there are none. */
void assert_told(struct faults *faults, const char *wanted);
/* The same of all that is wrong in "m"; what: named where it fails. */
void assert_checked(const char *what, const char *wanted);
/* The same of each quiz. */
struct module_row {
	const char *quiz, *told;
};
void assert_rows_checked(const struct module_row *rows, size_t count);

#endif
