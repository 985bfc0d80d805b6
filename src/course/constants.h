// Every constant of the course, each with its source: research B 3.1 and 3.2 for the rules, B 3.5 for how
// often chance alone does it, issue 3 for the information rules. They are data: another table is another
// engine.
#pragma once

#include <cstddef>

namespace attune {

struct CourseConstants {
  // --- Usual and dip. The population's say in a person's own variability: nu0 sessions' worth of sigma0
  // points (B 3.1 a).
  double prior_weight = 4.0;
  double prior_sigma = 0.70;
  double strain_weight = 0.5;   // points of E for one point of strain rise (B 3.1 c)
  double hybrid_notice = 1.95;  // levels of E (B 3.1 c; set on one simulated seed, tested on another)
  double hybrid_strong = 2.60;
  double strain_notice = 5.0;  // a plain statement, never averaged away (B 3.1 c)
  double strain_strong = 7.0;
  double z_notice = 1.45;  // where an instrument has no strain items (B 3.1 c)
  double z_strong = 2.05;
  double drop_notice = 0.5;
  double drop_strong = 0.75;
  double strain_unknown_usual = 1.0;  // what a rise is measured from without a baseline (B 3.1 b)
  std::size_t strong_prior_min = 2;   // fewer earlier check-ins give a notice at most (B 3.1 c)
  double band_width = 1.28;           // usual band, 80 in 100 of normal deviates (B 4)

  // --- Drift (B 3.1 d)
  double drift_weight = 0.3;  // lambda, the newest check-in's part
  double drift_limit = 2.10;
  std::size_t drift_prior_min = 5;

  // --- Episode (B 3.1 e)
  int episode_length_max = 4;     // check-ins after the opening one until an episode ends
  double recovery_gap = 0.25;     // the part of the depth that may be missing and still be usual
  double recovery_sigmas = 0.5;   // or this many of the frozen sigma, whichever is more
  double partly_recovered = 0.5;  // the part regained that is called partly
  int quick_length_max = 2;       // repaired within this many is "drop then repair" (V)

  // --- What the numbers cannot say (issue 3, point 3)
  double flat_score = 10.0;  // the highest score with no strain, over and over: B 2, ceiling
  std::size_t flat_count_min = 4;
  std::size_t low_start_count = 3;  // these first check-ins
  double low_start_score = 5.0;     // a score below it
  double low_start_item = 3.0;      // or any alliance item this low
  double same_number_min = 5.0;     // one number everywhere, from here on, contradicts itself
  std::size_t steady_count = 3;     // strain as high in as many check-ins before is steady

  // --- Variability and early slope (B 3.2)
  std::size_t variability_count_min = 6;
  std::size_t variability_count_sure = 10;  // below: "early estimate"
  double decline_deviates = 1.645;          // 5 in 100 of normal deviates, one side
  std::size_t slope_short = 3;              // the check-ins the early slope is taken over
  std::size_t slope_long = 5;

  // --- Silence (B 3.2)
  double interval_usual_days = 7.0;  // where the client's own is not known
  std::size_t interval_count_min = 3;
  double gap_days_min = 14.0;
  double gap_intervals = 2.0;
  double grace_days = 2.0;  // 48 hours after the usual day (B 3.2, "missed")

  // --- What changed, for the page before a session (issue 7, point 5)
  double moved_min = 3.0;  // of 10, from the person's own median
  std::size_t moved_items_max = 3;

  // --- How often chance alone does it, where nothing happened: a check-in at that level or above
  // (1 - specificity, B 3.5); of the other rules a whole quiet course of 20 check-ins shows it at least once,
  // as `course_bench --chance` counts on bench1000.csv. A gap has no chance: nobody counted calendars.
  double chance_notice = 0.065;        // E >= 1.95 or strain >= 5
  double chance_strong = 0.020;        // E >= 2.60 or strain >= 7
  double chance_notice_plain = 0.050;  // without strain items, z >= 1.45
  double chance_strong_plain = 0.020;  // z >= 2.05
  double chance_drift = 0.05;
  double chance_still_lower = 0.02;
  double chance_decline = 0.05;
  double chance_flat = 0.004;
  double chance_low_start = 0.04;
  double chance_same_number = 0.0;

  double tolerance = 1e-9;  // every comparison (B 3)
};
inline constexpr CourseConstants kCourse{};

inline constexpr bool reaches(double value, double limit) { return value >= limit - kCourse.tolerance; }

}  // namespace attune
