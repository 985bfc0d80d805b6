// Which day a session was: one to fill in afterwards, or the one whose answers stand on "Check and send".
#include <algorithm>

#include "days.h"
#include "screens.h"

namespace attune {
namespace {

constexpr int kDaysShown = 14;
constexpr int kDaysBack_max = 365;

bool has_one_of(const State& state, Day day) {
  const auto& check_ins = state.client.check_ins;
  return std::any_of(check_ins.begin(), check_ins.end(),
                     [day](const StoredCheckIn& stored) { return stored.parts.session_day == day; });
}

void draw_days(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const ClientDesk& desk = state.client;
  const Day today = state.host.today();
  const auto card = ui::card(pass, "days");
  const auto list = ui::list(pass, "list", say(S::session_day_title));
  for (int ago = desk.days_from; ago < desk.days_from + kDaysShown; ++ago) {
    const Day day{today.count - ago};
    const auto item = ui::item(pass, std::to_string(ago));
    const bool is_chosen = desk.review && desk.draft && desk.draft->session_day() == day;
    ui::list_row(pass, {.key = "day",
                        .title = day_of_week(say, day, today),
                        .detail = has_one_of(state, day) ? say(S::session_day_have) : "",
                        .current = is_chosen,
                        .action = UseClient{ClientVerb::choose_day, day.count}});
  }
}

}  // namespace

void draw_session_day(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const ClientDesk& desk = state.client;
  const bool is_of_draft = desk.review && desk.draft;
  const int first = is_of_draft ? 0 : 1;  // today's own is begun on the first page
  ui::title(pass, say(S::session_day_title));
  draw_notices(state, pass);
  if (desk.days_from > first) {
    ui::button(pass, {.key = "later",
                      .label = say(S::session_day_later),
                      .action = UseClient{ClientVerb::days, std::max(first, desk.days_from - kDaysShown)},
                      .kind = ui::ButtonKind::words});
  }
  draw_days(state, pass);
  if (desk.days_from + kDaysShown < kDaysBack_max) {
    ui::button(pass, {.key = "earlier",
                      .label = say(S::session_day_earlier),
                      .action = UseClient{ClientVerb::days, desk.days_from + kDaysShown},
                      .kind = ui::ButtonKind::words});
  }
  const auto foot = ui::foot(pass);
  const Screen back = is_of_draft ? Screen::check_and_send : Screen::home;
  ui::button(pass, {.key = "back", .label = say(S::app_back), .action = Go{back}});
}

}  // namespace attune
