/* What players and class views are sent. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "core/veil.h"
#include "group/board.h"
#include "group/session_inside.h"

enum { CONTENTS = 8 };

/*
 * What is the same for everyone. The contents are of the newest questions and
 * languages; the oldest makes room. Counts are good for a version.
 */
struct session_told {
	struct {
		char digest[SESSION_HAVE];
		struct buf text;
	} contents[CONTENTS];
	int newest;
	unsigned version;
	int item, answered, here;
	bool counted;
	struct arena arena; /* of figures */
	struct strings figures;
	bool figured;
};

void session_told_free(struct session_told *told)
{
	if (!told)
		return;
	for (int i = 0; i < CONTENTS; i++)
		buf_release(&told->contents[i].text);
	arena_release(&told->arena);
	free(told);
}

/* What was counted before something changed is forgotten. */
static struct session_told *told_of(struct session *s, int item)
{
	struct session_told *told = s->told;

	if (!told)
		told = s->told = xcalloc(1, sizeof(*told));
	if (told->version != s->version || told->item != item) {
		told->version = s->version;
		told->item = item;
		told->counted = told->figured = false;
	}
	return told;
}

static bool is_told(const struct session *s, int item)
{
	return s->items[item].phase == PHASE_REVEALED;
}

/* What tells a content from another: nothing else changes in a session. */
static void digest_of(const struct session *s, int item, const char *language,
	char out[SESSION_HAVE])
{
	snprintf(out, SESSION_HAVE, "%.8s-%d-%.7s-%c",
		s->attempt + ULID_CHARS - 8, item, language,
		is_told(s, item) ? 'r' : 'v');
}

static void add_content(const struct session *s, int item, const char *language,
	struct buf *out)
{
	const struct step *step = session_step_in(s, item, language);
	const struct unit *u = s->items[item].asked;

	if (!u)
		u = s->texts.in(s->texts.context, language);
	if (is_told(s, item))
		veil_reveal(out, u, step);
	else
		veil_write(out, step, s->attempt);
}

static const char *content_of(
	struct session *s, int item, const char *language, const char *digest)
{
	struct session_told *told = told_of(s, item);
	struct buf *text;

	for (int i = 0; i < CONTENTS; i++)
		if (strcmp(told->contents[i].digest, digest) == 0)
			return buf_str(&told->contents[i].text);
	told->newest = (told->newest + 1) % CONTENTS;
	text = &told->contents[told->newest].text;
	snprintf(told->contents[told->newest].digest, SESSION_HAVE, "%s",
		digest);
	buf_clear(text);
	add_content(s, item, language, text);
	return buf_str(text);
}

void session_have(
	const struct session *s, const char *language, char out[SESSION_HAVE])
{
	int item = session_item(s);

	out[0] = '\0';
	if (item >= 0)
		digest_of(s, item, session_language(s, item, language), out);
}

/* ---- one person's ---- */

/* Their newest answer to the item, in names that their player knows. */
static void add_own(const struct session *s, const struct person *p, int item,
	struct message *m, const char **names)
{
	const struct step *step = session_step(s, item);
	const struct ballot *b = NULL;

	for (int round = s->items[item].round; round > 0 && !b; round--)
		b = session_ballot(p, item, round);
	if (p->refused != REFUSAL_NONE && p->refused_item == item &&
		p->refused_round == s->items[item].round)
		m->refusal = (int)p->refused;
	if (!b)
		return;
	m->given = b->given;
	if (!is_told(s, item)) {
		if (b->round != s->items[item].round ||
			!veil_lower(step, s->attempt, &b->given, names))
			m->given.count = 0;
		m->given.items = names;
		return;
	}
	m->mark = (int)b->mark;
	m->score = b->score * step->points;
	m->max = question_graded(step) ? step->points : -1;
}

static void add_counts(struct session *s, int item, struct message *m)
{
	struct session_told *told = told_of(s, item);

	for (size_t i = 0; !told->counted && i < s->count; i++) {
		const struct person *p = &s->people[i];
		const struct ballot *b =
			session_ballot(p, item, s->items[item].round);

		if (i == 0)
			told->here = told->answered = 0;
		told->here += p->links > 0 || b != NULL;
		told->answered += b && b->given.count > 0;
	}
	told->counted = s->count > 0;
	m->answered = told->answered;
	m->here = told->here;
}

static void add_figures(struct session *s, int item, struct message *m)
{
	struct session_told *told = told_of(s, item);

	if (!told->figured) {
		arena_reset(&told->arena);
		told->figures = board_figures(s, item, &told->arena);
	}
	told->figured = true;
	m->figures = told->figures;
}

static void add_item(const struct session *s, int item, const char *language,
	struct message *m)
{
	m->step = s->items[item].id;
	m->index = s->at + 1;
	m->total = s->item_count;
	if (s->items[item].round > 0)
		m->round = s->items[item].round;
	m->language = language;
}

static struct message about(const struct session *s, const char *language)
{
	const struct unit *u = s->texts.in(s->texts.context, language);
	struct message m = message_of(MESSAGE_STATE);

	m.version = MESSAGE_VERSION;
	m.session = s->attempt;
	m.host = s->host;
	m.module = s->module;
	m.unit = s->unit;
	m.title = u->title;
	m.phase = (int)s->phase;
	m.paused = s->paused ? YES : ABSENT;
	return m;
}

static void add_person(
	const struct session *s, const struct person *p, struct message *m)
{
	m->name = p->name;
	m->claimed = p->claimed ? YES : ABSENT;
	if (s->phase == PHASE_SUMMARY)
		m->score = session_score(s, p, &m->max);
}

void session_state(
	struct session *s, const struct session_reader *to, struct buf *out)
{
	const struct person *p =
		to->person >= 0 ? &s->people[to->person] : NULL;
	struct message m = about(s, to->language);
	int item = session_item(s);
	const char *names[GIVEN_MAX];
	char digest[SESSION_HAVE];

	m.seq = to->seq;
	if (item >= 0) {
		const char *language = session_language(s, item, to->language);

		add_item(s, item, language, &m);
		digest_of(s, item, language, digest);
		m.have = digest;
		if (strcmp(digest, to->have) != 0)
			m.content = content_of(s, item, language, digest);
		add_counts(s, item, &m);
		if (is_told(s, item) && session_votes(s, item))
			add_figures(s, item, &m);
	}
	if (p)
		add_person(s, p, &m);
	if (p && item >= 0)
		add_own(s, p, item, &m, names);
	message_write(out, &m);
}
