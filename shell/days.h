// Dates and figures as a person reads them.
#pragma once

#include <cstdint>
#include <string>

#include "base/day.h"
#include "sentences.h"

namespace attune {

std::string day_short(const Sentences& strings, Day day);  // "3 Mar"
std::string day_long(const Sentences& strings, Day day);   // "3 Mar 2026"
std::string day_of_week(const Sentences& strings, Day day, Day today);  // "Yesterday, 3 Mar", "Monday, 2 Mar"
// The UTC moment as the day and time it was where the person is: "8 Apr, 10:04".
std::string moment(const Sentences& strings, std::int64_t at_ms, int minutes_east_of_utc);
Day day_of_moment(std::int64_t at_ms, int minutes_east_of_utc);  // the day it was there
std::string one_decimal(double value);                           // "8.4"; ties away from zero
std::string two_decimals(double value);  // "2.60", for those who check a rule's numbers
std::string plain(double value);         // "6", or "6.5"

}  // namespace attune
