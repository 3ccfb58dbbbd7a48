#!/usr/bin/env bash
# Builds the page of the last commit twice, in two folders, with two homes of cargo, under two languages and times of the
# world, each from nothing, and compares every byte. Takes twice as long as a first build, and 2 GB meanwhile.
set -euo pipefail
cd "$(dirname "$0")/.."
place=$PWD/target/reproducible
cargo_home=${CARGO_HOME:-$HOME/.cargo}
# the same one, should another commit come meanwhile
commit=$(git rev-parse --short HEAD)
rm -rf "$place"

build() { # folder, further settings of the environment
  local folder=$place/$1
  mkdir -p "$folder"
  git archive "$commit" | tar -x -C "$folder"
  echo "==> Building in $folder"
  env "${@:2}" CARGO_TARGET_DIR="$folder/target" "$folder/scripts/page.sh"
  "$folder/scripts/single.sh"
  mv "$folder/dist" "$place/dist-of-$(basename "$folder")"
  rm -rf "$folder"
}

# a home of another name, with the same crates
mkdir -p "$place/another-home"
ln -s "$cargo_home/registry" "$place/another-home/registry"

build one LC_ALL=C TZ=UTC
build a/much/deeper/folder/with/another LC_ALL=zh_CN.UTF-8 TZ=Asia/Shanghai CARGO_HOME="$place/another-home"
if diff -r "$place/dist-of-one" "$place/dist-of-another"; then
  echo "Both builds of $commit are the same to the byte:"
  (cd "$place/dist-of-one" && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum)
else
  echo "The two builds differ; they are kept in $place." >&2
  exit 1
fi
rm -rf "$place"
