#include "core/search_words.h"

#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

#include "base/text.h"
#include "core/alphabet.h"

/* Of a character as it is compared: a letter or a digit; 0: passed over. */
#define ALNUM 0x80000000U

/* --- characters ------------------------------------------------------- */

static uint32_t without_marks(uint32_t ch)
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];

	while (uc_canonical_decomposition(ch, parts) > 0)
		ch = parts[0];
	return ch;
}

/* The small letter that stands for it: Cyrillic, of a Russian keyboard. */
static uint32_t bare_letter(uint32_t ch)
{
	uint32_t other;

	ch = uc_tolower(without_marks(ch));
	other = alphabet_of(ch) == ALPHABET_LATIN ? alphabet_twin(ch) : 0;
	ch = other ? other : ch;
	other = alphabet_russian(ch);
	return other ? other : ch;
}

static uint32_t bare_sign(uint32_t ch)
{
	if (uc_is_property_white_space(ch) || ch < ' ')
		return ' ';
	if (ch == '\'' || uc_is_property_quotation_mark(ch))
		return '"';
	return uc_is_property_dash(ch) ? '-' : ch;
}

static uint32_t bare(uint32_t ch)
{
	if (ch == 0xad || uc_is_property_combining(ch))
		return 0;
	return uc_is_alnum(ch) ? bare_letter(ch) | ALNUM : bare_sign(ch);
}

static void make_table(struct search_words *w)
{
	for (uint32_t ch = 0; ch < SEARCH_TABLE; ch++)
		w->table[ch] = bare(ch);
}

/* Reads the character at s + *i as it is compared, and passes it. */
static inline uint32_t next(
	const struct search_words *w, const char *s, size_t n, size_t *i)
{
	unsigned char c = (unsigned char)s[*i];
	uint32_t ch;

	if (c < 0x80) {
		++*i;
		return w->table[c];
	}
	if (c >= 0xc2 && c < 0xe0 && *i + 1 < n) {
		ch = (uint32_t)(c & 0x1f) << 6 | (s[*i + 1] & 0x3f);
		*i += 2;
		return w->table[ch];
	}
	*i += text_decode(s + *i, n - *i, &ch);
	return ch < SEARCH_TABLE ? w->table[ch] : bare(ch);
}

/* --- the query -------------------------------------------------------- */

/* What stands around words and is none of them. */
static bool around(uint32_t letter)
{
	return letter < 0x80 && letter != 0 &&
	       strchr(".,:;!?\"()[]{}", (char)letter);
}

static void trim(struct search_word *word)
{
	size_t from = 0, to = word->count;

	while (from < to && around(word->letters[from]))
		from++;
	while (to > from && around(word->letters[to - 1]))
		to--;
	if (from == to) /* signs are all there is: they are meant */
		return;
	word->count = to - from;
	memmove(word->letters, word->letters + from,
		word->count * sizeof(*word->letters));
}

static bool ends_in_vowel(const struct search_word *word)
{
	uint32_t last = word->letters[word->count - 1] & ~ALNUM;

	return alphabet_vowel(last) || last == U'ь';
}

/*
 * Leaves out what changes at the end of a word: two letters of a long
 * Cyrillic one, the s of an English plural. Signs and digits stay.
 */
static void leave_ending(struct search_word *word, bool cyrillic)
{
	size_t n = word->count, ending = 0;

	for (size_t i = 0; i < n; i++)
		if (!(word->letters[i] & ALNUM) ||
			uc_is_digit(word->letters[i] & ~ALNUM))
			return;
	if (cyrillic)
		ending = n >= 6 ? 2 : n == 5 || (n == 4 && ends_in_vowel(word));
	else
		ending = n >= 4 && word->letters[n - 1] == (U's' | ALNUM);
	word->count -= ending;
}

static void find_run(struct search_word *word)
{
	size_t run = 0;

	for (size_t i = 0; i < word->count; i++) {
		run = word->letters[i] & ALNUM ? run + 1 : 0;
		if (run > word->run) {
			word->run = run;
			word->run_at = i + 1 - run;
		}
	}
}

static void note_first(struct search_words *w, uint32_t letter)
{
	w->first |= (uint64_t)1 << (letter & 63);
}

static void end_word(struct search_words *w, bool cyrillic)
{
	struct search_word *word = &w->items[w->count];

	if (word->count == 0)
		return;
	trim(word);
	leave_ending(word, cyrillic);
	find_run(word);
	note_first(w, word->letters[0]);
	if (word->run > 0)
		note_first(w, word->letters[word->run_at]);
	w->count++;
}

bool search_words_read(struct search_words *w, const char *query)
{
	size_t n = strlen(query), i = 0;
	bool cyrillic = false;

	w->count = 0;
	w->first = 0;
	memset(w->items, 0, sizeof(w->items));
	make_table(w);
	while (i < n && w->count < SEARCH_WORDS) {
		struct search_word *word = &w->items[w->count];
		uint32_t ch, letter;

		text_decode(query + i, n - i, &ch);
		letter = next(w, query, n, &i);
		if (letter == ' ') {
			end_word(w, cyrillic);
			cyrillic = false;
		} else if (letter != 0 && word->count < SEARCH_LETTERS) {
			word->letters[word->count++] = letter;
			cyrillic |= alphabet_of(ch) == ALPHABET_CYRILLIC;
		}
	}
	if (w->count < SEARCH_WORDS)
		end_word(w, cyrillic);
	return w->count > 0;
}

unsigned search_words_all(const struct search_words *w)
{
	return (1U << w->count) - 1;
}

/* --- in a plain text -------------------------------------------------- */

struct letters {
	const uint32_t *at;
	size_t count;
};

/* The offset behind the letters that stand at i, or 0. */
static size_t match(const struct search_words *w, struct letters wanted,
	const char *s, size_t n, size_t i)
{
	size_t k = 0;

	while (k < wanted.count && i < n) {
		uint32_t letter = next(w, s, n, &i);

		if (letter != 0 && letter != wanted.at[k++])
			return 0;
	}
	return k == wanted.count ? i : 0;
}

/* The end of the word that i is in, or behind. */
static size_t word_end(
	const struct search_words *w, const char *s, size_t n, size_t i)
{
	size_t end = i;

	while (i < n) {
		uint32_t letter = next(w, s, n, &i);

		if (letter != 0 && !(letter & ALNUM))
			break;
		end = i;
	}
	return end;
}

static bool may_begin(const struct search_words *w, uint32_t letter)
{
	return w->first >> (letter & 63) & 1;
}

unsigned search_words_in(const struct search_words *w, const char *text,
	size_t n, struct search_hit *hit)
{
	unsigned found = 0, all = search_words_all(w);
	uint32_t before = ' ';
	size_t i = 0;

	while (i < n && found != all) {
		size_t at = i;
		uint32_t letter = next(w, text, n, &i);
		bool inside = before & letter & ALNUM;

		if (letter != 0)
			before = letter;
		if (inside || letter == 0 || !may_begin(w, letter))
			continue;
		for (size_t k = 0; k < w->count; k++) {
			const struct search_word *word = &w->items[k];
			size_t end;

			if (found >> k & 1)
				continue;
			end = match(w,
				(struct letters){ word->letters, word->count },
				text, n, at);
			if (end == 0)
				continue;
			if (found == 0 && hit) {
				hit->at = at;
				hit->length = word_end(w, text, n, end) - at;
			}
			found |= 1U << k;
		}
	}
	return found;
}

/* --- in a source ------------------------------------------------------ */

enum { LINK_BYTES = 300, ENTITY_BYTES = 32 };

static bool is_mark(char c)
{
	return c == '*' || c == '_' || c == '`' || c == '\\' || c == '[';
}

/* Past "](term:bit)", which a word may go on behind; 0: who knows. */
static size_t past_link(const char *s, size_t n, size_t i)
{
	size_t most = n - i < LINK_BYTES ? n - i : LINK_BYTES;
	const char *end = memchr(s + i, ')', most);

	return end && s[i + 1] == '(' ? (size_t)(end - s) + 1 : 0;
}

/* The same as match(), with marks among the letters. */
static bool match_near(const struct search_words *w, struct letters wanted,
	const char *s, size_t n, size_t i)
{
	size_t k = 0;

	while (k < wanted.count && i < n) {
		if (is_mark(s[i])) {
			i++;
		} else if (s[i] == ']' && i + 1 < n && strchr("([", s[i + 1])) {
			i = past_link(s, n, i);
			if (i == 0)
				return true;
		} else {
			uint32_t letter = next(w, s, n, &i);

			if (letter != 0 && letter != wanted.at[k++])
				return false;
		}
	}
	return k == wanted.count;
}

/* "\u0431", a line that goes on behind a backslash, "&eacute;", "&#1073;" */
static bool hides_letters(const char *s, size_t n, size_t i)
{
	const char *behind = s + i + 1;
	size_t left = n - i - 1;

	if (left == 0)
		return false;
	if (s[i] == '\\')
		return *behind && strchr("xuUN_LP\n", *behind);
	return (*behind == '#' ||
		       ((*behind | 0x20) >= 'a' && (*behind | 0x20) <= 'z')) &&
	       memchr(behind, ';', left < ENTITY_BYTES ? left : ENTITY_BYTES);
}

static unsigned near_at(const struct search_words *w, unsigned found,
	const char *s, size_t n, size_t at)
{
	for (size_t k = 0; k < w->count; k++) {
		const struct search_word *word = &w->items[k];
		struct letters run = { word->letters + word->run_at,
			word->run };

		if (!(found >> k & 1) && match_near(w, run, s, n, at))
			found |= 1U << k;
	}
	return found;
}

unsigned search_words_near(
	const struct search_words *w, const char *source, size_t n)
{
	unsigned found = 0, all = search_words_all(w);
	bool inside = false, escape = false;
	size_t i = 0;

	/* Signs may be written in many ways. */
	for (size_t k = 0; k < w->count; k++)
		found |= (unsigned)(w->items[k].run == 0) << k;
	while (i < n && found != all) {
		size_t at = i;
		uint32_t letter;

		if ((source[i] == '\\' || source[i] == '&') &&
			hides_letters(source, n, i))
			return all;
		letter = next(w, source, n, &i);
		if (letter == 0)
			continue;
		if (letter & ALNUM && !inside && may_begin(w, letter))
			found = near_at(w, found, source, n, at);
		/* The n of "\n" is no letter where it means a line feed. */
		inside = letter & ALNUM && !escape;
		escape = source[at] == '\\';
	}
	return found;
}
