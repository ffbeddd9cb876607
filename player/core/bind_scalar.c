#include "core/bind_scalar.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "base/buf.h"
#include "core/rules.h"
#include "core/unit.h"

bool id_valid(const char *s)
{
	size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-");

	return n >= 1 && n <= ID_CHARS && s[n] == '\0';
}

void format_whole(char *out, double value)
{
	snprintf(out, 24, "%.0f", value);
}

static void fault(struct binder *b, enum rule rule, const struct node *at,
	const struct field *f, const char *arg)
{
	faults_add(b->faults, (int)rule, at->at, f->name, arg, NULL);
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
	return n == at->length ? at->text :
				 arena_strndup(b->arena, at->text, n);
}

static const char *read_text(struct binder *b, const struct field *f,
	enum field_kind kind, const struct node *at)
{
	struct node line = *at;
	size_t most;
	char limit[24];

	if (at->length == 0) {
		fault(b, RULE_FIELD_EMPTY, at, f, NULL);
		return NULL;
	}
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
	fault(b, RULE_FIELD_ID, at, f, at->text);
	return NULL;
}

static bool in_range(struct binder *b, const struct field *f,
	const struct node *at, double value)
{
	char range[64];

	if (f->max <= f->min || (value >= f->min && value <= f->max))
		return true;
	snprintf(range, sizeof(range), "%.0f … %.0f", f->min, f->max);
	fault(b, RULE_FIELD_RANGE, at, f, range);
	return false;
}

static void read_integer(struct binder *b, const struct field *f,
	const struct node *at, int *to)
{
	const char *digits = at->text + (at->text[0] == '-');
	size_t n = strspn(digits, "0123456789");

	if (at->style != NODE_PLAIN || n == 0 || n > 8 || digits[n] != '\0' ||
		(n > 1 && digits[0] == '0')) {
		fault(b, RULE_FIELD_WHOLE, at, f, at->text);
		return;
	}
	if (in_range(b, f, at, atof(at->text)))
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
		*to = (struct decimal){value, at->text};
}

static void read_bool(struct binder *b, const struct field *f,
	const struct node *at, enum truth *to)
{
	if (at->style == NODE_PLAIN && strcmp(at->text, "true") == 0)
		*to = YES;
	else if (at->style == NODE_PLAIN && strcmp(at->text, "false") == 0)
		*to = NO;
	else
		fault(b, RULE_FIELD_BOOL, at, f, at->text);
}

static void read_word(struct binder *b, const struct field *f,
	const struct node *at, int *to)
{
	struct buf words = {0};

	for (int i = 0; f->words[i]; i++) {
		if (strcmp(f->words[i], at->text) == 0) {
			*to = i;
			buf_release(&words);
			return;
		}
		if (i > 0)
			buf_adds(&words, ", ");
		buf_adds(&words, f->words[i]);
	}
	faults_add(b->faults, RULE_FIELD_WORD, at->at, f->name, at->text,
		buf_str(&words));
	buf_release(&words);
}

void bind_scalar(struct binder *b, const struct field *f,
	enum field_kind kind, const struct node *at, void *to)
{
	const char *text = NULL;

	if (at->kind != NODE_SCALAR) {
		fault(b, RULE_FIELD_NOT_TEXT, at, f, NULL);
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
	if (f->kind == FIELD_ID && !id_valid(at->key))
		faults_add(b->faults, RULE_FIELD_ID, at->key_at, f->name,
			at->key, NULL);
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

void bind_unknown_word(struct binder *b, const struct shape *shape,
	const struct node *at)
{
	const struct variant *v = shape->variant;
	const struct node *word = node_get(at, v->key);
	struct buf words = {0};

	for (size_t i = 0; i < v->count; i++) {
		if (v->rows[i].nested)
			continue;
		if (words.len > 0)
			buf_adds(&words, ", ");
		buf_adds(&words, v->rows[i].word);
	}
	if (!word)
		faults_add(b->faults, RULE_FIELD_MISSING, at->at, v->key,
			shape->name, NULL);
	else if (word->kind != NODE_SCALAR)
		faults_add(b->faults, RULE_FIELD_NOT_TEXT, word->at, v->key,
			NULL, NULL);
	else
		faults_add(b->faults, RULE_FIELD_WORD, word->at, v->key,
			word->text, buf_str(&words));
	buf_release(&words);
}
