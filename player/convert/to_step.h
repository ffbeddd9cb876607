/*
 * to_step.h - one question of Moodle's to one step of ours, as nodes.
 */
#ifndef SABAQ_CONVERT_TO_STEP_H
#define SABAQ_CONVERT_TO_STEP_H

#include "base/catalogue.h"
#include "convert/moodle.h"
#include "core/node.h"

struct maker {
	struct moodle_file *file; /* gets the notes */
	const struct catalogue *words; /* for what a question must say */
};

/*
 * The step but for its id and title; NULL where it cannot be one, which is
 * noted. What is given up is noted.
 */
struct node *step_from(const struct maker *m, const struct moodle_question *q);

/* ---- for to_step*.c ---- */

struct place maker_place(const struct maker *m, int line);
/* A text as Markdown; NULL where there is nothing in it. */
const char *maker_block(const struct maker *m, const struct moodle_text *t);
const char *maker_short(const struct maker *m, const struct moodle_text *t);
/* The same of what is compared with answers: no Markdown. */
const char *maker_verbatim(const struct maker *m, const struct moodle_text *t);

/* Puts a value into a map; of texts that are empty, nothing. */
void maker_put_block(const struct maker *m, struct node *map, const char *key,
	const struct moodle_text *t);
bool maker_put_short(const struct maker *m, struct node *map, const char *key,
	const struct moodle_text *t);
void maker_put_word(const struct maker *m, struct node *map, const char *key,
	int line, const char *word);
/* A list or map that is put into the map. */
struct node *maker_open(const struct maker *m, struct node *map,
	const char *key, enum node_kind kind, int line);

/* The fields of each kind; false: it cannot be, which is noted. */
bool step_put_choice(const struct maker *m, const struct moodle_question *q,
	struct node *step);
bool step_put_typed(const struct maker *m, const struct moodle_question *q,
	struct node *step);
bool step_put_number(const struct maker *m, const struct moodle_question *q,
	struct node *step);
bool step_put_gaps(const struct maker *m, const struct moodle_question *q,
	struct node *step);

#endif
