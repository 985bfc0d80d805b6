#!/usr/bin/env bash
# Builds the five fuzzers and runs as many at a time as there are cores. Fails on a finding, which is then in
# build/fuzz/findings/.
#   ./tests/fuzz/run.sh sample   each for a fixed number of inputs by one seed, from the good and bad files of
#                                the tests: the same inputs for the same program, so only a change can
#                                break it
#   ./tests/fuzz/run.sh 600      each for so many seconds by a new seed (or ATTUNE_SEED), and on from what
#                                earlier runs found worth keeping in build/fuzz/kept/
set -euo pipefail
cd "$(dirname "$0")/../.."
span=${1:?sample, or how many seconds each}
seed=1
[ "$span" = sample ] || seed=${ATTUNE_SEED:-$(date +%s)}
# What is compared with what tells libFuzzer where to look, and addresses are among it: they stay where they
# are.
same_addresses=(setarch -R)
"${same_addresses[@]}" true 2>/dev/null || same_addresses=()
# shellcheck source=deploy/environment.sh
. deploy/environment.sh
[ -f build/fuzz/build.ninja ] || cmake --preset fuzz
nice cmake --build build/fuzz --target instrument_fuzz copy_fuzz envelope_fuzz invite_fuzz paste_fuzz \
  --parallel "$(nproc)"
mkdir -p build/fuzz/copy-seeds build/fuzz/findings
# A run that ends early ends what it started.
trap 'kill $(jobs -p) 2>/dev/null || true' EXIT

# one <target> <inputs of a sample> <what> <seeds and options...>
one() {
  local target=$1 inputs=$2 what=$3 log=build/fuzz/$1.log limit kept=build/fuzz/kept/$1 count coverage
  shift 3
  limit=-max_total_time=$span
  if [ "$span" = sample ]; then
    limit=-runs=$inputs
    kept=build/fuzz/sample/$target
    rm -rf "$kept"
  fi
  mkdir -p "$kept"
  nice "${same_addresses[@]}" "build/fuzz/$target" "$kept" "$@" -seed="$seed" "$limit" -reload=0 \
    -max_len=8192 -timeout=10 -artifact_prefix=build/fuzz/findings/ -print_final_stats=1 >"$log" 2>&1 ||
    { tail -n 80 "$log"; exit 1; }
  count=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  coverage=$(sed -nE "$log" \
    -e 's/^#[0-9]+\tDONE +cov: ([0-9]+) ft: ([0-9]+) corp: ([0-9]+).*/\1 edges, \2 features, corpus of \3/p')
  echo "figure: $what: $count inputs of seed $seed, no finding; $coverage; $(sed -n 's/^tally: //p' "$log")"
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
fuzz copy_fuzz 40000 "reader of copies" build/fuzz/copy-seeds
fuzz paste_fuzz 70000 "reader of shares, paste" build/fuzz/share-seeds/paste
fuzz instrument_fuzz 50000 "instrument loader" tests/vectors/instrument web/instruments \
  -dict=tests/fuzz/instrument.dict
fuzz envelope_fuzz 1000000 "reader of shares, envelope" build/fuzz/share-seeds/envelope
fuzz invite_fuzz 3000000 "reader of shares, invite" build/fuzz/share-seeds/invite
while [ -n "$(jobs -rp)" ]; do wait -n; done
wait
