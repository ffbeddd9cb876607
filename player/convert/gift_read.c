/* GIFT as Moodle reads it: blocks, names, braces. */
#include <string.h>

#include "base/buf.h"
#include "convert/gift.h"

/* ---- a question ---- */

struct brace {
	size_t open, close;
};
enum { BRACES_MAX = 26 };

/* Each pair of braces; -1 where one is alone or inside another: noted. */
static int find_braces(const struct gift_block *b, struct gift_piece text,
	struct brace out[BRACES_MAX])
{
	int count = 0;
	bool open = false;

	for (size_t i = 0; i < text.n; i++) {
		int line = 0;
		enum note note = NOTE_COUNT;

		if (text.s[i] == '{' && open)
			note = NOTE_BRACE_TEXT;
		else if (text.s[i] == '}' && !open)
			note = NOTE_BRACE_CLOSE;
		else if (text.s[i] == '{' && count == BRACES_MAX)
			note = NOTE_BRACE_TEXT;
		if (note != NOTE_COUNT) {
			line = gift_line(b, gift_from(text, i));
			moodle_note(b->file, note, line, NULL, NULL);
			return -1;
		}
		if (text.s[i] == '{')
			out[count].open = i;
		else if (text.s[i] == '}')
			out[count++].close = i;
		open = text.s[i] == '{' || (open && text.s[i] != '}');
	}
	if (!open)
		return count;
	moodle_note(b->file, NOTE_BRACE_OPEN,
		gift_line(b, gift_from(text, out[count].open)), NULL, NULL);
	return -1;
}

static struct gift_piece between(struct gift_piece text, struct brace at)
{
	return (struct gift_piece){ text.s + at.open + 1,
		at.close - at.open - 1 };
}

/* The text around one pair of braces: its place is a line to fill in. */
static struct moodle_text stem_around(
	const struct gift_block *b, struct gift_piece text, struct brace at)
{
	struct gift_piece before = gift_upto(text, at.open);
	struct gift_piece after = gift_from(text, at.close + 1);
	struct moodle_text stem = gift_formatted(b, before);
	struct buf joined = { 0 };

	if (gift_trim(after).n == 0)
		return stem;
	buf_adds(&joined, stem.text ? stem.text : "");
	if (before.n > 0 && gift_is_space(before.s[before.n - 1]))
		buf_addc(&joined, ' ');
	/* Low lines alone would be Markdown's. */
	buf_adds(&joined,
		stem.format == MOODLE_MARKDOWN ? "\\_\\_\\_\\_\\_" : "_____");
	if (gift_is_space(*after.s))
		buf_addc(&joined, ' ');
	buf_adds(&joined, gift_text(b, after));
	stem.text = arena_strdup(b->file->arena, buf_str(&joined));
	buf_release(&joined);
	return stem;
}

/* Braces of a formula are no answers. */
static bool is_answer(struct gift_piece p)
{
	p = gift_trim(p);
	return p.n > 0 && strchr("=~#", *p.s);
}

/* Several answers in one text: Moodle would ask for the first only. */
static bool read_gaps(struct gift_block *b, struct gift_piece text,
	const struct brace *at, int count, struct moodle_question *q)
{
	for (int i = 0; i < count; i++) {
		struct gift_piece inner = between(text, at[i]);
		struct moodle_question *part =
			moodle_add_part(b->file, q, MOODLE_SHORT);

		part->line = gift_line(b, inner);
		if (!is_answer(inner)) {
			moodle_note(b->file, NOTE_BRACE_TEXT, part->line, NULL,
				NULL);
			return false;
		}
		if (!gift_answers(b, inner, part))
			return false;
		if (part->general.text)
			q->general = part->general;
	}
	return true;
}

static bool read_cloze(struct gift_block *b, struct gift_piece text,
	const struct brace *at, int count)
{
	struct moodle_question *q =
		moodle_add(b->file, MOODLE_CLOZE, gift_line(b, text));
	struct gift_piece whole;
	struct buf stem = { 0 };
	size_t from = 0;

	q->stem = gift_formatted(b, text);
	b->format = q->stem.format;
	if (!read_gaps(b, text, at, count, q))
		return false;
	for (int i = 0; i < count; i++) {
		buf_add(&stem, text.s + from, at[i].open - from);
		buf_adds(&stem, MOODLE_GAP);
		from = at[i].close + 1;
	}
	buf_add(&stem, text.s + from, text.n - from);
	moodle_note(b->file, NOTE_SECOND_BLANK, q->line, NULL, NULL);
	whole = (struct gift_piece){ buf_str(&stem), stem.len };
	gift_take_format(&whole, &q->stem.format);
	q->stem.text = gift_text(b, whole);
	buf_release(&stem);
	return true;
}

static bool read_body(struct gift_block *b, struct gift_piece text)
{
	struct brace braces[BRACES_MAX + 1];
	int count = find_braces(b, text, braces);
	struct moodle_question *q;

	if (count < 0)
		return false;
	if (count > 1)
		return read_cloze(b, text, braces, count);
	q = moodle_add(b->file, MOODLE_DESCRIPTION, gift_line(b, text));
	if (count == 0) {
		q->stem = gift_formatted(b, text);
		return true;
	}
	q->stem = stem_around(b, text, braces[0]);
	b->format = q->stem.format;
	return gift_answers(b, between(text, braces[0]), q);
}

/* "::name::" and what follows it. */
static struct gift_piece take_name(
	const struct gift_block *b, struct gift_piece text, const char **name)
{
	struct gift_piece rest = text;

	*name = NULL;
	if (!gift_take_word(&rest, "::"))
		return text;
	for (size_t i = 0; i + 1 < rest.n; i++) {
		if (rest.s[i] != ':' || rest.s[i + 1] != ':')
			continue;
		*name = gift_text(b, gift_upto(rest, i));
		return gift_trim(gift_from(rest, i + 2));
	}
	return text;
}

static void read_question(struct gift_block *b, struct gift_piece text)
{
	size_t before = b->file->questions.count;
	struct moodle_question *q;
	const char *name;

	text = gift_trim(text);
	if (text.n == 0)
		return;
	b->format = MOODLE_AUTO;
	text = take_name(b, text, &name);
	if (!read_body(b, text)) {
		while (b->file->questions.count > before)
			moodle_drop(b->file);
		return;
	}
	q = &b->file->questions.items[before];
	q->name = name;
	q->id = b->id;
	q->tags = b->tags;
}

/* A category is its line; what stands below it is a question all the same. */
static void read_block(struct gift_block *b)
{
	struct gift_piece text = { b->text, strlen(b->text) };
	struct moodle_question *q;
	size_t end;

	text = gift_trim(text);
	while (gift_take_word(&text, "$CATEGORY:")) {
		end = gift_find(text, '\n');
		q = moodle_add(b->file, MOODLE_CATEGORY, gift_line(b, text));
		q->name = gift_text(b, gift_upto(text, end));
		text = gift_trim(gift_from(text, end));
		if (text.n > 0)
			moodle_note(b->file, NOTE_CATEGORY_SWALLOWS,
				gift_line(b, text), NULL, NULL);
	}
	read_question(b, text);
}

/* ---- the file ---- */

struct reader {
	struct moodle_file *file;
	struct buf text, tags;
	const char *id;
	int line; /* of the block */
};

/* "[id:...]", "[tag:...]" of a comment; "\]" is a bracket in it. */
static const char *bracketed(struct moodle_file *f, const char *line,
	const char *end, const char *mark, const char **next)
{
	size_t n = strlen(mark);
	struct buf value = { 0 };
	const char *found = NULL;

	for (const char *s = line; s + n < end && !found; s++) {
		if (strncmp(s, mark, n) == 0)
			found = s + n;
	}
	*next = end;
	if (!found)
		return NULL;
	for (; found < end && *found != ']'; found++) {
		if (*found == '\\' && found + 1 < end && found[1] == ']')
			found++;
		buf_addc(&value, *found);
	}
	*next = found;
	found = arena_strdup(f->arena, buf_str(&value));
	buf_release(&value);
	return found;
}

static void take_comment(struct reader *r, struct gift_piece line)
{
	const char *end = line.s + line.n, *next = line.s, *value;

	value = bracketed(r->file, line.s, end, "[id:", &next);
	if (value && !r->id)
		r->id = value;
	for (next = line.s; next < end;) {
		value = bracketed(r->file, next, end, "[tag:", &next);
		if (!value)
			break;
		if (r->tags.len > 0)
			buf_adds(&r->tags, ", ");
		buf_adds(&r->tags, value);
	}
	buf_addc(&r->text, GIFT_COMMENT);
}

/* Escapes become bytes of their own; such bytes themselves are left out. */
static void take_line(struct reader *r, struct gift_piece line)
{
	for (size_t i = 0; i < line.n; i++) {
		char c = line.s[i];
		const char *sign = NULL;

		if (c == '\\' && i + 1 < line.n)
			sign = strchr(gift_escaped, line.s[i + 1]);
		if (sign && *sign) {
			buf_addc(&r->text,
				(char)(GIFT_ESCAPE + (sign - gift_escaped)));
			i++;
		} else if ((unsigned char)c >= 0x20 || c == '\t') {
			buf_addc(&r->text, c);
		}
	}
	buf_addc(&r->text, '\n');
}

static void end_block(struct reader *r, int next)
{
	struct gift_block b = { .file = r->file,
		.text = buf_str(&r->text),
		.line = r->line,
		.id = r->id };

	if (r->tags.len > 0)
		b.tags = arena_strdup(r->file->arena, buf_str(&r->tags));
	read_block(&b);
	buf_clear(&r->text);
	buf_clear(&r->tags);
	r->id = NULL;
	r->line = next;
}

void gift_read(struct moodle_file *f, const char *text, size_t n)
{
	struct reader r = { .file = f, .line = 1 };
	const char *end = text + n;
	/* Files of old Macs end their lines so. */
	const char ends = memchr(text, '\n', n) ? '\n' : '\r';
	int line = 1;

	if (n >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0)
		text += 3;
	for (; text < end; line++) {
		struct gift_piece whole = { text, (size_t)(end - text) }, inked;

		whole.n = gift_find(whole, ends);
		inked = gift_trim(whole);
		if (inked.n == 0)
			end_block(&r, line + 1);
		else if (inked.n >= 2 && memcmp(inked.s, "//", 2) == 0)
			take_comment(&r, inked);
		else
			take_line(&r, inked);
		text += whole.n + (text + whole.n < end);
	}
	end_block(&r, line);
	buf_release(&r.text);
	buf_release(&r.tags);
}
