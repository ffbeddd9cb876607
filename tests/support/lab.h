/*
 * lab.h - a state folder of a test's own, and players that write to it.
 *
 * Time goes on by a second with every look at the clock, chance is the same
 * in every run, and syncing is left out: nobody pulls the plug here.
 */
#ifndef LAB_H
#define LAB_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "store/log.h"

/* Ids of runs by a digit: they sort as their digits do. */
#define RUN(digit) "01JD000000000000000000000" #digit

extern char lab_folder[256];

/* For cmocka: an empty place for the folder; what is left there goes. */
int lab_set_up(void **state);
int lab_tear_down(void **state);
/* Removes the folder with all that is in it. */
void lab_forget(void);

/* 0 to n - 1, the same for the same seed. */
void lab_seed(int seed);
unsigned lab_below(unsigned n);

/* ---- players ---- */

struct lab_player {
	struct log *log;
	struct progress progress;
};

struct log_owner lab_owner(const char *host);
void lab_begin_as(struct lab_player *p, const struct log_owner *owner);
/* On host "lab1". */
void lab_begin(struct lab_player *p);
void lab_end(struct lab_player *p);

/* An answer in a run, to step i % 15, told from others by its ms, i. */
struct record lab_answer(const char *run, int i);
enum log_state lab_add(struct lab_player *p, const char *run, int i);
/* A folder anew, with so many answers of RUN(1) and a checkpoint. */
void lab_write(int count);

/* ---- files in the folder ---- */

/* The path of name; good for the next three calls. */
const char *lab_file(const char *name);
bool lab_there(const char *name);
/* The bytes of a file; the caller releases them. */
struct buf lab_contents(const char *name);
void lab_put(const char *name, const char *bytes, size_t n);
void lab_put_at_end(const char *name, const char *text);

/* ---- what must hold ---- */

/* So many records, each once, in chains that hold; so many damaged lines. */
void lab_assert_sound(size_t records, size_t damaged);
/* The answers first to last of a run are in the files, each once. */
void lab_assert_answers(const char *run, int first, int last);
void lab_assert_same(const struct progress *a, const struct progress *b);
/* What p holds is what the files alone give. */
void lab_assert_folded(const struct lab_player *p);

#endif
