#include "instrument/draft.h"

#include <cassert>

#include "instrument/conditions.h"

namespace attune {

DraftState correction_of(const Instrument& instrument, const CheckIn& check_in, std::uint32_t revision,
                         bool episode_open) {
  assert(revision > check_in.revision());
  DraftState state;
  state.id = check_in.id();
  state.revision = revision;
  state.relationship = check_in.relationship();
  state.instrument = check_in.instrument();
  state.language = check_in.language();
  state.session_day = check_in.session_day();
  state.episode_open = episode_open;
  state.rows = rows_of(instrument, check_in);
  return state;
}

Draft::Draft(Instrument instrument, DraftState state)
    : instrument_(std::move(instrument)), state_(std::move(state)), answers_(instrument_.item_count()) {}

Result<Draft> Draft::open(Instrument instrument, DraftState state) {
  if (state.instrument != instrument.key()) return Error{Fault::unknown_instrument, "draft instrument"};
  if (state.position > instrument.item_count()) return Error{Fault::malformed, "draft position"};
  const std::vector<AnswerRow> rows = std::move(state.rows);
  state.rows.clear();
  Draft draft(std::move(instrument), std::move(state));
  for (const AnswerRow& row : rows) {
    const std::optional<std::size_t> item = draft.instrument_.index_of(row.item_id);
    const bool is_act = row.answer.is_given() || row.answer.kind == Answer::Kind::skipped;
    if (!item || !is_act) return Error{Fault::malformed, "draft row"};
    const bool is_twice = draft.answers_[*item].kind != Answer::Kind::not_reached;
    if (is_twice) return Error{Fault::malformed, "draft row twice"};
    const Status fit = fits(draft.instrument_, *item, row.answer);
    if (!fit) return fit.error();
    draft.answers_[*item] = row.answer;
  }
  const std::vector<Answer> stored = draft.answers_;
  draft.settle();
  for (std::size_t item = 0; item < stored.size(); ++item) {
    const bool was_lost = !draft.is_asked(item) && stored[item].kind != Answer::Kind::not_reached;
    if (was_lost) return Error{Fault::malformed, "draft row not asked"};
  }
  return draft;
}

DraftState Draft::state() const {
  DraftState state = state_;
  for (std::size_t item = 0; item < answers_.size(); ++item) {
    const Answer& answer = answers_[item];
    if (answer.is_given() || answer.kind == Answer::Kind::skipped) {
      state.rows.push_back({instrument_.item(item).id, answer});
    }
  }
  return state;
}

const Answer& Draft::answer_of(std::size_t item) const {
  assert(item < answers_.size());
  return answers_[item];
}

// Asked and not asked follow from the answers before them, so one pass in order settles all.
void Draft::settle() {
  for (std::size_t item = 0; item < answers_.size(); ++item) {
    const bool asked = attune::is_asked(instrument_, item, answers_, state_.episode_open);
    if (asked == is_asked(item)) continue;
    answers_[item] = Answer{};
    if (!asked) answers_[item].kind = Answer::Kind::not_asked;
  }
}

// "Keep to myself" outlives every change of the words it was said about, and ends with the answer itself.
Status Draft::put(std::size_t item, Answer::Kind kind, int number, std::string text) {
  if (item >= answers_.size() || !is_asked(item)) return Error{Fault::malformed, "item not asked"};
  const bool share = answers_[item].share || kind == Answer::Kind::not_reached;
  Answer answer{kind, number, std::move(text), share};
  const Status fit = fits(instrument_, item, answer);
  if (!fit) return fit;
  answers_[item] = std::move(answer);
  settle();
  return done();
}

Status Draft::answer(std::size_t item, int value) { return put(item, Answer::Kind::value, value, {}); }

Status Draft::choose(std::size_t item, std::size_t choice) {
  if (choice > kAnswerNumberMax) return Error{Fault::malformed, "choice"};
  return put(item, Answer::Kind::choice, static_cast<int>(choice), {});
}

Status Draft::choose_special(std::size_t item, std::size_t special) {
  if (special > kAnswerNumberMax) return Error{Fault::malformed, "special"};
  return put(item, Answer::Kind::special, static_cast<int>(special), {});
}

Status Draft::write(std::size_t item, std::string_view text) {
  return text.empty() ? skip(item) : put(item, Answer::Kind::note, 0, std::string(text));
}

Status Draft::skip(std::size_t item) { return put(item, Answer::Kind::skipped, 0, {}); }

Status Draft::clear(std::size_t item) { return put(item, Answer::Kind::not_reached, 0, {}); }

Status Draft::share(std::size_t item, bool share) {
  if (item >= answers_.size() || !is_asked(item)) return Error{Fault::malformed, "item not asked"};
  if (!share && !instrument_.item(item).asks_privacy) return Error{Fault::malformed, "item without privacy"};
  if (!answers_[item].is_given()) return Error{Fault::malformed, "nothing to keep back"};
  answers_[item].share = share;
  return done();
}

void Draft::go_to(std::size_t position) {
  assert(position <= answers_.size());
  state_.position = position;
}

std::size_t Draft::next_after(std::size_t item) const {
  for (std::size_t next = item + 1; next < answers_.size(); ++next) {
    if (is_asked(next)) return next;
  }
  return answers_.size();
}

std::optional<std::size_t> Draft::previous_before(std::size_t item) const {
  while (item > 0) {
    --item;
    if (is_asked(item)) return item;
  }
  return std::nullopt;
}

Progress Draft::progress_at(std::size_t item) const {
  Progress progress;
  for (std::size_t each = 0; each < answers_.size(); ++each) {
    if (!is_asked(each)) continue;
    ++progress.m;
    if (each <= item) ++progress.n;
  }
  return progress;
}

bool Draft::has_answers() const {
  for (const Answer& answer : answers_) {
    if (answer.is_given()) return true;
  }
  return false;
}

CheckIn Draft::finish(std::int64_t finished_at_ms) const {
  Result<CheckIn> check_in =
      CheckIn::make(instrument_, {state_.id, state_.revision, state_.relationship, instrument_.key(),
                                  state_.language, state_.session_day, finished_at_ms, answers_});
  assert(check_in.ok());
  return std::move(check_in).value();
}

}  // namespace attune
