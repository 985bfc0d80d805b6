// The whole state in one struct, routing, and apply(). Screens read it and draw; only `receive` changes it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "action.h"
#include "host.h"

namespace attune {

namespace ui {
class Pass;
}

// What the site serves beside the wasm. A broken config never stops anyone: built-in texts stand in, and the
// fault is listed on the About page.
struct Assets {
  std::string strings_json;  // web/strings/<language>.json, the client's part
  std::string config_json;
  std::vector<std::string> instrument_jsons;  // the first is the default
  std::string words_text;                     // web/strings/words-<language>.txt, one word a line
  std::string language;                       // the one that these speak
  std::string release;                        // "0.1.0 3f2a91bc", for the About page
};

// A desk that lives in this browser, as its super block names it.
struct DeskListing {
  std::string desk;
  bool therapist = false;
  bool shared_phone = false;
  std::string name;  // empty on a shared phone
  // Its mark (host.h, MarkDesk), as it was when this page began.
  std::int64_t openings = 0;
  std::int64_t pins_tried = 0;
  std::int64_t pin_tried_at_ms = 0;
};

// A desk that was covered: what this worker was given of it, and how often a PIN may still be tried.
struct CoveredDesk {
  std::string desk;
  Bytes slot;
  int tries_left = 0;
  std::int64_t since_ms = 0;
};

struct Start {
  std::optional<CoveredDesk> covered;
  std::vector<DeskListing> desks;
  std::string fragment;  // what stood after '#', read once and erased from the address bar first
  std::string site;      // "https://check-in.example.org/a/": what links begin with
  std::string handed;    // what a desk gave this page for one client (client/handed.h); or empty
  std::string query;     // "gallery", "gallery=scroll" or empty
  int minutes_east_of_utc = 0;
  bool keeps_nothing = false;  // OPFS was tried and refused: memory only
  bool writes_files = false;   // the browser can write to a file that a person chose
  bool was_kept = false;       // something was kept in this browser once, and nobody deleted it in the app
};

class App {
 public:
  App(Host& host, Assets assets);
  ~App();
  App(const App&) = delete;

  void start(Start start);
  void receive(const Event& event);
  void receive(const Reply& reply);
  void mail_changed();           // another tab put something into the mail slot
  void note_fault(Fault fault);  // for the About page: the last 20 names, never text
  void update_offered();         // a newer version may be taken, when the person asks
  void person_moved();           // they read, scrolled or typed
  void keyboard_used();          // the first Tab: who moves by keyboard looks before going on
  // A tap on an answer moves on, a change goes into the safety copy, and an open desk is closed when nobody
  // was here for a while. The host waits that long once, then calls wake().
  std::optional<int> wake_after_ms() const;
  void wake();
  void draw(ui::Pass& pass) const;

  // What the page's title may say: the neutral name of the app, or the programme's for it; never a person's.
  std::string_view document_title() const;
  std::string_view language() const;  // a tag: "es"
  bool is_right_to_left() const;
  // The picture's type has not all of its letters: only native elements can show it.
  bool needs_plain_view() const;
  // Changes when another screen, or another question, is shown: the page then moves focus to the h1 and
  // scrolls up.
  std::string screen_key() const;

  struct State;

 private:
  std::unique_ptr<State> state_;
};

}  // namespace attune
