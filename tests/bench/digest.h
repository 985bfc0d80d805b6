// One hash over all that the engine makes of a file: two builds that print the same have made the same bits.
#pragma once

#include <string>
#include <vector>

#include "bench/bench_file.h"

namespace attune::bench {

std::string digest_of(const std::vector<Case>& cases);

}  // namespace attune::bench
