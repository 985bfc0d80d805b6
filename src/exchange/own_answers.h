// One's own check-ins as the files of this room tell them (FORMAT.md).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "instrument/instrument.h"
#include "record/values.h"

namespace attune::exchange {

struct SentTo {
  std::string therapist;
  std::int64_t at_ms = 0;
};

struct OwnCheckIn {
  StoredCheckIn stored;
  const Instrument* instrument = nullptr;  // none where this site does not have it
  std::optional<SentTo> sent;
};

// The rows of a check-in in the order of its instrument; as they are stored where that is not here.
std::vector<AnswerRow> rows_in_order(const OwnCheckIn& own);
// The words of a choice, a special answer or a note; empty for all else, and where they are not known.
std::string words_of(const OwnCheckIn& own, const AnswerRow& row, std::string_view language);
std::string iso_moment(std::int64_t at_ms);  // "2026-11-25T18:40:00Z"

}  // namespace attune::exchange
