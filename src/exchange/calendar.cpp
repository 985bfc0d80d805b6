#include "exchange/calendar.h"

#include <cassert>
#include <cstdio>

#include "base/sha256.h"
#include "base/text.h"

namespace attune::exchange {
namespace {

constexpr std::size_t kLineOctetsMax = 75;  // RFC 5545 3.1, without the line break

// Folds between characters: a continuation byte of UTF-8 never begins a line.
void add_line(std::string& out, std::string_view line) {
  std::size_t in_line = 0;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t end = at + 1;
    while (end < line.size() && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) ++end;
    if (in_line + (end - at) > kLineOctetsMax) {
      out += "\r\n ";
      in_line = 1;
    }
    out += line.substr(at, end - at);
    in_line += end - at;
    at = end;
  }
  out += "\r\n";
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    out += c;
  }
  return out;
}

// A UUID of version 8 (RFC 9562): ours to fill.
std::string uid_of(const Id& relationship) {
  Bytes named(relationship.begin(), relationship.end());
  constexpr std::string_view kLabel = "attune/v1/reminder";
  named.insert(named.end(), kLabel.begin(), kLabel.end());
  auto digest = sha256(named);
  digest[6] = static_cast<std::uint8_t>((digest[6] & 0x0F) | 0x80);
  digest[8] = static_cast<std::uint8_t>((digest[8] & 0x3F) | 0x80);
  std::string uid = hex_encode(ByteView(digest).first(16));
  for (const std::size_t place : {20, 16, 12, 8}) uid.insert(place, 1, '-');
  return uid;
}

std::string stamp(Day day, int second_of_day) {
  const CivilDate date = civil_of(day);
  char text[32];
  std::snprintf(text, sizeof text, "%04d%02d%02dT%02d%02d%02d", date.year, date.month, date.day_of_month,
                second_of_day / 3600, second_of_day / 60 % 60, second_of_day % 60);
  return text;
}

}  // namespace

std::string write_reminder(const Reminder& reminder) {
  constexpr std::int64_t kDay_ms = 86400000;
  const Day made{static_cast<std::int32_t>(reminder.made_at_ms / kDay_ms)};
  const auto made_second = static_cast<int>(reminder.made_at_ms % kDay_ms / 1000);
  const std::string words = escaped(plain_text(reminder.words, true));
  std::string out;
  add_line(out, "BEGIN:VCALENDAR");
  add_line(out, "VERSION:2.0");
  add_line(out, "PRODID:-//Attune//Check-in//EN");
  add_line(out, "CALSCALE:GREGORIAN");
  add_line(out, "BEGIN:VEVENT");
  add_line(out, "UID:" + uid_of(reminder.relationship));
  add_line(out, "DTSTAMP:" + stamp(made, made_second) + 'Z');
  add_line(out, "SEQUENCE:" + std::to_string(reminder.made_at_ms / 60000));
  add_line(out, "DTSTART:" + stamp(reminder.first_day, reminder.minute_of_day * 60));
  add_line(out, "DURATION:PT5M");
  add_line(out, "RRULE:FREQ=WEEKLY");
  add_line(out, "SUMMARY:" + words);
  add_line(out, "CLASS:PRIVATE");
  add_line(out, "TRANSP:TRANSPARENT");
  add_line(out, "BEGIN:VALARM");
  add_line(out, "ACTION:DISPLAY");
  add_line(out, "TRIGGER:PT0S");
  add_line(out, "DESCRIPTION:" + words);
  add_line(out, "END:VALARM");
  add_line(out, "END:VEVENT");
  add_line(out, "END:VCALENDAR");
  return out;
}

std::optional<int> read_time(std::string_view text) {
  std::string digits;
  std::size_t split = std::string_view::npos;  // digits before the sign between hours and minutes
  char half = 0;
  for (const char c : trimmed(text)) {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool is_sign = c == ':' || c == '.' || small == 'h';
    if (c >= '0' && c <= '9' && half == 0) {
      digits += c;
    } else if (is_sign && half == 0 && split == std::string_view::npos && !digits.empty()) {
      split = digits.size();
    } else if ((small == 'a' || small == 'p') && half == 0 && !digits.empty()) {
      half = small;
    } else if (c != ' ' && !(half != 0 && (small == 'm' || c == '.'))) {
      return std::nullopt;
    }
  }
  const bool is_run = split == std::string_view::npos && digits.size() > 2;  // "1730"
  if (is_run) split = digits.size() - 2;
  if (split == std::string_view::npos) split = digits.size();
  const std::string hours = digits.substr(0, split), minutes = digits.substr(split);
  if (hours.empty() || hours.size() > 2 || (minutes.size() != 2 && !minutes.empty())) return std::nullopt;
  int hour = std::stoi(hours);
  const int minute = minutes.empty() ? 0 : std::stoi(minutes);
  if (half != 0 && (hour < 1 || hour > 12)) return std::nullopt;
  if (half != 0) hour = hour % 12 + (half == 'p' ? 12 : 0);
  if (hour > 23 || minute > 59) return std::nullopt;
  return hour * 60 + minute;
}

Day next_day(Day today, int now_minute, int weekday, int minute_of_day) {
  int ahead = (weekday - weekday_of(today) + 7) % 7;
  if (ahead == 0 && minute_of_day <= now_minute) ahead = 7;
  return {today.count + ahead};
}

}  // namespace attune::exchange
