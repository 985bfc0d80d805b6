// Reading base64url that a mail program broke into lines, quoted or sprinkled with invisible characters.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace attune::share {

constexpr std::size_t kPieceCharsMin =
    20;  // shorter pieces after a gap are more likely words than a link's rest

struct Taken {
  std::string chars;    // base64url only, without what was skipped
  std::size_t end = 0;  // after the last character taken
};

// Takes up to `want` base64url characters from `at` on, across the gaps that FORMAT.md section 6 allows.
// After a gap a piece shorter than `piece_chars_min` ends the taking, unless it completes what is wanted.
Taken take_across_gaps(std::string_view text, std::size_t at, std::size_t want, std::size_t piece_chars_min);

}  // namespace attune::share
