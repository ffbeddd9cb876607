#define _GNU_SOURCE /* memmem */
/*
 * A folder as sabaq check reads it, lints and all. The input is a lesson; a
 * line "####" ends it, and a translation follows, then after another one a
 * module.yaml, after a third the bank. What is told a second time is the same.
 */
#include "fuzz.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "core/folder.h"
#include "core/lint.h"

static const char module_text[] =
	"sabaq: 1\nid: m\nlanguage: ru\ntitle: M\nunits: [u]\n"
	"objectives: {assign: A, update: B, names: C, types: D, o: E}\n"
	"misconceptions: {m: A, first-stays: B, formula: C}\n"
	"glossary: {t: {term: T, text: X}}\nrequires: [m]\n";
static const char *const names[] = { "u.yaml", "u.kk.yaml", "module.yaml",
	"bank.yaml" };
enum { FILES = sizeof(names) / sizeof(*names), MODULE = 2 };

static char place[64], folder[80], files[FILES][100];

static void leave(void)
{
	for (size_t i = 0; i < FILES; i++)
		unlink(files[i]);
	rmdir(folder);
	rmdir(place);
}

static void demand(bool holds)
{
	if (!holds)
		abort();
}

/*
 * Each run of the program has a folder of its own; left empty at its end. It
 * stays where it is: paths of a corpus are read as they are needed.
 */
static void enter(void)
{
	if (place[0])
		return;
	snprintf(place, sizeof(place), "/tmp/fuzz-folder-XXXXXX");
	demand(mkdtemp(place));
	snprintf(folder, sizeof(folder), "%s/m", place);
	demand(mkdir(folder, 0777) == 0);
	for (size_t i = 0; i < FILES; i++)
		snprintf(files[i], sizeof(files[i]), "%s/%s", folder, names[i]);
	atexit(leave);
}

static void put(const char *path, const char *text, size_t n)
{
	FILE *f = fopen(path, "wb");

	demand(f && fwrite(text, 1, n, f) == n);
	demand(fclose(f) == 0);
}

static void put_files(const char *text, size_t n)
{
	static const char mark[] = "\n####\n";
	size_t i = 0;

	for (bool more = true; more && i < FILES; i++) {
		const char *cut = memmem(text, n, mark, strlen(mark));
		size_t length = cut ? (size_t)(cut - text) : n;

		put(files[i], text, length);
		more = cut != NULL;
		text += length + (more ? strlen(mark) : 0);
		n -= length + (more ? strlen(mark) : 0);
	}
	for (; i < FILES; i++)
		unlink(files[i]);
	if (access(files[MODULE], F_OK) != 0)
		put(files[MODULE], module_text, strlen(module_text));
}

static void check_faults(const struct faults *faults)
{
	for (size_t i = 0; i < faults->count; i++) {
		const struct fault *t = &faults->items[i];
		struct buf said = { 0 };

		demand(t->at.file && t->at.line >= 0 && t->at.column >= 0);
		rule_say(&said, NULL, t);
		rule_say_mend(&said, NULL, t);
		demand(text_find_danger(said.data, said.len) == said.len &&
			!strchr(said.data, '\n'));
		buf_release(&said);
	}
}

static void lint(struct folder *f)
{
	struct faults first = { 0 }, again = { 0 };

	lint_folder(f, &first);
	lint_folder(f, &again);
	check_faults(&first);
	demand(first.count == again.count);
	for (size_t i = 0; i < first.count; i++)
		demand(first.items[i].rule == again.items[i].rule);
	faults_release(&first);
	faults_release(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct faults faults = { 0 };
	struct folder *f;

	enter();
	put_files((const char *)data, size);
	f = folder_open(folder, &faults);
	if (f) {
		folder_check(f, &faults);
		lint(f);
	}
	folder_free(f);
	faults_release(&faults);
	return 0;
}
