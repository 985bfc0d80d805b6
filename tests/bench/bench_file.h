// Reads a benchmark's file: one row a session, with the columns of tests/vectors/course/bench1000.csv.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "instrument/answer.h"

namespace attune::bench {

struct Session {
  int number = 0;               // from 1; sessions without a row were missed
  std::vector<Answer> answers;  // of bench_instrument(); an empty field is skipped
  double effect = 0;            // above 0: the simulation made this session worse
};

struct Case {
  std::string client;
  int onset = 0;                  // the session a rupture began at; 0: none
  std::vector<Session> sessions;  // by number
};

// Four alliance items and two strain items, 0 to 10, as Check-in 12 has them.
const Instrument& bench_instrument();

// Rows in any order; columns by their names in any order, others are passed over. Absent, with the line and
// the reason in `why`, for anything that cannot be meant: no rows, a column or a number that is missing, an
// answer off the scale, a session twice, two onsets of one client.
std::optional<std::vector<Case>> read_bench_file(std::string_view text, std::string& why);

}  // namespace attune::bench
