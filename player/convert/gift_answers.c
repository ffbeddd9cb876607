/* What stands in the braces of GIFT: which kind of question, which answers. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "convert/gift.h"
#include "convert/number.h"

/* One answer: its sign, weight, text and feedback. */
struct part {
	char sign; /* '=', '~', or '\0' where none is written */
	double weight;
	bool weighed; /* a weight is written */
	struct gift_piece whole, text, feedback;
	bool said; /* there is a "#" */
};

/* "%50%", "%-33.333%" before a text. */
static bool take_weight(struct gift_piece *p, double *weight)
{
	size_t n = p->n > 0 && *p->s == '%' ? 1 : 0;
	char digits[16] = "";

	if (n == 0)
		return false;
	while (n < p->n && n < sizeof(digits) &&
		strchr("-0123456789.", p->s[n]))
		n++;
	if (n == 1 || n >= p->n || p->s[n] != '%')
		return false;
	memcpy(digits, p->s + 1, n - 1);
	*weight = strtod(digits, NULL);
	if (*weight < -100 || *weight > 100)
		return false;
	*p = gift_trim(gift_from(*p, n + 1));
	return true;
}

/*
 * The next answer of *rest: up to the next of signs. False at the end.
 */
static bool next_part(
	struct gift_piece *rest, const char *signs, struct part *out)
{
	size_t end, hash;

	*rest = gift_trim(*rest);
	if (rest->n == 0)
		return false;
	*out = (struct part){ .weight = 0 };
	if (strchr(signs, *rest->s)) {
		out->sign = *rest->s;
		*rest = gift_from(*rest, 1);
	}
	for (end = 0; end < rest->n && !strchr(signs, rest->s[end]);)
		end++;
	out->whole = gift_trim(gift_upto(*rest, end));
	*rest = gift_from(*rest, end);
	out->text = out->whole;
	out->weight = out->sign == '~' ? 0 : 100;
	out->weighed = take_weight(&out->text, &out->weight);
	hash = gift_find(out->text, '#');
	out->said = hash < out->text.n;
	if (out->said)
		out->feedback = gift_trim(gift_from(out->text, hash + 1));
	else
		out->feedback = gift_from(out->text, out->text.n);
	out->text = gift_trim(gift_upto(out->text, hash));
	return true;
}

/* What is doubtful in one answer; its weight becomes one that there is. */
static double checked_weight(
	const struct gift_block *b, struct part *p, bool choice)
{
	const char *text = gift_text(b, p->whole);
	int line = gift_line(b, p->whole);
	char from[32], to[32];

	if (p->said && p->feedback.n == 0)
		moodle_note(b->file, NOTE_FEEDBACK_EMPTY, line, text, NULL);
	if (p->weighed && p->sign == '=' && choice)
		moodle_note(b->file, NOTE_WEIGHT_EQUALS, line, text, NULL);
	if (moodle_weight_allowed(p->weight))
		return moodle_weight(p->weight);
	number_write(from, p->weight);
	number_write(to, moodle_weight(p->weight));
	moodle_note(b->file, NOTE_WEIGHT_BAD, line, from, to);
	return moodle_weight(p->weight);
}

static bool enough(const struct gift_block *b, const struct moodle_question *q,
	size_t least)
{
	if (q->answers.count >= least)
		return true;
	moodle_note(b->file, NOTE_ANSWERS_FEW, q->line, NULL, NULL);
	return false;
}

/* ---- each kind ---- */

static bool read_choice(const struct gift_block *b, struct gift_piece in,
	struct moodle_question *q)
{
	struct part p;

	q->kind = MOODLE_CHOICE;
	q->single = gift_find(in, '=') < in.n;
	while (next_part(&in, "=~", &p)) {
		struct moodle_answer *a = moodle_add_answer(b->file, q);

		a->weight = checked_weight(b, &p, true);
		a->text = gift_formatted(b, p.text);
		a->feedback = gift_formatted(b, p.feedback);
	}
	return enough(b, q, 2);
}

static bool read_short(const struct gift_block *b, struct gift_piece in,
	struct moodle_question *q)
{
	struct part p;

	q->kind = MOODLE_SHORT;
	while (next_part(&in, "=", &p)) {
		struct moodle_answer *a = moodle_add_answer(b->file, q);

		a->weight = checked_weight(b, &p, false);
		a->text = gift_formatted(b, p.text);
		a->text.format = MOODLE_PLAIN;
		if (!a->text.text)
			a->text.text = "";
		a->feedback = gift_formatted(b, p.feedback);
	}
	return enough(b, q, 1);
}

/* Where "->" stands; the end of the piece where it does not. */
static size_t find_arrow(struct gift_piece p)
{
	for (size_t i = 0; i + 1 < p.n; i++) {
		if (p.s[i] == '-' && p.s[i + 1] == '>')
			return i;
	}
	return p.n;
}

static bool read_match(const struct gift_block *b, struct gift_piece in,
	struct moodle_question *q)
{
	struct part p;

	q->kind = MOODLE_MATCH;
	while (next_part(&in, "=", &p)) {
		struct moodle_answer *a;
		size_t arrow = find_arrow(p.whole);

		if (arrow == p.whole.n) {
			moodle_note(b->file, NOTE_ANSWERS_FEW,
				gift_line(b, p.whole), NULL, NULL);
			return false;
		}
		a = moodle_add_answer(b->file, q);
		a->text = gift_formatted(b, gift_upto(p.whole, arrow));
		a->other = gift_formatted(b, gift_from(p.whole, arrow + 2));
		a->other.format = MOODLE_PLAIN; /* Moodle shows it so */
	}
	return enough(b, q, 2);
}

/* "T#for the wrong one#for the right one". */
static bool read_truefalse(const struct gift_block *b, struct gift_piece in,
	struct moodle_question *q)
{
	size_t first = gift_find(in, '#');
	struct gift_piece word = gift_trim(gift_upto(in, first));
	struct gift_piece rest = gift_from(in, first + (first < in.n));
	size_t second = gift_find(rest, '#');
	const char *text = gift_text(b, word);
	bool yes = toupper((unsigned char)*text) == 'T';
	struct moodle_answer *said[2];

	q->kind = MOODLE_TRUEFALSE;
	if (islower((unsigned char)*text))
		moodle_note(b->file, NOTE_TRUE_LOWER, gift_line(b, word), text,
			NULL);
	moodle_add_answer(b->file, q);
	moodle_add_answer(b->file, q);
	said[0] = &q->answers.items[yes ? 1 : 0];
	said[1] = &q->answers.items[yes ? 0 : 1];
	said[1]->weight = 100;
	said[0]->feedback = gift_formatted(b, gift_upto(rest, second));
	said[1]->feedback =
		gift_formatted(b, gift_from(rest, second + (second < rest.n)));
	return true;
}

/* ---- numbers ---- */

static bool read_value(
	const struct gift_block *b, struct gift_piece p, double *value)
{
	const char *text = gift_text(b, p);
	int line = gift_line(b, p);

	if (!number_read(text, value)) {
		moodle_note(b->file, NOTE_NUMBER_BAD, line, text, NULL);
		return false;
	}
	if (strchr(text, ','))
		moodle_note(b->file, NOTE_NUMBER_COMMA, line, text, NULL);
	return true;
}

static size_t find_dots(struct gift_piece p)
{
	for (size_t i = 0; i + 1 < p.n; i++) {
		if (p.s[i] == '.' && p.s[i + 1] == '.')
			return i;
	}
	return p.n;
}

static bool read_range(const struct gift_block *b, struct gift_piece p,
	size_t dots, struct moodle_answer *a)
{
	double low, high, swap;
	char number[NUMBER_ROOM];

	if (!read_value(b, gift_upto(p, dots), &low) ||
		!read_value(b, gift_from(p, dots + 2), &high))
		return false;
	if (low > high) {
		moodle_note(b->file, NOTE_RANGE_SWAPPED, gift_line(b, p),
			gift_text(b, p), NULL);
		swap = low;
		low = high;
		high = swap;
	}
	number_write(number, (low + high) / 2);
	a->text.text = arena_strdup(b->file->arena, number);
	number_write(number, (high - low) / 2);
	a->tolerance = arena_strdup(b->file->arena, number);
	return true;
}

/* "5", "5:0.1", "4..6", or "*" for any. */
static bool read_number(const struct gift_block *b, struct gift_piece p,
	struct moodle_answer *a)
{
	size_t dots = find_dots(p), colon = gift_find(p, ':');
	char number[NUMBER_ROOM];
	double value, tolerance = 0;

	a->text.line = gift_line(b, p);
	a->tolerance = "0";
	if (p.n == 0 || (p.n == 1 && *p.s == '*')) {
		a->text.text = "*";
		return true;
	}
	if (dots < p.n)
		return read_range(b, p, dots, a);
	if (!read_value(b, gift_upto(p, colon), &value) ||
		(colon < p.n &&
			!read_value(b, gift_from(p, colon + 1), &tolerance)))
		return false;
	number_write(number, value);
	a->text.text = arena_strdup(b->file->arena, number);
	number_write(number, tolerance < 0 ? -tolerance : tolerance);
	a->tolerance = arena_strdup(b->file->arena, number);
	return true;
}

static bool read_numbers(const struct gift_block *b, struct gift_piece in,
	struct moodle_question *q)
{
	struct part p;
	bool any = false;

	q->kind = MOODLE_NUMBER;
	while (next_part(&in, "=~", &p)) {
		struct moodle_answer *a;

		/* Only what is wrong may say nothing, and stands for all. */
		if (p.sign != '~' && p.text.n == 0) {
			moodle_note(b->file, NOTE_NUMBER_BAD,
				gift_line(b, p.whole), "", NULL);
			return false;
		}
		a = moodle_add_answer(b->file, q);
		a->weight = checked_weight(b, &p, false);
		if (!read_number(b, p.text, a))
			return false;
		a->feedback = gift_formatted(b, p.feedback);
		any = true;
	}
	return any || enough(b, q, 1);
}

/* ">3 ALL VERTICAL", then an item a line. */
static bool read_order(const struct gift_block *b, struct gift_piece in,
	struct moodle_question *q)
{
	size_t end = gift_find(in, '\n');

	q->kind = MOODLE_ORDER;
	while (end < in.n) {
		struct gift_piece line;

		in = gift_from(in, end + 1);
		end = gift_find(in, '\n');
		line = gift_trim(gift_upto(in, end));
		if (line.n > 0)
			moodle_add_answer(b->file, q)->text =
				gift_formatted(b, line);
	}
	return enough(b, q, 2);
}

/* ---- which kind ---- */

static bool is_truth(const struct gift_block *b, struct gift_piece p)
{
	static const char *const words[] = { "T", "TRUE", "F", "FALSE", "true",
		"false", "True", "False" };
	const char *text = gift_text(b, gift_upto(p, gift_find(p, '#')));

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (strcmp(text, words[i]) == 0)
			return true;
	}
	return false;
}

/* What is said in any case stands behind the last "####". */
static struct gift_piece take_general(const struct gift_block *b,
	struct gift_piece in, struct moodle_question *q)
{
	for (size_t i = in.n; i >= 4; i--) {
		if (memcmp(in.s + i - 4, "####", 4) != 0)
			continue;
		q->general = gift_formatted(b, gift_from(in, i));
		return gift_trim(gift_upto(in, i - 4));
	}
	return in;
}

bool gift_answers(const struct gift_block *b, struct gift_piece braces,
	struct moodle_question *q)
{
	struct gift_piece in = take_general(b, gift_trim(braces), q);

	if (in.n == 0) {
		q->kind = MOODLE_ESSAY;
		return true;
	}
	if (*in.s == '>')
		return read_order(b, in, q);
	if (*in.s == '#')
		return read_numbers(b, gift_from(in, 1), q);
	if (gift_find(in, '~') < in.n)
		return read_choice(b, in, q);
	if (gift_find(in, '=') < in.n && find_arrow(in) < in.n)
		return read_match(b, in, q);
	if (is_truth(b, in))
		return read_truefalse(b, in, q);
	return read_short(b, in, q);
}
