#include "config.h"

#include "base/json.h"
#include "base/text.h"

namespace attune {
namespace {

constexpr std::size_t kConfigBytesMax = 16384;
constexpr std::string_view kCrisisBuiltIn = "Call your local emergency number.";

// True if the field is there and fits; otherwise `into` keeps what it had.
bool read_text(const JsonValue& root, std::string_view name, std::size_t characters_max, std::string& into) {
  const auto found = root.find(name);
  const auto text = found ? found->text() : std::nullopt;
  if (!text || !is_plain_text(*text, false) || code_points(*text) > characters_max) return false;
  into = *text;
  return true;
}

}  // namespace

Config load_config(std::string_view json) {
  Config config;
  config.crisis = kCrisisBuiltIn;
  config.is_broken = true;
  if (json.size() > kConfigBytesMax) return config;
  const Result<JsonDocument> document = JsonDocument::parse(json);
  if (!document || document->root().kind() != JsonKind::object) return config;
  const JsonValue root = document->root();
  const auto format = root.find("format");
  if (!format || !format->whole(1, 1)) return config;
  bool whole = read_text(root, "programme", 60, config.programme);
  whole = read_text(root, "contact", 120, config.contact) && whole;
  whole = read_text(root, "someone_else", 200, config.someone_else) && whole;
  whole = read_text(root, "crisis", 160, config.crisis) && whole;
  if (config.crisis.empty()) {
    config.crisis = kCrisisBuiltIn;
    whole = false;
  }
  config.is_broken = !whole;
  return config;
}

}  // namespace attune
