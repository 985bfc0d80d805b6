// Every sentence of ours that a person can read, in one language and in two parts. The ids are made from
// web/strings/en*.json at build.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "string_ids.h"

namespace attune {

// What stands at a placeholder: {"name", "Dana"} for "{name}".
using Filling = std::pair<std::string_view, std::string_view>;

enum class Part : std::uint8_t {
  client,     // and what everyone reads: here from the start
  therapist,  // fetched when a therapist's screen is to be shown; until then its sentences are empty
};

class Sentences {
 public:
  // Takes the list of a part's sentences in the order of S (build/gen/strings, made at build). Refuses with
  // broken_strings a list that is too short or too long, and then has what it had before.
  Status add(Part part, std::string_view json);
  bool has(Part part) const { return !texts_[part == Part::client ? 0 : kClientStrings].empty(); }

  const std::string& operator()(S id) const { return texts_[static_cast<std::size_t>(id)]; }
  // Each placeholder is replaced once, and what replaces it is never looked at again: a person's "{name}"
  // stays.
  std::string operator()(S id, std::initializer_list<Filling> fillings) const;

 private:
  std::array<std::string, kStringCount> texts_;
};

// The sentence that follows another in the list: S::month_1 and 2 give S::month_3.
inline S after(S id, int count) { return static_cast<S>(static_cast<int>(id) + count); }

}  // namespace attune
