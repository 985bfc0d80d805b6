#!/usr/bin/env bash
# Builds the five fuzzers and runs each for so many seconds, as many at a time as there are cores:
# ./tests/fuzz/run.sh <seconds each>. Fails on a finding, which is then in build/fuzz/findings/. They start from the
# good and bad files of the tests, and from what earlier runs found worth keeping in build/fuzz/.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:?how many seconds each}
# shellcheck source=deploy/environment.sh
. deploy/environment.sh
[ -f build/fuzz/build.ninja ] || cmake --preset fuzz
nice cmake --build build/fuzz --target instrument_fuzz copy_fuzz envelope_fuzz invite_fuzz paste_fuzz \
  --parallel "$(nproc)"
mkdir -p build/fuzz/corpus build/fuzz/copies build/fuzz/copy-seeds build/fuzz/findings
# A run that ends early ends what it started.
trap 'kill $(jobs -p) 2>/dev/null || true' EXIT

# one <target> <what> <corpus, seeds and options...>
one() {
  local target=$1 what=$2 log=build/fuzz/$1.log count coverage
  shift 2
  nice "build/fuzz/$target" "$@" -seed=1 -max_total_time="$seconds" -max_len=8192 -timeout=10 \
    -artifact_prefix=build/fuzz/findings/ -print_final_stats=1 >"$log" 2>&1 || { tail -n 80 "$log"; exit 1; }
  count=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  coverage=$(sed -n 's/^#[0-9]*\tDONE *cov: \([0-9]*\) ft: \([0-9]*\) corp: \([0-9]*\).*/\1 edges, \2 features, corpus of \3/p' "$log")
  echo "figure: $what: $count files in $seconds s, no finding; $coverage; $(sed -n 's/^tally: //p' "$log")"
}
# The same in the background, once there is room.
fuzz() {
  [ "$(jobs -rp | wc -l)" -lt "$(nproc)" ] || wait -n
  one "$@" &
}

# A copy's first 9 bytes and its digest are the fuzzer's to add.
for copy in tests/vectors/record/*.attncopy; do
  tail -c +10 "$copy" | head -c -32 >"build/fuzz/copy-seeds/$(basename "$copy")"
done
node tests/fuzz/share_seeds.mjs build/fuzz/share-seeds
fuzz copy_fuzz "reader of copies" build/fuzz/copies build/fuzz/copy-seeds
for read in envelope invite paste; do
  mkdir -p "build/fuzz/$read"
  fuzz "${read}_fuzz" "reader of shares, $read" "build/fuzz/$read" "build/fuzz/share-seeds/$read"
done
fuzz instrument_fuzz "instrument loader" build/fuzz/corpus tests/vectors/instrument web/instruments \
  -dict=tests/fuzz/instrument.dict
while [ -n "$(jobs -rp)" ]; do wait -n; done
wait
