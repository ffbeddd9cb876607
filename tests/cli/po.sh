#!/bin/sh
# The interface's translations: each is whole, its plural rule is one that the
# program knows, its placeholders are those of the English, its labels fit.

cd "$(dirname "$0")/../../player/po" || exit 1
LC_ALL=C # cells are counted by bytes, below
export LC_ALL
passed=0 failed=0

expect_nothing() { # RULE FOUND
	if [ "$2" ]; then
		printf '%s:\n' "$1" >&2
		printf '%s\n' "$2" | head -n 20 >&2
		failed=$((failed + 1))
	else
		passed=$((passed + 1))
	fi
}

sound() { # PO
	msgfmt --check -o /dev/null "$1" 2>&1 || echo "msgfmt refuses it"
}

# As base/catalogue.c knows them, without spaces and brackets.
known_plural() { # PO
	few='n%10==1&&n%100!=11?0:n%10>=2&&n%10<=4&&n%100'
	rule=$(msgcat --no-wrap "$1" | tr -d ' ()"' |
		sed -n 's/^Plural-Forms:\(.*\)\\n$/\1/p')
	case ${rule%;} in
	'nplurals=1;plural=0' | 'nplurals=2;plural=n!=1' | \
		"nplurals=3;plural=$few<10||n%100>=20?1:2" | \
		"nplurals=3;plural=$few<12||n%100>14?1:2") ;;
	*) echo "${rule:-none}" ;;
	esac
}

# The messages, one line a translation: form, forms, English, its plural, text.
messages() { # PO
	msgcat --no-wrap --no-location "$1" | awk '
		function text(line) {
			sub(/^[^"]*"/, "", line)
			sub(/"$/, "", line)
			return line
		}
		/^msgid / { id = text($0); many = ""; n = 0; next }
		/^msgid_plural / { many = text($0); next }
		/^msgstr/ { at[n++] = text($0); next }
		/^"/ && n { at[n - 1] = at[n - 1] text($0); next }
		/^"/ { id = id text($0); next }
		/^$/ { tell() }
		END { tell() }
		function tell(i) {
			for (i = 0; i < n && id != ""; i++)
				printf "%d\t%d\t%s\t%s\t%s\n", i, n, id,
					many, at[i]
			n = 0
		}'
}

untranslated() { # PO
	messages "$1" | awk -F '\t' '$5 == "" { print $3 }'
}

fuzzy() { # PO
	msgattrib --only-fuzzy --no-obsolete --no-wrap "$1" | grep '^msgid '
}

# A single form of two may leave its number out ("once"); others stand for
# 21 or for every number.
other_placeholders() { # PO
	messages "$1" | awk -F '\t' '
		function marks(s, found, i, all) {
			while (match(s, /%t?[1-9]/)) {
				found[substr(s, RSTART, RLENGTH)] = 1
				s = substr(s, RSTART + RLENGTH)
			}
			for (i = 1; i <= 9; i++)
				all = all (("%" i) in found ? " %" i : "") \
					(("%t" i) in found ? " %t" i : "")
			return all
		}
		{
			split("", found); is = marks($5, found)
			split("", found); one = marks($3, found)
			split("", found); many = marks($4, found)
			if ($4 == "")
				many = one
			if (is != many && $5 != "" &&
			    !($1 == 0 && $2 == 2 && is == one))
				print $3 " -> " $5
		}'
}

# Most screens are narrow, and a short text is a label.
too_long() { # PO
	messages "$1" | awk -F '\t' '
		function cells(s) {
			gsub(/\\./, ".", s)
			gsub(/[\200-\277]/, "", s)
			return length(s)
		}
		cells($3) < 25 && cells($5) > 1.8 * cells($3) + 12 {
			print $3 " -> " $5
		}'
}

for po in *.po; do
	expect_nothing "$po: sound" "$(sound "$po" |
		grep -v ': warning: header field .* missing in header$')"
	expect_nothing "$po: a known plural rule" "$(known_plural "$po")"
	expect_nothing "$po: nothing untranslated" "$(untranslated "$po")"
	expect_nothing "$po: nothing fuzzy" "$(fuzzy "$po")"
	expect_nothing "$po: the same placeholders" \
		"$(other_placeholders "$po")"
	expect_nothing "$po: no label too long" "$(too_long "$po")"
done
echo "$passed passed, $failed failed"
[ $failed = 0 ]
