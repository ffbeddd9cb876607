#include "cmd/meeting_inside.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LOOK_MS = 3000, STUCK_MS = 50, NEVER = -1 };

struct meeting *meeting_of(struct app *a)
{
	return (struct meeting *)(void *)a->group;
}

uint64_t meeting_chance(void)
{
	uint64_t seed;

	chance_bytes((uint8_t *)&seed, sizeof(seed));
	return seed;
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
	wire_init(&d->wire, &m->local, m->login, meeting_chance());
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

/* Of one's own sessions: those of others are not ours to read. */
static void find_logs(struct meeting *m)
{
	const struct context *c = m->driver->context;
	char *own = local_login(geteuid());
	struct buf b = { 0 };

	buf_addf(&b, "%s/sessions", c->state);
	if (strcmp(own, m->login) == 0 && !m->logs)
		m->logs = buf_steal(&b);
	m->group.logs = m->logs;
	buf_release(&b);
	free(own);
}

void meeting_lead(struct meeting *m, const char *login, enum message_role role)
{
	const struct app *a = &m->driver->app;

	m->login = xstrdup(login);
	open_desk(m, &m->lead, a->language, role);
	m->group.desk = m->lead.desk;
	m->group.login = m->login;
	find_logs(m);
	meeting_settle(m);
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
	meeting_settle(m);
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
	meeting_settle(m);
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
void meeting_settle(struct meeting *m)
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
		any = meeting_seat_turn(m);
	any = desk_turn(&m->lead) || any;
	for (size_t i = 0; i < APP_SHOWN; i++)
		any = desk_turn(&m->shown[i]) || any;
	if (!m->peer && !m->lead.desk && clock_mono_ms() - m->looked >= LOOK_MS)
		any = meeting_others(m) || any;
	meeting_settle(m);
	return any;
}

static void send_all(struct app *a)
{
	struct meeting *m = meeting_of(a);

	if (m->peer)
		meeting_seat_send(m);
	desk_turn(&m->lead);
	for (size_t i = 0; i < APP_SHOWN; i++)
		desk_turn(&m->shown[i]);
	meeting_settle(m);
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
		.join = meeting_join,
		.leave = meeting_leave,
		.show = show,
		.speak = speak };
	d->app.group = &m->group;
	meeting_others(m);
	meeting_settle(m);
}

void meeting_close(struct meeting *m)
{
	meeting_leave(&m->driver->app);
	close_desk(&m->lead);
	for (size_t i = 0; i < APP_SHOWN; i++)
		close_desk(&m->shown[i]);
	free(m->login);
	free(m->logs);
	free(m->second);
	meeting_forget(m);
	m->driver->app.group = NULL;
}
