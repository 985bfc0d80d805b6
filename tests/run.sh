#!/usr/bin/env bash
# Sets up, builds and runs every test. Ends with "N passed, M failed" on a line of its own; exits 0 only if M
# is 0.
#   ./tests/run.sh              everything
#   ./tests/run.sh house unit   only these parts, of: house unit asan fuzz bench share screens site browser
#                               kills budget
# A part that cannot be built, that ends in the middle or that runs no test counts as a failure.
set -uo pipefail
cd "$(dirname "$0")/.."
wanted=" ${*:-house unit asan fuzz bench share screens site browser kills budget} "
logs=build/test-logs
passed=0
failed=0
rm -rf "$logs"
mkdir -p "$logs"

# --- Counting -----------------------------------------------------------------------------------------------
# What a log of doctest ("test cases: 3 | 2 passed | 1 failed") or of node --test ("# pass 3") says, as two
# numbers.
count() {
  awk '
    /^\[doctest\] test cases:/ { split($0, part, "|"); split(part[2], ok, " "); split(part[3], bad, " ")
                                 pass += ok[1]; fail += bad[1] }
    /^# pass [0-9]+$/          { pass += $3 }
    /^# (fail|cancelled) [0-9]+$/ { fail += $3 }
    END { print pass + 0, fail + 0 }' "$1"
}

# part <name> <command...>: runs it into a log, shows the log if something failed, and adds to the sums.
part() {
  local name=$1 log=$logs/$1.log began=$SECONDS code ok bad
  shift
  "$@" >"$log" 2>&1
  code=$?
  read -r ok bad < <(count "$log")
  if [ "$code" != 0 ] && [ "$bad" = 0 ]; then
    bad=1
    echo "== $name ended with code $code"
  elif [ "$ok" = 0 ] && [ "$bad" = 0 ]; then
    bad=1
    echo "== $name ran no test"
  fi
  if [ "$bad" = 0 ]; then
    grep -E '^(# )?(budget|figure|fonts|site|share):|^  [a-z].* +[0-9]+$' "$log" | sed 's/^# //'
  else
    sed -E '/^ok |^  (---|\.\.\.)$|duration_ms|^# Subtest/d' "$log" | tail -n 150
  fi
  printf '== %-8s %5d passed, %d failed, %d s\n' "$name" "$ok" "$bad" $((SECONDS - began))
  passed=$((passed + ok))
  failed=$((failed + bad))
}
is_wanted() { case $wanted in *" $1 "*) return 0 ;; *) return 1 ;; esac; }

# One command that either works or does not counts as one test.
once() { "$@" && echo "# pass 1"; }

# --- Building -----------------------------------------------------------------------------------------------
configure() { [ -f "build/$1/build.ninja" ] || ${2:-} cmake --preset "$1"; }
build() { configure "$1" "${3:-}" && nice cmake --build "build/$1" --target "$2" --parallel "$(nproc)"; }
build_site() { build web attune emcmake && node web/build/site.mjs; }
unit_tests() { build "$1" unit_tests && "build/$1/unit_tests"; }
course_bench() {
  build native course_bench && build web course_bench emcmake && node_tests 1 tests/bench/course.test.mjs
}
node_tests() {
  local concurrency=$1
  shift
  [ -f "${*: -1}" ] || { echo "no test file like ${*: -1}"; return 1; }
  node --test --test-reporter=tap --test-concurrency="$concurrency" "$@"
}
# browser_tests <name> <concurrency> <files...>: on a busy machine one is now and then kept waiting until its
# test gives up. What failed is tried once more with the machine to itself, and is told of as unsteady, for
# somebody to mend. More than three are no accident.
browser_tests() {
  local first=$logs/$1-first.log concurrency=$2 failed patterns code
  shift 2
  node_tests "$concurrency" "$@" >"$first"
  code=$?
  mapfile -t failed < <(sed -n 's/^not ok [0-9]* - //p' "$first")
  if [ "${#failed[@]}" = 0 ] || [ "${#failed[@]}" -gt 3 ]; then
    cat "$first"
    return "$code"
  fi
  grep -Ev '^# (fail|cancelled) ' "$first"
  unsteady "$first"
  mapfile -t patterns < <(printf '%s\n' "${failed[@]}" |
    sed -E 's/[][\.*^$()+?{}|/]/\\&/g; s/.*/--test-name-pattern=^&$/')
  node_tests 1 "${patterns[@]}" "$@"
}
# The name of each failure in a log, and the first line of its error.
unsteady() {
  awk '
    /^not ok / { name = $0; sub(/^not ok [0-9]+ - /, "", name); line = 0 }
    name == "" { next }
    /^  error:/ { line = 1 }
    line == 1 && !/[|>]-$/ { print "# figure: unsteady: " name ": " $0; name = "" }' "$1"
}

# --- All of it ----------------------------------------------------------------------------------------------
./deploy/setup.sh --tests || { echo "0 passed, 1 failed"; exit 1; }
# shellcheck source=deploy/environment.sh
. deploy/environment.sh

if is_wanted house; then part house node_tests 2 tests/house/*_test.mjs; fi
if is_wanted unit; then part unit unit_tests native; fi
if is_wanted asan; then part asan unit_tests asan; fi
if is_wanted fuzz; then part fuzz once tests/fuzz/run.sh sample; fi
if is_wanted bench; then part bench course_bench; fi
if is_wanted site; then part site once build_site; fi
if is_wanted share; then part share node_tests 2 tests/share/*.test.mjs; fi
if is_wanted screens; then part screens node_tests 2 tests/screens/*.test.mjs; fi
if is_wanted browser; then
  # Flung pages are judged frame by frame, so nothing else may run beside them.
  part scroll browser_tests scroll 1 tests/browser/scroll.test.mjs
  mapfile -t others < <(ls tests/browser/*.test.mjs | grep -v -e scroll -e kills -e story_weeks)
  # Each waits for much of its time, so that three keep two cores busy.
  part browser browser_tests browser 3 "${others[@]}"
fi
if is_wanted kills; then part kills node_tests 1 tests/browser/kills.test.mjs; fi
if is_wanted budget; then part budget once node web/build/budget.mjs; fi

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
