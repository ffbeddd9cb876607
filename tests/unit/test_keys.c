/* ui/keys: layouts, digits, numbers, bytes to keys. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/text.h"
#include "ui/keys.h"

static struct key typed(const char *s)
{
	struct key key = { .kind = KEYS_CHAR };

	text_decode(s, strlen(s), &key.ch);
	return key;
}

/* One physical key in Latin, Russian, and what else it may type. */
static const struct {
	const char *letters[4];
	char command;
} commands[] = {
	{ { "q", "Q", "й", "Й" }, 'q' },
	{ { "e", "E", "у", "У" }, 'e' },
	{ { "r", "R", "к", "К" }, 'r' },
	{ { "t", "T", "е", "Е" }, 't' },
	{ { "y", "Y", "н", "Н" }, 'y' },
	{ { "u", "U", "г", "Г" }, 'u' },
	{ { "i", "I", "ш", "Ш" }, 'i' },
	{ { "p", "P", "з", "З" }, 'p' },
	{ { "f", "F", "а", "А" }, 'f' },
	{ { "g", "G", "п", "П" }, 'g' },
	{ { "h", "H", "р", "Р" }, 'h' },
	{ { "j", "J", "о", "О" }, 'j' },
	{ { "k", "K", "л", "Л" }, 'k' },
	{ { "l", "L", "д", "Д" }, 'l' },
	{ { "z", "Z", "я", "Я" }, 'z' },
	{ { "c", "C", "с", "С" }, 'c' },
	{ { "v", "V", "м", "М" }, 'v' },
	{ { "b", "B", "и", "И" }, 'b' },
	{ { "n", "N", "т", "Т" }, 'n' },
	{ { "?", "/", ",", "." }, '?' },
	{ { "№", "?", "/", "," }, '?' },
	/* These keys differ between layouts: no command is on them. */
	{ { "w", "ц", "ң", "қ" }, 0 },
	{ { "o", "щ", "ғ", "ҳ" }, 0 },
	{ { "a", "ф", "ө", "ҷ" }, 0 },
	{ { "d", "в", "қ", "і" }, 0 },
	{ { "x", "ч", "ү", "ӣ" }, 0 },
	{ { "m", "ь", "ұ", "ӯ" }, 0 },
	{ { "s", "ы", "1", " " }, 0 },
};

static void commands_on_every_layout(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
		for (int k = 0; k < 4; k++) {
			struct key key = typed(commands[i].letters[k]);

			assert_int_equal(
				keys_command(&key), commands[i].command);
			key.pasted = true;
			assert_int_equal(keys_command(&key), 0);
		}
	}
	assert_int_equal(keys_command(&(struct key){ .kind = KEYS_HELP }), '?');
	assert_int_equal(keys_command(&(struct key){ .kind = KEYS_ENTER }), 0);
}

static void digits(void **state)
{
	static const char *const row[] = {
		"қ",
		"\"",
		"ә",
		"і",
		"ң",
		"ғ",
		",",
		".",
		"ү",
		"ұ",
	};
	static const char *const capitals[] = {
		"Қ",
		"\"",
		"Ә",
		"І",
		"Ң",
		"Ғ",
		",",
		".",
		"Ү",
		"Ұ",
	};

	(void)state;
	for (int i = 0; i < 10; i++) {
		struct key digit = typed((char[]){ (char)('0' + i), '\0' });
		struct key small = typed(row[i]), capital = typed(capitals[i]);

		assert_int_equal(keys_digit(&digit), i);
		assert_int_equal(keys_digit(&small), i);
		assert_int_equal(keys_digit(&capital), i);
	}
	assert_int_equal(
		keys_digit(&(struct key){ .kind = KEYS_CHAR, .ch = 'a' }), -1);
}

/* What a field holds after these keys. */
static const struct {
	const char *keys, *field;
} numbers[] = {
	{ "12", "12" },
	{ "-1,5", "-1,5" },
	{ "0.5 km", "0.5 km" },
	{ "\"ә", "12" },
	{ "ө\"ә", "-12" },
	{ "іқ", "30" },
	{ "ә,.", "267" }, /* the row is proved: comma and full stop are keys */
	{ ",ә", "62" }, /* no number begins with a comma */
	{ ".5", ".5" },
	{ "5 қадам", "5 қадам" }, /* with digits, letters are letters */
	{ "20 мүн", "20 мүн" },
	{ "ғ сағ", "5 сағ" }, /* a unit goes on as it began */
	{ "1,2,3", "1,2,3" },
	{ "ә;ғ", "2,5" }, /* Shift and the key of a comma that is 6 */
	{ "ө\":ғ", "-1,5" },
	{ ";", ";" },
	{ "1;2", "1;2" },
};

static void number_fields(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
		enum keys_row row = ROW_UNKNOWN;
		struct buf b = { 0 };
		const char *s = numbers[i].keys;

		while (*s) {
			uint32_t ch;

			s += text_decode(s, strlen(s), &ch);
			text_encode(&b, keys_number(&row, buf_str(&b), ch));
		}
		assert_string_equal(buf_str(&b), numbers[i].field);
		buf_release(&b);
	}
}

/* --- bytes ------------------------------------------------------------ */

static const char *const names[] = {
	[KEYS_NONE] = "none",
	[KEYS_CHAR] = "char",
	[KEYS_ENTER] = "enter",
	[KEYS_TAB] = "tab",
	[KEYS_BACKTAB] = "backtab",
	[KEYS_BACKSPACE] = "backspace",
	[KEYS_DELETE] = "delete",
	[KEYS_WORD_BACKSPACE] = "wordbackspace",
	[KEYS_WORD_DELETE] = "worddelete",
	[KEYS_LINE_BACKSPACE] = "linebackspace",
	[KEYS_ESC] = "esc",
	[KEYS_UP] = "up",
	[KEYS_DOWN] = "down",
	[KEYS_LEFT] = "left",
	[KEYS_RIGHT] = "right",
	[KEYS_WORD_LEFT] = "wordleft",
	[KEYS_WORD_RIGHT] = "wordright",
	[KEYS_HOME] = "home",
	[KEYS_END] = "end",
	[KEYS_PAGE_UP] = "pgup",
	[KEYS_PAGE_DOWN] = "pgdn",
	[KEYS_HELP] = "help",
	[KEYS_REDRAW] = "redraw",
	[KEYS_COMMAND] = "command",
	[KEYS_UNDO] = "undo",
	[KEYS_REDO] = "redo",
	[KEYS_SUBMIT] = "submit",
	[KEYS_PASTE] = "paste",
};

static void add_key(struct buf *b, const struct key *key)
{
	if (key->kind == KEYS_NONE)
		return;
	if (b->len > 0)
		buf_addc(b, ' ');
	if (key->pasted)
		buf_addc(b, '+');
	if (key->kind != KEYS_CHAR)
		buf_adds(b, names[key->kind]);
	else if (key->ch == '\n')
		buf_adds(b, "\\n");
	else
		text_encode(b, key->ch);
}

static const struct {
	const char *bytes, *keys; /* "|" in bytes: a pause */
} sequences[] = {
	{ "aй?", "a й ?" },
	{ "\r", "enter" },
	{ "\n", "enter" },
	{ "\t\010\177\014", "tab backspace backspace redraw" },
	{ "\001\002\003x", "x" },
	/* arrows, all ways */
	{ "\033[A\033[B\033[C\033[D", "up down right left" },
	{ "\033OA\033OB\033OC\033OD", "up down right left" },
	{ "\033[1;5C\033[1;3D\033O5C", "wordright wordleft right" },
	{ "\033[1;2A", "up" },
	{ "\033Oc\033Od", "wordright wordleft" },
	/* Home and End of xterm, PuTTY, rxvt, the Linux console */
	{ "\033[H\033[F\033OH\033OF", "home end home end" },
	{ "\033[1~\033[4~\033[7~\033[8~", "home end home end" },
	{ "\033[7$\033[8^", "home end" },
	{ "\033[5~\033[6~\033[3~\033[2~", "pgup pgdn delete" },
	{ "\033[5;5~", "pgup" },
	/* editing, where a terminal sends it */
	{ "\033[3;5~\033[3;3~\033[3^\033[3;2~",
		"worddelete worddelete worddelete delete" },
	{ "\033\177\033\010\027", "wordbackspace wordbackspace wordbackspace" },
	{ "\025\037\032", "linebackspace undo undo" },
	{ "\033OP\033[11~\033[[A\033[1;2P", "help help help help" },
	{ "\033[[Bx", "x" },
	{ "\033[Z", "backtab" },
	{ "\033OM\033Op\033Oy\033Om", "enter 0 9 -" },
	/* what nobody asked for: reports, focus, mouse, titles */
	{ "\033[1;2R\033[?62;1c\033[I\033[Ox", "x" },
	{ "\033[M !!x\033[<0;3;4Mx\033[<0;3;4mx", "x x x" },
	{ "\033]0;title\007x\033]11;rgb:0/0/0\033\\y", "x y" },
	{ "\033P1$r0m\033\\z", "z" },
	/* Esc alone, and keys after it */
	{ "\033|", "esc" },
	{ "\033|\033|", "esc esc" },
	{ "\033\033|", "esc esc" },
	{ "\033q", "esc q" },
	{ "\033\r", "esc enter" },
	{ "\033й", "esc й" },
	{ "\033\033[A", "esc up" },
	{ "\033[|x", "x" },
	{ "\033O|A", "A" },
	{ "\033[1;|x", "x" },
	/* a broken byte costs one key */
	{ "\xca"
	  "a",
		"a" },
	{ "\xd0|a", "a" },
	{ "\xd0\xd0\xb9", "й" },
	{ "\xff\xfe"
	  "a",
		"a" },
	{ "\xc0\x80"
	  "a",
		"a" },
	{ "\xed\xa0\x80"
	  "a",
		"a" },
	{ "\xf0\x9f\x98\x80", "\xf0\x9f\x98\x80" },
	{ "\xe2\x80\xae"
	  "a",
		"a" }, /* bidi */
	{ "\xc2\x85"
	  "a",
		"a" }, /* a control of 8 bits */
	{ "\xd0\x1b[A", "up" },
	/* pasting */
	{ "\033[200~q\r\tй\033[201~q", "paste +q +\\n +  +й q" },
	{ "\033[200~\r\n\n\r\r\n\033[201~\n",
		"paste +\\n +\\n +\\n +\\n enter" },
	{ "\033[200~a|b||||||||||q", "paste +a +b q" }, /* a lost end */
	/* what is pasted presses no keys */
	{ "\033[200~a\033[A\010\014\033OPb\033[201~", "paste +a +b" },
	{ "\033[200~\033 \033\177\033[200~b\033|\033[201~\033|",
		"paste +  +b esc" },
	{ "\033[200~\xd0\033[201~\033[B", "paste down" },
};

static void bytes_to_keys(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof sequences / sizeof sequences[0]; i++) {
		struct keys_decoder d = { 0 };
		struct buf b = { 0 };

		for (const char *s = sequences[i].bytes; *s; s++) {
			struct key keys[2];
			size_t n = 1;

			if (*s == '|')
				keys[0] = keys_pause(&d);
			else
				n = keys_take(&d, (unsigned char)*s, keys);
			for (size_t k = 0; k < n; k++)
				add_key(&b, &keys[k]);
		}
		assert_string_equal(buf_str(&b), sequences[i].keys);
		assert_false(keys_waiting(&d));
		buf_release(&b);
	}
}

/* Whatever comes, the decoder holds and finds back to letters. */
static void noise(void **state)
{
	struct keys_decoder d = { 0 };
	uint64_t seed = 20261123;

	(void)state;
	for (int i = 0; i < 300000; i++) {
		struct key keys[2];

		seed = seed * 6364136223846793005u + 1442695040888963407u;
		/* Escapes and brackets more often than chance would. */
		keys_take(&d,
			seed >> 62 ? (unsigned char)(seed >> 40)
				   : (unsigned char)"\033[O]"[seed >> 50 & 3],
			keys);
		assert_true(d.count < sizeof d.bytes);
		if (seed >> 55 == 7) {
			keys_pause(&d);
			assert_int_equal(keys_take(&d, 'a', keys), 1);
			assert_int_equal(keys[0].ch, 'a');
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(commands_on_every_layout),
		cmocka_unit_test(digits),
		cmocka_unit_test(number_fields),
		cmocka_unit_test(bytes_to_keys),
		cmocka_unit_test(noise),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
