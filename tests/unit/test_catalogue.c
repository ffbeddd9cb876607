/* base/catalogue: .mo files, whole and damaged. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/catalogue.h"

#define ONE "Plural-Forms: nplurals=1; plural=0;\n"
#define NOT_ONE "Plural-Forms: nplurals=2; plural=(n != 1);\n"
#define SLAVIC \
	"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : " \
	"n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\n"
#define HEADER(rule) \
	"Content-Type: text/plain; charset=UTF-8\n" rule "Language: ru\n"
#define TEXT(s) (s), sizeof(s) - 1

struct message {
	const char *id;
	size_t id_length;
	const char *text;
	size_t length;
};

/* Sorted, as msgfmt leaves them. */
static const struct message russian[] = {
	{ TEXT(""), TEXT(HEADER(SLAVIC)) },
	{ TEXT("%1 question\0%1 questions"),
		TEXT("%1 вопрос\0%1 вопроса\0%1 вопросов") },
	{ TEXT("Back"), TEXT("Назад") },
	{ TEXT("Next"), TEXT("Дальше") },
	{ TEXT("Untranslated"), TEXT("") },
	{ TEXT("file\4Open"), TEXT("Открыть") },
	{ TEXT("open"), TEXT("открыто") },
	{ TEXT("short\0shorts"), TEXT("одна форма") },
	{ TEXT("state\4Open"), TEXT("Открыт") },
};
enum { RUSSIAN = sizeof russian / sizeof *russian };

static void add_number(struct buf *b, bool big, size_t n)
{
	for (int i = 0; i < 4; i++)
		buf_addc(b, (char)(n >> 8 * (big ? 3 - i : i)));
}

/* A .mo file; the caller releases it. */
static struct buf mo(const struct message *messages, size_t count, bool big)
{
	struct buf b = { 0 };
	size_t at = 28 + 16 * count;

	add_number(&b, big, 0x950412de);
	add_number(&b, big, 0);
	add_number(&b, big, count);
	add_number(&b, big, 28);
	add_number(&b, big, 28 + 8 * count);
	add_number(&b, big, 0);
	add_number(&b, big, at);
	for (size_t i = 0; i < count; i++) {
		add_number(&b, big, messages[i].id_length);
		add_number(&b, big, at);
		at += messages[i].id_length + 1;
	}
	for (size_t i = 0; i < count; i++) {
		add_number(&b, big, messages[i].length);
		add_number(&b, big, at);
		at += messages[i].length + 1;
	}
	for (size_t i = 0; i < count; i++)
		buf_add(&b, messages[i].id, messages[i].id_length + 1);
	for (size_t i = 0; i < count; i++)
		buf_add(&b, messages[i].text, messages[i].length + 1);
	return b;
}

static void check_lookups(const struct catalogue *c)
{
	const char *missing = "Missing";

	assert_string_equal(catalogue_language(c), "ru");
	assert_string_equal(tr(c, "Next"), "Дальше");
	assert_string_equal(tr(c, "Back"), "Назад");
	assert_ptr_equal(tr(c, missing), missing);
	assert_string_equal(tr(c, "Nex"), "Nex");
	assert_string_equal(tr(c, "Nextt"), "Nextt");
	assert_string_equal(tr(c, "Untranslated"), "Untranslated");
	assert_string_equal(tr(c, ""), "");
	assert_string_equal(tr(c, "open"), "открыто");
	assert_string_equal(tr(c, "Open"), "Open");
	assert_string_equal(trc(c, "file", "Open"), "Открыть");
	assert_string_equal(trc(c, "state", "Open"), "Открыт");
	assert_string_equal(trc(c, "door", "Open"), "Open");
	assert_string_equal(trc(c, "fil", "Open"), "Open");
	assert_string_equal(trc(c, "files", "Open"), "Open");
	assert_string_equal(trc(c, "open", ""), "");
}

static void test_lookup(void **state)
{
	(void)state;
	for (int big = 0; big < 2; big++) {
		struct buf b = mo(russian, RUSSIAN, big);
		struct catalogue *c = catalogue_read(b.data, b.len, "ru");

		assert_non_null(c);
		check_lookups(c);
		assert_string_equal(trn(c, "short", "shorts", 1), "одна форма");
		assert_string_equal(trn(c, "short", "shorts", 5), "shorts");
		assert_string_equal(trn(c, "pupil", "pupils", 1), "pupil");
		assert_string_equal(trn(c, "pupil", "pupils", 2), "pupils");
		catalogue_free(c);
		buf_release(&b);
	}
	assert_string_equal(catalogue_language(NULL), "en");
	assert_string_equal(tr(NULL, "Next"), "Next");
	assert_string_equal(trc(NULL, "file", "Open"), "Open");
	assert_string_equal(trn(NULL, "pupil", "pupils", 1), "pupil");
	assert_string_equal(trn(NULL, "pupil", "pupils", 0), "pupils");
	catalogue_free(NULL);
}

static struct catalogue *with_rule(struct buf *b, const char *rule)
{
	struct message messages[] = {
		{ TEXT(""), rule, strlen(rule) },
		{ TEXT("one\0many"), TEXT("0\0001\0002") },
	};

	*b = mo(messages, 2, false);
	return catalogue_read(b->data, b->len, "kk");
}

static const struct {
	const char *rule;
	/* the form of 0, 1, 2, 4, 5, 11, 12, 14, 21, 22, 25, 111, 1001 */
	const char *forms; /* NULL: refused */
} rules[] = {
	{ HEADER(ONE), "0000000000000" },
	{ HEADER(NOT_ONE), "1011111111111" },
	{ HEADER(SLAVIC), "2011222201220" },
	{ "Plural-Forms: nplurals=1; plural=0", "0000000000000" },
	{ "Plural-Forms:nplurals=2;plural=n!=1;\n", "1011111111111" },
	{ "Plural-Forms: nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : "
	  "n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2;\n",
		"2011222201220" },
	{ "Plural-Forms: nplurals=2; plural=(n > 1);\n", NULL },
	{ "Plural-Forms: nplurals=2; plural=0;\n", NULL },
	{ "Plural-Forms: nplurals=12; plural=(n != 1);\n", NULL },
	{ "Plural-Forms: nplurals=2; plural=(n != 1); x\n", NULL },
	{ "Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\n", NULL },
	{ "Plural-Forms:\nnplurals=1; plural=0;\n", NULL },
	{ "Language: kk\n", NULL },
	{ "", NULL },
};

static void test_plural(void **state)
{
	static const unsigned long counts[] = { 0, 1, 2, 4, 5, 11, 12, 14, 21,
		22, 25, 111, 1001 };

	(void)state;
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
		struct buf b;
		struct catalogue *c = with_rule(&b, rules[i].rule);
		const char *forms = rules[i].forms;

		if ((c != NULL) != (forms != NULL))
			fail_msg("%s", rules[i].rule);
		for (size_t j = 0; c && forms && forms[j]; j++)
			if (*trn(c, "one", "many", counts[j]) != forms[j])
				fail_msg("%s: %lu", rules[i].rule, counts[j]);
		catalogue_free(c);
		buf_release(&b);
	}
}

/* A copy of its own, so that reading past it is noticed. */
static struct catalogue *read_copy(
	char **copy, const char *bytes, size_t n, const char *language)
{
	*copy = malloc(n ? n : 1);
	assert_non_null(*copy);
	memcpy(*copy, bytes, n);
	return catalogue_read(*copy, n, language);
}

static void use(const struct catalogue *c)
{
	for (size_t i = 0; i < RUSSIAN; i++) {
		assert_non_null(tr(c, russian[i].id));
		assert_non_null(trc(c, "file", russian[i].id));
		for (unsigned long n = 0; n < 12; n++)
			assert_non_null(trn(c, russian[i].id, "", n));
	}
}

static void test_damaged(void **state)
{
	static const uint8_t values[] = { 0, 1, 4, 0x7f, 0x80, 0xff };
	struct buf b = mo(russian, RUSSIAN, false);
	struct catalogue *c;
	char *copy;

	(void)state;
	for (size_t n = 0; n < b.len; n++) {
		c = read_copy(&copy, b.data, n, "ru");
		if (c)
			use(c);
		catalogue_free(c);
		free(copy);
	}
	for (size_t at = 0; at < b.len * sizeof values; at++) {
		char *byte = &b.data[at / sizeof values], before = *byte;

		*byte = (char)values[at % sizeof values];
		c = read_copy(&copy, b.data, b.len, "ru");
		if (c)
			use(c);
		catalogue_free(c);
		free(copy);
		*byte = before;
	}
	buf_release(&b);
}

/* What is damaged in one message costs that message: it stays English. */
static void test_one_bad(void **state)
{
	static const struct message latin1[] = {
		{ TEXT(""), TEXT(HEADER(ONE)) },
		{ TEXT("a"), TEXT("\xe0") },
		{ TEXT("b"), TEXT("б") },
	};
	struct buf b = mo(latin1, 3, false);
	struct catalogue *c = catalogue_read(b.data, b.len, "ru");

	(void)state;
	assert_non_null(c);
	assert_string_equal(tr(c, "a"), "a");
	assert_string_equal(tr(c, "b"), "б");
	catalogue_free(c);
	buf_release(&b);
}

/* Each change of the good file must be refused. */
static void test_refused(void **state)
{
	static const struct message headless[] = { { TEXT("a"), TEXT("а") } };
	const struct {
		const struct message *messages;
		size_t count;
	} files[] = { { headless, 1 }, { headless, 0 } };
	static const char *const codes[] = { "", ".", "..", "../ru", "r/u",
		"languages", "ru.", "ру" };
	struct buf b;

	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		b = mo(files[i].messages, files[i].count, false);
		assert_null(catalogue_read(b.data, b.len, "ru"));
		buf_release(&b);
	}
	b = mo(russian, RUSSIAN, false);
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		assert_null(catalogue_read(b.data, b.len, codes[i]));
	b.data[4] = 1; /* the revision */
	assert_null(catalogue_read(b.data, b.len, "ru"));
	buf_release(&b);
}

/* Makes a folder of its own; out gets its name. */
static void make_folder(char *out, size_t room)
{
	const char *parent = getenv("TMPDIR");

	snprintf(out, room, "%s/sabaq-XXXXXX", parent ? parent : "/tmp");
	assert_non_null(mkdtemp(out));
}

static void write_file(const char *path, const char *bytes, size_t n)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
}

static void test_files(void **state)
{
	char folder[256], path[512];
	struct buf b = mo(russian, RUSSIAN, true);
	struct catalogue *c;

	(void)state;
	make_folder(folder, sizeof folder);
	snprintf(path, sizeof path, "%s/ru.mo", folder);
	assert_null(catalogue_open(folder, "ru"));
	assert_int_equal(mkdir(path, 0700), 0);
	assert_null(catalogue_open(folder, "ru"));
	assert_int_equal(rmdir(path), 0);
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_null(catalogue_open(folder, "ru"));
	assert_int_equal(unlink(path), 0);
	write_file(path, "", 0);
	assert_null(catalogue_open(folder, "ru"));
	write_file(path, b.data, b.len);
	assert_null(catalogue_open(folder, "kk"));
	assert_null(catalogue_open(folder, "./ru"));
	c = catalogue_open(folder, "ru");
	assert_non_null(c);
	check_lookups(c);
	catalogue_free(c);
	assert_int_equal(truncate(path, CATALOGUE_BYTES + 1), 0);
	assert_null(catalogue_open(folder, "ru"));
	assert_int_equal(unlink(path), 0);
	assert_int_equal(rmdir(folder), 0);
	buf_release(&b);
}

/* The exit status of a program, its output thrown away; 127: none such. */
static int run(const char *program, const char *const *args)
{
	pid_t child = fork();
	int status = 0;

	assert_int_not_equal(child, -1);
	if (child == 0) {
		char *argv[8] = { 0 };

		for (size_t i = 0; i < 7 && args[i]; i++)
			argv[i] = strdup(args[i]);
		if (!freopen("/dev/null", "w", stdout))
			_exit(1);
		execvp(program, argv);
		_exit(127);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

/* What gettext's own compiler writes is read. */
static void test_msgfmt(void **state)
{
	static const char po[] =
		"msgid \"\"\nmsgstr \"\"\n"
		"\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
		"\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n"
		"msgid \"Next\"\nmsgstr \"Навбатӣ\"\n"
		"msgctxt \"verb\"\nmsgid \"Open\"\nmsgstr \"Кушодан\"\n"
		"msgid \"%1 file\"\nmsgid_plural \"%1 files\"\n"
		"msgstr[0] \"%1 файл\"\nmsgstr[1] \"%1 файли\"\n";
	static const char *const options[] = { "--no-hash", "--endianness=big",
		"--alignment=8" };
	static const char *const version[] = { "msgfmt", "--version", NULL };
	char folder[256], path[512], out[512];

	(void)state;
	if (run("msgfmt", version) != 0)
		skip();
	make_folder(folder, sizeof folder);
	snprintf(path, sizeof path, "%s/tg.po", folder);
	snprintf(out, sizeof out, "%s/tg.mo", folder);
	write_file(path, po, strlen(po));
	for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
		const char *const compile[] = { "msgfmt", options[i], "-o", out,
			path, NULL };
		struct catalogue *c;

		assert_int_equal(run("msgfmt", compile), 0);
		c = catalogue_open(folder, "tg");
		assert_non_null(c);
		assert_string_equal(tr(c, "Next"), "Навбатӣ");
		assert_string_equal(trc(c, "verb", "Open"), "Кушодан");
		assert_string_equal(tr(c, "Open"), "Open");
		assert_string_equal(
			trn(c, "%1 file", "%1 files", 1), "%1 файл");
		assert_string_equal(
			trn(c, "%1 file", "%1 files", 7), "%1 файли");
		catalogue_free(c);
	}
	assert_int_equal(unlink(path), 0);
	assert_int_equal(unlink(out), 0);
	assert_int_equal(rmdir(folder), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lookup),
		cmocka_unit_test(test_plural),
		cmocka_unit_test(test_damaged),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_one_bad),
		cmocka_unit_test(test_files),
		cmocka_unit_test(test_msgfmt),
	};

	return cmocka_run_group_tests_name("catalogue", tests, NULL, NULL);
}
