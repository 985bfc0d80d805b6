// What a programme may set for its site (web/CONFIG.md).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace attune {

struct Config {
  std::string programme;
  std::string contact;
  std::string crisis;
  std::string someone_else;
  bool is_broken = false;  // something could not be read; the built-in text stands in for it
};

// Never refuses: a client is not stopped by a broken file.
Config load_config(std::string_view json);

}  // namespace attune
