#!/usr/bin/env bash
# Takes the one use of 128-bit numbers out of a module: zlib-rs has functions for them, and although none of these is
# called, the compiler writes the zeros of an empty stream by two such stores. Browsers before 2021 do not know them.
# Four stores of 64 bits and some instructions that do nothing take as many bytes. What else there were, wasm-opt
# would refuse.
set -euo pipefail
export LC_ALL=C
stores='\x20\x00\xfd\x0c\x00{16}\x22\x01\xfd\x0b\x02\x00\x20\x00\x20\x01\xfd\x0b\x02\x10'
zeros='\x20\x00\x42\x00\x37\x02\x00\x20\x00\x42\x00\x37\x02\x08\x20\x00\x42\x00\x37\x02\x10\x20\x00\x42\x00\x37\x02\x18'
# the local of such a number becomes one of 64 bits, which stays unused
perl -0777 -pi -e "s/\\x01\\x01\\x7b$stores/\\x01\\x01\\x7e$zeros\\x01\\x01\\x01\\x01\\x01\\x01/g" "$1"
