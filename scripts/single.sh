#!/usr/bin/env bash
# Makes dist/gouji.html of the built page in dist/: everything inside, to be opened from a disk. Each file of the page
# that index.html names is in it, packed, but for those that another one does without: the first program, and the reader
# of PDF that needs no tables of characters.
set -euo pipefail
cd "$(dirname "$0")/../dist"
digest=$PWD/../scripts/digest.sh

content() { grep -o "<meta content=[^>]* name=$1>" index.html | sed -E 's/<meta content="?([^" >]*).*/\1/'; }
style=$(ls style-*.css)
start=$(ls start-*.js)
# what a script element holds, it holds to the byte
fit=$(grep -o '<script>[^<]*' index.html | cut -c 9-)
hashes="'sha256-$("$digest" <"$start")' 'sha256-$(printf '%s' "$fit" | "$digest")'"

# The policy: nothing is loaded from anywhere. Scripts are those two and what they unpack.
policy="default-src 'none'; script-src $hashes blob: 'wasm-unsafe-eval' 'unsafe-eval'; worker-src blob:; style-src 'unsafe-inline'; img-src data: blob:; connect-src 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types gouji"

packed() { # the files that the head names
  local name
  for name in whole whole-wasm office office-wasm pdf-cmaps pdf-cmaps-wasm export export-wasm echarts rules; do
    printf '<script type=application/gzip id=file-%s>' "$name"
    gzip -9nc "$(content "$name")" | base64 -w 0
    printf '</script>'
  done
  # what reads every PDF reads those too that need less
  printf '<script type=application/gzip id=file-%s data-same=%s></script>' pdf pdf-cmaps pdf-wasm pdf-cmaps-wasm
}

# each thing that is put in stands on a line of its own
sed -E "
  s#<html #<html data-one-file #
  s#<meta content=\"default-src[^>]*>#\n@policy\n#
  s#<script crossorigin src=$start></script>#\n@start\n#
  s#<link[^>]*$style[^>]*>#\n@style\n#
  s#<link[^>]*rel=manifest>##
  s#<a class=\"?of-a-server[^>]*>[^<]*</a>##g
  s#<footer class=foot>.*(<span class=version>[^<]*</span>).*</footer>#<footer class=foot>\1</footer>#
  s#<script>[^<]*</script>#\n@packed\n&#
" index.html | while IFS= read -r line; do
  case $line in
    @policy) printf '<meta content="%s" http-equiv=Content-Security-Policy>' "$policy" ;;
    @start) printf '<script>' && cat "$start" && printf '</script>' ;;
    @style) printf '<style>' && cat "$style" && printf '</style>' ;;
    @packed) packed ;;
    *) printf '%s' "$line" ;;
  esac
done >gouji.html
for part in http-equiv=Content-Security-Policy '<style>' 'id=file-rules'; do
  grep -q "$part" gouji.html || { echo "$part is not in gouji.html" >&2; exit 1; }
done
echo "dist/gouji.html: $(wc -c <gouji.html) bytes"
