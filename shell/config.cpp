#include "config.h"

#include <algorithm>
#include <initializer_list>

#include "base/json.h"
#include "base/text.h"

namespace attune {
namespace {

constexpr std::size_t kConfigBytesMax = 16384;
constexpr std::size_t kLanguagesMax = 8;
constexpr std::size_t kNameCharsMax = 40;  // of a field that we do not know

using Kind = ConfigFinding::Kind;

// Where a field is looked for, what it is called from the top, and who hears what is wrong.
struct Place {
  const JsonValue& object;
  std::string path;  // "texts.es."
  Config& config;

  bool complain(Kind kind, std::string_view name, std::size_t at = 0, std::size_t max = 0) const {
    config.findings.push_back({kind, path + std::string(name), at, max});
    return false;
  }
  void complain_of_unknown(std::initializer_list<std::string_view> known) const {
    for (std::size_t i = 0; i < object.size(); ++i) {
      if (std::find(known.begin(), known.end(), object.key(i)) == known.end()) {
        complain(Kind::unknown, object.key(i).substr(0, kNameCharsMax));
      }
    }
  }
};

// True if the field is there and fits; otherwise `into` keeps what it had.
bool read_text(const Place& place, std::string_view name, std::size_t characters_max, std::string& into) {
  const auto found = place.object.find(name);
  if (!found) return place.complain(Kind::missing, name);
  const auto text = found->text();
  if (!text || !is_plain_text(*text, false)) return place.complain(Kind::wrong_kind, name);
  const std::size_t characters = code_points(*text);
  if (characters > characters_max) return place.complain(Kind::too_long, name, characters, characters_max);
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

bool read_languages(const Place& place) {
  const auto list = place.object.find("languages");
  std::vector<std::string>& languages = place.config.languages;
  for (std::size_t i = 0; list && i < std::min(list->size(), kLanguagesMax); ++i) {
    const auto tag = list->at(i).text();
    if (tag && is_language_tag(*tag)) languages.emplace_back(*tag);
  }
  if (!languages.empty()) return true;
  languages = {"en"};
  return place.complain(list ? Kind::wrong_kind : Kind::missing, "languages");
}

bool read_texts(const Place& place, Config::Texts& texts) {
  const bool whole = read_text(place, "someone_else", 200, texts.someone_else);
  if (!read_text(place, "crisis", 160, texts.crisis)) return false;
  return texts.crisis.empty() ? place.complain(Kind::empty, "crisis") : whole;
}

// The texts of a language stand in the same words under its tag; those at the top are for all others.
bool read_all_texts(const Place& place) {
  Config& config = place.config;
  bool whole = read_texts(place, config.texts[""]);
  const auto translations = place.object.find("texts");
  for (std::size_t i = 0; translations && i < translations->size(); ++i) {
    if (translations->kind() != JsonKind::object) return place.complain(Kind::wrong_kind, "texts");
    const std::string language(translations->key(i));
    const JsonValue texts = translations->member(i);
    const auto& offered = config.languages;
    if (std::find(offered.begin(), offered.end(), language) == offered.end()) {
      Place{*translations, "texts.", config}.complain(Kind::unknown, language.substr(0, kNameCharsMax));
      continue;
    }
    const Place inside{texts, "texts." + language + '.', config};
    whole = read_texts(inside, config.texts[language]) && whole;
    inside.complain_of_unknown({"crisis", "someone_else"});
  }
  return whole;
}

// An https address and nothing else, so that no press can run a script or stay at this site. Without the
// field, and with one that cannot be used, the built-in address stands in.
bool read_quick_exit(const Place& place) {
  constexpr std::string_view kBegin = "https://";
  if (!place.object.find("quick_exit")) return true;
  std::string address;
  if (!read_text(place, "quick_exit", 200, address)) return false;
  const bool is_address = address.size() > kBegin.size() && address.compare(0, kBegin.size(), kBegin) == 0 &&
                          std::all_of(address.begin(), address.end(), [](char letter) {
                            return letter > ' ' && letter < '\x7f' && letter != '"' && letter != '<';
                          });
  if (!address.empty() && !is_address) return place.complain(Kind::no_address, "quick_exit");
  place.config.quick_exit = std::move(address);
  return true;
}

// Left out or empty, the name is the neutral one.
bool read_name(const Place& place) {
  return !place.object.find("name") || read_text(place, "name", 30, place.config.name);
}

bool read_switch(const Place& place, std::string_view name, bool& into) {
  const auto found = place.object.find(name);
  if (!found) return true;
  const std::optional<bool> is_on = found->boolean();
  if (!is_on) return place.complain(Kind::wrong_kind, name);
  into = *is_on;
  return true;
}

}  // namespace

Config load_config(std::string_view json) {
  Config config;
  config.languages = {"en"};
  config.quick_exit = "https://www.weather.gov/";
  config.is_broken = true;
  JsonRefusal why;
  const Result<JsonDocument> document = JsonDocument::parse(json, &why);
  if (json.size() > kConfigBytesMax || !document || document->root().kind() != JsonKind::object) {
    config.findings.push_back({Kind::not_json, why.path, why.at_byte, json.size()});
    return config;
  }
  const JsonValue root = document->root();
  const Place place{root, "", config};
  const auto format = root.find("format");
  if (!format || !format->whole(1, 1)) {
    place.complain(Kind::format, "format");
    return config;
  }
  bool whole = read_text(place, "programme", 60, config.programme);
  whole = read_text(place, "contact", 120, config.contact) && whole;
  config.languages.clear();
  whole = read_languages(place) && whole;
  whole = read_quick_exit(place) && whole;
  whole = read_name(place) && whole;
  whole = read_switch(place, "part2_notice", config.part2_notice) && whole;
  config.is_broken = !(read_all_texts(place) && whole);
  place.complain_of_unknown({"format", "name", "programme", "contact", "crisis", "someone_else", "languages",
                             "texts", "instruments", "quick_exit", "part2_notice"});
  return config;
}

std::string findings_json(const Config& config) {
  static constexpr const char* kKinds[] = {"not_json", "format", "missing", "wrong_kind",
                                           "too_long", "empty",  "no_address", "unknown"};
  JsonWriter out;
  out.begin_array();
  for (const ConfigFinding& finding : config.findings) {
    out.begin_object().key("kind").text(kKinds[static_cast<int>(finding.kind)]);
    out.key("field").text(finding.field).key("at").whole(static_cast<std::int64_t>(finding.at));
    out.key("max").whole(static_cast<std::int64_t>(finding.max)).end_object();
  }
  out.end_array();
  return out.take();
}

void speak_language(Config& config, const std::string& language) {
  const auto found = config.texts.find(language);
  const Config::Texts& texts = found == config.texts.end() ? config.texts[""] : found->second;
  config.crisis = texts.crisis;
  config.someone_else = texts.someone_else;
}

}  // namespace attune
