#include "cmd/host_hub.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cmd/meeting.h"
#include "cmd/signals.h"
#include "group/hub.h"
#include "store/log.h"

/* ---- the log ---- */

char *hub_folder(const struct context *c, const char *attempt)
{
	struct buf b = { 0 };

	buf_addf(&b, "%s/sessions/%s", c->state, attempt);
	return buf_steal(&b);
}

static void append(void *context, const struct record *r)
{
	/* What is too long was refused before: see message_fits(). */
	log_add(context, r);
}

static bool sync_log(void *context)
{
	return log_flush(context);
}

static void replay(void *context, const struct record *r)
{
	session_replay(context, r, clock_mono_ms());
}

/* ---- texts ---- */

static const struct unit *read_text(
	const struct hub_wish *wish, const char *language)
{
	struct faults ignored = { 0 };
	const struct unit *u =
		folder_unit(wish->folder, wish->unit, language, &ignored);

	faults_release(&ignored);
	return u;
}

/* All of them are read now: later the files may be others. */
static void read_texts(struct hub_wish *wish)
{
	const char *const *languages =
		folder_languages(wish->folder, wish->unit);

	wish->source = read_text(wish, folder_source(wish->folder)->language);
	for (int i = 0; languages[i] && i < HUB_TEXTS; i++) {
		wish->texts[i].language = languages[i];
		wish->texts[i].unit = read_text(wish, languages[i]);
	}
}

/* Asked several times for each answer in the room: no more than a look. */
static const struct unit *text_in(void *context, const char *language)
{
	const struct hub_wish *wish = context;

	if (!language)
		return wish->source;
	for (int i = 0; i < HUB_TEXTS && wish->texts[i].language; i++)
		if (strcmp(wish->texts[i].language, language) == 0)
			return wish->texts[i].unit;
	return wish->source;
}

/* ---- the process ---- */

static volatile sig_atomic_t ending;

static void end(int signal)
{
	(void)signal;
	ending = 1;
}

static void set_signals(void)
{
	struct sigaction ignore = { .sa_handler = SIG_IGN };
	struct sigaction term = { .sa_handler = end };

	signals_start();
	sigaction(SIGHUP, &ignore, NULL);
	sigaction(SIGINT, &ignore, NULL);
	sigaction(SIGTERM, &term, NULL);
}

/* 500 students are more than the soft limit has. */
static void raise_limit(void)
{
	struct rlimit files;

	if (getrlimit(RLIMIT_NOFILE, &files) != 0)
		return;
	files.rlim_cur = files.rlim_max;
	setrlimit(RLIMIT_NOFILE, &files);
}

/* Nothing of who started it stays: no terminal, no pipe, no folder. */
static void let_go(int ready)
{
	int null = open("/dev/null", O_RDWR);

	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		dup2(null, fd);
	for (int fd = STDERR_FILENO + 1; fd < 1024; fd++)
		if (fd != ready)
			close(fd);
	if (chdir("/") != 0)
		_exit(EXIT_FAILURE);
}

/* What the one who started it is told. */
struct said {
	enum local_lack lack;
	int error;
};

static struct log *open_log(
	const struct hub_wish *wish, const char *folder, struct progress *p)
{
	const struct context *c = wish->context;
	struct log_owner owner = { .folder = folder,
		.site = c->site,
		.who = c->login,
		.host = c->host,
		.wall_ms = clock_wall_ms,
		.chance = chance_bytes,
		.group_reads = c->group_reads };

	progress_init(p);
	return log_open(&owner, p);
}

static void expect(struct session *s, const struct roster *roster)
{
	for (size_t i = 0; roster && i < roster->count; i++)
		session_expect(s, roster->rows[i].login, roster->rows[i].name,
			roster->rows[i].group, roster->rows[i].language);
}

static void serve(struct hub *h)
{
	int64_t left = clock_mono_ms();

	while (!ending) {
		if (!hub_turn(h, hub_links(h) > 0 ? -1 : HUB_ALONE_MS))
			return;
		if (hub_links(h) > 0)
			left = clock_mono_ms();
		else if (clock_mono_ms() - left >= HUB_ALONE_MS)
			return;
	}
}

static bool tell(int ready, const struct said *said)
{
	return write(ready, said, sizeof(*said)) == sizeof(*said);
}

/* Listens, tells so, and serves until the end. */
static void run(
	struct hub_wish *wish, struct session *s, struct log *log, int ready)
{
	struct said said = { LOCAL_READY, 0 };
	struct hub_setup setup = { .session = s,
		.local = wish->local,
		.shared = meeting_claims(wish->context),
		.append = append,
		.sync = sync_log,
		.context = log,
		.now = clock_mono_ms };
	struct hub *h;
	int lock;

	setup.listener = local_listen(wish->local, &lock, &said.lack);
	said.error = setup.listener < 0 ? errno : 0;
	tell(ready, &said);
	close(ready);
	if (setup.listener < 0)
		return;
	h = hub_new(&setup);
	serve(h);
	local_end(wish->local);
	hub_free(h);
	close(setup.listener);
	close(lock);
}

static void be_hub(struct hub_wish *wish, int ready)
{
	struct session_start start = { .texts = { wish, text_in },
		.module = wish->module,
		.attempt = wish->attempt,
		.host = wish->context->name };
	char *folder = hub_folder(wish->context, wish->attempt);
	struct progress progress;
	struct session *s;
	struct log *log;

	set_signals();
	raise_limit();
	let_go(ready);
	s = session_new(&start, clock_mono_ms());
	expect(s, wish->roster);
	if (wish->resume)
		log_read(folder, replay, s);
	log = open_log(wish, folder, &progress);
	if (log_state(log) != LOG_OK)
		tell(ready, &(struct said){ LOCAL_READY, log_errno(log) });
	else
		run(wish, s, log, ready);
	log_close(log);
	progress_release(&progress);
	session_free(s);
	free(folder);
}

enum local_lack hub_begin(const struct hub_wish *wish, int *error)
{
	struct said said = { LOCAL_READY, EIO };
	struct hub_wish own = *wish;
	int ends[2];
	pid_t pid;

	*error = 0;
	read_texts(&own);
	if (pipe(ends) != 0 || (pid = fork()) < 0) {
		*error = errno;
		return LOCAL_READY;
	}
	if (pid == 0) {
		/* Twice: so it is nobody's child, and gets no terminal. */
		close(ends[0]);
		setsid();
		if (fork() == 0)
			be_hub(&own, ends[1]);
		_exit(EXIT_SUCCESS);
	}
	close(ends[1]);
	waitpid(pid, NULL, 0);
	while (read(ends[0], &said, sizeof(said)) < 0 && errno == EINTR)
		;
	close(ends[0]);
	*error = said.error;
	return said.lack;
}

/* ---- what was left ---- */

struct looking {
	struct arena *arena;
	struct hub_left *out;
	bool any, finished, over;
};

static void look(void *context, const struct record *r)
{
	struct looking *l = context;

	if (!r->module || !r->unit || !r->attempt)
		return;
	if (!l->any) {
		l->out->module = arena_strdup(l->arena, r->module);
		l->out->unit = arena_strdup(l->arena, r->unit);
		l->out->attempt = arena_strdup(l->arena, r->attempt);
	}
	l->any = true;
	/* The order's record stands behind those that follow from it. */
	l->finished = l->finished || r->event == RECORD_FINISHED;
	l->over = l->over ||
		  (r->event == RECORD_PHASE && r->phase &&
			  (l->finished || strcmp(r->phase, "end") == 0));
}

static int newest_first(const void *a, const void *b)
{
	return strcmp(*(char *const *)b, *(char *const *)a);
}

static char **folders(const char *path, size_t *count)
{
	DIR *d = opendir(path);
	struct dirent *e;
	char **names = NULL;
	size_t room = 0;

	*count = 0;
	while (d && (e = readdir(d))) {
		if (strlen(e->d_name) != ULID_CHARS)
			continue;
		names = mem_grow(names, &room, *count, sizeof(*names));
		names[(*count)++] = xstrdup(e->d_name);
	}
	if (d)
		closedir(d);
	if (*count > 0)
		qsort(names, *count, sizeof(*names), newest_first);
	return names;
}

bool hub_left(const struct context *c, struct hub_left *out, struct arena *a)
{
	struct buf path = { 0 };
	struct looking l = { .arena = a, .out = out };
	size_t count;
	char **names;
	bool found = false;

	buf_addf(&path, "%s/sessions", c->state);
	names = folders(buf_str(&path), &count);
	for (size_t i = 0; i < count && !found; i++) {
		char *folder = hub_folder(c, names[i]);

		l.any = l.finished = l.over = false;
		log_read(folder, look, &l);
		found = l.any && !l.over && strcmp(out->attempt, names[i]) == 0;
		free(folder);
	}
	for (size_t i = 0; i < count; i++)
		free(names[i]);
	free(names);
	buf_release(&path);
	return found;
}
