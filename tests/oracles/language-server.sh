#!/bin/sh
# What an editor shows of our schemas: the YAML language server, started over
# stdio as editors start it, hovers, completes and tells of faults in the
# words of our field tables. Needs node and npm, which fetches the server.

version=1.19.2
root=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
sabaq=${SABAQ:-$root/build/release/sabaq}
command -v npm >/dev/null || {
	echo 'no npm here: not checked with the YAML language server'
	exit 0
}
dir=$root/build/language-server-$version
if [ ! -d "$dir/node_modules/yaml-language-server" ]; then
	rm -rf "$dir"
	mkdir -p "$dir" || exit 1
	(cd "$dir" && echo '{}' >package.json &&
		npm install --silent --no-audit --no-fund \
			"yaml-language-server@$version" >/dev/null) || {
		rm -rf "$dir"
		echo 'npm could not fetch the YAML language server: not checked'
		exit 0
	}
fi
for language in en ru; do
	mkdir -p "$dir/$language" || exit 1
	for kind in module unit translation; do
		"$sabaq" schema --lang "$language" "$kind" \
			>"$dir/$language/$kind.schema.json" || exit 1
	done
	node "$root/tests/oracles/language-server.js" \
		"$dir/node_modules/yaml-language-server" "$dir/$language" ||
		exit 1
done
