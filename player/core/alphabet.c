#include "core/alphabet.h"

#include <string.h>
#include <uchar.h>
#include <unictype.h>

/* A table is one text: pairs of letters, a space after each. */
enum { PAIR = 3 };

/*
 * Cyrillic and Latin. Small letters count as alike where the capitals are
 * (к, м, т), because people change keyboards in the middle of a word
 * without looking at its case; в and н do not, their Latin twins are other
 * sounds on other keys.
 */
static const char32_t twins[] =
	U"аa еe ёë оo рp сc уy хx іi һh үy кk мm тt "
	U"АA ВB ЕE ЁË КK МM НH ОO РP СC ТT УY ХX ІI Һh ҮY ";

/* Cyrillic that no keyboard of ours types, but pasted text may hold. */
static const char32_t pasted[] = U"ѕs ЅS јj ЈJ ԁd ԛq ԝw ӏl ӀI їï ЇÏ ";

/* National letters and what a Russian keyboard has in their place. */
static const char32_t national[] = U"әа қк ңн ғг өо үу ұу һх іи ӣи ӯу ҳх ҷч "
				   U"ӘА ҚК ҢН ҒГ ӨО ҮУ ҰУ ҺХ ІИ ӢИ ӮУ ҲХ ҶЧ ";

static uint32_t second_of(const char32_t *table, uint32_t first)
{
	for (; *table; table += PAIR)
		if (table[0] == first)
			return table[1];
	return 0;
}

static uint32_t first_of(const char32_t *table, uint32_t second)
{
	for (; *table; table += PAIR)
		if (table[1] == second)
			return table[0];
	return 0;
}

enum alphabet alphabet_of(uint32_t letter)
{
	const uc_script_t *script;

	if (letter < 0x80)
		return (letter | 0x20) >= 'a' && (letter | 0x20) <= 'z'
			       ? ALPHABET_LATIN
			       : ALPHABET_NONE;
	if (!uc_is_property_alphabetic(letter))
		return ALPHABET_NONE;
	script = uc_script(letter);
	if (script && strcmp(script->name, "Cyrillic") == 0)
		return ALPHABET_CYRILLIC;
	if (script && strcmp(script->name, "Latin") == 0)
		return ALPHABET_LATIN;
	return ALPHABET_NONE;
}

uint32_t alphabet_twin(uint32_t letter)
{
	uint32_t twin = second_of(twins, letter);

	if (!twin)
		twin = first_of(twins, letter);
	/* One way only: nobody reaches these by the wrong keyboard. */
	return twin ? twin : second_of(pasted, letter);
}

uint32_t alphabet_russian(uint32_t letter)
{
	return second_of(national, letter);
}

char alphabet_digit(uint32_t letter)
{
	switch (letter) {
	case U'О':
	case U'о':
	case U'O':
	case U'o':
		return '0';
	case U'З':
	case U'з':
		return '3';
	}
	return '\0';
}

uint32_t alphabet_place(uint32_t letter)
{
	static const char32_t all[] =
		U"аәбвгғдеёжзиӣйкқлмнңоөпрстуӯұүфхҳһцчҷшщъыіьэюя";

	for (uint32_t i = 0; all[i]; i++)
		if (all[i] == letter)
			return U'а' + i;
	/* Behind them, whatever their number. */
	return letter < U'а' ? letter : letter + sizeof(all);
}

bool alphabet_vowel(uint32_t letter)
{
	static const char32_t vowels[] = U"аеёиоуыэюяәіөүұӣӯ"
					 U"АЕЁИОУЫЭЮЯӘІӨҮҰӢӮ";

	for (const char32_t *v = vowels; *v; v++)
		if (*v == letter)
			return true;
	return false;
}
