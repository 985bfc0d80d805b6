#include "exchange/calendar.h"

#include <doctest/doctest.h>

#include <random>

#include "base/text.h"

using namespace attune;
using namespace attune::exchange;

namespace {

Reminder reminder_of(std::string words) {
  Reminder reminder;
  reminder.relationship = {1, 2, 3};
  reminder.first_day = day_of({2026, 11, 30});
  reminder.minute_of_day = 17 * 60 + 5;
  reminder.words = std::move(words);
  reminder.made_at_ms = (std::int64_t{day_of({2026, 11, 25}).count} * 86400 + 67215) * 1000;
  return reminder;
}

std::vector<std::string> lines_of(const std::string& file) {
  std::vector<std::string> lines;
  std::size_t at = 0;
  for (std::size_t end = file.find("\r\n"); end != std::string::npos; end = file.find("\r\n", at)) {
    lines.push_back(file.substr(at, end - at));
    at = end + 2;
  }
  CHECK(at == file.size());
  return lines;
}

std::string unfolded(std::string file) {
  const std::string fold = "\r\n ";
  for (std::size_t at = file.find(fold); at != std::string::npos; at = file.find(fold)) file.erase(at, 3);
  return file;
}

}  // namespace

TEST_CASE("calendar: a reminder is the file of the specification, line by line") {
  const std::vector<std::string> wanted = {
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Attune//Check-in//EN", "CALSCALE:GREGORIAN",
      "BEGIN:VEVENT", "UID:", "DTSTAMP:20261125T184015Z", "SEQUENCE:29927200", "DTSTART:20261130T170500",
      "DURATION:PT5M", "RRULE:FREQ=WEEKLY", "SUMMARY:Check-in", "CLASS:PRIVATE", "TRANSP:TRANSPARENT",
      "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:PT0S", "DESCRIPTION:Check-in", "END:VALARM", "END:VEVENT",
      "END:VCALENDAR"};
  std::vector<std::string> lines = lines_of(write_reminder(reminder_of("Check-in")));
  REQUIRE(lines.size() == wanted.size());
  CHECK(lines[5].size() == 4 + 36);
  lines[5] = "UID:";
  CHECK(lines == wanted);
}

TEST_CASE("calendar: one relationship has one name of an event, and another has another") {
  const auto uid = [](const Reminder& reminder) { return lines_of(write_reminder(reminder))[5]; };
  Reminder later = reminder_of("Other words");
  later.made_at_ms += 60000;
  later.minute_of_day = 60;
  CHECK(uid(reminder_of("a")) == uid(later));
  later.relationship = {9};
  CHECK(uid(reminder_of("a")) != uid(later));
  CHECK(uid(reminder_of("a"))[18] == '8');  // a UUID of version 8
}

TEST_CASE("calendar: what would end a line, a text or a value is escaped or left out") {
  const std::string file = write_reminder(reminder_of("a;b,c\\d\ne\r\x01" "END:VEVENT"));
  CHECK(file.find("SUMMARY:a\\;b\\,c\\\\d\\neEND:VEVENT\r\n") != std::string::npos);
}

TEST_CASE("calendar: a long line is folded at 75 octets, never inside a character") {
  std::mt19937 random(7);
  const std::string characters[] = {"a", "é", "€", "😀", ",", " "};
  for (int turn = 0; turn < 200; ++turn) {
    std::string words;
    for (int i = 0; i < static_cast<int>(kReminderCodePointsMax); ++i) words += characters[random() % 6];
    const std::string file = write_reminder(reminder_of(words));
    for (const std::string& line : lines_of(file)) {
      CHECK(line.size() <= 75);
      CHECK(is_utf8(line));
    }
    std::string escaped;
    for (const char c : words) escaped += c == ',' ? std::string("\\,") : std::string(1, c);
    CHECK(unfolded(file).find("SUMMARY:" + escaped + "\r\n") != std::string::npos);
  }
}

TEST_CASE("calendar: a time of day is read as people type it") {
  const std::pair<const char*, int> good[] = {
      {"17:30", 1050}, {"5:30 pm", 1050}, {"5.30pm", 1050}, {" 5 PM ", 1020}, {"5 p.m.", 1020}, {"17", 1020},
      {"1730", 1050}, {"930", 570}, {"0:00", 0}, {"12 am", 0}, {"12:15 am", 15}, {"12 pm", 720},
      {"23:59", 1439}, {"17h30", 1050}, {"17h", 1020}, {"9 a", 540}};
  for (const auto& one : good) {
    const std::string text = one.first;
    CAPTURE(text);
    CHECK(read_time(text) == one.second);
  }
  for (const char* text : {"", "noon", "24:00", "17:60", "17:3", "13 pm", "0 pm", "5:30:10", "-5", "17:30 x",
                           "12345", ":30", "99999999999999999999", "5 pm 3", "am", "1:2:3", "17:300"}) {
    CAPTURE(text);
    CHECK_FALSE(read_time(text).has_value());
  }
}

TEST_CASE("calendar: a reminder begins at the next such day and time that is still to come") {
  const Day wednesday = day_of({2026, 11, 25});
  CHECK(weekday_of(wednesday) == 2);
  CHECK(weekday_of(Day{-1}) == 2);  // 1969-12-31
  CHECK(next_day(wednesday, 600, 2, 601) == wednesday);
  CHECK(next_day(wednesday, 600, 2, 600) == day_of({2026, 12, 2}));
  CHECK(next_day(wednesday, 600, 3, 0) == day_of({2026, 11, 26}));
  CHECK(next_day(wednesday, 600, 0, 0) == day_of({2026, 11, 30}));
}
