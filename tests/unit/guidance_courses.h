// Courses for the guidance tests: each made of real check-ins of the instrument that the app ships.
#pragma once

#include <algorithm>
#include <map>

#include "guidance/suggest.h"
#include "instrument_files.h"

namespace attune::guidance {

// One check-in. An item that stands in none of these was not answered. Quiet by itself: nothing in it is low,
// and nothing is at the top.
struct Told {
  int day = 0;  // after 1 March 2026
  std::map<std::string, int> values = {{"A1", 8}, {"A2", 8}, {"A3", 8}, {"A4", 8}, {"R1", 0}, {"R2", 0},
                                       {"N1", 8}, {"N2", 8}, {"N3", 8}, {"M1", 8}, {"M2", 6}};
  std::map<std::string, int> choices;   // the index of a choice
  std::map<std::string, int> specials;  // the index of a special answer
  std::map<std::string, std::string> notes;

  Told& set(const std::string& item, int value) {
    values[item] = value;
    return *this;
  }
  Told& alliance(int value) { return set("A1", value).set("A2", value).set("A3", value).set("A4", value); }
  Told& choose(const std::string& item, int index) {
    choices[item] = index;
    return *this;
  }
};
inline constexpr int kAskMe = 0;  // the choices of U1, in the file's order
inline constexpr int kIWill = 1;
inline constexpr int kJustKnow = 2;
inline constexpr int kNotTalked = 1;  // of P1's special answers

inline CheckIn told(const Instrument& instrument, const Told& each, std::uint8_t number) {
  CheckInParts parts;
  parts.id = {number};
  parts.instrument = instrument.key();
  parts.session_day = {day_of({2026, 3, 1}).count + each.day};
  parts.answers.resize(instrument.item_count());
  const auto put = [&](const std::string& id, Answer answer) {
    parts.answers[index_of(instrument, id)] = std::move(answer);
  };
  for (const auto& [id, value] : each.values) put(id, {Answer::Kind::value, value, {}, true});
  for (const auto& [id, index] : each.choices) put(id, {Answer::Kind::choice, index, {}, true});
  for (const auto& [id, index] : each.specials) put(id, {Answer::Kind::special, index, {}, true});
  for (const auto& [id, text] : each.notes) put(id, {Answer::Kind::note, 0, text, true});
  Result<CheckIn> check_in = CheckIn::make(instrument, std::move(parts));
  REQUIRE(check_in.ok());
  return std::move(check_in).value();
}

struct Story {
  Course course;
  GuidanceInput input;
};

// A check-in a week unless they say other days. Looked at on the last one's day, or `days_later`.
inline Story story_of(std::vector<Told> tellings, Tags tags = {}, int days_later = 0,
                      const std::vector<Id>& closed = {}, const Instrument& instrument = check_in_12()) {
  std::vector<CheckIn> check_ins;
  for (std::size_t i = 0; i < tellings.size(); ++i) {
    if (tellings[i].day == 0) tellings[i].day = static_cast<int>(7 * i);
    check_ins.push_back(told(instrument, tellings[i], static_cast<std::uint8_t>(i + 1)));
  }
  const Day today = {check_ins.back().session_day().count + days_later};
  Course course = Course::of(instrument, check_ins);
  GuidanceInput input = input_of(course, check_ins.back(), today, closed, tags);
  return {std::move(course), std::move(input)};
}

inline std::vector<Told> quiet_weeks(std::size_t count) { return std::vector<Told>(count); }

inline std::vector<Told> with(std::vector<Told> before, const std::vector<Told>& after) {
  before.insert(before.end(), after.begin(), after.end());
  return before;
}

inline std::vector<Row> rows_picked(const GuidanceInput& input) {
  std::vector<Row> rows;
  for (const Prompt& prompt : suggest(input)) rows.push_back(prompt.row);
  return rows;
}

// Where a row stands among the prompts; rows.size() where it does not.
inline std::size_t place_of(const std::vector<Row>& rows, Row row) {
  return static_cast<std::size_t>(std::find(rows.begin(), rows.end(), row) - rows.begin());
}
inline bool has(const std::vector<Row>& rows, Row row) { return place_of(rows, row) < rows.size(); }

inline const Prompt& prompt_of(const std::vector<Prompt>& prompts, Row row) {
  const auto found = std::find_if(prompts.begin(), prompts.end(),
                                  [&](const Prompt& prompt) { return prompt.row == row; });
  REQUIRE(found != prompts.end());
  return *found;
}

}  // namespace attune::guidance
