#include <doctest/doctest.h>

#include <random>

#include "share/codec.h"
#include "share/padding.h"
#include "share_example.h"
#include "share_vector.h"

using namespace attune;
using namespace attune::share;

namespace {

Envelope random_case(Envelope envelope, std::mt19937& random) {
  envelope.type = EnvelopeType::supervision;
  envelope.consents_to_supervision = true;
  envelope.seq = 1;
  envelope.prev = {};
  envelope.shared_case.therapist = "Dana";
  const std::size_t sessions = 1 + random() % kCaseSessionsMax;
  for (std::size_t i = 0; i < sessions; ++i) {
    CaseSession session;
    if (random() % 4 != 0) session.alliance_tenths = static_cast<std::uint8_t>(random() % 101);
    if (i > 1) session.low_tenths = static_cast<std::uint8_t>(random() % 50);
    if (i > 1) session.high_tenths = static_cast<std::uint8_t>(50 + random() % 51);
    session.tags = static_cast<std::uint8_t>(random() % 128);
    envelope.shared_case.sessions.push_back(session);
  }
  for (std::size_t i = 0; i < random() % 5; ++i) {
    envelope.shared_case.notes.push_back({static_cast<std::uint32_t>(sessions), std::string(1 + i, 'n')});
  }
  return envelope;
}

Envelope random_envelope(std::mt19937& random) {
  Envelope envelope = example_envelope();
  envelope.consents_to_supervision = random() % 2 == 0;
  envelope.seq = 2 + random() % 100000;
  envelope.prev = counted_up<8>(static_cast<int>(random() % 256));
  envelope.prev[0] |= 1;
  envelope.check_ins.clear();
  if (random() % 8 == 0) return random_case(envelope, random);
  if (random() % 8 == 0) {
    envelope.type = EnvelopeType::withdrawal;
    const std::size_t withdrawals = 1 + random() % 5;
    for (std::size_t i = 0; i < withdrawals; ++i) {
      const auto revision = static_cast<std::uint32_t>(2 + random() % 300);
      envelope.withdrawals.push_back({counted_up<16>(static_cast<int>(i)), revision});
    }
    return envelope;
  }
  const std::size_t check_ins = 1 + random() % 5;
  for (std::size_t i = 0; i < check_ins; ++i) {
    SharedCheckIn one = example_check_in();
    one.id[0] = static_cast<std::uint8_t>(i);
    one.revision = 1 + random() % 300;
    one.session_day = Day{static_cast<int>(random() % 65536)};
    one.answers.clear();
    const std::size_t answers = 1 + random() % 60;
    for (std::size_t item = 0; item < answers; ++item) {
      const auto code = static_cast<std::uint32_t>(random() % 400);
      one.answers.push_back(code > 200 ? std::nullopt : std::optional<std::uint32_t>(code));
      if (random() % 10 == 0 && one.notes.size() < kNotesMax) {
        one.notes.push_back({static_cast<std::uint8_t>(item), std::string(1 + random() % 300, 'n')});
      }
    }
    envelope.check_ins.push_back(one);
  }
  return envelope;
}

}  // namespace

TEST_CASE("share: the worked example is written byte for byte as FORMAT.md has it") {
  const Bytes padded = *encode_envelope(example_envelope());
  CHECK(hex_encode(padded) == hex_encode(read_hex(read_vector("ok_plaintext").text)));
  CHECK(padded.size() == 112);
  CHECK(hex_encode(envelope_hash(padded)) ==
        hex_encode(decode_envelope(read_hex(read_vector("ok_plaintext_second").text))->prev));
}

TEST_CASE("share: an envelope comes back as it was, whatever is in it") {
  std::mt19937 random(4);
  for (int round = 0; round < 500; ++round) {
    const Envelope envelope = random_envelope(random);
    const auto padded = encode_envelope(envelope);
    REQUIRE(padded);
    const auto read = decode_envelope(*padded);
    REQUIRE(read);
    REQUIRE(*read == envelope);
  }
}

TEST_CASE("share: a plaintext cut at any byte is refused") {
  const Bytes padded = *encode_envelope(example_envelope());
  for (std::size_t size = 0; size < padded.size(); ++size) {
    CHECK_FALSE(decode_envelope(ByteView(padded).first(size)));
    const auto body = unpad(padded);
    if (size < body->size()) CHECK_FALSE(decode_envelope(pad(Bytes(padded.begin(), padded.begin() + size))));
  }
}

TEST_CASE("share: 50,000 mutated plaintexts are refused, or read as what would be written the same") {
  std::mt19937 random(5);
  int read_well = 0;
  for (int round = 0; round < 50000; ++round) {
    Bytes body = *encode_envelope(round % 2 == 0 ? example_envelope() : random_envelope(random));
    const int changes = 1 + static_cast<int>(random() % 4);
    for (int i = 0; i < changes; ++i) body[random() % body.size()] = static_cast<std::uint8_t>(random());
    if (random() % 4 == 0) body = pad(Bytes(body.begin(), body.begin() + random() % body.size()));
    const auto read = decode_envelope(body);
    if (!read) continue;
    ++read_well;
    body[2] &= 1;  // a flag that may be ignored is not written again
    REQUIRE(*encode_envelope(*read) == body);
  }
  CHECK(read_well > 0);  // most bytes are ids: a reader that refused them all would be wrong as well
}

TEST_CASE("share: what a client leaves out, skips or never sees is one and the same byte") {
  Envelope envelope = example_envelope();
  envelope.check_ins[0].answers.assign(15, std::nullopt);
  const Bytes padded = *encode_envelope(envelope);
  for (std::size_t at = 87; at < 87 + 15; ++at) CHECK(padded[at] == 0);
}

TEST_CASE("share: a limit passed is refused before anything is sealed") {
  Envelope envelope = example_envelope();
  envelope.check_ins[0].notes = {{13, std::string(kNoteBytesMax + 1, 'a')}};
  CHECK(encode_envelope(envelope).fault() == Fault::too_large);
  envelope = example_envelope();
  envelope.check_ins[0].answers.assign(kAnswersMax + 1, 1);
  CHECK(encode_envelope(envelope).fault() == Fault::too_large);
  envelope = example_envelope();
  envelope.check_ins.assign(kCheckInsMax + 1, example_check_in());
  CHECK(encode_envelope(envelope).fault() == Fault::too_large);
  envelope.check_ins.assign(150, example_check_in());
  for (SharedCheckIn& one : envelope.check_ins) one.notes = {{13, std::string(4000, 'a')}};
  CHECK(encode_envelope(envelope).fault() == Fault::too_large);
}

TEST_CASE("share: a padded size is a bucket, or above 1,024 at most 12 in 100 more") {
  CHECK(bucket_for(1) == 128);
  CHECK(bucket_for(128) == 128);
  CHECK(bucket_for(129) == 192);
  CHECK(bucket_for(1024) == 1024);
  CHECK(bucket_for(1025) == 1088);
  CHECK(bucket_for(100000) == 100352);
  for (std::size_t bytes = 1025; bytes < kEnvelopeBytesMax; bytes += 37) {
    const std::size_t bucket = bucket_for(bytes);
    CHECK(bucket >= bytes);
    CHECK(bucket * 100 <= bytes * 112);
    CHECK(bucket_for(bucket) == bucket);
  }
}
