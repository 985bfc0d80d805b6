#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>
#include <random>

#include "share/armour.h"
#include "share/compact_age.h"
#include "share/link.h"
#include "share_example.h"
#include "share_vector.h"

using namespace attune;
using namespace attune::share;

namespace {

std::string example_link() { return read_vector("ok_share_hinted").text; }
std::string example_invite_link() { return read_vector("ok_invite").text; }
SealedShare example_share() { return std::get<SealedShare>(*look_at(example_link()).at(0).seen); }
Bytes example_age() { return example_share().age; }

bool is_nightly() { return std::getenv("ATTUNE_NIGHTLY") != nullptr; }

// An age file of the one shape that has a compact form; what is inside means nothing.
Bytes random_age(std::mt19937& random, std::size_t payload_bytes) {
  Bytes compact(97 + payload_bytes);
  for (std::uint8_t& byte : compact) byte = static_cast<std::uint8_t>(random());
  compact[0] = 1;
  return from_compact_age(compact)->age;
}

}  // namespace

TEST_CASE("share: one check-in of twelve scales without notes fits a link of 390 characters") {
  const auto link = write_share_link(kExampleSite, example_share());
  REQUIRE(link);
  CHECK(*link == example_link());
  CHECK(std::string(kExampleSite).size() == 31);
  CHECK(link->size() <= 390);
  std::printf("share: link of one check-in without notes: %zu characters\n", link->size());
}

TEST_CASE("share: an invite comes back from its link as it was") {
  const auto link = write_invite_link(kExampleSite, example_invite());
  REQUIRE(link);
  CHECK(*link == example_invite_link());
  CHECK(std::get<Invite>(*look_at(*link).at(0).seen) == example_invite());
  std::printf("share: link of an invite: %zu characters\n", link->size());
}

TEST_CASE("share: an invite that no one could read is not written") {
  Invite invite = example_invite();
  invite.therapist = std::string(25, 'D');
  CHECK(write_invite_link(kExampleSite, invite).fault() == Fault::too_large);
  invite.therapist = "";
  CHECK(write_invite_link(kExampleSite, invite).fault() == Fault::malformed);
  invite.therapist = "Da\nna";
  CHECK(write_invite_link(kExampleSite, invite).fault() == Fault::malformed);
  invite.therapist = "Dana";
  invite.address = std::string(65, 'a');
  CHECK(write_invite_link(kExampleSite, invite).fault() == Fault::too_large);
}

TEST_CASE("share: a link cut at any character is refused as cut, and the lengths are told") {
  for (const std::string& link : {example_link(), example_invite_link()}) {
    for (std::size_t size = link.find('#') + 1; size < link.size(); ++size) {
      CAPTURE(size);
      const auto findings = look_at(link.substr(0, size));
      REQUIRE(findings.size() == 1);
      REQUIRE_FALSE(findings[0].seen);
      CHECK(findings[0].seen.fault() == Fault::cut);
      const bool is_length_known = size >= link.find('#') + 4 + (link == example_link() ? 6 : 8);
      CHECK(findings[0].want_chars == (is_length_known ? link.size() : 0));
      if (is_length_known) CHECK(findings[0].have_chars == size);
    }
  }
}

TEST_CASE("share: a file cut at any character is refused as cut") {
  const std::string file = *write_share_file(example_age());
  for (std::size_t size = kArmourBegin.size(); size < file.size() - 1; ++size) {
    CAPTURE(size);
    CHECK(look_at(file.substr(0, size)).at(0).seen.fault() == Fault::cut);
  }
}

TEST_CASE("share: a link with any one bit turned is refused") {
  for (const std::string& link : {example_link(), example_invite_link()}) {
    for (std::size_t at = link.find('#'); at < link.size(); ++at) {
      for (int bit = 0; bit < 8; ++bit) {
        CAPTURE(at);
        CAPTURE(bit);
        std::string turned = link;
        turned[at] = static_cast<char>(turned[at] ^ (1 << bit));
        CHECK_FALSE(look_at(turned).at(0).seen);
      }
    }
  }
}

TEST_CASE("share: what is too long for a link still goes as a file") {
  std::mt19937 random(1);
  CHECK(write_share_link(kExampleSite, {random_age(random, 32 + 1024), 7}).value().size() <= kLinkCharsMax);
  const Bytes age = random_age(random, 32 + 1152);
  CHECK(write_share_link(kExampleSite, {age, 7}).fault() == Fault::too_large);
  CHECK(std::get<SealedShare>(*look_at(*write_share_file(age)).at(0).seen).age == age);
  CHECK(write_share_file(Bytes(774400)).fault() == Fault::too_large);
}

TEST_CASE("share: a text of more than 8 MiB is not looked at") {
  const std::string link = example_link();
  CHECK(look_at(link + std::string(kTogetherBytesMax - link.size(), ' ')).at(0).seen.ok());
  CHECK(look_at(link + std::string(kTogetherBytesMax - link.size() + 1, ' ')).at(0).seen.fault() ==
        Fault::too_large);
}

TEST_CASE("share: a text full of markers ends after 500 findings") {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "#s1.AAAA ";
  CHECK(look_at(text).size() == kFindingsMax);
}

TEST_CASE("share: compact age gives back the very file, 1,000 times, or 100,000 at night") {
  std::mt19937 random(2);
  for (int round = 0; round < (is_nightly() ? 100000 : 1000); ++round) {
    const Bytes age = random_age(random, 160 + random() % 400);
    const auto hint = static_cast<Hint>(random());
    const auto plain = to_compact_age(age);
    const auto hinted = to_compact_age(age, hint);
    REQUIRE((plain && hinted));
    REQUIRE(plain->size() + 71 == age.size());
    REQUIRE(hinted->size() + 69 == age.size());
    REQUIRE(from_compact_age(*plain)->age == age);
    REQUIRE_FALSE(from_compact_age(*plain)->hint);
    REQUIRE(from_compact_age(*hinted)->age == age);
    REQUIRE(from_compact_age(*hinted)->hint == hint);
    REQUIRE(*decode_armour(encode_armour(age)) == age);
  }
}

TEST_CASE("share: of 20,000 mutated links, or 1,000,000 at night, none is read as a share") {
  std::mt19937 random(3);
  const std::string link = example_link();
  const std::size_t first = link.find('#') + 5;
  constexpr char kAlphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  int accepted = 0;
  const int rounds = is_nightly() ? 1000000 : 20000;
  for (int round = 0; round < rounds; ++round) {
    std::string mutated = link;
    // Up to four neighbouring characters: the checksum finds every burst of 16 bits, the seal finds the rest.
    const std::size_t at = first + random() % (link.size() - first);
    mutated[at] = kAlphabet[random() % 64];
    if (round % 2 == 0 && at + 1 < link.size()) mutated[at + 1] = kAlphabet[random() % 64];
    if (mutated != link && look_at(mutated).at(0).seen) ++accepted;
  }
  CHECK(accepted == 0);
  std::printf("share: %d mutated links, %d read as a share\n", rounds, accepted);
}

TEST_CASE("share: a hint leaves an inbox of 500 clients one or two identities to try") {
  std::mt19937 random(8);
  std::vector<Key> recipients(500);
  for (Key& recipient : recipients) {
    for (std::uint8_t& byte : recipient) byte = static_cast<std::uint8_t>(random());
  }
  std::size_t tried = 0;
  std::size_t most = 0;
  for (const Key& recipient : recipients) {
    const EphemeralShare share = *ephemeral_share_of(random_age(random, 160));
    const Hint hint = hint_of(recipient, share);
    std::size_t agree = 0;
    for (const Key& each : recipients) agree += hint_of(each, share) == hint ? 1 : 0;
    REQUIRE(agree >= 1);
    tried += agree;
    most = std::max(most, agree);
  }
  CHECK(most <= 2);
  CHECK(tried < 510);
  CHECK(example_share().hint ==
        hint_of(example_invite().recipient, *ephemeral_share_of(example_share().age)));
}

TEST_CASE("share: a rotation's proofs come back from its invite, and are made over all before them") {
  Invite invite = example_invite();
  const Bytes plain = *encode_invite(invite);
  invite.rotation = {counted_up<16>(1), counted_up<16>(40)};
  const Bytes body = *encode_invite(invite);
  CHECK(*decode_invite(body) == invite);
  const Bytes text = *rotation_text(invite);
  CHECK(body.size() == text.size() + 33);
  CHECK(Bytes(body.begin(), body.begin() + static_cast<std::ptrdiff_t>(text.size())) == text);
  CHECK(text.size() == plain.size());
  CHECK(text != plain);  // its kind is among what is proved
}

TEST_CASE("share: a header that is not byte for byte age's own has no compact form") {
  const Bytes age = example_age();
  for (std::size_t at = 0; at < 168; ++at) {
    for (int bit = 0; bit < 8; ++bit) {
      Bytes turned = age;
      turned[at] = static_cast<std::uint8_t>(turned[at] ^ (1 << bit));
      const auto compact = to_compact_age(turned);
      if (compact) CHECK(from_compact_age(*compact)->age == turned);
      if (!compact) CHECK(compact.fault() == Fault::not_ours);
    }
  }
}

TEST_CASE("share: a message with a link is GSM-7 from its first letter to its last") {
  // What 3GPP TS 23.038 has in one septet and ASCII spells the same way.
  constexpr std::string_view kGsm7 =
      "\n\r !\"#%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz$@_";
  const std::string message = "My check-in for you. Only you can open it:\n" + example_link();
  for (const char c : message) CHECK(kGsm7.find(c) != std::string_view::npos);
}
