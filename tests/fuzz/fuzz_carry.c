/*
 * What comes from another server, or from a relay gone wrong: packets, one
 * after a byte that is 0xff, to the hub that leads and to one that follows.
 */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "group/carry.h"

enum { CLIENTS = 16 };

struct clients {
	int fds[CLIENTS];
	size_t count;
};

static bool admit(void *context, int fd, struct guest *guest)
{
	struct clients *c = context;

	guest_free(guest);
	if (c->count == CLIENTS) {
		close(fd);
		return false;
	}
	c->fds[c->count++] = fd;
	return true;
}

static void chance(uint8_t *bytes, size_t n)
{
	memset(bytes, 0, n); /* an epoch that a corpus can name */
}

static void hear(struct carry *c, const uint8_t *data, size_t size)
{
	int64_t now = 0;

	while (size > 0) {
		const uint8_t *stop = memchr(data, 0xff, size);
		size_t n = stop ? (size_t)(stop - data) : size;
		char *bytes = xmalloc(n + 1);
		struct packet p;

		memcpy(bytes, data, n);
		if (packet_read(&p, bytes, n))
			carry_hear(c, &p, now);
		carry_turn(c, now += 1000);
		free(bytes);
		data += n + (stop != NULL);
		size -= n + (stop != NULL);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct relay_wish wish = { .program = "/", .url = "", .site = "s" };
	struct relay *r = relay_new(&wish);

	for (int leads = 0; leads < 2; leads++) {
		struct clients clients = { .count = 0 };
		struct carry_setup setup = { .relay = r,
			.leads = leads == 1,
			.admit = admit,
			.context = &clients,
			.chance = chance };
		struct carry *c = carry_new(&setup);

		hear(c, data, size);
		carry_free(c);
		for (size_t i = 0; i < clients.count; i++)
			close(clients.fds[i]);
	}
	relay_free(r);
	return 0;
}
