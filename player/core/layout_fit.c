#include "core/layout_fit.h"

#include <stdio.h>
#include <string.h>

#include "core/layout_block.h"
#include "core/layout_code.h"
#include "core/layout_table.h"

static bool judge(struct misfit *out, enum block_kind kind, const char *text,
	size_t n, int cells, int room)
{
	*out = (struct misfit){ kind, text, n, cells, room };
	return cells > room;
}

static bool code_misfit(struct misfit *out, enum block_kind kind,
	const struct rich *rich, int room)
{
	const char *s = rich->text, *end = s + rich->length, *widest = s;
	struct writer w = { 0 };
	size_t length = 0;
	int most = 0;

	while (s < end) {
		const char *feed = memchr(s, '\n', (size_t)(end - s));
		size_t n = (size_t)((feed ? feed : end) - s);
		int cells = code_width(&w, s, n);

		if (cells > most) {
			most = cells;
			widest = s;
			length = n;
		}
		s += n + 1;
	}
	writer_release(&w);
	return judge(out, kind, widest, length, most, room);
}

static bool table_misfit(struct misfit *out, const struct block *b, int room)
{
	const struct block *cell = b->first ? b->first->first : NULL;

	return b->first &&
	       judge(out, b->kind, cell ? cell->rich.text : "",
		       cell ? cell->rich.length : 0, table_width(b), room);
}

static bool find(struct misfit *out, const struct block *b, int room);

/* Items stand behind the list's marks. */
static bool find_in_list(struct misfit *out, const struct block *b, int room)
{
	unsigned long last = b->number + b->count - (b->count > 0);
	int mark = b->mark == '-' ? 2 : snprintf(NULL, 0, "%lu. ", last);

	for (const struct block *c = b->first; c; c = c->next) {
		if (find(out, c, room - mark))
			return true;
	}
	return false;
}

static bool find(struct misfit *out, const struct block *b, int room)
{
	if (room < WRITER_ROOM)
		return false; /* no width at all would do */
	if (b->kind == BLOCK_CODE)
		return code_misfit(out, b->kind, &b->rich, room - CODE_INDENT);
	if (b->kind == BLOCK_FIGURE)
		return code_misfit(out, b->kind, &b->rich, room);
	if (b->kind == BLOCK_TABLE)
		return table_misfit(out, b, room);
	if (b->kind == BLOCK_LIST)
		return find_in_list(out, b, room);
	if (b->kind == BLOCK_QUOTE)
		room -= 2;
	else if (b->kind != BLOCK_DOCUMENT && b->kind != BLOCK_ITEM)
		return false;
	for (const struct block *c = b->first; c; c = c->next) {
		if (find(out, c, room))
			return true;
	}
	return false;
}

bool layout_misfit(struct arena *arena, const char *markdown, int width,
	struct misfit *out)
{
	return find(out,
		markdown_parse(arena, markdown, strlen(markdown), false),
		width);
}

bool layout_misfit_lines(const char *text, int width, struct misfit *out)
{
	const struct rich rich = { .text = text, .length = strlen(text) };

	return code_misfit(out, BLOCK_CODE, &rich, width);
}
