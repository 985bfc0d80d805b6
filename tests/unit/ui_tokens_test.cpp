// Colours can be read on what they stand on, in all four themes.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "tokens.h"

using namespace attune;

namespace {

double channel(std::uint32_t colour, int shift) {
  const double value = static_cast<double>(colour >> shift & 0xFF) / 255;
  return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(std::uint32_t colour) {
  return 0.2126 * channel(colour, 24) + 0.7152 * channel(colour, 16) + 0.0722 * channel(colour, 8);
}

// WCAG 2.2, contrast ratio.
double contrast(std::uint32_t a, std::uint32_t b) {
  const double light = std::max(luminance(a), luminance(b)), dark = std::min(luminance(a), luminance(b));
  return (light + 0.05) / (dark + 0.05);
}

}  // namespace

TEST_CASE("ui: G4: every word's colour stands out from every ground it is used on") {
  for (std::size_t i = 0; i < 4; ++i) {
    const tokens::Theme& theme = tokens::kThemes[i];
    const double least = i < 2 ? 4.5 : 7;
    CAPTURE(i);
    for (const std::uint32_t ground : {theme.ground, theme.card, theme.sunken}) {
      for (const std::uint32_t words :
           {theme.text, theme.muted, theme.accent, theme.ask, theme.change, theme.usual_ink}) {
        CHECK(contrast(words, ground) >= least);
      }
      CHECK(contrast(theme.control, ground) >= 3);
      CHECK(contrast(theme.focus, ground) >= 3);
    }
    CHECK(contrast(theme.on_accent, theme.accent) >= least);
  }
}
