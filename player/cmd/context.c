#include "cmd/context.h"

#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#include <unistr.h>

#include "base/buf.h"
#include "base/text.h"
#include "cmd/say.h"

static const char *env(const char *name)
{
	const char *value = getenv(name);

	return value && *value ? value : NULL;
}

/* Of what asks for something: "0" takes it back, as the empty word does. */
static bool is_on(const char *value)
{
	return value && strcmp(value, "0") != 0;
}

/* Keeps what the buffer holds, and empties it. */
static const char *keep(struct context *c, struct buf *b)
{
	const char *kept = arena_strdup(&c->arena, buf_str(b));

	buf_clear(b);
	return kept;
}

/* An XDG base folder: absolute, or the one under the home. */
static const char *base_folder(struct context *c, const char *variable,
	const char *home, const char *under)
{
	const char *set = env(variable);
	struct buf b = { 0 };
	const char *kept;

	if (set && set[0] == '/')
		buf_adds(&b, set);
	else
		buf_addf(&b, "%s/%s", home, under);
	kept = keep(c, &b);
	buf_release(&b);
	return kept;
}

/* The folder that the program lies in, without a slash at its end. */
static const char *program_folder(struct context *c)
{
	char path[4096];
	ssize_t n = readlink("/proc/self/exe", path, sizeof(path) - 1);
	char *slash;

	if (n <= 0)
		return "/usr/local/bin";
	path[n] = '\0';
	slash = strrchr(path, '/');
	if (slash && slash != path)
		*slash = '\0';
	return arena_strdup(&c->arena, path);
}

static void find_modules(
	struct context *c, const char *home, const char *program)
{
	struct buf b = { 0 };

	if (env("SABAQ_PATH"))
		buf_addf(&b, "%s:", env("SABAQ_PATH"));
	buf_addf(&b, "%s/sabaq/modules:",
		base_folder(c, "XDG_DATA_HOME", home, ".local/share"));
	buf_addf(&b, "%s/../share/sabaq/modules:", program);
	buf_adds(&b, "/usr/local/share/sabaq/modules:"
		     "/usr/share/sabaq/modules");
	c->modules = keep(c, &b);
	buf_release(&b);
}

/* "%u" in the setting "logs" stands for the login. */
static void find_state(struct context *c, const char *home, const char *pattern)
{
	struct buf b = { 0 };

	if (pattern) {
		for (; *pattern; pattern++) {
			if (pattern[0] == '%' && pattern[1] == 'u') {
				buf_adds(&b, c->login);
				pattern++;
			} else {
				buf_addc(&b, *pattern);
			}
		}
	} else {
		buf_addf(&b, "%s/sabaq",
			base_folder(c, "XDG_STATE_HOME", home, ".local/state"));
	}
	c->state = keep(c, &b);
	buf_release(&b);
}

/* The full name of /etc/passwd where it is one we can show. */
static const char *full_name(struct context *c, const char *gecos)
{
	size_t n = gecos ? strcspn(gecos, ",") : 0;

	if (n == 0 || n > 100 || text_find_danger(gecos, n) < n ||
		u8_check((const uint8_t *)gecos, n))
		return c->login;
	return arena_strndup(&c->arena, gecos, n);
}

static const char *find_person(struct context *c)
{
	const struct passwd *p = getpwuid(getuid());
	const char *home = env("HOME");
	struct buf b = { 0 };

	if (p) {
		c->login = arena_strdup(&c->arena, p->pw_name);
		c->name = full_name(c, p->pw_gecos);
	} else {
		buf_addf(&b, "uid%ld", (long)getuid());
		c->login = c->name = keep(c, &b);
		buf_release(&b);
	}
	if (!home)
		home = p && p->pw_dir ? p->pw_dir : "/nonexistent";
	return arena_strdup(&c->arena, home);
}

static void find_host(struct context *c)
{
	char name[256] = "";

	if (gethostname(name, sizeof(name) - 1) != 0 || !name[0])
		strcpy(name, "localhost");
	name[strcspn(name, ".")] = '\0';
	c->host = arena_strdup(&c->arena, name);
}

bool context_language(struct context *c, const char *language)
{
	char *folder;
	struct buf b = { 0 };
	bool known = false;

	for (size_t i = 0; catalogue_languages[i]; i++) {
		if (strcmp(catalogue_languages[i], language) == 0)
			known = true;
	}
	if (!known)
		return false;
	/* The catalogue may have the name. */
	c->language = c->wanted = arena_strdup(&c->arena, language);
	if (c->words && strcmp(catalogue_language(c->words), language) == 0)
		return true;
	catalogue_free(c->words);
	/* Beside the program where it was built, in share/ where installed. */
	buf_addf(&b, "%s/locale", program_folder(c));
	folder = buf_steal(&b);
	c->words = catalogue_open(folder, language);
	free(folder);
	if (!c->words) {
		buf_addf(&b, "%s/../share/sabaq/locale", program_folder(c));
		folder = buf_steal(&b);
		c->words = catalogue_open(folder, language);
		free(folder);
	}
	return true;
}

/* A bad setting must not stop a lesson; "sabaq doctor" tells it. */
static void read_system(struct context *c, struct faults *faults)
{
	c->config = config_empty();
	config_load(&c->config, &c->arena, CONTEXT_SETTINGS, true, faults);
}

/*
 * But what keeps a class apart, or a login closed, is not lost without a
 * word: whoever set it has to see what became of it.
 */
static void tell_doubts(const struct context *c, const struct faults *faults)
{
	static const char *const outcomes[CONFIG_DOUBTS] = {
		[DOUBT_KIOSK] = N_("\"kiosk\" is taken for true until %1 is "
				   "mended"),
		[DOUBT_SHARED] = N_("\"shared\" is taken for true until %1 is "
				    "mended"),
		[DOUBT_LOGS] = N_("until %1 is mended, answers are kept in "
				  "each person's own folder, where teachers "
				  "do not see them"),
	};

	if (c->config.doubts == 0)
		return;
	say_faults(stderr, c->words, faults, true);
	for (int i = 0; i < CONFIG_DOUBTS; i++) {
		if (c->config.doubts & 1u << i)
			say_error(tr(c->words, outcomes[i]), CONTEXT_SETTINGS);
	}
}

/* The person's own settings over the system's. */
static void read_own(struct context *c, const char *home)
{
	struct faults ignored = { 0 };
	struct buf b = { 0 };

	buf_addf(&b, "%s/sabaq/config.yaml",
		base_folder(c, "XDG_CONFIG_HOME", home, ".config"));
	c->settings = keep(c, &b);
	config_load(&c->config, &c->arena, c->settings, false, &ignored);
	buf_release(&b);
	faults_release(&ignored);
}

const char *context_asked(void)
{
	return catalogue_wanted(env("LANGUAGE"), env("LC_ALL"),
		env("LC_MESSAGES"), env("LANG"));
}

void context_reread(struct context *c)
{
	struct faults ignored = { 0 };

	read_system(c, &ignored);
	config_load(&c->config, &c->arena, c->settings, false, &ignored);
	faults_release(&ignored);
}

void context_init(struct context *c, bool login)
{
	const struct config *config = &c->config;
	struct faults faults = { 0 };
	const char *home;

	*c = (struct context){ 0 };
	read_system(c, &faults);
	c->kiosk = login || config->kiosk == YES;
	if (c->kiosk)
		start_environment();
	start_locale(&c->locale, &c->arena);
	home = find_person(c);
	find_host(c);
	find_modules(c, home, program_folder(c));
	c->run = env("SABAQ_RUN") ? arena_strdup(&c->arena, env("SABAQ_RUN"))
				  : NULL;
	read_own(c, home);
	find_state(c, home, config->logs);
	c->site = config->site ? config->site : c->host;
	c->group_reads = config->logs != NULL;
	c->accessible = is_on(env("A11Y"));
	c->letters = config->letters;
	if (!config->language || !context_language(c, config->language))
		context_language(c, context_asked());
	if (config->languages.count > 0)
		c->wanted = config->languages.items[0];
	tell_doubts(c, &faults);
	faults_release(&faults);
}

void context_release(struct context *c)
{
	catalogue_free(c->words);
	arena_release(&c->arena);
}

static int64_t clock_ms(clockid_t id)
{
	struct timespec t;

	clock_gettime(id, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

int64_t clock_mono_ms(void)
{
	return clock_ms(CLOCK_MONOTONIC);
}

int64_t clock_wall_ms(void)
{
	return clock_ms(CLOCK_REALTIME);
}

void chance_bytes(uint8_t *bytes, size_t n)
{
	if (getrandom(bytes, n, 0) != (ssize_t)n)
		abort(); /* the kernel never fails for so few bytes */
}
