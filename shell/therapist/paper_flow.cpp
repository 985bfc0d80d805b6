// What a client filled in on paper: typed in, corrected with a trace, deleted; and the page to print.
#include <algorithm>

#include "base/text.h"
#include "instrument/paper_row.h"
#include "speech.h"
#include "therapist/caseload.h"
#include "therapist/flow.h"

namespace attune::therapist {
namespace {

void clear_fields(State& state) {
  for (const std::string& field : paper_fields(state)) state.fields.erase(field);
}

void begin_entry(State& state) {
  clear_fields(state);
  state.therapist.paper = {state.host.today(), {}};
  state.show(Screen::from_paper);
}

const StoredCheckIn* paper_named(const ClientCourse& client, const std::string& id) {
  const auto found = std::find_if(
      client.check_ins.begin(), client.check_ins.end(),
      [&](const StoredCheckIn& one) { return one.from_paper && hex_encode(one.parts.id) == id; });
  return found == client.check_ins.end() ? nullptr : &*found;
}

void correct_entry(State& state, const std::string& id) {
  const StoredCheckIn* kept = paper_named(*current(state), id);
  if (kept == nullptr || kept->parts.instrument != state.instrument().key()) return;
  const Result<CheckIn> read = received_check_in(state.instrument(), kept->parts, kept->rows);
  if (!read) return state.complain(read.fault());
  begin_entry(state);
  state.therapist.paper = {kept->parts.session_day, CheckInName{kept->parts.id, kept->parts.revision}};
  state.fields[kPaperRow] = write_paper_row(state.instrument(), read->answers());
  for (std::size_t item = 0; item < read->answers().size(); ++item) {
    const Answer& answer = read->answers()[item];
    if (answer.kind == Answer::Kind::note) state.fields[paper_note_field(item)] = answer.text;
  }
}

// What stands in the fields, by item; with the words.
PaperRow typed(State& state) {
  const Instrument& instrument = state.instrument();
  PaperRow row = read_paper_row(instrument, state.fields[kPaperRow]);
  for (std::size_t item = 0; item < instrument.item_count(); ++item) {
    if (instrument.item(item).kind != ItemKind::text) continue;
    const std::string text(trimmed(plain_text(state.fields[paper_note_field(item)], true)));
    if (!text.empty()) row.answers[item] = Answer{Answer::Kind::note, 0, text, true};
  }
  return row;
}

void keep_entry(State& state) {
  const Instrument& instrument = state.instrument();
  const PaperEntry& entry = state.therapist.paper;
  const PaperRow row = typed(state);
  if (row.wrong) return state.complain(S::paper_row_wrong_first, kPaperRow);
  const bool is_empty = std::none_of(row.answers.begin(), row.answers.end(),
                                     [](const Answer& answer) { return answer.is_given(); });
  if (is_empty) return state.complain(S::paper_row_missing, kPaperRow);
  StoredCheckIn made;
  made.parts.id = entry.corrects ? entry.corrects->id : state.record->new_id();
  made.parts.revision = entry.corrects ? entry.corrects->revision + 1 : 1;
  made.parts.relationship = *state.therapist.current;
  made.parts.instrument = instrument.key();
  made.parts.language = instrument.language(state.language).tag;
  made.parts.session_day = entry.day;
  made.parts.answers = row.answers;
  const Result<CheckIn> check_in = CheckIn::make(instrument, made.parts);
  if (!check_in) return state.complain(check_in.fault());
  made.rows = rows_of(instrument, *check_in);
  if (!state.stored(state.record->keep_paper(made)) || !load_current(state)) return;
  see_current(state);
  clear_fields(state);
  state.show(Screen::course);
}

void erase_entry(State& state, const std::string& id) {
  const StoredCheckIn* kept = paper_named(*current(state), id);
  if (kept == nullptr || !state.stored(state.record->forget_check_in(kept->parts.id))) return;
  state.therapist.parts_shown.erase("erase/" + id);
  state.therapist.line_back = state.therapist.answers_back = 0;
  load_current(state);
}

// Its words are fetched where they are not the desk's own. What does not come leaves the language as it was.
void speak_on_blank(State& state, const std::string& language) {
  Blank& blank = state.therapist.blank;
  if (language == state.language) {
    blank = {language, {}, blank.is_large};
    return;
  }
  state.ask(LoadWords{language, Part::client}, [&state, language](const Reply& reply) {
    Sentences words;
    const Status read = reply.ok ? words.add(Part::client, text_of(reply.bytes)) : Status(reply.fault);
    if (!read) return state.complain(read.fault());
    state.therapist.blank.language = language;
    state.therapist.blank.words = std::move(words);
  });
}

}  // namespace

std::string paper_note_field(std::size_t item) { return "paper_note/" + std::to_string(item); }

std::vector<std::string> paper_fields(const State& state) {
  std::vector<std::string> fields{kPaperRow};
  for (std::size_t item = 0; item < state.instrument().item_count(); ++item) {
    if (state.instrument().item(item).kind == ItemKind::text) fields.push_back(paper_note_field(item));
  }
  return fields;
}

bool is_from_paper(const ClientCourse& client, const Id& check_in) {
  return std::any_of(client.check_ins.begin(), client.check_ins.end(),
                     [&](const StoredCheckIn& one) { return one.from_paper && one.parts.id == check_in; });
}

Result<std::vector<StoredCheckIn>> earlier_on_paper(State& state, const std::vector<StoredCheckIn>& kept) {
  std::vector<StoredCheckIn> earlier;
  for (const StoredCheckIn& one : kept) {
    if (!one.from_paper || !one.is_correction) continue;
    auto all = state.record->revisions(one.parts.id);
    if (!all) return all.error();
    all->pop_back();  // the one that counts
    std::move(all->begin(), all->end(), std::back_inserter(earlier));
  }
  return earlier;
}

void use_paper(State& state, const UsePaper& use, bool is_on) {
  if (current(state) == nullptr) return;
  Day& day = state.therapist.paper.day;
  switch (use.verb) {
    case PaperVerb::begin:
      begin_entry(state);
      return take_up_paper(state);
    case PaperVerb::correct:
      return correct_entry(state, use.what);
    case PaperVerb::day:
      day.count = std::min(day.count + use.number, state.host.today().count);
      return;
    case PaperVerb::keep:
      return keep_entry(state);
    case PaperVerb::erase:
      return erase_entry(state, use.what);
    case PaperVerb::blank:
      state.therapist.blank = {state.language, {}, false};
      return state.show(Screen::blank);
    case PaperVerb::blank_language:
      return speak_on_blank(state, use.what);
    case PaperVerb::blank_large:
      state.therapist.blank.is_large = is_on;
      return;
  }
}

}  // namespace attune::therapist
