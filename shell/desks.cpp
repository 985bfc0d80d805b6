#include "desks.h"

#include <algorithm>

#include "base/text.h"
#include "client/flow.h"
#include "copies.h"
#include "safety_copy.h"
#include "speech.h"
#include "therapist/flow.h"
#include "vault.h"

namespace attune {
namespace {

constexpr std::string_view kOpeningsSetting = "openings";

// The desk did not open, or should not have: its files are let go.
void refuse_desk(State& state, Fault fault) {
  state.ask(CloseDesk{}, [](const Reply&) {});
  state.refuse(fault);
  state.damaged = fault == Fault::damaged;
  if (state.damaged) state.show(Screen::damaged);
}

// False, with the fault on the screen, if the record did not open.
bool open_record(State& state, const NewDesk& if_new, const DeskKey& key) {
  state.key = key.raw;  // also of a desk that turns out to be damaged: what helps it needs the key
  Result<Record> record =
      Record::open(state.host.files(), record_host(state.host), if_new, schema_steps(), key);
  if (record) {
    state.record.emplace(std::move(*record));
    vault::begin(state);
    return true;
  }
  refuse_desk(state, record.fault());
  return false;
}

void show_desk(State& state) {
  state.ask(KeepStorage{false}, [&state](const Reply& reply) { state.may_be_deleted = reply.number == 0; });
  speech::follow_desk(state,
                      [&state] { state.is_therapist() ? therapist::open(state) : client::open(state); });
}

// The database and the mark outside of its folder count the openings of a desk. A database that knows of
// fewer is an old one that was put back. Where there is no room to count, nothing is said or lost.
bool count_opening(State& state) {
  DeskListing* listing = listing_of(state, state.pending_desk);
  if (listing == nullptr || state.start.keeps_nothing) return false;
  const auto kept = state.record->setting(kOpeningsSetting);
  const std::int64_t openings = kept && *kept ? whole_number(**kept).value_or(0) : 0;
  const bool is_older = openings < listing->openings;
  listing->openings = std::max(openings, listing->openings) + 1;
  if (!state.record->set_setting(kOpeningsSetting, std::to_string(listing->openings))) return is_older;
  state.ask_beyond_desk(MarkDesk{listing->desk, DeskEvent::opened, listing->openings}, [](const Reply&) {});
  return is_older;
}

// A client's second tab takes over without a word: both are the same person with the same phone.
bool is_clients(State& state, const std::string& desk) {
  const DeskListing* listing = listing_of(state, desk);
  return listing != nullptr && !listing->therapist;
}

}  // namespace

DeskListing* listing_of(State& state, const std::string& desk) {
  for (DeskListing& listing : state.start.desks) {
    if (listing.desk == desk) return &listing;
  }
  return nullptr;
}

Status forget_what_was_sent(Record& record) {
  const auto relationships = record.relationships();
  if (!relationships) return relationships.error();
  for (const Relationship& relationship : *relationships) {
    const auto sent = record.sent(relationship.id);
    if (!sent) return sent.error();
    for (const SentShare& share : *sent) {
      if (const Status status = record.forget_answers_once_sent(share.hash); !status) return status;
    }
  }
  return done();
}

RecordHost record_host(Host& host) {
  return {[&host](std::span<std::uint8_t> out) { host.fill_random(out); }, [&host] { return host.now_ms(); }};
}

void take_record(State& state, Record record) {
  state.damaged = false;
  state.record.emplace(std::move(record));
  count_opening(state);
  vault::begin(state);
  show_desk(state);
}

void make_desk(State& state, const NewDesk& desk, std::function<void(State&)> then, const DeskKey& key) {
  close_desk(state);
  state.show(Screen::loading);
  OpenDesk effect;
  effect.in_memory_if_refused = true;
  state.ask(effect, [&state, desk, then, key](const Reply& reply) {
    if (!reply.ok) return state.refuse(reply.fault);
    state.start.keeps_nothing = reply.number == 1;
    if (!open_record(state, desk, key)) return;
    speech::keep_choice(state);
    state.pending_desk = reply.text;
    state.start.desks.push_back(
        {reply.text, desk.kind == DeskKind::therapist, desk.shared_phone, desk.display_name});
    then(state);
  });
}

void restore_desk(State& state, Bytes copy, bool shared_phone, const DeskKey& key,
                  const Bytes& recovery_recipient) {
  state.show(Screen::loading);
  OpenDesk effect;
  effect.in_memory_if_refused = true;
  state.ask(effect, [&state, copy = std::move(copy), shared_phone, key,
                     recovery_recipient](const Reply& reply) {
    if (!reply.ok) return state.refuse(reply.fault);
    Result<Record> record = Record::restore(state.host.files(), record_host(state.host), copy, shared_phone,
                                            schema_steps(), key);
    Status kept = record ? done() : Status(record.error());
    if (kept && shared_phone) kept = forget_what_was_sent(*record);
    if (kept && !recovery_recipient.empty()) kept = safety_copy::seal_to(*record, recovery_recipient);
    if (!kept) {
      if (const Status erased = Record::erase(state.host.files()); !erased) state.note(erased.fault());
      state.ask(CloseDesk{}, [](const Reply&) {});
      return state.refuse(kept.fault());
    }
    state.key = key.raw;
    state.start.keeps_nothing = reply.number == 1;
    state.pending_desk = reply.text;
    const SuperBlock& made = record->desk();
    state.start.desks.push_back(
        {reply.text, made.kind == DeskKind::therapist, shared_phone, made.display_name});
    take_record(state, std::move(*record));
    ask_to_keep(state);
  });
}

void open_desk(State& state, const std::string& desk, bool take_over, const Bytes& raw_key) {
  close_desk(state);
  OpenDesk effect;
  effect.desk = desk;
  effect.take_over = take_over || is_clients(state, desk);
  state.pending_desk = desk;
  state.damaged = false;
  state.takes_over = take_over;
  state.show(Screen::loading);
  state.ask(effect, [&state, desk, raw_key](const Reply& reply) {
    if (!reply.ok) return state.refuse(reply.fault);
    if (raw_key.empty() && vault::ask_for_key(state, desk)) return;
    if (!open_record(state, {}, {raw_key, {}})) return;
    state.is_older = count_opening(state);
    show_desk(state);
  });
}

void ask_to_keep(State& state) {
  state.ask(KeepStorage{},
            [&state](const Reply& reply) { state.may_be_deleted = !reply.ok || reply.number == 0; });
}

void open_again(State& state) {
  if (state.client.draft) state.unsaved = state.client.draft->state();
  open_desk(state, state.pending_desk, true);
}

bool check_if_due(State& state) {
  if (!state.record || !state.record->is_check_due()) return true;
  const Status checked = state.record->check();
  if (checked) return true;
  state.record.reset();  // not in good order
  Bytes key = std::move(state.key);
  forget_desk_here(state);
  state.key = std::move(key);  // what helps a damaged desk needs it
  refuse_desk(state, checked.fault());
  return false;
}

void close_desk(State& state) {
  if (!state.record) return;
  if (const Status status = state.record->close(); !status) state.note(status.fault());
  state.record.reset();
  forget_desk_here(state);
  state.ask(CloseDesk{}, [](const Reply&) {});
}

void forget_desk_here(State& state) {
  state.key.clear();
  state.recovery_code.clear();
  // Nothing of one person's desk is left for the next; an invite that was opened belongs to no desk yet.
  ClientDesk fresh;
  fresh.invite = std::move(state.client.invite);
  fresh.is_chosen = state.client.is_chosen;
  state.client = std::move(fresh);
  state.therapist = {};
  state.safety = {};
  copies::forget(state);
  state.copy.saved.reset();
  state.trouble.reset();
  state.is_older = false;
  state.chosen_language.clear();
  if (state.incoming && state.incoming->then) state.incoming.reset();  // it was this desk's
  std::erase_if(state.waiting, [](const auto& asked) { return !asked.second.outlives_desk; });
}

}  // namespace attune
