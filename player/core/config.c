#include "core/config.h"

#include <fcntl.h>
#include <string.h>

#include "core/bind.h"
#include "core/node.h"
#include "core/rules.h"
#include "core/source.h"

static const char *const letters_words[] = { "full", "glyph", "latin", NULL };

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
		"facilitators" };

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

static size_t member_size(const struct field *f)
{
	/* A list's element is as large as a member of its kind. */
	struct field list = { .kind = FIELD_LIST, .each = f->kind };

	return field_element_size(&list);
}

static void lay_over(struct config *out, const struct config *file, bool system)
{
	struct config empty = config_empty();

	for (size_t i = 0; i < config_shape.count; i++) {
		const struct field *f = &config_fields[i];
		const char *from = (const char *)file + f->offset;
		size_t size = member_size(f);

		if (memcmp(from, (char *)&empty + f->offset, size) != 0 &&
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

static const struct node *read_tree(
	struct arena *arena, const char *path, struct faults *faults)
{
	size_t before = faults->count;
	const struct node *root = NULL;
	struct source source;

	if (source_read(&source, arena, AT_FDCWD, path, path, faults))
		root = node_parse(
			arena, path, source.text, source.length, faults);
	if (only_missing(faults, before))
		faults->count = before;
	return root;
}

bool config_load(struct config *out, struct arena *arena, const char *path,
	bool system, struct faults *faults)
{
	struct binder binder = { arena, faults };
	size_t before = faults->count;
	const struct node *root = read_tree(arena, path, faults);
	struct config file = config_empty();

	if (!root)
		return faults->count == before;
	bind_node(&binder, &config_shape, root, &file);
	for (const struct node *n = root->first; n && !system; n = n->next) {
		if (n->key && system_only(n->key))
			faults_add(faults, RULE_CONFIG_SYSTEM, n->key_at,
				n->key, NULL, NULL);
	}
	drop_nulls(&file.languages);
	lay_over(out, &file, system);
	return faults->count == before;
}
