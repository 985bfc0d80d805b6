// A file of tests/vectors/share/: lines of `key: value`, an empty line, then the text as it is.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "base/bytes.h"

namespace attune::share {

struct Vector {
  std::string name;
  std::map<std::string, std::string> head;
  std::string text;
};

inline Vector read_vector(const std::string& name) {
  std::ifstream file(std::string(ATTUNE_VECTORS) + "/share/" + name + ".txt", std::ios::binary);
  const std::string all{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  Vector out{name, {}, {}};
  std::size_t at = 0;
  while (at < all.size() && all[at] != '\n') {
    const std::size_t colon = all.find(": ", at);
    const std::size_t end = all.find('\n', at);
    out.head[all.substr(at, colon - at)] = all.substr(colon + 2, end - colon - 2);
    at = end + 1;
  }
  out.text = all.substr(std::min(at + 1, all.size()));
  return out;
}

// All vectors of one form, by name.
inline std::vector<Vector> read_vectors(const std::string& form) {
  std::vector<Vector> out;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(ATTUNE_VECTORS) + "/share")) {
    Vector one = read_vector(entry.path().stem().string());
    if (one.head["form"] == form) out.push_back(std::move(one));
  }
  return out;
}

inline Bytes read_hex(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), '\n'), text.end());
  return *hex_decode(text);
}

}  // namespace attune::share
