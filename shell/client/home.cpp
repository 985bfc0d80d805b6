// The client's first page: start or go on, how it has felt so far, and what was sent when.
#include <algorithm>

#include "charts.h"
#include "client/own_answers.h"
#include "client/sending.h"
#include "copies.h"
#include "days.h"
#include "screens.h"
#include "vault.h"

namespace attune {

Course client::own_course(const State& state) {
  std::vector<CheckIn> check_ins;
  for (const StoredCheckIn& stored : state.client.check_ins) {
    if (Result<CheckIn> check_in = client::read(state, stored)) check_ins.push_back(std::move(*check_in));
  }
  return Course::of(state.instrument(), check_ins);
}

ui::Chart client::felt_chart(const State& state, const Course& course) {
  ui::Chart chart = course_chart(state, course, true);
  chart.key = "chart";
  chart.label = state.strings(S::home_felt_chart);
  return chart;
}

namespace {

constexpr std::size_t kTrendCheckIns_min = 3;
constexpr std::size_t kCameBackCheckIns_max = 6;  // older than that it is no longer told

// The dip that ended last, if that is not long ago.
std::string came_back_in_words(const Sentences& say, const Course& course) {
  const std::vector<CoursePoint>& points = course.points();
  for (std::size_t back = 0; back < std::min(points.size(), kCameBackCheckIns_max); ++back) {
    const Episode& episode = points[points.size() - 1 - back].episode;
    if (episode.state == EpisodeState::none) continue;
    if (episode.state != EpisodeState::repaired || !episode.is_below()) return {};
    return say(S::home_felt_came_back, {{"day", day_short(say, points[episode.opened_by].session_day)}});
  }
  return {};
}

// The last one beside this person's own usual range. No level, no mark, no chance: it says what the line
// shows and nothing of what that may mean. Empty where there is too little to say.
std::string trend_in_words(const Sentences& say, const Course& course) {
  const std::vector<CoursePoint>& points = course.points();
  const CoursePoint& last = points.back();
  if (points.size() < kTrendCheckIns_min || !last.reading.x || !last.dip.band) return {};
  if (*last.reading.x < last.dip.band->low) return say(S::home_felt_lower);
  if (*last.reading.x > last.dip.band->high) return say(S::home_felt_higher);
  const std::string came_back = came_back_in_words(say, course);
  return came_back.empty() ? say(S::home_felt_same) : say(S::home_felt_same) + " " + came_back;
}

void draw_felt(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const Course course = client::own_course(state);
  const auto card = ui::card(pass, "felt");
  ui::heading(pass, "felt_title", say(S::home_felt));
  if (course.points().size() < 2) return ui::text(pass, "none", say(S::home_felt_none));
  const std::string words = trend_in_words(say, course);
  if (!words.empty()) ui::text(pass, "words", words);
  ui::Chart chart = client::felt_chart(state, course);
  chart.show_table = state.client.shows_table;
  ui::chart(pass, chart);
  if (!ui::has_picture(pass)) return;
  const bool has_band = std::any_of(chart.points.begin(), chart.points.end(),
                                    [](const ui::ChartPoint& point) { return point.band_low.has_value(); });
  if (has_band) ui::text(pass, "band", say(S::home_felt_band), ui::Style::small, ui::Tone::muted);
  const bool shows = state.client.shows_table;
  ui::button(pass, {.key = "table",
                    .label = say(shows ? S::table_hide : S::table_show),
                    .action = ShowTable{!shows},
                    .kind = ui::ButtonKind::words});
}

void draw_rows(const State& state, ui::Pass& pass, std::size_t shown) {
  const Sentences& say = state.strings;
  const std::vector<StoredCheckIn>& check_ins = state.client.check_ins;
  const auto list = ui::list(pass, "check_ins", say(S::home_history));
  for (std::size_t i = check_ins.size(); i-- > check_ins.size() - shown;) {
    const StoredCheckIn& stored = check_ins[i];
    const auto item = ui::item(pass, hex_encode(stored.parts.id));
    const SentShare* sent = client::last_sent_of(state, stored.parts.id);
    const std::string title = say(S::home_history_row, {{"day", day_long(say, stored.parts.session_day)}});
    ui::list_row(pass, {.key = "row",
                        .title = title,
                        .detail = client::what_became_of(state, stored),
                        .trailing = say(sent == nullptr ? S::home_check : S::home_open),
                        .action = sent == nullptr ? Action{LookAtKept{static_cast<int>(i)}}
                                                  : Action{LookAtCheckIn{static_cast<int>(i)}}});
  }
}

constexpr std::size_t kHistoryShown = 26;  // half a year of weeks

void draw_history(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const ClientDesk& desk = state.client;
  const std::size_t count = desk.check_ins.size();
  if (count == 0) return;
  const auto card = ui::card(pass, "history");
  ui::heading(pass, "title", say(S::home_history));
  const std::size_t shown = std::min(count, kHistoryShown + desk.rows_added);
  draw_rows(state, pass, shown);
  draw_more_rows(state, pass, shown, count);
}

// The sealed message alone is still here, so that it can be passed on again if the app it went to failed.
void draw_last_sent(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const std::vector<SentShare>& sent = state.client.sent;
  if (sent.empty()) return;
  const Day day = day_of_moment(sent.back().sent_at_ms, state.start.minutes_east_of_utc);
  ui::list_row(pass, {.key = "last_sent",
                      .title = say(S::home_sent_short, {{"day", day_short(say, day)}}),
                      .detail = {},
                      .trailing = say(S::home_send_again),
                      .action = SendAgain{static_cast<int>(sent.size()) - 1}});
}

}  // namespace

void draw_more_rows(const State& state, ui::Pass& pass, std::size_t shown, std::size_t of) {
  if (shown >= of) return;
  const std::string count = std::to_string(std::min(of - shown, kRowsAdded));
  ui::button(pass, {.key = "more",
                    .label = state.strings(S::home_show_more, {{"count", count}}),
                    .action = UseClient{ClientVerb::show_more},
                    .kind = ui::ButtonKind::words});
}

void draw_home(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const ClientDesk& desk = state.client;
  const bool has_been_here = !desk.check_ins.empty() || !desk.sent.empty();
  ui::title(pass, say(has_been_here ? S::home_title : S::home_title_first));
  draw_notices(state, pass);
  if (desk.has_new_key) {
    ui::text(pass, "new_key", say(S::home_new_key, {{"name", desk.relationship->label}}));
  }
  // Whose these are is said where there are others, and never on a phone that others use.
  const bool has_others = state.start.desks.size() > 1 && !state.is_shared_phone();
  if (has_others) ui::text(pass, "whose", say(S::who_client_named, {{"name", desk.relationship->label}}));
  if (desk.came_along) {
    const std::string count = std::to_string(*desk.came_along);
    ui::banner(pass, "came_along", say(S::others_came, {{"count", count}}), ui::Tone::usual);
  }
  const bool resumes = desk.draft && desk.draft->has_answers();
  ui::button(pass, {.key = "start",
                    .label = say(resumes ? S::home_resume : S::home_start),
                    .action = StartCheckIn{},
                    .kind = ui::ButtonKind::filled});
  ui::button(pass, {.key = "older",
                    .label = say(S::home_older),
                    .action = UseClient{ClientVerb::days, 1},
                    .kind = ui::ButtonKind::words});
  // On a phone that others use, nothing that was answered is kept or shown once it is sent, and nobody is
  // named.
  if (state.is_shared_phone()) {
    draw_last_sent(state, pass);
  } else {
    draw_last_message(state, pass);
    draw_waiting(state, pass);
    draw_felt(state, pass);
    draw_history(state, pass);
  }
  ui::text(pass, "crisis", say(S::notes_not_live, {{"crisis", state.config.crisis}}), ui::Style::small,
           ui::Tone::muted);
  if (!state.config.someone_else.empty()) {
    ui::text(pass, "someone_else", state.config.someone_else, ui::Style::small, ui::Tone::muted);
  }
  ui::text(pass, "may_delete", say(state.may_be_deleted ? S::home_may_delete : S::home_stays),
           ui::Style::small, ui::Tone::muted);
  if (copies::is_offered(state)) {
    ui::text(pass, "copy", say(S::home_copy, {{"page", say(S::this_phone_title)}}), ui::Style::small,
             ui::Tone::muted);
  }
  if (state.key.empty()) {
    ui::text(pass, "unprotected", say(S::unprotected_client), ui::Style::small, ui::Tone::muted);
  } else if (vault::can_close(state)) {
    ui::button(pass, {.key = "lock", .label = say(S::pin_lock), .action = UseVault{VaultVerb::lock}});
  }
  const auto foot = ui::foot(pass);
  draw_update(state, pass);
  if (state.start.desks.size() > 1) {
    ui::button(pass, {.key = "others",
                      .label = say(S::others_open),
                      .action = Go{Screen::who},
                      .kind = ui::ButtonKind::words});
  }
  ui::button(pass, {.key = "this_phone",
                    .label = say(S::this_phone_title),
                    .action = Go{Screen::this_phone},
                    .kind = ui::ButtonKind::words});
  draw_about_link(state, pass);
}

}  // namespace attune
