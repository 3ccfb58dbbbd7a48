#!/usr/bin/env bash
# Installs what is missing, and says what and how long it takes. Starts at once where all is there. Tools
# of the right version are used from wherever they are on the path; others go into .tools/ of the project,
# and nothing of the machine is replaced.
#   scripts/tools.sh page      what builds the page: wasm target, trunk, wasm-bindgen-cli, wasm-opt
#   scripts/tools.sh lint      what looks at the crates that are depended on: cargo-deny
#   scripts/tools.sh browser   what tests the page: Chromium, its driver, a Chinese font, axe-core
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="$PWD/.tools/bin:$PATH"

TRUNK=0.21.14
CARGO_DENY=0.20.2
# One that can put functions in the order of their names.
BINARYEN=132
# What finds barriers for people who cannot see well, or use no mouse; it is no part of what is shipped.
AXE=4.14.1
# The command must be of the same version as the library that the page is linked with.
WASM_BINDGEN=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print }' Cargo.lock)

say() { printf '\033[1m==> %s\033[0m\n' "$*" >&2; }
has() { command -v "$1" >/dev/null 2>&1; }

install() { # crate, version, how long it takes, options
  say "Installing $1 $2 into .tools ($3)"
  # The tools share a folder while they are built, so that what several of them need is built once, and are
  # built for a quick start rather than a quick run.
  CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    CARGO_PROFILE_RELEASE_PANIC=unwind \
    cargo install "$1" --version "$2" --locked --force --root .tools --target-dir .tools/build "${@:4}"
}

page() {
  has cargo || { say "Rust is missing: install it from https://rustup.rs and run this again."; exit 1; }
  if ! rustc --version >/dev/null 2>&1 && has rustup; then
    say "Installing the toolchain that rust-toolchain.toml names (about 1 minute)"
    rustup toolchain install
  fi
  if ! [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown/lib" ]; then
    has rustup || { say "The wasm32-unknown-unknown target is missing, and there is no rustup to add it."; exit 1; }
    say "Adding the wasm32-unknown-unknown target (about 10 seconds)"
    rustup target add wasm32-unknown-unknown
  fi
  if [ "$(wasm-bindgen --version 2>/dev/null)" != "wasm-bindgen $WASM_BINDGEN" ] || ! has wasm-bindgen-test-runner; then
    install wasm-bindgen-cli "$WASM_BINDGEN" "about 3 minutes"
  fi
  if [ "$(trunk --version 2>/dev/null)" != "trunk $TRUNK" ]; then
    install trunk "$TRUNK" "about 4 minutes" --no-default-features # nothing is downloaded by it
  fi
  if [[ "$(wasm-opt --version 2>/dev/null)" != "wasm-opt version $BINARYEN"* ]]; then
    has npm || { say "wasm-opt $BINARYEN is missing: put that of Binaryen on the path, or install Node.js with npm, and run this again."; exit 1; }
    say "Installing wasm-opt $BINARYEN into .tools (10 seconds)"
    npm install --silent --global --prefix .tools "binaryen@$BINARYEN.0.0"
  fi
}

lint() {
  if [ "$(cargo-deny --version 2>/dev/null)" != "cargo-deny $CARGO_DENY" ]; then
    install cargo-deny "$CARGO_DENY" "about 4 minutes"
  fi
}

browser() {
  if ! grep -qs "\"version\": \"$AXE\"" .tools/lib/node_modules/axe-core/package.json; then
    has npm || { say "axe-core $AXE is missing: install Node.js with npm, and run this again."; exit 1; }
    say "Installing axe-core $AXE into .tools (5 seconds)"
    npm install --silent --global --prefix .tools "axe-core@$AXE"
  fi
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
    lint) lint ;;
    browser) browser ;;
    *) echo "usage: scripts/tools.sh [page] [lint] [browser]" >&2; exit 2 ;;
  esac
done
rm -rf .tools/build
