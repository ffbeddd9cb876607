#include "cmd/say.h"

#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "core/rules.h"

static void add_argument(struct buf *out, const struct catalogue *words,
	const char *arg, bool translate)
{
	const char *s = translate && *arg ? tr(words, arg) : arg;

	text_add_safe(out, s, strlen(s));
}

/* %1 to %3, and %t1 to %t3 for arguments that are translated themselves. */
static void fill(struct buf *out, const struct catalogue *words,
	const char *text, const char *const args[FAULT_ARGS])
{
	for (; *text; text++) {
		bool translate = text[0] == '%' && text[1] == 't';
		char digit = text[0] == '%' ? text[translate ? 2 : 1] : '0';

		if (digit < '1' || digit > '0' + FAULT_ARGS) {
			buf_addc(out, *text);
			continue;
		}
		add_argument(out, words, args[digit - '1'], translate);
		text += translate ? 2 : 1;
	}
}

void say_error(const char *text, const char *word)
{
	const char *const args[FAULT_ARGS] = {word ? word : "", "", ""};
	struct buf b = {0};

	fill(&b, NULL, text, args);
	fprintf(stderr, "sabaq: %s\n", buf_str(&b));
	buf_release(&b);
}

static void add_place(struct buf *b, const struct place *at)
{
	if (!at->file)
		return;
	text_add_safe(b, at->file, strlen(at->file));
	if (at->line > 0)
		buf_addf(b, ":%d:%d", at->line,
			at->column > 0 ? at->column : 1);
	buf_adds(b, ": ");
}

void say_fault(FILE *to, const struct catalogue *words, const struct fault *f,
	bool mend)
{
	const struct rule_text *rule = &rule_texts[f->rule];
	struct buf b = {0};

	add_place(&b, &f->at);
	buf_adds(&b, rule->level == RULE_ERROR ? tr(words, "error") :
						 tr(words, "warning"));
	buf_adds(&b, ": ");
	/* rule_texts holds English source texts: this is where they turn. */
	fill(&b, words, tr(words, rule->message), f->args);
	buf_addf(&b, " [%s]\n", rule->id);
	if (mend) {
		buf_adds(&b, "  ");
		fill(&b, words, tr(words, rule->mend), f->args);
		buf_addc(&b, '\n');
	}
	fwrite(buf_str(&b), 1, b.len, to);
	buf_release(&b);
}

void say_faults(FILE *to, const struct catalogue *words,
	const struct faults *faults, bool mend)
{
	for (size_t i = 0; i < faults->count; i++)
		say_fault(to, words, &faults->items[i], mend);
}

void say_cell(FILE *to, const char *s, int width)
{
	struct buf b = {0};
	int used;

	text_add_safe(&b, s, strlen(s));
	used = text_width(buf_str(&b), b.len);
	fwrite(buf_str(&b), 1, b.len, to);
	if (used < width)
		fprintf(to, "%*s", width - used, "");
	buf_release(&b);
}
