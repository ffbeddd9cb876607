/*
 * Letters for terminals that lack some: the first byte chooses the terminal,
 * the rest is text, valid or not, and what such a terminal may send.
 */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "base/letters.h"
#include "base/text.h"
#include "ui/charset.h"

static void demand(int holds)
{
	if (!holds)
		abort();
}

static const struct charset *choose(unsigned bits)
{
	static const char *const names[] = { NULL, "KOI8-R", "CP1251", "PT154",
		"KOI8-T", "CP866", "ISO-8859-5", "US-ASCII" };
	static struct charset all[8][3];
	static int ready;

	for (unsigned i = 0; !ready && i < 24; i++) {
		struct screen_setup setup = { .charset = names[i / 3],
			.mode = (enum letters)(i % 3) };

		charset_read(&all[i / 3][i % 3], &setup);
	}
	ready = 1;
	return &all[bits % 8][bits / 8 % 3];
}

/* Each cluster is shown as wide as it is spelled. */
static void clusters(const struct charset *c, const struct buf *spelled)
{
	for (size_t i = 0; i < spelled->len;) {
		const char *s = spelled->data + i;
		size_t n = text_cluster(s, spelled->len - i);
		struct buf shown = { 0 }, sent = { 0 };

		letters_show(&shown, c, s, n);
		demand(text_width(buf_str(&shown), shown.len) ==
			text_width(s, n));
		letters_send(&sent, c, s, n);
		if (c->bytes)
			demand((int)sent.len >= text_width(s, n));
		else
			demand(sent.len == shown.len);
		buf_release(&shown);
		buf_release(&sent);
		i += n;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct charset *c;
	const char *text = (const char *)data + 1;
	struct buf spelled = { 0 }, again = { 0 }, typed = { 0 };
	size_t n;

	if (size == 0)
		return 0;
	c = choose(data[0]);
	n = size - 1;
	letters_spell(&spelled, c, text, n);
	letters_spell(&again, c, buf_str(&spelled), spelled.len);
	demand(u8_check((const uint8_t *)text, n) ||
		(again.len == spelled.len &&
			memcmp(buf_str(&again), buf_str(&spelled), again.len) ==
				0));
	demand(letters_width(c, text, n) ==
		text_width(buf_str(&spelled), spelled.len));
	for (int cells = 0; cells < 20; cells++) {
		size_t fit = letters_fit(c, text, n, cells);

		demand(fit <= n && letters_width(c, text, fit) <= cells);
	}
	clusters(c, &spelled);
	letters_decode(&typed, c, text, n);
	demand(c->bytes || typed.len == n);
	buf_release(&spelled);
	buf_release(&again);
	buf_release(&typed);
	return 0;
}
