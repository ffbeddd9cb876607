/* sabaq check: every file of a folder, each fault once. */
#include <string.h>
#include <strings.h>

#include "core/folder_parts.h"
#include "core/rules.h"

static void tell_file(struct folder *f, enum rule rule, const char *name,
	const char *a, const char *b, struct faults *faults)
{
	faults_add(faults, (int)rule,
		(struct place){ .file = folder_shown(f, name) }, a, b, NULL);
}

/*
 * What is wrong with a translation can be told even where its source is
 * damaged: all but what only the source can tell.
 */
static void check_alone(const struct job *j)
{
	struct version *v = &j->entry->versions[j->language];
	bool draft;

	if (!v->tried)
		folder_merge(j, NULL, &draft);
	v->tried = true;
}

/*
 * As far as it could be bound; NULL where not at all. Its draws are linked,
 * faulty or not, but not those of translations, which are the same.
 */
static const struct unit *check_unit(
	struct folder *f, const char *id, struct faults *faults)
{
	struct job j = { f, folder_entry(f, id), 0, faults };
	const struct unit *u = folder_bare(&j);

	if (u)
		folder_link(&j);
	for (size_t i = 1; j.entry->languages[i]; i++) {
		j.language = i;
		if (u && !u->faulty)
			folder_bare(&j);
		else
			check_alone(&j);
	}
	return u;
}

static void check_listed(struct folder *f, struct faults *faults)
{
	const struct module *m = folder_source(f);
	const struct node *units =
		node_get(f->module.versions[0].root, "units");
	const struct node *n = units->kind == NODE_LIST ? units->first : units;

	for (size_t i = 0; i < m->units.count && n; i++, n = n->next) {
		const char *id = m->units.items[i];
		const struct unit *u;

		if (!folder_has(f, folder_file(f, id, NULL))) {
			faults_add(faults, RULE_UNIT_MISSING, n->at, id, NULL,
				NULL);
			continue;
		}
		u = check_unit(f, id, faults);
		if (u && u->kind == UNIT_BANK)
			faults_add(
				faults, RULE_UNIT_BANK, n->at, id, NULL, NULL);
	}
}

/* name is "<id>.<language>.yaml" or nothing that is ever read. */
static void check_translation(struct folder *f, const char *name,
	const char *id, const char *language, struct faults *faults)
{
	char *source = folder_file(f, id, NULL);

	if (!id_valid(id) || !language_valid(language))
		tell_file(f, RULE_FILE_NAME, name, NULL, NULL, faults);
	else if (!folder_has(f, source))
		tell_file(f, RULE_TR_ORPHAN, name, source, NULL, faults);
	else if (strcmp(language, folder_source(f)->language) == 0)
		tell_file(f, RULE_TR_OWN, name, language, source, faults);
}

/* Units on disk but not listed are checked too. */
static void check_file(
	struct folder *f, const char *name, struct faults *faults)
{
	const char *end = strrchr(name, '.');
	char *id, *language;

	if (!end || name[0] == '.')
		return; /* hidden, as editors' own files are */
	if (strcmp(end, ".yaml") != 0) {
		if (strcasecmp(end, ".yaml") == 0 ||
			strcasecmp(end, ".yml") == 0)
			tell_file(f, RULE_FILE_NAME, name, NULL, NULL, faults);
		return;
	}
	id = arena_strndup(&f->arena, name, (size_t)(end - name));
	language = strchr(id, '.');
	if (language) {
		*language++ = '\0';
		check_translation(f, name, id, language, faults);
	} else if (!id_valid(id)) {
		tell_file(f, RULE_FILE_NAME, name, NULL, NULL, faults);
	} else if (strcmp(id, f->module.id) != 0) {
		check_unit(f, id, faults);
	}
}

void folder_check(struct folder *f, struct faults *faults)
{
	if (!folder_source(f)->unread) {
		for (size_t i = 1; f->module.languages[i]; i++)
			folder_module(f, f->module.languages[i]);
		folder_tell(f, faults);
		check_listed(f, faults);
	}
	for (size_t i = 0; i < f->name_count; i++)
		check_file(f, f->names[i], faults);
}

bool folder_check_path(const char *path, struct faults *faults)
{
	struct folder *f = folder_try(path, faults);
	bool read = !folder_source(f)->unread;

	folder_check(f, faults);
	folder_free(f);
	return read;
}
