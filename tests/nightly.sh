#!/usr/bin/env bash
# What is worth more time than a test run has: ./tests/nightly.sh [minutes]. The fuzzers look for that long on
# two cores, ten minutes if nothing is said, and go on from what earlier runs kept in build/fuzz/kept/. Then
# 10,000 presses in each view, in the plain view the stories that a test run walks in the canvas view alone,
# every screen in every theme and width by axe, in other words too, every way of using it in both views, four
# clients over twelve weeks in both; ten deploys with a phone in the middle of a check-in, and 300 kills of a
# browser among commits.
set -euo pipefail
cd "$(dirname "$0")/.."
minutes=${1:-10}
./deploy/setup.sh --tests
# shellcheck source=deploy/environment.sh
. deploy/environment.sh
[ -f build/native/build.ninja ] || cmake --preset native
cmake --build build/native --target power_loss unit_tests
ATTUNE_NIGHTLY=1 nice build/native/unit_tests -tc='share: *at night*'
nice build/native/power_loss
./tests/fuzz/run.sh $((24 * minutes))
./deploy/run.sh --build
# shellcheck source=deploy/environment.sh
. deploy/environment.sh
ATTUNE_TAPS=10000 ATTUNE_SEED=${ATTUNE_SEED:-$(date +%Y%m%d)} node --test tests/browser/fuzz.test.mjs
ATTUNE_PLAIN=1 node --test --test-concurrency=1 \
  tests/browser/story_{inbox,keeping,starts,copies,weeks}.test.mjs
ATTUNE_WHOLE=1 node --test --test-concurrency=1 tests/browser/{hands,story_access}.test.mjs
node --test tests/browser/story_weeks.test.mjs
ATTUNE_DEPLOYS=10 ATTUNE_SEED=${ATTUNE_SEED:-$(date +%Y%m%d)} node --test tests/browser/offline.test.mjs
ATTUNE_KILLS=300 ATTUNE_SEED=${ATTUNE_SEED:-$(date +%Y%m%d)} node --test tests/browser/kills.test.mjs
