#include "bench/bench_file.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdlib>
#include <unordered_map>

#include "instrument/load.h"

namespace attune::bench {
namespace {

constexpr std::string_view kInstrument = R"({
  "format": 1, "id": "bench", "version": 1, "licence": { "name": "none", "notice": "Numbers, no words." },
  "scale": { "min": 0, "max": 10, "step": 1 },
  "items": [
    { "id": "a1", "kind": "scale", "construct": "bond" },
    { "id": "a2", "kind": "scale", "construct": "understood" },
    { "id": "a3", "kind": "scale", "construct": "goals" },
    { "id": "a4", "kind": "scale", "construct": "tasks" },
    { "id": "w", "kind": "scale", "construct": "withdrawal" },
    { "id": "c", "kind": "scale", "construct": "confrontation" }
  ],
  "subscales": [
    { "id": "ALL", "name": "alliance", "items": ["a1", "a2", "a3", "a4"],
      "method": "mean", "min_answered": 3 },
    { "id": "STRAIN", "name": "strain", "items": ["w", "c"], "method": "max", "min_answered": 1 }
  ],
  "languages": { "en": { "title": "Bench", "items": {
    "a1": { "text": "a1", "labels": ["0", "10"] }, "a2": { "text": "a2", "labels": ["0", "10"] },
    "a3": { "text": "a3", "labels": ["0", "10"] }, "a4": { "text": "a4", "labels": ["0", "10"] },
    "w": { "text": "w", "labels": ["0", "10"] }, "c": { "text": "c", "labels": ["0", "10"] } } } }
})";

std::vector<std::string> fields_of(std::string_view line) {
  std::vector<std::string> fields(1);
  for (const char c : line) {
    if (c == ',') {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

// Takes rows apart and remembers what the first bad one lacks.
class Rows {
 public:
  Rows(std::vector<std::string> header, std::string& why) : header_(std::move(header)), why_(why) {}

  void begin(std::string_view line, std::size_t number) {
    fields_ = fields_of(line);
    number_ = number;
    if (fields_.size() != header_.size()) refuse("it has not as many fields as the header");
  }
  void refuse(const std::string& reason) {
    if (why_.empty()) why_ = "line " + std::to_string(number_) + ": " + reason;
  }
  bool ok() const { return why_.empty(); }

  const std::string& text(std::string_view column) {
    static const std::string kNothing;
    const auto place = std::find(header_.begin(), header_.end(), column);
    if (place == header_.end()) refuse("there is no column \"" + std::string(column) + "\"");
    return ok() ? fields_[static_cast<std::size_t>(place - header_.begin())] : kNothing;
  }
  double number(std::string_view column) {
    const std::string& text_here = text(column);
    char* end = nullptr;
    const double value = std::strtod(text_here.c_str(), &end);
    const bool is_number = !text_here.empty() && *end == '\0' && std::isfinite(value);
    if (!is_number) refuse("\"" + text_here + "\" is no number for \"" + std::string(column) + "\"");
    return is_number ? value : 0;
  }
  int whole(std::string_view column, int min, int max) {
    const double value = number(column);
    const bool is_whole = value >= min && value <= max && value == std::floor(value);
    if (!is_whole) refuse("\"" + text(column) + "\" cannot be \"" + std::string(column) + "\"");
    return is_whole ? static_cast<int>(value) : 0;
  }

 private:
  std::vector<std::string> header_;
  std::vector<std::string> fields_;
  std::size_t number_ = 1;
  std::string& why_;
};

Session session_of(Rows& rows) {
  Session session;
  session.number = rows.whole("session", 1, 1000000);
  session.effect = rows.number("effect");
  for (const Item& item : bench_instrument().items()) {
    Answer answer;
    answer.kind = Answer::Kind::skipped;
    if (!rows.text(item.id).empty()) {
      answer.kind = Answer::Kind::value;
      answer.number = rows.whole(item.id, 0, 10);
    }
    session.answers.push_back(std::move(answer));
  }
  return session;
}

}  // namespace

const Instrument& bench_instrument() {
  static const Result<Instrument> instrument = load_instrument(kInstrument);
  assert(instrument.ok());
  return *instrument;
}

std::optional<std::vector<Case>> read_bench_file(std::string_view text, std::string& why) {
  std::vector<Case> cases;
  std::unordered_map<std::string, std::size_t> places;
  std::optional<Rows> rows;
  why.clear();
  for (std::size_t number = 1; !text.empty() && why.empty(); ++number) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty()) continue;
    if (!rows) {
      rows.emplace(fields_of(line), why);
      continue;
    }
    rows->begin(line, number);
    Session session = session_of(*rows);
    const int onset = rows->whole("onset_session", 0, 1000000);
    const std::string client = rows->text("client");
    const auto [place, is_new] = places.emplace(client, cases.size());
    if (is_new) cases.push_back({client, onset, {}});
    Case& one = cases[place->second];
    if (one.onset != onset) rows->refuse("this client had another onset before");
    one.sessions.push_back(std::move(session));
  }
  if (why.empty() && cases.empty()) why = "there are no rows";
  for (Case& one : cases) {
    const auto by_number = [](const Session& a, const Session& b) { return a.number < b.number; };
    const auto is_same = [](const Session& a, const Session& b) { return a.number == b.number; };
    std::sort(one.sessions.begin(), one.sessions.end(), by_number);
    const auto twice = std::adjacent_find(one.sessions.begin(), one.sessions.end(), is_same);
    if (why.empty() && twice != one.sessions.end()) {
      why = "client " + one.client + " has session " + std::to_string(twice->number) + " twice";
    }
  }
  if (!why.empty()) return std::nullopt;
  return cases;
}

}  // namespace attune::bench
