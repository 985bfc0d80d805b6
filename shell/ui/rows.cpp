// Rows of a list: one that is pressed as a whole, and one with a switch.
#include <algorithm>
#include <cmath>

#include "ui/plot.h"

namespace attune::ui {
namespace {

constexpr float kRowPad = 13, kMarkWidth = 20, kArrowWidth = 20;

void rule_between(Pass& pass, const Pass::Slot& slot, bool is_between) {
  if (!is_between) return;
  pass.box({slot.x, slot.y, slot.width, 1}, 0, pass.theme().hairline);
}

}  // namespace

void switch_row(Pass& pass, const SwitchRow& row) {
  const tokens::Theme& theme = pass.theme();
  const bool is_between = pass.last_flow() == Flow::rows;
  const Pass::Slot slot = pass.begin(Flow::rows);
  rule_between(pass, slot, is_between);
  const float inset = pass.inset();
  const float x = slot.x + inset, full = slot.width - 2 * inset;
  const float words_width = full - tokens::kSwitchWidth - tokens::kSpace16;
  const bool has_answer = !row.answer.empty();
  const Paragraph label =
      lay_out(pass, row.label, pass.face(has_answer ? Style::small : Style::body), words_width);
  const Paragraph answer =
      lay_out(pass, row.answer, pass.face(row.on ? Style::body_bold : Style::body), words_width);
  const float inner = label.height + (has_answer ? answer.height : 0);
  const float height = std::max(tokens::kControlHeight, inner + 2 * kRowPad);
  const float top = slot.y + std::floor((height - inner) / 2);
  label.draw(pass, x, top, words_width, has_answer ? theme.muted : theme.text);
  if (has_answer) answer.draw(pass, x, top + label.height, words_width, row.on ? theme.text : theme.muted);

  const float width = tokens::kSwitchWidth, tall = tokens::kSwitchHeight;
  const Rect pill{x + full - width, slot.y + std::floor((height - tall) / 2), width, tall};
  const float thumb = row.on ? tokens::kSwitchThumb : tokens::kSwitchThumbOff;
  const float centre_x = row.on ? pill.right() - tall / 2 : pill.x + tall / 2;
  pass.box(pill, tall / 2, row.on ? theme.accent : theme.card, theme.control, row.on ? 0 : 2.0f);
  pass.box({centre_x - thumb / 2, pill.y + (tall - thumb) / 2, thumb, thumb}, thumb / 2,
           row.on ? theme.on_accent : theme.control);

  Node& node = pass.announce(Role::toggle, row.key, label.broken(), {slot.x, slot.y, slot.width, height});
  node.description = has_answer ? answer.broken() : "";
  node.value = row.on ? "1" : "0";
  node.box = {x - slot.x, top - slot.y, words_width, label.height};
  node.style = has_answer ? Style::small : Style::body;
  node.corner = tokens::kCornerField;
  node.shown = !label.drawable || !answer.drawable;
  node.action = row.action;
  pass.end(slot, height, pass.type().width(row.label, label.face) + width + tokens::kSpace16, width + 80);
}

namespace {

// What a list row is made of, laid out: words one under another, a small word or a sparkline at the right.
struct RowLayout {
  Paragraph title, level, detail;
  TypeFace fine;
  bool has_day_inline = false;  // the day stands behind the title, because the right is taken
  // What stands behind a title has a line of its own below it, because the title is long.
  bool is_behind_below = false;
  bool is_detail_under = false;  // under the sparkline, where the whole width is free
  float aside = 0;               // width of what stands at the right
  float inner = 0, height = 0;   // of the words, and of the row
};

// What a sparkline must leave for the words beside it.
constexpr float kBesideSparkline_em = 10;

RowLayout lay_out_row(const Pass& pass, const ListRow& row, float width) {
  const bool is_dense = pass.in_pane();
  RowLayout out;
  const Style small = is_dense ? Style::caption : Style::small;
  out.fine = pass.face(small);
  out.has_day_inline = row.sparkline.has_value();
  const float day = row.trailing.empty() ? 0 : width_of(pass, row.trailing, out.fine) + 8;
  out.aside = row.sparkline ? tokens::kSparklineWidth + 12 : day;
  if (!is_dense) out.aside += kArrowWidth;
  const float words = width - out.aside;
  out.is_detail_under = row.sparkline && (is_dense || words < kBesideSparkline_em * out.fine.size);
  const float in_line = (out.has_day_inline ? day : 0) +
                        (row.badge.empty() ? 0 : width_of(pass, row.badge, pass.bold(small)) + 24);
  const TypeFace bold = is_dense ? pass.bold(Style::small) : pass.face(Style::body_bold);
  out.is_behind_below = in_line > 0 && width_of(pass, row.title, bold) > words - in_line;
  out.title = lay_out(pass, row.title, bold, out.is_behind_below ? words : words - in_line);
  const float under = is_dense ? width : width - kArrowWidth;
  const float level = out.is_detail_under && !is_dense ? under : words;  // closer rows begin higher
  out.level = lay_out(pass, row.level, pass.bold(small), level - kMarkWidth);
  out.detail = lay_out(pass, row.detail, out.fine, out.is_detail_under ? under : words);
  if (row.level.empty()) out.level.height = 0;
  if (row.detail.empty()) out.detail.height = 0;
  const float pad = is_dense ? 10 : kRowPad;
  out.inner = out.title.height + out.level.height + out.detail.height;
  if (out.is_behind_below) out.inner += static_cast<float>(out.fine.line);
  out.height = std::max(is_dense ? tokens::kWordsHeight : tokens::kControlHeight, out.inner + 2 * pad);
  return out;
}

void draw_badge(Pass& pass, std::string_view words, float x, float middle, Style style) {
  const TypeFace face = pass.bold(style);
  const float line = static_cast<float>(face.line), top = std::floor(middle - line / 2);
  pass.box({x, top, width_of(pass, words, face) + 16, line}, line / 2, pass.theme().accent);
  put_words(pass, x + 8, top, words, face, pass.theme().on_accent);
}

void draw_row_words(Pass& pass, const ListRow& row, const RowLayout& in, float x, float y, float width) {
  const tokens::Theme& theme = pass.theme();
  in.title.draw(pass, x, y, width, theme.text);
  const float fine_line = static_cast<float>(in.fine.line), first = static_cast<float>(in.title.face.line);
  float behind = in.is_behind_below ? x : x + in.title.width + 8;
  const float middle = in.is_behind_below ? y + in.title.height + fine_line / 2 : y + first / 2;
  if (in.has_day_inline && !row.trailing.empty()) {
    behind += put_words(pass, behind, middle - fine_line / 2, row.trailing, in.fine, theme.muted) + 8;
  }
  if (!row.badge.empty()) {
    draw_badge(pass, row.badge, behind, middle, pass.in_pane() ? Style::caption : Style::small);
  }
  y += in.title.height + (in.is_behind_below ? fine_line : 0);
  if (!row.level.empty()) {
    const bool has_mark = row.mark != Mark::none;
    if (has_mark)
      draw_mark(pass, {x + 7, y + static_cast<float>(in.level.face.line) / 2}, row.mark, 0.8f, 3, 0);
    in.level.draw(pass, has_mark ? x + kMarkWidth : x, y, width, colour_of(pass, row.mark));
    y += in.level.height;
  }
  if (!row.detail.empty()) in.detail.draw(pass, x, y, width, pass.colour(row.tone));
}

void draw_row_aside(Pass& pass, const ListRow& row, const RowLayout& in, Rect rect) {
  const float middle = rect.y + rect.height / 2;
  float right = rect.right();
  if (!pass.in_pane()) {
    const float tip = right - 2;
    pass.stroke({{tip - 6, middle - 6}, {tip, middle}, {tip - 6, middle + 6}}, tokens::kIconStroke,
                pass.theme().accent);
    right -= kArrowWidth;
  }
  if (row.sparkline) {
    const tokens::Theme& theme = pass.theme();
    const bool is_on_card = pass.in_card() || row.current;
    const Colour ground = is_on_card ? theme.card : pass.in_pane() ? theme.pane : theme.ground;
    const float top = in.is_detail_under ? rect.y + 8 : std::floor(middle - tokens::kSparklineHeight / 2);
    draw_sparkline(pass, *row.sparkline,
                   {right - tokens::kSparklineWidth, top, tokens::kSparklineWidth, tokens::kSparklineHeight},
                   ground);
  } else if (!row.trailing.empty()) {
    put_words(pass, right, middle - static_cast<float>(in.fine.line) / 2, row.trailing, in.fine,
              pass.theme().muted, Align::right);
  }
}

void draw_current(Pass& pass, Rect rect) {
  const tokens::Theme& theme = pass.theme();
  const Rect box{rect.x - 12, rect.y, rect.width + 24, rect.height};
  if ((theme.shadow & 0xFF) != 0) pass.shadow(box, tokens::kCornerField);
  pass.box(box, tokens::kCornerField, theme.card, theme.card_edge, theme.card_edge_width);
  pass.box({box.x + 4, box.y + 14, 4, box.height - 28}, 2, theme.accent);
}

}  // namespace

void list_row(Pass& pass, const ListRow& row) {
  const bool is_between = pass.last_flow() == Flow::rows || pass.follows_entry();
  const Pass::Slot slot = pass.begin(Flow::rows);
  rule_between(pass, slot, is_between && !pass.in_pane());
  const float inset = pass.inset();
  const float x = slot.x + inset, width = slot.width - 2 * inset;
  const RowLayout in = lay_out_row(pass, row, width);
  if (row.current) draw_current(pass, {x, slot.y, width, in.height});
  draw_row_words(pass, row, in, x, slot.y + std::floor((in.height - in.inner) / 2), width);
  draw_row_aside(pass, row, in, {x, slot.y, width, in.height});

  std::string label(row.title), lines(row.title);
  for (const std::string_view part : {row.badge, row.level, row.detail, row.trailing}) {
    if (part.empty()) continue;
    label += ", " + std::string(part);
    lines += '\n' + std::string(part);
  }
  Node& node = pass.announce(Role::button, row.key, label, {slot.x, slot.y, slot.width, in.height});
  node.visible = std::move(lines);
  node.corner = tokens::kCornerField;
  node.is_row = true;
  node.is_current = row.current;
  node.shown = !in.title.drawable || !in.detail.drawable;
  node.action = row.action;
  pass.end(slot, in.height, in.title.width + in.aside, 160);
}

}  // namespace attune::ui
