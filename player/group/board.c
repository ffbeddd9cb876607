#include "group/board.h"

#include <stdlib.h>
#include <string.h>

#include "core/veil.h"
#include "group/ideas.h"
#include "group/summary.h"

enum board_word board_at(const struct session *s, const struct person *p)
{
	int item = session_item_of(s, p);
	const struct ballot *b =
		item >= 0 ? session_ballot(p, item, s->items[item].round)
			  : NULL;

	if (!p->came)
		return AT_ABSENT;
	if (p->links == 0)
		return AT_LOST;
	if (p->misses >= BOARD_STUCK)
		return AT_STUCK;
	if (s->phase == PHASE_OWN && p->place >= s->item_count)
		return AT_ANSWERED;
	if (item < 0 || !session_votes(s, item))
		return AT_HERE;
	if (b && b->given.count > 0) /* alone: reads why, then goes on */
		return s->phase == PHASE_OWN ? AT_HERE : AT_ANSWERED;
	if (s->phase != PHASE_OPEN && s->phase != PHASE_CLOSED &&
		s->phase != PHASE_OWN)
		return AT_HERE;
	if (p->refused != REFUSAL_NONE && p->refused_item == item)
		return AT_REFUSED;
	if (p->doing == DOING_READING)
		return AT_READING;
	if (p->doing == DOING_LOOKING)
		return AT_LOOKING;
	return p->hints > 0 ? AT_HINTED : AT_SILENT;
}

/* ---- figures ---- */

/* An option, or an answer that was typed, and how often. */
struct figure {
	const char *label;
	int first, last, hands;
	enum mark mark;
};

struct figures {
	struct figure *items;
	size_t count, room;
};

static struct figure *figure_of(struct figures *f, const char *label)
{
	for (size_t i = 0; i < f->count; i++)
		if (strcmp(f->items[i].label, label) == 0)
			return &f->items[i];
	f->items = mem_grow(f->items, &f->room, f->count, sizeof(*f->items));
	f->items[f->count] = (struct figure){ .label = label };
	return &f->items[f->count++];
}

static void count_ballot(
	struct figures *f, const struct ballot *b, bool many, bool last)
{
	for (size_t i = 0; b && i < b->given.count; i++) {
		struct figure *figure = figure_of(f, b->given.items[i]);

		if (last)
			figure->last++;
		else
			figure->first++;
		if (!many)
			figure->mark = b->mark;
		if (!many)
			break;
	}
}

static void count_votes(const struct session *s, int item, struct figures *f)
{
	bool many = question_shape(session_step(s, item)) == SHAPE_MANY;

	for (size_t i = 0; i < s->count; i++) {
		const struct person *p = &s->people[i];

		count_ballot(f, session_ballot(p, item, 1), many, false);
		count_ballot(f, session_ballot(p, item, s->items[item].round),
			many, true);
	}
}

/* Options stand in the order in which they are shown, chosen or not. */
static size_t list_options(const struct session *s, int item, struct figures *f)
{
	const struct step *step = session_step(s, item);
	enum answer_shape shape = question_shape(step);
	struct pick picks[GIVEN_MAX];
	const char *key[GIVEN_MAX];
	size_t keys = question_key(step, key, GIVEN_MAX), n;
	int round = s->items[item].round;

	if (shape != SHAPE_ONE && shape != SHAPE_MANY)
		return 0;
	n = question_picks(step, s->attempt, picks, GIVEN_MAX);
	for (size_t i = 0; i < n; i++) {
		struct figure *figure = figure_of(f, picks[i].id);

		figure->mark = question_graded(step) ? MARK_WRONG : MARK_NONE;
		for (size_t k = 0; k < keys; k++)
			if (strcmp(key[k], picks[i].id) == 0)
				figure->mark = MARK_RIGHT;
		if (round > 0)
			figure->hands = s->items[item].hands[round - 1][i];
	}
	return n;
}

static int by_votes(const void *a, const void *b)
{
	const struct figure *x = a, *y = b;

	if (x->last != y->last)
		return x->last > y->last ? -1 : 1;
	return strcmp(x->label, y->label);
}

struct strings board_figures(
	const struct session *s, int item, struct arena *arena)
{
	struct figures f = { 0 };
	struct strings out = { 0 };
	size_t options = list_options(s, item, &f);

	count_votes(s, item, &f);
	if (options == 0 && f.count > 0)
		qsort(f.items, f.count, sizeof(*f.items), by_votes);
	out.count = f.count < BOARD_FIGURES ? f.count : BOARD_FIGURES;
	out.items = arena_array(arena, out.count + 1, sizeof(*out.items));
	for (size_t i = 0; i < out.count; i++) {
		const struct figure *figure = &f.items[i];
		struct buf line = { 0 };

		buf_addf(&line, "%d %d %d %d %s", figure->first, figure->last,
			figure->hands, (int)figure->mark, figure->label);
		out.items[i] = arena_strdup(arena, buf_str(&line));
		buf_release(&line);
	}
	free(f.items);
	return out;
}

/* ---- pairs ---- */

static bool same_answer(const struct ballot *a, const struct ballot *b)
{
	if (a->given.count != b->given.count)
		return false;
	for (size_t i = 0; i < a->given.count; i++)
		if (strcmp(a->given.items[i], b->given.items[i]) != 0)
			return false;
	return true;
}

/* People are grouped by answer; then each talks to one half a room away. */
void board_pairs(const struct session *s, int item, int *partner)
{
	int *sorted = xcalloc(s->count, sizeof(*sorted));
	size_t n = 0;
	int round = s->items[item].round;

	for (size_t i = 0; i < s->count; i++) {
		const struct ballot *b =
			session_ballot(&s->people[i], item, round);
		size_t at = n;

		partner[i] = -1;
		if (!b || b->given.count == 0)
			continue;
		/* Behind the last one who says the same. */
		while (at > 0 &&
			!same_answer(session_ballot(&s->people[sorted[at - 1]],
					     item, round),
				b))
			at--;
		if (at == 0)
			at = n;
		memmove(&sorted[at + 1], &sorted[at],
			(n - at) * sizeof(*sorted));
		sorted[at] = (int)i;
		n++;
	}
	for (size_t i = 0; i < n / 2; i++) {
		int a = sorted[i], b = sorted[i + (n + 1) / 2];

		if (same_answer(session_ballot(&s->people[a], item, round),
			    session_ballot(&s->people[b], item, round)))
			continue;
		partner[a] = b;
		partner[b] = a;
	}
	free(sorted);
}

/* ---- as messages ---- */

static void add_question(const struct session *s, int item,
	const char *language, const char *have, struct message *m,
	struct buf *content)
{
	const struct step *step = session_step_in(s, item, language);
	const struct unit *u = s->items[item].asked;

	if (!u)
		u = s->texts.in(s->texts.context, language);
	m->step = s->items[item].id;
	m->index = s->at + 1;
	m->total = s->item_count;
	m->round = s->items[item].round;
	m->language = u->language;
	m->have = step->id;
	if (strcmp(have, step->id) == 0)
		return;
	veil_reveal(content, u, step);
	m->content = buf_str(content);
}

/* The wrong idea that most share now. */
static void add_shared(const struct session *s, int item, const char *language,
	struct message *m, struct arena *arena)
{
	const struct unit *u = s->texts.in(s->texts.context, language);
	struct idea ideas[IDEAS_MAX];
	size_t count = ideas_of(s, item, ideas);
	const struct misconception *mis =
		count > 0 && ideas[0].last > 0 ? module_misconception(u->module,
							 ideas[0].misconception)
					       : NULL;

	if (!mis)
		return;
	m->misconception = mis->text;
	m->note = mis->note;
	m->misses = ideas[0].last;
	m->languages = ideas_languages(&ideas[0], arena);
}

static void add_counts(const struct session *s, struct message *m)
{
	m->here = m->answered = m->count = 0;
	for (size_t i = 0; i < s->count; i++) {
		const struct person *p = &s->people[i];

		m->here += p->links > 0;
		m->count += p->listed || p->came;
		m->answered += board_at(s, p) == AT_ANSWERED;
	}
}

static void write_head(const struct session *s, const char *language,
	const char *have, int64_t now, struct buf *out)
{
	struct message m = message_of(MESSAGE_BOARD);
	struct buf content = { 0 };
	struct arena arena = { 0 };
	int item = session_item(s);
	const struct unit *u = s->texts.in(s->texts.context, language);

	m.version = MESSAGE_VERSION;
	m.session = s->attempt;
	m.host = s->host;
	m.module = s->module;
	m.unit = s->unit;
	m.title = u->title;
	m.phase = (int)s->phase;
	m.paused = s->paused ? YES : ABSENT;
	m.since = now - s->since;
	if (s->joined) {
		m.others = s->others.line;
		m.waiting = (int)s->others.waiting;
		m.trouble = s->others.trouble;
	}
	if (s->over)
		m.left = summary_rows(s);
	m.total = s->item_count;
	if (s->spent_on > 0)
		m.pace = s->spent / s->spent_on;
	add_counts(s, &m);
	if (item >= 0) {
		add_question(s, item, language, have, &m, &content);
		add_shared(s, item, language, &m, &arena);
		m.figures = board_figures(s, item, &arena);
	}
	message_write(out, &m);
	buf_release(&content);
	arena_release(&arena);
}

/* What only matters where each is at another question, or all is over. */
static void add_progress(
	const struct session *s, const struct person *p, struct message *m)
{
	if (s->phase == PHASE_OWN)
		m->index = p->place + 1;
	if (s->phase != PHASE_OWN && s->phase != PHASE_SUMMARY)
		return;
	m->answered = summary_answered(s, p);
	m->total = summary_asked(s, p);
	if (p->came)
		m->score = session_score(s, p, &m->max);
}

static void write_person(const struct session *s, size_t i, int partner,
	int64_t now, struct buf *out)
{
	const struct person *p = &s->people[i];
	struct message m = message_of(MESSAGE_PERSON);
	int item = session_item_of(s, p);
	const struct ballot *b =
		item >= 0 ? session_ballot(p, item, s->items[item].round)
			  : NULL;

	m.person = (int)i + 1;
	m.name = p->name;
	m.second = p->second[0] ? p->second : NULL;
	m.group = p->group[0] ? p->group : NULL;
	m.language = p->language[0] ? p->language : NULL;
	m.claimed = p->claimed ? YES : ABSENT;
	m.at = (int)board_at(s, p);
	m.since = p->came ? now - p->since : INTEGER_ABSENT;
	m.hints = p->hints > 0 ? p->hints : INTEGER_ABSENT;
	m.misses = p->misses > 0 ? p->misses : INTEGER_ABSENT;
	m.pair = partner >= 0 ? partner + 1 : INTEGER_ABSENT;
	add_progress(s, p, &m);
	if (b && b->given.count > 0) {
		m.given = b->given;
		m.mark = (int)b->mark;
	}
	if (item >= 0 && s->items[item].round > 1) {
		b = session_ballot(p, item, 1);
		if (b && b->given.count > 0)
			m.before = (int)b->mark;
	}
	message_write(out, &m);
}

void board_write(const struct session *s, const char *language,
	const char *have, int64_t now,
	void (*send)(void *context, const char *packet, size_t n),
	void *context)
{
	int *partner = xcalloc(s->count, sizeof(*partner));
	struct buf out = { 0 };
	int item = session_item(s);

	for (size_t i = 0; i < s->count; i++)
		partner[i] = -1;
	if (item >= 0 && s->items[item].round > 0)
		board_pairs(s, item, partner);
	write_head(s, language, have, now, &out);
	for (size_t i = 0; i < s->count; i++) {
		write_person(s, i, partner[i], now, &out);
		if (out.len < BOARD_PACKET)
			continue;
		send(context, out.data, out.len);
		buf_clear(&out);
	}
	if (out.len > 0)
		send(context, out.data, out.len);
	if (s->over)
		summary_write(s, language, send, context);
	buf_release(&out);
	free(partner);
}
