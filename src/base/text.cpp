#include "base/text.h"

#include <algorithm>
#include <cassert>
#include <utility>

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

std::string with_plain_spaces(std::string_view text) {
  constexpr std::string_view kNoBreak = "\u00A0";
  std::string plain(text);
  for (std::size_t at = 0; (at = plain.find(kNoBreak, at)) != std::string::npos; ++at) {
    plain.replace(at, kNoBreak.size(), " ");
  }
  return plain;
}

std::string folded(std::string_view text) {
  constexpr unsigned char kTimes = 0x97;  // after 0xC3: no letter, and 32 further on stands another sign
  std::string small(text);
  for (std::size_t i = 0; i < small.size(); ++i) {
    const auto byte = static_cast<unsigned char>(small[i]);
    const bool is_after_c3 = i > 0 && static_cast<unsigned char>(small[i - 1]) == 0xC3;
    const bool is_marked = is_after_c3 && byte >= 0x80 && byte <= 0x9E && byte != kTimes;
    if (is_marked || (byte >= 'A' && byte <= 'Z')) small[i] = static_cast<char>(byte + 32);
  }
  return small;
}

namespace {

// Punctuation, spaces and signs that keyboards put beside a name. Whatever else is no ASCII counts as a
// letter, and so does what is no UTF-8: half a name must not be taken for a whole one.
bool is_part_of_word(std::uint32_t point) {
  struct Range {
    std::uint32_t first, last;
  };
  constexpr Range kNoLetters[] = {{0xA0, 0xA9},     {0xAB, 0xB4},     {0xB6, 0xB9},      {0xBB, 0xBF},
                                  {0xD7, 0xD7},     {0xF7, 0xF7},     {0x2000, 0x206F},  {0x2190, 0x2BFF},
                                  {0x3000, 0x303F}, {0xFE00, 0xFE0F}, {0x1F000, 0x1FAFF}};
  if (point < 0x80) {
    const std::uint32_t small = point | 0x20;
    return (point >= '0' && point <= '9') || (small >= 'a' && small <= 'z');
  }
  for (const Range& range : kNoLetters) {
    if (point >= range.first && point <= range.last) return false;
  }
  return true;
}

bool begins_with_letter(std::string_view text) {
  if (text.empty()) return false;
  const std::optional<std::uint32_t> point = take_code_point(text);
  return !point || is_part_of_word(*point);
}

bool ends_with_letter(std::string_view text) {
  if (text.empty()) return false;
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<std::uint8_t>(text[at]) & 0xC0) == 0x80) --at;
  return begins_with_letter(text.substr(at));
}

bool stands_at(std::string_view text, std::size_t at, std::string_view word) {
  if (text.substr(at, word.size()) != word) return false;
  const std::string_view after = text.substr(at + word.size());
  const bool joins_before = ends_with_letter(text.substr(0, at)) && begins_with_letter(word);
  return !joins_before && !(ends_with_letter(word) && begins_with_letter(after));
}

}  // namespace

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  bool is_within = false;
  while (!text.empty()) {
    const std::string_view before = text;
    const bool is_letter = begins_with_letter(text);
    if (!take_code_point(text)) text.remove_prefix(1);
    const std::size_t length = before.size() - text.size();
    if (is_letter && is_within) {
      words.back() = {words.back().data(), words.back().size() + length};
    } else if (is_letter) {
      words.push_back(before.substr(0, length));
    }
    is_within = is_letter;
  }
  return words;
}

std::string with_words_replaced(std::string_view text, const std::vector<Replacement>& replacements) {
  const std::string small = folded(text);
  std::vector<Replacement> there;
  for (const Replacement& one : replacements) {
    std::string word = folded(one.word);
    if (!word.empty() && small.find(word) != std::string::npos) there.push_back({std::move(word), one.by});
  }
  std::stable_sort(there.begin(), there.end(),
                   [](const Replacement& a, const Replacement& b) { return a.word.size() > b.word.size(); });
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto found = std::find_if(there.begin(), there.end(),
                                    [&](const Replacement& one) { return stands_at(small, at, one.word); });
    const bool is_there = found != there.end();
    out.append(is_there ? std::string_view(found->by) : text.substr(at, 1));
    at += is_there ? found->word.size() : 1;
  }
  return out;
}

}  // namespace attune
