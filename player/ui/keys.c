/* Commands, digits and numbers on every layout; see keys_bytes.c for bytes. */
#include "ui/keys.h"

#include <string.h>

/* A command's letter and what the same key types on a Cyrillic layout. */
struct twin {
	char letter;
	uint32_t small, capital;
};

/*
 * Only these: the keys of w o a s d x m and of the digit row differ among
 * the Kazakh, Kyrgyz and Tajik layouts.
 */
static const struct twin twins[] = {
	{ 'q', U'\u0439', U'\u0419' },
	{ 'e', U'\u0443', U'\u0423' },
	{ 'r', U'\u043a', U'\u041a' },
	{ 't', U'\u0435', U'\u0415' },
	{ 'y', U'\u043d', U'\u041d' },
	{ 'u', U'\u0433', U'\u0413' },
	{ 'i', U'\u0448', U'\u0428' },
	{ 'p', U'\u0437', U'\u0417' },
	{ 'f', U'\u0430', U'\u0410' },
	{ 'g', U'\u043f', U'\u041f' },
	{ 'h', U'\u0440', U'\u0420' },
	{ 'j', U'\u043e', U'\u041e' },
	{ 'k', U'\u043b', U'\u041b' },
	{ 'l', U'\u0434', U'\u0414' },
	{ 'z', U'\u044f', U'\u042f' },
	{ 'c', U'\u0441', U'\u0421' },
	{ 'v', U'\u043c', U'\u041c' },
	{ 'b', U'\u0438', U'\u0418' },
	{ 'n', U'\u0442', U'\u0422' },
};

enum { TWINS = sizeof(twins) / sizeof(twins[0]) };

/* The Kazakh standard layout's row of digits, 1 to 9 and 0, and capitals. */
static const uint32_t kazakh_row[10][2] = {
	{ U'\u049b', U'\u049a' }, /* 0: ka with descender */
	{ '"', '"' }, { U'\u04d9', U'\u04d8' }, /* schwa */
	{ U'\u0456', U'\u0406' }, /* dotted i */
	{ U'\u04a3', U'\u04a2' }, /* en with descender */
	{ U'\u0493', U'\u0492' }, /* ghe with stroke */
	{ ',', ',' }, { '.', '.' }, { U'\u04af', U'\u04ae' }, /* straight u */
	{ U'\u04b1', U'\u04b0' }, /* straight u with stroke */
};

enum { KAZAKH_MINUS = 0x4e9, KAZAKH_MINUS_CAPITAL = 0x4e8 };
enum { NUMERO = 0x2116, CYRILLIC = 0x400, CYRILLIC_LAST = 0x52f };

char keys_command(const struct key *key)
{
	if (key->kind == KEYS_HELP)
		return '?';
	if (key->kind == KEYS_COMMAND)
		return (char)key->ch;
	if (key->kind != KEYS_CHAR || key->pasted)
		return 0;
	/* The key of "?" with and without Shift: Latin, Russian, Kazakh. */
	if (key->ch == NUMERO ||
		(key->ch > 0 && key->ch < 0x80 && strchr("?/,.", (int)key->ch)))
		return '?';
	for (size_t i = 0; i < TWINS; i++) {
		const struct twin *t = &twins[i];

		if (key->ch == (uint32_t)t->letter ||
			key->ch == (uint32_t)t->letter - 'a' + 'A' ||
			key->ch == t->small || key->ch == t->capital)
			return t->letter;
	}
	return 0;
}

/* --- what is known of the keyboard ------------------------------------ */

/*
 * Letters that no other of our keyboards has. With real digits or Latin letters
 * it is another one again, or the block of digits, which it may be as well.
 */
static void learn_row(struct keys_layout *l, uint32_t ch)
{
	static const uint32_t proofs[] = { 0x4d8, 0x4d9, 0x406, 0x456, 0x4b0,
		0x4b1 };

	for (size_t i = 0; i < sizeof(proofs) / sizeof(proofs[0]); i++)
		l->kazakh |= ch == proofs[i];
	if ((ch >= '0' && ch <= '9') ||
		((ch | 0x20) >= 'a' && (ch | 0x20) <= 'z'))
		l->kazakh = false;
}

void keys_learn(struct keys_layout *l, const struct key *key)
{
	/* What is pasted was not typed on this keyboard, or not now. */
	if (key->kind != KEYS_CHAR || key->pasted)
		return;
	learn_row(l, key->ch);
	if (key->ch >= CYRILLIC && key->ch <= CYRILLIC_LAST)
		l->cyrillic = true;
	else if ((key->ch | 0x20) >= 'a' && (key->ch | 0x20) <= 'z')
		l->cyrillic = false;
}

bool keys_in_row(const struct keys_layout *l, const struct key *key)
{
	return l->kazakh && key->kind == KEYS_CHAR &&
	       (key->ch == ',' || key->ch == '.');
}

uint32_t keys_shown(const struct keys_layout *l, char command)
{
	for (size_t i = 0; l->cyrillic && i < TWINS; i++) {
		if (twins[i].letter == command)
			return twins[i].small;
	}
	return (uint32_t)command;
}

/* --- digits and numbers ----------------------------------------------- */

static int kazakh_digit(uint32_t ch)
{
	for (int i = 0; i < 10; i++) {
		if (ch == kazakh_row[i][0] || ch == kazakh_row[i][1])
			return i;
	}
	return -1;
}

static bool ascii_digit(uint32_t ch)
{
	return ch >= '0' && ch <= '9';
}

int keys_digit(const struct key *key)
{
	if (key->kind != KEYS_CHAR || key->pasted)
		return -1;
	if (ascii_digit(key->ch))
		return (int)key->ch - '0';
	return kazakh_digit(key->ch);
}

/* Whether text is what a number begins with, and no unit yet. */
static bool number_so_far(const char *text)
{
	return text[strspn(text, "0123456789 -+.,")] == '\0';
}

/*
 * Only who has typed no real digit yet can lack them: with digits on the
 * keyboard the letters begin a unit. A comma or full stop is a digit once
 * another key has proved the Kazakh row; no number begins with a comma.
 */
uint32_t keys_number(enum keys_row *row, const char *text, uint32_t ch)
{
	bool empty = text[0] == '\0';
	int digit = kazakh_digit(ch);

	if (ascii_digit(ch))
		*row = ROW_DIGITS;
	if (*row == ROW_DIGITS || !number_so_far(text))
		return ch;
	if (ch == KAZAKH_MINUS || ch == KAZAKH_MINUS_CAPITAL)
		return '-';
	/* The keys of comma and full stop are taken: those with Shift are not. */
	if (*row == ROW_KAZAKH && (ch == ';' || ch == ':'))
		return ',';
	if (digit < 0)
		return ch;
	if (*row == ROW_UNKNOWN && (ch == '.' || (ch == ',' && !empty)))
		return ch;
	*row = ROW_KAZAKH;
	return '0' + (uint32_t)digit;
}
