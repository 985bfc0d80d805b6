// Lines of one text: where each goes, and the text with its breaks.
#include "ui/paragraph.h"

#include <algorithm>
#include <cmath>

namespace attune::ui {

std::string Paragraph::broken() const {
  std::string text;
  for (const Line& line : lines) {
    if (&line != &lines.front()) text += '\n';
    text += line.words;
  }
  return text;
}

void Paragraph::draw(Pass& pass, float x, float y, float room, Colour colour, Align align) const {
  if (!drawable) return;
  for (const Line& line : lines) {
    const float free = align == Align::left     ? 0
                       : align == Align::centre ? (room - line.width) / 2
                                                : room - line.width;
    pass.words(x + std::max(0.0f, free), y, line.words, face, colour);
    y += static_cast<float>(face.line);
  }
}

Paragraph lay_out(const Pass& pass, std::string_view text, TypeFace face, float width) {
  Paragraph paragraph;
  paragraph.face = face;
  paragraph.drawable = pass.type().can_draw(text);
  paragraph.lines = pass.type().break_lines(text, face, std::max(1.0f, width));
  for (const Line& line : paragraph.lines) paragraph.width = std::max(paragraph.width, std::ceil(line.width));
  paragraph.height = static_cast<float>(face.line) * static_cast<float>(paragraph.lines.size());
  return paragraph;
}

}  // namespace attune::ui
