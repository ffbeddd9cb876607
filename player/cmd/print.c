/* sabaq print: a unit on paper. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "cmd/command.h"
#include "cmd/convert_say.h"
#include "cmd/paper.h"
#include "cmd/say.h"
#include "cmd/write_file.h"
#include "convert/handout.h"

enum {
	OPTION_FORMAT,
	OPTION_KEY,
	OPTION_VARIANTS,
	OPTION_SEED,
	OPTION_LANG,
	OPTION_OUT
};

struct order {
	bool html, key;
	int variants, seed;
	const char *out; /* NULL: stdout */
};

/* A whole number of an option, from least to most; NULL: what it is then. */
static bool take_number(const struct context *c, const char *text, int least,
	int most, int *out)
{
	char range[48], *end;
	long n;

	if (!text)
		return true;
	errno = 0;
	n = strtol(text, &end, 10);
	if (*text >= '0' && *text <= '9' && !*end && !errno && n >= least &&
		n <= most) {
		*out = (int)n;
		return true;
	}
	snprintf(range, sizeof(range), "%d-%d", least, most);
	complain_filled(c, N_("\"%1\" is no whole number of %2"), text, range);
	return false;
}

static bool ends_in(const char *s, const char *ending)
{
	size_t n = strlen(s), m = strlen(ending);

	return n >= m && strcmp(s + n - m, ending) == 0;
}

/* Not told which, by the name of the file. */
static bool take_form(
	const struct context *c, const struct call *call, struct order *out)
{
	const char *format = call->values[OPTION_FORMAT];

	if (!format) {
		out->html = out->out && ends_in(out->out, ".html");
		return true;
	}
	out->html = strcmp(format, "html") == 0;
	if (out->html || strcmp(format, "text") == 0)
		return true;
	complain_filled(
		c, N_("\"%1\" is no format: text or html"), format, NULL);
	return false;
}

static bool take_order(
	const struct context *c, const struct call *call, struct order *out)
{
	*out = (struct order){
		.key = call->values[OPTION_KEY] != NULL,
		.variants = 1,
		.seed = 1,
		.out = call->values[OPTION_OUT],
	};
	return take_form(c, call, out) &&
	       take_number(c, call->values[OPTION_VARIANTS], 1,
		       HANDOUT_VARIANTS, &out->variants) &&
	       take_number(c, call->values[OPTION_SEED], 0, HANDOUT_SEED_MAX,
		       &out->seed);
}

static bool put(
	const struct context *c, const struct order *o, const struct buf *b)
{
	if (o->out)
		return write_new_file(c->words, o->out, buf_str(b), b->len);
	if (!o->html)
		say_prose();
	return fwrite(buf_str(b), 1, b->len, stdout) == b->len;
}

/* All words on the paper are in its own language, as far as there are any. */
static int print_units(struct context *c, const struct order *o,
	const struct unit **units, size_t count)
{
	struct arena arena = { 0 };
	size_t all = count * (size_t)o->variants, n = 0;
	struct handout *items = xcalloc(all, sizeof(*items));
	struct handout_set set = {
		.items = items, .count = all, .key = o->key
	};
	const char *language = c->language;
	struct buf b = { 0 };
	bool ok;

	for (size_t i = 0; i < count; i++) {
		for (int number = 1; number <= o->variants; number++)
			handout_make(
				&items[n++], &arena, units[i], o->seed, number);
	}
	context_language(c, units[0]->language);
	set.words = c->words;
	if (o->html)
		handout_html(&b, &set);
	else
		handout_text(&b, &set);
	context_language(c, language);
	ok = put(c, o, &b);
	buf_release(&b);
	free(items);
	arena_release(&arena);
	return ok ? EXIT_DONE : EXIT_FAILED;
}

/* Asked for by name, a language is not quietly another one. */
static bool speaks(const struct context *c, const char *language,
	const struct unit **units, size_t count)
{
	for (size_t i = 0; language && i < count; i++) {
		if (strcmp(units[i]->language, language) == 0)
			continue;
		complain_filled(c,
			N_("there is no \"%1\" in the language \"%2\""),
			units[i]->id, language);
		return false;
	}
	return true;
}

static int run(struct context *c, const struct call *call)
{
	const char *language = call->values[OPTION_LANG];
	const struct unit **units;
	struct library *l;
	struct order order;
	size_t count;
	int code = EXIT_FAILED;

	if (!take_order(c, call, &order))
		return EXIT_USAGE;
	units = xcalloc(UNITS_MAX, sizeof(*units));
	l = library_open(c->modules);
	count = paper_units(c, l, call->operands[0],
		language ? language : c->wanted, units);
	if (count > 1 && order.variants > 1) {
		complain_filled(c,
			N_("variants are of one unit: write \"%1\", a slash "
			   "and the unit"),
			call->operands[0], NULL);
		code = EXIT_USAGE;
	} else if (count > 0 && speaks(c, language, units, count)) {
		code = print_units(c, &order, units, count);
	}
	library_free(l);
	free(units);
	return code;
}

const struct command command_print = {
	.name = "print",
	.operands = "PATH",
	.least = 1,
	.most = 1,
	.help = N_("Puts a unit on paper, with variants and keys."),
	.options = {
		[OPTION_FORMAT] = {"format", "text|html",
			N_("The format; html is for a browser's printer.")},
		[OPTION_KEY] = {"key", NULL,
			N_("Behind each variant its key.")},
		[OPTION_VARIANTS] = {"variants", "N",
			N_("So many variants, each shuffled in its way.")},
		[OPTION_SEED] = {"seed", "S",
			N_("Another number: other variants.")},
		[OPTION_LANG] = {"lang", "L",
			N_("The language: ru, kk, ky, tg, en.")},
		[OPTION_OUT] = {"o", "FILE",
			N_("A new file; else it is printed.")},
	},
	.run = run,
};
