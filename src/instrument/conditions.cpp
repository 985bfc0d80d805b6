#include "instrument/conditions.h"

#include <algorithm>

namespace attune {

bool is_asked(const Instrument& instrument, std::size_t item, const std::vector<Answer>& answers,
              bool episode_open) {
  const std::vector<Condition>& conditions = instrument.item(item).ask_if_any;
  const auto holds = [&](const Condition& condition) {
    if (condition.is_episode_open) return episode_open;
    const Answer& answer = answers[condition.item];
    return answer.kind == Answer::Kind::value && answer.number >= condition.at_least;
  };
  return conditions.empty() || std::any_of(conditions.begin(), conditions.end(), holds);
}

}  // namespace attune
