/* Where sessions are, whether one may lead, who does. */
#include <errno.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/meeting_inside.h"
#include "cmd/say.h"
#include "ui/words.h"

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

void meeting_forget(struct meeting *m)
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
bool meeting_others(struct meeting *m)
{
	char **logins = local_sessions(&m->local);
	size_t n = 0;

	m->looked = clock_mono_ms();
	if (is_same(m->logins, logins)) {
		local_sessions_free(logins);
		return false;
	}
	meeting_forget(m);
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
	meeting_others(m);
	return m->group.meeting_count;
}
