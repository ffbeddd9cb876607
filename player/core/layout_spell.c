#include "core/layout_spell.h"

#include <string.h>

static void spell_rich(
	struct arena *arena, struct rich *rich, const struct charset *c)
{
	struct buf text = { 0 };
	struct span *spans =
		arena_array(arena, rich->span_count, sizeof *spans);

	for (size_t i = 0; i < rich->span_count; i++) {
		const struct span *from = &rich->spans[i];

		spans[i] = *from;
		spans[i].start = text.len;
		letters_spell(&text, c, rich->text + from->start, from->length);
		spans[i].length = text.len - spans[i].start;
	}
	if (rich->span_count == 0) /* code */
		letters_spell(&text, c, rich->text, rich->length);
	rich->text = arena_strndup(arena, buf_str(&text), text.len);
	rich->length = text.len;
	rich->spans = spans;
	buf_release(&text);
}

const char *spell_string(
	struct arena *arena, const char *s, const struct charset *c)
{
	struct buf b = { 0 };
	const char *copy;

	letters_spell(&b, c, s, strlen(s));
	copy = arena_strdup(arena, buf_str(&b));
	buf_release(&b);
	return copy;
}

void spell_blocks(struct arena *arena, struct block *b, const struct charset *c)
{
	for (; b; b = b->next) {
		if (b->rich.length > 0)
			spell_rich(arena, &b->rich, c);
		if (b->words && *b->words)
			b->words = spell_string(arena, b->words, c);
		spell_blocks(arena, b->first, c);
	}
}
