// A weekly reminder in the person's own calendar, as a file that they save. Nothing is kept of it here.
#include "client/own_flow.h"
#include "exchange/calendar.h"
#include "screens.h"

namespace attune {
namespace {

std::vector<std::string> weekdays(const Sentences& say) {
  std::vector<std::string> names;
  for (int day = 0; day < 7; ++day) names.push_back(say(after(S::weekday_1, day)));
  return names;
}

std::string file_of(const State& state, int minute_of_day) {
  constexpr std::int64_t kMinute_ms = 60000, kDay_minutes = 1440;
  const std::int64_t now = state.host.now_ms() / kMinute_ms + state.start.minutes_east_of_utc;
  exchange::Reminder reminder;
  reminder.relationship = state.client.relationship->id;
  reminder.minute_of_day = minute_of_day;
  reminder.first_day = exchange::next_day(state.host.today(), static_cast<int>(now % kDay_minutes),
                                          state.choice(std::string(client::kReminderDay)), minute_of_day);
  reminder.words = state.field(std::string(client::kReminderWords));
  if (reminder.words.empty()) reminder.words = state.strings(S::app_title);
  reminder.made_at_ms = state.host.now_ms();
  return "check-in-reminder.ics\n" + exchange::write_reminder(reminder);
}

void draw_save(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const std::optional<int> time = exchange::read_time(state.field(std::string(client::kReminderTime)));
  ui::Button save = {.key = "save",
                     .label = say(S::reminder_save),
                     .action = UseClient{ClientVerb::bad_reminder},
                     .kind = ui::ButtonKind::filled};
  if (time) {
    save.action = UseClient{ClientVerb::file_saved};
    save.gesture = ui::Gesture::download;
    save.payload = file_of(state, *time);
  }
  ui::button(pass, save);
}

}  // namespace

void draw_reminder(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  ui::title(pass, say(S::reminder_title));
  draw_notices(state, pass);
  ui::text(pass, "what", say(S::reminder_what));
  {
    const auto card = ui::card(pass, "form");
    ui::text(pass, "which_day", say(S::reminder_day), ui::Style::body_bold);
    ui::choices(pass, {.key = "day",
                       .question = say(S::reminder_day),
                       .labels = weekdays(say),
                       .chosen = state.choice(std::string(client::kReminderDay)),
                       .choose = [](int day) -> Action {
                         return ChooseField{std::string(client::kReminderDay), day};
                       }});
    ui::field(pass, {.key = "time",
                     .label = say(S::reminder_time),
                     .hint = say(S::reminder_time_hint),
                     .value = state.field(std::string(client::kReminderTime)),
                     .chars_max = 12,
                     .autocomplete = "off",
                     .action = WriteField{std::string(client::kReminderTime)}});
    ui::field(pass, {.key = "words",
                     .label = say(S::reminder_words),
                     .hint = say(S::reminder_words_hint),
                     .value = state.field(std::string(client::kReminderWords)),
                     .chars_max = static_cast<int>(exchange::kReminderCodePointsMax),
                     .autocomplete = "off",
                     .action = WriteField{std::string(client::kReminderWords)}});
  }
  const auto foot = ui::foot(pass);
  ui::text(pass, "end", say(S::reminder_end), ui::Style::small, ui::Tone::muted);
  draw_save(state, pass);
  ui::button(pass, {.key = "back",
                    .label = say(S::app_back),
                    .action = Go{Screen::this_phone},
                    .kind = ui::ButtonKind::words});
}

}  // namespace attune
