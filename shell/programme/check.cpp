// What is right and wrong with this site, for whoever hosts it. The lines come in their own words from
// web/worker/check.ts; their first letter says what they are.
#include <algorithm>

#include "screens.h"

namespace attune {

void draw_check(const State& state, ui::Pass& pass) {
  const std::string_view lines = state.checked;
  std::size_t number = 0;
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    const std::string_view words = lines.substr(at + 1, end - at - 1);
    const std::string key = std::to_string(++number);
    switch (lines[at]) {
      case '#':
        ui::title(pass, words);
        break;
      case '=':
        ui::heading(pass, key, words);
        break;
      case '-':
        ui::banner(pass, key, words, ui::Tone::ask);
        break;
      default:
        ui::point(pass, key, ui::Icon::check, words);
    }
    at = end + 1;
  }
}

}  // namespace attune
