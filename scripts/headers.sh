#!/usr/bin/env bash
# Writes the headers with which the page in the current folder should be served, in the words of the hosts that most
# people have: _headers for hosts of static pages, .htaccess for Apache, nginx-headers.conf to be included by nginx.
# scripts/name.sh runs this. The policy is that of index.html, and what only a header can say.
set -euo pipefail

policy=$(grep -o "default-src 'none'[^\"]*" index.html)
headers=(
  "Content-Security-Policy: $policy; frame-ancestors 'none'"
  "Referrer-Policy: no-referrer"
  "X-Content-Type-Options: nosniff"
  "Cross-Origin-Opener-Policy: same-origin"
)

{
  echo "/*"
  printf '  %s\n' "${headers[@]}"
} >_headers

{
  echo "AddType application/wasm .wasm"
  echo "AddType application/manifest+json .webmanifest"
  echo "<IfModule mod_headers.c>"
  for header in "${headers[@]}"; do
    printf '  Header always set %s "%s"\n' "${header%%: *}" "${header#*: }"
  done
  echo "</IfModule>"
} >.htaccess

{
  echo "# In the block of nginx that serves the page: include …/nginx-headers.conf;"
  for header in "${headers[@]}"; do
    printf 'add_header %s "%s" always;\n' "${header%%: *}" "${header#*: }"
  done
} >nginx-headers.conf
