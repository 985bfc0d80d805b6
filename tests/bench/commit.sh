#!/usr/bin/env bash
# Measures a commit beside the official sqlite-wasm, and prints figures. By hand: it wants a machine that does
# nothing else.   ATTUNE_ROUNDS=9 ATTUNE_COMMITS=200 ./tests/bench/commit.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
./deploy/setup.sh --tests
# shellcheck source=deploy/environment.sh
. deploy/environment.sh
web=tests/bench/web
if ! cmp -s "$web/package-lock.json" "$web/node_modules/.attune-lock"; then
  (cd "$web" && npm ci --ignore-scripts --no-audit --no-fund --silent)
  cp "$web/package-lock.json" "$web/node_modules/.attune-lock"
fi
[ -f build/web/build.ninja ] || emcmake cmake --preset web
cmake --build build/web --target commit_bench
node "$web/commit.mjs"
