#!/usr/bin/env bash
# Packs the built page in dist/ for a release: the folder and the one file, the same bytes for the same build, and prints
# their digests.
set -euo pipefail
cd "$(dirname "$0")/.."
version=$(scripts/version.sh)
into=target/release-of-the-page
rm -rf "$into"
mkdir -p "$into"
cp dist/gouji.html "$into/gouji-$version.html"
# in an order, of a time and of an owner that are no machine's
tar --create --directory=dist --exclude=./gouji.html --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner \
  --mode=u=rwX,go=rX --transform="s#^\.#gouji-$version#" . | gzip -9n >"$into/gouji-$version.tar.gz"
(cd "$into" && sha256sum gouji-* | tee SHA256SUMS)
echo "$into: the page as an archive and as one file. dist/ itself can be copied to any folder of a server."
