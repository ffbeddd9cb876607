/* Every field of a unit, but for the question types' own. */
#include <stddef.h>

#include "core/question.h"
#include "core/unit.h"

#define AT(type, member) .offset = offsetof(struct type, member)

static const struct field draw_fields[] = {
	{ .name = "from",
		.kind = FIELD_LIST,
		.each = FIELD_CODE,
		AT(draw, from),
		.bits = FIELD_REQUIRED,
		.min = 1,
		.max = DRAW_FROM_MAX,
		.help = N_("Pools of this unit, units, or bank/pool.") },
	{ .name = "take",
		.kind = FIELD_INTEGER,
		AT(draw, take),
		.absent = "1",
		.min = 1,
		.max = UNIT_STEPS_MAX,
		.help = N_("How many questions to draw.") },
	{ .name = "objective",
		.kind = FIELD_REF,
		.ref = REF_OBJECTIVE,
		AT(draw, objective),
		.help = N_("Draw only questions of this objective.") },
};
static const struct shape draw_shape = {
	.name = N_("draw"),
	.size = sizeof(struct draw),
	FIELDS(draw_fields),
	.help = N_("Questions drawn by chance, other ones in each attempt."),
};

static const struct field question_fields[] = {
	{ .name = "prompt",
		.kind = FIELD_BLOCK,
		AT(step, prompt),
		.bits = FIELD_REQUIRED | FIELD_TEXT,
		.help = N_("The question.") },
	{ .name = "objective",
		.kind = FIELD_REF,
		.ref = REF_OBJECTIVE,
		AT(step, objective),
		.help = N_("The objective of the module that it serves.") },
	{ .name = "points",
		.kind = FIELD_INTEGER,
		AT(step, points),
		.bits = FIELD_MARKS,
		.absent = "1",
		.max = 100,
		.help = N_("What a right answer is worth.") },
	{ .name = "tries",
		.kind = FIELD_INTEGER,
		AT(step, tries),
		.bits = FIELD_MARKS,
		.max = 20,
		.help = N_(
			"Tries before the answer is shown: 3 in a lesson, 1 in "
			"a quiz; 0 for any number.") },
	{ .name = "hints",
		.kind = FIELD_LIST,
		.each = FIELD_BLOCK,
		AT(step, hints),
		.bits = FIELD_TEXT,
		.max = 9,
		.help = N_("Shown one by one when the learner asks.") },
	{ .name = "if_right",
		.kind = FIELD_BLOCK,
		AT(step, if_right),
		.bits = FIELD_TEXT | FIELD_HIDDEN,
		.help = N_("Said after a right answer.") },
	{ .name = "if_partly",
		.kind = FIELD_BLOCK,
		AT(step, if_partly),
		.bits = FIELD_TEXT | FIELD_HIDDEN,
		.help = N_("Said after a partly right answer.") },
	{ .name = "if_wrong",
		.kind = FIELD_BLOCK,
		AT(step, if_wrong),
		.bits = FIELD_TEXT | FIELD_HIDDEN,
		.help = N_("Said after a wrong answer.") },
	{ .name = "explain",
		.kind = FIELD_BLOCK,
		AT(step, explain),
		.bits = FIELD_TEXT | FIELD_HIDDEN,
		.help = N_("The worked solution, shown at the end.") },
	{ .name = "form",
		.kind = FIELD_SHORT,
		AT(step, form),
		.bits = FIELD_TEXT,
		.help = N_(
			"What shape the answer has, shown beside the field.") },
	{ .name = "shuffle",
		.kind = FIELD_BOOL,
		AT(step, shuffle),
		.absent = "true",
		.help = N_(
			"Whether options come in another order each time.") },
	{ .name = "timer",
		.kind = FIELD_INTEGER,
		AT(step, timer),
		.min = 5,
		.max = 3600,
		.help = N_("Seconds, in group sessions only.") },
};
static const struct shape question_shape_common = {
	.name = N_("question"),
	.size = sizeof(struct step),
	FIELDS(question_fields),
	.help = N_("What every question has."),
};

#define STEP_ROW(symbol, type) \
	[QUESTION_##symbol] = { \
		.word = #type, \
		.body = &question_##type##_fields, \
		.common = QUESTION_##symbol == QUESTION_READ \
				  ? NULL \
				  : &question_shape_common, \
	},
static const struct variant_row step_rows[QUESTION_COUNT + 1] = {
	QUESTION_TYPES(STEP_ROW)[QUESTION_COUNT] = { .word = "draw",
		.body = &draw_shape,
		.nested = true },
};
#undef STEP_ROW
static const struct variant step_variant = {
	.key = "type",
	.rows = step_rows,
	.count = QUESTION_COUNT + 1,
	.word_at = offsetof(struct step, type),
	.body_at = offsetof(struct step, body),
	.help = N_("What kind of step it is."),
};

static const struct field step_fields[] = {
	{ .name = "id",
		.kind = FIELD_ID,
		AT(step, id),
		.bits = FIELD_REQUIRED | FIELD_MARKS,
		.help = N_(
			"The step's name; never change it once learners have "
			"begun.") },
	{ .name = "title",
		.kind = FIELD_SHORT,
		AT(step, title),
		.bits = FIELD_TEXT,
		.help = N_("Its name in the contents; else its first line.") },
	{ .name = "note",
		.kind = FIELD_BLOCK,
		AT(step, note),
		.bits = FIELD_TEXT | FIELD_HIDDEN,
		.help = N_("For the facilitator.") },
	{ .name = "see",
		.kind = FIELD_REF,
		.ref = REF_STEP,
		AT(step, see),
		.help = N_(
			"A step whose text can be looked at from this one.") },
};
const struct shape step_shape = {
	.name = N_("step"),
	.size = sizeof(struct step),
	FIELDS(step_fields),
	.variant = &step_variant,
	.place_at = offsetof(struct step, at),
	.faulty_at = offsetof(struct step, faulty),
	.help = N_("One thing on screen: a text or a question."),
};

static const struct field pool_fields[] = {
	{ .name = "name",
		.kind = FIELD_ID,
		AT(pool, name),
		.bits = FIELD_REQUIRED,
		.help = N_("The pool's name.") },
	{ .name = "questions",
		.kind = FIELD_LIST,
		.of = &step_shape,
		AT(pool, questions),
		.bits = FIELD_REQUIRED,
		.min = 1,
		.max = 1000,
		.help = N_("The questions to draw from.") },
};
static const struct shape pool_shape = {
	.name = N_("pool"),
	.size = sizeof(struct pool),
	FIELDS(pool_fields),
	.shorthand = "questions",
	.help = N_("Questions of like difficulty to draw from."),
};

static const char *const counts_words[] = { "best", "last", "first", NULL };
static const char *const verdict_words[] = { "each", "end", NULL };
static const char *const reveal_words[] = { "answers", "score", NULL };

static const struct field quiz_fields[] = {
	{ .name = "limit",
		.kind = FIELD_INTEGER,
		AT(unit, limit),
		.min = 1,
		.max = 600,
		.help = N_("Minutes after which the quiz ends.") },
	{ .name = "pass",
		.kind = FIELD_INTEGER,
		AT(unit, pass),
		.absent = "70",
		.max = 100,
		.help = N_("Per cent needed to pass.") },
	{ .name = "attempts",
		.kind = FIELD_INTEGER,
		AT(unit, attempts),
		.absent = "0",
		.max = 100,
		.help = N_("How often it may be taken; 0 for any number.") },
	{ .name = "counts",
		.kind = FIELD_ENUM,
		.words = counts_words,
		AT(unit, counts),
		.absent = "best",
		.help = N_("Which attempt counts.") },
	{ .name = "verdict",
		.kind = FIELD_ENUM,
		.words = verdict_words,
		AT(unit, verdict),
		.absent = "each",
		.help = N_(
			"When the learner is told: after each answer or at the "
			"end.") },
	{ .name = "reveal",
		.kind = FIELD_ENUM,
		.words = reveal_words,
		AT(unit, reveal),
		.absent = "answers",
		.help = N_("What is shown afterwards: answers, or the score "
			   "only.") },
	{ .name = "confidence",
		.kind = FIELD_BOOL,
		AT(unit, confidence),
		.absent = "false",
		.help = N_("Ask how sure the learner is; not marked.") },
	{ .name = "intro",
		.kind = FIELD_BLOCK,
		AT(unit, intro),
		.bits = FIELD_TEXT,
		.help = N_("Said before the quiz begins.") },
	{ .name = "if_passed",
		.kind = FIELD_BLOCK,
		AT(unit, if_passed),
		.bits = FIELD_TEXT,
		.help = N_("Said to those who passed.") },
	{ .name = "if_failed",
		.kind = FIELD_BLOCK,
		AT(unit, if_failed),
		.bits = FIELD_TEXT,
		.help = N_("Said to those who did not.") },
};
static const struct shape quiz_shape = {
	.name = N_("quiz"),
	.size = sizeof(struct unit),
	FIELDS(quiz_fields),
	.help = N_("What only a quiz has."),
};

static const struct variant_row unit_rows[] = {
	[UNIT_LESSON] = { .word = "lesson" },
	[UNIT_QUIZ] = { .word = "quiz", .common = &quiz_shape },
	[UNIT_BANK] = { .word = "bank" },
};
static const struct variant unit_variant = {
	.key = "kind",
	.rows = unit_rows,
	.count = 3,
	.word_at = offsetof(struct unit, kind),
	.help = N_("lesson: one learns; quiz: one is scored; bank: questions "
		   "that other units draw."),
};

static const struct field unit_fields[] = {
	{ .name = "sabaq",
		.kind = FIELD_INTEGER,
		AT(unit, format),
		.bits = FIELD_REQUIRED,
		.min = 1,
		.max = 1000,
		.help = N_("The version of the format: 1.") },
	{ .name = "title",
		.kind = FIELD_SHORT,
		AT(unit, title),
		.bits = FIELD_REQUIRED | FIELD_TEXT,
		.help = N_("What learners see in the contents.") },
	{ .name = "minutes",
		.kind = FIELD_INTEGER,
		AT(unit, minutes),
		.min = 1,
		.max = 600,
		.help = N_("How long it takes, in minutes.") },
	{ .name = "note",
		.kind = FIELD_BLOCK,
		AT(unit, note),
		.bits = FIELD_TEXT | FIELD_HIDDEN,
		.help = N_("For the facilitator.") },
	{ .name = "after",
		.kind = FIELD_LIST,
		.each = FIELD_REF,
		.ref = REF_UNIT,
		AT(unit, after),
		.max = 60,
		.help = N_("Units to do first: advice, never a lock.") },
	{ .name = "steps",
		.kind = FIELD_LIST,
		.of = &step_shape,
		AT(unit, steps),
		.max = 1000,
		.help = N_("What the learner meets, in order.") },
	{ .name = "pools",
		.kind = FIELD_MAP,
		.of = &pool_shape,
		AT(unit, pools),
		.max = POOLS_MAX,
		.help = N_("Questions to draw from, by name.") },
};
const struct shape unit_shape = {
	.name = N_("unit"),
	.size = sizeof(struct unit),
	FIELDS(unit_fields),
	.variant = &unit_variant,
	.help = N_("A lesson, a quiz or a bank of questions: <id>.yaml."),
};
