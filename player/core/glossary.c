#include "core/glossary.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "core/alphabet.h"
#include "core/layout.h"
#include "core/question.h"

/* --- by the alphabet -------------------------------------------------- */

struct sorted {
	const struct term *term;
	char *letters; /* of it, small; owned */
	size_t n;
};

static int by_alphabet(const void *left, const void *right)
{
	const struct sorted *a = left, *b = right;
	size_t i = 0, k = 0;

	while (i < a->n && k < b->n) {
		uint32_t x, y;

		i += text_decode(a->letters + i, a->n - i, &x);
		k += text_decode(b->letters + k, b->n - k, &y);
		if (x != y)
			return alphabet_place(x) < alphabet_place(y) ? -1 : 1;
	}
	if (i < a->n || k < b->n)
		return i < a->n ? 1 : -1;
	/* The order in the file, whatever qsort does with equal ones. */
	return a->term < b->term ? -1 : a->term > b->term;
}

void glossary_sorted(const struct module *m, const struct term **out)
{
	size_t count = m->glossary.count;
	struct sorted *all = xcalloc(count, sizeof(*all));
	struct arena arena = { 0 };

	for (size_t i = 0; i < count; i++) {
		const struct term *t = &m->glossary.items[i];
		const char *plain = layout_plain(&arena, t->term, LAYOUT_SHORT);

		all[i].term = t;
		all[i].letters = text_fold(plain, strlen(plain), &all[i].n);
	}
	if (count > 1)
		qsort(all, count, sizeof(*all), by_alphabet);
	for (size_t i = 0; i < count; i++) {
		out[i] = all[i].term;
		free(all[i].letters);
	}
	free(all);
	arena_release(&arena);
}

/* --- of a step -------------------------------------------------------- */

/* Links to terms: "](term:bit)". */
static size_t add_marked(const struct module *m, const char *text,
	const struct term **out, size_t count)
{
	static const char link[] = "](term:";

	while ((text = strstr(text, link))) {
		const struct term *term;
		char id[ID_CHARS + 1] = "";
		size_t n, i = 0;

		text += sizeof(link) - 1;
		n = strcspn(text, ") \"'\n");
		if (n > ID_CHARS)
			continue;
		memcpy(id, text, n);
		term = module_term(m, id);
		while (i < count && out[i] != term)
			i++;
		if (term && i == count)
			out[count++] = term;
	}
	return count;
}

size_t glossary_of_step(
	const struct module *m, const struct step *s, const struct term **out)
{
	const struct showing how = { "", NULL };
	struct buf text = { 0 };
	size_t count;

	/* Options hold no links. */
	question_show(s, &how, &text);
	count = add_marked(m, buf_str(&text), out, 0);
	buf_release(&text);
	return count;
}
