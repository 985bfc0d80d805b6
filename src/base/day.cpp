#include "base/day.h"

#include <cstdio>

namespace attune {

Day day_of(CivilDate date) {
  const int year = date.year - (date.month <= 2 ? 1 : 0);
  const int era = (year >= 0 ? year : year - 399) / 400;
  const int year_of_era = year - era * 400;
  const int day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day_of_month - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return {era * 146097 + day_of_era - 719468};
}

CivilDate civil_of(Day day) {
  const int shifted = day.count + 719468;
  const int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const int day_of_era = shifted - era * 146097;
  const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted_month = (5 * day_of_year + 2) / 153;
  const int month = shifted_month + (shifted_month < 10 ? 3 : -9);
  const int year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  return {year, month, day_of_year - (153 * shifted_month + 2) / 5 + 1};
}

int weekday_of(Day day) {
  constexpr int kOfTheFirstDay = 3;  // 1970-01-01 was a Thursday
  return ((day.count + kOfTheFirstDay) % 7 + 7) % 7;
}

std::string iso_text(Day day) {
  const CivilDate date = civil_of(day);
  char text[40];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day_of_month);
  return text;
}

Result<Day> read_day(std::string_view text) {
  int fields[3] = {0, 0, 0};
  int field = 0;
  if (text.size() != 10) return Error{Fault::malformed, "day"};
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == 4 || i == 7) {
      if (text[i] != '-') return Error{Fault::malformed, "day"};
      ++field;
    } else {
      if (text[i] < '0' || text[i] > '9') return Error{Fault::malformed, "day"};
      fields[field] = fields[field] * 10 + (text[i] - '0');
    }
  }
  const Day day = day_of({fields[0], fields[1], fields[2]});
  if (iso_text(day) != text) return Error{Fault::malformed, "day"};
  return day;
}

}  // namespace attune
