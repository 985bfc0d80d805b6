#include "exchange/own_json.h"

#include "base/json.h"

namespace attune::exchange {
namespace {

std::string_view kind_name(Answer::Kind kind) {
  switch (kind) {
    case Answer::Kind::value:
      return "value";
    case Answer::Kind::choice:
      return "choice";
    case Answer::Kind::special:
      return "special";
    case Answer::Kind::note:
      return "note";
    default:
      return "skipped";  // all that else has a row
  }
}

void write_answer(JsonWriter& out, const OwnCheckIn& own, const AnswerRow& row, std::string_view language) {
  const Answer& answer = row.answer;
  out.begin_object().key("item").text(row.item_id);
  const auto item = own.instrument == nullptr ? std::nullopt : own.instrument->index_of(row.item_id);
  if (item) out.key("question").text(own.instrument->language(language).items[*item].text);
  out.key("kind").text(kind_name(answer.kind));
  const bool has_number = answer.kind == Answer::Kind::value || answer.kind == Answer::Kind::choice ||
                          answer.kind == Answer::Kind::special;
  if (has_number) out.key("value").whole(answer.number);
  const std::string words = words_of(own, row, language);
  if (!words.empty()) out.key("words").text(words);
  if (answer.kind == Answer::Kind::note) out.key("private").boolean(!answer.share);
  out.end_object();
}

void write_check_in(JsonWriter& out, const OwnCheckIn& own, std::string_view language) {
  const CheckInParts& parts = own.stored.parts;
  out.begin_object();
  out.key("id").text(hex_encode(parts.id)).key("revision").whole(parts.revision);
  out.key("session_day").text(iso_text(parts.session_day));
  out.key("finished_at").text(iso_moment(parts.finished_at_ms)).key("language").text(parts.language);
  out.key("instrument").begin_object().key("id").text(parts.instrument.id);
  out.key("version").whole(parts.instrument.version);
  out.key("hash").text(hex_encode(parts.instrument.hash)).end_object();
  out.key("answers").begin_array();
  for (const AnswerRow& row : rows_in_order(own)) write_answer(out, own, row, language);
  out.end_array().key("left_out").begin_array();
  for (const std::string& item : own.stored.left_out) out.text(item);
  out.end_array();
  if (own.sent) {
    out.key("sent").begin_object().key("to").text(own.sent->therapist);
    out.key("at").text(iso_moment(own.sent->at_ms)).end_object();
  }
  out.end_object();
}

}  // namespace

std::string write_own_json(const std::vector<OwnCheckIn>& check_ins, std::string_view language) {
  JsonWriter out;
  out.begin_object().key("format").text("attune.own").key("version").whole(1);
  out.key("check_ins").begin_array();
  for (const OwnCheckIn& own : check_ins) write_check_in(out, own, language);
  out.end_array().end_object();
  return out.take();
}

}  // namespace attune::exchange
