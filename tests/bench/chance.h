// How often each rule speaks where nothing happened, which the app calls "chance alone does this": counted
// in a benchmark's file.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "bench/bench_file.h"

namespace attune::bench {

// Of one check-in: `notice` and `strong`, as shown. Of a whole course, at least once: the others.
inline constexpr std::array<std::string_view, 8> kChanceRules = {
    "notice", "strong", "drift", "still_lower", "early_decline", "flat_maximum", "low_start", "same_number"};

struct Chance {
  std::size_t hits = 0, of = 0;
  double said = 0;  // what the app says (course/constants.h)
};

// Quiet courses are those without an event; quiet check-ins are theirs from the fifth on (research B 3.5).
std::array<Chance, kChanceRules.size()> chances(const std::vector<Case>& cases);

}  // namespace attune::bench
