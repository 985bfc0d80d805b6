// One walk over the present screen: where the next widget goes, the ink it wants and the nodes it announces.
// Only shell/ui includes this; a screen sees Pass as an opaque name.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tokens.h"
#include "ui/frame.h"
#include "ui/ink.h"
#include "ui/node.h"
#include "ui/type.h"

namespace attune::ui {

constexpr float kWordsPad = 4;  // at both ends of words that are pressed

// What stands above decides the distance to what comes next.
enum class Flow : std::uint8_t {
  nothing,
  title,
  heading,
  words,
  point,
  control,
  words_button,  // its target is taller than its words, so that little space stands around it
  rows,
  entry,
  progress,
  card,
  mark
};

// What a row learned of its children in the pass before, because a child may not know its width in advance.
struct RowMemory {
  std::vector<float> natural;  // width each child would like
  std::vector<float> least;    // width under which it would be cut
};

struct PassInput {
  const Type* type = nullptr;
  const tokens::Theme* theme = nullptr;
  View view;
  Environment environment;
  const std::map<std::uint32_t, float>* heights = nullptr;  // measured by the page
};

struct Announcement {
  std::string text;
  bool urgent = false;
  std::uint32_t event = 0;
  bool is(const Announcement& other) const { return text == other.text && event == other.event; }
};

class Pass {
 public:
  Pass(const PassInput& input, std::map<std::uint32_t, RowMemory>& rows);

  // --- Flow: begin a place for one child, fill it, end it with its height.
  // --------------------------------------
  struct Slot {
    float x = 0, y = 0, width = 0;
    bool in_row = false, is_first = false;  // of a row
    std::size_t first_ink = 0, first_node = 0;
  };
  Slot begin(Flow flow);
  // `natural` and `least` are widths; a child of a row is centred upright unless it is a place of its own.
  void end(const Slot& slot, float height, float natural, float least, bool centred = true);

  // Opens a column inside a slot (a card, an item, a group), and closes it: answers the height of what stands
  // in it.
  void open_column(float x, float y, float width, bool in_card);
  struct Stack {
    float height = 0, natural = 0, least = 0;
    Flow lowest = Flow::nothing;
  };
  Stack close_column();
  // What stands last in the child that was ended just now, where that is a place itself.
  void ends_with(Flow flow) { places_.back().lowest = flow; }
  void open_row(std::string_view key, std::vector<float> weights, const Slot& slot);
  Stack close_row();
  void add_space(float height);
  // Columns beside one another instead of the one of the page (columns.cpp).
  void open_columns();
  void close_columns();
  void open_beside(Column which);
  void close_beside(Column which);
  bool is_wide() const { return view().width >= tokens::kWideMin && !environment().plain; }
  bool in_card() const { return places_.back().in_card; }
  // What comes next is the first in an entry of a list, and another entry stands before it.
  bool follows_entry() const { return places_.back().follows && places_.back().last == Flow::nothing; }
  bool in_pane() const { return places_.back().in_pane; }
  // How far words stand inside the edge that cards of this place have.
  float inset() const { return places_.back().inset; }
  Flow last_flow() const { return places_.back().last; }
  // Moves ink and nodes from these indices on.
  void shift(std::size_t first_ink, std::size_t first_node, std::size_t end_ink, std::size_t end_node,
             float dx, float dy);

  // --- Ink
  // --------------------------------------------------------------------------------------------------------
  std::size_t box(Rect rect, float corner, Colour fill, Colour edge = 0, float edge_width = 0);
  std::size_t shadow(Rect rect, float corner);
  void words(float x, float y, std::string_view words, TypeFace face, Colour colour);
  void stroke(std::vector<Point> points, float width, Colour colour);
  void area(std::vector<Point> points, Colour colour);
  void disc(Point centre, float radius, Colour colour);
  void ring(Point centre, float radius, float width, Colour colour);
  std::vector<Ink>& ink() { return ink_; }

  // --- Nodes
  // ------------------------------------------------------------------------------------------------------
  // Its key becomes the whole path, its parent the innermost open group.
  Node& announce(Role role, std::string_view key, std::string_view label, Rect rect);
  void push_group(std::uint32_t id, std::string_view key);
  void push_prefix(std::string_view key);  // a card or a row: keys are its own, nodes stay its parent's
  void pop_group();
  Node* node(std::uint32_t id);
  std::vector<Node>& nodes() { return nodes_; }
  std::vector<Announcement>& announcements() { return announcements_; }
  Complaint& complaint() { return complaint_; }
  const Complaint& complaint() const { return complaint_; }

  // --- What widgets ask
  // -------------------------------------------------------------------------------------------
  const tokens::Theme& theme() const { return *input_.theme; }
  const Type& type() const { return *input_.type; }
  const View& view() const { return input_.view; }
  TypeFace face(Style style) const { return face_of(style, input_.environment.text_scale); }
  TypeFace bold(Style style) const {
    TypeFace face = this->face(style);
    face.bold = true;
    return face;
  }
  // The smallest type: 13 px where there is room for a desk, never under 15 on a phone.
  Style fine() const { return is_wide() ? Style::caption : Style::small; }
  Colour colour(Tone tone) const;
  const Environment& environment() const { return input_.environment; }
  float scaled(float length) const { return length * input_.environment.text_scale; }
  // The height the page measured for this node, or the guess.
  float measured(std::uint32_t id, float guess) const;
  std::string path(std::string_view key) const;

  // --- The frame asks
  // ---------------------------------------------------------------------------------------------
  float finish();  // height of the document
  bool settled() const { return settled_; }
  void open_foot(const Slot& slot);
  void close_foot(const Slot& slot, Foot comes);

 private:
  struct Place {
    float x = 0, y = 0, width = 0, top = 0;
    float inset = 0;
    bool in_card = false, in_pane = false;
    bool follows = false;  // an entry after another one
    bool leads = false;  // its first child is the first of a card: rows bring their own space
    Flow last = Flow::nothing;
    Flow lowest = Flow::nothing;   // `last`, or what stands last in it
    float natural = 0, least = 0;  // of a column: the widest child
    bool is_row = false;
    // Of a row.
    std::uint32_t row_id = 0;
    std::vector<float> weights, xs, widths;
    float gap = 0;
    std::vector<Slot> slots;
    std::vector<std::pair<float, bool>> heights;  // and whether centred
    std::vector<std::pair<std::size_t, std::size_t>> ends;
    RowMemory learned;
    bool stacked = false;
  };
  void divide_row(Place& row, const RowMemory& learned);
  std::vector<float> shares(const Place& row, const RowMemory& memory, float room) const;
  float gap(Flow above, Flow below) const;

  struct Beside {
    bool is_on = false;
    float top = 0, bottom = 0;  // of what stands over main and side; of all
    float side_top = 0;
    std::size_t pane_ink = 0, pane_ink_end = 0;  // reaches down to the end of the document
  };

  PassInput input_;
  Beside beside_;
  std::map<std::uint32_t, RowMemory>& rows_;
  std::vector<Place> places_;
  std::vector<Ink> ink_;
  std::vector<Node> nodes_;
  std::vector<std::pair<std::uint32_t, std::string>> groups_;  // node and key path
  std::vector<Announcement> announcements_;
  Complaint complaint_;  // not said yet
  bool leads_ = false;
  bool follows_ = false;
  bool settled_ = true;
};

}  // namespace attune::ui
