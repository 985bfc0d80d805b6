// All of one's own check-ins, for a program (FORMAT.md, 2).
#pragma once

#include "exchange/own_answers.h"

namespace attune::exchange {

// `check_ins` by session day. `language`: of the questions and of the words of answers.
std::string write_own_json(const std::vector<OwnCheckIn>& check_ins, std::string_view language);

}  // namespace attune::exchange
