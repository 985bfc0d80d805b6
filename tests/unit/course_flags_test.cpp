// Which rules hold, when they hold, and what each carries: over whole courses of check-ins.
#include "course/flags.h"

#include <algorithm>
#include <cmath>

#include "course_sessions.h"

using namespace attune;

namespace {

const Flag* find(const std::vector<Flag>& flags, Rule rule) {
  const auto found =
      std::find_if(flags.begin(), flags.end(), [&](const Flag& flag) { return flag.rule == rule; });
  return found == flags.end() ? nullptr : &*found;
}

Day day_of_session(int number) { return Day{day_of({2026, 3, 1}).count + number}; }

// On the day of the last check-in, with nothing closed.
std::vector<Flag> flags_now(const Course& course) {
  return flags_of(course, course.points().back().session_day, {});
}

std::vector<Session> sessions_of(const std::vector<int>& alliance) {
  std::vector<Session> sessions;
  for (const int value : alliance) sessions.push_back({static_cast<int>(sessions.size()) + 1, value});
  return sessions;
}

}  // namespace

TEST_CASE("flags: a quiet course has none, and neither has an empty one") {
  const Instrument instrument = check_in_12();
  CHECK(flags_of(course_of(instrument, {}), Day{0}, {}).empty());
  CHECK(flags_now(course_of(instrument, sessions_of({8, 8, 9, 8, 8, 8}))).empty());
}

TEST_CASE("flags: a dip says from what usual, how far below, what was said, and how often chance does it") {
  const Instrument instrument = check_in_12();
  std::vector<Session> sessions = sessions_of({8, 8, 8, 8, 5});
  sessions.back().r1 = 6;
  const Course course = course_of(instrument, sessions);
  const std::vector<Flag> flags = flags_now(course);
  const Flag* dip = find(flags, Rule::dip);
  REQUIRE(dip != nullptr);
  CHECK(dip->level == FlagLevel::strong);
  CHECK(dip->point == 4);
  CHECK(dip->usual == 8.0);
  CHECK(dip->below == 3.0);
  CHECK(dip->statistic == course.points()[4].dip.hybrid);
  REQUIRE(dip->stated.size() == 1);
  CHECK(dip->stated[0].item == index_of(instrument, "R1"));
  CHECK(dip->stated[0].value == 6);
  CHECK(dip->stated[0].usual == 0.0);
  CHECK(dip->chance == 0.020);
  CHECK(dip->chance_of == ChanceOf::check_in);
  // What holds at a point holds whatever comes after.
  sessions.push_back({6, 8});
  CHECK(find(flags_at(course_of(instrument, sessions), 4), Rule::dip) != nullptr);
  CHECK(find(flags_at(course_of(instrument, sessions), 5), Rule::dip) == nullptr);
}

TEST_CASE("flags: a small change is one in fifteen by chance, and one in twenty without strain items") {
  const Instrument instrument = check_in_12();
  std::vector<Session> sessions = sessions_of({8, 8, 8, 8, 8});
  sessions.back().r1 = 5;  // E is 2.5: said, and more than usual
  const std::vector<Flag> flags = flags_now(course_of(instrument, sessions));
  const Flag* dip = find(flags, Rule::dip);
  REQUIRE(dip != nullptr);
  CHECK(dip->level == FlagLevel::notice);
  CHECK(dip->chance == 0.065);
  CHECK_FALSE(dip->below);
  CHECK(kCourse.chance_notice_plain == 0.050);
  CHECK(kCourse.chance_strong_plain == 0.020);
}

TEST_CASE(
    "flags: a statement that the numbers do not show is a rule of its own, and steady once it is not new") {
  const Instrument instrument = check_in_12();
  std::vector<Session> sessions = sessions_of({8, 8, 8, 8});
  for (Session& session : sessions) session.r2 = 5;
  const Course course = course_of(instrument, sessions);
  const std::vector<Flag> first = flags_at(course, 0);
  REQUIRE(find(first, Rule::statement) != nullptr);
  CHECK(find(first, Rule::statement)->level == FlagLevel::notice);
  CHECK_FALSE(find(first, Rule::statement)->usual);
  CHECK_FALSE(find(first, Rule::statement)->is_steady);
  const std::vector<Flag> last = flags_now(course);
  REQUIRE(find(last, Rule::statement) != nullptr);
  CHECK(find(last, Rule::statement)->is_steady);
  CHECK(find(last, Rule::statement)->level == FlagLevel::none);
  CHECK(find(last, Rule::statement)->chance_of == ChanceOf::unknown);
  CHECK(course.points()[3].dip.level == FlagLevel::notice);
  REQUIRE(find(last, Rule::statement)->stated.size() == 1);
  CHECK(find(last, Rule::statement)->stated[0].usual == 5.0);
}

TEST_CASE("flags: beside a steady statement a drop has the level of its numbers") {
  const Instrument instrument = check_in_12();
  std::vector<Session> sessions = sessions_of({8, 8, 8, 8, 8, 6});
  for (Session& session : sessions) session.r1 = 7;
  const Course course = course_of(instrument, sessions);
  const CoursePoint& point = course.points()[5];
  REQUIRE(point.statements.is_steady);
  CHECK(point.dip.level == FlagLevel::strong);
  REQUIRE(point.dip.level_of_numbers == FlagLevel::notice);
  CHECK(point.shown_level() == FlagLevel::notice);
  const std::vector<Flag> flags = flags_at(course, 5);
  REQUIRE(find(flags, Rule::dip) != nullptr);
  CHECK(find(flags, Rule::dip)->level == FlagLevel::notice);
  CHECK(find(flags, Rule::dip)->is_steady);
  CHECK(find(flags, Rule::statement) == nullptr);
}

TEST_CASE("flags: one deep dip that is back to usual is no drift") {
  const Instrument instrument = check_in_12();
  const Course course = course_of(instrument, sessions_of({8, 8, 8, 8, 8, 5, 8}));
  REQUIRE(course.points()[6].episode.state == EpisodeState::repaired);
  REQUIRE(course.points()[6].drift.is_flagged);
  CHECK(find(flags_now(course), Rule::drift) == nullptr);
}

TEST_CASE("flags: drift says since when, and is silent while an episode is open") {
  const Instrument instrument = check_in_12();
  // Series B of research B 3.3, by its fourth item.
  std::vector<Session> sessions = sessions_of({9, 9, 9, 9, 9, 9, 9, 8});
  const int tasks[] = {9, 8, 9, 8, 7, 6, 6, 7};
  for (std::size_t i = 0; i < sessions.size(); ++i) sessions[i].tasks = tasks[i];
  const Course course = course_of(instrument, sessions);
  REQUIRE_FALSE(course.points().back().episode_open());
  const std::vector<Flag> flags = flags_now(course);
  const Flag* drift = find(flags, Rule::drift);
  REQUIRE(drift != nullptr);
  CHECK(drift->since == 1);
  CHECK(drift->usual == 9.0);
  CHECK(drift->below == 1.25);
  CHECK(drift->chance == 0.05);
  CHECK(drift->chance_of == ChanceOf::course);
  sessions.push_back({9, 3});
  const Course open = course_of(instrument, sessions);
  REQUIRE(open.points().back().episode_open());
  CHECK(open.points().back().drift.is_flagged);
  CHECK(find(flags_now(open), Rule::drift) == nullptr);
}

TEST_CASE("flags: lower than before stands until usual is reached again") {
  const Instrument instrument = check_in_12();
  std::vector<Session> sessions = sessions_of({9, 8, 9, 8, 6, 6, 6, 6, 6, 6});
  const Course course = course_of(instrument, sessions);
  REQUIRE(course.points()[8].episode.state == EpisodeState::unrepaired);
  CHECK(find(flags_at(course, 9), Rule::dip) == nullptr);  // six is the new usual
  const std::vector<Flag> flags = flags_now(course);
  const Flag* lower = find(flags, Rule::still_lower);
  REQUIRE(lower != nullptr);
  CHECK(lower->since == 4);
  CHECK(lower->usual == 8.5);
  CHECK(lower->below == 2.5);
  CHECK(lower->chance == 0.02);
  CHECK(lower->chance_of == ChanceOf::course);
  sessions.push_back({11, 7});
  CHECK(find(flags_now(course_of(instrument, sessions)), Rule::still_lower) != nullptr);
  sessions.push_back({12, 8});
  CHECK(find(flags_now(course_of(instrument, sessions)), Rule::still_lower) == nullptr);
  sessions.push_back({13, 6});
  CHECK_FALSE(course_of(instrument, sessions).still_lower({}));
}

TEST_CASE("flags: what is still lower and rises again is not going down") {
  const Instrument instrument = check_in_12();
  const Course course = course_of(instrument, sessions_of({9, 9, 9, 9, 9, 5, 5, 5, 5, 5, 6}));
  REQUIRE(course.still_lower({}));
  REQUIRE(course.points().back().drift.is_flagged);
  CHECK(find(flags_now(course), Rule::drift) == nullptr);
  CHECK(find(flags_now(course), Rule::still_lower) != nullptr);
}

TEST_CASE("flags: lower than before is gone once the therapist closed it, and only that one") {
  const Instrument instrument = check_in_12();
  const Course course =
      course_of(instrument, sessions_of({9, 9, 9, 9, 7, 7, 7, 7, 7, 7, 7, 7, 4, 4, 4, 4, 4, 4}));
  REQUIRE(course.episodes().size() == 2);
  const Id first = course.points()[4].check_in;
  const Id second = course.points()[12].check_in;
  CHECK(course.still_lower({})->opened_by == 4);
  CHECK(course.still_lower({second})->opened_by == 4);
  CHECK(course.still_lower({first})->opened_by == 12);
  CHECK_FALSE(course.still_lower({first, second}));
  CHECK(find(flags_of(course, day_of_session(18), {first, second}), Rule::still_lower) == nullptr);
}

TEST_CASE("flags: an early decline is told among the first five scores only") {
  const Instrument instrument = check_in_12();
  std::vector<Session> sessions = sessions_of({9, 8, 7});
  const std::vector<Flag> flags = flags_now(course_of(instrument, sessions));
  REQUIRE(find(flags, Rule::early_decline) != nullptr);
  CHECK(find(flags, Rule::early_decline)->statistic == -1.0);
  for (int number = 4; number <= 6; ++number) sessions.push_back({number, 7});
  CHECK(find(flags_now(course_of(instrument, sessions)), Rule::early_decline) == nullptr);
}

TEST_CASE("flags: a gap and a dip before it carry the days, and no number of what did not come") {
  const Instrument instrument = check_in_12();
  const std::vector<Session> sessions = sessions_of({8, 8, 8, 5});
  const Course course = course_of(instrument, sessions);
  CHECK(find(flags_of(course, day_of_session(7), {}), Rule::dip_then_silence) == nullptr);
  const std::vector<Flag> soon = flags_of(course, day_of_session(8), {});
  REQUIRE(find(soon, Rule::dip_then_silence) !=
          nullptr);  // a check-in a day is usual here, and two days' grace
  CHECK(find(soon, Rule::dip_then_silence)->silence->days == 4);
  CHECK(find(soon, Rule::dip_then_silence)->chance == kCourse.chance_strong);
  CHECK(find(soon, Rule::gap) == nullptr);
  const std::vector<Flag> late = flags_of(course, day_of_session(4 + 15), {});
  REQUIRE(find(late, Rule::gap) != nullptr);
  CHECK(find(late, Rule::gap)->silence->usual_days == 1.0);
  CHECK(find(late, Rule::gap)->chance_of == ChanceOf::unknown);
}

TEST_CASE("flags: all tens for four check-ins, and a low start, are information without a level") {
  const Instrument instrument = check_in_12();
  const std::vector<Flag> tens = flags_now(course_of(instrument, sessions_of({9, 10, 10, 10, 10})));
  REQUIRE(tens.size() == 1);
  CHECK(tens[0].rule == Rule::flat_maximum);
  CHECK(tens[0].since == 1);
  CHECK(tens[0].level == FlagLevel::none);
  CHECK(tens[0].chance_of == ChanceOf::course);

  Session session{1, 8};
  session.tasks = 3;
  const std::vector<Flag> low = flags_now(course_of(instrument, {session}));
  REQUIRE(low.size() == 1);
  CHECK(low[0].rule == Rule::low_start);
  CHECK(low[0].chance == 0.04);
}

TEST_CASE("flags: one number for every question is at most a small change, and opens no episode") {
  const Instrument instrument = check_in_12();
  std::vector<Session> sessions = sessions_of({9, 9, 9, 9, 7});
  sessions.back().r1 = 7;
  sessions.back().r2 = 7;
  const Course course = course_of(instrument, sessions);
  CHECK(course.points()[4].dip.is_capped);
  CHECK_FALSE(course.episode_open());
  const std::vector<Flag> flags = flags_now(course);
  REQUIRE(find(flags, Rule::same_number) != nullptr);
  REQUIRE(find(flags, Rule::dip) != nullptr);
  CHECK(find(flags, Rule::dip)->level == FlagLevel::notice);
  // Another number anywhere, one left out, or one below the middle, is no such slip.
  sessions.back().r2 = 8;
  CHECK(course_of(instrument, sessions).episode_open());
  sessions = sessions_of({9, 9, 9, 9, 4});
  sessions.back().r1 = sessions.back().r2 = 4;
  CHECK(find(flags_now(course_of(instrument, sessions)), Rule::same_number) == nullptr);
  CHECK(course_of(instrument, sessions).episode_open());
}
