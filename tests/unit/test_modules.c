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
struct tested {
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

static bool is_right(const struct tested *a, const char **given, size_t count)
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

static void check_key(const struct tested *a)
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

static bool is_key(const struct tested *a, const char *id)
{
	const char *key[GIVEN_MAX];
	struct strings strings = { key, question_key(a->step, key, GIVEN_MAX) };

	return strings_have(&strings, id);
}

/* The design's rule: feedback for every option, right or wrong. */
static void check_said(const struct tested *a, const char *id)
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
static void check_picks(const struct tested *a)
{
	enum answer_shape shape = question_shape(a->step);
	bool one = shape == SHAPE_ONE;
	struct pick picks[GIVEN_MAX];
	size_t count = question_picks(a->step, "01JD", picks, GIVEN_MAX);

	if (!question_graded(a->step) || (!one && shape != SHAPE_MANY))
		return;
	for (size_t i = 0; i < count; i++) {
		const char *given[] = { picks[i].id };

		if (is_right(a, given, 1) != is_key(a, picks[i].id) && one)
			fail_msg("%s/%s: option %s", a->language, a->step->id,
				picks[i].id);
		check_said(a, picks[i].id);
	}
}

static size_t split_lines(
	struct arena *arena, const char *text, const char *out[GIVEN_MAX])
{
	size_t count = 0;

	for (size_t n; *text && count < GIVEN_MAX;
		text += n + (text[n] != '\0')) {
		n = strcspn(text, "\n");
		out[count++] = arena_strndup(arena, text, n);
	}
	return count;
}

/* What stands under "wrong" as a given; ids stand in the source only. */
static size_t wrong_given(struct arena *arena, const struct node *wrong,
	const struct node *source, const char *out[GIVEN_MAX])
{
	const struct node *ids = node_get(source, "order");
	const struct node *lines = node_get(wrong, "output");
	const struct node *text = node_get(wrong, "text");
	size_t count = 0;

	if (lines)
		return split_lines(arena, lines->text, out);
	for (const struct node *n = ids ? ids->first : NULL; n; n = n->next)
		out[count++] = n->text;
	if (!text)
		text = node_get(wrong, "value");
	if (text)
		out[count++] = text->text;
	return count;
}

/* One pair, the others left open. */
static size_t pair_given(const struct tested *a, const struct node *wrong,
	const char *out[GIVEN_MAX])
{
	const char *left = node_get(wrong, "left")->text;
	const char *right = node_get(wrong, "right")->text;
	struct asked asked[GIVEN_MAX];
	struct pick picks[GIVEN_MAX];
	size_t count = question_asked(a->step, asked, GIVEN_MAX);
	size_t choice = question_picks(a->step, "01JD", picks, GIVEN_MAX);

	for (size_t i = 0; i < count; i++) {
		out[i] = NOT_PAIRED;
		for (size_t k = 0; k < choice; k++) {
			if (strcmp(asked[i].text, left) == 0 &&
				strcmp(picks[k].text, right) == 0)
				out[i] = picks[k].id;
		}
	}
	return count;
}

/* What is said of a wrong answer is what stands under it. */
static void check_told(
	struct tested *a, const struct node *wrong, const struct strings *given)
{
	const struct node *feedback = node_get(wrong, "feedback");
	struct verdict v;
	bool told = false;

	assert_int_equal(
		question_refuse(a->step, a->source, given), REFUSAL_NONE);
	question_grade(a->step, a->source, given, &v);
	for (size_t i = 0; feedback && i < v.feedback_count; i++)
		told |= strcmp(v.feedback[i].text, feedback->text) == 0;
	if (v.mark == MARK_RIGHT || !told)
		fail_msg("%s/%s: what is wrong at %d is accepted, or nothing "
			 "is said about it",
			a->language, a->step->id, wrong->at.line);
	a->wrongs++;
}

static void check_wrong_pair(struct tested *a, const struct node *wrong)
{
	const char *given[GIVEN_MAX];
	struct strings strings = { given, pair_given(a, wrong, given) };

	check_told(a, wrong, &strings);
}

/* What stands under "wrong" of each gap, alone in an answer. */
static void check_gaps(struct tested *a, const struct node *at)
{
	const struct node *gaps = node_get(at, "gaps");
	struct asked asked[GIVEN_MAX];
	const char *given[GIVEN_MAX];
	struct strings strings = { given,
		question_asked(a->step, asked, GIVEN_MAX) };

	for (size_t i = 0; gaps && i < strings.count; i++) {
		const struct node *gap = node_get(gaps, asked[i].id);
		const struct node *wrong = gap ? node_get(gap, "wrong") : NULL;

		for (size_t k = 0; k < strings.count; k++)
			given[k] = "";
		for (const struct node *n = wrong ? wrong->first : NULL; n;
			n = n->next) {
			const struct node *text = node_get(n, "text");

			text = text ? text : node_get(n, "value");
			given[i] = text->text;
			check_told(a, n, &strings);
		}
	}
}

/* An answer under "wrong": not accepted, and met by its own feedback. */
static void check_wrong(
	struct tested *a, const struct node *wrong, const struct node *source)
{
	const struct node *feedback = node_get(wrong, "feedback");
	struct arena arena = { 0 };
	const char *given[GIVEN_MAX];
	struct strings strings = { given,
		wrong_given(&arena, wrong, source, given) };
	struct verdict v;

	assert_true(strings.count > 0);
	assert_int_equal(
		question_refuse(a->step, a->source, &strings), REFUSAL_NONE);
	question_grade(a->step, a->source, &strings, &v);
	if (v.mark == MARK_RIGHT ||
		(v.mark == MARK_PARTLY && v.part_count == 0))
		fail_msg("%s/%s: \"%s\" is accepted", a->language, a->step->id,
			given[0]);
	if (!feedback || v.feedback_count == 0 ||
		strcmp(v.feedback[0].text, feedback->text) != 0)
		fail_msg("%s/%s: nothing is said about \"%s\"", a->language,
			a->step->id, given[0]);
	if (question_shape(a->step) == SHAPE_LINE)
		assert_string_equal(v.hit, given[0]);
	arena_release(&arena);
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

/* Between them the modules show how each type is used. */
static bool used[QUESTION_COUNT];

static void check_step(struct tested *a, const struct node *root,
	const struct node *source_root)
{
	const struct node *at = find_step(root, a->step->id);
	const struct node *source = find_step(source_root, a->step->id);
	const struct node *wrong = node_get(at, "wrong");
	const struct node *other = node_get(source, "wrong");

	if (!a->step->label || !*a->step->label)
		fail_msg("%s/%s has no label", a->language, a->step->id);
	used[a->step->type] = true;
	assert_string_equal(a->step->id, a->source->id);
	assert_int_equal(a->step->type, a->source->type);
	if (a->step->untranslated)
		fail_msg("%s/%s is not translated", a->language, a->step->id);
	check_key(a);
	check_picks(a);
	other = other ? other->first : NULL;
	for (const struct node *n = wrong ? wrong->first : NULL; n;
		n = n->next) {
		if (question_shape(a->step) == SHAPE_PAIRS)
			check_wrong_pair(a, n);
		else
			check_wrong(a, n, other);
		other = other ? other->next : NULL;
	}
	if (question_shape(a->step) == SHAPE_GAPS)
		check_gaps(a, at);
}

static int check_language(struct folder *f, const char *path, const char *id,
	const char *language)
{
	bool own = strcmp(language, folder_source(f)->language) == 0;
	struct faults faults = { 0 };
	const struct unit *source = folder_unit(f, id, NULL, &faults);
	const struct unit *u = folder_unit(f, id, language, &faults);
	struct arena arena = { 0 };
	const struct node *root, *source_root;
	char file[256];
	int wrongs = 0;

	no_faults(&faults);
	assert_non_null(u);
	assert_string_equal(u->language, language);
	assert_string_equal(u->module->shown, language);
	assert_int_equal(u->all_count, source->all_count);
	snprintf(file, sizeof(file), own ? "%s/%s.yaml" : "%s/%s.%s.yaml", path,
		id, language);
	root = source_root = tree(&arena, file);
	snprintf(file, sizeof(file), "%s/%s.yaml", path, id);
	if (!own)
		source_root = tree(&arena, file);
	for (size_t i = 0; i < u->all_count; i++) {
		struct tested a = { u->all[i], source->all[i], language, 0 };

		check_step(&a, root, source_root);
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
	/* Its own alone, or Russian, Kazakh, Kyrgyz, Tajik and English. */
	assert_true(count == 1 || count == 2 || count == 5);
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
	assert_int_equal(count, 4);
	for (int i = 0; i < QUESTION_COUNT; i++) {
		if (!used[i])
			fail_msg("no module has: %s", question_types[i]->name);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_modules),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
