/* What a hub sends: states to all, boards to facilitators. */
#include "group/hub_inside.h"

#include "group/board.h"

static void send_state(struct hub *h, struct link *l)
{
	struct session *s = h->setup.session;
	struct session_reader to = { l->role == ROLE_STUDENT ? l->person : -1,
		l->language, l->have, l->safe };

	buf_clear(&h->packet);
	session_state(s, &to, &h->packet);
	if (!hub_send(l, h->packet.data, h->packet.len))
		return;
	l->due = false;
	l->told_end = s->over;
	session_have(s, &to, l->have);
}

struct boarding {
	struct link *link;
	bool failed;
};

static void send_board_packet(void *context, const char *packet, size_t n)
{
	struct boarding *b = context;

	b->failed = b->failed || !hub_send(b->link, packet, n);
}

/* A board that did not get through whole is sent again whole. */
static void send_board(struct hub *h, struct link *l)
{
	const struct session *s = h->setup.session;
	struct boarding b = { .link = l };
	int item = session_item(s);

	board_write(
		s, l->language, l->have, h->setup.now(), send_board_packet, &b);
	if (b.failed)
		return;
	l->version = s->version;
	l->board_at = h->setup.now();
	l->due = false;
	l->told_end = s->over;
	hub_note(l,
		&(struct message){
			.have = item >= 0 ? session_step(s, item)->id : "" });
}

static bool board_due(const struct hub *h, const struct link *l)
{
	return l->due || (l->version != h->setup.session->version &&
				 h->setup.now() - l->board_at >= BOARD_MS);
}

static void send_one(struct hub *h, struct link *l)
{
	const struct session *s = h->setup.session;

	if (!l->greeted || l->blocked)
		return;
	if (l->role == ROLE_FACILITATOR) {
		if (board_due(h, l))
			send_board(h, l);
	} else if (l->role == ROLE_VIEW) {
		if (board_due(h, l)) {
			send_state(h, l);
			l->version = s->version;
			l->board_at = h->setup.now();
		}
	} else if (l->due) {
		send_state(h, l);
	}
}

void hub_tell(struct hub *h)
{
	struct session *s = h->setup.session;

	for (size_t i = 0; i < h->count; i++) {
		struct link *l = &h->links[i];

		if (l->greeted && l->role == ROLE_STUDENT &&
			s->people[l->person].dirty)
			l->due = true;
	}
	for (size_t i = 0; i < s->count; i++)
		s->people[i].dirty = false;
	/* Those who wait for a question go before those who look on. */
	for (size_t i = 0; i < h->count; i++)
		if (h->links[i].role == ROLE_STUDENT)
			send_one(h, &h->links[i]);
	for (size_t i = 0; i < h->count; i++)
		if (h->links[i].role != ROLE_STUDENT)
			send_one(h, &h->links[i]);
}
