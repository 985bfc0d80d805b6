// What a desk does with an opened envelope: keep it, hold it until the therapist has said yes, or refuse it,
// and why. Pure: the same envelope against the same knowledge always gives the same verdict, in whatever
// order they arrive.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/fault.h"
#include "share/envelope.h"

namespace attune::share {

enum class DeviceState : std::uint8_t { waiting, accepted, stopped };

struct KnownDevice {
  Tag id{};
  DeviceSecret secret{};
  DeviceState state = DeviceState::waiting;
};

// An envelope of this relationship that arrived before and was kept. Only this much is remembered of it; what
// is held waits in the mail slot and is judged anew.
struct ReceivedEnvelope {
  Tag hash{};  // envelope_hash
  Tag device_id{};
  std::uint32_t seq = 0;
  Tag prev{};
};

// A check-in that is here, or one that was withdrawn.
struct KeptCheckIn {
  Id id{};
  std::uint32_t revision = 0;  // the highest that was kept, or of its withdrawal
};

// All that a desk knows about one relationship when an envelope arrives, and the instruments of this site.
struct Known {
  std::vector<KnownDevice> devices;
  std::vector<ReceivedEnvelope> received;
  std::vector<KeptCheckIn> check_ins;
  std::vector<InstrumentKey> instruments;
  std::optional<Day> unused_until;  // the last day of the invite it came by; empty once that invite was used
  Day today;
};

enum class Decision : std::uint8_t { keep, hold, have_it, refuse };

enum class HoldReason : std::uint8_t {
  none,
  new_device,          // "from a new phone: is it them?"
  same_number,         // one device used a number twice, as a copied phone does: is it them?
  instrument_unknown,  // kept sealed until this site has the questions
};

struct Verdict {
  Decision decision = Decision::refuse;
  HoldReason hold = HoldReason::none;
  Fault fault = Fault::malformed;   // only with refuse: forged, stopped_device, replayed, expired, future_day
  bool one_may_be_missing = false;  // the envelope it follows is not here: "One message may not have arrived"
  std::vector<std::size_t> new_check_ins;    // places in envelope.check_ins that are newer than what was kept
  std::vector<std::size_t> new_withdrawals;  // likewise in envelope.withdrawals
};

// `hash` is envelope_hash of the plaintext the envelope was read from.
Verdict judge(const Envelope& envelope, const Tag& hash, const Known& known);

// Whether an envelope may come to a client's invite, or to a supervisor's: a case goes to a supervisor, and
// nothing else does.
bool belongs_to(const Envelope& envelope, bool is_supervisors);

}  // namespace attune::share
