#!/bin/sh
# What the README tells an operator about several servers, done as written:
# accounts, certificates, nats-server. A session goes over it; no school reads
# or writes what is another's, and a hub reads no records and deletes none.
# NODES=3: three servers, of which one is killed.
passed=0 failed=0
readme=${README:-$SABAQ_TESTS/../README.md}
dir=$(mktemp -d /tmp/sabaq-readme.XXXXXX)
trap 'stop; rm -rf "$dir"' EXIT
trap 'exit 1' HUP INT TERM
SABAQ_PATH=$SABAQ_TESTS/../modules
LANGUAGE=en
export SABAQ_PATH LANGUAGE
unit=programming-basics/variables-quiz
port=$((20000 + ($$ * 2) % 20000))

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

finish() {
	echo "$passed passed, $failed failed"
	[ $failed = 0 ]
	exit
}

stop() {
	exec 9>&-
	for file in "$dir"/run-*/*/hub.pid; do
		[ ! -s "$file" ] || ! grep -aqs host "/proc/$(cat "$file")/cmdline" ||
			kill "$(cat "$file")"
	done
	[ -z "$students" ] || kill -9 $students 2>/dev/null
	[ -z "$servers" ] || kill -9 $servers 2>/dev/null
	wait
}

# on SERVER COMMAND...
on() {
	server=$1
	shift
	SABAQ_RUN=$dir/run-$server XDG_STATE_HOME=$dir/state-$server \
		timeout -k 1 40 "$@"
}

# sabaq SERVER USER COMMAND...: over the servers, as that user of theirs.
sabaq() {
	server=$1 user=$2
	shift 2
	on "$server" "$SABAQ" "$@" --at "$url" --ca "$dir/ca.pem" \
		--credentials "$dir/$user" >"$dir/out" 2>&1 </dev/null
}

says() {
	grep -qF -- "$1" "$dir/out"
}

wait_for() {
	for i in $(seq 300); do
		"$@" && return 0
		sleep 0.1
	done
	return 1
}

# The text blocks of the README that begin with a line "# NAME".
extract() {
	awk '/^```/ {
			if (name) close(name)
			name = ""; fence = !fence; first = fence; next
		}
		first && /^# [a-z0-9.]+$/ { name = dir "/" $2 }
		{ first = 0 }
		fence && name { print >name }' dir="$dir" "$readme"
}

# Ports that are free here.
free_ports() {
	sed -e "s/:4222/:$port/g" -e "s/:6222/:$((port + 1))/g" -i "$1"
}

start() { # NAME...: of configurations
	for name; do
		free_ports "$dir/$name.conf"
		(cd "$dir" && exec nats-server -c "$name.conf" \
			>"$dir/$name.log" 2>&1) &
		servers="$servers $!"
	done
}

# raw USER PASSWORD LINE...: what the server says, without TLS.
raw() {
	user=$1 password=$2
	shift 2
	printf '%s\r\n' \
		"CONNECT {\"user\":\"$user\",\"pass\":\"$password\",\"verbose\":false,\"pedantic\":false}" \
		"$@" PING >"$dir/lines"
	timeout 10 bash -c 'exec 3<>"/dev/tcp/127.0.0.1/$1"
		cat "$2" >&3
		while read -t 5 -r line <&3; do
			echo "$line"
			[ "${line%?}" != PONG ] || break
		done
		sleep "${3:-0}"
		while read -t 0.3 -r line <&3; do echo "$line"; done' \
		raw "$plain" "$dir/lines" "$hold" >"$dir/raw-$user" 2>&1
	cp "$dir/raw-$user" "$dir/out"
	grep -q PONG "$dir/raw-$user"
}

logged() { # COUNT EVENT
	[ "$(cat "$dir"/state-a/sabaq/sessions/*/scores*.jsonl 2>/dev/null |
		grep -c "\"event\":\"$2\".*\"claimed\":true")" -eq "$1" ]
}

order() {
	for line; do
		echo "$line"
	done | on a "$SABAQ" host --plain >"$dir/out" 2>&1
}

# --- what it needs --------------------------------------------------------
if [ ! -x "$(dirname "$SABAQ")/sabaq-relay" ] ||
	! command -v nats-server openssl bash >"$dir/out"; then
	on a "$SABAQ" host --help | grep -q -- --follow
	ok 'help tells of other servers'
	echo 'no libnats, nats-server, openssl or bash here: not tested'
	finish
fi
extract
nats-server --version >"$dir/out"
ok 'nats-server runs'
if [ ! -s "$dir/accounts.conf" ]; then
	echo "$readme has no part about several servers: not tested"
	finish
fi
(cd "$dir" && sh -e ./certificates) >"$dir/out" 2>&1
ok 'certificates are made as the README says'
grep -o 'user: [a-z-]*, password: "[^"]*"' "$dir/accounts.conf" |
	sed 's/user: \(.*\), password: "\(.*\)"/\1:\2/' >"$dir/users"
while read -r user; do
	(umask 077; echo "$user" >"$dir/${user%%:*}")
done <"$dir/users"
[ -s "$dir/osh-hub" ] && [ -s "$dir/osh-collector" ] && [ -s "$dir/naryn-hub" ]
ok 'there are two schools'

# --- servers --------------------------------------------------------------
mkdir "$dir/run-a" "$dir/run-b"
if [ "$NODES" = 3 ]; then
	for i in 2 3; do
		sed -e "s/n1/n$i/" -e "s/listen: 127.0.0.1/listen: 127.0.0.$i/" \
			"$dir/n1.conf" >"$dir/n$i.conf"
	done
	start n1 n2
	up=2
	url=nats://127.0.0.1:$port,nats://127.0.0.2:$port,nats://127.0.0.3:$port
else
	start one
	url=nats://127.0.0.1:$port
fi
ready() {
	[ "$(grep -l "Server is ready" "$dir"/*.log | wc -l)" -eq "${up:-1}" ] ||
		! cat "$dir"/*.log >"$dir/out"
}
wait_for ready
ok "the configurations start as they are written"
[ $failed = 0 ] || finish
lead() {
	sabaq a osh-hub host --plain $unit && return
	cat "$dir"/*.log
	return 1
}
wait_for sabaq a osh-collector collect -o "$dir/none.jsonl"
lead
ok 'a session is led over them'
if [ "$NODES" = 3 ]; then
	order open
	waits() {
		order && says 'at the first time all three servers'
	}
	wait_for waits
	ok 'while one of three was never there, it is waited for'
	start n3
	copies() {
		[ "$(ls -d "$dir"/data-n?/jetstream/osh/streams/SCORES |
			wc -l)" -eq 3 ]
	}
	wait_for copies 2>/dev/null
	ok 'each of three keeps a copy'
fi
there() {
	order && says 'other servers: connected' &&
		sabaq b osh-hub host --plain --follow
}
wait_for there
ok 'and followed'
mkfifo "$dir/hold"
exec 9<>"$dir/hold"
for server in a b; do
	{
		echo 1
		exec cat "$dir/hold"
	} 9>&- | XDG_STATE_HOME=$dir/p/$server SABAQ_RUN=$dir/run-$server \
		"$SABAQ" join --plain "p$server" >"$dir/p-$server" 2>&1 9>&- &
	students="$students $!"
done
wait_for logged 2 opened
ok 'students of both servers come in'
if [ "$NODES" = 3 ]; then
	kill -9 "${servers##* }"
	ok 'one of three servers is killed'
fi
order open
wait_for logged 2 given
ok 'both answer'
order close reveal end
collected() {
	sabaq a osh-collector collect -o "$dir/all.jsonl" &&
		cat "$dir"/state-a/sabaq/sessions/*/scores*.jsonl |
		LC_ALL=C sort | cmp -s - "$dir/all.sorted" &&
		logged 2 finished
}
sorted() {
	sabaq a osh-collector collect -o "$dir/all.jsonl"
	LC_ALL=C sort "$dir/all.jsonl" >"$dir/all.sorted"
	collected
}
wait_for sorted
ok 'all records are collected, each once'
over() {
	grep -qF 'The session is over' "$dir/p-a" "$dir/p-b" &&
		[ "$(grep -lF 'The session is over' "$dir"/p-? | wc -l)" = 2 ]
}
wait_for over
ok 'both are told that it is over'

# --- who may what ---------------------------------------------------------
! sabaq a osh-hub collect -o "$dir/no.jsonl" && says 'Permissions Violation'
ok 'a hub reads no records'
sabaq a naryn-collector collect -o "$dir/naryn.jsonl" && says 'records: 0'
ok 'another school has none of them'
! sabaq b naryn-hub host --plain --follow && says 'no session is led'
ok 'nor its sessions'
! on a "$SABAQ" collect -o "$dir/no.jsonl" --at "$url" --ca "$dir/ca.pem" \
	>"$dir/out" 2>&1 && says Authorization
ok 'without a password there is nothing'
[ "$NODES" != 3 ] || finish
plain=$((port + 1))
sed -e '/^tls:/d' -e "s/:$port/:$plain/" -e 's/data-one/data-plain/' \
	"$dir/one.conf" >"$dir/plain.conf"
start plain
hub=$(sed 's/.*://' "$dir/osh-hub") other=$(sed 's/.*://' "$dir/naryn-hub")
wait_for raw osh-hub "$hub"
ok 'the same without TLS, to be spoken to by hand'
for call in STREAM.DELETE.SCORES STREAM.PURGE.SCORES STREAM.UPDATE.SCORES \
	STREAM.MSG.DELETE.SCORES STREAM.MSG.GET.SCORES DIRECT.GET.SCORES \
	CONSUMER.CREATE.SCORES STREAM.SNAPSHOT.SCORES; do
	raw osh-hub "$hub" "PUB \$JS.API.$call 0" ''
	says 'Permissions Violation'
	ok "a hub may not: $call"
done
for subject in 'sabaq.v1.*.score.>' '>' '$KV.>' '$JS.>'; do
	raw osh-hub "$hub" "SUB $subject 1"
	says 'Permissions Violation'
	ok "a hub may not listen to $subject"
done
hold=2
raw naryn-hub "$other" 'SUB sabaq.v1.*.s.> 1' &
sleep 1
hold=
raw osh-hub "$hub" 'SUB sabaq.v1.*.s.> 1' 'PUB sabaq.v1.osh.s.X.to.Y 6' secret \
	'PUB sabaq.v1.naryn.s.X.to.Y 6' forged
says secret
ok 'a hub hears its own school'
wait $!
! grep -q 'secret\|forged\|Violation' "$dir/raw-naryn-hub" &&
	grep -q PONG "$dir/raw-naryn-hub"
ok 'and another school neither hears nor is spoken to'

finish
