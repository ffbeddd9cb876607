/* What players and class views are sent. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "core/veil.h"
#include "group/board.h"
#include "group/session_inside.h"

enum { CONTENTS = 8, SHARES = 8 };

/* What all who read a language are sent, whether with the content or not. */
struct share {
	char language[LANGUAGE_CHARS], digest[SESSION_HAVE];
	bool whole, told, person;
	struct buf text; /* an object's members, without its last brace */
};

/*
 * What is the same for everyone. The contents are of the newest questions and
 * languages; the oldest makes room. Counts and shares are good for a version.
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
	struct share shares[SHARES];
	int share_count;
};

void session_told_free(struct session_told *told)
{
	if (!told)
		return;
	for (int i = 0; i < CONTENTS; i++)
		buf_release(&told->contents[i].text);
	for (int i = 0; i < SHARES; i++)
		buf_release(&told->shares[i].text);
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
		told->share_count = 0;
	}
	return told;
}

/* Where someone is: all are at one spot, or each at their own. */
struct spot {
	int item; /* -1: there is none */
	int place;
	bool told; /* with its answer */
	bool person; /* a student: no class view */
};

static struct spot spot_of(const struct session *s, int person)
{
	const struct person *p = person >= 0 ? &s->people[person] : NULL;
	struct spot at = { session_item_of(s, p), s->at, false, false };

	if (s->phase == PHASE_OWN && p)
		at.place = p->place;
	at.person = p != NULL;
	at.told = at.item >= 0 && session_tells(s, p, at.item);
	return at;
}

/* What tells a content from another: nothing else changes in a session. */
static void digest_of(const struct session *s, const struct spot *at,
	const char *language, char out[SESSION_HAVE])
{
	snprintf(out, SESSION_HAVE, "%.8s-%d-%.7s-%c",
		s->attempt + ULID_CHARS - 8, at->item, language,
		at->told ? 'r' : 'v');
}

static void add_content(const struct session *s, const struct spot *at,
	const char *language, struct buf *out)
{
	const struct step *step = session_step_in(s, at->item, language);
	const struct unit *u = s->items[at->item].asked;

	if (!u)
		u = s->texts.in(s->texts.context, language);
	if (at->told)
		veil_reveal(out, u, step);
	else
		veil_write(out, step, s->attempt);
}

static const char *content_of(struct session *s, const struct spot *at,
	const char *language, const char *digest)
{
	struct session_told *told = told_of(s, at->item);
	struct buf *text;

	for (int i = 0; i < CONTENTS; i++)
		if (strcmp(told->contents[i].digest, digest) == 0)
			return buf_str(&told->contents[i].text);
	told->newest = (told->newest + 1) % CONTENTS;
	text = &told->contents[told->newest].text;
	snprintf(told->contents[told->newest].digest, SESSION_HAVE, "%s",
		digest);
	buf_clear(text);
	add_content(s, at, language, text);
	return buf_str(text);
}

void session_have(const struct session *s, const struct session_reader *to,
	char out[SESSION_HAVE])
{
	struct spot at = spot_of(s, to->person);

	out[0] = '\0';
	if (at.item >= 0)
		digest_of(s, &at, session_language(s, at.item, to->language),
			out);
}

/* ---- what an answer says ---- */

/* Their newest answer to the item, in names that their player knows. */
static void add_own(struct session *s, const struct person *p,
	const struct spot *at, struct message *m, const char **names)
{
	int item = at->item;
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
	if (!at->told) {
		if (b->round != s->items[item].round ||
			!veil_lower(session_veil(s, item), &b->given, names))
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

static void add_item(const struct session *s, const struct spot *at,
	const char *language, struct message *m)
{
	m->step = s->items[at->item].id;
	m->index = at->place + 1;
	m->total = s->item_count;
	if (s->items[at->item].round > 0)
		m->round = s->items[at->item].round;
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
	if (u->kind == UNIT_QUIZ)
		m.pass = u->pass;
	m.phase = (int)s->phase;
	m.paused = s->paused ? YES : ABSENT;
	return m;
}

/* ---- what all are sent ---- */

static void add_spot(struct session *s, const struct spot *at,
	struct share *share, struct message *m)
{
	const char *language = session_language(s, at->item, share->language);

	add_item(s, at, language, m);
	digest_of(s, at, language, share->digest);
	m->have = share->digest;
	if (share->whole)
		m->content = content_of(s, at, language, share->digest);
	if (s->phase == PHASE_OWN)
		return; /* how far others are is nobody's business */
	add_counts(s, at->item, m);
	if (at->told && session_votes(s, at->item))
		add_figures(s, at->item, m);
}

static void write_share(
	struct session *s, const struct spot *at, struct share *share)
{
	struct message m = about(s, share->language);

	if (s->phase == PHASE_OWN && at->person) {
		m.own = YES;
		m.phase = at->item < 0 ? PHASE_LOBBY
			  : at->told   ? PHASE_REVEALED
				       : PHASE_OPEN;
	}
	if (at->item >= 0)
		add_spot(s, at, share, &m);
	message_write(&share->text, &m);
	share->text.len -= strlen("}\n");
}

static const struct share *share_of(struct session *s, const struct spot *at,
	const char *language, bool whole)
{
	struct session_told *told = told_of(s, at->item);
	struct share *share = told->shares;

	for (int i = 0; i < told->share_count; i++, share++)
		if (share->whole == whole && share->told == at->told &&
			share->person == at->person &&
			strcmp(share->language, language) == 0)
			return share;
	if (told->share_count == SHARES)
		told->share_count = 0;
	share = &told->shares[told->share_count++];
	buf_clear(&share->text);
	snprintf(share->language, sizeof(share->language), "%s", language);
	share->digest[0] = '\0';
	share->whole = whole;
	share->told = at->told;
	share->person = at->person;
	write_share(s, at, share);
	return share;
}

/* ---- one person's ---- */

static void add_person(
	const struct session *s, const struct person *p, struct message *m)
{
	m->name = p->name;
	m->second = p->second[0] ? p->second : NULL;
	m->claimed = p->claimed ? YES : ABSENT;
	if (s->phase == PHASE_SUMMARY)
		m->score = session_score(s, p, &m->max);
	if (s->phase == PHASE_SUMMARY)
		m->left = session_left(s, p);
}

/*
 * A room of 500 is sent 500 states at once, which differ in little: that is
 * put behind what they share.
 */
void session_state(
	struct session *s, const struct session_reader *to, struct buf *out)
{
	struct message own = message_of(MESSAGE_UNKNOWN);
	struct spot at = spot_of(s, to->person);
	const struct share *share = share_of(s, &at, to->language, false);
	const char *names[GIVEN_MAX];
	size_t brace;

	if (at.item >= 0 && strcmp(share->digest, to->have) != 0)
		share = share_of(s, &at, to->language, true);
	assert(to->seq >= 0); /* so there is something to put */
	own.seq = to->seq;
	if (to->person >= 0) {
		add_person(s, &s->people[to->person], &own);
		if (at.item >= 0)
			add_own(s, &s->people[to->person], &at, &own, names);
	}
	buf_add(out, share->text.data, share->text.len);
	brace = out->len;
	message_write(out, &own);
	out->data[brace] = ',';
}
