#include "core/markdown.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

struct entity {
	const char *name;
	uint32_t ch;
};

/*
 * Those that people type; in the order of strcmp(). HTML has 2,000 more: an
 * unknown name is shown as it stands.
 */
static const struct entity entities[] = {
	{ "Delta", 0x394 },
	{ "Omega", 0x3a9 },
	{ "Sigma", 0x3a3 },
	{ "alpha", 0x3b1 },
	{ "amp", '&' },
	{ "apos", '\'' },
	{ "asymp", 0x2248 },
	{ "bdquo", 0x201e },
	{ "beta", 0x3b2 },
	{ "bull", 0x2022 },
	{ "cent", 0xa2 },
	{ "copy", 0xa9 },
	{ "darr", 0x2193 },
	{ "deg", 0xb0 },
	{ "delta", 0x3b4 },
	{ "divide", 0xf7 },
	{ "emsp", 0x2003 },
	{ "ensp", 0x2002 },
	{ "euro", 0x20ac },
	{ "frac12", 0xbd },
	{ "frac14", 0xbc },
	{ "frac34", 0xbe },
	{ "gamma", 0x3b3 },
	{ "ge", 0x2265 },
	{ "gt", '>' },
	{ "harr", 0x2194 },
	{ "hellip", 0x2026 },
	{ "infin", 0x221e },
	{ "lambda", 0x3bb },
	{ "laquo", 0xab },
	{ "larr", 0x2190 },
	{ "ldquo", 0x201c },
	{ "le", 0x2264 },
	{ "lsquo", 0x2018 },
	{ "lt", '<' },
	{ "mdash", 0x2014 },
	{ "micro", 0xb5 },
	{ "middot", 0xb7 },
	{ "minus", 0x2212 },
	{ "mu", 0x3bc },
	{ "nbsp", 0xa0 },
	{ "ndash", 0x2013 },
	{ "ne", 0x2260 },
	{ "not", 0xac },
	{ "omega", 0x3c9 },
	{ "para", 0xb6 },
	{ "pi", 0x3c0 },
	{ "plusmn", 0xb1 },
	{ "pound", 0xa3 },
	{ "prod", 0x220f },
	{ "quot", '"' },
	{ "radic", 0x221a },
	{ "raquo", 0xbb },
	{ "rarr", 0x2192 },
	{ "rdquo", 0x201d },
	{ "reg", 0xae },
	{ "rsquo", 0x2019 },
	{ "sbquo", 0x201a },
	{ "sect", 0xa7 },
	{ "shy", 0xad },
	{ "sigma", 0x3c3 },
	{ "sum", 0x2211 },
	{ "sup2", 0xb2 },
	{ "sup3", 0xb3 },
	{ "thinsp", 0x2009 },
	{ "times", 0xd7 },
	{ "trade", 0x2122 },
	{ "uarr", 0x2191 },
};

static int compare(const void *key, const void *element)
{
	const struct entity *entity = element;

	return strcmp(key, entity->name);
}

/* The character named by the n bytes between "&" and ";", or 0. */
static uint32_t named(const char *s, size_t n)
{
	const struct entity *found;
	char name[12];

	if (n >= sizeof name)
		return 0;
	memcpy(name, s, n);
	name[n] = '\0';
	found = bsearch(name, entities, sizeof entities / sizeof *entities,
		sizeof *entities, compare);
	return found ? found->ch : 0;
}

/* The same for "#1179" and "#x49b"; out of Unicode is a noncharacter. */
static uint32_t numbered(const char *s, size_t n)
{
	bool hex = n > 1 && (s[1] == 'x' || s[1] == 'X');
	char digits[12];

	s += 1 + hex;
	n -= 1 + (size_t)hex;
	if (n >= sizeof digits)
		return 0x10ffff;
	memcpy(digits, s, n);
	digits[n] = '\0';
	return (uint32_t)strtoul(digits, NULL, hex ? 16 : 10);
}

void markdown_add_entity(struct buf *b, const char *s, size_t n)
{
	uint32_t ch;

	if (n < 3) {
		buf_add(b, s, n);
	} else if (s[1] == '#') {
		ch = numbered(s + 1, n - 2);
		if (ch == '\n' || ch == '\t')
			ch = ' ';
		if (text_danger(ch) == TEXT_SAFE)
			text_encode(b, ch);
	} else {
		ch = named(s + 1, n - 2);
		if (ch)
			text_encode(b, ch);
		else
			buf_add(b, s, n);
	}
}
