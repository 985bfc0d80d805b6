#include "course/dip.h"

#include <algorithm>

namespace attune {
namespace {

double rise_over(const Median& usual, std::optional<double> value) {
  return value ? *value - usual.value().value_or(kCourse.strain_unknown_usual) : 0.0;
}

FlagLevel level_of_words(const std::optional<double>& strain) {
  if (!strain) return FlagLevel::none;
  if (reaches(*strain, kCourse.strain_strong)) return FlagLevel::strong;
  return reaches(*strain, kCourse.strain_notice) ? FlagLevel::notice : FlagLevel::none;
}

}  // namespace

void Baseline::add(const Reading& reading) {
  if (!reading.x) return;
  level_.add(*reading.x);
  if (reading.withdrawal) withdrawal_.add(*reading.withdrawal);
  if (reading.confrontation) confrontation_.add(*reading.confrontation);
}

void Baseline::clear() {
  level_ = Level();
  withdrawal_.clear();
  confrontation_.clear();
}

double Baseline::rise_of(const Reading& reading) const {
  return std::max(
      {0.0, rise_over(withdrawal_, reading.withdrawal), rise_over(confrontation_, reading.confrontation)});
}

Dip Baseline::judge(const Reading& reading) const {
  Dip dip;
  dip.prior_count = level_.count();
  dip.rise = rise_of(reading);
  dip.strain = reading.strain();
  if (dip.prior_count > 0) {
    const Spread spread = level_.spread();
    dip.m = spread.m;
    dip.sigma = spread.sigma;
    dip.band = spread.band();
    if (reading.x) {
      dip.z = spread.z_of(*reading.x);
      dip.hybrid = *dip.z + kCourse.strain_weight * dip.rise;
    }
  }
  const FlagLevel highest = reading.is_same_number ? FlagLevel::notice : FlagLevel::strong;
  const FlagLevel numbers = level_of(dip, reading);
  const FlagLevel words = level_of_words(dip.strain);
  dip.level = std::min(highest, std::max(numbers, words));
  dip.level_of_numbers = std::min(highest, numbers);
  dip.is_said_plainly = words > numbers;
  dip.is_capped = std::max(numbers, words) > highest;
  return dip;
}

// What the numbers say without the plain statement.
FlagLevel Baseline::level_of(const Dip& dip, const Reading& reading) const {
  if (!dip.z) return FlagLevel::none;
  const double drop = *dip.m - *reading.x;
  const bool z_strong = reaches(*dip.z, kCourse.z_strong) && reaches(drop, kCourse.drop_strong);
  const bool z_notice = reaches(*dip.z, kCourse.z_notice) && reaches(drop, kCourse.drop_notice);
  const bool is_strong = has_strain_ ? reaches(*dip.hybrid, kCourse.hybrid_strong) : z_strong;
  const bool is_notice = has_strain_ ? reaches(*dip.hybrid, kCourse.hybrid_notice) : z_notice;
  if (is_strong && dip.prior_count >= kCourse.strong_prior_min) return FlagLevel::strong;
  return is_strong || is_notice ? FlagLevel::notice : FlagLevel::none;
}

}  // namespace attune
