// The message a share travels in, and the addresses that open a mail or text app with it.
#pragma once

#include <string>
#include <string_view>

namespace attune::client {

// Percent-encoded (RFC 3986 unreserved characters stay), so that nothing in the invite's address or in the
// words can add a field of its own.
std::string mail_address(std::string_view to, std::string_view message);  // mailto:, RFC 6068
std::string sms_address(std::string_view to,
                        std::string_view message);  // sms:, RFC 5724 with the body phones read

}  // namespace attune::client
