#!/bin/sh
# The arrows between the folders of player/ point one way:
# main -> cmd -> {ui, group, store, report, convert, run} -> core -> base,
# and curses is known to player/ui/screen.c alone.

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
	cmd) allowed='cmd|ui|group|store|report|convert|run|core|base' ;;
	*) allowed="$folder|core|base" ;;
	esac
	expect_nothing "$folder/ includes only \"FOLDER/...\" of $allowed" \
		"$(lines '"' "$folder" | grep -vE "include *\"($allowed)/")"
done
expect_nothing 'only ui/screen.c includes curses' \
	"$(lines '<.*(curses|term)\.h>' . | grep -v '^\./ui/screen\.c:')"
echo "$passed passed, $failed failed"
[ $failed = 0 ]
