// What the list of clients is made of: a course's standing, its bytes, and the order of the list.
#include "course/caseload.h"
#include "course/standing.h"

#include "course_sessions.h"

using namespace attune;

namespace {

Day day_of_session(int number) { return Day{day_of({2026, 3, 1}).count + number}; }

std::vector<Session> sessions_of(const std::vector<int>& alliance) {
  std::vector<Session> sessions;
  for (const int value : alliance) sessions.push_back({static_cast<int>(sessions.size()) + 1, value});
  return sessions;
}

// Each told in a few numbers; the last session is a day after the one before.
struct Told {
  const char* name;
  std::vector<Session> sessions;
};
std::vector<Told> all_told() {
  std::vector<Session> quiet = sessions_of({8, 8, 8, 8, 5});
  quiet.back().r1 = 6;
  std::vector<Session> stated = sessions_of({8, 8, 8, 8, 8});
  stated.back().r2 = 7;
  return {{"nobody", {}},
          {"one", sessions_of({8})},
          {"calm", sessions_of({8, 8, 9, 8, 8, 8, 9, 9, 8, 8, 8, 8, 9, 8})},
          {"quiet", quiet},
          {"stated", stated},
          {"open", sessions_of({8, 8, 9, 8, 8, 5, 6})},
          {"back", sessions_of({8, 8, 9, 8, 8, 5, 8})},
          {"still below", sessions_of({9, 9, 9, 9, 9, 5, 5, 5, 5, 5, 5})},
          {"drift", sessions_of({9, 9, 9, 9, 9, 9, 8, 8, 8, 8, 8, 8, 8})},
          {"decline", sessions_of({9, 8, 7})},
          {"tens", sessions_of({10, 10, 10, 10, 10})}};
}

void check_same(const Flag& a, const Flag& b) {
  CHECK(a.rule == b.rule);
  CHECK(a.level == b.level);
  CHECK(a.point == b.point);
  CHECK(a.since == b.since);
  CHECK(a.below == b.below);
  CHECK(a.usual == b.usual);
  CHECK(a.statistic == b.statistic);
  CHECK(a.is_steady == b.is_steady);
  CHECK(a.chance == b.chance);
  CHECK(a.chance_of == b.chance_of);
  REQUIRE(a.stated.size() == b.stated.size());
  for (std::size_t i = 0; i < a.stated.size(); ++i) {
    CHECK(a.stated[i].item == b.stated[i].item);
    CHECK(a.stated[i].value == b.stated[i].value);
    CHECK(a.stated[i].usual == b.stated[i].usual);
  }
  REQUIRE(a.silence.has_value() == b.silence.has_value());
  if (a.silence) CHECK(a.silence->days == b.silence->days);
  if (a.silence) CHECK(a.silence->usual_days == b.silence->usual_days);
}

Standing standing_of_sessions(const Instrument& instrument, const std::vector<Session>& sessions) {
  return standing_of(course_of(instrument, sessions), {});
}

Attention attention(const Instrument& instrument, const std::vector<Session>& sessions, int silent_days = 0) {
  const Day today = day_of_session(static_cast<int>(sessions.size()) + silent_days);
  return attention_of(standing_of_sessions(instrument, sessions), today);
}

}  // namespace

TEST_CASE("standing: on every day it tells the same flags as the course, also after it was bytes") {
  const Instrument instrument = check_in_12();
  for (const Told& told : all_told()) {
    CAPTURE(told.name);
    const Course course = course_of(instrument, told.sessions);
    const Result<Standing> standing = decode_standing(encode_standing(standing_of(course, {})));
    REQUIRE(standing.ok());
    for (const int silent_days : {0, 5, 10, 40}) {
      const Day today = day_of_session(static_cast<int>(told.sessions.size()) + silent_days);
      const std::vector<Flag> of_course = flags_of(course, today, {});
      const std::vector<Flag> of_standing = flags_of(*standing, today);
      REQUIRE(of_course.size() == of_standing.size());
      for (std::size_t i = 0; i < of_course.size(); ++i) check_same(of_course[i], of_standing[i]);
    }
  }
}

TEST_CASE("standing: it holds the last twelve sessions, the band, and the episode to tell with its days") {
  const Instrument instrument = check_in_12();
  const Standing calm = standing_of_sessions(instrument, all_told()[2].sessions);
  CHECK(calm.count == 14);
  REQUIRE(calm.last.size() == kStandingSessions);
  CHECK(calm.last.front().day == day_of_session(3));
  CHECK(calm.last.back().x == 8.0);
  CHECK(calm.has_usual);
  CHECK(calm.band.has_value());
  CHECK(!calm.episode.has_value());
  const Standing open = standing_of_sessions(instrument, all_told()[5].sessions);
  REQUIRE(open.episode.has_value());
  CHECK(open.episode->episode.state == EpisodeState::open);
  CHECK(open.episode->first == day_of_session(6));
  const Standing back = standing_of_sessions(instrument, all_told()[6].sessions);
  REQUIRE(back.episode.has_value());
  CHECK(back.episode->episode.state == EpisodeState::repaired);
  CHECK(back.episode->end == day_of_session(7));
  const Standing below = standing_of_sessions(instrument, all_told()[7].sessions);
  REQUIRE(below.episode.has_value());
  CHECK(below.episode->episode.state == EpisodeState::unrepaired);
  const Course course = course_of(instrument, all_told()[7].sessions);
  const Id& opened_by = course.points()[5].check_in;
  CHECK(!standing_of(course, {opened_by}).episode.has_value());
}

TEST_CASE("standing: a mark that was answered is left out, and one that was put off comes back") {
  const Instrument instrument = check_in_12();
  std::vector<Session> sessions = sessions_of({8, 8, 8, 8, 8, 8, 5});  // an early decline is another mark
  sessions.back().r1 = 6;
  const Course course = course_of(instrument, sessions);
  const Id last = course.points().back().check_in;
  const Day today = course.points().back().session_day;
  const std::vector<QuietedMark> talked = {{last, "dip", QuietAnswer::talked_about, last, 0},
                                           {last, std::string(kEpisodeMark), QuietAnswer::later, last, 0},
                                           {last, "silence", QuietAnswer::not_needed, last, 0}};
  Standing typed = standing_of(course, {}, talked);
  typed.is_from_paper = true;
  const Standing quiet = *decode_standing(encode_standing(typed));
  CHECK(quiet.has_quiet);
  CHECK(quiet.is_from_paper);
  CHECK(attention_of(quiet, today) == Attention::nothing);
  CHECK(attention_of(quiet, Day{today.count + 10}) == Attention::nothing);
  CHECK(attention_of(quiet, Day{today.count + 40}) == Attention::gap);
  // With the next check-in the episode is there again, because it was put off; the dip was talked about.
  sessions.push_back({8, 6});
  const Standing later = standing_of(course_of(instrument, sessions), {}, talked);
  REQUIRE(later.episode.has_value());
  CHECK(later.episode->episode.state == EpisodeState::open);
}

TEST_CASE("standing: a mark that was put off and is answered after the next check-in is left out too") {
  const Instrument instrument = check_in_12();
  std::vector<Session> sessions = sessions_of({8, 8, 8, 8, 5, 8});
  sessions[4].r1 = 6;
  const Course course = course_of(instrument, sessions);
  const Day today = course.points().back().session_day;
  const Id dip = course.points()[4].check_in, last = course.points()[5].check_in;
  const std::vector<QuietedMark> put_off = {{dip, "dip", QuietAnswer::later, dip, 0}};
  CHECK(attention_of(standing_of(course, {}, put_off), today) == Attention::worth_asking);
  for (const QuietAnswer answer : {QuietAnswer::talked_about, QuietAnswer::not_needed, QuietAnswer::later}) {
    const Standing standing = standing_of(course, {}, {{dip, "dip", answer, last, 0}});
    CHECK(standing.flags.empty());
    CHECK(standing.has_quiet);
    CHECK(attention_of(standing, today) == Attention::nothing);
  }
}

TEST_CASE("standing: bytes that are cut, longer or of another version are refused") {
  const Instrument instrument = check_in_12();
  const Bytes bytes = encode_standing(standing_of_sessions(instrument, all_told()[7].sessions));
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    CAPTURE(length);
    CHECK(decode_standing(ByteView(bytes).first(length)).fault() == Fault::malformed);
  }
  Bytes longer = bytes;
  longer.push_back(0);
  CHECK(decode_standing(longer).fault() == Fault::malformed);
  Bytes other = bytes;
  other[0] = 99;
  CHECK(decode_standing(other).fault() == Fault::malformed);
}

TEST_CASE("caseload: what asks for attention is told by the rules that hold") {
  const Instrument instrument = check_in_12();
  const std::vector<Told> told = all_told();
  CHECK(attention(instrument, told[0].sessions) == Attention::nothing);
  CHECK(attention(instrument, told[2].sessions) == Attention::nothing);
  CHECK(attention(instrument, told[3].sessions) == Attention::worth_asking);
  CHECK(attention(instrument, told[3].sessions, 10) == Attention::silent_after_lower);
  CHECK(attention(instrument, told[4].sessions) == Attention::worth_asking);
  CHECK(attention(instrument, told[5].sessions) == Attention::worth_asking);
  CHECK(attention(instrument, told[6].sessions) == Attention::nothing);
  CHECK(attention(instrument, told[7].sessions) == Attention::worth_asking);
  CHECK(attention(instrument, told[8].sessions) == Attention::small_change);
  CHECK(attention(instrument, told[9].sessions) == Attention::small_change);
  CHECK(attention(instrument, told[10].sessions) == Attention::nothing);
  CHECK(attention(instrument, told[2].sessions, 40) == Attention::gap);
}

TEST_CASE("caseload: lower then silent, worth asking, small change, gap, the rest; then the later session") {
  const Instrument instrument = check_in_12();
  const std::vector<Told> told = all_told();
  const auto standing = [&](std::size_t which) {
    return standing_of_sessions(instrument, told[which].sessions);
  };
  const Day today = day_of_session(20);
  const auto moved = [](Standing of, int days) {
    for (Standing::Session& session : of.last) session.day.count += days;
    return of;
  };
  const Standing silent = standing(3);
  const Standing asking = moved(standing(3), 15);
  const Standing change = moved(standing(8), 7);
  const Standing gap = moved(standing(2), -30);
  const Standing calm = moved(standing(2), 6);
  const Standing calm_earlier = moved(standing(2), 2);
  const Standing none = standing(0);
  const std::vector<CaseloadEntry> entries = {{&none, "A"},   {&calm_earlier, "B"}, {&calm, "D"},
                                              {nullptr, "E"}, {&gap, "F"},          {&change, "G"},
                                              {&asking, "H"}, {&silent, "I"},       {&calm, "C"}};
  const std::vector<std::size_t> order = caseload_order(entries, today);
  std::string aliases;
  for (const std::size_t place : order) aliases += entries[place].alias;
  CHECK(aliases == "IHGFCDBAE");
}

TEST_CASE("caseload: chance marks two of a hundred, of the sessions of the last four weeks") {
  const Instrument instrument = check_in_12();
  const Standing calm = standing_of_sessions(instrument, sessions_of({8, 8, 8, 8, 8, 8, 8, 8}));
  const std::vector<CaseloadEntry> entries = {{&calm, "A"}, {&calm, "B"}, {nullptr, "C"}};
  CHECK(check_ins_a_week(entries, day_of_session(8)) == 4.0);
  CHECK(check_ins_a_week(entries, day_of_session(8 + 27)) == 0.5);
  CHECK(check_ins_a_week(entries, day_of_session(8 + 28)) == 0.0);
  CHECK(check_ins_a_week(entries, day_of_session(0)) == 0.0);
  CHECK(marked_by_chance(20) == doctest::Approx(0.4));
}
