/* trace: what does a program print? Answered and graded line by line. */
#include <string.h>

#include "base/text.h"
#include "core/alphabet.h"
#include "core/answer.h"
#include "core/question.h"
#include "core/rules.h"

enum { LINES_MAX = 40, WRONG_MAX = 30 };

struct wrong_output {
	struct strings output;
	const char *feedback, *misconception;
};
struct trace_body {
	const char *language, *program, *input;
	struct strings output;
	LIST_OF(struct wrong_output) wrong;
};

static const struct field wrong_fields[] = {
	{ .name = "output",
		.kind = FIELD_LINES,
		.offset = offsetof(struct wrong_output, output),
		.bits = FIELD_REQUIRED | FIELD_TEXT | FIELD_HIDDEN,
		.max = LINES_MAX,
		.help = N_("A wrong answer that is expected, all its lines.") },
	FIELD_FEEDBACK(wrong_output, N_("Said to one who typed it.")),
	FIELD_MISCONCEPTION(wrong_output, N_("The wrong idea that it shows.")),
};
static const struct shape wrong_shape = {
	.name = N_("wrong output"),
	.size = sizeof(struct wrong_output),
	FIELDS(wrong_fields),
	.shorthand = "output",
	.help = N_("A wrong answer that is expected."),
};
static const struct field fields[] = {
	{ .name = "language",
		.kind = FIELD_CODE,
		.offset = offsetof(struct trace_body, language),
		.bits = FIELD_REQUIRED,
		.help = N_("The programming language, such as python.") },
	{ .name = "program",
		.kind = FIELD_VERBATIM,
		.offset = offsetof(struct trace_body, program),
		.bits = FIELD_REQUIRED | FIELD_TEXT | FIELD_WHOLE,
		.help = N_("The program, as it is shown.") },
	{ .name = "input",
		.kind = FIELD_VERBATIM,
		.offset = offsetof(struct trace_body, input),
		.bits = FIELD_TEXT | FIELD_WHOLE,
		.help = N_("What the program reads, shown below it.") },
	{ .name = "output",
		.kind = FIELD_LINES,
		.offset = offsetof(struct trace_body, output),
		.bits = FIELD_REQUIRED | FIELD_TEXT | FIELD_WHOLE |
			FIELD_HIDDEN | FIELD_MARKS,
		.max = LINES_MAX,
		.help = N_("What the program prints, line by line.") },
	{ .name = "wrong",
		.kind = FIELD_LIST,
		.of = &wrong_shape,
		.offset = offsetof(struct trace_body, wrong),
		.bits = FIELD_TEXT | FIELD_WHOLE | FIELD_HIDDEN,
		.max = WRONG_MAX,
		.help = N_("Wrong answers that are expected.") },
};
const struct shape question_trace_fields = {
	.name = "trace",
	.size = sizeof(struct trace_body),
	FIELDS(fields),
	.help = N_("Say what a program prints."),
};

static enum answer_shape shape(const struct step *s)
{
	(void)s;
	return SHAPE_LINES;
}

/* --- comparing -------------------------------------------------------- */

/* The one alphabet of a text; NONE where it has none, or several. */
static enum alphabet alphabet_in(const struct strings *lines)
{
	enum alphabet found = ALPHABET_NONE;

	for (size_t i = 0; i < lines->count; i++) {
		const char *s = lines->items[i];
		size_t n = strlen(s);

		while (n > 0) {
			uint32_t ch;
			size_t length = text_decode(s, n, &ch);
			enum alphabet of = alphabet_of(ch);

			if (of != ALPHABET_NONE && found != ALPHABET_NONE &&
				of != found)
				return ALPHABET_NONE;
			if (of != ALPHABET_NONE)
				found = of;
			s += length;
			n -= length;
		}
	}
	return found;
}

/* Where a program prints Latin letters only, others are a wrong layout. */
static struct answer_rules rules_of(const struct trace_body *t)
{
	return (struct answer_rules){
		.case_matters = true,
		.letters = alphabet_in(&t->output) == ALPHABET_LATIN
				   ? LETTERS_LATIN
				   : LETTERS_ANY,
	};
}

static bool line_fits(const char *given, const char *wanted)
{
	const struct answer_rules rules = { .case_matters = true };

	if (!answer_inked(wanted))
		return !answer_inked(given);
	return answer_compare(given, wanted, &rules) != ANSWER_NO;
}

/* Without the empty lines around it: nobody sees those. */
static struct strings trimmed(const struct strings *all)
{
	struct strings lines = *all;

	if (lines.count > GIVEN_MAX)
		lines.count = GIVEN_MAX;
	while (lines.count > 0 && !answer_inked(lines.items[lines.count - 1]))
		lines.count--;
	while (lines.count > 0 && !answer_inked(lines.items[0])) {
		lines.items++;
		lines.count--;
	}
	return lines;
}

/* How many lines stand where they are wanted. */
static size_t lines_right(
	const struct strings *given, const struct strings *wanted)
{
	size_t right = 0;

	for (size_t i = 0; i < given->count && i < wanted->count; i++)
		right += line_fits(given->items[i], wanted->items[i]);
	return right;
}

static bool output_fits(
	const struct strings *given, const struct strings *wanted)
{
	const struct strings lines = trimmed(wanted);

	return given->count == lines.count &&
	       lines_right(given, &lines) == lines.count;
}

/* --- faults ----------------------------------------------------------- */

static void check_language(
	const char *language, const struct node *at, struct faults *faults)
{
	static const char signs[] = "abcdefghijklmnopqrstuvwxyz"
				    "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "0123456789+-#._";

	/* A fence of that name is a figure, not a program. */
	if (strspn(language, signs) != strlen(language) ||
		strcmp(language, "figure") == 0)
		faults_add(faults, RULE_PROGRAM_LANGUAGE, at->at, language,
			NULL, NULL);
}

static void check(
	const struct step *s, const struct node *at, struct faults *faults)
{
	const struct trace_body *t = s->body;
	const struct node *output = node_get(at, "output");
	const struct node *wrong = node_get(at, "wrong");
	const struct node *n = wrong ? wrong->first : NULL;
	const struct strings lines = trimmed(&t->output);

	check_language(t->language, node_get(at, "language"), faults);
	if (lines.count == 0)
		faults_add(faults, RULE_FIELD_EMPTY, output->at, "output", NULL,
			NULL);
	for (size_t i = 0; i < t->wrong.count && n; i++, n = n->next) {
		const struct node *said =
			n->kind == NODE_MAP ? node_get(n, "output") : n;
		/* A translation may have only the output: it is to blame. */
		bool left = n->at.file == at->at.file &&
			    output->at.file != at->at.file;

		if (output_fits(&lines, &t->wrong.items[i].output))
			faults_add(faults, RULE_ANSWER_WRONG,
				left ? output->at : said->at, said->text, NULL,
				NULL);
	}
}

/* --- grading ---------------------------------------------------------- */

static void show(
	const struct step *s, const struct showing *how, struct buf *out)
{
	const struct trace_body *t = s->body;

	show_fence(out, t->language, t->program);
	if (!t->input)
		return;
	buf_addf(out, "\n%s\n\n", how->input);
	show_fence(out, "", t->input);
}

static bool any_fits(const char *line, const struct strings *lines)
{
	for (size_t i = 0; i < lines->count; i++) {
		if (line_fits(line, lines->items[i]))
			return true;
	}
	return false;
}

/* Whether somebody foresaw this line, right or wrong, in this place or not. */
static bool foreseen(const struct trace_body *t, const char *line)
{
	if (any_fits(line, &t->output))
		return true;
	for (size_t i = 0; i < t->wrong.count; i++) {
		if (any_fits(line, &t->wrong.items[i].output))
			return true;
	}
	return false;
}

static enum refusal refuse(const struct step *s, const struct step *source,
	const struct strings *given)
{
	const struct trace_body *t = s->body, *t0 = source->body;
	struct answer_rules rules = rules_of(t);
	struct answer_lookalike found;

	for (size_t i = 0; i < given->count; i++) {
		const char *line = given->items[i];

		if (answer_lookalike(line, &rules, &found) &&
			!foreseen(t, line) && !foreseen(t0, line))
			return REFUSAL_LETTERS;
	}
	return REFUSAL_NONE;
}

/* A translation need not repeat which misconception an answer shows. */
static bool say_wrong(const struct trace_body *t, const struct trace_body *t0,
	const struct strings *given, struct verdict *out)
{
	for (size_t i = 0; i < t->wrong.count; i++) {
		const struct wrong_output *w = &t->wrong.items[i];

		if (!output_fits(given, &w->output))
			continue;
		out->misconception = w->misconception;
		if (!out->misconception && i < t0->wrong.count)
			out->misconception = t0->wrong.items[i].misconception;
		verdict_say(out, NULL, w->feedback);
		return true;
	}
	return false;
}

static double score_of(
	const struct strings *given, const struct strings *wanted)
{
	size_t longer =
		given->count > wanted->count ? given->count : wanted->count;

	return (double)lines_right(given, wanted) / (double)longer;
}

static void grade(const struct step *s, const struct step *source,
	const struct strings *strings, struct verdict *out)
{
	const struct trace_body *t = s->body, *t0 = source->body;
	const struct strings given = trimmed(strings), *wanted = &t->output;

	/* What counts is the output in one of the languages, never a mix. */
	if (score_of(&given, &t0->output) > score_of(&given, wanted))
		wanted = &t0->output;
	out->score = score_of(&given, wanted);
	out->part_count = given.count;
	for (size_t i = 0; i < given.count; i++)
		out->parts[i] = i < wanted->count && line_fits(given.items[i],
							     wanted->items[i])
					? MARK_RIGHT
					: MARK_WRONG;
	if (out->score < 1 && !say_wrong(t, t0, &given, out))
		say_wrong(t0, t0, &given, out);
}

static size_t key(const struct step *s, const char **out, size_t room)
{
	const struct trace_body *t = s->body;
	size_t n = 0;

	for (; n < t->output.count && n < room; n++)
		out[n] = t->output.items[n];
	return n;
}

const struct question_type question_trace = {
	.name = "trace",
	.title = N_("what a program prints"),
	.graded = true,
	.shape = shape,
	.check = check,
	.show = show,
	.refuse = refuse,
	.grade = grade,
	.key = key,
};
