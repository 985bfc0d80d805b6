#include <doctest/doctest.h>

#include <random>

#include "base/json.h"
#include "exchange/own_csv.h"
#include "exchange/own_json.h"
#include "instrument_files.h"

using namespace attune;
using namespace attune::exchange;
using Kind = Answer::Kind;

namespace {

AnswerRow row(const char* item, Kind kind, int number, std::string text = {}, bool share = true) {
  return {item, {kind, number, std::move(text), share}};
}

OwnCheckIn own_check_in_of(const Instrument& instrument) {
  OwnCheckIn own;
  own.instrument = &instrument;
  own.stored.parts.id = {0xab, 1};
  own.stored.parts.instrument = instrument.key();
  own.stored.parts.language = "en";
  own.stored.parts.session_day = day_of({2026, 3, 3});
  own.stored.parts.finished_at_ms = 1772557200000;  // 2026-03-03 17:00 UTC
  // Out of order on purpose: the record gives no order.
  own.stored.rows = {row("O1", Kind::note, 0, "=1+1, \"so\"\nand", false), row("A1", Kind::value, 0),
                     row("A2", Kind::skipped, 0), row("U1", Kind::choice, 1), row("P1", Kind::special, 0)};
  own.stored.left_out = {"A1", "U1"};
  own.sent = SentTo{"Dana", 1772557260000};
  return own;
}

// Everything of RFC 4180, with what FORMAT.md adds taken off again.
std::vector<std::vector<std::string>> read_csv(std::string_view text) {
  REQUIRE(text.substr(0, 3) == "\xEF\xBB\xBF");
  text.remove_prefix(3);
  std::vector<std::vector<std::string>> lines;
  std::vector<std::string> line;
  std::string cell;
  bool is_quoted = false;
  const auto end_cell = [&] {
    line.push_back(!cell.empty() && cell[0] == '\'' ? cell.substr(1) : cell);
    cell.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool is_twice = c == '"' && is_quoted && i + 1 < text.size() && text[i + 1] == '"';
    if (is_twice) cell += text[i++];
    else if (c == '"') is_quoted = !is_quoted;
    else if (c == ',' && !is_quoted) end_cell();
    else if (c == '\r' && !is_quoted) {
      REQUIRE(text[++i] == '\n');
      end_cell();
      lines.push_back(std::move(line));
      line.clear();
    } else cell += c;
  }
  CHECK((line.empty() && cell.empty() && !is_quoted));
  return lines;
}

std::string cell_of(const std::vector<std::vector<std::string>>& lines, const std::string& name) {
  for (std::size_t i = 0; i < lines[0].size(); ++i) {
    if (lines[0][i].substr(0, name.size()) == name) return lines[1][i];
  }
  FAIL("no column " << name);
  return {};
}

}  // namespace

TEST_CASE("own csv: reread, it has every answer; nothing, skipped and 0 are three things") {
  const Instrument instrument = check_in_12();
  const auto lines = read_csv(write_own_csv({own_check_in_of(instrument)}, "en"));
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].size() == 8 + instrument.item_count());
  CHECK(lines[1].size() == lines[0].size());
  CHECK(cell_of(lines, "session_day") == "2026-03-03");
  CHECK(cell_of(lines, "finished_at") == "2026-03-03T17:00:00Z");
  CHECK(cell_of(lines, "instrument") == "attune.checkin12 1");
  CHECK(cell_of(lines, "sent_to") == "Dana");
  CHECK(cell_of(lines, "sent_at") == "2026-03-03T17:01:00Z");
  CHECK(cell_of(lines, "left_out") == "A1 U1");
  CHECK(cell_of(lines, "A1 It felt safe") == "0");
  CHECK(cell_of(lines, "A2 My therapist") == "skipped");
  CHECK(cell_of(lines, "A3 We worked").empty());
  CHECK(cell_of(lines, "U1 How should") == "I will bring it up");
  CHECK(cell_of(lines, "P1 If something") == "Nothing felt off");
  CHECK(cell_of(lines, "O1 Is there") == "=1+1, \"so\"\nand");
}

TEST_CASE("own csv: no cell of text can run as a formula, and a reader has back what was written") {
  for (const char* text : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'=1", "'", "＝1", "＋1",
                           "－1", "＠x"}) {
    CAPTURE(text);
    const std::string cell = text_cell(text);
    const std::size_t start = cell[0] == '"' ? 1 : 0;
    CHECK(cell[start] == '\'');
  }
  CHECK(text_cell("a=1") == "a=1");
  CHECK(text_cell("") == "");
  std::mt19937 random(5);
  const std::string characters[] = {"=", "+", "'", "\"", ",", "\r", "\n", "\t", "a", "é", "＝", " "};
  for (int turn = 0; turn < 2000; ++turn) {
    std::string text;
    for (std::size_t i = random() % 6; i > 0; --i) text += characters[random() % 12];
    const auto lines = read_csv("\xEF\xBB\xBF" + text_cell(text) + ",x\r\n");
    REQUIRE(lines.size() == 1);
    CHECK(lines[0] == std::vector<std::string>{text, "x"});
  }
}

TEST_CASE("own csv: a check-in of an instrument that is not here keeps its answers, by id") {
  const Instrument instrument = check_in_12();
  OwnCheckIn other = own_check_in_of(instrument);
  other.instrument = nullptr;
  other.stored.parts.instrument.version = 2;
  const auto lines = read_csv(write_own_csv({other, own_check_in_of(instrument)}, "en"));
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].size() == 8 + 5 + instrument.item_count());
  CHECK(cell_of(lines, "A1") == "0");
  CHECK(lines[2][9].empty());  // the other's A1 is no answer of this one
}

TEST_CASE("own json: reread, it has every answer, in the instrument's order, with its words") {
  const Instrument instrument = check_in_12();
  const Result<JsonDocument> read = JsonDocument::parse(write_own_json({own_check_in_of(instrument)}, "en"));
  REQUIRE(read.ok());
  CHECK(read->root().find("format")->text() == "attune.own");
  CHECK(read->root().find("version")->whole(0, 9) == 1);
  const JsonValue one = read->root().find("check_ins")->at(0);
  CHECK(one.find("id")->text() == "ab010000000000000000000000000000");
  CHECK(one.find("session_day")->text() == "2026-03-03");
  CHECK(one.find("sent")->find("to")->text() == "Dana");
  CHECK(one.find("left_out")->size() == 2);
  const JsonValue answers = *one.find("answers");
  const char* order[] = {"A1", "A2", "U1", "P1", "O1"};
  REQUIRE(answers.size() == 5);
  for (std::size_t i = 0; i < 5; ++i) CHECK(answers.at(i).find("item")->text() == order[i]);
  CHECK(answers.at(0).find("value")->whole(0, 10) == 0);
  CHECK(answers.at(1).find("kind")->text() == "skipped");
  CHECK_FALSE(answers.at(1).find("value").has_value());
  CHECK(answers.at(2).find("words")->text() == "I will bring it up");
  CHECK(answers.at(4).find("words")->text() == "=1+1, \"so\"\nand");
  CHECK(answers.at(4).find("private")->boolean() == true);
}

TEST_CASE("own json: without the instrument and without a message there is neither question nor sent") {
  const Instrument instrument = check_in_12();
  OwnCheckIn other = own_check_in_of(instrument);
  other.instrument = nullptr;
  other.sent.reset();
  const Result<JsonDocument> read = JsonDocument::parse(write_own_json({other}, "en"));
  REQUIRE(read.ok());
  const JsonValue one = read->root().find("check_ins")->at(0);
  CHECK_FALSE(one.find("sent").has_value());
  CHECK(one.find("answers")->size() == 5);
  CHECK_FALSE(one.find("answers")->at(0).find("question").has_value());
  CHECK(JsonDocument::parse(write_own_json({}, "en"))->root().find("check_ins")->size() == 0);
}
