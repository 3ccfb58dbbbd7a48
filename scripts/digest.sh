#!/usr/bin/env bash
# The SHA-256 of what comes in, as a policy writes it.
set -euo pipefail
sum=$(sha256sum | cut -d ' ' -f 1)
# shellcheck disable=SC2059
printf "$(sed 's/../\\x&/g' <<<"$sum")" | base64
