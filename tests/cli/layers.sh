#!/bin/sh
# The arrows between the folders of player/ point one way:
# main -> cmd -> {ui -> group, store, report, convert, run} -> core -> base,
# and curses is known to player/ui/screen*.c alone.

cd "$(dirname "$0")/../../player" || exit 1
passed=0 failed=0

expect_nothing() { # RULE FOUND
	if [ "$2" ]; then
		printf '%s:\n%s\n' "$1" "$2" >&2
		failed=$((failed + 1))
	else
		passed=$((passed + 1))
	fi
}

lines() { # PATTERN PLACE
	grep -rnE --include='*.[ch]' "^[[:space:]]*#[[:space:]]*include *$1" "$2"
}

for folder in */; do
	folder=${folder%/}
	case $folder in
	po) continue ;;
	base) allowed=base ;;
	core) allowed='core|base' ;;
	ui) allowed='ui|group|core|base' ;;
	relay) allowed='relay|group|base' ;;
	cmd) allowed='cmd|ui|group|store|report|convert|run|core|base' ;;
	*) allowed="$folder|core|base" ;;
	esac
	expect_nothing "$folder/ includes only \"FOLDER/...\" of $allowed" \
		"$(lines '"' "$folder" | grep -vE "include *\"($allowed)/")"
done
expect_nothing 'only ui/screen and its parts include curses' \
	"$(lines '<.*(curses|term)\.h>' . | grep -vE '^\./ui/screen(_[a-z]+)?\.c:')"
expect_nothing 'only LC_CTYPE is ever set: numbers are the same everywhere' \
	"$(grep -rn 'setlocale(' --include='*.c' . | grep -v 'setlocale(LC_CTYPE')"
expect_nothing 'strings from outside are no format: words_fill fills in' \
	"$(grep -rnE 'printf\((stdout, |stderr, )?tr\(' --include='*.c' . )"
echo "$passed passed, $failed failed"
[ $failed = 0 ]
