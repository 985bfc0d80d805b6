#!/usr/bin/env bash
# Measures the release site beside the same twelve questions in SurveyJS, and prints figures: cold and warm
# start to the first question, what an idle page costs, from a tap to its frame, bytes by part. Exits 1 if a
# start is slower than issue 4 allows. Not part of tests/run.sh: it wants a machine that does nothing else.
#   ATTUNE_RUNS=7 ATTUNE_IDLE_S=30 ATTUNE_SLOWED=devtools|machine ./tests/bench/run.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
./deploy/setup.sh --tests
web=tests/bench/web
if ! cmp -s "$web/package-lock.json" "$web/node_modules/.attune-lock"; then
  (cd "$web" && npm ci --ignore-scripts --no-audit --no-fund --silent)
  cp "$web/package-lock.json" "$web/node_modules/.attune-lock"
fi
[ -n "${ATTUNE_BUILT:-}" ] || ./deploy/run.sh --build
code=0
node "$web/bench.mjs" || code=$?
node web/build/budget.mjs || code=1
exit "$code"
