#!/usr/bin/env bash
# Fetches the browsers that `make test-browsers` goes through into .tools/browsers, and lists where each is: a name, a
# tab, the path of its program, or nothing where it could not be had, which is said.
set -euo pipefail
cd "$(dirname "$0")/.."
browsers=$PWD/.tools/browsers
mkdir -p "$browsers"

say() { printf '\033[1m==> %s\033[0m\n' "$*" >&2; }
has() { command -v "$1" >/dev/null 2>&1; }

# Old builds of Chromium that run without a screen are in packages of npm, made for servers, packed with Brotli.
OLD=(
  "86 chrome-aws-lambda@5.3.1"
  "88 chrome-aws-lambda@5.5.0"
  "92 chrome-aws-lambda@10.1.0"
  "106 @sparticuz/chromium@106.0.2"
)

old() { # version, package
  local into="$browsers/chromium-$1"
  [ -x "$into/chromium" ] && return
  has npm && has node || return 1
  say "Fetching Chromium $1 (about 50 MB)"
  rm -rf "$into" && mkdir -p "$into/package" || return 1
  local archive
  archive=$(cd "$into" && npm pack --silent "$2") || return 1
  tar -xzf "$into/$archive" -C "$into/package" --strip-components=1 || return 1
  node -e '
    const { brotliDecompressSync } = require("zlib");
    const { readFileSync, writeFileSync, readdirSync } = require("fs");
    const [from, to] = process.argv.slice(1);
    for (const name of readdirSync(from).filter((name) => name.endsWith(".br")))
      writeFileSync(`${to}/${name.slice(0, -3)}`, brotliDecompressSync(readFileSync(`${from}/${name}`)), { mode: 0o755 });
  ' "$into/package/bin" "$into" || return 1
  for archive in "$into"/*.tar; do tar -xf "$archive" -C "$into" || return 1; done
  rm -rf "$into/package" "$into"/*.tar "$into"/*.tgz
}

# Those of the machine, installed where that can be done.
machine() { # program, package
  has "$1" && return
  has apt-get || return 1
  local sudo=()
  [ "$(id -u)" -eq 0 ] || sudo=(sudo)
  say "Installing $2"
  "${sudo[@]}" apt-get update -qq &&
    DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install -y -qq --no-install-recommends "${@:2}" >/dev/null
}

list() { # name, path
  [ -n "$2" ] || say "$1 could not be had: it is not tested"
  printf '%s\t%s\n' "$1" "$2"
}

{
  for one in "${OLD[@]}"; do
    read -r version package <<<"$one"
    path="$browsers/chromium-$version/chromium"
    old "$version" "$package" || path=
    list "Chromium $version" "$path"
  done
  list "Chromium" "$(command -v chromium || command -v google-chrome || true)"
  machine firefox-esr firefox-esr || true
  list "Firefox" "$(command -v firefox-esr || command -v firefox || true)"
  machine WebKitWebDriver webkit2gtk-driver xvfb xauth || true
  list "WebKitGTK" "$(command -v WebKitWebDriver || true)"
} >"$browsers/list"
