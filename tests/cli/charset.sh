#!/bin/sh
# What commands print on terminals, in pipes and files of an 8-bit charset.
passed=0 failed=0
dir=$(mktemp -d "${TMPDIR:-/tmp}/charset.XXXXXX")
trap 'rm -rf "$dir"' EXIT
SABAQ_PATH=$SABAQ_TESTS/../modules
LANGUAGE=ru
export SABAQ_PATH LANGUAGE

# ok NAME: the last command's status decides.
ok() {
	if [ $? -eq 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "failed: $1"
		head -c 300 "$dir/out" "$dir/err" 2>/dev/null
	fi
}

# in LOCALE COMMAND...: its output goes to $dir/out and $dir/err. The locale
# need not be there: its name is enough.
in_locale() {
	locale=$1
	shift
	LC_ALL=$locale "$@" >"$dir/out" 2>"$dir/err" </dev/null
}

# The same on a terminal; script(1) makes one.
on_terminal() {
	locale=$1
	shift
	LC_ALL=$locale script -qec "$*" /dev/null >"$dir/out" 2>&1 </dev/null
}

# text FILE CHARSET WORD
text() {
	iconv -f "$2" -t UTF-8 "$1" 2>/dev/null | grep -qF -- "$3"
}

# In KOI8-R and its like 0x80 to 0x9f are frames or controls, never letters.
clean() {
	! LC_ALL=C grep -aq "$(printf '[\200-\237]')" "$1"
}

in_locale ru_RU.KOI8-R "$SABAQ" list && text "$dir/out" KOI8-R 'не начато' &&
	clean "$dir/out"
ok 'list in a pipe comes in the charset of the locale'
in_locale ru_RU.CP1251 "$SABAQ" list && text "$dir/out" CP1251 'не начато'
ok 'and in CP1251'
in_locale kk_KZ.PT154 env LANGUAGE=kk "$SABAQ" list &&
	text "$dir/out" PT154 'басталмаған'
ok 'and in PT154, with letters of Kazakh'
in_locale ru_RU.KOI8-R env LANGUAGE=kk "$SABAQ" list &&
	text "$dir/out" KOI8-R 'басталмаган'
ok 'a letter that the charset lacks has its look-alike'
# A byte is a character there, so columns are counted.
LC_ALL=C grep -a '^  [a-z]' "$dir/out" >"$dir/units"
[ -s "$dir/units" ] && ! LC_ALL=C grep -aqv '^  .\{22\} .\{34,\} [^ ]' "$dir/units" &&
	LC_ALL=C grep -aq '^  .\{22\} .\{34\} [^ ]' "$dir/units"
ok 'columns stay'
in_locale ru_RU.ISO-8859-1 "$SABAQ" list && grep -q 'ne nachato' "$dir/out" &&
	! LC_ALL=C grep -aq "$(printf '[\200-\377]')" "$dir/out"
ok 'a charset without Cyrillic gets Latin letters'
LC_ALL=C grep '^  [a-z]' "$dir/out" | grep -q '^  .\{22\} .\{34\} ne nachato$'
ok 'and columns are made for what is seen'
in_locale ru_RU.KOI8-R "$SABAQ" scores && text "$dir/out" KOI8-R 'Результатов'
ok 'scores likewise'
in_locale ru_RU.KOI8-R "$SABAQ" --help && text "$dir/out" KOI8-R 'терминале'
ok 'help likewise'
! in_locale ru_RU.KOI8-R "$SABAQ" play nowhere &&
	text "$dir/err" KOI8-R 'нет модуля' && clean "$dir/err"
ok 'errors likewise'
mkdir "$dir/bad"
printf 'sabaq: 1\nid: bad\nlanguage: ru\ntitel: Беда\nunits: [one]\n' \
	>"$dir/bad/module.yaml"
! in_locale ru_RU.KOI8-R "$SABAQ" check "$dir/bad" &&
	text "$dir/out" KOI8-R 'ошибка' && clean "$dir/out"
ok 'check likewise'

in_locale C.UTF-8 "$SABAQ" list --json && cp "$dir/out" "$dir/json" &&
	in_locale ru_RU.KOI8-R "$SABAQ" list --json && cmp -s "$dir/out" "$dir/json"
ok 'JSON is the same in any locale'
in_locale C.UTF-8 "$SABAQ" schema unit && cp "$dir/out" "$dir/json" &&
	in_locale ru_RU.KOI8-R "$SABAQ" schema unit &&
	cmp -s "$dir/out" "$dir/json"
ok 'and so is a schema'
in_locale C "$SABAQ" list && text "$dir/out" UTF-8 'не начато'
ok 'a locale that says nothing of letters leaves UTF-8'

if command -v script >/dev/null; then
	on_terminal ru_RU.KOI8-R "$SABAQ" list &&
		text "$dir/out" KOI8-R 'не начато' && clean "$dir/out"
	ok 'a terminal gets its letters'
	on_terminal ru_RU.KOI8-R "$SABAQ" list --json &&
		text "$dir/out" KOI8-R 'Переменные' && clean "$dir/out"
	ok 'and JSON for it too'
	! on_terminal ru_RU.KOI8-R "$SABAQ" check "$dir/bad" &&
		text "$dir/out" KOI8-R 'ошибка' && clean "$dir/out"
	ok 'and faults with what to do'
fi
LC_ALL=ru_RU.KOI8-R "$SABAQ" list >/dev/full 2>"$dir/err"
[ $? -eq 1 ] && [ -s "$dir/err" ]
ok 'what cannot be written is a failure, and told'

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
