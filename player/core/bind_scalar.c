#include "core/bind_scalar.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "base/buf.h"
#include "core/rules.h"
#include "core/suggest.h"
#include "core/unit.h"

void format_whole(char *out, double value)
{
	snprintf(out, 24, "%.0f", value);
}

/* What a mend made of a value is no news. */
static void fault_words(struct binder *b, enum rule rule, const struct field *f,
	const struct node *at, const char *arg, const char *more)
{
	if (!at->mended)
		faults_add(b->faults, (int)rule, at->at,
			at->key ? at->key : f->name, arg, more);
}

static void fault(struct binder *b, enum rule rule, const struct node *at,
	const struct field *f, const char *arg)
{
	fault_words(b, rule, f, at, arg, NULL);
}

/*
 * Told as such where only letters of another alphabet are wrong; meant: the
 * word it should be, or NULL for any id. A Russian word is no such mistake.
 */
static bool fault_letters(struct binder *b, const struct field *f,
	const struct node *at, const char *meant)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
	char latin[SUGGEST_BYTES];

	if (!suggest_latin(at->text, latin) ||
		(meant ? strcmp(latin, meant) != 0
		       : !id_valid(latin) || !strpbrk(at->text, letters)))
		return false;
	fault_words(b, RULE_VALUE_LETTERS, f, at, at->text, latin);
	return true;
}

static bool is_blank(const struct node *at)
{
	return strspn(at->text, " \n\t") == at->length;
}

static bool one_line(const struct node *at)
{
	return memchr(at->text, '\n', at->length) == NULL;
}

/* A short text under "|" ends in a line feed that is not part of it. */
static const char *trimmed(struct binder *b, const struct node *at)
{
	size_t n = at->length;

	while (n > 0 && (at->text[n - 1] == '\n' || at->text[n - 1] == ' '))
		n--;
	return n == at->length ? at->text
			       : arena_strndup(b->arena, at->text, n);
}

static const char *read_text(struct binder *b, const struct field *f,
	enum field_kind kind, const struct node *at)
{
	struct node line = *at;
	size_t most;
	char limit[24];

	if (kind == FIELD_BLOCK || kind == FIELD_VERBATIM)
		return at->text;
	line.text = trimmed(b, at);
	line.length = strlen(line.text);
	if (!one_line(&line)) {
		fault(b, RULE_FIELD_LINES, at, f, NULL);
		return NULL;
	}
	most = kind == FIELD_CODE ? CODE_CHARS : SHORT_CHARS;
	if (u8_mbsnlen((const uint8_t *)line.text, line.length) > most) {
		format_whole(limit, (double)most);
		fault(b, RULE_FIELD_LONG, at, f, limit);
		return NULL;
	}
	return line.text;
}

static const char *read_id(
	struct binder *b, const struct field *f, const struct node *at)
{
	if (id_valid(at->text))
		return at->text;
	if (!fault_letters(b, f, at, NULL))
		fault(b, RULE_FIELD_ID, at, f, at->text);
	return NULL;
}

static bool in_range(struct binder *b, const struct field *f,
	const struct node *at, double value)
{
	char from[24], to[24];

	if (f->max <= f->min || (value >= f->min && value <= f->max))
		return true;
	format_whole(from, f->min);
	format_whole(to, f->max);
	fault_words(b, RULE_FIELD_RANGE, f, at, from, to);
	return false;
}

static void read_integer(
	struct binder *b, const struct field *f, const struct node *at, int *to)
{
	const char *digits = at->text + (at->text[0] == '-');
	size_t n = strspn(digits, "0123456789");

	if (at->style != NODE_PLAIN || n == 0 || digits[n] != '\0' ||
		(n > 1 && digits[0] == '0')) {
		fault(b, RULE_FIELD_WHOLE, at, f, at->text);
		return;
	}
	if (in_range(b, f, at, strtod(at->text, NULL)) && n < 9)
		*to = atoi(at->text);
}

/*
 * strtod() is safe: only LC_CTYPE is ever set. Checked for what it also
 * takes and JSON numbers do not: hex, inf, nan, leading zeros, "+1".
 */
static bool decimal_form(const char *s)
{
	const char *p = s + (*s == '-');
	size_t whole = strspn(p, "0123456789"), part;

	if (whole == 0 || (whole > 1 && p[0] == '0'))
		return false;
	p += whole;
	if (*p == '.') {
		part = strspn(p + 1, "0123456789");
		if (part == 0)
			return false;
		p += 1 + part;
	}
	return *p == '\0' && strlen(s) <= 30;
}

static void read_decimal(struct binder *b, const struct field *f,
	const struct node *at, struct decimal *to)
{
	double value;

	if (at->style != NODE_PLAIN || !decimal_form(at->text)) {
		fault(b, RULE_FIELD_NUMBER, at, f, at->text);
		return;
	}
	value = strtod(at->text, NULL);
	if (in_range(b, f, at, value))
		*to = (struct decimal){ value, at->text };
}

static size_t count_lines(const char *text, size_t n)
{
	size_t count = 1;

	for (size_t i = 0; i < n; i++)
		count += text[i] == '\n';
	return count;
}

/* What no one sees, empty lines at the end, are none. */
static void read_lines(struct binder *b, const struct field *f,
	const struct node *at, struct strings *to)
{
	size_t n = at->length, count;
	char limit[24];

	while (n > 0 && strchr(" \n\t", at->text[n - 1]))
		n--;
	count = count_lines(at->text, n);
	if (f->max > 0 && (double)count > f->max) {
		format_whole(limit, f->max);
		fault(b, RULE_LINES_MANY, at, f, limit);
		return;
	}
	to->items = arena_array(b->arena, count, sizeof(*to->items));
	for (const char *s = at->text; to->count < count;) {
		size_t line = strcspn(s, "\n");

		to->items[to->count++] = arena_strndup(b->arena, s, line);
		s += line + 1;
	}
}

static void read_bool(struct binder *b, const struct field *f,
	const struct node *at, enum truth *to)
{
	if (at->style == NODE_PLAIN && strcmp(at->text, "true") == 0)
		*to = YES;
	else if (at->style == NODE_PLAIN && strcmp(at->text, "false") == 0)
		*to = NO;
	else if (!fault_letters(b, f, at, "true") &&
		 !fault_letters(b, f, at, "false"))
		fault(b, RULE_FIELD_BOOL, at, f, at->text);
}

static void read_word(
	struct binder *b, const struct field *f, const struct node *at, int *to)
{
	struct buf words = { 0 };

	for (int i = 0; f->words[i]; i++) {
		if (strcmp(f->words[i], at->text) == 0) {
			*to = i;
			goto out;
		}
		if (i > 0)
			buf_adds(&words, ", ");
		buf_adds(&words, f->words[i]);
	}
	for (int i = 0; f->words[i]; i++) {
		if (fault_letters(b, f, at, f->words[i]))
			goto out;
	}
	fault_words(b, RULE_FIELD_WORD, f, at, at->text, buf_str(&words));
out:
	buf_release(&words);
}

void bind_scalar(struct binder *b, const struct field *f, enum field_kind kind,
	const struct node *at, void *to)
{
	const char *text = NULL;

	if (at->kind != NODE_SCALAR) {
		fault(b, RULE_FIELD_NOT_TEXT, at, f, NULL);
		return;
	}
	if (is_blank(at)) {
		fault(b, RULE_FIELD_EMPTY, at, f, NULL);
		return;
	}
	switch (kind) {
	case FIELD_SHORT:
	case FIELD_BLOCK:
	case FIELD_VERBATIM:
	case FIELD_CODE:
		text = read_text(b, f, kind, at);
		memcpy(to, &text, sizeof(text));
		break;
	case FIELD_ID:
	case FIELD_REF:
		text = read_id(b, f, at);
		memcpy(to, &text, sizeof(text));
		break;
	case FIELD_INTEGER:
		read_integer(b, f, at, to);
		break;
	case FIELD_DECIMAL:
		read_decimal(b, f, at, to);
		break;
	case FIELD_LINES:
		read_lines(b, f, at, to);
		break;
	case FIELD_BOOL:
		read_bool(b, f, at, to);
		break;
	case FIELD_ENUM:
		read_word(b, f, at, to);
		break;
	case FIELD_LONG: /* only in records, which are not YAML */
	case FIELD_NUMBER:
	case FIELD_STRUCT:
	case FIELD_LIST:
	case FIELD_MAP:
		break;
	}
}

void bind_key(struct binder *b, const struct field *f, const struct node *at,
	void *item)
{
	struct node key = { .kind = NODE_SCALAR, .at = at->key_at };

	key.text = at->key;
	key.length = strlen(at->key);
	if (f->kind == FIELD_ID)
		read_id(b, f, &key);
	memcpy((char *)item + f->offset, &at->key, sizeof(at->key));
}

static void default_scalar(
	struct binder *b, const struct field *f, enum field_kind kind, void *to)
{
	struct node written = {
		.kind = NODE_SCALAR,
		.style = NODE_PLAIN,
		.text = f->absent,
		.length = strlen(f->absent),
	};

	bind_scalar(b, f, kind, &written, to);
}

void bind_default(struct binder *b, const struct field *f, void *out)
{
	void *to = (char *)out + f->offset;

	switch (f->kind) {
	case FIELD_INTEGER:
		*(int *)to = INTEGER_ABSENT;
		break;
	case FIELD_ENUM:
		*(int *)to = ABSENT;
		break;
	case FIELD_BOOL:
		*(enum truth *)to = ABSENT;
		break;
	case FIELD_SHORT: /* the rest is zero already */
	case FIELD_BLOCK:
	case FIELD_VERBATIM:
	case FIELD_ID:
	case FIELD_LINES:
	case FIELD_REF:
	case FIELD_CODE:
	case FIELD_LONG:
	case FIELD_NUMBER:
	case FIELD_DECIMAL:
	case FIELD_STRUCT:
	case FIELD_LIST:
	case FIELD_MAP:
		break;
	}
	if (f->absent)
		default_scalar(b, f, f->kind, to);
}
