// What stands at the head of a client's page and in the list of clients: each rule that holds, in words, with
// its reason; and on demand why it is marked. The rules are src/course's; here they only get their words.
#pragma once

#include "charts.h"

namespace attune::therapist {

struct Sign {
  std::string key;  // "dip", "drift"; the same from frame to frame
  ui::Mark mark = ui::Mark::none;
  std::string words = {};   // "Below usual since 3 March"
  std::string detail = {};  // one sentence with its numbers; may be empty
  std::optional<Flag> flag = {};
  std::optional<Episode> episode = {};
  std::size_t began = 0;         // the check-in
  std::string_view quiets = {};  // the mark that an answer quiets (course/quiet.h); empty: nothing to answer
  std::optional<QuietedMark> quieted = {};
};

// In the order to read them, but for those that were answered; never empty for a client with a check-in.
std::vector<Sign> signs_of(const State& state, const ClientCourse& client);
// Those that were answered.
std::vector<Sign> quiet_signs_of(const State& state, const ClientCourse& client);
// The rule in plain words, the numbers, and how often chance alone does this. Empty where nothing is marked.
std::vector<std::string> why_of(const State& state, const Course& course, const Sign& sign);
std::vector<Id> closed_by_hand(const ClientCourse& client);

}  // namespace attune::therapist
