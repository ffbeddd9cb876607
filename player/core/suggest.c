#include "core/suggest.h"

#include <string.h>

/* Cyrillic letters that look like a Latin one in field names. */
static const struct {
	const char *cyrillic;
	char latin;
} twins[] = {
	{"а", 'a'}, {"е", 'e'}, {"о", 'o'}, {"р", 'p'}, {"с", 'c'},
	{"у", 'y'}, {"х", 'x'}, {"і", 'i'}, {"к", 'k'}, {"т", 't'},
	{"м", 'm'}, {"п", 'n'}, {"ѕ", 's'}, {"ј", 'j'}, {"һ", 'h'},
};

enum { NAME_BYTES = 40 };

/* False where nothing was replaced or a strange letter is left. */
static bool to_latin(const char *written, char out[NAME_BYTES])
{
	size_t n = 0;
	bool replaced = false;

	while (*written && n + 1 < NAME_BYTES) {
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

/* Whether two letters' worth of typing separates a and b at most (OSA). */
static size_t distance(const char *a, const char *b)
{
	size_t rows[3][NAME_BYTES + 1];
	size_t *before = rows[0], *above = rows[1], *row = rows[2];
	size_t an = strlen(a), bn = strlen(b);

	if (an >= NAME_BYTES || bn >= NAME_BYTES)
		return NAME_BYTES;
	for (size_t j = 0; j <= bn; j++) {
		above[j] = j;
		before[j] = 0;
	}
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
				a[i - 2] == b[j - 1] && before[j - 2] + 1 < best)
				best = before[j - 2] + 1;
			row[j] = best;
		}
		before = above;
		above = row;
		row = kept;
	}
	return above[bn];
}

static void look(const struct shape *shape, const char *written,
	const char **best, size_t *far)
{
	for (size_t i = 0; shape && i < shape->count; i++) {
		const char *name = shape->fields[i].name;
		size_t d = distance(written, name);

		if (d < *far && d < strlen(name) / 2 + 1) {
			*far = d;
			*best = name;
		}
	}
}

struct suggestion suggest_field(const struct shape *shape,
	const struct variant_row *row, const char *written)
{
	struct suggestion s = {0};
	char latin[NAME_BYTES];
	size_t far = 3;

	s.letters = to_latin(written, latin);
	if (s.letters)
		written = latin;
	look(shape, written, &s.name, &far);
	if (row && !row->nested) {
		look(row->common, written, &s.name, &far);
		look(row->body, written, &s.name, &far);
	}
	if (shape->variant && strcmp(written, shape->variant->key) == 0) {
		s.name = shape->variant->key;
		far = 0;
	}
	s.letters = s.letters && far == 0;
	return s;
}
