// One's own check-ins as a table for a spreadsheet (FORMAT.md, 1).
#pragma once

#include "exchange/own_answers.h"

namespace attune::exchange {

// `check_ins` by session day. `language`: of the questions and of the words of answers.
std::string write_own_csv(const std::vector<OwnCheckIn>& check_ins, std::string_view language);

// One cell of text: never run as a formula, quoted where it must be.
std::string text_cell(std::string_view text);

}  // namespace attune::exchange
