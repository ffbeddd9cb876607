#include "group/guest.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* ---- over the line ---- */

void guest_write(struct buf *out, const struct guest *g)
{
	struct message m = message_of(MESSAGE_HELLO);

	m.text = g->login;
	m.name = g->name;
	m.host = g->host;
	m.claimed = g->claimed ? YES : ABSENT;
	m.role = g->may_look ? ROLE_VIEW : ROLE_STUDENT;
	message_write(out, &m);
}

/* A name that can stand in a list and before an @. */
static bool is_name(const char *s)
{
	return s && s[0] && strlen(s) < SESSION_NAME && !strpbrk(s, "\n\t");
}

struct guest *guest_read(const char *line, size_t n)
{
	struct arena arena = { 0 };
	struct message m;
	struct guest *g = NULL;

	while (n > 0 && line[n - 1] == '\n')
		n--;
	if (message_read(&m, &arena, line, n) && is_name(m.text) &&
		is_name(m.host) && (!m.name || is_name(m.name))) {
		g = xcalloc(1, sizeof(*g));
		g->login = xstrdup(m.text);
		g->name = m.name ? xstrdup(m.name) : NULL;
		g->host = xstrdup(m.host);
		g->claimed = m.claimed == YES;
		g->may_look = m.role == ROLE_VIEW;
	}
	arena_release(&arena);
	return g;
}

void guest_free(struct guest *g)
{
	if (!g)
		return;
	free(g->login);
	free(g->name);
	free(g->host);
	free(g);
}

/* ---- who is who ---- */

void guests_release(struct guests *g)
{
	for (size_t i = 0; i < g->count; i++)
		free(g->from[i]);
	free(g->from);
	*g = (struct guests){ 0 };
}

static int find(const struct session *s, const char *who)
{
	for (size_t i = 0; i < s->count; i++)
		if (strcmp(s->people[i].who, who) == 0)
			return (int)i;
	return -1;
}

/* Whole letters of who, then @host, in the room that a name has. */
static void full_name(char out[SESSION_NAME], const char *who, const char *host)
{
	size_t most = SESSION_NAME - 1, tail = strlen(host) + 1;
	size_t n = strlen(who);

	if (tail > most / 2)
		tail = most / 2;
	if (n > most - tail)
		for (n = most - tail; n > 0 && (who[n] & 0xc0) == 0x80;)
			n--;
	memcpy(out, who, n);
	out[n] = '@';
	memcpy(out + n + 1, host, tail - 1);
	out[n + tail] = '\0';
}

/* Whether the person may be one who comes from there. */
static bool is_theirs(const struct guests *g, int person, const char *host)
{
	return (size_t)person >= g->count || !g->from[person] ||
	       strcmp(g->from[person], host) == 0;
}

/* Whether the plain login stands for who comes from there. */
static bool is_plain(const struct guests *g, const struct session *s,
	const struct guest_from *from)
{
	int at = find(s, from->who);

	if (from->own)
		return at < 0 || is_theirs(g, at, from->host);
	return at >= 0 && s->people[at].listed && is_theirs(g, at, from->host);
}

static void note_from(struct guests *g, int person, const char *host)
{
	while (g->count <= (size_t)person) {
		g->from =
			mem_grow(g->from, &g->room, g->count, sizeof(*g->from));
		g->from[g->count++] = NULL;
	}
	if (!g->from[person])
		g->from[person] = xstrdup(host);
}

/* A name that others may have too says where it is from. */
static int join_full(struct session *s, const struct guest_from *from,
	const char *full, const struct message *hello, int64_t now)
{
	char name[SESSION_NAME];
	struct message told = *hello;

	if (told.name && strcmp(told.name, from->who) != 0) {
		full_name(name, told.name, from->host);
		told.name = name;
	} else {
		told.name = full;
	}
	return session_join(s, full, from->claimed, &told, now);
}

int guests_join(struct guests *g, struct session *s,
	const struct guest_from *from, const struct message *hello, int64_t now)
{
	char full[SESSION_NAME];
	int at;

	full_name(full, from->who, from->host);
	if (find(s, full) < 0 && is_plain(g, s, from))
		at = session_join(s, from->who, from->claimed, hello, now);
	else
		at = join_full(s, from, full, hello, now);
	if (at >= 0)
		note_from(g, at, from->host);
	return at;
}
