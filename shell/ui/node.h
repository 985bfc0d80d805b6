// What one widget says about itself: the twin builds a native element from it, a test finds it by role and
// label, and the Action it carries is applied when its element is used. The picture has no other meaning than
// these nodes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "action.h"
#include "ui/ui.h"

namespace attune::ui {

enum class Role : std::uint8_t {
  heading,  // level 1 or 2
  text,
  banner,  // role note
  said,    // what went well, over the page
  group,   // a section with a label
  list,
  item,
  button,
  link,  // a press that the browser carries out itself: mailto:, sms:
  radio_group,
  radio,
  toggle,  // role switch
  field,   // one line
  area,    // several lines
  progress,
  image,  // a chart, whose table is the next node; a QR code
  table,
  points,  // goes through the sessions of a chart: a native slider that says each in words
  dialog,  // a real <dialog>; its action is that of Escape
  tab_list,
  tab,
  panel,  // what a tab shows
  slider,
};

struct Rect {
  float x = 0, y = 0, width = 0, height = 0;
  float right() const { return x + width; }
  float bottom() const { return y + height; }
};

// One mark of a picture for paper (paper.h), in pixels from the corner of its node.
enum class PaperInk : std::uint8_t { black, rule, usual, below, paper };
struct PaperMark {
  PaperInk ink = PaperInk::black;
  std::string path;   // as SVG writes it; empty for words
  float size = 0;     // a stroke's width, 0 where it is filled; of words that of their type
  std::string words;  // from x on, around y
  float x = 0, y = 0;
  bool is_bold = false;
};

struct Node {
  std::uint32_t id = 0;      // FNV-1a of `key`; 0 is the page itself
  std::uint32_t parent = 0;  // always an earlier node, or 0
  Role role = Role::text;
  int level = 0;
  std::string key;      // the whole path inside the screen: "answers/A1/7"
  std::string label;    // the accessible name; with line feeds where the picture breaks the line
  std::string visible;  // the words inside a control when they are not the name ("7"), of a list row what
                        // stands in it, a line each; empty: the label is
  std::string value;    // of a field; of a progress "2/12"; of a switch and a radio "1" or "0";
                        // of a scale "skipped", or nothing
  std::string description;  // the answer of a switch row, the hint of a field, what a list row adds
  Rect rect;                // document pixels
  float corner = 0;
  Style style = Style::body;
  Tone tone = Tone::text;
  ButtonKind kind = ButtonKind::words;
  bool is_row = false;      // a whole row of a list
  bool is_current = false;  // of a row: what it stands for is what the page shows
  bool enabled = true;
  bool shown = false;       // the picture has no words here: the element shows its own
  bool measured = false;    // the page tells the element's height by a `heights` message
  bool is_default = false;  // Enter on a radio or in a line of text presses this one
  int chars_max = 0;
  Rect box;  // of a field: where its input lies
  std::string input_mode;
  std::string autocomplete;
  bool is_secret = false;  // of a field: what is typed is shown as dots
  bool is_invalid = false;  // what stands in it cannot be used
  Gesture gesture = Gesture::none;
  std::string payload;
  std::string language;  // of the label, where it is not the page's
  std::string setting;   // kept by the page, never told to the app: "text_scale", "look", "plain"
  int range_min = 0, range_max = 0, range_step = 0;  // of a slider
  struct Spot {
    float x = 0, y = 0;  // from the corner of `rect`
    std::string words;   // what is true of it, line by line
  };
  std::vector<Spot> spots;                      // of points
  int squares = 0;                              // of a QR code: modules a side; they stand in `payload`
  std::vector<PaperMark> paper;                 // of an image that is printed
  std::vector<std::string> columns;             // of a table
  std::vector<std::vector<std::string>> cells;  // of a table, row by row
  Action action = Nothing{};
};

// 32-bit FNV-1a. Two keys of one screen with one id are a broken promise (asserted by Pass).
std::uint32_t node_id(std::string_view key);

// The snapshot as the twin reads it (PACKET.md, "Semantics").
std::string semantic_json(const std::vector<Node>& nodes);

}  // namespace attune::ui
