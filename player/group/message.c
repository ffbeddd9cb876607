#include "group/message.h"

#include "core/flat.h"

#define AT(member) .offset = offsetof(struct message, member)

#define WORD(symbol, word) #word,
const char *const message_kind_words[] = { MESSAGE_KINDS(WORD) NULL };
const char *const message_role_words[] = { MESSAGE_ROLES(WORD) NULL };
const char *const message_doing_words[] = { MESSAGE_DOINGS(WORD) NULL };
const char *const session_phase_words[] = { SESSION_PHASES(WORD) NULL };
const char *const board_words[] = { BOARD_WORDS(WORD) NULL };
static const char *const others_words[] = { BOARD_OTHERS(WORD) NULL };
#undef WORD
#define WORD(symbol, word, help) #word,
const char *const session_order_words[] = { SESSION_ORDERS(WORD) NULL };
#undef WORD
#define HELP(symbol, word, help) help,
const char *const session_order_helps[] = { SESSION_ORDERS(HELP) NULL };
#undef HELP

/* As enum mark and enum refusal have them. */
static const char *const mark_words[] = { "none", "wrong", "partly", "right",
	NULL };
static const char *const refusal_words[] = { "none", "empty", "number",
	"letters", NULL };

#define TEXT(name_) \
	{ \
		.name = #name_, .kind = FIELD_SHORT, AT(name_) \
	}
#define LONG_TEXT(name_) \
	{ \
		.name = #name_, .kind = FIELD_BLOCK, AT(name_) \
	}
#define NUMBER(name_) \
	{ \
		.name = #name_, .kind = FIELD_INTEGER, AT(name_) \
	}
#define COUNTER(name_) \
	{ \
		.name = #name_, .kind = FIELD_LONG, AT(name_) \
	}
#define SHARE(name_) \
	{ \
		.name = #name_, .kind = FIELD_NUMBER, AT(name_) \
	}
#define TRUTH(name_) \
	{ \
		.name = #name_, .kind = FIELD_BOOL, AT(name_) \
	}
#define WORDS(name_, words_) \
	{ \
		.name = #name_, .kind = FIELD_ENUM, AT(name_), \
		.words = (words_) \
	}
#define STRINGS(name_) \
	{ \
		.name = #name_, .kind = FIELD_LIST, .each = FIELD_VERBATIM, \
		AT(name_) \
	}

/* The kind comes first, so that a line tells at once what it is. */
static const struct field message_fields[] = {
	WORDS(kind, message_kind_words),
	NUMBER(version),
	WORDS(role, message_role_words),
	TEXT(name),
	TEXT(second),
	TEXT(language),
	TEXT(have),
	COUNTER(seq),
	TEXT(step),
	NUMBER(round),
	STRINGS(given),
	TRUTH(blank),
	NUMBER(sure),
	NUMBER(hints),
	COUNTER(ms),
	WORDS(doing, message_doing_words),
	WORDS(command, session_order_words),
	LONG_TEXT(text),
	NUMBER(count),
	NUMBER(index),
	NUMBER(total),
	TEXT(session),
	TEXT(host),
	TEXT(module),
	TEXT(unit),
	TEXT(title),
	WORDS(phase, session_phase_words),
	TRUTH(paused),
	TRUTH(claimed),
	TRUTH(own),
	LONG_TEXT(content),
	WORDS(mark, mark_words),
	WORDS(before, mark_words),
	WORDS(refusal, refusal_words),
	SHARE(score),
	SHARE(max),
	NUMBER(answered),
	NUMBER(here),
	NUMBER(pass),
	NUMBER(left),
	STRINGS(figures),
	NUMBER(person),
	TEXT(group),
	WORDS(at, board_words),
	COUNTER(since),
	NUMBER(misses),
	NUMBER(pair),
	LONG_TEXT(misconception),
	LONG_TEXT(note),
	WORDS(others, others_words),
	NUMBER(waiting),
	TEXT(trouble),
	STRINGS(languages),
	COUNTER(pace),
	TRUTH(graded),
	TRUTH(skipped),
};
const struct shape message_shape = {
	.name = "message",
	.size = sizeof(struct message),
	FIELDS(message_fields),
};

struct message message_of(enum message_kind kind)
{
	return (struct message){
		.kind = (int)kind,
		.version = INTEGER_ABSENT,
		.role = INTEGER_ABSENT,
		.seq = INTEGER_ABSENT,
		.round = INTEGER_ABSENT,
		.blank = ABSENT,
		.sure = INTEGER_ABSENT,
		.hints = INTEGER_ABSENT,
		.ms = INTEGER_ABSENT,
		.doing = INTEGER_ABSENT,
		.command = INTEGER_ABSENT,
		.count = INTEGER_ABSENT,
		.index = INTEGER_ABSENT,
		.total = INTEGER_ABSENT,
		.phase = INTEGER_ABSENT,
		.paused = ABSENT,
		.claimed = ABSENT,
		.own = ABSENT,
		.mark = INTEGER_ABSENT,
		.before = INTEGER_ABSENT,
		.refusal = INTEGER_ABSENT,
		.score = INTEGER_ABSENT,
		.max = INTEGER_ABSENT,
		.answered = INTEGER_ABSENT,
		.here = INTEGER_ABSENT,
		.pass = INTEGER_ABSENT,
		.left = INTEGER_ABSENT,
		.person = INTEGER_ABSENT,
		.since = INTEGER_ABSENT,
		.at = INTEGER_ABSENT,
		.misses = INTEGER_ABSENT,
		.pair = INTEGER_ABSENT,
		.others = INTEGER_ABSENT,
		.waiting = INTEGER_ABSENT,
		.pace = INTEGER_ABSENT,
		.graded = ABSENT,
		.skipped = ABSENT,
	};
}

void message_write(struct buf *out, const struct message *m)
{
	flat_write(out, &message_shape, m);
}

bool message_read(
	struct message *out, struct arena *arena, const char *line, size_t n)
{
	*out = message_of(MESSAGE_UNKNOWN);
	return flat_read(&message_shape, out, arena, line, n) &&
	       out->kind != MESSAGE_UNKNOWN;
}

bool message_fits(const struct message *m)
{
	struct buf line = { 0 };
	bool fits;

	message_write(&line, m);
	fits = line.len <= MESSAGE_ANSWER_BYTES;
	buf_release(&line);
	return fits;
}
