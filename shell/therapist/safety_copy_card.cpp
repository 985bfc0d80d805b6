// The safety copy on its card: whether there is one, of when, and the one thing that is left to do for it.
#include "days.h"
#include "safety_copy.h"
#include "screens.h"

namespace attune {
namespace {

void draw_place(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const std::optional<Fault> trouble = state.safety.trouble;
  const bool needs_press = trouble == Fault::refused;
  const bool has_place = state.safety.written_at_ms && trouble != Fault::missing;
  if (state.is_older) ui::text(pass, "older", say(S::safety_older));
  if (needs_press) ui::text(pass, "why", say(S::safety_allow_why));
  if (!has_place && !needs_press) ui::text(pass, "why", say(S::safety_choose_why));
  if (trouble == Fault::missing && state.safety.written_at_ms) ui::text(pass, "gone", say(S::safety_gone));
  if (trouble == Fault::storage_full) ui::text(pass, "full", say(S::fault_storage_full_next));
  if (needs_press) {
    ui::button(pass, {.key = "allow",
                      .label = say(S::safety_allow),
                      .action = UseSafetyCopy{SafetyCopyVerb::place},
                      .kind = ui::ButtonKind::filled,
                      .gesture = ui::Gesture::allow_place,
                      .payload = state.pending_desk});
  }
  ui::button(pass, {.key = "choose",
                    .label = say(has_place ? S::safety_choose_other : S::safety_choose),
                    .action = UseSafetyCopy{SafetyCopyVerb::place},
                    .kind = has_place || needs_press ? ui::ButtonKind::words : ui::ButtonKind::outlined,
                    .gesture = ui::Gesture::choose_place,
                    .payload = state.pending_desk + "\ncheck-in-desk.age"});
}

void draw_saving(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const SafetyCopy& copy = state.safety;
  if (!copy.to_save.empty()) {
    ui::button(pass, {.key = "save",
                      .label = say(S::safety_save),
                      .action = UseSafetyCopy{SafetyCopyVerb::saved},
                      .kind = ui::ButtonKind::filled,
                      .gesture = ui::Gesture::download,
                      .payload = "check-in-desk-" + iso_text(state.host.today()) + ".age\n" + copy.to_save});
    return;
  }
  ui::text(pass, "why", say(S::safety_save_why));
  ui::button(pass, {.key = "make",
                    .label = say(copy.is_busy ? S::loading_title : S::safety_make),
                    .action = UseSafetyCopy{SafetyCopyVerb::make},
                    .enabled = !copy.is_busy});
}

}  // namespace

void draw_safety_copy(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const SafetyCopy& copy = state.safety;
  const auto card = ui::card(pass, "safety");
  ui::heading(pass, "title", say(S::safety_title));
  ui::text(pass, "what", say(S::safety_what));
  if (copy.recipient.empty()) return ui::text(pass, "no_sheet", say(S::safety_no_sheet));
  if (copy.written_at_ms) {
    const std::string when = moment(say, *copy.written_at_ms, state.start.minutes_east_of_utc);
    ui::text(pass, "written", say(S::safety_written, {{"when", when}}), ui::Style::body_bold);
  } else {
    ui::text(pass, "never", say(S::safety_never), ui::Style::body_bold);
  }
  if (state.start.writes_files)
    draw_place(state, pass);
  else
    draw_saving(state, pass);
}

}  // namespace attune
