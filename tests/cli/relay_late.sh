#!/bin/sh
# The session is over while a server does not answer any more and students come
# in at another: the hub that leads goes on until all have heard of the end.
passed=0 failed=0
dir=$(mktemp -d /tmp/sabaq-late.XXXXXX)
trap 'stop; rm -rf "$dir"' EXIT
trap 'exit 1' HUP INT TERM
SABAQ_PATH=$SABAQ_TESTS/../modules
LANGUAGE=en
export SABAQ_PATH LANGUAGE
unit=programming-basics/variables-quiz

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

# on SERVER COMMAND...: a leads, b and c follow.
on() {
	server=$1
	shift
	SABAQ_RUN=$dir/run-$server XDG_STATE_HOME=$dir/state-$server \
		timeout -k 1 40 "$@" 9>&-
}

host() { # SERVER ARGUMENT...
	on "$1" "$SABAQ" host --plain ${2:+"$2"} ${3:+"$3"} ${4:+"$4"} \
		>"$dir/out" 2>&1 </dev/null
}

order() {
	echo "$1" | on a "$SABAQ" host --plain >"$dir/out" 2>&1
}

# join SERVER NAME: in the background; stays until the end.
join() {
	{
		echo 1
		exec cat "$dir/hold"
	} 9>&- | SABAQ_RUN=$dir/run-$1 XDG_STATE_HOME=$dir/state-$2 \
		"$SABAQ" join --plain "$2" >"$dir/$2" 2>&1 9>&- &
	students="$students $!"
}

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

# Whether the process of a server's hub is there.
runs() { # PID
	grep -aqs host "/proc/$1/cmdline"
}

stop() {
	exec 9>&-
	[ -z "$students" ] || kill -9 $students 2>/dev/null
	for server in a b c; do
		pid=$(hub $server)
		! runs "$pid" || kill "$pid"
		! runs "$pid" || kill -CONT "$pid"
	done
	[ -z "$nats" ] || kill "$nats" 2>/dev/null
	wait
}

if [ ! -x "$(dirname "$SABAQ")/sabaq-relay" ] ||
	! command -v nats-server >/dev/null; then
	echo 'no libnats or nats-server here: not tested'
	exit
fi
mkdir "$dir/run-a" "$dir/run-b" "$dir/run-c"
mkfifo "$dir/hold"
exec 9<>"$dir/hold"
port=$((20000 + ($$ + 7000) % 20000))
url=nats://127.0.0.1:$port
nats-server -a 127.0.0.1 -p $port -js -sd "$dir/js" >"$dir/nats.log" 2>&1 9>&- &
nats=$!
host a --at $url $unit
ok 'a session is led'
follows() {
	host "$1" --follow --at $url
}
wait_for follows b && wait_for follows c
ok 'and followed on two servers'
join b early
came() {
	order who && grep -q 'here 1 of 1' "$dir/out"
}
wait_for came
ok 'a student comes in at one of them'

kill -STOP "$(hub b)"
# More than the line takes without an answer.
for word in open close reveal next open close reveal next open close; do
	order $word
done
leads=$(hub a) follows=$(hub c)
order end && grep -q 'session: over' "$dir/out"
ok 'that one hangs; the session ends'
for name in late1 late2 late3 late4; do
	join c $name
	sleep 0.3
done
ended() {
	! runs "$1"
}
wait_for ended "$follows"
ok 'the other hears of the end, though students come in'
wait_for ended "$leads"
ok 'then the hub that led ends'
on a "$SABAQ" collect --push --at $url >"$dir/out" 2>&1 &&
	grep -q 'all records were sent' "$dir/out"
ok 'all its records were sent'

echo "$passed passed, $failed failed"
[ $failed = 0 ]
