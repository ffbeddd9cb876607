#!/bin/sh
# A group session with the real program, in lines: what is missing is said,
# a room of players answers, the facilitator leaves and comes back, the hub
# dies and goes on.
passed=0 failed=0
dir=$(mktemp -d /tmp/sabaq-session.XXXXXX)
trap 'stop; rm -rf "$dir"' EXIT
trap 'exit 1' HUP INT TERM
SABAQ_PATH=$SABAQ_TESTS/../modules
SABAQ_RUN=$dir/run
XDG_STATE_HOME=$dir/lead
LANGUAGE=en
export SABAQ_PATH SABAQ_RUN XDG_STATE_HOME LANGUAGE
unit=programming-basics/variables-quiz
# A room of players with sanitizers would need 20 GB.
fast=$(dirname "$SABAQ")/../release/sabaq
players=200
[ -x "$fast" ] || fast=$SABAQ players=30

# ok NAME: the last command's status decides.
ok() {
	if [ $? -eq 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "failed: $1"
		[ ! -s "$dir/out" ] || sed 's/^/  | /' "$dir/out" | tail -15
	fi
}

# ends STATUS COMMAND...: all that it says goes to $dir/out.
ends() {
	status=$1
	shift
	timeout 60 "$@" >"$dir/out" 2>&1 </dev/null 9>&-
	[ $? -eq "$status" ]
}

says() {
	grep -qF -- "$1" "$dir/out"
}

# order LINE...: a facilitator's lines, one after the other.
order() {
	for line; do
		echo "$line"
	done | timeout 60 "$SABAQ" host --plain >"$dir/out" 2>&1 9>&-
}

# wait_for COMMAND...: until it succeeds, 100 seconds at most.
wait_for() {
	for i in $(seq 1000); do
		"$@" && return 0
		sleep 0.1
	done
	return 1
}

# end_hub SIGNAL: where the number in the file is still a hub's.
end_hub() {
	pid=$(cat "$SABAQ_RUN"/*/hub.pid 2>/dev/null) || return 0
	! tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | grep -q ' host ' ||
		kill -"$1" "$pid"
}

stop() {
	exec 9>&-
	end_hub TERM
	wait
}

log() {
	cat "$dir"/lead/sabaq/sessions/*/scores*.jsonl
}

# logged COUNT EVENT
logged() {
	[ "$(log | grep -c "\"event\":\"$2\".*\"claimed\":true")" -eq "$1" ]
}

# --- what is missing ------------------------------------------------------
ends 1 "$SABAQ" host --plain $unit && says "mkdir $SABAQ_RUN"
ok 'a folder that is not there is named'
mkdir "$SABAQ_RUN"
ends 1 "$SABAQ" host --plain && says 'sabaq host MODULE/UNIT'
ok 'host needs a unit'
ends 1 "$SABAQ" host --plain programming-basics && says 'which unit'
ok 'a module is not enough'
ends 1 "$SABAQ" host --plain nowhere/none && says 'nowhere'
ok 'a module that is not there is named'
ends 1 "$SABAQ" host --plain --resume && says 'no session to go on with'
ok 'there is nothing to go on with'
ends 1 "$SABAQ" host --plain --with nobody && says nobody
ok 'a facilitator who leads nothing is named'
printf 'login,name\na,A\nb,B\na,C\n' >"$dir/roster.csv"
ends 1 "$SABAQ" host --plain --roster "$dir/roster.csv" $unit &&
	says 'roster.csv:4: this login was there before'
ok 'a fault of the roster is told with its line'
if [ "$(id -u)" != 0 ]; then
	chmod 500 "$SABAQ_RUN"
	ends 1 "$SABAQ" host --plain $unit && says "$SABAQ_RUN"
	ok 'a folder that may not be written to is named'
	chmod 700 "$SABAQ_RUN"
fi
(
	unset SABAQ_RUN
	ends 1 "$SABAQ" host --plain $unit && says 'as root'
) || [ -d /run/sabaq ]
ok 'without a set-up the commands that mend it are said'

# --- a room ---------------------------------------------------------------
printf 'login,name,group\np1,Anna A.,9-B\nlate,Late L.,9-B\n' >"$dir/roster.csv"
ends 0 "$SABAQ" host --plain --roster "$dir/roster.csv" $unit &&
	says 'session: not begun' && says 'Answers are kept in'
ok 'a session begins, and outlives who started it'
# Their input does not end before this closes the pipe.
mkfifo "$dir/hold"
exec 9<>"$dir/hold"
for i in $(seq $players); do
	{
		echo $((i % 2 + 1))
		exec cat "$dir/hold"
	} 9>&- | XDG_STATE_HOME=$dir/p/$i "$fast" join --plain "p$i" \
		>"$dir/p$i" 2>&1 9>&- &
done
wait_for logged $players opened
ok "$players players come in"
order who && says "here $players of $((players + 1)), absent 1" &&
	says 'Anna A. (a claimed name), 9-B'
ok 'the facilitator sees who is here, and that names are claims'
order open && says 'question 1 of' && says 'open'
ok 'the question is opened'
wait_for logged $players given
ok 'every answer is in the log'
order figures && says 'right'
ok 'the facilitator sees the figures'
told() {
	[ "$(grep -lF 'has your answer' "$dir"/p[0-9]* | wc -l)" -eq $players ]
}
wait_for told
ok 'every player is told that it was received'
! cat "$dir"/p[0-9]* | grep -q 'Right answer\|Explanation'
ok 'nobody is told the answer yet'

# --- the hub dies ---------------------------------------------------------
end_hub KILL
order open
[ $? -ne 0 ]
ok 'without a hub there is nothing to lead'
lost() {
	[ "$(grep -lF 'No connection to the session' "$dir"/p[0-9]* | wc -l)" \
		-eq $players ]
}
wait_for lost
ok 'every player says that the line is lost'
ends 0 "$SABAQ" host --plain --resume && says 'question 1 of' && says open
ok 'the session goes on where it was'
order who && says 'Anna A. (a claimed name), 9-B' && says 'Late L., 9-B: absent'
ok 'it knows whom the first run expected'
back() {
	[ "$(grep -lF 'The connection is back' "$dir"/p[0-9]* | wc -l)" \
		-eq $players ]
}
wait_for back
ok 'every player comes back by itself'
order need && says 'Nobody needs a look now'
ok 'nobody needs a look'
order close reveal figures && says 'answer shown'
ok 'the answer is shown'
logged $players given && logged $players answered
ok 'every answer is in the log once'
shown() {
	[ "$(grep -lF 'Explanation' "$dir"/p[0-9]* | wc -l)" -eq $players ]
}
wait_for shown
ok 'every player sees the explanation'
order reveal && says 'does not fit now'
ok 'an order that does not fit is said to'
order dance && says '"dance" is no command'
ok 'a word that is no order is said to be none'
LANGUAGE=ru order '?' && says 'figures'
ok 'help lists the commands'
order end && says 'session: over' && says 'Questions' &&
	says "Were here: $players of $((players + 1))" &&
	says 'Anna A., 9-B' && says 'Nobody checked' && says 'Late L.' &&
	says 'beside the answers'
ok 'the session is ended, and what it came to is told'
kept=$(echo "$dir"/lead/sabaq/sessions/*/summary.txt)
grep -q 'Right: ' "$kept" && grep -q 'Not asked' "$kept"
ok 'the summary is kept beside the log'
ends 0 "$SABAQ" scores --session && says 'Late L.' && says 'Who was here' &&
	sed '/kept in/d' "$dir/out" | diff -B - "$kept" >/dev/null
ok 'the log alone makes the same summary again'
ends 1 "$SABAQ" scores --session=01JD0000000000000000000000 &&
	says 'there is no session'
ok 'a session that is not there is named'
wait_for logged $players finished
ok 'what each run came to is in the log'
over() {
	[ "$(grep -lF 'The session is over' "$dir"/p[0-9]* | wc -l)" \
		-eq $players ]
}
wait_for over
ok 'every player is told that it is over'
gone() {
	[ ! -S "$(echo "$SABAQ_RUN"/*/live.sock)" ]
}
wait_for gone
ok 'the hub ends with its session'
[ "$(cat "$dir"/p/*/sabaq/scores.jsonl |
	grep -c '"event":"answered".*"source":"self"')" -eq $players ]
ok 'the own logs hold the same answers'
ends 1 "$SABAQ" host --plain --resume && says 'no session to go on with'
ok 'a session that is over is not gone on with'

# --- what was ended early is gone on with alone ----------------------------
[ "$(grep -lF 'left over: 8' "$dir"/p[0-9]* | wc -l)" -eq $players ]
ok 'every player is told what is left over'
echo :q | XDG_STATE_HOME=$dir/p/1 timeout 60 "$SABAQ" play --plain $unit \
	>"$dir/out" 2>&1 9>&-
says 'question 2 of 9' && ! says 'Total = 90'
ok 'alone it goes on with the next question, not the first'
[ "$(grep -c '"event":"opened"' "$dir/p/1/sabaq/scores.jsonl")" -eq 2 ] &&
	[ "$(grep '"event":"opened"' "$dir/p/1/sabaq/scores.jsonl" |
		grep -o '"attempt":"[^"]*"' | sort -u | wc -l)" -eq 1 ]
ok 'that is the same run'

# --- at their own pace ----------------------------------------------------
some=5
ends 0 "$SABAQ" host --plain $unit
ok 'another session begins'
for i in $(seq $some); do
	{
		printf '%s\n' 1 '' :n
		[ "$i" -gt 1 ] || printf '%s\n' :n :n :n :n :n :n :n
		exec cat "$dir/hold"
	} 9>&- | XDG_STATE_HOME=$dir/own/$i "$fast" join --plain "own$i" \
		>"$dir/own$i" 2>&1 9>&- &
done
come() {
	order who && says "here $some"
}
wait_for come
ok 'others come in'
order open free && says 'own pace'
ok 'everyone is let go'
placed() {
	order who && says 'through' &&
		[ "$(grep -c 'question 3 of 9' "$dir/out")" -eq $((some - 1)) ]
}
wait_for placed
ok 'the facilitator sees where everyone is'
[ "$(grep -lF 'Explanation' "$dir"/own[0-9]* | wc -l)" -eq $some ]
ok 'who has answered is told at once'
order 'go 4' && says 'question 4 of 9: open'
ok 'a question for all ends it'
order 'ask Which? / one / two / three / four / five / six' close &&
	[ "$(sed -n 's/^ *[1-6]) //p' "$dir/out" | head -6 | tr '\n' ' ')" = \
		'one two three four five six ' ]
ok 'the options of a question of one'\''s own stay as they were typed'
order 'ask Why?' close >/dev/null
order open
{
	sleep 1
	echo 'a line without an end'
	exec cat "$dir/hold"
} 9>&- | XDG_STATE_HOME=$dir/amid "$SABAQ" join --plain amid \
	>"$dir/amid.out" 2>&1 9>&- &
amid() {
	grep -q "$1" "$dir/amid.out"
}
wait_for amid 'Why?'
sleep 2 # it is in the middle of its answer
end_hub KILL
ends 0 "$SABAQ" host --plain --resume
wait_here() {
	order who && says 'amid' && ! grep 'amid' "$dir/out" | grep -q 'no conn'
}
wait_for wait_here
ok 'who is amid an answer of several lines comes back too'
order close 'go 5'
wait_for amid 'this was not sent' && wait_for amid 'uestion 5 of'
ok 'and goes on with the question that everyone is at'
order end && says 'Who needs a look'
ok 'it ends like any other'

echo "$passed passed, $failed failed"
[ $failed = 0 ]
