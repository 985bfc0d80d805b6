// Every client: the last check-in, and what may be worth asking.
#include "charts.h"
#include "days.h"
#include "screens.h"
#include "therapist/flow.h"

namespace attune {
namespace {

void draw_client(const State& state, ui::Pass& pass, const ClientCourse& client) {
  const Sentences& say = state.strings;
  const auto item = ui::item(pass, hex_encode(client.relationship.id));
  const std::vector<CoursePoint>& points = client.course.points();
  std::string detail = say(S::clients_no_check_in);
  ui::Tone tone = ui::Tone::muted;
  std::string trailing;
  if (!points.empty()) {
    const CoursePoint& last = points.back();
    const std::string reasons = reasons_of(state, client.course, points.size() - 1);
    trailing = day_short(say, last.session_day);
    detail = standing_in_words(state, client.course) + (reasons.empty() ? "" : ". " + reasons);
    if (last.dip.level == FlagLevel::strong) tone = ui::Tone::ask;
    if (last.dip.level == FlagLevel::notice) tone = ui::Tone::change;
  }
  ui::list_row(pass, {.key = "open",
                      .title = client.relationship.alias,
                      .detail = detail,
                      .trailing = trailing,
                      .tone = tone,
                      .action = OpenClient{client.relationship.id}});
}

}  // namespace

void draw_clients(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const TherapistDesk& desk = state.therapist;
  ui::title(pass, say(S::clients_title));
  draw_notices(state, pass);
  const std::size_t waiting = therapist::waiting_count(state);
  const std::string inbox = waiting == 0 ? say(S::clients_inbox)
                                         : say(S::clients_inbox_count, {{"count", std::to_string(waiting)}});
  {
    const auto row = ui::row(pass, "do", {1, 1});
    ui::button(pass, {.key = "inbox",
                      .label = inbox,
                      .action = Go{Screen::inbox},
                      .kind = waiting == 0 ? ui::ButtonKind::outlined : ui::ButtonKind::filled});
    ui::button(pass, {.key = "add",
                      .label = say(S::clients_add),
                      .action = Go{Screen::new_client},
                      .kind = desk.clients.empty() ? ui::ButtonKind::filled : ui::ButtonKind::outlined});
  }
  if (desk.clients.empty()) {
    ui::text(pass, "none", say(S::clients_none));
  } else {
    const auto list = ui::list(pass, "clients", say(S::clients_title));
    for (const ClientCourse& client : desk.clients) draw_client(state, pass, client);
  }
  const auto foot = ui::foot(pass);
  if (state.may_be_deleted) {
    ui::text(pass, "may_delete", say(S::home_may_delete), ui::Style::small, ui::Tone::muted);
  }
  ui::text(pass, "unprotected", say(S::unprotected_therapist), ui::Style::small, ui::Tone::muted);
  draw_about_link(state, pass);
}

}  // namespace attune
