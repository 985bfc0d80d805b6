// What a programme may set for its site (web/CONFIG.md).
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

struct Config {
  struct Texts {
    std::string crisis, someone_else;
  };
  std::string programme;
  std::string contact;
  std::string crisis;  // in the language in use; empty if the programme says nothing
  std::string someone_else;
  std::vector<std::string> languages;  // on offer; the first is the default; never empty
  std::map<std::string, Texts> texts;  // by language; "" for one that has none of its own
  bool is_broken = false;              // something could not be read; the built-in text stands in for it
};

// Never refuses: a client is not stopped by a broken file.
Config load_config(std::string_view json);
// Puts the texts of this language in use.
void speak_language(Config& config, const std::string& language);

}  // namespace attune
