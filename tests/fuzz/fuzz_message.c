/*
 * What comes over a session's wire. The first byte chooses: a message for a
 * hub, one for a player or a desk, a step without its key.
 */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "core/veil.h"
#include "group/desk.h"
#include "group/peer.h"
#include "group/seat.h"

static const struct module around = {
	.id = "m", .language = "en", .shown = "en", .title = ""
};

static void demand(int holds)
{
	if (!holds)
		abort();
}

/* Written again and read again, it is the same line. */
static void one_line(const char *line, size_t n)
{
	struct arena arena = { 0 };
	struct buf a = { 0 }, b = { 0 };
	struct message m, back;

	if (message_read(&m, &arena, line, n)) {
		message_write(&a, &m);
		demand(message_read(&back, &arena, a.data, a.len - 1));
		message_write(&b, &back);
		demand(a.len == b.len && memcmp(a.data, b.data, a.len) == 0);
	}
	buf_release(&a);
	buf_release(&b);
	arena_release(&arena);
}

/* Each line is heard by a player and by a desk. */
static void hear_lines(const char *text, size_t n)
{
	struct peer *p = peer_new(&around, "en", "a", NULL);
	struct desk *d = desk_new(&around, "en", ROLE_FACILITATOR);
	struct seat seat;
	struct buf out = { 0 };
	const char *stop;

	seat_init(&seat, p);
	peer_connected(p);
	desk_connected(d);
	for (; n > 0; n -= (size_t)(stop - text), text = stop) {
		struct arena arena = { 0 };
		struct message m;
		const char *lf = memchr(text, '\n', n);

		stop = lf ? lf : text + n;
		if (message_read(&m, &arena, text, (size_t)(stop - text))) {
			peer_hear(p, &m, 0);
			desk_hear(d, &m);
			seat_follow(&seat, 0);
		}
		arena_release(&arena);
		if (lf)
			stop++;
	}
	while (peer_record(p))
		;
	peer_recorded(p);
	for (int i = 0; i < 4 && peer_message(p, &out); i++)
		;
	buf_release(&out);
	seat_release(&seat);
	peer_free(p);
	desk_free(d);
}

static void veiled(const char *bytes, size_t n)
{
	struct arena arena = { 0 };
	char *text = arena_strndup(&arena, bytes, n);
	const struct unit *u = veil_read(&arena, text, &around);
	struct buf shown = { 0 };
	struct pick picks[GIVEN_MAX];

	if (u) {
		const struct step *s = u->steps.items;

		demand(u->steps.count == 1);
		question_show(s, &(struct showing){ "Input:", NULL }, &shown);
		question_picks(
			s, "01JD0000000000000000000000", picks, GIVEN_MAX);
	}
	buf_release(&shown);
	arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data + 1;

	if (size == 0)
		return 0;
	switch (data[0]) {
	case 'P':
		hear_lines(text, size - 1);
		break;
	case 'V':
		veiled(text, size - 1);
		break;
	default:
		one_line(text, size - 1);
	}
	return 0;
}
