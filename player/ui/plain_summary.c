/* Plain mode, and a file: what a session came to. */
#include <stdlib.h>

#include "ui/plain_parts.h"
#include "ui/words_summary.h"

static void line(
	void *context, enum summary_kind kind, int indent, const char *text)
{
	struct plain *pl = context;
	struct buf b = { 0 };

	if (kind == SUMMARY_TITLE)
		plain_gap(pl);
	if (kind == SUMMARY_NOTE) {
		plain_markdown(pl, text, indent, NULL, 0);
		return;
	}
	buf_fill(&b, ' ', (size_t)indent);
	buf_adds(&b, text);
	plain_say(pl, buf_str(&b), indent + (indent > 0 ? 2 : 0));
	buf_release(&b);
}

void plain_summary(struct plain *pl, const struct desk *d)
{
	struct summary_out out = { pl, line };

	words_summary(pl->app->words, d, &out);
}

bool plain_summary_to(FILE *out, const struct catalogue *words,
	const struct charset *charset, const struct desk *d)
{
	struct app app = { .words = words, .charset = charset };
	struct plain pl = {
		.app = &app, .out = out, .width = PLAIN_WIDTH, .blank = true
	};

	plain_summary(&pl, d);
	return fflush(out) == 0 && !ferror(out);
}
