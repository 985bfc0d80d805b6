#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "course/episode.h"
#include "golden_series.h"

using namespace attune;

namespace {

// A usual of `count` equal readings.
Baseline baseline_of(bool has_strain, int count, double x) {
  Baseline baseline(has_strain);
  for (int i = 0; i < count; ++i) baseline.add({x, 0.0, 0.0});
  return baseline;
}

}  // namespace

TEST_CASE("dip: the rows of every golden series come out to 1e-6") {
  const JsonValue all = golden_series();
  REQUIRE(all.size() == 6);
  for (std::size_t i = 0; i < all.size(); ++i) {
    INFO(std::string(all.key(i)));
    const Series series = series_of(all.member(i));
    const JsonValue rows = *all.member(i).find("rows");
    REQUIRE(rows.size() == series.readings.size());
    Baseline baseline(series.has_strain);
    for (std::size_t t = 0; t < rows.size(); ++t) {
      INFO("session " << t + 1);
      const Dip dip = baseline.judge(series.readings[t]);
      baseline.add(series.readings[t]);
      if (!series.readings[t].x) continue;
      check_golden(dip.m, rows.at(t).find("m")->number());
      check_golden(dip.sigma, rows.at(t).find("sig")->number());
      check_golden(dip.z, rows.at(t).find("z")->number());
      check_golden(dip.hybrid, rows.at(t).find("E")->number());
      if (series.has_strain) check_golden(dip.rise, rows.at(t).find("rise")->number());
    }
  }
}

TEST_CASE("episode: every golden episode opens, ends and recovers as the file says") {
  constexpr std::string_view names[] = {"none", "open", "repaired", "partly", "unrepaired"};
  const JsonValue all = golden_series();
  for (std::size_t i = 0; i < all.size(); ++i) {
    INFO(std::string(all.key(i)));
    const Series series = series_of(all.member(i));
    const JsonValue episodes = *all.member(i).find("episodes");
    EpisodeMachine machine(series.has_strain);
    std::size_t ended = 0;
    std::optional<int> opened_at;
    for (std::size_t t = 0; t < series.readings.size(); ++t) {
      const EpisodeStep step = machine.step(series.readings[t]);
      if (step.episode.state == EpisodeState::none) continue;
      if (!opened_at) opened_at = static_cast<int>(t);
      if (step.episode.state == EpisodeState::open) continue;
      REQUIRE(ended < episodes.size());
      const JsonValue golden = episodes.at(ended++);
      CHECK(golden.find("open")->whole(0, 99) == *opened_at);
      CHECK(golden.find("close")->whole(0, 99) == static_cast<int>(t));
      CHECK(golden.find("state")->text() == names[static_cast<std::size_t>(step.episode.state)]);
      CHECK(golden.find("k")->whole(0, 99) == step.episode.length);
      check_golden(step.episode.depth, golden.find("D")->number());
      check_golden(step.episode.need, golden.find("need")->number());
      check_golden(step.episode.recovered, golden.find("rec")->number());
      opened_at.reset();
    }
    // One that is still open at the end stands in the file without an end.
    REQUIRE(episodes.size() == ended + (opened_at ? 1 : 0));
    if (opened_at) CHECK(episodes.at(ended).find("open")->whole(0, 99) == *opened_at);
  }
}

TEST_CASE("episode: without repair its readings become the new usual") {
  const Series series = series_of(*golden_series().find("U_unrepaired"));
  EpisodeMachine machine(series.has_strain);
  for (std::size_t t = 0; t < 9; ++t) machine.step(series.readings[t]);
  const Dip dip = machine.baseline().judge(series.readings[9]);
  check_golden(dip.m, 6.2);
  check_golden(dip.sigma, 0.521866);
}

TEST_CASE("episode: the numbers of every golden log are the machine's") {
  const auto text = [](const char* format, auto... values) {
    char line[160];
    std::snprintf(line, sizeof line, format, values...);
    return std::string(line);
  };
  const JsonValue all = golden_series();
  for (std::size_t i = 0; i < all.size(); ++i) {
    INFO(std::string(all.key(i)));
    const Series series = series_of(all.member(i));
    const JsonValue log = *all.member(i).find("log");
    EpisodeMachine machine(series.has_strain);
    for (std::size_t t = 0; t < series.readings.size(); ++t) {
      const EpisodeStep step = machine.step(series.readings[t]);
      const Episode& episode = step.episode;
      const std::string golden(*log.at(t).text());
      std::string ours = !series.readings[t].x                 ? "missing"
                         : step.dip.level == FlagLevel::notice ? "notice"
                                                               : "ok";
      const std::string numbers = text(" k=%d D=%.6f need=%.6f rec=%.6f", episode.length, episode.depth,
                                       episode.need, episode.recovered);
      if (episode.state == EpisodeState::open) ours = "open" + numbers;
      if (episode.state == EpisodeState::open && episode.opened_by == t) {
        ours = text("OPEN z=%.6f E=%.6f b=%.6f s=%.6f", *step.dip.z, *step.dip.hybrid, episode.usual,
                    episode.sigma);
      }
      if (episode.state == EpisodeState::repaired) ours = "REPAIRED" + numbers;
      if (episode.state == EpisodeState::unrepaired) ours = "unrepaired" + numbers + " REBASE";
      CHECK(ours == golden);
    }
  }
}

TEST_CASE("episode: a second dip inside it raises no second one, and a repair within two is quick") {
  EpisodeMachine machine(true);
  for (int i = 0; i < 4; ++i) machine.step({8.0, 0.0, 0.0});
  CHECK(machine.step({5.0, 6.0, 0.0}).episode.opened_by == 4);
  machine.step({7.0, 0.0, 0.0});
  const Episode again = machine.step({3.0, 8.0, 0.0}).episode;
  CHECK(again.state == EpisodeState::open);
  CHECK(again.opened_by == 4);
  CHECK(again.length == 2);
  CHECK(again.depth == 5.0);
  const Episode ended = machine.step({8.0, 0.0, 0.0}).episode;
  CHECK(ended.state == EpisodeState::repaired);
  CHECK_FALSE(ended.is_quick());
  machine.step({4.0, 0.0, 0.0});
  CHECK(machine.step({8.0, 0.0, 0.0}).episode.is_quick());
}

TEST_CASE("episode: with strain still stated it is not repaired, however high the score") {
  EpisodeMachine machine(true);
  for (int i = 0; i < 4; ++i) machine.step({8.0, 0.0, 0.0});
  machine.step({5.0, 6.0, 0.0});
  for (int k = 1; k < 4; ++k) CHECK(machine.step({8.0, 5.0, 0.0}).episode.state == EpisodeState::open);
  CHECK(machine.step({8.0, 5.0, 0.0}).episode.state == EpisodeState::partly);
  CHECK(machine.still_lower().empty());  // its score is back
}

TEST_CASE("episode: sessions without a score do not count towards its end") {
  EpisodeMachine machine(true);
  for (int i = 0; i < 4; ++i) machine.step({8.0, 0.0, 0.0});
  machine.step({5.0, 0.0, 0.0});
  for (int i = 0; i < 9; ++i) {
    const Episode episode = machine.step({std::nullopt, 9.0, 0.0}).episode;
    CHECK(episode.state == EpisodeState::open);
    CHECK(episode.length == 0);
  }
}

TEST_CASE("dip: the usual band is m and 1.28 spreads either side") {
  const Dip dip = baseline_of(true, 4, 8.0).judge({8.0, 0.0, 0.0});
  const double spread = *dip.sigma * std::sqrt(1.25);
  CHECK(dip.band->low == doctest::Approx(8.0 - 1.28 * spread));
  CHECK(dip.band->high == doctest::Approx(8.0 + 1.28 * spread));
  CHECK(dip.z == 0.0);
}

TEST_CASE("dip: numbers alone say nothing at first, a notice at most at the second, strong from the third") {
  const Reading low{3.0, 0.0, 0.0};
  CHECK(Baseline(true).judge(low).level == FlagLevel::none);
  CHECK_FALSE(Baseline(true).judge(low).z);
  CHECK(baseline_of(true, 1, 8.0).judge(low).level == FlagLevel::notice);
  CHECK(baseline_of(true, 2, 8.0).judge(low).level == FlagLevel::strong);
}

TEST_CASE("dip: a plain statement of strain counts from the first check-in, scored or not") {
  const Dip first = Baseline(true).judge({std::nullopt, 5.0, std::nullopt});
  CHECK(first.level == FlagLevel::notice);
  CHECK(first.is_said_plainly);
  CHECK(Baseline(true).judge({8.0, 0.0, 7.0}).level == FlagLevel::strong);
  CHECK(Baseline(true).judge({8.0, 4.0, 4.0}).level == FlagLevel::none);
  // It is never averaged away by a score above usual.
  CHECK(baseline_of(true, 5, 5.0).judge({10.0, 7.0, 0.0}).level == FlagLevel::strong);
}

TEST_CASE("dip: the levels of E and, without strain items, of z with a smallest drop") {
  // After four sevens, spread = sigma * sqrt(1.25); readings lie exactly at or just short of a level.
  const double spread = *baseline_of(true, 4, 7.0).judge({7.0, 0.0, 0.0}).sigma * std::sqrt(1.25);
  const auto hybrid_level = [&](double e) {
    return baseline_of(true, 4, 7.0).judge({7.0 - e * spread, 0.0, 0.0}).level;
  };
  CHECK(hybrid_level(1.94) == FlagLevel::none);
  CHECK(hybrid_level(1.95) == FlagLevel::notice);
  CHECK(hybrid_level(2.59) == FlagLevel::notice);
  CHECK(hybrid_level(2.60) == FlagLevel::strong);
  const auto z_level = [&](double z) {
    return baseline_of(false, 4, 7.0).judge({7.0 - z * spread, std::nullopt, std::nullopt}).level;
  };
  CHECK(z_level(1.44) == FlagLevel::none);
  CHECK(z_level(1.45) == FlagLevel::notice);
  CHECK(z_level(2.04) == FlagLevel::notice);
  CHECK(z_level(2.05) == FlagLevel::strong);
  // So steady a course that 0.45 points are 1.9 spreads: too small a drop to mention without strain items.
  const Dip tiny = baseline_of(false, 60, 7.0).judge({6.55, std::nullopt, std::nullopt});
  CHECK(*tiny.z > 1.9);
  CHECK(tiny.level == FlagLevel::none);
}

TEST_CASE("median: an even count gives the middle of the two") {
  Median median;
  CHECK_FALSE(median.value());
  for (const double value : {3.0, 0.0, 2.0}) median.add(value);
  CHECK(median.value() == 2.0);
  median.add(9.0);
  CHECK(median.value() == 2.5);
}
