// All check-ins of this phone as the files of the exchange room take them.
#pragma once

#include "exchange/own_answers.h"
#include "state.h"

namespace attune::client {

std::vector<exchange::OwnCheckIn> own_check_ins(const State& state);

}  // namespace attune::client
