#!/bin/sh
# Three nats-servers as the README has them, with one killed in mid-session.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
SABAQ_TESTS=$(cd "$(dirname "$0")/.." && pwd) NODES=3 XDG_CONFIG_HOME=$dir \
	LC_ALL=C.UTF-8 "$(dirname "$0")/../cli/relay_readme.sh"
