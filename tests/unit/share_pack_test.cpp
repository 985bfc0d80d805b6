#include <doctest/doctest.h>

#include "instrument_files.h"
#include "share/codec.h"
#include "share/pack.h"
#include "share_example.h"

using namespace attune;
using namespace attune::share;

namespace {

Answer answer(Answer::Kind kind, int number = 0, std::string text = "") {
  Answer out;
  out.kind = kind;
  out.number = number;
  out.text = std::move(text);
  return out;
}

// Every kind of answer that there is, one of each.
CheckIn finished(const Instrument& instrument) {
  using enum Answer::Kind;
  CheckInParts parts;
  parts.id = counted_up<16>(0x80);
  parts.revision = 3;
  parts.relationship = counted_up<16>(0x30);
  parts.instrument = instrument.key();
  parts.language = "en";
  parts.session_day = day_of({2026, 11, 22});
  parts.finished_at_ms = 1795000000000;
  parts.answers = {answer(value, 0),
                   answer(value, 10),
                   answer(skipped),
                   answer(value, 6),
                   answer(value, 5),
                   answer(value, 0),
                   answer(choice, 2),
                   answer(special, 1),
                   answer(value, 7),
                   answer(value, 6),
                   answer(value, 8),
                   answer(value, 9),
                   answer(not_reached),
                   answer(note, 0, "More quiet."),
                   answer(note, 0, "Thank you\nfor asking.")};
  return *CheckIn::make(instrument, parts);
}

}  // namespace

TEST_CASE(
    "share: a check-in reaches the therapist with every answer that was sent, and nothing of the clock") {
  const Instrument instrument = check_in_12();
  const CheckIn sent = shared_view(instrument, finished(instrument), {1}, false);
  Envelope envelope = example_envelope();
  envelope.check_ins = {pack_check_in(instrument, sent)};
  const auto read = decode_envelope(*encode_envelope(envelope));
  REQUIRE(read);
  const Id here = counted_up<16>(0x60);
  const auto received = unpack_check_in(instrument, read->check_ins[0], here);
  REQUIRE(received);
  CHECK(received->id() == sent.id());
  CHECK(received->revision() == 3);
  CHECK(received->relationship() == here);
  CHECK(received->session_day() == sent.session_day());
  CHECK(received->language() == "en");
  CHECK(received->finished_at_ms() == 0);
  CHECK(received->answers() == sent.answers());
  CHECK(received->answers()[1].kind == Answer::Kind::no_answer);
  CHECK(received->answers()[2].kind == Answer::Kind::no_answer);
  CHECK(received->answers()[7].kind == Answer::Kind::special);
}

TEST_CASE("share: a check-in is unpacked only by the instrument it was answered in") {
  const Instrument instrument = check_in_12();
  const SharedCheckIn shared =
      pack_check_in(instrument, shared_view(instrument, finished(instrument), {}, false));
  SharedCheckIn other = shared;
  other.instrument.hash[0] ^= 1;
  CHECK(unpack_check_in(instrument, other, {}).fault() == Fault::unknown_instrument);
  other = shared;
  other.answers.pop_back();
  CHECK(unpack_check_in(instrument, other, {}).fault() == Fault::malformed);
  other = shared;
  other.answers[0] = 11;  // one above the scale, and this item has no special answer
  CHECK(unpack_check_in(instrument, other, {}).fault() == Fault::malformed);
  other = shared;
  other.notes[0].item = 0;  // words beside a number
  CHECK(unpack_check_in(instrument, other, {}).fault() == Fault::malformed);
}
