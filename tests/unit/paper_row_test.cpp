// What was filled in on paper, typed as one row.
#include "instrument/paper_row.h"

#include <random>

#include "instrument_files.h"

using namespace attune;

namespace {

const Answer& at(const Instrument& instrument, const PaperRow& row, std::string_view id) {
  return row.answers[index_of(instrument, id)];
}

}  // namespace

TEST_CASE("paper row: numbers, letters and dashes go to the questions in their order") {
  const Instrument instrument = check_in_12();
  const PaperRow row = read_paper_row(instrument, "8 7 9 10 5 0 a b 7 6 8 - 4");
  CHECK_FALSE(row.wrong);
  CHECK(row.entries == 13);
  CHECK(at(instrument, row, "A4").number == 10);
  CHECK(at(instrument, row, "R2").kind == Answer::Kind::value);
  CHECK(at(instrument, row, "R2").number == 0);
  CHECK(at(instrument, row, "U1").kind == Answer::Kind::choice);
  CHECK(at(instrument, row, "U1").number == 0);
  CHECK(at(instrument, row, "P1").kind == Answer::Kind::special);
  CHECK(at(instrument, row, "P1").number == 1);
  CHECK(at(instrument, row, "M1").kind == Answer::Kind::no_answer);
  CHECK(at(instrument, row, "M2").number == 4);
  CHECK(at(instrument, row, "O1").kind == Answer::Kind::no_answer);
}

TEST_CASE("paper row: commas, line ends, capitals and a short row are taken as they are meant") {
  const Instrument instrument = check_in_12();
  const PaperRow row = read_paper_row(instrument, " 8,7;9\n8\t5 0  B ");
  CHECK_FALSE(row.wrong);
  CHECK(at(instrument, row, "U1").number == 1);
  CHECK(at(instrument, row, "N1").kind == Answer::Kind::no_answer);
  const PaperRow none = read_paper_row(instrument, " \n");
  CHECK(none.entries == 0);
  for (const Answer& answer : none.answers) CHECK_FALSE(answer.is_given());
}

TEST_CASE("paper row: the first entry that its question cannot have is named, and what was before it stays") {
  const Instrument instrument = check_in_12();
  const auto wrong = [&](std::string_view row) {
    const PaperRow read = read_paper_row(instrument, row);
    return read.wrong ? static_cast<int>(*read.wrong) : -1;
  };
  CHECK(wrong("8 11 9") == 1);
  CHECK(wrong("8 7 9 8 5 0 4") == 6);    // a choice has letters
  CHECK(wrong("8 7 9 8 5 0 d") == 6);    // and three of them
  CHECK(wrong("8 7 9 8 5 0 a c") == 7);  // two boxes beside the scale
  CHECK(wrong("8 a") == 1);              // none at all
  CHECK(wrong("8 7.5") == 1);
  CHECK(wrong("8 -1") == 1);
  CHECK(wrong("8 +7") == 1);
  CHECK(wrong("99999999999999999999") == 0);
  CHECK(wrong("1 1 1 1 1 1 a 1 1 1 1 1 1 1") == 13);
  CHECK(read_paper_row(instrument, "8 11 9").wrong_entry == "11");
  CHECK(at(instrument, read_paper_row(instrument, "8 11 9"), "A1").number == 8);
}

TEST_CASE("paper row: a scale of another instrument has its own stops") {
  const Instrument instrument = small_instrument();
  const Scale& scale = instrument.scale();
  CHECK_FALSE(read_paper_row(instrument, std::to_string(scale.max)).wrong);
  CHECK(read_paper_row(instrument, std::to_string(scale.max + scale.step)).wrong);
}

TEST_CASE("paper row: whatever was answered is written so that it is read as the same") {
  const Instrument instrument = check_in_12();
  std::mt19937 random(7);
  for (int turn = 0; turn < 500; ++turn) {
    std::vector<Answer> answers(instrument.item_count(), Answer{Answer::Kind::no_answer, 0, {}, true});
    for (const std::size_t item : row_items(instrument)) {
      const std::uint32_t code = static_cast<std::uint32_t>(random() % 16);
      if (const Result<Answer> answer = answer_of_code(instrument, item, code)) answers[item] = *answer;
    }
    const std::string row = write_paper_row(instrument, answers);
    const PaperRow read = read_paper_row(instrument, row);
    REQUIRE_FALSE(read.wrong);
    REQUIRE(read.answers == answers);
  }
  CHECK(write_paper_row(instrument, read_paper_row(instrument, "- - 7 -").answers) == "- - 7");
  CHECK(write_paper_row(instrument, read_paper_row(instrument, "").answers).empty());
}
