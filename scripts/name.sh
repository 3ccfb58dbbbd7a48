#!/usr/bin/env bash
# Ends a build of the page: makes one style sheet of all, which packs to three fifths, puts Apache ECharts and the
# pages of the rules beside it, names the files that Trunk does not name by their content so too, and tells index.html,
# the one place that names them, and what they are a build of. Trunk runs this.
set -euo pipefail
# the order of files is the same in every language
export LC_ALL=C
cd "$(dirname "$0")/.."
source=$PWD

# The drawing library of the charts is the copy that the crate charming carries: fetched by cargo, checked by
# Cargo.lock, not built.
crates=$(cargo metadata --format-version 1 --locked --features echarts)
charming=$(grep -o '"manifest_path":"[^"]*/charming-[0-9][^"]*/Cargo.toml"' <<<"$crates" | cut -d '"' -f 4)
# What wasm-bindgen made of a worker, Trunk would pack with names in an order of chance: no two builds were the same.
bindings=$(grep -o '"target_directory":"[^"]*"' <<<"$crates" | cut -d '"' -f 4)/wasm-bindgen/$TRUNK_PROFILE
workers=(office pdf pdf-cmaps export)
cd "$TRUNK_STAGING_DIR"
# It empties elements by setting their markup, which a page that takes no text for markup refuses.
sed -E 's/\.innerHTML=(""|null)/.textContent=""/g' "${charming%/Cargo.toml}/src/asset/echarts-5.5.1.min.js" >echarts.js

# between two pages stands what src/rules/page.rs looks for
awk 'FNR == 1 && NR > 1 { print "===" } { print }' "$source"/src/rules/pages/*.md >rules.txt

hash() { sha256sum | cut -c 1-16; }
named() { # a file gets the name of its content, which comes out
  local name
  name="${1%.*}-$(hash <"$1").${1##*.}"
  mv "$1" "$name"
  echo "$name"
}

# in the order in which index.html has them
read -ra sheets <<<"$(grep -o '[a-z]*-[0-9a-f]*\.css' index.html | paste -s -d ' ')"
# without comments and spaces, and otherwise as it is written: what makes style sheets small writes them in words that
# older browsers do not know
cat "${sheets[@]}" | tr '\n' ' ' |
  sed -E 's#/\*([^*]|\*[^/])*\*/##g; s/ +/ /g; s/ ?([{};,]) ?/\1/g; s/: /:/g; s/;}/}/g' >style.css
rm "${sheets[@]}"
style=$(named style.css)
sheet="<link crossorigin href=./$style rel=stylesheet>"
sed -i -E "s#<link[^>]*${sheets[0]}[^>]*>#SHEET#; s#<link[^>]*\.css[^>]*>##g; s#SHEET#$sheet#" index.html

# how anybody can tell that nothing leaves the browser
sed "s/style\.css/$style/" "$source/verify.html" >verify.html

# loaded without their comments and indents
cp "$source/start.js" .
for worker in "${workers[@]}"; do cp "$bindings/$worker.js" .; done
sed -E -i '/^ *\/\//d; s/^ +//' start.js web-*.js first.js "${workers[@]/%/.js}"
"$source/scripts/imports.sh" first.js first_bg.wasm
"$source/scripts/imports.sh" web-*.js web-*_bg.wasm
sed -i "s/start\.js/$(named start.js)/" index.html

# what takes a report from another page; what it puts into a bookmark is to be read there
sed '/^ *\/\//d' "$source/receive.js" >receive.js
sed "s/style\.css/$style/; s/receive\.js/$(named receive.js)/" "$source/receive.html" >receive.html

# what an installed page is called and looks like
cp "$source"/icons/* .
for icon in icon.svg icon-192.png icon-512.png; do
  sed -i "s/$icon/$(named "$icon")/" gouji.webmanifest
done
sed -i "s/gouji\.webmanifest/$(named gouji.webmanifest)/" index.html

# the pages of the rules for those who look for one, how all works, and the licences of what is shipped
(cd "$source" && cargo run --quiet --locked --no-default-features --features site --bin site -- "$TRUNK_STAGING_DIR")

# of all that is shipped, so that no two builds are called the same
build=$(cat ./*.* rules/*.* rules/en/*.* "$source"/{fit,offline,src/worker/start}.js "$source/scripts/headers.sh" | hash)
sed -i "s/\bBUILD\b/$build/g; s/\bVERSION\b/$("$source/scripts/version.sh")/" index.html
# named as Trunk names the other program
module=first-$(hash <first_bg.wasm)_bg.wasm
mv first_bg.wasm "$module"
sed -i "s/\bfirst_bg\.wasm/$module/; s/\bfirst\.js/$(named first.js)/" index.html
sed -i "s/echarts\.js/$(named echarts.js)/; s/rules\.txt/$(named rules.txt)/" index.html
features=(--enable-{bulk-memory,nontrapping-float-to-int,sign-ext,mutable-globals,multivalue})
for worker in "${workers[@]}"; do
  "$source/scripts/lower.sh" "${worker}_bg.wasm"
  wasm-opt "${features[@]}" --strip-debug "${worker}_bg.wasm" -o "${worker}_bg.wasm"
  module=$(named "${worker}_bg.wasm")
  # what wasm-bindgen makes ends without an end of its line
  { echo && sed "s/BUILD/$build/; /^ *\/\//d" "$source/src/worker/start.js"; } >>"$worker.js"
  sed -i "s/\b${worker}_bg\.wasm/$module/; s/\b$worker\.js/$(named "$worker.js")/" index.html
done

# The script that says whether the page can work here stands in it, and the policy has its hash.
script=$(sed -E '/^ *\/\//d; s/^ +//' "$source/fit.js" | tr -d '\n')
page=$(<index.html)
page=${page/<p hidden>FIT<\/p>/"<script>$script</script>"}
echo "${page/"'FIT'"/"'sha256-$(printf '%s' "$script" | "$source/scripts/digest.sh")'"}" >index.html

"$source/scripts/headers.sh"

# all that is kept at hand where there is no network
files=$(find . -type f ! -name '.*' ! -name '*headers*' -printf '"%P", ' | tr ' ' '\n' | sort | tr -d '\n')
sed "s/\"BUILD\"/\"$build\"/; s#\"FILES\"#${files%,}#; /^ *\/\//d; s/^ *//" "$source/offline.js" >offline.js
