// Titles, text, what a person wrote, banners, progress and the mark.
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/paragraph.h"

namespace attune::ui {
namespace {

// Words that stand on the page itself keep more distance from its edge than cards do.
float word_inset(const Pass& pass, const Pass::Slot& slot) {
  return !slot.in_row || slot.is_first ? pass.inset() : 0;
}

struct Words {
  Role role = Role::text;
  int level = 0;
  std::string_view key, text;
  Style style = Style::body;
  Tone tone = Tone::text;
  Flow flow = Flow::words;
  bool native = false;
};

// A heading is set smaller before one of its words is cut in two.
Style style_that_fits(const Pass& pass, const Words& words, float width) {
  Style style = words.style;
  for (const Style smaller : {Style::head, Style::body_bold}) {
    const bool is_cut = pass.type().widest_word(words.text, pass.face(style)) > width;
    if (words.role == Role::heading && style > smaller && is_cut) style = smaller;
  }
  return style;
}

// What a line wants beside something else: room for three words or so. With less each has a line of its own.
constexpr float kLeast_em = 8;

void put_words(Pass& pass, const Words& words) {
  const Pass::Slot slot = pass.begin(words.flow);
  const float inset = word_inset(pass, slot);
  const float x = slot.x + inset, width = slot.width - 2 * inset;
  const Style style = style_that_fits(pass, words, width);
  const TypeFace face = pass.face(style);
  Paragraph paragraph = lay_out(pass, words.text, face, width);
  if (words.native) paragraph.drawable = false;
  const bool native = !paragraph.drawable;
  Node& node = pass.announce(words.role, words.key, native ? std::string(words.text) : paragraph.broken(),
                             {x, slot.y, width, paragraph.height});
  node.level = words.level, node.style = style, node.tone = words.tone;
  node.shown = node.measured = native;
  const float height = native ? pass.measured(node.id, paragraph.height) : paragraph.height;
  node.rect.height = height;
  paragraph.draw(pass, x, slot.y, width, pass.colour(words.tone));
  const float natural = pass.type().width(words.text, face);
  const float least =
      std::max(std::min(natural, kLeast_em * face.size), pass.type().widest_word(words.text, face));
  pass.end(slot, height, natural + 2 * inset, least);
}

}  // namespace

// On a small phone a question must leave room for its answers.
void title(Pass& pass, std::string_view text) {
  constexpr float kNarrow = 340;
  const Style style = pass.view().width < kNarrow ? Style::head : Style::title;
  put_words(pass, {Role::heading, 1, "title", text, style, Tone::text, Flow::title});
}

void heading(Pass& pass, std::string_view key, std::string_view text) {
  put_words(pass, {Role::heading, 2, key, text, Style::head, Tone::text, Flow::heading});
}

void text(Pass& pass, std::string_view key, std::string_view text, Style style, Tone tone) {
  put_words(pass, {Role::text, 0, key, text, style, tone});
}

void written(Pass& pass, std::string_view key, std::string_view text, Style style) {
  put_words(pass, {Role::text, 0, key, text, style, Tone::text, Flow::words, true});
}

void banner(Pass& pass, std::string_view key, std::string_view text, Tone tone) {
  constexpr float kPad = 16, kBar = 4;
  const Pass::Slot slot = pass.begin(Flow::control);
  const float width = slot.width - 2 * kPad - kBar;
  const Paragraph paragraph = lay_out(pass, text, pass.face(Style::body), width);
  Node& node = pass.announce(Role::banner, key, paragraph.broken(), {});
  node.shown = node.measured = !paragraph.drawable;
  const float inner = paragraph.drawable ? paragraph.height : pass.measured(node.id, paragraph.height);
  const tokens::Theme& theme = pass.theme();
  pass.box({slot.x, slot.y, slot.width, inner + 24}, tokens::kCornerField, theme.card, theme.hairline,
           theme.border);
  pass.box({slot.x + 8, slot.y + 12, kBar, inner}, kBar / 2, pass.colour(tone));
  node.rect = {slot.x + kBar + kPad, slot.y + 12, width, inner};
  paragraph.draw(pass, node.rect.x, node.rect.y, width, theme.text);
  pass.end(slot, inner + 24, paragraph.width + 2 * kPad + kBar,
           pass.type().widest_word(text, paragraph.face) + 2 * kPad + kBar);
}

void progress(Pass& pass, std::string_view key, std::string_view label, int at, int of) {
  const Pass::Slot slot = pass.begin(Flow::progress);
  const float inset = word_inset(pass, slot);
  const Rect rect{slot.x + inset, slot.y, slot.width - 2 * inset, tokens::kProgressHeight};
  const tokens::Theme& theme = pass.theme();
  const float piece = (rect.width + tokens::kProgressGap) / static_cast<float>(of);
  for (int i = 0; i < of; ++i) {
    const float left = rect.x + piece * static_cast<float>(i);
    const bool is_done = i < at;
    pass.box({left, rect.y, piece - tokens::kProgressGap, rect.height}, tokens::kCornerBar,
             is_done ? theme.accent : theme.track, theme.control, is_done ? 0 : theme.track_edge);
  }
  Node& node = pass.announce(Role::progress, key, label, rect);
  node.value = std::to_string(at) + "/" + std::to_string(of);
  pass.end(slot, rect.height, 0, 0);
}

void announce(Pass& pass, std::string_view text, bool urgent, std::uint32_t event) {
  pass.announcements().push_back({std::string(text), urgent, event});
}

void said(Pass& pass, std::string_view text, std::uint32_t event) {
  pass.announce(Role::said, "said", text, {});
  announce(pass, text, false, event);
}

namespace {

// A smooth line through points whose slopes are those of their neighbours (Catmull and Rom).
template <std::size_t N>
std::vector<Point> smooth(const std::array<Point, N>& through, float x, float y) {
  constexpr int kSteps = 10;
  std::vector<Point> points;
  const auto at = [&through](std::size_t i) { return through[std::min(i, N - 1)]; };
  for (std::size_t i = 0; i + 1 < N; ++i) {
    const Point a = at(i == 0 ? 0 : i - 1), b = at(i), c = at(i + 1), d = at(i + 2);
    for (int step = 0; step < kSteps; ++step) {
      const float t = static_cast<float>(step) / kSteps, t2 = t * t, t3 = t2 * t;
      const auto blend = [t, t2, t3](float p, float q, float r, float s) {
        return 0.5f * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t2 + (3 * q - p - 3 * r + s) * t3);
      };
      points.push_back({x + blend(a.x, b.x, c.x, d.x), y + blend(a.y, b.y, c.y, d.y)});
    }
  }
  points.push_back({x + at(N - 1).x, y + at(N - 1).y});
  return points;
}

template <std::size_t N>
void thick_line(Pass& pass, const std::array<Point, N>& through, float x, float y, Colour colour) {
  std::vector<Point> points = smooth(through, x, y);
  const Point first = points.front(), last = points.back();
  pass.stroke(std::move(points), tokens::kMarkStroke, colour);
  pass.disc(first, tokens::kMarkStroke / 2, colour);
  pass.disc(last, tokens::kMarkStroke / 2, colour);
}

}  // namespace

void mark(Pass& pass) {
  constexpr std::array<Point, 5> kFirst{{{4, 18}, {28, 8}, {74, 27}, {108, 8}, {124, 18}}};
  constexpr std::array<Point, 6> kSecond{{{4, 30}, {20, 39}, {50, 20}, {78, 39}, {108, 20}, {124, 30}}};
  const Pass::Slot slot = pass.begin(Flow::mark);
  const float x = slot.x + word_inset(pass, slot);
  thick_line(pass, kSecond, x, slot.y, pass.theme().usual);
  thick_line(pass, kFirst, x, slot.y, pass.theme().accent);
  pass.end(slot, tokens::kMarkHeight, tokens::kMarkWidth, tokens::kMarkWidth);
}

}  // namespace attune::ui
