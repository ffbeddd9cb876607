#!/bin/sh
# One session on two servers: what is missing is said; students of a second
# server take part through a real nats-server, which is taken away and comes
# back; records reach the stream once and are collected byte for byte.
passed=0 failed=0
dir=$(mktemp -d /tmp/sabaq-relay.XXXXXX)
trap 'stop; rm -rf "$dir"' EXIT
trap 'exit 1' HUP INT TERM
SABAQ_PATH=$SABAQ_TESTS/../modules
LANGUAGE=en
export SABAQ_PATH LANGUAGE
unit=programming-basics/variables-quiz
# Players with sanitizers take half a gigabyte each.
fast=$(dirname "$SABAQ")/../release/sabaq
[ -x "$fast" ] || fast=$SABAQ
players=8

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

# on SERVER COMMAND...: a (leads), b or c (follow).
on() {
	server=$1
	shift
	SABAQ_RUN=$dir/run-$server XDG_STATE_HOME=$dir/state-$server \
		timeout -k 1 40 "$@" 9>&-
}

# ends STATUS SERVER COMMAND...: all that it says goes to $dir/out.
ends() {
	status=$1
	shift
	on "$@" >"$dir/out" 2>&1 </dev/null
	[ $? -eq "$status" ]
}

says() {
	grep -qF -- "$1" "$dir/out"
}

# order LINE...: a facilitator's lines.
order() {
	for line; do
		echo "$line"
	done | on a "$SABAQ" host --plain >"$dir/out" 2>&1
}

# wait_for COMMAND...: until it succeeds, 30 seconds at most.
wait_for() {
	for i in $(seq 300); do
		"$@" && return 0
		sleep 0.1
	done
	return 1
}

hub() {
	cat "$dir/run-$1"/*/hub.pid 2>/dev/null
}

end_hub() { # SIGNAL SERVER
	pid=$(hub "$2") || return 0
	! grep -aq host "/proc/$pid/cmdline" 2>/dev/null ||
		kill -"$1" "$pid"
}

# The relay of a server's hub.
relay_of() {
	ps -o pid=,comm= --ppid "$(hub "$1")" |
		sed -n 's/^ *\([0-9]*\) sabaq-relay$/\1/p'
}

start_nats() {
	nats-server -a 127.0.0.1 -p $port -js -sd "$dir/js" \
		>"$dir/nats.log" 2>&1 9>&- &
	nats=$!
}

stop_nats() {
	[ -z "$nats" ] || kill "$nats" 2>/dev/null
	[ -z "$nats" ] || wait "$nats" 2>/dev/null
	nats=
}

stop() {
	exec 9>&-
	[ -z "$students" ] || kill -9 $students 2>/dev/null
	for server in a b c; do
		end_hub TERM $server
	done
	stop_nats
	wait
}

log() {
	cat "$dir"/state-a/sabaq/sessions/*/scores*.jsonl 2>/dev/null
}

# logged COUNT EVENT
logged() {
	[ "$(log | grep -c "\"event\":\"$2\".*\"claimed\":true")" -eq "$1" ]
}

# --- what is missing ------------------------------------------------------
mkdir "$dir/run-a" "$dir/run-b" "$dir/run-c"
ends 1 b "$SABAQ" host --plain --follow && says 'nats://SERVER:4222'
ok 'following needs an address'
ends 2 a "$SABAQ" collect && says -- '--push'
ok 'collect needs to know what to do'
ends 2 a "$SABAQ" collect -o "$dir/all.jsonl" && says 'nats://SERVER:4222'
ok 'collect needs an address'
if [ ! -x "$(dirname "$SABAQ")/sabaq-relay" ]; then
	ends 1 a "$SABAQ" host --plain --at nats://127.0.0.1:1 $unit &&
		says 'libnats-dev'
	ok 'without sabaq-relay it is said how to get it'
	echo 'no libnats here: sessions of several servers not tested'
	echo "$passed passed, $failed failed"
	[ $failed = 0 ]
	exit
fi
ends 1 a "$SABAQ" collect -o "$dir/all.jsonl" --at nats://127.0.0.1:1 &&
	says 'no connection to nats://127.0.0.1:1' && [ ! -e "$dir/all.jsonl" ]
ok 'collect says that nobody is there, and writes nothing'
ends 1 a "$SABAQ" collect -o "$dir/all.jsonl" \
	--at nats://hub:secret@127.0.0.1:1 && ! says secret
ok 'no password is shown'
echo user:password >"$dir/open"
chmod 644 "$dir/open"
ends 1 a "$SABAQ" collect -o "$dir/all.jsonl" --credentials "$dir/open" \
	--at nats://127.0.0.1:1 && says 'chmod o='
ok 'credentials that everybody can read are refused'
if ! command -v nats-server >/dev/null; then
	echo 'no nats-server here: sessions of several servers not tested'
	echo "$passed passed, $failed failed"
	[ $failed = 0 ]
	exit
fi

# --- a session without its servers ---------------------------------------
port=$((20000 + $$ % 20000))
url=nats://127.0.0.1:$port
ends 0 a "$SABAQ" host --plain --at $url $unit
ok 'a session begins though the servers are away'
away() {
	order && says 'other servers: no connection'
}
wait_for away
ok 'the facilitator is told that they are'
start_nats
there() {
	order && says 'other servers: connected'
}
wait_for there
ok 'and that they came'

# --- a second server ------------------------------------------------------
ends 1 b "$SABAQ" host --plain --follow nobody --at $url &&
	says '"nobody" leads no session' && says "sabaq host --follow $(id -un)@"
ok 'an unknown session: those there are'
ends 0 b "$SABAQ" host --plain --follow --at $url &&
	says 'students of this server can come in now'
ok 'the one session is followed'
ends 0 b "$SABAQ" host --plain && says 'Quiz: variables'
ok 'and looked on at, again'
mkfifo "$dir/hold"
exec 9<>"$dir/hold"
for i in $(seq $players); do
	server=a
	[ $((i % 2)) = 0 ] || server=b
	{
		echo $((i % 2 + 1))
		exec cat "$dir/hold"
	} 9>&- | XDG_STATE_HOME=$dir/p/$i SABAQ_RUN=$dir/run-$server \
		"$fast" join --plain "p$i" >"$dir/p$i" 2>&1 9>&- &
	students="$students $!"
done
wait_for logged $players opened
ok 'students of both servers come in'
order who && says "here $players of $players" && says 'p1@' && says 'p2 ('
ok 'the facilitator sees who is where'
order open
wait_for logged $players given
ok 'every answer is in the log'
received() {
	[ "$(grep -lF 'has your answer' "$dir"/p[0-9]* | wc -l)" -eq $players ]
}
wait_for received
ok 'every student is told so'
! cat "$dir"/p[0-9]* | grep -q 'Right answer\|Explanation'
ok 'nobody is told the answer yet'

# --- relay, servers and hubs go and come ----------------------------------
back_to() { # COUNT: of players that came back
	[ "$(cat "$dir"/p[0-9]* | grep -cF 'The connection is back')" -ge "$1" ]
}
lost() { # COUNT
	[ "$(cat "$dir"/p[0-9]* | grep -cF 'No connection to the session')" \
		-ge "$1" ]
}
half=$((players / 2))
kill -9 "$(relay_of b)"
wait_for lost $half && wait_for back_to $half
ok 'a relay that dies is started again'
stop_nats
wait_for lost $players
ok 'students of the second server see that it is away'
order close reveal && says 'answer shown'
ok 'the session goes on without it'
start_nats
wait_for back_to $players
ok 'they come back by themselves'
shown() {
	[ "$(grep -lF 'Explanation' "$dir"/p[0-9]* | wc -l)" -eq $players ]
}
wait_for shown
ok 'and see what was shown meanwhile'
end_hub KILL a
wait_for lost $((players + players))
ok 'the hub that leads dies: all are told'
ends 0 a "$SABAQ" host --plain --resume --at $url && says 'answer shown'
ok 'it goes on from its log'
wait_for back_to $((players + players))
ok 'all come back'
logged $players given && logged $players answered
ok 'every answer is in the log once'

# --- records --------------------------------------------------------------
collected() {
	ends 0 a "$SABAQ" collect -o "$dir/all.jsonl" --at $url &&
		log | LC_ALL=C sort >"$dir/own" &&
		LC_ALL=C sort "$dir/all.jsonl" | cmp -s - "$dir/own"
}
wait_for collected
ok 'all records are collected, byte for byte'
ends 0 a "$SABAQ" collect -o "$dir/all.jsonl" --at $url && says 'new: 0'
ok 'once'
echo 'a list of mine' >"$dir/mine"
ends 1 a "$SABAQ" collect -o "$dir/mine" --at $url &&
	says 'is no score log' && [ "$(cat "$dir/mine")" = 'a list of mine' ]
ok 'a file that is no log is left alone'
stop_nats
order end && says 'session: over'
ok 'the session ends while the servers are away'
says 'records that the other servers do not have yet' &&
	says 'sabaq collect --push'
ok 'the facilitator is told what waits, and what to do'
pid=$(ps -eo pid=,args= |
	sed -n "s|^ *\([0-9]*\) .*host --plain --resume --at $url.*|\1|p")
[ -z "$pid" ] || kill $pid 2>/dev/null
ends 1 a "$SABAQ" collect --push --at $url && says 'not sent yet'
ok 'push says that it cannot'
start_nats
ends 0 a "$SABAQ" collect --push --at $url && says 'records sent: '
ok 'push sends what waited'
ends 0 a "$SABAQ" collect --push --at $url && says 'all records were sent'
ok 'once'
collected
ok 'nothing is lost, nothing is there twice'
# As many sessions as one leads in two weeks without the servers.
mkdir -p "$dir/state-c/sabaq/sessions"
for i in $(seq 10 49); do
	to=$dir/state-c/sabaq/sessions/01JD00000000000000000000$i
	mkdir "$to"
	: >"$to/sent"
	log | grep -m 1 '"n":1,' |
		sed "s/\"log\":\"[^\"]*/\"log\":\"01JE00000000000000000000$i/" \
			>"$to/scores.jsonl"
done
ends 0 c "$SABAQ" collect --push --at $url && says 'records sent: 40' &&
	ends 0 c "$SABAQ" collect --push --at $url &&
	says 'all records were sent'
ok 'push sends all of forty sessions'
over() {
	[ "$(grep -lF 'The session is over' "$dir"/p[0-9]* | wc -l)" -ge $half ]
}
wait_for over
ok 'students here are told that it is over'

echo "$passed passed, $failed failed"
[ $failed = 0 ]
