// Everything between the app and the page: fonts, the present view and environment, the nodes of the last
// painted frame, and the packet that carries one pass to the presenter. No browser in here: tests and Node
// use the same class.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "ui/node.h"
#include "ui/ui.h"

namespace attune::ui {

// What the page shows of the document, in CSS pixels. `number` comes back in the packet that answers it.
struct View {
  std::uint32_t number = 0;
  float width = 390;
  float viewport = 844;  // height of the window
  float top = 0;         // the wanted tile
  float height = 844;
  float dpr = 1;
};

struct Environment {
  bool dark = false;
  bool more_contrast = false;
  bool reduced_motion = false;
  bool plain = false;    // the canvas is hidden: nothing is drawn, the nodes alone are sent
  float text_scale = 1;  // 1 to 2
  // What was chosen here and the page keeps; the above already follow it.
  int text_size = 100;      // per cent
  int look = 0;             // as the device says, light, dark, more contrast
  bool asks_plain = false;  // the plain view by choice
  bool asks_low = false;    // each page begins in the lower half of the window
  std::string voices;       // languages that the device itself can read aloud: "en,es"
};

enum class Presence : std::uint8_t {
  live,     // held by the last painted frame
  stale,    // an earlier frame held it, or an earlier screen was pressed: too late, and ignored
  unknown,  // no frame ever held it: a bug
};

struct Found {
  Presence presence = Presence::unknown;
  const Node* node = nullptr;  // only if live; valid until the next run
};

// What goes with a pass beside the picture.
struct Page {
  std::uint32_t ack_seq = 0;    // the last act that was applied
  std::string_view screen_key;  // another one: the page focuses the h1 and scrolls up
  std::string_view document_title;
  std::string_view language = "en";
  bool right_to_left = false;
  bool needs_plain = false;  // the picture's type cannot draw this language
};

class Frame {
 public:
  // TrueType bytes of the two weights; they are copied.
  Frame(ByteView regular, ByteView bold);
  ~Frame();
  Frame(const Frame&) = delete;
  Frame& operator=(const Frame&) = delete;

  void set_view(const View& view);
  void set_environment(const Environment& environment);
  void set_heights(std::span<const std::pair<std::uint32_t, float>> heights);  // node id, CSS pixels

  // Lays out (twice where a row had to measure its children first), paints, and answers the packet: null if
  // picture, nodes, announcements, view number and ack are those of the last packet. `draw` changes nothing
  // but the pass.
  const Bytes* run(const Page& page, const std::function<void(Pass&)>& draw);

  // What was pressed while packet `seen` was the last one on the page. Screens share keys, so a press that
  // was meant for an earlier screen is stale even if a node of that id lives. Counts what is stale or
  // unknown.
  Found find(std::uint32_t id, std::uint32_t seen = UINT32_MAX);
  std::uint32_t stale_count() const;
  std::uint32_t unknown_count() const;
  const std::vector<Node>& nodes() const;  // of the last pass, in reading order
  float document_height() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace attune::ui
