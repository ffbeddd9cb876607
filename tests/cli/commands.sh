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
for command in play list scores check schema; do
	ends 0 "$SABAQ" --help && says "  $command"
	ok "help names $command"
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
	[ ! -s "$dir/out" ]
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

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
