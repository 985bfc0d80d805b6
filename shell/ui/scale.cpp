// Stops from the lowest to the highest, and lists of choices. Each is one group of radios in the twin; in the
// picture an unanswered, a skipped and a zero look different.
#include <algorithm>
#include <cmath>

#include "ui/plot.h"

namespace attune::ui {
namespace {

// How many stops stand in a row, and where each one is.
struct Stops {
  int count = 0, columns = 0, rows = 0;
  float x = 0, y = 0, width = 0, height = 0;
  Rect at(int index) const {
    const int row = index / columns, in_last = count - (rows - 1) * columns;
    const int shift =
        row == rows - 1 ? columns - in_last : 0;  // the last row is flush right: the highest is the corner
    const float column = static_cast<float>(index % columns + shift);
    return {x + column * (width + tokens::kStopGap),
            y + static_cast<float>(row) * (height + tokens::kStopGap), width, height};
  }
  float bottom() const {
    return y + static_cast<float>(rows) * (height + tokens::kStopGap) - tokens::kStopGap;
  }
};

Stops divide(const Pass& pass, const Scale& scale, float x, float width) {
  Stops stops;
  stops.count = (scale.max - scale.min) / scale.step + 1;
  const float digits = std::ceil(pass.type().width(std::to_string(scale.max), pass.face(Style::head))) + 8;
  const float least = std::max(digits, tokens::kStopWidth);
  const auto width_for = [width](int columns) {
    return std::floor((width - tokens::kStopGap * static_cast<float>(columns - 1)) /
                      static_cast<float>(columns));
  };
  stops.columns = stops.count;
  if (width_for(stops.count) < std::max(least, tokens::kStopWidth)) stops.columns = (stops.count + 1) / 2;
  while (stops.columns > 1 && width_for(stops.columns) < least) --stops.columns;
  stops.rows = (stops.count + stops.columns - 1) / stops.columns;
  stops.width = std::min(width_for(stops.columns), 2 * tokens::kStopWidth);
  stops.height = std::max(tokens::kStopHeight, static_cast<float>(pass.face(Style::head).line) + 20);
  stops.x = x;
  return stops;
}

bool has_label_each(const Scale& scale) { return scale.labels.size() > 3; }

struct Labels {
  std::string low, middle, high;
  std::string of(const Scale& scale, int value) const {
    if (has_label_each(scale)) {
      return scale.labels[static_cast<std::size_t>((value - scale.min) / scale.step)];
    }
    if (value == scale.min) return low;
    if (value == scale.max) return high;
    return value * 2 == scale.min + scale.max ? middle : "";
  }
};

Labels labels_of(const Scale& scale) {
  if (scale.labels.size() == 3) return {scale.labels[0], scale.labels[1], scale.labels[2]};
  if (scale.labels.size() == 2) return {scale.labels[0], "", scale.labels[1]};
  return {scale.labels.empty() ? "" : scale.labels.front(), "",
          scale.labels.empty() ? "" : scale.labels.back()};
}

void tick(Pass& pass, Rect stop, float top) {
  pass.box({std::floor(stop.x + stop.width / 2) - 1, top, 2, tokens::kTickLength}, 1, pass.theme().control);
}

// A label over or under its stop, kept inside the row's width.
void label_at(Pass& pass, const std::string& text, Rect stop, float left, float right, float y) {
  const TypeFace face = pass.face(Style::small);
  const float width = std::ceil(pass.type().width(text, face));
  float x = stop.x + (stop.width - width) / 2;
  if (stop.x <= left + 1) x = left;
  if (stop.right() >= right - 1) x = right - width;
  pass.words(std::floor(std::clamp(x, left, std::max(left, right - width))), y, text, face,
             pass.theme().text);
}

// One line a label where they do not fit over the stops, or each stop has one.
float legend(Pass& pass, const Scale& scale, const Labels& labels, float x, float y, float width) {
  for (int value = scale.min; value <= scale.max; value += scale.step) {
    const std::string text = labels.of(scale, value);
    if (text.empty()) continue;
    const Paragraph line = lay_out(pass, std::to_string(value) + "  " + text, pass.face(Style::small), width);
    line.draw(pass, x, y, width, pass.theme().text);
    y += line.height;
  }
  return y;
}

// A skipped question's stops are paler than those that wait for an answer; each can still be pressed.
void stop_box(Pass& pass, const Scale& scale, bool is_chosen, Rect rect) {
  const tokens::Theme& theme = pass.theme();
  if (is_chosen) {
    pass.box(rect, tokens::kCornerStop, theme.accent);
  } else if (scale.skipped) {
    pass.box(rect, tokens::kCornerStop, theme.card, theme.hairline, theme.border);
  } else {
    pass.box(rect, tokens::kCornerStop, theme.sunken, theme.control, theme.border);
  }
}

void stop(Pass& pass, const Scale& scale, const Labels& labels, int value, Rect rect) {
  const tokens::Theme& theme = pass.theme();
  const bool is_chosen = scale.chosen == value;
  const std::string digits = std::to_string(value);
  stop_box(pass, scale, is_chosen, rect);
  TypeFace face = pass.face(Style::head);
  face.bold = is_chosen;
  const float line = static_cast<float>(face.line);
  const float x = rect.x + (rect.width - pass.type().width(digits, face)) / 2;
  pass.words(x, rect.y + std::floor((rect.height - line) / 2), digits, face,
             is_chosen       ? theme.on_accent
             : scale.skipped ? theme.muted
                             : theme.text);
  const std::string label = labels.of(scale, value);
  Node& node = pass.announce(Role::radio, digits, label.empty() ? digits : digits + ", " + label, rect);
  node.visible = digits;
  node.value = is_chosen ? "1" : "0";
  node.corner = tokens::kCornerStop;
  node.style = Style::head;
  node.action = scale.choose(value);
}

// A row as wide as the group; the twin's radio lies over all of it.
float choice_row(Pass& pass, std::string_view key, const std::string& text, bool is_chosen, Rect rect,
                 Action action) {
  const tokens::Theme& theme = pass.theme();
  const Paragraph label =
      lay_out(pass, text, pass.face(is_chosen ? Style::body_bold : Style::body), rect.width - 32);
  rect.height = std::max(tokens::kControlHeight, label.height + 28);
  if (is_chosen) {
    pass.box(rect, tokens::kCornerField, theme.accent);
  } else {
    pass.box(rect, tokens::kCornerField, theme.sunken, theme.control, theme.border);
  }
  label.draw(pass, rect.x + 16, rect.y + std::floor((rect.height - label.height) / 2), rect.width - 32,
             is_chosen ? theme.on_accent : theme.text);
  Node& node = pass.announce(Role::radio, key, label.broken(), rect);
  node.value = is_chosen ? "1" : "0";
  node.corner = tokens::kCornerField;
  node.shown = !label.drawable;
  node.action = std::move(action);
  return rect.height;
}

void check_icon(Pass& pass, float x, float y) {
  pass.stroke({{x + 2, y + 13}, {x + 7, y + 18}, {x + 16, y + 6}}, tokens::kIconStroke + 0.5f,
              pass.theme().accent);
}

float status_line(Pass& pass, const Scale& scale, float x, float y, float width) {
  const bool is_answered = scale.chosen.has_value() || scale.chosen_special.has_value();
  const float inset = is_answered ? 28 : 0;
  const TypeFace face = pass.face(Style::body);
  const Paragraph status = lay_out(pass, scale.status, face, width - inset);
  // Lines are kept free, so that nothing below jumps; fewer stand in their middle, as − and + do.
  const float lines = width < pass.scaled(240) ? 3.0f : 2.0f;
  const float height = std::max(status.height, lines * static_cast<float>(face.line));
  y += std::floor((height - status.height) / 2);
  if (is_answered) check_icon(pass, x, y + std::floor((static_cast<float>(face.line) - 24) / 2));
  status.draw(pass, x + inset, y, width - inset, is_answered ? pass.theme().text : pass.theme().muted);
  Node& node =
      pass.announce(Role::text, "status", status.broken(), {x + inset, y, width - inset, status.height});
  node.shown = !status.drawable;
  node.tone = is_answered ? Tone::text : Tone::muted;
  return height;
}

// − and + at the right of the status line, or under it where that would leave it too few words a line.
struct Steps {
  bool is_there = false, is_beside = false;
  float width = 0;  // what is left for the status line
};
constexpr float kStepSide = tokens::kWordsHeight;
constexpr float kStepsWidth = 2 * kStepSide + tokens::kSpace8;

Steps steps_of(const Pass& pass, const Scale& scale, float width) {
  if (scale.lower.empty()) return {false, false, width};
  const float beside = width - kStepsWidth - tokens::kSpace16;
  const bool fits = beside >= pass.scaled(180);
  return {true, fits, fits ? beside : width};
}

void step_buttons(Pass& pass, const Scale& scale, float x, float y) {
  const int down = scale.chosen ? std::max(scale.min, *scale.chosen - scale.step) : scale.max;
  const int up = scale.chosen ? std::min(scale.max, *scale.chosen + scale.step) : scale.min;
  const std::string key(scale.key), less = key + "/less", more = key + "/more";
  step_button(pass, {less, scale.lower, false, scale.step_to(down)}, {x, y, kStepSide, kStepSide});
  step_button(pass, {more, scale.higher, true, scale.step_to(up)},
              {x + kStepSide + tokens::kSpace8, y, kStepSide, kStepSide});
}

// Labels, ticks and stops; answers the bottom.
float stops_block(Pass& pass, const Scale& scale, float x, float y, float width) {
  const Labels labels = labels_of(scale);
  const TypeFace small = pass.face(Style::small);
  const float line = static_cast<float>(small.line);
  Stops stops = divide(pass, scale, x, width);
  const int last = stops.count - 1, middle = last / 2;
  const float low_width = pass.type().width(labels.low, small),
              middle_width = pass.type().width(labels.middle, small);
  const float right = stops.at(stops.columns - 1).right();
  const bool fits = !has_label_each(scale) && stops.rows <= 2 && middle < stops.columns &&
                    low_width + middle_width + 16 <= right - x &&
                    pass.type().width(labels.high, small) <= right - x;
  if (!fits) y = legend(pass, scale, labels, x, y, width) + 8;
  stops.y = fits ? y + line + 12 : y;
  for (int i = 0; i <= last; ++i) stop(pass, scale, labels, scale.min + i * scale.step, stops.at(i));
  float bottom = stops.bottom();
  if (!fits) return bottom;
  const auto over = [&](const std::string& text, int index) {
    if (text.empty()) return;
    label_at(pass, text, stops.at(index), x, right, y);
    tick(pass, stops.at(index), y + line + 2);
  };
  over(labels.low, 0);
  over(labels.middle, middle);
  if (stops.rows == 1) {
    over(labels.high, last);
  } else if (!labels.high.empty()) {
    tick(pass, stops.at(last), bottom + 4);
    label_at(pass, labels.high, stops.at(last), x, right, bottom + 12);
    bottom += 12 + line;
  }
  return bottom;
}

}  // namespace

void scale(Pass& pass, const Scale& scale) {
  const Pass::Slot slot = pass.begin(Flow::control);
  Node& node = pass.announce(Role::radio_group, scale.key, scale.question, {});
  if (scale.skipped) node.value = "skipped";
  const std::uint32_t group = node.id;
  pass.push_group(group, scale.key);
  float bottom = stops_block(pass, scale, slot.x, slot.y, slot.width);
  for (std::size_t i = 0; i < scale.specials.size(); ++i) {
    bottom += i == 0 ? 16 : tokens::kStopGap;
    bottom += choice_row(pass, "special" + std::to_string(i), scale.specials[i],
                         scale.chosen_special == static_cast<int>(i), {slot.x, bottom, slot.width, 0},
                         scale.choose_special(static_cast<int>(i)));
  }
  pass.node(group)->rect = {slot.x, slot.y, slot.width, bottom - slot.y};
  const Steps steps = steps_of(pass, scale, slot.width);
  const float top = bottom + 16;
  if (!scale.status.empty()) bottom = top + status_line(pass, scale, slot.x, top, steps.width);
  pass.pop_group();
  if (steps.is_there) {
    const float middle = top + std::floor((bottom - top - kStepSide) / 2);
    const float y = steps.is_beside ? middle : bottom + tokens::kSpace8;
    step_buttons(pass, scale, slot.x + slot.width - kStepsWidth, y);
    bottom = std::max(bottom, y + kStepSide);
  }
  pass.end(slot, bottom - slot.y, slot.width, 200);
}

void choices(Pass& pass, const Choices& choices) {
  const Pass::Slot slot = pass.begin(Flow::control);
  const std::uint32_t group = pass.announce(Role::radio_group, choices.key, choices.question, {}).id;
  pass.push_group(group, choices.key);
  float y = slot.y;
  for (std::size_t i = 0; i < choices.labels.size(); ++i) {
    y += i == 0 ? 0 : tokens::kSpace8;
    const int index = static_cast<int>(i);
    y += choice_row(pass, std::to_string(i), choices.labels[i], choices.chosen == index,
                    {slot.x, y, slot.width, 0}, choices.choose(index));
  }
  pass.node(group)->rect = {slot.x, slot.y, slot.width, y - slot.y};
  pass.pop_group();
  pass.end(slot, y - slot.y, slot.width, 120);
}

}  // namespace attune::ui
