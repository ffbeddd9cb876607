/*
 * option.h - what can be picked in choice, choices and poll.
 */
#ifndef SABAQ_CORE_OPTION_H
#define SABAQ_CORE_OPTION_H

#include "core/question.h"

enum { OPTIONS_MAX = 26 };

struct option {
	const char *id, *text;
	enum truth correct, last;
	const char *feedback, *missed, *misconception;
};

struct options {
	LIST_OF(struct option) list;
};

/* Of choice; choices (with "missed"); poll (texts only). */
extern const struct shape option_shape, option_many_shape, option_poll_shape;

/* question_type.picks over a body that begins with struct options. */
size_t options_picks(const struct step *s, struct pick *out, size_t room);
/* question_type.key: the correct ones. */
size_t options_key(const struct step *s, const char **out, size_t room);
size_t options_correct(const struct options *o);
const struct option *options_find(const struct options *o, const char *id);
bool strings_have(const struct strings *list, const char *s);

#endif
