// A check-in that was filled in on paper, as the one row that a therapist types: an entry for each question
// that is not answered in words, in the order they are printed, with a space or comma between. A number is a
// stop, a letter the first, second, ... box beside or instead of the scale, "-" is no answer. What the row
// does not reach has no answer either.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "instrument/answer.h"
#include "instrument/instrument.h"

namespace attune {

// The items that a row has an entry for.
std::vector<std::size_t> row_items(const Instrument& instrument);

struct PaperRow {
  std::vector<Answer> answers;  // by item index; no_answer where nothing is marked
  std::size_t entries = 0;      // that were typed
  // The first entry that its question cannot have, as it was typed; its place counts from 0. One entry more
  // than there are questions is such an entry too.
  std::optional<std::size_t> wrong;
  std::string wrong_entry;
};
PaperRow read_paper_row(const Instrument& instrument, std::string_view row);

// The same way back, for correcting: what was typed, without what follows the last answer.
std::string write_paper_row(const Instrument& instrument, const std::vector<Answer>& answers);

// "a" for the first box.
std::string box_letter(std::size_t box);

}  // namespace attune
