#include "share/gaps.h"

#include <algorithm>
#include <array>

namespace attune::share {
namespace {

bool is_base64url(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

// Bytes to skip at `at`; 0 where something else stands. A quote mark is a gap only at the start of a line.
std::size_t gap_at(std::string_view text, std::size_t at, bool at_line_start) {
  const char c = text[at];
  if (c == ' ' || c == '\t' || c == '\r' || c == '\n') return 1;
  if (c == '>' && at_line_start) return 1;
  if (c == '=' && at + 1 < text.size() && (text[at + 1] == '\n' || text[at + 1] == '\r')) return 1;
  constexpr std::array<std::string_view, 7> kInvisible = {
      "\xC2\xA0", "\xC2\xAD", "\xE2\x80\x8B", "\xE2\x80\x8C", "\xE2\x80\x8D", "\xE2\x81\xA0", "\xEF\xBB\xBF"};
  for (const std::string_view mark : kInvisible) {
    if (text.substr(at, mark.size()) == mark) return mark.size();
  }
  return 0;
}

std::size_t after_gap(std::string_view text, std::size_t at) {
  bool at_line_start = false;
  while (at < text.size()) {
    const std::size_t skip = gap_at(text, at, at_line_start);
    if (skip == 0) break;
    const char c = text[at];
    at_line_start = c == '\n' || (at_line_start && (c == ' ' || c == '\t' || c == '>' || c == '\r'));
    at += skip;
  }
  return at;
}

}  // namespace

Taken take_across_gaps(std::string_view text, std::size_t at, std::size_t want, std::size_t piece_chars_min) {
  Taken taken{{}, at};
  while (at < text.size() && taken.chars.size() < want) {
    const std::size_t missing = want - taken.chars.size();
    const std::size_t most = std::min(text.size(), at + missing);
    const auto piece_end = static_cast<std::size_t>(
        std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at),
                         text.begin() + static_cast<std::ptrdiff_t>(most), is_base64url) -
        text.begin());
    const std::size_t piece = piece_end - at;
    const bool is_first = taken.chars.empty();
    if (piece == 0 || (!is_first && piece < piece_chars_min && piece < missing)) break;
    taken.chars += text.substr(at, piece);
    taken.end = piece_end;
    at = after_gap(text, piece_end);
  }
  return taken;
}

}  // namespace attune::share
