// A weekly reminder as a calendar file (FORMAT.md, 3), and a time of day as people type it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/day.h"

namespace attune::exchange {

constexpr std::size_t kReminderCodePointsMax = 80;

struct Reminder {
  Id relationship{};  // makes the name of the event, which is the same whenever it is saved again
  Day first_day;
  int minute_of_day = 0;
  std::string words;  // at most kReminderCodePointsMax
  std::int64_t made_at_ms = 0;
};

std::string write_reminder(const Reminder& reminder);

// Minutes since midnight of "17:30", "5:30 pm", "5 pm", "17.30", "1730"; nothing for all else.
std::optional<int> read_time(std::string_view text);

// The next such weekday (0 Monday) and time that is still to come. `now_minute` counts from today's midnight.
Day next_day(Day today, int now_minute, int weekday, int minute_of_day);

}  // namespace attune::exchange
