#include "days.h"

#include <cmath>
#include <cstdio>

namespace attune {

std::string day_short(const Sentences& strings, Day day) {
  const CivilDate date = civil_of(day);
  return strings(S::day_short, {{"day", std::to_string(date.day_of_month)},
                                {"month", strings(after(S::month_1, date.month - 1))}});
}

std::string day_long(const Sentences& strings, Day day) {
  const CivilDate date = civil_of(day);
  return strings(S::day_long, {{"day", std::to_string(date.day_of_month)},
                               {"month", strings(after(S::month_1, date.month - 1))},
                               {"year", std::to_string(date.year)}});
}

std::string day_of_week(const Sentences& strings, Day day, Day today) {
  const std::string date = day_short(strings, day);
  if (day == today) return strings(S::day_today, {{"day", date}});
  if (day.count == today.count - 1) return strings(S::day_yesterday, {{"day", date}});
  const std::string& name = strings(after(S::weekday_1, weekday_of(day)));
  return strings(S::day_weekday, {{"weekday", name}, {"day", date}});
}

std::string moment(const Sentences& strings, std::int64_t at_ms, int minutes_east_of_utc) {
  const std::int64_t minutes = at_ms / 60000 + minutes_east_of_utc;
  const int minute_of_day = static_cast<int>(minutes % 1440);
  char time[16];
  std::snprintf(time, sizeof time, "%02d:%02d", minute_of_day / 60, minute_of_day % 60);
  const Day day{static_cast<std::int32_t>(minutes / 1440)};
  return strings(S::day_with_time, {{"day", day_short(strings, day)}, {"time", time}});
}

Day day_of_moment(std::int64_t at_ms, int minutes_east_of_utc) {
  const std::int64_t local_ms = at_ms + static_cast<std::int64_t>(minutes_east_of_utc) * 60000;
  return {static_cast<std::int32_t>(local_ms / 86400000)};
}

std::string one_decimal(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", std::round(value * 10) / 10);
  return text;
}

std::string two_decimals(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", std::round(value * 100) / 100);
  return text;
}

std::string plain(double value) {
  const std::string text = one_decimal(value);
  const std::size_t point = text.find(".0");
  return point == std::string::npos ? text : text.substr(0, point);
}

}  // namespace attune
