// One client's page. In reading order: how it stands and why, the course, needs and reasons, the cycle, what
// to try, notes, how much it moves, each last answer. A mark never claims more than "may be worth asking".
#include <algorithm>
#include <cassert>

#include "days.h"
#include "screens.h"
#include "therapist/course_parts.h"
#include "therapist/flow.h"

namespace attune {
namespace therapist {

const CheckIn& check_in_at(const ClientCourse& client, std::size_t place) {
  const Id& id = client.course.points()[place].check_in;
  const auto found = std::find_if(client.read.begin(), client.read.end(),
                                  [&](const CheckIn& check_in) { return check_in.id() == id; });
  assert(found != client.read.end());
  return *found;
}

namespace {

const CheckIn& last_of(const ClientCourse& client) {
  return check_in_at(client, client.course.points().size() - 1);
}

void draw_head(const State& state, ui::Pass& pass, const ClientCourse& client) {
  const auto row = ui::row(pass, "head", {1, 0});
  ui::title(pass, client.relationship.alias);
  ui::button(pass, {.key = "before",
                    .label = state.strings(S::before_title),
                    .action = Go{Screen::before_session},
                    .kind = ui::ButtonKind::filled});
}

void draw_when(const State& state, ui::Pass& pass, const ClientCourse& client) {
  const Sentences& say = state.strings;
  const std::vector<CoursePoint>& points = client.course.points();
  if (points.empty()) {
    return ui::empty(pass, "none", say(S::course_none),
                     say(S::course_none_what, {{"alias", client.relationship.alias}}));
  }
  const std::string last_day = day_short(say, points.back().session_day);
  const std::string opened = moment(say, last_of(client).finished_at_ms(), state.start.minutes_east_of_utc);
  const bool is_paper = is_from_paper(client, points.back().check_in);
  ui::text(pass, "when",
           points.size() == 1
               ? say(is_paper ? S::paper_check_ins_one : S::course_check_ins_one, {{"day", last_day}})
               : say(is_paper ? S::paper_check_ins_many : S::course_check_ins_many,
                     {{"count", std::to_string(points.size())},
                      {"first", day_short(say, points.front().session_day)},
                      {"last", last_day},
                      {"opened", opened}}),
           ui::Style::small, ui::Tone::muted);
}

void draw_main(const CourseView& view, ui::Pass& pass) {
  draw_signs(view, pass);
  draw_line(view, pass);
  draw_needs(view, pass);
  draw_cycle(view, pass);
  // Where the side stands beside this column, the long list goes where there is room for it.
  if (ui::has_side(pass)) draw_answers(view, pass);
}

void draw_side(const CourseView& view, ui::Pass& pass) {
  draw_try(view, pass);
  draw_own_line(view, pass);
  draw_own_notes(view.state, pass, view.client);
  draw_changes(view.state, pass, view.client);
  draw_notes(view, pass);
  draw_moves(view, pass);
  draw_paper(view.state, pass, view.client);
  if (!ui::has_side(pass)) draw_answers(view, pass);
}

void draw_foot(const State& state, ui::Pass& pass) {
  const auto foot = ui::foot(pass);
  if (can_hand_over(state)) {
    const std::string& alias = current(state)->relationship.alias;
    ui::text(pass, "hand_over_what", state.strings(S::course_hand_over_what, {{"alias", alias}}),
             ui::Style::small, ui::Tone::muted);
    ui::button(pass, {.key = "hand_over",
                      .label = state.strings(S::course_hand_over, {{"alias", alias}}),
                      .action = HandOver{}});
  }
  // Where a supervisor is named the page also says that a client took their yes back.
  if (current(state)->relationship.supervision || state.therapist.supervision.supervisor) {
    ui::button(pass, {.key = "supervision",
                      .label = state.strings(S::supervision_title),
                      .action = Go{Screen::supervision}});
  }
  ui::button(pass, {.key = "all", .label = state.strings(S::course_all), .action = Go{Screen::clients}});
  ui::button(pass,
             {.key = "invite", .label = state.strings(S::course_new_invite), .action = Go{Screen::invite}});
  draw_archiving(state, pass);
  draw_deleting(state, pass);
}

}  // namespace

CourseView::CourseView(const State& of_app, const ClientCourse& of_client)
    : state(of_app),
      client(of_client),
      say(of_app.strings),
      course(of_client.course),
      last(last_of(of_client)),
      facts(guidance::input_of(course, last, state.host.today(), closed_by_hand(client),
                               guidance::Tags{has_tag(client, last.id(), kStuckTag)})) {}

bool part_button(const CourseView& view, ui::Pass& pass, const std::string& part, const std::string& show,
                 const std::string& hide) {
  const bool is_shown = view.state.therapist.parts_shown.count(part) > 0;
  ui::button(pass, {.key = "show/" + part,
                    .label = is_shown ? hide : show,
                    .action = ShowPart{part, !is_shown},
                    .kind = ui::ButtonKind::words});
  return is_shown;
}

namespace {
constexpr std::size_t kPortionRows = 20;
std::string portion_name(const std::string& part, std::size_t shown) {
  return part + "/from/" + std::to_string(shown);
}
}  // namespace

std::size_t rows_shown(const State& state, const std::string& part, std::size_t of) {
  std::size_t shown = kPortionRows;
  while (state.therapist.parts_shown.count(portion_name(part, shown)) > 0) shown += kPortionRows;
  return std::min(shown, of);
}

void more_button(const State& state, ui::Pass& pass, const std::string& part, std::size_t of) {
  const std::size_t shown = rows_shown(state, part, of);
  if (shown == of) return;
  const std::string count = std::to_string(std::min(of - shown, kPortionRows));
  ui::button(pass, {.key = "more/" + part,
                    .label = state.strings(S::clients_more, {{"count", count}}),
                    .action = ShowPart{portion_name(part, shown), true},
                    .kind = ui::ButtonKind::words});
}

}  // namespace therapist

void draw_course(const State& state, ui::Pass& pass) {
  const ClientCourse* client = therapist::current(state);
  if (client == nullptr) return draw_loading(state, pass);
  const auto columns = ui::columns(pass, "page");
  if (ui::has_pane(pass)) {
    const auto pane = ui::column(pass, ui::Column::pane);
    draw_client_pane(state, pass);
  }
  {
    const auto top = ui::column(pass, ui::Column::top);
    therapist::draw_head(state, pass, *client);
    draw_notices(state, pass);
    draw_made_up(state, pass);
    therapist::draw_when(state, pass, *client);
  }
  if (client->course.points().empty()) {
    const auto main = ui::column(pass, ui::Column::main);
    therapist::draw_changes(state, pass, *client);
    therapist::draw_own_notes(state, pass, *client);
    therapist::draw_paper(state, pass, *client);
    return therapist::draw_foot(state, pass);
  }
  const therapist::CourseView view(state, *client);
  {
    const auto main = ui::column(pass, ui::Column::main);
    therapist::draw_main(view, pass);
  }
  const auto side = ui::column(pass, ui::Column::side);
  therapist::draw_side(view, pass);
  therapist::draw_foot(state, pass);
}

}  // namespace attune
