/* Keys in a field; see edit_rows.c for its rows, edit_undo.c for undo. */
#include "ui/edit.h"

#include <string.h>

#include "base/text.h"
#include "ui/edit_parts.h"

enum { SOFT_HYPHEN = 0xad };

void edit_begin(struct edit *e, const char *text, size_t max, bool lines)
{
	bool number = e->number;
	const struct charset *charset = e->charset;

	edit_undo_release(&e->undo);
	buf_clear(&e->text);
	buf_adds(&e->text, text);
	*e = (struct edit){ .text = e->text,
		.caret = e->text.len,
		.max = max,
		.lines = lines,
		.number = number,
		.charset = charset,
		.goal = -1 };
}

void edit_release(struct edit *e)
{
	edit_undo_release(&e->undo);
	buf_release(&e->text);
	*e = (struct edit){ 0 };
}

/* --- changing --------------------------------------------------------- */

void edit_splice(struct edit *e, size_t at, size_t cut, const char *s, size_t n)
{
	struct buf *b = &e->text;
	size_t tail = b->len - at - cut;

	if (n > cut)
		buf_add(b, s, n - cut); /* room; the bytes are put below */
	if (b->len == 0)
		return;
	memmove(b->data + at + n, b->data + at + cut, tail);
	memcpy(b->data + at, s, n);
	b->len = at + n + tail;
	b->data[b->len] = '\0';
}

void edit_settle(struct edit *e)
{
	size_t at = 0;

	while (at < e->caret)
		at += text_cluster(e->text.data + at, e->text.len - at);
	e->caret = at;
}

size_t edit_before(const struct edit *e)
{
	return text_last_cluster(buf_str(&e->text), e->caret);
}

size_t edit_after(const struct edit *e)
{
	return text_cluster(
		buf_str(&e->text) + e->caret, e->text.len - e->caret);
}

/* The cluster that these bytes would join, as they would make it; 0: none. */
static size_t joined(const struct edit *e, const char *s, size_t n)
{
	size_t before = edit_before(e), length;
	struct buf b = { 0 };

	buf_add(&b, buf_str(&e->text) + e->caret - before, before);
	buf_add(&b, s, n);
	length = text_cluster(buf_str(&b), b.len);
	buf_release(&b);
	return before > 0 && length > before ? length : 0;
}

/*
 * Whether a character is one that can be seen. A mark is, on a letter and as
 * long as a cell has room for it.
 */
static bool visible(const struct edit *e, uint32_t ch, const struct buf *bytes)
{
	size_t length;

	if (text_danger(ch) != TEXT_SAFE || ch == SOFT_HYPHEN)
		return false;
	if (text_width(buf_str(bytes), bytes->len) > 0 || ch == '\n')
		return true;
	length = joined(e, buf_str(bytes), bytes->len);
	return length > 0 && length <= CELL_BYTES;
}

/* Not a part of a letter is left of what does not fit. */
static enum edit_result refuse(
	struct edit *e, const struct buf *bytes, enum edit_run run)
{
	e->full = true;
	if (run != RUN_PASTE)
		return EDIT_FULL;
	if (joined(e, buf_str(bytes), bytes->len) > 0)
		edit_cut_paste(e, edit_before(e));
	return EDIT_CUT;
}

static enum edit_result insert(struct edit *e, uint32_t ch, enum edit_run run)
{
	struct buf bytes = { 0 };
	enum edit_result result = EDIT_DONE;
	bool seen;

	if (ch == '\t' || (ch == '\n' && !e->lines))
		ch = ' ';
	text_encode(&bytes, ch);
	seen = visible(e, ch, &bytes);
	if (seen && e->text.len + bytes.len > e->max)
		result = refuse(e, &bytes, run);
	else if (seen)
		edit_insert(e, buf_str(&bytes), bytes.len, run);
	buf_release(&bytes);
	return result;
}

/* --- words ------------------------------------------------------------ */

static bool space_at(const struct edit *e, size_t at)
{
	return strchr(" \n", e->text.data[at]) != NULL;
}

static void word_left(struct edit *e)
{
	while (e->caret > 0 && space_at(e, e->caret - 1))
		e->caret -= edit_before(e);
	while (e->caret > 0 && !space_at(e, e->caret - 1))
		e->caret -= edit_before(e);
}

static void word_right(struct edit *e)
{
	while (e->caret < e->text.len && !space_at(e, e->caret))
		e->caret += edit_after(e);
	while (e->caret < e->text.len && space_at(e, e->caret))
		e->caret += edit_after(e);
}

/* To the start of the line; that of an earlier one is not for one key. */
static void line_left(struct edit *e)
{
	while (e->caret > 0 && e->text.data[e->caret - 1] != '\n')
		e->caret--;
}

/* --- keys ------------------------------------------------------------- */

/* Takes away all from where the caret was to where a jump leads. */
static void delete_to(struct edit *e, void (*jump)(struct edit *e))
{
	struct edit to = *e;

	jump(&to);
	if (to.caret < e->caret)
		edit_remove(e, to.caret, e->caret - to.caret, RUN_NONE);
	else
		edit_remove(e, e->caret, to.caret - e->caret, RUN_NONE);
}

static void erase(struct edit *e, enum key_kind kind)
{
	size_t before = edit_before(e);

	if (kind == KEYS_BACKSPACE)
		edit_remove(e, e->caret - before, before, RUN_BACKWARD);
	else if (kind == KEYS_DELETE)
		edit_remove(e, e->caret, edit_after(e), RUN_FORWARD);
	else if (kind == KEYS_WORD_BACKSPACE)
		delete_to(e, word_left);
	else if (kind == KEYS_WORD_DELETE)
		delete_to(e, word_right);
	else
		delete_to(e, line_left);
}

static enum edit_result type(struct edit *e, uint32_t ch)
{
	/* A number is typed from its front: what stands behind is no matter. */
	if (e->number && e->text.len == 0)
		e->row = ROW_UNKNOWN;
	if (e->number)
		ch = keys_number(&e->row, buf_str(&e->text), ch);
	return insert(
		e, ch, ch == ' ' || ch == '\n' ? RUN_SPACES : RUN_LETTERS);
}

static enum edit_result paste(struct edit *e, uint32_t ch)
{
	/* Without what did not fit, the rest would be a text with a hole. */
	if (e->full)
		return EDIT_CUT;
	if (ch == '\n' && !e->lines) {
		e->broken = true;
		return EDIT_DONE;
	}
	if (e->broken && ch != ' ' && e->caret > 0 &&
		!space_at(e, e->caret - 1) &&
		insert(e, ' ', RUN_PASTE) != EDIT_DONE)
		return EDIT_CUT;
	e->broken = false;
	return insert(e, ch, RUN_PASTE);
}

/* Keys that change something but are no text. */
static bool change(struct edit *e, enum key_kind kind)
{
	switch (kind) {
	case KEYS_BACKSPACE:
	case KEYS_DELETE:
	case KEYS_WORD_BACKSPACE:
	case KEYS_WORD_DELETE:
	case KEYS_LINE_BACKSPACE:
		erase(e, kind);
		return true;
	case KEYS_UNDO:
		edit_take_back(e);
		return true;
	case KEYS_REDO:
		edit_do_again(e);
		return true;
	case KEYS_PASTE: /* its characters follow */
		e->undo.run = RUN_NONE;
		return true;
	default:
		return false;
	}
}

static bool move(struct edit *e, enum key_kind kind)
{
	switch (kind) {
	case KEYS_LEFT:
		e->caret -= edit_before(e);
		break;
	case KEYS_RIGHT:
		e->caret += edit_after(e);
		break;
	case KEYS_WORD_LEFT:
		word_left(e);
		break;
	case KEYS_WORD_RIGHT:
		word_right(e);
		break;
	default:
		return false;
	}
	e->undo.run = RUN_NONE;
	return true;
}

static bool move_by_rows(struct edit *e, enum key_kind kind, int width)
{
	bool moved = true;

	if (kind == KEYS_HOME || kind == KEYS_END)
		edit_move_in_row(e, kind == KEYS_END, width);
	else if (kind == KEYS_UP || kind == KEYS_DOWN)
		moved = edit_move_row(e, kind == KEYS_UP ? -1 : 1, width);
	else
		return false;
	e->undo.run = RUN_NONE;
	return moved;
}

enum edit_result edit_key(struct edit *e, const struct key *key, int width)
{
	bool pasted = key->kind == KEYS_CHAR && key->pasted;

	if (key->kind == KEYS_NONE)
		return EDIT_NOT_MINE;
	if (key->kind != KEYS_UP && key->kind != KEYS_DOWN)
		e->goal = -1;
	if (!pasted)
		e->full = e->broken = false;
	if (move_by_rows(e, key->kind, width < 1 ? 1 : width))
		return EDIT_DONE;
	e->behind = false;
	if (pasted)
		return paste(e, key->ch);
	if (key->kind == KEYS_CHAR)
		return type(e, key->ch);
	if (key->kind == KEYS_ENTER && e->lines)
		return type(e, '\n');
	return move(e, key->kind) || change(e, key->kind) ? EDIT_DONE
							  : EDIT_NOT_MINE;
}
