#!/bin/sh
# Hostile and broken files: a clear fault within a moment, the rest plays.
passed=0 failed=0
dir=$(mktemp -d "${TMPDIR:-/tmp}/hostile.XXXXXX")
trap 'rm -rf "$dir"' EXIT
LANGUAGE=en
export LANGUAGE

# module: a fresh one with one unit that is in order.
module() {
	rm -rf "$dir/m"
	mkdir "$dir/m"
	printf 'sabaq: 1\nid: m\nlanguage: en\ntitle: M\nunits: [u]\n' \
		>"$dir/m/module.yaml"
	printf 'sabaq: 1\nkind: lesson\ntitle: U\nsteps:\n  - id: a\n    type: read\n    text: hello\n' \
		>"$dir/m/u.yaml"
}

# refuses RULE NAME: check must find it, quickly, and print nothing raw.
refuses() {
	timeout 20 "$SABAQ" check "$dir/m" >"$dir/out" 2>"$dir/err"
	if [ $? -eq 1 ] && grep -q "\[$1\]" "$dir/out" &&
		! LC_ALL=C grep -q "$(printf '[\001-\010\013-\037\177]')" \
			"$dir/out"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "failed: $2"
		sed 's/^/  /' "$dir/out" "$dir/err" | head -5
	fi
}

module && "$SABAQ" check "$dir/m" >/dev/null
if [ $? -eq 0 ]; then passed=$((passed + 1)); else
	failed=$((failed + 1))
	echo 'failed: the untouched module must pass'
fi

module && rm "$dir/m/u.yaml"
refuses unit-missing 'a unit without its file'
module && rm "$dir/m/u.yaml" && mkfifo "$dir/m/u.yaml"
refuses file-special 'a pipe'
module && rm "$dir/m/u.yaml" && mkdir "$dir/m/u.yaml"
refuses file-special 'a folder'
module && rm "$dir/m/u.yaml" && ln -s /etc/passwd "$dir/m/u.yaml"
refuses file-special 'a link to elsewhere'
module && : >"$dir/m/u.yaml"
refuses file-empty 'an empty file'
module && head -c 1100000 /dev/zero | tr '\0' 'a' >>"$dir/m/u.yaml"
refuses file-large 'a file over 1 MiB'
module && printf 'title: \317\360\350\342\345\362, \354\350\360\n' >"$dir/m/u.yaml"
refuses file-encoding 'CP1251'
grep -q 'iconv -f CP1251' "$dir/out" || "$SABAQ" check "$dir/m" | grep -q CP1251
if [ $? -eq 0 ]; then passed=$((passed + 1)); else
	failed=$((failed + 1))
	echo 'failed: CP1251 is named'
fi
module && sed -i 's/\[u\]/[..\/..\/etc\/passwd]/' "$dir/m/module.yaml"
refuses field-id 'a unit outside the folder'
module && head -c 100000 /dev/zero | tr '\0' '[' >"$dir/m/u.yaml"
refuses yaml-deep '100,000 nested brackets'
module && printf '    title: "\\u001b[31m"\n' >>"$dir/m/u.yaml"
refuses char-control 'an escape sequence'
module && printf '    title: "a\\0b"\n' >>"$dir/m/u.yaml"
refuses char-control 'a NUL'
module && printf '    title: "a\\u202eb"\n' >>"$dir/m/u.yaml"
refuses char-bidi 'a bidi override'
module && printf '    title: &x aaa\n    note: *x\n' >>"$dir/m/u.yaml"
refuses yaml-first 'an anchor and an alias'
module && printf '    text: again\n' >>"$dir/m/u.yaml"
refuses yaml-name-twice 'a key twice'

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
