#include "core/lint_wording.h"

#include <stdlib.h>
#include <string.h>

#include "core/bind.h"
#include "core/markdown.h"

enum { COPIED_WORDS = 3, NUMBERS_MAX = 64, NUMBER_BYTES = 24 };

struct wording {
	struct lint *lint;
	const char *file, *language;
	const struct node *source, *text; /* the pair that is looked at */
	bool line; /* of one line */
};

/* --- code ------------------------------------------------------------- */

/* Words in a program's text may well be translated; its names are ASCII. */
static bool is_ascii(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if ((unsigned char)s[i] >= 0x80)
			return false;
	}
	return true;
}

/* The first code span of a text that stands nowhere in another, or NULL. */
static const char *code_alone(
	struct arena *arena, const struct block *b, const char *other)
{
	const char *found = NULL;

	for (size_t i = 0; i < b->rich.span_count; i++) {
		const struct span *s = &b->rich.spans[i];
		const char *code = arena_strndup(
			arena, b->rich.text + s->start, s->length);

		if (s->style == STYLE_CODE && is_ascii(code, s->length) &&
			!strstr(other, code))
			return code;
	}
	for (b = b->first; b && !found; b = b->next)
		found = code_alone(arena, b, other);
	return found;
}

/*
 * In English the source's "`team` means ..." has no place: there something
 * must stand instead before it is a mistake.
 */
static void check_code(
	const struct wording *w, struct arena *arena, const struct block *read)
{
	const char *missing = code_alone(arena, read, w->text->text);
	const struct block *mine;

	if (!missing)
		return;
	if (strcmp(w->language, "en") == 0) {
		mine = markdown_parse(
			arena, w->text->text, w->text->length, w->line);
		if (!code_alone(arena, mine, w->source->text))
			return;
	}
	lint_tell(w->lint, RULE_TR_CODE, w->text, missing, NULL, NULL);
}

/* --- numbers ---------------------------------------------------------- */

struct numbers {
	char items[NUMBERS_MAX][NUMBER_BYTES];
	size_t count;
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Bytes of a space between groups of digits, as in "10 000". */
static size_t group_space(const char *s)
{
	size_t n = s[0] == ' '                          ? 1
		   : strncmp(s, "\xc2\xa0", 2) == 0     ? 2
		   : strncmp(s, "\xe2\x80\xaf", 3) == 0 ? 3
							: 0;

	return n > 0 && is_digit(s[n]) && is_digit(s[n + 1]) &&
			       is_digit(s[n + 2]) && !is_digit(s[n + 3])
		       ? n
		       : 0;
}

/* The number at s without its groups' spaces, its comma a point. */
static const char *read_number(const char *s, char out[NUMBER_BYTES])
{
	size_t n = 0, group = 0, space;

	for (;;) {
		while (is_digit(*s)) {
			if (n < NUMBER_BYTES - 2)
				out[n++] = *s;
			s++;
			group++;
		}
		space = group <= 3 ? group_space(s) : 0;
		if (space == 0)
			break;
		s += space;
		group = 0;
	}
	if ((*s == '.' || *s == ',') && is_digit(s[1])) {
		if (n < NUMBER_BYTES - 2)
			out[n++] = '.';
		for (s++; is_digit(*s); s++) {
			if (n < NUMBER_BYTES - 2)
				out[n++] = *s;
		}
	}
	out[n] = '\0';
	return s;
}

static void find_numbers(const char *s, struct numbers *out)
{
	while (*(s += strcspn(s, "0123456789")) && out->count < NUMBERS_MAX)
		s = read_number(s, out->items[out->count++]);
}

/* "10,000" is ten thousand in English and ten in Russian. */
static bool is_same_number(const char *a, const char *b)
{
	while (*a && *b) {
		if (*a == '.' && *b != '.' && strlen(a) == 4)
			a++;
		if (*b == '.' && *a != '.' && strlen(b) == 4)
			b++;
		if (*a++ != *b++)
			return false;
	}
	return *a == *b;
}

static bool has_number(const struct numbers *all, const char *number)
{
	for (size_t i = 0; i < all->count; i++) {
		if (is_same_number(all->items[i], number))
			return true;
	}
	return all->count == NUMBERS_MAX;
}

/* The first number of one text that the other lacks, or NULL. */
static const char *number_alone(
	const struct numbers *one, const struct numbers *other)
{
	for (size_t i = 0; i < one->count; i++) {
		if (!has_number(other, one->items[i]))
			return one->items[i];
	}
	return NULL;
}

/* Each has one of its own: else it may be written in words. */
static void check_numbers(const struct wording *w)
{
	struct numbers *source = xcalloc(2, sizeof(*source));
	struct numbers *text = source + 1;
	const char *missing, *instead;

	find_numbers(w->source->text, source);
	find_numbers(w->text->text, text);
	missing = number_alone(source, text);
	instead = number_alone(text, source);
	if (missing && instead)
		lint_tell(w->lint, RULE_TR_NUMBER, w->text, missing, instead,
			NULL);
	free(source);
}

/* --- copied ----------------------------------------------------------- */

/* Words of two letters or more that are no code. */
static size_t words_of(const struct block *b)
{
	size_t words = 0, letters = 0;

	if (b->kind == BLOCK_CODE || b->kind == BLOCK_FIGURE)
		return 0;
	for (size_t i = 0; i < b->rich.span_count; i++) {
		const struct span *s = &b->rich.spans[i];
		const char *text = b->rich.text + s->start;

		for (size_t k = 0; k < s->length && s->style != STYLE_CODE &&
				   s->style != STYLE_FAINT;
			k++) {
			unsigned char c = (unsigned char)text[k];
			bool letter = c >= 0x80 || (c >= 'a' && c <= 'z') ||
				      (c >= 'A' && c <= 'Z');

			letters = letter ? letters + 1 : 0;
			words += letters == 3;
		}
		letters = 0;
	}
	for (b = b->first; b; b = b->next)
		words += words_of(b);
	return words;
}

static size_t trimmed(const struct node *n)
{
	size_t length = n->length;

	while (length > 0 && strchr(" \n", n->text[length - 1]))
		length--;
	return length;
}

static bool is_copied(const struct wording *w, const struct block *source)
{
	size_t n = trimmed(w->source);

	return trimmed(w->text) == n &&
	       memcmp(w->text->text, w->source->text, n) == 0 &&
	       words_of(source) >= COPIED_WORDS;
}

/* --- the walk over both ----------------------------------------------- */

static void look(struct wording *w, const struct field *f, enum field_kind kind,
	const struct node *source, const struct node *text)
{
	struct arena arena = { 0 };
	const struct block *read;

	if ((kind != FIELD_SHORT && kind != FIELD_BLOCK) ||
		!field_has(f, FIELD_TEXT) || source->kind != NODE_SCALAR ||
		text->kind != NODE_SCALAR || text->mended ||
		strcmp(text->at.file, w->file) != 0)
		return;
	w->source = source;
	w->text = text;
	w->line = kind == FIELD_SHORT;
	read = markdown_parse(&arena, source->text, source->length, w->line);
	if (is_copied(w, read)) {
		lint_tell(w->lint, RULE_TR_COPIED, text, NULL, NULL, NULL);
	} else {
		check_code(w, &arena, read);
		check_numbers(w);
	}
	arena_release(&arena);
}

static void walk_shape(struct wording *w, const struct shape *shape,
	const struct node *source, const struct node *text);

static void walk_field(struct wording *w, const struct field *f,
	const struct node *source, const struct node *text)
{
	const struct node *s = source->first;

	if (f->bits & FIELD_WHOLE)
		return;
	if (f->kind == FIELD_STRUCT) {
		walk_shape(w, f->of, source, text);
	} else if (f->kind != FIELD_LIST && f->kind != FIELD_MAP) {
		look(w, f, f->kind, source, text);
	} else if (text->kind == NODE_SCALAR) {
		if (!f->of)
			look(w, f, f->each, source, text);
	} else if (source->count == text->count) {
		for (const struct node *t = text->first; t && s; t = t->next) {
			if (f->of)
				walk_shape(w, f->of, s, t);
			else
				look(w, f, f->each, s, t);
			s = s->next;
		}
	}
}

/* Merging makes a map of what stood in the shorthand's form. */
static void walk_shape(struct wording *w, const struct shape *shape,
	const struct node *source, const struct node *text)
{
	const struct variant_row *row = variant_of(shape, text);
	const struct field *f;

	if (text->kind != NODE_MAP) {
		f = shape->shorthand ? shape_field(shape, shape->shorthand)
				     : NULL;
		if (f && source->kind == text->kind)
			walk_field(w, f, source, text);
		return;
	}
	for (const struct node *t = text->first; t; t = t->next) {
		const struct node *s = source;

		f = bind_field(shape, row, t->key);
		if (source->kind == NODE_MAP)
			s = node_get(source, t->key);
		else if (!shape->shorthand ||
			 strcmp(shape->shorthand, t->key) != 0)
			s = NULL;
		if (f && s)
			walk_field(w, f, s, t);
	}
}

void lint_wording(struct lint *l, const struct shape *shape,
	const struct node *source, const struct node *translated,
	const char *file, const char *language)
{
	struct wording w = { .lint = l, .file = file, .language = language };

	walk_shape(&w, shape, source, translated);
}
