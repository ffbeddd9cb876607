/*
 * What a terminal may send, decoded and typed into a field: the first byte
 * chooses the field, the second its size, then come the bytes; 0 is a pause.
 */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "ui/edit.h"

enum { BEGUN_WITH = 24, WIDTHS = 20, ROWS = 3 };

static void demand(int holds)
{
	if (!holds)
		abort();
}

static void check_key(const struct key *key)
{
	demand(key->kind == KEYS_CHAR || !key->pasted);
	if (key->kind == KEYS_CHAR)
		demand(text_danger(key->ch) == TEXT_SAFE);
	demand(keys_digit(key) >= -1 && keys_digit(key) <= 9);
	if (keys_command(key))
		demand(strchr("qertyuipfghjklzcvbn?", keys_command(key)) != 0);
}

static void check_edit(const struct edit *e, int width)
{
	size_t at = 0, len = e->text.len;

	demand(len <= e->max && strlen(buf_str(&e->text)) == len);
	demand(text_find_danger(buf_str(&e->text), len) == len);
	demand(e->lines || !strchr(buf_str(&e->text), '\n'));
	while (at < e->caret)
		at += text_cluster(e->text.data + at, len - at);
	demand(at == e->caret && at <= len);
	demand(e->lines ? edit_rows(e, width) >= 1 : edit_rows(e, width) == 1);
}

static void draw(struct edit *e, int width)
{
	struct canvas c = { 0 };

	canvas_resize(&c, ROWS + 2, WIDTHS + 4);
	edit_draw(e, &c, 1, 2, width, e->lines ? ROWS : 1);
	demand(c.cursor_row >= 1 && c.cursor_row <= ROWS);
	demand(c.cursor_col >= 2 && c.cursor_col <= 2 + width);
	for (int col = 0; col < c.cols; col++)
		demand(canvas_at(&c, 0, col)->text[0] == ' ' &&
			canvas_at(&c, ROWS + 1, col)->text[0] == ' ');
	canvas_release(&c);
}

/* All the way back and forth again: nothing is lost, nothing is added. */
static void undo_all(struct edit *e, int width)
{
	const struct key undo = { .kind = KEYS_UNDO };
	const struct key redo = { .kind = KEYS_REDO };
	char *text;

	while (edit_can_redo(e))
		demand(edit_key(e, &redo, width) == EDIT_DONE);
	text = xstrdup(buf_str(&e->text));
	while (edit_can_undo(e)) {
		demand(edit_key(e, &undo, width) == EDIT_DONE);
		check_edit(e, width);
	}
	while (edit_can_redo(e))
		demand(edit_key(e, &redo, width) == EDIT_DONE);
	demand(strcmp(text, buf_str(&e->text)) == 0);
	check_edit(e, width);
	free(text);
}

static void press(struct edit *e, const struct key *key, int width)
{
	enum edit_result said;

	check_key(key);
	said = edit_key(e, key, width);
	demand(said != EDIT_CUT || key->pasted);
	check_edit(e, width);
}

static void type(struct edit *e, const uint8_t *data, size_t size, int width)
{
	struct keys_decoder d = { 0 };
	struct key keys[2];

	for (size_t i = 0; i < size; i++) {
		size_t n = 1;

		if (data[i] == 0)
			keys[0] = keys_pause(&d);
		else
			n = keys_take(&d, data[i], keys);
		demand(n <= 2 && d.count < sizeof d.bytes);
		for (size_t k = 0; k < n; k++)
			press(e, &keys[k], width);
		if (i % 16 == 0)
			draw(e, width);
	}
	/* Whatever came, an end of it is an end, and a letter a letter. */
	for (int i = 0; i < 10; i++)
		keys_pause(&d);
	demand(!keys_waiting(&d));
	demand(keys_take(&d, 'a', keys) == 1 && keys[0].ch == 'a');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct edit e = { 0 };
	int width;

	if (size < 2)
		return 0;
	width = 1 + data[1] % WIDTHS;
	e.number = data[0] & 2;
	edit_begin(&e, data[0] & 4 ? "мо\xcc\x81ре one two" : "",
		BEGUN_WITH + data[1] * (size_t)(data[0] & 8 ? 8 : 1),
		data[0] & 1);
	/* Longer than a person types, and a draw of it all takes its time. */
	type(&e, data + 2, size - 2 < 4096 ? size - 2 : 4096, width);
	draw(&e, width);
	undo_all(&e, width);
	draw(&e, width);
	edit_release(&e);
	return 0;
}
