// What waits to be kept, what is held and why, and the ways to bring in what came by paste or file.
#include <algorithm>

#include "days.h"
#include "screens.h"
#include "speech.h"
#include "therapist/caseload.h"
#include "therapist/flow.h"

namespace attune {
namespace {

constexpr std::size_t kProgressFrom = 20;  // fewer are done in a moment

std::string counted(const State& state, std::size_t count, S one, S many) {
  return count == 1 ? state.strings(one) : state.strings(many, {{"count", std::to_string(count)}});
}

std::string_view alias_of(const State& state, const Id& client) {
  const std::size_t place = therapist::place_of(state, client);
  const std::vector<ListedClient>& clients = state.therapist.clients;
  return place < clients.size() ? std::string_view(clients[place].relationship.alias) : std::string_view();
}

void draw_remove(const State& state, ui::Pass& pass, std::size_t row, S label) {
  ui::button(
      pass,
      {.key = "remove", .label = state.strings(label), .action = RemoveMailItem{static_cast<int>(row)}});
}

// Nothing can be done with it here but to take it out of the way.
void draw_refused_item(const State& state, ui::Pass& pass, std::size_t row, Fault fault) {
  draw_fault(state, pass, "fault", {fault});
  draw_remove(state, pass, row, S::inbox_remove);
}

// "K.M., session of 16 Nov", or how many; and when each was made.
void draw_check_ins(const State& state, ui::Pass& pass, const InboxItem& item, const Filling& alias) {
  const Sentences& say = state.strings;
  const std::vector<share::SharedCheckIn>& check_ins = item.envelope.check_ins;
  std::string made;
  for (const share::SharedCheckIn& one : check_ins) {
    made += (made.empty() ? "" : ", ") + day_short(say, one.session_day);
  }
  const std::string from = check_ins.size() == 1
                               ? say(S::inbox_row, {alias, {"day", made}})
                               : say(S::inbox_row_many, {alias, {"count", std::to_string(check_ins.size())}});
  const std::string opened = moment(say, item.put_at_ms, state.start.minutes_east_of_utc);
  ui::text(pass, "from", from, ui::Style::body_bold);
  ui::text(pass, "when", say(S::inbox_when, {{"made", made}, {"opened", opened}}), ui::Style::small,
           ui::Tone::muted);
}

// Whose it is and of what, and whether that is a change of what is here.
void draw_what_it_is(const State& state, ui::Pass& pass, const InboxItem& item) {
  const Sentences& say = state.strings;
  const Filling alias{"alias", alias_of(state, item.client)};
  if (item.envelope.type == share::EnvelopeType::withdrawal) {
    const std::string from =
        item.takes_back ? say(S::inbox_takes_back_of, {alias, {"day", day_short(say, *item.takes_back)}})
                        : say(S::inbox_takes_back, {alias});
    ui::text(pass, "from", from, ui::Style::body_bold);
    return ui::text(pass, "what", say(S::inbox_keeping_deletes), ui::Style::small, ui::Tone::muted);
  }
  draw_check_ins(state, pass, item, alias);
  if (item.envelope.type == share::EnvelopeType::made_here) {
    ui::text(pass, "what", say(S::inbox_made_here), ui::Style::small, ui::Tone::muted);
  } else if (item.is_correction && item.verdict.decision != share::Decision::have_it) {
    ui::text(pass, "what", say(S::inbox_correction), ui::Style::small, ui::Tone::muted);
  }
}

// Why a person is asked whose it is.
S question_of(const State& state, const InboxItem& item) {
  if (item.verdict.hold == share::HoldReason::same_number) return S::inbox_same_number;
  const std::size_t place = therapist::place_of(state, item.client);
  for (const Device& device : state.therapist.clients[place].relationship.devices) {
    if (device.id == item.envelope.device_id) return S::inbox_doubted_device;
  }
  return S::inbox_new_device;
}

// What a person can do about one item, or why nothing can be done.
void draw_item(const State& state, ui::Pass& pass, std::size_t row) {
  const Sentences& say = state.strings;
  const InboxItem& item = state.therapist.inbox[row];
  const auto entry = ui::item(pass, item.mail_key);
  ui::space(pass, ui::Space::entries);
  const auto card = ui::card(pass, "item");
  if (item.fault) return draw_refused_item(state, pass, row, *item.fault);
  const Filling alias{"alias", alias_of(state, item.client)};
  draw_what_it_is(state, pass, item);
  const bool is_held = item.verdict.decision == share::Decision::hold;
  if (item.verdict.one_may_be_missing && !is_held) {  // what is held was not counted yet
    ui::text(pass, "gap", say(S::inbox_gap), ui::Style::small, ui::Tone::muted);
  }
  switch (item.verdict.decision) {
    case share::Decision::keep:
      return;
    case share::Decision::have_it:
      ui::text(pass, "have_it", say(S::inbox_already));
      return draw_remove(state, pass, row, S::inbox_remove);
    case share::Decision::refuse:
      return draw_refused_item(state, pass, row, item.verdict.fault);
    case share::Decision::hold:
      break;
  }
  if (item.verdict.hold == share::HoldReason::instrument_unknown) {
    ui::text(pass, "unknown", say(S::inbox_unknown_instrument));
    return draw_remove(state, pass, row, S::inbox_remove);
  }
  ui::text(pass, "question", say(question_of(state, item), {alias}));
  const std::string word = speech::word_in_all(state, item.word);
  if (!word.empty()) {
    ui::text(pass, "word", say(S::inbox_word, {{"word", word}}), ui::Style::small, ui::Tone::muted);
  }
  ui::button(pass, {.key = "them",
                    .label = say(S::inbox_its_them),
                    .action = ConfirmDevice{static_cast<int>(row)},
                    .kind = ui::ButtonKind::filled});
  draw_remove(state, pass, row, S::inbox_not_them);
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
  const bool is_written = !state.field("inbox_text").empty();
  ui::button(pass, {.key = "read",
                    .label = say(S::inbox_read),
                    .action = ReadText{"inbox_text"},
                    .kind = is_written ? ui::ButtonKind::filled : ui::ButtonKind::outlined});
  const auto row = ui::row(pass, "how", {1, 1, 1});
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
}

// What was kept and taken back by the last "Keep all".
void draw_kept(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const TherapistDesk& desk = state.therapist;
  const bool is_under_way = !desk.portions.to_keep.empty();
  if (!desk.kept || is_under_way) return;
  const std::string kept = counted(state, *desk.kept, S::inbox_kept_one, S::inbox_kept_many);
  if (*desk.kept > 0 || desk.taken_back == 0) {
    ui::text(pass, "kept", kept);
    ui::announce(pass, kept);
  }
  if (desk.taken_back == 0) return;
  const std::string deleted = say(S::inbox_taken_back, {{"count", std::to_string(desk.taken_back)}});
  ui::text(pass, "taken_back", deleted);
  ui::announce(pass, deleted);
}

// Opening and keeping of many: how far it is.
void draw_progress(const State& state, ui::Pass& pass) {
  const TherapistDesk& desk = state.therapist;
  const auto draw = [&](std::string_view key, S label, std::size_t left, std::size_t of) {
    if (left == 0 || of < kProgressFrom) return;
    ui::progress(pass, key, state.strings(label), static_cast<int>(of - left), static_cast<int>(of));
  };
  draw("opening", S::inbox_opening, desk.to_open.size(), desk.opens);
  draw("keeping", S::inbox_keeping, desk.portions.to_keep.size(), desk.portions.keeps);
}

void draw_ready(const State& state, ui::Pass& pass) {
  const std::size_t ready = therapist::ready_count(state);
  if (ready == 0 || !state.therapist.portions.to_keep.empty()) return;
  ui::text(pass, "waiting", counted(state, ready, S::inbox_waiting_one, S::inbox_waiting_many));
  ui::button(pass, {.key = "keep_all",
                    .label = state.strings(S::inbox_keep_all),
                    .action = KeepAll{},
                    .kind = ui::ButtonKind::filled});
}

// What asks for an answer comes first; so many that a page can hold.
void draw_items(const State& state, ui::Pass& pass) {
  const TherapistDesk& desk = state.therapist;
  if (desk.inbox.empty()) return;
  std::vector<std::size_t> rows;
  for (const bool is_ready : {false, true}) {
    for (std::size_t row = 0; row < desk.inbox.size(); ++row) {
      const InboxItem& item = desk.inbox[row];
      const bool is_kept = !item.fault && item.verdict.decision == share::Decision::keep;
      if (is_kept == is_ready) rows.push_back(row);
    }
  }
  const std::size_t shown = std::min(rows.size(), desk.items_shown);
  {
    const auto list = ui::list(pass, "items", state.strings(S::inbox_title));
    for (std::size_t i = 0; i < shown; ++i) draw_item(state, pass, rows[i]);
  }
  if (shown == rows.size()) return;
  const std::string more = std::to_string(std::min(rows.size() - shown, kItemsShown));
  ui::button(pass, {.key = "more",
                    .label = state.strings(S::clients_more, {{"count", more}}),
                    .action = UseList{ListVerb::more_items},
                    .kind = ui::ButtonKind::words});
}

// What was sent for supervision waits until it is deleted.
void draw_cases(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  for (const CaseItem& item : state.therapist.cases) {
    const auto card = ui::card(pass, item.mail_key);
    const std::string opened = moment(say, item.put_at_ms, state.start.minutes_east_of_utc);
    const std::string from = say(S::inbox_case, {{"name", item.shared.therapist}});
    const std::string when = say(S::inbox_case_when, {{"opened", opened}});
    ui::text(pass, "from", from, ui::Style::body_bold);
    ui::text(pass, "when", when, ui::Style::small, ui::Tone::muted);
    ui::button(pass, {.key = "read",
                      .label = say(S::inbox_case_read),
                      .action = UseSupervision{SupervisionVerb::read, item.mail_key},
                      .description = from + ". " + when});
  }
}

// It cannot be read here, and must not fill the inbox for ever; another desk of this browser may want it.
void draw_others(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const std::size_t count = state.therapist.for_others.size();
  if (count == 0) return;
  const auto card = ui::card(pass, "others");
  ui::text(pass, "count", say(S::inbox_not_for_this_desk, {{"count", std::to_string(count)}}));
  const std::string part(therapist::kOthersPart);
  const bool asks = state.therapist.parts_shown.count(part) > 0;
  if (!asks) {
    return ui::button(pass, {.key = "remove",
                             .label = say(S::inbox_others_remove),
                             .action = ShowPart{part, true},
                             .kind = ui::ButtonKind::words});
  }
  ui::text(pass, "sure", say(S::inbox_others_sure));
  const auto row = ui::row(pass, "answer", {1, 1});
  ui::button(pass, {.key = "keep", .label = say(S::inbox_others_keep), .action = ShowPart{part, false}});
  ui::button(pass,
             {.key = "do", .label = say(S::inbox_others_do), .action = UseList{ListVerb::remove_others}});
}

}  // namespace

void draw_inbox(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const TherapistDesk& desk = state.therapist;
  ui::title(pass, say(S::inbox_title));
  draw_notices(state, pass);
  draw_kept(state, pass);
  draw_progress(state, pass);
  draw_ready(state, pass);
  const bool is_reading = !desk.read_result.empty() || !desk.to_open.empty();
  if (desk.inbox.empty() && desk.cases.empty() && !desk.kept && !is_reading) {
    ui::empty(pass, "empty", say(S::inbox_empty), say(S::inbox_empty_what));
  }
  draw_items(state, pass);
  draw_cases(state, pass);
  draw_others(state, pass);
  draw_reading(state, pass);
  const auto foot = ui::foot(pass);
  ui::button(pass, {.key = "clients", .label = say(S::course_all), .action = Go{Screen::clients}});
}

}  // namespace attune
