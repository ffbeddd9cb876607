/* sabaq check --log: the answers of a class, from wherever they are. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "cmd/check.h"
#include "cmd/say.h"
#include "store/log.h"
#include "ui/words.h"

struct reading {
	struct items *items;
	size_t records, damaged;
};

static void take(void *context, const struct record *r)
{
	struct reading *g = context;

	items_add(g->items, r);
	g->records++;
}

/* A state folder, or one that holds those of a class, each in its own. */
static void read_folder(struct reading *g, const char *path)
{
	DIR *dir = opendir(path);
	struct dirent *e;

	g->damaged += log_read(path, take, g);
	while (dir && (e = readdir(dir))) {
		struct buf below = { 0 };
		struct stat st;

		if (e->d_name[0] == '.')
			continue;
		buf_addf(&below, "%s/%s", path, e->d_name);
		if (stat(buf_str(&below), &st) == 0 && S_ISDIR(st.st_mode))
			g->damaged += log_read(buf_str(&below), take, g);
		buf_release(&below);
	}
	if (dir)
		closedir(dir);
}

static void say_damaged(const struct check *k, size_t damaged)
{
	struct buf b = { 0 };

	if (damaged == 0)
		return;
	words_fill(&b,
		trn(k->context->words,
			"%1 line of the log is damaged and left out",
			"%1 lines of the log are damaged and left out",
			damaged),
		NUMBER(damaged), NULL);
	say_error("%1", buf_str(&b));
	buf_release(&b);
}

bool check_log_read(struct check *k, const char *path)
{
	struct reading g = { .items = items_new() };
	struct stat st;
	bool ok = stat(path, &st) == 0;

	if (ok && S_ISDIR(st.st_mode))
		read_folder(&g, path);
	else if (ok)
		ok = log_read_file(path, take, &g, &g.damaged);
	say_damaged(k, g.damaged);
	if (!ok || g.records == 0) {
		say_error(tr(k->context->words,
				  ok ? N_("there are no answers in \"%1\" (a "
					  "log is a scores.jsonl or a folder "
					  "that holds some)")
				     : N_("the log \"%1\" cannot be read")),
			path);
		items_free(g.items);
		return false;
	}
	k->shown = g.items;
	return true;
}

void check_log_end(const struct check *k)
{
	const struct catalogue *words = k->context->words;
	struct buf b = { 0 };

	if (!k->shown || k->json)
		return;
	words_fill(&b,
		trn(words, "%1 answer of the log was looked at",
			"%1 answers of the log were looked at",
			k->told_of.answers),
		NUMBER(k->told_of.answers), NULL);
	if (k->told_of.old > 0) {
		buf_adds(&b, "; ");
		words_fill(&b,
			trn(words,
				"%1 answer to an older version of a question "
				"was left out",
				"%1 answers to older versions of questions "
				"were left out",
				k->told_of.old),
			NUMBER(k->told_of.old), NULL);
	}
	say_error("%1", buf_str(&b));
	buf_release(&b);
}
