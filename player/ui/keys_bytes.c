/*
 * Bytes to keys. Terminals disagree on nearly every key beyond letters, and
 * a terminfo entry knows one spelling of each: all known ones are here.
 */
#include <string.h>

#include "base/text.h"
#include "ui/keys.h"

enum { BEL = 7, CTRL_H = 8, CTRL_L = 12, ESC = 27, DEL = 0x7f };
enum { CTRL_U = 21, CTRL_W = 23, CTRL_Z = 26, CTRL_UNDERSCORE = 31 };
enum { PASTE_BEGINS = 200, PASTE_ENDS = 201 };
/* As many without a byte, and the end of a paste must have got lost. */
enum { PASTE_PAUSES = 10 };

static struct key plain(enum key_kind kind)
{
	return (struct key){ .kind = kind };
}

static struct key typed(const struct keys_decoder *d, uint32_t ch)
{
	return (struct key){
		.kind = KEYS_CHAR, .ch = ch, .pasted = d->pasting
	};
}

/* Keys that are one byte. */
static struct key control(const struct keys_decoder *d, unsigned char byte)
{
	/* A pasted tab is a space; a pasted line break must not answer. */
	if (d->pasting && (byte == '\t' || byte == '\r' || byte == '\n'))
		return typed(d, byte == '\t' ? ' ' : '\n');
	switch (byte) {
	case '\r':
	case '\n':
		return plain(KEYS_ENTER);
	case '\t':
		return plain(KEYS_TAB);
	case CTRL_H:
	case DEL:
		return plain(KEYS_BACKSPACE);
	case CTRL_L:
		return plain(KEYS_REDRAW);
	case CTRL_U:
		return plain(KEYS_LINE_BACKSPACE);
	case CTRL_W:
		return plain(KEYS_WORD_BACKSPACE);
	case CTRL_Z: /* comes only where it does not suspend */
	case CTRL_UNDERSCORE:
		return plain(KEYS_UNDO);
	default:
		return plain(KEYS_NONE);
	}
}

/* ESC O x, and ESC [ x without parameters or with those of a modifier. */
static enum key_kind by_letter(unsigned char final)
{
	static const struct {
		unsigned char final;
		enum key_kind kind;
	} letters[] = {
		{ 'A', KEYS_UP },
		{ 'B', KEYS_DOWN },
		{ 'C', KEYS_RIGHT },
		{ 'D', KEYS_LEFT },
		{ 'H', KEYS_HOME },
		{ 'F', KEYS_END },
		{ 'P', KEYS_HELP },
		{ 'Z', KEYS_BACKTAB },
		{ 'M', KEYS_ENTER }, /* of the number pad */
		{ 'a', KEYS_UP },
		{ 'b', KEYS_DOWN }, /* rxvt with Shift, Ctrl */
		{ 'c', KEYS_WORD_RIGHT },
		{ 'd', KEYS_WORD_LEFT },
	};

	for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++)
		if (letters[i].final == final)
			return letters[i].kind;
	return KEYS_NONE;
}

/* ESC [ number ~ */
static enum key_kind by_number(int number)
{
	switch (number) {
	case 1:
	case 7:
		return KEYS_HOME;
	case 4:
	case 8:
		return KEYS_END;
	case 3:
		return KEYS_DELETE;
	case 5:
		return KEYS_PAGE_UP;
	case 6:
		return KEYS_PAGE_DOWN;
	case 11:
		return KEYS_HELP;
	case PASTE_BEGINS:
		return KEYS_PASTE;
	default:
		return KEYS_NONE;
	}
}

/* The number pad in its application mode: ESC O p is 0. */
static bool keypad(unsigned char final, struct key *out)
{
	if (final < 'j' || final > 'y')
		return false;
	*out = (struct key){ .kind = KEYS_CHAR,
		.ch = (uint32_t) "*+,-./0123456789"[final - 'j'] };
	return true;
}

/* The key with Ctrl or Alt. */
static enum key_kind by_words(enum key_kind kind)
{
	switch (kind) {
	case KEYS_LEFT:
		return KEYS_WORD_LEFT;
	case KEYS_RIGHT:
		return KEYS_WORD_RIGHT;
	case KEYS_DELETE:
		return KEYS_WORD_DELETE;
	default:
		return kind;
	}
}

/* A complete ESC [ ... final. */
static struct key sequence(struct keys_decoder *d)
{
	unsigned char final = d->bytes[d->count - 1];
	int numbers[2] = { 0, 0 };
	size_t at = 0;
	struct key key = plain(KEYS_NONE);

	for (size_t i = 2; i + 1 < d->count; i++) {
		unsigned char byte = d->bytes[i];

		if (byte == ';' && at == 0)
			at = 1;
		else if (byte >= '0' && byte <= '9' && numbers[at] < 1000)
			numbers[at] = numbers[at] * 10 + byte - '0';
	}
	if (final == '~' && numbers[0] == PASTE_ENDS)
		d->pasting = false;
	else if (final == '~' || final == '$' || final == '^')
		key.kind = by_number(numbers[0]);
	else if (final >= 'a' ? d->count == 3 : final != 'M' && final != 'P')
		key.kind = by_letter(final);
	else if (final == 'P' && at == 1)
		key.kind = KEYS_HELP; /* F1 with Shift: ESC [ 1 ; 2 P */
	/* Modifiers from 3 on have Alt or Ctrl among them. */
	if (numbers[1] >= 3 || final == '^')
		key.kind = by_words(key.kind);
	return key;
}

/* Takes the next byte of ESC [ ...; true when the key is complete. */
static bool bracket(struct keys_decoder *d, struct key *out)
{
	unsigned char byte = d->bytes[d->count - 1];

	*out = plain(KEYS_NONE);
	/* The Linux console's F1 is ESC [ [ A. */
	if (d->bytes[2] == '[') {
		if (d->count < 4)
			return false;
		if (byte == 'A')
			out->kind = KEYS_HELP;
		return true;
	}
	/* A mouse that was not asked for: three bytes after ESC [ M. */
	if (d->bytes[2] == 'M')
		return d->count == 6;
	if (byte < 0x20 || byte > 0x7e)
		return true;
	if (byte < 0x40 && !(byte == '$' && d->count > 3))
		return d->count == sizeof(d->bytes);
	*out = sequence(d);
	return true;
}

/* Answers and titles that terminals send: ESC ] ... BEL or ESC \. */
static bool string_ends(const struct keys_decoder *d)
{
	unsigned char byte = d->bytes[d->count - 1];

	return byte == BEL ||
	       (d->count > 2 && byte == '\\' && d->bytes[d->count - 2] == ESC);
}

/* Takes the next byte of an escape sequence; true when it is complete. */
static bool escape(struct keys_decoder *d, struct key *out)
{
	*out = plain(KEYS_NONE);
	switch (d->bytes[1]) {
	case '[':
		return d->count > 2 && bracket(d, out);
	case 'O':
		if (d->count < 3)
			return false;
		/* ESC O 5 C: old terminals put the modifier there. */
		if (d->bytes[d->count - 1] < 0x40 && d->count < 5)
			return false;
		if (!keypad(d->bytes[d->count - 1], out))
			out->kind = by_letter(d->bytes[d->count - 1]);
		return true;
	default: /* ] P _ ^ X */
		if (string_ends(d))
			return true;
		/* The end is what matters, not what is said. */
		if (d->count == sizeof(d->bytes))
			d->count--;
		return false;
	}
}

/* Takes the next byte of a UTF-8 character; true when it is complete. */
static bool character(struct keys_decoder *d, struct key *out)
{
	unsigned char first = d->bytes[0];
	size_t need = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
	uint32_t ch;

	*out = plain(KEYS_NONE);
	if (first < 0xc2 || first > 0xf4)
		return true;
	if (d->count < need)
		return false;
	if (text_decode((const char *)d->bytes, d->count, &ch) == need &&
		text_danger(ch) == TEXT_SAFE)
		*out = typed(d, ch);
	return true;
}

/* The byte that begins a key. Returns how many keys are complete. */
static size_t begin(struct keys_decoder *d, unsigned char byte, struct key *out)
{
	bool second = d->pasting && d->returned && byte == '\n';

	d->returned = byte == '\r';
	if (second) /* of one line break */
		return 0;
	if (byte == ESC || byte >= 0x80) {
		d->bytes[0] = byte;
		d->count = 1;
		if (byte == ESC || !character(d, out))
			return 0;
		d->count = 0;
		return 1;
	}
	*out = byte < 0x20 || byte == DEL ? control(d, byte) : typed(d, byte);
	return 1;
}

/* Esc was pressed before this byte, or Alt with it. */
static size_t escaped(
	struct keys_decoder *d, unsigned char byte, struct key out[2])
{
	d->count = 0;
	if (byte == DEL || byte == CTRL_H) {
		out[0] = plain(KEYS_WORD_BACKSPACE);
		return 1;
	}
	out[0] = plain(KEYS_ESC);
	return 1 + begin(d, byte, out + 1);
}

static size_t take(
	struct keys_decoder *d, unsigned char byte, struct key out[2])
{
	bool complete;

	if (d->count == 0)
		return begin(d, byte, out);
	/* A broken character costs one key, and not what follows it. */
	if (d->bytes[0] != ESC && (byte & 0xc0) != 0x80) {
		d->count = 0;
		out[0] = plain(KEYS_NONE);
		return 1 + begin(d, byte, out + 1);
	}
	if (d->count == 1 && d->bytes[0] == ESC &&
		(byte == 0 || !strchr("[O]P_^X", byte)))
		return escaped(d, byte, out);
	d->bytes[d->count++] = byte;
	complete = d->bytes[0] == ESC ? escape(d, out) : character(d, out);
	if (!complete)
		return 0;
	d->count = 0;
	return 1;
}

size_t keys_take(struct keys_decoder *d, unsigned char byte, struct key out[2])
{
	bool pasting = d->pasting;
	size_t n = take(d, byte, out);

	d->pauses = 0;
	for (size_t i = 0; i < n; i++) {
		if (out[i].kind == KEYS_PASTE)
			d->pasting = true;
		/* What is pasted presses no keys. */
		if (pasting && !out[i].pasted)
			out[i] = plain(KEYS_NONE);
	}
	return n;
}

bool keys_waiting(const struct keys_decoder *d)
{
	return d->count > 0 || d->pasting;
}

struct key keys_pause(struct keys_decoder *d)
{
	bool esc = d->count == 1 && d->bytes[0] == ESC && !d->pasting;

	d->count = 0;
	/* It must not swallow commands for ever. */
	if (++d->pauses >= PASTE_PAUSES)
		d->pasting = false;
	return plain(esc ? KEYS_ESC : KEYS_NONE);
}
