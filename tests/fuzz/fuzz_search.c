/*
 * The first line as a query, the rest as Markdown: where a word is in what it
 * says, it is near in the source; what is found begins and ends at letters.
 */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "core/markdown.h"
#include "core/search_words.h"

static void expect(bool holds)
{
	if (!holds)
		abort();
}

static bool starts_letter(const char *s, size_t n, size_t i)
{
	return i == n || ((unsigned char)s[i] & 0xc0) != 0x80;
}

static unsigned look(const struct search_words *w, const struct block *b)
{
	struct search_hit hit = { 0, 0 };
	const char *text = b->rich.text;
	size_t n = b->rich.length;
	unsigned found = 0;

	for (const struct block *in = b->first; in; in = in->next)
		found |= look(w, in);
	if (n == 0)
		return found;
	if (search_words_in(w, text, n, &hit)) {
		expect(hit.length > 0 && hit.at + hit.length <= n);
		expect(starts_letter(text, n, hit.at));
		expect(starts_letter(text, n, hit.at + hit.length));
	}
	return found | search_words_in(w, text, n, NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct search_words words;
	struct buf text = { 0 };
	struct arena arena = { 0 };
	char *end;

	text_add_safe(&text, (const char *)data, size);
	end = strchr(buf_str(&text), '\n');
	if (end) {
		size_t n = text.len - (size_t)(end + 1 - text.data);

		*end++ = '\0';
		if (search_words_read(&words, text.data)) {
			unsigned near = search_words_near(&words, end, n);

			expect((near & ~search_words_all(&words)) == 0);
			expect((look(&words,
					markdown_parse(&arena, end, n, false)) &
				       ~near) == 0);
		}
	}
	arena_release(&arena);
	buf_release(&text);
	return 0;
}
