// From answers to numbers. Only a stop on the scale is a number; whatever else an answer is, it counts as
// missing, never as 0.
#pragma once

#include <cassert>

#include "instrument/check_in.h"

namespace attune {

// The stop that was chosen for a scale item; absent for anything but a stop on the scale.
std::optional<int> value_of(const CheckIn& check_in, std::size_t item);

// That stop as it is scored: a reversed item's v counts as min + max - v. REQUIRES, here and below: answers
// by item index. It stands here because a course of a million check-ins asks for it ten times in each.
inline std::optional<int> counted_value_of(const Instrument& instrument, const std::vector<Answer>& answers,
                                           std::size_t item) {
  assert(item < answers.size() && item < instrument.item_count());
  const Answer& answer = answers[item];
  if (answer.kind != Answer::Kind::value) return std::nullopt;
  const Scale& scale = instrument.scale();
  return instrument.items()[item].is_reversed ? scale.min + scale.max - answer.number : answer.number;
}

// Absent where fewer than min_answered items hold a value. A mean is of the answered items, a sum is that
// mean times the number of items (prorated), a max is of the answered items. Allocates nothing.
std::optional<double> score(const Instrument& instrument, const std::vector<Answer>& answers,
                            const Subscale& subscale);

// A subscale's score, or one item's value, moved to 0 to 10 whatever the instrument's own scale is.
inline double to_ten(const Scale& scale, double value) {
  if (scale.min == 0 && scale.max == 10) return value;
  return (value - scale.min) * 10.0 / (scale.max - scale.min);
}
std::optional<double> score_to_ten(const Instrument& instrument, const std::vector<Answer>& answers,
                                   const Subscale& subscale);

// Whether the score lies on the side that the cut-off speaks of.
bool holds(const CutOff& cut_off, double score);

// Which way strain leans, both values on 0 to 10. `none` below 4. With one of the two missing the other
// decides.
enum class StrainType : std::uint8_t { none, withdrawal, confrontation, mixed };
StrainType strain_type(std::optional<double> withdrawal, std::optional<double> confrontation);

}  // namespace attune
