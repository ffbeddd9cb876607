#include "core/rules.h"

#include <string.h>

#include "base/text.h"

#define RULE_ROW(symbol, name, severity, text, help) \
	[RULE_##symbol] = { \
		.id = name, \
		.level = RULE_##severity, \
		.message = text, \
		.mend = help, \
	},
const struct rule_text rule_texts[RULE_COUNT] = { RULES(RULE_ROW) };
const char *const rule_level_words[RULE_LEVELS] = {
	[RULE_ERROR] = N_("error"),
	[RULE_WARNING] = N_("warning"),
	[RULE_NOTE] = N_("note"),
};

enum { ARGUMENT_CELLS = 160 };

/* On one line and not too long: it may be a text of 64 KiB. */
static void add_argument(struct buf *out, const char *arg)
{
	struct buf flat = { 0 };
	size_t n, fit;

	text_add_safe(&flat, arg, strlen(arg));
	n = flat.len;
	while (n > 0 && flat.data[n - 1] == '\n')
		n--;
	for (size_t i = 0; i < n; i++) {
		if (flat.data[i] == '\n' || flat.data[i] == '\t')
			flat.data[i] = ' ';
	}
	fit = n > 0 ? text_fit(flat.data, n, ARGUMENT_CELLS) : 0;
	buf_add(out, buf_str(&flat), fit);
	if (fit < n)
		buf_adds(out, "…");
	buf_release(&flat);
}

/* %1 to %3, and %t1 to %t3 for arguments that are translated themselves. */
static void fill(struct buf *out, const struct catalogue *words,
	const char *text, const char *const args[FAULT_ARGS])
{
	for (; *text; text++) {
		bool translate = text[0] == '%' && text[1] == 't';
		char digit = text[0] == '%' ? text[translate ? 2 : 1] : '0';
		const char *arg;

		if (digit < '1' || digit > '0' + FAULT_ARGS) {
			buf_addc(out, *text);
			continue;
		}
		arg = args[digit - '1'];
		if (translate && *arg)
			arg = tr(words, arg);
		add_argument(out, arg);
		text += translate ? 2 : 1;
	}
}

static void add_place(struct buf *out, const struct place *at)
{
	size_t from = out->len;

	if (!at->file)
		return;
	text_add_safe(out, at->file, strlen(at->file));
	/* A fault is one line, whatever files are called. */
	for (; from < out->len; from++) {
		if (out->data[from] == '\n' || out->data[from] == '\t')
			out->data[from] = '?';
	}
	/* Editors want a line and a column, also of the file as a whole. */
	buf_addf(out, ":%d:%d: ", at->line > 0 ? at->line : 1,
		at->column > 0 ? at->column : 1);
}

void rule_say_message(
	struct buf *out, const struct catalogue *words, const struct fault *f)
{
	fill(out, words, tr(words, rule_texts[f->rule].message), f->args);
}

void rule_say(
	struct buf *out, const struct catalogue *words, const struct fault *f)
{
	const struct rule_text *rule = &rule_texts[f->rule];

	add_place(out, &f->at);
	buf_adds(out, tr(words, rule_level_words[rule->level]));
	buf_adds(out, ": ");
	rule_say_message(out, words, f);
	buf_addf(out, " [%s]", rule->id);
}

void rule_say_mend(
	struct buf *out, const struct catalogue *words, const struct fault *f)
{
	fill(out, words, tr(words, rule_texts[f->rule].mend), f->args);
}
