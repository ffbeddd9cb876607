#!/bin/sh
# gift-pegjs reads the GIFT that we export, and finds in it what we put there.
# Needs node and npm, which fetches gift-pegjs.

root=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
command -v npm >/dev/null || {
	echo 'no npm here: not checked with gift-pegjs'
	exit 0
}
dir=$(mktemp -d "${TMPDIR:-/tmp}/sabaq-gift.XXXXXX") || exit 1
trap 'rm -rf "$dir"' EXIT
trap 'exit 1' HUP INT TERM
(cd "$dir" && echo '{}' >package.json &&
	npm install --silent --no-audit --no-fund gift-pegjs@1.0.2 >/dev/null) || {
	echo 'npm could not fetch gift-pegjs: not checked with it'
	exit 0
}

LANGUAGE=en SABAQ_PATH=$root/modules
export LANGUAGE SABAQ_PATH
mkdir "$dir/modules" "$dir/modules/both" "$dir/out" || exit 1
printf 'sabaq: 1\nid: both\nlanguage: en\ntitle: Both\nunits: [both]\n' \
	>"$dir/modules/both/module.yaml"
# It does not know questions of order, which are of a later Moodle.
awk '/^  - id: line$/ { skip = 1 } /^  - id: own$/ { skip = 0 } !skip' \
	"$root/tests/golden/convert/both.yaml" >"$dir/modules/both/both.yaml"
"$SABAQ" export --to gift "$dir/modules/both/both" >"$dir/out/both.gift" ||
	exit 1
for unit in "$root"/modules/*/*.yaml; do
	case $(basename "$unit") in
	module.* | *.*.yaml) continue ;;
	esac
	name=$(basename "$(dirname "$unit")")-$(basename "$unit" .yaml)
	"$SABAQ" export --to gift "$unit" 2>/dev/null |
		awk -v RS= -v ORS='\n\n' '!/\{>ALL/' >"$dir/out/$name.gift"
done
NODE_PATH=$dir/node_modules node "$root/tests/oracles/gift.js" \
	"$dir/out/both.gift" "$dir"/out/*.gift
