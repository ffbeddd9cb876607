#include "core/config.h"

#include <fcntl.h>
#include <string.h>

#include "core/bind.h"
#include "core/node.h"
#include "core/rules.h"
#include "core/source.h"

static const char *const letters_words[] = { "full", "glyph", "latin", NULL };

const char *const config_doubt_names[CONFIG_DOUBTS] = {
	[DOUBT_KIOSK] = "kiosk",
	[DOUBT_SHARED] = "shared",
	[DOUBT_LOGS] = "logs",
};

#define AT_TERMINAL(member) .offset = offsetof(struct config_terminal, member)

static const struct field terminal_fields[] = {
	{ .name = "id",
		.kind = FIELD_ID,
		AT_TERMINAL(id),
		.help = N_("The kind of terminal, as sabaq doctor names it.") },
	{ .name = "letters",
		.kind = FIELD_ENUM,
		.bits = FIELD_REQUIRED,
		.words = letters_words,
		AT_TERMINAL(letters),
		.help = N_("The letters on terminals of this kind.") },
};
static const struct shape terminal_shape = {
	.name = N_("terminal"),
	.size = sizeof(struct config_terminal),
	FIELDS(terminal_fields),
	.shorthand = "letters",
	.faulty_at = offsetof(struct config_terminal, faulty),
	.help = N_("What suits one kind of terminal."),
};
#define AT(member) .offset = offsetof(struct config, member)

/* No defaults here: one file must not undo what another has set. */
static const struct field config_fields[] = {
	{ .name = "language",
		.kind = FIELD_CODE,
		AT(language),
		.help = N_(
			"The language of the interface: ru, kk, ky, tg, en.") },
	{ .name = "languages",
		.kind = FIELD_LIST,
		.each = FIELD_CODE,
		AT(languages),
		.max = 16,
		.help = N_("Languages to learn in, the best first.") },
	{ .name = "letters",
		.kind = FIELD_ENUM,
		.words = letters_words,
		AT(letters),
		.help = N_("full; glyph: letters that the font lacks look like "
			   "others; latin: text in Latin letters.") },
	{ .name = "terminals",
		.kind = FIELD_MAP,
		.of = &terminal_shape,
		AT(terminals),
		.max = 100,
		.help = N_("Letters by kind of terminal, before those above; "
			   "the Settings screen writes them.") },
	{ .name = "colour",
		.kind = FIELD_BOOL,
		AT(colour),
		.help = N_(
			"Whether to use colours; else as the terminal can.") },
	{ .name = "confirm",
		.kind = FIELD_BOOL,
		AT(confirm),
		.help = N_("Whether to ask before an answer is sent.") },
	{ .name = "logs",
		.kind = FIELD_VERBATIM,
		AT(logs),
		.help = N_("Where score logs go, such as /var/lib/sabaq/%u; in "
			   "the system's file only.") },
	{ .name = "shared",
		.kind = FIELD_BOOL,
		AT(shared),
		.help = N_("Whether a class shares this login, so that each is "
			   "asked for a name; in the system's file only.") },
	{ .name = "kiosk",
		.kind = FIELD_BOOL,
		AT(kiosk),
		.help = N_("Whether the environment of a person is ignored: "
			   "places, programs; in the system's file only.") },
	{ .name = "site",
		.kind = FIELD_CODE,
		AT(site),
		.help = N_("The school or server, as records name it; in the "
			   "system's file only.") },
	{ .name = "facilitators",
		.kind = FIELD_CODE,
		AT(facilitators),
		.help = N_("The group of those who may lead sessions; in the "
			   "system's file only.") },
	{ .name = "relay",
		.kind = FIELD_VERBATIM,
		AT(relay),
		.help = N_("The NATS servers that join sessions of several "
			   "servers, such as nats://10.0.0.5:4222; in the "
			   "system's file only.") },
	{ .name = "relay_credentials",
		.kind = FIELD_VERBATIM,
		AT(relay_credentials),
		.help = N_("The file with \"user:password\" for them, or of "
			   "nsc; in the system's file only.") },
	{ .name = "relay_ca",
		.kind = FIELD_VERBATIM,
		AT(relay_ca),
		.help = N_("The certificate that theirs are signed with: then "
			   "the line is encrypted; in the system's file "
			   "only.") },
};
const struct shape config_shape = {
	.name = N_("settings"),
	.size = sizeof(struct config),
	FIELDS(config_fields),
	.help = N_("How the program behaves: config.yaml."),
};

static bool system_only(const char *name)
{
	static const char *const names[] = { "logs", "shared", "kiosk", "site",
		"facilitators", "relay", "relay_credentials", "relay_ca" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (strcmp(names[i], name) == 0)
			return true;
	}
	return false;
}

struct config config_empty(void)
{
	return (struct config){
		.letters = ABSENT,
		.colour = ABSENT,
		.confirm = ABSENT,
		.shared = ABSENT,
		.kiosk = ABSENT,
	};
}

/* What was chosen for a terminal stays, unless the file has it too. */
static void lay_terminals(
	struct config *out, struct arena *arena, const struct config *file)
{
	size_t count = out->terminals.count + file->terminals.count, n = 0;
	struct config_terminal *all = arena_array(arena, count, sizeof(*all));

	for (size_t i = 0; i < file->terminals.count; i++) {
		const struct config_terminal *t = &file->terminals.items[i];

		if (t->id && !t->faulty)
			all[n++] = *t;
	}
	for (size_t i = 0; i < out->terminals.count; i++)
		all[n++] = out->terminals.items[i];
	out->terminals.items = all;
	out->terminals.count = n;
}

static void lay_over(struct config *out, struct arena *arena,
	const struct config *file, bool system)
{
	struct config empty = config_empty();

	if (file->terminals.count > 0)
		lay_terminals(out, arena, file);
	for (size_t i = 0; i < config_shape.count; i++) {
		const struct field *f = &config_fields[i];
		const char *from = (const char *)file + f->offset;
		size_t size = field_size(f);

		if (f->of != &terminal_shape &&
			memcmp(from, (char *)&empty + f->offset, size) != 0 &&
			(system || !system_only(f->name)))
			memcpy((char *)out + f->offset, from, size);
	}
}

/* Items with a fault are NULL: nobody has to look for them. */
static void drop_nulls(struct strings *list)
{
	size_t n = 0;

	for (size_t i = 0; i < list->count; i++) {
		if (list->items[i])
			list->items[n++] = list->items[i];
	}
	list->count = n;
}

/* No file, or nothing but comments in it. */
static bool only_missing(const struct faults *faults, size_t before)
{
	return faults->count == before + 1 &&
	       (faults->items[before].rule == RULE_FILE_MISSING ||
		       faults->items[before].rule == RULE_FILE_EMPTY);
}

/* --- what is in doubt ------------------------------------------------- */

/* Whether the fault may have cost the setting of that name. */
static bool may_hide(const struct fault *f, const char *name)
{
	if (rule_texts[f->rule].level != RULE_ERROR)
		return false;
	/* The file, YAML, or no map: nobody knows what stood there. */
	if (f->rule < (int)RULE_FIELD_UNKNOWN ||
		(f->rule == RULE_FIELD_NOT_MAP &&
			strcmp(f->args[0], config_shape.name) == 0))
		return true;
	for (int i = 0; i < FAULT_ARGS; i++) {
		if (strcmp(f->args[i], name) == 0)
			return true;
	}
	return false;
}

static bool is_bound(const struct config *c, enum config_doubt setting)
{
	switch (setting) {
	case DOUBT_KIOSK:
		return c->kiosk != ABSENT;
	case DOUBT_SHARED:
		return c->shared != ABSENT;
	case DOUBT_LOGS:
		return c->logs != NULL;
	case CONFIG_DOUBTS:
		break;
	}
	return true;
}

static void find_doubts(
	struct config *file, const struct faults *faults, size_t from)
{
	for (int i = 0; i < CONFIG_DOUBTS; i++) {
		if (is_bound(file, (enum config_doubt)i))
			continue;
		for (size_t k = from; k < faults->count; k++) {
			if (may_hide(&faults->items[k], config_doubt_names[i]))
				file->doubts |= 1u << i;
		}
	}
	if (file->doubts & 1u << DOUBT_KIOSK)
		file->kiosk = YES;
	if (file->doubts & 1u << DOUBT_SHARED)
		file->shared = YES;
}

/* --- reading ---------------------------------------------------------- */

/* Binds the tree, NULL where there is none, and lays it over. */
static bool take(struct config *out, struct arena *arena,
	const struct node *root, bool system, struct faults *faults,
	size_t before)
{
	struct binder binder = { arena, faults };
	struct config file = config_empty();

	if (only_missing(faults, before))
		faults->count = before;
	if (root)
		bind_node(&binder, &config_shape, root, &file);
	for (const struct node *n = root ? root->first : NULL; n && !system;
		n = n->next) {
		if (n->key && system_only(n->key))
			faults_add(faults, RULE_CONFIG_SYSTEM, n->key_at,
				n->key, NULL, NULL);
	}
	drop_nulls(&file.languages);
	if (system)
		find_doubts(&file, faults, before);
	out->doubts |= file.doubts;
	lay_over(out, arena, &file, system);
	return faults->count == before;
}

bool config_read(struct config *out, struct arena *arena, const char *file,
	const char *text, size_t n, bool system, struct faults *faults)
{
	size_t before = faults->count;
	const struct node *root = node_parse(arena, file, text, n, faults);

	return take(out, arena, root, system, faults, before);
}

bool config_load(struct config *out, struct arena *arena, const char *path,
	bool system, struct faults *faults)
{
	size_t before = faults->count;
	struct source source;

	if (!source_read(&source, arena, AT_FDCWD, path, path, faults))
		return take(out, arena, NULL, system, faults, before);
	return config_read(
		out, arena, path, source.text, source.length, system, faults);
}

int config_terminal_letters(const struct config *c, const char *id)
{
	for (size_t i = 0; i < c->terminals.count; i++) {
		if (strcmp(c->terminals.items[i].id, id) == 0)
			return c->terminals.items[i].letters;
	}
	return ABSENT;
}

const char *config_letters_name(int letters)
{
	return letters_words[letters];
}
