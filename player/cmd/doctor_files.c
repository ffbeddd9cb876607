/* What sabaq doctor says of folders: answers, modules, settings. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/buf.h"
#include "cmd/doctor.h"
#include "core/config.h"
#include "core/library.h"
#include "core/rules.h"
#include "ui/words.h"

/* Room for the answers of a school year, with room to spare. */
enum { LEAST_MB = 10 };

/* --- answers ---------------------------------------------------------- */

/* The folder, or the nearest one above it that is there; the caller frees. */
static char *nearest(const char *folder)
{
	char *path = xstrdup(folder);
	struct stat st;
	char *slash;

	while (stat(path, &st) != 0 && (errno == ENOENT || errno == ENOTDIR) &&
		(slash = strrchr(path, '/')) != NULL) {
		/* The root itself is always there. */
		slash[slash == path] = '\0';
		if (slash == path)
			break;
	}
	return path;
}

static bool say_writable(struct doctor *d, const char *there)
{
	const struct context *c = d->context;

	if (access(there, W_OK | X_OK) == 0)
		return true;
	if (errno == EROFS)
		doctor_say(d, DOCTOR_WRONG,
			N_("%1 is on a disk that cannot be written."),
			N_("mount it for writing, or set logs: in %2"),
			ARGS(c->state, CONTEXT_SETTINGS));
	else
		doctor_say(d, DOCTOR_WRONG,
			N_("Answers cannot be kept in %1: no permission."),
			"sudo install -d -o %2 -m 700 '%1'",
			ARGS(c->state, c->login));
	return false;
}

static void say_room(struct doctor *d, const char *there)
{
	struct statvfs fs;
	double mb;

	if (statvfs(there, &fs) != 0)
		return;
	mb = (double)fs.f_bavail * (double)fs.f_frsize / (1024 * 1024);
	/* Some file systems count no inodes. */
	if (mb < LEAST_MB || (fs.f_files > 0 && fs.f_favail == 0))
		doctor_say(d, DOCTOR_WRONG,
			N_("The disk of %1 is as good as full."),
			N_("make room there: du -sh ~/* shows what takes it"),
			ARGS(d->context->state));
}

static void say_lock(struct doctor *d, const char *path)
{
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);

	if (fd < 0)
		return;
	/* Another player that writes this very moment is nothing wrong. */
	if (flock(fd, LOCK_SH | LOCK_NB) != 0 && errno != EWOULDBLOCK)
		doctor_say(d, DOCTOR_WRONG,
			N_("The disk of %1 cannot lock files: no answer can "
			   "be kept."),
			N_("set logs: in %2 to a folder on a local disk"),
			ARGS(d->context->state, CONTEXT_SETTINGS));
	close(fd);
}

/* The log that is there, as whoever ran this program before has left it. */
static void say_log(struct doctor *d)
{
	const struct context *c = d->context;
	struct buf path = { 0 };
	struct stat st;

	buf_addf(&path, "%s/scores.jsonl", c->state);
	if (lstat(buf_str(&path), &st) != 0)
		;
	else if (!S_ISREG(st.st_mode))
		doctor_say(d, DOCTOR_WRONG, N_("%1 is no ordinary file."),
			"mv '%1' '%1.old'", ARGS(buf_str(&path)));
	else if (access(buf_str(&path), R_OK | W_OK) != 0)
		doctor_say(d, DOCTOR_WRONG,
			N_("%1 belongs to another: no permission."),
			"sudo chown %2 '%1'", ARGS(buf_str(&path), c->login));
	else
		say_lock(d, buf_str(&path));
	buf_release(&path);
}

static void answers(struct doctor *d)
{
	const struct context *c = d->context;
	char *there = nearest(c->state);
	struct stat st;

	if (stat(there, &st) == 0 && !S_ISDIR(st.st_mode)) {
		doctor_say(d, DOCTOR_WRONG,
			N_("Answers cannot be kept in %1: %2 is no folder."),
			"mv '%2' '%2.old'", ARGS(c->state, there));
	} else if (say_writable(d, there)) {
		doctor_say(d, DOCTOR_OK, N_("Answers of %1: %2"), NULL,
			ARGS(c->login, c->state));
		say_room(d, there);
		say_lock(d, there);
		say_log(d);
	}
	free(there);
}

/* --- modules and settings --------------------------------------------- */

static void modules(struct doctor *d)
{
	const struct context *c = d->context;
	struct library *l = library_open(c->modules);
	size_t count = library_count(l), good = 0;

	for (size_t i = 0; i < count; i++) {
		if (library_folder(l, i))
			good++;
		else
			doctor_say(d, DOCTOR_WRONG,
				N_("The module %1 cannot be played."),
				"sabaq check '%2'",
				ARGS(library_id(l, i), library_path(l, i)));
	}
	if (good > 0)
		doctor_say(d, DOCTOR_OK, N_("Modules found: %1"), NULL,
			ARGS(NUMBER(good)));
	else
		doctor_say(d, DOCTOR_WRONG, N_("No module is found in %1"),
			c->kiosk ? "sudo make install"
				 : N_("sudo make install, or put one there, or "
				      "export SABAQ_PATH=FOLDER"),
			ARGS(c->modules));
	library_free(l);
}

/* Faults of settings are passed over elsewhere: nobody is to be stopped. */
static void settings(struct doctor *d, const char *path, bool system)
{
	struct arena arena = { 0 };
	struct config config = config_empty();
	struct faults faults = { 0 };
	struct buf text = { 0 }, mend = { 0 };

	config_load(&config, &arena, path, system, &faults);
	for (size_t i = 0; i < faults.count; i++) {
		const struct fault *f = &faults.items[i];

		rule_say(&text, d->context->words, f);
		rule_say_mend(&mend, d->context->words, f);
		doctor_say(d,
			rule_texts[f->rule].level == RULE_ERROR ? DOCTOR_WRONG
								: DOCTOR_NOTE,
			"%1", "%2", ARGS(buf_str(&text), buf_str(&mend)));
		buf_clear(&text);
		buf_clear(&mend);
	}
	buf_release(&text);
	buf_release(&mend);
	faults_release(&faults);
	arena_release(&arena);
}

void doctor_files(struct doctor *d)
{
	doctor_head(d, N_("Files"));
	answers(d);
	modules(d);
	settings(d, CONTEXT_SETTINGS, true);
	settings(d, d->context->settings, false);
}
