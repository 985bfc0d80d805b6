// What a rule is worth on a benchmark's file: events it finds, quiet sessions it marks for nothing, and how
// well a statistic tells the two apart. The windows are those of research B 3.5.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "bench/bench_file.h"

namespace attune::bench {

// Each with all earlier sessions as prior and no episode left out. In the order of the printed line.
inline constexpr std::array<std::string_view, 9> kRules = {"imr3",  "imr2",  "drop1.25", "z1.45", "z2.05",
                                                           "E1.95", "E2.60", "E2.60|S7", "x<9"};
inline constexpr std::array<std::string_view, 3> kStatistics = {"z", "E", "last"};

struct Hits {
  std::size_t events = 0;       // with a flag in their window
  std::size_t false_flags = 0;  // on quiet sessions
};

struct MachineCounts {
  std::size_t opened = 0;
  std::size_t repaired = 0;
  std::size_t partly = 0;
  std::size_t unrepaired = 0;
  std::size_t open = 0;              // at the end of their course
  std::size_t notices = 0;           // outside an episode
  std::size_t opened_in_events = 0;  // in clients who have an event
};

struct Measures {
  std::size_t events = 0;
  std::size_t quiet = 0;
  std::array<Hits, kRules.size()> hits{};
  // Mann and Whitney's, with midranks. Absent where there is no event or no quiet session.
  std::array<std::optional<double>, kStatistics.size()> auc{};
  MachineCounts machine;
};

Measures measure(const std::vector<Case>& cases);

// The part of the pairs in which the first is higher, a tie counting half. REQUIRES: neither is empty.
double area_under_curve(const std::vector<double>& higher, std::vector<double> lower);

}  // namespace attune::bench
