// A civil date: the day a person means, with no clock time and no zone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace attune {

// Days since 1970-01-01 in the proleptic Gregorian calendar (H. Hinnant, "chrono-Compatible Low-Level Date
// Algorithms").
struct Day {
  std::int32_t count = 0;
  friend bool operator==(Day a, Day b) { return a.count == b.count; }
  friend bool operator!=(Day a, Day b) { return a.count != b.count; }
  friend bool operator<(Day a, Day b) { return a.count < b.count; }
};

struct CivilDate {
  int year;
  int month;         // 1 to 12
  int day_of_month;  // 1 to 31
};

Day day_of(CivilDate date);
CivilDate civil_of(Day day);

int weekday_of(Day day);  // 0 Monday to 6 Sunday

// ISO 8601, "2026-11-22". `read_day` refuses anything else, and a day that the calendar does not have.
std::string iso_text(Day day);
Result<Day> read_day(std::string_view text);

}  // namespace attune
