#include "support/example.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/text.h"

#define HEAD_OF(kind) "sabaq: 1\nkind: " kind "\ntitle: Урок\n"

static const struct frame {
	const char *name, *file, *head;
	int indent;
	const char *tail; /* unless the lines hold its first word */
} frames[] = {
	{ "step", "u.yaml", HEAD_OF("lesson") "steps:\n", 2, NULL },
	{ "quiz", "u.yaml", HEAD_OF("quiz") "steps:\n", 2, NULL },
	{ "bank", "bank.yaml", HEAD_OF("bank") "pools:\n  easy:\n", 4, NULL },
	{ "module", "module.yaml",
		"sabaq: 1\nid: m\nlanguage: ru\ntitle: Модуль\n", 0,
		"units: [u]\n" },
	{ "kk", "u.kk.yaml",
		"sabaq: 1\ntranslates: u.yaml\nlanguage: kk\nreview: draft\n",
		0, NULL },
};

static const char *const sides[] = { "wrong", "right", "both" };
enum { WRONG, RIGHT, BOTH, NAME_BYTES = 32, SHOWN_CELLS = 70 };

struct section {
	int side;
	const struct frame *frame; /* NULL: all of the file */
	char file[NAME_BYTES];
	const char *lines;
	size_t length;
};

/* --- reading ----------------------------------------------------------- */

static void read_heading(struct section *s, const char *line)
{
	char side[NAME_BYTES];

	*s = (struct section){ .side = -1 };
	if (sscanf(line, "## %31s %31s", side, s->file) != 2)
		fail_msg("no \"## SIDE FRAME\": %.40s", line);
	for (int i = 0; i <= BOTH; i++) {
		if (strcmp(side, sides[i]) == 0)
			s->side = i;
	}
	assert_true(s->side >= 0);
	for (size_t i = 0; i < sizeof(frames) / sizeof(*frames); i++) {
		if (strcmp(s->file, frames[i].name) == 0)
			s->frame = &frames[i];
	}
	if (s->frame)
		strcpy(s->file, s->frame->file);
	else if (!strstr(s->file, ".yaml"))
		fail_msg("no frame is called \"%s\"", s->file);
}

static const char *next_section(struct section *s, const char *text)
{
	const char *end;

	read_heading(s, text);
	s->lines = text + strcspn(text, "\n");
	s->lines += *s->lines == '\n';
	end = strncmp(s->lines, "## ", 3) == 0 ? s->lines
					       : strstr(s->lines, "\n## ");
	end = !end ? s->lines + strlen(s->lines) : end + (*end == '\n');
	s->length = (size_t)(end - s->lines);
	return end;
}

/* --- writing ----------------------------------------------------------- */

/* "<U+200B>" as that character, "<Tab>" as a tab. */
static void add_meant(struct buf *out, const char *s, size_t n)
{
	for (size_t i = 0; i < n;) {
		unsigned long ch = 0;
		char *end = NULL;

		if (strncmp(s + i, "<Tab>", 5) == 0) {
			buf_addc(out, '\t');
			i += 5;
			continue;
		}
		if (strncmp(s + i, "<U+", 3) == 0)
			ch = strtoul(s + i + 3, &end, 16);
		if (end && *end == '>') {
			if (ch >= 0x800)
				buf_addc(out, (char)(0xe0 | ch >> 12));
			buf_addc(out,
				(char)(ch >= 0x800 ? 0x80 | (ch >> 6 & 0x3f)
						   : 0xc0 | ch >> 6));
			buf_addc(out, (char)(0x80 | (ch & 0x3f)));
			i = (size_t)(end + 1 - s);
		} else {
			buf_addc(out, s[i++]);
		}
	}
}

static void put_file(const char *side, const char *name, const struct buf *b)
{
	char path[128];
	FILE *f;

	snprintf(path, sizeof(path), "%s/m/%s", side, name);
	f = fopen(path, "wb");
	assert_non_null(f);
	assert_int_equal(fwrite(b->data, 1, b->len, f), b->len);
	assert_int_equal(fclose(f), 0);
}

/* Calls of the lines: those that are shown go to shown, NULL: none. */
static void add_lines(
	struct buf *out, const struct section *s, struct buf *shown)
{
	for (const char *line = s->lines; line < s->lines + s->length;) {
		size_t n = strcspn(line, "\n");
		bool hidden = *line == '~';

		if (n > (size_t)hidden && s->frame)
			buf_fill(out, ' ', (size_t)s->frame->indent);
		add_meant(out, line + hidden, n - hidden);
		buf_addc(out, '\n');
		if (!hidden && shown) {
			size_t fit = text_fit(line, n, SHOWN_CELLS);

			buf_add(shown, line, fit);
			buf_adds(shown, fit < n ? "…\n" : "\n");
		}
		line += n + (line[n] == '\n');
	}
}

static void put_section(
	const struct section *s, int side, bool named, struct buf *shown)
{
	struct buf b = { 0 };
	bool mine = s->side == side;

	if (s->frame)
		buf_adds(&b, s->frame->head);
	if (mine && named)
		buf_addf(shown, "# %s\n", s->file);
	add_lines(&b, s, mine ? shown : NULL);
	if (s->frame && s->frame->tail && !strstr(buf_str(&b), "\nunits:"))
		buf_adds(&b, s->frame->tail);
	put_file(sides[side], s->file, &b);
	buf_release(&b);
}

/* What stands there where the example says nothing of it. */
static void put_rest(const char *side)
{
	char folder[64];
	struct buf b = { 0 };

	assert_true(mkdir(side, 0777) == 0);
	snprintf(folder, sizeof(folder), "%s/m", side);
	assert_true(mkdir(folder, 0777) == 0);
	buf_addf(&b, "%s%s", frames[3].head, frames[3].tail);
	put_file(side, "module.yaml", &b);
	buf_clear(&b);
	buf_addf(&b, "%s  - id: first\n    type: read\n    text: Текст.\n",
		frames[0].head);
	put_file(side, "u.yaml", &b);
	buf_release(&b);
}

/* Whether the lines are none of the lesson, so that one must be told. */
static bool is_elsewhere(const char *text)
{
	struct section s;
	bool elsewhere = false;

	while (*text) {
		text = next_section(&s, text);
		elsewhere |= s.side != BOTH && strcmp(s.file, "u.yaml") != 0;
	}
	return elsewhere;
}

void example_write(const char *text, struct buf shown[2])
{
	bool named = is_elsewhere(text);

	for (int side = WRONG; side <= RIGHT; side++) {
		struct section s;

		put_rest(sides[side]);
		for (const char *at = text; *at;) {
			at = next_section(&s, at);
			if (s.side == side || s.side == BOTH)
				put_section(&s, side, named, &shown[side]);
		}
	}
}
