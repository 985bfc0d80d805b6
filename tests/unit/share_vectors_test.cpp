#include <doctest/doctest.h>

#include <algorithm>

#include "share/codec.h"
#include "share/link.h"
#include "share_vector.h"

using namespace attune;
using namespace attune::share;

namespace {

std::string name_of(Fault fault) {
  switch (fault) {
    case Fault::not_ours:
      return "not_ours";
    case Fault::cut:
      return "cut";
    case Fault::altered:
      return "altered";
    case Fault::too_large:
      return "too_large";
    case Fault::too_new:
      return "too_new";
    case Fault::malformed:
      return "malformed";
    default:
      return "a fault that no reader gives";
  }
}

std::string names_of(const std::vector<Finding>& findings) {
  std::string out;
  for (const Finding& one : findings) {
    if (!out.empty()) out += ", ";
    if (!one.seen) out += name_of(one.seen.fault());
    if (one.seen) out += std::holds_alternative<Invite>(*one.seen) ? "invite" : "share";
  }
  return out;
}

}  // namespace

TEST_CASE("share: every text vector is read as its name says") {
  const auto vectors = read_vectors("text");
  CHECK(vectors.size() >= 60);
  for (const Vector& vector : vectors) {
    CAPTURE(vector.name);
    const auto findings = look_at(vector.text);
    CHECK(names_of(findings) == vector.head.at("expect"));
    if (vector.head.count("want") == 0) continue;
    const auto cut = std::find_if(findings.begin(), findings.end(), [](const Finding& one) {
      return !one.seen && one.seen.fault() == Fault::cut;
    });
    REQUIRE(cut != findings.end());
    CHECK(std::to_string(cut->have_chars) == vector.head.at("have"));
    CHECK(std::to_string(cut->want_chars) == vector.head.at("want"));
  }
}

TEST_CASE("share: what is read well from a mangled text is the worked example") {
  const auto example = look_at(read_vector("ok_share").text);
  const Bytes& age = std::get<SealedShare>(*example.at(0).seen).age;
  for (const Vector& vector : read_vectors("text")) {
    CAPTURE(vector.name);
    if (vector.name.rfind("ok_", 0) != 0 || vector.head.at("expect") != "share") continue;
    const auto findings = look_at(vector.text);
    REQUIRE(findings.size() == 1);
    CHECK(std::get<SealedShare>(*findings[0].seen).age == age);
  }
}

TEST_CASE("share: every plaintext vector is judged as its name says, and one read well is written the same") {
  const auto vectors = read_vectors("plaintext");
  CHECK(vectors.size() >= 40);
  for (const Vector& vector : vectors) {
    CAPTURE(vector.name);
    const Bytes padded = read_hex(vector.text);
    const auto envelope = decode_envelope(padded);
    CHECK((envelope ? "ok" : name_of(envelope.fault())) == vector.head.at("expect"));
    if (envelope && vector.name != "ok_plaintext_unknown_flag") CHECK(*encode_envelope(*envelope) == padded);
  }
}
