/* sabaq check --explain: what a rule means, what to do, an example. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "cmd/check.h"
#include "cmd/say.h"
#include "core/rule_example.h"
#include "core/suggest.h"

enum { INDENT = 2, ID_CELLS = 22 };

static const char some[] = "…"; /* for what a fault would name */

/* A fault of the rule as the example has it, else of no place in particular. */
static struct fault example_fault(enum rule rule, const struct rule_example *e)
{
	struct fault f = { .rule = (int)rule };

	for (int i = 0; i < FAULT_ARGS; i++)
		f.args[i] = e ? e->args[i] : some;
	return f;
}

static void add_lines(struct buf *out, const char *title, const char *lines)
{
	if (!lines)
		return;
	buf_addf(out, "\n%s\n", title);
	while (*lines) {
		size_t n = strcspn(lines, "\n");

		if (n > 0)
			buf_fill(out, ' ', 2 * INDENT);
		buf_add(out, lines, n);
		buf_addc(out, '\n');
		lines += n + (lines[n] == '\n');
	}
}

static void explain(const struct check *k, enum rule rule)
{
	const struct catalogue *words = k->context->words;
	const struct rule_text *r = &rule_texts[rule];
	const struct rule_example *e = rule_example(r->id);
	struct fault f = example_fault(rule, e);
	struct buf b = { 0 }, text = { 0 };

	buf_addf(&b, "%s [%s]\n", tr(words, rule_level_words[r->level]), r->id);
	rule_say_message(&text, words, &f);
	check_add_wrapped(&b, buf_str(&text), INDENT, k->width);
	buf_clear(&text);
	buf_addf(&b, "\n%s\n", tr(words, "What to do:"));
	rule_say_mend(&text, words, &f);
	check_add_wrapped(&b, buf_str(&text), INDENT, k->width);
	if (e) {
		add_lines(&b, tr(words, "Wrong:"), e->wrong);
		add_lines(&b, tr(words, "Right:"), e->right);
	}
	fwrite(buf_str(&b), 1, b.len, stdout);
	buf_release(&text);
	buf_release(&b);
}

static void say_unknown(const struct check *k, const char *rule)
{
	const char *ids[RULE_COUNT];
	struct strings all = { ids, RULE_COUNT };
	const char *meant;

	for (int i = 0; i < RULE_COUNT; i++)
		ids[i] = rule_texts[i].id;
	meant = suggest_word(&all, rule);
	say_error(tr(k->context->words, "there is no rule \"%1\""), rule);
	if (meant)
		say_error(tr(k->context->words, "perhaps \"%1\" is meant"),
			meant);
	else
		say_error(tr(k->context->words, "\"%1\" lists all rules"),
			"sabaq check --explain");
}

bool check_explain(struct check *k, const char *rule)
{
	size_t n = strlen(rule);

	/* As it stands behind a message: "[field-word]". */
	if (n > 2 && rule[0] == '[' && rule[n - 1] == ']') {
		rule++;
		n -= 2;
	}
	for (int i = 0; i < RULE_COUNT; i++) {
		if (strlen(rule_texts[i].id) == n &&
			strncmp(rule_texts[i].id, rule, n) == 0) {
			explain(k, (enum rule)i);
			return true;
		}
	}
	say_unknown(k, rule);
	return false;
}

void check_explain_all(const struct check *k)
{
	const struct catalogue *words = k->context->words;
	struct buf b = { 0 };

	for (int i = 0; i < RULE_COUNT; i++) {
		struct fault f = example_fault((enum rule)i, NULL);

		buf_clear(&b);
		buf_addf(&b, "%s: ",
			tr(words, rule_level_words[rule_texts[i].level]));
		rule_say_message(&b, words, &f);
		say_cell(stdout, rule_texts[i].id, ID_CELLS);
		printf(" %s\n", buf_str(&b));
	}
	buf_release(&b);
}
