/*
 * Any bytes, with a place in them, as the excerpt under a fault: two lines
 * that fit, valid UTF-8, nothing that a terminal would act on. The first four
 * bytes choose line, column and width.
 */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "base/buf.h"
#include "base/text.h"
#include "core/excerpt.h"

static void demand(bool holds)
{
	if (!holds)
		abort();
}

static void check(const char *s, size_t n, int width)
{
	const char *end = memchr(s, '\n', n);
	const char *caret;
	size_t first = end ? (size_t)(end - s) : n, last = n - first - 1;

	demand(end && s[n - 1] == '\n');
	demand(memchr(end + 1, '\n', last) == s + n - 1);
	caret = memchr(end + 1, '^', last);
	demand(caret && caret == s + n - 2);
	demand(last - 1 < (size_t)width);
	demand(text_width(s, first) <= width);
	demand(u8_check((const uint8_t *)s, n) == NULL);
	demand(text_find_danger(s, n) == n && !memchr(s, '\t', n));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct excerpt e = { 0 };
	struct buf out = { 0 };
	int width;

	if (size < 4)
		return 0;
	e.text = (const char *)data + 4;
	e.length = size - 4;
	width = 20 + data[3];
	for (int i = 0; i < 4; i++) {
		struct place at = { NULL, data[0] % (i + 1) + data[0] / 8,
			data[1] * (data[2] % 4 + 1) + i };

		buf_clear(&out);
		if (excerpt_add(&out, &e, &at, width))
			check(buf_str(&out), out.len, width);
		else
			demand(out.len == 0);
	}
	buf_release(&out);
	return 0;
}
