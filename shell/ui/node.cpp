// Nodes as the JSON that PACKET.md describes.
#include "ui/node.h"

#include "base/json.h"

namespace attune::ui {
namespace {

const char* role_name(Role role) {
  switch (role) {
    case Role::heading:
      return "h";
    case Role::text:
      return "p";
    case Role::banner:
      return "note";
    case Role::said:
      return "said";
    case Role::group:
      return "group";
    case Role::list:
      return "ul";
    case Role::item:
      return "li";
    case Role::button:
      return "button";
    case Role::link:
      return "a";
    case Role::radio_group:
      return "radios";
    case Role::radio:
      return "radio";
    case Role::toggle:
      return "switch";
    case Role::field:
      return "input";
    case Role::area:
      return "textarea";
    case Role::progress:
      return "progress";
    case Role::image:
      return "img";
    case Role::table:
      return "table";
    case Role::points:
      return "points";
    case Role::dialog:
      return "dialog";
    case Role::tab_list:
      return "tablist";
    case Role::tab:
      return "tab";
    case Role::panel:
      return "tabpanel";
    case Role::slider:
      return "slider";
  }
  return "p";
}

const char* style_name(Style style) {
  constexpr const char* kNames[] = {"caption", "small", "body", "bold", "head", "title", "display"};
  return kNames[static_cast<int>(style)];
}

const char* tone_name(Tone tone) {
  constexpr const char* kNames[] = {"text", "muted", "ask", "change", "usual", "strain", "yours"};
  return kNames[static_cast<int>(tone)];
}

const char* kind_name(ButtonKind kind) {
  constexpr const char* kNames[] = {"filled", "outlined", "words"};
  return kNames[static_cast<int>(kind)];
}

const char* gesture_name(Gesture gesture) {
  constexpr const char* kNames[] = {"none",         "copy",        "share", "mail",  "sms",
                                    "download",     "open_file",   "paste", "leave", "scan",
                                    "choose_place", "allow_place", "print", "speak"};
  return kNames[static_cast<int>(gesture)];
}

void write_text(JsonWriter& out, std::string_view name, std::string_view value) {
  if (!value.empty()) out.key(name).text(value);
}

void write_flag(JsonWriter& out, std::string_view name, bool value) {
  if (value) out.key(name).whole(1);
}

void write_table(JsonWriter& out, const Node& node) {
  const auto row = [&out](const std::vector<std::string>& cells) {
    out.begin_array();
    for (const std::string& cell : cells) out.text(cell);
    out.end_array();
  };
  out.key("th");
  row(node.columns);
  out.key("td").begin_array();
  for (const auto& cells : node.cells) row(cells);
  out.end_array();
}

void write_spots(JsonWriter& out, const Node& node) {
  out.key("pt").begin_array();
  for (const Node::Spot& spot : node.spots) {
    out.begin_array().number(static_cast<double>(spot.x)).number(static_cast<double>(spot.y));
    out.text(spot.words).end_array();
  }
  out.end_array();
}

void write_paper(JsonWriter& out, const Node& node) {
  out.key("pm").begin_array();
  for (const PaperMark& mark : node.paper) {
    out.begin_array().whole(static_cast<int>(mark.ink)).number(static_cast<double>(mark.size));
    if (mark.words.empty()) {
      out.text(mark.path);
    } else {
      out.text(mark.words).number(static_cast<double>(mark.x)).number(static_cast<double>(mark.y));
      out.whole(mark.is_bold ? 1 : 0);
    }
    out.end_array();
  }
  out.end_array();
}

void write_node(JsonWriter& out, const Node& node) {
  out.begin_object().key("i").whole(node.id);
  if (node.parent != 0) out.key("p").whole(node.parent);
  out.key("r").text(role_name(node.role)).key("k").text(node.key);
  write_text(out, "l", node.label);
  write_text(out, "t", node.visible);
  write_text(out, "v", node.value);
  write_text(out, "d", node.description);
  out.key("b").begin_array();
  for (const float value : {node.rect.x, node.rect.y, node.rect.width, node.rect.height}) {
    out.number(static_cast<double>(value));
  }
  out.end_array();
  if (node.box.height > 0) {
    out.key("f")
        .begin_array()
        .number(static_cast<double>(node.box.y))
        .number(static_cast<double>(node.box.height))
        .end_array();
  }
  if (node.corner > 0) out.key("c").number(static_cast<double>(node.corner));
  if (node.level > 0) out.key("n").whole(node.level);
  if (node.style != Style::body) out.key("s").text(style_name(node.style));
  if (node.tone != Tone::text) out.key("o").text(tone_name(node.tone));
  const bool is_pressed = node.role == Role::button || node.role == Role::link;
  if (is_pressed) out.key("q").text(node.is_row ? "row" : kind_name(node.kind));
  write_flag(out, "cur", node.is_current);
  write_flag(out, "x", !node.enabled);
  write_flag(out, "w", node.shown);
  write_flag(out, "m", node.measured);
  write_flag(out, "e", node.is_default);
  if (node.chars_max > 0) out.key("max").whole(node.chars_max);
  write_text(out, "im", node.input_mode);
  write_text(out, "ac", node.autocomplete);
  write_flag(out, "pw", node.is_secret);
  write_flag(out, "no", node.is_invalid);
  if (!node.language.empty()) out.key("lg").text(node.language);
  if (node.gesture != Gesture::none) out.key("g").text(gesture_name(node.gesture));
  write_text(out, "y", node.payload);
  write_text(out, "set", node.setting);
  if (node.range_max > 0) {
    out.key("rg")
        .begin_array()
        .whole(node.range_min)
        .whole(node.range_max)
        .whole(node.range_step)
        .end_array();
  }
  if (node.squares > 0) out.key("qr").whole(node.squares);
  if (!node.paper.empty()) write_paper(out, node);
  if (node.role == Role::points) write_spots(out, node);
  if (node.role == Role::table) write_table(out, node);
  out.end_object();
}

}  // namespace

std::uint32_t node_id(std::string_view key) {
  std::uint32_t hash = 2166136261u;
  for (const char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash;
}

std::string semantic_json(const std::vector<Node>& nodes) {
  JsonWriter out;
  out.begin_array();
  for (const Node& node : nodes) write_node(out, node);
  out.end_array();
  return out.take();
}

}  // namespace attune::ui
