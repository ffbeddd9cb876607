/*
 * gaps: a text with gaps. Each is a small question of its own, graded by the
 * type it names.
 */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "core/answer.h"
#include "core/option.h"
#include "core/rules.h"
#include "core/suggest.h"
#include "core/unit.h"

enum {
	GAPS_MAX = 26,
	STRAYS_MAX = 10, /* marks of no gap that are looked at in one text */
};

struct gap {
	const char *id, *form;
	int type; /* index in gap_types and gap_rows */
	const void *body;
};
struct gaps {
	const char *text;
	LIST_OF(struct gap) list; /* in the order of the source's file */
};

static const struct question_type *const gap_types[] = { &question_text,
	&question_number, &question_choice };
static const struct variant_row gap_rows[] = {
	{ .word = "text", .body = &question_text_fields },
	{ .word = "number", .body = &question_number_fields },
	{ .word = "choice", .body = &question_choice_fields },
};
static const struct variant gap_variant = {
	.key = "type",
	.absent = "text",
	.rows = gap_rows,
	.count = sizeof(gap_rows) / sizeof(*gap_rows),
	.word_at = offsetof(struct gap, type),
	.body_at = offsetof(struct gap, body),
	.help = N_("What stands in the gap."),
};
static const struct field gap_fields[] = {
	{ .name = "id",
		.kind = FIELD_ID,
		.offset = offsetof(struct gap, id),
		.bits = FIELD_REQUIRED | FIELD_MARKS,
		.help = N_("The gap's name; [[name]] marks it in the text.") },
	{ .name = "form",
		.kind = FIELD_SHORT,
		.offset = offsetof(struct gap, form),
		.bits = FIELD_TEXT,
		.help = N_("What shape the answer has, shown with the gap.") },
};
static const struct shape gap_shape = {
	.name = N_("gap"),
	.size = sizeof(struct gap),
	FIELDS(gap_fields),
	.variant = &gap_variant,
	.help = N_("What belongs into one gap."),
};

static const struct field fields[] = {
	{ .name = "text",
		.kind = FIELD_BLOCK,
		.offset = offsetof(struct gaps, text),
		.bits = FIELD_REQUIRED | FIELD_TEXT,
		.help = N_("The text; [[name]] stands where a gap is.") },
	{ .name = "gaps",
		.kind = FIELD_MAP,
		.of = &gap_shape,
		.offset = offsetof(struct gaps, list),
		.bits = FIELD_REQUIRED | FIELD_MARKS,
		.min = 1,
		.max = GAPS_MAX,
		.help = N_("The gaps, each by its name.") },
};
const struct shape question_gaps_fields = {
	.name = "gaps",
	.size = sizeof(struct gaps),
	FIELDS(fields),
	.help = N_("Fill in the gaps of a text or program."),
};

static enum answer_shape shape(const struct step *s)
{
	(void)s;
	return SHAPE_GAPS;
}

/* ---- gaps as questions ---- */

static const struct question_type *type_of(const struct gap *g)
{
	return gap_types[g->type];
}

/* The step that a gap would be, as far as its type looks at it. */
static struct step as_step(const struct gap *g)
{
	return (struct step){ .id = g->id, .form = g->form, .body = g->body };
}

static size_t asked(const struct step *s, struct asked *out, size_t room)
{
	const struct gaps *g = s->body;
	size_t n = 0;

	for (; n < g->list.count && n < room; n++) {
		const struct gap *gap = &g->list.items[n];
		const struct step part = as_step(gap);

		out[n] = (struct asked){
			.id = gap->id,
			.form = gap->form,
			.shape = type_of(gap)->shape(&part),
			.number = type_of(gap) == &question_number,
		};
	}
	return n;
}

static size_t asked_picks(
	const struct step *s, size_t which, struct pick *out, size_t room)
{
	const struct gaps *g = s->body;
	const struct gap *gap = &g->list.items[which];
	const struct step part = as_step(gap);

	return type_of(gap)->picks ? type_of(gap)->picks(&part, out, room) : 0;
}

/* Those that are empty do no harm before the answer is graded. */
static enum refusal refuse(const struct step *s, const struct step *source,
	const struct strings *given)
{
	const struct gaps *g = s->body, *g0 = source->body;

	for (size_t i = 0; i < g->list.count && i < given->count; i++) {
		const struct question_type *type = type_of(&g->list.items[i]);
		const struct step part = as_step(&g->list.items[i]);
		const struct step from = as_step(&g0->list.items[i]);
		const struct strings one = { given->items + i, 1 };
		enum refusal refusal = REFUSAL_NONE;

		if (type->refuse && answer_inked(given->items[i]))
			refusal = type->refuse(&part, &from, &one);
		if (refusal != REFUSAL_NONE)
			return refusal;
	}
	return REFUSAL_NONE;
}

/* What was found of one gap goes to that of the whole. */
static void add_verdict(
	struct verdict *out, const struct gap *gap, const struct verdict *v)
{
	enum mark *mark = &out->parts[out->part_count++];

	*mark = v->score >= 1  ? MARK_RIGHT
		: v->score > 0 ? MARK_PARTLY
			       : MARK_WRONG;
	out->score += v->score;
	out->spelling |= v->spelling;
	if (!out->misconception)
		out->misconception = v->misconception;
	for (size_t i = 0; i < v->feedback_count; i++) {
		const struct feedback *f = &v->feedback[i];

		if (f->key)
			verdict_say_key(out, gap->id, f->text);
		else
			verdict_say(out, gap->id, f->text);
	}
}

static void grade(const struct step *s, const struct step *source,
	const struct strings *given, struct verdict *out)
{
	const struct gaps *g = s->body, *g0 = source->body;

	for (size_t i = 0; i < g->list.count; i++) {
		const struct gap *gap = &g->list.items[i];
		const struct step part = as_step(gap);
		const struct step from = as_step(&g0->list.items[i]);
		struct verdict v = { 0 };

		if (i < given->count && given->items[i][0]) {
			const struct strings one = { given->items + i, 1 };

			type_of(gap)->grade(&part, &from, &one, &v);
		}
		add_verdict(out, gap, &v);
	}
	out->score /= (double)g->list.count;
}

static size_t key(const struct step *s, const char **out, size_t room)
{
	const struct gaps *g = s->body;
	size_t n = 0;

	for (; n < g->list.count && n < room; n++) {
		const struct step part = as_step(&g->list.items[n]);

		if (type_of(&g->list.items[n])->key(&part, &out[n], 1) == 0)
			out[n] = "";
	}
	return n;
}

/* ---- marks ---- */

/* "[[name]]" in a text, whether there is such a gap or not. */
struct mark_at {
	const char *begin, *name, *end;
	size_t length; /* of the name */
};

/* The first from s on; false where there is none. */
static bool find_mark(const char *s, struct mark_at *out)
{
	for (; (s = strstr(s, "[[")); s++) {
		size_t length = strcspn(s + 2, "[]\n");

		if (length == 0 || strncmp(s + 2 + length, "]]", 2) != 0)
			continue;
		*out = (struct mark_at){ s, s + 2, s + length + 4, length };
		return true;
	}
	return false;
}

/* The place of the gap in the list; its count where there is none. */
static size_t gap_of(const struct gaps *g, const struct mark_at *m)
{
	size_t i = 0;

	for (; i < g->list.count; i++) {
		const char *id = g->list.items[i].id;

		if (strlen(id) == m->length &&
			memcmp(id, m->name, m->length) == 0)
			break;
	}
	return i;
}

static void show(
	const struct step *s, const struct showing *how, struct buf *out)
{
	const struct gaps *g = s->body;
	const char *text = g->text;
	struct mark_at m;

	for (; find_mark(text, &m); text = m.end) {
		size_t i = gap_of(g, &m);

		if (i == g->list.count || !how->gaps) {
			buf_add(out, text, (size_t)(m.end - text));
			continue;
		}
		buf_add(out, text, (size_t)(m.begin - text));
		buf_adds(out, how->gaps[i]);
	}
	buf_adds(out, text);
}

/* ---- faults ---- */

static void check_marked(const struct gap *gap, int marks,
	const struct node *at, const struct node *text, struct faults *faults)
{
	/* Where a translation lost the mark, the gap stands in another file. */
	if (marks == 0)
		faults_add(faults, RULE_GAP_UNMARKED,
			text->at.file == at->at.file ? at->key_at : text->at,
			gap->id, NULL, NULL);
	else if (marks > 1)
		faults_add(
			faults, RULE_GAP_TWICE, text->at, gap->id, NULL, NULL);
}

/* Whether at is inside of a fence, or of backticks in its paragraph. */
static bool in_code(const char *text, const char *at)
{
	bool fence = false, span = false;

	for (const char *s = text; s < at; s++) {
		bool begins = s == text || s[-1] == '\n';
		const char *mark = s + (begins ? strspn(s, " >") : 0);

		if (begins && *mark == '\n')
			span = false;
		if (begins && (strncmp(mark, "```", 3) == 0 ||
				      strncmp(mark, "~~~", 3) == 0)) {
			fence = !fence;
			s = mark + strcspn(mark, "\n") - 1;
		} else if (*s == '`') {
			span = !span;
			s += strspn(s, "`") - 1;
		}
	}
	return fence || span;
}

/* A mark of no gap may belong to a program. */
static void check_stray(const struct gaps *g, const struct mark_at *m,
	const struct node *text, struct faults *faults)
{
	const char *ids[GAPS_MAX], *meant;
	const struct strings names = { ids, g->list.count };
	char written[4 * ID_CHARS], word[4 * ID_CHARS];
	size_t from = strspn(m->name, " "), to = m->length;

	if (m->length >= sizeof(written) || faults->count >= FAULTS_MAX)
		return;
	snprintf(written, sizeof(written), "%.*s", (int)m->length, m->name);
	while (to > from && m->name[to - 1] == ' ')
		to--;
	snprintf(word, sizeof(word), "%.*s", (int)(to - from), m->name + from);
	for (size_t i = 0; i < g->list.count; i++)
		ids[i] = g->list.items[i].id;
	meant = suggest_word(&names, word);
	if (meant)
		faults_add(
			faults, RULE_GAP_MEANT, text->at, written, meant, NULL);
	else if (isalpha((unsigned char)written[0]) && id_valid(written) &&
		 !in_code(g->text, m->begin))
		faults_add(faults, RULE_GAP_UNKNOWN, text->at, written, NULL,
			NULL);
}

static void check(
	const struct step *s, const struct node *at, struct faults *faults)
{
	const struct gaps *g = s->body;
	const struct node *text = node_get(at, "text");
	const struct node *item = node_get(at, "gaps")->first;
	int marks[GAPS_MAX + 1] = { 0 };
	struct mark_at m;

	for (const char *from = g->text; find_mark(from, &m); from = m.end) {
		size_t i = gap_of(g, &m);

		marks[i]++;
		if (i == g->list.count && marks[i] <= STRAYS_MAX)
			check_stray(g, &m, text, faults);
	}
	for (size_t i = 0; i < g->list.count; i++, item = item->next) {
		const struct gap *gap = &g->list.items[i];
		const struct step part = as_step(gap);

		check_marked(gap, marks[i], item, text, faults);
		if (type_of(gap)->check)
			type_of(gap)->check(&part, item, faults);
	}
}

const struct question_type question_gaps = {
	.name = "gaps",
	.title = N_("text with gaps"),
	.graded = true,
	.shape = shape,
	.check = check,
	.asked = asked,
	.asked_picks = asked_picks,
	.show = show,
	.refuse = refuse,
	.grade = grade,
	.key = key,
};
