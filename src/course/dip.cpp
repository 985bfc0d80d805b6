#include "course/dip.h"

#include <algorithm>
#include <cmath>

namespace attune {
namespace {

bool reaches(double value, double limit) { return value >= limit - kCourse.tolerance; }

double highest_of(const Reading& reading) {
  return std::max(reading.withdrawal.value_or(0), reading.confrontation.value_or(0));
}

double rise_over(const Median& usual, std::optional<double> value) {
  return value ? *value - usual.value().value_or(kCourse.strain_unknown_usual) : 0.0;
}

}  // namespace

void Median::add(double value) {
  sorted_.insert(std::upper_bound(sorted_.begin(), sorted_.end(), value), value);
}

std::optional<double> Median::value() const {
  if (sorted_.empty()) return std::nullopt;
  const std::size_t middle = sorted_.size() / 2;
  if (sorted_.size() % 2 == 1) return sorted_[middle];
  return (sorted_[middle - 1] + sorted_[middle]) / 2.0;
}

void Baseline::add(const Reading& reading) {
  if (!reading.x) return;
  if (count_ > 0) squared_steps_ += (*reading.x - last_) * (*reading.x - last_);
  sum_ += *reading.x;
  last_ = *reading.x;
  ++count_;
  if (reading.withdrawal) withdrawal_.add(*reading.withdrawal);
  if (reading.confrontation) confrontation_.add(*reading.confrontation);
}

double Baseline::rise_of(const Reading& reading) const {
  return std::max({0.0, rise_over(withdrawal_, reading.withdrawal),
                   rise_over(confrontation_, reading.confrontation)});
}

Dip Baseline::judge(const Reading& reading) const {
  Dip dip;
  dip.prior_count = count_;
  dip.rise = rise_of(reading);
  if (reading.withdrawal || reading.confrontation) dip.strain = highest_of(reading);
  if (count_ > 0) {
    const double n = static_cast<double>(count_);
    const double m = sum_ / n;
    const double weight = kCourse.prior_weight;
    const double population = weight * kCourse.prior_sigma * kCourse.prior_sigma;
    const double sigma = std::sqrt((population + squared_steps_ / 2.0) / (weight + (n - 1.0)));
    const double spread = sigma * std::sqrt(1.0 + 1.0 / n);
    dip.m = m;
    dip.sigma = sigma;
    dip.band = Band{m - kCourse.band_width * spread, m + kCourse.band_width * spread};
    if (reading.x) {
      dip.z = (m - *reading.x) / spread;
      dip.hybrid = *dip.z + kCourse.strain_weight * dip.rise;
    }
  }
  const FlagLevel numbers = level_of(dip, reading);
  const FlagLevel words = !dip.strain                                   ? FlagLevel::none
                          : reaches(*dip.strain, kCourse.strain_strong) ? FlagLevel::strong
                          : reaches(*dip.strain, kCourse.strain_notice) ? FlagLevel::notice
                                                                        : FlagLevel::none;
  dip.level = std::max(numbers, words);
  dip.is_said_plainly = words > numbers;
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
