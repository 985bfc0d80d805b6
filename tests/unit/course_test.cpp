#include "course/course.h"

#include <algorithm>

#include "course_sessions.h"

using namespace attune;

TEST_CASE("course: no check-in is no point, and one has no usual") {
  const Instrument instrument = check_in_12();
  CHECK(course_of(instrument, {}).points().empty());
  CHECK_FALSE(course_of(instrument, {}).episode_open());
  const Course course = course_of(instrument, {{1, 8}});
  REQUIRE(course.points().size() == 1);
  CHECK_FALSE(course.points()[0].dip.m);
  CHECK(course.points()[0].reading.x == 8.0);
  CHECK(course.points()[0].scores[0] == 8.0);
}

TEST_CASE(
    "course: order is session day, then as given, whenever each was finished, and the days in any order") {
  const Instrument instrument = check_in_12();
  Session first{2, 9};
  first.finished_at_ms = 20;  // kept later than the one that was sent after it
  Session second{1, 7};
  second.day_offset = 1;
  second.finished_at_ms = 10;
  const std::vector<Session> given = {{4, 6}, {0, 8}, first, second};
  const Course course = course_of(instrument, given);
  std::vector<double> order;
  for (const CoursePoint& point : course.points()) order.push_back(*point.reading.x);
  CHECK(order == std::vector<double>{8, 9, 7, 6});
  const Course again = course_of(instrument, {given[1], first, second, given[0]});
  for (std::size_t i = 0; i < 4; ++i) CHECK(again.points()[i].dip.z == course.points()[i].dip.z);
}

TEST_CASE("course: the first of a day that is corrected stays the first") {
  const Instrument instrument = check_in_12();
  Session second{1, 5};
  second.day_offset = 1;
  second.finished_at_ms = 200;
  Course course = course_of(instrument, {{2, 9, 0, 0, 1, 100}, second});
  course.add(check_in_of(instrument, {2, 4, 0, 0, 2, 300}));
  CHECK(course.points()[0].reading.x == 4.0);
  CHECK(course.points()[1].reading.x == 5.0);
}

TEST_CASE("course: of one check-in only the highest revision counts") {
  const Instrument instrument = check_in_12();
  const Course course = course_of(instrument, {{1, 8}, {2, 3, 0, 0, 2}, {2, 9, 0, 0, 1}});
  REQUIRE(course.points().size() == 2);
  CHECK(course.points()[1].reading.x == 3.0);
  CHECK(course.points()[1].revision == 2);
}

TEST_CASE("course: a series never crosses an instrument's version") {
  const Instrument instrument = check_in_12();
  std::string text = read_text_file(ATTUNE_VECTORS "/../../web/instruments/checkin12.json");
  const std::string version = "\"version\": 1";
  text.replace(text.find(version), version.size(), "\"version\": 2");
  const Result<Instrument> second = load_instrument(text);
  REQUIRE(second.ok());
  const std::vector<CheckIn> both = {check_in_of(instrument, {1, 8}), check_in_of(*second, {2, 2})};
  CHECK(Course::of(instrument, both).points().size() == 1);
  CHECK(Course::of(*second, both).points().size() == 1);
  CHECK_FALSE(Course::of(*second, both).points()[0].dip.m);
}

TEST_CASE("course: each item stands beside the median of what was usual before") {
  const Instrument instrument = check_in_12();
  const std::size_t r1 = index_of(instrument, "R1");
  const Course course = course_of(instrument, {{1, 8, 0}, {2, 8, 1}, {3, 8, 2}, {4, 8, 4}});
  CHECK_FALSE(course.usual_of(0, r1));
  CHECK(course.usual_of(2, r1) == 0.5);
  CHECK(course.usual_of(3, r1) == 1.0);
  CHECK(course.points()[3].values[r1] == 4);
  CHECK(course.points()[3].dip.rise == 3.0);
  CHECK(course.points()[3].strain_type == StrainType::withdrawal);
}

TEST_CASE("course: a check-in without a score is a point without z and changes no usual") {
  const Instrument instrument = check_in_12();
  const Course course = course_of(instrument, {{1, 8}, {2, std::nullopt, 6}, {3, 8}});
  REQUIRE(course.points().size() == 3);
  CHECK_FALSE(course.points()[1].dip.z);
  CHECK(course.points()[1].dip.level == FlagLevel::notice);  // it said so
  CHECK(course.points()[2].dip.prior_count == 1);
  CHECK(course.usual_of(2, index_of(instrument, "R1")) == 0.0);
}

TEST_CASE("course: an episode opens, keeps the usual as it was, and ends when usual is reached") {
  const Instrument instrument = check_in_12();
  std::vector<Session> sessions = {{1, 8}, {2, 9}, {3, 8}, {4, 4, 6}};
  CHECK(course_of(instrument, sessions).episode_open());
  sessions.push_back({5, 5, 6});
  const Course open = course_of(instrument, sessions);
  CHECK(open.episode_open());
  CHECK(open.points()[4].dip.m == open.points()[3].dip.m);
  CHECK(open.usual_of(4, index_of(instrument, "R1")) == 0.0);
  sessions.push_back({6, 8});
  const Course over = course_of(instrument, sessions);
  CHECK_FALSE(over.episode_open());
  CHECK(over.points()[4].episode_open());
  // The two readings inside never became usual; the one that ended it did.
  sessions.push_back({7, 8});
  CHECK(course_of(instrument, sessions).points()[6].dip.prior_count == 4);
}

TEST_CASE("course: what the client left out opens no episode on either side") {
  const Instrument instrument = check_in_12();
  const std::vector<Session> sessions = {{1, 8}, {2, 8}, {3, 8, 9}};
  std::vector<CheckIn> own;
  std::vector<CheckIn> sent;
  for (const Session& session : sessions) {
    own.push_back(check_in_of(instrument, session));
    sent.push_back(shared_view(instrument, own.back(), {index_of(instrument, "R1")}, false));
  }
  CHECK(Course::of(instrument, own).episode_open());
  CHECK_FALSE(Course::of(instrument, sent).episode_open());
}

TEST_CASE("course: one that lands in the past, or a higher revision, gives the same course as in order") {
  const Instrument instrument = check_in_12();
  const std::vector<Session> sessions = {{1, 8}, {2, 9}, {3, 8}, {4, 4, 6}, {5, 5}, {6, 8}, {7, 8}, {8, 3}};
  const Course straight = course_of(instrument, sessions);
  std::vector<Session> order = {{5, 5}, {1, 8}, {8, 9}, {3, 8}, {2, 2}, {7, 8}, {4, 4, 6}, {6, 8}};
  order.push_back({2, 9, 0, 0, 2});
  order.push_back({8, 3, 0, 0, 3});
  order.push_back({8, 1, 0, 0, 2});  // older than what is there: passed over
  const Course mixed = course_of(instrument, order);
  REQUIRE(mixed.points().size() == straight.points().size());
  for (std::size_t i = 0; i < straight.points().size(); ++i) {
    INFO("point " << i);
    const CoursePoint& ours = mixed.points()[i];
    const CoursePoint& theirs = straight.points()[i];
    CHECK(ours.check_in == theirs.check_in);
    CHECK(ours.dip.z == theirs.dip.z);
    CHECK(ours.dip.hybrid == theirs.dip.hybrid);
    CHECK(ours.episode.state == theirs.episode.state);
    CHECK(ours.episode.opened_by == theirs.episode.opened_by);
    CHECK(ours.drift.statistic == theirs.drift.statistic);
    CHECK(mixed.point_of(ours.check_in) == i);
    CHECK(mixed.usual_of(i, 0) == straight.usual_of(i, 0));
  }
}

TEST_CASE("course: a revision may move a check-in to another day") {
  const Instrument instrument = check_in_12();
  const Course course = course_of(instrument, {{1, 8}, {2, 7}, {3, 6}, {1, 5, 0, 0, 2, 0, 9}});
  REQUIRE(course.points().size() == 3);
  CHECK(course.points()[0].reading.x == 7.0);
  CHECK(course.points()[2].reading.x == 5.0);
  CHECK(course.point_of(Id{1}) == 2);
  CHECK_FALSE(course.point_of(Id{9}));
}

TEST_CASE("course: its episodes are told with who opened them and how they ended") {
  const Instrument instrument = check_in_12();
  const Course course =
      course_of(instrument, {{1, 8}, {2, 9}, {3, 8}, {4, 4}, {5, 8}, {6, 8}, {7, 3}, {8, 4}});
  const std::vector<Episode> episodes = course.episodes();
  REQUIRE(episodes.size() == 2);
  CHECK(episodes[0].opened_by == 3);
  CHECK(episodes[0].is_quick());
  CHECK(episodes[1].opened_by == 6);
  CHECK(episodes[1].state == EpisodeState::open);
  CHECK(episodes[1].length == 1);
}

TEST_CASE("course: the day is known from which another version was asked") {
  const Instrument instrument = check_in_12();
  const Course course = Course::of(instrument, {check_in_of(instrument, {1, 8})});
  CHECK(course.other_series().empty());
  const Instrument other = small_instrument();
  CheckInParts parts;
  parts.instrument = other.key();
  parts.session_day = Day{400};
  parts.answers.resize(other.item_count());
  Course both = course;
  both.add(*CheckIn::make(other, parts));
  parts.session_day = Day{300};
  both.add(*CheckIn::make(other, parts));
  CHECK(both.points().size() == 1);
  REQUIRE(both.other_series().size() == 1);
  CHECK(both.other_series()[0].instrument == other.key());
  CHECK(both.other_series()[0].first_day == Day{300});
}

TEST_CASE("course: an item's trend and a subscale's are on 0 to 10 beside their own usual") {
  const Instrument instrument = check_in_12();
  const Course course = course_of(instrument, {{1, 8, 2}, {2, 6, 4}, {3, std::nullopt, 3}});
  const std::vector<TrendPoint> item = course.trend_of_item(index_of(instrument, "R1"));
  CHECK(item[2].value == 3.0);
  CHECK(item[2].m == 3.0);
  const std::vector<TrendPoint> alliance = course.trend_of_subscale(0);
  CHECK_FALSE(alliance[2].value);
  CHECK(alliance[2].m == 7.0);
  CHECK(alliance[1].band);
}
