// Rows of a list: one that is pressed as a whole, and one with a switch.
#include <algorithm>
#include <cmath>

#include "ui/paragraph.h"

namespace attune::ui {
namespace {

constexpr float kRowPad = 13;

void rule_between(Pass& pass, const Pass::Slot& slot, Flow above) {
  if (above != Flow::rows) return;
  pass.box({slot.x, slot.y, slot.width, 1}, 0, pass.theme().hairline);
}

}  // namespace

void switch_row(Pass& pass, const SwitchRow& row) {
  const tokens::Theme& theme = pass.theme();
  const Flow above = pass.last_flow();
  const Pass::Slot slot = pass.begin(Flow::rows);
  rule_between(pass, slot, above);
  const float inset = pass.at_root() ? tokens::kWordMargin - tokens::kMargin : 0;
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

void list_row(Pass& pass, const ListRow& row) {
  const tokens::Theme& theme = pass.theme();
  const Flow above = pass.last_flow();
  const Pass::Slot slot = pass.begin(Flow::rows);
  rule_between(pass, slot, above);
  const TypeFace small = pass.face(Style::small);
  const float arrow = 20, trailing_width = row.trailing.empty()
                                               ? 0
                                               : std::ceil(pass.type().width(row.trailing, small)) + 8;
  const float words_width = slot.width - trailing_width - arrow;
  const Paragraph title = lay_out(pass, row.title, pass.face(Style::body_bold), words_width);
  const Paragraph detail = lay_out(pass, row.detail, small, words_width);
  const float detail_height = row.detail.empty() ? 0 : detail.height;
  const float height = std::max(tokens::kControlHeight, title.height + detail_height + 2 * kRowPad);
  const float top = slot.y + std::floor((height - title.height - detail_height) / 2);
  title.draw(pass, slot.x, top, words_width, theme.text);
  if (!row.detail.empty()) detail.draw(pass, slot.x, top + title.height, words_width, pass.colour(row.tone));
  const float middle = slot.y + height / 2, tip = slot.x + slot.width - 2;
  if (!row.trailing.empty()) {
    pass.words(slot.x + slot.width - arrow - trailing_width + 8,
               std::floor(middle - static_cast<float>(small.line) / 2), row.trailing, small, theme.muted);
  }
  pass.stroke({{tip - 6, middle - 6}, {tip, middle}, {tip - 6, middle + 6}}, tokens::kIconStroke,
              theme.accent);
  if (row.current) pass.box({slot.x - 12, slot.y + 8, 4, height - 16}, 2, theme.accent);

  std::string label(row.title);
  for (const std::string_view part : {row.detail, row.trailing}) {
    if (!part.empty()) label += ", " + std::string(part);
  }
  Node& node = pass.announce(Role::button, row.key, label, {slot.x, slot.y, slot.width, height});
  node.corner = tokens::kCornerStop;
  node.is_row = true;
  node.tone = Tone::text;
  node.shown = !title.drawable || !detail.drawable;
  node.action = row.action;
  pass.end(slot, height, title.width + trailing_width + arrow, 120);
}

}  // namespace attune::ui
