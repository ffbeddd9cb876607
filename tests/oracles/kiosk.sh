#!/bin/sh
# A login that only plays, behind a real sshd on loopback, made by the very
# lines of README.md ("A login that only plays"). Somebody who holds the key
# tries to get anything else out of it. Needs root, for users and sshd; works
# in namespaces of its own: this system's users and files stay as they are.

skip() {
	echo "not checked: $1"
	exit 0
}

# --- outside: what is needed ------------------------------------------

if [ "${1-}" != --inside ]; then
	root=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
	[ "$(id -u)" = 0 ] || skip 'a user for the kiosk takes root'
	PATH=$PATH:/usr/sbin:/sbin
	export PATH
	for tool in sshd ssh ssh-keygen sftp scp tmux strace useradd unshare; do
		command -v $tool >/dev/null || skip "there is no $tool here"
	done
	unshare -mpf --mount-proc true 2>/dev/null ||
		skip 'no namespaces may be made here'
	dir=$(mktemp -d "${TMPDIR:-/tmp}/sabaq-kiosk.XXXXXX") || exit 1
	trap 'rm -rf "$dir"' EXIT
	trap 'exit 1' HUP INT TERM
	chmod 755 "$dir"
	make -s -C "$root" MODE=release BUILD="${BUILD:-build/release}" \
		DESTDIR="$dir/root" install >"$dir/install" 2>&1 || {
		cat "$dir/install"
		exit 1
	}
	cp "$root/README.md" "$0" "$dir" || exit 1
	unshare -mpf --mount-proc --kill-child \
		sh "$dir/kiosk.sh" --inside "$dir"
	exit $?
fi

# --- inside: a system of its own --------------------------------------

dir=$2
passed=0 failed=0
LC_ALL=C.UTF-8 TERM=xterm-256color
export LC_ALL TERM
unset TMUX DISPLAY SSH_AUTH_SOCK LANGUAGE XDG_STATE_HOME SABAQ_PATH

cp -a /etc "$dir/etc"
mount --bind "$dir/etc" /etc
mount --bind "$dir/root/usr/local" /usr/local
for place in /home /run /var/log /var/mail; do
	[ ! -d $place ] || mount -t tmpfs -o mode=755 tmpfs $place || exit 1
done
mkdir -p /run/sshd /etc/ssh/sshd_config.d
rm -f /etc/ssh/sshd_config.d/* /etc/sabaq/config.yaml
sed -i -e 's/^UID_MIN.*/UID_MIN 64100/' -e 's/^UID_MAX.*/UID_MAX 64200/' \
	/etc/login.defs

ok() { # NAME: the last command's status decides
	if [ $? -eq 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "failed: $1"
		tail -n 5 "$dir/out" "$dir/err" 2>/dev/null
	fi
}

# The first block of shell under the heading.
awk '/^### /{here = /A login that only plays/}
	here && /^```/{if (inside) exit; inside = /^```sh/; next}
	here && inside' "$dir/README.md" >"$dir/lines"
[ -s "$dir/lines" ]
ok 'README.md has the lines'

sudo() {
	"$@"
}
systemctl() {
	:
}
# sshd -t wants the configuration that is there already.
sshd() {
	command sshd -f "$dir/sshd_config" "$@"
}

port=$((20000 + $$ % 10000))
while ss -ltn 2>/dev/null | grep -q ":$port "; do
	port=$((port + 1))
done
ssh-keygen -q -t ed25519 -N '' -f "$dir/host" && ssh-keygen -q -t ed25519 \
	-N '' -f "$dir/key" || exit 1
# As careless as can be, so that all depends on the lines.
cat >"$dir/sshd_config" <<END
Include /etc/ssh/sshd_config.d/*.conf
Port $port
ListenAddress 127.0.0.1
HostKey $dir/host
PidFile $dir/sshd.pid
AuthorizedKeysFile $dir/key.pub
StrictModes no
PermitUserEnvironment yes
AcceptEnv LANG LC_* LANGUAGE TERMINFO TERMINFO_DIRS TERMCAP LOCPATH NLSPATH
AcceptEnv SABAQ_* XDG_* GCONV_PATH HOME PATH SHELL ENV BASH_ENV TMUX TMPDIR
AllowTcpForwarding yes
AllowAgentForwarding yes
AllowStreamLocalForwarding yes
X11Forwarding yes
PermitTunnel yes
GatewayPorts yes
Subsystem sftp internal-sftp
END
. "$dir/lines" >"$dir/out" 2>"$dir/err"
ok 'they are accepted, sshd -t with them'
id aigerim >/dev/null 2>&1 || {
	echo 'no user: nothing else can be checked'
	exit 1
}
# One with an ordinary shell, as the text below the lines has it.
useradd -m -s /bin/bash timur
usermod -aG sabaq-students timur
# And one that has the login shell alone.
useradd -m -s /usr/local/bin/sabaq dana
# PAM lets them in without a password; where there is none, "*" is no lock.
usermod -p '*' aigerim && usermod -p '*' timur && usermod -p '*' dana

# What an intruder would like to be used; nothing of it may even be opened.
evil=$dir/evil
mkdir -p "$evil/modules/secret" "$evil/x" && chmod -R a+rwX "$evil"
printf 'sabaq: 1\nid: secret\nlanguage: ru\ntitle: Secret\nunits: []\n' \
	>"$evil/modules/secret/module.yaml"
for user in aigerim timur dana; do
	mkdir -p /home/$user/.ssh
	echo "SABAQ_PATH=$evil/modules" >/home/$user/.ssh/environment
	echo "touch $evil/rc-was-run" >/home/$user/.ssh/rc
	chown -R $user: /home/$user/.ssh
done

strace -f -qq -y -o "$dir/trace" -e trace=execve,%file,connect \
	/usr/sbin/sshd -D -e -f "$dir/sshd_config" >"$dir/sshd.log" 2>&1 &

client() { # USER SSH-WORDS...
	user=$1
	shift
	timeout 20 env TERMINFO="$evil" TERMINFO_DIRS="$evil" LOCPATH="$evil" \
		SABAQ_PATH="$evil/modules" XDG_STATE_HOME="$evil/x" \
		XDG_CONFIG_HOME="$evil/x" XDG_DATA_HOME="$evil/x" \
		GCONV_PATH="$evil" NLSPATH="$evil/%N" LD_LIBRARY_PATH="$evil" \
		LANGUAGE=ru ssh -F none -p "$port" -i "$dir/key" \
		-o IdentitiesOnly=yes -o StrictHostKeyChecking=no \
		-o UserKnownHostsFile=/dev/null -o LogLevel=ERROR \
		-o SendEnv='TERMINFO* LOCPATH SABAQ_* XDG_* GCONV_PATH NLSPATH
		LD_* LANG LC_* LANGUAGE HOME PATH SHELL ENV' \
		"$@" -l "$user" 127.0.0.1 $command
}
command=

for i in 1 2 3 4 5 6 7 8 9 10; do
	client aigerim -T </dev/null >"$dir/out" 2>"$dir/err" && break
	sleep 0.3
done
grep -q 'programming-basics\|Основы' "$dir/out"
ok 'home opens, in lines where there is no terminal'

# --- what is not done -------------------------------------------------

# Nobody's process but sshd and sabaq; timur's bash becomes sabaq at once.
only_sabaq() {
	! ps -o comm= -u aigerim -u timur -u dana |
		grep -qvx 'sshd\|sabaq\|sshd-session'
}

refused() { # USER: of the last command
	! grep -q 'uid=\|root:' "$dir/out" && [ ! -e /home/$1/pwned ] &&
		grep -q 'только для уроков\|for lessons only' "$dir/err"
}

for user in aigerim timur dana; do
	for command in id 'touch pwned' 'cat /etc/passwd' '/bin/sh -i' \
		'sabaq check /etc' 'sabaq;id' 'sabaq --kiosk list'; do
		client $user -T </dev/null >"$dir/out" 2>"$dir/err"
		[ $? != 0 ] && refused $user
		ok "$user: not run: $command"
	done
	command=
	client $user -tt -o RequestTTY=force -o RemoteCommand='bash -i' \
		</dev/null >"$dir/out" 2>&1
	[ $? != 0 ] && grep -q 'только для уроков\|for lessons only' "$dir/out"
	ok "$user: no shell on a terminal"
	echo mine >"$dir/mine"
	rm -f "$dir/got"
	for mode in -O -s; do
		scp -q $mode -F none -P "$port" -i "$dir/key" \
			-o StrictHostKeyChecking=no -o LogLevel=ERROR \
			-o UserKnownHostsFile=/dev/null "$dir/mine" \
			$user@127.0.0.1:pwned >"$dir/out" 2>"$dir/err" </dev/null
		! [ -e /home/$user/pwned ] || [ $user = dana ]
		ok "$user: scp $mode brings nothing there"
		rm -f /home/$user/pwned
		scp -q $mode -F none -P "$port" -i "$dir/key" \
			-o StrictHostKeyChecking=no -o LogLevel=ERROR \
			-o UserKnownHostsFile=/dev/null \
			$user@127.0.0.1:/etc/passwd "$dir/got" \
			>"$dir/out" 2>"$dir/err" </dev/null
		! [ -s "$dir/got" ] || [ $user = dana ]
		ok "$user: scp $mode takes nothing away"
		rm -f "$dir/got"
	done
done

# What needs no shell: the lines of sshd alone stand against that.
for user in aigerim timur; do
	command=sftp
	client $user -s </dev/null >"$dir/out" 2>"$dir/err"
	[ $? != 0 ] && [ ! -s "$dir/out" ]
	ok "$user: no sftp"
	command=
	client $user -W 127.0.0.1:"$port" </dev/null >"$dir/out" 2>"$dir/err"
	! grep -q SSH- "$dir/out"
	ok "$user: no way to other ports"
	for forward in "-R 0:127.0.0.1:22" "-R $dir/sock:127.0.0.1:22" "-w 0:0"; do
		client $user -N -o ExitOnForwardFailure=yes $forward \
			</dev/null >"$dir/out" 2>"$dir/err"
		status=$?
		[ $status != 0 ] && [ $status != 124 ]
		ok "$user: not forwarded: $forward"
	done
	eval "$(ssh-agent -s)" >/dev/null
	client $user -T -A -o ForwardX11=yes -o ForwardX11Trusted=yes </dev/null \
		>"$dir/out" 2>"$dir/err"
	kill "$SSH_AGENT_PID"
	unset SSH_AUTH_SOCK SSH_AGENT_PID
	[ -z "$(find /tmp -maxdepth 2 -user $user -name 'agent.*' 2>/dev/null)" ] &&
		! grep -q "xauth" "$dir/trace"
	ok "$user: neither agent nor X11"
done

# --- a sitting, on a terminal -----------------------------------------

sitting=0
tmux() {
	command tmux -S "$dir/tmux-$sitting" -f /dev/null "$@"
}

sit() { # USER
	tmux kill-server 2>/dev/null
	# Another: the old one may take a moment to go.
	sitting=$((sitting + 1))
	cat >"$dir/sit" <<END
LC_ALL=C.UTF-8 ssh -F none -p $port -i $dir/key -o IdentitiesOnly=yes \
	-o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null \
	-o LogLevel=ERROR -e none -tt $1@127.0.0.1
echo the end: \$?
trap '' INT QUIT TSTP
exec sleep 1000
END
	tmux new-session -d -x 80 -y 24 "sh $dir/sit"
	see 'Enter'
}

screen() {
	tmux capture-pane -p -t 0
}

see() { # TEXT: on the screen within ten seconds
	for i in $(seq 100); do
		screen >"$dir/out" 2>/dev/null
		grep -q -- "$1" "$dir/out" && return 0
		sleep 0.1
	done
	return 1
}

gone() { # USER: nothing of theirs runs any more, within ten seconds
	for i in $(seq 100); do
		[ "$(ps -o comm= -u "$1" | wc -l)" = 0 ] && return 0
		sleep 0.1
	done
	ps -o pid,args -u "$1" >"$dir/err"
	return 1
}

press() {
	tmux send-keys -t 0 "$@"
}

for user in aigerim timur; do
	sit $user && only_sabaq
	ok "$user: home"
	! grep -qi secret "$dir/out"
	ok "$user: no module of the environment"
	press q
	see 'the end: 0' || { press Enter && see 'the end: 0'; }
	ok "$user: q ends the connection, and no shell shows"
done

# Every command on every screen, with what stops or leaves a program.
letters='q e r t y u i p f g h j k l z c v b n ? 1 2 / : !'
screens='home contents step question search note results help'
go() { # SCREEN, from home
	case $1 in
	home) ;;
	contents) press Enter ;;
	step) press Enter && sleep 0.2 && press Enter ;;
	question) press Enter && sleep 0.2 && press Enter && sleep 0.2 && press n ;;
	search) press f && sleep 0.2 && press -l 'bit' ;;
	note) press Enter && sleep 0.2 && press Enter && sleep 0.2 && press j ;;
	results) press r ;;
	help) press '?' ;;
	esac
	sleep 0.3
}
for where in $screens; do
	sit aigerim && go $where
	for key in C-z C-s C-q C-d C-t C-v C-o F1 F10 Escape; do
		press "$key"
	done
	sleep 0.3
	only_sabaq
	ok "$where: keys of a shell do nothing"
	screen | grep -q 'the end' && sit aigerim && go $where
	for key in $letters; do
		press -l "$key"
		press C-z
		press Escape
	done
	sleep 0.3
	only_sabaq
	ok "$where: commands lead nowhere else"
	screen | grep -q 'the end' && sit aigerim && go $where
	for byte in $(seq 1 255); do
		[ $byte = 3 ] || [ $byte = 28 ] || printf '%02x ' $byte
	done | xargs -n 50 tmux -S "$dir/tmux-$sitting" send-keys -t 0 -H 2>"$dir/err"
	sleep 0.3
	only_sabaq
	ok "$where: nor does any byte"
	screen | grep -q 'the end' && sit aigerim && go $where
	press 'C-\'
	see 'the end:' && gone aigerim
	ok "$where: Ctrl-\\ ends all"
	[ -z "$(find /home/aigerim -name 'core*')" ]
	ok "$where: and leaves no core"
done

# --- a line that breaks -----------------------------------------------

log=/home/aigerim/.local/state/sabaq/scores.jsonl
answered() {
	grep -c '"event":"answered"' "$log" 2>/dev/null || true
}
command=
for round in 1 2 3; do
	rm -rf /home/aigerim/.local/state
	sit aigerim
	ok "after a broken line the log and home are there, $round"
	# On to a question with options: a verdict is an acknowledged answer.
	press Enter && sleep 0.3 && press Enter && sleep 0.3
	for i in 1 2 3 4 5 6 7 8; do
		screen >"$dir/out"
		grep -q 'Попыток' "$dir/out" && break
		press n
		sleep 0.3
	done
	press 1 && sleep 0.2 && press Enter
	see 'ерно' && [ "$(answered)" = 1 ]
	ok "an answer whose verdict shows is in the log, $round"
	pkill -KILL -P "$(tmux display-message -p -t 0 '#{pane_pid}')" ssh
	gone aigerim
	ok "hung up: nothing goes on running, $round"
done
"/usr/local/bin/sabaq" --version >/dev/null
[ -z "$(tail -c 1 "$log")" ] && ! grep -qv '"h":"[0-9a-f]\{32\}"}$' "$log"
ok 'each line of the log is whole'

# --- what was really done ---------------------------------------------

[ ! -e "$evil/rc-was-run" ] || [ -n "$(grep -l . /home/dana/.ssh/rc)" ]
ok '~/.ssh/rc was not run'
# Processes that are sabaq: those that it was executed in, by users.
awk '/execve\("\/usr\/local\/bin\/sabaq".* = 0$/{mine[$1] = 1; next}
	mine[$1] && /execve/{print}' "$dir/trace" >"$dir/out"
[ ! -s "$dir/out" ]
ok 'sabaq has executed nothing'
awk '/execve\("\/usr\/local\/bin\/sabaq".* = 0$/{mine[$1] = 1; next}
	/execve\(/{mine[$1] = 0}
	mine[$1] && /"/ {
		split($0, q, "\"")
		name = q[2]
		if (name == "")
			next
		if (name !~ "^/" && match(q[1], "<[^<>]*>, $"))
			name = substr(q[1], RSTART + 1, RLENGTH - 4) "/" name
		print name
	}' "$dir/trace" |
	sort | uniq >"$dir/opened"
[ -s "$dir/opened" ]
ok 'what sabaq opened is known'
# The home itself, and what of it is sabaq's; whose shell it is.
grep -v -e '^/usr/' -e '^/lib' -e '^/proc/self/exe$' \
	-e '^/dev/\(tty\|null\|pts/\)' -e '^/bin/bash$' \
	-e '^/etc/\(ld.so\|passwd$\|nsswitch.conf\|localtime\|terminfo\|sabaq\)' \
	-e '^/$' -e '^/home/*$' -e '^/home/[a-z]*/*$' \
	-e '^/home/[a-z]*/\.local/*$' -e '^/home/[a-z]*/\.local/state/*$' \
	-e '^/home/[a-z]*/\.local/\(state\|share\)/sabaq\(/\|$\)' \
	-e '^/home/[a-z]*/\.config/sabaq/config.yaml' \
	-e '^/\(var/\)*run/\(nscd/socket\|sabaq\)$' "$dir/opened" >"$dir/out"
[ ! -s "$dir/out" ]
ok 'and is its own, or of the system'

echo "$passed passed, $failed failed"
[ -z "${KEEP-}" ] || cp "$dir/opened" "$dir/sshd.log" "$dir/trace" "$KEEP"
[ "$failed" = 0 ]
