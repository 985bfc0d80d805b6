// The therapist's page in columns beside one another, and the modal box.
#include <algorithm>
#include <cmath>

#include "ui/pass.h"

namespace attune::ui {
namespace {

struct Shares {
  float pane = 0, x = 0, content = 0, main = 0, side = 0;
  bool has_side = false;  // beside the main one, not below it
};

Shares shares_of(const View& view) {
  Shares shares;
  shares.has_side = view.width >= tokens::kSideMin;
  shares.pane = shares.has_side ? tokens::kPaneWidth : tokens::kPaneWidthNarrow;
  shares.x = shares.pane + tokens::kColumnGap;
  shares.content = std::floor(std::min(tokens::kContentMax, view.width - shares.x - tokens::kColumnGap));
  shares.main = shares.content;
  if (!shares.has_side) return shares;
  const bool is_roomy = shares.content >= tokens::kSideMin;
  shares.side = is_roomy ? tokens::kSideWidthWide : tokens::kSideWidth;
  shares.main = shares.content - shares.side - tokens::kMargin;
  return shares;
}

}  // namespace

void Pass::open_columns() {
  beside_ = {};
  beside_.is_on = is_wide();
  beside_.top = beside_.side_top = beside_.bottom = tokens::kPageTop;
}

void Pass::close_columns() {
  if (beside_.is_on) places_.back().y = beside_.bottom;
  beside_.is_on = false;
}

void Pass::open_beside(Column which) {
  const Shares shares = shares_of(view());
  if (which == Column::pane) {
    beside_.pane_ink = box({0, 0, shares.pane, 0}, 0, theme().pane);
    const float edge = theme().card_edge_width;
    if (edge > 0) box({shares.pane - edge, 0, edge, 0}, 0, theme().card_edge);
    beside_.pane_ink_end = ink_.size();
    const float pad = tokens::kPanePadding;
    open_column(pad, tokens::kPageTop, shares.pane - 2 * pad, false);
    places_.back().inset = pad;
    places_.back().in_pane = true;
    return;
  }
  const bool is_side = which == Column::side && shares.has_side;
  const float x = is_side ? shares.x + shares.main + tokens::kMargin : shares.x;
  const float y = which == Column::top    ? tokens::kPageTop
                  : which == Column::main ? beside_.top
                                          : beside_.side_top;
  open_column(x, y, which == Column::top ? shares.content : is_side ? shares.side : shares.main, false);
  places_.back().inset = 0;
}

void Pass::close_beside(Column which) {
  const float top = places_.back().top;
  const Stack closed = close_column();
  const float bottom = top + closed.height;
  beside_.bottom = std::max(beside_.bottom, bottom);
  if (which == Column::top) beside_.top = beside_.side_top = bottom + tokens::kMargin;
  if (which == Column::main && !shares_of(view()).has_side) beside_.side_top = bottom + tokens::kMargin;
}

Scope columns(Pass& pass, std::string_view key) {
  pass.push_prefix(key);
  pass.open_columns();
  return Scope([&pass] {
    pass.close_columns();
    pass.pop_group();
  });
}

Scope column(Pass& pass, Column which) {
  constexpr std::string_view kKeys[] = {"pane", "top", "main", "side"};
  pass.push_prefix(kKeys[static_cast<std::size_t>(which)]);
  if (pass.is_wide()) {
    pass.open_beside(which);
    return Scope([&pass, which] {
      pass.close_beside(which);
      pass.pop_group();
    });
  }
  const Pass::Slot slot = pass.begin(Flow::card);
  pass.open_column(slot.x, slot.y, slot.width, false);
  return Scope([&pass, slot] {
    const Pass::Stack closed = pass.close_column();
    pass.pop_group();
    pass.end(slot, closed.height, closed.natural, closed.least, false);
  });
}

bool has_pane(const Pass& pass) { return pass.is_wide(); }

bool has_side(const Pass& pass) { return pass.is_wide() && pass.view().width >= tokens::kSideMin; }

bool has_picture(const Pass& pass) { return !pass.environment().plain; }

Scope dialog(Pass& pass, const Dialog& dialog) {
  Node& node = pass.announce(Role::dialog, dialog.key, dialog.label, {});
  node.action = dialog.close;
  const std::size_t first_ink = pass.ink().size(), first_node = pass.nodes().size();
  pass.push_group(node.id, dialog.key);
  pass.open_column(0, 0, tokens::kColumnMax, true);
  heading(pass, "title", dialog.label);
  const std::string close_label(dialog.close_label);
  const Action close = dialog.close;
  return Scope([&pass, first_ink, first_node, close_label, close] {
    button(pass, {.key = "close", .label = close_label, .action = close, .kind = ButtonKind::filled});
    pass.close_column();
    pass.pop_group();
    // The browser's own top layer shows it: nothing is painted, and nothing of it is measured.
    pass.ink().resize(first_ink);
    for (std::size_t i = first_node; i < pass.nodes().size(); ++i) pass.nodes()[i].measured = false;
  });
}

}  // namespace attune::ui
