/* A veiled step, on the side that has no key: read, shown, answered. */
#include <stdlib.h>
#include <string.h>

#include "core/answer.h"
#include "core/flat.h"
#include "core/node.h"
#include "core/unit_load.h"
#include "core/veil.h"
#include "core/veil_line.h"

/* ---- lines ---- */

#define AT(member) .offset = offsetof(struct veil_line, member)
#define SHORT(name_) \
	{ \
		.name = #name_, .kind = FIELD_SHORT, AT(name_) \
	}
#define TRUTH(name_) \
	{ \
		.name = #name_, .kind = FIELD_BOOL, AT(name_) \
	}

/* As enum answer_shape has them. */
static const char *const shape_words[] = { "none", "one", "many", "line",
	"lines", "text", "ordering", "pairs", "gaps", NULL };

static const struct field line_fields[] = {
	SHORT(step),
	SHORT(asked),
	SHORT(pick),
	SHORT(of),
	{ .name = "text", .kind = FIELD_BLOCK, AT(text) },
	SHORT(label),
	SHORT(form),
	{ .name = "shape",
		.kind = FIELD_ENUM,
		AT(shape),
		.words = shape_words },
	TRUTH(graded),
	TRUTH(number),
	TRUTH(verbatim),
	TRUTH(last),
	{ .name = "hints", .kind = FIELD_LIST, .each = FIELD_BLOCK, AT(hints) },
	{ .name = "points", .kind = FIELD_INTEGER, AT(points) },
};
const struct shape veil_line_shape = {
	.name = "veiled line",
	.size = sizeof(struct veil_line),
	FIELDS(line_fields),
};

struct veil_line veil_line(void)
{
	return (struct veil_line){
		.shape = INTEGER_ABSENT,
		.graded = ABSENT,
		.number = ABSENT,
		.verbatim = ABSENT,
		.last = ABSENT,
		.points = INTEGER_ABSENT,
	};
}

/* ---- the type ---- */

struct part {
	struct asked asked;
	struct pick picks[GIVEN_MAX];
	size_t count;
};

struct veiled {
	const char *text; /* MARKDOWN: prompt and all, with marks */
	enum answer_shape shape;
	bool graded, number;
	struct part parts[GIVEN_MAX];
	size_t part_count;
	struct pick picks[GIVEN_MAX];
	size_t pick_count;
};

static enum answer_shape shape(const struct step *s)
{
	return ((const struct veiled *)s->body)->shape;
}

static size_t copy_picks(
	const struct pick *picks, size_t count, struct pick *out, size_t room)
{
	count = count < room ? count : room;
	memcpy(out, picks, count * sizeof(*out));
	return count;
}

static size_t picks(const struct step *s, struct pick *out, size_t room)
{
	const struct veiled *v = s->body;

	return copy_picks(v->picks, v->pick_count, out, room);
}

static size_t asked(const struct step *s, struct asked *out, size_t room)
{
	const struct veiled *v = s->body;
	size_t n = 0;

	for (; n < v->part_count && n < room; n++)
		out[n] = v->parts[n].asked;
	return n;
}

static size_t asked_picks(
	const struct step *s, size_t i, struct pick *out, size_t room)
{
	const struct veiled *v = s->body;

	/* Of pairs the picks are the same for all. */
	if (v->pick_count > 0)
		return picks(s, out, room);
	return copy_picks(v->parts[i].picks, v->parts[i].count, out, room);
}

/* What stands for a mark "[[name]]" of n bytes between its brackets. */
static const char *meant(const struct veiled *v, const struct showing *how,
	const char *name, size_t n)
{
	for (size_t i = 0; i < v->part_count && how->gaps; i++) {
		const char *id = v->parts[i].asked.id;

		if (!v->parts[i].asked.text && strlen(id) == n &&
			memcmp(id, name, n) == 0)
			return how->gaps[i];
	}
	if (n == strlen("input") && memcmp(name, "input", n) == 0)
		return how->input;
	return NULL;
}

static void show(
	const struct step *s, const struct showing *how, struct buf *out)
{
	const struct veiled *v = s->body;
	const char *text = v->text, *open, *close;

	while ((open = strstr(text, "[[")) && (close = strstr(open, "]]"))) {
		const char *in =
			meant(v, how, open + 2, (size_t)(close - open) - 2);

		close = in ? close + 2 : open + 2;
		buf_add(out, text, (size_t)((in ? open : close) - text));
		buf_adds(out, in ? in : "");
		text = close;
	}
	buf_adds(out, text);
}

/* The rest of an answer is judged where the key is. */
static enum refusal refuse(const struct step *s, const struct step *source,
	const struct strings *given)
{
	const struct veiled *v = s->body;
	const struct answer_rules rules = { 0 };
	struct answer_lookalike found;
	double number;

	(void)source;
	if (!v->number || answer_number(given->items[0], NULL, &number))
		return REFUSAL_NONE;
	return answer_lookalike(given->items[0], &rules, &found)
		       ? REFUSAL_LETTERS
		       : REFUSAL_NONE;
}

static const struct question_type graded_type = {
	.name = "veiled",
	.title = N_("question"),
	.graded = true,
	.shape = shape,
	.picks = picks,
	.asked = asked,
	.asked_picks = asked_picks,
	.show = show,
	.refuse = refuse,
};
static const struct question_type ungraded_type = {
	.name = "veiled",
	.title = N_("question"),
	.shape = shape,
	.picks = picks,
	.asked = asked,
	.asked_picks = asked_picks,
	.show = show,
	.refuse = refuse,
};

const struct question_type *veiled_type(const struct step *s)
{
	const struct veiled *v = s->body;

	return v->graded ? &graded_type : &ungraded_type;
}

/* ---- reading ---- */

static struct part *part_of(struct veiled *v, const char *id)
{
	for (size_t i = 0; i < v->part_count; i++)
		if (strcmp(v->parts[i].asked.id, id) == 0)
			return &v->parts[i];
	return NULL;
}

static bool take_pick(struct veiled *v, const struct veil_line *line)
{
	struct part *part = line->of ? part_of(v, line->of) : NULL;
	struct pick *to = part ? part->picks : v->picks;
	size_t *count = part ? &part->count : &v->pick_count;

	if ((line->of && !part) || *count == GIVEN_MAX)
		return false;
	to[(*count)++] = (struct pick){ line->pick, line->text,
		line->last == YES, line->verbatim == YES };
	return true;
}

static bool take_asked(struct veiled *v, const struct veil_line *line)
{
	if (v->part_count == GIVEN_MAX || line->shape < 0 ||
		line->shape > SHAPE_GAPS)
		return false;
	v->parts[v->part_count++].asked =
		(struct asked){ line->asked, line->text, line->form,
			(enum answer_shape)line->shape, line->number == YES };
	return true;
}

static bool take_step(
	struct step *s, struct veiled *v, const struct veil_line *line)
{
	if (!id_valid(line->step) || line->shape < 0 ||
		line->shape > SHAPE_GAPS || !line->text)
		return false;
	*s = (struct step){ .id = line->step,
		.type = QUESTION_VEILED,
		.label = line->label ? line->label : line->step,
		.form = line->form,
		.hints = line->hints,
		.points = line->points >= 0 ? line->points : 1,
		.shuffle = NO,
		.timer = INTEGER_ABSENT,
		.body = v };
	v->text = line->text;
	v->shape = (enum answer_shape)line->shape;
	v->graded = line->graded == YES;
	v->number = line->number == YES;
	return true;
}

static bool take_line(struct arena *arena, struct step *s, struct veiled *v,
	const char *text, size_t n)
{
	struct veil_line line = veil_line();

	if (!flat_read(&veil_line_shape, &line, arena, text, n))
		return false;
	if (line.step)
		return !s->id && take_step(s, v, &line);
	if (line.asked)
		return take_asked(v, &line);
	return line.pick && take_pick(v, &line);
}

static struct unit *unit_around(
	struct arena *arena, struct step *s, const struct module *module)
{
	struct unit *u = arena_alloc(arena, sizeof(*u));
	const struct step **all = arena_array(arena, 1, sizeof(*all));

	*u = (struct unit){ .format = UNIT_FORMAT,
		.kind = UNIT_QUIZ,
		.title = "",
		.minutes = INTEGER_ABSENT,
		.limit = INTEGER_ABSENT,
		.pass = 70,
		.verdict = VERDICT_END,
		.confidence = NO,
		.id = "session",
		.language = module->language,
		.module = module,
		.source = u,
		.all = all,
		.all_count = 1 };
	u->steps.items = s;
	u->steps.count = 1;
	all[0] = s;
	return u;
}

static const struct unit *read_veiled(
	struct arena *arena, const char *text, const struct module *module)
{
	struct step *s = arena_alloc(arena, sizeof(*s));
	struct veiled *v = arena_alloc(arena, sizeof(*v));
	const char *stop;

	for (; (stop = strchr(text, '\n')); text = stop + 1)
		if (!take_line(arena, s, v, text, (size_t)(stop - text)))
			return NULL;
	return s->id ? unit_around(arena, s, module) : NULL;
}

static const struct unit *no_unit(void *context, const char *id)
{
	(void)context;
	(void)id;
	return NULL;
}

static const struct unit *read_whole(
	struct arena *arena, const char *text, const struct module *module)
{
	struct faults faults = { 0 };
	struct module *around = arena_alloc(arena, sizeof(*around));
	const struct node *root =
		node_parse(arena, "session.yaml", text, strlen(text), &faults);
	struct unit *u = NULL;

	*around = *module;
	around->unread = true; /* what the step refers to stays behind */
	if (root)
		u = unit_load(arena, root, "session", around, &faults);
	if (u && (faults_any_error(&faults, 0) ||
			 !unit_link(arena, u, root, no_unit, NULL, &faults) ||
			 u->steps.count != 1))
		u = NULL;
	faults_release(&faults);
	return u;
}

const struct unit *veil_read(
	struct arena *arena, const char *text, const struct module *module)
{
	return text[0] == '{' ? read_veiled(arena, text, module)
			      : read_whole(arena, text, module);
}
