// Flow from the top down, rows from the left to the right, and the ink and nodes they leave.
#include "ui/pass.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace attune::ui {
namespace {

constexpr float kRowGap = 12, kWordsGap = 8;
[[maybe_unused]] constexpr std::size_t kNodesMax = 400;

}  // namespace

Pass::Pass(const PassInput& input, std::map<std::uint32_t, RowMemory>& rows) : input_(input), rows_(rows) {
  places_.emplace_back();
  places_.back().y = places_.back().top = tokens::kPageTop;
  groups_.emplace_back(0, "");
  Place& root = places_.front();
  root.inset = tokens::kWordMargin - tokens::kMargin;
  root.width = std::floor(std::min(tokens::kColumnMax, input_.view.width - 2 * tokens::kMargin));
  root.x = std::floor((input_.view.width - root.width) / 2);
}

float Pass::gap(Flow above, Flow below) const {
  // A list and its entries are places: the space at their edge is that of what stands in them.
  if (above == Flow::nothing && below == Flow::entry) return 0;
  if (above == Flow::entry) above = Flow::rows;
  if (below == Flow::entry) below = Flow::rows;
  if (below == Flow::words_button && (above == Flow::words || above == Flow::words_button)) return 0;
  if (above == Flow::words_button && below == Flow::words) return 0;
  if (above == Flow::words_button && below == Flow::control) return 4;
  if (above == Flow::nothing && !in_card()) return below == Flow::mark || below == Flow::title ? 12.0f : 0.0f;
  if (above == Flow::nothing) return below == Flow::title ? 4.0f : 0.0f;
  if (above == Flow::rows && below == Flow::rows) return 0;
  if (below == Flow::progress) return 4;
  if (above == Flow::progress || above == Flow::mark) return 20;
  if (below == Flow::card || above == Flow::card) return below == Flow::heading ? 24.0f : 16.0f;
  if (below == Flow::point || above == Flow::point) return above == below ? 12.0f : 16.0f;
  if (above == Flow::title) return below == Flow::words ? 6.0f : 16.0f;
  if (above == Flow::heading) return below == Flow::words ? 4.0f : 12.0f;
  if (below == Flow::heading || below == Flow::title) return 20;
  if (above == Flow::words && below == Flow::words) return 8;
  return below == Flow::control && above == Flow::words ? 16.0f : 12.0f;
}

Pass::Slot Pass::begin(Flow flow) {
  Place& place = places_.back();
  Slot slot;
  slot.first_ink = ink_.size(), slot.first_node = nodes_.size();
  if (place.is_row && !place.stacked) {
    const std::size_t child = place.slots.size();
    assert(child < place.weights.size());  // a row was told how many children it has
    slot.x = place.xs[child], slot.y = place.top, slot.width = place.widths[child];
    slot.in_row = true, slot.is_first = child == 0;
    return slot;
  }
  if (place.is_row) {
    place.y += place.slots.empty() ? 0 : place.gap;
  } else {
    follows_ = flow == Flow::entry && place.last == Flow::entry;
    leads_ = place.leads && place.last == Flow::nothing;
    place.y += gap(place.last, flow) - (leads_ && flow == Flow::rows ? 16.0f : 0.0f);
    place.last = place.lowest = flow;
  }
  slot.x = place.x, slot.y = place.y, slot.width = place.width;
  return slot;
}

void Pass::end(const Slot& slot, float height, float natural, float least, bool centred) {
  Place& place = places_.back();
  place.natural = std::max(place.natural, natural), place.least = std::max(place.least, least);
  place.y = slot.y + height;
  if (!place.is_row) return;
  place.slots.push_back(slot);
  place.heights.emplace_back(height, centred);
  place.ends.emplace_back(ink_.size(), nodes_.size());
  place.learned.natural.push_back(std::ceil(natural));
  place.learned.least.push_back(std::ceil(least));
}

void Pass::open_column(float x, float y, float width, bool in_card) {
  Place place;
  place.x = x, place.y = place.top = y, place.width = width, place.in_card = in_card;
  place.inset = in_card ? 0 : inset();
  place.in_pane = in_pane();
  place.follows = std::exchange(follows_, false);
  place.leads = in_card && (leads_ || !this->in_card());
  places_.push_back(std::move(place));
}

Pass::Stack Pass::close_column() {
  const Place place = std::move(places_.back());
  places_.pop_back();
  return {place.y - place.top, place.natural, place.least, place.lowest};
}

// Widths by weight, but none under what its child needs; what those take more, the others share.
std::vector<float> Pass::shares(const Place& row, const RowMemory& memory, float room) const {
  const std::size_t count = row.weights.size();
  std::vector<float> widths(count, 0);
  std::vector<bool> is_set(count, false);
  for (std::size_t i = 0; i < count; ++i) {
    if (row.weights[i] > 0) continue;
    widths[i] = memory.natural[i], is_set[i] = true;
    room -= widths[i];
  }
  for (bool again = true; again;) {
    again = false;
    float weight_sum = 0;
    for (std::size_t i = 0; i < count; ++i) weight_sum += is_set[i] ? 0 : row.weights[i];
    for (std::size_t i = 0; i < count && !again; ++i) {
      if (is_set[i]) continue;
      widths[i] = std::floor(room * row.weights[i] / weight_sum);
      if (widths[i] >= memory.least[i]) continue;
      widths[i] = memory.least[i], is_set[i] = again = true;
      room -= widths[i];
    }
  }
  return widths;
}

void Pass::divide_row(Place& row, const RowMemory& learned) {
  const std::size_t count = row.weights.size();
  const float gaps = row.gap * static_cast<float>(count - 1), room = row.width - gaps;
  RowMemory memory = learned;
  if (memory.natural.size() != count) {
    memory.natural.assign(count, std::floor(room / static_cast<float>(count)));
    memory.least.assign(count, 0);
    settled_ = false;
  }
  float least_sum = gaps;
  for (std::size_t i = 0; i < count; ++i) {
    memory.natural[i] = std::min(memory.natural[i], row.width);
    least_sum += row.weights[i] <= 0 ? memory.natural[i] : memory.least[i];
  }
  row.stacked = least_sum > row.width;
  row.widths = row.stacked ? std::vector<float>(count, row.width) : shares(row, memory, room);
  float x = row.x;
  for (std::size_t i = 0; i < count; ++i) {
    row.xs.push_back(x);
    x += row.widths[i] + row.gap;
  }
  const float rest = row.x + row.width - (x - row.gap);
  if (!row.stacked && row.weights.back() > 0) row.widths.back() += rest;  // no pixel is lost to rounding
}

void Pass::open_row(std::string_view key, std::vector<float> weights, const Slot& slot) {
  Place row;
  row.x = slot.x, row.y = row.top = slot.y, row.width = slot.width;
  row.in_card = in_card(), row.in_pane = in_pane(), row.inset = inset();
  row.is_row = true;
  row.row_id = node_id(path(key) + "/row");
  row.weights = std::move(weights);
  const bool is_words =
      std::all_of(row.weights.begin(), row.weights.end(), [](float one) { return one <= 0; });
  row.gap = is_words ? kWordsGap : kRowGap;
  if (is_words) {  // the first one begins where a line of text does
    const float left = row.inset - kWordsPad;
    row.x += left, row.width -= left, row.inset = kWordsPad;
  }
  divide_row(row, rows_[row.row_id]);
  places_.push_back(std::move(row));
}

Pass::Stack Pass::close_row() {
  const Place row = std::move(places_.back());
  places_.pop_back();
  Stack column;
  const float gaps = row.gap * static_cast<float>(std::max<std::size_t>(row.slots.size(), 1) - 1);
  column.natural = gaps;
  for (std::size_t i = 0; i < row.slots.size(); ++i) {
    column.height = std::max(column.height, row.heights[i].first);
    column.natural += row.learned.natural[i];
    column.least = std::max(column.least, row.learned.least[i]);
  }
  RowMemory& memory = rows_[row.row_id];
  if (memory.natural != row.learned.natural || memory.least != row.learned.least) {
    memory = row.learned;
    settled_ = false;
  }
  if (row.stacked) {
    column.height = row.y - row.top;
    return column;
  }
  for (std::size_t i = 0; i < row.slots.size(); ++i) {
    if (!row.heights[i].second) continue;
    const float down = std::floor((column.height - row.heights[i].first) / 2);
    shift(row.slots[i].first_ink, row.slots[i].first_node, row.ends[i].first, row.ends[i].second, 0, down);
  }
  return column;
}

void Pass::add_space(float height) {
  if (!places_.back().is_row) {
    places_.back().y += height;
    return;
  }
  end(begin(Flow::control), height, 0, 0);  // in a row it is a child like any other
}

void Pass::shift(std::size_t first_ink, std::size_t first_node, std::size_t end_ink, std::size_t end_node,
                 float dx, float dy) {
  for (std::size_t i = first_ink; i < end_ink; ++i) {
    ink_[i].rect.x += dx, ink_[i].rect.y += dy;
    for (Point& point : ink_[i].points) point.x += dx, point.y += dy;
  }
  for (std::size_t i = first_node; i < end_node; ++i) nodes_[i].rect.x += dx, nodes_[i].rect.y += dy;
}

void Pass::open_foot(const Slot& slot) { open_column(slot.x, slot.y, slot.width, in_card()); }

void Pass::close_foot(const Slot& slot, Foot comes) {
  const Stack foot = close_column();
  const bool follows = beside_.is_on || (is_wide() && comes == Foot::once);
  // In a tall window not so far down that nobody looks for it there.
  const float window = is_wide() ? std::min(input_.view.viewport, tokens::kFootMax) : input_.view.viewport;
  const float page_end = follows ? 0 : window - tokens::kPageBottom - foot.height;
  const float down = std::floor(std::max(slot.y + 8, page_end) - slot.y);
  shift(slot.first_ink, slot.first_node, ink_.size(), nodes_.size(), 0, down);
  end(slot, down + foot.height, foot.natural, foot.least);
}

float Pass::finish() {
  assert(places_.size() == 1 && groups_.size() == 1);  // every scope was closed
  const float bottom = is_wide() ? tokens::kSpace32 : tokens::kPageBottom;
  const float height = std::ceil(std::max(input_.view.viewport, places_.back().y + bottom));
  for (std::size_t i = beside_.pane_ink; i < beside_.pane_ink_end; ++i) ink_[i].rect.height = height;
  return height;
}

std::string Pass::path(std::string_view key) const {
  const std::string& prefix = groups_.back().second;
  return prefix.empty() ? std::string(key) : prefix + "/" + std::string(key);
}

Node& Pass::announce(Role role, std::string_view key, std::string_view label, Rect rect) {
  Node node;
  node.key = path(key);
  node.id = node_id(node.key);
  node.parent = groups_.back().first;
  node.role = role;
  node.label = label;
  node.rect = rect;
  assert(nodes_.size() < kNodesMax);
  assert(this->node(node.id) == nullptr);  // one key twice, or two keys with one hash
  nodes_.push_back(std::move(node));
  return nodes_.back();
}

void Pass::push_group(std::uint32_t id, std::string_view key) { groups_.emplace_back(id, path(key)); }

void Pass::push_prefix(std::string_view key) { groups_.emplace_back(groups_.back().first, path(key)); }

void Pass::pop_group() { groups_.pop_back(); }

Node* Pass::node(std::uint32_t id) {
  for (Node& node : nodes_) {
    if (node.id == id) return &node;
  }
  return nullptr;
}

Colour Pass::colour(Tone tone) const {
  switch (tone) {
    case Tone::text:
      return theme().text;
    case Tone::muted:
      return theme().muted;
    case Tone::ask:
      return theme().ask;
    case Tone::change:
      return theme().change;
    case Tone::usual:
      return theme().usual_ink;
    case Tone::strain:
      return theme().strain;
    case Tone::yours:
      return theme().yours;
  }
  return theme().text;
}

float Pass::measured(std::uint32_t id, float guess) const {
  const auto found = input_.heights->find(id);
  return found == input_.heights->end() ? guess : found->second;
}

// --- Ink ------------------------------------------------------------------------------------------------

std::size_t Pass::box(Rect rect, float corner, Colour fill, Colour edge, float edge_width) {
  Ink ink;
  ink.rect = rect, ink.corner = corner, ink.fill = fill, ink.edge = edge, ink.width = edge_width;
  ink_.push_back(std::move(ink));
  return ink_.size() - 1;
}

std::size_t Pass::shadow(Rect rect, float corner) {
  const std::size_t at = box(rect, corner, theme().shadow);
  ink_[at].shape = Shape::shadow;
  return at;
}

void Pass::words(float x, float y, std::string_view words, TypeFace face, Colour colour) {
  if (words.empty()) return;
  const std::size_t at = box({x, y, 0, static_cast<float>(face.line)}, 0, colour);
  ink_[at].shape = Shape::words;
  ink_[at].words = words;
  ink_[at].face = face;
}

void Pass::stroke(std::vector<Point> points, float width, Colour colour) {
  Rect bounds{points.front().x, points.front().y, 0, 0};
  for (const Point& point : points) {
    const float right = std::max(bounds.right(), point.x), bottom = std::max(bounds.bottom(), point.y);
    bounds.x = std::min(bounds.x, point.x), bounds.y = std::min(bounds.y, point.y);
    bounds.width = right - bounds.x, bounds.height = bottom - bounds.y;
  }
  const std::size_t at = box(bounds, 0, colour, 0, width);
  ink_[at].shape = Shape::stroke;
  ink_[at].points = std::move(points);
}

void Pass::area(std::vector<Point> points, Colour colour) {
  stroke(std::move(points), 0, colour);
  ink_.back().shape = Shape::area;
}

void Pass::disc(Point centre, float radius, Colour colour) {
  const std::size_t at = box({centre.x - radius, centre.y - radius, 2 * radius, 2 * radius}, radius, colour);
  ink_[at].shape = Shape::disc;
}

void Pass::ring(Point centre, float radius, float width, Colour colour) {
  disc(centre, radius, colour);
  ink_.back().shape = Shape::ring;
  ink_.back().width = width;
}

}  // namespace attune::ui
