#include "core/shape_digest.h"

#include <sha2.h>
#include <stdio.h>
#include <string.h>

#include "base/digest.h"

static void add_shape(SHA2_CTX *sha, const struct shape *shape,
	const void *value, unsigned bit);

static void add(SHA2_CTX *sha, const char *s)
{
	/* With its NUL: what follows cannot run into it. */
	SHA256Update(sha, (const uint8_t *)s, strlen(s) + 1);
}

static void add_text(SHA2_CTX *sha, const void *at)
{
	const char *s;

	memcpy(&s, at, sizeof(s));
	add(sha, s ? s : "");
}

static void add_int(SHA2_CTX *sha, int value)
{
	char digits[16];

	snprintf(digits, sizeof(digits), "%d", value);
	add(sha, digits);
}

static const void *pointer_at(const void *at)
{
	const void *p;

	memcpy(&p, at, sizeof(p));
	return p;
}

static bool absent(const struct field *f, const void *at)
{
	struct list list;

	switch (f->kind) {
	case FIELD_SHORT:
	case FIELD_BLOCK:
	case FIELD_VERBATIM:
	case FIELD_ID:
	case FIELD_REF:
	case FIELD_CODE:
	case FIELD_STRUCT:
		return pointer_at(at) == NULL;
	case FIELD_DECIMAL:
		return ((const struct decimal *)at)->text == NULL;
	case FIELD_INTEGER:
	case FIELD_ENUM:
	case FIELD_BOOL:
		return *(const int *)at == ABSENT;
	case FIELD_LINES:
	case FIELD_LIST:
	case FIELD_MAP:
		memcpy(&list, at, sizeof(list));
		return list.count == 0;
	case FIELD_LONG: /* only in records */
	case FIELD_NUMBER:
		return true;
	}
	return true;
}

static void add_field(SHA2_CTX *sha, const struct field *f,
	const void *struct_at, unsigned bit)
{
	const char *at = (const char *)struct_at + f->offset;
	struct list list;

	if (!field_has(f, bit) || absent(f, at))
		return;
	add(sha, f->name);
	switch (f->kind) {
	case FIELD_SHORT:
	case FIELD_BLOCK:
	case FIELD_VERBATIM:
	case FIELD_ID:
	case FIELD_REF:
	case FIELD_CODE:
		add_text(sha, at);
		break;
	case FIELD_DECIMAL:
		add(sha, ((const struct decimal *)(const void *)at)->text);
		break;
	case FIELD_INTEGER:
	case FIELD_ENUM:
	case FIELD_BOOL:
		add_int(sha, *(const int *)(const void *)at);
		break;
	case FIELD_STRUCT:
		add_shape(sha, f->of, pointer_at(at), bit);
		break;
	case FIELD_LINES:
	case FIELD_LIST:
	case FIELD_MAP:
		memcpy(&list, at, sizeof(list));
		add_int(sha, (int)list.count);
		for (size_t i = 0; i < list.count; i++) {
			const char *item = (const char *)list.items +
					   i * field_element_size(f);

			if (f->of)
				add_shape(sha, f->of, item, bit);
			else
				add_text(sha, item);
		}
		break;
	case FIELD_LONG:
	case FIELD_NUMBER:
		break;
	}
}

static void add_shape(SHA2_CTX *sha, const struct shape *shape,
	const void *value, unsigned bit)
{
	const struct variant *v = shape->variant;
	const struct variant_row *row;
	int word;

	for (size_t i = 0; i < shape->count; i++)
		add_field(sha, &shape->fields[i], value, bit);
	if (!v)
		return;
	memcpy(&word, (const char *)value + v->word_at, sizeof(word));
	if (word < 0)
		return;
	row = &v->rows[word];
	add(sha, row->word);
	if (row->common)
		add_shape(sha, row->common, value, bit);
	if (row->body)
		add_shape(sha, row->body,
			pointer_at((const char *)value + v->body_at), bit);
}

void shape_digest(
	const struct shape *shape, const void *value, unsigned bit, char out[9])
{
	uint8_t bytes[DIGEST_BYTES];
	SHA2_CTX sha;

	SHA256Init(&sha);
	add_shape(&sha, shape, value, bit);
	SHA256Final(bytes, &sha);
	digest_hex(bytes, 4, out);
}
