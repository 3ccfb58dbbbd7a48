#!/usr/bin/env bash
# The version of the project: that of Cargo.toml.
set -euo pipefail
sed -n '0,/^version = /s/^version = "\(.*\)"/\1/p' "$(dirname "$0")/../Cargo.toml"
