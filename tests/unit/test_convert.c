/*
 * convert/: questions in Moodle's formats and back. What is made of them and
 * told of them stands in goldens; what GIFT means is compared with what
 * Moodle's own importer made of it (tests/golden/convert/moodle); and what
 * both sides can say comes back as it was.
 */
#include <dirent.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/buf.h"
#include "convert/file.h"
#include "convert/from_unit.h"
#include "convert/to_unit.h"
#include "core/folder.h"
#include "core/node.h"
#include "core/rules.h"
#include "core/unit_load.h"
#include "core/unit_write.h"
#include "golden.h"

#define ROWS(array) (sizeof(array) / sizeof *(array))

/* A file read, and the unit made of it. */
struct run {
	struct arena arena;
	struct faults notes, faults;
	struct moodle_file file;
	struct unit_made made;
};

static void open_run(struct run *r, const char *name)
{
	*r = (struct run){ 0 };
	r->file = (struct moodle_file){
		.arena = &r->arena, .name = name, .notes = &r->notes
	};
}

static void close_run(struct run *r)
{
	faults_release(&r->notes);
	faults_release(&r->faults);
	arena_release(&r->arena);
}

static void import_text(
	struct run *r, const char *format, const char *name, const char *text)
{
	open_run(r, name);
	format_named(format)->read(&r->file, text, strlen(text));
	unit_from(&r->made, &r->file, "u", KIND_ANY, NULL, &r->faults);
}

static const char *format_of(const char *name)
{
	const char *ending = strrchr(name, '.');

	return strcmp(ending, ".gift") == 0  ? "gift"
	       : strcmp(ending, ".txt") == 0 ? "aiken"
					     : "moodle-xml";
}

static bool ends(const char *s, const char *with)
{
	size_t n = strlen(s), m = strlen(with);

	return n >= m && strcmp(s + n - m, with) == 0;
}

/* ---- goldens ---- */

static void add_told(struct buf *b, const struct run *r)
{
	for (size_t i = 0; i < r->notes.count; i++) {
		note_say(b, NULL, &r->notes.items[i]);
		buf_addc(b, '\n');
	}
	for (size_t i = 0; i < r->faults.count; i++) {
		rule_say(b, NULL, &r->faults.items[i]);
		buf_addc(b, '\n');
	}
}

static void check_golden(const char *name)
{
	char path[256];
	char *text;
	struct buf b = { 0 };
	struct run r;

	snprintf(path, sizeof(path), "golden/convert/%s", name);
	text = golden_read(path);
	assert_non_null(text);
	import_text(&r, format_of(name), name, text);
	faults_sort(&r.notes);
	add_told(&b, &r);
	buf_adds(&b, "---\n");
	if (r.made.unit)
		unit_write(&b, r.made.unit);
	snprintf(path, sizeof(path), "convert/%s.out", name);
	assert_true(golden_matches(path, buf_str(&b)));
	buf_release(&b);
	close_run(&r);
	free(text);
}

static void test_goldens(void **state)
{
	static const char *const names[] = { "traps.gift", "words.gift",
		"lines.txt", "all.xml", "bomb.xml", "outside.xml", "broken.xml",
		"page.xml" };

	(void)state;
	for (size_t i = 0; i < ROWS(names); i++)
		check_golden(names[i]);
}

/* ---- there and back ---- */

static const struct module any = {
	.format = 1, .id = "m", .language = "ru", .shown = "ru", .unread = true
};

/* Exports u and imports that again; how many notes exporting took. */
static size_t there_and_back(
	struct run *out, const char *format, const struct unit *u)
{
	struct run to;
	struct buf b = { 0 };
	size_t notes;

	open_run(&to, "u.yaml");
	unit_to(&to.file, u);
	format_named(format)->write(&b, &to.file);
	notes = to.notes.count;
	import_text(out, format, "back", buf_str(&b));
	if (notes == 0 && out->notes.count + out->faults.count > 0) {
		struct buf told = { 0 };

		add_told(&told, out);
		fail_msg("%s%s", buf_str(&told), buf_str(&b));
	}
	buf_release(&b);
	close_run(&to);
	return notes;
}

static void expect_same(
	const struct unit *a, const struct unit *b, const char *what)
{
	struct buf one = { 0 }, two = { 0 };

	unit_write(&one, a);
	unit_write(&two, b);
	if (strcmp(buf_str(&one), buf_str(&two)) != 0) {
		fprintf(stderr, "%s----\n%s", buf_str(&one), buf_str(&two));
		fail_msg("%s does not come back as it was", what);
	}
	buf_release(&one);
	buf_release(&two);
}

/*
 * Where exporting told of nothing lost, it comes back the same; and what came
 * back once always does.
 */
static bool check_round(
	const char *format, const struct unit *u, const char *what)
{
	struct run once, twice;
	size_t notes = there_and_back(&once, format, u);

	if (once.made.unit) {
		if (notes == 0)
			expect_same(u, once.made.unit, what);
		there_and_back(&twice, format, once.made.unit);
		assert_non_null(twice.made.unit);
		expect_same(once.made.unit, twice.made.unit, what);
		close_run(&twice);
	}
	close_run(&once);
	return notes == 0;
}

static void test_samples_round(void **state)
{
	DIR *dir = opendir(golden_path("golden/convert/moodle"));
	struct dirent *e;
	int count = 0, exact = 0;

	(void)state;
	assert_non_null(dir);
	while ((e = readdir(dir))) {
		char path[512];
		char *text;
		struct run r;

		if (!ends(e->d_name, ".gift"))
			continue;
		snprintf(path, sizeof(path), "golden/convert/moodle/%s",
			e->d_name);
		text = golden_read(path);
		import_text(&r, "gift", e->d_name, text);
		if (r.made.unit) {
			exact += check_round("gift", r.made.unit, e->d_name);
			exact += check_round(
				"moodle-xml", r.made.unit, e->d_name);
			check_round("aiken", r.made.unit, e->d_name);
			count++;
		}
		close_run(&r);
		free(text);
	}
	closedir(dir);
	assert_true(count > 40);
	assert_true(exact > 90);
}

static void test_units_round(void **state)
{
	static const struct {
		const char *name, *formats[2];
	} rows[] = {
		{ "both.yaml", { "gift", "moodle-xml" } },
		{ "xml.yaml", { "moodle-xml" } },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		char path[256];
		char *text;
		struct arena arena = { 0 };
		struct faults faults = { 0 };
		const struct node *root;
		struct unit *u;

		snprintf(path, sizeof(path), "golden/convert/%s", rows[i].name);
		text = golden_read(path);
		root = node_parse(
			&arena, "u.yaml", text, strlen(text), &faults);
		u = unit_load(&arena, root, "u", &any, &faults);
		assert_false(u->faulty);
		for (size_t k = 0; k < 2 && rows[i].formats[k]; k++) {
			if (!check_round(rows[i].formats[k], u, rows[i].name))
				fail_msg("%s: %s loses something", rows[i].name,
					rows[i].formats[k]);
		}
		free(text);
		faults_release(&faults);
		arena_release(&arena);
	}
}

static void module_rounds(const char *path, int *count)
{
	static const char *const formats[] = { "gift", "aiken", "moodle-xml" };
	struct faults faults = { 0 };
	struct folder *f = folder_open(path, &faults);
	const struct module *m;

	assert_non_null(f);
	m = folder_source(f);
	for (size_t i = 0; i < m->units.count; i++) {
		const struct unit *u =
			folder_unit(f, m->units.items[i], m->language, &faults);

		if (!u)
			fail_msg("%s: %s has faults", path, m->units.items[i]);
		for (size_t k = 0; k < ROWS(formats); k++, ++*count)
			check_round(formats[k], u, m->units.items[i]);
	}
	folder_free(f);
	faults_release(&faults);
}

static void test_modules_round(void **state)
{
	char place[1024], path[2048];
	struct dirent *e;
	int count = 0;
	DIR *dir;

	(void)state;
	snprintf(place, sizeof(place), "%s", golden_path("../modules"));
	dir = opendir(place);
	assert_non_null(dir);
	while ((e = readdir(dir))) {
		snprintf(path, sizeof(path), "%s/%s", place, e->d_name);
		if (e->d_name[0] != '.')
			module_rounds(path, &count);
	}
	closedir(dir);
	assert_true(count >= 18);
}

/* ---- what Moodle makes of GIFT ---- */

static const char *string_in(const json_t *o, const char *key)
{
	const json_t *v = json_object_get(o, key);

	if (json_is_object(v))
		v = json_object_get(v, "text");
	return json_is_string(v) ? json_string_value(v) : "";
}

/* But for white space, which Moodle keeps where a comment stood. */
static void expect_text(const char *mine, const char *moodles)
{
	static const char blank[] = " \t\r\n";
	const char *a = mine ? mine : "", *b = moodles;

	for (;;) {
		a += strspn(a, blank);
		b += strspn(b, blank);
		if (*a != *b)
			fail_msg("\"%s\" is \"%s\" to Moodle", mine ? mine : "",
				moodles);
		if (!*a)
			return;
		a++;
		b++;
	}
}

static void expect_format(enum moodle_format mine, const char *moodles)
{
	static const char *const words[] = { [MOODLE_AUTO] = "moodle",
		[MOODLE_HTML] = "html",
		[MOODLE_PLAIN] = "plain",
		[MOODLE_MARKDOWN] = "markdown" };

	assert_string_equal(words[mine], moodles);
}

static double real_at(const json_t *list, size_t i)
{
	const json_t *v = json_array_get(list, i);

	return json_is_string(v) ? strtod(json_string_value(v), NULL)
				 : json_number_value(v);
}

static void expect_answers(const struct moodle_question *q, const json_t *o)
{
	const json_t *answers = json_object_get(o, "answer");
	const json_t *weights = json_object_get(o, "fraction");
	const json_t *said = json_object_get(o, "feedback");

	assert_int_equal(q->answers.count, json_array_size(answers));
	for (size_t i = 0; i < q->answers.count; i++) {
		const struct moodle_answer *a = &q->answers.items[i];
		const json_t *moodles = json_array_get(answers, i);

		if (q->kind == MOODLE_NUMBER)
			assert_true(fabs(strtod(a->text.text, NULL) -
					    real_at(answers, i)) < 1e-9);
		else
			expect_text(a->text.text,
				json_is_string(moodles)
					? json_string_value(moodles)
					: string_in(moodles, "text"));
		assert_true(fabs(a->weight / 100 - real_at(weights, i)) < 1e-6);
		expect_text(a->feedback.text,
			string_in(json_array_get(said, i), "text"));
		if (q->kind == MOODLE_NUMBER)
			assert_true(
				fabs(strtod(a->tolerance, NULL) -
					real_at(json_object_get(o, "tolerance"),
						i)) < 1e-9);
	}
	if (q->kind == MOODLE_CHOICE)
		assert_int_equal(q->single,
			json_integer_value(json_object_get(o, "single")));
}

static void expect_pairs(const struct moodle_question *q, const json_t *o)
{
	const json_t *left = json_object_get(o, "subquestions");
	const json_t *right = json_object_get(o, "subanswers");

	assert_int_equal(q->answers.count, json_array_size(left));
	for (size_t i = 0; i < q->answers.count; i++) {
		expect_text(q->answers.items[i].text.text,
			string_in(json_array_get(left, i), "text"));
		expect_text(q->answers.items[i].other.text,
			json_string_value(json_array_get(right, i)));
	}
}

static void expect_truth(const struct moodle_question *q, const json_t *o)
{
	const json_t *right = json_object_get(o, "correctanswer");

	assert_int_equal(q->answers.items[0].weight > 0,
		json_is_true(right) || json_integer_value(right) == 1);
	expect_text(q->answers.items[0].feedback.text,
		string_in(o, "feedbacktrue"));
	expect_text(q->answers.items[1].feedback.text,
		string_in(o, "feedbackfalse"));
}

static const char *type_of(const struct moodle_question *q)
{
	static const char *const words[] = {
		[MOODLE_DESCRIPTION] = "description",
		[MOODLE_ESSAY] = "essay",
		[MOODLE_CHOICE] = "multichoice",
		[MOODLE_TRUEFALSE] = "truefalse",
		[MOODLE_SHORT] = "shortanswer",
		[MOODLE_NUMBER] = "numerical",
		[MOODLE_MATCH] = "match",
		[MOODLE_ORDER] = "ordering",
		[MOODLE_CLOZE] = "cloze",
		[MOODLE_CATEGORY] = "category",
	};

	return words[q->kind];
}

static void expect_question(const struct moodle_question *q, const json_t *o)
{
	assert_string_equal(type_of(q), string_in(o, "type"));
	if (q->kind == MOODLE_CATEGORY) {
		assert_string_equal(q->name, string_in(o, "category"));
		return;
	}
	expect_text(q->stem.text, string_in(o, "text"));
	expect_format(q->stem.format, string_in(o, "format"));
	expect_text(q->general.text, string_in(o, "generalfeedback"));
	if (q->name)
		expect_text(q->name, string_in(o, "name"));
	if (q->kind == MOODLE_MATCH)
		expect_pairs(q, o);
	else if (q->kind == MOODLE_TRUEFALSE)
		expect_truth(q, o);
	else if (q->kind != MOODLE_ESSAY && q->kind != MOODLE_DESCRIPTION)
		expect_answers(q, o);
}

static void check_moodle(const char *name)
{
	char path[512];
	char *text, *expected;
	json_t *root, *list;
	struct run r;

	snprintf(path, sizeof(path), "golden/convert/moodle/%s.gift", name);
	text = golden_read(path);
	snprintf(path, sizeof(path), "golden/convert/moodle/%s.moodle.json",
		name);
	expected = golden_read(path);
	root = json_loads(expected, 0, NULL);
	assert_non_null(root);
	list = json_object_get(root, "questions");
	open_run(&r, name);
	gift_read(&r.file, text, strlen(text));
	assert_int_equal(r.file.questions.count, json_array_size(list));
	for (size_t i = 0; i < r.file.questions.count; i++)
		expect_question(
			&r.file.questions.items[i], json_array_get(list, i));
	json_decref(root);
	close_run(&r);
	free(text);
	free(expected);
}

static void test_moodle(void **state)
{
	DIR *dir = opendir(golden_path("golden/convert/moodle"));
	struct dirent *e;
	int count = 0;

	(void)state;
	while ((e = readdir(dir))) {
		char name[256];

		if (!ends(e->d_name, ".gift"))
			continue;
		snprintf(name, sizeof(name), "%.*s",
			(int)(strlen(e->d_name) - strlen(".gift")), e->d_name);
		print_message("%s\n", name);
		check_moodle(name);
		count++;
	}
	closedir(dir);
	assert_true(count > 45);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_moodle),
		cmocka_unit_test(test_goldens),
		cmocka_unit_test(test_samples_round),
		cmocka_unit_test(test_units_round),
		cmocka_unit_test(test_modules_round),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
