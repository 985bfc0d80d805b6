#include "guidance/cycle.h"

#include <algorithm>

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

TEST_CASE("cycle: back to usual after a dip, and rising after it, is shown in the last part") {
  std::vector<Told> weeks =
      with(quiet_weeks(6), {Told().alliance(6).set("R1", 5), Told().alliance(7), Told()});
  const std::vector<CyclePart> back = cycle(story_of(weeks));
  CHECK(back[4].standing == Standing::back);
  weeks.push_back(Told().alliance(10));
  const std::vector<CyclePart> rising = cycle(story_of(weeks));
  CHECK(rising[4].standing == Standing::as_usual);
  CHECK(rising[4].values[0].direction == Direction::higher);
}
