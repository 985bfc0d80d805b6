#include "damaged.h"

#include "base/text.h"
#include "copies.h"
#include "desks.h"

namespace attune::damaged {
namespace {

// The files of the desk, lent for this.
void with_files(State& state, std::function<void()> then) {
  OpenDesk effect;
  effect.desk = state.pending_desk;
  effect.take_over = true;
  state.ask(effect, [&state, then](const Reply& reply) {
    if (!reply.ok) return state.refuse(reply.fault);
    then();
  });
}

void give_back(State& state) { state.ask(CloseDesk{}, [](const Reply&) {}); }

void earlier(State& state) {
  with_files(state, [&state] {
    Result<Record> record = Record::open_other_slot(state.host.files(), record_host(state.host),
                                                   schema_steps(), {state.key, {}});
    if (record) {
      take_record(state, std::move(*record));
      state.is_older = true;
      return;
    }
    give_back(state);
    state.note(record.fault());
    state.complain(S::damaged_no_earlier);
  });
}

void seal_files(State& state) {
  if (code_points(trimmed(state.field("copy_words"))) < copies::kWordsCharsMin)
    return state.complain(S::this_phone_copy_short, "words");
  with_files(state, [&state] {
    const Result<Bytes> files = Record::raw_files(state.host.files());
    give_back(state);
    if (!files) return state.refuse(files.fault());
    copies::seal(state, *files);
  });
}

}  // namespace

void use(State& state, const UseDamaged& use, std::string_view value) {
  switch (use.verb) {
    case DamagedVerb::earlier:
      return earlier(state);
    case DamagedVerb::seal_files:
      return seal_files(state);
    case DamagedVerb::files_saved:
      if (value == "refused") state.complain(S::fault_refused);
      if (value == "done") state.said = state.strings(S::this_phone_copy_saved);
      return;
    case DamagedVerb::discard:
      state.stored(state.record->discard_set_aside());
      return;
  }
}

void restore_over(State& state, Bytes copy) {
  with_files(state, [&state, copy = std::move(copy)] {
    Result<Record> record = Record::restore(state.host.files(), record_host(state.host), copy, false,
                                            schema_steps(), {state.key, {}});
    Status kept = record ? done() : Status(record.error());
    if (kept && record->desk().shared_phone) kept = forget_what_was_sent(*record);
    if (kept) return take_record(state, std::move(*record));
    give_back(state);
    if (kept.fault() != Fault::damaged) return copies::say_fault(state, kept.fault());
    state.damaged = false;  // it stays as it is, and the copy becomes another desk
    copies::ask_how_to_close(state, copy);
  });
}

}  // namespace attune::damaged
