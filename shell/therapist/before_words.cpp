#include "therapist/before_words.h"

#include "charts.h"
#include "course/moved.h"
#include "days.h"
#include "guidance_words.h"
#include "therapist/flow.h"

namespace attune::therapist {
namespace {

std::vector<MovedItem> moved_in(const ClientCourse& client) {
  return moved_items(client.course, client.course.points().size() - 1);
}

// The guidance's short name; the question itself where an instrument has another kind of item.
std::string name_of_item(const State& state, std::size_t item) {
  for (std::size_t i = 0; i < guidance::kAspectCount; ++i) {
    const auto aspect = static_cast<guidance::Aspect>(i);
    if (guidance::item_of(state.instrument(), aspect) == item) return state.strings(name_of(aspect));
  }
  return state.text_of(item).text;
}

std::string moved_in_words(const State& state, const MovedItem& moved) {
  return state.strings(S::before_moved, {{"item", name_of_item(state, moved.item)},
                                         {"value", std::to_string(moved.value)},
                                         {"usual", plain(moved.usual)}});
}

// Where no single answer moved far the whole may still lie below its usual; then "as usual" would be untrue.
S nothing_moved(const CoursePoint& last) {
  if (!last.dip.z) return S::course_too_few;
  const bool is_lower = last.shown_level() != FlagLevel::none || last.episode_open();
  return is_lower ? S::before_no_item : S::before_as_usual;
}

}  // namespace

std::vector<std::string> changed_in_words(const State& state, const ClientCourse& client) {
  std::vector<std::string> words;
  for (const MovedItem& moved : moved_in(client)) words.push_back(moved_in_words(state, moved));
  if (words.empty()) words.push_back(state.strings(nothing_moved(client.course.points().back())));
  return words;
}

std::string record_in_words(const State& state, const ClientCourse& client) {
  const Sentences& say = state.strings;
  if (client.course.points().empty()) return {};
  const CoursePoint& last = client.course.points().back();
  std::string words = say(is_from_paper(client, last.check_in) ? S::before_record_paper : S::before_record,
                          {{"day", day_long(say, last.session_day)}});
  const auto add = [&words](const std::string& sentence) { words += ' ' + sentence; };
  if (last.reading.x && last.dip.band) {
    add(say(S::before_record_alliance,
            {{"value", one_decimal(*last.reading.x)}, {"usual", range_in_words(say, *last.dip.band)}}));
  } else if (last.reading.x) {
    add(say(S::before_record_first, {{"value", one_decimal(*last.reading.x)}}));
  }
  std::string changed;
  for (const std::string& one : changed_in_words(state, client))
    changed += (changed.empty() ? "" : "; ") + one;
  add(moved_in(client).empty() ? changed : say(S::before_record_changed, {{"items", changed}}));
  add(say(S::before_record_end));
  return words;
}

}  // namespace attune::therapist
