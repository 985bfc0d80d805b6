#include "instrument/check_in.h"

#include <algorithm>
#include <cassert>

#include "instrument/conditions.h"

namespace attune {
namespace {

// Answers by item index out of rows by item id; `absent` where there is no row.
Status place_rows(const Instrument& instrument, const std::vector<AnswerRow>& rows, Answer::Kind absent,
                  std::vector<Answer>& answers) {
  answers.assign(instrument.item_count(), Answer{absent, 0, {}, true});
  std::vector<bool> has_row(instrument.item_count(), false);
  for (const AnswerRow& row : rows) {
    const std::optional<std::size_t> item = instrument.index_of(row.item_id);
    if (!item || has_row[*item]) return Error{Fault::malformed, "check-in row"};
    has_row[*item] = true;
    answers[*item] = row.answer;
  }
  return done();
}

}  // namespace

Result<CheckIn> CheckIn::make(const Instrument& instrument, CheckInParts parts) {
  if (parts.instrument != instrument.key()) return Error{Fault::unknown_instrument, "check-in instrument"};
  if (parts.answers.size() != instrument.item_count()) return Error{Fault::malformed, "check-in answers"};
  for (std::size_t item = 0; item < parts.answers.size(); ++item) {
    const Status fit = fits(instrument, item, parts.answers[item]);
    if (!fit) return fit.error();
  }
  return CheckIn(std::move(parts));
}

std::vector<AnswerRow> rows_of(const Instrument& instrument, const CheckIn& check_in) {
  std::vector<AnswerRow> rows;
  for (std::size_t item = 0; item < check_in.answers().size(); ++item) {
    const Answer& answer = check_in.answers()[item];
    if (answer.is_given() || answer.kind == Answer::Kind::skipped) {
      rows.push_back({instrument.item(item).id, answer});
    }
  }
  return rows;
}

Result<CheckIn> own_check_in(const Instrument& instrument, CheckInParts parts,
                             const std::vector<AnswerRow>& rows, bool episode_open) {
  const Status placed = place_rows(instrument, rows, Answer::Kind::not_reached, parts.answers);
  if (!placed) return placed.error();
  for (std::size_t item = 0; item < parts.answers.size(); ++item) {
    Answer& answer = parts.answers[item];
    if (answer.kind != Answer::Kind::not_reached) continue;
    if (!is_asked(instrument, item, parts.answers, episode_open)) answer.kind = Answer::Kind::not_asked;
  }
  return CheckIn::make(instrument, std::move(parts));
}

Result<CheckIn> received_check_in(const Instrument& instrument, CheckInParts parts,
                                  const std::vector<AnswerRow>& rows) {
  const Status placed = place_rows(instrument, rows, Answer::Kind::no_answer, parts.answers);
  if (!placed) return placed.error();
  return CheckIn::make(instrument, std::move(parts));
}

CheckIn shared_view(const Instrument& instrument, const CheckIn& check_in,
                    const std::vector<std::size_t>& left_out, bool episode_open) {
  CheckInParts parts = check_in.parts();
  parts.finished_at_ms = 0;
  for (std::size_t item = 0; item < parts.answers.size(); ++item) {
    Answer& answer = parts.answers[item];
    const bool is_left_out = std::find(left_out.begin(), left_out.end(), item) != left_out.end();
    // Conditions look at earlier items, which are already as the therapist will see them.
    const bool is_sent = answer.is_given() && answer.share && !is_left_out &&
                         is_asked(instrument, item, parts.answers, episode_open);
    if (is_sent) continue;
    answer = Answer{};
    answer.kind = Answer::Kind::no_answer;
  }
  Result<CheckIn> seen = CheckIn::make(instrument, std::move(parts));
  assert(seen.ok());
  return std::move(seen).value();
}

}  // namespace attune
