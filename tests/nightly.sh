#!/usr/bin/env bash
# What is worth more time than a test run has: ./tests/nightly.sh [minutes]. The fuzzer looks for that long, ten
# minutes if nothing is said, and goes on from what earlier runs kept in build/fuzz/corpus/.
set -euo pipefail
cd "$(dirname "$0")/.."
minutes=${1:-10}
./deploy/setup.sh --tests
./tests/fuzz/run.sh $((60 * minutes))
