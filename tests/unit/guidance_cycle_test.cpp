#include "guidance/cycle.h"

#include <algorithm>
#include <cmath>

#include "guidance_courses.h"
#include "string_ids.h"

using namespace attune;
using namespace attune::guidance;

namespace {

std::vector<CyclePart> cycle(const Story& story) { return cycle_of(story.course, story.input); }

const CycleValue& value_of(const std::vector<CyclePart>& parts, Part part, std::size_t place = 0) {
  return parts[static_cast<std::size_t>(part)].values[place];
}

}  // namespace

TEST_CASE("cycle: always five parts in the article's order, each with a value or not yet") {
  for (const Story& story : {story_of(quiet_weeks(1)), story_of(quiet_weeks(8))}) {
    const std::vector<CyclePart> parts = cycle(story);
    REQUIRE(parts.size() == kPartCount);
    for (std::size_t i = 0; i < kPartCount; ++i) {
      CHECK(parts[i].part == static_cast<Part>(i));
      REQUIRE_FALSE(parts[i].values.empty());
      for (const CycleValue& value : parts[i].values) {
        if (!value.last || !value.usual) CHECK(value.direction == Direction::not_yet);
      }
      const std::string key = "cycle.part." + std::string(parts[i].key);
      CHECK(std::find(kStringKeys.begin(), kStringKeys.end(), key) != kStringKeys.end());
    }
  }
}

TEST_CASE("cycle: before three earlier check-ins nothing has a usual range") {
  const std::vector<CyclePart> early = cycle(story_of(quiet_weeks(3)));
  CHECK(value_of(early, Part::alliance).last == 8.0);
  CHECK_FALSE(value_of(early, Part::alliance).usual);
  CHECK_FALSE(value_of(early, Part::stronger).last);
  const std::vector<CyclePart> later = cycle(story_of(quiet_weeks(4)));
  REQUIRE(value_of(later, Part::alliance).usual);
  CHECK(value_of(later, Part::alliance).direction == Direction::usual);
  CHECK(value_of(later, Part::needs).direction == Direction::usual);
  CHECK(value_of(later, Part::stronger).last == 0.0);
}

TEST_CASE("cycle: each part is fed as research B 4 says, with last value, usual range and direction") {
  const Told last = Told().alliance(5).set("R1", 6).set("N1", 2).set("N2", 10).set("M1", 1).set("M2", 6);
  const std::vector<CyclePart> parts = cycle(story_of(with(quiet_weeks(5), {last})));
  CHECK(value_of(parts, Part::alliance).last == 5.0);
  CHECK(value_of(parts, Part::alliance).direction == Direction::lower);
  CHECK(parts[1].values.size() == 6);  // the score, its four items, strain
  CHECK(value_of(parts, Part::alliance, 5).feed == Feed::strain);
  CHECK(value_of(parts, Part::alliance, 5).last == 6.0);
  CHECK(value_of(parts, Part::alliance, 5).direction == Direction::higher);
  CHECK(parts[2].values.size() == 4);  // the three together, then each by itself
  CHECK(value_of(parts, Part::needs, 0).last == doctest::Approx(20.0 / 3));
  CHECK(value_of(parts, Part::needs, 1).direction == Direction::lower);
  CHECK(value_of(parts, Part::needs, 2).direction == Direction::higher);
  CHECK(value_of(parts, Part::needs, 3).direction == Direction::usual);
  CHECK(value_of(parts, Part::motivation, 0).direction == Direction::lower);
  CHECK(value_of(parts, Part::motivation, 1).direction == Direction::usual);
  CHECK(value_of(parts, Part::motivation, 2).last == 7.0);
  CHECK(value_of(parts, Part::motivation, 2).direction == Direction::not_yet);  // longer is not worse
  CHECK(value_of(parts, Part::stronger).last == -3.0);
  CHECK(value_of(parts, Part::stronger).direction == Direction::lower);
}

TEST_CASE("cycle: own reasons stand beside the person's own usual") {
  const auto reasons = [](int value) {
    std::vector<Told> weeks(6, Told().set("M1", 3));
    return cycle(story_of(with(weeks, {Told().set("M1", value)})));
  };
  CHECK(value_of(reasons(3), Part::motivation).direction == Direction::usual);
  CHECK(value_of(reasons(7), Part::motivation).direction == Direction::higher);
  CHECK(value_of(reasons(7), Part::motivation).usual->high < 5);
}

TEST_CASE("cycle: the therapist's own part is fed by their tag and by what the client asked for") {
  Told asked;
  asked.notes["O1"] = "Less homework.";
  const std::vector<CyclePart> parts = cycle(story_of(with(quiet_weeks(3), {asked}), {true}));
  CHECK(value_of(parts, Part::behaviours, 0).last == 1.0);
  CHECK(value_of(parts, Part::behaviours, 1).last == 1.0);
  const std::vector<CyclePart> none = cycle(story_of(quiet_weeks(4)));
  CHECK(value_of(none, Part::behaviours, 0).last == 0.0);
  CHECK(value_of(none, Part::behaviours, 1).last == 0.0);
}

TEST_CASE("cycle: series A is back to usual at its ninth check-in and above it at its tenth") {
  // Research B 3.3, A times 4, spread over four items; R1 and R2 as they stand there.
  const int sums[] = {32, 33, 34, 33, 35, 34, 25, 30, 34, 35, 34, 35};
  const int quiet[] = {1, 0, 1, 2, 1, 0, 5, 3, 1, 0, 1, 1};
  const int open[] = {0, 0, 0, 1, 0, 0, 2, 1, 0, 0, 0, 0};
  const auto cycle_at = [&](std::size_t count) {
    std::vector<Told> weeks;
    for (std::size_t i = 0; i < count; ++i) {
      const int sum = sums[i];
      weeks.push_back(Told().set("R1", quiet[i]).set("R2", open[i]));
      weeks.back().set("A1", sum / 4).set("A2", (sum + 1) / 4);
      weeks.back().set("A3", (sum + 2) / 4).set("A4", (sum + 3) / 4);
    }
    return cycle(story_of(weeks));
  };
  CHECK(cycle_at(7)[4].standing == Standing::opened);
  CHECK(value_of(cycle_at(7), Part::stronger).last == doctest::Approx(-2.125));
  CHECK(cycle_at(8)[4].standing == Standing::open);
  CHECK(cycle_at(9)[4].standing == Standing::back);
  CHECK(cycle_at(10)[4].standing == Standing::as_usual);
  for (const std::size_t count : {10, 11, 12}) {
    CHECK(*value_of(cycle_at(count), Part::stronger).last > 0);
    CHECK_FALSE(cycle_at(count)[4].is_drifting);
  }
}

TEST_CASE("cycle: the alliance stands beside the usual range that the course is judged by") {
  std::vector<Told> weeks = quiet_weeks(6);
  for (int i = 0; i < 8; ++i) weeks = with(std::move(weeks), {Told().alliance(i < 5 ? 5 : 6)});
  const Story story = story_of(weeks);
  const Band& judged_by = *story.course.points().back().dip.band;
  REQUIRE(value_of(cycle(story), Part::alliance).usual);
  CHECK(value_of(cycle(story), Part::alliance).usual->low == judged_by.low);
  CHECK(value_of(cycle(story), Part::alliance).usual->high == judged_by.high);
}

TEST_CASE("cycle: what reads the same as the end of its usual range is not outside of it") {
  for (int last = 4; last <= 10; ++last) {
    const std::vector<Told> weeks =
        with(quiet_weeks(6), {Told().set("N1", last).set("N2", last).set("N3", last)});
    for (const CyclePart& part : cycle(story_of(weeks))) {
      const CycleValue& value = part.values.front();
      if (!value.last || !value.usual) continue;
      const double tenths = std::round(*value.last * 10);
      CHECK((value.direction == Direction::lower) == (tenths < std::round(value.usual->low * 10)));
      CHECK((value.direction == Direction::higher) == (tenths > std::round(value.usual->high * 10)));
    }
  }
}

TEST_CASE("cycle: rising above what was usual is told as higher") {
  const std::vector<Told> weeks = with(quiet_weeks(6), {Told().alliance(10)});
  CHECK(value_of(cycle(story_of(weeks)), Part::stronger).direction == Direction::higher);
}
