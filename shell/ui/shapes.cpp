// Words with a shape beside them: icons, marks, quotations; and QR codes.
#include <algorithm>
#include <cmath>

#include "ui/plot.h"

namespace attune::ui {
namespace {

// Part of a circle; degrees count clockwise from the right.
std::vector<Point> arc(Point centre, float radius, float from_deg, float to_deg) {
  constexpr int kSteps = 12;
  std::vector<Point> points;
  for (int i = 0; i <= kSteps; ++i) {
    const float angle = (from_deg + (to_deg - from_deg) * static_cast<float>(i) / kSteps) * 0.01745329f;
    points.push_back({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
  }
  return points;
}

// Strokes of 2 in a box of 24.
void draw_icon(Pass& pass, Icon icon, float x, float y) {
  const float width = tokens::kIconStroke;
  const Colour colour = pass.theme().accent;
  const auto line = [&](std::vector<Point> points) {
    for (Point& point : points) point.x += x, point.y += y;
    pass.stroke(std::move(points), width, colour);
  };
  const auto frame = [&](Rect rect, float corner) {
    pass.box({x + rect.x, y + rect.y, rect.width, rect.height}, corner, pass.theme().ground, colour, width);
  };
  switch (icon) {
    case Icon::clock:
      pass.ring({x + 12, y + 12}, 10, width, colour);
      return line({{12, 6}, {12, 12}, {16, 14}});
    case Icon::phone:
      frame({5, 2, 14, 20}, 3);
      return line({{10, 18}, {14, 18}});
    case Icon::person:
      pass.ring({x + 12, y + 7}, 5, width, colour);
      return line(arc({12, 22}, 8, 180, 360));
    case Icon::call:
      return line({{7, 3},
                   {4, 3},
                   {3, 5},
                   {4, 11},
                   {8, 16},
                   {13, 20},
                   {19, 21},
                   {21, 20},
                   {21, 17},
                   {16, 15},
                   {14, 17},
                   {10, 14},
                   {7, 10},
                   {9, 8},
                   {7, 3}});
    case Icon::lock:
      line(arc({12, 9}, 5, 180, 360));
      line({{7, 9}, {7, 12}});
      line({{17, 9}, {17, 12}});
      return frame({4, 11, 16, 10}, 3);
    case Icon::file:
      line({{14, 2}, {6, 2}, {5, 3}, {5, 21}, {6, 22}, {18, 22}, {19, 21}, {19, 7}, {14, 2}});
      return line({{9, 12}, {15, 12}});
    case Icon::check:
      return line({{4, 13}, {9, 18}, {20, 6}});
  }
}

struct Beside {
  std::string_view key, text;
  float room = 0;  // for the shape at the left
  Style style = Style::body;
  Tone tone = Tone::text;
};

// Lays out the words right of a shape; answers where the shape goes and how high all of it is.
Rect put_beside(Pass& pass, const Pass::Slot& slot, const Beside& beside, float above = 0) {
  const float x = slot.x + pass.inset() + beside.room, width = slot.x + slot.width - pass.inset() - x;
  const Paragraph words = lay_out(pass, beside.text, pass.face(beside.style), width);
  Node& node =
      pass.announce(Role::text, beside.key, words.broken(), {x, slot.y + above, width, words.height});
  node.style = beside.style, node.tone = beside.tone;
  node.shown = node.measured = !words.drawable;
  const float height = words.drawable ? words.height : pass.measured(node.id, words.height);
  node.rect.height = height;
  words.draw(pass, x, slot.y + above, width, pass.colour(beside.tone));
  pass.end(slot, height + 2 * above, beside.room + words.width + 2 * pass.inset(),
           pass.type().widest_word(beside.text, words.face) + beside.room);
  return {slot.x + pass.inset(), slot.y + above, beside.room, height};
}

}  // namespace

void point(Pass& pass, std::string_view key, Icon icon, std::string_view words) {
  const Pass::Slot slot = pass.begin(Flow::point);
  const Rect at = put_beside(pass, slot, {key, words, tokens::kIcon + tokens::kSpace16});
  draw_icon(pass, icon, at.x, at.y + std::floor((static_cast<float>(pass.face(Style::body).line) - 24) / 2));
}

void quote(Pass& pass, std::string_view key, std::string_view words) {
  const Pass::Slot slot = pass.begin(Flow::words);
  const Rect at = put_beside(pass, slot, {key, words, 16}, 4);
  pass.box({at.x, at.y - 4, 3, at.height + 8}, 1.5f, pass.theme().ask);
}

void marked(Pass& pass, std::string_view key, Mark mark, std::string_view words) {
  const Pass::Slot slot = pass.begin(Flow::words);
  const Beside beside{key, words, mark == Mark::none ? 0.0f : 22.0f, Style::body_bold, tone_of(mark)};
  const Rect at = put_beside(pass, slot, beside);
  const float line = static_cast<float>(pass.face(Style::body).line);
  if (mark != Mark::none) draw_mark(pass, {at.x + 8, at.y + line / 2}, mark, 1, 0, 0);
}

void empty(Pass& pass, std::string_view key, std::string_view title, std::string_view words) {
  const Scope box = card(pass, key);
  mark(pass);
  heading(pass, "title", title);
  text(pass, "words", words, Style::body, Tone::muted);
}

void qr(Pass& pass, const Qr& qr) {
  constexpr float kSideMax = 360, kQuiet = 4;
  constexpr Colour kBlack = 0x000000FF, kWhite = 0xFFFFFFFF;  // of every theme: a scanner reads it
  const Pass::Slot slot = pass.begin(Flow::control);
  const float squares = static_cast<float>(qr.size) + 2 * kQuiet;
  const float module = std::max(2.0f, std::floor(std::min(slot.width, kSideMax) / squares));
  const Rect rect{slot.x, slot.y, module * squares, module * squares};
  pass.box(rect, tokens::kCornerStop, kWhite);
  std::string bits;
  for (const bool is_black : qr.modules) bits += is_black ? '1' : '0';
  const std::size_t size = static_cast<std::size_t>(qr.size);
  for (std::size_t row = 0; row < size; ++row) {
    for (std::size_t first = 0, end = 0; first < size; first = end) {  // one box a run
      const bool is_black = qr.modules[row * size + first];
      for (end = first; end < size && qr.modules[row * size + end] == is_black;) ++end;
      if (!is_black) continue;
      pass.box({rect.x + (kQuiet + static_cast<float>(first)) * module,
                rect.y + (kQuiet + static_cast<float>(row)) * module,
                static_cast<float>(end - first) * module, module},
               0, kBlack);
    }
  }
  Node& node = pass.announce(Role::image, qr.key, qr.label, rect);
  node.squares = qr.size;
  node.payload = std::move(bits);
  pass.end(slot, rect.height, rect.width, rect.width);
}

}  // namespace attune::ui
