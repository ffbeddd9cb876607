/* A question taken apart, on the side that has its key. */
#include "core/veil.h"

#include <stdio.h>
#include <string.h>

#include "core/flat.h"
#include "core/unit_write.h"
#include "core/veil_line.h"

/* The names of picks: their places. */
static const char *const places[] = { "1", "2", "3", "4", "5", "6", "7", "8",
	"9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20",
	"21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "31", "32",
	"33", "34", "35", "36", "37", "38", "39", "40", "41", "42", "43", "44",
	"45", "46", "47", "48", "49", "50", "51", "52", "53", "54", "55", "56",
	"57", "58", "59", "60", "61", "62", "63", "64" };
_Static_assert(sizeof(places) / sizeof(*places) == GIVEN_MAX, "places");

/* One that has no words but its name, "true", is no more told by it. */
static const char *name_of(const struct pick *pick, size_t place)
{
	return pick->text ? places[place] : pick->id;
}

/* ---- writing ---- */

static void write_picks(
	struct buf *out, const struct pick *picks, size_t count, const char *of)
{
	for (size_t i = 0; i < count; i++) {
		struct veil_line line = veil_line();

		line.pick = name_of(&picks[i], i);
		line.of = of;
		line.text = picks[i].text;
		line.verbatim = picks[i].verbatim ? YES : ABSENT;
		line.last = picks[i].last ? YES : ABSENT;
		flat_write(out, &veil_line_shape, &line);
	}
}

static void write_asked(
	struct buf *out, const struct step *s, const char *attempt)
{
	struct asked asked[GIVEN_MAX];
	size_t count = question_asked(s, asked, GIVEN_MAX);

	for (size_t i = 0; i < count; i++) {
		struct veil_line line = veil_line();
		struct pick picks[GIVEN_MAX];

		line.asked = asked[i].id;
		line.text = asked[i].text;
		line.form = asked[i].form;
		line.shape = (int)asked[i].shape;
		line.number = asked[i].number ? YES : ABSENT;
		flat_write(out, &veil_line_shape, &line);
		if (question_of(s)->asked_picks)
			write_picks(out, picks,
				question_asked_picks(
					s, attempt, i, picks, GIVEN_MAX),
				asked[i].id);
	}
}

/* The text with a mark for each gap, and one for the word before an input. */
static void add_text(struct buf *out, const struct step *s)
{
	struct asked asked[GIVEN_MAX];
	char marks[GIVEN_MAX][ID_CHARS + 8];
	const char *gaps[GIVEN_MAX];
	struct showing how = { VEIL_INPUT, gaps };
	size_t count = question_asked(s, asked, GIVEN_MAX);

	for (size_t i = 0; i < count; i++) {
		snprintf(marks[i], sizeof(marks[i]), "[[%s]]", asked[i].id);
		gaps[i] = marks[i];
	}
	question_show(s, &how, out);
}

void veil_write(struct buf *out, const struct step *s, const char *attempt)
{
	struct veil_line line = veil_line();
	struct pick picks[GIVEN_MAX];
	struct buf text = { 0 };

	add_text(&text, s);
	line.step = s->id;
	line.text = buf_str(&text);
	line.label = s->label;
	line.form = s->form;
	line.shape = (int)question_shape(s);
	line.graded = question_graded(s) ? YES : NO;
	line.number = s->type == QUESTION_NUMBER ? YES : ABSENT;
	line.hints = s->hints;
	line.points = s->points;
	flat_write(out, &veil_line_shape, &line);
	buf_release(&text);
	write_asked(out, s, attempt);
	if (!question_of(s)->asked_picks)
		write_picks(out, picks,
			question_picks(s, attempt, picks, GIVEN_MAX), NULL);
}

void veil_reveal(struct buf *out, const struct unit *u, const struct step *s)
{
	struct unit alone = { .format = u->format,
		.kind = UNIT_QUIZ,
		.title = u->title,
		.minutes = INTEGER_ABSENT,
		.limit = INTEGER_ABSENT,
		.pass = u->kind == UNIT_QUIZ ? u->pass : 70,
		.verdict = VERDICT_END,
		.confidence = NO };
	struct step copy = *s;

	copy.see = NULL; /* a step that is not here */
	alone.steps.items = &copy;
	alone.steps.count = 1;
	unit_write(out, &alone);
}

/* ---- names and places ---- */

void veil_begin(struct veil *v, const struct step *s, const char *attempt)
{
	v->step = s;
	v->attempt = attempt;
	v->count = 0;
	switch (question_shape(s)) {
	case SHAPE_ONE:
	case SHAPE_MANY:
	case SHAPE_ORDERING:
	case SHAPE_PAIRS:
		v->count = question_picks(s, attempt, v->picks, GIVEN_MAX);
		break;
	case SHAPE_GAPS:
	case SHAPE_NONE:
	case SHAPE_LINE:
	case SHAPE_LINES:
	case SHAPE_TEXT:
		break;
	}
}

/* The picks of the gap that a string of a given is for; 0: it is typed. */
static size_t gap_picks(const struct veil *v, size_t index, struct pick *picks)
{
	struct asked asked[GIVEN_MAX];

	if (question_shape(v->step) != SHAPE_GAPS ||
		index >= question_asked(v->step, asked, GIVEN_MAX) ||
		asked[index].shape != SHAPE_ONE)
		return 0;
	return question_asked_picks(
		v->step, v->attempt, index, picks, GIVEN_MAX);
}

/* What is not picked has no name on either side. */
static bool is_none(const char *string)
{
	return string[0] == '\0' || strcmp(string, NOT_PAIRED) == 0;
}

static bool translate(const struct veil *v, const struct strings *given,
	const char **out, bool lift)
{
	if (given->count > GIVEN_MAX)
		return false;
	for (size_t i = 0; i < given->count; i++) {
		struct pick gap[GIVEN_MAX];
		const struct pick *picks = v->count > 0 ? v->picks : gap;
		size_t count = v->count > 0 ? v->count : gap_picks(v, i, gap);
		size_t k = 0;

		out[i] = given->items[i];
		if (count == 0 || is_none(out[i]))
			continue;
		while (k < count && strcmp(out[i], lift ? name_of(&picks[k], k)
							: picks[k].id) != 0)
			k++;
		if (k == count)
			return false;
		out[i] = lift ? picks[k].id : name_of(&picks[k], k);
	}
	return true;
}

bool veil_lift(
	const struct veil *v, const struct strings *given, const char **out)
{
	return translate(v, given, out, true);
}

bool veil_lower(
	const struct veil *v, const struct strings *given, const char **out)
{
	return translate(v, given, out, false);
}
