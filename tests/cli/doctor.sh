#!/bin/sh
# sabaq doctor where there is no terminal: its page, what it finds wrong in
# files and folders, the mend it names, how it ends.
passed=0 failed=0
dir=$(mktemp -d "${TMPDIR:-/tmp}/doctor.XXXXXX")
trap 'chmod -R u+rwx "$dir"; rm -rf "$dir"' EXIT
SABAQ_PATH=$(cd "$SABAQ_TESTS/../modules" && pwd)
XDG_STATE_HOME=$dir/state XDG_CONFIG_HOME=$dir/config
export SABAQ_PATH XDG_STATE_HOME XDG_CONFIG_HOME
LANGUAGE=en
export LANGUAGE
unset ESCDELAY
me=$(id -un)

ok() { # NAME: the last command's status decides.
	if [ $? -eq 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "failed: $1"
		sed 's/^/  /' "$dir/out"
	fi
}

# doctor STATUS [NAME=VALUE...]: its page goes to $dir/out.
doctor() {
	status=$1
	shift
	env "$@" "$SABAQ" doctor >"$dir/out" 2>"$dir/err" </dev/null
	[ $? -eq "$status" ] && [ ! -s "$dir/err" ]
}

says() {
	grep -qF -- "$1" "$dir/out"
}

# The same everywhere but for these.
page() {
	sed -e "s|$dir|DIR|" -e "s|Answers of $me:|Answers of LOGIN:|" \
		-e 's|found: [0-9]*|found: N|' "$dir/out"
}

# golden NAME: the page is the golden one.
golden() {
	file=$SABAQ_TESTS/golden/doctor/$1
	[ -z "$GOLDEN" ] || page >"$file"
	page | diff -u "$file" - >&2
}

doctor 0 && golden plain
ok 'nothing is wrong'
[ "$(page | wc -l)" -le 24 ] && [ "$(page | wc -L)" -le 80 ]
ok 'the page fits a screen'
doctor 0 LC_ALL=C && says 'export LANG=C.UTF-8' &&
	! says 'as the locale says'
ok 'the locale C is told'
doctor 0 LC_ALL=xx_YY.UTF-8 && says "echo 'xx_YY.UTF-8 UTF-8' | sudo tee"
ok 'a locale that is missing is told with its mend'
doctor 0 LC_ALL=xx_YY && says "echo 'xx_YY.UTF-8 UTF-8' | sudo tee"
ok 'so is one without a charset'
doctor 0 LC_ALL="x'; rm -rf ~; '" && ! says 'rm -rf ~; '"'"' UTF-8'
ok 'no name becomes a command'
doctor 0 LC_ALL=xx_YY.PT154 && says 'PT154, as the locale says'
ok 'a charset with every letter is all right'
doctor 0 A11Y=1 && says 'no terminal'
ok 'A11Y is all right'
doctor 1 ESCDELAY=20 && says 'unset ESCDELAY'
ok 'a short ESCDELAY is wrong'
doctor 1 SABAQ_PATH="$dir/nothing" XDG_DATA_HOME="$dir/nothing" \
	LANGUAGE=ru && says 'make install'
ok 'no modules: wrong'
if "$SABAQ" --kiosk doctor >"$dir/out" 2>&1 </dev/null; then
	:
else
	! says 'SABAQ_PATH='
	ok 'a kiosk is not told to set what it does not believe'
fi

mkdir "$dir/modules" "$dir/modules/broken" &&
	echo 'sabaq: [' >"$dir/modules/broken/module.yaml"
doctor 1 SABAQ_PATH="$dir/modules:$SABAQ_PATH" &&
	says "sabaq check '$dir/modules/broken'"
ok 'a broken module is wrong'

mkdir -p "$dir/config/sabaq"
printf 'kiosk: true\nletters: big\n' >"$dir/config/sabaq/config.yaml"
doctor 1 && says '[config-system]' && says 'config.yaml:2:' &&
	says '/etc/sabaq/config.yaml'
ok 'faults of settings are told'
printf 'letters: glyph\n' >"$dir/config/sabaq/config.yaml"
doctor 0
ok 'good settings are not'
rm "$dir/config/sabaq/config.yaml"

touch "$dir/state"
doctor 1 && says "mv '$dir/state' '$dir/state.old'"
ok 'a file in place of a folder is wrong'
rm "$dir/state" && mkdir -p "$dir/state/sabaq/scores.jsonl"
doctor 1 && says "mv '$dir/state/sabaq/scores.jsonl'"
ok 'a folder in place of the log is wrong'
rmdir "$dir/state/sabaq/scores.jsonl" && touch "$dir/state/sabaq/scores.jsonl"
doctor 0
ok 'an empty log is all right'
# Whoever may do anything is refused nothing.
if [ "$(id -u)" != 0 ]; then
	chmod 400 "$dir/state/sabaq/scores.jsonl"
	doctor 1 && says "sudo chown $me '$dir/state/sabaq/scores.jsonl'"
	ok 'a log of another is wrong'
	rm -f "$dir/state/sabaq/scores.jsonl" && chmod 500 "$dir/state/sabaq"
	doctor 1 && says "sudo install -d -o $me -m 700 '$dir/state/sabaq'"
	ok 'a folder without permission is wrong'
	chmod 700 "$dir/state/sabaq"
fi
[ "$(find "$dir/state" | wc -l)" -le 3 ]
ok 'it writes nothing'

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
