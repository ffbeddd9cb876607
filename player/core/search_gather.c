/* What one place has of the words, and what is told of it. */
#include <string.h>

#include "base/text.h"
#include "core/markdown.h"
#include "core/search_parts.h"

static unsigned size_of(unsigned set)
{
	unsigned n = 0;

	for (; set; set &= set - 1)
		n++;
	return n;
}

bool gathered_all(const struct gathered *g)
{
	return g->found == search_words_all(g->words);
}

void gather_plain(struct gathered *g, const char *text, size_t n)
{
	struct search_hit hit = { 0, 0 };
	unsigned found = search_words_in(g->words, text, n, &hit);

	g->found |= found;
	if (size_of(found) <= size_of(g->in_text) ||
		(g->title && strlen(g->title) == n &&
			memcmp(g->title, text, n) == 0))
		return;
	g->text = text;
	g->length = n;
	g->hit = hit;
	g->in_text = found;
}

/* The texts of a block and of those in it. */
static void look_block(struct gathered *g, const struct block *b)
{
	for (const struct block *in = b->first; in; in = in->next)
		look_block(g, in);
	if (b->kind == BLOCK_FIGURE)
		gather_plain(g, b->words, strlen(b->words));
	else if (b->rich.length > 0)
		gather_plain(g, b->rich.text, b->rich.length);
}

void gather_markdown(struct gathered *g, const char *text, bool line)
{
	struct buf safe = { 0 };

	if (!text)
		return;
	text_add_safe(&safe, text, strlen(text));
	look_block(
		g, markdown_parse(&g->arena,
			   arena_strndup(&g->arena, buf_str(&safe), safe.len),
			   safe.len, line));
	buf_release(&safe);
}

unsigned search_near(const struct search_words *w, const char *text)
{
	return text ? search_words_near(w, text, strlen(text)) : 0;
}

/* --- what is told of it ----------------------------------------------- */

/* Bytes of a text that are told before and behind the word. */
enum { TOLD_BEFORE = 120, TOLD_BEHIND = 360 };

/* One line: white space of any kind is a space. */
static char *one_line(struct arena *arena, const char *s, size_t n)
{
	char *line = arena_strndup(arena, s, n);

	for (char *c = line; *c; c++)
		if (*c == '\n' || *c == '\t')
			*c = ' ';
	return line;
}

/* The first byte of a word at or behind i, which is in the middle of one. */
static size_t next_word(const char *s, size_t i, size_t most)
{
	size_t at = i;

	while (at < most && s[at] != ' ' && s[at] != '\n')
		at++;
	if (at < most)
		return at + 1;
	/* A text without spaces is cut at any letter. */
	while (i < most && ((unsigned char)s[i] & 0xc0) == 0x80)
		i++;
	return i;
}

void gathered_tell(
	struct find *f, struct arena *arena, const struct gathered *g)
{
	size_t from = 0, to = g->length, hit_end = g->hit.at + g->hit.length;

	if (!g->text)
		return;
	if (g->hit.at > TOLD_BEFORE)
		from = next_word(g->text, g->hit.at - TOLD_BEFORE, g->hit.at);
	if (to - hit_end > TOLD_BEHIND)
		to = next_word(g->text, hit_end + TOLD_BEHIND - 40,
			hit_end + TOLD_BEHIND);
	f->cut_before = from > 0;
	f->cut_behind = to < g->length;
	while (to > hit_end && strchr(" \n", g->text[to - 1]))
		to--;
	f->text = one_line(arena, g->text + from, to - from);
	f->at = g->hit.at - from;
	f->length = g->hit.length;
}
