/*
 * A session's log given back to a hub: whatever the lines are, the session
 * that comes of them is sound, and what it says of itself can be read.
 */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "core/node.h"
#include "core/unit_load.h"
#include "group/board.h"
#include "group/session.h"

#define ATTEMPT "01JD0000000000000000000000"

static const char yaml[] =
	"sabaq: 1\nkind: quiz\ntitle: Q\nsteps:\n"
	"  - id: text\n    type: read\n    text: Text\n"
	"  - id: one\n    type: choice\n    prompt: P\n    options:\n"
	"      - text: x\n      - text: y\n        correct: true\n"
	"  - id: ord\n    type: order\n    prompt: P\n"
	"    items: [a1, b2, c3]\n"
	"  - id: num\n    type: number\n    prompt: P\n    answer: 7\n";

static void demand(int holds)
{
	if (!holds)
		abort();
}

static const struct unit *unit_of(void)
{
	static struct arena arena;
	static const struct unit *unit;
	static struct module module = {
		.id = "m", .language = "en", .shown = "en", .title = "M"
	};
	struct faults faults = { 0 };
	const struct node *root;

	if (unit)
		return unit;
	root = node_parse(&arena, "q", yaml, strlen(yaml), &faults);
	unit = unit_load(&arena, root, "q", &module, &faults);
	demand(unit && unit_link(&arena, (struct unit *)(size_t)unit, root,
			       NULL, NULL, &faults));
	faults_release(&faults);
	return unit;
}

static const struct unit *texts(void *context, const char *language)
{
	(void)context;
	(void)language;
	return unit_of();
}

static void read_packet(void *context, const char *packet, size_t n)
{
	(void)context;
	while (n > 0) {
		const char *stop = memchr(packet, '\n', n);
		struct arena arena = { 0 };
		struct message m;

		demand(stop != NULL);
		demand(message_read(
			&m, &arena, packet, (size_t)(stop - packet)));
		arena_release(&arena);
		n -= (size_t)(stop + 1 - packet);
		packet = stop + 1;
	}
}

static void check(struct session *s)
{
	struct buf out = { 0 };
	double max;

	board_write(s, "en", "", 0, read_packet, NULL);
	for (size_t i = 0; i < s->count; i++) {
		struct session_reader to = { (int)i, "en", "", 0 };

		session_state(s, &to, &out);
		read_packet(NULL, out.data, out.len);
		buf_clear(&out);
		session_score(s, &s->people[i], &max);
	}
	buf_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct session_start start = { .texts = { NULL, texts },
		.module = "m",
		.attempt = ATTEMPT,
		.host = "h" };
	struct session *s = session_new(&start, 0);
	const char *text = (const char *)data, *end = text + size, *stop;

	for (; text < end; text = stop + 1) {
		struct arena arena = { 0 };
		struct record r;

		stop = memchr(text, '\n', (size_t)(end - text));
		if (!stop)
			stop = end;
		if (record_read(&r, &arena, text, (size_t)(stop - text)) &&
			r.v == RECORD_VERSION) {
			r.attempt = ATTEMPT; /* nothing else is replayed */
			session_replay(s, &r, 0);
		}
		arena_release(&arena);
	}
	demand(s->at >= -1 && s->at <= s->item_count);
	demand(session_record(s) == NULL);
	check(s);
	session_free(s);
	return 0;
}
