#include "cmd/meeting.h"

#include <errno.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/say.h"
#include "ui/words.h"

enum { LOOK_MS = 3000, STUCK_MS = 50, NEVER = -1 };

static struct meeting *meeting_of(struct app *a)
{
	return (struct meeting *)(void *)a->group;
}

/* ---- where, and whether ---- */

#define FACILITATORS "sabaq-facilitators"

struct local meeting_local(const struct context *c)
{
	struct local l = { .run = LOCAL_RUN, .facilitators = FACILITATORS };

	if (c->config.facilitators)
		l.facilitators = c->config.facilitators;
	if (c->run)
		l = (struct local){ .run = c->run };
	return l;
}

bool meeting_claims(const struct context *c)
{
	return c->run || c->config.shared == YES;
}

static void fill_error(const struct context *c, const char *text,
	const char *one, const char *two)
{
	struct buf b = { 0 };

	words_fill(&b, tr(c->words, text), one, two, NULL);
	say_error(buf_str(&b), NULL);
	buf_release(&b);
}

void meeting_lack(const struct context *c, enum local_lack lack, int error)
{
	struct local l = meeting_local(c);
	const char *group = l.facilitators ? l.facilitators : "";

	switch (lack) {
	case LOCAL_READY:
		break;
	case LOCAL_NO_GROUP:
		fill_error(c,
			N_("nobody may lead sessions here yet: there is no "
			   "group \"%1\"; as root: groupadd --system %1, "
			   "then: usermod -aG %1 %2, then log in anew"),
			group, c->login);
		break;
	case LOCAL_NO_MEMBER:
		fill_error(c,
			N_("%2 may not lead sessions here; as root: usermod "
			   "-aG %1 %2, then log in anew"),
			group, c->login);
		break;
	case LOCAL_NOT_YET:
		fill_error(c,
			N_("%2 is in the group \"%1\", but only from the next "
			   "login on: log out, and in again"),
			group, c->login);
		break;
	case LOCAL_NO_FOLDER:
		if (c->run)
			fill_error(c,
				N_("there is no folder %1, where SABAQ_RUN "
				   "says that sessions are; mkdir %1"),
				l.run, NULL);
		else
			fill_error(c,
				N_("there is no folder %1; as root: install "
				   "-d -m 3775 -g %2 %1 (\"make install\" sees "
				   "to it that it is there after each start)"),
				l.run, group);
		break;
	case LOCAL_NO_RIGHT:
		fill_error(c,
			N_("a session cannot be set up in %1: %2; as root, "
			   "\"ls -ld %1\" should show drwxrwsr-t and the "
			   "group of facilitators"),
			l.run, strerror(error));
		break;
	case LOCAL_TAKEN:
		say_error(tr(c->words, "your session is running already; "
				       "\"sabaq host\" leads back into it"),
			NULL);
		break;
	}
}

/* ---- the list at home ---- */

static void forget_list(struct meeting *m)
{
	for (size_t i = 0; i < m->group.meeting_count; i++)
		free((char *)(size_t)m->meetings[i].host);
	free(m->meetings);
	m->meetings = NULL;
	m->group.meetings = NULL;
	m->group.meeting_count = 0;
	local_sessions_free(m->logins);
	m->logins = NULL;
}

static char *name_of(const char *login)
{
	const struct passwd *pw = getpwnam(login);

	return pw ? local_name(pw->pw_uid) : xstrdup(login);
}

static bool is_same(char *const *a, char *const *b)
{
	while (a && *a && *b && strcmp(*a, *b) == 0) {
		a++;
		b++;
	}
	return a && !*a && !*b;
}

/* Whether there are others than before. */
static bool look(struct meeting *m)
{
	char **logins = local_sessions(&m->local);
	size_t n = 0;

	m->looked = clock_mono_ms();
	if (is_same(m->logins, logins)) {
		local_sessions_free(logins);
		return false;
	}
	forget_list(m);
	m->logins = logins;
	while (logins[n])
		n++;
	m->meetings = xcalloc(n + 1, sizeof(*m->meetings));
	for (size_t i = 0; i < n; i++)
		m->meetings[i] =
			(struct app_meeting){ .host = name_of(logins[i]),
				.people = -1 };
	m->group.meetings = m->meetings;
	m->group.meeting_count = n;
	return true;
}

size_t meeting_look(struct meeting *m)
{
	look(m);
	return m->group.meeting_count;
}

/* ---- a student ---- */

static void write_records(struct meeting *m)
{
	struct peer *p = m->peer;
	const struct record *r;
	bool any = false;

	while ((r = peer_record(p))) {
		struct record own = *r;

		/* As the hub has it, so that reports find both. */
		if (p->state.claimed == YES) {
			own.who = p->name;
			own.claimed = YES;
		}
		driver_write(m->driver, &own);
		any = true;
	}
	if (any)
		peer_recorded(p);
}

static void say_all(struct meeting *m)
{
	struct buf b = { 0 };

	while (wire_may_say(&m->wire) && peer_message(m->peer, &b))
		if (!wire_say(&m->wire, &b, clock_mono_ms()))
			peer_lost(m->peer, clock_mono_ms());
	buf_release(&b);
}

static void seat_again(struct meeting *m)
{
	struct app *a = &m->driver->app;
	bool on = a->play == &m->seat.play;

	if (on)
		a->play = NULL;
	seat_release(&m->seat);
	peer_free(m->peer);
	m->peer = peer_new(&m->around, a->language, m->name, NULL);
	seat_init(&m->seat, m->peer);
}

struct recalling {
	struct peer *peer;
	const char *attempt;
};

static void recall(void *context, const struct record *r)
{
	struct recalling *to = context;

	if (r->event != RECORD_GIVEN || !r->attempt || !r->step || !r->source ||
		strcmp(r->source, "self") != 0 ||
		strcmp(r->attempt, to->attempt) != 0 || r->try < 1)
		return;
	peer_recall(to->peer, r->step, r->try, &r->given);
}

static bool hear(void *context, const struct message *m)
{
	struct meeting *me = context;
	struct peer *p = me->peer;

	if (m->kind == MESSAGE_STATE && m->session) {
		/* Another session in the place of ours: begin anew. */
		if (p->any && strcmp(p->state.session, m->session) != 0) {
			seat_again(me);
			wire_lost(&me->wire, clock_mono_ms());
			return false;
		}
		/* What a player before us left, in the order it was given. */
		if (!p->any)
			log_read(me->driver->context->state, recall,
				&(struct recalling){ p, m->session });
	}
	peer_hear(p, m, clock_mono_ms());
	return true;
}

static bool student_turn(struct meeting *m)
{
	struct peer *p = m->peer;
	struct pollfd at = wire_poll(&m->wire);
	bool any = false;

	if (p->refused || (p->over && m->wire.fd < 0))
		return false;
	if (wire_connect(&m->wire, clock_mono_ms())) {
		peer_connected(p);
		any = true;
	} else if (m->wire.fd < 0 && p->lost_at < 0) {
		peer_lost(p, clock_mono_ms());
		any = true;
	} else if (m->wire.fd >= 0 && poll(&at, 1, 0) > 0) {
		any = true;
		wire_flush(&m->wire, clock_mono_ms());
		wire_hear(&m->wire, clock_mono_ms(), hear, m);
		p = m->peer;
		if (m->wire.fd < 0 && !p->over)
			peer_lost(p, clock_mono_ms());
	}
	write_records(m);
	say_all(m);
	return any;
}

static void leave(struct app *a)
{
	struct meeting *m = meeting_of(a);
	struct message bye = message_of(MESSAGE_BYE);
	struct buf b = { 0 };

	if (!m->peer)
		return;
	write_records(m);
	say_all(m);
	message_write(&b, &bye);
	if (wire_may_say(&m->wire))
		wire_say(&m->wire, &b, clock_mono_ms());
	buf_release(&b);
	if (a->play == &m->seat.play)
		a->play = NULL;
	seat_release(&m->seat);
	peer_free(m->peer);
	wire_release(&m->wire);
	free(m->login);
	free(m->name);
	m->peer = NULL;
	m->login = m->name = NULL;
	m->group.seat = NULL;
}

static void settle(struct meeting *m);

static uint64_t chance(void)
{
	uint64_t seed;

	chance_bytes((uint8_t *)&seed, sizeof(seed));
	return seed;
}

static bool join(struct app *a, size_t meeting, const char *name)
{
	struct meeting *m = meeting_of(a);

	leave(a);
	if (meeting >= m->group.meeting_count)
		return false;
	m->login = xstrdup(m->logins[meeting]);
	m->name = name && name[0] ? xstrdup(name) : NULL;
	m->peer = peer_new(&m->around, a->language, m->name, NULL);
	wire_init(&m->wire, &m->local, m->login, chance());
	seat_init(&m->seat, m->peer);
	m->group.seat = &m->seat;
	student_turn(m);
	settle(m);
	return true;
}

/* ---- desks ---- */

static bool hear_desk(void *context, const struct message *m)
{
	desk_hear(context, m);
	return true;
}

static bool desk_turn(struct meeting_desk *d)
{
	int64_t now = clock_mono_ms();
	struct pollfd at;
	struct buf b = { 0 };
	bool any = false;

	if (!d->desk || d->desk->why)
		return false;
	if (wire_connect(&d->wire, now)) {
		desk_connected(d->desk);
		any = true;
	}
	at = wire_poll(&d->wire);
	if (d->wire.fd >= 0 && poll(&at, 1, 0) > 0) {
		any = true;
		wire_flush(&d->wire, now);
		wire_hear(&d->wire, now, hear_desk, d->desk);
	}
	while (wire_may_say(&d->wire) && desk_message(d->desk, &b))
		wire_say(&d->wire, &b, now);
	buf_release(&b);
	if (d->wire.fd < 0 && d->desk->lost_at < 0) {
		desk_lost(d->desk, now);
		any = true;
	}
	return any;
}

static void open_desk(struct meeting *m, struct meeting_desk *d,
	const char *language, enum message_role role)
{
	d->desk = desk_new(&m->around, language, role);
	wire_init(&d->wire, &m->local, m->login, chance());
	desk_turn(d);
}

static void close_desk(struct meeting_desk *d)
{
	if (!d->desk)
		return;
	wire_release(&d->wire);
	desk_free(d->desk);
	d->desk = NULL;
}

void meeting_lead(struct meeting *m, const char *login, enum message_role role)
{
	const struct app *a = &m->driver->app;

	m->login = xstrdup(login);
	open_desk(m, &m->lead, a->language, role);
	m->group.desk = m->lead.desk;
	m->group.login = m->login;
	settle(m);
}

static void show(struct app *a, bool on)
{
	struct meeting *m = meeting_of(a);

	for (size_t i = 0; i < APP_SHOWN; i++) {
		close_desk(&m->shown[i]);
		m->group.shown[i] = NULL;
	}
	if (on) {
		open_desk(m, &m->shown[0], a->language, ROLE_VIEW);
		m->group.shown[0] = m->shown[0].desk;
	}
	settle(m);
}

static const char *after(const char *language)
{
	for (size_t i = 0; catalogue_languages[i]; i++)
		if (strcmp(catalogue_languages[i], language) == 0)
			return catalogue_languages[i + 1];
	return NULL;
}

/* The first one's languages go round; the second one may be none. */
static void speak(struct app *a, size_t which)
{
	struct meeting *m = meeting_of(a);
	struct meeting_desk *d = &m->shown[which];
	const char *next = catalogue_languages[0];

	if (which >= APP_SHOWN || (which > 0 && !m->shown[0].desk))
		return;
	if (d->desk)
		next = after(d->desk->language);
	if (!next && which == 0)
		next = catalogue_languages[0];
	if (d->desk && next)
		desk_language(d->desk, next);
	else if (next)
		open_desk(m, d, next, ROLE_VIEW);
	else
		close_desk(d);
	m->group.shown[which] = d->desk;
	settle(m);
}

/* ---- all of it ---- */

static void wait_for(struct meeting *m, const struct wire *w, bool ended)
{
	struct app_group *g = &m->group;
	int ms = ended ? NEVER : wire_patience(w, clock_mono_ms());

	if (w->fd >= 0 && g->fd_count < APP_FDS)
		g->fds[g->fd_count++] = w->fd;
	if (w->fd >= 0 && w->out.len > 0)
		ms = STUCK_MS;
	if (ms >= 0 && (g->look_ms < 0 || ms < g->look_ms))
		g->look_ms = ms;
}

/* What there is to wait for. */
static void settle(struct meeting *m)
{
	struct app_group *g = &m->group;

	g->fd_count = 0;
	g->look_ms = NEVER;
	if (m->peer)
		wait_for(m, &m->wire, m->peer->over || m->peer->refused);
	if (m->lead.desk)
		wait_for(m, &m->lead.wire, m->lead.desk->why != NULL);
	for (size_t i = 0; i < APP_SHOWN; i++)
		if (m->shown[i].desk)
			wait_for(m, &m->shown[i].wire,
				m->shown[i].desk->why != NULL);
	if (!m->peer && !m->lead.desk)
		g->look_ms = LOOK_MS;
}

static bool heard(struct app *a)
{
	struct meeting *m = meeting_of(a);
	bool any = false;

	if (m->peer)
		any = student_turn(m);
	any = desk_turn(&m->lead) || any;
	for (size_t i = 0; i < APP_SHOWN; i++)
		any = desk_turn(&m->shown[i]) || any;
	if (!m->peer && !m->lead.desk && clock_mono_ms() - m->looked >= LOOK_MS)
		any = look(m) || any;
	settle(m);
	return any;
}

static void send_all(struct app *a)
{
	struct meeting *m = meeting_of(a);

	if (m->peer) {
		write_records(m);
		say_all(m);
	}
	desk_turn(&m->lead);
	for (size_t i = 0; i < APP_SHOWN; i++)
		desk_turn(&m->shown[i]);
	settle(m);
}

void meeting_open(struct meeting *m, struct driver *d)
{
	*m = (struct meeting){ .driver = d,
		.local = meeting_local(d->context),
		.around = { .id = "session",
			.language = "en",
			.shown = "en",
			.title = "" } };
	m->group = (struct app_group){ .heard = heard,
		.send = send_all,
		.join = join,
		.leave = leave,
		.show = show,
		.speak = speak };
	d->app.group = &m->group;
	look(m);
	settle(m);
}

void meeting_close(struct meeting *m)
{
	leave(&m->driver->app);
	close_desk(&m->lead);
	for (size_t i = 0; i < APP_SHOWN; i++)
		close_desk(&m->shown[i]);
	free(m->login);
	forget_list(m);
	m->driver->app.group = NULL;
}
