#include "therapist/made_up.h"

#include <algorithm>

#include "desks.h"
#include "therapist/caseload.h"
#include "therapist/flow.h"
#include "therapist/portions.h"
#include "vault.h"

namespace attune::therapist {
namespace {

constexpr std::int64_t kMsPerDay = 86'400'000;
constexpr std::int64_t kAfternoon_ms = 17 * 3'600'000;  // when they would have been opened here

// One check-in a share, as a phone that sends each week's.
Status keep_session(State& state, const Id& client, const Device& phone, std::uint32_t seq,
                    CheckInParts parts, const std::optional<S>& note) {
  const Instrument& instrument = state.instrument();
  parts.id = state.record->new_id();
  parts.relationship = client;
  parts.language = state.language;
  const auto words = instrument.index_of("O1");
  if (note && words) parts.answers[*words] = {Answer::Kind::note, 0, state.strings(*note), true};
  ReceivedShare share;
  state.host.fill_random(share.hash);
  share.relationship = client;
  share.device = phone.id;
  share.seq = seq;
  share.received_at_ms = std::min(parts.session_day.count * kMsPerDay + kAfternoon_ms, state.host.now_ms());
  const Result<CheckIn> check_in = CheckIn::make(instrument, std::move(parts));
  if (!check_in) return check_in.error();
  StoredCheckIn stored;
  stored.rows = rows_of(instrument, *check_in);
  stored.parts = check_in->parts();
  stored.parts.answers.clear();
  return state.record->keep_share(share, phone, {stored});
}

Result<Id> make_client_of(State& state, const Story& story) {
  Relationship client;
  client.label = state.strings(S::made_up_therapist);
  client.alias = state.strings(story.alias);
  const auto added = state.record->add_client(std::move(client));
  if (!added) return added.error();
  const auto invite = state.record->add_invite(added->id, state.host.today());
  if (!invite) return invite.error();
  Device phone;
  state.host.fill_random(phone.id);
  phone.invite = invite->id;
  std::uint32_t seq = 0;
  for (CheckInParts& parts : check_ins_of(state.instrument(), story, state.host.today())) {
    ++seq;
    const bool is_last = seq == story.sessions.size();
    const Status kept =
        keep_session(state, added->id, phone, seq, std::move(parts), is_last ? story.note : std::nullopt);
    if (!kept) return kept.error();
  }
  return added->id;
}

void fill(State& state) {
  MadeUp made_up;
  for (const Story& story : stories()) {
    const Result<Id> client = make_client_of(state, story);
    if (!client) return state.refuse(client.fault());
    made_up.clients.push_back(*client);
  }
  state.therapist.made_up = std::move(made_up);
  if (!load_list(state)) return;
  do_a_portion(state);
  state.show(Screen::stories);
}

void make(State& state) {
  OpenDesk effect;
  effect.only_in_memory = true;
  state.ask(effect, [&state](const Reply& reply) {
    if (!reply.ok) return state.refuse(reply.fault);
    Result<Record> record = Record::open(state.host.files(), record_host(state.host),
                                         {DeskKind::therapist, false, std::string()});
    if (!record) return state.refuse(record.fault());
    state.record.emplace(std::move(*record));
    state.pending_desk = reply.text;
    vault::begin(state);
    fill(state);
  });
}

// The words come first: the clients' names are among them.
void look_around(State& state) {
  close_desk(state);
  state.show(Screen::loading);
  if (state.strings.has(Part::therapist)) return make(state);
  state.ask_beyond_desk(LoadWords{state.language, Part::therapist}, [&state](const Reply& reply) {
    const Status read =
        reply.ok ? state.strings.add(Part::therapist, text_of(reply.bytes)) : Status(reply.fault);
    if (!read) return state.refuse(read.fault());
    make(state);
  });
}

void leave(State& state) {
  close_desk(state);
  state.pending_desk.clear();
  state.fields.clear();
  state.choices = State::first_choices();
  state.show(Screen::first_page);
}

}  // namespace

void use_made_up(State& state, const UseMadeUp& use) {
  if (use.verb == MadeUpVerb::look) return look_around(state);
  std::optional<MadeUp>& made_up = state.therapist.made_up;
  if (!made_up) return;
  const auto story = static_cast<std::size_t>(use.number);
  switch (use.verb) {
    case MadeUpVerb::look:
      return;
    case MadeUpVerb::story:
      made_up->story = story;
      return state.show(Screen::story);
    case MadeUpVerb::reveal:
      return open_client(state, made_up->clients[story]);
    case MadeUpVerb::leave:
      return leave(state);
  }
}

bool is_kept_out(State& state, Screen screen) {
  const bool is_for_real = screen == Screen::invite || screen == Screen::new_client ||
                           screen == Screen::inbox || screen == Screen::this_desk;
  if (!state.therapist.made_up || !is_for_real) return false;
  state.complain(S::made_up_not_here);
  return true;
}

const Story* current_story(const State& state) {
  const std::optional<MadeUp>& made_up = state.therapist.made_up;
  if (!made_up || !state.therapist.current) return nullptr;
  const auto found = std::find(made_up->clients.begin(), made_up->clients.end(), *state.therapist.current);
  if (found == made_up->clients.end()) return nullptr;
  return &stories()[static_cast<std::size_t>(found - made_up->clients.begin())];
}

}  // namespace attune::therapist
