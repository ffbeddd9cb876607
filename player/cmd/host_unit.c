/* What a session may be about. */
#include "cmd/host_parts.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cmd/say.h"
#include "core/veil.h"
#include "ui/words.h"

/* Of a step on its way to players, among other things in its message. */
enum { CONTENT_BYTES = 40 * 1024 };

bool host_find(const struct context *c, struct library *library,
	const char *name, struct target *target)
{
	if (!target_find(target, library, name)) {
		say_complaint(c->words,
			N_("there is no module \"%1\"; \"sabaq list\" shows "
			   "those there are"),
			name, NULL);
		return false;
	}
	if (target->unit[0])
		return true;
	say_complaint(c->words,
		N_("which unit of \"%1\"? Write MODULE/UNIT; \"sabaq list\" "
		   "shows them"),
		name, NULL);
	return false;
}

static const struct unit *load(
	const struct context *c, struct folder *f, const char *unit)
{
	struct faults faults = { 0 };
	const struct unit *u =
		f ? folder_unit(f, unit, folder_source(f)->language, &faults)
		  : NULL;

	if (!u) {
		faults_sort(&faults);
		say_faults(stderr, c->words, &faults, true);
		say_complaint(
			c->words, N_("\"%1\" cannot be played"), unit, NULL);
	} else if (u->kind == UNIT_BANK) {
		say_complaint(c->words,
			N_("\"%1\" is a bank of questions: make a quiz that "
			   "draws from it"),
			unit, NULL);
		u = NULL;
	}
	faults_release(&faults);
	return u;
}

/* What is sent has to fit into a packet. */
static bool is_sendable(const struct context *c, const struct unit *u)
{
	for (size_t i = 0; i < u->all_count; i++) {
		struct buf b = { 0 };
		size_t n;

		veil_reveal(&b, u, u->all[i]);
		n = b.len;
		buf_release(&b);
		if (n <= CONTENT_BYTES)
			continue;
		say_complaint(c->words,
			N_("the step \"%1\" is too long for a session, which "
			   "takes 40 KB a step; shorten it"),
			u->all[i]->id, NULL);
		return false;
	}
	return true;
}

/* Whether anyone may read it, in every folder on the way. */
static bool is_open(const char *path)
{
	char *p = realpath(path, NULL);
	struct stat st;
	bool open = p && stat(p, &st) == 0 && (st.st_mode & S_IROTH);

	for (char *slash; open && (slash = strrchr(p, '/')) && slash > p;) {
		*slash = '\0';
		open = stat(p, &st) == 0 && (st.st_mode & S_IXOTH);
	}
	free(p);
	return open;
}

bool host_may_lead(const struct context *c, struct folder *f, const char *unit)
{
	const struct unit *u = load(c, f, unit);

	return u && is_sendable(c, u);
}

void host_warn_of_key(
	const struct context *c, const char *folder, const char *unit)
{
	struct buf path = { 0 };

	buf_addf(&path, "%s/%s.yaml", folder, unit);
	if (is_open(buf_str(&path)))
		say_complaint(c->words,
			N_("students can read %1, right answers and all; where "
			   "marks count, keep such modules where only "
			   "facilitators may read"),
			buf_str(&path), NULL);
	buf_release(&path);
}
