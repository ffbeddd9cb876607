#include "cmd/ask.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/say.h"
#include "ui/words.h"

enum { QUIET_MS = 30000, WHY_BYTES = 200 };

struct asking {
	const struct ask *ask;
	struct relay *relay;
	bool done, failed, up;
	char why[WHY_BYTES];
	int64_t heard_at;
};

/* The address without a password that may be in it. */
static char *shown_url(const char *url)
{
	const char *at = strrchr(url, '@'), *scheme = strstr(url, "://");
	struct buf b = { 0 };

	if (at && scheme && at > scheme)
		buf_add(&b, url, (size_t)(scheme + 3 - url));
	buf_adds(&b, at && scheme && at > scheme ? at + 1 : url);
	return buf_steal(&b);
}

void ask_tell_away(const struct context *c, const struct bridge_way *way,
	const char *why, bool there)
{
	char *url = shown_url(way->url);
	struct buf b = { 0 };

	words_fill(&b,
		there && why[0] ? tr(c->words, N_("%1 did not take it: %2"))
		: why[0]        ? tr(c->words, N_("no connection to %1: %2"))
				: tr(c->words, N_("no connection to %1; does "
							 "nats-server run there, and is the "
							 "address right?")),
		url, why, NULL);
	say_error(buf_str(&b), NULL);
	buf_release(&b);
	free(url);
}

static void hear(void *context, const struct packet *p)
{
	struct asking *a = context;
	struct packet what = { .word = a->ask->what };

	a->heard_at = clock_mono_ms();
	switch (p->word) {
	case PACKET_UP:
		a->up = true;
		relay_send(a->relay, &what);
		break;
	case PACKET_FOUND:
		a->ask->found(a->ask->found_context, p);
		break;
	case PACKET_DONE:
		a->done = true;
		break;
	case PACKET_FAILED:
		snprintf(a->why, sizeof(a->why), "%s", p->body);
		a->failed = true;
		break;
	case PACKET_DOWN:
		a->failed = true;
		break;
	default:
		break;
	}
}

bool ask_relay(const struct ask *ask)
{
	struct relay_wish wish = { .program = ask->program,
		.url = ask->way.url,
		.site = ask->context->site,
		.credentials = ask->way.credentials,
		.ca = ask->way.ca,
		.once = true };
	struct asking a = { .ask = ask, .heard_at = clock_mono_ms() };

	a.relay = relay_new(&wish);
	while (!a.done && !a.failed &&
		clock_mono_ms() - a.heard_at < QUIET_MS) {
		struct pollfd at = { .events = POLLIN };

		relay_turn(a.relay, clock_mono_ms(), hear, &a);
		at.fd = relay_fd(a.relay);
		if (!a.done && !a.failed && at.fd >= 0)
			poll(&at, 1, 1000);
	}
	if (!a.done)
		ask_tell_away(ask->context, &ask->way, a.why, a.up);
	relay_free(a.relay);
	return a.done;
}
