#include "group/desk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "core/veil.h"

struct desk *desk_new(const struct module *module, const char *language,
	enum message_role role)
{
	struct desk *d = xcalloc(1, sizeof(*d));

	snprintf(d->language, sizeof(d->language), "%s", language);
	d->module = module;
	d->role = role;
	d->lost_at = -1;
	d->board = message_of(MESSAGE_BOARD);
	d->board.phase = PHASE_LOBBY;
	return d;
}

void desk_free(struct desk *d)
{
	if (!d)
		return;
	free(d->why);
	free(d->people);
	arena_release(&d->board_text);
	arena_release(&d->unit_text);
	free(d->questions);
	free(d->ideas);
	arena_release(&d->summary_text);
	buf_release(&d->orders);
	free(d);
}

/* ---- boards ---- */

/* Whole letters of s that fit. */
static void clip(char *to, size_t room, const char *s)
{
	size_t n = s ? strlen(s) : 0;

	if (n >= room)
		for (n = room - 1; ((unsigned char)s[n] & 0xc0) == 0x80;)
			n--;
	memcpy(to, s ? s : "", n);
	to[n] = '\0';
}

/* "first last hands mark label" */
static bool read_figure(struct desk_figure *out, const char *text)
{
	int used = 0;

	if (sscanf(text, "%d %d %d %d %n", &out->first, &out->last, &out->hands,
		    &out->mark, &used) != 4 ||
		used == 0)
		return false;
	out->label = text + used;
	return true;
}

static const char *kept(struct arena *to, const char *s)
{
	return s ? arena_strdup(to, s) : NULL;
}

/* "ky 6 13" */
static size_t read_languages(
	struct desk_language out[DESK_LANGUAGES], const struct strings *from)
{
	size_t n = 0;

	for (size_t i = 0; i < from->count && n < DESK_LANGUAGES; i++) {
		const char *text = from->items[i];
		size_t length = strcspn(text, " ");
		struct desk_language *l = &out[n];

		*l = (struct desk_language){ 0 };
		if (length >= sizeof(l->language))
			continue;
		memcpy(l->language, text, length);
		n += language_valid(l->language) &&
		     sscanf(text + length, "%d %d", &l->showed, &l->answered) ==
			     2;
	}
	return n;
}

static void keep_board(struct desk *d, const struct message *m)
{
	struct arena text = { 0 };
	struct message b = *m;

	for (size_t i = 0; i < message_shape.count; i++) {
		const struct field *f = &message_shape.fields[i];
		void *at = (char *)&b + f->offset;

		if (f->kind == FIELD_SHORT || f->kind == FIELD_BLOCK)
			*(const char **)at = kept(&text, *(const char **)at);
	}
	d->figure_count = 0;
	for (size_t i = 0; i < m->figures.count; i++)
		if (d->figure_count < DESK_FIGURES &&
			read_figure(&d->figures[d->figure_count],
				arena_strdup(&text, m->figures.items[i])))
			d->figure_count++;
	d->language_count = read_languages(d->languages, &m->languages);
	d->question_count = d->idea_count = 0;
	arena_reset(&d->summary_text);
	b.figures = b.given = b.languages = (struct strings){ 0 };
	b.content = NULL;
	arena_release(&d->board_text);
	d->board_text = text;
	d->board = b;
	d->any = true;
	d->boards++;
}

static void keep_content(struct desk *d, const struct message *m)
{
	struct arena text = { 0 };
	const struct unit *u =
		m->content ? veil_read(&text, m->content, d->module) : NULL;

	if (!m->step) {
		d->unit = NULL;
		d->have[0] = '\0';
	}
	if (!m->step || !u) {
		arena_release(&text);
		return;
	}
	arena_release(&d->unit_text);
	d->unit_text = text;
	d->unit = u;
	clip(d->have, sizeof(d->have), m->have);
}

static void add_given(struct desk_person *p, const struct message *m)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < m->given.count; i++) {
		buf_adds(&b, i > 0 ? " " : "");
		buf_adds(&b, m->given.items[i]);
	}
	clip(p->given, sizeof(p->given), buf_str(&b));
	buf_release(&b);
}

static void keep_person(struct desk *d, const struct message *m)
{
	struct desk_person *p;

	/* Rows come in their order. */
	if (m->person < 1 || (size_t)m->person > d->count + 1)
		return;
	if ((size_t)m->person > d->count) {
		d->people = mem_grow(
			d->people, &d->room, d->count, sizeof(*d->people));
		d->count++;
	}
	p = &d->people[m->person - 1];
	*p = (struct desk_person){ .claimed = m->claimed == YES,
		.at = m->at >= 0 && m->at < AT_UNKNOWN ? (enum board_word)m->at
						       : AT_HERE,
		.since = m->since,
		.hints = m->hints > 0 ? m->hints : 0,
		.misses = m->misses > 0 ? m->misses : 0,
		.pair = m->pair - 1,
		.mark = m->mark,
		.before = m->before,
		.index = m->index,
		.answered = m->answered,
		.asked = m->total,
		.score = m->score,
		.max = m->max };
	if (p->pair < 0)
		p->pair = -1;
	clip(p->name, sizeof(p->name), m->name);
	clip(p->second, sizeof(p->second), m->second);
	clip(p->group, sizeof(p->group), m->group);
	clip(p->language, sizeof(p->language), m->language);
	add_given(p, m);
}

static void keep_question(struct desk *d, const struct message *m)
{
	struct desk_question *q;

	if (d->question_count == DESK_ROWS || m->figures.count != 1)
		return;
	d->questions = mem_grow(d->questions, &d->question_room,
		d->question_count, sizeof(*d->questions));
	q = &d->questions[d->question_count];
	*q = (struct desk_question){
		.step = arena_strdup(&d->summary_text, m->step ? m->step : ""),
		.label = arena_strdup(
			&d->summary_text, m->title ? m->title : ""),
		.round = m->round > 0 ? m->round : 0,
		.graded = m->graded == YES,
		.skipped = m->skipped == YES,
	};
	d->question_count += sscanf(m->figures.items[0], "%d %d %d %d %d",
				     &q->first, &q->first_right, &q->last,
				     &q->last_right, &q->hands) == 5;
}

/* It is one of the question before. */
static void keep_idea(struct desk *d, const struct message *m)
{
	struct desk_idea *idea;

	if (d->idea_count == DESK_ROWS || d->question_count == 0 ||
		!m->misconception)
		return;
	d->ideas = mem_grow(
		d->ideas, &d->idea_room, d->idea_count, sizeof(*d->ideas));
	idea = &d->ideas[d->idea_count++];
	*idea = (struct desk_idea){
		.question = d->question_count - 1,
		.text = arena_strdup(&d->summary_text, m->misconception),
		.note = kept(&d->summary_text, m->note),
		.first = m->count > 0 ? m->count : 0,
		.last = m->misses > 0 ? m->misses : 0,
	};
	idea->language_count = read_languages(idea->languages, &m->languages);
}

bool desk_hear(struct desk *d, const struct message *m)
{
	switch (m->kind) {
	case MESSAGE_REFUSED:
		free(d->why);
		d->why = xstrdup(m->text ? m->text : "");
		return true;
	case MESSAGE_BOARD:
	case MESSAGE_STATE:
		if (m->phase < 0 || m->phase >= PHASE_UNKNOWN)
			return false;
		keep_content(d, m);
		keep_board(d, m);
		return true;
	case MESSAGE_PERSON:
		keep_person(d, m);
		return true;
	case MESSAGE_QUESTION:
		keep_question(d, m);
		return true;
	case MESSAGE_IDEA:
		keep_idea(d, m);
		return true;
	default:
		return false;
	}
}

bool desk_whole(const struct desk *d)
{
	return d->any &&
	       (d->board.phase != PHASE_SUMMARY || d->board.left < 0 ||
		       d->question_count >= (size_t)d->board.left);
}

size_t desk_count(const struct desk *d, enum board_word at)
{
	size_t n = 0;

	for (size_t i = 0; i < d->count; i++)
		n += d->people[i].at == at;
	return n;
}

/* ---- the line ---- */

void desk_connected(struct desk *d)
{
	d->linked = true;
	d->greeted = false;
	d->lost_at = -1;
}

void desk_lost(struct desk *d, int64_t now)
{
	if (d->linked || d->lost_at < 0)
		d->lost_at = now;
	d->linked = false;
	/* An order given to nobody is not given later by surprise. */
	buf_clear(&d->orders);
}

bool desk_message(struct desk *d, struct buf *out)
{
	const char *stop;

	if (!d->linked || d->why)
		return false;
	if (!d->greeted) {
		struct message m = message_of(MESSAGE_HELLO);

		m.version = MESSAGE_VERSION;
		m.role = (int)d->role;
		m.language = d->language;
		m.have = d->have;
		message_write(out, &m);
		d->greeted = true;
		return true;
	}
	stop = d->orders.len > 0 ? strchr(d->orders.data, '\n') : NULL;
	if (!stop)
		return false;
	buf_add(out, d->orders.data, (size_t)(stop + 1 - d->orders.data));
	memmove(d->orders.data, stop + 1, strlen(stop + 1) + 1);
	d->orders.len = strlen(d->orders.data);
	return true;
}

/* ---- orders ---- */

void desk_order(struct desk *d, const struct message *order)
{
	if (d->linked)
		message_write(&d->orders, order);
}

void desk_say(struct desk *d, enum session_order order)
{
	struct message m = message_of(MESSAGE_ORDER);

	m.command = (int)order;
	desk_order(d, &m);
}

void desk_language(struct desk *d, const char *language)
{
	struct message m = message_of(MESSAGE_DOING);

	clip(d->language, sizeof(d->language), language);
	d->have[0] = '\0';
	m.language = d->language;
	m.have = d->have;
	desk_order(d, &m);
}

/* The order of the word with n bytes; ORDER_UNKNOWN: none. */
static int order_of(const char *word, size_t n, const char *const *words)
{
	int i = 0;

	for (; i < ORDER_UNKNOWN; i++) {
		const char *own = session_order_words[i];
		const char *other = words ? words[i] : own;

		if ((strlen(own) == n && memcmp(own, word, n) == 0) ||
			(strlen(other) == n && memcmp(other, word, n) == 0))
			break;
	}
	return i;
}

static bool read_hands(
	struct message *out, struct arena *arena, const char *rest)
{
	size_t n = strcspn(rest, " ");
	const char **option = arena_array(arena, 1, sizeof(*option));
	char *end;
	long count = strtol(rest + n, &end, 10);

	*option = arena_strndup(arena, rest, n);
	out->given = (struct strings){ option, 1 };
	out->count = (int)count;
	return n > 0 && end > rest + n && *end == '\0' && count >= 0 &&
	       count < 10000;
}

bool desk_read_order(struct message *out, struct arena *arena, const char *line,
	const char *const *words)
{
	size_t n;
	const char *rest;
	char *end;

	*out = message_of(MESSAGE_ORDER);
	line += strspn(line, " ");
	n = strcspn(line, " ");
	out->command = order_of(line, n, words);
	rest = line + n + strspn(line + n, " ");
	switch ((enum session_order)out->command) {
	case ORDER_UNKNOWN:
		return false;
	case ORDER_HANDS:
		return read_hands(out, arena, rest);
	case ORDER_GO:
		out->index = (int)strtol(rest, &end, 10);
		return end > rest && *end == '\0' && out->index > 0;
	case ORDER_ASK:
		out->text = arena_strdup(arena, rest);
		return rest[0] != '\0';
	default:
		return rest[0] == '\0';
	}
}

bool desk_needs(const struct desk_person *p, int64_t elapsed)
{
	if (p->at == AT_ABSENT)
		return false;
	if (p->misses >= DESK_TWICE)
		return true;
	if (p->at == AT_SILENT || p->at == AT_HINTED)
		return p->since + elapsed >= DESK_SILENT_MS;
	return p->at < AT_HINTED;
}

bool desk_claims(const struct desk *d)
{
	bool any = false;

	for (size_t i = 0; i < d->count; i++) {
		const struct desk_person *p = &d->people[i];

		if (p->at != AT_ABSENT && !p->claimed)
			return false;
		any = any || p->claimed;
	}
	return any;
}
