// A desk whose database does not open: nothing of it is written over, and the person has three ways on. An
// earlier state that is still here, a copy that they saved, and all the files for somebody who can help.
#pragma once

#include "state.h"

namespace attune::damaged {

void use(State& state, const UseDamaged& use, std::string_view value);

// A copy in place of what did not open, which is set aside; or as a new desk if not even its first file
// reads.
void restore_over(State& state, Bytes copy);

}  // namespace attune::damaged
