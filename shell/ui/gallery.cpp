// Sample screens with invented content; every widget in its states.
#include "ui/gallery.h"

#include "ui/gallery_charts.h"
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
  stops.lower = "One lower", stops.higher = "One higher", stops.step_to = stops.choose;
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

void draw_text_styles(Pass& pass) {
  const Scope box = card(pass, "styles");
  heading(pass, "heading", "Text");
  text(pass, "display", "Display", Style::display);
  text(pass, "head", "Head", Style::head);
  text(pass, "bold", "Body, bold", Style::body_bold);
  text(pass, "body", "Body. The words that most of the app is made of.");
  text(pass, "muted", "Muted, for what comes second.", Style::body, Tone::muted);
  text(pass, "small", "Small, for what stands beside something.", Style::small);
  marked(pass, "ask", Mark::ask, "Worth asking about");
  marked(pass, "change", Mark::change, "Small change");
  marked(pass, "back", Mark::back, "Back to usual since 24 March");
  quote(pass, "quote",
        "“Last time you may have gone along with something. What pace would feel right to you?”");
  written(pass, "written", "Grüße 🙂 日本 — what a person wrote is always native.");
  text(pass, "lacking", "A sentence of ours with 日本 in it is shown by its element.");
}

void draw_points(Pass& pass) {
  point(pass, "clock", Icon::clock, "It is your choice. Skip any question, stop at any time.");
  point(pass, "phone", Icon::phone, "Nothing leaves this phone until you press Send.");
  point(pass, "person", Icon::person, "Then only Dana can open it.");
  point(pass, "call", Icon::call, "Nobody watches answers live.");
  point(pass, "lock", Icon::lock, "Kept under a lock.");
  point(pass, "file", Icon::file, "What Dana keeps can become part of your file.");
  point(pass, "check", Icon::check, "Sent.");
}

void draw_scales(Pass& pass) {
  const Scope box = card(pass, "scales");
  heading(pass, "heading", "Scales");
  const auto ask = [&pass](const char* key, const char* question, std::optional<int> chosen, bool skipped,
                           const char* status) {
    Scale scale;
    scale.key = key, scale.question = question, scale.chosen = chosen, scale.skipped = skipped;
    scale.labels = {"Not at all", "Some", "Very much"};
    scale.status = status;
    scale.choose = nothing;
    text(pass, std::string(key) + "_name", question, Style::small, Tone::muted);
    ui::scale(pass, scale);
  };
  ask("unanswered", "Not answered", {}, false, "Nothing chosen yet.");
  ask("skipped", "Skipped", {}, true, "Skipped.");
  ask("zero", "Zero", 0, false, "You chose 0, Not at all.");
  Scale five;
  five.key = "five", five.question = "How ready do you feel?", five.min = 1, five.max = 5;
  five.labels = {"Not ready", "Unsure", "Ready"};
  five.specials = {"Nothing felt off"};
  five.status = "Nothing chosen yet.";
  five.choose = five.choose_special = nothing;
  scale(pass, five);
  five.key = "special", five.question = "What felt off?";
  five.chosen_special = 0, five.status = "You chose: Nothing felt off.";
  scale(pass, five);
  Scale each;
  each.key = "each", each.question = "How often did you feel heard?", each.min = 0, each.max = 4;
  each.labels = {"Never", "Seldom", "Sometimes", "Often", "All the time"};
  each.chosen = 3, each.status = "You chose 3, Often.";
  each.choose = nothing;
  scale(pass, each);
}

void draw_fields(Pass& pass) {
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
  field(pass, {.key = "secret",
               .label = "Passphrase",
               .hint = "Five words or more.",
               .value = "five words or more",
               .is_secret = true,
               .action = WriteField{"secret"}});
  Choices who{"who", "Who uses this phone?", {"Only I use this phone", "Others use it too"}, 0, nothing};
  choices(pass, who);
  who.key = "who_not_yet", who.question = "Who may use this phone later?", who.chosen.reset();
  choices(pass, who);
  switch_row(pass, {.key = "stay",
                    .label = "Stay until I press Next",
                    .answer = "",
                    .on = true,
                    .action = StayUntilNext{}});
}

void draw_table(Pass& pass) {
  const Scope box = card(pass, "table");
  heading(pass, "heading", "A table");
  table(pass, {.key = "answers",
               .label = "What was answered",
               .columns = {"Question", "Answer"},
               .cells = {{"It felt safe to be myself.", "8"}, {"I had a say.", "No answer"}}});
  read_aloud(pass, {.key = "aloud", .label = "Read aloud", .language = "en", .words = "A table."});
}

void draw_side(Pass& pass) {
  draw_table(pass);
  {
    const Scope box = card(pass, "settings");
    heading(pass, "heading", "Reading");
    text_size(pass, {"text_size", "Text size", "Smaller", "Larger"});
    look(pass, {"look", "Colours", {"As this device", "Light", "Dark", "More contrast"}});
    plain_switch(pass, "plain", "Plain page");
  }
  {
    const Scope box = card(pass, "tabs");
    tabs(pass, {"views", "Views", {"Course", "Answers", "Notes"}, 1, nothing});
    const Scope shown = panel(pass, "answers", "Answers");
    text(pass, "words", "What the tab shows.");
  }
  empty(pass, "empty", "No clients yet", "Add one, and give them the invite.");
  const Scope box = card(pass, "code");
  Qr code;
  code.key = "qr", code.label = "The invite as a code", code.size = 21;
  for (int i = 0; i < 21 * 21; ++i) code.modules.push_back(i * 7919 % 13 < 6);
  qr(pass, code);
}

void draw_box(Pass& pass) {
  const Scope box = dialog(pass, {.key = "box",
                                  .label = "A box over the page",
                                  .close_label = "Close",
                                  .close = ShowPart{kGalleryBox, false}});
  text(pass, "words", "The rest of the page waits until it is closed.");
  field(pass, {.key = "field", .label = "A field", .hint = {}, .value = {}, .action = WriteField{"box"}});
  announce(pass, "The box is open.");
}

void draw_buttons(Pass& pass) {
  button(pass, {.key = "box", .label = "Open a box", .action = ShowPart{kGalleryBox, true}});
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
  rule(pass);
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

void draw_all(Pass& pass) {
  const Scope all = columns(pass, "gallery");
  if (has_pane(pass)) {
    const Scope pane = column(pass, Column::pane);
    heading(pass, "heading", "Clients");
    draw_sample_clients(pass);
  }
  {
    const Scope top = column(pass, Column::top);
    mark(pass);
  }
  {
    const Scope main = column(pass, Column::main);
    draw_question(pass);
    draw_switches(pass);
    draw_sample_charts(pass);
    draw_scales(pass);
    draw_fields(pass);
    draw_buttons(pass);
  }
  const Scope side = column(pass, Column::side);
  draw_sample_cycle(pass);
  draw_text_styles(pass);
  draw_points(pass);
  draw_side(pass);
  if (has_pane(pass)) return;
  const Scope box = card(pass, "clients");
  draw_sample_clients(pass);
}

}  // namespace

void draw_gallery(Pass& pass, bool shows_box) {
  leave(pass, {.key = "leave",
               .label = "Leave this page",
               .description = "Or press Escape three times.",
               .address = "about:blank"});
  draw_all(pass);
  if (shows_box) draw_box(pass);
}

void draw_scroll_gallery(Pass& pass) {
  title(pass, "Ten screens");
  for (int i = 0; i < 120; ++i) scroll_mark_row(pass, i);
}

}  // namespace attune::ui
