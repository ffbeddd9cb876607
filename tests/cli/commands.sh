#!/bin/sh
# What the commands print, and how they end.
passed=0 failed=0
dir=$(mktemp -d "${TMPDIR:-/tmp}/commands.XXXXXX")
trap 'rm -rf "$dir"' EXIT
SABAQ_PATH=$SABAQ_TESTS/../modules
LANGUAGE=en
export SABAQ_PATH LANGUAGE

# ok NAME: the last command's status decides.
ok() {
	if [ $? -eq 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "failed: $1"
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

ends 0 "$SABAQ" --help && says 'sabaq COMMAND --help'
ok 'help lists the commands'
# Every command is in the table, and --help tells the table.
commands=$(sed -n 's/^  \([a-z]*\)  *[A-Z].*/\1/p' "$dir/out" | grep -v '^sabaq$')
[ "$(echo "$commands" | wc -l)" -ge 15 ]
ok 'help names all commands'
for command in $commands; do
	ends 0 "$SABAQ" $command --help && says "sabaq $command"
	ok "$command has help"
	ends 2 "$SABAQ" $command --no-such-option && complains 'no-such-option'
	ok "$command refuses an unknown option"
done
ends 2 "$SABAQ" dance && complains 'dance'
ok 'an unknown command is wrong usage'
ends 2 "$SABAQ" check && complains 'missing'
ok 'check needs a path'
ends 2 "$SABAQ" schema soup && complains 'soup'
ok 'an unknown schema is named'
ends 2 "$SABAQ" play --lang xx && complains 'xx'
ok 'an unknown language is named'
ends 1 "$SABAQ" play --plain nowhere && complains 'nowhere'
ok 'a module that is not there is named'
ends 1 "$SABAQ" play --plain programming-basics/nowhere && complains nowhere
ok 'a unit that is not there is named'

ends 0 "$SABAQ" list && says 'programming-basics'
ok 'list shows the module'
ends 0 "$SABAQ" list --json && says '"id": "programming-basics"'
ok 'list --json shows the module'
ends 0 "$SABAQ" scores && says 'scores.jsonl'
ok 'scores tells where the answers are'
ends 0 "$SABAQ" scores --json && says '[]'
ok 'scores --json of nothing is an empty list'
for kind in module unit translation record config; do
	"$SABAQ" schema $kind | cmp -s - \
		"$SABAQ_TESTS/../schemas/$kind.schema.json"
	ok "schemas/$kind.schema.json is what the program prints"
done

ends 0 "$SABAQ" check "$SABAQ_TESTS/../modules/programming-basics" &&
	! grep -qE ': (error|warning): ' "$dir/out"
ok 'the module of ours has no faults'

mkdir "$dir/bad"
printf 'sabaq: 1\nid: bad\nlanguage: en\ntitle: Bad\nunits: [one]\n' \
	>"$dir/bad/module.yaml"
printf 'sabaq: 1\nkind: lesson\ntitle: One\nsteps:\n  - id: a\n    type: read\n    text: x\n    colour: red\n' \
	>"$dir/bad/one.yaml"
ends 1 "$SABAQ" check "$dir/bad" &&
	grep -qE '^.*/bad/one\.yaml:8:5: error: .*colour.* \[field-[a-z]+\]$' \
		"$dir/out"
ok 'check prints path:line:column: error: message [rule]'
ends 1 "$SABAQ" check "$dir/bad/one.yaml"
ok 'check takes a unit'
ends 1 "$SABAQ" check "$dir/nothing" && complains nothing
ok 'check names a path that is no module'
mkdir "$dir/both"
printf 'sabaq: 1\nid: both\nlanguage: en\ntitel: Both\nunits: [one]\n' \
	>"$dir/both/module.yaml"
printf 'sabaq: 1\nkind: lesson\ntitle: One\nsteps:\n  - id: a\n    type: text\n    prompt: x\n    objective: unknown\n    colour: red\n    answers: [x]\n' \
	>"$dir/both/one.yaml"
cp "$dir/both/module.yaml" "$dir/both/module.kk.yaml"
cp "$dir/both/one.yaml" "$dir/both/one.kk.yaml"
ends 1 "$SABAQ" check "$dir/both" && says 'module.yaml:4:1: error' &&
	says 'one.yaml:9:5: error' && ! says '[ref-unknown]'
ok 'faults of module.yaml do not hide those of its units'
mkdir "$dir/few"
printf 'sabaq: 1\nid: few\nlanguage: en\ntitle: Few\nunits: [gone, here]\n' \
	>"$dir/few/module.yaml"
printf 'sabaq: 1\nkind: lesson\ntitle: Here\nsteps:\n  - id: a\n    type: read\n    text: x\n' \
	>"$dir/few/here.yaml"
cp "$dir/few/here.yaml" "$dir/few/short.yml"
for name in nofile.yaml nofile gone gone.yaml here.kk.yaml; do
	ends 1 "$SABAQ" check "$dir/few/$name" && says '[file-missing]'
	ok "check $name tells that there is no such file"
done
ends 1 "$SABAQ" check "$dir/few/short.yml" && complains 'ID.yaml'
ok 'check of a file that is called otherwise tells how they are called'
ends 0 "$SABAQ" check "$dir/few/here.yaml"
ok 'check of one file does not tell of others'
ends 1 "$SABAQ" play --plain "$dir/bad/one" && complains 'one.yaml:8:5'
ok 'playing a damaged unit shows its author what is wrong'

# One damaged module does not spoil the others.
mkdir "$dir/path"
cp -r "$dir/bad" "$dir/path/bad"
cp -r "$SABAQ_TESTS/../modules/programming-basics" "$dir/path/"
printf '\377\376' >"$dir/path/bad/module.yaml"
SABAQ_PATH=$dir/path
ends 0 "$SABAQ" list && says 'variables-quiz'
ok 'other modules are listed beside a damaged one'

# A whole lesson and its score, from scratch.
printf ':q\n' | "$SABAQ" play --plain programming-basics/variables \
	>"$dir/out" 2>"$dir/err"
ok 'a lesson opens in plain mode and :q leaves it'
log=$XDG_STATE_HOME/sabaq/scores.jsonl
grep -q '"event":"opened"' "$log" && grep -q '"event":"viewed"' "$log"
ok 'opening is in the log'


# A reflection too long for a record goes beside the log and comes back.
mkdir "$dir/long"
printf 'sabaq: 1\nid: long\nlanguage: en\ntitle: Long\nunits: [one]\n' \
	>"$dir/long/module.yaml"
printf 'sabaq: 1\nkind: lesson\ntitle: One\nsteps:\n  - id: a\n    type: open\n    prompt: Why?\n' \
	>"$dir/long/one.yaml"
awk 'BEGIN { for (i = 0; i < 300; i++) print "reflection line " i; print "." }' |
	"$SABAQ" play --plain "$dir/long/one" >"$dir/out" 2>"$dir/err"
grep -q '"given":\["sha256:[0-9a-f]*"\]' "$log" &&
	grep -q 'reflection line 299' "$XDG_STATE_HOME"/sabaq/texts/*
ok 'a long reflection is kept beside the log'
"$SABAQ" play --plain "$dir/long/one" </dev/null >"$dir/out" 2>"$dir/err"
says 'reflection line 299' && ! says sha256
ok 'and is shown again as it was typed'

# A finished unit is opened to look at; --from says where.
mkdir "$dir/two"
printf 'sabaq: 1\nid: two\nlanguage: en\ntitle: Two\nunits: [one]\n' \
	>"$dir/two/module.yaml"
printf 'sabaq: 1\nkind: lesson\ntitle: One\nsteps:\n  - id: a\n    type: read\n    text: First page.\n  - id: b\n    type: read\n    text: Second page.\n' \
	>"$dir/two/one.yaml"
printf '\n\n\n' | "$SABAQ" play --plain "$dir/two/one" >"$dir/out" 2>&1
before=$(wc -l <"$log")
ends 0 "$SABAQ" play --plain --from b "$dir/two/one" &&
	says 'Second page.' && ! says 'First page.' &&
	[ "$(wc -l <"$log")" -eq "$before" ]
ok 'a finished unit is looked at from a step, and nothing is recorded'
ends 1 "$SABAQ" play --plain --from nostep "$dir/two/one" && complains nostep
ok '--from a step that is not there is an error'
SABAQ_PATH=$SABAQ_TESTS/../modules
printf ':l\n:q\n' | "$SABAQ" play --plain programming-basics/variables \
	>"$dir/out" 2>&1
[ "$(grep -c 'Enter: on (:? help):' "$dir/out")" -eq 1 ]
ok 'the language of the interface goes along with the content'
SABAQ_PATH=$dir
ends 0 "$SABAQ" list && says 'done'
ok 'a finished lesson is listed as done'

# The best of two attempts counts; the objectives are of the last one.
mkdir "$dir/three"
cat >"$dir/three/module.yaml" <<'END'
sabaq: 1
id: three
language: en
title: Three
units: [quiz]
objectives:
  first: Know the first thing
  second: Know the second thing
END
cat >"$dir/three/quiz.yaml" <<'END'
sabaq: 1
kind: quiz
title: Quiz of two
pass: 50
steps:
  - id: a
    type: text
    prompt: A?
    objective: first
    answers: ["yes"]
  - id: b
    type: text
    prompt: B?
    objective: second
    answers: ["yes"]
END
printf '\nyes\n\nyes\n\n1\n' | "$SABAQ" play --plain "$dir/three/quiz" \
	>"$dir/out" 2>&1
says 'Passed: 2 of 2'
ok 'a quiz is passed in plain mode'
printf '1\n1\n\n\n\n\n\n1\n' | "$SABAQ" play --plain "$dir/three" \
	>"$dir/out" 2>&1
says 'Not passed: 0 of 2' && says 'Your best result counts: 100 %.'
ok 'the result says that another attempt counts'
ends 0 "$SABAQ" scores three && says 'passed, 100 %' &&
	says 'Last attempt: 0 of 2' && says '0 of 1       Know the second thing'
ok 'scores tell the last attempt from the one that counts'
ends 0 "$SABAQ" scores --json three && says '"score": 2.0' &&
	says '"passed": true' && says '"last": {' && says '"id": "second"'
ok 'and so do they as JSON'
mv "$dir/three" "$dir/gone"
ends 0 "$SABAQ" scores --json three && says '"passed": true'
ok 'whether it was passed outlives the module'
ends 0 "$SABAQ" scores three && says 'passed, 100 %' && says 'Last attempt: 0 of 2'
ok 'and so does the score'

# Damaged lines of the log: the run that meets them tells, and every other.
tells() {
	for run in first second third; do
		ends 0 "$SABAQ" scores && complains "$1" || return 1
	done
}
ends 0 "$SABAQ" scores && [ ! -s "$dir/err" ]
ok 'scores complains of nothing where the log is sound'
# The checkpoint has these lines as records; the time is not this second's.
sed '3s/./x/' "$log" >"$dir/spoilt"
cat "$dir/spoilt" >"$log"
touch -d '2001-02-03 04:05:06' "$log"
tells '1 line of the log is damaged and left out; it is line 3 of scores.jsonl.'
ok 'scores tells of a line that went bad, in every run'
printf 'torn' >>"$log"
printf ':q\n' | "$SABAQ" play --plain "$dir/long/one" >"$dir/out" 2>&1
tells '2 lines of the log are damaged and left out; the first is line 3 of'
ok 'and of one that was torn'
rm "$XDG_STATE_HOME/sabaq/checkpoint"
tells '2 lines of the log are damaged and left out; the first is line 3 of'
ok 'and tells the same without a checkpoint'

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
