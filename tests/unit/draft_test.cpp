#include "instrument/draft.h"

#include "instrument_files.h"

using namespace attune;
using Kind = Answer::Kind;

namespace {

Draft begin(const Instrument& instrument, bool episode_open = false) {
  DraftState state;
  state.id = {1};
  state.relationship = {2};
  state.instrument = instrument.key();
  state.language = "en";
  state.session_day = day_of({2026, 3, 3});
  state.episode_open = episode_open;
  Result<Draft> draft = Draft::open(instrument, state);
  REQUIRE(draft.ok());
  return std::move(draft).value();
}

// Answers every scale item with `value`, so that strain is there or not.
void answer_all(Draft& draft, int value) {
  for (std::size_t item = 0; item < draft.instrument().item_count(); ++item) {
    const bool is_scale = draft.instrument().item(item).kind == ItemKind::scale;
    if (is_scale && draft.is_asked(item)) REQUIRE(draft.answer(item, value).ok());
  }
}

Kind kind_of(const CheckIn& check_in, std::size_t item) { return check_in.answers()[item].kind; }

}  // namespace

TEST_CASE("draft: U1 and P1 are asked from a strain of 4 on, and P1 while an episode is open") {
  const Instrument instrument = check_in_12();
  const std::size_t u1 = index_of(instrument, "U1");
  const std::size_t p1 = index_of(instrument, "P1");
  Draft draft = begin(instrument);
  CHECK_FALSE(draft.is_asked(u1));
  CHECK_FALSE(draft.is_asked(p1));
  REQUIRE(draft.answer(index_of(instrument, "R1"), 3).ok());
  CHECK_FALSE(draft.is_asked(p1));
  REQUIRE(draft.answer(index_of(instrument, "R2"), 4).ok());
  CHECK(draft.is_asked(u1));
  CHECK(draft.is_asked(p1));

  Draft while_open = begin(instrument, true);
  CHECK_FALSE(while_open.is_asked(u1));
  CHECK(while_open.is_asked(p1));
}

TEST_CASE("draft: an answer leaves with the reason to ask for it") {
  const Instrument instrument = check_in_12();
  const std::size_t r1 = index_of(instrument, "R1");
  const std::size_t p1 = index_of(instrument, "P1");
  Draft draft = begin(instrument);
  REQUIRE(draft.answer(r1, 6).ok());
  REQUIRE(draft.answer(p1, 2).ok());
  REQUIRE(draft.answer(r1, 1).ok());
  CHECK(draft.answer_of(p1).kind == Kind::not_asked);
  CHECK(draft.answer_of(p1).number == 0);
  REQUIRE(draft.answer(r1, 6).ok());
  CHECK(draft.answer_of(p1).kind == Kind::not_reached);
  CHECK(draft.skip(r1).ok());
  CHECK_FALSE(draft.is_asked(p1));
}

TEST_CASE("draft: zero, skipped, not reached, not asked and special stay five different things") {
  const Instrument instrument = check_in_12();
  const std::size_t p1 = index_of(instrument, "P1");
  Draft draft = begin(instrument, true);
  REQUIRE(draft.answer(0, 0).ok());
  REQUIRE(draft.skip(1).ok());
  REQUIRE(draft.choose_special(p1, 1).ok());
  const CheckIn check_in = draft.finish(5);
  CHECK(kind_of(check_in, 0) == Kind::value);
  CHECK(kind_of(check_in, 1) == Kind::skipped);
  CHECK(kind_of(check_in, 2) == Kind::not_reached);
  CHECK(kind_of(check_in, index_of(instrument, "U1")) == Kind::not_asked);
  CHECK(kind_of(check_in, p1) == Kind::special);
  CHECK(check_in.answers()[p1].number == 1);
}

TEST_CASE("draft: what does not fit an item is refused and changes nothing") {
  const Instrument instrument = check_in_12();
  const std::size_t o1 = index_of(instrument, "O1");
  Draft draft = begin(instrument);
  REQUIRE(draft.answer(0, 7).ok());
  CHECK_FALSE(draft.answer(0, 11).ok());
  CHECK_FALSE(draft.answer(0, -1).ok());
  CHECK_FALSE(draft.choose(0, 0).ok());
  CHECK_FALSE(draft.choose_special(0, 0).ok());
  CHECK_FALSE(draft.choose_special(0, std::size_t{1} << 32).ok());
  CHECK_FALSE(draft.write(0, "words").ok());
  CHECK_FALSE(draft.answer(instrument.item_count(), 1).ok());
  CHECK_FALSE(draft.answer(index_of(instrument, "P1"), 5).ok());  // not asked
  CHECK(draft.answer_of(0).number == 7);
  CHECK_FALSE(draft.answer(o1, 1).ok());
  CHECK_FALSE(draft.write(o1, "\xff").ok());
  CHECK_FALSE(draft.write(o1, "a\x01").ok());
  std::string long_text;
  for (std::size_t i = 0; i < kNoteCodePointsMax; ++i) long_text += "\u00e9";
  CHECK(draft.write(o1, long_text).ok());
  CHECK_FALSE(draft.write(o1, long_text + "x").ok());
  CHECK_FALSE(draft.share(o1, false).ok());  // O1 does not ask for privacy
}

TEST_CASE("draft: keep to myself outlives a change of the words") {
  const Instrument instrument = check_in_12();
  const std::size_t o2 = index_of(instrument, "O2");
  Draft draft = begin(instrument);
  CHECK_FALSE(draft.share(o2, false).ok());  // nothing is written yet
  REQUIRE(draft.write(o2, "one").ok());
  REQUIRE(draft.share(o2, false).ok());
  REQUIRE(draft.write(o2, "two").ok());
  CHECK_FALSE(draft.answer_of(o2).share);
  REQUIRE(draft.write(o2, "").ok());
  CHECK(draft.answer_of(o2).kind == Kind::skipped);
  REQUIRE(draft.write(o2, "three").ok());
  CHECK_FALSE(draft.answer_of(o2).share);
  REQUIRE(draft.clear(o2).ok());
  CHECK(draft.answer_of(o2) == Answer{});  // as if it had never been opened, and so it is read back
}

TEST_CASE("draft: next, previous and progress count the items that are asked") {
  const Instrument instrument = check_in_12();
  const std::size_t r2 = index_of(instrument, "R2");
  const std::size_t n1 = index_of(instrument, "N1");
  Draft draft = begin(instrument);
  CHECK(draft.next_after(r2) == n1);
  CHECK(draft.previous_before(n1) == r2);
  CHECK_FALSE(draft.previous_before(0));
  CHECK(draft.next_after(index_of(instrument, "O2")) == instrument.item_count());
  CHECK(draft.progress_at(0).n == 1);
  CHECK(draft.progress_at(n1).n == 7);
  CHECK(draft.progress_at(n1).m == 13);
  REQUIRE(draft.answer(r2, 9).ok());
  CHECK(draft.next_after(r2) == index_of(instrument, "U1"));
  CHECK(draft.progress_at(n1).n == 9);
  CHECK(draft.progress_at(n1).m == 15);
}

TEST_CASE("draft: stored and opened again after every answer it is where it was") {
  const Instrument instrument = check_in_12();
  Draft draft = begin(instrument);
  const auto check_reopened = [&] {
    const Result<Draft> again = Draft::open(instrument, draft.state());
    REQUIRE(again.ok());
    CHECK(again->position() == draft.position());
    for (std::size_t item = 0; item < instrument.item_count(); ++item) {
      CHECK(again->answer_of(item) == draft.answer_of(item));
    }
  };
  check_reopened();
  for (std::size_t item = 0; item < instrument.item_count(); item = draft.next_after(item)) {
    draft.go_to(item);
    const ItemKind kind = instrument.item(item).kind;
    if (kind == ItemKind::scale) REQUIRE(draft.answer(item, 8).ok());
    if (kind == ItemKind::choice) REQUIRE(draft.choose(item, 2).ok());
    if (kind == ItemKind::text) REQUIRE(draft.write(item, "more of this").ok());
    if (instrument.item(item).asks_privacy) REQUIRE(draft.share(item, false).ok());
    check_reopened();
  }
  draft.go_to(instrument.item_count());
  check_reopened();
}

TEST_CASE("draft: impossible rows are refused") {
  const Instrument instrument = check_in_12();
  DraftState state = begin(instrument).state();
  const auto fault_with = [&](std::vector<AnswerRow> rows) {
    DraftState with = state;
    with.rows = std::move(rows);
    return Draft::open(instrument, with).ok() ? "" : "refused";
  };
  const Answer seven{Kind::value, 7, {}, true};
  CHECK(fault_with({{"A1", seven}}) == std::string());
  CHECK(fault_with({{"A9", seven}}) == std::string("refused"));
  CHECK(fault_with({{"A1", seven}, {"A1", seven}}) == std::string("refused"));
  CHECK(fault_with({{"A1", {Kind::value, 11, {}, true}}}) == std::string("refused"));
  CHECK(fault_with({{"A1", {Kind::skipped, 7, {}, true}}}) == std::string("refused"));
  CHECK(fault_with({{"A1", {Kind::value, 7, "words", true}}}) == std::string("refused"));
  CHECK(fault_with({{"A1", {Kind::value, 7, {}, false}}}) == std::string("refused"));
  CHECK(fault_with({{"A1", {Kind::not_reached, 0, {}, true}}}) == std::string("refused"));
  CHECK(fault_with({{"O1", {Kind::note, 0, "", true}}}) == std::string("refused"));
  CHECK(fault_with({{"P1", seven}}) == std::string("refused"));  // nothing asks for it
  CHECK(fault_with({{"P1", seven}, {"R1", seven}}) == std::string());

  DraftState other = state;
  other.instrument.version = 2;
  CHECK(Draft::open(instrument, other).fault() == Fault::unknown_instrument);
}

TEST_CASE("check-in: a client's own rows bring it back, and each kind of no answer stays itself") {
  const Instrument instrument = check_in_12();
  const auto kept_and_read = [&](bool episode_open, std::optional<std::size_t> special) {
    Draft draft = begin(instrument, episode_open);
    REQUIRE(draft.answer(0, 0).ok());
    REQUIRE(draft.skip(1).ok());
    if (special) REQUIRE(draft.choose_special(index_of(instrument, "P1"), *special).ok());
    const CheckIn check_in = draft.finish(5);
    const std::vector<AnswerRow> rows = rows_of(instrument, check_in);
    Result<CheckIn> read = own_check_in(instrument, check_in.parts(), rows, episode_open);
    REQUIRE(read.ok());
    CHECK(read->answers() == check_in.answers());
    return std::move(read).value();
  };
  const std::size_t p1 = index_of(instrument, "P1");
  const CheckIn calm = kept_and_read(false, std::nullopt);
  CHECK(kind_of(calm, 0) == Kind::value);
  CHECK(kind_of(calm, 1) == Kind::skipped);
  CHECK(kind_of(calm, 2) == Kind::not_reached);
  CHECK(kind_of(calm, p1) == Kind::not_asked);
  CHECK(kind_of(kept_and_read(true, std::nullopt), p1) == Kind::not_reached);
  const CheckIn nothing_off = kept_and_read(true, 0);
  const CheckIn not_talked = kept_and_read(true, 1);
  CHECK(kind_of(nothing_off, p1) == Kind::special);
  CHECK(kind_of(not_talked, p1) == Kind::special);
  CHECK(nothing_off.answers()[p1] != not_talked.answers()[p1]);
}

TEST_CASE("check-in: an item without a row is no answer at the therapist's, two rows are refused") {
  const Instrument instrument = check_in_12();
  const CheckInParts parts = begin(instrument).finish(5).parts();
  const AnswerRow zero{"A1", {Kind::value, 0, {}, true}};
  const Result<CheckIn> received = received_check_in(instrument, parts, {zero});
  REQUIRE(received.ok());
  CHECK(kind_of(*received, 0) == Kind::value);
  CHECK(kind_of(*received, 1) == Kind::no_answer);
  CHECK(kind_of(*received, index_of(instrument, "P1")) == Kind::no_answer);
  CHECK_FALSE(received_check_in(instrument, parts, {zero, zero}).ok());
  CHECK_FALSE(own_check_in(instrument, parts, {zero, zero}, false).ok());
  CHECK_FALSE(own_check_in(instrument, parts, {{"A9", zero.answer}}, false).ok());
}

TEST_CASE("check-in: what is not sent leaves no mark at the therapist") {
  const Instrument instrument = check_in_12();
  const std::size_t r1 = index_of(instrument, "R1");
  const std::size_t o2 = index_of(instrument, "O2");
  Draft draft = begin(instrument);
  answer_all(draft, 2);
  const CheckIn calm = shared_view(instrument, draft.finish(5), {r1}, false);

  // The same person with high strain, an answered U1 and P1, and a note, who keeps all of that back.
  REQUIRE(draft.answer(r1, 9).ok());
  REQUIRE(draft.choose(index_of(instrument, "U1"), 0).ok());
  REQUIRE(draft.answer(index_of(instrument, "P1"), 1).ok());
  REQUIRE(draft.write(o2, "private").ok());
  REQUIRE(draft.share(o2, false).ok());
  const CheckIn kept_back = shared_view(instrument, draft.finish(6), {r1}, false);
  CHECK(kept_back.answers() == calm.answers());
  CHECK(kept_back.finished_at_ms() == 0);

  // Sent strain, or an episode that the therapist knows of, shows why P1 was asked.
  const std::size_t p1 = index_of(instrument, "P1");
  CHECK(kind_of(shared_view(instrument, draft.finish(6), {}, false), p1) == Kind::value);
  CHECK(kind_of(shared_view(instrument, draft.finish(6), {r1}, true), p1) == Kind::value);
  CHECK(kind_of(shared_view(instrument, draft.finish(6), {}, false), o2) == Kind::no_answer);
}

TEST_CASE("check-in: skipped, not reached, not asked and left out look the same to the therapist") {
  const Instrument instrument = check_in_12();
  Draft skipped = begin(instrument);
  REQUIRE(skipped.skip(0).ok());
  Draft answered = begin(instrument);
  REQUIRE(answered.answer(0, 3).ok());
  const Draft untouched = begin(instrument);
  const CheckIn expected = shared_view(instrument, untouched.finish(1), {}, false);
  CHECK(shared_view(instrument, skipped.finish(1), {}, false).answers() == expected.answers());
  CHECK(shared_view(instrument, answered.finish(1), {0}, false).answers() == expected.answers());
}

TEST_CASE("answer: every answer but a note has one wire number, and each number one answer") {
  const Instrument instrument = small_instrument();
  const std::size_t q4 = index_of(instrument, "Q4");
  const std::size_t q3 = index_of(instrument, "Q3");
  CHECK(code_of(instrument, q4, {Kind::value, 1, {}, true}) == 0u);
  CHECK(code_of(instrument, q4, {Kind::special, 0, {}, true}) == 5u);
  CHECK(code_of(instrument, q3, {Kind::choice, 1, {}, true}) == 1u);
  CHECK_FALSE(code_of(instrument, q4, {Kind::skipped, 0, {}, true}));
  for (std::uint32_t code = 0; code < 6; ++code) {
    const Result<Answer> answer = answer_of_code(instrument, q4, code);
    REQUIRE(answer.ok());
    CHECK(code_of(instrument, q4, *answer) == code);
  }
  CHECK_FALSE(answer_of_code(instrument, q4, 6).ok());
  CHECK_FALSE(answer_of_code(instrument, q3, 2).ok());
  CHECK_FALSE(answer_of_code(instrument, index_of(instrument, "Q5"), 0).ok());
  CHECK_FALSE(answer_of_code(instrument, q4, 0xFFFFFFFF).ok());
}
