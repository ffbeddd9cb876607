/* What a teacher types of one paper, into answers. */
#include <string.h>

#include "base/text.h"
#include "convert/handout.h"
#include "core/answer.h"

struct reading {
	const struct handout *h;
	struct arena *arena;
	const char *at;
	struct handout_trouble *trouble;
	const struct step *step, *source;
	size_t question; /* from 1 */
};

static bool fail(
	struct reading *r, enum handout_wrong wrong, const char *s, size_t n)
{
	struct handout_trouble *t = r->trouble;
	size_t fit = n;

	if (fit >= sizeof(t->text)) {
		fit = sizeof(t->text) - 1;
		while (fit > 0 && ((unsigned char)s[fit] & 0xc0) == 0x80)
			fit--;
	}
	t->wrong = wrong;
	t->question = r->question;
	memcpy(t->text, s, fit);
	t->text[fit] = '\0';
	return false;
}

static size_t next(const struct reading *r, uint32_t *ch)
{
	size_t n = strlen(r->at);

	*ch = 0;
	return text_decode(r->at, n > 4 ? 4 : n, ch);
}

static void skip_spaces(struct reading *r)
{
	uint32_t ch;
	size_t n;

	while ((n = next(r, &ch)) > 0 &&
		(ch == ' ' || ch == '\t' || ch == 0xa0 || ch == ',' ||
			ch == ';'))
		r->at += n;
}

static bool is_dash(uint32_t ch)
{
	return ch == '-' || (ch >= 0x2010 && ch <= 0x2015) || ch == 0x2212;
}

/* What closes that quote; 0: it is none. */
static uint32_t closing_quote(uint32_t ch)
{
	switch (ch) {
	case '"':
		return '"';
	case 0xab:
		return 0xbb;
	case 0x201c:
	case 0x201e:
		return 0x201d;
	default:
		return 0;
	}
}

static uint32_t closing_bracket(uint32_t ch)
{
	return ch == '[' ? ']' : ch == '(' ? ')' : 0;
}

/* Whether a blank stands here: a dash that begins no number. */
static bool take_blank(struct reading *r, bool number)
{
	uint32_t ch;
	size_t n;

	skip_spaces(r);
	n = next(r, &ch);
	if (!is_dash(ch))
		return false;
	if (number && r->at[n] >= '0' && r->at[n] <= '9')
		return false;
	r->at += n;
	return true;
}

/* --- typed answers ---------------------------------------------------- */

/* A quote inside is written twice. */
static const char *take_quoted(struct reading *r, size_t begin, uint32_t quote)
{
	const char *from = r->at;
	struct buf b = { 0 };
	char *copy;
	uint32_t ch;
	size_t n;

	r->at += begin;
	while ((n = next(r, &ch)) > 0) {
		const char *s = r->at;

		r->at += n;
		if (ch == quote || (quote == 0x201d && ch == 0x201c)) {
			uint32_t again;
			size_t more = next(r, &again);

			if (again != quote)
				break;
			r->at += more;
		}
		buf_add(&b, s, n);
	}
	copy = arena_strdup(r->arena, buf_str(&b));
	buf_release(&b);
	if (n > 0)
		return copy;
	fail(r, HANDOUT_OPEN, from, strlen(from));
	return NULL;
}

/* Up to a space or what closes the brackets around it. */
static const char *take_word(struct reading *r, uint32_t bracket)
{
	const char *from = r->at;
	uint32_t ch;
	size_t n;

	while ((n = next(r, &ch)) > 0 && ch != ' ' && ch != '\t' &&
		ch != 0xa0 && ch != bracket)
		r->at += n;
	return arena_strndup(r->arena, from, (size_t)(r->at - from));
}

/* NULL: trouble. "": nothing is left. */
static const char *take_typed(struct reading *r, uint32_t bracket)
{
	const char *text;
	uint32_t ch;
	size_t n;

	skip_spaces(r);
	n = next(r, &ch);
	text = closing_quote(ch) ? take_quoted(r, n, closing_quote(ch))
				 : take_word(r, bracket);
	if (text && strlen(text) > LINE_MAX_BYTES) {
		fail(r, HANDOUT_LONG, text, strlen(text));
		return NULL;
	}
	return text;
}

/* --- letters ---------------------------------------------------------- */

/* NULL: trouble. */
static const char *take_pick(
	struct reading *r, const struct pick *picks, size_t count)
{
	uint32_t ch;
	size_t n, i;

	skip_spaces(r);
	n = next(r, &ch);
	i = n > 0 ? handout_letter_index(ch) : HANDOUT_LETTERS;
	if (i >= count) {
		r->trouble->wanted = count;
		fail(r, HANDOUT_LETTER, r->at,
			text_cluster(r->at, strlen(r->at)));
		return NULL;
	}
	r->at += n;
	return picks[i].id;
}

static bool has(const struct strings *list, const char *id)
{
	for (size_t i = 0; i < list->count; i++) {
		if (strcmp(list->items[i], id) == 0)
			return true;
	}
	return false;
}

/* --- what stands in brackets ------------------------------------------ */

/* One of them; false: trouble. */
static bool take_member(struct reading *r, uint32_t bracket,
	const struct asked *asked, size_t parts, struct strings *out)
{
	struct pick picks[GIVEN_MAX];
	enum answer_shape shape = question_shape(r->step);
	size_t at = out->count, count;
	bool typed = parts > 0 ? asked[at].shape == SHAPE_LINE
			       : shape == SHAPE_LINES;
	const char *from = r->at, *text;

	if (parts > 0 && take_blank(r, asked[at].number)) {
		text = shape == SHAPE_PAIRS ? NOT_PAIRED : "";
	} else if (typed) {
		text = take_typed(r, bracket);
	} else {
		count = parts > 0 ? question_asked_picks(r->step, r->h->attempt,
					    at, picks, GIVEN_MAX)
				  : question_picks(r->step, r->h->attempt,
					    picks, GIVEN_MAX);
		text = take_pick(r, picks, count);
		if (text && parts == 0 && has(out, text))
			return fail(
				r, HANDOUT_TWICE, from, (size_t)(r->at - from));
	}
	if (text)
		out->items[out->count++] = text;
	return text != NULL;
}

/* All up to the bracket that closes, or up to parts without any brackets. */
static bool take_members(struct reading *r, struct strings *out)
{
	struct asked asked[GIVEN_MAX];
	size_t parts = question_asked(r->step, asked, GIVEN_MAX);
	const char *from = r->at;
	uint32_t ch, bracket;
	size_t n = next(r, &ch);

	bracket = closing_bracket(ch);
	out->items = arena_array(r->arena, GIVEN_MAX, sizeof(*out->items));
	if (!bracket) { /* one letter of several, one line, the only gap */
		if (!take_member(r, 0, asked, parts, out))
			return false;
		if (parts > 1) {
			r->trouble->wanted = parts;
			return fail(r, HANDOUT_PARTS, from, strlen(from));
		}
		return true;
	}
	r->at += n;
	for (;;) {
		skip_spaces(r);
		n = next(r, &ch);
		if (n == 0)
			return fail(r, HANDOUT_OPEN, from, strlen(from));
		if (ch == bracket)
			break;
		if (out->count == (parts > 0 ? parts : GIVEN_MAX)) {
			r->trouble->wanted = parts;
			return fail(r, HANDOUT_PARTS, from, strlen(from));
		}
		if (!take_member(r, bracket, asked, parts, out))
			return false;
	}
	r->at += n;
	r->trouble->wanted = parts;
	return (parts == 0 || out->count == parts) ||
	       fail(r, HANDOUT_PARTS, from, strlen(from));
}

/* Nothing but blanks inside is no answer. */
static void drop_blank(struct strings *given)
{
	for (size_t i = 0; i < given->count; i++) {
		if (*given->items[i] &&
			strcmp(given->items[i], NOT_PAIRED) != 0)
			return;
	}
	given->count = 0;
}

/* --- one answer ------------------------------------------------------- */

static bool take_one(struct reading *r, struct strings *out)
{
	struct pick picks[GIVEN_MAX];
	enum answer_shape shape = question_shape(r->step);
	const char *text;

	out->items = arena_array(r->arena, 1, sizeof(*out->items));
	text = shape == SHAPE_ONE
		       ? take_pick(r, picks,
				 question_picks(r->step, r->h->attempt, picks,
					 GIVEN_MAX))
		       : take_typed(r, 0);
	if (!text)
		return false;
	out->items[0] = text;
	out->count = answer_inked(text);
	return true;
}

/* What the player would send back is sent back here. */
static bool accept(struct reading *r, const struct strings *given)
{
	size_t part;
	const char *text;

	if (given->count == 0)
		return true;
	part = question_refused(r->step, r->source, given);
	text = given->items[part < given->count ? part : 0];
	switch (question_refuse(r->step, r->source, given)) {
	case REFUSAL_NONE:
	case REFUSAL_EMPTY:
		break;
	case REFUSAL_NUMBER:
		return fail(r, HANDOUT_NUMBER, text, strlen(text));
	case REFUSAL_LETTERS:
		return fail(r, HANDOUT_MIXED, text, strlen(text));
	}
	return true;
}

static bool take_answer(struct reading *r, struct strings *out)
{
	enum answer_shape shape = question_shape(r->step);
	bool ok;

	*out = (struct strings){ 0 };
	skip_spaces(r);
	if (!*r->at) {
		r->trouble->wanted = r->h->asked;
		return fail(r, HANDOUT_FEW, "", 0);
	}
	if (take_blank(r, r->step->type == QUESTION_NUMBER))
		return true;
	if (shape == SHAPE_ONE || shape == SHAPE_LINE || shape == SHAPE_TEXT)
		ok = take_one(r, out);
	else
		ok = take_members(r, out);
	if (ok)
		drop_blank(out);
	return ok && accept(r, out);
}

bool handout_answers_read(const struct handout *h, struct arena *arena,
	const char *text, struct strings *given,
	struct handout_trouble *trouble)
{
	struct reading r = {
		.h = h, .arena = arena, .at = text, .trouble = trouble
	};

	*trouble = (struct handout_trouble){ 0 };
	for (size_t i = 0; i < h->count; i++) {
		const struct step *source;

		if (!handout_asks(h->steps[i]))
			continue;
		source = unit_step(h->unit->source, h->steps[i]->id);
		r.step = h->steps[i];
		r.source = source ? source : r.step;
		r.question++;
		if (!take_answer(&r, &given[r.question - 1]))
			return false;
	}
	skip_spaces(&r);
	return !*r.at || fail(&r, HANDOUT_REST, r.at, strlen(r.at));
}
