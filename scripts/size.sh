#!/usr/bin/env bash
# Transfer sizes of the page in dist/, by when they are loaded.
set -euo pipefail
cd "$(dirname "$0")/../dist"

row() { printf '  %-52s %9d %9d\n' "$1" "$2" "$3"; }

sum() { # heading, files
  local raw=0 packed=0 file r p
  printf '%s\n  %-52s %9s %9s\n' "$1" file raw gzip
  for file in "${@:2}"; do
    r=$(wc -c <"$file")
    p=$(gzip -9 -c "$file" | wc -c)
    row "$file" "$r" "$p"
    raw=$((raw + r)) packed=$((packed + p))
  done
  row total "$raw" "$packed"
}

sum "First view" index.html start-*.js ./*.css
sum "At the first sign of a person" first*
sum "When more is wanted than one report until its verdict" web-*
sum "With files, charts, pages of rules and exports" office* pdf* echarts* rules-* export*
