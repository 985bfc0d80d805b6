// What a programme may set for its site (web/CONFIG.md).
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

// What is wrong with a field, for `/?check`: the built-in text stands in for it, or it is ignored.
struct ConfigFinding {
  enum class Kind { not_json, format, missing, wrong_kind, too_long, empty, no_address, unknown };
  Kind kind = Kind::missing;
  std::string field;  // "texts.es.crisis"
  std::size_t at = 0;   // too_long: characters there are; not_json: the byte where reading stopped
  std::size_t max = 0;  // too_long
};

struct Config {
  struct Texts {
    std::string crisis, someone_else;
  };
  std::string name;  // of the page and on a home screen; empty: the neutral one
  std::string programme;
  std::string contact;
  std::string crisis;  // in the language in use; empty if the programme says nothing
  std::string someone_else;
  std::vector<std::string> languages;  // on offer; the first is the default; never empty
  std::map<std::string, Texts> texts;  // by language; "" for one that has none of its own
  std::string quick_exit;              // where "Leave this page" leads; empty if there is no such button
  bool part2_notice = false;           // the notice of 42 CFR part 2 stands on what is printed of a client
  bool is_broken = false;              // something could not be read; the built-in text stands in for it
  std::vector<ConfigFinding> findings;
};

// Never refuses: a client is not stopped by a broken file.
Config load_config(std::string_view json);
// The findings as `check_site` wants them (shell/web/README.md).
std::string findings_json(const Config& config);
// Puts the texts of this language in use.
void speak_language(Config& config, const std::string& language);

}  // namespace attune
