/*
 * Aiken: a question on one line, "A) ..." or "A. ..." lines, "ANSWER: A".
 * All of it is plain text.
 */
#include <ctype.h>
#include <string.h>

#include "convert/moodle.h"

struct aiken {
	struct moodle_file *file;
	struct moodle_question *question; /* being read; NULL: none */
	int line;
	int told; /* the last line that was complained of */
	bool broken; /* told of: wait for the next question */
};

/* Without spaces before it, and without what no text holds. */
static const char *copy(const struct aiken *a, const char *s, size_t n)
{
	char *out = arena_strndup(a->file->arena, s, n), *to = out;

	for (size_t i = 0; i < n; i++) {
		if ((unsigned char)s[i] >= 0x20 || s[i] == '\t')
			*to++ = s[i];
	}
	*to = '\0';
	return out + strspn(out, " \t");
}

static void complain(struct aiken *a, enum note note, const char *line)
{
	moodle_note(a->file, note, a->line, line, NULL);
	a->told = a->line;
	if (a->question)
		moodle_drop(a->file);
	a->question = NULL;
}

static void begin(struct aiken *a, const char *line)
{
	a->question = moodle_add(a->file, MOODLE_CHOICE, a->line);
	a->question->single = true;
	a->question->stem.text = line;
	a->question->stem.format = MOODLE_PLAIN;
	a->broken = false;
}

static bool is_option(const char *s)
{
	return isupper((unsigned char)s[0]) && (s[1] == ')' || s[1] == '.');
}

/* "А)" or "b)": to the eye, or to the person, it is an option. */
static bool is_near_option(const char *s)
{
	size_t n = islower((unsigned char)s[0]) ? 1 : 0;

	/* U+0410 to U+042F */
	if (s[0] == '\xd0' && (unsigned char)s[1] >= 0x90 &&
		(unsigned char)s[1] <= 0xaf)
		n = 2;
	return n > 0 && s[n] == ')';
}

/* Letters go from A on. */
static void take_option(struct aiken *a, const char *line)
{
	struct moodle_answer *option;

	if (!a->question ||
		(size_t)(line[0] - 'A') != a->question->answers.count) {
		if (!a->broken)
			complain(a, NOTE_AIKEN_LINE, line);
		a->broken = true;
		return;
	}
	option = moodle_add_answer(a->file, a->question);
	option->text.text = copy(a, line + 2, strlen(line + 2));
	option->text.format = MOODLE_PLAIN;
	option->text.line = a->line;
}

static void take_answer(struct aiken *a, const char *line)
{
	const char *letter = line + strlen("ANSWER:");
	struct moodle_question *q = a->question;
	size_t i;

	if (!q || q->answers.count < 2) {
		if (!a->broken)
			complain(a, NOTE_AIKEN_LINE, line);
		a->broken = false;
		return;
	}
	letter += strspn(letter, " \t");
	i = (size_t)(unsigned char)*letter - 'A';
	if (i >= q->answers.count) {
		bool near = islower((unsigned char)*letter) ||
			    (unsigned char)*letter >= 0x80;

		moodle_note(a->file,
			near ? NOTE_AIKEN_LETTER : NOTE_AIKEN_ANSWER, a->line,
			line, NULL);
		moodle_drop(a->file);
	} else {
		q->answers.items[i].weight = 100;
	}
	a->question = NULL;
}

static void take_line(struct aiken *a, const char *line)
{
	if (strncmp(line, "ANSWER:", 7) == 0) {
		take_answer(a, line);
	} else if (is_option(line)) {
		take_option(a, line);
	} else if (a->broken && is_near_option(line)) {
		return;
	} else if (a->question && is_near_option(line)) {
		complain(a, NOTE_AIKEN_LETTER, line);
		a->broken = true;
	} else {
		if (a->question)
			complain(a, NOTE_AIKEN_LINE, line);
		begin(a, line);
	}
}

void aiken_read(struct moodle_file *f, const char *text, size_t n)
{
	struct aiken a = { .file = f };
	const char *end = text + n;
	const char ends = memchr(text, '\n', n) ? '\n' : '\r';

	if (n >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0)
		text += 3;
	while (text < end) {
		const char *line;
		const char *stop = memchr(text, ends, (size_t)(end - text));
		size_t length = (size_t)((stop ? stop : end) - text);

		a.line++;
		while (length > 0 && strchr(" \t\r", text[length - 1]))
			length--;
		/* Moodle passes over what is shorter than two bytes. */
		line = copy(&a, text, length);
		if (strlen(line) >= 2)
			take_line(&a, line);
		text = stop ? stop + 1 : end;
	}
	if (a.question && a.line == a.told)
		moodle_drop(f); /* the line was complained of already */
	else if (a.question)
		complain(&a, NOTE_AIKEN_LINE, a.question->stem.text);
}
