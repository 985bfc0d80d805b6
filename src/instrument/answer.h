// One answer to one item. That a person answered zero, passed over, has not come to it, and was not asked
// are four different things, and none of them is ever turned into a number.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"
#include "instrument/instrument.h"

namespace attune {

constexpr std::uint32_t kAnswerNumberMax = 2000;  // no stop, choice or special answer is numbered higher
constexpr std::size_t kNoteCodePointsMax = 1000;  // 4,000 bytes at most, as the wire has it

struct Answer {
  // These numbers may be stored: they are never changed or used again for something else.
  enum class Kind : std::uint8_t {
    not_reached = 0,  // the person has not come to it yet, or finished before it
    not_asked = 1,    // its condition does not hold
    skipped = 2,      // seen and passed over
    value = 3,        // a stop of the scale: `number`
    choice = 4,       // one of the item's choices: `number` is its index
    special = 5,      // an answer off the scale, such as "nothing felt off": `number` is its index
    note = 6,         // words: `text`, never empty
    no_answer = 7,    // all a therapist is told of skipped, not reached, not asked and left out
  };
  Kind kind = Kind::not_reached;
  int number = 0;     // 0 unless value, choice or special
  std::string text;   // empty unless note
  bool share = true;  // false: "keep to myself"; only where the item asks for privacy

  bool is_given() const {
    return kind == Kind::value || kind == Kind::choice || kind == Kind::special || kind == Kind::note;
  }
};
bool operator==(const Answer& a, const Answer& b);
bool operator!=(const Answer& a, const Answer& b);

// Refuses (malformed) an answer that this item cannot have: off the scale, no such choice, words that are
// no plain text or longer than kNoteCodePointsMax, "keep to myself" where it was not offered.
Status fits(const Instrument& instrument, std::size_t item, const Answer& answer);

// An answer as one small number, for the wire: the place of the stop, or of the choice; special answers
// follow the stops. A note and whatever is not given have none. `answer_of_code` refuses (malformed) a
// number the item has no answer for.
std::optional<std::uint32_t> code_of(const Instrument& instrument, std::size_t item, const Answer& answer);
Result<Answer> answer_of_code(const Instrument& instrument, std::size_t item, std::uint32_t code);

// An answer as it is stored: by the item's id, because a row must make sense without its instrument at hand.
struct AnswerRow {
  std::string item_id;
  Answer answer;
};

}  // namespace attune
