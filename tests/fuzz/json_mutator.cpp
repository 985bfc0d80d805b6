#include "json_mutator.h"

#include <vector>

namespace attune {
namespace {

// A value's place in the text. Keys are values too: a key put in another's place is a good mistake.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool is_number_part(char c) { return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

std::size_t end_of_string(std::string_view text, std::size_t at) {
  for (++at; at < text.size(); ++at) {
    if (text[at] == '\\') ++at;
    else if (text[at] == '"') return at + 1;
  }
  return text.size();
}

std::size_t end_of_run(std::string_view text, std::size_t at, bool (*is_part)(char)) {
  while (at < text.size() && is_part(text[at])) ++at;
  return at;
}

std::vector<Span> values_of(std::string_view text) {
  std::vector<Span> values;
  std::vector<std::size_t> open;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    std::size_t end = at + 1;
    if (c == '{' || c == '[') open.push_back(at);
    if ((c == '}' || c == ']') && !open.empty()) {
      values.push_back({open.back(), end});
      open.pop_back();
    }
    if (c == '"') end = end_of_string(text, at);
    if (is_number_part(c)) end = end_of_run(text, at, is_number_part);
    if (is_letter(c)) end = end_of_run(text, at, is_letter);
    if (c == '"' || is_number_part(c) || is_letter(c)) values.push_back({at, end});
    at = end;
  }
  return values;
}

std::string number_near(std::string_view number, std::minstd_rand& dice) {
  constexpr const char* edges[] = {"0",   "1",    "2",    "-1",         "100", "101",
                                   "1000", "1001", "0.5", "2147483648", "1e3"};
  if (number.size() > 6 || dice() % 3 == 0) return edges[dice() % std::size(edges)];
  return std::to_string(std::atoi(std::string(number).c_str()) + static_cast<int>(dice() % 7) - 3);
}

}  // namespace

std::string mutate_json(std::string_view text, std::minstd_rand& dice) {
  const std::vector<Span> values = values_of(text);
  if (values.empty()) return std::string(text);
  const Span to = values[dice() % values.size()];
  const Span from = values[dice() % values.size()];
  const std::string_view old = text.substr(to.begin, to.end - to.begin);
  const std::string_view other = text.substr(from.begin, from.end - from.begin);
  std::string now;
  if (is_number_part(old.front())) {
    now = number_near(old, dice);
  } else {
    switch (dice() % 8) {
      case 0: break;
      case 1: now = std::string(old) + ',' + std::string(old); break;
      case 2: now = std::string(old) + ',' + std::string(other); break;
      case 3: now = "true"; break;
      case 4: now = old.front() == '"' ? "\"" + std::string(dice() % 70, 'x') + "\"" : "[]"; break;
      default: now = other;
    }
  }
  std::string out(text.substr(0, to.begin));
  out += now;
  out += text.substr(to.end);
  return out;
}

}  // namespace attune
