#include "core/answer_fold.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "core/alphabet.h"

static bool is_digit(uint32_t ch)
{
	return ch >= '0' && ch <= '9';
}

static bool is_one_of(uint32_t ch, const char *signs)
{
	return ch > 0 && ch < 128 && strchr(signs, (char)ch);
}

/* Without ink, so nobody can know of it: it must not decide a mark. */
static bool is_hidden(uint32_t ch)
{
	if (ch == 0xad) /* soft hyphen */
		return true;
	if (uc_is_property_white_space(ch))
		return false;
	return text_danger(ch) != TEXT_SAFE;
}

/*
 * Stress marks go before NFC: in и + U+0301 + U+0306 they would keep й from
 * being composed. What is invisible goes with them, for the same reason.
 */
static void add_unstressed(struct buf *out, const char *s)
{
	size_t n = strlen(s), i = 0;
	uint32_t base = 0, ch;

	while (i < n) {
		i += text_decode(s + i, n - i, &ch);
		if ((ch == 0x300 || ch == 0x301) && alphabet_vowel(base))
			continue;
		if (ch >= 0x7f && is_hidden(ch))
			continue;
		if (ch < 0x300 || ch > 0x36f)
			base = ch;
		text_encode(out, ch);
	}
}

/* One character for all that mean the same. */
static uint32_t plain(uint32_t ch)
{
	switch (ch) {
	case 0x2010: /* hyphens, dashes, minus */
	case 0x2011:
	case 0x2012:
	case 0x2013:
	case 0x2014:
	case 0x2015:
	case 0x2212:
		return '-';
	case '\'': /* quotes and apostrophes of any kind */
	case 0xab:
	case 0xb4:
	case 0xbb:
	case 0x2bb:
	case 0x2bc:
	case 0x2018:
	case 0x2019:
	case 0x201a:
	case 0x201b:
	case 0x201c:
	case 0x201d:
	case 0x201e:
	case 0x201f:
	case 0x2039:
	case 0x203a:
		return '"';
	case 0x450: /* ѐ, ѝ: a stressed vowel in one character */
	case U'ё':
		return U'е';
	case 0x400:
	case U'Ё':
		return U'Е';
	case 0x45d:
		return U'и';
	case 0x40d:
		return U'И';
	}
	if (ch < 0x7f)
		return ch > ' ' ? ch : ' ';
	return uc_is_property_white_space(ch) ? ' ' : ch;
}

static void read_letters(struct folded *f, const char *s, bool case_matters)
{
	struct buf text = { 0 };
	char *changed;
	size_t n, i = 0;

	add_unstressed(&text, s);
	n = text.len;
	s = buf_str(&text);
	changed = case_matters ? text_nfc(s, n, &n) : text_fold(s, n, &n);
	if (changed)
		s = changed;
	else
		n = text.len;
	f->letters = xmalloc((n + 1) * sizeof(*f->letters));
	f->count = 0;
	while (i < n) {
		uint32_t ch;

		i += text_decode(s + i, n - i, &ch);
		f->letters[f->count++] = plain(ch);
	}
	free(changed);
	buf_release(&text);
}

static void squeeze_spaces(struct folded *f)
{
	size_t kept = 0;

	for (size_t i = 0; i < f->count; i++) {
		if (f->letters[i] == ' ' &&
			(kept == 0 || f->letters[kept - 1] == ' '))
			continue;
		f->letters[kept++] = f->letters[i];
	}
	if (kept > 0 && f->letters[kept - 1] == ' ')
		kept--;
	f->count = kept;
}

/* Signs between things, and those that also begin a word: ls -l, cd /tmp. */
static const char between[] = "=<>&|,;:()[]{}";
static const char either[] = "+-*/%!^~";

/* Whether the sign at i stands as in "ls -l", and not as in "x = -1". */
static bool begins_word(const struct folded *f, size_t i)
{
	return i >= 2 && i + 1 < f->count && f->letters[i - 1] == ' ' &&
	       f->letters[i + 1] != ' ' &&
	       !is_one_of(f->letters[i - 2], between) &&
	       !is_one_of(f->letters[i - 2], either);
}

static void learn_signs(struct answer_signs *signs, const struct folded *f)
{
	for (size_t i = 0; i < f->count; i++)
		if (is_one_of(f->letters[i], between) ||
			is_one_of(f->letters[i], either))
			signs->loose[f->letters[i]] = true;
	for (size_t i = 0; i < f->count; i++)
		if (is_one_of(f->letters[i], either) && begins_word(f, i))
			signs->loose[f->letters[i]] = false;
	signs->known = true;
}

static bool is_loose(const struct answer_signs *signs, uint32_t ch)
{
	return ch < 128 && signs->loose[ch];
}

static void drop_spaces(struct folded *f, const struct answer_signs *signs)
{
	size_t kept = 0;

	for (size_t i = 0; i < f->count; i++) {
		if (f->letters[i] == ' ' &&
			(is_loose(signs, f->letters[i - 1]) ||
				is_loose(signs, f->letters[i + 1])))
			continue;
		f->letters[kept++] = f->letters[i];
	}
	f->count = kept;
}

/* Whether the digits at i go on a word or a fraction: x1, 3.14. */
static bool is_continued(const struct folded *f, size_t i)
{
	uint32_t before = i > 0 ? f->letters[i - 1] : ' ';

	if (before == '.' || before == ',')
		return i > 1 && is_digit(f->letters[i - 2]);
	return before == '_' || uc_is_alnum(before);
}

/*
 * The end of the digits at i, single spaces between them included, and
 * whether these only set groups of three apart, as in 10 000.
 */
static size_t digits_end(const struct folded *f, size_t i, bool *groups)
{
	bool first = true;

	*groups = !is_continued(f, i);
	for (;; i++) {
		size_t start = i;

		while (i < f->count && is_digit(f->letters[i]))
			i++;
		if (first ? i - start > 3 : i - start != 3)
			*groups = false;
		first = false;
		if (i + 1 >= f->count || f->letters[i] != ' ' ||
			!is_digit(f->letters[i + 1]))
			return i;
	}
}

static void join_groups(struct folded *f)
{
	size_t kept = 0, i = 0;

	while (i < f->count) {
		size_t end = i + 1;
		bool groups = false;

		if (is_digit(f->letters[i]))
			end = digits_end(f, i, &groups);
		for (; i < end; i++)
			if (!groups || f->letters[i] != ' ')
				f->letters[kept++] = f->letters[i];
	}
	f->count = kept;
}

static void point_decimals(struct folded *f)
{
	for (size_t i = 1; i + 1 < f->count; i++)
		if (f->letters[i] == ',' && is_digit(f->letters[i - 1]) &&
			is_digit(f->letters[i + 1]))
			f->letters[i] = '.';
}

/* Only behind something said: in "cd .", "..", "*." it is the answer. */
static void drop_full_stop(struct folded *f)
{
	uint32_t before;

	if (f->count < 2 || f->letters[f->count - 1] != '.')
		return;
	before = f->letters[f->count - 2];
	if (uc_is_alnum(before) || is_one_of(before, ")]}\"%"))
		f->count--;
}

void answer_fold(struct folded *out, const char *s, bool case_matters,
	struct answer_signs *signs)
{
	read_letters(out, s, case_matters);
	squeeze_spaces(out);
	if (signs && !signs->known)
		learn_signs(signs, out);
	if (signs)
		drop_spaces(out, signs);
	join_groups(out);
	point_decimals(out);
	drop_full_stop(out);
}

void folded_release(struct folded *f)
{
	free(f->letters);
	*f = (struct folded){ 0 };
}
