#include "share/armour.h"

#include <algorithm>

namespace attune::share {
namespace {

constexpr std::size_t kColumns = 64;

// Takes one line off the text, without its end and without the quoting a mail program put before it.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  const std::size_t start = std::min(line.find_first_not_of("> \t"), line.size());
  return line.substr(start);
}

}  // namespace

std::string encode_armour(ByteView age) {
  std::string body = base64_encode(age);
  while (body.size() % 4 != 0) body.push_back('=');
  std::string out(kArmourBegin);
  for (std::size_t at = 0; at < body.size(); at += kColumns) {
    out += "\n";
    out += body.substr(at, kColumns);
  }
  out += "\n";
  out += kArmourEnd;
  out += "\n";
  return out;
}

Result<Bytes> decode_armour(std::string_view text) {
  assert(text.substr(0, kArmourBegin.size()) == kArmourBegin);
  if (text.find(kArmourEnd) == std::string_view::npos) return Error{Fault::cut, "armour end"};
  if (take_line(text) != kArmourBegin) return Error{Fault::altered, "armour begin"};
  std::string body;
  bool is_last = false;
  for (;;) {
    const bool is_over = text.empty();
    const std::string_view line = take_line(text);
    if (line.substr(0, kArmourEnd.size()) == kArmourEnd) break;
    if (is_over || is_last || line.empty() || line.size() > kColumns || line.size() % 4 != 0) {
      return Error{Fault::altered, "armour line"};
    }
    is_last = line.size() < kColumns;
    body += line;
  }
  for (int i = 0; i < 2 && !body.empty() && body.back() == '='; ++i) body.pop_back();
  auto bytes = base64_decode(body);
  if (!bytes || bytes->empty()) return Error{Fault::altered, "armour base64"};
  return bytes;
}

}  // namespace attune::share
