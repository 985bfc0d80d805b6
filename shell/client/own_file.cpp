// All of one's own answers: to read, to print, to save as files that other programs read.
#include <algorithm>

#include "client/answers.h"
#include "client/own_answers.h"
#include "client/sending.h"
#include "days.h"
#include "exchange/own_csv.h"
#include "exchange/own_json.h"
#include "screens.h"

namespace attune {
namespace {

// Two years of weeks: a page has no room for more, so a longer course is shown and printed in parts.
constexpr std::size_t kShown_max = 104;

std::string answer_of(const State& state, const StoredCheckIn& stored, std::size_t item,
                      const Answer& answer) {
  const Sentences& say = state.strings;
  const std::string words = client::answer_in_words(state, item, answer);
  const std::string& id = state.instrument().item(item).id;
  const bool is_left_out =
      std::find(stored.left_out.begin(), stored.left_out.end(), id) != stored.left_out.end();
  if (!answer.share) return say(S::own_aside, {{"answer", words}, {"note", say(S::review_only_you)}});
  if (is_left_out) return say(S::own_aside, {{"answer", words}, {"note", say(S::review_left_out)}});
  return words;
}

void draw_one(const State& state, ui::Pass& pass, const StoredCheckIn& stored) {
  const Sentences& say = state.strings;
  const Result<CheckIn> check_in = client::read(state, stored);
  if (!check_in) return;  // of questions that this site does not have: it is in the files
  const std::string title = say(S::home_history_row, {{"day", day_long(say, stored.parts.session_day)}});
  const std::string key = hex_encode(stored.parts.id);
  const auto card = ui::card(pass, key);
  ui::heading(pass, "title", title);
  ui::text(pass, "became", client::what_became_of(state, stored), ui::Style::small, ui::Tone::muted);
  ui::Table table{"answers", title, {say(S::own_question), say(S::own_answer)}, {}};
  for (std::size_t i = 0; i < state.instrument().item_count(); ++i) {
    const Answer& answer = check_in->answers()[i];
    if (!answer.is_given()) continue;
    table.cells.push_back({state.text_of(i).text, answer_of(state, stored, i, answer)});
  }
  if (table.cells.empty()) return ui::text(pass, "none", say(S::table_no_answer));
  ui::table(pass, table);
}

// As on the first page, and on paper too.
void draw_felt(const State& state, ui::Pass& pass) {
  const Course course = client::own_course(state);
  if (course.points().size() < 2) return;
  const auto card = ui::card(pass, "felt");
  ui::heading(pass, "title", state.strings(S::home_felt));
  ui::Chart chart = client::felt_chart(state, course);
  chart.on_paper = true;
  ui::chart(pass, chart);
}

void draw_files(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const std::vector<exchange::OwnCheckIn> own = client::own_check_ins(state);
  const std::string& language = state.instrument().language(state.language).tag;
  const auto card = ui::card(pass, "files");
  draw_print(pass, say(S::own_print));
  ui::button(pass, {.key = "csv",
                    .label = say(S::own_csv),
                    .action = UseClient{ClientVerb::file_saved},
                    .gesture = ui::Gesture::download,
                    .payload = "check-ins.csv\n" + exchange::write_own_csv(own, language)});
  ui::button(pass, {.key = "json",
                    .label = say(S::own_json),
                    .action = UseClient{ClientVerb::file_saved},
                    .gesture = ui::Gesture::download,
                    .payload = "check-ins.json\n" + exchange::write_own_json(own, language)});
}

void draw_part_buttons(const State& state, ui::Pass& pass, std::size_t newer, std::size_t shown) {
  const Sentences& say = state.strings;
  const std::size_t all = state.client.check_ins.size();
  if (shown == all) return;
  ui::text(pass, "part", say(S::own_part, {{"count", std::to_string(shown)}, {"all", std::to_string(all)}}),
           ui::Style::small, ui::Tone::muted);
  if (newer > 0) {
    const int before = static_cast<int>(newer - std::min(newer, kShown_max));
    ui::button(pass, {.key = "newer",
                      .label = say(S::own_newer),
                      .action = UseClient{ClientVerb::own_part, before},
                      .kind = ui::ButtonKind::words});
  }
  if (newer + shown < all) {
    ui::button(pass, {.key = "older",
                      .label = say(S::own_older),
                      .action = UseClient{ClientVerb::own_part, static_cast<int>(newer + shown)},
                      .kind = ui::ButtonKind::words});
  }
}

}  // namespace

std::vector<exchange::OwnCheckIn> client::own_check_ins(const State& state) {
  std::vector<exchange::OwnCheckIn> all;
  for (const StoredCheckIn& stored : state.client.check_ins) {
    exchange::OwnCheckIn own{stored, state.instrument_with(stored.parts.instrument), std::nullopt};
    const SentShare* sent = last_sent_of(state, stored.parts.id);
    if (sent != nullptr && !is_taken_back(state, stored.parts.id)) {
      own.sent = exchange::SentTo{state.client.relationship->label, sent->sent_at_ms};
    }
    all.push_back(std::move(own));
  }
  return all;
}

void draw_own_file(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const std::vector<StoredCheckIn>& check_ins = state.client.check_ins;
  ui::title(pass, say(S::own_title));
  draw_notices(state, pass);
  ui::text(pass, "what", say(S::own_what));
  if (check_ins.empty()) {
    ui::text(pass, "none", say(S::own_none));
  } else {
    draw_files(state, pass);
  }
  const std::size_t all = check_ins.size(), newer = std::min(state.client.own_newer, all);
  const std::size_t shown = std::min(all - newer, kShown_max);
  draw_part_buttons(state, pass, newer, shown);
  draw_felt(state, pass);
  for (std::size_t i = all - newer; i-- > all - newer - shown;) draw_one(state, pass, check_ins[i]);
  const auto foot = ui::foot(pass);
  ui::button(pass, {.key = "back",
                    .label = say(S::app_back),
                    .action = Go{Screen::this_phone},
                    .kind = ui::ButtonKind::words});
}

}  // namespace attune
