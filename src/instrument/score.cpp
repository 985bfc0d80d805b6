#include "instrument/score.h"

#include <algorithm>
#include <cassert>

namespace attune {
namespace {

// On 0 to 10 (research B 2): strain below the first has no type; that far apart, one of the two leads.
constexpr double kTypeFrom = 4.0;
constexpr double kLead = 2.0;
// Two numbers this close are one number: a prorated sum of 36 may come out a last bit beside 36.
constexpr double kTolerance = 1e-9;

}  // namespace

std::optional<int> value_of(const CheckIn& check_in, std::size_t item) {
  assert(item < check_in.answers().size());
  const Answer& answer = check_in.answers()[item];
  if (answer.kind != Answer::Kind::value) return std::nullopt;
  return answer.number;
}

std::optional<double> score(const Instrument& instrument, const std::vector<Answer>& answers,
                            const Subscale& subscale) {
  std::size_t count = 0;
  int sum = 0;
  int highest = 0;
  for (const std::size_t item : subscale.items) {
    const std::optional<int> value = counted_value_of(instrument, answers, item);
    if (!value) continue;
    sum += *value;
    highest = count == 0 ? *value : std::max(highest, *value);
    ++count;
  }
  if (count == 0 || count < subscale.min_answered) return std::nullopt;
  const double mean = static_cast<double>(sum) / static_cast<double>(count);
  switch (subscale.method) {
    case Method::mean: return mean;
    case Method::sum:
      if (count == subscale.items.size()) return sum;
      return mean * static_cast<double>(subscale.items.size());
    case Method::max: return highest;
  }
  return std::nullopt;
}

std::optional<double> score_to_ten(const Instrument& instrument, const std::vector<Answer>& answers,
                                   const Subscale& subscale) {
  const std::optional<double> value = score(instrument, answers, subscale);
  if (!value) return std::nullopt;
  if (subscale.method != Method::sum) return to_ten(instrument.scale(), *value);
  return to_ten(instrument.scale(), *value / static_cast<double>(subscale.items.size()));
}

bool holds(const CutOff& cut_off, double score) {
  switch (cut_off.side) {
    case Side::below: return score < cut_off.at - kTolerance;
    case Side::at_most: return score <= cut_off.at + kTolerance;
    case Side::at_least: return score >= cut_off.at - kTolerance;
    case Side::above: return score > cut_off.at + kTolerance;
  }
  return false;
}

StrainType strain_type(std::optional<double> withdrawal, std::optional<double> confrontation) {
  if (!withdrawal && !confrontation) return StrainType::none;
  const double strain = std::max(withdrawal.value_or(0), confrontation.value_or(0));
  if (strain < kTypeFrom - kTolerance) return StrainType::none;
  if (!confrontation) return StrainType::withdrawal;
  if (!withdrawal) return StrainType::confrontation;
  const double lead = *withdrawal - *confrontation;
  if (lead >= kLead - kTolerance) return StrainType::withdrawal;
  if (lead <= kTolerance - kLead) return StrainType::confrontation;
  return StrainType::mixed;
}

}  // namespace attune
