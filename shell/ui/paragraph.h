// Text that knows its lines: laid out once, drawn where it goes, and told to the twin with the same breaks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/pass.h"

namespace attune::ui {

enum class Align : std::uint8_t { left, centre, right };

struct Paragraph {
  std::vector<Line> lines;
  TypeFace face;
  float width = 0;  // of the widest line
  float height = 0;
  bool drawable = true;        // false: the font lacks a character, so nothing is drawn
  std::string broken() const;  // with a line feed at every break
  void draw(Pass& pass, float x, float y, float width, Colour colour, Align align = Align::left) const;
};

Paragraph lay_out(const Pass& pass, std::string_view text, TypeFace face, float width);

}  // namespace attune::ui
