#include "cmd/host_others.h"

#include <poll.h>
#include <stdlib.h>

#include "cmd/host_hub.h"
#include "cmd/say.h"
#include "store/outbox.h"
#include "ui/words.h"

enum { SENT_MS = 3000 }; /* for the last records */

bool others_find(const struct context *c, const struct bridge_way *way,
	bool asked, char **relay)
{
	*relay = way->url ? bridge_program() : NULL;
	if (way->url && !*relay)
		bridge_tell_missing(c);
	if (!way->url && asked)
		say_complaint(c->words,
			N_("where are the other servers? Write --at "
			   "nats://SERVER:4222, or \"relay:\" in %1"),
			CONTEXT_SETTINGS, NULL);
	return *relay || !asked;
}

/* How many records of a session other servers do not have yet. */
static size_t count_unsent(const struct context *c, const char *attempt)
{
	char *folder = hub_folder(c, attempt);
	size_t n = 0;

	if (outbox_meant(folder)) {
		struct outbox *out = outbox_open(folder, false);

		n = outbox_waiting(out);
		outbox_close(out);
	}
	free(folder);
	return n;
}

void others_tell(const struct context *c, const struct desk *d)
{
	int64_t began = clock_mono_ms();
	size_t n;

	if (!d || !d->board.session || d->board.phase != PHASE_SUMMARY ||
		d->board.others == INTEGER_ABSENT)
		return;
	while ((n = count_unsent(c, d->board.session)) > 0 &&
		clock_mono_ms() - began < SENT_MS)
		poll(NULL, 0, 100);
	if (n == 0)
		say_complaint(c->words,
			N_("the other servers have all records of the session"),
			NULL, NULL);
	else
		say_complaint(c->words,
			N_("records that the other servers do not have yet: "
			   "%1. They are kept here, and are sent when there "
			   "is a connection, with your next session, or by: "
			   "sabaq collect --push"),
			NUMBER(n), NULL);
}
