// Which version this is, what it cannot do, who runs it, and what went wrong last, by name and never by text.
#include "course/constants.h"
#include "days.h"
#include "screens.h"

namespace attune {

namespace {

// Kept by the page for this browser, whoever uses it.
void draw_reading(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const auto card = ui::card(pass, "reading");
  ui::heading(pass, "title", say(S::reading_title));
  ui::text_size(pass,
                {"text_size", say(S::reading_text_size), say(S::reading_smaller), say(S::reading_larger)});
  ui::look(pass, {"look",
                  say(S::reading_look),
                  {say(S::reading_look_device), say(S::reading_look_light), say(S::reading_look_dark),
                   say(S::reading_look_contrast)}});
  ui::plain_switch(pass, "plain", say(S::reading_plain));
  ui::low_switch(pass, "low", say(S::reading_low));
}

// What the therapist's page does with the answers, its thresholds in words.
void draw_marks(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const auto card = ui::card(pass, "marks");
  ui::heading(pass, "title", say(S::about_marks));
  ui::text(pass, "see", say(S::about_marks_see));
  ui::text(pass, "when", say(S::about_marks_when, {{"limit", plain(kCourse.strain_notice)}}));
  ui::text(pass, "slow", say(S::about_marks_slow));
  ui::text(pass, "means", say(S::about_marks_means));
}

}  // namespace

void draw_about(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  ui::title(pass, say(S::about_title));
  draw_notices(state, pass);
  ui::text(pass, "what", say(S::about_what));
  ui::text(pass, "validated", say(S::about_not_validated));
  ui::text(pass, "crisis", say(S::about_not_crisis, {{"crisis", state.config.crisis}}));
  ui::text(pass, "address", say(S::about_address));
  ui::text(pass, "host", say(S::about_host));
  if (!state.config.programme.empty()) {
    ui::text(pass, "programme", say(S::about_programme, {{"name", state.config.programme}}));
  }
  if (!state.config.contact.empty()) {
    ui::text(pass, "contact", say(S::about_contact, {{"contact", state.config.contact}}));
  }
  for (const Instrument& instrument : state.instruments) {
    ui::text(pass, instrument.key().id,
             say(S::about_licence, {{"title", instrument.language(state.language).title},
                                    {"licence", instrument.licence().name},
                                    {"notice", instrument.licence().notice}}));
  }
  draw_marks(state, pass);
  draw_reading(state, pass);
  ui::text(pass, "version", say(S::about_version, {{"release", state.release}}), ui::Style::small,
           ui::Tone::muted);
  ui::heading(pass, "faults", say(S::about_faults));
  std::string names;
  for (const Fault fault : state.faults) names += std::string(fault_name(fault)) + '\n';
  ui::text(pass, "names", names.empty() ? say(S::about_no_faults) : names, ui::Style::small, ui::Tone::muted);
  const auto foot = ui::foot(pass);
  draw_languages(state, pass);
  if (!names.empty()) {
    ui::button(pass, {.key = "copy",
                      .label = say(S::about_copy_faults),
                      .action = HandedOver{},
                      .gesture = ui::Gesture::copy,
                      .payload = state.release + '\n' + names});
  }
  if (state.record && !state.handed) {
    ui::button(pass, {.key = "who", .label = say(S::who_change), .action = Go{Screen::who}});
  }
  ui::button(pass, {.key = "back",
                    .label = say(S::app_back),
                    .action = Go{state.before_about},
                    .kind = ui::ButtonKind::filled});
}

}  // namespace attune
