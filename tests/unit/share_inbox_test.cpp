#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "share/inbox.h"
#include "share_example.h"

using namespace attune;
using namespace attune::share;

namespace {

struct Arriving {
  Envelope envelope;
  Tag hash{};
};

// Envelope `seq` of the example's device, with check-in `seq` in it.
Arriving arriving(int seq) {
  Arriving out{example_envelope(), counted_up<8>(seq)};
  out.envelope.seq = static_cast<std::uint32_t>(seq);
  if (seq > 1) out.envelope.prev = counted_up<8>(seq - 1);
  out.envelope.check_ins[0].id = counted_up<16>(seq);
  return out;
}

Known known_desk() {
  Known known;
  known.devices = {{counted_up<8>(0xC0), counted_up<16>(0xD0), DeviceState::accepted}};
  known.instruments = {example_check_in().instrument};
  known.today = day_of({2026, 11, 23});
  return known;
}

void remember(Known& known, const Arriving& one, const Verdict& verdict) {
  if (verdict.decision != Decision::keep && verdict.decision != Decision::hold) return;
  known.received.push_back({one.hash, one.envelope.device_id, one.envelope.seq, one.envelope.prev});
  if (verdict.decision != Decision::keep) return;
  for (const std::size_t place : verdict.new_check_ins) {
    const SharedCheckIn& check_in = one.envelope.check_ins[place];
    known.check_ins.push_back({check_in.id, check_in.revision});
  }
  for (const std::size_t place : verdict.new_withdrawals) {
    const Withdrawal& withdrawal = one.envelope.withdrawals[place];
    known.check_ins.push_back({withdrawal.check_in, withdrawal.revision});
  }
}

Verdict judge(const Arriving& one, const Known& known) { return share::judge(one.envelope, one.hash, known); }

}  // namespace

TEST_CASE("inbox: an envelope of an accepted device is kept, and its check-ins are new") {
  const Verdict verdict = judge(arriving(1), known_desk());
  CHECK(verdict.decision == Decision::keep);
  CHECK(verdict.new_check_ins == std::vector<std::size_t>{0});
  CHECK_FALSE(verdict.one_may_be_missing);
}

TEST_CASE("inbox: ten envelopes in any order, each twice, leave the same ten check-ins, each gap told once") {
  std::mt19937 random(6);
  for (int round = 0; round < 200; ++round) {
    std::vector<int> order;
    for (int seq = 1; seq <= 10; ++seq) order.insert(order.end(), 2, seq);
    std::shuffle(order.begin(), order.end(), random);
    Known known = known_desk();
    std::vector<int> seen;
    for (const int seq : order) {
      const Verdict verdict = judge(arriving(seq), known);
      const bool is_again = std::count(seen.begin(), seen.end(), seq) > 0;
      REQUIRE(verdict.decision == (is_again ? Decision::have_it : Decision::keep));
      const bool has_prev = seq == 1 || std::count(seen.begin(), seen.end(), seq - 1) > 0;
      if (!is_again) REQUIRE(verdict.one_may_be_missing == !has_prev);
      remember(known, arriving(seq), verdict);
      seen.push_back(seq);
    }
    REQUIRE(known.check_ins.size() == 10);
  }
}

TEST_CASE("inbox: an unknown device is held until it is accepted") {
  Known known = known_desk();
  known.devices.clear();
  CHECK(judge(arriving(1), known).hold == HoldReason::new_device);
  known.devices = {{counted_up<8>(0xC0), counted_up<16>(0xD0), DeviceState::waiting}};
  CHECK(judge(arriving(1), known).decision == Decision::hold);
  known.devices[0].state = DeviceState::accepted;
  CHECK(judge(arriving(1), known).decision == Decision::keep);
}

TEST_CASE("inbox: a known device's name under another secret is forged, also when waiting or stopped") {
  Known known = known_desk();
  for (const DeviceState state : {DeviceState::accepted, DeviceState::waiting, DeviceState::stopped}) {
    known.devices[0].state = state;
    known.devices[0].secret[15] ^= 1;
    const Verdict verdict = judge(arriving(1), known);
    CHECK(verdict.decision == Decision::refuse);
    CHECK(verdict.fault == Fault::forged);
    known.devices[0].secret[15] ^= 1;
  }
}

TEST_CASE("inbox: a stopped device is refused, what it sent before is still here") {
  Known known = known_desk();
  remember(known, arriving(1), judge(arriving(1), known));
  known.devices[0].state = DeviceState::stopped;
  CHECK(judge(arriving(2), known).fault == Fault::stopped_device);
  CHECK(judge(arriving(1), known).decision == Decision::have_it);
}

TEST_CASE("inbox: an unused invite past its day lets no new device in, and keeps none out that is known") {
  Known known = known_desk();
  known.unused_until = day_of({2026, 11, 22});
  CHECK(judge(arriving(1), known).decision == Decision::keep);
  known.devices.clear();
  CHECK(judge(arriving(1), known).fault == Fault::expired);
  known.today = day_of({2026, 11, 22});
  CHECK(judge(arriving(1), known).decision == Decision::hold);
  known.today = day_of({2027, 11, 22});
  known.unused_until.reset();
  CHECK(judge(arriving(1), known).hold == HoldReason::new_device);
}

TEST_CASE("inbox: a number used twice is refused when it brings nothing new, and held when it does") {
  Known known = known_desk();
  remember(known, arriving(1), judge(arriving(1), known));
  Arriving copy = arriving(1);
  copy.hash = counted_up<8>(0x77);
  CHECK(judge(copy, known).fault == Fault::replayed);
  copy.envelope.check_ins[0].revision = 2;
  CHECK(judge(copy, known).hold == HoldReason::same_number);
}

TEST_CASE("inbox: an older revision that comes late is kept as arrived and changes no check-in") {
  Known known = known_desk();
  Arriving corrected = arriving(2);
  corrected.envelope.check_ins[0].id = counted_up<16>(1);
  corrected.envelope.check_ins[0].revision = 2;
  remember(known, corrected, judge(corrected, known));
  const Verdict late = judge(arriving(1), known);
  CHECK(late.decision == Decision::keep);
  CHECK(late.new_check_ins.empty());
}

// Takes back the check-in of envelope `of`, as the device's envelope `seq`.
static Arriving taking_back(int seq, int of, std::uint32_t revision) {
  Arriving out = arriving(seq);
  out.envelope.type = EnvelopeType::withdrawal;
  out.envelope.check_ins.clear();
  out.envelope.withdrawals = {{counted_up<16>(of), revision}};
  return out;
}

TEST_CASE("inbox: a withdrawal counts whether it comes after its check-in or before it") {
  Known known = known_desk();
  remember(known, arriving(1), judge(arriving(1), known));
  const Verdict after = judge(taking_back(2, 1, 2), known);
  CHECK(after.decision == Decision::keep);
  CHECK(after.new_withdrawals == std::vector<std::size_t>{0});
  known = known_desk();
  remember(known, taking_back(2, 1, 2), judge(taking_back(2, 1, 2), known));
  const Verdict late = judge(arriving(1), known);
  CHECK(late.decision == Decision::keep);
  CHECK(late.new_check_ins.empty());
}

TEST_CASE("inbox: what was withdrawn and sent again counts, and the withdrawal before it no longer") {
  Known known = known_desk();
  Arriving again = arriving(3);
  again.envelope.check_ins[0].id = counted_up<16>(1);
  again.envelope.check_ins[0].revision = 3;
  remember(known, again, judge(again, known));
  CHECK(judge(taking_back(2, 1, 2), known).new_withdrawals.empty());
  CHECK(judge(taking_back(4, 1, 4), known).new_withdrawals.size() == 1);
}

TEST_CASE("inbox: a stranger's withdrawal is held, a stopped phone's refused") {
  Known known = known_desk();
  known.devices.clear();
  CHECK(judge(taking_back(1, 1, 2), known).hold == HoldReason::new_device);
  known.devices = {{counted_up<8>(0xC0), counted_up<16>(0xD0), DeviceState::stopped}};
  CHECK(judge(taking_back(1, 1, 2), known).fault == Fault::stopped_device);
}

TEST_CASE("inbox: what was made on this computer is kept, whatever is known of phones and invites") {
  Arriving here = arriving(1);
  here.envelope.type = EnvelopeType::made_here;
  Known known = known_desk();
  known.devices.clear();
  known.unused_until = day_of({2026, 11, 22});
  CHECK(judge(here, known).decision == Decision::keep);
  remember(known, here, judge(here, known));
  CHECK(judge(here, known).decision == Decision::have_it);
  here.hash[0] ^= 1;
  CHECK(judge(here, known).fault == Fault::replayed);
}

TEST_CASE("inbox: a check-in of an instrument this site does not have is held, not refused") {
  Known known = known_desk();
  known.instruments[0].hash[0] ^= 1;
  CHECK(judge(arriving(1), known).hold == HoldReason::instrument_unknown);
  known.instruments = {example_check_in().instrument};
  CHECK(judge(arriving(1), known).decision == Decision::keep);
}

TEST_CASE("inbox: a session of a later day than tomorrow is refused until its day has come") {
  const Known known = known_desk();
  Arriving one = arriving(1);
  one.envelope.check_ins[0].session_day = Day{known.today.count + 1};
  CHECK(judge(one, known).decision == Decision::keep);
  one.envelope.check_ins[0].session_day = Day{known.today.count + 2};
  CHECK(judge(one, known).decision == Decision::refuse);
  CHECK(judge(one, known).fault == Fault::future_day);
  Known later = known;
  later.today = Day{known.today.count + 1};
  CHECK(judge(one, later).decision == Decision::keep);
}

TEST_CASE("inbox: a case belongs to a supervisor's invite, and everything else to a client's") {
  Envelope envelope = example_envelope();
  for (const EnvelopeType type : {EnvelopeType::share, EnvelopeType::withdrawal, EnvelopeType::made_here}) {
    envelope.type = type;
    CHECK(belongs_to(envelope, false));
    CHECK_FALSE(belongs_to(envelope, true));
  }
  envelope.type = EnvelopeType::supervision;
  CHECK(belongs_to(envelope, true));
  CHECK_FALSE(belongs_to(envelope, false));
}
