#include "share/inbox.h"

#include <algorithm>

namespace attune::share {
namespace {

const KnownDevice* device_named(const Known& known, const Tag& id) {
  for (const KnownDevice& device : known.devices) {
    if (device.id == id) return &device;
  }
  return nullptr;
}

bool has_arrived(const std::vector<ReceivedEnvelope>& received, const Tag& hash) {
  return std::any_of(received.begin(), received.end(),
                     [&](const ReceivedEnvelope& one) { return one.hash == hash; });
}

bool is_newer(const Id& check_in, std::uint32_t revision, const std::vector<KeptCheckIn>& kept) {
  return std::none_of(kept.begin(), kept.end(),
                      [&](const KeptCheckIn& one) { return one.id == check_in && one.revision >= revision; });
}

void find_what_is_new(const Envelope& envelope, const std::vector<KeptCheckIn>& kept, Verdict& verdict) {
  for (std::size_t i = 0; i < envelope.check_ins.size(); ++i) {
    const SharedCheckIn& one = envelope.check_ins[i];
    if (is_newer(one.id, one.revision, kept)) verdict.new_check_ins.push_back(i);
  }
  for (std::size_t i = 0; i < envelope.withdrawals.size(); ++i) {
    const Withdrawal& one = envelope.withdrawals[i];
    if (is_newer(one.check_in, one.revision, kept)) verdict.new_withdrawals.push_back(i);
  }
}

bool follows_a_missing_one(const Tag& prev, const std::vector<ReceivedEnvelope>& received) {
  return prev != Tag{} && !has_arrived(received, prev);
}

// A phone's clock may run ahead, or its day begin earlier; further on, one wrong date would put every later
// session behind it. It is judged again on each day, and kept once its own has come.
bool is_of_a_later_day(const Envelope& envelope, Day today) {
  return std::any_of(envelope.check_ins.begin(), envelope.check_ins.end(),
                     [&](const SharedCheckIn& one) { return one.session_day.count > today.count + 1; });
}

Verdict refuse(Fault fault) {
  Verdict verdict;
  verdict.fault = fault;
  return verdict;
}

HoldReason reason_to_hold(const Envelope& envelope, const Known& known, bool is_accepted,
                          bool is_number_used) {
  if (!is_accepted) return HoldReason::new_device;
  if (is_number_used) return HoldReason::same_number;
  for (const SharedCheckIn& check_in : envelope.check_ins) {
    const auto& here = known.instruments;
    if (std::find(here.begin(), here.end(), check_in.instrument) == here.end())
      return HoldReason::instrument_unknown;
  }
  return HoldReason::none;
}

}  // namespace

Verdict judge(const Envelope& envelope, const Tag& hash, const Known& known) {
  // A leaked invite lets a stranger make a proof that holds, under a device's name but not under its secret.
  const KnownDevice* device = device_named(known, envelope.device_id);
  if (device && device->secret != envelope.device_secret) return refuse(Fault::forged);
  Verdict verdict;
  if (has_arrived(known.received, hash)) {
    verdict.decision = Decision::have_it;
    return verdict;
  }
  if (device && device->state == DeviceState::stopped) return refuse(Fault::stopped_device);
  const bool is_made_here = envelope.type == EnvelopeType::made_here;  // `open` proved that with our own key
  if (!device && !is_made_here && known.unused_until && *known.unused_until < known.today)
    return refuse(Fault::expired);
  if (is_of_a_later_day(envelope, known.today)) return refuse(Fault::future_day);

  find_what_is_new(envelope, known.check_ins, verdict);
  const bool is_number_used =
      std::any_of(known.received.begin(), known.received.end(), [&](const ReceivedEnvelope& one) {
        return one.device_id == envelope.device_id && one.seq == envelope.seq;
      });
  if (is_number_used && verdict.new_check_ins.empty() && verdict.new_withdrawals.empty())
    return refuse(Fault::replayed);

  const bool is_accepted = is_made_here || (device && device->state == DeviceState::accepted);
  verdict.hold = reason_to_hold(envelope, known, is_accepted, is_number_used);
  verdict.decision = verdict.hold == HoldReason::none ? Decision::keep : Decision::hold;
  verdict.one_may_be_missing = follows_a_missing_one(envelope.prev, known.received);
  return verdict;
}

bool belongs_to(const Envelope& envelope, bool is_supervisors) {
  return (envelope.type == EnvelopeType::supervision) == is_supervisors;
}

}  // namespace attune::share
