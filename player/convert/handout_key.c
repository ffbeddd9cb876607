/* What is right on a handout, as it is read and as it is typed. */
#include <string.h>

#include "base/text.h"
#include "convert/handout.h"
#include "core/markdown.h"
#include "core/open.h"
#include "core/option.h"

/* Several letters come as a class finds them, not as the file has them. */
struct strings handout_key(const struct handout *h, const struct step *s,
	const char *ids[GIVEN_MAX])
{
	const char *file[GIVEN_MAX];
	struct strings key = { file, question_key(s, file, GIVEN_MAX) };
	struct pick picks[GIVEN_MAX];
	size_t count = 0, n = 0;

	if (question_shape(s) == SHAPE_MANY)
		count = question_picks(s, h->attempt, picks, GIVEN_MAX);
	for (size_t i = 0; i < count; i++) {
		if (strings_have(&key, picks[i].id))
			ids[n++] = picks[i].id;
	}
	if (count == 0)
		for (; n < key.count; n++)
			ids[n] = file[n];
	return (struct strings){ ids, n };
}

const char *handout_model(const struct step *s)
{
	return s->type == QUESTION_OPEN
		       ? ((const struct open_body *)s->body)->model
		       : NULL;
}

void handout_key_typed(struct buf *out, const struct handout *h)
{
	struct buf one = { 0 };
	size_t before = 1;

	for (size_t i = 0; i < h->count; i++) {
		const char *ids[GIVEN_MAX];
		struct strings key;

		if (!handout_asks(h->steps[i]))
			continue;
		key = handout_key(h, h->steps[i], ids);
		buf_clear(&one);
		handout_answer_write(&one, h, h->steps[i], &key);
		/* Letters in a row, anything longer by itself. */
		if (before > 1 || (one.len > 1 && out->len > 0))
			buf_addc(out, ' ');
		buf_add(out, buf_str(&one), one.len);
		before = one.len;
	}
	buf_release(&one);
}

/* Typed text as Markdown that says just that: a code span that holds it. */
static void add_span(struct buf *out, const char *s)
{
	size_t longest = 0, run = 0, n = strlen(s);

	for (size_t i = 0; i < n; i++) {
		run = s[i] == '`' ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	if (n == 0)
		return;
	buf_fill(out, '`', longest + 1);
	buf_addc(out, ' ');
	for (size_t i = 0; i < n; i++)
		buf_addc(out, s[i] == '\n' || s[i] == '\t' ? ' ' : s[i]);
	buf_addc(out, ' ');
	buf_fill(out, '`', longest + 1);
}

static void add_pick(struct buf *out, const struct catalogue *words,
	const struct pick *picks, size_t count, const char *id)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(picks[i].id, id) != 0)
			continue;
		buf_addf(out, "%c\\) ", handout_letter(i));
		if (picks[i].verbatim) {
			add_span(out, picks[i].text);
			return;
		}
		markdown_add_line(out, handout_pick(words, &picks[i]),
			strlen(handout_pick(words, &picks[i])));
		return;
	}
}

/* "1: A) text", "gap 2: 24" */
static void add_part(struct buf *out, const struct catalogue *words,
	const struct handout *h, const struct step *s,
	const struct strings *key, size_t part)
{
	struct asked asked[GIVEN_MAX];
	struct pick picks[GIVEN_MAX];
	size_t count = question_asked(s, asked, GIVEN_MAX), options;

	if (part < count)
		buf_addf(out, "(%zu) ", part + 1);
	if (part < count && asked[part].shape == SHAPE_LINE) {
		add_span(out, key->items[part]);
		return;
	}
	options = part < count
			  ? question_asked_picks(
				    s, h->attempt, part, picks, GIVEN_MAX)
			  : question_picks(s, h->attempt, picks, GIVEN_MAX);
	if (options > 0)
		add_pick(out, words, picks, options, key->items[part]);
	else
		add_span(out, key->items[part]);
}

void handout_key_words(struct buf *out, const struct catalogue *words,
	const struct handout *h, const struct step *s)
{
	const char *ids[GIVEN_MAX];
	struct strings key = handout_key(h, s, ids);

	for (size_t i = 0; i < key.count; i++) {
		if (i > 0)
			buf_adds(out, "; ");
		add_part(out, words, h, s, &key, i);
	}
}
