// Files the instrument and course tests read.
#pragma once

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "instrument/load.h"

namespace attune {

inline std::string read_text_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file.good());
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

inline Instrument load_file(const std::string& path) {
  JsonRefusal why;
  Result<Instrument> instrument = load_instrument(read_text_file(path), &why);
  INFO(path << ": " << why.path << ": " << why.reason);
  REQUIRE(instrument.ok());
  return std::move(instrument).value();
}

// The instrument the app ships, as the app ships it.
inline Instrument check_in_12() { return load_file(ATTUNE_VECTORS "/../../web/instruments/checkin12.json"); }
inline Instrument example(const std::string& name) {
  return load_file(ATTUNE_VECTORS "/instrument/good_" + name + ".json");
}
inline Instrument small_instrument() { return example("small"); }

inline std::size_t index_of(const Instrument& instrument, std::string_view id) {
  const std::optional<std::size_t> index = instrument.index_of(id);
  REQUIRE(index);
  return *index;
}

}  // namespace attune
