#!/usr/bin/env bash
# Measures a therapist's desk of many clients in Chromium, and prints figures. By hand: it wants a machine
# that does nothing else.   ATTUNE_CLIENTS=500 ATTUNE_CHECK_INS=52 ./tests/bench/caseload.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
./deploy/setup.sh --tests
# shellcheck source=deploy/environment.sh
. deploy/environment.sh
[ -f build/site/index.html ] || ./deploy/run.sh --build
[ -f build/native/build.ninja ] || cmake --preset native
cmake --build build/native --target caseload_desk
node tests/bench/caseload.mjs
