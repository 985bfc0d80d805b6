// A frame lays out, paints and announces without any browser. The fonts are the real ones.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "tokens.h"
#include "ui/frame.h"
#include "ui/gallery.h"
#include "ui/packet.h"

using namespace attune;
using namespace attune::ui;

namespace {

void gallery(Pass& pass) { draw_gallery(pass, false); }

Bytes read_font(const char* weight) {
  const std::string path = std::string(ATTUNE_VECTORS) +
                           "/../../web/node_modules/@expo-google-fonts/atkinson-hyperlegible/" + weight +
                           ".ttf";
  std::ifstream file(path, std::ios::binary);
  return Bytes(std::istreambuf_iterator<char>(file), {});
}

struct Stand {
  Bytes regular = read_font("400Regular/AtkinsonHyperlegible_400Regular");
  Bytes bold = read_font("700Bold/AtkinsonHyperlegible_700Bold");
  Frame frame{regular, bold};
  std::uint32_t ack = 0;
  const char* screen_key = "screen";

  const Bytes* run(const std::function<void(Pass&)>& draw) {
    return frame.run({ack, screen_key, "Check-in"}, draw);
  }
  const Node* named(Role role, std::string_view label) const {
    for (const Node& node : frame.nodes()) {
      if (node.role == role && node.label == label) return &node;
    }
    return nullptr;
  }
};

std::uint32_t u32(const Bytes& bytes, std::size_t at) {
  std::uint32_t value;
  std::memcpy(&value, bytes.data() + at, 4);
  return value;
}

void draw_two(Pass& pass) {
  title(pass, "A question");
  button(pass, {.key = "next", .label = "Next", .action = Next{}, .kind = ButtonKind::filled});
}

}  // namespace

TEST_CASE("ui: an unchanged screen makes no second packet") {
  Stand stand;
  REQUIRE(stand.run(draw_two) != nullptr);
  CHECK(stand.run(draw_two) == nullptr);
}

TEST_CASE("ui: an act that changes nothing is still answered, without a picture") {
  Stand stand;
  stand.run(draw_two);
  stand.ack = 7;
  const Bytes* packet = stand.run(draw_two);
  REQUIRE(packet != nullptr);
  CHECK(u32(*packet, 12) == 7);
  CHECK(u32(*packet, 20) == 0);
  CHECK(packet->size() == kPacketHeaderSize);
}

TEST_CASE("ui: a packet says its own size and is padded") {
  Stand stand;
  const Bytes* packet = stand.run(gallery);
  REQUIRE(packet != nullptr);
  CHECK(u32(*packet, 0) == kPacketMagic);
  CHECK(u32(*packet, 52) == packet->size());
  CHECK(packet->size() % 4 == 0);
}

TEST_CASE("ui: a live id carries its action, a gone one is stale, an invented one is unknown") {
  Stand stand;
  stand.run(draw_two);
  const std::uint32_t next = node_id("next");
  const Found found = stand.frame.find(next);
  REQUIRE(found.presence == Presence::live);
  CHECK(std::holds_alternative<Next>(found.node->action));
  stand.run([](Pass& pass) { title(pass, "Another"); });
  CHECK(stand.frame.find(next).presence == Presence::stale);
  CHECK(stand.frame.find(12345).presence == Presence::unknown);
  CHECK(stand.frame.stale_count() == 1);
  CHECK(stand.frame.unknown_count() == 1);
}

TEST_CASE("ui: what was pressed on an earlier screen is stale, though the next one has a node of that id") {
  Stand stand;
  stand.run(draw_two);
  const std::uint32_t next = node_id("next"), seen = 1;  // the first packet
  stand.screen_key = "another";
  stand.run(draw_two);
  CHECK(stand.frame.find(next, seen).presence == Presence::stale);
  CHECK(stand.frame.find(next, seen + 1).presence == Presence::live);
  CHECK(stand.frame.unknown_count() == 0);
}

TEST_CASE("ui: a stop's name carries its label, and nothing is preset") {
  Stand stand;
  stand.run([](Pass& pass) {
    const Scope box = card(pass, "card");
    Scale stops;
    stops.key = "answer", stops.question = "How was it?",
    stops.labels = {"Not at all", "Partly", "Completely"};
    stops.choose = [](int value) { return Action(GiveAnswer{0, value}); };
    scale(pass, stops);
  });
  const Node* zero = stand.named(Role::radio, "0, Not at all");
  REQUIRE(zero != nullptr);
  CHECK(stand.named(Role::radio, "5, Partly") != nullptr);
  CHECK(stand.named(Role::radio, "7") != nullptr);
  CHECK(zero->rect.width == 48);
  CHECK(zero->rect.height == 56);
  for (const Node& node : stand.frame.nodes()) CHECK(node.value != "1");
}

TEST_CASE("ui: where each stop has a label the picture has them all, row by row") {
  const auto height = [](std::vector<std::string> labels) {
    Stand stand;
    stand.run([&labels](Pass& pass) {
      Scale stops;
      stops.key = "answer", stops.question = "How often?", stops.max = 4, stops.labels = labels;
      stops.choose = [](int value) { return Action(GiveAnswer{0, value}); };
      scale(pass, stops);
    });
    return stand.named(Role::radio, "3, Often") ? stand.named(Role::radio_group, "How often?")->rect.height
                                                : 0;
  };
  const float one_short = height({"Never", "", "", "Often", "Always"});
  const float all = height({"Never", "Seldom", "Sometimes", "Often", "Always"});
  CHECK(one_short > 0);
  CHECK(all > one_short + 30);
}

TEST_CASE("ui: at 320 pixels and double text nothing is wider than the page") {
  Stand stand;
  stand.frame.set_view({1, 320, 640, 0, 640, 2});
  Environment environment;
  environment.text_scale = 2;
  stand.frame.set_environment(environment);
  stand.run(gallery);
  for (const Node& node : stand.frame.nodes()) {
    CAPTURE(node.key);
    CHECK(node.rect.x >= 0);
    CHECK(node.rect.right() <= 320);
  }
}

TEST_CASE("ui: controls are at least 48 by 36 and do not overlap") {
  Stand stand;
  for (const float width : {320.0f, 390.0f, 1280.0f}) {
    stand.frame.set_view({1, width, 844, 0, 844, 1});
    stand.run(gallery);
    std::vector<const Node*> controls;
    for (const Node& node : stand.frame.nodes()) {
      if (node.role == Role::button || node.role == Role::radio || node.role == Role::toggle)
        controls.push_back(&node);
    }
    for (const Node* one : controls) {
      CAPTURE(one->key);
      CHECK(one->rect.height >= 48);
      CHECK(one->rect.width >= 36);
      for (const Node* other : controls) {
        if (other == one) continue;
        const bool apart = one->rect.right() <= other->rect.x || other->rect.right() <= one->rect.x ||
                           one->rect.bottom() <= other->rect.y || other->rect.bottom() <= one->rect.y;
        CHECK(apart);
      }
    }
  }
}

TEST_CASE("ui: words that the font lacks are left to their element") {
  Stand stand;
  stand.run([](Pass& pass) {
    title(pass, "A question");
    text(pass, "plain", "Grüße");
    text(pass, "emoji", "🙂 日本");
    written(pass, "written", "Hello");
  });
  const auto shown = [&](const char* key) { return stand.frame.find(node_id(key)).node->shown; };
  CHECK_FALSE(shown("plain"));
  CHECK(shown("emoji"));
  CHECK(shown("written"));
}

TEST_CASE("ui: a height that the page measured moves what follows") {
  Stand stand;
  const auto draw = [](Pass& pass) {
    written(pass, "written", "Hello");
    text(pass, "after", "After");
  };
  stand.run(draw);
  const float before = stand.frame.find(node_id("after")).node->rect.y;
  const std::pair<std::uint32_t, float> heights[] = {{node_id("written"), 126.0f}};
  stand.frame.set_heights(heights);
  stand.run(draw);
  CHECK(stand.frame.find(node_id("after")).node->rect.y == before + 100);
}

TEST_CASE("ui: the foot stands at the bottom of a short page") {
  Stand stand;
  stand.run([](Pass& pass) {
    title(pass, "A question");
    const Scope bottom = foot(pass);
    button(pass, {.key = "next", .label = "Next", .action = Next{}, .kind = ButtonKind::filled});
  });
  CHECK(stand.frame.find(node_id("next")).node->rect.bottom() == 844 - 12);
}

TEST_CASE("ui: in a wide window the foot follows the page, but where the same one comes page after page") {
  Stand stand;
  stand.frame.set_view({1, 1280, 800, 0, 800, 1});
  const auto foot_at = [&](Foot comes) {
    stand.run([comes](Pass& pass) {
      title(pass, "A question");
      const Scope bottom = foot(pass, comes);
      button(pass, {.key = "next", .label = "Next", .action = Next{}, .kind = ButtonKind::filled});
    });
    return stand.frame.find(node_id("next")).node->rect.bottom();
  };
  CHECK(foot_at(Foot::page_after_page) == tokens::kFootMax - 12);
  CHECK(foot_at(Foot::once) < 200);
}

TEST_CASE("ui: words that end a list in a card have the room under them that words in a card have") {
  Stand stand;
  const auto height_of = [&](bool in_list) {
    stand.run([in_list](Pass& pass) {
      {
        const Scope whole = card(pass, "card");
        if (in_list) {
          const Scope entries = list(pass, "entries", "Answers");
          const Scope entry = item(pass, "one");
          text(pass, "answer", "8");
        } else {
          text(pass, "answer", "8");
        }
      }
      text(pass, "after", "After");
    });
    return stand.named(Role::text, "After")->rect.y;
  };
  CHECK(height_of(true) == height_of(false));
}

TEST_CASE("ui: a sentence is spoken once, not with every frame that still says it") {
  Stand stand;
  const auto draw = [](Pass& pass) { announce(pass, "Saved."); };
  const Bytes* packet = stand.run(draw);
  REQUIRE(packet != nullptr);
  CHECK(std::string(packet->begin(), packet->end()).find("Saved.") != std::string::npos);
  stand.ack = 1;
  packet = stand.run(draw);
  REQUIRE(packet != nullptr);
  CHECK(std::string(packet->begin(), packet->end()).find("Saved.") == std::string::npos);
}

TEST_CASE("ui: the same words of another event are spoken again, once") {
  Stand stand;
  const auto says = [&stand](std::uint32_t event) {
    ++stand.ack;
    const Bytes* packet = stand.run([event](Pass& pass) { announce(pass, "Enter a name.", true, event); });
    const std::string text(packet->begin(), packet->end());
    return text.find("Enter a name.") != std::string::npos;
  };
  CHECK(says(1));
  CHECK_FALSE(says(1));
  CHECK(says(2));
  CHECK(says(3));  // though the packet before said the very same
  CHECK_FALSE(says(3));
}

TEST_CASE("ui: the plain view has the nodes and no picture") {
  Stand stand;
  Environment environment;
  environment.plain = true;
  stand.frame.set_environment(environment);
  const Bytes* packet = stand.run(draw_two);
  REQUIRE(packet != nullptr);
  CHECK((u32(*packet, 20) & packet_draw) == 0);
  CHECK((u32(*packet, 20) & packet_semantics) != 0);
}

TEST_CASE("ui: a chart on paper is its picture, the same whatever the look") {
  const auto draw = [](Pass& pass) {
    Chart line;
    line.key = "chart", line.label = "How it has felt";
    line.y_min = 0, line.y_labels = {"10", "5", "0"};
    line.column_labels = {"Session", "Felt", "Usual"};
    line.points.push_back({1, "3 Mar", 8.0, 7.0, 9.0, Mark::none, "8.0", "7.0 to 9.0", {}});
    line.points.push_back({8, "10 Mar", 4.0, 7.0, 9.0, Mark::ask, "4.0", "7.0 to 9.0", {}});
    line.on_paper = true;
    chart(pass, line);
  };
  std::set<std::string> pictures;
  for (const int look : {0, 1, 2, 3}) {
    Stand stand;
    Environment environment;
    environment.dark = look % 2 == 1, environment.more_contrast = look > 1;
    CAPTURE(look);
    stand.frame.set_environment(environment);
    stand.run(draw);
    const Node* image = stand.named(Role::image, "How it has felt");
    REQUIRE(image != nullptr);
    std::string picture;
    std::size_t black_lines = 0;
    for (const PaperMark& mark : image->paper) {
      if (!mark.words.empty()) CHECK(mark.ink == PaperInk::black);
      black_lines += mark.words.empty() && mark.size > 0 && mark.ink == PaperInk::black;
    }
    CHECK(black_lines > 0);
    if (environment.more_contrast) continue;  // it has edges that the others have not
    for (const PaperMark& mark : image->paper) {
      picture += std::to_string(static_cast<int>(mark.ink)) + ' ' + mark.path + mark.words + '\n';
    }
    pictures.insert(picture);
  }
  REQUIRE(pictures.size() == 1);
  for (const char* words : {"0 10 Mar\n", "0 5\n", "2 M"}) {
    CAPTURE(words);
    CHECK(pictures.begin()->find(words) != std::string::npos);
  }
}
