#!/usr/bin/env bash
# Builds the page into dist/, the same bytes wherever that is done: what a module says of where it broke names the files
# of crates by crate and version, and not by the folder in which cargo keeps them, which is another one on each machine.
set -euo pipefail
cd "$(dirname "$0")/.."
crates=${CARGO_HOME:-$HOME/.cargo}/registry/src
# cargo adds these to the flags of .cargo/config.toml, and tells them apart by their spaces
[[ $crates == *[[:space:]]* ]] && { echo "The name of the folder $crates would be seen in the build: it has a space." >&2; exec trunk build --release --offline; }
for folder in "$crates"/*/; do
  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS+=" --remap-path-prefix=$folder="
done
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS
exec trunk build --release --offline
