#include "speech.h"

namespace attune::speech {

void need_therapist_words(State& state) {
  if (state.strings.has(Part::therapist) || state.is_fetching_words) return;
  state.is_fetching_words = true;
  state.words_fault.reset();
  const auto arrived = [&state](const Reply& reply) {
    state.is_fetching_words = false;
    const Status read =
        reply.ok ? state.strings.add(Part::therapist, text_of(reply.bytes)) : Status(reply.fault);
    if (read) return;
    state.note(read.fault());
    state.words_fault = read.fault();
  };
  state.ask_beyond_desk(LoadWords{state.language, Part::therapist}, arrived);
}

bool is_speechless(const State& state) {
  return is_therapists(state.screen) && !state.strings.has(Part::therapist);
}

}  // namespace attune::speech
