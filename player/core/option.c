#include "core/option.h"

#include <string.h>

#define AT(member) .offset = offsetof(struct option, member)

#define OPTION_ID \
	{ \
		.name = "id", .kind = FIELD_ID, AT(id), .bits = FIELD_MARKS, \
		.help = N_("Its name in the log; a, b, c ... if left out.") \
	}
#define OPTION_TEXT \
	{ \
		.name = "text", .kind = FIELD_SHORT, AT(text), \
		.bits = FIELD_REQUIRED | FIELD_TEXT, \
		.help = N_("What the learner reads.") \
	}
#define OPTION_LAST \
	{ \
		.name = "last", .kind = FIELD_BOOL, AT(last), \
		.absent = "false", \
		.help = N_("Stays at the end when options are shuffled.") \
	}
#define OPTION_GRADED \
	{ .name = "correct", \
		.kind = FIELD_BOOL, \
		AT(correct), \
		.absent = "false", \
		.bits = FIELD_HIDDEN | FIELD_MARKS, \
		.help = N_("Whether it is right to pick it.") }, \
		FIELD_FEEDBACK(option, N_("Said to one who picked it.")), \
		FIELD_MISCONCEPTION( \
			option, N_("The wrong idea that picking it shows."))

static const struct field one_fields[] = { OPTION_ID, OPTION_TEXT,
	OPTION_GRADED, OPTION_LAST };
static const struct field many_fields[] = { OPTION_ID, OPTION_TEXT,
	OPTION_GRADED,
	{ .name = "missed",
		.kind = FIELD_BLOCK,
		AT(missed),
		.bits = FIELD_TEXT | FIELD_HIDDEN,
		.help = N_("Said when it is right but was not picked.") },
	OPTION_LAST };
static const struct field poll_fields[] = { OPTION_ID, OPTION_TEXT,
	OPTION_LAST };

#define OPTION_SHAPE(array) \
	{ \
		.name = N_("option"), .size = sizeof(struct option), \
		FIELDS(array), .shorthand = "text", \
		.help = N_("Something to pick."), \
	}
const struct shape option_shape = OPTION_SHAPE(one_fields);
const struct shape option_many_shape = OPTION_SHAPE(many_fields);
const struct shape option_poll_shape = OPTION_SHAPE(poll_fields);

size_t options_picks(const struct step *s, struct pick *out, size_t room)
{
	const struct options *o = s->body;
	size_t n = 0;

	for (; n < o->list.count && n < room; n++)
		out[n] = (struct pick){
			.id = o->list.items[n].id,
			.text = o->list.items[n].text,
			.last = o->list.items[n].last == YES,
		};
	return n;
}

size_t options_key(const struct step *s, const char **out, size_t room)
{
	const struct options *o = s->body;
	size_t n = 0;

	for (size_t i = 0; i < o->list.count && n < room; i++) {
		if (o->list.items[i].correct == YES)
			out[n++] = o->list.items[i].id;
	}
	return n;
}

size_t options_correct(const struct options *o)
{
	size_t n = 0;

	for (size_t i = 0; i < o->list.count; i++)
		n += o->list.items[i].correct == YES;
	return n;
}

const struct option *options_find(const struct options *o, const char *id)
{
	for (size_t i = 0; i < o->list.count; i++) {
		if (strcmp(o->list.items[i].id, id) == 0)
			return &o->list.items[i];
	}
	return NULL;
}

bool strings_have(const struct strings *list, const char *s)
{
	for (size_t i = 0; i < list->count; i++) {
		if (strcmp(list->items[i], s) == 0)
			return true;
	}
	return false;
}
