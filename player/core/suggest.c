#include "core/suggest.h"

#include <stdint.h>
#include <string.h>
#include <unicase.h>

#include "base/text.h"

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

/* Nothing that is more slips away is what was meant. */
enum { SLIPS = 2 };

/* The first letters of a word or text: enough to tell which is meant. */
struct letters {
	uint32_t at[SUGGEST_LETTERS];
	size_t count;
};

static void spell(struct letters *out, const char *word)
{
	size_t left = strlen(word);

	out->count = 0;
	while (left > 0 && out->count < SUGGEST_LETTERS) {
		uint32_t ch;
		size_t n = text_decode(word, left, &ch);

		out->at[out->count++] = uc_tolower(ch);
		word += n;
		left -= n;
	}
}

/* Those of a row are all further than what counts as a slip. */
static bool too_far(const size_t *row, size_t count)
{
	for (size_t j = 0; j < count; j++) {
		if (row[j] <= SLIPS)
			return false;
	}
	return true;
}

/*
 * How many slips of the hand lie between a and b, if at most SLIPS: a letter
 * more, less or another, or two that changed places (optimal string alignment).
 */
static size_t distance(const struct letters *a, const struct letters *b)
{
	size_t rows[3][SUGGEST_LETTERS + 1];
	size_t *before = rows[0], *above = rows[1], *row = rows[2];

	for (size_t j = 0; j <= b->count; j++)
		above[j] = j;
	for (size_t i = 1; i <= a->count; i++) {
		size_t *kept;

		row[0] = i;
		for (size_t j = 1; j <= b->count; j++) {
			size_t best =
				above[j - 1] + (a->at[i - 1] != b->at[j - 1]);

			if (above[j] + 1 < best)
				best = above[j] + 1;
			if (row[j - 1] + 1 < best)
				best = row[j - 1] + 1;
			if (i > 1 && j > 1 && a->at[i - 1] == b->at[j - 2] &&
				a->at[i - 2] == b->at[j - 1] &&
				before[j - 2] + 1 < best)
				best = before[j - 2] + 1;
			row[j] = best;
		}
		if (too_far(row, b->count + 1))
			return SLIPS + 1;
		kept = before;
		before = above;
		above = row;
		row = kept;
	}
	return above[b->count];
}

/* Of a word of three letters one may be wrong, of five two, and never three. */
static void look_at(
	const char *name, const char *written, const char **best, size_t *far)
{
	struct letters a, b;
	size_t d;

	spell(&a, written);
	spell(&b, name);
	d = distance(&a, &b);
	if (d < *far && d <= (b.count + 1) / 3) {
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
	size_t far = SLIPS + 1;

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

const char *suggest_word(const struct strings *words, const char *written)
{
	const char *tries[] = { written, NULL }, *best = NULL;
	char latin[SUGGEST_BYTES];
	size_t far = SLIPS + 1;

	if (suggest_latin(written, latin))
		tries[1] = latin;
	for (int t = 0; t < 2 && tries[t]; t++) {
		for (size_t i = 0; i < words->count; i++)
			look_at(words->items[i], tries[t], &best, &far);
	}
	return best;
}
