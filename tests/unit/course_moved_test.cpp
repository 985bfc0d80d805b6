// Which answers moved far from this person's own median.
#include "course/moved.h"

#include "course_sessions.h"

using namespace attune;

namespace {

std::vector<Session> eights(int count) {
  std::vector<Session> sessions;
  for (int i = 1; i <= count; ++i) sessions.push_back({i, 8, 1, 0});
  return sessions;
}

std::vector<std::string> ids_of(const Instrument& instrument, const std::vector<MovedItem>& moved) {
  std::vector<std::string> ids;
  for (const MovedItem& one : moved) ids.push_back(instrument.item(one.item).id);
  return ids;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("moved: a first check-in has no usual, and one like the others moved nowhere") {
  const Instrument instrument = check_in_12();
  CHECK(moved_items(course_of(instrument, {{1, 2, 9, 9}}), 0).empty());
  const Course course = course_of(instrument, eights(5));
  for (std::size_t point = 0; point < 5; ++point) CHECK(moved_items(course, point).empty());
}

TEST_CASE("moved: three or more from the median counts, two do not, up as well as down") {
  const Instrument instrument = check_in_12();
  std::vector<Session> sessions = eights(4);
  sessions.push_back({5, 6, 4, 2});
  CHECK(ids_of(instrument, moved_items(course_of(instrument, sessions), 4)) == Ids{"R1"});
  sessions.back() = {5, 8, 1, 0, 1, 0, 0, 5};
  const std::vector<MovedItem> moved = moved_items(course_of(instrument, sessions), 4);
  REQUIRE(moved.size() == 1);
  CHECK(instrument.item(moved[0].item).id == "A4");
  CHECK(moved[0].value == 5);
  CHECK(moved[0].usual == 8.0);
}

TEST_CASE("moved: at most three, the farthest first, of equals the one that is asked first") {
  const Instrument instrument = check_in_12();
  std::vector<Session> sessions = eights(4);
  sessions.push_back({5, 4, 9, 3, 1, 0, 0, 3});
  const Course course = course_of(instrument, sessions);
  CHECK(ids_of(instrument, moved_items(course, 4)) == Ids{"R1", "A4", "A1"});
}

TEST_CASE("moved: what was lower does not become the usual, and a skipped answer did not move") {
  const Instrument instrument = check_in_12();
  std::vector<Session> sessions = eights(4);
  for (int i = 5; i <= 7; ++i) sessions.push_back({i, 4, 6, 0});
  sessions.push_back({8, std::nullopt, 6, 0});
  const Course course = course_of(instrument, sessions);
  CHECK(ids_of(instrument, moved_items(course, 6)) == Ids{"R1", "A1", "A2"});
  CHECK(ids_of(instrument, moved_items(course, 7)) == Ids{"R1"});
}
