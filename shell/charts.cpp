#include "charts.h"

#include <algorithm>

#include "days.h"

namespace attune {
namespace {

// Below it the axis starts at 0: never closer, and the same for every client.
constexpr double kNarrowAxisMin = 4;
// A strain answer is news beside the line from here on, and this far above the client's usual.
constexpr int kNewsMin = 4;
constexpr double kNewsRise = 2;

constexpr std::size_t kOwnBandCheckIns_min = 3;  // before the one that a client's own band stands at

bool is_news(int value, const std::optional<double>& usual) {
  return value >= kNewsMin && (!usual || value - *usual >= kNewsRise);
}

// The dip or the plain statement at this point, if it has one.
std::optional<Flag> level_flag_at(const Course& course, std::size_t place) {
  const std::vector<Flag> flags = flags_at(course, place);
  const bool has_one =
      !flags.empty() && (flags.front().rule == Rule::dip || flags.front().rule == Rule::statement);
  if (!has_one) return std::nullopt;
  return flags.front();
}

std::string note_at(const State& state, const Flag& flag) {
  const std::string reasons = reasons_of(state, flag);
  const std::string& words =
      is_only_steady(flag) ? state.strings(S::course_steady) : level_in_words(state, flag.level);
  return reasons.empty() ? words : words + ". " + reasons;
}

ui::ChartPoint chart_point(const State& state, const Course& course, std::size_t place, bool for_client) {
  const CoursePoint& point = course.points()[place];
  const Sentences& say = state.strings;
  ui::ChartPoint out;
  out.day = point.session_day.count;
  out.day_label = day_short(say, point.session_day);
  out.value = point.reading.x;
  out.table_value = point.reading.x ? one_decimal(*point.reading.x) : say(S::table_too_few);
  // From two or three sessions a client cannot see what is usual, only a shape that nobody explains.
  const bool has_band = point.dip.band && (!for_client || place >= kOwnBandCheckIns_min);
  if (has_band) {
    out.band_low = std::max(0.0, point.dip.band->low);
    out.band_high = std::min(10.0, point.dip.band->high);
    out.table_usual = range_in_words(say, *point.dip.band);
  }
  if (for_client) return out;
  if (const std::optional<Flag> flag = level_flag_at(course, place)) {
    out.mark = is_only_steady(*flag) ? ui::Mark::none : mark_of(flag->level);
    out.table_note = note_at(state, *flag);
  } else if (point.episode.state == EpisodeState::repaired) {
    out.mark = ui::Mark::back;
    out.table_note = say(point.episode.is_below() ? S::course_back : S::course_eased);
  }
  return out;
}

// The point at which what was lower is back: where the machine says so, or, when it had ended without that,
// the first one that reaches what was needed. Absent while it is still lower.
std::optional<std::size_t> back_at(const Course& course, const Episode& episode) {
  for (std::size_t place = episode.opened_by + 1; place < course.points().size(); ++place) {
    const CoursePoint& point = course.points()[place];
    if (point.episode_open() && point.episode.opened_by == episode.opened_by) continue;
    if (point.episode.state == EpisodeState::repaired && point.episode.opened_by == episode.opened_by) {
      return place;
    }
    if (point.reading.x && reaches(*point.reading.x, episode.need)) return place;
  }
  return std::nullopt;
}

void add_episodes(const State& state, const Course& course, ui::Chart& chart) {
  const Sentences& say = state.strings;
  for (const Episode& episode : course.episodes()) {
    const Day first = course.points()[episode.opened_by].session_day;
    ui::ChartEpisode shown;
    shown.first_day = first.count;
    const bool is_below = episode.is_below();
    shown.opened =
        say(is_below ? S::course_since_below : S::course_since_said, {{"day", day_short(say, first)}});
    if (const std::optional<std::size_t> back = back_at(course, episode)) {
      const Day last = course.points()[*back].session_day;
      shown.last_day = last.count;
      shown.closed = say(is_below ? S::course_back : S::course_eased);
      shown.closed_day = day_short(say, last);
    }
    chart.episodes.push_back(std::move(shown));
  }
}

void add_lane(const State& state, const Course& course, std::optional<std::size_t> item, S label,
              ui::Chart& chart) {
  if (!item) return;
  ui::ChartLane lane;
  lane.label = state.strings(label);
  for (std::size_t place = 0; place < course.points().size(); ++place) {
    const std::optional<int> value = course.points()[place].values[*item];
    lane.values.push_back({value, value && is_news(*value, course.usual_of(place, *item))});
  }
  chart.column_labels.push_back(lane.label);
  chart.lanes.push_back(std::move(lane));
}

}  // namespace

std::string range_in_words(const Sentences& say, const Band& band) {
  return say(S::table_range, {{"low", one_decimal(std::max(0.0, band.low))},
                              {"high", one_decimal(std::min(10.0, band.high))}});
}

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

ui::Mark mark_of(FlagLevel level) {
  return level == FlagLevel::strong   ? ui::Mark::ask
         : level == FlagLevel::notice ? ui::Mark::change
                                      : ui::Mark::none;
}

bool is_only_steady(const Flag& flag) { return flag.rule == Rule::statement && flag.is_steady; }

std::string reasons_of(const State& state, const Flag& flag) {
  const Sentences& say = state.strings;
  std::string words;
  const auto add = [&words](const std::string& sentence) {
    if (!words.empty()) words += ". ";
    words += sentence;
  };
  if (flag.below && flag.usual && one_decimal(*flag.below) != "0.0") {
    add(say(S::course_below,
            {{"difference", one_decimal(*flag.below)}, {"usual", one_decimal(*flag.usual)}}));
  }
  for (const Stated& stated : flag.stated) {
    if (!is_news(stated.value, stated.usual) && !flag.is_steady) continue;
    const bool is_quiet = state.instrument().item(stated.item).construct == "withdrawal";
    const std::string value = std::to_string(stated.value);
    if (stated.usual) {
      add(say(is_quiet ? S::course_withdrawal : S::course_confrontation,
              {{"value", value}, {"usual", plain(*stated.usual)}}));
    } else {
      add(say(is_quiet ? S::course_withdrawal_first : S::course_confrontation_first, {{"value", value}}));
    }
  }
  return words;
}

ui::Chart course_chart(const State& state, const Course& course, bool for_client) {
  const Sentences& say = state.strings;
  ui::Chart chart;
  chart.column_labels = {say(S::table_session), say(for_client ? S::table_felt : S::table_alliance),
                         say(S::table_usual)};
  if (!for_client) chart.column_labels.push_back(say(S::table_note));
  double lowest = 10;
  for (std::size_t place = 0; place < course.points().size(); ++place) {
    chart.points.push_back(chart_point(state, course, place, for_client));
    lowest = std::min(lowest, course.points()[place].reading.x.value_or(lowest));
  }
  for (const OtherSeries& other : course.other_series()) {
    const auto after =
        std::find_if(chart.points.begin(), chart.points.end(),
                     [&](const ui::ChartPoint& point) { return point.day >= other.first_day.count; });
    if (after != chart.points.end()) after->new_series = true;
  }
  const bool is_whole = for_client || lowest < kNarrowAxisMin;
  chart.y_min = is_whole ? 0 : kNarrowAxisMin;
  chart.y_max = 10;
  chart.y_labels =
      is_whole ? std::vector<std::string>{"10", "5", "0"} : std::vector<std::string>{"10", "8", "6", "4"};
  if (for_client) return chart;
  add_episodes(state, course, chart);
  add_lane(state, course, course.roles().withdrawal, S::guidance_kind_quiet_name, chart);
  add_lane(state, course, course.roles().confrontation, S::guidance_kind_open_name, chart);
  return chart;
}

}  // namespace attune
