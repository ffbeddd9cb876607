#include "store/merge.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/mem.h"
#include "core/record.h"

struct row {
	char log[ULID_CHARS + 1];
	int64_t n;
	const char *line; /* the arena's */
	size_t length;
};

struct person_name {
	const char *site, *who;
};

struct merge {
	struct arena text;
	struct arena record; /* of the line that is looked at */
	struct row *rows;
	size_t count, room;
	struct row *odd;
	size_t odd_count, odd_room;
	struct person_name *people;
	size_t people_count, people_room;
};

struct merge *merge_new(void)
{
	return xcalloc(1, sizeof(struct merge));
}

void merge_free(struct merge *m)
{
	if (!m)
		return;
	arena_release(&m->text);
	arena_release(&m->record);
	free(m->rows);
	free(m->odd);
	free(m->people);
	free(m);
}

bool merge_add(struct merge *m, const char *line, size_t n)
{
	struct record r;
	struct row *row;

	arena_reset(&m->record);
	if (n > RECORD_BYTES || !record_read(&r, &m->record, line, n) ||
		strlen(r.log) != ULID_CHARS)
		return false;
	m->rows = mem_grow(m->rows, &m->room, m->count, sizeof(*m->rows));
	row = &m->rows[m->count++];
	*row = (struct row){
		.n = r.n, .line = arena_strndup(&m->text, line, n), .length = n
	};
	memcpy(row->log, r.log, sizeof(row->log));
	return true;
}

static void add_odd(struct merge *m, const char *line, size_t n)
{
	if (n == 0)
		return;
	m->odd = mem_grow(m->odd, &m->odd_room, m->odd_count, sizeof(*m->odd));
	m->odd[m->odd_count++] =
		(struct row){ .line = arena_strndup(&m->text, line, n),
			.length = n };
}

bool merge_add_file(struct merge *m, const char *path)
{
	FILE *f = fopen(path, "r");
	char *line = NULL;
	size_t room = 0, before = m->count, lines = 0;
	ssize_t n;
	bool good;

	if (!f)
		return false;
	while ((n = getline(&line, &room, f)) >= 0) {
		size_t length = (size_t)n;

		lines++;
		if (length > 0 && line[length - 1] == '\n')
			length--;
		if (!merge_add(m, line, length))
			add_odd(m, line, length);
	}
	good = !ferror(f);
	fclose(f);
	free(line);
	errno = good ? 0 : EIO;
	return good && (lines == 0 || m->count > before);
}

/* ---- one of each ---- */

static int by_bytes(const struct row *x, const struct row *y)
{
	size_t n = x->length < y->length ? x->length : y->length;
	int order = memcmp(x->line, y->line, n);

	if (order != 0 || x->length == y->length)
		return order;
	return x->length < y->length ? -1 : 1;
}

static int by_name(const void *a, const void *b)
{
	const struct row *x = a, *y = b;
	int order = strcmp(x->log, y->log);

	if (order != 0)
		return order;
	if (x->n != y->n)
		return x->n < y->n ? -1 : 1;
	return by_bytes(x, y);
}

static bool is_same_name(const struct row *x, const struct row *y)
{
	return x->n == y->n && strcmp(x->log, y->log) == 0;
}

static int by_person(const void *a, const void *b)
{
	const struct person_name *x = a, *y = b;
	int order = strcmp(x->site, y->site);

	return order != 0 ? order : strcmp(x->who, y->who);
}

static size_t count_people(struct merge *m)
{
	size_t n = 0;

	if (m->people_count > 0)
		qsort(m->people, m->people_count, sizeof(*m->people),
			by_person);
	for (size_t i = 0; i < m->people_count; i++)
		n += i == 0 || by_person(&m->people[i - 1], &m->people[i]) != 0;
	return n;
}

/* Those who answered or came, not the facilitators whose orders are there. */
static void add_person(struct merge *m, const struct row *row)
{
	struct record r;
	const char *last_site = NULL, *last_who = NULL;

	arena_reset(&m->record);
	if (!record_read(&r, &m->record, row->line, row->length) || !r.who ||
		r.event == RECORD_PHASE)
		return;
	if (m->people_count > 0) {
		last_site = m->people[m->people_count - 1].site;
		last_who = m->people[m->people_count - 1].who;
	}
	if (last_who && strcmp(last_who, r.who) == 0 &&
		strcmp(last_site, r.site ? r.site : "") == 0)
		return;
	m->people = mem_grow(m->people, &m->people_room, m->people_count,
		sizeof(*m->people));
	m->people[m->people_count++] = (struct person_name){
		arena_strdup(&m->text, r.site ? r.site : ""),
		arena_strdup(&m->text, r.who)
	};
}

struct merge_counts merge_settle(struct merge *m)
{
	struct merge_counts counts = { .odd = m->odd_count };
	size_t n = 0;

	if (m->count > 0)
		qsort(m->rows, m->count, sizeof(*m->rows), by_name);
	for (size_t i = 0; i < m->count; i++) {
		if (n > 0 && by_name(&m->rows[n - 1], &m->rows[i]) == 0)
			continue;
		counts.forks +=
			n > 0 && is_same_name(&m->rows[n - 1], &m->rows[i]);
		m->rows[n++] = m->rows[i];
		add_person(m, &m->rows[n - 1]);
	}
	m->count = counts.records = n;
	counts.people = count_people(m);
	return counts;
}

void merge_write(const struct merge *m, struct buf *out)
{
	for (size_t i = 0; i < m->count; i++) {
		buf_add(out, m->rows[i].line, m->rows[i].length);
		buf_addc(out, '\n');
	}
	for (size_t i = 0; i < m->odd_count; i++) {
		buf_add(out, m->odd[i].line, m->odd[i].length);
		buf_addc(out, '\n');
	}
}
