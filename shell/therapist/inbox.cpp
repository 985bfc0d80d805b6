// What waits to be kept, what is held and why, and the ways to bring in what came by paste or file.
#include "days.h"
#include "screens.h"
#include "speech.h"
#include "therapist/flow.h"

namespace attune {
namespace {

std::string counted(const State& state, std::size_t count, S one, S many) {
  return count == 1 ? state.strings(one) : state.strings(many, {{"count", std::to_string(count)}});
}

// Nothing can be done with it here but to take it out of the way.
void draw_refused_item(const State& state, ui::Pass& pass, std::size_t row, Fault fault) {
  draw_fault(state, pass, "fault", {fault});
  ui::button(pass, {.key = "remove",
                    .label = state.strings(S::inbox_remove),
                    .action = RemoveMailItem{static_cast<int>(row)}});
}

const StoredCheckIn* known_check_in(const ClientCourse& client, const Id& id) {
  for (const StoredCheckIn& stored : client.check_ins) {
    if (stored.parts.id == id) return &stored;
  }
  return nullptr;
}

// "K.M., session of 16 Nov", and whether that is a change of what is here.
void draw_what_it_is(const State& state, ui::Pass& pass, const InboxItem& item) {
  const Sentences& say = state.strings;
  const ClientCourse& client = state.therapist.clients[item.client];
  const Filling alias{"alias", client.relationship.alias};
  if (item.envelope.type == share::EnvelopeType::withdrawal) {
    const StoredCheckIn* here = known_check_in(client, item.envelope.withdrawals.front().check_in);
    const std::string from = here == nullptr ? say(S::inbox_takes_back, {alias})
                                             : say(S::inbox_takes_back_of,
                                                   {alias, {"day", day_short(say, here->parts.session_day)}});
    ui::text(pass, "from", from, ui::Style::body_bold);
    return ui::text(pass, "what", say(S::inbox_keeping_deletes), ui::Style::small, ui::Tone::muted);
  }
  const share::SharedCheckIn& first = item.envelope.check_ins.front();
  ui::text(pass, "from", say(S::inbox_row, {alias, {"day", day_short(say, first.session_day)}}),
           ui::Style::body_bold);
  if (item.envelope.type == share::EnvelopeType::made_here) {
    ui::text(pass, "what", say(S::inbox_made_here), ui::Style::small, ui::Tone::muted);
  } else if (known_check_in(client, first.id) != nullptr) {
    ui::text(pass, "what", say(S::inbox_correction), ui::Style::small, ui::Tone::muted);
  }
}

// What a person can do about one item, or why nothing can be done.
void draw_item(const State& state, ui::Pass& pass, std::size_t row) {
  const Sentences& say = state.strings;
  const InboxItem& item = state.therapist.inbox[row];
  const auto entry = ui::item(pass, item.mail_key);
  ui::space(pass, ui::Space::entries);
  const auto card = ui::card(pass, "item");
  if (item.fault) return draw_refused_item(state, pass, row, *item.fault);
  const std::string& name = state.therapist.clients[item.client].relationship.alias;
  const Filling alias{"alias", name};
  draw_what_it_is(state, pass, item);
  const bool is_held = item.verdict.decision == share::Decision::hold;
  if (item.verdict.one_may_be_missing && !is_held) {  // what is held was not counted yet
    ui::text(pass, "gap", say(S::inbox_gap), ui::Style::small, ui::Tone::muted);
  }
  switch (item.verdict.decision) {
    case share::Decision::keep:
      return;
    case share::Decision::have_it:
      return ui::text(pass, "have_it", say(S::inbox_already));
    case share::Decision::refuse:
      return draw_refused_item(state, pass, row, item.verdict.fault);
    case share::Decision::hold:
      break;
  }
  if (item.verdict.hold == share::HoldReason::instrument_unknown) {
    return ui::text(pass, "unknown", say(S::inbox_unknown_instrument));
  }
  const bool is_new = item.verdict.hold == share::HoldReason::new_device;
  ui::text(pass, "question", say(is_new ? S::inbox_new_device : S::inbox_same_number, {alias}));
  const std::string word = speech::word_in_all(state, item.word);
  if (!word.empty()) {
    ui::text(pass, "word", say(S::inbox_word, {{"word", word}}), ui::Style::small, ui::Tone::muted);
  }
  ui::button(pass, {.key = "them",
                    .label = say(S::inbox_its_them),
                    .action = ConfirmDevice{static_cast<int>(row)},
                    .kind = ui::ButtonKind::filled});
}

void draw_reading(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const auto card = ui::card(pass, "read");
  ui::field(pass, {.key = "text",
                   .label = say(S::inbox_paste_label),
                   .hint = {},
                   .value = state.field("inbox_text"),
                   .rows = 3,
                   .autocomplete = "off",
                   .action = WriteField{"inbox_text"}});
  const std::string& result = state.therapist.read_result;
  if (!result.empty()) {
    ui::text(pass, "result", result, ui::Style::body, ui::Tone::muted);
    ui::announce(pass, result);
  }
  for (std::size_t i = 0; i < state.therapist.read_faults.size(); ++i) {
    draw_fault(state, pass, "fault" + std::to_string(i), state.therapist.read_faults[i]);
  }
  const auto row = ui::row(pass, "how", {1, 1, 1, 1});
  ui::button(
      pass,
      {.key = "paste", .label = say(S::inbox_paste), .action = ReadText{}, .gesture = ui::Gesture::paste});
  ui::button(pass, {.key = "file",
                    .label = say(S::inbox_open_file),
                    .action = ReadText{},
                    .gesture = ui::Gesture::open_file});
  ui::button(pass, {.key = "scan",
                    .label = say(S::code_scan),
                    .action = ReadText{},
                    .gesture = ui::Gesture::scan,
                    .payload = say(S::code_hold) + "\n" + say(S::code_stop)});
  ui::button(pass, {.key = "read", .label = say(S::inbox_read), .action = ReadText{"inbox_text"}});
}

}  // namespace

void draw_inbox(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const TherapistDesk& desk = state.therapist;
  ui::title(pass, say(S::inbox_title));
  draw_notices(state, pass);
  if (desk.kept) {
    const std::string kept = counted(state, *desk.kept, S::inbox_kept_one, S::inbox_kept_many);
    if (*desk.kept > 0 || desk.taken_back == 0) {
      ui::text(pass, "kept", kept);
      ui::announce(pass, kept);
    }
    if (desk.taken_back > 0) {
      const std::string deleted = say(S::inbox_taken_back, {{"count", std::to_string(desk.taken_back)}});
      ui::text(pass, "taken_back", deleted);
      ui::announce(pass, deleted);
    }
  }
  const std::size_t ready = therapist::ready_count(state);
  if (ready > 0) {
    ui::text(pass, "waiting", counted(state, ready, S::inbox_waiting_one, S::inbox_waiting_many));
    ui::button(pass, {.key = "keep_all",
                      .label = say(S::inbox_keep_all),
                      .action = KeepAll{},
                      .kind = ui::ButtonKind::filled});
  }
  if (desk.inbox.empty() && !desk.kept) {
    ui::empty(pass, "empty", say(S::inbox_empty), say(S::inbox_empty_what));
  }
  if (!desk.inbox.empty()) {
    const auto list = ui::list(pass, "items", say(S::inbox_title));
    for (std::size_t row = 0; row < desk.inbox.size(); ++row) draw_item(state, pass, row);
  }
  if (desk.for_others > 0) {
    ui::text(pass, "others", say(S::inbox_not_for_this_desk, {{"count", std::to_string(desk.for_others)}}),
             ui::Style::small, ui::Tone::muted);
  }
  draw_reading(state, pass);
  const auto foot = ui::foot(pass);
  ui::button(pass, {.key = "clients", .label = say(S::course_all), .action = Go{Screen::clients}});
}

}  // namespace attune
