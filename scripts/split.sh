#!/usr/bin/env bash
# Parts the page's WebAssembly in two: what the start needs, and the desk, which the browser loads when a
# report is about to be opened (see src/web/desk). Trunk has no step for it between cargo and wasm-bindgen,
# so this takes what cargo built once more and puts the two in the place of Trunk's one. Trunk runs it at
# the end of a build.
set -euo pipefail
cd "$(dirname "$0")/.."

profile=debug
[ "${TRUNK_PROFILE:-}" != release ] || profile=page
target=$(cargo metadata --format-version 1 --no-deps --locked | grep -o '"target_directory":"[^"]*"' | cut -d '"' -f 4)

# Both go by the name that Trunk gave, which is another after every change: a browser that kept one of
# them must never put it together with another build's.
name=$(cd "$TRUNK_STAGING_DIR" && ls web-*_bg.wasm)
name=${name%_bg.wasm}
parts=$(mktemp -d)
trap 'rm -rf "$parts"' EXIT

wasm-split-cli "$target/wasm32-unknown-unknown/$profile/web.wasm" "$parts" --out-name "$name"
wasm-bindgen --target web --no-typescript --keep-lld-exports --remove-name-section --remove-producers-section \
  --out-dir "$TRUNK_STAGING_DIR" --out-name "$name" "$parts/$name.wasm"
sed "s#\./split_desk\.wasm#./${name}_desk.wasm#" "$parts/__wasm_split.js" >"$TRUNK_STAGING_DIR/${name}_split.js"
sed -i "s#from \"\./__wasm_split\.js\"#from \"./${name}_split.js\"#" "$TRUNK_STAGING_DIR/$name.js"
cp "$parts/split_desk.wasm" "$TRUNK_STAGING_DIR/${name}_desk.wasm"
grep -q "${name}_split.js" "$TRUNK_STAGING_DIR/$name.js"
