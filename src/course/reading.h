// From the answers of a check-in to what the detectors read, on 0 to 10 whatever the instrument's own scale
// is.
#pragma once

#include "course/dip.h"
#include "instrument/score.h"

namespace attune {

// A subscale and two items have a role in the engine (src/instrument/FORMAT.md). Points into the instrument.
struct Roles {
  const Subscale* alliance = nullptr;
  const Subscale* strain = nullptr;
  std::optional<std::size_t> withdrawal;
  std::optional<std::size_t> confrontation;
  bool has_strain() const { return withdrawal || confrontation; }
};
Roles roles_of(const Instrument& instrument);

// Allocates nothing. REQUIRES: answers by item index.
Reading reading_of(const Instrument& instrument, const Roles& roles, const std::vector<Answer>& answers);

}  // namespace attune
