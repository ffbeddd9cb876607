#include "group/roster.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "core/unit.h"
#include "group/session.h"

enum { COLUMNS_MAX = 32 };
enum column { LOGIN, NAME, GROUP, LANGUAGE, COLUMNS };

/* What a first line calls them, folded. */
static const char *const titles[COLUMNS][10] = {
	[LOGIN] = { "login", "user", "username", "логин", "пользователь",
		"пайдаланушы", "колдонуучу" },
	[NAME] = { "name", "student", "имя", "фио", "ученик", "аты", "аты-жөні",
		"аты-жөнү", "ном" },
	[GROUP] = { "group", "class", "группа", "класс", "топ", "сынып",
		"гурӯҳ", "синф" },
	[LANGUAGE] = { "language", "lang", "язык", "тіл", "тил", "забон" },
};

struct reading {
	struct roster *out;
	const char *at, *end;
	size_t line; /* of at */
	char separator;
	const char *fields[COLUMNS_MAX]; /* of the row; the roster's */
	size_t count;
	size_t column[COLUMNS]; /* where it stands; COLUMNS_MAX: nowhere */
	const char **logins; /* sorted */
};

/* ---- fields ---- */

/* Whichever the first line has most of: names have commas, seldom two. */
static char separator_of(const char *s, const char *end)
{
	static const char separators[] = { ';', '\t', ',' };
	size_t counts[sizeof(separators)] = { 0 }, best = 2;

	for (; s < end && *s != '\n'; s++)
		for (size_t i = 0; i < sizeof(separators); i++)
			counts[i] += *s == separators[i];
	for (size_t i = 0; i < sizeof(separators); i++)
		if (counts[i] > counts[best])
			best = i;
	return separators[best];
}

static bool is_over(const struct reading *r)
{
	return r->at == r->end || *r->at == '\n' || *r->at == r->separator;
}

/* A quotation mark that is meant is written twice. */
static bool read_quoted(struct reading *r, struct buf *b)
{
	for (r->at++; r->at < r->end; r->at++) {
		if (*r->at == '"' && (++r->at == r->end || *r->at != '"')) {
			if (r->at < r->end && *r->at == '\r')
				r->at++;
			return is_over(r);
		}
		if (*r->at == '\n')
			return false; /* no name has a line feed in it */
		buf_addc(b, *r->at);
	}
	return false;
}

/* One line, spaces around it gone. */
static const char *kept(struct reading *r, const struct buf *b)
{
	const char *s = buf_str(b);
	size_t n = b->len;

	while (n > 0 &&
		(s[n - 1] == ' ' || s[n - 1] == '\r' || s[n - 1] == '\t'))
		n--;
	while (n > 0 && (*s == ' ' || *s == '\t')) {
		s++;
		n--;
	}
	return arena_strndup(&r->out->text, s, n);
}

static enum roster_fault read_field(struct reading *r)
{
	struct buf b = { 0 };
	bool good = true;

	while (r->at < r->end && *r->at == ' ')
		r->at++;
	if (r->at < r->end && *r->at == '"')
		good = read_quoted(r, &b);
	else
		for (; !is_over(r); r->at++)
			buf_addc(&b, *r->at);
	if (r->count < COLUMNS_MAX)
		r->fields[r->count++] = kept(r, &b);
	if (b.len >= SESSION_NAME && good) {
		buf_release(&b);
		return ROSTER_WIDE;
	}
	buf_release(&b);
	return good ? ROSTER_GOOD : ROSTER_QUOTE;
}

/* Reads a line to its end, which is left for the caller. */
static enum roster_fault read_line(struct reading *r)
{
	enum roster_fault fault = ROSTER_GOOD;

	r->count = 0;
	for (;;) {
		fault = read_field(r);
		if (fault != ROSTER_GOOD || r->at == r->end || *r->at == '\n')
			return fault;
		r->at++;
	}
}

/* ---- rows ---- */

static bool is_title(const char *field, enum column c)
{
	size_t n;
	char *folded = text_fold(field, strlen(field), &n);
	bool is = false;

	for (size_t i = 0; titles[c][i]; i++)
		is = is || (strlen(titles[c][i]) == n &&
				   memcmp(titles[c][i], folded, n) == 0);
	free(folded);
	return is;
}

/* Whether the row names columns; then they stand as it says. */
static bool take_titles(struct reading *r)
{
	size_t column[COLUMNS] = { COLUMNS_MAX, COLUMNS_MAX, COLUMNS_MAX,
		COLUMNS_MAX };

	for (size_t i = 0; i < r->count; i++)
		for (int c = 0; c < COLUMNS; c++)
			if (column[c] == COLUMNS_MAX &&
				is_title(r->fields[i], (enum column)c))
				column[c] = i;
	if (column[LOGIN] == COLUMNS_MAX && column[NAME] == COLUMNS_MAX)
		return false;
	memcpy(r->column, column, sizeof(column));
	return true;
}

static const char *field(const struct reading *r, enum column c)
{
	return r->column[c] < r->count ? r->fields[r->column[c]] : "";
}

static bool is_blank(const struct reading *r)
{
	for (size_t i = 0; i < r->count; i++)
		if (r->fields[i][0])
			return false;
	return true;
}

/* False: it was there before. */
static bool note_login(struct reading *r, const char *login)
{
	size_t low = 0, high = r->out->count;

	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = strcmp(r->logins[middle], login);

		if (order == 0)
			return false;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	memmove(&r->logins[low + 1], &r->logins[low],
		(r->out->count - low) * sizeof(*r->logins));
	r->logins[low] = login;
	return true;
}

static enum roster_fault take_row(struct reading *r)
{
	struct roster *out = r->out;
	struct roster_row row = { field(r, LOGIN), field(r, NAME),
		field(r, GROUP), field(r, LANGUAGE) };

	if (is_blank(r))
		return ROSTER_GOOD;
	if (!row.login[0])
		row.login = row.name;
	if (!row.login[0])
		return ROSTER_NOBODY;
	if (row.language[0] && !language_valid(row.language))
		return ROSTER_LANGUAGE;
	if (out->count == ROSTER_PEOPLE)
		return ROSTER_MANY;
	if (!note_login(r, row.login))
		return ROSTER_TWICE;
	out->rows =
		mem_grow(out->rows, &out->room, out->count, sizeof(*out->rows));
	out->rows[out->count++] = row;
	return ROSTER_GOOD;
}

static enum roster_fault read_rows(struct reading *r)
{
	bool first = true;

	for (; r->at < r->end; r->at++, r->line++) {
		enum roster_fault fault = read_line(r);

		if (fault == ROSTER_GOOD && !(first && take_titles(r)))
			fault = take_row(r);
		if (fault != ROSTER_GOOD)
			return fault;
		first = first && is_blank(r);
		if (r->at == r->end)
			break;
	}
	return r->out->count > 0 ? ROSTER_GOOD : ROSTER_EMPTY;
}

/* ---- the whole ---- */

static size_t line_of(const char *text, size_t at)
{
	size_t line = 1;

	for (size_t i = 0; i < at; i++)
		line += text[i] == '\n';
	return line;
}

/* Where a screen could not show it; n: nowhere. */
static size_t find_danger(const char *text, size_t n)
{
	size_t at = 0;

	while (at < n) {
		uint32_t ch;
		size_t length = text_decode(text + at, n - at, &ch);

		if ((ch == 0xfffd && length == 1) ||
			(ch == '\r' ? at + 1 < n && text[at + 1] != '\n'
				    : text_danger(ch) != TEXT_SAFE))
			break;
		at += length;
	}
	return at;
}

enum roster_fault roster_read(
	struct roster *out, const char *text, size_t n, size_t *line)
{
	struct reading r = { .out = out, .column = { 0, 1, 2, 3 } };
	enum roster_fault fault;
	size_t danger;

	*line = 1;
	if (n > ROSTER_BYTES)
		return ROSTER_LONG;
	if (n >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) {
		text += 3;
		n -= 3;
	}
	danger = find_danger(text, n);
	if (danger < n) {
		*line = line_of(text, danger);
		return ROSTER_LETTERS;
	}
	r.at = text;
	r.end = text + n;
	r.line = 1;
	r.separator = separator_of(text, r.end);
	r.logins = xcalloc(ROSTER_PEOPLE + 1, sizeof(*r.logins));
	fault = read_rows(&r);
	*line = r.line;
	free(r.logins);
	return fault;
}

void roster_release(struct roster *r)
{
	free(r->rows);
	arena_release(&r->text);
	*r = (struct roster){ 0 };
}
