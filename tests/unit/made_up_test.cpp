// Each made-up story shows what it tells of, by the rules that every course is judged by.
#include "therapist/made_up.h"

#include <algorithm>

#include "course/standing.h"
#include "instrument_files.h"

using namespace attune;

namespace {

const Day kToday = day_of({2026, 11, 25});

Course course_of_story(const Instrument& instrument, std::string_view key) {
  const auto story = std::find_if(therapist::stories().begin(), therapist::stories().end(),
                                  [&](const therapist::Story& one) { return one.key == key; });
  REQUIRE(story != therapist::stories().end());
  Course course(instrument);
  std::uint8_t number = 0;
  for (CheckInParts& parts : therapist::check_ins_of(instrument, *story, kToday)) {
    parts.id = {++number};
    Result<CheckIn> check_in = CheckIn::make(instrument, std::move(parts));
    REQUIRE(check_in.ok());
    course.add(*check_in);
  }
  REQUIRE(course.points().size() == story->sessions.size());
  CHECK(course.points().back().session_day == kToday);
  return course;
}

// How many check-ins before the last one are marked.
std::size_t marked_before_last(const Course& course) {
  const auto end = course.points().end() - 1;
  return static_cast<std::size_t>(std::count_if(course.points().begin(), end, [](const CoursePoint& point) {
    return point.shown_level() != FlagLevel::none;
  }));
}

const Flag* find(const std::vector<Flag>& flags, Rule rule) {
  const auto found =
      std::find_if(flags.begin(), flags.end(), [&](const Flag& flag) { return flag.rule == rule; });
  return found == flags.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("made up: staying quiet, saying it, and both are each marked at the last check-in alone") {
  const Instrument instrument = check_in_12();
  struct Told {
    const char* key;
    StrainType type;
  };
  for (const Told& told : {Told{"quiet", StrainType::withdrawal}, Told{"open", StrainType::confrontation},
                           Told{"mixed", StrainType::mixed}}) {
    CAPTURE(std::string(told.key));
    const Course course = course_of_story(instrument, told.key);
    CHECK(course.points().back().shown_level() == FlagLevel::strong);
    CHECK(course.points().back().strain_type == told.type);
    CHECK(marked_before_last(course) == 0);
  }
}

TEST_CASE("made up: the slow way down is told, and no check-in of it is marked") {
  const Course course = course_of_story(check_in_12(), "drift");
  CHECK(find(flags_of(course, kToday, {}), Rule::drift) != nullptr);
  CHECK(marked_before_last(course) == 0);
  CHECK(course.points().back().shown_level() == FlagLevel::none);
}

TEST_CASE("made up: what never came back is still below usual, and its last check-in is not marked") {
  const Course course = course_of_story(check_in_12(), "below");
  const Standing standing = standing_of(course, {});
  CHECK(find(standing.flags, Rule::still_lower) != nullptr);
  CHECK(find(standing.flags, Rule::dip) == nullptr);
  REQUIRE(standing.episode.has_value());
  CHECK(standing.episode->episode.state == EpisodeState::unrepaired);
}

TEST_CASE("made up: the false alarm is a lower number, and nothing was said") {
  const Course course = course_of_story(check_in_12(), "chance");
  const std::vector<Flag> flags = flags_of(course, kToday, {});
  const Flag* dip = find(flags, Rule::dip);
  REQUIRE(dip != nullptr);
  CHECK(dip->level == FlagLevel::notice);
  CHECK(dip->below > 0);
  CHECK(marked_before_last(course) == 0);
  CHECK(*course.points().back().reading.strain() < kCourse.strain_notice);
}
