// The golden series of research B 3.3, as tests/vectors/course/trajectory_golden.json has them.
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "base/json.h"
#include "course/dip.h"
#include "instrument_files.h"

namespace attune {

struct Series {
  bool has_strain = false;
  std::vector<Reading> readings;
};

inline std::optional<double> number_at(const JsonValue& list, std::size_t index) {
  return list.kind() == JsonKind::array ? list.at(index).number() : std::nullopt;
}

inline Series series_of(const JsonValue& golden) {
  Series series;
  const JsonValue x = *golden.find("x");
  const JsonValue w = *golden.find("w");
  const JsonValue c = *golden.find("c");
  series.has_strain = w.kind() == JsonKind::array;
  for (std::size_t t = 0; t < x.size(); ++t) {
    series.readings.push_back({x.at(t).number(), number_at(w, t), number_at(c, t)});
  }
  return series;
}

// A null in the file says that the value must be absent.
inline void check_golden(const std::optional<double>& ours, std::optional<double> golden) {
  REQUIRE(ours.has_value() == golden.has_value());
  if (golden) CHECK(std::abs(*ours - *golden) <= 1e-6);
}

inline JsonValue golden_series() {
  static const Result<JsonDocument> document =
      JsonDocument::parse(read_text_file(ATTUNE_VECTORS "/course/trajectory_golden.json"));
  REQUIRE(document.ok());
  return *document->root().find("series");
}

}  // namespace attune
