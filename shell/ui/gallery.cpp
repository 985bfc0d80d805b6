// Sample screens with invented content; every widget in its states.
#include "ui/gallery.h"

#include "ui/pass.h"

namespace attune::ui {
namespace {

Action nothing(int) { return Nothing{}; }

void draw_question(Pass& pass) {
  {
    const Scope top = row(pass, "top", {1, 0});
    text(pass, "count", "2 of 12", Style::small, Tone::muted);
    button(pass,
           {.key = "finish", .label = "Finish here", .action = FinishHere{}, .kind = ButtonKind::words});
  }
  progress(pass, "progress", "Question 2 of 12", 2, 12);
  const Scope box = card(pass, "question");
  title(pass, "My therapist understood what things are like for me.");
  Scale stops;
  stops.key = "answer", stops.question = "My therapist understood what things are like for me.";
  stops.labels = {"Not at all", "Partly", "Completely"};
  stops.chosen = 8;
  stops.status = "You chose 8, between Partly and Completely.";
  stops.choose = [](int value) { return Action(GiveAnswer{1, value}); };
  scale(pass, stops);
}

void draw_switches(Pass& pass) {
  heading(pass, "switches", "Check and send");
  text(pass, "switches-text", "Turn off what you want to leave out.", Style::body, Tone::muted);
  const Scope box = card(pass, "switches-card");
  switch_row(pass, {.key = "s1",
                    .label = "It felt safe to be myself with my therapist today.",
                    .answer = "8, Partly to Completely",
                    .action = LeaveOut{0}});
  switch_row(pass, {.key = "s2",
                    .label = "My therapist understood what things are like for me.",
                    .answer = "9, Partly to Completely",
                    .action = LeaveOut{1}});
  switch_row(pass, {.key = "s3",
                    .label = "I felt let down or annoyed by how things are going here.",
                    .answer = "Left out",
                    .on = false,
                    .action = LeaveOut{2}});
}

Chart sample_chart(bool show_table) {
  Chart chart;
  chart.key = show_table ? "course-table" : "course";
  chart.show_table = show_table;
  chart.label = "The course";
  chart.summary = "Much the same from week to week. It was lower in early March and then came back.";
  chart.y_labels = {"10", "8", "6", "4"};
  chart.column_labels = {"Session", "Alliance", "Usual", "Note"};
  constexpr double kValues[] = {8, 8.25, 8.5, 8, 8.75, 8.5, 8.25, 8.75, 6.5, 7, 7.75, 8.5, 8.75, 8};
  constexpr const char* kDays[] = {"6 Jan",  "13 Jan", "20 Jan", "27 Jan", "3 Feb",  "10 Feb", "17 Feb",
                                   "24 Feb", "3 Mar",  "10 Mar", "17 Mar", "24 Mar", "31 Mar", "7 Apr"};
  for (int i = 0; i < 14; ++i) {
    ChartPoint point;
    point.day = 7 * i;
    point.day_label = kDays[i];
    point.value = kValues[i];
    if (i > 0) point.band_low = 7.2 + 0.05 * i, point.band_high = 9.2 - 0.01 * i;
    point.mark = i == 8 ? Mark::ask : i == 13 ? Mark::change : Mark::none;
    point.table_value = std::to_string(kValues[i]).substr(0, 4);
    point.table_usual = i > 0 ? "7.8 to 9.0" : "";
    point.table_note = i == 8 ? "Worth asking about" : i == 13 ? "Small change" : "";
    chart.points.push_back(point);
  }
  return chart;
}

void draw_rest(Pass& pass) {
  {
    const Scope box = card(pass, "chart");
    heading(pass, "chart-heading", "How it has felt to you");
    chart(pass, sample_chart(false));
  }
  banner(pass, "banner", "Nothing is kept on this phone once you close this page.", Tone::ask);
  field(pass, {.key = "name",
               .label = "Your name",
               .hint = "As your clients know you.",
               .value = "Dana",
               .action = WriteField{"name"}});
  field(pass, {.key = "note",
               .label = "A note",
               .hint = "",
               .value = "",
               .rows = 3,
               .chars_max = 1000,
               .action = WriteNote{0}});
  written(pass, "written", "Grüße 🙂 日本 — what a person wrote is always native.");
  text(pass, "lacking", "A sentence of ours with 日本 in it is shown by its element.");
  {
    const Scope box = card(pass, "rows");
    list_row(pass, {.key = "r1",
                    .title = "K.M.",
                    .detail = "Small change",
                    .trailing = "7 April",
                    .tone = Tone::change,
                    .current = true,
                    .action = Nothing{}});
    list_row(pass, {.key = "r2",
                    .title = "T.R.",
                    .detail = "Worth asking about. Lower last time, no check-in since",
                    .trailing = "26 March",
                    .tone = Tone::ask,
                    .action = Nothing{}});
  }
}

void draw_more(Pass& pass) {
  choices(pass, {.key = "who",
                 .question = "Who uses this phone?",
                 .labels = {"Only I use this phone", "Others use it too"},
                 .chosen = 0,
                 .choose = nothing});
  Scale five;
  five.key = "five", five.question = "How ready do you feel?", five.min = 1, five.max = 5;
  five.labels = {"Not ready", "Unsure", "Ready"};
  five.specials = {"Nothing felt off"};
  five.status = "Nothing chosen yet.";
  five.choose = five.choose_special = nothing;
  scale(pass, five);
  switch_row(pass, {.key = "stay",
                    .label = "Stay until I press Next",
                    .answer = "",
                    .on = true,
                    .action = StayUntilNext{}});
  chart(pass, sample_chart(true));
  button(pass, {.key = "disabled",
                .label = "Not yet",
                .action = Nothing{},
                .kind = ButtonKind::filled,
                .enabled = false});
  button(pass, {.key = "copy",
                .label = "Copy",
                .action = Nothing{},
                .gesture = Gesture::copy,
                .payload = "copied words"});
  const Scope bottom = foot(pass);
  const Scope buttons = row(pass, "buttons", {3, 2, 4});
  button(pass, {.key = "back", .label = "Back", .action = Back{}});
  button(pass, {.key = "skip", .label = "Skip", .action = Skip{1}, .kind = ButtonKind::words});
  button(pass, {.key = "next", .label = "Next", .action = Next{}, .kind = ButtonKind::filled});
}

// The mark is 24 px of 0xC0RRGG: blue says that it is a mark, red and green say which.
void scroll_mark_row(Pass& pass, int index) {
  const std::string key = "row" + std::to_string(index);
  const Scope box = card(pass, key);
  const Scope entry = group(pass, key, "Row " + std::to_string(index));
  const Pass::Slot slot = pass.begin(Flow::words);
  const Colour colour =
      static_cast<Colour>(index % 16 * 16) << 24 | static_cast<Colour>(index / 16 * 16) << 16 | 0xC0FFu;
  pass.box({slot.x, slot.y, 24, 24}, 0, colour);
  pass.end(slot, 24, 24, 24);
  text(pass, "words", "Row " + std::to_string(index) + " of 120");
}

}  // namespace

void draw_gallery(Pass& pass) {
  mark(pass);
  draw_question(pass);
  draw_switches(pass);
  draw_rest(pass);
  draw_more(pass);
}

void draw_scroll_gallery(Pass& pass) {
  title(pass, "Ten screens");
  for (int i = 0; i < 120; ++i) scroll_mark_row(pass, i);
}

}  // namespace attune::ui
