#include "charts.h"

#include <algorithm>

#include "days.h"

namespace attune {
namespace {

constexpr double kNarrowAxisMin =
    4;  // below it the axis starts at 0: never closer, and the same for every client

std::optional<std::size_t> item_of(const State& state, std::string_view construct) {
  return state.instrument().index_of_construct(construct);
}

void add_strain(const State& state, const Course& course, std::size_t place, std::string_view construct,
                S with_usual, S without, std::string& words) {
  const auto item = item_of(state, construct);
  const std::optional<int> stop = item ? course.points()[place].values[*item] : std::nullopt;
  if (!stop) return;
  const std::optional<double> usual = course.usual_of(place, *item);
  const bool is_news = *stop >= 4 && (!usual || *stop - *usual >= 2);
  if (!is_news) return;
  if (!words.empty()) words += ". ";
  const std::string value = std::to_string(*stop);
  words += usual ? state.strings(with_usual, {{"value", value}, {"usual", plain(*usual)}})
                 : state.strings(without, {{"value", value}});
}

ui::ChartPoint chart_point(const State& state, const Course& course, std::size_t place, bool for_client) {
  const CoursePoint& point = course.points()[place];
  const Sentences& say = state.strings;
  ui::ChartPoint out;
  out.day = point.session_day.count;
  out.day_label = day_short(say, point.session_day);
  out.value = point.reading.x;
  out.table_value = point.reading.x ? one_decimal(*point.reading.x) : say(S::table_no_answer);
  if (point.dip.band) {
    out.band_low = std::max(0.0, point.dip.band->low);
    out.band_high = std::min(10.0, point.dip.band->high);
    out.table_usual =
        say(S::table_range, {{"low", one_decimal(*out.band_low)}, {"high", one_decimal(*out.band_high)}});
  }
  if (for_client) return out;
  out.mark = static_cast<ui::Mark>(point.dip.level);
  if (point.dip.level == FlagLevel::none) return out;
  const std::string reasons = reasons_of(state, course, place);
  out.table_note = level_in_words(state, point.dip.level) + (reasons.empty() ? "" : ". " + reasons);
  return out;
}

}  // namespace

const std::string& level_in_words(const State& state, FlagLevel level) {
  switch (level) {
    case FlagLevel::strong:
      return state.strings(S::course_worth_asking);
    case FlagLevel::notice:
      return state.strings(S::course_small_change);
    case FlagLevel::none:
      break;
  }
  return state.strings(S::course_as_usual);
}

const std::string& standing_in_words(const State& state, const Course& course) {
  const CoursePoint& last = course.points().back();
  const bool says_little = last.dip.level == FlagLevel::none && !last.dip.z;
  return says_little ? state.strings(S::course_too_few) : level_in_words(state, last.dip.level);
}

std::string reasons_of(const State& state, const Course& course, std::size_t place) {
  const CoursePoint& point = course.points()[place];
  std::string words;
  const bool is_lower = point.reading.x && point.dip.m && *point.dip.m - *point.reading.x >= 0.5;
  if (is_lower) {
    words = state.strings(S::course_below, {{"difference", one_decimal(*point.dip.m - *point.reading.x)},
                                            {"usual", one_decimal(*point.dip.m)}});
  }
  add_strain(state, course, place, "withdrawal", S::course_withdrawal, S::course_withdrawal_first, words);
  add_strain(state, course, place, "confrontation", S::course_confrontation, S::course_confrontation_first,
             words);
  return words;
}

ui::Chart course_chart(const State& state, const Course& course, bool for_client) {
  const Sentences& say = state.strings;
  ui::Chart chart;
  chart.column_labels = {say(S::table_session), say(S::table_alliance), say(S::table_usual)};
  if (!for_client) chart.column_labels.push_back(say(S::table_note));
  double lowest = 10;
  for (std::size_t place = 0; place < course.points().size(); ++place) {
    const CoursePoint& point = course.points()[place];
    chart.points.push_back(chart_point(state, course, place, for_client));
    if (point.reading.x) lowest = std::min(lowest, *point.reading.x);
  }
  const bool is_whole = for_client || lowest < kNarrowAxisMin;
  chart.y_min = is_whole ? 0 : kNarrowAxisMin;
  chart.y_max = 10;
  chart.y_labels =
      is_whole ? std::vector<std::string>{"10", "5", "0"} : std::vector<std::string>{"10", "8", "6", "4"};
  return chart;
}

}  // namespace attune
