// What a therapist adds to a client's check-ins and finds again: a status closed by hand, a tag.
#include <doctest/doctest.h>

#include "record_ram_disk.h"
#include "record_values.h"

using namespace attune;

namespace {

constexpr const char* kStuck = "stuck";

// A therapist with two clients and a check-in of each: number 1 is K.M.'s, number 2 the other's.
struct Practice {
  Practice()
      : record(std::move(Record::open(disk.files(), test_host(), {DeskKind::therapist, false, ""})).value()) {
    client = with_check_in("K.M.", 1);
    other = with_check_in("L.", 2);
  }

  Id with_check_in(const std::string& alias, std::uint8_t number) {
    const Id id = record.add_client(a_client(alias))->id;
    const Device phone = a_phone(number, *record.add_invite(id, Day{20800}));
    ReceivedShare share = a_share(id, phone, 1);
    share.hash.fill(number);
    REQUIRE(record.keep_share(share, phone, {a_shared_check_in(number, 1, 20000, 7)}).ok());
    return id;
  }

  RamDisk disk;
  Record record;
  Id client{};
  Id other{};
};

Id check_in_id(std::uint8_t number) { return a_shared_check_in(number, 1, 20000, 7).parts.id; }

}  // namespace

TEST_CASE("record: a lower status is closed with a note, and the last note stands") {
  Practice desk;
  CHECK(desk.record.closed_lower(desk.client)->empty());
  REQUIRE(desk.record.close_lower(desk.client, check_in_id(1), "We spoke about it.").ok());
  REQUIRE(desk.record.close_lower(desk.client, check_in_id(1), "We spoke about it twice.").ok());
  const std::vector<ClosedLower> closed = *desk.record.closed_lower(desk.client);
  REQUIRE(closed.size() == 1);
  CHECK(closed[0].check_in == check_in_id(1));
  CHECK(closed[0].text == "We spoke about it twice.");
  CHECK(closed[0].closed_at_ms > 1'795'000'000'000);
  CHECK(desk.record.closed_lower(desk.other)->empty());
}

TEST_CASE("record: a tag is on a check-in once, and can be taken off and put on again") {
  Practice desk;
  REQUIRE(desk.record.untag(desk.client, check_in_id(1), kStuck).ok());
  REQUIRE(desk.record.tag(desk.client, check_in_id(1), kStuck).ok());
  const std::string once = *desk.record.dump();
  REQUIRE(desk.record.tag(desk.client, check_in_id(1), kStuck).ok());
  CHECK(*desk.record.dump() == once);
  REQUIRE(desk.record.tag(desk.client, check_in_id(1), "other").ok());
  REQUIRE(desk.record.untag(desk.client, check_in_id(1), "other").ok());
  const std::vector<CheckInTag> tags = *desk.record.tags(desk.client);
  REQUIRE(tags.size() == 1);
  CHECK(tags[0].check_in == check_in_id(1));
  CHECK(tags[0].tag == kStuck);
  CHECK(desk.record.tags(desk.other)->empty());
  REQUIRE(desk.record.untag(desk.client, check_in_id(1), kStuck).ok());
  CHECK(desk.record.tags(desk.client)->empty());
  REQUIRE(desk.record.tag(desk.client, check_in_id(1), kStuck).ok());
  CHECK(desk.record.tags(desk.client)->size() == 1);
}

TEST_CASE("record: nothing is added to a check-in of another client, or to one that is not there") {
  Practice desk;
  const std::string before = *desk.record.dump();
  for (const std::uint8_t number : {2, 3}) {
    CHECK(desk.record.tag(desk.client, check_in_id(number), kStuck).fault() == Fault::missing);
    CHECK(desk.record.close_lower(desk.client, check_in_id(number), "Words.").fault() == Fault::missing);
  }
  CHECK(*desk.record.dump() == before);
}

TEST_CASE("record: what the therapist added outlives a correction, and goes with its check-in or client") {
  Practice desk;
  REQUIRE(desk.record.tag(desk.client, check_in_id(1), kStuck).ok());
  REQUIRE(desk.record.close_lower(desk.client, check_in_id(1), "Words.").ok());
  REQUIRE(desk.record.tag(desk.other, check_in_id(2), kStuck).ok());
  REQUIRE(desk.record.close_lower(desk.other, check_in_id(2), "Others.").ok());

  const Device phone = desk.record.relationship(desk.client)->devices[0];
  ReceivedShare correction = a_share(desk.client, phone, 2);
  REQUIRE(desk.record.keep_share(correction, phone, {a_shared_check_in(1, 2, 20000, 5)}).ok());
  CHECK(desk.record.tags(desk.client)->size() == 1);
  CHECK(desk.record.closed_lower(desk.client)->size() == 1);

  REQUIRE(desk.record.forget_check_in(check_in_id(1)).ok());
  CHECK(desk.record.dump()->find("Words.") == std::string::npos);
  CHECK(desk.record.tags(desk.client)->empty());
  CHECK(desk.record.tags(desk.other)->size() == 1);
  REQUIRE(desk.record.forget_relationship(desk.other).ok());
  CHECK(desk.record.tags(desk.other)->empty());
  CHECK(desk.record.dump()->find("Others.") == std::string::npos);
}

TEST_CASE("record: a note of the therapist's own is written, changed, deleted, and belongs to one client") {
  Practice desk;
  REQUIRE(desk.record.add_note(desk.client, "Asked too fast.").ok());
  REQUIRE(desk.record.add_note(desk.client, "Waited longer.").ok());
  const std::vector<TherapistNote> notes = *desk.record.notes(desk.client);
  REQUIRE(notes.size() == 2);
  CHECK(notes[0].created_at_ms > 1'795'000'000'000);
  CHECK(notes[0].changed_at_ms == notes[0].created_at_ms);
  CHECK(desk.record.notes(desk.other)->empty());
  CHECK(desk.record.change_note(desk.other, notes[0].id, "Not mine.").fault() == Fault::missing);
  CHECK(desk.record.delete_note(desk.other, notes[0].id).fault() == Fault::missing);
  REQUIRE(desk.record.change_note(desk.client, notes[0].id, "I asked too fast.").ok());
  CHECK(desk.record.notes(desk.client)->at(0).text == "I asked too fast.");
  CHECK(desk.record.notes(desk.client)->at(0).changed_at_ms > notes[0].created_at_ms);
  REQUIRE(desk.record.delete_note(desk.client, notes[0].id).ok());
  CHECK(desk.record.notes(desk.client)->size() == 1);
  CHECK(desk.record.dump()->find("too fast") == std::string::npos);
  REQUIRE(desk.record.tag(desk.client, check_in_id(1), kStuck).ok());
  CHECK(desk.record.notes(desk.client)->size() == 1);  // a tag is no note
}

TEST_CASE("record: the answer to a mark is kept once, changed, taken back, and goes with its check-in") {
  Practice desk;
  const auto answer = [&](QuietAnswer what) {
    return desk.record.quiet(desk.client, {check_in_id(1), "dip", what, check_in_id(1), 0});
  };
  CHECK(desk.record.quiet(desk.client, {check_in_id(2), "dip", QuietAnswer::later, check_in_id(2), 0})
            .fault() == Fault::missing);
  REQUIRE(answer(QuietAnswer::later).ok());
  REQUIRE(answer(QuietAnswer::talked_about).ok());
  const std::vector<QuietedMark> kept = *desk.record.quieted(desk.client);
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].answer == QuietAnswer::talked_about);
  CHECK(kept[0].mark == "dip");
  CHECK(kept[0].last_check_in == check_in_id(1));
  CHECK(kept[0].quieted_at_ms > 1'795'000'000'000);
  CHECK(desk.record.quieted(desk.other)->empty());
  REQUIRE(desk.record.unquiet(desk.client, check_in_id(1), "dip").ok());
  REQUIRE(desk.record.unquiet(desk.client, check_in_id(1), "dip").ok());
  CHECK(desk.record.quieted(desk.client)->empty());
  REQUIRE(answer(QuietAnswer::not_needed).ok());
  REQUIRE(desk.record.forget_check_in(check_in_id(1)).ok());
  CHECK(desk.record.quieted(desk.client)->empty());
}

TEST_CASE(
    "record: a check-in from paper says so, is corrected by a revision, and the first one stays readable") {
  Practice desk;
  StoredCheckIn paper = a_shared_check_in(7, 1, 20007, 6);
  paper.parts.relationship = desk.client;
  REQUIRE(desk.record.keep_paper(paper).ok());
  std::vector<StoredCheckIn> kept = *desk.record.check_ins(desk.client);
  REQUIRE(kept.size() == 2);
  CHECK_FALSE(kept[0].from_paper);
  CHECK(kept[1].from_paper);
  CHECK_FALSE(kept[1].device.has_value());
  CHECK_FALSE(kept[1].is_correction);
  CHECK(kept[1].parts.finished_at_ms > 1'795'000'000'000);
  CHECK_FALSE(desk.record.keep_paper(paper).ok());  // of one revision there is one
  StoredCheckIn corrected = a_shared_check_in(7, 2, 20008, 9);
  corrected.parts.relationship = desk.client;
  REQUIRE(desk.record.keep_paper(corrected).ok());
  kept = *desk.record.check_ins(desk.client);
  REQUIRE(kept.size() == 2);
  CHECK(kept[1].is_correction);
  CHECK(kept[1].from_paper);
  CHECK(kept[1].rows[0].answer.number == 9);
  const std::vector<StoredCheckIn> both = *desk.record.revisions(paper.parts.id);
  REQUIRE(both.size() == 2);
  CHECK(both[0].rows[0].answer.number == 6);
  CHECK(both[0].parts.session_day == Day{20007});
  CHECK(both[1].parts.revision == 2);
}

TEST_CASE("record: from paper nothing corrects what a phone sent, or another client's") {
  Practice desk;
  const std::string before = *desk.record.dump();
  StoredCheckIn correction = a_shared_check_in(1, 2, 20000, 3);
  correction.parts.relationship = desk.client;
  CHECK(desk.record.keep_paper(correction).fault() == Fault::missing);
  StoredCheckIn paper = a_shared_check_in(7, 1, 20007, 6);
  paper.parts.relationship = desk.other;
  REQUIRE(desk.record.keep_paper(paper).ok());
  paper.parts.relationship = desk.client;
  paper.parts.revision = 2;
  CHECK(desk.record.keep_paper(paper).fault() == Fault::missing);
  REQUIRE(desk.record.forget_check_in(paper.parts.id).ok());
  CHECK(*desk.record.dump() == before);
}

TEST_CASE("copy: notes, answers to marks and paper come to another desk once, the later answer counts") {
  Practice desk;
  RamDisk disk;
  Record second = std::move(Record::restore(disk.files(), test_host(2), *desk.record.copy())).value();
  StoredCheckIn paper = a_shared_check_in(7, 1, 20007, 6);
  paper.parts.relationship = desk.client;
  REQUIRE(second.quiet(desk.client, {check_in_id(1), "dip", QuietAnswer::later, check_in_id(1), 0}).ok());
  for (int i = 0; i < 50; ++i) {  // its clock goes on
    REQUIRE(desk.record.close_lower(desk.client, check_in_id(1), "Words.").ok());
  }
  REQUIRE(
      desk.record.quiet(desk.client, {check_in_id(1), "dip", QuietAnswer::talked_about, check_in_id(1), 0})
          .ok());
  REQUIRE(desk.record.add_note(desk.client, "Waited longer.").ok());
  REQUIRE(desk.record.keep_paper(paper).ok());
  for (int turn = 0; turn < 2; ++turn) REQUIRE(second.merge(*desk.record.copy()).ok());
  CHECK(second.notes(desk.client)->size() == 1);
  CHECK(second.check_ins(desk.client)->at(1).from_paper);
  CHECK(second.quieted(desk.client)->size() == 1);
  const bool ours_is_later = second.quieted(desk.client)->at(0).quieted_at_ms ==
                             desk.record.quieted(desk.client)->at(0).quieted_at_ms;
  CHECK(ours_is_later);
  CHECK(second.quieted(desk.client)->at(0).answer == QuietAnswer::talked_about);
}

TEST_CASE("record: what the therapist added is there when the desk is opened again") {
  Practice desk;
  REQUIRE(desk.record.tag(desk.client, check_in_id(1), kStuck).ok());
  REQUIRE(desk.record.close_lower(desk.client, check_in_id(1), "We spoke about it.").ok());
  const std::string before = *desk.record.dump();
  REQUIRE(desk.record.close().ok());
  Record again = std::move(Record::open(desk.disk.files(), test_host())).value();
  CHECK(*again.dump() == before);
}
