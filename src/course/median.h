// The median of numbers that come from the stops of one scale: a count for each number that has come. Adding
// and asking look at the different numbers alone, of which a scale has 101 at most, never at how many came.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace attune {

class Median {
 public:
  void add(double value);
  void clear();                         // keeps its room
  std::optional<double> value() const;  // of an even count, the middle of the two; absent without any

 private:
  struct Stop {
    double value;
    std::size_t count;
  };
  std::vector<Stop> stops_;  // in order
  std::size_t count_ = 0;
};

}  // namespace attune
