// The second article's six therapist behaviours, the needs each serves, and the answers that bring each up.
// The article's summary list (lines 343 to 353) stands where its sections say less (lines 267, 335).
#pragma once

#include <vector>

#include "guidance/facts.h"
#include "guidance/rows.h"

namespace attune::guidance {

enum class Need : std::uint8_t { autonomy, competence, relatedness };

// The string is `guidance.<key of row>.looks`, beside the row's own three. `shows_in` are the article's lines
// for what it looks like; the row's source is the summary list.
struct Behaviour {
  Row row;
  std::vector<Need> needs;
  Source shows_in;
  std::vector<Aspect> low;       // an answer that brings it up when it is low (strain: when it is high)
  bool by_request = false;       // and by a shared wish for more, less or something new
  bool by_drift = false;         // and by a slow fall
};
const std::vector<Behaviour>& behaviours();

struct NeedSupport {
  Need need;
  Aspect aspect;
  std::vector<Row> rows;
};
const std::vector<NeedSupport>& need_supports();

}  // namespace attune::guidance
