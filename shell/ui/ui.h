// Everything a person can touch or read. One call lays out, draws and announces, so that the picture and the
// twin cannot disagree. Screens call these and nothing else; a bare ImGui call in a screen would be invisible
// to a screen reader and to every test, and the house test refuses it.
//
// Layout is one column that flows down; scopes (card, row, foot, list) close when they go out of scope. All
// lengths are CSS pixels. Keys name a node inside its screen and stay the same from frame to frame ("next",
// "answer/A1/7").
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "action.h"

namespace attune::ui {

class Pass;  // one walk over the present screen; made by Frame (ui/frame.h)

enum class Style : std::uint8_t { caption, small, body, body_bold, head, title, display };
enum class Tone : std::uint8_t { text, muted, ask, change, usual, strain, yours };
enum class ButtonKind : std::uint8_t { filled, outlined, words };

// A press that must reach a browser API inside the gesture itself. The payload is on the page beforehand;
// what came of it arrives as the node's Action with `value`.
enum class Gesture : std::uint8_t {
  none,
  copy,       // payload: the text
  share,      // payload: the text, for navigator.share
  mail,       // payload: a mailto: address; becomes a real link
  sms,        // payload: an sms: address; becomes a real link
  download,   // payload: file name, newline, content
  open_file,  // value: the text of every chosen file, one after another
  paste,      // value: the clipboard's text
};

class Scope {
 public:
  explicit Scope(std::function<void()> close) : close_(std::move(close)) {}
  Scope(Scope&& other) noexcept : close_(std::exchange(other.close_, nullptr)) {}
  Scope& operator=(Scope&&) = delete;
  ~Scope() {
    if (close_) close_();
  }

 private:
  std::function<void()> close_;
};

// --- Places
// -----------------------------------------------------------------------------------------------------
[[nodiscard]] Scope card(Pass& pass, std::string_view key);
// Children side by side, sharing the width by weight; a weight of 0 takes what the child needs.
[[nodiscard]] Scope row(Pass& pass, std::string_view key, std::vector<float> weights);
// A real list for a screen reader ("list, 3 items"); each entry is an `item`.
[[nodiscard]] Scope list(Pass& pass, std::string_view key, std::string_view label);
[[nodiscard]] Scope item(Pass& pass, std::string_view key);
// The last buttons of a screen: at the foot of a short page, at the end of a long one. Never fixed to the
// window, so that with a cracked screen everything can be scrolled to where it can be touched.
[[nodiscard]] Scope foot(Pass& pass);
// A labelled part of the page (role region, or group).
[[nodiscard]] Scope group(Pass& pass, std::string_view key, std::string_view label);
void space(Pass& pass, float height);
void rule(Pass& pass);

// --- Words
// ------------------------------------------------------------------------------------------------------
void title(Pass& pass,
           std::string_view text);  // the screen's one h1; takes the focus when the screen changes
void heading(Pass& pass, std::string_view key, std::string_view text);
void text(Pass& pass, std::string_view key, std::string_view text, Style style = Style::body,
          Tone tone = Tone::text);
// What a person wrote: always a native element, so that every script is right. Wraps; its height is measured
// by the page.
void written(Pass& pass, std::string_view key, std::string_view text, Style style = Style::body);
// A quiet box that stands out: what is waiting, what went wrong, what is not kept.
void banner(Pass& pass, std::string_view key, std::string_view text, Tone tone);
void progress(Pass& pass, std::string_view key, std::string_view label, int at, int of);
// Spoken once by a screen reader when it changes; never for an answer that was stored.
void announce(Pass& pass, std::string_view text, bool urgent = false);
// The two lines that come into step; decoration, hidden from a screen reader.
void mark(Pass& pass);

// --- Things to press
// --------------------------------------------------------------------------------------------
struct Button {
  std::string_view key;
  std::string_view label;
  Action action;
  ButtonKind kind = ButtonKind::outlined;
  bool enabled = true;  // a disabled one stays readable
  Gesture gesture = Gesture::none;
  std::string payload = {};
  std::string description = {};  // aria-description by a text node
};
void button(Pass& pass, const Button& button);

// Zero to ten, or any range: stops whose names carry their labels ("0, Not at all"). Nothing is preset. Arrow
// and digit keys choose and never move on.
struct Scale {
  std::string_view key;
  std::string_view question;  // names the radio group
  int min = 0, max = 10, step = 1;
  std::vector<std::string> labels;  // for the lowest, the middle and the highest stop; or one per stop
  std::optional<int> chosen;
  bool skipped = false;
  std::vector<std::string> specials;  // "Nothing felt off": as large as a stop's row, in the same group
  std::optional<int> chosen_special;
  std::string status;  // the line under the stops: "You chose 8, between Partly and Completely."
  std::function<Action(int)> choose;
  std::function<Action(int)> choose_special;
};
void scale(Pass& pass, const Scale& scale);

struct Choices {
  std::string_view key;
  std::string_view question;
  std::vector<std::string> labels;
  std::optional<int> chosen;
  std::function<Action(int)> choose;
};
void choices(Pass& pass, const Choices& choices);

// A row with words at the left and a switch at the right. `value` of the event is "1" or "0".
struct SwitchRow {
  std::string_view key;
  std::string_view label;   // small and muted above
  std::string_view answer;  // bold below; empty for a plain switch whose label is in body size
  bool on = true;
  Action action;
};
void switch_row(Pass& pass, const SwitchRow& row);

struct Field {
  std::string_view key;
  std::string_view label;
  std::string_view hint;
  std::string_view value;
  int rows = 1;  // more than one: a text area
  int chars_max = 0;
  std::string_view input_mode = {};    // "email", "tel"
  std::string_view autocomplete = {};  // "off" unless the person's own name or address is meant
  Action action;
};
void field(Pass& pass, const Field& field);

// A whole row to press: words at the left, an optional small word at the right.
struct ListRow {
  std::string_view key;
  std::string_view title;
  std::string_view detail;
  std::string_view trailing;
  Tone tone = Tone::muted;  // of the detail
  bool current = false;
  Action action;
};
void list_row(Pass& pass, const ListRow& row);

// --- The course
// ------------------------------------------------------------------------------------------------- Drawn
// with straight lines between sessions, the usual band under them; a real table in the twin, row by row.
struct ChartPoint {
  std::int32_t day = 0;         // session day: equal days, equal distance
  std::string day_label;        // "3 Mar"
  std::optional<double> value;  // absent draws nothing
  std::optional<double> band_low, band_high;
  int mark = 0;             // 0 plain dot, 1 open ring (small change), 2 filled diamond (worth asking about)
  std::string table_value;  // "8.0", or "no answer"
  std::string table_usual;  // "7.8 to 9.0"
  std::string table_note;   // "Worth asking about: ..."
  bool new_series = false;  // another instrument: a new line, a thin upright
};
struct Chart {
  std::string_view key;
  std::string label;    // names the image and the table
  std::string summary;  // one sentence that says what is seen
  double y_min = 4, y_max = 10;
  std::vector<std::string> y_labels;       // "10", "8"... from the top down, evenly spread
  std::vector<std::string> column_labels;  // Session, Alliance, Usual, Note
  std::vector<ChartPoint> points;
  bool show_table = false;  // the table is in the twin always; this shows it to everyone
};
void chart(Pass& pass, const Chart& chart);

}  // namespace attune::ui
