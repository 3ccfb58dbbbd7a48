#!/usr/bin/env bash
# Looks at what is depended on: licences, bans and sources always; known faults where the database of
# advisories can be had, and says so where it cannot.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '\033[1m==> %s\033[0m\n' "$*" >&2; }

cargo deny --offline --locked check bans licenses sources
if cargo deny --locked fetch db 2>/dev/null; then
  cargo deny --locked check advisories
else
  say "Advisories were NOT checked: their database could not be fetched."
fi
