#include "convert/moodle.h"

#include <math.h>
#include <string.h>

/* An array in an arena with room for one more: it doubles at powers of two. */
static void *grow(struct arena *arena, void *items, size_t count, size_t size)
{
	void *more;

	if (count > 0 && (count & (count - 1)) != 0)
		return items;
	more = arena_array(arena, count > 0 ? 2 * count : 1, size);
	if (count > 0)
		memcpy(more, items, count * size);
	return more;
}

struct moodle_question *moodle_add(
	struct moodle_file *f, enum moodle_kind kind, int line)
{
	struct moodle_question *q;

	f->questions.items = grow(
		f->arena, f->questions.items, f->questions.count, sizeof(*q));
	q = &f->questions.items[f->questions.count++];
	*q = (struct moodle_question){
		.kind = kind, .line = line, .grade = 1, .stem.line = line
	};
	return q;
}

void moodle_drop(struct moodle_file *f)
{
	f->questions.count--;
}

struct moodle_answer *moodle_add_answer(
	struct moodle_file *f, struct moodle_question *q)
{
	q->answers.items = grow(f->arena, q->answers.items, q->answers.count,
		sizeof(*q->answers.items));
	q->answers.items[q->answers.count] = (struct moodle_answer){ 0 };
	return &q->answers.items[q->answers.count++];
}

void moodle_note(struct moodle_file *f, enum note note, int line, const char *a,
	const char *b)
{
	faults_add(f->notes, (int)note,
		(struct place){ .file = f->name, .line = line, .column = 1 }, a,
		b, NULL);
}

double moodle_weight(double weight)
{
	static const double allowed[] = { 0, 5, 10, 11.11111, 12.5, 14.28571,
		16.66667, 20, 25, 30, 33.33333, 40, 50, 60, 66.66667, 70, 75,
		80, 83.33333, 90, 100 };
	double nearest = 0, size = fabs(weight);

	for (size_t i = 0; i < sizeof(allowed) / sizeof(*allowed); i++) {
		if (fabs(size - allowed[i]) < fabs(size - nearest))
			nearest = allowed[i];
	}
	return weight < 0 ? -nearest : nearest;
}

/* Moodle compares shares of 1 with a tolerance of 0.00001. */
bool moodle_weight_allowed(double weight)
{
	return fabs(weight - moodle_weight(weight)) <= 0.001;
}

struct moodle_question *moodle_add_part(
	struct moodle_file *f, struct moodle_question *q, enum moodle_kind kind)
{
	struct moodle_question *part;

	q->parts.items =
		grow(f->arena, q->parts.items, q->parts.count, sizeof(*part));
	part = &q->parts.items[q->parts.count++];
	*part = (struct moodle_question){
		.kind = kind, .line = q->line, .grade = 1
	};
	return part;
}
