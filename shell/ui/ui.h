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
#include "ui/chart.h"

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
  open_file,  // value: the text of every chosen file, one after another; payload "copy": a whole desk's
  paste,      // value: the clipboard's text
  leave,      // payload: an address elsewhere; the page goes there at once, and the app is not asked
  scan,       // payload: the words of the camera's page, a line each; value: the text of the code it saw
  choose_place,  // where a file is written from now on; payload: the desk, newline, a name for the file
  allow_place,   // to write there again; payload: the desk
  print,      // this screen, as the plain view shows it
  speak,      // payload: language, newline, words; once more: stop. A voice of this device only; no act
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

// --- Places ---------------------------------------------------------------------------------------------
[[nodiscard]] Scope card(Pass& pass, std::string_view key);
// Children side by side, sharing the width by weight; a weight of 0 takes what the child needs. Where all are
// 0 they are words to press, and stand closer. Without room for all, each has a line of its own.
[[nodiscard]] Scope row(Pass& pass, std::string_view key, std::vector<float> weights);
// A real list for a screen reader ("list, 3 items"); each entry is an `item`.
[[nodiscard]] Scope list(Pass& pass, std::string_view key, std::string_view label);
[[nodiscard]] Scope item(Pass& pass, std::string_view key);
// The last buttons of a screen: on a phone at the foot of a short page, where the thumb is, and at the end of
// a long one. In a wide window they follow the page, but where the same ones come page after page: those stay
// under the pointer. Never fixed to the window, so that with a cracked screen everything can be scrolled to
// where it can be touched.
enum class Foot : std::uint8_t { once, page_after_page };
[[nodiscard]] Scope foot(Pass& pass, Foot comes = Foot::once);
// A labelled part of the page (role region, or group).
[[nodiscard]] Scope group(Pass& pass, std::string_view key, std::string_view label);
// The therapist's page: a list pane, a bar over the rest, a main and a side column. Under 1100 px the side
// goes below the main one; under 720 px there is no pane (the list is a page of its own), and a screen asks
// `has_pane` before it opens one. Each column is opened once, in this order.
enum class Column : std::uint8_t { pane, top, main, side };
[[nodiscard]] Scope columns(Pass& pass, std::string_view key);
[[nodiscard]] Scope column(Pass& pass, Column which);
bool has_pane(const Pass& pass);
bool has_side(const Pass& pass);  // beside the main column, and not below it
bool has_picture(const Pass& pass);  // false in the plain view, where a chart is its table
// A modal box over the page, a real <dialog> with its label as its heading: Escape and its last button, the
// one that stands out, ask for `close`, and the focus returns to where it was. At most one a screen, drawn
// last. Its widgets are native in both views.
struct Dialog {
  std::string_view key;
  std::string_view label;
  std::string_view close_label;
  Action close;
};
[[nodiscard]] Scope dialog(Pass& pass, const Dialog& dialog);
// Free places: between two entries of a list; one where a words-only button stands on other pages, so that
// nothing below jumps.
enum class Space : std::uint8_t { entries, words_button };
void space(Pass& pass, Space space);
void rule(Pass& pass);

// --- Words ----------------------------------------------------------------------------------------------
// The screen's one h1; takes the focus when the screen changes.
void title(Pass& pass, std::string_view text);
void heading(Pass& pass, std::string_view key, std::string_view text);
void text(Pass& pass, std::string_view key, std::string_view text, Style style = Style::body,
          Tone tone = Tone::text);
// What a person wrote: always a native element, so that every script is right. Wraps; its height is measured
// by the page.
void written(Pass& pass, std::string_view key, std::string_view text, Style style = Style::body);
// A quiet box that stands out: what is waiting, what went wrong, what is not kept.
void banner(Pass& pass, std::string_view key, std::string_view text, Tone tone);
void progress(Pass& pass, std::string_view key, std::string_view label, int at, int of);
// What stands where nothing is yet: a heading, and a sentence that says what comes here.
void empty(Pass& pass, std::string_view key, std::string_view title, std::string_view text);
// A sentence with a picture at its left; the picture is decoration.
enum class Icon : std::uint8_t { clock, phone, person, call, lock, file, check };
void point(Pass& pass, std::string_view key, Icon icon, std::string_view text);
// A word said aside, with the bar of a quotation at its left.
void quote(Pass& pass, std::string_view key, std::string_view text);
// A mark and its words on one line: "Small change".
void marked(Pass& pass, std::string_view key, Mark mark, std::string_view text);
// Black modules on white with the quiet zone that scanners need; `modules` row by row, size x size.
struct Qr {
  std::string_view key;
  std::string_view label;
  int size = 0;
  std::vector<bool> modules;
};
void qr(Pass& pass, const Qr& qr);
// A real table, native in both views. The first column names its rows.
struct Table {
  std::string_view key;
  std::string_view label;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> cells;
};
void table(Pass& pass, const Table& table);
// Spoken once by a screen reader when it changes; never for an answer that was stored.
// `event` numbers what it tells of: the same words are spoken again with another number.
void announce(Pass& pass, std::string_view text, bool urgent = false, std::uint32_t event = 0);
// What went well, with a check mark: spoken, and seen over the page, where it moves nothing and is in the way
// of no press. Native in both views.
void said(Pass& pass, std::string_view text, std::uint32_t event);
// The two lines that come into step; decoration, hidden from a screen reader.
void mark(Pass& pass);

// --- Things to press ------------------------------------------------------------------------------------
struct Button {
  std::string_view key;
  std::string_view label;
  Action action;
  ButtonKind kind = ButtonKind::outlined;
  bool enabled = true;  // a disabled one stays readable
  Gesture gesture = Gesture::none;
  std::string payload = {};
  std::string description = {};    // aria-description by a text node
  std::string_view language = {};  // of the label, where it is not the page's
};
void button(Pass& pass, const Button& button);

// A button that reads words aloud, where this device has a voice of its own for their language; else nothing.
struct ReadAloud {
  std::string_view key;
  std::string_view label;
  std::string_view language;  // a tag
  std::string_view words;
};
void read_aloud(Pass& pass, const ReadAloud& reading);

// Stays in sight at the upper right, however far the page is scrolled. Native in both views; the page carries
// it out without the app, also when Escape is pressed three times.
struct Leave {
  std::string_view key;
  std::string_view label;
  std::string_view description;
  std::string_view address;
};
void leave(Pass& pass, const Leave& leave);

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
  // Names of − and +, for a hand that cannot reach every stop: one stop down or up from what is chosen, from
  // outside where nothing is. Without names there are none.
  std::string lower = {}, higher = {};
  std::function<Action(int)> step_to = {};
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

// Views of one thing, one of them shown; what it shows stands in the `panel` that follows.
struct Tabs {
  std::string_view key;
  std::string_view label;
  std::vector<std::string> labels;
  int chosen = 0;
  std::function<Action(int)> choose;
};
void tabs(Pass& pass, const Tabs& tabs);
[[nodiscard]] Scope panel(Pass& pass, std::string_view key, std::string_view label);

// What the page itself keeps for this browser, not the desk: text size from 100 to 200 %, which look, the
// plain view, room above each page for who cannot press the upper half of the glass. The words are the
// screen's; the values never reach the app's state.
struct TextSize {
  std::string_view key;
  std::string_view label;
  std::string_view smaller, larger;  // names of − and +
};
void text_size(Pass& pass, const TextSize& slider);
struct Look {
  std::string_view key;
  std::string_view label;
  std::vector<std::string> labels;  // as the device says, light, dark, more contrast
};
void look(Pass& pass, const Look& look);
void plain_switch(Pass& pass, std::string_view key, std::string_view label);
void low_switch(Pass& pass, std::string_view key, std::string_view label);

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
  bool is_secret = false;              // dots instead of letters
  Action action;
};
void field(Pass& pass, const Field& field);

// What is wrong in the field of this key: said under it, and the page takes the person there, once for each
// `event`. To be told before anything is drawn. `said_complaint` is false if no such field was.
struct Complaint {
  std::string_view field;
  std::string_view words;
  std::uint32_t event = 0;
};
void complain(Pass& pass, const Complaint& complaint);
bool said_complaint(const Pass& pass);
void say_complaint(Pass& pass, std::string_view words, std::uint32_t event);  // here, of no field

// A whole row to press: words at the left, an optional small word or sparkline at the right.
struct ListRow {
  std::string_view key;
  std::string_view title;
  std::string_view level = {};  // bold under the title, in the mark's colour, behind the mark
  std::string_view detail = {};
  std::string_view trailing = {};
  std::string_view badge = {};  // "New"
  Mark mark = Mark::none;
  Tone tone = Tone::muted;  // of the detail
  std::optional<Sparkline> sparkline = {};
  bool current = false;
  Action action;
};
void list_row(Pass& pass, const ListRow& row);

}  // namespace attune::ui
