#!/usr/bin/env bash
# Builds the fuzzer of the instrument loader and runs it: ./tests/fuzz/run.sh <seconds>. Fails on a finding, which
# is then in build/fuzz/findings/. It starts from the good and bad files of the tests, and from what earlier runs
# found worth keeping in build/fuzz/corpus/.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:?how many seconds}
# shellcheck source=deploy/environment.sh
. deploy/environment.sh
[ -f build/fuzz/build.ninja ] || cmake --preset fuzz
nice cmake --build build/fuzz --target instrument_fuzz --parallel "$(nproc)"
mkdir -p build/fuzz/corpus build/fuzz/findings
log=build/fuzz/last.log
nice build/fuzz/instrument_fuzz build/fuzz/corpus tests/vectors/instrument web/instruments \
  -dict=tests/fuzz/instrument.dict -seed=1 -max_total_time="$seconds" -max_len=8192 -timeout=10 \
  -artifact_prefix=build/fuzz/findings/ -print_final_stats=1 >"$log" 2>&1 || { tail -n 80 "$log"; exit 1; }
count=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
coverage=$(sed -n 's/^#[0-9]*\tDONE *cov: \([0-9]*\) ft: \([0-9]*\) corp: \([0-9]*\).*/\1 edges, \2 features, corpus of \3/p' "$log")
echo "figure: instrument loader: $count files in $seconds s, no finding; $coverage; $(sed -n 's/^tally: //p' "$log")"
