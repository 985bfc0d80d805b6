#include "therapist/portions.h"

#include "therapist/caseload.h"
#include "therapist/inbox_parts.h"

namespace attune::therapist {
namespace {

constexpr std::int64_t kPortion_ms = 30;
constexpr std::size_t kStoredTogether = 50;

// One step; false if there was nothing to do.
bool do_a_step(State& state) {
  Portions& portions = state.therapist.portions;
  if (!portions.to_keep.empty()) return keep_next(state), true;
  const bool is_last = portions.to_read.empty();
  if (!portions.to_store.empty() && (is_last || portions.to_store.size() >= kStoredTogether)) {
    return store_standings(state), true;
  }
  if (is_last) return false;
  const std::size_t place = portions.to_read.back();
  portions.to_read.pop_back();
  make_standing(state, place);
  return true;
}

}  // namespace

bool has_portions(const State& state) {
  const Portions& portions = state.therapist.portions;
  return !portions.to_keep.empty() || !portions.to_read.empty() || !portions.to_store.empty();
}

void do_a_portion(State& state) {
  const std::int64_t until_ms = state.host.now_ms() + kPortion_ms;
  while (do_a_step(state) && state.host.now_ms() < until_ms) {}
}

}  // namespace attune::therapist
