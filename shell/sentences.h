// Every sentence of ours that a person can read, in one language. The ids are made from web/strings/en.json
// at build.
#pragma once

#include <array>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "string_ids.h"

namespace attune {

// What stands at a placeholder: {"name", "Dana"} for "{name}".
using Filling = std::pair<std::string_view, std::string_view>;

class Sentences {
 public:
  // Refuses with broken_strings a file that lacks a sentence.
  static Result<Sentences> load(std::string_view json);

  const std::string& operator()(S id) const { return texts_[static_cast<std::size_t>(id)]; }
  // Each placeholder is replaced once, and what replaces it is never looked at again: a person's "{name}"
  // stays.
  std::string operator()(S id, std::initializer_list<Filling> fillings) const;

 private:
  std::array<std::string, kStringKeys.size()> texts_;
};

// The sentence that follows another in the list: S::month_1 and 2 give S::month_3.
inline S after(S id, int count) { return static_cast<S>(static_cast<int>(id) + count); }

}  // namespace attune
