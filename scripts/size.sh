#!/usr/bin/env bash
# Transfer sizes of the page in dist/: what the first view needs, and what loads later.
set -euo pipefail
cd "$(dirname "$0")/../dist"

row() { printf '  %-52s %9d %9d\n' "$1" "$2" "$3"; }

sum() { # heading, files on standard input
  local raw=0 packed=0 file r p
  printf '%s\n  %-52s %9s %9s\n' "$1" file raw gzip
  while read -r file; do
    r=$(wc -c <"$file")
    p=$(gzip -9 -c "$file" | wc -c)
    row "${file#./}" "$r" "$p"
    raw=$((raw + r)) packed=$((packed + p))
  done
  row total "$raw" "$packed"
}

# The first view is the page itself, what its source names, and the script that would fetch the desk.
first=$(for file in $(find . -type f ! -name index.html | sort); do
  grep -qF "${file#./}" index.html && echo "$file" || true
done; ls ./*_split.js)
printf './index.html\n%s\n' "$first" | sum "First view"
find . -type f | sort | grep -vxF "$(printf './index.html\n%s' "$first")" | sum "Loaded later" || true
