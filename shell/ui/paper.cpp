#include "ui/paper.h"

#include <cmath>

namespace attune::ui {
namespace {

// Paper has no themes: whatever its colour on the screen, ink is black but for what lies behind or rules.
// Some looks have one colour for several of these: what is written or drawn with comes first.
PaperInk ink_of(Colour colour, const tokens::Theme& theme) {
  if (colour == theme.text || colour == theme.line) return PaperInk::black;
  if (colour == theme.usual) return PaperInk::usual;
  if (colour == theme.card || colour == theme.ground) return PaperInk::paper;
  if (colour == theme.below) return PaperInk::below;
  if (colour == theme.hairline || colour == theme.control) return PaperInk::rule;
  return PaperInk::black;
}

float tenth(float length) { return std::round(length * 10) / 10; }

// Without a stream and without digits that nobody sees.
std::string figure(float length) {
  const long tenths = std::lround(length * 10);
  const std::string sign = tenths < 0 ? "-" : "";
  const long size = std::labs(tenths);
  return sign + std::to_string(size / 10) + (size % 10 == 0 ? "" : "." + std::to_string(size % 10));
}

std::string path_through(const std::vector<Point>& points, Rect rect, bool is_closed) {
  std::string path;
  for (const Point& point : points) {
    path += (path.empty() ? 'M' : 'L') + figure(point.x - rect.x) + ' ' + figure(point.y - rect.y);
  }
  return path + (is_closed ? "z" : "");
}

std::string path_around(const Rect& box, Rect rect) {
  return path_through(
      {{box.x, box.y}, {box.right(), box.y}, {box.right(), box.bottom()}, {box.x, box.bottom()}}, rect, true);
}

std::string circle(const Rect& box, float inside, Rect rect) {
  const float radius = box.width / 2 - inside;
  const std::string half = "a" + figure(radius) + ' ' + figure(radius) + " 0 0 1 ";
  return 'M' + figure(box.x - rect.x + inside) + ' ' + figure(box.y - rect.y + box.height / 2) + half +
         figure(2 * radius) + " 0" + half + figure(-2 * radius) + " 0z";
}

PaperMark mark_of(const Ink& ink, const tokens::Theme& theme, Rect rect) {
  PaperMark mark;
  mark.ink = ink_of(ink.fill, theme);
  switch (ink.shape) {
    case Shape::words:
      mark.ink = PaperInk::black;
      mark.words = ink.words;
      mark.size = static_cast<float>(ink.face.size);
      mark.is_bold = ink.face.bold;
      mark.x = tenth(ink.rect.x - rect.x);
      mark.y = tenth(ink.rect.y - rect.y + ink.rect.height / 2);
      break;
    case Shape::stroke:
      mark.path = path_through(ink.points, rect, false);
      mark.size = tenth(ink.width);
      break;
    case Shape::area:
      mark.path = path_through(ink.points, rect, true);
      break;
    case Shape::disc:
      mark.path = circle(ink.rect, 0, rect);
      break;
    case Shape::ring:
      mark.path = circle(ink.rect, ink.width / 2, rect);
      mark.size = tenth(ink.width);
      break;
    case Shape::box:
    case Shape::shadow:
      mark.path = path_around(ink.rect, rect);
      break;
  }
  return mark;
}

}  // namespace

std::vector<PaperMark> paper_marks(const std::vector<Ink>& ink, std::size_t first, const tokens::Theme& theme,
                                   Rect rect) {
  std::vector<PaperMark> marks;
  for (std::size_t i = first; i < ink.size(); ++i) marks.push_back(mark_of(ink[i], theme, rect));
  return marks;
}

}  // namespace attune::ui
