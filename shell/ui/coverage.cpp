#include "ui/coverage.h"

#include <algorithm>
#include <iterator>

#include "font_coverage.h"

namespace attune::ui {
namespace {

bool is_covered(char32_t letter) {
  return std::any_of(
      std::begin(kFontCoverage), std::end(kFontCoverage),
      [letter](const CodePointRange& range) { return letter >= range.first && letter <= range.last; });
}

}  // namespace

bool can_draw(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto first = static_cast<unsigned char>(text[at++]);
    // The leading ones of the first byte count the bytes (RFC 3629).
    char32_t letter = first < 0x80   ? first
                      : first < 0xE0 ? first & 0x1Fu
                      : first < 0xF0 ? first & 0x0Fu
                                     : 7u & first;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80)
      letter = letter << 6 | (static_cast<unsigned char>(text[at++]) & 0x3Fu);
    if (letter != '\n' && !is_covered(letter)) return false;
  }
  return true;
}

}  // namespace attune::ui
