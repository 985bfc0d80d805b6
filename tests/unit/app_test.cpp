// The app drawn and pressed blind, natively and under the sanitizers: real files in memory, real fonts, no
// browser. Sealing is the one thing that is not here; tests/screens walks the rest of the way in Node.
#include <doctest/doctest.h>

#include <fstream>
#include <functional>
#include <iterator>

#include "headless/headless_host.h"
#include "record/record.h"
#include "share/link.h"
#include "ui/frame.h"

using namespace attune;

namespace {

const std::string kRoot = std::string(ATTUNE_VECTORS) + "/../../";

std::string read_file(const std::string& path) {
  std::ifstream file(kRoot + path, std::ios::binary);
  REQUIRE(file.good());
  return std::string(std::istreambuf_iterator<char>(file), {});
}

std::string invite_fragment() {
  share::Invite invite;
  invite.id.fill(1);
  invite.recipient.fill(2);
  invite.secret.fill(3);
  invite.expires = day_of({2027, 1, 1});
  invite.therapist = "Dana";
  const std::string link = *share::write_invite_link("https://a.example/", invite);
  return link.substr(link.find('#') + 1);
}

// A person at the app: sees nodes, presses them by name.
struct Person {
  explicit Person(HeadlessHost& outside)
      : host(outside), app(host, assets()), frame(font("400Regular"), font("700Bold")) {
    host.words[{"en", Part::therapist}] = read_file("build/gen/strings/en.therapist.json");
  }

  static Assets assets() {
    return {read_file("build/gen/strings/en.json"), read_file("web/config.json"),
            {read_file("web/instruments/checkin12.json")}, "river\nstone\n", "en", "0.0.0 test"};
  }
  static Bytes font(const std::string& weight) {
    const std::string faces = "web/node_modules/@expo-google-fonts/atkinson-hyperlegible/";
    const std::string bytes = read_file(faces + weight + "/AtkinsonHyperlegible_" + weight + ".ttf");
    return {bytes.begin(), bytes.end()};
  }
  void start(const std::string& fragment, std::vector<DeskListing> desks = {}) {
    Start start;
    start.fragment = fragment;
    start.desks = std::move(desks);
    start.site = "https://a.example/";
    app.start(std::move(start));
    look();
  }
  void look() {
    host.answer_all(app);
    const std::string key = app.screen_key();
    frame.run({++ack, key, app.document_title()}, [this](ui::Pass& pass) { app.draw(pass); });
  }
  const ui::Node* find(ui::Role role, std::string_view name) const {
    for (const ui::Node& node : frame.nodes()) {
      if (node.role == role && node.label.rfind(name, 0) == 0) return &node;
    }
    return nullptr;
  }
  void press(ui::Role role, std::string_view name, std::string value = {}) {
    const ui::Node* node = find(role, name);
    REQUIRE_MESSAGE(node != nullptr, name);
    app.receive(Event{Action(node->action), std::move(value)});
    look();
  }
  std::string heading() const {
    for (const ui::Node& node : frame.nodes()) {
      if (node.role == ui::Role::heading && node.level == 1) return node.label;
    }
    return {};
  }

  HeadlessHost& host;
  App app;
  ui::Frame frame;
  std::uint32_t ack = 0;
};

std::vector<DeskListing> one_client() { return {{"0123456789abcdef0123456789abcdef", false, false, "Dana"}}; }

// From the first page of an invite to "Check and send"; `after_each` looks at the page after every press.
void walk_to_check_and_send(Person& person, const std::function<void()>& after_each) {
  const auto press = [&](ui::Role role, std::string_view name) {
    if (person.find(role, name) == nullptr) return;  // what could not be stored fills the screen
    person.press(role, name);
    after_each();
  };
  person.start(invite_fragment());
  press(ui::Role::button, "Only I use this phone");
  for (int i = 0; i < 3; ++i) {
    press(ui::Role::radio, "3");
    press(ui::Role::button, "Next");
  }
  press(ui::Role::button, "Finish here");
  press(ui::Role::button, "Next");
}

}  // namespace

TEST_CASE("app: a client answers, leaves, and finds the draft where it was") {
  HeadlessHost host;
  {
    Person person(host);
    person.start(invite_fragment());
    person.press(ui::Role::button, "Only I use this phone");
    person.press(ui::Role::radio, "8");
    person.press(ui::Role::button, "Next");
    person.press(ui::Role::radio, "0");
  }
  Person again(host);
  again.start("", one_client());
  CHECK(again.heading().rfind("My therapist", 0) == 0);
  const ui::Node* chosen = again.find(ui::Role::radio, "0");
  REQUIRE(chosen != nullptr);
  CHECK(chosen->value == "1");
}

// One page of the desk's database is another; the desk has more than a mebibyte, so it opens unchecked.
void make_large_and_damage(HeadlessHost& host) {
  const RecordHost outside{[&](std::span<std::uint8_t> out) { host.fill_random(out); },
                           [&] { return host.at_ms; }};
  Result<Record> record = Record::open(host.files(), outside);
  REQUIRE(record.ok());
  for (int i = 0; i < 25; ++i) {
    REQUIRE(record->set_setting("large" + std::to_string(i), std::string(60'000, 'x')).ok());
  }
  REQUIRE(record->close().ok());
  BlockFile& database = *host.files().a_db;
  const std::uint64_t middle = database.size().count / 2;
  std::uint8_t byte = 0;
  database.read(middle, {&byte, 1});
  byte ^= 1;
  database.write(middle, ByteView(&byte, 1));
}

TEST_CASE("app: a large desk is shown before its check, its damage told right after or at a press") {
  for (const bool presses : {false, true}) {
    HeadlessHost host;
    {
      Person person(host);
      person.start(invite_fragment());
      person.press(ui::Role::button, "Only I use this phone");
      person.press(ui::Role::radio, "8");
    }
    make_large_and_damage(host);
    Person again(host);
    again.start("", one_client());
    const ui::Node* other = again.find(ui::Role::radio, "3");
    REQUIRE(other != nullptr);
    CHECK(again.app.wake_after_ms() == 0);
    presses ? again.app.receive(Event{Action(other->action), {}}) : again.app.wake();
    again.look();
    CHECK(again.heading().rfind("What was kept here", 0) == 0);
    CHECK(again.find(ui::Role::button, "Open it as it was before") != nullptr);
    CHECK_FALSE(read_super_block(*host.files().super)->clean);
  }
}

TEST_CASE("app: what stands on Check and send goes out to be sealed, and nothing before it") {
  HeadlessHost host;
  Person person(host);
  person.start(invite_fragment());
  person.press(ui::Role::button, "Only I use this phone");
  for (int i = 0; i < 11; ++i) {
    person.press(ui::Role::radio, "3");
    CHECK(host.unanswered.empty());
    person.press(ui::Role::button, "Next");
  }
  person.press(ui::Role::button, "Next");
  CHECK(person.heading() == "Check and send");
  REQUIRE(host.unanswered.size() == 1);
  CHECK(std::holds_alternative<Seal>(host.unanswered.front().second));
}

TEST_CASE("app: an answer that could not be stored is said, and stays on the screen") {
  HeadlessHost host;
  Person person(host);
  person.start(invite_fragment());
  person.press(ui::Role::button, "Only I use this phone");
  for (MemoryFile& file : host.disk) file.status = BlockStatus::full;
  person.press(ui::Role::radio, "7");
  CHECK(person.find(ui::Role::banner, "There is no room left") != nullptr);
  CHECK(person.find(ui::Role::radio, "7")->value == "1");
  for (MemoryFile& file : host.disk) file.status = BlockStatus::ok;
  person.press(ui::Role::radio, "6");
  CHECK(person.find(ui::Role::banner, "There is no room left") == nullptr);
}

TEST_CASE("app: no room at the nth writing is said on the very page, and all that was kept opens") {
  std::size_t said = 0;
  for (int nth = 1;; ++nth) {
    HeadlessHost host;
    host.calls_until_full = nth;
    {
      Person person(host);
      bool was_told = false;
      walk_to_check_and_send(person, [&] {
        const bool is_told = person.find(ui::Role::banner, "There is no room left") != nullptr ||
                             person.find(ui::Role::text, "There is no room left") != nullptr;
        if (host.calls_until_full == 0 && !was_told) {
          INFO("call " << nth);
          CHECK(is_told);
          was_told = true;
        }
      });
      if (!was_told) break;  // there are not as many writings on this way
      ++said;
    }
    host.calls_until_full = -1;
    std::vector<DeskListing> desks = one_client();
    if (host.disk[4].size().count == 0) desks.clear();
    Person again(host);
    again.start("", desks);
    INFO("call " << nth);
    CHECK(again.heading() != "What was kept here does not open");
    CHECK(again.heading() != "This did not work");
  }
  CHECK(said > 20);
}

TEST_CASE("app: an id that no frame held is a bug and changes nothing; one of an earlier frame is late") {
  HeadlessHost host;
  Person person(host);
  person.start("");
  const ui::Node* button = person.find(ui::Role::button, "I am a therapist");
  REQUIRE(button != nullptr);
  const std::uint32_t therapist = button->id;
  person.press(ui::Role::button, "I am a therapist");
  CHECK(person.frame.find(therapist).presence == ui::Presence::stale);
  CHECK(person.frame.find(123456789).presence == ui::Presence::unknown);
}
