#include "client/message.h"

namespace attune::client {
namespace {

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

std::string percent_encode(std::string_view text, std::string_view also_kept) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_unreserved(c) || also_kept.find(c) != std::string_view::npos) {
      out.push_back(c);
    } else {
      out.push_back('%');
      out.push_back(digits[byte >> 4]);
      out.push_back(digits[byte & 15]);
    }
  }
  return out;
}

}  // namespace

std::string mail_address(std::string_view to, std::string_view message) {
  return "mailto:" + percent_encode(to, "@+") + "?body=" + percent_encode(message, "");
}

std::string sms_address(std::string_view to, std::string_view message) {
  return "sms:" + percent_encode(to, "+") + "?body=" + percent_encode(message, "");
}

}  // namespace attune::client
