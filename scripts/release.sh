#!/usr/bin/env bash
# Says what is new in the release that a tag names, by CHANGELOG.md; fails where the tag, Cargo.toml and CHANGELOG.md do
# not agree, or there is nothing to say.
#   scripts/release.sh v0.1.0
set -euo pipefail
cd "$(dirname "$0")/.."
version=$(scripts/version.sh)
[ "${1:-}" = "v$version" ] || { echo "The tag ${1:-(none)} is not v$version, which Cargo.toml says." >&2; exit 1; }
news=$(awk -v heading="## $version " 'index($0 " ", heading) == 1 { on = 1; next } /^## / { on = 0 } on' CHANGELOG.md)
[ -n "${news//[[:space:]]/}" ] || { echo "CHANGELOG.md says nothing below “## $version”." >&2; exit 1; }
echo "$news"
