#include "instrument/answer.h"

#include <cassert>

#include "base/text.h"

namespace attune {
namespace {

bool is_index(int number, std::size_t count) {
  return number >= 0 && static_cast<std::size_t>(number) < count;
}

bool is_note(const std::string& text) {
  if (text.empty() || text.size() > 4 * kNoteCodePointsMax || !is_plain_text(text, true)) return false;
  return code_points(text) <= kNoteCodePointsMax;
}

bool is_possible(const Scale& scale, const Item& item, const Answer& answer) {
  switch (answer.kind) {
    case Answer::Kind::not_asked: return !item.ask_if_any.empty();
    case Answer::Kind::value: return item.kind == ItemKind::scale && scale.has(answer.number);
    case Answer::Kind::choice: return is_index(answer.number, item.choices.size());
    case Answer::Kind::special: return is_index(answer.number, item.special.size());
    case Answer::Kind::note: return item.kind == ItemKind::text && is_note(answer.text);
    case Answer::Kind::not_reached:
    case Answer::Kind::skipped:
    case Answer::Kind::no_answer: return true;
  }
  return false;
}

}  // namespace

bool operator==(const Answer& a, const Answer& b) {
  return a.kind == b.kind && a.number == b.number && a.text == b.text && a.share == b.share;
}
bool operator!=(const Answer& a, const Answer& b) { return !(a == b); }

Status fits(const Instrument& instrument, std::size_t item_index, const Answer& answer) {
  const Item& item = instrument.item(item_index);
  const bool has_number = answer.kind == Answer::Kind::value || answer.kind == Answer::Kind::choice ||
                          answer.kind == Answer::Kind::special;
  if (!has_number && answer.number != 0) return Error{Fault::malformed, "answer number"};
  const bool has_text = !answer.text.empty();
  if (has_text && answer.kind != Answer::Kind::note) return Error{Fault::malformed, "answer text"};
  if (!answer.share && !item.asks_privacy) return Error{Fault::malformed, "answer privacy"};
  if (!is_possible(instrument.scale(), item, answer)) return Error{Fault::malformed, "answer"};
  return done();
}

std::optional<std::uint32_t> code_of(const Instrument& instrument, [[maybe_unused]] std::size_t item,
                                     const Answer& answer) {
  assert(fits(instrument, item, answer).ok());
  const Scale& scale = instrument.scale();
  switch (answer.kind) {
    case Answer::Kind::value: return static_cast<std::uint32_t>((answer.number - scale.min) / scale.step);
    case Answer::Kind::choice: return static_cast<std::uint32_t>(answer.number);
    case Answer::Kind::special: return static_cast<std::uint32_t>(scale.stop_count() + answer.number);
    default: return std::nullopt;
  }
}

Result<Answer> answer_of_code(const Instrument& instrument, std::size_t item, std::uint32_t code) {
  const Scale& scale = instrument.scale();
  const auto stop_count = static_cast<std::uint32_t>(scale.stop_count());
  const ItemKind kind = instrument.item(item).kind;
  if (kind == ItemKind::text || code > kAnswerNumberMax) return Error{Fault::malformed, "answer code"};
  Answer answer;
  if (kind == ItemKind::choice) {
    answer.kind = Answer::Kind::choice;
    answer.number = static_cast<int>(code);
  } else if (code < stop_count) {
    answer.kind = Answer::Kind::value;
    answer.number = scale.min + static_cast<int>(code) * scale.step;
  } else {
    answer.kind = Answer::Kind::special;
    answer.number = static_cast<int>(code - stop_count);
  }
  const Status fit = fits(instrument, item, answer);
  if (!fit) return fit.error();
  return answer;
}

}  // namespace attune
