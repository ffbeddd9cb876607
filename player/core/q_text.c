/* text: a typed word or phrase, matched fairly (core/answer). */
#include "core/answer.h"
#include "core/question.h"
#include "core/rules.h"

struct accepted {
	const char *text, *feedback;
	struct decimal score; /* 0 to 1 of the points */
};
struct anticipated {
	const char *text, *feedback, *misconception;
};
struct text_body {
	LIST_OF(struct accepted) answers;
	LIST_OF(struct anticipated) wrong;
	enum truth case_matters;
	int letters; /* enum answer_letters - 1; ABSENT: any */
	int spelling; /* 0 strict, 1 lenient */
};

static const struct field accepted_fields[] = {
	{ .name = "text",
		.kind = FIELD_VERBATIM,
		.offset = offsetof(struct accepted, text),
		.bits = FIELD_REQUIRED | FIELD_TEXT | FIELD_HIDDEN |
			FIELD_MARKS,
		.help = N_("An answer that is accepted.") },
	FIELD_FEEDBACK(accepted, N_("Said to one who typed it.")),
	{ .name = "score",
		.kind = FIELD_DECIMAL,
		.offset = offsetof(struct accepted, score),
		.absent = "1",
		.bits = FIELD_HIDDEN | FIELD_MARKS,
		.max = 1,
		.help = N_("Its share of the points, from 0 to 1.") },
};
static const struct shape accepted_shape = {
	.name = N_("accepted answer"),
	.size = sizeof(struct accepted),
	FIELDS(accepted_fields),
	.shorthand = "text",
	.help = N_("An answer that is accepted."),
};
static const struct field anticipated_fields[] = {
	{ .name = "text",
		.kind = FIELD_VERBATIM,
		.offset = offsetof(struct anticipated, text),
		.bits = FIELD_REQUIRED | FIELD_TEXT | FIELD_HIDDEN,
		.help = N_("A wrong answer that is expected.") },
	FIELD_FEEDBACK(anticipated, N_("Said to one who typed it.")),
	FIELD_MISCONCEPTION(anticipated, N_("The wrong idea that it shows.")),
};
static const struct shape anticipated_shape = {
	.name = N_("wrong answer"),
	.size = sizeof(struct anticipated),
	FIELDS(anticipated_fields),
	.shorthand = "text",
	.help = N_("A wrong answer that is expected."),
};

static const char *const letters_words[] = { "latin", "cyrillic", NULL };
static const char *const spelling_words[] = { "strict", "lenient", NULL };

static const struct field fields[] = {
	{ .name = "answers",
		.kind = FIELD_LIST,
		.of = &accepted_shape,
		.offset = offsetof(struct text_body, answers),
		.bits = FIELD_REQUIRED | FIELD_TEXT | FIELD_WHOLE |
			FIELD_HIDDEN | FIELD_MARKS,
		.min = 1,
		.max = 60,
		.help = N_("Every fair spelling.") },
	{ .name = "wrong",
		.kind = FIELD_LIST,
		.of = &anticipated_shape,
		.offset = offsetof(struct text_body, wrong),
		.bits = FIELD_TEXT | FIELD_WHOLE | FIELD_HIDDEN,
		.max = 60,
		.help = N_("Wrong answers that are expected.") },
	{ .name = "case",
		.kind = FIELD_BOOL,
		.offset = offsetof(struct text_body, case_matters),
		.absent = "false",
		.bits = FIELD_MARKS,
		.help = N_("Whether capitals matter.") },
	{ .name = "letters",
		.kind = FIELD_ENUM,
		.words = letters_words,
		.offset = offsetof(struct text_body, letters),
		.bits = FIELD_MARKS,
		.help = N_("Which alphabet the answer is in.") },
	{ .name = "spelling",
		.kind = FIELD_ENUM,
		.words = spelling_words,
		.offset = offsetof(struct text_body, spelling),
		.absent = "strict",
		.bits = FIELD_MARKS,
		.help = N_("lenient: letters of a national alphabet may be "
			   "typed on a Russian keyboard.") },
};
const struct shape question_text_fields = {
	.name = "text",
	.size = sizeof(struct text_body),
	FIELDS(fields),
	.help = N_("Type a word or a phrase."),
};

static struct answer_rules rules_of(const struct text_body *t)
{
	return (struct answer_rules){
		.case_matters = t->case_matters == YES,
		.lenient = t->spelling == 1,
		.letters = t->letters == ABSENT
				   ? LETTERS_ANY
				   : (enum answer_letters)(t->letters + 1),
	};
}

static const struct accepted *find(
	const struct text_body *t, const char *given, enum answer_match *how)
{
	struct answer_rules rules = rules_of(t);

	/* A spelling that needs no note wins over one that does. */
	for (*how = ANSWER_YES;; *how = ANSWER_SPELLING) {
		for (size_t i = 0; i < t->answers.count; i++) {
			const struct accepted *a = &t->answers.items[i];

			if (answer_compare(given, a->text, &rules) == *how)
				return a;
		}
		if (*how == ANSWER_SPELLING)
			return NULL;
	}
}

/* The index of the expected wrong answer, or t->wrong.count. */
static size_t find_wrong(const struct text_body *t, const char *given)
{
	struct answer_rules rules = rules_of(t);
	size_t i = 0;

	while (i < t->wrong.count &&
		answer_compare(given, t->wrong.items[i].text, &rules) ==
			ANSWER_NO)
		i++;
	return i;
}

static enum answer_shape shape(const struct step *s)
{
	(void)s;
	return SHAPE_LINE;
}

static void check(
	const struct step *s, const struct node *at, struct faults *faults)
{
	const struct text_body *t = s->body;
	const struct node *wrong = node_get(at, "wrong");
	const struct node *item = wrong ? wrong->first : NULL;
	const struct node *answers = node_get(at, "answers");
	enum answer_match how;

	for (size_t i = 0; i < t->wrong.count && item; i++, item = item->next) {
		const char *text = t->wrong.items[i].text;
		/* A translation may have only the answers: it is to blame. */
		bool left = item->at.file == at->at.file &&
			    answers->at.file != at->at.file;

		if (text && find(t, text, &how))
			faults_add(faults, RULE_ANSWER_WRONG,
				left ? answers->at : item->at, text, NULL,
				NULL);
	}
}

static enum refusal refuse(const struct step *s, const struct step *source,
	const struct strings *given)
{
	const struct text_body *t = s->body, *t0 = source->body;
	struct answer_rules rules = rules_of(t);
	struct answer_lookalike found;
	enum answer_match how;
	const char *text = given->items[0];

	if (find(t, text, &how) || find(t0, text, &how) ||
		find_wrong(t, text) < t->wrong.count ||
		find_wrong(t0, text) < t0->wrong.count)
		return REFUSAL_NONE;
	return answer_lookalike(text, &rules, &found) ? REFUSAL_LETTERS
						      : REFUSAL_NONE;
}

/* A translation need not repeat which misconception an answer shows. */
static bool say_wrong(const struct text_body *t, const struct text_body *t0,
	const char *text, struct verdict *out)
{
	size_t i = find_wrong(t, text);

	if (i == t->wrong.count)
		return false;
	out->hit = t->wrong.items[i].text;
	out->misconception = t->wrong.items[i].misconception;
	if (!out->misconception && i < t0->wrong.count)
		out->misconception = t0->wrong.items[i].misconception;
	verdict_say(out, NULL, t->wrong.items[i].feedback);
	return true;
}

static void grade(const struct step *s, const struct step *source,
	const struct strings *given, struct verdict *out)
{
	const struct text_body *t = s->body, *t0 = source->body;
	const char *text = given->count ? given->items[0] : "";
	const struct accepted *a;
	enum answer_match how;

	a = find(t, text, &how);
	if (!a)
		a = find(t0, text, &how);
	if (a) {
		out->score = a->score.value;
		out->hit = a->text;
		out->spelling = how == ANSWER_SPELLING;
		verdict_say(out, NULL, a->feedback);
	} else if (!say_wrong(t, t0, text, out)) {
		say_wrong(t0, t0, text, out);
	}
}

static size_t key(const struct step *s, const char **out, size_t room)
{
	const struct text_body *t = s->body;

	const struct accepted *best = t->answers.items;

	if (room == 0 || t->answers.count == 0)
		return 0;
	/* The first of those that are worth most. */
	for (size_t i = 1; i < t->answers.count; i++) {
		if (t->answers.items[i].score.value > best->score.value)
			best = &t->answers.items[i];
	}
	out[0] = best->text;
	return 1;
}

const struct question_type question_text = {
	.name = "text",
	.title = N_("typed word"),
	.graded = true,
	.shape = shape,
	.check = check,
	.refuse = refuse,
	.grade = grade,
	.key = key,
};
