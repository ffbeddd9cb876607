/* sabaq check: what was found, for people and for editors. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "cmd/check.h"
#include "cmd/say.h"
#include "core/excerpt.h"
#include "core/source.h"
#include "ui/words.h"

/* The file that faults are being told of, read once. */
struct open_file {
	const char *name; /* the faults'; NULL: none yet */
	struct buf bytes;
	struct excerpt excerpt;
};

static void open_next(struct open_file *o, const char *name)
{
	if (o->name && strcmp(o->name, name) == 0)
		return;
	o->name = name;
	buf_clear(&o->bytes);
	source_bytes(&o->bytes, name);
	o->excerpt = (struct excerpt){ .text = buf_str(&o->bytes),
		.length = o->bytes.len };
}

/* With where in the source it is, and what to do. */
static void tell_person(
	const struct check *k, struct open_file *o, const struct fault *f)
{
	const struct catalogue *words = k->context->words;
	struct buf b = { 0 }, mend = { 0 };

	if (f->at.file && f->at.line > 0) {
		open_next(o, f->at.file);
		excerpt_add(&b, &o->excerpt, &f->at, k->width);
	}
	rule_say_mend(&mend, words, f);
	check_add_wrapped(&b, buf_str(&mend), 2, k->width);
	fwrite(buf_str(&b), 1, b.len, stdout);
	buf_release(&mend);
	buf_release(&b);
}

static const char *file_name(const struct fault *f)
{
	const char *slash = f->at.file ? strrchr(f->at.file, '/') : NULL;

	if (!f->at.file)
		return "";
	return slash ? slash + 1 : f->at.file;
}

static void say_full(const struct check *k, const char *folder)
{
	say_error(tr(k->context->words,
			  "\"%1\" has more faults than are shown: mend these "
			  "first, then check again"),
		folder);
}

void check_tell(struct check *k, const struct check_target *t,
	const struct faults *faults)
{
	struct open_file open = { 0 };
	const char *last = NULL;

	for (size_t i = 0; i < faults->count; i++) {
		const struct fault *f = &faults->items[i];
		enum rule_level level = rule_texts[f->rule].level;

		if (!check_concerns(t, file_name(f), level))
			continue;
		if (k->json)
			check_json_fault(k, f, k->told == 0);
		else
			say_fault(stdout, k->context->words, f, false);
		if (k->terminal)
			tell_person(k, &open, f);
		k->told++;
		k->counts[level]++;
		if (!last || strcmp(last, f->at.file ? f->at.file : "") != 0)
			k->bad++;
		last = f->at.file ? f->at.file : "";
	}
	if (faults->count >= FAULTS_MAX)
		say_full(k, t->folder);
	buf_release(&open.bytes);
}

/* --- the sum ----------------------------------------------------------- */

static void add_count(
	struct buf *b, const char *text, size_t count, const char *before)
{
	if (count == 0)
		return;
	buf_adds(b, b->len > 0 ? before : "");
	words_fill(b, text, NUMBER(count), NULL);
}

/* "3 errors, 1 warning in 2 files". */
static void say_sum(const struct check *k)
{
	const struct catalogue *words = k->context->words;
	size_t errors = k->counts[RULE_ERROR];
	size_t warnings = k->counts[RULE_WARNING];
	struct buf b = { 0 };

	add_count(
		&b, trn(words, "%1 error", "%1 errors", errors), errors, ", ");
	add_count(&b, trn(words, "%1 warning", "%1 warnings", warnings),
		warnings, ", ");
	if (b.len == 0)
		add_count(&b,
			trn(words, "No faults found in %1 file.",
				"No faults found in %1 files.", k->files),
			k->files, "");
	else
		add_count(&b, trn(words, "in %1 file", "in %1 files", k->bad),
			k->bad, " ");
	if (b.len > 0)
		printf("%s\n", buf_str(&b));
	buf_release(&b);
}

/* Not among the faults, which editors read. */
static void say_waits(const struct check *k)
{
	for (size_t i = 0; i < k->waiting_count; i++)
		say_error(tr(k->context->words,
				  "\"%1\": mend the errors and check again; "
				  "until then some warnings cannot be told"),
			k->waiting[i]);
}

void check_tell_waits(struct check *k, const struct check_target *t)
{
	k->waiting = mem_grow(k->waiting, &k->waiting_room, k->waiting_count,
		sizeof(*k->waiting));
	k->waiting[k->waiting_count++] = xstrdup(t->folder);
}

void check_tell_begin(struct check *k)
{
	if (k->json)
		check_json_begin();
}

void check_tell_end(struct check *k)
{
	if (k->json)
		check_json_end(k);
	else if (k->terminal)
		say_sum(k);
	if (!k->json)
		say_waits(k);
	for (size_t i = 0; i < k->waiting_count; i++)
		free(k->waiting[i]);
	free(k->waiting);
}
