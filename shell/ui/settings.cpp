// What the page keeps for this browser: text size, look, plain view, room above; and tabs, which choose what
// is shown.
#include <algorithm>
#include <cmath>
#include <iterator>

#include "ui/plot.h"

namespace attune::ui {
namespace {

// Names and values as web/page/environment.ts keeps them.
constexpr const char* kLooks[] = {"", "light", "dark", "contrast"};

std::string scale_of(int percent) {
  const std::string hundredths = std::to_string(percent % 100);
  return std::to_string(percent / 100) + (hundredths.size() < 2 ? ".0" : ".") + hundredths;
}

constexpr int kSmallest_percent = 100, kLargest_percent = 200, kStep_percent = 25;
constexpr float kTrackHeight = 8, kThumb = 28;

void size_button(Pass& pass, const StepButton& button, int value, Rect rect) {
  Node& node = step_button(pass, button, rect);
  node.setting = "text_scale";
  node.payload = scale_of(std::clamp(value, kSmallest_percent, kLargest_percent));
}

void kept_switch(Pass& pass, std::string_view key, std::string_view label, bool on, const char* setting) {
  switch_row(pass, {.key = key, .label = label, .answer = {}, .on = on, .action = Nothing{}});
  pass.nodes().back().setting = setting;
}

}  // namespace

void text_size(Pass& pass, const TextSize& slider) {
  const int value = std::clamp(pass.environment().text_size, kSmallest_percent, kLargest_percent);
  const tokens::Theme& theme = pass.theme();
  const Pass::Slot slot = pass.begin(Flow::control);
  const float x = slot.x + pass.inset(), width = slot.width - 2 * pass.inset();
  const Paragraph label = lay_out(pass, slider.label, pass.face(Style::body_bold), width - pass.scaled(72));
  label.draw(pass, x, slot.y, width, theme.text);
  const std::string words = std::to_string(value) + " %";
  put_words(pass, x + width, slot.y, words, pass.face(Style::body), theme.muted, Align::right);
  const float top = slot.y + label.height + 8, side = tokens::kWordsHeight;
  const Rect track{x + side + 12, top, width - 2 * (side + 12), side};
  const float share = static_cast<float>(value - kSmallest_percent) / (kLargest_percent - kSmallest_percent);
  const float middle = top + side / 2, thumb = track.x + kThumb / 2 + share * (track.width - kThumb);
  pass.box({track.x, middle - kTrackHeight / 2, track.width, kTrackHeight}, kTrackHeight / 2, theme.track,
           theme.control, theme.track_edge);
  pass.box({track.x, middle - kTrackHeight / 2, thumb - track.x, kTrackHeight}, kTrackHeight / 2,
           theme.accent);
  pass.disc({thumb, middle}, kThumb / 2, theme.accent);
  pass.disc({thumb, middle}, kThumb / 2 - 8, theme.on_accent);
  const std::string less = std::string(slider.key) + "/less", more = std::string(slider.key) + "/more";
  size_button(pass, {less, slider.smaller, false, Nothing{}}, value - kStep_percent, {x, top, side, side});
  Node& node = pass.announce(Role::slider, slider.key, label.broken(), track);
  node.value = std::to_string(value);
  node.range_min = kSmallest_percent, node.range_max = kLargest_percent, node.range_step = kStep_percent;
  node.description = words;
  node.corner = side / 2;
  node.setting = "text_scale";
  size_button(pass, {more, slider.larger, true, Nothing{}}, value + kStep_percent,
              {x + width - side, top, side, side});
  pass.end(slot, label.height + 8 + side, 320, 3 * side + 24);
}

void look(Pass& pass, const Look& look) {
  choices(pass, {look.key, look.label, look.labels, pass.environment().look,
                 [](int) { return Action(Nothing{}); }});
  const std::string prefix = pass.path(look.key) + "/";
  for (std::size_t i = 0; i < look.labels.size(); ++i) {
    Node* node = pass.node(node_id(prefix + std::to_string(i)));
    node->setting = "look";
    node->payload = kLooks[std::min(i, std::size(kLooks) - 1)];
  }
}

void plain_switch(Pass& pass, std::string_view key, std::string_view label) {
  kept_switch(pass, key, label, pass.environment().asks_plain, "plain");
}

void low_switch(Pass& pass, std::string_view key, std::string_view label) {
  kept_switch(pass, key, label, pass.environment().asks_low, "low");
}

void tabs(Pass& pass, const Tabs& tabs) {
  const tokens::Theme& theme = pass.theme();
  const Pass::Slot slot = pass.begin(Flow::control);
  const std::uint32_t group = pass.announce(Role::tab_list, tabs.key, tabs.label, {}).id;
  pass.push_group(group, tabs.key);
  const TypeFace face = pass.face(Style::body_bold);
  float natural = 0, height = tokens::kWordsHeight;
  std::vector<float> widths;
  for (const std::string& label : tabs.labels) {
    widths.push_back(std::max(tokens::kWordsHeight, width_of(pass, label, face) + 2 * tokens::kSpace16));
    natural += widths.back();
  }
  if (natural > slot.width)
    widths.assign(widths.size(), std::floor(slot.width / static_cast<float>(widths.size())));
  for (std::size_t i = 0; i < widths.size(); ++i)
    height = std::max(height, lay_out(pass, tabs.labels[i], face, widths[i] - 8).height + 20);
  pass.box({slot.x, slot.y + height - 1, slot.width, 1}, 0, theme.hairline);
  float x = slot.x;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const bool is_chosen = tabs.chosen == static_cast<int>(i);
    const Paragraph label = lay_out(pass, tabs.labels[i], face, widths[i] - 8);
    label.draw(pass, x, slot.y + std::floor((height - label.height) / 2), widths[i],
               is_chosen ? theme.text : theme.accent, Align::centre);
    if (is_chosen) pass.box({x + 8, slot.y + height - 4, widths[i] - 16, 4}, 2, theme.accent);
    Node& node = pass.announce(Role::tab, std::to_string(i), label.broken(), {x, slot.y, widths[i], height});
    node.value = is_chosen ? "1" : "0";
    node.style = Style::body_bold;
    node.corner = tokens::kCornerStop;
    node.shown = !label.drawable;
    node.action = tabs.choose(static_cast<int>(i));
    x += widths[i];
  }
  pass.node(group)->rect = {slot.x, slot.y, slot.width, height};
  pass.pop_group();
  pass.end(slot, height, natural, slot.width > 0 ? 160 : 0);
}

}  // namespace attune::ui
