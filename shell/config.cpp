#include "config.h"

#include <algorithm>

#include "base/json.h"
#include "base/text.h"

namespace attune {
namespace {

constexpr std::size_t kConfigBytesMax = 16384;
constexpr std::size_t kLanguagesMax = 8;

// True if the field is there and fits; otherwise `into` keeps what it had.
bool read_text(const JsonValue& root, std::string_view name, std::size_t characters_max, std::string& into) {
  const auto found = root.find(name);
  const auto text = found ? found->text() : std::nullopt;
  if (!text || !is_plain_text(*text, false) || code_points(*text) > characters_max) return false;
  into = *text;
  return true;
}

bool is_small(char letter) { return letter >= 'a' && letter <= 'z'; }

// "es", "pt-BR": what may stand in the name of a file.
bool is_language_tag(std::string_view tag) {
  const std::size_t hyphen = std::min(tag.find('-'), tag.size());
  const std::string_view primary = tag.substr(0, hyphen), rest = tag.substr(hyphen);
  const auto is_letter_or_digit = [](char letter) {
    return is_small(letter) || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
  };
  return (primary.size() == 2 || primary.size() == 3) &&
         std::all_of(primary.begin(), primary.end(), is_small) &&
         (rest.empty() || (rest.size() >= 3 && rest.size() <= 9 &&
                           std::all_of(rest.begin() + 1, rest.end(), is_letter_or_digit)));
}

bool read_languages(const JsonValue& root, Config& config) {
  const auto list = root.find("languages");
  for (std::size_t i = 0; list && i < std::min(list->size(), kLanguagesMax); ++i) {
    const auto tag = list->at(i).text();
    if (tag && is_language_tag(*tag)) config.languages.emplace_back(*tag);
  }
  return !config.languages.empty();
}

bool read_texts(const JsonValue& root, Config::Texts& texts) {
  const bool whole = read_text(root, "someone_else", 200, texts.someone_else);
  return read_text(root, "crisis", 160, texts.crisis) && whole && !texts.crisis.empty();
}

// The texts of a language stand in the same words under its tag; those at the top are for all others.
bool read_all_texts(const JsonValue& root, Config& config) {
  bool whole = read_texts(root, config.texts[""]);
  const auto translations = root.find("texts");
  for (const std::string& language : config.languages) {
    const auto found = translations ? translations->find(language) : std::nullopt;
    if (found) whole = read_texts(*found, config.texts[language]) && whole;
  }
  return whole;
}

}  // namespace

Config load_config(std::string_view json) {
  Config config;
  config.languages = {"en"};
  config.is_broken = true;
  if (json.size() > kConfigBytesMax) return config;
  const Result<JsonDocument> document = JsonDocument::parse(json);
  if (!document || document->root().kind() != JsonKind::object) return config;
  const JsonValue root = document->root();
  const auto format = root.find("format");
  if (!format || !format->whole(1, 1)) return config;
  bool whole = read_text(root, "programme", 60, config.programme);
  whole = read_text(root, "contact", 120, config.contact) && whole;
  config.languages.clear();
  whole = read_languages(root, config) && whole;
  if (config.languages.empty()) config.languages = {"en"};
  config.is_broken = !(read_all_texts(root, config) && whole);
  return config;
}

void speak_language(Config& config, const std::string& language) {
  const auto found = config.texts.find(language);
  const Config::Texts& texts = found == config.texts.end() ? config.texts[""] : found->second;
  config.crisis = texts.crisis;
  config.someone_else = texts.someone_else;
}

}  // namespace attune
