/* Bookmarks and notes of the folded state. */
#include <stdlib.h>
#include <string.h>

#include "core/fold_parts.h"

static int compare(const struct fold_note *n, const char *module,
	const char *unit, const char *step)
{
	int order = strcmp(n->module, module);

	if (order == 0)
		order = strcmp(n->unit, unit);
	return order != 0 ? order : strcmp(n->step, step);
}

/* Where the step's is, or where it belongs. */
static size_t place(const struct progress *p, const char *module,
	const char *unit, const char *step)
{
	size_t low = 0, high = p->note_count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (compare(&p->notes[middle], module, unit, step) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct fold_note *progress_note(const struct progress *p,
	const char *module, const char *unit, const char *step)
{
	size_t i = place(p, module, unit, step);
	const struct fold_note *n = &p->notes[i];

	if (i == p->note_count || compare(n, module, unit, step) != 0)
		return NULL;
	return n->bookmark || n->text ? n : NULL;
}

struct fold_note *fold_note_of(struct progress *p, const char *module,
	const char *unit, const char *step)
{
	size_t i = place(p, module, unit, step);

	if (i < p->note_count && compare(&p->notes[i], module, unit, step) == 0)
		return &p->notes[i];
	if (p->note_count == FOLD_NOTES)
		return NULL;
	p->notes = mem_grow(
		p->notes, &p->note_room, p->note_count, sizeof(*p->notes));
	memmove(p->notes + i + 1, p->notes + i,
		(p->note_count++ - i) * sizeof(*p->notes));
	p->notes[i] = (struct fold_note){
		.module = module,
		.unit = unit,
		.step = step,
		.marked = { .chain = -1 },
		.written = { .chain = -1 },
	};
	return &p->notes[i];
}

void fold_note_write(struct fold_note *n, const char *text, size_t length)
{
	free(n->text);
	n->text = length > 0 ? xstrndup(text, length) : NULL;
}

void fold_notes_release(struct progress *p)
{
	for (size_t i = 0; i < p->note_count; i++)
		free(p->notes[i].text);
	free(p->notes);
}

/* Whether what was last said then gives way to what is said now. */
static bool gives_way(const struct fold_stamp *last, struct fold_stamp now)
{
	return now.chain < 0 || last->chain < 0 || last->chain == now.chain ||
	       now.ms >= last->ms;
}

void fold_note_add(
	struct progress *p, const struct record *r, struct fold_stamp now)
{
	struct fold_note *n;

	if (r->v != RECORD_VERSION || !r->module || !r->module[0] || !r->unit ||
		!r->unit[0] || !r->step || !r->step[0])
		return;
	n = fold_note_of(p, fold_word(p, r->module, strlen(r->module)),
		fold_word(p, r->unit, strlen(r->unit)),
		fold_word(p, r->step, strlen(r->step)));
	if (!n)
		return;
	if (now.ms < 0)
		now.ms = 0;
	if (r->bookmark != ABSENT && gives_way(&n->marked, now)) {
		n->bookmark = r->bookmark == YES;
		n->marked = now;
	}
	if (r->text && gives_way(&n->written, now)) {
		fold_note_write(n, r->text, strlen(r->text));
		n->written = now;
	}
}
