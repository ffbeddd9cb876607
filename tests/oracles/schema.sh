#!/bin/sh
# ajv accepts and refuses what core/bind does, accepts our modules, and takes
# the fixtures of rules as "sabaq check" does.
# Needs node and npm, which fetches ajv-cli.

root=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
command -v npm >/dev/null || {
	echo 'no npm here: not checked with ajv'
	exit 0
}
dir=$(mktemp -d "${TMPDIR:-/tmp}/sabaq-ajv.XXXXXX") || exit 1
trap 'rm -rf "$dir"' EXIT
trap 'exit 1' HUP INT TERM
(cd "$dir" && echo '{}' >package.json &&
	npm install --silent --no-audit --no-fund ajv-cli@5 >/dev/null) || {
	echo 'npm could not fetch ajv-cli: not checked with ajv'
	exit 0
}
NODE_PATH=$dir/node_modules node "$root/tests/oracles/schema.js" \
	"$root/schemas" "$root/tests/oracles/schema.cases" \
	"$root"/modules/*/*.yaml || exit 1
NODE_PATH=$dir/node_modules node "$root/tests/oracles/schema-fixtures.js" \
	"$root/schemas" "$root/tests/golden/rules"
