#!/usr/bin/env bash
# Fuzzes, guided by coverage: libFuzzer, which the crate libfuzzer-sys brings along, on the stable compiler.
#   scripts/fuzz.sh 600               every target in turn, ten minutes in all
#   scripts/fuzz.sh 60 html rtf       those targets
# What is found goes on from run to run in target/fuzz/corpus. An input that breaks a law is put into fuzz/crashes and
# ends the run with an error; `scripts/fuzz.sh again TARGET FILE` runs it once more.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v c++ >/dev/null || { echo "libFuzzer is built with a C++ compiler, which is missing here" >&2; exit 1; }

host=$(rustc -vV | awk '/^host/ { print $2 }')
# Every branch counts, and every comparison is a hint.
flags="-Cpasses=sancov-module -Ccodegen-units=1"
for option in level=4 inline-8bit-counters pc-table trace-compares; do
  flags+=" -Cllvm-args=-sanitizer-coverage-$option"
done
CARGO_TARGET_DIR=target/fuzz RUSTFLAGS="$flags" \
  cargo build --quiet --release --manifest-path fuzz/Cargo.toml --target "$host"
fuzzer=$PWD/target/fuzz/$host/release/gouji-fuzz
# The stack that a browser gives to a worker.
ulimit -s 1024

if [ "${1-}" = again ]; then
  TARGET=$2 exec "$fuzzer" "$3"
fi
time=${1:-600}
shift || true
targets=("$@")
[ ${#targets[@]} -gt 0 ] || read -ra targets < <(TARGET='' "$fuzzer" || true)

each=$((time / ${#targets[@]}))
[ "$each" -gt 0 ] || each=1
failed=()
for target in "${targets[@]}"; do
  found=target/fuzz/corpus/$target
  mkdir -p "$found" "fuzz/corpus/$target" fuzz/crashes
  longest=2048
  case "$target" in
    # whole files of the tests are where these begin
    compound) cp -n tests/fixtures/files/*.doc tests/fixtures/files/*.xls "$found"; longest=65536 ;;
    pdf) cp -n tests/fixtures/files/report-unembedded*.pdf tests/fixtures/files/hostile/*.pdf "$found"; longest=16384 ;;
    bytes) cp -n tests/fixtures/files/*.txt tests/fixtures/files/tables.* "$found"; longest=32768 ;;
    sentences) longest=64 ;;
    growth) longest=32 ;;
    check | exports) longest=192 ;;
  esac
  words=()
  [ -f "fuzz/words/$target.txt" ] && words=("-dict=fuzz/words/$target.txt")
  log=target/fuzz/$target.log
  if TARGET=$target "$fuzzer" "$found" "fuzz/corpus/$target" "${words[@]}" -max_total_time="$each" -max_len=$longest \
    -timeout=20 -rss_limit_mb=2048 -artifact_prefix="fuzz/crashes/$target-" -print_final_stats=1 >"$log" 2>&1; then
    outcome=sound
  else
    outcome=BROKEN
    failed+=("$target")
  fi
  runs=$(awk '/stat::number_of_executed_units/ { print $2 }' "$log")
  covered=$(grep -oE 'cov: [0-9]+' "$log" | tail -1)
  printf '%-10s %-7s %12s inputs  %s\n' "$target" "$outcome" "${runs:-?}" "${covered:-}"
done
if [ ${#failed[@]} -gt 0 ]; then
  echo "Laws were broken: ${failed[*]}. The inputs are in fuzz/crashes, the words in target/fuzz/*.log." >&2
  exit 1
fi
