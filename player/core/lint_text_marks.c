/* What Markdown takes for marks though it was most likely meant as text. */
#include <md4c.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "core/lint_marks.h"
#include "core/markdown.h"
#include "core/unit.h"

/* --- where bytes are -------------------------------------------------- */

size_t reading_line(const struct reading *r, size_t at)
{
	while (at > 0 && r->s[at - 1] != '\n')
		at--;
	return at;
}

size_t reading_line_end(const struct reading *r, size_t at)
{
	while (at < r->n && r->s[at] != '\n')
		at++;
	return at;
}

struct finding *reading_find(
	struct reading *r, enum rule rule, size_t from, size_t to)
{
	for (int i = 0; i < r->found_count; i++) {
		const struct finding *f = &r->found[i];

		if (f->rule == rule && f->from < to && from < f->to)
			return NULL;
	}
	if (r->found_count == MARKS_TOLD)
		return NULL;
	r->found[r->found_count] =
		(struct finding){ rule, from, to, "", false };
	return &r->found[r->found_count++];
}

/* md4c hands out pieces of the text itself, and some that are not in it. */
static bool is_inside(
	const struct reading *r, const char *s, size_t n, size_t *at)
{
	if (s < r->s || s + n > r->s + r->n)
		return false;
	*at = (size_t)(s - r->s);
	return true;
}

static void mark(struct reading *r, size_t at, size_t n, enum seen as)
{
	memset(r->seen + at, as, n);
}

/* --- emphasis --------------------------------------------------------- */

bool reading_is_ascii_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '_';
}

static bool is_word(char c)
{
	return reading_is_ascii_word(c) || (unsigned char)c >= 0x80;
}

static size_t marks_before(const struct reading *r, size_t at)
{
	while (at > 0 && strchr("*_`", r->s[at - 1]))
		at--;
	return at;
}

static size_t marks_behind(const struct reading *r, size_t at)
{
	while (at < r->n && strchr("*_`", r->s[at]))
		at++;
	return at;
}

/* "__init__": a name, as programs have it. */
static bool is_dunder(const struct reading *r, const struct open_span *s)
{
	for (size_t i = s->from; i < s->to; i++) {
		if (!reading_is_ascii_word(r->s[i]))
			return false;
	}
	return s->type == MD_SPAN_STRONG && s->from > 1 &&
	       r->s[s->from - 1] == '_';
}

/*
 * "2*3*4" and "a*b*c": words on both sides, of the letters of programs. A
 * part of a word of prose may well be emphasised.
 */
static bool is_product(const struct reading *r, size_t from, size_t to,
	const struct open_span *s)
{
	char left = from > 0 ? r->s[from - 1] : ' ';
	char right = to < r->n ? r->s[to] : ' ';

	if (r->s[s->from - 1] != '*')
		return false;
	if (!is_word(left) && left != ')' && left != ']')
		return false;
	if (!is_word(right) && right != '(')
		return false;
	return reading_is_ascii_word(left) || reading_is_ascii_word(right) ||
	       reading_is_ascii_word(r->s[s->from]);
}

static size_t word_start(const struct reading *r, size_t at)
{
	while (at > 0 && !strchr(" \t\n", r->s[at - 1]))
		at--;
	return at;
}

static size_t word_end(const struct reading *r, size_t at)
{
	while (at < r->n && !strchr(" \t\n", r->s[at]))
		at++;
	return at;
}

static void check_emphasis(struct reading *r, const struct open_span *s)
{
	size_t from, to;
	struct finding *f;

	if (!s->any || s->from == 0)
		return;
	from = marks_before(r, s->from);
	to = marks_behind(r, s->to);
	if (!is_dunder(r, s) && !is_product(r, from, to, s))
		return;
	f = reading_find(
		r, RULE_MD_MARKS, word_start(r, from), word_end(r, to));
	if (f)
		f->shown = true;
}

/* --- links ------------------------------------------------------------ */

static bool has_scheme(const char *s, size_t n)
{
	static const char *const known[] = { "http://", "https://",
		"mailto:", "tel:", "ftp://", "ftps://", "sftp://", "ssh://",
		"gemini://", "gopher://", "geo:", "sms:", NULL };

	for (size_t i = 0; known[i]; i++) {
		if (n > strlen(known[i]) &&
			strncmp(s, known[i], strlen(known[i])) == 0)
			return true;
	}
	return false;
}

static void check_address(
	struct reading *r, const char *s, size_t n, size_t from, size_t to)
{
	const struct module *m = r->w->lint->module;
	struct finding *f;
	char id[ID_CHARS + 1] = "";

	if (n >= 5 && memcmp(s, "term:", 5) == 0) {
		if (n - 5 <= ID_CHARS)
			memcpy(id, s + 5, n - 5);
		if (m->unread || (id[0] && module_term(m, id)))
			return;
		f = reading_find(r, RULE_TERM_UNKNOWN, from, to);
		if (f)
			snprintf(f->other, sizeof(f->other), "%.*s", (int)n - 5,
				s + 5);
	} else if (!has_scheme(s, n)) {
		f = reading_find(r, RULE_MD_ADDRESS, from, to);
		if (f)
			snprintf(f->other, sizeof(f->other), "%.*s", (int)n, s);
	}
}

/* The address stands behind the text, in the text, or somewhere else. */
static void end_link(struct reading *r, const struct open_span *s,
	const MD_ATTRIBUTE *address, bool picture)
{
	size_t end = s->any ? marks_behind(r, s->to) : s->to, at;

	if (is_inside(r, address->text, address->size, &at))
		mark(r, at, address->size, SEEN_ADDRESS);
	if (end + 1 < r->n && r->s[end] == ']' && r->s[end + 1] == '[') {
		r->references = true;
		for (; end < r->n && r->s[end] != '\n'; end++) {
			r->seen[end] = SEEN_ADDRESS;
			if (r->s[end] == ']' && r->seen[end - 1] &&
				r->s[end + 1] != '[')
				break;
		}
	} else if (end < r->n && r->s[end] == ']' &&
		   (end + 1 == r->n || r->s[end + 1] != '(')) {
		r->references = true;
	}
	if (picture)
		reading_find(r, RULE_MD_PICTURE, s->from, s->to);
	else
		check_address(r, address->text, address->size, s->from, s->to);
}

static int enter_span(MD_SPANTYPE type, void *detail, void *data)
{
	struct reading *r = data;

	(void)detail;
	if (r->span_count < MARKS_DEPTH)
		r->spans[r->span_count] =
			(struct open_span){ .type = (int)type };
	r->span_count++;
	return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *data)
{
	struct reading *r = data;
	const struct open_span *s;

	if (--r->span_count >= MARKS_DEPTH)
		return 0;
	s = &r->spans[r->span_count];
	if (type == MD_SPAN_EM || type == MD_SPAN_STRONG)
		check_emphasis(r, s);
	else if (type == MD_SPAN_A)
		end_link(r, s, &((MD_SPAN_A_DETAIL *)detail)->href, false);
	else if (type == MD_SPAN_IMG)
		end_link(r, s, &((MD_SPAN_IMG_DETAIL *)detail)->src, true);
	return 0;
}

/* --- blocks ----------------------------------------------------------- */

static void open_list(struct reading *r, unsigned number)
{
	if (r->list_count < MARKS_DEPTH)
		r->lists[r->list_count] =
			(struct open_list){ number, number, true };
	r->list_count++;
	r->containers++;
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *data)
{
	const MD_BLOCK_OL_DETAIL *numbers = detail;
	const MD_BLOCK_CODE_DETAIL *code = detail;
	struct reading *r = data;
	size_t at;

	r->block = (int)type;
	r->any = false;
	r->broken = false;
	if (type == MD_BLOCK_OL)
		open_list(r, numbers->start);
	else if (type == MD_BLOCK_UL)
		open_list(r, 0);
	else if (type == MD_BLOCK_QUOTE)
		r->containers++;
	else if (type == MD_BLOCK_LI)
		r->item = true;
	if (type != MD_BLOCK_CODE)
		return 0;
	r->fenced = code->fence_char != 0;
	if (code->info.size > 0 &&
		is_inside(r, code->info.text, code->info.size, &at))
		mark(r, at, code->info.size, SEEN_CODE);
	return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *data)
{
	struct reading *r = data;

	(void)detail;
	if (type == MD_BLOCK_H)
		reading_heading(r);
	else if (type == MD_BLOCK_CODE && r->fenced)
		reading_fence(r);
	else if (type == MD_BLOCK_CODE)
		reading_indented(r);
	else if (type == MD_BLOCK_OL || type == MD_BLOCK_UL)
		r->list_count--;
	if (type == MD_BLOCK_OL || type == MD_BLOCK_UL ||
		type == MD_BLOCK_QUOTE)
		r->containers--;
	return 0;
}

/* --- text ------------------------------------------------------------- */

static void extend(bool *any, size_t *from, size_t *to, size_t at, size_t n)
{
	if (!*any)
		*from = at;
	*any = true;
	*to = at + n;
}

static int add_text(MD_TEXTTYPE type, const MD_CHAR *s, MD_SIZE n, void *data)
{
	struct reading *r = data;
	size_t at;

	if (type == MD_TEXT_SOFTBR)
		r->broken = true;
	if (n == 0 || !is_inside(r, s, n, &at))
		return 0;
	if (r->item && r->list_count > 0)
		reading_number(r, at);
	if (r->broken)
		reading_program(r, at);
	mark(r, at, n, type == MD_TEXT_CODE ? SEEN_CODE : SEEN);
	extend(&r->any, &r->from, &r->to, at, n);
	for (int i = 0; i < r->span_count && i < MARKS_DEPTH; i++)
		extend(&r->spans[i].any, &r->spans[i].from, &r->spans[i].to, at,
			n);
	return 0;
}

/* --- telling ---------------------------------------------------------- */

/* A line was given to md4c with marks escaped: those are not the author's. */
static void add_plain(const struct reading *r, const struct finding *f,
	bool seen, struct buf *out)
{
	for (size_t i = f->from; i < f->to; i++) {
		if (seen && !r->seen[i])
			continue;
		if (r->line && r->s[i] == '\\' && !r->seen[i])
			continue;
		buf_addc(out, r->s[i]);
	}
}

static void tell(const struct reading *r, const struct finding *f)
{
	struct buf text = { 0 }, shown = { 0 };
	struct place at = r->w->node->at;

	if (!r->line)
		at = written_place(r->w, f->from);
	add_plain(r, f, false, &text);
	if (f->shown)
		add_plain(r, f, true, &shown);
	else
		buf_adds(&shown, f->other);
	written_tell(
		r->w, f->rule, at, buf_str(&text), text.len, buf_str(&shown));
	buf_release(&text);
	buf_release(&shown);
}

static void parse(struct reading *r)
{
	const MD_PARSER parser = {
		.flags =
			MD_FLAG_NOHTML | (r->line ? MD_FLAG_NOINDENTEDCODEBLOCKS
						  : MD_FLAG_TABLES),
		.enter_block = enter_block,
		.leave_block = leave_block,
		.enter_span = enter_span,
		.leave_span = leave_span,
		.text = add_text,
	};

	r->seen = xcalloc(r->n + 1, 1);
	md_parse(r->s, (MD_SIZE)r->n, &parser, r);
	reading_find_lost(r);
	for (int i = 0; i < r->found_count; i++)
		tell(r, &r->found[i]);
	free(r->seen);
}

/* Most texts have nothing that md4c might take for more than words. */
static bool has_marks(const struct written *w)
{
	const char *s = w->node->text;

	if (w->kind == FIELD_SHORT)
		return strpbrk(s, "*_<") != NULL;
	if (strpbrk(s, "*_\\<[`=|#~({;"))
		return true;
	for (; *s; s += strcspn(s, "\n")) {
		s += *s == '\n';
		if (*s && strchr("0123456789-+> ", *s))
			return true;
	}
	return false;
}

void text_marks(const struct written *w)
{
	struct reading *r;
	struct buf escaped = { 0 };

	if ((w->kind != FIELD_BLOCK && w->kind != FIELD_SHORT) || !has_marks(w))
		return;
	r = xcalloc(1, sizeof(*r));
	r->w = w;
	r->s = w->node->text;
	r->n = w->node->length;
	r->line = w->kind == FIELD_SHORT;
	if (r->line) {
		markdown_add_line(&escaped, w->node->text, w->node->length);
		r->s = buf_str(&escaped);
		r->n = escaped.len;
	}
	parse(r);
	buf_release(&escaped);
	free(r);
}
