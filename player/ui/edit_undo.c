/*
 * Undo. A change is a place, the bytes that came there and those that went;
 * taking it back swaps the two, so that the same swap does it again.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ui/edit_parts.h"

/* Steps, and bytes of deleted text, that are remembered. */
enum { CHANGES_MAX = 100, BYTES_MAX = 16384 };

struct edit_change {
	size_t at;
	size_t here; /* bytes of the text that the change put there */
	struct buf gone; /* what it took away */
	size_t caret; /* where it was before */
};

static void forget(struct edit_undo *u, size_t from, size_t n)
{
	for (size_t i = from; i < from + n; i++)
		buf_release(&u->changes[i].gone);
	memmove(u->changes + from, u->changes + from + n,
		(u->count - from - n) * sizeof(*u->changes));
	u->count -= n;
}

void edit_undo_release(struct edit_undo *u)
{
	if (u->changes)
		forget(u, 0, u->count);
	free(u->changes);
	*u = (struct edit_undo){ 0 };
}

static bool too_much(const struct edit_undo *u)
{
	size_t bytes = 0;

	for (size_t i = 0; i < u->count; i++)
		bytes += u->changes[i].gone.len;
	return u->count > CHANGES_MAX || (bytes > BYTES_MAX && u->count > 1);
}

/* The last step where what happens now belongs to it; NULL: to none. */
static struct edit_change *same_step(struct edit_undo *u, enum edit_run run)
{
	bool same =
		run == u->run || (run == RUN_SPACES && u->run == RUN_LETTERS);

	return same && run != RUN_NONE && u->done == u->count && u->count > 0
		       ? &u->changes[u->count - 1]
		       : NULL;
}

/* A new step; what was taken back before is gone for good. */
static struct edit_change *new_step(struct edit *e, size_t at)
{
	struct edit_undo *u = &e->undo;

	if (u->count > u->done)
		forget(u, u->done, u->count - u->done);
	while (u->changes && too_much(u))
		forget(u, 0, 1);
	u->changes =
		mem_grow(u->changes, &u->room, u->count, sizeof(*u->changes));
	u->changes[u->count] =
		(struct edit_change){ .at = at, .caret = e->caret };
	u->done = ++u->count;
	return &u->changes[u->count - 1];
}

void edit_insert(struct edit *e, const char *s, size_t n, enum edit_run run)
{
	struct edit_change *c = same_step(&e->undo, run);

	if (!c || c->at + c->here != e->caret)
		c = new_step(e, e->caret);
	c->here += n;
	e->undo.run = run;
	edit_splice(e, e->caret, 0, s, n);
	e->caret += n;
	edit_settle(e);
}

static void add_before(struct buf *b, const char *s, size_t n)
{
	struct buf joined = { 0 };

	buf_add(&joined, s, n);
	buf_add(&joined, buf_str(b), b->len);
	buf_release(b);
	*b = joined;
}

void edit_remove(struct edit *e, size_t at, size_t n, enum edit_run run)
{
	struct edit_change *c = same_step(&e->undo, run);

	if (n == 0)
		return;
	if (c && run == RUN_BACKWARD && c->at == at + n) {
		add_before(&c->gone, e->text.data + at, n);
		c->at = at;
	} else {
		if (!c || run != RUN_FORWARD || c->at != at)
			c = new_step(e, at);
		buf_add(&c->gone, e->text.data + at, n);
	}
	e->undo.run = run;
	edit_splice(e, at, n, "", 0);
	e->caret = at;
	edit_settle(e);
}

void edit_cut_paste(struct edit *e, size_t n)
{
	struct edit_undo *u = &e->undo;
	struct edit_change *c = same_step(u, RUN_PASTE);

	if (!c || c->here < n || c->at + c->here != e->caret)
		return;
	c->here -= n;
	/* Nothing of the paste is left that could be taken back. */
	if (c->here == 0) {
		forget(u, --u->done, 1);
		u->run = RUN_NONE;
	}
	edit_splice(e, e->caret - n, n, "", 0);
	e->caret -= n;
	edit_settle(e);
}

static void swap(struct edit *e, struct edit_change *c)
{
	struct buf out = { 0 };

	buf_add(&out, buf_str(&e->text) + c->at, c->here);
	edit_splice(e, c->at, c->here, buf_str(&c->gone), c->gone.len);
	c->here = c->gone.len;
	buf_release(&c->gone);
	c->gone = out;
}

bool edit_can_undo(const struct edit *e)
{
	return e->undo.done > 0;
}

bool edit_can_redo(const struct edit *e)
{
	return e->undo.done < e->undo.count;
}

void edit_take_back(struct edit *e)
{
	struct edit_change *c;

	e->undo.run = RUN_NONE;
	if (!edit_can_undo(e))
		return;
	c = &e->undo.changes[--e->undo.done];
	swap(e, c);
	e->caret = c->caret;
}

void edit_do_again(struct edit *e)
{
	struct edit_change *c;

	e->undo.run = RUN_NONE;
	if (!edit_can_redo(e))
		return;
	c = &e->undo.changes[e->undo.done++];
	swap(e, c);
	e->caret = c->at + c->here;
	edit_settle(e);
}
