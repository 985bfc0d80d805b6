// Every client: the last check-in, and what may be worth asking. The same list stands beside a client's page.
#include <algorithm>
#include <cmath>

#include "days.h"
#include "safety_copy.h"
#include "screens.h"
#include "therapist/caseload.h"
#include "therapist/flow.h"
#include "therapist/row_words.h"

namespace attune {
namespace {

constexpr std::size_t kSearchedFrom = 8;  // fewer clients are seen at a glance
constexpr double kWeekSaidFrom = 1.5;     // check-ins a week; fewer say nothing about chance

void draw_client(const State& state, ui::Pass& pass, const ListedClient& client) {
  const Sentences& say = state.strings;
  const Id& id = client.relationship.id;
  const auto item = ui::item(pass, hex_encode(id));
  ui::ListRow row{.key = "open", .title = client.relationship.alias, .action = OpenClient{id}};
  row.current = state.screen == Screen::course && state.therapist.current == id;
  row.detail = say(S::clients_reading);
  if (client.is_new()) row.badge = say(S::clients_new);
  std::string day;
  therapist::RowWords words;
  if (client.standing) {
    words = therapist::row_words(state, *client.standing);
    row.mark = words.mark;
    row.level = words.level;
    row.detail = words.detail;
    if (!client.standing->last.empty()) {
      day = day_short(say, client.standing->last.back().day);
      row.sparkline = therapist::sparkline_of(*client.standing);
    }
  }
  row.trailing = day;
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

void draw_rows(const State& state, ui::Pass& pass, const std::vector<std::size_t>& places) {
  const Sentences& say = state.strings;
  const std::size_t shown = std::min(places.size(), state.therapist.clients_shown);
  {
    const auto list = ui::list(pass, "clients", say(S::clients_title));
    for (std::size_t i = 0; i < shown; ++i) draw_client(state, pass, state.therapist.clients[places[i]]);
  }
  if (shown == places.size()) return;
  const std::size_t more = std::min(places.size() - shown, kClientsShown);
  ui::button(pass, {.key = "more",
                    .label = say(S::clients_more, {{"count", std::to_string(more)}}),
                    .action = UseList{ListVerb::more},
                    .kind = ui::ButtonKind::words});
}

void draw_reading(const State& state, ui::Pass& pass) {
  const std::size_t left = state.therapist.portions.to_read.size();
  const std::size_t of = state.therapist.clients.size();
  if (left == 0 || of <= kClientsShown) return;
  ui::progress(pass, "reading", state.strings(S::clients_reading_all), static_cast<int>(of - left),
               static_cast<int>(of));
}

void draw_search(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  ui::field(pass, {.key = "search",
                   .label = say(S::clients_search),
                   .hint = {},
                   .value = state.field("clients_search"),
                   .chars_max = 40,
                   .autocomplete = "off",
                   .action = WriteField{"clients_search"}});
  const std::string archived = std::to_string(therapist::archived_count(state));
  ui::tabs(pass, {.key = "shown",
                  .label = say(S::clients_which),
                  .labels = {say(S::clients_all), say(S::clients_unread), say(S::clients_asking),
                             say(S::clients_archived, {{"count", archived}})},
                  .chosen = state.choice("clients_shown"),
                  .choose = [](int which) -> Action {
                    return UseList{ListVerb::show, which};
                  }});
}

// What chance alone marks, so that a mark is read for what it is. Nothing is counted of any client.
void draw_by_chance(const State& state, ui::Pass& pass) {
  const double a_week = check_ins_a_week(therapist::caseload_of(state), state.host.today());
  if (a_week < kWeekSaidFrom) return;
  const std::string count = plain(std::floor(a_week + 0.5));
  const double by_chance = marked_by_chance(a_week);
  const std::string chance = by_chance < 0.1 ? two_decimals(by_chance) : one_decimal(by_chance);
  ui::text(pass, "by_chance", state.strings(S::clients_by_chance, {{"count", count}, {"chance", chance}}),
           ui::Style::small, ui::Tone::muted);
}

void draw_list(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const std::vector<std::size_t> places = therapist::clients_to_show(state);
  const bool has_search =
      state.therapist.clients.size() >= kSearchedFrom || therapist::archived_count(state) > 0;
  if (has_search) draw_search(state, pass);
  draw_reading(state, pass);
  const auto panel =
      has_search ? std::make_optional(ui::panel(pass, "list", say(S::clients_title))) : std::nullopt;
  if (places.empty())
    return ui::text(pass, "nobody", say(S::clients_nobody), ui::Style::body, ui::Tone::muted);
  const auto card = ui::card(pass, "list");
  draw_rows(state, pass, places);
}

void draw_foot(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const auto foot = ui::foot(pass);
  if (state.therapist.made_up) {
    return ui::button(pass, {.key = "stories", .label = say(S::story_all), .action = Go{Screen::stories}});
  }
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

}  // namespace

void draw_archiving(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  for (const ListedClient& client : state.therapist.clients) {
    if (client.relationship.id != state.therapist.current) continue;
    if (client.is_archived)
      ui::text(pass, "archived", say(S::course_archived), ui::Style::small, ui::Tone::muted);
    ui::button(pass, {.key = "archive",
                      .label = say(client.is_archived ? S::course_unarchive : S::course_archive),
                      .action = UseList{ListVerb::archive, client.is_archived ? 0 : 1},
                      .kind = ui::ButtonKind::words});
  }
}

void draw_client_pane(const State& state, ui::Pass& pass) {
  ui::heading(pass, "clients_title", state.strings(S::clients_title));
  if (!state.therapist.made_up) draw_inbox_button(state, pass);
  draw_rows(state, pass, therapist::clients_to_show(state));
}

void draw_clients(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const TherapistDesk& desk = state.therapist;
  ui::title(pass, say(S::clients_title));
  draw_notices(state, pass);
  if (!desk.made_up) {
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
    draw_list(state, pass);
    draw_by_chance(state, pass);
  }
  draw_foot(state, pass);
}

}  // namespace attune
