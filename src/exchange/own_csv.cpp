#include "exchange/own_csv.h"

#include <algorithm>
#include <array>

namespace attune::exchange {
namespace {

// One item of one instrument.
struct Column {
  InstrumentKey instrument;
  std::string item;
  std::string heading;
};

bool is_of(const Column& column, const InstrumentKey& instrument, std::string_view item) {
  return column.instrument == instrument && column.item == item;
}

std::vector<Column> columns_of(const std::vector<OwnCheckIn>& check_ins, std::string_view language) {
  std::vector<Column> columns;
  const auto add = [&columns](const InstrumentKey& instrument, const std::string& item,
                              const std::string& heading) {
    const bool is_there = std::any_of(columns.begin(), columns.end(), [&](const Column& column) {
      return is_of(column, instrument, item);
    });
    if (!is_there) columns.push_back({instrument, item, heading});
  };
  for (const OwnCheckIn& own : check_ins) {
    const InstrumentKey& key = own.stored.parts.instrument;
    for (std::size_t i = 0; own.instrument != nullptr && i < own.instrument->item_count(); ++i) {
      const std::string& id = own.instrument->item(i).id;
      add(key, id, id + ' ' + own.instrument->language(language).items[i].text);
    }
    if (own.instrument != nullptr) continue;
    for (const AnswerRow& row : own.stored.rows) add(key, row.item_id, row.item_id);
  }
  return columns;
}

bool begins_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

bool could_run(std::string_view text) {
  static constexpr std::array<std::string_view, 12> kStarts = {
      "=",  "+",  "-", "@",            "\t",           "\r",
      "\n", "'", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};
  return std::any_of(kStarts.begin(), kStarts.end(),
                     [text](std::string_view start) { return begins_with(text, start); });
}

std::string answer_cell(const OwnCheckIn& own, const AnswerRow& row, std::string_view language) {
  if (row.answer.kind == Answer::Kind::value) return std::to_string(row.answer.number);
  if (row.answer.kind == Answer::Kind::skipped) return "skipped";
  return text_cell(words_of(own, row, language));
}

std::string cell_at(const OwnCheckIn& own, const Column& column, std::string_view language) {
  if (own.stored.parts.instrument != column.instrument) return {};
  for (const AnswerRow& row : own.stored.rows) {
    if (row.item_id == column.item) return answer_cell(own, row, language);
  }
  return {};
}

std::string joined(const std::vector<std::string>& items) {
  std::string all;
  for (const std::string& item : items) all += (all.empty() ? "" : " ") + item;
  return all;
}

}  // namespace

std::string text_cell(std::string_view text) {
  std::string cell = could_run(text) ? "'" : "";
  cell += text;
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + '"';
}

std::string write_own_csv(const std::vector<OwnCheckIn>& check_ins, std::string_view language) {
  const std::vector<Column> columns = columns_of(check_ins, language);
  std::string csv =
      "\xEF\xBB\xBFsession_day,finished_at,revision,language,instrument,sent_to,sent_at,left_out";
  for (const Column& column : columns) csv += ',' + text_cell(column.heading);
  csv += "\r\n";
  for (const OwnCheckIn& own : check_ins) {
    const CheckInParts& parts = own.stored.parts;
    csv += iso_text(parts.session_day) + ',' + iso_moment(parts.finished_at_ms) + ',' +
           std::to_string(parts.revision) + ',' + text_cell(parts.language) + ',' +
           text_cell(parts.instrument.id + ' ' + std::to_string(parts.instrument.version)) + ',' +
           text_cell(own.sent ? own.sent->therapist : "") + ',' +
           (own.sent ? iso_moment(own.sent->at_ms) : "") + ',' + text_cell(joined(own.stored.left_out));
    for (const Column& column : columns) csv += ',' + cell_at(own, column, language);
    csv += "\r\n";
  }
  return csv;
}

}  // namespace attune::exchange
