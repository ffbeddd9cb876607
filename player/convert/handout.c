#include "convert/handout.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "core/play.h"
#include "core/unit_load.h"

/* --- ids -------------------------------------------------------------- */

/* The number behind the last dash before *end, which moves to that dash. */
static bool number_back(const char *from, const char **end, int most, int *out)
{
	const char *s = *end;
	int digits = 0;
	long n;

	while (s > from && s[-1] >= '0' && s[-1] <= '9') {
		s--;
		digits++;
	}
	if (digits == 0 || digits > 9 || s == from || s[-1] != '-')
		return false;
	n = strtol(s, NULL, 10);
	if (n > most)
		return false;
	*out = (int)n;
	*end = s - 1;
	return true;
}

bool handout_id_read(struct handout_id *out, const char *id)
{
	const char *colon = strrchr(id, ':'), *end, *dash;
	size_t n;

	*out = (struct handout_id){ .place = id };
	if (!colon || colon == id)
		return false;
	out->length = (size_t)(colon - id);
	dash = strrchr(colon, '-');
	if (!dash || strlen(dash + 1) != HANDOUT_REV ||
		strspn(dash + 1, "0123456789abcdef") != HANDOUT_REV)
		return false;
	memcpy(out->rev, dash + 1, HANDOUT_REV + 1);
	end = dash;
	if (!number_back(colon, &end, HANDOUT_VARIANTS, &out->number) ||
		!number_back(colon, &end, HANDOUT_SEED_MAX, &out->seed))
		return false;
	n = (size_t)(end - colon - 1);
	if (n >= sizeof(out->language) || out->number == 0)
		return false;
	memcpy(out->language, colon + 1, n);
	return language_valid(out->language);
}

/* --- what stands on it ------------------------------------------------ */

bool handout_asks(const struct step *s)
{
	return question_shape(s) != SHAPE_NONE;
}

/* A number, not the time: the same paper again is the same run. */
static void make_attempt(struct handout *h, const char *place)
{
	uint8_t digest[DIGEST_BYTES];
	char key[32];

	snprintf(key, sizeof(key), "paper-%d-%d", h->seed, h->number);
	digest_pair(place, key, digest);
	ulid_make(0, digest, h->attempt);
}

static void add_picks(struct buf *b, const struct pick *picks, size_t count)
{
	for (size_t i = 0; i < count; i++)
		buf_addf(b, "%s ", picks[i].id);
	buf_addc(b, '\n');
}

/* All that decides what a letter on the paper means and what it is worth. */
static void make_rev(struct handout *h)
{
	struct buf b = { 0 };
	uint8_t digest[DIGEST_BYTES];

	for (size_t i = 0; i < h->count; i++) {
		const struct step *s = h->steps[i];
		const struct step *source = unit_step(h->unit->source, s->id);
		struct pick picks[GIVEN_MAX];
		struct asked asked[GIVEN_MAX];
		size_t count = question_asked(s, asked, GIVEN_MAX);
		char rev[9];

		if (!handout_asks(s))
			continue;
		step_rev(source ? source : s, rev);
		buf_addf(&b, "%s %s\n", s->id, rev);
		add_picks(&b, picks,
			question_picks(s, h->attempt, picks, GIVEN_MAX));
		for (size_t k = 0; k < count; k++)
			add_picks(&b, picks,
				question_asked_picks(
					s, h->attempt, k, picks, GIVEN_MAX));
	}
	digest_pair(h->attempt, buf_str(&b), digest);
	digest_hex(digest, HANDOUT_REV / 2, h->rev);
	buf_release(&b);
}

/* As a run of that attempt would have them. */
static void take_steps(struct handout *h, struct arena *arena)
{
	struct play_start start = {
		.unit = h->unit,
		.module = h->unit->module->id,
		.attempt = h->attempt,
	};
	struct effects none;
	struct play play;

	play_begin(&play, &start, &none);
	h->steps = arena_array(arena, play.count, sizeof(*h->steps));
	h->count = play.count;
	for (size_t i = 0; i < play.count; i++)
		h->steps[i] = play_at(&play, i);
	play_release(&play);
}

static void take_all(struct handout *h, struct arena *arena)
{
	h->count = h->unit->all_count;
	h->steps = arena_array(arena, h->count, sizeof(*h->steps));
	for (size_t i = 0; i < h->count; i++)
		h->steps[i] = h->unit->all[i];
}

void handout_make(struct handout *out, struct arena *arena,
	const struct unit *u, int seed, int number)
{
	char place[2 * ID_CHARS + 2];

	*out = (struct handout){ .unit = u, .seed = seed, .number = number };
	snprintf(place, sizeof(place), "%s/%s", u->module->id, u->id);
	make_attempt(out, place);
	if (u->kind == UNIT_BANK)
		take_all(out, arena);
	else
		take_steps(out, arena);
	for (size_t i = 0; i < out->count; i++)
		out->asked += handout_asks(out->steps[i]);
	make_rev(out);
	snprintf(out->id, sizeof(out->id), "%s:%s-%d-%d-%s", place, u->language,
		seed, number, out->rev);
}

/* --- words ------------------------------------------------------------ */

void handout_fill(
	struct buf *out, const char *text, const char *one, const char *two)
{
	for (; *text; text++) {
		const char *arg = NULL;

		if (text[0] == '%' && text[1] == '1')
			arg = one;
		else if (text[0] == '%' && text[1] == '2')
			arg = two;
		if (!arg) {
			buf_addc(out, *text);
			continue;
		}
		buf_adds(out, arg);
		text++;
	}
}

void handout_fill_number(struct buf *out, const char *text, int number)
{
	char digits[16];

	snprintf(digits, sizeof(digits), "%d", number);
	handout_fill(out, text, digits, NULL);
}

const char *handout_pick(const struct catalogue *words, const struct pick *pick)
{
	if (pick->text)
		return pick->text;
	return strcmp(pick->id, "true") == 0 ? tr(words, "Yes")
					     : tr(words, "No");
}

const char *handout_ask(const struct catalogue *words, const struct step *s)
{
	switch (question_shape(s)) {
	case SHAPE_MANY:
		return tr(words, "Mark all that fit.");
	case SHAPE_ORDERING:
		return tr(words, "Write the letters in the right order.");
	case SHAPE_PAIRS:
		return tr(words, "Beside each number write the letter of what "
				 "belongs to it.");
	case SHAPE_NONE:
	case SHAPE_ONE:
	case SHAPE_LINE:
	case SHAPE_LINES:
	case SHAPE_TEXT:
	case SHAPE_GAPS:
		break;
	}
	return NULL;
}

/* By fives, or the paper would tell how many lines the answer has. */
size_t handout_line_count(const struct handout *h, const struct step *s)
{
	const char *ids[GIVEN_MAX];
	struct strings key;

	if (question_shape(s) != SHAPE_LINES)
		return 5;
	key = handout_key(h, s, ids);
	return key.count == 0 ? 5 : (key.count + 4) / 5 * 5;
}
