/*
 * sabaq check --json: one document, for editors and scripts. Written fault by
 * fault, so that it needs no more memory than lines do.
 */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/jsonl.h"
#include "cmd/check.h"

enum { JSON_VERSION = 1 };

static void add_text(struct buf *b, const char *key, const char *text)
{
	buf_addf(b, ",\"%s\":", key);
	jsonl_add_string(b, text, strlen(text));
}

void check_json_begin(void)
{
	printf("{\"version\":%d,\"faults\":[", JSON_VERSION);
}

void check_json_fault(const struct check *k, const struct fault *f, bool first)
{
	const struct catalogue *words = k->context->words;
	const struct rule_text *rule = &rule_texts[f->rule];
	const char *path = f->at.file ? f->at.file : "";
	struct buf b = { 0 }, said = { 0 };

	buf_adds(&b, first ? "\n{\"path\":" : ",\n{\"path\":");
	jsonl_add_string(&b, path, strlen(path));
	buf_addf(&b, ",\"line\":%d,\"column\":%d",
		f->at.line > 0 ? f->at.line : 1,
		f->at.column > 0 ? f->at.column : 1);
	add_text(&b, "level", rule_level_words[rule->level]);
	add_text(&b, "rule", rule->id);
	rule_say_message(&said, words, f);
	add_text(&b, "message", buf_str(&said));
	buf_clear(&said);
	rule_say_mend(&said, words, f);
	add_text(&b, "mend", buf_str(&said));
	buf_addc(&b, '}');
	fwrite(buf_str(&b), 1, b.len, stdout);
	buf_release(&said);
	buf_release(&b);
}

/* Modules of which more can be told once their errors are mended. */
static void add_waiting(const struct check *k)
{
	struct buf b = { 0 };

	buf_adds(&b, "\"waiting\":[");
	for (size_t i = 0; i < k->waiting_count; i++) {
		buf_adds(&b, i > 0 ? "," : "");
		jsonl_add_string(&b, k->waiting[i], strlen(k->waiting[i]));
	}
	buf_adds(&b, "],\n");
	fwrite(buf_str(&b), 1, b.len, stdout);
	buf_release(&b);
}

void check_json_end(const struct check *k)
{
	fputs("],\n", stdout);
	add_waiting(k);
	printf("\"files\":%zu,\"counts\":{", k->files);
	for (size_t i = 0; i < RULE_LEVELS; i++)
		printf("%s\"%s\":%zu", i > 0 ? "," : "", rule_level_words[i],
			k->counts[i]);
	if (k->shown)
		printf("},\n\"answers\":{\"counted\":%zu,\"old\":%zu",
			k->told_of.answers, k->told_of.old);
	puts("}}");
}
