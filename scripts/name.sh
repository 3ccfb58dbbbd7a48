#!/usr/bin/env bash
# Ends a build of the page: puts Apache ECharts beside it, names the files that Trunk does not name by their content
# so too, and tells index.html, the one place that names them, and what they are a build of. Trunk runs this.
set -euo pipefail
cd "$(dirname "$0")/.."
source=$PWD

# The drawing library of the charts is the copy that the crate charming carries: fetched by cargo, checked by
# Cargo.lock, not built.
charming=$(cargo metadata --format-version 1 --locked --features echarts |
  grep -o '"manifest_path":"[^"]*/charming-[0-9][^"]*/Cargo.toml"' | cut -d '"' -f 4)
cd "$TRUNK_STAGING_DIR"
cp "${charming%/Cargo.toml}/src/asset/echarts-5.5.1.min.js" echarts.js

hash() { sha256sum | cut -c 1-16; }
named() { # a file gets the name of its content, which comes out
  local name
  name="${1%.*}-$(hash <"$1").${1##*.}"
  mv "$1" "$name"
  echo "$name"
}

build=$(cat ./*.js ./*.wasm | hash)
sed -i "s/BUILD/$build/" index.html
sed -i "s/echarts\.js/$(named echarts.js)/" index.html
for reader in office pdf pdf-cmaps; do
  module=$(named "${reader}_bg.wasm")
  sed "s/BUILD/$build/; s/MODULE/$module/" "$source/src/worker/start.js" >>"$reader.js"
  sed -i "s/\b$reader\.js/$(named "$reader.js")/" index.html
done
