// What counts as text: UTF-8 that any reader shows the same way, counted in code points.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

// True for well-formed UTF-8 (RFC 3629): no overlong form, no surrogate, nothing above U+10FFFF.
bool is_utf8(std::string_view text);

// The number of code points. REQUIRES: is_utf8(text).
std::size_t code_points(std::string_view text);

// True for UTF-8 without control characters; with `lines`, tab and line feed are welcome.
bool is_plain_text(std::string_view text, bool lines);

// The same text as `is_plain_text` welcomes it: without control characters and without what is no UTF-8.
// Pasted text brings such characters along, and a person should not lose their words for them.
std::string plain_text(std::string_view text, bool lines);

// Of 1 to 15 digits and nothing else.
std::optional<std::int64_t> whole_number(std::string_view text);

// Without spaces, tabs and line ends at either end.
std::string_view trimmed(std::string_view text);

// With a space for each no-break space, for another app that may not know them.
std::string with_plain_spaces(std::string_view text);

// With small letters for the large ones, of ASCII and of Latin letters with a mark (U+00C0 to U+00DE). As
// many bytes as before, and each letter where it was.
std::string folded(std::string_view text);

// What stands between spaces, punctuation and signs.
std::vector<std::string_view> words_of(std::string_view text);

struct Replacement {
  std::string word, by;
};
// Every place where a word stands by itself, whatever the case of its letters (`folded`), becomes what it is
// replaced by; of several that stand at one place the longest. What is part of a longer word stays, and what
// was put in is not looked at again. An empty word stands nowhere.
std::string with_words_replaced(std::string_view text, const std::vector<Replacement>& replacements);

}  // namespace attune
