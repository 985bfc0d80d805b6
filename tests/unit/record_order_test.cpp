// In which order a client's check-ins stand, at each desk and through copies: the course's order too.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "course_sessions.h"
#include "record_desk.h"
#include "record_values.h"

using namespace attune;

namespace {

// The rows without the times at which each desk kept them.
std::string but_for_times(std::string rows) {
  constexpr std::string_view kNow = "1795";
  constexpr std::size_t kDigits = 13;
  for (std::size_t at = rows.find(kNow); at != std::string::npos; at = rows.find(kNow, at + 1)) {
    if (rows.find_first_not_of("0123456789", at) == at + kDigits) rows.replace(at, kDigits, "t");
  }
  return rows;
}

// The numbers of a client's check-ins, in the order that the desk gives them and their course has them.
std::vector<std::string> course_at(Record& record, const Id& client) {
  static const Instrument instrument = check_in_12();
  Course course(instrument);
  std::vector<std::string> given, points;
  const auto check_ins = record.check_ins(client);
  for (const StoredCheckIn& stored : *check_ins) {
    CheckInParts parts = check_in_of(instrument, {1, stored.rows.at(0).answer.number}).parts();
    parts.id = stored.parts.id;
    parts.revision = stored.parts.revision;
    parts.session_day = stored.parts.session_day;
    parts.finished_at_ms = stored.parts.finished_at_ms;
    course.add(*CheckIn::make(instrument, parts));
    given.push_back(hex_encode(stored.parts.id));
  }
  for (const CoursePoint& point : course.points()) points.push_back(hex_encode(point.check_in));
  CHECK(points == given);
  return points;
}

}  // namespace

TEST_CASE("copy: 1,000 shares, shuffled, replayed and merged over two computers, end in the same course") {
  constexpr std::uint32_t kShares = 1000;
  Desk first(DeskKind::therapist, 1);
  const Id client = first.record.add_client(a_client("K.M."))->id;
  const Device phone = a_phone(1, *first.record.add_invite(client, Day{20800}));
  Desk in_order(*first.record.copy(), 2), second(*first.record.copy(), 3);
  std::int64_t now_ms = 1'795'000'000'000;
  const auto keep = [&](Record& record, std::uint32_t seq) {
    ReceivedShare share = a_share(client, phone, seq);
    share.hash = {static_cast<std::uint8_t>(seq), static_cast<std::uint8_t>(seq >> 8), 1};
    share.received_at_ms = now_ms += 1000;
    // Its own check-in, or a correction of the one before; and the share before's once more.
    std::vector<StoredCheckIn> check_ins;
    for (const std::uint32_t n : {seq, seq - 1}) {
      check_ins.push_back(a_shared_check_in(1, 1 + n % 3, 20000, static_cast<int>(n % 11)));
      check_ins.back().parts.id[0] = static_cast<std::uint8_t>(n / 3);
      check_ins.back().parts.id[1] = static_cast<std::uint8_t>(n / 3 >> 8);
    }
    REQUIRE(record.keep_share(share, phone, check_ins).ok());
  };
  std::vector<std::uint32_t> order;
  for (std::uint32_t seq = 1; seq <= kShares; ++seq) {
    keep(in_order.record, seq);
    order.insert(order.end(), {seq, seq});
  }
  std::mt19937 random(11);
  std::shuffle(order.begin(), order.end(), random);
  for (std::size_t i = 0; i < order.size(); ++i) {
    keep(random() % 2 == 0 ? first.record : second.record, order[i]);
    if (i % 500 == 0) REQUIRE(first.record.merge(*second.record.copy()).ok());
  }
  REQUIRE(first.record.merge(*second.record.copy()).ok());
  REQUIRE(second.record.merge(*first.record.copy()).ok());
  CHECK(but_for_times(first.rows()) == but_for_times(in_order.rows()));
  CHECK(but_for_times(second.rows()) == but_for_times(in_order.rows()));
  CHECK(first.record.received(client)->size() == kShares);
  const std::vector<std::string> in_their_order = course_at(in_order.record, client);
  CHECK(in_their_order.size() == kShares / 3 + 1);
  CHECK(course_at(first.record, client) == in_their_order);
  CHECK(course_at(second.record, client) == in_their_order);
}

TEST_CASE(
    "record: of two check-ins of one day the first stays the first when it is corrected, at both desks") {
  Desk client(DeskKind::client), therapist(DeskKind::therapist, 2);
  const Id dana = client.record.accept_invite(an_invite(3))->id;
  const auto finish = [&](std::uint8_t number, std::uint32_t revision, std::int64_t at_ms) {
    DraftState draft = a_draft({number}, dana, 20000);
    draft.revision = revision;
    REQUIRE(client.record.finish(draft, at_ms).ok());
  };
  finish(2, 1, 100);
  finish(1, 1, 200);
  finish(2, 2, 300);
  const Id whose = therapist.record.add_client(a_client("K.M."))->id;
  const Device phone = a_phone(1, *therapist.record.add_invite(whose, Day{20800}));
  const auto keep = [&](std::uint32_t seq, std::uint8_t number, std::uint32_t revision) {
    StoredCheckIn one = a_shared_check_in(0, revision, 20000, 5);
    one.parts.id = {number};
    REQUIRE(therapist.record.keep_share(a_share(whose, phone, seq), phone, {one}).ok());
  };
  keep(1, 2, 1);
  keep(2, 1, 1);
  keep(3, 2, 2);
  for (const auto& kept : {client.record.check_ins(dana), therapist.record.check_ins(whose)}) {
    REQUIRE(kept->size() == 2);
    CHECK(kept->at(0).parts.id == Id{2});
    CHECK(kept->at(0).parts.revision == 2);
    CHECK(kept->at(1).parts.id == Id{1});
  }
}
