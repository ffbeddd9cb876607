#include "cmd/say.h"

#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "core/rules.h"
#include "ui/words.h"

void say_error(const char *text, const char *word)
{
	struct buf b = { 0 };

	words_fill(&b, text, word ? word : "", NULL);
	fflush(stdout); /* both may go to one file, where lines stay whole */
	fprintf(stderr, "sabaq: %s\n", buf_str(&b));
	buf_release(&b);
}

void say_complaint(const struct catalogue *words, const char *text,
	const char *one, const char *two)
{
	struct buf b = { 0 };

	words_fill(&b, tr(words, text), one, two, NULL);
	say_error(buf_str(&b), NULL);
	buf_release(&b);
}

void say_fault(FILE *to, const struct catalogue *words, const struct fault *f,
	bool mend)
{
	struct buf b = { 0 };

	rule_say(&b, words, f);
	buf_addc(&b, '\n');
	if (mend) {
		buf_adds(&b, "  ");
		rule_say_mend(&b, words, f);
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
	struct buf b = { 0 };
	int used;

	text_add_safe(&b, s, strlen(s));
	used = letters_width(say_charset(to), buf_str(&b), b.len);
	fwrite(buf_str(&b), 1, b.len, to);
	if (used < width)
		fprintf(to, "%*s", width - used, "");
	buf_release(&b);
}
