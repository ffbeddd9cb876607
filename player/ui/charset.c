#include "ui/charset.h"

#include <iconv.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"

/* The character of a byte; 0: none, or half of one. */
static uint32_t character(iconv_t cd, unsigned byte)
{
	unsigned char ch[4];
	char in = (char)byte, *from = &in, *to = (char *)ch;
	size_t in_left = 1, out_left = sizeof(ch);

	iconv(cd, NULL, NULL, NULL, NULL);
	if (iconv(cd, &from, &in_left, &to, &out_left) != 0 || in_left > 0 ||
		out_left > 0)
		return 0;
	return ch[0] | (uint32_t)ch[1] << 8 | (uint32_t)ch[2] << 16;
}

static bool is_cyrillic(const struct charset *c)
{
	size_t found = 0;

	for (size_t i = 0; i < 128; i++)
		found += c->high[i] >= 0x410 && c->high[i] < 0x450;
	return found == 0x450 - 0x410;
}

/* False where it is no charset of bytes, or not known. */
static bool read_high(struct charset *c, const char *name)
{
	iconv_t cd = iconv_open("UCS-4LE", name);
	bool ascii = true;

	if (cd == (iconv_t)-1)
		return false;
	for (unsigned byte = ' '; byte < 0x7f; byte++)
		ascii = ascii && character(cd, byte) == byte;
	for (unsigned i = 0; ascii && i < 128; i++) {
		uint32_t ch = character(cd, 0x80 + i);

		/* C1 controls are in the tables too. */
		c->high[i] = ch >= 0xa0 && ch < 0xfffd ? (uint16_t)ch : 0;
	}
	iconv_close(cd);
	return ascii;
}

bool charset_is_utf8(const char *name)
{
	/* Of the C locale, where nobody has thought of letters. */
	static const char *const names[] = { "UTF-8", "utf8", "ANSI_X3.4-1968",
		"US-ASCII", "ASCII" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (strcasecmp(name, names[i]) == 0)
			return true;
	}
	return false;
}

char *charset_of_locale(const char *locale)
{
	const char *dot = locale ? strchr(locale, '.') : NULL;

	return dot && dot[1] ? xstrndup(dot + 1, strcspn(dot + 1, "@")) : NULL;
}

void charset_read(struct charset *c, const struct screen_setup *setup)
{
	*c = (struct charset){ .mode = setup->mode };
	if (!setup->charset) {
		c->combines = setup->combines;
		return;
	}
	c->bytes = true;
	if (!read_high(c, setup->charset) || !is_cyrillic(c))
		c->mode = SHOWN_LATIN;
}
