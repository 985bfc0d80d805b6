// Which items are asked, given the answers so far.
#pragma once

#include "instrument/answer.h"

namespace attune {

// True if the item has no condition or any of them holds. Looks at earlier items only. REQUIRES: answers by
// item index.
bool is_asked(const Instrument& instrument, std::size_t item, const std::vector<Answer>& answers,
              bool episode_open);

}  // namespace attune
