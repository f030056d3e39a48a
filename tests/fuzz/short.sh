#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
# short.sh TARGET RUNS SEEDS [DICTIONARY]: libFuzzer for a fixed number of runs, what it finds thrown away.
# Its own exit status for a fault, 77, would read as "skipped" to meson. What it tries depends on the seed and on addresses that it
# compares: where the system lets addresses stand still, each run tries the same. The first input waits for map and schema, on a busy
# machine for more than ten seconds: what takes a minute hangs.
set -eu

found=$(mktemp -d)
trap 'rm -rf "$found"' EXIT
still=
if setarch -R true 2>/dev/null; then
  still='setarch -R'
fi
$still "$1" -runs="$2" -seed=1 -max_len=4096 -timeout=60 -rss_limit_mb=1024 -verbosity=0 \
  ${4:+-dict="$4"} -print_final_stats=1 -error_exitcode=1 -timeout_exitcode=1 "$found" "$3"
