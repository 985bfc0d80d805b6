// What is half written about the current client when this desk closes by itself. It is there again on the
// page that it was written on, once; another client's page never shows it.
#include <cstdlib>

#include "base/text.h"
#include "therapist/flow.h"

namespace attune::therapist {
namespace {

constexpr std::string_view kPaperDay = "paper_day";  // as days since the epoch, and no field

// One for each field and client.
std::string setting_of(const State& state, std::string_view field) {
  return "put_by/" + std::string(field) + "/" + hex_encode(*state.therapist.current);
}

void put_by(State& state, std::string_view field, const std::string& text) {
  if (!trimmed(text).empty()) state.stored(state.record->set_setting(setting_of(state, field), text));
}

// It is given once.
std::optional<std::string> taken_up(State& state, std::string_view field) {
  auto kept = state.record->setting(setting_of(state, field));
  if (!kept || !*kept) return std::nullopt;
  state.stored(state.record->forget_setting(setting_of(state, field)));
  return std::move(*kept);
}

bool take_up_field(State& state, const std::string& field) {
  std::optional<std::string> text = taken_up(state, field);
  if (text) state.fields[field] = std::move(*text);
  return text.has_value();
}

// The row, and the words beside it.
std::vector<std::string> paper_fields(const State& state) {
  std::vector<std::string> fields{kPaperRow};
  for (std::size_t item = 0; item < state.instrument().item_count(); ++item) {
    if (state.instrument().item(item).kind == ItemKind::text) fields.push_back(paper_note_field(item));
  }
  return fields;
}

}  // namespace

void put_by_half_written(State& state) {
  if (!state.therapist.current) return;
  for (const char* field : {"own_note", "close_note"}) put_by(state, field, state.fields[field]);
  // A correction starts again from what is kept.
  const PaperEntry& paper = state.therapist.paper;
  if (state.screen != Screen::from_paper || paper.corrects) return;
  for (const std::string& field : paper_fields(state)) put_by(state, field, state.fields[field]);
  put_by(state, kPaperDay, std::to_string(paper.day.count));
}

void take_up_notes(State& state) {
  take_up_field(state, "own_note");
  if (take_up_field(state, "close_note")) state.therapist.parts_shown.insert("close");
}

void take_up_paper(State& state) {
  for (const std::string& field : paper_fields(state)) take_up_field(state, field);
  const std::optional<std::string> day = taken_up(state, kPaperDay);
  if (day) state.therapist.paper.day.count = std::atoi(day->c_str());
}

void drop_half_written(State& state) {
  take_up_notes(state);
  take_up_paper(state);
  state.fields.clear();
}

}  // namespace attune::therapist
