// What a therapist answered to a mark: it stays quiet, "later" comes back with the next check-in.
#include "course/quiet.h"

#include <algorithm>

#include "course_sessions.h"

using namespace attune;

namespace {

Id id_of(int number) { return {static_cast<std::uint8_t>(number)}; }

std::vector<Session> dip_at_five() {
  std::vector<Session> sessions;
  for (const int value : {8, 8, 8, 8, 5}) {
    sessions.push_back({static_cast<int>(sessions.size()) + 1, value});
  }
  sessions.back().r1 = 6;
  return sessions;
}

QuietedMark answered(int check_in, const char* mark, QuietAnswer answer, int last) {
  return {id_of(check_in), mark, answer, id_of(last), 0};
}

}  // namespace

TEST_CASE("quiet: talked about and not needed hold for that mark of that check-in, and for no other") {
  const Instrument instrument = check_in_12();
  const Course course = course_of(instrument, dip_at_five());
  for (const QuietAnswer answer : {QuietAnswer::talked_about, QuietAnswer::not_needed}) {
    const std::vector<QuietedMark> quieted = {answered(5, "dip", answer, 5)};
    const QuietedMark* found = quieting_of(course, "dip", 4, quieted);
    REQUIRE(found != nullptr);
    CHECK(found->answer == answer);
    CHECK(quieting_of(course, "dip", 3, quieted) == nullptr);
    CHECK(quieting_of(course, kEpisodeMark, 4, quieted) == nullptr);
  }
  CHECK(quieting_of(course, "dip", 4, {}) == nullptr);
}

TEST_CASE("quiet: later is quiet until the next check-in, and then that mark stands there again") {
  const Instrument instrument = check_in_12();
  std::vector<Session> sessions = dip_at_five();
  const std::vector<QuietedMark> quieted = {answered(5, "dip", QuietAnswer::later, 5)};
  const Course before = course_of(instrument, sessions);
  CHECK(quieting_of(before, "dip", 4, quieted) != nullptr);
  CHECK(flags_put_off(before, quieted).empty());  // it stands among the flags of today
  sessions.push_back({6, 8});
  const Course after = course_of(instrument, sessions);
  CHECK(quieting_of(after, "dip", 4, quieted) == nullptr);
  const std::vector<Flag> back = flags_put_off(after, quieted);
  REQUIRE(back.size() == 1);
  CHECK(back[0].rule == Rule::dip);
  CHECK(back[0].point == 4);
  CHECK(back[0].level == FlagLevel::strong);
  SUBCASE("put off once more it waits for the one after that") {
    const std::vector<QuietedMark> again = {answered(5, "dip", QuietAnswer::later, 6)};
    CHECK(flags_put_off(after, again).size() == 1);  // so that it can be taken back
    CHECK(quieting_of(after, "dip", 4, again) != nullptr);
    sessions.push_back({7, 8});
    const Course next = course_of(instrument, sessions);
    CHECK(flags_put_off(next, again).size() == 1);
    CHECK(quieting_of(next, "dip", 4, again) == nullptr);
  }
  SUBCASE("talked about in the end it can be taken back until the next one, and then stays away") {
    const std::vector<QuietedMark> talked = {answered(5, "dip", QuietAnswer::talked_about, 6)};
    CHECK(flags_put_off(after, talked).size() == 1);
    CHECK(quieting_of(after, "dip", 4, talked) != nullptr);
    sessions.push_back({7, 8});
    CHECK(flags_put_off(course_of(instrument, sessions), talked).empty());
  }
  SUBCASE("talked about while it was the last one it never comes back") {
    CHECK(flags_put_off(after, {answered(5, "dip", QuietAnswer::talked_about, 5)}).empty());
  }
  SUBCASE("an answer to a check-in that was taken back says nothing") {
    CHECK(flags_put_off(after, {answered(9, "dip", QuietAnswer::later, 9)}).empty());
  }
}

TEST_CASE("quiet: what goes on is one mark from where it began, through all its check-ins") {
  const Instrument instrument = check_in_12();
  std::vector<Session> sessions = dip_at_five();
  const std::vector<QuietedMark> talked = {answered(5, "episode", QuietAnswer::talked_about, 5)};
  const std::vector<QuietedMark> put_off = {answered(5, "episode", QuietAnswer::later, 5)};
  sessions.push_back({6, 5});
  const Course course = course_of(instrument, sessions);
  REQUIRE(course.episode_open());
  const std::size_t began = course.episodes().back().opened_by;
  CHECK(began == 4);
  CHECK(quieting_of(course, kEpisodeMark, began, talked) != nullptr);
  CHECK(quieting_of(course, kEpisodeMark, began, put_off) == nullptr);
  CHECK(flags_put_off(course, put_off).empty());  // it stands there by itself
}

TEST_CASE("quiet: every rule has a mark of its own, but dip and statement share one") {
  std::vector<std::string_view> marks;
  for (int rule = 0; rule <= static_cast<int>(Rule::same_number); ++rule) {
    marks.push_back(mark_of_rule(static_cast<Rule>(rule)));
    CHECK_FALSE(marks.back().empty());
  }
  std::sort(marks.begin(), marks.end());
  CHECK(std::unique(marks.begin(), marks.end()) - marks.begin() ==
        static_cast<std::ptrdiff_t>(marks.size()) - 1);
}
