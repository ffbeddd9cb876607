#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/folder.h"
#include "core/veil.h"
#include "golden.h"
#include "group/board.h"
#include "support/circle.h"

#define ATTEMPT "01JD0000000000000000000000"

static struct circle *circle_of(struct app *a)
{
	return (struct circle *)(void *)((char *)a - offsetof(struct circle,
							     room.alone.app));
}

/* ---- the session's side ---- */

static const struct unit *texts(void *context, const char *language)
{
	struct circle *c = context;
	struct faults faults = { 0 };
	const struct unit *u = folder_unit(
		c->folder, c->unit, language ? language : "ru", &faults);

	faults_release(&faults);
	return u;
}

static int64_t now_of(struct circle *c)
{
	return c->room.alone.app.ops->now();
}

static void write_log(struct circle *c)
{
	while (session_record(c->session))
		;
	session_recorded(c->session);
}

static void order(struct circle *c, const struct message *m)
{
	session_order(c->session, "osmonova", m, now_of(c));
	write_log(c);
}

/* Hands each line of a packet on. */
static void each_line(struct circle *c, const char *packet, size_t n,
	void (*take)(struct circle *c, void *to, const struct message *m),
	void *to)
{
	struct arena arena = { 0 };

	while (n > 0) {
		const char *stop = memchr(packet, '\n', n);
		size_t length = stop ? (size_t)(stop - packet) : n;
		struct message m;

		assert_true(message_read(&m, &arena, packet, length));
		take(c, to, &m);
		n -= length + (stop != NULL);
		packet += length + (stop != NULL);
	}
	arena_release(&arena);
}

/* ---- a student's player ---- */

static void hub_hears(struct circle *c, void *to, const struct message *m)
{
	(void)to;
	if (m->language)
		snprintf(c->language, sizeof(c->language), "%s", m->language);
	if (m->kind == MESSAGE_HELLO && c->shared &&
		(!m->name || !m->name[0])) {
		struct message no = message_of(MESSAGE_REFUSED);

		no.text = "name";
		peer_hear(c->peer, &no, now_of(c));
		return;
	}
	if (m->kind == MESSAGE_HELLO)
		c->person = session_join(c->session,
			m->name ? m->name : "aigerim", c->shared, m, now_of(c));
	else if (c->person >= 0)
		session_hear(c->session, c->person, m, now_of(c));
	if (m->seq > c->seq)
		c->seq = m->seq;
}

static void peer_hears(struct circle *c, void *to, const struct message *m)
{
	(void)to;
	peer_hear(c->peer, m, now_of(c));
}

static void peer_talks(struct circle *c)
{
	struct buf b = { 0 };

	while (peer_record(c->peer))
		;
	peer_recorded(c->peer);
	while (c->up && peer_message(c->peer, &b)) {
		each_line(c, b.data, b.len, hub_hears, NULL);
		buf_clear(&b);
	}
	buf_release(&b);
	write_log(c);
}

static void peer_listens(struct circle *c)
{
	struct session_reader to = { c->person, c->language, c->peer->have,
		c->seq };
	struct buf b = { 0 };

	if (!c->up || c->person < 0)
		return;
	session_state(c->session, &to, &b);
	each_line(c, b.data, b.len, peer_hears, NULL);
	buf_release(&b);
}

/* ---- a facilitator's, a class view's ---- */

static void hub_obeys(struct circle *c, void *to, const struct message *m)
{
	(void)to;
	if (m->kind == MESSAGE_ORDER)
		order(c, m);
}

static void desk_hears(struct circle *c, void *to, const struct message *m)
{
	(void)c;
	desk_hear(to, m);
}

struct packets {
	struct circle *circle;
	struct desk *desk;
};

static void send_board(void *context, const char *packet, size_t n)
{
	struct packets *p = context;

	each_line(p->circle, packet, n, desk_hears, p->desk);
}

static void desk_talks(struct circle *c, struct desk *d)
{
	struct buf b = { 0 };

	while (desk_message(d, &b)) {
		each_line(c, b.data, b.len, hub_obeys, NULL);
		buf_clear(&b);
	}
	buf_release(&b);
}

static void desk_listens(struct circle *c, struct desk *d)
{
	struct packets to = { c, d };
	struct session_reader view = { -1, d->language, d->have, 0 };
	struct buf b = { 0 };

	if (!d->linked)
		return;
	if (d->role == ROLE_FACILITATOR) {
		board_write(c->session, d->language, d->have, now_of(c),
			send_board, &to);
		return;
	}
	session_state(c->session, &view, &b);
	each_line(c, b.data, b.len, desk_hears, d);
	buf_release(&b);
}

/* ---- the app's ---- */

static void send(struct app *a)
{
	struct circle *c = circle_of(a);

	if (c->peer)
		peer_talks(c);
	for (size_t i = 0; i < 1 + APP_SHOWN; i++)
		if (c->desks[i])
			desk_talks(c, c->desks[i]);
}

static bool heard(struct app *a)
{
	struct circle *c = circle_of(a);

	if (c->peer)
		peer_listens(c);
	for (size_t i = 0; i < 1 + APP_SHOWN; i++)
		if (c->desks[i])
			desk_listens(c, c->desks[i]);
	return true;
}

static void leave(struct app *a)
{
	struct circle *c = circle_of(a);

	seat_release(&c->seat);
	peer_free(c->peer);
	c->peer = NULL;
	c->group.seat = NULL;
}

static bool join(struct app *a, size_t meeting, const char *name)
{
	struct circle *c = circle_of(a);

	assert_int_equal(meeting, 0);
	leave(a);
	c->person = -1;
	c->peer = peer_new(
		folder_module(c->folder, "ru"), a->language, name, NULL);
	c->up = !c->gone;
	if (c->up)
		peer_connected(c->peer);
	else
		peer_lost(c->peer, now_of(c));
	seat_init(&c->seat, c->peer);
	c->group.seat = &c->seat;
	return true;
}

static struct desk *desk_at(
	struct circle *c, const char *language, enum message_role role)
{
	struct desk *d =
		desk_new(folder_module(c->folder, "ru"), language, role);

	desk_connected(d);
	return d;
}

static void show(struct app *a, bool on)
{
	static const char *const languages[] = { "ru", "ky" };
	struct circle *c = circle_of(a);

	for (size_t i = 0; i < APP_SHOWN; i++) {
		desk_free(c->desks[1 + i]);
		c->desks[1 + i] =
			on ? desk_at(c, languages[i], ROLE_VIEW) : NULL;
		c->group.shown[i] = c->desks[1 + i];
	}
}

static void speak(struct app *a, size_t which)
{
	struct circle *c = circle_of(a);

	desk_language(c->desks[1 + which], which == 0 ? "ky" : "ru");
}

/* ---- a session ---- */

static const struct {
	const char *who, *name, *language;
	bool comes;
} others[CIRCLE_OTHERS] = {
	{ "adilet", "Адилет Токоев", "ky", false },
	{ "azamat", "Азамат Усенов", "ky", true },
	{ "bakyt", "Бакыт Жээнбеков", "ru", true },
	{ "daniyar", "Данияр Касымов", "ky", true },
	{ "ilya", "Илья Ким", "ru", true },
	{ "nurai", "Нурай Сатарова", "ky", true },
	{ "sanzhar", "Санжар Эсенов", "ky", true },
	{ "sezim", "Сезим Болотова", "ky", true },
	{ "umut", "Умут Раимов", "ky", true },
};

/* Who expects them, and who came. */
static void gather(struct circle *c)
{
	for (int i = 0; i < CIRCLE_OTHERS; i++) {
		struct message hello = message_of(MESSAGE_HELLO);

		hello.language = others[i].language;
		session_expect(c->session, others[i].who, others[i].name, "9-Б",
			others[i].language);
		if (others[i].comes)
			session_join(c->session, others[i].who, false, &hello,
				now_of(c));
	}
	write_log(c);
}

void circle_begin(struct circle *c, const char *unit, bool lead)
{
	struct session_start start = { .texts = { c, texts },
		.module = "numbers",
		.attempt = ATTEMPT,
		.host = "Г. Осмонова" };
	struct app *a = &c->room.alone.app;

	room_enter(&c->room, NULL);
	c->folder = library_folder(a->library, NUMBERS);
	c->unit = unit;
	c->person = -1;
	c->session = session_new(&start, now_of(c));
	gather(c);
	c->meeting = (struct app_meeting){ "Г. Осмонова", texts(c, NULL)->title,
		CIRCLE_OTHERS - 1 };
	c->group = (struct app_group){ .meetings = &c->meeting,
		.login = "osmonova",
		.meeting_count = 1,
		.look_ms = -1,
		.heard = heard,
		.send = send,
		.join = join,
		.leave = leave,
		.show = show,
		.speak = speak };
	a->group = &c->group;
	if (lead) {
		c->desks[0] = desk_at(c, "ru", ROLE_FACILITATOR);
		c->group.desk = c->desks[0];
		front_release(&c->room.front);
		front_init(&c->room.front, a, FRONT_SESSION);
	}
	front_hear(&c->room.front);
	room_resize(&c->room, c->room.rows, c->room.cols);
}

void circle_end(struct circle *c)
{
	front_release(&c->room.front);
	c->room.front = (struct front){ 0 };
	if (c->room.alone.app.play != &c->room.alone.play)
		c->room.alone.app.play = NULL;
	leave(&c->room.alone.app);
	for (size_t i = 0; i < 1 + APP_SHOWN; i++)
		desk_free(c->desks[i]);
	session_free(c->session);
	room_leave(&c->room);
}

/* ---- what happens ---- */

static void take_order(struct circle *c, const char *text)
{
	struct arena arena = { 0 };
	struct message m;
	char line[200];

	/* Underscores for spaces: "ask_Ready?_/_yes_/_no". */
	snprintf(line, sizeof line, "%s", text);
	for (char *s = line; *s; s++)
		if (*s == '_')
			*s = ' ';
	assert_true(desk_read_order(&m, &arena, line, NULL));
	order(c, &m);
	arena_release(&arena);
}

/* One answer after the other, "-" for none, of those who came. */
static void answer_all(struct circle *c, const char *answers)
{
	char copy[200], *rest = copy;
	int person = 1;
	const char *given;

	snprintf(copy, sizeof copy, "%s", answers);
	for (; (given = strsep(&rest, ",")) != NULL; person++) {
		struct message m = message_of(MESSAGE_ANSWER);
		int item = session_item_of(
			c->session, &c->session->people[person]);

		if (item < 0 || strcmp(given, "-") == 0)
			continue;
		m.seq = 1;
		m.step = c->session->items[item].id;
		m.round = c->session->items[item].round;
		m.given = (struct strings){ &given, 1 };
		session_hear(c->session, person, &m, now_of(c));
	}
	write_log(c);
}

/* How many questions further each of them goes, alone: "+1,2,1". */
static void go_on(struct circle *c, const char *steps)
{
	char copy[200], *rest = copy;
	int person = 1;
	const char *by;

	snprintf(copy, sizeof copy, "%s", steps);
	for (; (by = strsep(&rest, ",")) != NULL; person++) {
		struct message m = message_of(MESSAGE_DOING);

		m.index = c->session->people[person].place + 1 + atoi(by);
		session_hear(c->session, person, &m, now_of(c));
	}
}

static void happen(struct circle *c, const char *word)
{
	if (word[0] == ':') {
		take_order(c, word + 1);
	} else if (word[0] == '=') {
		answer_all(c, word + 1);
	} else if (word[0] == '+') {
		go_on(c, word + 1);
	} else if (strcmp(word, "lost") == 0) {
		c->up = false;
		session_leave(c->session, c->person, now_of(c));
		peer_lost(c->peer, now_of(c));
	} else if (strcmp(word, "back") == 0) {
		c->up = true;
		c->seq = 0;
		peer_connected(c->peer);
	} else if (strncmp(word, "wait", 4) == 0) {
		alone_wait(60000 * (int64_t)atoi(word + 4));
	} else {
		room_keys(&c->room, word);
	}
	send(&c->room.alone.app);
	front_hear(&c->room.front);
	room_resize(&c->room, c->room.rows, c->room.cols);
}

void circle_play(struct circle *c, const char *words)
{
	while (*words) {
		size_t n = strcspn(words, " ");
		char *word = xstrndup(words, n);

		if (n > 0)
			happen(c, word);
		free(word);
		words += n + (words[n] == ' ');
	}
}

/* ---- pictures ---- */

static bool shoot(const struct scene *scene, int rows, int cols)
{
	struct circle *c = xcalloc(1, sizeof(*c));
	struct buf b = { 0 };
	char name[100];
	bool same;

	c->room.rows = rows;
	c->room.cols = cols;
	circle_begin(c, scene->unit, scene->lead);
	circle_play(c, scene->words);
	canvas_dump(&c->room.front.canvas, &b);
	snprintf(name, sizeof name, "screens/session-%s-%dx%d.txt", scene->name,
		cols, rows);
	same = golden_matches(name, buf_str(&b));
	buf_release(&b);
	circle_end(c);
	free(c);
	return same;
}

size_t circle_shoot(const struct scene *scenes, size_t count)
{
	size_t wrong = 0;

	for (size_t i = 0; i < count; i++) {
		wrong += !shoot(&scenes[i], 24, 80);
		wrong += !shoot(&scenes[i], 12, 40);
	}
	return wrong;
}
