/* A rule's example, cut out of the lines in which its two modules differ. */
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistr.h>

#include "base/text.h"
#include "core/source.h"
#include "support/example.h"

enum { LINES_MAX = 300, SHOWN_LINES = 7, SHOWN_CELLS = 70, CHANGES_MAX = 60 };

struct text {
	struct buf bytes;
	const char *lines[LINES_MAX];
	size_t lengths[LINES_MAX];
	size_t count;
};

/* Lines of m from a to a_end stand in the place of b to b_end of m-ok. */
struct change {
	size_t a, a_end, b, b_end;
};

/* --- files ------------------------------------------------------------- */

static bool read_text(struct text *t, const char *path)
{
	const char *at;

	*t = (struct text){ 0 };
	if (!source_bytes(&t->bytes, path) ||
		u8_check((const uint8_t *)buf_str(&t->bytes), t->bytes.len) ||
		strlen(buf_str(&t->bytes)) != t->bytes.len)
		return false;
	for (at = buf_str(&t->bytes); *at;) {
		size_t n = strcspn(at, "\n");

		if (t->count == LINES_MAX)
			return false;
		t->lines[t->count] = at;
		t->lengths[t->count++] = n;
		at += n + (at[n] == '\n');
	}
	return true;
}

static bool same(const struct text *a, size_t i, const struct text *b, size_t k)
{
	return a->lengths[i] == b->lengths[k] &&
	       memcmp(a->lines[i], b->lines[k], a->lengths[i]) == 0;
}

/* --- differences ------------------------------------------------------- */

static size_t common[LINES_MAX + 1][LINES_MAX + 1];

/* The longest common lines from i and k on, for all of them. */
static void compare(const struct text *a, const struct text *b)
{
	memset(common, 0, sizeof(common));
	for (size_t i = a->count; i-- > 0;) {
		for (size_t k = b->count; k-- > 0;) {
			size_t x = common[i + 1][k], y = common[i][k + 1];

			common[i][k] = same(a, i, b, k)
					       ? common[i + 1][k + 1] + 1
				       : x > y ? x
					       : y;
		}
	}
}

static size_t changes(
	const struct text *a, const struct text *b, struct change *out)
{
	size_t i = 0, k = 0, count = 0;

	compare(a, b);
	while (i < a->count || k < b->count) {
		struct change c = { i, i, k, k };

		while (i < a->count && k < b->count && same(a, i, b, k)) {
			i++;
			k++;
		}
		c = (struct change){ i, i, k, k };
		while ((i < a->count || k < b->count) &&
			!(i < a->count && k < b->count && same(a, i, b, k))) {
			if (k == b->count ||
				(i < a->count &&
					common[i + 1][k] > common[i][k + 1]))
				i++;
			else
				k++;
		}
		c.a_end = i;
		c.b_end = k;
		if ((c.a < c.a_end || c.b < c.b_end) && count < CHANGES_MAX)
			out[count++] = c;
	}
	return count;
}

static size_t distance(const struct change *c, size_t line)
{
	if (line < c->a)
		return c->a - line;
	return line >= c->a_end && c->a_end > c->a ? line - c->a_end + 1
	       : line > c->a                       ? line - c->a
						   : 0;
}

/* --- examples ---------------------------------------------------------- */

static size_t indent(const struct text *t, size_t from, size_t to)
{
	size_t least = 100;

	for (size_t i = from; i < to; i++) {
		size_t n = strspn(t->lines[i], " ");

		if (n < least && n < t->lengths[i])
			least = n;
	}
	return least;
}

static void add_lines(struct buf *out, const struct text *t, size_t from,
	size_t to, size_t cut)
{
	for (size_t i = from; i < to; i++) {
		const char *s = t->lines[i];
		size_t n = t->lengths[i], fit;

		s += cut < n ? cut : n;
		n -= cut < n ? cut : n;
		fit = text_fit(s, n, SHOWN_CELLS);
		for (size_t at = 0; at < fit;) {
			uint32_t ch;
			size_t length = text_decode(s + at, fit - at, &ch);

			/* What is meant there could not be seen. */
			if (text_danger(ch) != TEXT_SAFE || ch == 0xa0)
				buf_addf(out, "<U+%04X>", (unsigned)ch);
			else if (ch == '\t')
				buf_adds(out, "<Tab>");
			else
				buf_add(out, s + at, length);
			at += length;
		}
		buf_adds(out, fit < n ? "…\n" : "\n");
	}
}

/*
 * A few lines about the fault, with the change; also those between the two,
 * where there is little between.
 */
static bool cut_out(const struct text *a, const struct text *b, size_t line,
	const struct change *c, struct buf *wrong, struct buf *right)
{
	size_t from = c->a < line ? c->a : line;
	size_t to = c->a_end > line + 1 ? c->a_end : line + 1;
	size_t b_from, b_to, cut, other;

	if (from > 0 && to - from < SHOWN_LINES / 2)
		from--;
	for (int more = 0; more < 3 && to - from < SHOWN_LINES - 1; more++)
		to++;
	if (to > a->count)
		to = a->count;
	if (to - from > SHOWN_LINES && to - from > c->a_end - c->a)
		return false; /* the change is elsewhere */
	b_from = c->b - (c->a - from);
	b_to = c->b_end + (to - c->a_end);
	if (b_to > b->count)
		b_to = b->count;
	if (to - from > SHOWN_LINES)
		to = from + SHOWN_LINES;
	if (b_to - b_from > SHOWN_LINES)
		b_to = b_from + SHOWN_LINES;
	cut = indent(a, from, to);
	other = indent(b, b_from, b_to);
	cut = other < cut ? other : cut;
	add_lines(wrong, a, from, to, cut);
	add_lines(right, b, b_from, b_to, cut);
	return wrong->len > 0 && right->len > 0 &&
	       strcmp(buf_str(wrong), buf_str(right)) != 0;
}

bool example_cut(const struct fault *f, struct buf *wrong, struct buf *right)
{
	const char *slash = f->at.file ? strchr(f->at.file, '/') : NULL;
	struct change all[CHANGES_MAX], *best = NULL;
	struct text a, b = { 0 };
	char path[PATH_MAX];
	bool ok = false;
	size_t count, line = f->at.line > 0 ? (size_t)f->at.line - 1 : 0;

	snprintf(path, sizeof(path), "m-ok%s", slash ? slash : "");
	if (read_text(&a, f->at.file) && read_text(&b, path)) {
		count = changes(&a, &b, all);
		for (size_t i = 0; i < count; i++) {
			bool id = all[i].a_end - all[i].a == 1 &&
				  strncmp(a.lines[all[i].a], "id: m\n", 6) == 0;

			if (!id && (!best || distance(&all[i], line) <
						     distance(best, line)))
				best = &all[i];
		}
		ok = best && cut_out(&a, &b, line, best, wrong, right);
	}
	buf_release(&a.bytes);
	buf_release(&b.bytes);
	return ok;
}
