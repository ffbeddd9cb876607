/* Every field of the log's records, in the order of the canonical line. */
#include "core/record.h"

#include <stddef.h>

#define AT(member) .offset = offsetof(struct record, member)

const char *const record_event_words[] = {
#define WORD(symbol, word) #word,
	RECORD_EVENTS(WORD)
#undef WORD
	NULL,
};

static const char *const source_words[] = {"self", "live", NULL};
static const char *const kind_words[] = {"lesson", "quiz", NULL};
static const char *const via_words[] = {"play", "review", "session", NULL};
static const char *const why_words[] = {"done", "time", "left", NULL};

static const struct field record_fields[] = {
	{.name = "v", .kind = FIELD_INTEGER, AT(v), .bits = FIELD_REQUIRED,
		.min = 1, .max = 1000,
		.help = N_("The version of the format: 1.")},
	{.name = "log", .kind = FIELD_CODE, AT(log), .bits = FIELD_REQUIRED,
		.help = N_("The ULID of the chain that the record is in.")},
	{.name = "n", .kind = FIELD_LONG, AT(n), .bits = FIELD_REQUIRED,
		.min = 1, .max = 999999999999999,
		.help = N_("The record's number in its chain, from 1.")},
	{.name = "t", .kind = FIELD_CODE, AT(t), .bits = FIELD_REQUIRED,
		.help = N_("When, in UTC; for people: the order is log, n.")},
	{.name = "site", .kind = FIELD_SHORT, AT(site), .bits = FIELD_REQUIRED,
		.help = N_("The school or server where the person works.")},
	{.name = "who", .kind = FIELD_SHORT, AT(who), .bits = FIELD_REQUIRED,
		.help = N_("The person's login or name at the site.")},
	{.name = "event", .kind = FIELD_ENUM, AT(event),
		.bits = FIELD_REQUIRED, .words = record_event_words,
		.help = N_("What happened.")},
	{.name = "module", .kind = FIELD_ID, AT(module),
		.help = N_("The module it happened in.")},
	{.name = "unit", .kind = FIELD_ID, AT(unit),
		.help = N_("The unit of the module.")},
	{.name = "step", .kind = FIELD_ID, AT(step),
		.help = N_("The step of the unit.")},
	{.name = "rev", .kind = FIELD_CODE, AT(rev),
		.help = N_("A digest of what marks the step.")},
	{.name = "type", .kind = FIELD_CODE, AT(type),
		.help = N_("The step's type.")},
	{.name = "obj", .kind = FIELD_ID, AT(obj),
		.help = N_("The objective that the question serves.")},
	{.name = "attempt", .kind = FIELD_CODE, AT(attempt),
		.help = N_("The ULID of this run through the unit.")},
	{.name = "try", .kind = FIELD_INTEGER, AT(try), .min = 1,
		.max = 1000000,
		.help = N_("Which try at the question, from 1.")},
	{.name = "given", .kind = FIELD_LIST, .each = FIELD_VERBATIM,
		AT(given), .help = N_("The answer, part by part.")},
	{.name = "hit", .kind = FIELD_VERBATIM, AT(hit),
		.help = N_("Which accepted answer matched.")},
	{.name = "mis", .kind = FIELD_ID, AT(mis),
		.help = N_("The misconception that the answer shows.")},
	{.name = "right", .kind = FIELD_BOOL, AT(right),
		.help = N_("Whether the answer is wholly right.")},
	{.name = "score", .kind = FIELD_NUMBER, AT(score), .max = 1e11,
		.help = N_("The points it earned.")},
	{.name = "max", .kind = FIELD_NUMBER, AT(max), .max = 1e11,
		.help = N_("The points it could have earned.")},
	{.name = "hints", .kind = FIELD_INTEGER, AT(hints), .max = 1000000,
		.help = N_("The hints opened so far.")},
	{.name = "ms", .kind = FIELD_LONG, AT(ms), .max = 999999999999999,
		.help = N_("Milliseconds from being shown to being answered.")},
	{.name = "lang", .kind = FIELD_CODE, AT(lang),
		.help = N_("The language on screen.")},
	{.name = "sure", .kind = FIELD_INTEGER, AT(sure), .min = 1, .max = 3,
		.help = N_("1 guessing, 2 unsure, 3 sure.")},
	{.name = "source", .kind = FIELD_CODE, AT(source),
		.words = source_words,
		.help = N_("Who recorded it: the learner's own player (self) "
			   "or the facilitator's side (live).")},
	{.name = "kind", .kind = FIELD_CODE, AT(kind), .words = kind_words,
		.help = N_("What kind of unit was opened.")},
	{.name = "via", .kind = FIELD_CODE, AT(via), .words = via_words,
		.help = N_("How it was opened.")},
	{.name = "pass", .kind = FIELD_INTEGER, AT(pass), .max = 100,
		.help = N_("The per cent needed to pass.")},
	{.name = "left", .kind = FIELD_INTEGER, AT(left), .max = 1000000,
		.help = N_("Seconds left of a timed quiz.")},
	{.name = "steps", .kind = FIELD_LIST, .each = FIELD_ID, AT(steps),
		.max = RECORD_STEPS,
		.help = N_("The drawn steps, in order.")},
	{.name = "passed", .kind = FIELD_BOOL, AT(passed),
		.help = N_("Whether the quiz was passed.")},
	{.name = "why", .kind = FIELD_CODE, AT(why), .words = why_words,
		.help = N_("How it came to its end.")},
	{.name = "text", .kind = FIELD_VERBATIM, AT(text),
		.help = N_("A person's own note.")},
	{.name = "host", .kind = FIELD_SHORT, AT(host),
		.help = N_("The machine that writes the file: in its first "
			   "record.")},
	{.name = "h", .kind = FIELD_CODE, AT(h), .bits = FIELD_REQUIRED,
		.help = N_("The chain: a digest of this record and of the one "
			   "before.")},
};

const struct shape record_shape = {
	.name = N_("record"),
	.size = sizeof(struct record),
	FIELDS(record_fields),
	.help = N_("One line of the score log."),
};
