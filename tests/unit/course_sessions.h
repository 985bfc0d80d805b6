// Check-ins made of a few numbers, for tests of a course.
#pragma once

#include <string>
#include <vector>

#include "course/course.h"
#include "instrument_files.h"

namespace attune {

struct Session {
  int number;  // its id, and its day after 1 March 2026
  std::optional<int> alliance;
  int r1 = 0;
  int r2 = 0;
  std::uint32_t revision = 1;
  std::int64_t finished_at_ms = 0;
  int day_offset = 0;             // days after its usual day
  std::optional<int> tasks = {};  // A4, where it differs
};

inline CheckIn check_in_of(const Instrument& instrument, const Session& session) {
  CheckInParts parts;
  parts.id = {static_cast<std::uint8_t>(session.number)};
  parts.revision = session.revision;
  parts.instrument = instrument.key();
  parts.session_day = {day_of({2026, 3, 1}).count + session.number + session.day_offset};
  parts.finished_at_ms = session.finished_at_ms;
  parts.answers.resize(instrument.item_count());
  for (std::size_t item = 0; item < 4 && session.alliance; ++item) {
    parts.answers[item] = {Answer::Kind::value, *session.alliance, {}, true};
  }
  if (session.tasks) parts.answers[3] = {Answer::Kind::value, *session.tasks, {}, true};
  parts.answers[index_of(instrument, "R1")] = {Answer::Kind::value, session.r1, {}, true};
  parts.answers[index_of(instrument, "R2")] = {Answer::Kind::value, session.r2, {}, true};
  Result<CheckIn> check_in = CheckIn::make(instrument, std::move(parts));
  REQUIRE(check_in.ok());
  return std::move(check_in).value();
}

inline Course course_of(const Instrument& instrument, const std::vector<Session>& sessions) {
  std::vector<CheckIn> check_ins;
  for (const Session& session : sessions) check_ins.push_back(check_in_of(instrument, session));
  return Course::of(instrument, check_ins);
}

}  // namespace attune
