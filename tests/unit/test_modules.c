/*
 * The modules that come with the program: they load without a fault in every
 * language, each key is right, each wrong option and each wrong answer that
 * is expected is wrong and has something said about it.
 */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "core/folder.h"
#include "core/node.h"
#include "core/option.h"
#include "core/question.h"
#include "core/rules.h"
#include "golden.h"

/* A step in a language beside the source's. */
struct asked {
	const struct step *step, *source;
	const char *language;
	int wrongs; /* expected wrong answers that were tried */
};

static void no_faults(struct faults *faults)
{
	struct buf all = { 0 };

	for (size_t i = 0; i < faults->count; i++) {
		rule_say(&all, NULL, &faults->items[i]);
		buf_addc(&all, '\n');
	}
	if (faults->count > 0)
		fail_msg("%s", buf_str(&all));
	faults_release(faults);
}

static bool is_right(const struct asked *a, const char **given, size_t count)
{
	struct strings strings = { given, count };
	struct verdict v;

	if (question_refuse(a->step, a->source, &strings) != REFUSAL_NONE)
		fail_msg("%s/%s: \"%s\" is sent back", a->language, a->step->id,
			given[0]);
	question_grade(a->step, a->source, &strings, &v);
	assert_true(v.score >= 0 && v.score <= 1);
	assert_int_equal(v.mark == MARK_RIGHT, v.score >= 1);
	return v.mark == MARK_RIGHT;
}

static void check_key(const struct asked *a)
{
	const char *key[GIVEN_MAX], *source[GIVEN_MAX];
	size_t count = question_key(a->step, key, GIVEN_MAX);

	if (!question_graded(a->step)) {
		assert_int_equal(count, 0);
		return;
	}
	assert_in_range(count, 1, GIVEN_MAX);
	if (!is_right(a, key, count))
		fail_msg("%s/%s: the key is wrong", a->language, a->step->id);
	/* What counts in the source's language counts in any. */
	count = question_key(a->source, source, GIVEN_MAX);
	assert_true(is_right(a, source, count));
}

static bool is_key(const struct asked *a, const char *id)
{
	const char *key[GIVEN_MAX];
	struct strings strings = { key, question_key(a->step, key, GIVEN_MAX) };

	return strings_have(&strings, id);
}

/* The design's rule: feedback for every option, right or wrong. */
static void check_said(const struct asked *a, const char *id)
{
	const char *given[] = { id };
	struct strings strings = { given, 1 };
	struct verdict v;

	question_grade(a->step, a->source, &strings, &v);
	if (v.feedback_count == 0)
		fail_msg("%s/%s: nothing is said about option %s", a->language,
			a->step->id, id);
}

/* Each option alone: right if and only if it is the whole key. */
static void check_picks(const struct asked *a)
{
	struct pick picks[GIVEN_MAX];
	size_t count = question_picks(a->step, "01JD", picks, GIVEN_MAX);

	for (size_t i = 0; i < count && question_graded(a->step); i++) {
		const char *given[] = { picks[i].id };
		bool one = question_shape(a->step) == SHAPE_ONE;

		if (is_right(a, given, 1) != is_key(a, picks[i].id) && one)
			fail_msg("%s/%s: option %s", a->language, a->step->id,
				picks[i].id);
		check_said(a, picks[i].id);
	}
}

/* An answer under "wrong": not accepted, and met by its own feedback. */
static void check_wrong(struct asked *a, const struct node *wrong)
{
	const struct node *text = node_get(wrong, "text");
	const struct node *feedback = node_get(wrong, "feedback");
	const char *given[1];
	struct strings strings = { given, 1 };
	struct verdict v;

	if (!text)
		text = node_get(wrong, "value");
	assert_non_null(text);
	given[0] = text->text;
	assert_int_equal(
		question_refuse(a->step, a->source, &strings), REFUSAL_NONE);
	question_grade(a->step, a->source, &strings, &v);
	if (v.mark != MARK_WRONG)
		fail_msg("%s/%s: \"%s\" is accepted", a->language, a->step->id,
			given[0]);
	if (!feedback || v.feedback_count == 0 ||
		strcmp(v.feedback[0].text, feedback->text) != 0)
		fail_msg("%s/%s: nothing is said about \"%s\"", a->language,
			a->step->id, given[0]);
	assert_string_equal(v.hit, given[0]);
	a->wrongs++;
}

/* A file's own tree, to know what stands under "wrong". */
static const struct node *tree(struct arena *arena, const char *path)
{
	struct faults faults = { 0 };
	char *text = golden_read(path);
	struct node *root;

	assert_non_null(text);
	root = node_parse(arena, path, text, strlen(text), &faults);
	no_faults(&faults);
	free(text);
	return root;
}

/* Steps stand in a list in the source and in a map in a translation. */
static const struct node *node_of(const struct node *list, const char *id)
{
	for (const struct node *n = list ? list->first : NULL; n; n = n->next) {
		const struct node *mine = node_get(n, "id");

		if (strcmp(n->key ? n->key : mine ? mine->text : "", id) == 0)
			return n;
	}
	return NULL;
}

static const struct node *find_step(const struct node *root, const char *id)
{
	const struct node *pools = node_get(root, "pools");
	const struct node *found = node_of(node_get(root, "steps"), id);

	for (const struct node *p = pools ? pools->first : NULL; p && !found;
		p = p->next)
		found = node_of(p, id);
	return found;
}

static void check_step(struct asked *a, const struct node *root)
{
	const struct node *at = find_step(root, a->step->id);
	const struct node *wrong = node_get(at, "wrong");

	if (!a->step->label || !*a->step->label)
		fail_msg("%s/%s has no label", a->language, a->step->id);
	assert_string_equal(a->step->id, a->source->id);
	assert_int_equal(a->step->type, a->source->type);
	if (a->step->untranslated)
		fail_msg("%s/%s is not translated", a->language, a->step->id);
	check_key(a);
	check_picks(a);
	for (const struct node *n = wrong ? wrong->first : NULL; n; n = n->next)
		check_wrong(a, n);
}

static int check_language(struct folder *f, const char *path, const char *id,
	const char *language)
{
	bool own = strcmp(language, folder_source(f)->language) == 0;
	struct faults faults = { 0 };
	const struct unit *source = folder_unit(f, id, NULL, &faults);
	const struct unit *u = folder_unit(f, id, language, &faults);
	struct arena arena = { 0 };
	const struct node *root;
	char file[256];
	int wrongs = 0;

	no_faults(&faults);
	assert_non_null(u);
	assert_string_equal(u->language, language);
	assert_string_equal(u->module->shown, language);
	assert_int_equal(u->all_count, source->all_count);
	snprintf(file, sizeof(file), own ? "%s/%s.yaml" : "%s/%s.%s.yaml", path,
		id, language);
	root = tree(&arena, file);
	for (size_t i = 0; i < u->all_count; i++) {
		struct asked a = { u->all[i], source->all[i], language, 0 };

		check_step(&a, root);
		wrongs += a.wrongs;
	}
	arena_release(&arena);
	return wrongs;
}

static void check_unit(struct folder *f, const char *path, const char *id)
{
	const char *const *has = folder_languages(f, id);
	int wrongs = check_language(f, path, id, has[0]);
	size_t count = 1;

	for (; has[count]; count++)
		assert_int_equal(
			check_language(f, path, id, has[count]), wrongs);
	/* Russian, Kazakh, Kyrgyz, Tajik, English. */
	assert_int_equal(count, 5);
	/* What is shipped is only worth testing if it has such answers. */
	assert_true(wrongs > 0);
}

static void check_module(const char *path)
{
	struct faults faults = { 0 };
	struct folder *f = folder_open(golden_path(path), &faults);
	const struct module *m;

	no_faults(&faults);
	assert_non_null(f);
	folder_check(f, &faults);
	no_faults(&faults);
	m = folder_source(f);
	for (size_t i = 0; i < m->units.count; i++)
		check_unit(f, path, m->units.items[i]);
	folder_free(f);
}

static void test_modules(void **state)
{
	DIR *dir = opendir(golden_path("../modules"));
	struct dirent *e;
	int count = 0;

	(void)state;
	assert_non_null(dir);
	while ((e = readdir(dir))) {
		char path[300];

		if (e->d_name[0] == '.')
			continue;
		snprintf(path, sizeof(path), "../modules/%s", e->d_name);
		check_module(path);
		count++;
	}
	closedir(dir);
	assert_true(count > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_modules),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
