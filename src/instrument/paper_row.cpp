#include "instrument/paper_row.h"

#include <algorithm>
#include <charconv>

namespace attune {
namespace {

constexpr std::string_view kBetween = " ,;\t\n\r";

std::vector<std::string> entries_of(std::string_view row) {
  std::vector<std::string> entries;
  for (std::size_t at = row.find_first_not_of(kBetween); at < row.size();) {
    const std::size_t end = std::min(row.find_first_of(kBetween, at), row.size());
    entries.emplace_back(row.substr(at, end - at));
    at = row.find_first_not_of(kBetween, end);
  }
  return entries;
}

std::optional<int> number_in(const std::string& entry) {
  int number = 0;
  const char* end = entry.data() + entry.size();
  const auto [rest, error] = std::from_chars(entry.data(), end, number);
  if (error != std::errc() || rest != end) return std::nullopt;
  return number;
}

// Small and capital letters are one.
std::optional<std::size_t> box_in(const std::string& entry, std::size_t boxes) {
  if (entry.size() != 1) return std::nullopt;
  for (std::size_t box = 0; box < boxes; ++box) {
    if (box_letter(box)[0] == entry[0] || box_letter(box)[0] - 32 == entry[0]) return box;
  }
  return std::nullopt;
}

std::optional<Answer> answer_in(const Instrument& instrument, std::size_t item, const std::string& entry) {
  if (entry == "-") return Answer{Answer::Kind::no_answer, 0, {}, true};
  const Item& asked = instrument.item(item);
  const bool is_choice = asked.kind == ItemKind::choice;
  if (!is_choice) {
    const std::optional<int> value = number_in(entry);
    if (value && instrument.scale().has(*value)) return Answer{Answer::Kind::value, *value, {}, true};
  }
  const std::optional<std::size_t> box =
      box_in(entry, is_choice ? asked.choices.size() : asked.special.size());
  if (!box) return std::nullopt;
  return Answer{is_choice ? Answer::Kind::choice : Answer::Kind::special, static_cast<int>(*box), {}, true};
}

}  // namespace

std::string box_letter(std::size_t box) { return std::string(1, static_cast<char>('a' + box % 26)); }

std::vector<std::size_t> row_items(const Instrument& instrument) {
  std::vector<std::size_t> items;
  for (std::size_t item = 0; item < instrument.item_count(); ++item) {
    if (instrument.item(item).kind != ItemKind::text) items.push_back(item);
  }
  return items;
}

PaperRow read_paper_row(const Instrument& instrument, std::string_view row) {
  PaperRow read;
  read.answers.assign(instrument.item_count(), Answer{Answer::Kind::no_answer, 0, {}, true});
  const std::vector<std::size_t> items = row_items(instrument);
  const std::vector<std::string> entries = entries_of(row);
  read.entries = entries.size();
  for (std::size_t place = 0; place < entries.size(); ++place) {
    const std::optional<Answer> answer =
        place < items.size() ? answer_in(instrument, items[place], entries[place]) : std::nullopt;
    if (answer) {
      read.answers[items[place]] = *answer;
      continue;
    }
    read.wrong = place;
    read.wrong_entry = entries[place];
    break;
  }
  return read;
}

std::string write_paper_row(const Instrument& instrument, const std::vector<Answer>& answers) {
  std::string row, gap;
  for (const std::size_t item : row_items(instrument)) {
    const Answer& answer = answers[item];
    if (!answer.is_given()) {
      gap += gap.empty() && row.empty() ? "-" : " -";
      continue;
    }
    row += gap;
    gap.clear();
    if (!row.empty()) row += ' ';
    row += answer.kind == Answer::Kind::value ? std::to_string(answer.number)
                                              : box_letter(static_cast<std::size_t>(answer.number));
  }
  return row;
}

}  // namespace attune
