// Every client: the last check-in, and what may be worth asking. The same list stands beside a client's page.
#include "days.h"
#include "safety_copy.h"
#include "screens.h"
#include "therapist/course_signs.h"
#include "therapist/flow.h"

namespace attune {
namespace {

// The first thing that stands, in the mark's colour; under it its reason, or the next thing.
void fill_row(ui::ListRow& row, const std::vector<therapist::Sign>& signs) {
  const therapist::Sign& first = signs.front();
  row.mark = first.mark;
  const bool is_marked = first.mark != ui::Mark::none;
  if (is_marked) row.level = first.words;
  const auto silent = std::find_if(signs.begin(), signs.end(),
                                   [](const therapist::Sign& sign) { return sign.key == "silence"; });
  row.detail = silent != signs.end() && is_marked ? std::string_view(silent->words)
               : is_marked                        ? std::string_view(first.detail)
                                                  : std::string_view(first.words);
}

void draw_client(const State& state, ui::Pass& pass, const ClientCourse& client) {
  const Sentences& say = state.strings;
  const auto item = ui::item(pass, hex_encode(client.relationship.id));
  const std::vector<CoursePoint>& points = client.course.points();
  const bool is_current = state.screen == Screen::course && state.therapist.current == client.relationship.id;
  ui::ListRow row{
      .key = "open", .title = client.relationship.alias, .action = OpenClient{client.relationship.id}};
  row.current = is_current;
  row.detail = say(S::clients_no_check_in);
  const std::string day = points.empty() ? "" : day_short(say, points.back().session_day);
  row.trailing = day;
  const std::vector<therapist::Sign> signs = therapist::signs_of(state, client);
  if (!signs.empty()) {
    fill_row(row, signs);
    row.sparkline = sparkline_of(client.course);
  }
  ui::list_row(pass, row);
}

void draw_inbox_button(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const std::size_t waiting = therapist::waiting_count(state);
  ui::button(pass, {.key = "inbox",
                    .label = waiting == 0 ? say(S::clients_inbox)
                                          : say(S::clients_inbox_count, {{"count", std::to_string(waiting)}}),
                    .action = Go{Screen::inbox},
                    .kind = waiting == 0 ? ui::ButtonKind::outlined : ui::ButtonKind::filled});
}

void draw_rows(const State& state, ui::Pass& pass) {
  const auto list = ui::list(pass, "clients", state.strings(S::clients_title));
  for (const ClientCourse& client : state.therapist.clients) draw_client(state, pass, client);
}

}  // namespace

void draw_client_pane(const State& state, ui::Pass& pass) {
  ui::heading(pass, "clients_title", state.strings(S::clients_title));
  draw_inbox_button(state, pass);
  draw_rows(state, pass);
}

void draw_clients(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const TherapistDesk& desk = state.therapist;
  ui::title(pass, say(S::clients_title));
  draw_notices(state, pass);
  {
    const auto row = ui::row(pass, "do", {1, 1});
    draw_inbox_button(state, pass);
    ui::button(pass, {.key = "add",
                      .label = say(S::clients_add),
                      .action = Go{Screen::new_client},
                      .kind = desk.clients.empty() ? ui::ButtonKind::filled : ui::ButtonKind::outlined});
  }
  if (desk.clients.empty()) {
    ui::empty(pass, "none", say(S::clients_none), say(S::clients_none_what));
  } else {
    const auto card = ui::card(pass, "list");
    draw_rows(state, pass);
  }
  const auto foot = ui::foot(pass);
  draw_update(state, pass);
  if (safety_copy::needs_person(state)) {
    ui::banner(pass, "safety", say(S::safety_needs_you), ui::Tone::change);
    ui::button(pass, {.key = "safety_open", .label = say(S::safety_title), .action = Go{Screen::this_desk}});
  }
  ui::text(pass, "may_delete", say(state.may_be_deleted ? S::home_may_delete : S::home_stays),
           ui::Style::small, ui::Tone::muted);
  draw_closing(state, pass);
  ui::button(pass, {.key = "this_desk",
                    .label = say(S::this_desk_title),
                    .action = Go{Screen::this_desk},
                    .kind = ui::ButtonKind::words});
  draw_about_link(state, pass);
}

}  // namespace attune
