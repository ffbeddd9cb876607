#include "core/suggest.h"

#include <string.h>

/* Cyrillic letters that look like a Latin one, or are typed by its key. */
static const struct {
	const char *cyrillic;
	char latin;
} twins[] = {
	{ "а", 'a' },
	{ "е", 'e' },
	{ "о", 'o' },
	{ "р", 'p' },
	{ "с", 'c' },
	{ "у", 'y' },
	{ "х", 'x' },
	{ "і", 'i' },
	{ "к", 'k' },
	{ "т", 't' },
	{ "м", 'm' },
	{ "п", 'n' },
	{ "ѕ", 's' },
	{ "ј", 'j' },
	{ "һ", 'h' },
	{ "ԁ", 'd' },
	{ "ӏ", 'l' },
	{ "ү", 'y' },
	{ "ԛ", 'q' },
	{ "ѵ", 'v' },
};

bool suggest_latin(const char *written, char out[SUGGEST_BYTES])
{
	size_t n = 0;
	bool replaced = false;

	while (*written && n + 1 < SUGGEST_BYTES) {
		size_t i = 0;

		if ((unsigned char)*written < 0x80) {
			out[n++] = *written++;
			continue;
		}
		while (i < sizeof(twins) / sizeof(*twins) &&
			strncmp(written, twins[i].cyrillic, 2) != 0)
			i++;
		if (i == sizeof(twins) / sizeof(*twins))
			return false;
		out[n++] = twins[i].latin;
		written += 2;
		replaced = true;
	}
	out[n] = '\0';
	return replaced && *written == '\0';
}

/*
 * How many slips of the hand lie between a and b: a letter more, less or
 * another, or two that changed places (optimal string alignment).
 */
static size_t distance(const char *a, const char *b)
{
	size_t rows[3][SUGGEST_BYTES + 1];
	size_t *before = rows[0], *above = rows[1], *row = rows[2];
	size_t an = strlen(a), bn = strlen(b);

	if (an >= SUGGEST_BYTES || bn >= SUGGEST_BYTES)
		return SUGGEST_BYTES;
	for (size_t j = 0; j <= bn; j++)
		above[j] = j;
	for (size_t i = 1; i <= an; i++) {
		size_t *kept = before;

		row[0] = i;
		for (size_t j = 1; j <= bn; j++) {
			size_t best = above[j - 1] + (a[i - 1] != b[j - 1]);

			if (above[j] + 1 < best)
				best = above[j] + 1;
			if (row[j - 1] + 1 < best)
				best = row[j - 1] + 1;
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
				a[i - 2] == b[j - 1] &&
				before[j - 2] + 1 < best)
				best = before[j - 2] + 1;
			row[j] = best;
		}
		before = above;
		above = row;
		row = kept;
	}
	return above[bn];
}

/* Of a word of three letters one may be wrong, of five two, and never three. */
static void look_at(
	const char *name, const char *written, const char **best, size_t *far)
{
	size_t d = distance(written, name);

	if (d < *far && d <= (strlen(name) + 1) / 3) {
		*far = d;
		*best = name;
	}
}

static void look(const struct shape *shape, const char *written,
	const char **best, size_t *far)
{
	for (size_t i = 0; shape && i < shape->count; i++)
		look_at(shape->fields[i].name, written, best, far);
}

struct suggestion suggest_field(const struct shape *shape,
	const struct variant_row *row, const char *written)
{
	struct suggestion s = { 0 };
	char latin[SUGGEST_BYTES];
	size_t far = 3;

	s.letters = suggest_latin(written, latin);
	if (s.letters)
		written = latin;
	look(shape, written, &s.name, &far);
	if (row && !row->nested) {
		look(row->common, written, &s.name, &far);
		look(row->body, written, &s.name, &far);
	}
	if (shape->variant)
		look_at(shape->variant->key, written, &s.name, &far);
	s.letters = s.letters && far == 0;
	s.close = far <= 1;
	return s;
}
