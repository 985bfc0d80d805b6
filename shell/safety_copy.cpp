#include "safety_copy.h"

#include <algorithm>

#include "base/text.h"

namespace attune::safety_copy {
namespace {

constexpr std::string_view kRecipientSetting = "recovery_recipient";
constexpr std::string_view kWrittenSetting = "safety_copy_at_ms";
constexpr std::int64_t kWait_ms = 2000;

// When the latest that is needed to read this client's answers was made: an invite has a secret of its own.
std::int64_t newest_key_ms(const Relationship& client) {
  return client.invites.empty() ? client.created_at_ms
                                : std::max(client.created_at_ms, client.invites.back().created_at_ms);
}

// What is in a copy that is made now is never later than the copy, not even where a clock was set back.
std::int64_t time_of_copy_ms(const State& state) {
  std::int64_t at_ms = state.host.now_ms();
  for (const ListedClient& client : state.therapist.clients) {
    at_ms = std::max(at_ms, newest_key_ms(client.relationship));
  }
  return at_ms;
}

void written(State& state, std::int64_t made_at_ms) {
  SafetyCopy& copy = state.safety;
  copy.written_at_ms = made_at_ms;
  copy.trouble.reset();
  state.stored(state.record->set_setting(kWrittenSetting, std::to_string(made_at_ms)));
}

// The rows as they are now, sealed; `then` gets the file. Changes from here on belong to the next one.
void seal(State& state, std::function<void(const Bytes&, std::int64_t)> then) {
  Result<Bytes> rows = state.record->copy();
  if (!state.stored(rows)) return;
  SafetyCopy& copy = state.safety;
  copy.is_busy = true;
  copy.due_at_ms.reset();
  copy.changes_in_it = state.record->changes() + 1;  // noting the time is one change more
  const std::int64_t made_at_ms = time_of_copy_ms(state);
  state.ask(SealCopy{std::move(*rows), {}, copy.recipient}, [&state, then, made_at_ms](const Reply& reply) {
    if (reply.ok) return then(reply.bytes, made_at_ms);
    state.safety.is_busy = false;
    state.safety.trouble = reply.fault;
    state.note(reply.fault);
  });
}

void write_to_place(State& state) {
  seal(state, [&state](const Bytes& file, std::int64_t made_at_ms) {
    const WriteSafetyCopy effect{state.pending_desk, file};
    state.ask(effect, [&state, made_at_ms](const Reply& reply) {
      state.safety.is_busy = false;
      if (reply.ok) return written(state, made_at_ms);
      state.safety.trouble = reply.fault;
      state.safety.changes_in_it = -1;
    });
  });
}

void make(State& state) {
  if (state.safety.is_busy) return;
  seal(state, [&state](const Bytes& file, std::int64_t made_at_ms) {
    state.safety.is_busy = false;
    state.safety.to_save.assign(file.begin(), file.end());
    state.safety.to_save_made_at_ms = made_at_ms;
  });
}

}  // namespace

void use(State& state, const UseSafetyCopy& use, std::string_view value) {
  const bool is_done = value == "done";
  switch (use.verb) {
    case SafetyCopyVerb::place:
      if (!is_done) return state.complain(S::fault_refused);
      state.is_older = false;
      return write_to_place(state);
    case SafetyCopyVerb::make:
      return make(state);
    case SafetyCopyVerb::saved:
      if (!is_done) return state.complain(S::fault_refused);
      state.safety.to_save.clear();
      return written(state, state.safety.to_save_made_at_ms);
  }
}

Status seal_to(Record& record, const Bytes& recipient) {
  // In this order a refusal leaves the old code, and at most a copy to be made once more than needed.
  const Status forgotten = record.set_setting(kWrittenSetting, "");
  return forgotten ? record.set_setting(kRecipientSetting, base64url_encode(recipient)) : forgotten;
}

Status seal_to(State& state, const Bytes& recipient) {
  const Status kept = seal_to(*state.record, recipient);
  if (!kept) return kept;
  state.safety.recipient = recipient;
  state.safety.written_at_ms.reset();
  return kept;
}

void load(State& state) {
  state.safety = {};
  const auto recipient = state.record->setting(kRecipientSetting);
  if (recipient && *recipient) {
    if (auto bytes = base64url_decode(**recipient)) state.safety.recipient = std::move(*bytes);
  }
  const auto at = state.record->setting(kWrittenSetting);
  if (at && *at) state.safety.written_at_ms = whole_number(**at);
}

// A file that could not be written is not tried again by itself: the person has to do something first.
void notice(State& state) {
  SafetyCopy& copy = state.safety;
  if (!state.is_therapist() || !state.start.writes_files || copy.recipient.empty()) return;
  if (state.is_older) return;  // the copy may hold what is no longer here
  if (copy.is_busy || copy.trouble || copy.due_at_ms) return;
  if (state.record->changes() != copy.changes_in_it) copy.due_at_ms = state.host.now_ms() + kWait_ms;
}

std::optional<int> due_after_ms(const State& state) {
  if (!state.safety.due_at_ms) return std::nullopt;
  const std::int64_t left_ms = *state.safety.due_at_ms - state.host.now_ms();
  return static_cast<int>(std::clamp<std::int64_t>(left_ms, 0, kWait_ms));
}

void write_if_due(State& state) {
  if (due_after_ms(state) == 0) write_now(state);
}

void write_now(State& state) {
  const bool can_be = state.start.writes_files && !state.safety.recipient.empty() && !state.is_older;
  if (can_be && !state.safety.is_busy) write_to_place(state);
}

bool holds(const State& state, const Relationship& client) {
  const SafetyCopy& copy = state.safety;
  return copy.recipient.empty() || (copy.written_at_ms && *copy.written_at_ms >= newest_key_ms(client));
}

bool needs_person(const State& state) {
  const SafetyCopy& copy = state.safety;
  if (copy.recipient.empty()) return false;
  const bool is_stuck = copy.trouble.has_value() || state.is_older;
  return state.start.writes_files ? is_stuck : !copy.written_at_ms.has_value();
}

}  // namespace attune::safety_copy
