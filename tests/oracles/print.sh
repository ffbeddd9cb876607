#!/bin/sh
# What sabaq print makes for a browser, printed by one: Chromium makes a PDF,
# poppler reads it back. In all five alphabets no letter is lost, no question
# stands on two pages, keys and variants begin pages of their own, and the foot
# of every page tells which variant it is.

skip() {
	echo "not checked: $1"
	exit 0
}
browser=$(command -v chromium || command -v chromium-browser ||
	command -v google-chrome) || skip 'there is no Chromium here'
for tool in pdftotext pdfinfo; do
	command -v $tool >/dev/null || skip "there is no $tool here"
done
cd "$(dirname "$0")/../.." || exit 1
: "${SABAQ:=$PWD/build/release/sabaq}"
dir=$(mktemp -d "${TMPDIR:-/tmp}/sabaq-print.XXXXXX") || exit 1
trap 'rm -rf "$dir"' EXIT
trap 'exit 1' HUP INT TERM
LC_ALL=C.UTF-8 LANGUAGE=en HOME=$dir
export LC_ALL LANGUAGE HOME
passed=0 failed=0

ok() { # NAME: the last command's status decides
	if [ $? -eq 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "failed: $1"
	fi
}

paper() { # WORDS OF PRINT...: $dir/paper.html and .pdf
	rm -f "$dir"/paper.*
	"$SABAQ" print -o "$dir/paper.html" "$@" || return 1
	timeout 60 "$browser" --headless --no-sandbox --disable-gpu \
		--no-pdf-header-footer --user-data-dir="$dir/profile" \
		--print-to-pdf="$dir/paper.pdf" "$dir/paper.html" \
		>"$dir/browser" 2>&1
	[ -s "$dir/paper.pdf" ]
}

pages() {
	pdfinfo "$dir/paper.pdf" | sed -n 's/^Pages: *//p'
}

# Letters in the order of their codes, each once: of the text between the
# tags, and of the PDF.
letters() {
	tr -d ' \n\r\t\f\302\240' | grep -o . | LC_ALL=C sort -u
}
said() {
	sed -e '1,/<\/style>/d' -e 's/<[^>]*>//g' -e 's/&ensp;//g' \
		-e 's/&emsp;//g' -e 's/&nbsp;//g' -e 's/&lt;/</g' \
		-e 's/&gt;/>/g' -e 's/&quot;/"/g' -e "s/&#39;/'/g" \
		-e 's/&amp;/\&/g' "$dir/paper.html"
}

for language in ru kk ky tg en; do
	paper --key --lang $language ./modules/programming-basics/variables-quiz
	ok "$language: Chromium prints it"
	said | letters >"$dir/wanted"
	pdftotext "$dir/paper.pdf" - | letters >"$dir/got"
	[ -s "$dir/wanted" ] &&
		[ -z "$(LC_ALL=C comm -23 "$dir/wanted" "$dir/got")" ]
	ok "$language: all letters come back"
done
for letter in ә ғ қ ң ө ұ ү һ і ӣ ӯ ҳ ҷ ё щ; do
	printf '%s' $letter
done >"$dir/rare"
mkdir -p "$dir/modules/rare"
printf 'sabaq: 1\nid: rare\nlanguage: kk\ntitle: "%s"\nunits: [u]\n' \
	"$(cat "$dir/rare")" >"$dir/modules/rare/module.yaml"
{
	printf 'sabaq: 1\nkind: lesson\ntitle: "U"\nsteps:\n'
	for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16; do
		cat <<END
  - id: q-$i
    type: choice
    prompt: |
      begin$i of the question

      $(for k in 1 2 3 4 5 6 7; do printf 'words %s ' "$(cat "$dir/rare")"; done)
    options:
      - text: "one"
        correct: true
        feedback: "yes"
      - text: "two"
        feedback: "no"
      - text: "end$i of it"
        last: true
        feedback: "no"
END
	done
} >"$dir/modules/rare/u.yaml"
paper --variants 3 --key "$dir/modules/rare/u"
ok 'three variants with keys'
count=$(pages)
[ "$count" -ge 9 ]
ok 'they take several pages'
for page in $(seq "$count"); do
	pdftotext -f "$page" -l "$page" -layout "$dir/paper.pdf" "$dir/page"
	grep -oE 'begin[0-9]+' "$dir/page" | tr -d a-z | sort >"$dir/begun"
	grep -oE 'end[0-9]+' "$dir/page" | tr -d a-z | sort >"$dir/ended"
	grep -q 'Key to\|Ключ\|Кілт' "$dir/page" ||
		cmp -s "$dir/begun" "$dir/ended"
	ok "page $page: no question is torn apart"
	[ "$(grep -c 'rare/u:kk-1-[1-3]-' "$dir/page")" -ge 1 ]
	ok "page $page: the foot tells the variant"
	[ "$(grep -o 'rare/u:kk-1-[1-3]-' "$dir/page" | sort -u | wc -l)" = 1 ]
	ok "page $page: one variant alone"
done
pdftotext "$dir/paper.pdf" - | grep -o . | sort -u >"$dir/got"
for letter in $(grep -o . "$dir/rare"); do
	grep -qxF "$letter" "$dir/got"
	ok "the letter $letter"
done

echo "$passed passed, $failed failed"
[ $failed = 0 ]
