// Answers in progress. A draft belongs to one relationship from its first moment and ends as an immutable
// CheckIn.
#pragma once

#include "instrument/check_in.h"

namespace attune {

// Everything a draft is, for the record room. `rows` holds what the person did; what was not asked or not
// reached follows from it and has no row.
struct DraftState {
  Id id{};
  std::uint32_t revision = 1;
  Id relationship{};
  InstrumentKey instrument;
  std::string language;
  Day session_day;
  bool episode_open = false;  // from what was sent to this therapist, when the draft began; decides P1
  std::size_t position = 0;   // the item on screen; item_count() for "Check and send"
  std::vector<AnswerRow> rows;
};

// Where a correction begins: the answers of a finished check-in, to be changed, as a higher revision of it.
// The finished one stays as it is. REQUIRES: revision > check_in.revision().
DraftState correction_of(const Instrument& instrument, const CheckIn& check_in, std::uint32_t revision,
                         bool episode_open);

// "n of m": m counts the items asked with the answers so far.
struct Progress {
  std::size_t n = 0;
  std::size_t m = 0;
};

class Draft {
 public:
  // A new draft: `state.rows` is empty and the position 0. A stored one: refuses unknown_instrument for
  // another instrument's key and malformed for impossible rows: an item that is unknown, twice or not
  // asked, an answer that does not fit its item, a kind that only follows from others.
  static Result<Draft> open(Instrument instrument, DraftState state);
  DraftState state() const;

  const Instrument& instrument() const { return instrument_; }
  const Id& id() const { return state_.id; }
  const Id& relationship() const { return state_.relationship; }
  const std::string& language() const { return state_.language; }
  Day session_day() const { return state_.session_day; }
  bool episode_open() const { return state_.episode_open; }
  std::size_t position() const { return state_.position; }
  const Answer& answer_of(std::size_t item) const;  // REQUIRES: item < item_count()
  bool is_asked(std::size_t item) const { return answer_of(item).kind != Answer::Kind::not_asked; }

  // Each refuses (malformed) what does not fit the item and changes nothing then. An item that is no longer
  // asked after a change becomes not_asked and what it held is gone.
  Status answer(std::size_t item, int value);
  Status choose(std::size_t item, std::size_t choice);
  Status choose_special(std::size_t item, std::size_t special);
  Status write(std::size_t item, std::string_view text);  // no words: skipped
  Status skip(std::size_t item);
  Status clear(std::size_t item);  // back to not reached
  // False: "keep to myself". Only of words that are there; kept when they change.
  Status share(std::size_t item, bool share);

  void set_session_day(Day day) { state_.session_day = day; }
  void set_language(std::string tag) { state_.language = std::move(tag); }
  void go_to(std::size_t position);  // REQUIRES: position <= item_count()

  // Among the items asked now. `next_after` answers item_count() at the end, `previous_before` nullopt at
  // the start.
  std::size_t next_after(std::size_t item) const;
  std::optional<std::size_t> previous_before(std::size_t item) const;
  Progress progress_at(std::size_t item) const;
  bool has_answers() const;

  CheckIn finish(std::int64_t finished_at_ms) const;

 private:
  Draft(Instrument instrument, DraftState state);
  Status put(std::size_t item, Answer::Kind kind, int number, std::string text);
  void settle();
  Instrument instrument_;
  DraftState state_;  // its rows stay empty; `answers_` holds them by index
  std::vector<Answer> answers_;
};

}  // namespace attune
