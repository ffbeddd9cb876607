#!/bin/sh
# A unit on paper, and what a class wrote on it in the log: sabaq print,
# sabaq scores --enter.
passed=0 failed=0
dir=$(mktemp -d "${TMPDIR:-/tmp}/print.XXXXXX")
trap 'rm -rf "$dir"' EXIT
mkdir "$dir/modules"
cp -R "$SABAQ_TESTS/golden/walk/modules/fingers" \
	"$SABAQ_TESTS/../modules/programming-basics" "$dir/modules"
SABAQ_PATH=$dir/modules
LANGUAGE=en
export SABAQ_PATH LANGUAGE

# ok NAME: the last command's status decides.
ok() {
	if [ $? -eq 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "failed: $1"
		head -n 5 "$dir/out" "$dir/err"
	fi
}

# ends STATUS COMMAND...: its output goes to $dir/out and $dir/err.
ends() {
	status=$1
	shift
	"$@" >"$dir/out" 2>"$dir/err"
	[ $? -eq "$status" ]
}

says() {
	grep -qF -- "$1" "$dir/out"
}

complains() {
	grep -qF -- "$1" "$dir/err"
}

# --- print ------------------------------------------------------------

ends 0 "$SABAQ" print fingers/hand && says 'Numbers on one hand' &&
	! says 'no sixth'
ok 'text, without a key'
"$SABAQ" print fingers/hand | cmp -s - "$dir/out"
ok 'the same again is the same, to the byte'
ends 0 "$SABAQ" print --seed 2 fingers/hand && cp "$dir/out" "$dir/two" &&
	ends 0 "$SABAQ" print fingers/hand && ! cmp -s "$dir/out" "$dir/two"
ok 'another seed is another paper'
awk 'length($0) > 0 {n = gsub(/[^\200-\277]/, "&"); if (n > 72) bad = 1}
	END {exit bad}' "$dir/out"
ok 'no line is over 72 wide'
ends 0 "$SABAQ" print --key fingers/hand && says 'no sixth'
ok '--key tells'
ends 0 "$SABAQ" print --format html --variants 3 fingers/hand &&
	[ "$(grep -c '<section' "$dir/out")" = 3 ] && ! says '<script'
ok 'three variants as HTML'
ends 0 "$SABAQ" print --key -o "$dir/a.html" fingers/hand &&
	head -n 1 "$dir/a.html" | grep -q DOCTYPE
ok 'a file that is called so is HTML'
cp "$dir/a.html" "$dir/b.html"
ends 1 "$SABAQ" print -o "$dir/a.html" fingers/hand && complains already &&
	cmp -s "$dir/a.html" "$dir/b.html"
ok 'a file that is there is left alone'
ends 0 "$SABAQ" print programming-basics && [ "$(tr -dc '\f' <"$dir/out" |
	wc -c)" = 3 ]
ok 'a module is all its units'
ends 2 "$SABAQ" print --variants 2 programming-basics && complains 'one unit'
ok 'variants are of one unit'
for wrong in '--variants 0' '--variants 201' '--variants x' '--seed -1' \
	'--seed 1000000000' '--format pdf'; do
	ends 2 "$SABAQ" print $wrong fingers/hand && complains "${wrong#* }"
	ok "wrong usage: $wrong"
done
ends 1 "$SABAQ" print nowhere/hand && complains nowhere
ok 'a module that is not there is named'
ends 1 "$SABAQ" print fingers/toes && complains toes
ok 'a unit that is not there is named'
for language in ru kk ky tg en; do
	ends 0 "$SABAQ" print --lang $language \
		programming-basics/variables-quiz && says ":$language-1-1-"
	ok "in $language"
done

ends 1 "$SABAQ" print --lang xx programming-basics/variables-quiz &&
	complains xx
ok 'a language that it is not in'

# --- entering ---------------------------------------------------------

"$SABAQ" print --key --seed 7 --variants 2 fingers/hand >"$dir/paper"
id=$(grep -o 'fingers/hand:en-7-2-[0-9a-f]*' "$dir/paper" | head -n 1)
key=$(awk -v id="$id" '/^Key/ && index($0, id) {here = 1}
	here && /^    / {print; exit}' "$dir/paper")
log=$XDG_STATE_HOME/sabaq/paper/scores.jsonl

enter() { # STATUS LINES [OPTION]
	printf '%b' "$2" >"$dir/in"
	ends "$1" "$SABAQ" scores ${3-} --enter "$id" <"$dir/in"
}

enter 1 "Aigerim $key\nTimur A\n" && complains 'line 2: Timur' &&
	complains 'nothing was entered' && [ ! -s "$log" ]
ok 'one wrong line: it is named, and nothing is written'
enter 1 '' && complains 'no lines'
ok 'nothing is not a class'
enter 1 "A\033[31mb $key\n" && ! grep -q "$(printf '\033')" "$dir/err"
ok 'no control gets into a name, or out again'
enter 1 "Dana $key\nDana $key\n" && complains twice
ok 'a name that is there twice'
enter 0 "Айгерим Сейтова $key\nTimur: -------\n\n" && says 'Timur: 0 of' &&
	says 'Айгерим Сейтова: '
ok 'a class, a name of two words, blanks'
[ "$(grep -c '"who":"Айгерим Сейтова".*"right":true' "$log")" = 6 ]
ok 'the key is right in all that is graded'
! grep -v '"source":"paper","claimed":true' "$log" | grep -q .
ok 'each record says that it comes from paper and whose name is claimed'
[ "$(grep -c '"event":"finished"' "$log")" = 2 ] &&
	! grep -q '"event":"viewed"' "$log"
ok 'each is finished once; nobody was seen looking'
enter 1 "Timur $key\n" && complains 'already' && complains '--replace'
ok 'twice is refused, with the way out'
enter 0 "Timur $key\n" --replace &&
	ends 0 "$SABAQ" scores --paper --json fingers && says '"who": "Timur"' &&
	[ "$(grep -c '"score": 6.0' "$dir/out")" -ge 2 ]
ok '--replace: the new answers count'
enter 0 "Timur -------\n" --replace &&
	ends 0 "$SABAQ" scores --paper --json fingers &&
	[ "$(grep -c '"score": 0.0' "$dir/out")" -ge 2 ]
ok '--replace with blanks takes answers back'
ends 0 "$SABAQ" scores --paper && says 'Timur' && says 'Айгерим Сейтова'
ok 'scores --paper tells of each student'
ends 0 "$SABAQ" scores --json && says '[]'
ok "the teacher's own results are not touched"
ends 2 "$SABAQ" scores --enter fingers/hand </dev/null && complains "variant's number"
ok 'what is no variant'
ends 1 "$SABAQ" scores --enter "${id%????????}00000000" <"$dir/in" &&
	complains 'changed'
ok 'another digest'
sed -i 's/five fingers/all the five fingers/' "$dir/modules/fingers/hand.yaml"
enter 0 "Dana $key\n"
ok 'a text that was edited since changes nothing'
sed -i 's/answers: \[bit\]/answers: [bit, digit]/' "$dir/modules/fingers/hand.yaml"
enter 1 "Asel $key\n" && complains 'changed' && complains 'hand:en-7-2-'
ok 'a key that was edited since is noticed'
printf "Asel %s\n" "-------" >"$dir/in"
: >"$dir/file"
ends 1 env XDG_STATE_HOME="$dir/file" SABAQ_PATH="$SABAQ_TESTS/golden/walk/modules" \
	"$SABAQ" scores --enter "$id" <"$dir/in" &&
	complains "cannot be saved" && ! complains "nothing was entered"
ok "where nothing can be written it is told"

echo "$passed passed, $failed failed"
[ $failed = 0 ]
