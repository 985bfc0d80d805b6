#include <doctest/doctest.h>

#include "base/bytes.h"
#include "base/day.h"
#include "base/text.h"

using namespace attune;

TEST_CASE("bytes: base64 differs from base64url in two characters, and neither reads the other's") {
  const Bytes bytes = {0xfb, 0xff, 0xbf};
  CHECK(base64_encode(bytes) == "+/+/");
  CHECK(base64url_encode(bytes) == "-_-_");
  CHECK(*base64_decode("+/+/") == bytes);
  CHECK(base64_decode("-_-_").fault() == Fault::malformed);
  CHECK(base64url_decode("+/+/").fault() == Fault::malformed);
  CHECK(base64_encode(view("f")) == "Zg");
  CHECK(base64_decode("Zg==").fault() == Fault::malformed);
}

TEST_CASE("bytes: base64url has one text for one value") {
  CHECK(base64url_encode(view("f")) == "Zg");
  CHECK(base64url_encode(view("foobar")) == "Zm9vYmFy");
  CHECK(text_of(*base64url_decode("Zm9vYg")) == "foob");
  CHECK(base64url_decode("Zh").fault() == Fault::malformed);  // unused bits are not zero
  CHECK(base64url_decode("Zg==").fault() == Fault::malformed);
  CHECK(base64url_decode("Z").fault() == Fault::malformed);
}

TEST_CASE("bytes: the checksums are the published ones") {
  CHECK(crc16(view("123456789")) == 0x29B1);
  CHECK(crc32c(view("123456789")) == 0xE3069283u);
}

TEST_CASE("bytes: a reader past the end answers zero and says so") {
  const Bytes bytes = {0x01, 0x80};
  ByteReader reader(bytes);
  CHECK(reader.u8() == 1);
  CHECK(reader.varint() == 0);
  CHECK_FALSE(reader.ok());
  CHECK(reader.u32() == 0);
}

TEST_CASE("bytes: a varint comes back as it was written") {
  for (const std::uint64_t value : {0ull, 127ull, 128ull, 300ull, 0xFFFFFFFFull, 1ull << 62}) {
    ByteWriter writer;
    writer.varint(value);
    const Bytes bytes = writer.take();
    ByteReader reader(bytes);
    CHECK(reader.varint() == value);
    CHECK(reader.ok());
    CHECK(reader.left() == 0);
  }
}

TEST_CASE("day: every day from 1900 to 2200 comes back from its ISO text") {
  for (Day day = day_of({1900, 1, 1}); day < day_of({2200, 1, 1}); ++day.count) {
    REQUIRE(*read_day(iso_text(day)) == day);
  }
  CHECK(day_of({1970, 1, 1}).count == 0);
  CHECK(read_day("2025-02-29").fault() == Fault::malformed);
}

TEST_CASE("text: what pasting brings along is dropped, and every word stays") {
  CHECK(plain_text("one\vtwo\u0085 \xFFthree\n", true) == "onetwo three\n");
  CHECK(plain_text("one\ntwo", false) == "one two");
  CHECK(plain_text("gr\u00FC\u00DFe", false) == "gr\u00FC\u00DFe");
  CHECK(is_plain_text(plain_text("\x01\xC3\u00A9", false), false));
  CHECK(trimmed(" \tDana \n") == "Dana");
  CHECK(trimmed("  ").empty());
  CHECK(with_plain_spaces("7\u00A0Apr, 9\u00A0May") == "7 Apr, 9 May");
}

TEST_CASE("text: a name is replaced where it stands by itself, in any case, and nowhere else") {
  const auto without = [](std::string_view text, std::string_view name) {
    return with_words_replaced(text, {{std::string(name), "the client"}});
  };
  CHECK(without("K.M. was late. I told k.m. so.", "K.M.") == "the client was late. I told the client so.");
  CHECK(without("Dana's tone; DANA, (dana)", "Dana") == "the client's tone; the client, (the client)");
  CHECK(without("Danae and Adana", "Dana") == "Danae and Adana");
  CHECK(without("Jos\xC3\xA9 and Jos", "Jos") == "Jos\xC3\xA9 and the client");
  CHECK(without("Ana\xC3\xAFs", "Ana") == "Ana\xC3\xAFs");
  CHECK(without("as it was", "") == "as it was");
  CHECK(without("", "K.M.").empty());
  CHECK(without("K.M", "K.M.") == "K.M");
}

TEST_CASE("text: a name beside typographic punctuation, a no-break space or a sign stands by itself") {
  const auto without = [](std::string_view text) {
    return with_words_replaced(text, {{"Anna", "the client"}});
  };
  for (const std::string_view before : {"\xC2\xBF", "\xC2\xAB", "\xE2\x80\x9C", "\xE2\x80\x94", "\xC2\xA0",
                                        "\xE2\x80\x98", "\xE3\x80\x8C", "\xF0\x9F\x99\x82"}) {
    CHECK(without(std::string(before) + "Anna") == std::string(before) + "the client");
  }
  for (const std::string_view after : {"\xE2\x80\x99s", "\xE2\x80\x9D", "\xE2\x80\x94", "\xE2\x80\xA6",
                                       "\xC2\xBB", "\xC2\xA0", "\xE2\x80\xAF", "\xC3\x97", "\xE2\x9D\xA4"}) {
    CHECK(without("Anna" + std::string(after)) == "the client" + std::string(after));
  }
  // A letter with a mark, an ordinal sign, and bytes that are no text: part of a longer word, as far as
  // known.
  for (const std::string_view after : {"\xC3\xAF", "\xC2\xAA", "\xCC\x81", "\xFF", "\xE2\x80"}) {
    CHECK(without("Anna" + std::string(after)) == "Anna" + std::string(after));
  }
}

TEST_CASE("text: letters with a mark count in either case, and a sign is no letter") {
  CHECK(folded("\xC3\x89LAN \xC3\x97 \xC3\x9F") == "\xC3\xA9lan \xC3\x97 \xC3\x9F");
  CHECK(with_words_replaced("\xC3\x81NGEL, \xC3\xA1ngel", {{"\xC3\x81ngel", "X"}}) == "X, X");
}

TEST_CASE("text: of several names the longest goes first, and what was put in stays") {
  const std::vector<Replacement> names = {
      {"Anna", "the client"}, {"Anna Bell", "another client"}, {"the", "?"}};
  CHECK(with_words_replaced("Anna Bell met anna.", names) == "another client met the client.");
}

TEST_CASE("text: words are what stands between spaces and punctuation") {
  using Words = std::vector<std::string_view>;
  CHECK(words_of("Anna-Mar\u00EDa K\u2019ell (2)") == Words{"Anna", "Mar\u00EDa", "K", "ell", "2"});
  CHECK(words_of("K.M.") == Words{"K", "M"});
  CHECK(words_of("").empty());
  CHECK(words_of(" \xE2\x80\xA6").empty());
}
