#!/usr/bin/env bash
# Writes the headers with which the page in the current folder should be served, in the words of the hosts that most
# people have: _headers for hosts of static pages, .htaccess for Apache, nginx-headers.conf to be included by nginx.
# scripts/name.sh runs this. The policy is that of index.html, and what only a header can say. The tie to the window that
# opened it is cut for the page that works, and left to the one that is told a report by that window.
set -euo pipefail

policy=$(grep -o "default-src 'none'[^\"]*" index.html)
headers=(
  "Content-Security-Policy: $policy; frame-ancestors 'none'"
  "Referrer-Policy: no-referrer"
  "X-Content-Type-Options: nosniff"
)
name="Cross-Origin-Opener-Policy"

{
  echo "/*"
  printf '  %s\n' "${headers[@]}"
  # a header that is given twice says nothing, so that there is no exception from a rule for all
  printf '%s\n  %s: same-origin\n' / "$name" /index.html "$name"
} >_headers

{
  echo "AddType application/wasm .wasm"
  echo "AddType application/manifest+json .webmanifest"
  echo "<IfModule mod_headers.c>"
  for header in "${headers[@]}"; do
    printf '  Header always set %s "%s"\n' "${header%%: *}" "${header#*: }"
  done
  printf '  <Files "index.html">\n    Header always set %s "same-origin"\n  </Files>\n' "$name"
  echo "</IfModule>"
} >.htaccess

{
  echo "# In the block of nginx that serves the page: include …/nginx-headers.conf;"
  for header in "${headers[@]}"; do
    printf 'add_header %s "%s" always;\n' "${header%%: *}" "${header#*: }"
  done
  # nginx sends no header without a value
  printf 'set $gouji_opener "";\nif ($uri ~ /(index\.html)?$) {\n  set $gouji_opener same-origin;\n}\n'
  printf 'add_header %s $gouji_opener always;\n' "$name"
} >nginx-headers.conf
