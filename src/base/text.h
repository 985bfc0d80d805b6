// What counts as text: UTF-8 that any reader shows the same way, counted in code points.
#pragma once

#include <cstddef>
#include <string_view>

namespace attune {

// True for well-formed UTF-8 (RFC 3629): no overlong form, no surrogate, nothing above U+10FFFF.
bool is_utf8(std::string_view text);

// The number of code points. REQUIRES: is_utf8(text).
std::size_t code_points(std::string_view text);

// True for UTF-8 without control characters; with `lines`, tab and line feed are welcome.
bool is_plain_text(std::string_view text, bool lines);

}  // namespace attune
