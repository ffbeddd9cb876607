/*
 * test_kill.c - kill -9 between any two bytes loses and doubles nothing.
 *
 * The real program plays a lesson in plain mode, fed with answers as fast as
 * it takes them, and is killed after a random number of bytes. What it had
 * shown by then must be exactly what it recorded, in order; one more record
 * than verdicts may be there, for the answer that was safe but not yet told.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
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

enum { ROUNDS = 220, QUESTIONS = 40, LINES = 60, SHOWN_BYTES = 1 << 16 };

static char module[300], shown[SHOWN_BYTES + 1];
static uint32_t chance = 20261123;

static uint32_t next_chance(void)
{
	chance = chance * 1664525 + 1013904223;
	return chance >> 8;
}

static FILE *create(const char *name)
{
	char path[400];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", module, name);
	f = fopen(path, "w");
	assert_non_null(f);
	return f;
}

static void write_question(FILE *f, int q)
{
	fprintf(f,
		"  - id: q%d\n    type: choice\n    tries: 0\n"
		"    shuffle: false\n    prompt: Which?\n    options:\n",
		q);
	for (char c = 'a'; c <= 'e'; c++)
		fprintf(f, "      - text: %c\n        feedback: <q%d-%c>\n", c,
			q, c);
	fputs("      - text: right\n        correct: true\n", f);
}

/* Questions without end: any number of tries, and each feedback its own. */
static int write_module(void **state)
{
	FILE *f;

	(void)state;
	snprintf(module, sizeof(module), "%s/killing", getenv("TMPDIR"));
	assert_int_equal(mkdir(module, 0700), 0);
	f = create("module.yaml");
	fputs("sabaq: 1\nid: killing\nlanguage: en\ntitle: Killing\n"
	      "units: [lesson]\n",
		f);
	assert_int_equal(fclose(f), 0);
	f = create("lesson.yaml");
	fputs("sabaq: 1\nkind: lesson\ntitle: Lesson\nsteps:\n", f);
	for (int i = 0; i < QUESTIONS; i++)
		write_question(f, i);
	return fclose(f);
}

struct child {
	pid_t pid;
	int in, out;
};

static struct child start(void)
{
	struct child c;
	int in[2], out[2];
	static char target[320];

	snprintf(target, sizeof(target), "%s/lesson.yaml", module);
	assert_int_equal(pipe(in), 0);
	assert_int_equal(pipe(out), 0);
	c.pid = fork();
	if (c.pid == 0) {
		dup2(in[0], STDIN_FILENO);
		dup2(out[1], STDOUT_FILENO);
		/* Else the program would hold its own stdin open. */
		close(in[1]);
		close(out[0]);
		execl(getenv("SABAQ"), "sabaq", "play", "--plain", "--lang",
			"en", target, (char *)NULL);
		_exit(127);
	}
	close(in[0]);
	close(out[1]);
	c.in = in[1];
	c.out = out[0];
	return c;
}

/* Wrong answers, with steps forward and, oftener, back: it never ends. */
static void type(int fd)
{
	static const char *const wrong[] = { "1\n", "2\n", "3\n", "4\n",
		"5\n" };
	char lines[LINES * 3 + 1] = "";

	for (int i = 0; i < LINES; i++) {
		uint32_t dice = next_chance() % 100;

		strcat(lines, dice < 75   ? wrong[dice % 5]
			      : dice < 87 ? ":n\n"
					  : ":b\n");
	}
	assert_int_equal(
		write(fd, lines, strlen(lines)), (ssize_t)strlen(lines));
}

/* Reads at least most bytes or to the end; returns how many. */
static size_t read_some(const struct child *c, size_t have, size_t most)
{
	struct pollfd p = { .fd = c->out, .events = POLLIN };

	while (have < most) {
		ssize_t n;

		assert_int_equal(poll(&p, 1, 20000), 1);
		n = read(c->out, shown + have, SHOWN_BYTES - have);
		if (n <= 0)
			break;
		have += (size_t)n;
	}
	return have;
}

static const char *log_file(void)
{
	static char path[300];

	snprintf(path, sizeof(path), "%s/sabaq/scores.jsonl",
		getenv("XDG_STATE_HOME"));
	return path;
}

static char *read_log(size_t *n)
{
	FILE *f = fopen(log_file(), "r");
	char *text = calloc(1, 1 << 24);

	assert_non_null(text);
	*n = f ? fread(text, 1, (1 << 24) - 1, f) : 0;
	if (f)
		fclose(f);
	return text;
}

/* "<q7-b>" of each answer recorded from offset on, one after the other. */
static void recorded(size_t from, char *out, size_t room)
{
	size_t n;
	char *text = read_log(&n), *line = text + from;

	out[0] = '\0';
	while (line < text + n) {
		char *end = strchr(line, '\n');
		char *step, *given;

		if (!end)
			break; /* a torn tail is no record */
		*end = '\0';
		step = strstr(line, "\"step\":\"");
		given = strstr(line, "\"given\":[\"");
		if (strstr(line, "\"event\":\"answered\"") && step && given &&
			strlen(out) + 20 < room)
			sprintf(out + strlen(out), "<%.*s-%c>",
				(int)strcspn(step + 8, "\""), step + 8,
				given[10]);
		line = end + 1;
	}
	free(text);
}

/* The feedbacks in what was shown; a cut one at the end does not count. */
static void told(size_t n, char *out, size_t room)
{
	const char *at = shown;

	shown[n] = '\0';
	out[0] = '\0';
	while ((at = strstr(at, "<q"))) {
		size_t length = strcspn(at, ">");

		if (!at[length])
			break;
		if (strlen(out) + length + 2 < room)
			strncat(out, at, length + 1);
		at += length;
	}
}

static size_t log_size(void)
{
	struct stat st;

	return stat(log_file(), &st) == 0 ? (size_t)st.st_size : 0;
}

static size_t answers(const char *list)
{
	size_t n = 0;

	for (; *list; list++)
		n += *list == '<';
	return n;
}

/* "<q7-b>": the question's number; its letter comes at the token's end. */
static int question_of(const char *token)
{
	int q = atoi(token + 2);

	assert_in_range(q, 0, QUESTIONS - 1);
	return q;
}

/*
 * Whether the records are what was shown, and at most one more. A step that
 * is come back to shows its last verdict again, which must be the very one
 * recorded last for it.
 */
static bool same(const char *safe, const char *seen)
{
	static char last[QUESTIONS];
	size_t missed = 0;

	while (*seen || *safe) {
		size_t n = strcspn(*seen ? seen : safe, ">") + 1;

		if (*seen && strncmp(safe, seen, n) == 0) {
			last[question_of(safe)] = safe[n - 2];
			safe += n;
			seen += n;
		} else if (*seen && last[question_of(seen)] == seen[n - 2]) {
			seen += n; /* shown again */
		} else if (!*seen) {
			last[question_of(safe)] = safe[n - 2];
			safe += n;
			missed++;
		} else {
			return false;
		}
	}
	return missed <= 1;
}

static size_t one_round(void)
{
	static char safe[SHOWN_BYTES], seen[SHOWN_BYTES];
	size_t from = log_size(), have;
	struct child c = start();
	int status;

	type(c.in);
	close(c.in); /* a round that is not killed in time ends by itself */
	have = read_some(&c, 0, 200 + next_chance() % 6000);
	kill(c.pid, SIGKILL);
	have = read_some(&c, have, SHOWN_BYTES);
	close(c.out);
	assert_int_equal(waitpid(c.pid, &status, 0), c.pid);
	told(have, seen, sizeof(seen));
	recorded(from, safe, sizeof(safe));
	if (!same(safe, seen))
		fail_msg("shown:    %s\nrecorded: %s", seen, safe);
	return answers(seen);
}

/* Every (step, try) of the attempt stands once. */
static void check_once(void)
{
	size_t n;
	char *text = read_log(&n), *save = NULL;
	static char seen[40000][40];
	size_t count = 0;

	for (char *line = strtok_r(text, "\n", &save); line;
		line = strtok_r(NULL, "\n", &save)) {
		char *step = strstr(line, "\"step\":\"");
		char *try = strstr(line, "\"try\":");
		char *attempt = strstr(line, "\"attempt\":\"");
		char key[40];

		if (!strstr(line, "\"event\":\"answered\"") || !step || !try)
			continue;
		snprintf(key, sizeof(key), "%.4s %.*s %d", attempt + 33,
			(int)strcspn(step + 8, "\""), step + 8, atoi(try + 6));
		for (size_t i = 0; i < count; i++)
			assert_string_not_equal(seen[i], key);
		assert_true(count < 40000);
		strcpy(seen[count++], key);
	}
	free(text);
}

static void killed_at_any_moment(void **state)
{
	size_t told_in_all = 0;

	(void)state;
	for (int i = 0; i < ROUNDS; i++)
		told_in_all += one_round();
	check_once();
	/* The rounds must have got somewhere. */
	assert_true(told_in_all > ROUNDS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(killed_at_any_moment, write_module),
	};

	signal(SIGPIPE, SIG_IGN);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
