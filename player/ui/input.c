#include "ui/input.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { READ_BYTES = 256 };

/* Signals cannot be given an argument. */
static struct {
	struct input_begin begin;
	int pipe[2]; /* signals write, input_wait() reads */
	struct keys_decoder decoder;
	struct key keys[2]; /* decoded and not yet handed out */
	size_t key_count;
	struct buf bytes; /* read and not yet decoded: UTF-8 */
	size_t byte_at;
	bool expecting, answered;
	int answer_at; /* how much of an answer has come; see watch() */
	int watched[INPUT_FDS]; /* by input_watch() */
	size_t watched_count;
} input;

/* --- signals ---------------------------------------------------------- */

static char letter_of(int number)
{
	switch (number) {
	case SIGWINCH:
		return 'W';
	case SIGINT:
		return 'I';
	case SIGCONT:
		return 'C';
	default:
		return 'E';
	}
}

static void on_signal(int number)
{
	int saved = errno;
	char byte = letter_of(number);
	/* A full pipe already says what there is to say. */
	ssize_t ignored = write(input.pipe[1], &byte, 1);

	(void)ignored;
	errno = saved;
}

static bool catch_signals(void)
{
	static const int caught[] = { SIGWINCH, SIGHUP, SIGTERM, SIGINT,
		SIGQUIT, SIGCONT };
	struct sigaction action = { .sa_handler = on_signal };

	if (pipe(input.pipe) != 0)
		return false;
	for (int i = 0; i < 2; i++) {
		fcntl(input.pipe[i], F_SETFD, FD_CLOEXEC);
		fcntl(input.pipe[i], F_SETFL, O_NONBLOCK);
	}
	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < sizeof(caught) / sizeof(caught[0]); i++)
		sigaction(caught[i], &action, NULL);
	return true;
}

bool input_start(const struct input_begin *b)
{
	if (!catch_signals())
		return false;
	input.begin = *b;
	if (b->typed)
		letters_decode(&input.bytes, b->charset, b->typed->data,
			b->typed->len);
	return true;
}

void input_stop(void)
{
	buf_release(&input.bytes);
	input.byte_at = 0;
}

/* --- keys ------------------------------------------------------------- */

/* Looks for ESC [ digits ; digits R in what goes by: no key is that. */
static void watch(unsigned char byte)
{
	enum { NOTHING, BEGUN, BRACKET, ROW, BETWEEN, COLUMN };
	bool digit = byte >= '0' && byte <= '9';
	int at = input.answer_at;

	if (byte == '\033')
		input.answer_at = BEGUN;
	else if (at == BEGUN && byte == '[')
		input.answer_at = BRACKET;
	else if ((at == BRACKET || at == ROW) && digit)
		input.answer_at = ROW;
	else if (at == ROW && byte == ';')
		input.answer_at = BETWEEN;
	else if ((at == BETWEEN || at == COLUMN) && digit)
		input.answer_at = COLUMN;
	else
		input.answer_at = NOTHING;
	if (at == COLUMN && byte == 'R')
		input.answered = true;
}

/* A key that is already here; false where more bytes are needed. */
static bool next_key(struct key *key)
{
	unsigned char byte;

	for (;;) {
		while (input.key_count > 0) {
			*key = input.keys[0];
			input.keys[0] = input.keys[1];
			input.key_count--;
			if (key->kind != KEYS_NONE)
				return true;
		}
		if (input.byte_at == input.bytes.len)
			return false;
		byte = (unsigned char)input.bytes.data[input.byte_at++];
		watch(byte);
		input.key_count = keys_take(&input.decoder, byte, input.keys);
	}
}

/* Reads what the terminal sent; false where there is no terminal any more. */
static bool read_bytes(void)
{
	char bytes[READ_BYTES];
	ssize_t n = read(STDIN_FILENO, bytes, sizeof(bytes));

	buf_clear(&input.bytes);
	input.byte_at = 0;
	if (n > 0)
		letters_decode(
			&input.bytes, input.begin.charset, bytes, (size_t)n);
	return n > 0 || (n < 0 && (errno == EINTR || errno == EAGAIN));
}

/* What signals said; TICK: nothing. */
static enum happening read_pipe(struct input_news *news)
{
	char bytes[64];
	ssize_t n = read(input.pipe[0], bytes, sizeof(bytes));

	if (n <= 0)
		return HAPPENED_TICK;
	if (memchr(bytes, 'W', (size_t)n))
		news->resized = true;
	if (memchr(bytes, 'C', (size_t)n))
		news->continued = true;
	if (memchr(bytes, 'E', (size_t)n))
		return HAPPENED_END;
	return memchr(bytes, 'I', (size_t)n) ? HAPPENED_INTERRUPT
					     : HAPPENED_RESIZE;
}

/* One round of waiting; TICK means that nothing came within ms. */
static enum happening wait_once(int ms, struct input_news *news, bool *came)
{
	struct pollfd fds[2 + INPUT_FDS] = {
		{ .fd = input.pipe[0], .events = POLLIN },
		{ .fd = STDIN_FILENO, .events = POLLIN },
	};
	int n;

	for (size_t i = 0; i < input.watched_count; i++)
		fds[2 + i] = (struct pollfd){ .fd = input.watched[i],
			.events = POLLIN };
	n = poll(fds, 2 + (nfds_t)input.watched_count, ms);
	*came = n != 0;
	if (n <= 0)
		return HAPPENED_TICK;
	if (fds[0].revents)
		return read_pipe(news);
	if (!fds[1].revents)
		return HAPPENED_NEWS;
	return read_bytes() ? HAPPENED_TICK : HAPPENED_END;
}

void input_watch(const int *fds, size_t count)
{
	input.watched_count = count < INPUT_FDS ? count : INPUT_FDS;
	for (size_t i = 0; i < input.watched_count; i++)
		input.watched[i] = fds[i];
}

/* A pause ends a half key, but not one that a caller only looks in upon. */
static bool pause_ends_key(int waited)
{
	if (!keys_waiting(&input.decoder) || waited < input.begin.esc_ms)
		return false;
	/* Half an answer to what was asked long ago: the rest is no key. */
	if ((input.begin.late || input.expecting) && input.decoder.count > 2)
		return false;
	input.keys[0] = keys_pause(&input.decoder);
	input.key_count = 1;
	return true;
}

/* --- waiting ---------------------------------------------------------- */

int64_t input_now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void hold_stop(bool hold)
{
	sigset_t stop;

	sigemptyset(&stop);
	sigaddset(&stop, SIGTSTP);
	sigprocmask(hold ? SIG_BLOCK : SIG_UNBLOCK, &stop, NULL);
}

void input_ask(const char *question)
{
	/* In vain: then there is nobody to wait for either. */
	ssize_t ignored;

	hold_stop(true);
	input.expecting = true;
	ignored = write(STDOUT_FILENO, question, strlen(question));
	(void)ignored;
}

void input_heard(void)
{
	if (input.expecting)
		hold_stop(false);
	input.expecting = false;
}

/* Tells of an answer once. */
static bool take_answer(struct input_news *news)
{
	bool answered = input.answered;

	input.answered = false;
	if (answered)
		news->answered = true;
	return answered;
}

enum happening input_wait(int ms, struct key *key, struct input_news *news)
{
	int64_t end = input_now_ms() + ms;

	while (!next_key(key)) {
		bool half = keys_waiting(&input.decoder), came;
		int left = ms < 0 ? -1 : (int)(end - input_now_ms());
		enum happening what;

		if (take_answer(news))
			return HAPPENED_RESIZE;
		if (ms >= 0 && left < 0)
			left = 0;
		if (half && (left < 0 || left > input.begin.esc_ms))
			left = input.begin.esc_ms;
		what = wait_once(left, news, &came);
		if (what != HAPPENED_TICK)
			return what;
		if (!came && !pause_ends_key(left) && ms >= 0)
			return HAPPENED_TICK;
	}
	take_answer(news);
	return HAPPENED_KEY;
}
