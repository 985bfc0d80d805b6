// The detectors on plain numbers, 0 to 10: is this check-in lower than this person's usual? Research B 3.1
// (a) to (c), where each symbol is defined. Only + - x / and sqrt, so native and wasm give the same bits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace attune {

struct CourseConstants {
  // The population's say in a person's own variability: nu0 sessions' worth of sigma0 points (B 3.1 a).
  double prior_weight = 4.0;
  double prior_sigma = 0.70;
  double strain_weight = 0.5;   // points of E for one point of strain rise (B 3.1 c)
  double hybrid_notice = 1.95;  // levels of E (B 3.1 c; set on one simulated seed, tested on another)
  double hybrid_strong = 2.60;
  double strain_notice = 5.0;   // a plain statement, never averaged away (B 3.1 c)
  double strain_strong = 7.0;
  double z_notice = 1.45;       // where an instrument has no strain items (B 3.1 c)
  double z_strong = 2.05;
  double drop_notice = 0.5;
  double drop_strong = 0.75;
  double strain_unknown_usual = 1.0;  // what a rise is measured from without a baseline (B 3.1 b)
  std::size_t strong_prior_min = 2;        // fewer earlier check-ins give a notice at most (B 3.1 c)
  int episode_length_max = 4;     // check-ins after the opening one until an episode ends (B 3.1 e)
  double recovery_gap = 0.25;     // the part of the depth that may be missing and still be usual
  double recovery_sigmas = 0.5;   // or this many of the frozen sigma, whichever is more
  double partly_recovered = 0.5;  // the part regained that is called partly
  double band_width = 1.28;           // usual band, 80 in 100 of normal deviates (B 4)
  double tolerance = 1e-9;            // every comparison (B 3)
};
inline constexpr CourseConstants kCourse{};

// "notice" and "strong" are the engine's words and never stand beside a client's name (DESIGN.md 7).
enum class FlagLevel : std::uint8_t { none, notice, strong };

// What one check-in brings. `x` is the alliance score; absent means not scored. Strain likewise, each item
// by itself.
struct Reading {
  std::optional<double> x;
  std::optional<double> withdrawal;
  std::optional<double> confrontation;
};

struct Band {
  double low = 0;
  double high = 0;
};

// What the detectors say of one reading against the readings before it. m, sigma, band exist from one
// scored reading before it, z and hybrid when this one is scored too.
struct Dip {
  std::size_t prior_count = 0;
  std::optional<double> m;
  std::optional<double> sigma;
  std::optional<Band> band;       // not clipped to 0 and 10
  std::optional<double> z;        // positive: a drop
  double rise = 0;
  std::optional<double> hybrid;   // E
  std::optional<double> strain;   // the higher of the two; absent when neither was answered
  FlagLevel level = FlagLevel::none;
  bool is_said_plainly = false;   // the level comes from strain alone, whatever the numbers before it were
};

// The median of numbers on 0 to 10, kept as they come. Adding keeps them in order; a course is short.
class Median {
 public:
  void add(double value);
  std::optional<double> value() const;
  std::size_t count() const { return sorted_.size(); }

 private:
  std::vector<double> sorted_;
};

// A person's usual: the scored readings so far. Readings without x change nothing.
class Baseline {
 public:
  explicit Baseline(bool has_strain) : has_strain_(has_strain) {}
  void add(const Reading& reading);
  Dip judge(const Reading& reading) const;

 private:
  double rise_of(const Reading& reading) const;
  FlagLevel level_of(const Dip& dip, const Reading& reading) const;
  bool has_strain_;
  std::size_t count_ = 0;
  double sum_ = 0;
  double squared_steps_ = 0;  // q
  double last_ = 0;
  Median withdrawal_;
  Median confrontation_;
};

}  // namespace attune
