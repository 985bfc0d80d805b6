// The three kinds of hard moment as cards: what it is, how it shows in the room, what shows in a check-in,
// and how it tends to be worked out. A card describes a kind; it never says that this is what happened.
#pragma once

#include <string_view>

#include "guidance/rows.h"
#include "instrument/score.h"

namespace attune::guidance {

// The strings are `guidance.kind.<key>.name`, `.what`, `.shows`, `.check_in` and `.path`. What shows in a
// check-in is ours (research B 4), so it has no line.
struct Kind {
  StrainType type;
  std::string_view key;
  Source what;
  Source shows;
  Source path;
};
// REQUIRES: type is not none.
const Kind& kind_of(StrainType type);

}  // namespace attune::guidance
