#include "base/letters_table.h"

#include <stddef.h>
#include <unictype.h>
#include <uninorm.h>

/*
 * Transliteration: BGN/PCGN, with e for the umlauts of Kazakh and Kyrgyz and
 * ASCII for marks; no library has it for all five languages in ASCII. The
 * look-alikes are those that people without a national keyboard type
 * (core/alphabet), but for what looks more alike: Latin I.
 */
static const struct letter letters[] = {
	/* Russian; every Cyrillic charset has these */
	{ U'А', U'а', 0, 0, "a" },
	{ U'Б', U'б', 0, 0, "b" },
	{ U'В', U'в', 0, 0, "v" },
	{ U'Г', U'г', 0, 0, "g" },
	{ U'Д', U'д', 0, 0, "d" },
	{ U'Е', U'е', 0, 0, "e" },
	{ U'Ё', U'ё', 0, 0, "yo" },
	{ U'Ж', U'ж', 0, 0, "zh" },
	{ U'З', U'з', 0, 0, "z" },
	{ U'И', U'и', 0, 0, "i" },
	{ U'Й', U'й', 0, 0, "y" },
	{ U'К', U'к', 0, 0, "k" },
	{ U'Л', U'л', 0, 0, "l" },
	{ U'М', U'м', 0, 0, "m" },
	{ U'Н', U'н', 0, 0, "n" },
	{ U'О', U'о', 0, 0, "o" },
	{ U'П', U'п', 0, 0, "p" },
	{ U'Р', U'р', 0, 0, "r" },
	{ U'С', U'с', 0, 0, "s" },
	{ U'Т', U'т', 0, 0, "t" },
	{ U'У', U'у', 0, 0, "u" },
	{ U'Ф', U'ф', 0, 0, "f" },
	{ U'Х', U'х', 0, 0, "kh" },
	{ U'Ц', U'ц', 0, 0, "ts" },
	{ U'Ч', U'ч', 0, 0, "ch" },
	{ U'Ш', U'ш', 0, 0, "sh" },
	{ U'Щ', U'щ', 0, 0, "shh" },
	{ U'Ъ', U'ъ', 0, 0, "'" },
	{ U'Ы', U'ы', 0, 0, "y" },
	{ U'Ь', U'ь', 0, 0, "'" },
	{ U'Э', U'э', 0, 0, "e" },
	{ U'Ю', U'ю', 0, 0, "yu" },
	{ U'Я', U'я', 0, 0, "ya" },
	/* Kazakh, Kyrgyz, Tajik */
	{ U'Ә', U'ә', U'А', U'а', "ae" },
	{ U'Ғ', U'ғ', U'Г', U'г', "gh" },
	{ U'Қ', U'қ', U'К', U'к', "q" },
	{ U'Ң', U'ң', U'Н', U'н', "ng" },
	{ U'Ө', U'ө', U'О', U'о', "oe" },
	{ U'Ұ', U'ұ', U'У', U'у', "u" },
	{ U'Ү', U'ү', U'У', U'у', "ue" },
	{ U'Һ', U'һ', U'Х', U'х', "h" },
	{ U'І', U'і', U'I', U'i', "i" },
	{ U'Ӣ', U'ӣ', U'И', U'и', "i'" },
	{ U'Ӯ', U'ӯ', U'У', U'у', "u'" },
	{ U'Ҳ', U'ҳ', U'Х', U'х', "h" },
	{ U'Ҷ', U'ҷ', U'Ч', U'ч', "j" },
	/* neighbours', in names */
	{ U'Ў', U'ў', U'У', U'у', "o'" },
	{ U'Ґ', U'ґ', U'Г', U'г', "g" },
	{ U'Є', U'є', U'Е', U'е', "ye" },
	{ U'Ї', U'ї', U'I', U'i', "yi" },
	{ U'Җ', U'җ', U'Ж', U'ж', "j" },
	{ U'Ҡ', U'ҡ', U'К', U'к', "q" },
	{ U'Ҙ', U'ҙ', U'З', U'з', "dh" },
	{ U'Ҫ', U'ҫ', U'С', U'с', "s" },
	{ U'Ҹ', U'ҹ', U'Ч', U'ч', "ch" },
	{ U'Ѕ', U'ѕ', U'S', U's', "dz" },
	{ U'Ј', U'ј', U'J', U'j', "j" },
	{ U'Љ', U'љ', 0, 0, "lj" },
	{ U'Њ', U'њ', 0, 0, "nj" },
	{ U'Ћ', U'ћ', 0, 0, "c" },
	{ U'Ђ', U'ђ', 0, 0, "dj" },
	{ U'Џ', U'џ', 0, 0, "dz" },
};

/* The first that fits counts. */
static const struct sign signs[] = {
	{ 0x00a0, 0x00a0, " ", ' ' }, /* no-break space */
	{ 0x00ad, 0x00ad, "-", '-' }, /* soft hyphen */
	{ 0x2007, 0x2007, " ", ' ' },
	{ 0x2009, 0x200a, " ", ' ' },
	{ 0x202f, 0x202f, " ", ' ' },
	{ U'«', U'«', "\"", '"' },
	{ U'»', U'»', "\"", '"' },
	{ 0x201c, 0x201f, "\"", '"' }, /* double quotes */
	{ 0x2018, 0x201b, "'", '\'' }, /* single ones */
	{ 0x02b9, 0x02bc, "'", '\'' },
	{ U'‹', U'‹', "<", '<' },
	{ U'›', U'›', ">", '>' },
	{ 0x2010, 0x2015, "-", '-' }, /* hyphens and dashes */
	{ 0x2212, 0x2212, "-", '-' }, /* minus */
	{ U'…', U'…', "...", '.' },
	{ U'·', U'·', ".", '.' },
	{ U'•', U'•', "*", '*' },
	{ U'№', U'№', "No", 'N' },
	{ U'§', U'§', "S", 'S' },
	{ U'©', U'©', "(c)", 'c' },
	{ U'®', U'®', "(R)", 'R' },
	{ U'™', U'™', "(TM)", '?' },
	{ U'°', U'°', "deg", '?' },
	{ U'±', U'±', "+-", '?' },
	{ U'×', U'×', "x", 'x' },
	{ U'÷', U'÷', "/", '/' },
	{ U'≤', U'≤', "<=", '?' },
	{ U'≥', U'≥', ">=", '?' },
	{ U'≠', U'≠', "!=", '?' },
	{ U'≈', U'≈', "~", '~' },
	{ U'≡', U'≡', "==", '=' },
	{ U'←', U'←', "<-", '<' },
	{ U'→', U'→', "->", '>' },
	{ U'↔', U'↔', "<->", '?' },
	{ U'⇒', U'⇒', "=>", '>' },
	{ U'↑', U'↑', "^", '^' },
	{ U'↓', U'↓', "v", 'v' },
	{ U'√', U'√', "sqrt", '?' },
	{ U'∞', U'∞', "inf", '?' },
	{ U'π', U'π', "pi", '?' },
	{ U'µ', U'µ', "u", 'u' },
	{ U'μ', U'μ', "u", 'u' },
	{ U'¹', U'¹', "^1", '?' },
	{ U'²', U'²', "^2", '?' },
	{ U'³', U'³', "^3", '?' },
	{ U'½', U'½', "1/2", '?' },
	{ U'¼', U'¼', "1/4", '?' },
	{ U'¾', U'¾', "3/4", '?' },
	{ U'€', U'€', "EUR", '?' },
	{ U'£', U'£', "GBP", '?' },
	{ U'₸', U'₸', "KZT", '?' },
	{ U'₽', U'₽', "RUB", '?' },
	{ U'✓', U'✔', "v", 'v' },
	{ U'✗', U'✘', "x", 'x' },
	{ U'─', U'━', "-", '-' },
	{ U'═', U'═', "-", '-' },
	{ U'│', U'┃', "|", '|' },
	{ U'║', U'║', "|", '|' },
	{ 0x2500, 0x257f, "+", '+' }, /* other box lines: where they meet */
	{ 0x2580, 0x259f, "#", '#' }, /* blocks and shades */
	{ U'■', U'□', "#", '#' },
	{ U'▪', U'▫', "*", '*' },
	{ U'▲', U'▲', "^", '^' },
	{ U'►', U'►', ">", '>' },
	{ U'▶', U'▶', ">", '>' },
	{ U'▼', U'▼', "v", 'v' },
	{ U'◄', U'◄', "<", '<' },
	{ U'◀', U'◀', "<", '<' },
	{ U'○', U'○', "o", 'o' },
	{ U'●', U'●', "*", '*' },
	{ U'◦', U'◦', "o", 'o' },
};

#define LENGTH(table) (sizeof(table) / sizeof((table)[0]))

const struct letter *letter_find(uint32_t ch)
{
	for (size_t i = 0; i < LENGTH(letters); i++) {
		if (letters[i].lower == ch || letters[i].upper == ch)
			return &letters[i];
	}
	return NULL;
}

const struct sign *sign_find(uint32_t ch)
{
	for (size_t i = 0; i < LENGTH(signs); i++) {
		if (ch >= signs[i].first && ch <= signs[i].last)
			return &signs[i];
	}
	return NULL;
}

bool letter_is_cyrillic(uint32_t ch)
{
	return ch >= 0x400 && ch < 0x530;
}

uint32_t letter_base(uint32_t ch)
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];

	/* "≠" without its mark would say the opposite. */
	if (!uc_is_alpha(ch))
		return 0;
	/* Two parts: a letter and its mark. */
	return uc_canonical_decomposition(ch, parts) == 2 ? parts[0] : 0;
}
