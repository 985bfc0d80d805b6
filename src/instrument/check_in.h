// A finished check-in. It never changes; a correction is a new revision of the same id.
#pragma once

#include <vector>

#include "base/bytes.h"
#include "base/day.h"
#include "instrument/answer.h"

namespace attune {

// All a check-in is made of. `answers` goes by item index.
struct CheckInParts {
  Id id{};
  std::uint32_t revision = 1;
  Id relationship{};
  InstrumentKey instrument;
  std::string language;
  Day session_day;                  // the day the person means
  std::int64_t finished_at_ms = 0;  // UTC; orders two of one day; never sent
  std::vector<Answer> answers;
};

class CheckIn {
 public:
  // Refuses: unknown_instrument if the key is another one's, malformed if the answers are not one for each
  // item or one does not fit its item.
  static Result<CheckIn> make(const Instrument& instrument, CheckInParts parts);

  const Id& id() const { return parts_.id; }
  std::uint32_t revision() const { return parts_.revision; }
  const Id& relationship() const { return parts_.relationship; }
  const InstrumentKey& instrument() const { return parts_.instrument; }
  const std::string& language() const { return parts_.language; }
  Day session_day() const { return parts_.session_day; }
  std::int64_t finished_at_ms() const { return parts_.finished_at_ms; }
  const std::vector<Answer>& answers() const { return parts_.answers; }
  const CheckInParts& parts() const { return parts_; }

 private:
  explicit CheckIn(CheckInParts parts) : parts_(std::move(parts)) {}
  CheckInParts parts_;
};

// What is stored of a check-in: a row for every item that was answered or skipped. What was not asked or
// not reached follows from the rows.
std::vector<AnswerRow> rows_of(const Instrument& instrument, const CheckIn& check_in);

// The way back, on the client's side. Items without a row are not_asked where no condition holds and else
// not_reached; `episode_open` as it stood when the draft began. Refuses an unknown item, two rows of one, and
// what `make` refuses.
Result<CheckIn> own_check_in(const Instrument& instrument, CheckInParts parts,
                             const std::vector<AnswerRow>& rows, bool episode_open);
// The same at the therapist's, where items without a row are no_answer.
Result<CheckIn> received_check_in(const Instrument& instrument, CheckInParts parts,
                                  const std::vector<AnswerRow>& rows);

// What the therapist would see. Items left out (by index), skipped, not reached and not asked become one
// and the same no_answer, and a note kept to oneself is gone. A conditional item goes as well when nothing
// that is sent, nor the open episode (computed from what was sent before), shows why it was asked:
// otherwise its answer would tell that an answer left out was high. finished_at_ms becomes 0.
CheckIn shared_view(const Instrument& instrument, const CheckIn& check_in,
                    const std::vector<std::size_t>& left_out, bool episode_open);

}  // namespace attune
