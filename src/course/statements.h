// What a run of check-ins says about its own numbers: shown as information, never as something that happened
// between two people (research B 2, "Ceiling and social desirability"; issue 3, point 3).
#pragma once

#include <array>

#include "course/dip.h"

namespace attune {

struct Statements {
  // This many check-ins running, up to this one, had the highest score and no strain; the rule holds from
  // flat_count_min on ("the numbers say little").
  std::size_t flat_count = 0;
  bool is_low_start = false;  // one of the first check-ins, with a low score or a low alliance item
  bool is_steady = false;     // strain is stated, and was as high in the last ones that answered it

  bool is_flat() const { return flat_count >= kCourse.flat_count_min; }
};

class StatementRules {
 public:
  explicit StatementRules(bool has_strain) : has_strain_(has_strain) {}
  Statements step(const Reading& reading);

 private:
  bool has_strain_;
  std::size_t steps_ = 0;
  std::size_t flat_count_ = 0;
  std::array<double, kCourse.steady_count> strains_{};  // the last ones, in a ring
  std::size_t strain_count_ = 0;
};

}  // namespace attune
