#!/bin/sh
# Settings in lines, as a screen reader or a script meets them: what is set
# is in config.yaml, beside what its owner wrote, and tells the next start;
# what the system's file may have wanted is not lost without a word.
passed=0 failed=0
dir=$(mktemp -d "${TMPDIR:-/tmp}/settings.XXXXXX")
trap 'rm -rf "$dir"' EXIT
SABAQ_PATH=$(cd "$SABAQ_TESTS/golden/screens/modules" && pwd)
XDG_STATE_HOME=$dir/state XDG_CONFIG_HOME=$dir/config
LANGUAGE=en
export SABAQ_PATH XDG_STATE_HOME XDG_CONFIG_HOME LANGUAGE
config=$dir/config/sabaq/config.yaml

ok() { # NAME: the last command's status decides.
	if [ $? -eq 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "failed: $1"
		sed 's/^/  /' "$dir/out"
	fi
}

# types LINES COMMAND...: the lines, which printf(1) reads, are typed.
types() {
	printf "$1" >"$dir/in"
	shift
	"$@" <"$dir/in" >"$dir/out" 2>"$dir/err"
}

says() {
	grep -qF -- "$1" "$dir/out"
}

types ':p\n1\n2\n\n:q\n' "$SABAQ" --plain --width=0 && says "$config" &&
	[ "$(cat "$config")" = 'language: kk' ]
ok 'a language is kept in a file that was not there'
types ':q\n' "$SABAQ" --plain --width=0 && says 'Модульдер'
ok 'and is that of the next start'
printf '# mine\n\nconfirm: true # yes\nlanguages: [en]\n' >"$config"
types ':p\n2\n2 1\n\n:q\n' "$SABAQ" --plain --width=0 &&
	[ "$(cat "$config")" = '# mine

confirm: true # yes
languages: [kk, ru]' ]
ok 'languages are kept in their order; the rest stays'
types ':p\n5\n3\n2\n6\n\n:q\n' "$SABAQ" --plain --width=0 &&
	[ "$(cat "$config")" = '# mine

# yes' ]
ok 'what is taken away leaves its comment'
mode=$(stat -c %a "$config") && chmod 600 "$config" &&
	types ':p\n4\n2\n\n:q\n' "$SABAQ" --plain --width=0 &&
	[ "$(stat -c %a "$config")" = 600 ] &&
	[ "$(find "$dir/config" -type f | wc -l)" -eq 1 ]
ok "the file keeps its mode ($mode), no other is left behind"
printf 'colour: grün\n' >"$config" && cp "$config" "$dir/before"
types ':p\n5\n1\n\n:q\n' "$SABAQ" --plain --width=0 &&
	says 'This holds only until you leave' && says 'config.yaml:1:9' &&
	says 'sent: yes' && cmp -s "$config" "$dir/before"
ok 'a damaged file is told and left alone'
printf '{language: en}\n' >"$config" && cp "$config" "$dir/before"
types ':p\n5\n1\n\n:q\n' "$SABAQ" --plain --width=0 && says 'only a person' &&
	cmp -s "$config" "$dir/before"
ok 'one that cannot be changed line by line is left alone'
printf 'confirm: true\n' >"$dir/real" && rm "$config" &&
	ln -s "$dir/real" "$config"
types ':p\n5\n2\n\n:q\n' "$SABAQ" --plain --width=0 && [ -L "$config" ] &&
	[ "$(cat "$dir/real")" = 'confirm: true' ]
ok 'a link is not written over'
rm "$config" && printf 'language: ru\n' >"$config"
types ':l\n:q\n' "$SABAQ" --plain --width=0 && [ "$(cat "$config")" = 'language: ru' ]
ok 'a language that is flipped to is for now'
printf 'letters: latin\n' >"$config"
types ':q\n' "$SABAQ" --plain --width=0 && says 'Chisla v komp'
ok 'letters are those that are set'
types ':q\n' "$SABAQ" --plain --width=0 --letters=full && says 'Числа в компьютере'
ok 'but --letters goes before'
"$SABAQ" doctor >"$dir/out" </dev/null
says "Letters: latin, as \"letters\" says in $config"
ok 'doctor tells who chose them'
rm "$config"

# Languages of content, where a module lacks the first of them.
mkdir -p "$dir/modules/m"
printf 'sabaq: 1\nid: m\nlanguage: en\ntitle: Lamps\nunits: [u]\n' \
	>"$dir/modules/m/module.yaml"
printf 'sabaq: 1\ntranslates: module.yaml\nlanguage: ru\nreview: draft\ntitle: Лампы\n' \
	>"$dir/modules/m/module.ru.yaml"
printf 'languages: [kk, ru]\nlanguage: en\n' >"$config"
types ':q\n' env SABAQ_PATH="$dir/modules" "$SABAQ" --plain --width=0 && says 'Лампы'
ok 'the second language is shown where there is none in the first'
rm "$config"
types ':q\n' env SABAQ_PATH="$dir/modules" "$SABAQ" --plain --width=0 && says 'Lamps'
ok 'where none is preferred, that of the program'

# The system's file: in a name space of its own, where one can be had.
mine() {
	unshare -rm sh -c 'mkdir -p "$1/etc" && cp -r /etc/passwd "$1/etc/" &&
		mkdir -p "$1/etc/sabaq" && cp "$1/system" \
			"$1/etc/sabaq/config.yaml" &&
		mount --bind "$1/etc" /etc && shift && exec "$@"' sh "$dir" "$@"
}
printf 'letters: full\n' >"$dir/system"
if mine true 2>/dev/null; then
	printf 'kiosk: yes\nlogs: [x]\n' >"$dir/system"
	types ':q\n' mine "$SABAQ" --plain --width=0
	grep -qF '/etc/sabaq/config.yaml:1:8: error' "$dir/err" &&
		grep -qF '"kiosk" is taken for true' "$dir/err" &&
		grep -qF 'where teachers' "$dir/err" && ! says 'Числа'
	ok 'a damaged kiosk: is on, and told; damaged logs: are told'
	printf 'kiosk: false\nletters: big\n' >"$dir/system"
	types ':q\n' mine "$SABAQ" --plain --width=0 && [ ! -s "$dir/err" ] &&
		says 'Числа'
	ok 'another fault of that file is for doctor alone'
	printf 'confirm: true\n' >"$dir/system"
	types ':p\n5\n2\n\n:q\n' mine "$SABAQ" --plain --width=0 &&
		says 'sent: no' && [ "$(cat "$config")" = 'confirm: false' ]
	ok "a person's own settings go before the system's"
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
