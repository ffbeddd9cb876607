#!/bin/sh
# A login that plays and does nothing else: what a login shell is asked, and
# an environment that lies. tests/oracles/kiosk.sh has it behind a real sshd.
passed=0 failed=0
dir=$(mktemp -d "${TMPDIR:-/tmp}/kiosk.XXXXXX")
trap 'rm -rf "$dir"' EXIT
LANGUAGE=en
export LANGUAGE

# ok NAME: the last command's status decides.
ok() {
	if [ $? -eq 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "failed: $1"
		head -c 600 "$dir/out" "$dir/err"
	fi
}

# ends STATUS COMMAND...
ends() {
	status=$1
	shift
	"$@" >"$dir/out" 2>"$dir/err" </dev/null
	[ $? -eq "$status" ]
}

refused() {
	grep -q 'for lessons only' "$dir/err" && [ ! -s "$dir/out" ]
}

for command in 'touch pwned' '/usr/lib/openssh/sftp-server' 'scp -t /' \
	'sabaq list' 'sabaq check /etc' 'sabaq --kiosk list' 'sabaq;id' \
	'xsabaq' 'sabaqx' '/bin/sh sabaq' ''; do
	(cd "$dir" && ends 1 "$SABAQ" -c "$command" && refused && [ ! -e pwned ])
	ok "not run: -c '$command'"
done
ends 1 "$SABAQ" -c && refused
ok 'not run: -c without a command'
ends 1 "$SABAQ" -c sabaq list && refused
ok 'not run: -c with words behind the command'

# Modules that only the environment names; the kiosk has none of them.
mkdir -p "$dir/modules/secret" "$dir/state"
printf 'sabaq: 1\nid: secret\nlanguage: en\ntitle: Secret\nunits: []\n' \
	>"$dir/modules/secret/module.yaml"
SABAQ_PATH=$dir/modules XDG_STATE_HOME=$dir/state XDG_DATA_HOME=$dir
export SABAQ_PATH XDG_STATE_HOME XDG_DATA_HOME
"$SABAQ" list >"$dir/out" 2>"$dir/err"
grep -q secret "$dir/out"
ok 'without a kiosk the environment counts'
for command in sabaq 'sabaq --kiosk' '/usr/local/bin/sabaq' \
	'/usr/local/bin/sabaq --kiosk'; do
	"$SABAQ" -c "$command" >"$dir/out" 2>"$dir/err" </dev/null
	! grep -q 'for lessons only' "$dir/err" && ! grep -qi secret "$dir/out"
	ok "home opens: -c '$command'"
done
"$SABAQ" --kiosk list >"$dir/out" 2>"$dir/err"
! grep -q secret "$dir/out"
ok '--kiosk takes no environment'
ends 1 env SSH_ORIGINAL_COMMAND='cat /etc/passwd' "$SABAQ" --kiosk && refused
ok 'a command sent to a forced one is told to be in vain'
"$SABAQ" list >"$dir/out" 2>"$dir/err" && grep -q secret "$dir/out"
env SSH_ORIGINAL_COMMAND='x' "$SABAQ" list >"$dir/out" 2>&1 &&
	grep -q secret "$dir/out"
ok 'and is nothing to anybody else'
[ -z "$(ls -A "$dir/state")" ]
ok 'the environment has not made it write anywhere'

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
