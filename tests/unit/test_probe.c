/* ui/probe: a terminal that answers right, wrongly, partly, late or never. */
#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "ui/keys.h"
#include "ui/probe.h"

enum { SHORT_MS = 150, LONG_MS = 5000 };

/* --- bytes ------------------------------------------------------------ */

static void take(struct probe *p, const char *bytes)
{
	for (size_t i = 0; bytes[i]; i++)
		probe_take(p, (unsigned char)bytes[i]);
}

static const struct {
	const char *sent;
	size_t count;
	int columns[PROBE_ANSWERS];
	const char *typed;
} rows[] = {
	{ "\033[1;2R\033[1;2R", 2, { 2, 2 }, "" },
	{ "\033[24;3R\033[24;5R", 2, { 3, 5 }, "" },
	{ "a\033[1;2Rb\033[1;3Rc", 2, { 2, 3 }, "abc" },
	/* Keys are keys, whatever they begin with. */
	{ "\033\033[1;2R\033OA\033[1;2R", 2, { 2, 2 }, "\033\033OA" },
	{ "\033[A\033[1;2R\033[1;5C\033[1;2R", 2, { 2, 2 }, "\033[A\033[1;5C" },
	{ "\xd0\xb1\033[1;2R\033[3~\033[1;2R", 2, { 2, 2 }, "\xd0\xb1\033[3~" },
	/* One answer, or half of one. */
	{ "\033[1;2R", 1, { 2 }, "" },
	{ "\033[1;2R\033[1;", 1, { 2 }, "\033[1;" },
	{ "\033", 0, { 0 }, "\033" },
	/* A third is none of ours. */
	{ "\033[1;2R\033[1;2R\033[1;2R", 2, { 2, 2 }, "\033[1;2R" },
	/* Nonsense. */
	{ "\033[?1;2R", 0, { 0 }, "\033[?1;2R" },
	{ "\033[R", 0, { 0 }, "\033[R" },
	{ "\033[2R", 0, { 0 }, "\033[2R" },
	{ "\033[0;0R", 0, { 0 }, "\033[0;0R" },
	{ "\033[1;12345R", 0, { 0 }, "\033[1;12345R" },
	{ "\033[12345;1R", 0, { 0 }, "\033[12345;1R" },
	{ "\033[1;2Rx\033[1;2\033[1;2R", 2, { 2, 2 }, "x\033[1;2" },
};

static void answers_among_keys(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct probe p = { 0 };

		take(&p, rows[i].sent);
		probe_end(&p);
		assert_int_equal(p.count, rows[i].count);
		for (size_t k = 0; k < p.count; k++)
			assert_int_equal(p.columns[k], rows[i].columns[k]);
		assert_string_equal(buf_str(&p.typed), rows[i].typed);
		probe_release(&p);
	}
}

static void a_nul_is_a_key(void **state)
{
	struct probe p = { 0 };

	(void)state;
	take(&p, "\033[1");
	probe_take(&p, '\0');
	take(&p, ";2R\033[1;2R");
	probe_end(&p);
	assert_int_equal(p.count, 1);
	assert_int_equal(p.typed.len, 7);
	probe_release(&p);
}

/* --- a terminal ------------------------------------------------------- */

/* What a terminal does once it was asked so often. */
struct deed {
	int asked; /* after so many questions */
	int wait_ms;
	const char *sends;
};

struct fake {
	pid_t pid;
	int in; /* the program's end */
};

static void nap(int ms)
{
	struct timespec t = { .tv_sec = ms / 1000,
		.tv_nsec = ms % 1000 * 1000000L };

	nanosleep(&t, NULL);
}

/* Reads until so many questions came. */
static void read_questions(int fd, int *asked, int wanted)
{
	static const char question[] = "\033[6n";
	static size_t at;
	char c;

	while (*asked < wanted && read(fd, &c, 1) == 1) {
		at = c == question[at] ? at + 1 : c == '\033';
		if (question[at])
			continue;
		at = 0;
		++*asked;
	}
}

static _Noreturn void be_terminal(int fd, const struct deed *deeds)
{
	int asked = 0;
	char rest[256];

	for (; deeds->sends; deeds++) {
		read_questions(fd, &asked, deeds->asked);
		nap(deeds->wait_ms);
		if (write(fd, deeds->sends, strlen(deeds->sends)) < 0)
			_exit(1);
	}
	while (read(fd, rest, sizeof(rest)) > 0)
		;
	_exit(0);
}

static void start(struct fake *f, const struct deed *deeds)
{
	int master = posix_openpt(O_RDWR | O_NOCTTY);

	assert_true(master >= 0);
	assert_int_equal(grantpt(master), 0);
	assert_int_equal(unlockpt(master), 0);
	f->in = open(ptsname(master), O_RDWR | O_NOCTTY);
	assert_true(f->in >= 0);
	f->pid = fork();
	assert_true(f->pid >= 0);
	if (f->pid == 0) {
		close(f->in);
		be_terminal(master, deeds);
	}
	close(master);
}

static void end(struct fake *f)
{
	int status;

	close(f->in);
	waitpid(f->pid, &status, 0);
	assert_int_equal(status, 0);
}

static int64_t now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void expect_modes(int fd, bool lines)
{
	struct termios modes;

	assert_int_equal(tcgetattr(fd, &modes), 0);
	assert_int_equal(!!(modes.c_lflag & ICANON), lines);
	assert_int_equal(!!(modes.c_lflag & ECHO), lines);
}

/* Asks and compares; the terminal's modes are as before. */
static void ask(const struct deed *deeds, int ms, const char *columns,
	const char *typed)
{
	struct fake f;
	struct probe p = { 0 };
	int64_t began = now_ms();

	start(&f, deeds);
	assert_true(probe_ask(&p, f.in, f.in));
	probe_hear(&p, ms);
	expect_modes(f.in, true);
	assert_int_equal(p.count, strlen(columns));
	for (size_t i = 0; i < p.count; i++)
		assert_int_equal(p.columns[i], columns[i] - '0');
	assert_string_equal(buf_str(&p.typed), typed);
	if (p.count == PROBE_ANSWERS)
		assert_true(now_ms() - began < LONG_MS);
	else
		assert_true(now_ms() - began >= ms);
	probe_release(&p);
	end(&f);
}

static void answers(void **state)
{
	const struct deed utf8[] = { { 1, 0, "\033[1;2R" },
		{ 2, 0, "\033[1;2R" }, { 0 } };
	const struct deed bytes[] = { { 2, 0, "\033[1;3R\033[1;5R" }, { 0 } };
	const struct deed slow[] = { { 2, 100, "\033[24;2R" },
		{ 2, 100, "\033[24;3R" }, { 0 } };
	const struct deed bit_by_bit[] = { { 2, 30, "\033" }, { 2, 30, "[2" },
		{ 2, 30, "4;" }, { 2, 30, "2R\033[24" }, { 2, 30, ";2R" },
		{ 0 } };

	(void)state;
	ask(utf8, LONG_MS, "22", "");
	ask(bytes, LONG_MS, "35", "");
	ask(slow, LONG_MS, "23", "");
	ask(bit_by_bit, LONG_MS, "22", "");
}

/* What is typed before, between and behind is kept. */
static void keys_in_between(void **state)
{
	const struct deed typing[] = { { 0, 0, "\033OB" },
		{ 1, 0, "n\033[1;2Rб\033" }, { 2, 20, "[A\033[1;2Rq" }, { 0 } };

	(void)state;
	ask(typing, LONG_MS, "22", "\033OBnб\033[Aq");
}

static void no_answer(void **state)
{
	const struct deed never[] = { { 2, 0, "" }, { 0 } };
	const struct deed typing[] = { { 2, 0, "nn\r" }, { 0 } };
	const struct deed half[] = { { 2, 0, "\033[1;2R" }, { 0 } };
	const struct deed wrong[] = { { 2, 0, "\033[?62;c\033[0n" }, { 0 } };

	(void)state;
	ask(never, SHORT_MS, "", "");
	/* Not yet as curses has it: Enter is a line feed. */
	ask(typing, SHORT_MS, "", "nn\n");
	ask(half, SHORT_MS, "2", "");
	ask(wrong, SHORT_MS, "", "\033[?62;c\033[0n");
}

/* Begun in time, an answer is waited for to its end. */
static void begins_in_time(void **state)
{
	const struct deed cut[] = { { 2, SHORT_MS / 2, "\033[1;2R\033[1" },
		{ 2, SHORT_MS, ";2R" }, { 0 } };

	(void)state;
	ask(cut, SHORT_MS, "22", "");
}

/* What comes after the time is over is no key either. */
static void too_late(void **state)
{
	const struct deed late[] = { { 2, SHORT_MS * 3, "\033[1;2R\033[1;2Rn" },
		{ 0 } };
	struct keys_decoder decoder = { .count = 0 };
	struct fake f;
	struct probe p = { 0 };
	struct key keys[2], last = { .kind = KEYS_NONE };
	struct termios modes;
	char c;

	(void)state;
	start(&f, late);
	assert_true(probe_ask(&p, f.in, f.in));
	probe_hear(&p, SHORT_MS);
	assert_int_equal(p.count, 0);
	assert_int_equal(p.typed.len, 0);
	assert_int_equal(tcgetattr(f.in, &modes), 0);
	modes.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
	assert_int_equal(tcsetattr(f.in, TCSANOW, &modes), 0);
	while (last.kind == KEYS_NONE && read(f.in, &c, 1) == 1) {
		if (keys_take(&decoder, (unsigned char)c, keys) > 0)
			last = keys[0];
	}
	assert_int_equal(last.kind, KEYS_CHAR);
	assert_int_equal(last.ch, 'n');
	probe_release(&p);
	end(&f);
}

/* The question has no byte that another charset takes for a control. */
static void harmless(void **state)
{
	size_t asked = 0;

	(void)state;
	for (const char *s = probe_question; *s; s++) {
		unsigned char byte = (unsigned char)*s;

		asked += strncmp(s, "\033[6n", 4) == 0;
		assert_true(byte < 0x80 || byte > 0x9f || byte == 0x81);
	}
	assert_int_equal(asked, PROBE_ANSWERS);
	assert_true(strlen(probe_question) <= 24);
}

static volatile sig_atomic_t caught;

static void note(int number)
{
	caught = number;
}

/* A signal does not leave the terminal in between. */
static void signals_wait(void **state)
{
	const struct deed never[] = { { 2, 0, "" }, { 0 } };
	struct sigaction action = { .sa_handler = note }, before;
	struct fake f;
	struct probe p = { 0 };
	int64_t began = now_ms();
	pid_t sender;

	(void)state;
	sigaction(SIGTERM, &action, &before);
	start(&f, never);
	sender = fork();
	if (sender == 0) {
		nap(SHORT_MS / 3);
		kill(getppid(), SIGTERM);
		_exit(0);
	}
	assert_true(probe_ask(&p, f.in, f.in));
	probe_hear(&p, SHORT_MS);
	assert_true(now_ms() - began >= SHORT_MS);
	waitpid(sender, NULL, 0);
	assert_int_equal(caught, SIGTERM);
	expect_modes(f.in, true);
	sigaction(SIGTERM, &before, NULL);
	probe_release(&p);
	end(&f);
}

static void no_terminal(void **state)
{
	struct probe p = { 0 };
	int ends[2];
	char c;

	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_false(probe_ask(&p, ends[0], ends[1]));
	close(ends[1]);
	assert_int_equal(read(ends[0], &c, 1), 0);
	close(ends[0]);
	probe_release(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(answers_among_keys),
		cmocka_unit_test(a_nul_is_a_key),
		cmocka_unit_test(answers),
		cmocka_unit_test(keys_in_between),
		cmocka_unit_test(no_answer),
		cmocka_unit_test(begins_in_time),
		cmocka_unit_test(too_late),
		cmocka_unit_test(harmless),
		cmocka_unit_test(signals_wait),
		cmocka_unit_test(no_terminal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
