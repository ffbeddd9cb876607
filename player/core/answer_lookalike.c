#include <stdlib.h>
#include <string.h>
#include <unictype.h>

#include "base/text.h"
#include "core/alphabet.h"
#include "core/answer.h"

/* A word of the answer, and what its letters are. */
struct word {
	const char *start, *end;
	size_t latin, cyrillic; /* letters */
	size_t latin_own, cyrillic_own; /* of these, without a twin */
	size_t other; /* letters of neither */
	size_t switches; /* from one alphabet to the other */
	size_t digits, digit_like; /* digits; letters that look like one */
	enum alphabet first, last; /* of the letters so far */
	bool number; /* begins with a digit */
};

static bool is_word(uint32_t ch)
{
	return ch == '_' || ch == '\'' || ch == 0x2019 || ch == 0x2bc ||
	       uc_is_alnum(ch);
}

static void count_letter(struct word *w, uint32_t ch)
{
	enum alphabet alphabet = alphabet_of(ch);
	bool own = !alphabet_twin(ch);

	if (ch >= '0' && ch <= '9')
		w->digits++;
	if (alphabet_digit(ch))
		w->digit_like++;
	switch (alphabet) {
	case ALPHABET_NONE:
		w->other += uc_is_property_alphabetic(ch);
		return;
	case ALPHABET_LATIN:
		w->latin++;
		w->latin_own += own;
		break;
	case ALPHABET_CYRILLIC:
		w->cyrillic++;
		w->cyrillic_own += own;
		break;
	}
	if (w->first == ALPHABET_NONE)
		w->first = alphabet;
	w->switches += w->last != ALPHABET_NONE && w->last != alphabet;
	w->last = alphabet;
}

/* The first word in s up to end; false where none is left. */
static bool next_word(struct word *w, const char *s, const char *end)
{
	*w = (struct word){ 0 };
	while (s < end) {
		uint32_t ch;
		size_t length = text_cluster(s, (size_t)(end - s));

		text_decode(s, length, &ch);
		if (!is_word(ch)) {
			if (w->start)
				break;
		} else {
			if (!w->start) {
				w->start = s;
				w->number = ch >= '0' && ch <= '9';
			}
			count_letter(w, ch);
		}
		s += length;
		w->end = s;
	}
	return w->start != NULL;
}

/* The alphabet that a word of both was most likely meant in. */
static enum alphabet home_of(const struct word *w, enum answer_letters letters)
{
	/* A letter that has no twin shows which keyboard was on. */
	if (w->latin_own > 0 && w->cyrillic_own == 0)
		return ALPHABET_LATIN;
	if (w->cyrillic_own > 0 && w->latin_own == 0)
		return ALPHABET_CYRILLIC;
	if (letters == LETTERS_LATIN)
		return ALPHABET_LATIN;
	if (letters == LETTERS_CYRILLIC)
		return ALPHABET_CYRILLIC;
	if (w->latin != w->cyrillic)
		return w->latin > w->cyrillic ? ALPHABET_LATIN
					      : ALPHABET_CYRILLIC;
	return w->first;
}

/*
 * Kazakh, Kyrgyz and Tajik put endings to Latin names ("Pythonда"): where
 * both parts have letters of their own, nothing passes for anything else.
 */
static bool is_name_with_ending(const struct word *w)
{
	return w->switches == 1 && w->first == ALPHABET_LATIN &&
	       w->latin_own > 0 && w->cyrillic_own > 0;
}

/* Clips text to whole clusters, or one cluster to whole characters. */
static void clip(char *out, size_t room, const char *s, size_t n,
	size_t (*step)(const char *, size_t))
{
	size_t used = 0;

	while (used < n) {
		size_t length = step(s + used, n - used);

		if (used + length >= room)
			break;
		used += length;
	}
	memcpy(out, s, used);
	out[used] = '\0';
}

static size_t character(const char *s, size_t n)
{
	uint32_t ch;

	return text_decode(s, n, &ch);
}

/* Names the first letter of that alphabet, or that looks like a digit. */
static void name_letter(struct answer_lookalike *out, const struct word *w,
	enum alphabet stranger)
{
	const char *s = w->start;
	uint32_t ch = 0;
	size_t length = 0;

	out->position = 0;
	for (; s < w->end; s += length) {
		length = text_cluster(s, (size_t)(w->end - s));
		text_decode(s, length, &ch);
		out->position++;
		if (stranger == ALPHABET_NONE ? alphabet_digit(ch) != '\0'
					      : alphabet_of(ch) == stranger)
			break;
	}
	out->cyrillic = alphabet_of(ch) == ALPHABET_CYRILLIC;
	out->digit = '\0';
	if (stranger == ALPHABET_NONE)
		out->digit = alphabet_digit(ch);
	clip(out->letter, sizeof(out->letter), s, length, character);
	clip(out->word, sizeof(out->word), w->start,
		(size_t)(w->end - w->start), text_cluster);
}

static bool judge(const struct word *w, enum answer_letters letters,
	struct answer_lookalike *out)
{
	bool all = false;
	enum alphabet stranger = ALPHABET_NONE;

	if (w->number && w->digit_like > 0 &&
		w->digit_like == w->latin + w->cyrillic && w->other == 0) {
		name_letter(out, w, ALPHABET_NONE);
		out->all = false;
		return true;
	}
	if (w->latin > 0 && w->cyrillic > 0) {
		if (letters == LETTERS_ANY && is_name_with_ending(w))
			return false;
		stranger = home_of(w, letters) == ALPHABET_LATIN
				   ? ALPHABET_CYRILLIC
				   : ALPHABET_LATIN;
	} else if (letters == LETTERS_LATIN && w->cyrillic > 0) {
		all = w->cyrillic_own == 0 && w->other == 0;
		stranger = ALPHABET_CYRILLIC;
	} else if (letters == LETTERS_CYRILLIC && w->latin > 0) {
		all = w->latin_own == 0 && w->other == 0;
		stranger = ALPHABET_LATIN;
	}
	if (!all && (w->latin == 0 || w->cyrillic == 0))
		return false;
	name_letter(out, w, stranger);
	out->all = all;
	return true;
}

bool answer_lookalike(const char *given, const struct answer_rules *rules,
	struct answer_lookalike *out)
{
	size_t n = strlen(given);
	/* Composed, so that й is one letter and not и and a mark. */
	char *composed = text_nfc(given, n, &n);
	const char *s = composed ? composed : given;
	const char *end = s + (composed ? n : strlen(given));
	bool found = false;
	struct word w;

	for (; !found && next_word(&w, s, end); s = w.end)
		found = judge(&w, rules->letters, out);
	free(composed);
	return found;
}
