#include "cmd/led.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cmd/host_hub.h"
#include "cmd/write_file.h"
#include "group/summary.h"
#include "store/log.h"
#include "ui/plain.h"
#include "ui/words.h"

static char *path_of(const char *folder, const char *name)
{
	struct buf b = { 0 };

	buf_addf(&b, "%s/%s", folder, name);
	return buf_steal(&b);
}

/* ---- the roster ---- */

static void add_field(struct buf *b, const char *text, const char *after)
{
	bool plain = !strpbrk(text, ",\";\n");

	if (plain)
		buf_adds(b, text);
	for (buf_adds(b, plain ? "" : "\""); !plain && *text; text++) {
		if (*text == '"')
			buf_addc(b, '"');
		buf_addc(b, *text);
	}
	buf_adds(b, plain ? "" : "\"");
	buf_adds(b, after);
}

/* As the hub does at its first record. */
static bool make_folder(const struct context *c, const char *folder)
{
	mode_t mode = c->group_reads ? 0750 : 0700;
	char *path = xstrdup(folder);

	for (char *end = strchr(path + 1, '/'); end;
		end = strchr(end + 1, '/')) {
		*end = '\0';
		mkdir(path, mode);
		*end = '/';
	}
	free(path);
	return mkdir(folder, mode) == 0 || errno == EEXIST;
}

bool led_keep_roster(const struct context *c, const char *folder,
	const struct roster *roster)
{
	char *path = path_of(folder, "roster.csv");
	struct buf b = { 0 };
	bool ok;

	buf_adds(&b, "login,name,group,language\n");
	for (size_t i = 0; i < roster->count; i++) {
		const struct roster_row *row = &roster->rows[i];

		add_field(&b, row->login, ",");
		add_field(&b, row->name, ",");
		add_field(&b, row->group, ",");
		add_field(&b, row->language, "\n");
	}
	ok = make_folder(c, folder) &&
	     write_new_file(c->words, path, buf_str(&b), b.len);
	buf_release(&b);
	free(path);
	return ok;
}

void led_read_roster(const char *folder, struct roster *out)
{
	char *path = path_of(folder, "roster.csv");
	FILE *f = fopen(path, "r");
	char bytes[4096];
	struct buf b = { 0 };
	size_t n, line;

	while (f && b.len <= ROSTER_BYTES &&
		(n = fread(bytes, 1, sizeof(bytes), f)) > 0)
		buf_add(&b, bytes, n);
	/* What we did not write ourselves is nobody's roster. */
	if (!f || roster_read(out, buf_str(&b), b.len, &line) != ROSTER_GOOD) {
		roster_release(out);
		*out = (struct roster){ 0 };
	}
	if (f)
		fclose(f);
	buf_release(&b);
	free(path);
}

/* ---- the summary ---- */

/* When the session began, as its attempt tells: see ulid_make(). */
static bool begun(const char *attempt, char *out, size_t room)
{
	static const char base32[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
	int64_t ms = 0;
	struct tm local;
	time_t at;

	for (int i = 0; i < 10; i++) {
		const char *digit = strchr(base32, attempt[i]);

		if (!attempt[i] || !digit)
			return false;
		ms = ms * 32 + (digit - base32);
	}
	at = (time_t)(ms / 1000);
	return localtime_r(&at, &local) &&
	       strftime(out, room, "%Y-%m-%d %H:%M", &local) > 0;
}

static bool write_summary(const struct context *c, const struct session *s,
	struct folder *module, const char *language, FILE *out)
{
	struct desk *d = summary_desk(
		s, folder_module(module, language), language, clock_mono_ms());
	struct buf b = { 0 };
	char when[40];
	bool ok;

	if (begun(s->attempt, when, sizeof(when))) {
		words_fill(&b, tr(c->words, "Group session, begun at %1"), when,
			NULL);
		fprintf(out, "%s\n\n", buf_str(&b));
	}
	ok = plain_summary_to(out, c->words, NULL, d);
	buf_release(&b);
	desk_free(d);
	return ok;
}

bool led_keep_summary(const struct context *c, const char *folder,
	const struct session *s, struct folder *module)
{
	char *path = path_of(folder, "summary.txt"), *text = NULL;
	size_t n = 0;
	FILE *out = open_memstream(&text, &n);
	bool ok = out && write_summary(c, s, module, c->wanted, out);

	if (out)
		ok = fclose(out) == 0 && ok;
	if (ok && access(path, F_OK) == 0)
		ok = write_over_file(c->words, path, text, n);
	else if (ok)
		ok = write_new_file(c->words, path, text, n);
	free(text);
	free(path);
	return ok;
}

/* ---- made again ---- */

struct again {
	struct led_call *call;
	struct folder *module;
	const char *attempt, *unit;
	struct session *session;
};

static const struct unit *text_in(void *context, const char *language)
{
	const struct again *a = context;
	struct faults ignored = { 0 };
	const struct unit *u;

	if (!language)
		language = folder_source(a->module)->language;
	u = folder_unit(a->module, a->unit, language, &ignored);
	faults_release(&ignored);
	return u;
}

/* What the session was about: its first record that says so. */
static void look(void *context, const struct record *r)
{
	struct again *a = context;
	struct arena *arena = a->call->arena;
	struct buf b = { 0 };

	if (a->unit || !r->module || !r->unit)
		return;
	a->unit = arena_strdup(arena, r->unit);
	buf_addf(&b, "%s/%s", r->module, r->unit);
	a->call->about = arena_strdup(arena, buf_str(&b));
	buf_release(&b);
}

static void replay(void *context, const struct record *r)
{
	session_replay(((struct again *)context)->session, r, clock_mono_ms());
}

/* The newest of all; false: there is none. */
static bool find_newest(struct again *a)
{
	char *path = path_of(a->call->context->state, "sessions");
	DIR *d = opendir(path);
	struct dirent *e;
	char newest[ULID_CHARS + 1] = "";

	while (d && (e = readdir(d)))
		if (strlen(e->d_name) == ULID_CHARS &&
			strcmp(e->d_name, newest) > 0)
			memcpy(newest, e->d_name, sizeof(newest));
	if (d)
		closedir(d);
	free(path);
	a->attempt = arena_strdup(a->call->arena, newest);
	return newest[0] != '\0';
}

static bool find(struct again *a)
{
	struct led_call *call = a->call;
	char *path;

	a->attempt = call->which;
	if (!call->which[0] && !find_newest(a))
		return false;
	if (strlen(a->attempt) != ULID_CHARS || strpbrk(a->attempt, "/."))
		return false;
	path = hub_folder(call->context, a->attempt);
	call->path = arena_strdup(call->arena, path);
	free(path);
	log_read(call->path, look, a);
	return a->unit != NULL;
}

/* An open one is closed here, so that it can be told: only in memory. */
static void close_it(struct again *a)
{
	struct message end = message_of(MESSAGE_ORDER);

	a->call->going = !a->session->over;
	end.command = ORDER_END;
	if (a->call->going)
		session_order(a->session, "", &end, clock_mono_ms());
}

static void make(struct again *a)
{
	struct session_start start = { .texts = { a, text_in },
		.module = folder_module(
			a->module, folder_source(a->module)->language)
				  ->id,
		.attempt = a->attempt,
		.host = a->call->context->name };
	struct roster roster = { 0 };

	a->session = session_new(&start, clock_mono_ms());
	led_read_roster(a->call->path, &roster);
	for (size_t i = 0; i < roster.count; i++)
		session_expect(a->session, roster.rows[i].login,
			roster.rows[i].name, roster.rows[i].group,
			roster.rows[i].language);
	roster_release(&roster);
	log_read(a->call->path, replay, a);
	close_it(a);
}

static size_t module_of(struct led_call *call)
{
	char *id = xstrndup(call->about, strcspn(call->about, "/"));
	size_t at = library_find(call->library, id);

	free(id);
	return at;
}

enum led led_summary(struct led_call *call, FILE *out)
{
	struct again a = { .call = call };
	size_t at;
	bool ok;

	if (!find(&a))
		return LED_NONE;
	at = module_of(call);
	a.module = at == (size_t)-1 ? NULL : library_folder(call->library, at);
	if (!a.module || !text_in(&a, NULL))
		return LED_NO_MODULE;
	make(&a);
	ok = write_summary(
		call->context, a.session, a.module, call->context->wanted, out);
	session_free(a.session);
	return ok ? LED_DONE : LED_FAILED;
}
