#!/bin/sh
# xterm and PuTTY's pterm on an X server without a screen: what a student
# sees there, copied with the mouse, and what their keys really send. In
# UTF-8 and in KOI8-R. Needs Xvfb, xterm, pterm, xdotool, xclip.

skip() {
	echo "not checked: $1"
	exit 0
}

root=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
for tool in Xvfb xterm pterm xdotool xclip localedef; do
	command -v $tool >/dev/null || skip "there is no $tool here"
done
SABAQ=${SABAQ:-$root/build/release/sabaq}
dir=$(mktemp -d "${TMPDIR:-/tmp}/sabaq-terminals.XXXXXX") || exit 1
server= terminal=
finish() {
	[ -z "$terminal" ] || kill "$terminal" 2>/dev/null
	[ -z "$server" ] || kill "$server" 2>/dev/null
	wait
	rm -rf "$dir"
}
trap finish EXIT
trap 'exit 1' HUP INT TERM
passed=0 failed=0

ok() { # NAME: the last command's status decides
	if [ $? -eq 0 ]; then
		passed=$((passed + 1))
		return 0
	fi
	failed=$((failed + 1))
	echo "failed: $here: $1; the screen:"
	grep . "$dir/screen" 2>/dev/null
	return 1
}

mkfifo "$dir/number"
Xvfb -noreset -displayfd 3 -screen 0 1400x1100x24 3>"$dir/number" \
	>/dev/null 2>&1 &
server=$!
read -r number <"$dir/number" || skip 'no X server starts here'
DISPLAY=:$number
export DISPLAY
for i in $(seq 50); do
	xdotool getdisplaygeometry >/dev/null 2>&1 && break
	sleep 0.1
done
mkdir "$dir/locales"
localedef -i ru_RU -f KOI8-R "$dir/locales/ru_RU.KOI8-R" 2>/dev/null

# --- a terminal ------------------------------------------------------

window=
# begin TERMINAL CHARSET ROWS WORDS-FOR-SABAQ...: a shell with sabaq in it.
begin() {
	program=$1 charset=$2 rows=$3
	shift 3
	here="$program, $charset"
	rm -rf "$dir/screen" "$dir/behind" "$dir/modes" "$dir/home"
	mkdir "$dir/home"
	case $charset in
	UTF-8) locale=C.UTF-8 where= ;;
	*) locale=ru_RU.$charset where=$dir/locales ;;
	esac
	cat >"$dir/shell" <<END
# As an interactive shell does.
trap : INT
unset LOCPATH
LC_ALL=$locale LANGUAGE=ru SABAQ_PATH=$root/modules HOME=$dir/home
${where:+LOCPATH=$where; export LOCPATH}
export LC_ALL LANGUAGE SABAQ_PATH HOME
unset XDG_STATE_HOME XDG_CONFIG_HOME XDG_DATA_HOME
echo in front
$SABAQ $*
echo behind with \$?
stty -a >$dir/modes
touch $dir/behind
exec cat
END
	# The terminal's own locale is that of its shell.
	set -- sh "$dir/shell"
	case $program-$charset in
	xterm-UTF-8) set -- xterm -u8 -geometry 100x$rows -e "$@" ;;
	xterm-*) set -- xterm -geometry 100x$rows -e "$@" ;;
	pterm-*) set -- pterm -cs $charset -geometry 100x$rows -e "$@" ;;
	esac
	env LC_ALL=$locale ${where:+LOCPATH="$where"} "$@" \
		>"$dir/log" 2>&1 &
	terminal=$!
	window=
	for i in $(seq 100); do
		window=$(xdotool search --onlyvisible --pid $terminal \
			2>/dev/null | tail -n 1)
		[ -z "$window" ] || break
		sleep 0.1
	done
	[ "$window" ] || {
		cat "$dir/log"
		return 1
	}
	xdotool windowfocus "$window" 2>/dev/null
}

end() {
	kill "$terminal" 2>/dev/null
	wait "$terminal" 2>/dev/null
	terminal=
}

# What is to be seen, as the mouse copies it.
look() {
	WIDTH=0 HEIGHT=0
	eval "$(xdotool getwindowgeometry --shell "$window" 2>/dev/null)"
	[ "$WIDTH" -gt 100 ] || return 1
	printf '' | xclip -selection primary 2>/dev/null
	xdotool mousemove --window "$window" 4 4 mousedown 1 \
		mousemove --window "$window" 60 60 \
		mousemove --window "$window" $((WIDTH - 3)) $((HEIGHT - 3)) \
		mouseup 1
	sleep 0.1
	timeout 5 xclip -o -selection primary -t UTF8_STRING \
		>"$dir/screen" 2>/dev/null
}

shows() { # TEXT, a regular expression: within ten seconds
	for i in $(seq 20); do
		look || return 1
		grep -q -- "$1" "$dir/screen" && return 0
		sleep 0.2
	done
	return 1
}

# xterm ignores keys that are sent to a window; typed ones it takes.
press() {
	xdotool windowfocus "$window" key --delay 60 "$@"
}

# --- what is tried in each -------------------------------------------

typing() {
	begin $1 $2 24 play --from q-direction programming-basics/variables
	ok 'it starts' || return
	shows 'Теперь табличек две' && shows 'Ответ:'
	ok 'the letters of a question'
	press 1 2 BackSpace
	shows 'Ответ: *1 *$'
	ok 'Backspace'
	press Home 9 End 5
	shows 'Ответ: *915 *$'
	ok 'Home and End in a field'
	press Left Left Delete
	shows 'Ответ: *95 *$'
	ok 'Left and Delete'
	press F1
	shows 'Что делает каждая клавиша'
	ok 'F1 is help'
	press Escape
	shows 'Ответ: *95 *$'
	ok 'Esc leads back, and what was typed is there'
	press BackSpace BackSpace
	# A line break in what is pasted must not answer.
	printf '4\n2\n' | xclip -selection primary 2>/dev/null
	printf '4\n2\n' | xclip -selection clipboard 2>/dev/null
	press shift+Insert
	sleep 0.5
	shows 'Ответ: *4 *2' && ! grep -q 'ерно' "$dir/screen"
	ok 'a paste does not press Enter'
	# It is asked whether what is typed may be lost, and whether to leave.
	for i in $(seq 6); do
		[ -e "$dir/behind" ] && break
		press ctrl+c
		sleep 0.5
	done
	shows 'behind with 0' && grep -q 'in front' "$dir/screen" &&
		! grep -q 'табличек' "$dir/screen"
	ok 'the screen of before is back'
	grep -q ' icanon' "$dir/modes" && grep -q ' echo ' "$dir/modes"
	ok 'and so are echo and lines'
	press a b c
	shows '^abc$' || shows 'abc'
	! grep -q '200~\|;[0-9]*R\|2004' "$dir/screen"
	ok 'nothing that it said itself is typed behind it'
	end
}

choosing() {
	begin $1 $2 24 play --from q-price programming-basics/variables
	ok 'it starts' || return
	shows 'Попыток'
	ok 'options'
	press Down
	sleep 0.5
	look
	grep -n '^ *>' "$dir/screen" >"$dir/first"
	press Down
	sleep 0.5
	look
	grep -n '^ *>' "$dir/screen" >"$dir/second"
	! cmp -s "$dir/first" "$dir/second"
	ok 'Down moves the mark'
	press Up
	sleep 0.5
	look
	grep -n '^ *>' "$dir/screen" | cmp -s - "$dir/first"
	ok 'Up moves it back'
	end
}

doctor() {
	begin $1 $2 70 doctor
	ok 'it starts' || return
	shows 'behind with'
	ok 'doctor ends'
	grep -q "$3" "$dir/screen"
	ok "doctor says $3"
	! grep -q 'не сказал, какие' "$dir/screen"
	ok 'the terminal has answered'
	end
}

for program in xterm pterm; do
	typing $program UTF-8
	choosing $program UTF-8
	doctor $program UTF-8 'UTF-8'
done
typing pterm KOI8-R
choosing pterm KOI8-R
doctor pterm KOI8-R 'KOI8-R'
# xterm has a charset of bytes through luit.
if command -v luit >/dev/null; then
	typing xterm KOI8-R
	choosing xterm KOI8-R
	doctor xterm KOI8-R 'KOI8-R'
fi

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
