#include <doctest/doctest.h>

#include "base/json.h"
#include "base/sha256.h"
#include "base/text.h"

using namespace attune;

namespace {

// The reason a text is refused for, or "" if it is read.
std::string reason_for(std::string_view text) {
  JsonRefusal why;
  return JsonDocument::parse(text, &why).ok() ? "" : why.reason;
}

}  // namespace

TEST_CASE("sha256: the NIST examples come out") {
  CHECK(hex_encode(sha256({})) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(hex_encode(sha256(view("abc"))) ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(hex_encode(sha256(view("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))) ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(hex_encode(sha256(view(std::string(1000000, 'a')))) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("text: only well-formed UTF-8 is text, and it counts in code points") {
  CHECK(is_utf8("a\u00e9\u20ac\U0001F600"));
  CHECK(code_points("a\u00e9\u20ac\U0001F600") == 4);
  CHECK_FALSE(is_utf8("\xc0\xaf"));          // overlong
  CHECK_FALSE(is_utf8("\xe0\x80\xaf"));      // overlong
  CHECK_FALSE(is_utf8("\xed\xa0\x80"));      // surrogate
  CHECK_FALSE(is_utf8("\xf4\x90\x80\x80"));  // above U+10FFFF
  CHECK_FALSE(is_utf8("\xe2\x82"));          // cut
  CHECK_FALSE(is_utf8("\x80"));
}

TEST_CASE("text: control characters are not plain, line feeds only where they are welcome") {
  CHECK(is_plain_text("one\ntwo", true));
  CHECK_FALSE(is_plain_text("one\ntwo", false));
  CHECK_FALSE(is_plain_text("one\rtwo", true));
  CHECK_FALSE(is_plain_text(std::string_view("a\0b", 3), true));
  CHECK_FALSE(is_plain_text("\x7f", true));
  CHECK_FALSE(is_plain_text("\u0085", true));
}

TEST_CASE("json: values are read by kind and a wrong kind is no value") {
  const auto document = JsonDocument::parse(R"({"a":[1,2.5,"x",true,null],"b":{"c":-3}})");
  REQUIRE(document.ok());
  const JsonValue list = *document->root().find("a");
  CHECK(list.size() == 5);
  CHECK(list.at(0).whole(0, 9) == 1);
  CHECK_FALSE(list.at(0).whole(2, 9));
  CHECK_FALSE(list.at(1).whole(0, 9));
  CHECK(list.at(1).number() == 2.5);
  CHECK(list.at(2).text() == "x");
  CHECK_FALSE(list.at(2).boolean());
  CHECK(list.at(3).boolean() == true);
  CHECK(list.at(4).kind() == JsonKind::null);
  CHECK(document->root().key(1) == "b");
  CHECK(document->root().member(1).find("c")->whole(-9, 0) == -3);
  CHECK_FALSE(list.find("a"));
  CHECK(document->path_of(list.at(2)) == "a[2]");
  CHECK(document->path_of(*document->root().member(1).find("c")) == "b.c");
  CHECK(document->path_of(document->root()).empty());
}

TEST_CASE("json: a number of at most 15 digits is its nearest double, zero is zero, infinity is refused") {
  const auto number = [](std::string_view text) {
    const auto document = JsonDocument::parse(text);
    REQUIRE(document.ok());
    return document->root().number();
  };
  for (const char* zero : {"0", "-0", "0.0", "0e38", "0e308", "0.0e-30", "-0e-400"}) {
    CHECK(number(zero) == 0.0);
  }
  CHECK(number("0." + std::string(400, '0')) == 0.0);
  CHECK(number("0.123456789012345") == 0.123456789012345);
  CHECK(number("-8.70355e-5") == -8.70355e-5);
  CHECK(number("1e3") == 1000.0);
  CHECK_FALSE(reason_for("10e308").empty());
  CHECK_FALSE(reason_for("1e999999999999").empty());
}

TEST_CASE("json: what is not one bounded UTF-8 value is refused") {
  CHECK(reason_for("{}").empty());
  CHECK_FALSE(reason_for("").empty());
  CHECK_FALSE(reason_for("[1,]").empty());
  CHECK_FALSE(reason_for("{} {}").empty());
  CHECK_FALSE(reason_for("[NaN]").empty());
  CHECK_FALSE(reason_for("\"\xff\"").empty());
  CHECK_FALSE(reason_for("\"\\udc00\"").empty());
  CHECK(reason_for("\"\\ud83d\\ude00\"").empty());
  CHECK(reason_for(std::string_view("[1]\0", 4)) == "a zero byte in the file");
  CHECK(reason_for(R"({"a":{"b":1,"b":1}})") == "this key stands twice");
  CHECK(reason_for(R"([{"a":1},{"a":1}])").empty());
}

TEST_CASE("json: 32 levels and 1 MiB are read, one more is refused") {
  CHECK(reason_for(std::string(32, '[') + std::string(32, ']')).empty());
  CHECK(reason_for(std::string(33, '[') + std::string(33, ']')) == "values nest deeper than 32 levels");
  CHECK(reason_for(std::string(1000000, '[')) == "values nest deeper than 32 levels");
  CHECK(reason_for('"' + std::string(kJsonBytesMax - 2, 'a') + '"').empty());
  CHECK(JsonDocument::parse('"' + std::string(kJsonBytesMax - 1, 'a') + '"').fault() == Fault::too_large);
}

TEST_CASE("json: a long key is shortened in the path, never inside a character") {
  std::string key(63, 'k');
  key += "\u20ac\u20ac";
  const auto document = JsonDocument::parse("{\"" + key + "\":[1]}");
  REQUIRE(document.ok());
  CHECK(document->path_of(document->root().member(0).at(0)) == std::string(63, 'k') + "...[0]");
}

TEST_CASE("json: what is written is compact, escaped and reads back the same") {
  JsonWriter json;
  json.begin_object().key("a\"b").text("line\nfeed \u20ac").key("n").begin_array();
  json.whole(-7).number(0.1).number(5.970184).boolean(false).null().end_array().end_object();
  const std::string text = json.take();
  CHECK(text == "{\"a\\\"b\":\"line\\nfeed \u20ac\",\"n\":[-7,0.1,5.970184,false,null]}");
  const auto document = JsonDocument::parse(text);
  REQUIRE(document.ok());
  CHECK(document->root().find("n")->at(1).number() == 0.1);
}
