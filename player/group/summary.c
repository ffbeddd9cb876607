#include "group/summary.h"

#include <string.h>

#include "group/board.h"
#include "group/ideas.h"

enum { NOTE_BYTES = 4000 };

/* ---- counting ---- */

/* A round of votes, those by show of hands among them. */
struct tally {
	int answered, right, hands;
};

static void count_hands(
	const struct session *s, int item, int round, struct tally *t)
{
	const struct step *step = session_step(s, item);
	struct pick picks[GIVEN_MAX];
	const char *key[GIVEN_MAX];
	size_t n = question_picks(step, s->attempt, picks, GIVEN_MAX);
	size_t keys = question_key(step, key, GIVEN_MAX);

	if (question_shape(step) != SHAPE_ONE)
		return;
	for (size_t i = 0; i < n; i++) {
		int hands = s->items[item].hands[round - 1][i];

		t->hands += hands;
		t->answered += hands;
		for (size_t k = 0; k < keys; k++)
			if (strcmp(key[k], picks[i].id) == 0)
				t->right += hands;
	}
}

static struct tally tally_of(const struct session *s, int item, int round)
{
	struct tally t = { 0 };

	if (round < 1)
		return t;
	for (size_t i = 0; i < s->count; i++) {
		const struct ballot *b =
			session_ballot(&s->people[i], item, round);

		if (!b || b->given.count == 0)
			continue;
		t.answered++;
		t.right += b->mark == MARK_RIGHT;
	}
	count_hands(s, item, round, &t);
	return t;
}

static bool was_asked(const struct session *s, int item)
{
	return s->items[item].round > 0 && session_votes(s, item);
}

int summary_rows(const struct session *s)
{
	int n = 0;

	for (int i = 0; i < s->item_count; i++)
		n += session_votes(s, i);
	return n;
}

int summary_asked(const struct session *s, const struct person *p)
{
	int n = 0;

	for (int i = 0; i < s->item_count; i++)
		/* What nobody led to is asked of those who came to it. */
		n += was_asked(s, i) &&
		     (!s->items[i].own || s->phase == PHASE_OWN ||
			     session_ballot(p, i, s->items[i].round));
	return n;
}

int summary_answered(const struct session *s, const struct person *p)
{
	int n = 0;

	for (int i = 0; i < s->item_count; i++) {
		const struct ballot *b =
			session_ballot(p, i, s->items[i].round);

		n += b && b->given.count > 0;
	}
	return n;
}

/* ---- rows ---- */

static void write_ideas(const struct session *s, int item, int index,
	const char *language, struct buf *out)
{
	const struct unit *u = s->texts.in(s->texts.context, language);
	struct idea ideas[IDEAS_MAX];
	size_t count = ideas_of(s, item, ideas);
	struct arena arena = { 0 };

	for (size_t i = 0; i < count; i++) {
		const struct misconception *mis =
			module_misconception(u->module, ideas[i].misconception);
		struct message m = message_of(MESSAGE_IDEA);

		if (!mis)
			continue;
		m.index = index;
		m.misconception = mis->text;
		if (mis->note && strlen(mis->note) <= NOTE_BYTES)
			m.note = mis->note;
		m.count = ideas[i].first;
		m.misses = ideas[i].last;
		m.languages = ideas_languages(&ideas[i], &arena);
		message_write(out, &m);
	}
	arena_release(&arena);
}

static void write_question(const struct session *s, int item, int index,
	const char *language, struct buf *out)
{
	const struct step *step = session_step_in(s, item, language);
	struct tally first = tally_of(s, item, 1);
	struct tally last = tally_of(s, item, s->items[item].round);
	struct message m = message_of(MESSAGE_QUESTION);
	struct buf counts = { 0 };
	const char *one;

	buf_addf(&counts, "%d %d %d %d %d", first.answered, first.right,
		last.answered, last.right, last.hands);
	one = buf_str(&counts);
	m.index = index;
	m.step = s->items[item].id;
	m.title = step->label;
	m.round = s->items[item].round;
	m.graded = question_graded(step) ? YES : NO;
	m.skipped = s->items[item].skipped ? YES : ABSENT;
	m.figures = (struct strings){ &one, 1 };
	message_write(out, &m);
	buf_release(&counts);
	if (m.round > 0)
		write_ideas(s, item, index, language, out);
}

void summary_write(const struct session *s, const char *language,
	void (*send)(void *context, const char *packet, size_t n),
	void *context)
{
	struct buf out = { 0 };
	int index = 0;

	for (int place = 0; place < s->item_count; place++) {
		int item = s->order[place];

		if (!session_votes(s, item))
			continue;
		write_question(s, item, ++index, language, &out);
		if (out.len < BOARD_PACKET)
			continue;
		send(context, out.data, out.len);
		buf_clear(&out);
	}
	if (out.len > 0)
		send(context, out.data, out.len);
	buf_release(&out);
}

/* ---- a desk of one's own ---- */

static void hear(void *context, const char *packet, size_t n)
{
	struct desk *d = context;
	struct arena arena = { 0 };

	while (n > 0) {
		const char *stop = memchr(packet, '\n', n);
		size_t length = stop ? (size_t)(stop - packet) : n;
		struct message m;

		if (message_read(&m, &arena, packet, length))
			desk_hear(d, &m);
		n -= length + (stop != NULL);
		packet += length + (stop != NULL);
	}
	arena_release(&arena);
}

struct desk *summary_desk(const struct session *s, const struct module *module,
	const char *language, int64_t now)
{
	struct desk *d = desk_new(module, language, ROLE_FACILITATOR);

	board_write(s, language, "", now, hear, d);
	return d;
}
