// What is half written about the current client when this desk closes by itself. It is there again on the
// page that it was written on, once; another client's page never shows it.
#include <cstdlib>

#include "base/text.h"
#include "therapist/flow.h"

namespace attune::therapist {
namespace {

constexpr const char* kNotes[] = {"own_note", "close_note"};
constexpr const char* kPaperDay = "paper_day";  // as days since the epoch, and no field

// One for each field and client.
std::string setting_of(const State& state, std::string_view field) {
  return "put_by/" + std::string(field) + "/" + hex_encode(*state.therapist.current);
}

// Whether there was something to put by.
bool put_by(State& state, std::string_view field, std::string_view text) {
  if (trimmed(text).empty()) return false;
  state.stored(state.record->set_setting(setting_of(state, field), text));
  return true;
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

}  // namespace

void put_by_half_written(State& state) {
  if (!state.therapist.current) return;
  for (const char* field : kNotes) put_by(state, field, state.field(field));
  // A correction starts again from what is kept.
  const PaperEntry& paper = state.therapist.paper;
  if (state.screen != Screen::from_paper || paper.corrects) return;
  bool is_begun = false;
  for (const std::string& field : paper_fields(state)) is_begun |= put_by(state, field, state.field(field));
  if (is_begun) put_by(state, kPaperDay, std::to_string(paper.day.count));
}

void take_up_notes(State& state) {
  take_up_field(state, "own_note");
  if (take_up_field(state, "close_note")) state.therapist.parts_shown.insert(std::string(kClosePart));
}

void take_up_paper(State& state) {
  for (const std::string& field : paper_fields(state)) take_up_field(state, field);
  const std::optional<std::string> day = taken_up(state, kPaperDay);
  if (day) state.therapist.paper.day.count = std::atoi(day->c_str());
}

void drop_half_written(State& state) {
  std::vector<std::string> fields = paper_fields(state);
  fields.insert(fields.end(), std::begin(kNotes), std::end(kNotes));
  fields.push_back(kPaperDay);
  for (const std::string& field : fields) {
    state.stored(state.record->forget_setting(setting_of(state, field)));
  }
  state.fields.clear();
}

}  // namespace attune::therapist
