// All check-ins of this phone as the files of the exchange room take them.
#pragma once

#include "exchange/own_answers.h"
#include "state.h"
#include "ui/ui.h"

namespace attune::client {

std::vector<exchange::OwnCheckIn> own_check_ins(const State& state);
// Of all that is on this phone, sent or not.
Course own_course(const State& state);
// How it has felt: no level, no mark, no lane.
ui::Chart felt_chart(const State& state, const Course& course);

}  // namespace attune::client
