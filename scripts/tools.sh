#!/usr/bin/env bash
# Installs what is missing, and says what and how long it takes. Starts at once where all is there.
#   scripts/tools.sh page      what builds the page: wasm target, trunk, wasm-bindgen-cli, wasm-split-cli
#   scripts/tools.sh browser   what tests it: Chromium, its driver, a Chinese font
set -euo pipefail
cd "$(dirname "$0")/.."

TRUNK=0.21.14
WASM_SPLIT=0.2.4
# The command must be of the same version as the library that the page is linked with.
WASM_BINDGEN=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print }' Cargo.lock)

say() { printf '\033[1m==> %s\033[0m\n' "$*" >&2; }
has() { command -v "$1" >/dev/null 2>&1; }

page() {
  has cargo || { say "Rust is missing: install it from https://rustup.rs and run this again."; exit 1; }
  if ! [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown/lib" ]; then
    has rustup || { say "The wasm32-unknown-unknown target is missing, and there is no rustup to add it."; exit 1; }
    say "Adding the wasm32-unknown-unknown target (about 10 seconds)"
    rustup target add wasm32-unknown-unknown
  fi
  if [ "$(wasm-bindgen --version 2>/dev/null)" != "wasm-bindgen $WASM_BINDGEN" ]; then
    say "Installing wasm-bindgen-cli $WASM_BINDGEN (about 3 minutes)"
    cargo install wasm-bindgen-cli --version "$WASM_BINDGEN" --locked --force
  fi
  if ! has wasm-split-cli || ! cargo install --list | grep -qx "wasm_split_cli_support v$WASM_SPLIT:"; then
    say "Installing wasm-split-cli $WASM_SPLIT (about 1 minute)"
    cargo install wasm_split_cli_support --version "$WASM_SPLIT" --features build-binary --locked --force
  fi
  if [ "$(trunk --version 2>/dev/null)" != "trunk $TRUNK" ]; then
    say "Installing trunk $TRUNK (about 6 minutes)"
    cargo install trunk --version "$TRUNK" --locked --force
  fi
}

browser() {
  local missing=()
  has chromium || has google-chrome || missing+=(chromium)
  has chromedriver || missing+=(chromium-driver)
  if ! has fc-list || [ -z "$(fc-list :lang=zh 2>/dev/null)" ]; then
    missing+=(fontconfig fonts-noto-cjk)
  fi
  [ ${#missing[@]} -eq 0 ] && return
  if ! has apt-get; then
    say "Please install Chromium, its ChromeDriver and a Chinese font, then run this again. Missing here: ${missing[*]}"
    exit 1
  fi
  say "Installing ${missing[*]} (about 1 minute)"
  local sudo=()
  [ "$(id -u)" -eq 0 ] || sudo=(sudo)
  "${sudo[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}"
}

for what in "$@"; do
  case "$what" in
    page) page ;;
    browser) browser ;;
    *) echo "usage: scripts/tools.sh [page] [browser]" >&2; exit 2 ;;
  esac
done
