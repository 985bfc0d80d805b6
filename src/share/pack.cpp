#include "share/pack.h"

namespace attune::share {
SharedCheckIn pack_check_in(const Instrument& instrument, const CheckIn& view) {
  assert(view.instrument() == instrument.key());
  SharedCheckIn shared;
  shared.id = view.id();
  shared.revision = view.revision();
  shared.session_day = view.session_day();
  shared.language = view.language();
  shared.instrument = view.instrument();
  for (std::size_t item = 0; item < view.answers().size(); ++item) {
    const Answer& answer = view.answers()[item];
    shared.answers.push_back(code_of(instrument, item, answer));
    if (answer.kind == Answer::Kind::note && answer.share) {
      shared.notes.push_back({static_cast<std::uint8_t>(item), answer.text});
    }
  }
  return shared;
}

Result<CheckIn> unpack_check_in(const Instrument& instrument, const SharedCheckIn& shared,
                                const Id& relationship) {
  if (shared.instrument != instrument.key()) return Error{Fault::unknown_instrument, "shared check-in"};
  if (shared.answers.size() != instrument.item_count()) return Error{Fault::malformed, "shared answers"};
  CheckInParts parts;
  parts.id = shared.id;
  parts.revision = shared.revision;
  parts.relationship = relationship;
  parts.instrument = shared.instrument;
  parts.language = shared.language;
  parts.session_day = shared.session_day;
  for (std::size_t item = 0; item < shared.answers.size(); ++item) {
    const std::optional<std::uint32_t> code = shared.answers[item];
    Answer none;
    none.kind = Answer::Kind::no_answer;
    const Result<Answer> answer = code ? answer_of_code(instrument, item, *code) : Result<Answer>(none);
    if (!answer) return answer.error();
    parts.answers.push_back(*answer);
  }
  for (const SharedNote& note : shared.notes) {
    Answer& answer = parts.answers[note.item];
    if (answer.kind != Answer::Kind::no_answer) return Error{Fault::malformed, "shared note"};
    answer.kind = Answer::Kind::note;
    answer.text = note.text;
  }
  return CheckIn::make(instrument, std::move(parts));
}

}  // namespace attune::share
