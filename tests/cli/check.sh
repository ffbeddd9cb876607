#!/bin/sh
# sabaq check as people, editors and scripts use it: what it takes, what it
# prints where, how it ends.
passed=0 failed=0
dir=$(mktemp -d "${TMPDIR:-/tmp}/check.XXXXXX")
trap 'rm -rf "$dir"' EXIT
SABAQ_PATH=$dir/nowhere
LANGUAGE=en
export SABAQ_PATH LANGUAGE
cd "$dir" || exit 1

# ok NAME: the last command's status decides.
ok() {
	if [ $? -eq 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "failed: $1"
		sed 's/^/  /' out err
	fi
}

# check STATUS ARGUMENT...: its output goes to out and err.
check() {
	status=$1
	shift
	"$SABAQ" check "$@" >out 2>err </dev/null
	[ $? -eq "$status" ]
}

says() {
	grep -qF -- "$1" out
}

complains() {
	grep -qF -- "$1" err
}

# Every line is path:line:column: level: message [rule].
lines_fit() {
	! grep -vE '^[^:]+:[0-9]+:[0-9]+: (error|warning|note): .* \[[a-z-]+\]$' \
		out
}

# module NAME UNIT...: units by standard input, all the same.
module() {
	mkdir -p "$1"
	printf 'sabaq: 1\nid: %s\nlanguage: en\ntitle: T\nunits:\n' \
		"${1##*/}" >"$1/module.yaml"
	text=$(cat)
	name=$1
	shift
	for unit; do
		echo "  - $unit" >>"$name/module.yaml"
		printf '%s\n' "$text" >"$name/$unit.yaml"
	done
}

good='sabaq: 1
kind: lesson
title: Lesson
steps:
  - id: a
    type: read
    text: Text.'
bad='sabaq: 1
kind: lesson
title: Lesson
steps:
  - id: a
    type: read
    text: Text.
    colour: red'
echo "$good" | module all/good one two
echo "$bad" | module all/bad one two
echo "$bad" | module lone one

# --- what is named ----------------------------------------------------

check 0 all/good && [ ! -s out ] && [ ! -s err ]
ok 'nothing is said of a sound module'
check 1 all/bad && [ "$(wc -l <out)" -eq 2 ] && lines_fit &&
	says 'all/bad/one.yaml:8:5: error: "colour" is not a field of: step'
ok 'a folder is a module, called as it was typed'
check 1 all && [ "$(wc -l <out)" -eq 2 ] && lines_fit &&
	says all/bad/two.yaml:8:5:
ok 'a folder of modules is all of them'
check 1 all/ && says all/bad/two.yaml:8:5:
ok 'also with a slash behind it'
check 1 all/bad/one.yaml && [ "$(wc -l <out)" -eq 1 ] && says one.yaml
ok 'a file is that unit alone'
check 1 all/bad/one all/bad/two.yaml lone && [ "$(wc -l <out)" -eq 3 ]
ok 'several paths'
check 1 all/bad all/bad/one.yaml all/bad && [ "$(wc -l <out)" -eq 2 ]
ok 'what is named twice is told once'
check 1 all/bad/*.yaml && [ "$(wc -l <out)" -eq 2 ]
ok 'all files by a star'
{
	echo "$good"
	seq -f '    colour-%g: red' 99
} | module lone/many one
"$SABAQ" check lone/many >out 2>&1
[ "$(grep -c '\[field-unknown\]$' out)" -eq 99 ] &&
	[ "$(grep -vc '\[field-unknown\]$' out)" -eq 1 ]
ok 'where both streams go to one file lines stay whole'
rm -r lone/many
echo "$good" | module path/twin one
echo "$bad" | module twin one
SABAQ_PATH=$dir/path check 1 twin && says 'twin/one.yaml:8:5' &&
	SABAQ_PATH=$dir/path check 1 twin/one
ok 'a copy in this folder goes before the module it was made of'
echo "$good" | sed 's/Text/Mine/' | module twin one
for command in print 'preview --plain'; do
	echo | SABAQ_PATH=$dir/path "$SABAQ" $command twin/one >out 2>err &&
		says Mine
	ok "and so it does for $command"
done
(cd twin && SABAQ_PATH=$dir/all check 0 good/one && check 0 one)
ok 'in the folder of a module other modules are found as well'
rm -r path twin
cd all/bad && check 1 . && says './one.yaml:8:5'
ok 'the folder one is in'
check 1 one.yaml && says './one.yaml:8:5'
ok 'a file in it'
cd "$dir" || exit 1
rm all/bad/out all/bad/err
check 1 nothing && complains '"nothing" is no module'
ok 'what is not there is named'
mkdir empty
check 1 empty && complains 'there is no module in "empty"'
ok 'so is a folder without a module'
echo notes >all/good/README.md
check 1 all/good/README.md && complains 'no file of a module'
ok 'and a file that no module reads'
check 1 nothing all/bad && complains nothing && says all/bad/one.yaml
ok 'the others are checked all the same'
check 2 && complains missing
ok 'nothing at all is wrong usage'

# A translation: its own faults, and what keeps it from being checked.
cat >lone/one.kk.yaml <<'END'
translates: one.yaml
language: kk
steps:
  a:
    texte: x
END
cp -R lone tr && sed -i 's/id: lone/id: tr/' tr/module.yaml
cp all/good/one.yaml tr/one.yaml
check 1 tr/one.kk.yaml && says 'one.kk.yaml' && ! says 'one.yaml:'
ok 'the file of a translation is that alone'
check 1 lone/one.kk.yaml && says 'lone/one.yaml:8:5: error'
ok 'but errors of its source come before'
check 1 tr/one.yaml && says 'one.kk.yaml'
ok 'a unit stands for its translations as well'

# A name that would drive the terminal, or end the line.
echo "$bad" | module "$(printf 'od\033[31md\nx')" one
check 1 "$(printf 'od\033[31md\nx')" && lines_fit &&
	! grep -q "$(printf '\033')" out
ok 'names of files are made safe'

# --- how it ends ------------------------------------------------------

echo "$good" | module warn one
cp warn/one.yaml warn/two.yml
check 0 warn && says '[file-name]'
ok 'warnings are told, and no failure'
check 1 --strict warn && says '[file-name]'
ok 'with --strict they are'

# --- every fault in one run --------------------------------------------

mkdir many
cat >many/module.yaml <<'END'
sabaq: 1
id: many
language: en
title: T
units: [broken, other]
objectives:
  o: Objective
END
cat >many/broken.yaml <<'END'
sabaq: 1
kind: lesson
title: Lesson
steps:
  - id: a
    type: chioce
    prompt: P
  - id: b
    type: truefalse
    prompt: P
    answer: true
END
cat >many/other.yaml <<'END'
sabaq: 1
kind: lesson
title: Lesson # 2
steps:
  - id: a
    type: number
    prompt: P
    answer: 1
    explain: E
END
check 1 many && lines_fit && [ "$(wc -l <out)" -eq 4 ] &&
	says 'many/broken.yaml:6:11: error: ' &&
	says 'many/broken.yaml:8:5: warning: whatever' &&
	says 'many/other.yaml:3:' && says '[yaml-cut]' &&
	says '[tries-silent]' && ! says objective &&
	[ "$(wc -l <err)" -eq 1 ] &&
	complains '"many": mend the errors and check again'
ok 'warnings do not wait for errors; those that must do so say it'
check 1 --json many && says '"waiting":["many"]' && [ ! -s err ]
ok 'programs are told so in the document'
sed -i s/chioce/open/ many/broken.yaml
check 0 many && says '[objective-untaught]' && [ ! -s err ]
ok 'once they are mended it is told'
sed -i '1s/.*/sabaq: 2/' many/broken.yaml
check 1 many && says '[version]' && says '[objective-untaught]' &&
	[ ! -s err ]
ok 'an error that hides nothing keeps nothing back'

# --- what a module requires -------------------------------------------

mkdir -p shelf/basics
cp all/good/one.yaml shelf/basics
printf 'sabaq: 1\nid: basics\nlanguage: en\ntitle: T\nunits: [one]\n' \
	>shelf/basics/module.yaml
echo "$good" | module after one
echo 'requires: [basics]' >>after/module.yaml
check 0 after && says '[requires-missing]'
ok 'a module that is nowhere'
SABAQ_PATH=$dir/nowhere:$dir/shelf check 0 --strict after && [ ! -s out ]
ok 'one that is installed, though not beside it'

# --- languages --------------------------------------------------------

check 1 --lang ru all/bad && says ': ошибка: ' && says '[field-unknown]'
ok 'in the language that is asked for'
check 2 --lang xx all/bad && complains xx
ok 'an unknown one is named'

# --- JSON -------------------------------------------------------------

check 1 --json all && says '"version":1' &&
	says '{"path":"all/bad/one.yaml","line":8,"column":5,"level":"error"' &&
	says '"rule":"field-unknown","message":"\"colour\" is not' &&
	says '"mend":"take it out' && says '"files":6' &&
	says '"counts":{"error":2,"warning":0' && [ ! -s err ]
ok 'one document for programs'
check 0 --json all/good && says '"faults":[]' && says '"error":0'
ok 'also where there is nothing to tell'
check 1 --json nothing all/bad && says '"faults":[' &&
	! grep -q '^,' out && complains nothing
ok 'what is not there goes beside the document'

# --- explanations -----------------------------------------------------

check 0 --explain && [ "$(wc -l <out)" -gt 100 ] &&
	grep -q '^field-unknown  *error: ' out
ok 'all rules are listed'
check 0 --explain field-bool && says 'error [field-bool]' && says Wrong: &&
	says 'correct: да' && says Right: && says 'correct: true' &&
	says 'What to do:' && says 'write true or false'
ok 'a rule is explained with an example'
check 0 '--explain=field-bool' && says 'correct: да' &&
	check 0 --explain '[field-bool]' && says 'correct: да'
ok 'however it is given'
check 0 --explain file-empty file-large && says '[file-empty]' &&
	says '[file-large]' && ! says Wrong:
ok 'several, and those that no text shows'
check 2 --explain field-bol && complains 'field-bol' &&
	complains '"field-bool" is meant'
ok 'an unknown rule: the nearest one is named'
check 2 --explain zzzzzzzzzzz && complains 'sabaq check --explain'
ok 'or where to look'
check 0 --lang ru --explain field-bool && says 'correct: да'
ok 'in another language'
for rule in $("$SABAQ" check --explain | cut -d' ' -f1); do
	check 0 --explain "$rule" || break
done
ok 'every rule can be explained'

# --- what a class showed ----------------------------------------------

check 1 --log nolog all/good && complains 'nolog'
ok 'a log that is not there is named'
check 1 --log empty all/good && complains 'no answers'
ok 'and one without answers'

rules=$SABAQ_TESTS/golden/rules
cp -R "$rules/log-unused/m" m
check 0 --log "$rules/log-unused/m.jsonl" m &&
	says 'm/u.yaml:12:9: warning: nobody of 24 chose "80" [log-unused]' &&
	complains '72 answers of the log were looked at' && ! complains older
ok 'what nobody chose is told at its place'
mkdir -p class/aida class/bolot
head -n 36 "$rules/log-unused/m.jsonl" >class/aida/scores.jsonl
tail -n 36 "$rules/log-unused/m.jsonl" >class/bolot/scores.jsonl
check 0 --log class m && says '[log-unused]' && complains '72 answers'
ok 'a folder of the logs of a class'
check 0 --json --log class m && says '"answers":{"counted":72,"old":0}'
ok 'a program is told how many answers there were'
sed -i 's/- text: "2"/- {id: two, text: "2"}/' m/u.yaml
check 0 --log class m && ! says '[log-' &&
	complains '24 answers to older versions of questions were left out'
ok 'answers to an older version do not count'

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
