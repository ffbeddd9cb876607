#!/bin/sh
# import and export: what a teacher types, what is written, what is refused.
passed=0 failed=0
dir=$(mktemp -d "${TMPDIR:-/tmp}/convert.XXXXXX")
trap 'rm -rf "$dir"' EXIT
SABAQ_PATH=$SABAQ_TESTS/../modules
LANGUAGE=en
export SABAQ_PATH LANGUAGE
samples=$SABAQ_TESTS/golden/convert
cd "$dir" || exit 1

# ok NAME: the last command's status decides.
ok() {
	if [ $? -eq 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "failed: $1"
		cat "$dir/out" "$dir/err"
	fi
}

# ends STATUS COMMAND...: its output goes to $dir/out and $dir/err.
ends() {
	status=$1
	shift
	"$@" >"$dir/out" 2>"$dir/err" </dev/null
	[ $? -eq "$status" ]
}

says() {
	grep -qF -- "$1" "$dir/out"
}

complains() {
	grep -qF -- "$1" "$dir/err"
}

# sound PATH: check finds no error in it.
sound() {
	"$SABAQ" check "$1" >"$dir/out" 2>"$dir/err" </dev/null
}

printf 'What is 2 + 2? {=4#Yes ~5#Off by one ~22}\n' >one.gift
ends 0 "$SABAQ" import one.gift -o new/first && says 'Wrote new/first.yaml' &&
	says 'Carried over: 1 of 1.' && says 'new/module.yaml' && sound ./new
ok 'a new module is made around what is imported'
ends 0 "$SABAQ" import one.gift -o new/second.yaml &&
	says 'Added "second" to "units"' && [ -f new/module.yaml~ ] && sound ./new
ok 'another unit is added to a module, which is kept'
cp new/second.yaml before
ends 1 "$SABAQ" import one.gift -o new/second &&
	complains 'there already' && cmp -s before new/second.yaml
ok 'nothing is written over'
printf '::a:: 2 + 2? {=4 ~5}\n\n::b:: $\\frac{1}{2}$ {=0.5}\n' >two.gift
ends 0 "$SABAQ" import two.gift -o two/unit && says 'two.gift:3:1: error:' &&
	says 'Carried over: 1. What is left out' && ! says '1 of 1'
ok 'the sum does not hide a question that could not be read'
printf '4\n\n\n\n' | "$SABAQ" play --plain ./new/first >out 2>err
says '2 + 2'
ok 'it can be played'

ends 2 "$SABAQ" import one.gift && complains '-o MODULE/UNIT'
ok 'import says where to write'
ends 2 "$SABAQ" import one.gift -o 'new/Урок 1' && complains 'urok-1'
ok 'a name that cannot be is told one that can'
ends 2 "$SABAQ" import --from word one.gift -o new/x && complains 'moodle-xml'
ok 'an unknown format is named'
ends 2 "$SABAQ" import --kind exam one.gift -o new/x && complains 'bank'
ok 'an unknown kind is named'
ends 1 "$SABAQ" import nothing.gift -o new/x && complains 'nothing.gift' &&
	[ ! -e new/x.yaml ]
ok 'a file that is not there is named'
ends 1 "$SABAQ" import /dev/null -o new/x && complains 'file-special'
ok 'a device is no file'
printf 'Сколько? {=\xd0\xb0}\n' | iconv -f UTF-8 -t CP1251 >old.gift
ends 1 "$SABAQ" import old.gift -o new/x && complains 'iconv -f CP1251'
ok 'another encoding is named, with the way out'
printf 'Only {text\n' >bad.gift
ends 1 "$SABAQ" import bad.gift -o fresh/x && says 'bad.gift:1:1: error' &&
	complains 'nothing' && [ ! -e fresh ]
ok 'where nothing can be used nothing is made'
printf 'A\033[31m {=b\033]0;x ~c}\n\n{\n' >"$(printf 'e\033[2J.gift')"
ends 0 "$SABAQ" import "$(printf 'e\033[2J.gift')" -o new/esc &&
	! grep -q "$(printf '\033')" "$dir/out" "$dir/err" new/esc.yaml
ok 'nothing of a file or its name reaches the terminal raw'
ends 1 "$SABAQ" import "$samples/bomb.xml" -o new/x && says 'bomb.xml:2:1: error'
ok 'an entity bomb is refused'
i=0
while [ $i -lt 70 ]; do
	printf 'Is %d more than 5? {T}\n\n' $i
	i=$((i + 1))
done >many.gift
ends 1 "$SABAQ" import --kind quiz many.gift -o new/many && complains 60
ok 'more than a learner can get is no quiz'
ends 0 "$SABAQ" import many.gift -o pool/many && says 'pool/quiz.yaml' &&
	sound ./pool
ok 'a new module of a bank has a quiz that draws from it'
ends 0 "$SABAQ" import "$samples/words.gift" -o new/words &&
	says 'draw: {from: words' && sound ./new
ok 'categories become pools, and the way to draw from them is told'
for name in traps.gift lines.txt all.xml; do
	id=$(echo "$name" | tr . -)
	ends 0 "$SABAQ" import "$samples/$name" -o "all/$id" && sound ./all
	ok "what is made of $name passes check"
done

ends 2 "$SABAQ" export new/first && complains '--to'
ok 'export asks for the format'
ends 1 "$SABAQ" export --to gift new && complains 'which unit'
ok 'export asks for the unit'
ends 1 "$SABAQ" export --to gift new/nothing && complains 'nothing'
ok 'a unit that is not there is named'
ends 0 "$SABAQ" export --to gift new/first && says '=4#Yes' &&
	says '[markdown]What is 2 + 2?'
ok 'export prints GIFT'
cat >new/numbers.yaml <<'END'
sabaq: 1
kind: quiz
title: Numbers
steps:
  - {id: a, type: number, prompt: How long?, answer: 200, tolerance: "2,5"}
  - {id: b, type: number, prompt: How far?, answer: 200, tolerance: "2,5 %"}
  - {id: c, type: choice, title: Bits, prompt: How many?,
     options: [{text: "8", correct: true}, "2"]}
END
ends 0 "$SABAQ" export --to gift new/numbers && says '=200:2.5' &&
	says '=200:5' && ! says ',5'
ok 'a decimal comma does not reach Moodle'
ends 0 "$SABAQ" export --to aiken new/numbers && says 'ANSWER: A' &&
	complains '"a" is left out: the format has nothing like "number"' &&
	complains 'question "c" these are not carried over: title' &&
	complains 'the ids of questions'
ok 'Aiken: what is lost is told'
rm new/numbers.yaml
ends 2 "$SABAQ" import new/first.yaml -o new/again && complains 'copy it' &&
	[ ! -e new/again.yaml ]
ok 'what is ours is not imported'
ends 0 "$SABAQ" export --to moodle-xml -o first.xml new/first &&
	grep -q 'format="markdown"' first.xml
ok 'export writes a file'
cp first.xml before
ends 1 "$SABAQ" export --to moodle-xml -o first.xml new/second &&
	complains 'there already' && cmp -s before first.xml
ok 'and never over another'
ends 0 "$SABAQ" import first.xml -o back/first &&
	cmp -s back/first.yaml new/first.yaml
ok 'what was exported comes back as it was'
ends 0 "$SABAQ" export --to gift programming-basics/variables &&
	complains 'misconception'
ok 'what Moodle has no place for is told'
ends 0 "$SABAQ" export --to moodle-xml --lang kk programming-basics/variables &&
	! "$SABAQ" export --to moodle-xml programming-basics/variables \
		2>/dev/null | cmp -s - "$dir/out"
ok 'export speaks the language asked for'
echo "$passed passed, $failed failed"
[ $failed = 0 ]
