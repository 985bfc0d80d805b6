// Drift, statements, variability, early slope, silence: each on plain numbers.
#include <cmath>

#include "course/drift.h"
#include "course/engine.h"
#include "course/silence.h"
#include "course/trend.h"
#include "course/variability.h"
#include "golden_series.h"

using namespace attune;

namespace {

const std::vector<double> kB = {9, 8.75, 9, 8.75, 8.5, 8.25, 8.25, 7.75, 7.5, 7.25};

std::vector<DriftReading> drift_over(const std::vector<double>& values) {
  Drift drift;
  std::vector<DriftReading> readings;
  for (const double value : values) readings.push_back(drift.step(value));
  return readings;
}

std::vector<Statements> statements_over(const std::vector<Reading>& readings, bool has_strain = true) {
  StatementRules rules(has_strain);
  std::vector<Statements> all;
  for (const Reading& reading : readings) all.push_back(rules.step(reading));
  return all;
}

std::vector<Day> days_of(const std::vector<int>& counts) {
  std::vector<Day> days;
  for (const int count : counts) days.push_back(Day{count});
  return days;
}

}  // namespace

TEST_CASE("drift: the statistic of every golden series comes out to 1e-6") {
  const JsonValue all = golden_series();
  for (std::size_t i = 0; i < all.size(); ++i) {
    INFO(std::string(all.key(i)));
    const Series series = series_of(all.member(i));
    const JsonValue rows = *all.member(i).find("rows");
    Drift drift;
    for (std::size_t t = 0; t < rows.size(); ++t) {
      INFO("session " << t + 1);
      const DriftReading reading = drift.step(series.readings[t].x);
      if (rows.at(t).kind() == JsonKind::null) continue;  // no score, so the file has no row
      check_golden(reading.statistic, rows.at(t).find("ew")->number());
    }
  }
}

TEST_CASE("drift: slow erosion is marked at the eighth check-in, and dated from the first above zero") {
  const std::vector<DriftReading> readings = drift_over(kB);
  check_golden(readings[6].statistic, 1.396733);
  CHECK_FALSE(readings[6].is_flagged);
  check_golden(readings[7].statistic, 2.274258);
  CHECK(readings[7].is_flagged);
  CHECK(readings[7].since == 1);  // 9, then 8.75: e is above zero from there on
  // A rise back above usual ends it, and the date goes with it.
  const std::vector<DriftReading> up = drift_over({8, 7, 10, 10, 10});
  CHECK(up[1].since == 1);
  CHECK_FALSE(up.back().since);
}

TEST_CASE("drift: nothing is marked before five earlier scores") {
  const std::vector<DriftReading> readings = drift_over({9, 9, 3, 2, 1, 1});
  CHECK(*readings[4].statistic > 2.10);
  CHECK_FALSE(readings[4].is_flagged);
  CHECK(drift_over({9, 9, 9, 9, 9, 3})[5].is_flagged);
}

TEST_CASE("drift: a check-in without a score leaves mark and date as they were") {
  Drift drift;
  CHECK_FALSE(drift.step(std::nullopt).statistic);
  for (const double x : {9.0, 8.75, 9.0, 8.75, 8.5, 8.25, 8.25, 7.75}) drift.step(x);
  const DriftReading reading = drift.step(std::nullopt);
  check_golden(reading.statistic, 2.274258);
  CHECK(reading.is_flagged);
  CHECK(reading.since == 2);  // the one before the first was not scored, and counts as a reading
}

TEST_CASE("dip: what never changes is at its usual, with no division by zero") {
  Engine engine(true);
  for (int i = 0; i < 20; ++i) {
    const EngineStep step = engine.step({7.0, 0.0, 0.0});
    CHECK(step.episode.dip.z.value_or(0) == 0.0);
    CHECK(step.episode.dip.level == FlagLevel::none);
    CHECK_FALSE(step.drift.since);
  }
}

TEST_CASE("flat maximum: the fourth highest score in a row with no strain, and not before") {
  const Reading top{10.0, 0.0, 0.0};
  const std::vector<Statements> all = statements_over({top, top, top, top, {9.75, 0.0, 0.0}, top});
  CHECK_FALSE(all[2].is_flat());
  CHECK(all[3].is_flat());
  CHECK(all[3].flat_count == 4);
  CHECK_FALSE(all[4].is_flat());
  CHECK(all[5].flat_count == 1);
  // Strain said, or not answered, is not "no strain"; an instrument without strain items has none to say.
  CHECK_FALSE(statements_over({top, top, top, {10.0, 1.0, 0.0}})[3].is_flat());
  CHECK_FALSE(statements_over({top, top, top, {10.0, std::nullopt, std::nullopt}})[3].is_flat());
  const Reading alone{10.0, std::nullopt, std::nullopt};
  CHECK(statements_over({alone, alone, alone, alone}, false)[3].is_flat());
}

TEST_CASE("low start: below 5, or any alliance item at 3 or less, in the first three check-ins") {
  const auto is_low = [](double x, double item, std::size_t before) {
    std::vector<Reading> readings(before, Reading{8.0, 0.0, 0.0, 8.0});
    readings.push_back({x, 0.0, 0.0, item});
    return statements_over(readings).back().is_low_start;
  };
  CHECK(is_low(4.75, 4, 0));
  CHECK_FALSE(is_low(5.0, 4, 0));
  CHECK(is_low(7.0, 3, 2));
  CHECK_FALSE(is_low(7.0, 4, 2));
  CHECK_FALSE(is_low(2.0, 1, 3));
  // Too few items for a score, but one of them says it.
  CHECK(statements_over({{std::nullopt, 0.0, 0.0, 2.0}})[0].is_low_start);
}

TEST_CASE("steady statement: strain of 5 or more that was as high in the last three") {
  const auto strain = [](double value) { return Reading{8.0, value, 0.0}; };
  const auto is_steady = [&](std::vector<double> values) {
    std::vector<Reading> readings;
    for (const double value : values) readings.push_back(strain(value));
    return statements_over(readings).back().is_steady;
  };
  CHECK(is_steady({5, 5, 5, 5}));
  CHECK(is_steady({7, 6, 5, 5}));
  CHECK_FALSE(is_steady({5, 5, 5}));
  CHECK_FALSE(is_steady({5, 5, 4, 5}));
  CHECK_FALSE(is_steady({5, 5, 5, 6}));
  CHECK_FALSE(is_steady({4, 4, 4, 4}));
  // A check-in that left both items out says nothing either way.
  CHECK(statements_over({strain(6), strain(6), {8.0, std::nullopt, std::nullopt}, strain(6), strain(6)})
            .back()
            .is_steady);
}

TEST_CASE("variability: series A has the moments of B 3.3") {
  const Series series = series_of(*golden_series().find("A"));
  std::vector<double> scores;
  for (const Reading& reading : series.readings) scores.push_back(*reading.x);
  const std::optional<Variability> all = variability_of(scores);
  REQUIRE(all);
  check_golden(all->mean, 8.208333);
  check_golden(all->sd, 0.713771);
  check_golden(all->mssd, 0.755682);
  check_golden(all->rmssd, 0.869300);
  check_golden(all->mssd / (all->sd * all->sd), 1.483271);
}

TEST_CASE("variability: hidden below six scores, an early estimate up to nine") {
  std::vector<double> scores(5, 8.0);
  CHECK_FALSE(variability_of(scores));
  scores.push_back(9);
  CHECK(variability_of(scores)->is_early);
  scores.resize(9, 8.0);
  CHECK(variability_of(scores)->is_early);
  scores.push_back(8);
  CHECK_FALSE(variability_of(scores)->is_early);
}

TEST_CASE("slope: series A and B have the slopes and errors of B 3.3") {
  const std::vector<double> a = {8, 8.25, 8.5, 8.25, 8.75};
  const Slope three = slope_of({a.begin(), a.begin() + 3});
  check_golden(three.per_check_in, 0.25);
  check_golden(three.residual_error, 0.0);
  check_golden(three.prior_error, 0.70 / std::sqrt(2.0));
  const Slope five = slope_of(a);
  check_golden(five.per_check_in, 0.15);
  check_golden(five.residual_error, 0.057735);
  check_golden(five.prior_error, 0.70 / std::sqrt(10.0));
  const Slope all = slope_of(kB);
  check_golden(all.per_check_in, -0.196970);
  check_golden(all.residual_error, 0.020384);
}

TEST_CASE("slope: an early decline is 1.645 prior errors down, over three scores and over five") {
  const auto decline = [](double per_check_in, std::size_t count) {
    std::vector<double> scores;
    for (std::size_t i = 0; i < count; ++i) scores.push_back(9 + per_check_in * static_cast<double>(i));
    return early_slope_of(scores);
  };
  CHECK_FALSE(decline(-2, 2));
  CHECK(decline(-0.8143, 3)->is_decline);
  CHECK_FALSE(decline(-0.8142, 3)->is_decline);
  CHECK(decline(-0.3642, 5)->is_decline);
  CHECK_FALSE(decline(-0.3641, 5)->is_decline);
  CHECK(decline(-0.5, 4)->count == 3);
  CHECK(decline(-0.5, 12)->count == 5);
}

TEST_CASE("silence: days 0, 7, 14, 22 and today 37 are 15 days, a gap where a week is usual") {
  const std::optional<Silence> silence = silence_of(days_of({0, 7, 14, 22}), FlagLevel::none, Day{37});
  REQUIRE(silence);
  CHECK(silence->days == 15);
  CHECK(silence->usual_days == 7.0);
  CHECK(silence->is_usual_known);
  CHECK(silence->is_gap);
  CHECK_FALSE(silence->is_after_dip);
  CHECK_FALSE(silence_of(days_of({0, 7, 14, 22}), FlagLevel::none, Day{36})->is_gap);
}

TEST_CASE("silence: the usual is a week until three intervals are known") {
  CHECK_FALSE(silence_of({}, FlagLevel::none, Day{9}));
  CHECK_FALSE(silence_of(days_of({0, 30, 60}), FlagLevel::none, Day{60})->is_usual_known);
  CHECK(silence_of(days_of({0, 30, 60}), FlagLevel::none, Day{75})->is_gap);
  // Twice on one day is one visit; an even number of intervals has a middle.
  CHECK(silence_of(days_of({0, 10, 10, 30, 40, 60}), FlagLevel::none, Day{60})->usual_days == 15.0);
  CHECK_FALSE(silence_of(days_of({0, 30, 60, 90}), FlagLevel::none, Day{150})->is_gap);
  CHECK(silence_of(days_of({0, 30, 60, 90}), FlagLevel::none, Day{151})->is_gap);
}

TEST_CASE("silence: after a dip it is told two days past the usual one, and a wrong clock is no silence") {
  const std::vector<Day> days = days_of({0, 7, 14, 21});
  CHECK_FALSE(silence_of(days, FlagLevel::notice, Day{30})->is_after_dip);
  CHECK(silence_of(days, FlagLevel::notice, Day{31})->is_after_dip);
  CHECK(silence_of(days, FlagLevel::strong, Day{31})->is_after_dip);
  CHECK_FALSE(silence_of(days, FlagLevel::none, Day{31})->is_after_dip);
  CHECK(silence_of(days, FlagLevel::strong, Day{3})->days == 0);
}

TEST_CASE("trend: own reasons stand beside their own usual, as the alliance does") {
  // Mostly because others want it, then more and more one's own (M1).
  const std::vector<std::optional<double>> values = {3.0, 3.0, std::nullopt, 4.0, 7.0};
  const std::vector<TrendPoint> trend = trend_of(values);
  CHECK_FALSE(trend[0].m);
  CHECK(trend[2].m == 3.0);
  CHECK_FALSE(trend[2].value);
  check_golden(trend[4].m, 10.0 / 3.0);
  // sigma^2 = (4 * 0.49 + 1 / 2) / 6, width = sigma * sqrt(4 / 3), band 1.28 widths: worked out by hand.
  check_golden(trend[4].band->high, 10.0 / 3.0 + 1.28 * std::sqrt(2.46 / 6.0 * 4.0 / 3.0));
  CHECK(*trend[4].value > trend[4].band->high);
}
