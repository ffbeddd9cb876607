/*
 * Whatever a teacher types of a paper is answers or a trouble; answers, when
 * written, are read again as the same. The first byte chooses the paper.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "convert/handout.h"
#include "convert/html_write.h"
#include "core/node.h"
#include "core/unit_load.h"

static const char unit_text[] =
	"sabaq: 1\nkind: lesson\ntitle: T\nsteps:\n"
	"  - {id: a, type: choice, prompt: a, options: [{text: x, "
	"correct: true}, {text: y}, {text: z}]}\n"
	"  - {id: b, type: choices, prompt: a, options: [{text: x, "
	"correct: true}, {text: y}, {text: z}]}\n"
	"  - {id: c, type: text, prompt: a, answers: [x]}\n"
	"  - {id: d, type: number, prompt: a, answer: 5}\n"
	"  - {id: e, type: gaps, prompt: a, text: 'x [[p]] [[q]]', gaps: "
	"{p: {type: number, answer: 2}, q: {type: choice, options: [{text: x, "
	"correct: true}, {text: y}]}}}\n"
	"  - {id: f, type: order, prompt: a, items: [x, y, z]}\n"
	"  - {id: g, type: match, prompt: a, pairs: [{left: x, right: '1'}, "
	"{left: y, right: '2'}]}\n"
	"  - {id: h, type: trace, prompt: a, language: python, program: x, "
	"output: '1'}\n"
	"  - {id: i, type: open, prompt: a}\n";

static void write_all(
	struct buf *out, const struct handout *h, const struct strings *given)
{
	size_t question = 0;

	for (size_t i = 0; i < h->count; i++) {
		if (!handout_asks(h->steps[i]))
			continue;
		buf_addc(out, ' ');
		handout_answer_write(out, h, h->steps[i], &given[question++]);
	}
}

static void read_typed(
	const struct handout *h, struct arena *arena, const char *text)
{
	struct strings *given = arena_array(arena, h->asked, sizeof(*given));
	struct handout_trouble trouble;
	struct buf once = { 0 }, twice = { 0 };

	if (handout_answers_read(h, arena, text, given, &trouble)) {
		write_all(&once, h, given);
		if (!handout_answers_read(
			    h, arena, buf_str(&once), given, &trouble))
			abort();
		write_all(&twice, h, given);
		if (strcmp(buf_str(&once), buf_str(&twice)) != 0)
			abort();
	} else if (trouble.wrong == HANDOUT_FINE) {
		abort();
	}
	buf_release(&once);
	buf_release(&twice);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena arena = { 0 };
	struct faults faults = { 0 };
	struct module module = { .id = "m", .language = "en", .shown = "en" };
	struct handout_id id;
	struct handout h;
	struct unit *u;
	struct buf html = { 0 };
	char *text;

	if (n == 0 || memchr(data, '\0', n) || u8_check(data + 1, n - 1))
		return 0;
	text = arena_strndup(&arena, (const char *)data + 1, n - 1);
	u = unit_load(&arena,
		node_parse(&arena, "u.yaml", unit_text, strlen(unit_text),
			&faults),
		"u", &module, &faults);
	if (u->faulty)
		abort();
	handout_make(&h, &arena, u, data[0], 1);
	read_typed(&h, &arena, text);
	handout_id_read(&id, text);
	html_put_markdown(&html, text, data[0] & 1, "Figure");
	if (strstr(buf_str(&html), "<script"))
		abort();
	buf_release(&html);
	faults_release(&faults);
	arena_release(&arena);
	return 0;
}
