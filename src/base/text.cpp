#include "base/text.h"

#include <cassert>

namespace attune {
namespace {

// Takes one code point off the front; nullopt where the bytes are not well formed.
std::optional<std::uint32_t> take_code_point(std::string_view& text) {
  const auto lead = static_cast<std::uint8_t>(text[0]);
  if (lead < 0x80) {
    text.remove_prefix(1);
    return lead;
  }
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return std::nullopt;
  std::uint32_t point = lead & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    const auto next = static_cast<std::uint8_t>(text[i]);
    if ((next & 0xC0) != 0x80) return std::nullopt;
    point = (point << 6) | (next & 0x3F);
  }
  const bool is_overlong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
  if (is_overlong || (point >= 0xD800 && point <= 0xDFFF) || point > 0x10FFFF) return std::nullopt;
  text.remove_prefix(length);
  return point;
}

bool is_plain(std::uint32_t point, bool lines) {
  if (point == '\n' || point == '\t') return lines;
  return point >= 0x20 && (point < 0x7F || point >= 0xA0);
}

}  // namespace

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    if (!take_code_point(text)) return false;
  }
  return true;
}

std::size_t code_points(std::string_view text) {
  assert(is_utf8(text));
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<std::uint8_t>(c) & 0xC0) != 0x80 ? 1 : 0;
  return count;
}

bool is_plain_text(std::string_view text, bool lines) {
  while (!text.empty()) {
    const std::optional<std::uint32_t> point = take_code_point(text);
    if (!point || !is_plain(*point, lines)) return false;
  }
  return true;
}

std::string plain_text(std::string_view text, bool lines) {
  std::string out;
  while (!text.empty()) {
    const std::string_view before = text;
    const std::optional<std::uint32_t> point = take_code_point(text);
    if (!point) text.remove_prefix(1);
    const bool is_break = point && (*point == '\n' || *point == '\t');
    if (is_break && !lines) out.push_back(' ');
    if (point && is_plain(*point, lines)) out.append(before.substr(0, before.size() - text.size()));
  }
  return out;
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  constexpr std::size_t kDigitsMax = 15;
  if (text.empty() || text.size() > kDigitsMax) return std::nullopt;
  std::int64_t number = 0;
  for (const char digit : text) {
    if (digit < '0' || digit > '9') return std::nullopt;
    number = number * 10 + (digit - '0');
  }
  return number;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpaces = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kSpaces);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpaces) - first + 1);
}

namespace {

char small(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter; }

// Whatever is no ASCII counts as a letter: half a name must not be taken for a whole one.
bool is_part_of_word(char c) {
  return (c >= '0' && c <= '9') || (small(c) >= 'a' && small(c) <= 'z') ||
         static_cast<std::uint8_t>(c) >= 0x80;
}

bool stands_at(std::string_view text, std::size_t at, std::string_view word) {
  if (text.size() - at < word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (small(text[at + i]) != small(word[i])) return false;
  }
  const std::size_t end = at + word.size();
  const bool joins_before = at > 0 && is_part_of_word(text[at - 1]) && is_part_of_word(word.front());
  const bool joins_after = end < text.size() && is_part_of_word(text[end]) && is_part_of_word(word.back());
  return !joins_before && !joins_after;
}

}  // namespace

std::string with_word_replaced(std::string_view text, std::string_view word, std::string_view by) {
  if (word.empty()) return std::string(text);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const bool is_there = stands_at(text, at, word);
    out.append(is_there ? by : text.substr(at, 1));
    at += is_there ? word.size() : 1;
  }
  return out;
}

}  // namespace attune
