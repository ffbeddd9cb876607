#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/text.h"
#include "core/answer.h"
#include "core/answer_fold.h"

/* The letter at i; 0 behind the end. */
static uint32_t at(const struct folded *f, size_t i)
{
	return i < f->count ? f->letters[i] : 0;
}

static size_t add_digits(struct buf *out, const struct folded *f, size_t i)
{
	while (at(f, i) >= '0' && at(f, i) <= '9')
		buf_addc(out, (char)at(f, i++));
	return i;
}

/* An exponent at i, if digits make it one; on a Cyrillic layout е is U+0435. */
static size_t add_exponent(struct buf *out, const struct folded *f, size_t i)
{
	size_t digits = i + 1, end;
	struct buf exponent = { 0 };

	if (at(f, i) != 'e' && at(f, i) != U'е')
		return i;
	buf_addc(&exponent, 'e');
	if (at(f, digits) == '-' || at(f, digits) == '+')
		buf_addc(&exponent, (char)at(f, digits++));
	end = add_digits(&exponent, f, digits);
	if (end > digits)
		buf_add(out, exponent.data, exponent.len);
	buf_release(&exponent);
	return end > digits ? end : i;
}

/*
 * Reads the number that folded text begins with; *rest is where it ends,
 * without the space behind it. strtod() gets digits and a point only, and
 * the program never sets LC_NUMERIC, so the locale has no say.
 */
static bool read_number(const struct folded *f, double *number, size_t *rest)
{
	struct buf digits = { 0 };
	size_t i = 0, start;
	bool whole, there;

	if (at(f, i) == '-' || at(f, i) == '+')
		buf_addc(&digits, (char)at(f, i++));
	if (i > 0 && at(f, i) == ' ')
		i++;
	start = i;
	i = add_digits(&digits, f, i);
	whole = i > start;
	there = whole;
	if (at(f, i) == '.' || (at(f, i) == ',' && !whole)) {
		start = i + 1;
		buf_addc(&digits, '.');
		i = add_digits(&digits, f, start);
		there = i > start;
	}
	if (there) {
		i = add_exponent(&digits, f, i);
		*number = strtod(buf_str(&digits), NULL);
		there = isfinite(*number);
	}
	*rest = at(f, i) == ' ' ? i + 1 : i;
	buf_release(&digits);
	return there;
}

/* Whether what is left from i on is one of units. */
static bool is_unit(const struct folded *f, size_t i, const char *const *units)
{
	/* The number is what is asked for: its unit's letters are forgiven. */
	static const struct answer_rules forgiving = { .lenient = true };
	struct buf rest = { 0 };
	bool found = false;

	for (; i < f->count; i++)
		text_encode(&rest, f->letters[i]);
	for (; units && *units && !found; units++)
		found = answer_compare(buf_str(&rest), *units, &forgiving) !=
			ANSWER_NO;
	buf_release(&rest);
	return found;
}

bool answer_number(const char *given, const char *const *units, double *number)
{
	struct folded f;
	size_t rest;
	double value = 0;
	bool ok;

	answer_fold(&f, given, false, NULL);
	ok = read_number(&f, &value, &rest) &&
	     (rest >= f.count || is_unit(&f, rest, units));
	folded_release(&f);
	if (ok)
		*number = value;
	return ok;
}

bool answer_tolerance(const char *text, double wanted, double *tolerance)
{
	static const char *const percent[] = { "%", NULL };
	double value = 0;

	if (!answer_number(text, NULL, &value)) {
		if (!answer_number(text, percent, &value))
			return false;
		value = fabs(wanted) * value / 100;
	}
	if (!(value >= 0) || !isfinite(value))
		return false;
	*tolerance = value;
	return true;
}

bool answer_close(double a, double b, double tolerance)
{
	/* Factor by factor: a sum may be beyond the largest number. */
	double slack = 2 * DBL_EPSILON * fabs(a) + 2 * DBL_EPSILON * fabs(b) +
		       2 * DBL_EPSILON * tolerance;

	return fabs(a - b) <= tolerance + slack;
}
