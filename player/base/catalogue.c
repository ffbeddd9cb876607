#include "base/catalogue.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <unistr.h>

#include "base/buf.h"
#include "base/mem.h"

/* The GNU .mo format, revision 0: seven numbers, then tables and texts. */
enum { HEADER = 28, ENTRY = 8, LANGUAGE_CHARS = 8 };
enum { AT_REVISION = 4, AT_COUNT = 8, AT_ORIGINALS = 12, AT_TEXTS = 16 };

enum plural { PLURAL_NONE, PLURAL_NOT_ONE, PLURAL_SLAVIC };

/* As in the header, without spaces, outer brackets and the last semicolon. */
static const struct rule {
	const char *forms, *expression;
	enum plural plural;
} rules[] = {
	{ "1", "0", PLURAL_NONE },
	{ "2", "n!=1", PLURAL_NOT_ONE },
	{ "3",
		"n%10==1&&n%100!=11?0:n%10>=2&&n%10<=4&&"
		"(n%100<10||n%100>=20)?1:2",
		PLURAL_SLAVIC },
	{ "3",
		"n%10==1&&n%100!=11?0:n%10>=2&&n%10<=4&&"
		"(n%100<12||n%100>14)?1:2",
		PLURAL_SLAVIC },
};

struct catalogue {
	const uint8_t *bytes;
	size_t size;
	bool mapped; /* the bytes are ours to unmap */
	bool big; /* written by a big-endian machine */
	uint32_t count, originals, texts; /* entries; where the tables are */
	enum plural plural;
	char language[LANGUAGE_CHARS + 1];
};

static uint32_t number(const struct catalogue *c, size_t at)
{
	const uint8_t *b = c->bytes + at;

	if (c->big)
		return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 |
		       (uint32_t)b[2] << 8 | b[3];
	return (uint32_t)b[3] << 24 | (uint32_t)b[2] << 16 |
	       (uint32_t)b[1] << 8 | b[0];
}

/*
 * The text of entry i of a table; *n gets its length, inner NULs counted.
 * NULL where it does not lie in the file or does not end in a NUL.
 */
static const char *text_at(
	const struct catalogue *c, uint32_t table, uint32_t i, size_t *n)
{
	size_t entry = table + (size_t)i * ENTRY;
	size_t at = number(c, entry + 4);

	*n = number(c, entry);
	if (at >= c->size || *n >= c->size - at || c->bytes[at + *n] != '\0')
		return NULL;
	return (const char *)c->bytes + at;
}

/* The same, and UTF-8: fit to be shown. */
static const char *words_at(const struct catalogue *c, uint32_t i, size_t *n)
{
	const char *text = text_at(c, c->texts, i, n);

	return text && !u8_check((const uint8_t *)text, *n) ? text : NULL;
}

/* How the message of context and id sorts against a stored one. */
static int compare(const char *context, const char *id, const char *stored)
{
	for (; context && *context; context++, stored++)
		if (*context != *stored)
			return (uint8_t)*context < (uint8_t)*stored ? -1 : 1;
	if (context && *stored++ != '\4')
		return (uint8_t)stored[-1] < 4 ? 1 : -1;
	return strcmp(id, stored);
}

/* The translation, or NULL. */
static const char *find(const struct catalogue *c, const char *context,
	const char *id, size_t *n)
{
	uint32_t low = 0, high = c->count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		const char *stored = text_at(c, c->originals, middle, n);
		int order;

		if (!stored)
			return NULL;
		order = compare(context, id, stored);
		if (order == 0)
			return words_at(c, middle, n);
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

/* --- opening ---------------------------------------------------------- */

static bool table_fits(const struct catalogue *c, uint32_t table)
{
	return table >= HEADER && table <= c->size &&
	       c->count <= (c->size - table) / ENTRY;
}

static bool is_rule(const struct rule *r, const char *line)
{
	char plain[128], bracketed[128];

	snprintf(plain, sizeof(plain), "nplurals=%s;plural=%s", r->forms,
		r->expression);
	snprintf(bracketed, sizeof(bracketed), "nplurals=%s;plural=(%s)",
		r->forms, r->expression);
	return strcmp(line, plain) == 0 || strcmp(line, bracketed) == 0;
}

/* The header is the translation of the empty message. */
static bool read_plural(struct catalogue *c)
{
	static const char field[] = "Plural-Forms:";
	size_t n;
	const char *header = find(c, NULL, "", &n);
	const char *s = header ? strstr(header, field) : NULL;
	struct buf line = { 0 };
	bool known = false;

	if (!s)
		return false;
	for (s += strlen(field); *s && *s != '\n'; s++)
		if (*s != ' ' && *s != '\t')
			buf_addc(&line, *s);
	if (line.len > 0 && line.data[line.len - 1] == ';')
		line.data[line.len - 1] = '\0';
	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
		if (is_rule(&rules[i], buf_str(&line))) {
			c->plural = rules[i].plural;
			known = true;
		}
	}
	buf_release(&line);
	return known;
}

static bool is_sound(struct catalogue *c)
{
	static const uint8_t little[] = { 0xde, 0x12, 0x04, 0x95 };
	static const uint8_t big[] = { 0x95, 0x04, 0x12, 0xde };

	if (c->size < HEADER)
		return false;
	c->big = memcmp(c->bytes, big, sizeof(big)) == 0;
	if (!c->big && memcmp(c->bytes, little, sizeof(little)) != 0)
		return false;
	if (number(c, AT_REVISION) != 0)
		return false;
	c->count = number(c, AT_COUNT);
	c->originals = number(c, AT_ORIGINALS);
	c->texts = number(c, AT_TEXTS);
	return table_fits(c, c->originals) && table_fits(c, c->texts) &&
	       read_plural(c);
}

/* Nothing that could lead out of the folder. */
static bool is_code(const char *language)
{
	size_t n = strspn(language, "abcdefghijklmnopqrstuvwxyz"
				    "ABCDEFGHIJKLMNOPQRSTUVWXYZ_");

	return n > 0 && n <= LANGUAGE_CHARS && language[n] == '\0';
}

struct catalogue *catalogue_read(
	const void *bytes, size_t n, const char *language)
{
	struct catalogue *c;

	if (!is_code(language) || n > CATALOGUE_BYTES)
		return NULL;
	c = xcalloc(1, sizeof(*c));
	c->bytes = bytes;
	c->size = n;
	memcpy(c->language, language, strlen(language));
	if (is_sound(c))
		return c;
	free(c);
	return NULL;
}

/* Maps an ordinary file; NULL where it is none, or empty, or too large. */
static void *map_file(const char *path, size_t *n)
{
	/* Not blocking: a pipe of that name would hold the program up. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	void *bytes = MAP_FAILED;
	struct stat st;

	if (fd < 0)
		return NULL;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0 &&
		st.st_size <= CATALOGUE_BYTES) {
		*n = (size_t)st.st_size;
		bytes = mmap(NULL, *n, PROT_READ, MAP_PRIVATE, fd, 0);
	}
	close(fd);
	return bytes == MAP_FAILED ? NULL : bytes;
}

struct catalogue *catalogue_open(const char *folder, const char *language)
{
	struct buf path = { 0 };
	struct catalogue *c = NULL;
	size_t n = 0;
	void *bytes;

	if (!is_code(language))
		return NULL;
	buf_addf(&path, "%s/%s.mo", folder, language);
	bytes = map_file(buf_str(&path), &n);
	if (bytes)
		c = catalogue_read(bytes, n, language);
	if (c)
		c->mapped = true;
	else if (bytes)
		munmap(bytes, n);
	buf_release(&path);
	return c;
}

void catalogue_rest(const struct catalogue *c)
{
	if (c && c->mapped)
		madvise((void *)(uintptr_t)c->bytes, c->size, MADV_DONTNEED);
}

void catalogue_free(struct catalogue *c)
{
	if (!c)
		return;
	if (c->mapped)
		munmap((void *)(uintptr_t)c->bytes, c->size);
	free(c);
}

/* --- looking up ------------------------------------------------------- */

const char *catalogue_language(const struct catalogue *c)
{
	return c ? c->language : "en";
}

const char *trc(
	const struct catalogue *c, const char *context, const char *english)
{
	size_t n;
	/* The empty message is the header, nobody's text. */
	const char *found =
		c && *english ? find(c, context, english, &n) : NULL;

	return found && *found ? found : english;
}

const char *tr(const struct catalogue *c, const char *english)
{
	return trc(c, NULL, english);
}

static size_t form_of(enum plural plural, unsigned long n)
{
	unsigned long ten = n % 10, hundred = n % 100;

	switch (plural) {
	case PLURAL_NONE:
		return 0;
	case PLURAL_NOT_ONE:
		return n != 1;
	case PLURAL_SLAVIC:
		if (ten == 1 && hundred != 11)
			return 0;
		return ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14)
			       ? 1
			       : 2;
	}
	return 0;
}

const char *trn(const struct catalogue *c, const char *one, const char *many,
	unsigned long n)
{
	const char *english = n == 1 ? one : many;
	size_t form, length = 0;
	const char *found = c && *one ? find(c, NULL, one, &length) : NULL;
	const char *end;

	if (!found)
		return english;
	end = found + length;
	for (form = form_of(c->plural, n); form > 0; form--) {
		found += strlen(found) + 1;
		if (found > end)
			return english;
	}
	return *found ? found : english;
}
