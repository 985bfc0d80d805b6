// The detectors on plain numbers, 0 to 10: is this check-in lower than this person's usual? Research B 3.1
// (a) to (c), where each symbol is defined. Only + - x / and sqrt, so native and wasm give the same bits.
#pragma once

#include <cassert>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "course/constants.h"
#include "course/median.h"

namespace attune {

// "notice" and "strong" are the engine's words and never stand beside a client's name (DESIGN.md 7).
enum class FlagLevel : std::uint8_t { none, notice, strong };

// What one check-in brings. `x` is the alliance score; absent means not scored. Strain likewise, each item
// by itself.
struct Reading {
  std::optional<double> x;
  std::optional<double> withdrawal;
  std::optional<double> confrontation;
  std::optional<double> lowest_item{};  // of the alliance items
  bool is_same_number = false;  // one stop for every alliance and strain item; caps the level at notice

  // The higher of the two; absent when neither was answered.
  std::optional<double> strain() const {
    if (!withdrawal) return confrontation;
    return confrontation && *confrontation > *withdrawal ? confrontation : withdrawal;
  }
};

struct Band {
  double low = 0;
  double high = 0;
};

// How far an x lies below the mean of those before it, in a person's own variability (B 3.1 a).
struct Spread {
  double m = 0;
  double sigma = 0;
  double width = 0;                                        // sigma * sqrt(1 + 1/n): of a next x around m
  double z_of(double x) const { return (m - x) / width; }  // positive: a drop
  Band band() const { return {m - kCourse.band_width * width, m + kCourse.band_width * width}; }
};

// The sums that m and sigma are made of.
class Level {
 public:
  void add(double x) {
    if (count_ > 0) squared_steps_ += (x - last_) * (x - last_);
    sum_ += x;
    last_ = x;
    ++count_;
  }
  std::size_t count() const { return count_; }
  Spread spread() const {  // REQUIRES: count() > 0
    assert(count_ > 0);
    constexpr double kPopulation = kCourse.prior_weight * kCourse.prior_sigma * kCourse.prior_sigma;
    const double n = static_cast<double>(count_);
    const double variance = (kPopulation + squared_steps_ / 2.0) / (kCourse.prior_weight + (n - 1.0));
    return {sum_ / n, std::sqrt(variance), std::sqrt(variance * (1.0 + 1.0 / n))};
  }

 private:
  std::size_t count_ = 0;
  double sum_ = 0;
  double squared_steps_ = 0;  // q
  double last_ = 0;
};

// What the detectors say of one reading against the readings before it. m, sigma, band exist from one
// scored reading before it, z and hybrid when this one is scored too.
struct Dip {
  std::size_t prior_count = 0;
  std::optional<double> m;
  std::optional<double> sigma;
  std::optional<Band> band;  // not clipped to 0 and 10
  std::optional<double> z;   // positive: a drop
  double rise = 0;
  std::optional<double> hybrid;  // E
  std::optional<double> strain;
  FlagLevel level = FlagLevel::none;
  FlagLevel level_of_numbers = FlagLevel::none;  // what it would be had strain not been stated plainly
  bool is_said_plainly = false;  // the level comes from strain alone, whatever the numbers before it were
  bool is_capped = false;        // it would be strong, were it not one number everywhere
};

// A person's usual: the scored readings so far. Readings without x change nothing.
class Baseline {
 public:
  explicit Baseline(bool has_strain) : has_strain_(has_strain) {}
  void add(const Reading& reading);
  void clear();
  Dip judge(const Reading& reading) const;

 private:
  double rise_of(const Reading& reading) const;
  FlagLevel level_of(const Dip& dip, const Reading& reading) const;
  bool has_strain_;
  Level level_;
  Median withdrawal_;
  Median confrontation_;
};

}  // namespace attune
