#include "exchange/own_answers.h"

#include <algorithm>
#include <cstdio>

namespace attune::exchange {

std::vector<AnswerRow> rows_in_order(const OwnCheckIn& own) {
  std::vector<AnswerRow> rows = own.stored.rows;
  const auto place = [&own](const AnswerRow& row) {
    return own.instrument == nullptr ? std::nullopt : own.instrument->index_of(row.item_id);
  };
  std::stable_sort(rows.begin(), rows.end(),
                   [&](const AnswerRow& a, const AnswerRow& b) { return place(a) < place(b); });
  return rows;
}

std::string words_of(const OwnCheckIn& own, const AnswerRow& row, std::string_view language) {
  if (row.answer.kind == Answer::Kind::note) return row.answer.text;
  if (own.instrument == nullptr) return {};
  const std::optional<std::size_t> item = own.instrument->index_of(row.item_id);
  if (!item) return {};
  const ItemText& text = own.instrument->language(language).items[*item];
  const std::vector<std::string>* words = row.answer.kind == Answer::Kind::choice    ? &text.choices
                                          : row.answer.kind == Answer::Kind::special ? &text.special
                                                                                     : nullptr;
  const auto at = static_cast<std::size_t>(row.answer.number);
  return words != nullptr && at < words->size() ? (*words)[at] : std::string();
}

std::string iso_moment(std::int64_t at_ms) {
  constexpr std::int64_t kDay_s = 86400;
  const std::int64_t at_s = at_ms / 1000;
  const auto in_day = static_cast<int>(at_s % kDay_s);
  char time[16];
  std::snprintf(time, sizeof time, "T%02d:%02d:%02dZ", in_day / 3600, in_day / 60 % 60, in_day % 60);
  return iso_text({static_cast<std::int32_t>(at_s / kDay_s)}) + time;
}

}  // namespace attune::exchange
