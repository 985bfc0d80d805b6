// Cards, rows, lists, groups and the foot: scopes that close when they go out of scope.
#include <algorithm>
#include <cmath>

#include "ui/pass.h"

namespace attune::ui {

Scope card(Pass& pass, std::string_view key) {
  const tokens::Theme& theme = pass.theme();
  const Pass::Slot slot = pass.begin(Flow::card);
  const Rect rect{slot.x, slot.y, slot.width, 0};
  const bool has_shadow = (theme.shadow & 0xFF) != 0;
  const std::size_t shadow = has_shadow ? pass.shadow(rect, tokens::kCornerCard) : 0;
  const std::size_t box =
      pass.box(rect, tokens::kCornerCard, theme.card, theme.card_edge, theme.card_edge_width);
  const float pad = tokens::kCardPadding;
  pass.push_prefix(key);
  pass.open_column(slot.x + pad, slot.y + pad, slot.width - 2 * pad, true);
  return Scope([&pass, slot, shadow, box, has_shadow, pad] {
    const Pass::Stack column = pass.close_column();
    pass.pop_group();
    const float bottom = column.lowest == Flow::rows           ? 4
                         : column.lowest == Flow::words_button ? pad - 11
                                                             : pad;
    const float height = pad + column.height + bottom;
    pass.ink()[box].rect.height = height;
    if (has_shadow) pass.ink()[shadow].rect.height = height;
    pass.end(slot, height, column.natural + 2 * pad, column.least + 2 * pad, false);
  });
}

Scope row(Pass& pass, std::string_view key, std::vector<float> weights) {
  const Pass::Slot slot = pass.begin(Flow::control);
  pass.open_row(key, std::move(weights), slot);
  pass.push_prefix(key);
  return Scope([&pass, slot] {
    const Pass::Stack column = pass.close_row();
    pass.pop_group();
    pass.end(slot, column.height, column.natural, column.least);
  });
}

namespace {

// A column with a node of its own: a list, an item, a group.
Scope named_column(Pass& pass, Role role, std::string_view key, std::string_view label, Flow flow) {
  const Pass::Slot slot = pass.begin(flow);
  const std::uint32_t id = pass.announce(role, key, label, {slot.x, slot.y, slot.width, 0}).id;
  pass.push_group(id, key);
  pass.open_column(slot.x, slot.y, slot.width, pass.in_card());
  return Scope([&pass, slot, id] {
    const Pass::Stack column = pass.close_column();
    pass.pop_group();
    Node* node = pass.node(id);
    node->rect.height = column.height;
    pass.end(slot, column.height, column.natural, column.least, false);
    pass.ends_with(column.lowest);
  });
}

}  // namespace

Scope list(Pass& pass, std::string_view key, std::string_view label) {
  return named_column(pass, Role::list, key, label, Flow::entry);
}

Scope item(Pass& pass, std::string_view key) { return named_column(pass, Role::item, key, "", Flow::entry); }

Scope group(Pass& pass, std::string_view key, std::string_view label) {
  return named_column(pass, Role::group, key, label, Flow::control);
}

Scope panel(Pass& pass, std::string_view key, std::string_view label) {
  return named_column(pass, Role::panel, key, label, Flow::control);
}

Scope foot(Pass& pass, Foot comes) {
  const Pass::Slot slot = pass.begin(Flow::control);
  pass.open_foot(slot);
  return Scope([&pass, slot, comes] { pass.close_foot(slot, comes); });
}

void space(Pass& pass, Space space) { pass.add_space(space == Space::entries ? 16 : tokens::kWordsHeight); }

void rule(Pass& pass) {
  const Pass::Slot slot = pass.begin(Flow::rows);
  pass.box({slot.x, slot.y, slot.width, 1}, 0, pass.theme().hairline);
  pass.end(slot, 1, 0, 0);
}

}  // namespace attune::ui
