#!/usr/bin/env bash
# Puts the drawing library of the charts, Apache ECharts, beside the built page. It is the copy that the
# crate charming carries: fetched by cargo, checked by Cargo.lock, not built. Trunk runs this at the end
# of a build.
set -euo pipefail
cd "$(dirname "$0")/.."

crate=$(cargo metadata --format-version 1 --locked --features echarts |
  grep -o '"manifest_path":"[^"]*/charming-[0-9][^"]*/Cargo.toml"' | cut -d '"' -f 4)
cp "${crate%/Cargo.toml}/src/asset/echarts-5.5.1.min.js" "${TRUNK_STAGING_DIR:-dist}/"
