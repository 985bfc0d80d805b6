// Buttons and text fields.
#include <algorithm>
#include <cmath>

#include "ui/paragraph.h"

namespace attune::ui {
namespace {

constexpr float kButtonPad = 24, kLeavePad = 18;
// On a page wider than a phone's a button, and a field for a few signs, is no bar from edge to edge.
constexpr float kPhoneColumn = 480, kButtonWidth = 360;
constexpr int kFewSigns = 12;

float width_in(const Pass& pass, const Pass::Slot& slot, float natural) {
  if (slot.in_row || slot.width <= pass.scaled(kPhoneColumn)) return slot.width;
  return std::min(slot.width, std::max(natural, pass.scaled(kButtonWidth)));
}

void paint_button(Pass& pass, const Button& button, Rect rect, const Paragraph& label, Align align) {
  const tokens::Theme& theme = pass.theme();
  const float corner = rect.height / 2;
  Colour ink = theme.text;
  if (button.kind == ButtonKind::words) {
    ink = button.enabled ? theme.accent : theme.muted;
  } else if (!button.enabled) {
    pass.box(rect, corner, theme.sunken, theme.hairline, theme.border);
    ink = theme.muted;
  } else if (button.kind == ButtonKind::filled) {
    pass.box(rect, corner, theme.accent);
    ink = theme.on_accent;
  } else {
    pass.box(rect, corner, theme.card, theme.control, theme.border);
  }
  const float x = align == Align::left ? rect.x + kWordsPad : rect.x;
  label.draw(pass, x, rect.y + std::floor((rect.height - label.height) / 2), rect.width, ink, align);
}

}  // namespace

void button(Pass& pass, const Button& button) {
  const bool is_words = button.kind == ButtonKind::words;
  const float pad = is_words ? kWordsPad : kButtonPad;
  const Pass::Slot slot = pass.begin(is_words ? Flow::words_button : Flow::control);
  const TypeFace face = pass.face(Style::body_bold);
  const float natural = std::ceil(pass.type().width(button.label, face)) + 2 * pad;
  const bool hugs = is_words && !slot.in_row;  // stands at the left like a line of text
  const float width = hugs       ? std::min(natural, slot.width)
                      : is_words ? slot.width
                                 : width_in(pass, slot, natural);
  const float x = hugs ? slot.x + pass.inset() - kWordsPad : slot.x;
  const float least_height = is_words ? tokens::kWordsHeight : tokens::kControlHeight;
  const Paragraph label = lay_out(pass, button.label, face, width - (is_words ? 2 * pad : 32));
  const Rect rect{x, slot.y, width, std::max(least_height, label.height + 24)};
  const bool is_link = button.gesture == Gesture::mail || button.gesture == Gesture::sms;
  Node& node = pass.announce(is_link ? Role::link : Role::button, button.key, label.broken(), rect);
  node.corner = is_words ? tokens::kCornerStop : rect.height / 2;
  node.style = Style::body_bold;
  node.kind = button.kind;
  node.enabled = button.enabled;
  node.shown = !label.drawable;
  node.is_default = button.kind == ButtonKind::filled;
  node.description = button.description;
  node.language = button.language;
  node.gesture = button.gesture;
  node.payload = button.payload;
  node.action = button.action;
  paint_button(pass, button, rect, label, hugs ? Align::left : Align::centre);
  pass.end(slot, rect.height, natural, is_words ? natural : natural - 16);
}

void read_aloud(Pass& pass, const ReadAloud& reading) {
  const std::string language(reading.language.substr(0, reading.language.find('-')));
  const std::string known = ',' + pass.environment().voices + ',';
  if (known.find(',' + language + ',') == std::string::npos) return;
  button(pass, {.key = reading.key,
                .label = reading.label,
                .action = Nothing{},
                .kind = ButtonKind::words,
                .gesture = Gesture::speak,
                .payload = std::string(reading.language) + '\n' + std::string(reading.words)});
}

void leave(Pass& pass, const Leave& leave) {
  const Pass::Slot slot = pass.begin(Flow::control);
  const TypeFace face = pass.face(Style::small);
  const float natural = std::ceil(pass.type().width(leave.label, face)) + 2 * kLeavePad;
  const float width = std::min(natural, slot.width);
  const float height = std::max(tokens::kWordsHeight, static_cast<float>(face.line) + 16);
  Node& node = pass.announce(Role::button, leave.key, leave.label,
                             {slot.x + slot.width - width, slot.y, width, height});
  node.corner = height / 2;
  node.style = Style::small;
  node.kind = ButtonKind::outlined;
  node.shown = true;
  node.description = leave.description;
  node.gesture = Gesture::leave;
  node.payload = leave.address;
  pass.end(slot, height, natural, natural);
}

void complain(Pass& pass, const Complaint& complaint) { pass.complaint() = complaint; }

bool said_complaint(const Pass& pass) { return pass.complaint().words.empty(); }

void say_complaint(Pass& pass, std::string_view words, std::uint32_t event) {
  banner(pass, "complaint", words, Tone::ask);
  announce(pass, words, true, event);
}

void field(Pass& pass, const Field& field) {
  const tokens::Theme& theme = pass.theme();
  const Complaint complaint = pass.complaint();
  const bool is_wrong = !complaint.words.empty() && complaint.field == field.key;
  const Pass::Slot slot = pass.begin(Flow::control);
  const float inset = slot.in_row ? 0 : pass.inset();
  const float words_width = slot.width - 2 * inset;
  const Paragraph label = lay_out(pass, field.label, pass.face(Style::body_bold), words_width);
  const Paragraph hint = lay_out(pass, field.hint, pass.face(Style::small), words_width);
  const float hint_height = field.hint.empty() ? 0 : hint.height;
  label.draw(pass, slot.x + inset, slot.y, words_width, theme.text);
  if (!field.hint.empty()) hint.draw(pass, slot.x + inset, slot.y + label.height, words_width, theme.muted);
  const float box_top = label.height + hint_height + 8;
  const float line = static_cast<float>(pass.face(Style::body).line);
  const float box_height = std::max(tokens::kControlHeight, line * static_cast<float>(field.rows) + 30);
  const bool is_short = field.chars_max > 0 && field.chars_max <= kFewSigns;
  const float box_width = is_short ? width_in(pass, slot, 0) : slot.width;
  pass.box({slot.x, slot.y + box_top, box_width, box_height}, tokens::kCornerField, theme.sunken,
           is_wrong ? theme.ask : theme.control, is_wrong ? 2 * theme.border : theme.border);

  const Rect rect{slot.x, slot.y, box_width, box_top + box_height};
  Node& node = pass.announce(field.rows > 1 ? Role::area : Role::field, field.key, label.broken(), rect);
  node.description = field.hint.empty() ? "" : hint.broken();
  node.value = field.value;
  node.box = {inset, box_top, box_width, box_height};
  node.corner = tokens::kCornerField;
  node.chars_max = field.chars_max;
  node.input_mode = field.input_mode;
  node.autocomplete = field.autocomplete;
  node.is_secret = field.is_secret;
  node.is_invalid = is_wrong;
  node.shown = !label.drawable || !hint.drawable;
  node.action = field.action;
  pass.end(slot, rect.height, 320, 120);
  if (!is_wrong) return;
  pass.complaint() = {};
  say_complaint(pass, complaint.words, complaint.event);
}

}  // namespace attune::ui
