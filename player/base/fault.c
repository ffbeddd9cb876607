#include "base/fault.h"

#include <stdlib.h>
#include <string.h>

static const char *keep(struct faults *list, const char *s)
{
	return s ? arena_strdup(&list->text, s) : "";
}

/* Most faults come from one file: its name is copied once. */
static const char *keep_file(struct faults *list, const char *file)
{
	const char *last;

	if (!file || list->count == 0)
		return file ? arena_strdup(&list->text, file) : NULL;
	last = list->items[list->count - 1].at.file;
	if (last && strcmp(last, file) == 0)
		return last;
	return arena_strdup(&list->text, file);
}

void faults_add(struct faults *list, int rule, struct place at, const char *a,
	const char *b, const char *c)
{
	struct fault *f;

	if (list->count >= FAULTS_MAX)
		return;
	list->items = mem_grow(
		list->items, &list->room, list->count, sizeof(*list->items));
	at.file = keep_file(list, at.file);
	f = &list->items[list->count++];
	*f = (struct fault){
		.rule = rule,
		.at = at,
		.args = { keep(list, a), keep(list, b), keep(list, c) },
	};
}

static int compare(const struct fault *a, const struct fault *b)
{
	int files = strcmp(
		a->at.file ? a->at.file : "", b->at.file ? b->at.file : "");

	if (files != 0)
		return files;
	if (a->at.line != b->at.line)
		return a->at.line < b->at.line ? -1 : 1;
	if (a->at.column != b->at.column)
		return a->at.column < b->at.column ? -1 : 1;
	return 0;
}

/* Insertion: stable, and the list comes nearly sorted. */
void faults_sort(struct faults *list)
{
	for (size_t i = 1; i < list->count; i++) {
		struct fault f = list->items[i];
		size_t j = i;

		for (; j > 0 && compare(&list->items[j - 1], &f) > 0; j--)
			list->items[j] = list->items[j - 1];
		list->items[j] = f;
	}
}

void faults_release(struct faults *list)
{
	arena_release(&list->text);
	free(list->items);
	*list = (struct faults){ 0 };
}
