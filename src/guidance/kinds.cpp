#include "guidance/kinds.h"

#include <array>
#include <cassert>

namespace attune::guidance {

const Kind& kind_of(StrainType type) {
  // In the order of StrainType, without none.
  static constexpr std::array<Kind, 3> kKinds = {{
      {StrainType::withdrawal, "quiet", {1, 22, 22}, {1, 22, 22}, {1, 43, 43}},
      {StrainType::confrontation, "open", {1, 18, 18}, {1, 16, 18}, {1, 41, 41}},
      {StrainType::mixed, "both", {1, 14, 14}, {1, 14, 22}, {1, 45, 45}},
  }};
  assert(type != StrainType::none);
  const Kind& kind = kKinds[static_cast<std::size_t>(type) - 1];
  assert(kind.type == type);
  return kind;
}

}  // namespace attune::guidance
