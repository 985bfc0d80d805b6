// A check-in to print and fill in by hand: one page, in any language of the site, large where that is wanted.
// Its numbers and letters are those that "from paper" takes.
#include <algorithm>

#include "instrument/paper_row.h"
#include "screens.h"
#include "speech.h"
#include "therapist/flow.h"

namespace attune {
namespace {

// The page in its own language; the buttons around it stay in the desk's.
struct Sheet {
  explicit Sheet(const State& of_app)
      : state(of_app),
        say(of_app.therapist.blank.words ? *of_app.therapist.blank.words : of_app.strings),
        words(of_app.instrument().language(of_app.therapist.blank.language)),
        size(of_app.therapist.blank.is_large ? ui::Style::head : ui::Style::small),
        bold(of_app.therapist.blank.is_large ? ui::Style::head : ui::Style::body_bold) {}
  const State& state;
  const Sentences& say;
  const Language& words;
  ui::Style size, bold;

  std::string crisis() const {
    const auto& texts = state.config.texts;
    const auto own = texts.find(state.therapist.blank.language);
    const auto found = own == texts.end() ? texts.find("") : own;
    const bool is_there = found != texts.end() && !found->second.crisis.empty();
    return is_there ? found->second.crisis : say(S::start_crisis_built_in);
  }
};

// The questions a condition looks at, by their number on the page. Empty: it is asked of everyone. What an
// open episode alone would ask is asked of everyone too: paper does not know of it.
std::string only_if(const Sheet& sheet, const Item& item, const std::vector<std::size_t>& items) {
  std::vector<std::string> places;
  int at_least = 0;
  for (const Condition& condition : item.ask_if_any) {
    if (condition.is_episode_open) return {};
    const auto place = std::find(items.begin(), items.end(), condition.item) - items.begin();
    places.push_back(std::to_string(place + 1));
    at_least = std::max(at_least, condition.at_least);
  }
  if (places.empty()) return {};
  std::string numbers = places.front();
  for (std::size_t i = 1; i < places.size(); ++i) {
    numbers = i + 1 == places.size() ? sheet.say(S::blank_or, {{"first", numbers}, {"last", places[i]}})
                                     : numbers + ", " + places[i];
  }
  return sheet.say(S::blank_only_if, {{"numbers", numbers}, {"value", std::to_string(at_least)}});
}

std::string boxes(const std::vector<std::string>& labels) {
  std::string line;
  for (std::size_t box = 0; box < labels.size(); ++box) {
    line += (line.empty() ? "" : "   ") + box_letter(box) + ")\u00A0" + labels[box];
  }
  return line;
}

// "Not at all   0   1   2   3   4   5 (Partly)   6   7   8   9   10   Completely"
std::string stops(const Scale& scale, const ItemText& text) {
  std::string line(label_at(scale, text, scale.min));
  for (int stop = scale.min; stop <= scale.max; stop += scale.step) {
    line += "   " + std::to_string(stop);
    const std::string_view label = label_at(scale, text, stop);
    const bool is_inside = stop > scale.min && stop < scale.max;
    if (is_inside && !label.empty()) line += "\u00A0(" + std::string(label) + ")";
  }
  return line + "   " + std::string(label_at(scale, text, scale.max));
}

void draw_sheet_item(const Sheet& sheet, ui::Pass& pass, std::size_t place,
                     const std::vector<std::size_t>& items) {
  const Instrument& instrument = sheet.state.instrument();
  const Item& item = instrument.item(items[place]);
  const ItemText& text = sheet.words.items[items[place]];
  const std::string_view before = note_of(sheet.words, item.note_before);
  if (!before.empty()) ui::text(pass, item.id + "/before", before, sheet.size, ui::Tone::muted);
  const std::string condition = only_if(sheet, item, items);
  ui::text(pass, item.id + "/question",
           std::to_string(place + 1) + ". " + (condition.empty() ? "" : condition + ' ') + text.text,
           sheet.bold);
  if (item.kind == ItemKind::scale) {
    ui::text(pass, item.id + "/stops", stops(instrument.scale(), text), sheet.size);
  }
  const std::vector<std::string>& labels = item.kind == ItemKind::choice ? text.choices : text.special;
  if (!labels.empty()) ui::text(pass, item.id + "/boxes", boxes(labels), sheet.size);
  const std::string_view after = note_of(sheet.words, item.note_after);
  if (!after.empty()) ui::text(pass, item.id + "/after", after, sheet.size, ui::Tone::muted);
}

void draw_sheet(const Sheet& sheet, ui::Pass& pass) {
  const Sentences& say = sheet.say;
  const Instrument& instrument = sheet.state.instrument();
  const auto card = ui::card(pass, "sheet");
  ui::heading(pass, "title", sheet.words.title);
  ui::text(pass, "day", say(S::blank_day), sheet.size);
  ui::text(pass, "how", say(S::blank_how) + ' ' + say(S::blank_voluntary) + ' ' + say(S::blank_kept),
           sheet.size);
  ui::text(pass, "crisis", say(S::start_not_live, {{"crisis", sheet.crisis()}}), sheet.size);
  const std::vector<std::size_t> items = row_items(instrument);
  for (std::size_t place = 0; place < items.size(); ++place) draw_sheet_item(sheet, pass, place, items);
  for (std::size_t item = 0; item < instrument.item_count(); ++item) {
    if (instrument.item(item).kind != ItemKind::text) continue;
    ui::text(pass, instrument.item(item).id + "/write", sheet.words.items[item].text, sheet.bold);
  }
  ui::text(pass, "licence", instrument.licence().name + ". " + instrument.licence().notice,
           ui::Style::caption, ui::Tone::muted);
}

void draw_languages_of_sheet(const State& state, ui::Pass& pass) {
  for (const std::string& language : state.config.languages) {
    if (language == state.therapist.blank.language) continue;
    ui::button(pass, {.key = "language/" + language,
                      .label = speech::name_of(language),
                      .action = UsePaper{PaperVerb::blank_language, language},
                      .kind = ui::ButtonKind::words,
                      .language = language});
  }
}

}  // namespace

void draw_blank(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  ui::title(pass, say(S::paper_blank_title));
  draw_notices(state, pass, false);
  ui::text(pass, "what", say(S::paper_blank_what));
  ui::switch_row(pass, {.key = "large",
                        .label = say(S::paper_blank_large),
                        .answer = {},
                        .on = state.therapist.blank.is_large,
                        .action = UsePaper{PaperVerb::blank_large}});
  draw_languages_of_sheet(state, pass);
  draw_complaint(state, pass);
  draw_sheet(Sheet(state), pass);
  const auto foot = ui::foot(pass);
  draw_print(pass, say(S::sheet_print));
  ui::button(pass, {.key = "back",
                    .label = say(S::app_back),
                    .action = Go{Screen::course},
                    .kind = ui::ButtonKind::words});
}

}  // namespace attune
