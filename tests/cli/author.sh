#!/bin/sh
# What a teacher writes with: new, translate, schema.
passed=0 failed=0
dir=$(mktemp -d "${TMPDIR:-/tmp}/author.XXXXXX")
trap 'rm -rf "$dir"' EXIT
LANGUAGE=en SABAQ_PATH=
export LANGUAGE SABAQ_PATH
cd "$dir" || exit 1
out=$dir/out err=$dir/err

ok() { # NAME: the last command's status decides
	if [ $? -eq 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "failed: $1"
		cat "$out" "$err"
	fi
}

ends() { # STATUS COMMAND...
	status=$1
	shift
	"$@" >"$out" 2>"$err" </dev/null
	[ $? -eq "$status" ]
}

says() {
	grep -qF -- "$1" "$out"
}

complains() {
	grep -qF -- "$1" "$err"
}

has() { # FILE LINE
	grep -qxF -- "$2" "$1"
}

# --- new ----------------------------------------------------------------

for language in ru kk ky tg en; do
	ends 0 "$SABAQ" new --lang $language first-$language &&
		has first-$language/module.yaml "language: $language" &&
		ends 0 "$SABAQ" check --strict first-$language &&
		[ ! -s "$out" ]
	ok "a new module in $language has no faults and no warnings"
	for kind in lesson quiz bank; do
		ends 0 "$SABAQ" new --unit $kind first-$language/a-$kind
		ok "a new $kind in $language"
		ends 0 "$SABAQ" check --strict first-$language/a-$kind.yaml
		ok "a new $kind in $language is sound at once"
	done
	# Somebody has to draw from the bank.
	sed -i 's|^steps:|&\n  - draw: {from: a-bank/questions, take: 1}|' \
		first-$language/a-quiz.yaml
	ends 0 "$SABAQ" check --strict first-$language && [ ! -s "$out" ]
	ok "new units in $language have no faults and no warnings"
done
grep -q '^# Версия формата' first-ru/module.yaml
ok 'fields are explained in the language of the module'
has first-en/module.yaml '  - a-quiz' && has first-en/module.yaml '  - a-lesson'
ok 'new units are listed'
! grep -q a-bank first-en/module.yaml
ok 'a bank is not'
printf '\n1\n' | "$SABAQ" play --plain ./first-en/lesson-1 >"$out" 2>"$err" &&
	says 'The first page' && says 'What is 2 + 2 * 2?'
ok 'a new lesson can be played'

cp first-en/module.yaml before
ends 1 "$SABAQ" new first-en && complains 'first-en' &&
	cmp -s before first-en/module.yaml
ok 'a module that is there is left as it is'
cp first-en/a-quiz.yaml before
ends 1 "$SABAQ" new --unit quiz first-en/a-quiz && complains 'a-quiz' &&
	cmp -s before first-en/a-quiz.yaml
ok 'and so is a unit'
ends 2 "$SABAQ" new 'Числа' && complains '"chisla"' && [ ! -e Числа ]
ok 'a name in Cyrillic gets one that would do'
ends 2 "$SABAQ" new --unit quiz 'first-en/Тест' && complains '"test"'
ok 'of a unit, too'
ends 2 "$SABAQ" new --unit soup first-en/soup && complains 'soup'
ok 'an unknown kind is named'
ends 2 "$SABAQ" new --lang xx module-x && complains 'xx' && [ ! -e module-x ]
ok 'an unknown language is named'
ends 2 "$SABAQ" new --unit quiz --lang kk first-en/b-quiz &&
	complains 'translate' && [ ! -e first-en/b-quiz.yaml ]
ok 'a unit in another language than its module is a translation'
ends 2 "$SABAQ" new --unit quiz alone && complains 'MODULE/alone'
ok 'a unit needs a module'
# As on a full disk.
(trap '' XFSZ; ulimit -f 0; "$SABAQ" new full) >/dev/null 2>&1
[ $? -eq 1 ] && [ ! -e full ] && ends 0 "$SABAQ" new full
ok 'what could not be made is not in the way of another try'
ends 0 "$SABAQ" new --title 'He: "x" #1' titled &&
	ends 0 "$SABAQ" check --strict titled && [ ! -s "$out" ]
ok 'any title will do'
printf 'sabaq: 1\nid: titled\nlanguage: en\ntitle: T\nunits: [lesson-1]  # all\n' \
	>titled/module.yaml
cp titled/module.yaml before
(cd titled && ends 0 "$SABAQ" new --unit lesson ./two.yaml) &&
	has titled/module.yaml 'units: [lesson-1, two]  # all' &&
	cmp -s before 'titled/module.yaml~'
ok 'the list of units keeps its look, the old file is kept'
sed -i 's/^units:.*/units: lesson-1/' titled/module.yaml
cp titled/module.yaml before
ends 0 "$SABAQ" new --unit lesson titled/three && says '- three' &&
	cmp -s before titled/module.yaml && [ -e titled/three.yaml ]
ok 'where it cannot be changed safely the line to add is told'

# --- translate ----------------------------------------------------------

ends 0 "$SABAQ" translate first-ru kk && [ -e first-ru/module.kk.yaml ] &&
	[ -e first-ru/lesson-1.kk.yaml ] && [ -e first-ru/a-bank.kk.yaml ]
ok 'a folder is translated with all its units'
ends 0 "$SABAQ" check first-ru
ok 'what waits is no error'
cp first-ru/lesson-1.kk.yaml before
ends 0 "$SABAQ" translate first-ru/lesson-1 kk &&
	cmp -s before first-ru/lesson-1.kk.yaml &&
	[ ! -e 'first-ru/lesson-1.kk.yaml~' ]
ok 'a second run changes nothing'
sed -i 's/^title: ""/title: "Сабақ"/' first-ru/lesson-1.kk.yaml
cp first-ru/lesson-1.kk.yaml before
ends 0 "$SABAQ" translate ./first-ru/lesson-1.yaml kk &&
	cmp -s before 'first-ru/lesson-1.kk.yaml~' &&
	has first-ru/lesson-1.kk.yaml 'title: "Сабақ"' &&
	has first-ru/lesson-1.kk.yaml 'review: draft'
ok 'a refresh keeps what is written, and the file of before'
cp first-ru/lesson-1.kk.yaml before
ends 0 "$SABAQ" translate --print first-ru/lesson-1.yaml ky &&
	says 'language: ky' && [ ! -e first-ru/lesson-1.ky.yaml ]
ok '--print writes no file'
printf 'titel: A\n' >>first-ru/lesson-1.kk.yaml
cp first-ru/lesson-1.kk.yaml before
ends 1 "$SABAQ" translate first-ru/lesson-1 kk &&
	complains 'lesson-1.kk.yaml:' && complains '[field-meant]' &&
	cmp -s before first-ru/lesson-1.kk.yaml
ok 'a translation with faults is told of and left as it is'
ends 2 "$SABAQ" translate first-ru ru && complains 'ru'
ok 'the language of the source is refused'
ends 2 "$SABAQ" translate first-ru Kazakh && complains 'Kazakh'
ok 'what is no code of a language is refused'
ends 2 "$SABAQ" translate first-ru kz && complains 'kk for kz' &&
	[ ! -e first-ru/module.kz.yaml ]
ok 'nor is the code of a country'
ends 2 "$SABAQ" new --unit quiz first-ru && complains 'write first-ru/NAME'
ok 'a unit needs a name'
mkdir kz && printf 'sabaq: 1\nid: kz\nlanguage: kz\ntitle: T\nunits: []\n' \
	>kz/module.yaml
ends 1 "$SABAQ" check kz && says 'kz/module.yaml:3:11' && says '[language]'
ok 'check tells of it, too'
ends 1 "$SABAQ" translate nowhere kk && complains 'nowhere'
ok 'a module that is not there is named'
ends 1 "$SABAQ" translate first-ru/nothing kk && complains 'nothing'
ok 'and so is a unit'
ln -s /etc/hostname first-ru/a-quiz.tg.yaml
ends 1 "$SABAQ" translate first-ru/a-quiz tg && complains '[file-special]' &&
	[ -L first-ru/a-quiz.tg.yaml ]
ok 'a link is not written through'
if [ "$(id -u)" -ne 0 ]; then
	chmod 555 first-tg
	ends 1 "$SABAQ" translate first-tg en && complains 'module.en.yaml'
	ok 'a folder that cannot be written is told of'
	chmod 755 first-tg
fi

# --- schema -------------------------------------------------------------

ends 0 "$SABAQ" schema --lang ru unit && says 'Версия формата' &&
	! says 'The version of the format'
ok 'schemas speak other languages'
ends 0 "$SABAQ" schema --reference && says '| `prompt` |' &&
	says 'type: trace'
ok 'the reference is printed'
# What is printed there is what teachers copy.
mkdir -p copied && printf 'sabaq: 1\nid: copied\nlanguage: en\ntitle: T\n' \
	>copied/module.yaml && echo 'units: [u]' >>copied/module.yaml
{
	printf 'sabaq: 1\nkind: lesson\ntitle: T\nsteps:\n'
	sed -n '/^```yaml$/,/^```$/p' "$dir/out" | grep -v '^```'
	printf 'pools:\n  warm-up:\n    - {id: w1, type: open, prompt: Why?}\n'
	printf '    - {id: w2, type: open, prompt: How?}\n'
} >copied/u.yaml
[ "$(grep -c '^- ' copied/u.yaml)" -ge 13 ] &&
	ends 0 "$SABAQ" check --strict copied && [ ! -s "$dir/out" ]
ok 'every example of it passes check --strict'
ends 2 "$SABAQ" schema && complains -- '--reference'
ok 'schema alone tells which there are'

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
