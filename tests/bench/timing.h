// How long one check-in takes through scoring, detectors and episode machine: short stretches, each the best
// of several runs, because whatever else happens on the computer only ever adds.
#pragma once

#include <vector>

#include "bench/bench_file.h"

namespace attune::bench {

// The whole file, each client a course of their own.
double nanoseconds_of_cases(const std::vector<Case>& cases, int runs);

struct Scale {
  std::size_t length = 0;
  double nanoseconds = 0;
};

// The first 1,000 check-ins of one course, the first 10,000, up to 1,000,000. It reads the same thousand
// answers again and again, so that its length alone grows and not what the processor must fetch.
std::vector<Scale> nanoseconds_by_length(const std::vector<Case>& cases, int runs);

}  // namespace attune::bench
