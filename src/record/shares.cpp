// What a client's desk sent and what a therapist's desk received: Record's verbs about shares.
#include "record/open_record.h"

namespace attune {
namespace {

// Where a share's check-ins stand among those of one day: by its number, then by their place in it.
constexpr std::uint32_t kPlacesInShare = 256;

Status insert_sent_names(Database& database, const SentShare& sent) {
  Statement insert(database, "INSERT INTO sent_check_in VALUES(?, ?, ?)");
  for (const CheckInName& name : sent.check_ins) {
    Status status = insert.blob(sent.hash).blob(name.id).number(name.revision).run();
    if (!status) return status;
    insert.again();
  }
  return done();
}

Status read_sent_names(Database& database, SentShare& into) {
  Statement row(database, "SELECT check_in, revision FROM sent_check_in WHERE share = ?");
  row.blob(into.hash);
  while (row.next())
    into.check_ins.push_back({row.fixed_at<16>(0), static_cast<std::uint32_t>(row.number_at(1))});
  return row.status();
}

constexpr const char* kReceivedColumns =
    "SELECT hash, relationship, device, seq, prev, received_at_ms FROM received ";

ReceivedShare received_of(const Statement& row) {
  ReceivedShare value;
  value.hash = row.fixed_at<8>(0);
  value.relationship = row.fixed_at<16>(1);
  value.device = row.fixed_at<8>(2);
  value.seq = static_cast<std::uint32_t>(row.number_at(3));
  value.prev = row.fixed_at<8>(4);
  value.received_at_ms = row.number_at(5);
  return value;
}

Result<bool> is_kept(Database& database, const ShortId& hash) {
  Statement row(database, "SELECT 1 FROM received WHERE hash = ?");
  const bool is_there = row.blob(hash).next();
  if (const Status status = row.status(); !status) return status.error();
  return is_there;
}

Status insert_received(Database& database, const ReceivedShare& share) {
  Statement insert(database, "INSERT INTO received VALUES(?, ?, ?, ?, ?, ?, 0, NULL)");
  insert.blob(share.hash).blob(share.relationship).blob(share.device).number(share.seq).blob(share.prev);
  return insert.number(share.received_at_ms).run();
}

// The device becomes accepted, and moves on if this share is its latest: also to the invite that the share
// was proved under, so that a next new key is proved to it under that one. Its invite is used up.
Status accept_device(Database& database, const ReceivedShare& share, Device device) {
  device.state = StoredDeviceState::waiting;
  device.last_seq = 0;
  device.last_hash = {};
  device.first_seen_at_ms = share.received_at_ms;
  Status status = insert_device(database, share.relationship, device);
  if (!status) return status;
  status = Statement(database, "UPDATE device SET state = ? WHERE relationship = ? AND id = ? AND state <> ?")
               .number(static_cast<int>(StoredDeviceState::accepted))
               .blob(share.relationship)
               .blob(share.device)
               .number(static_cast<int>(StoredDeviceState::stopped))
               .run();
  if (!status) return status;
  if (database.changed() != 1) return Error{Fault::stopped_device, "keep"};
  status = Statement(database,
                     "UPDATE device SET last_seq = ?1, last_hash = ?2, invite = ?5, word = ?6 "
                     "WHERE relationship = ?3 AND id = ?4 AND last_seq < ?1")
               .number(share.seq)
               .blob(share.hash)
               .blob(share.relationship)
               .blob(share.device)
               .blob(device.invite)
               .number(device.word)
               .run();
  if (!status) return status;
  if (database.changed() == 1) {
    status = Statement(database, "UPDATE relationship SET supervision = ? WHERE id = ?")
                 .number(share.supervision ? 1 : 0)
                 .blob(share.relationship)
                 .run();
    if (!status) return status;
  }
  return Statement(database, "UPDATE invite SET used = 1 WHERE id = ? AND relationship = ?")
      .blob(device.invite)
      .blob(share.relationship)
      .run();
}

// An id that another client's check-in has is no accident: 16 random bytes do not repeat.
Status refuse_foreign(Database& database, const Id& id, const Id& relationship) {
  Statement row(database, "SELECT 1 FROM check_in WHERE id = ? AND relationship <> ?");
  if (row.blob(id).blob(relationship).next()) return Error{Fault::forged, "check-in of another client"};
  return row.status();
}

Status keep_check_in(Database& database, const ReceivedShare& share, bool is_made_here,
                     const StoredCheckIn& value, std::size_t index) {
  const CheckInParts& parts = value.parts;
  Status status = refuse_foreign(database, parts.id, share.relationship);
  if (!status) return status;
  const Result<bool> taken_back = is_taken_back(database, share.relationship, {parts.id, parts.revision});
  if (!taken_back) return taken_back.error();
  if (*taken_back) return done();
  const std::int64_t place =
      static_cast<std::int64_t>(share.seq) * kPlacesInShare + static_cast<std::int64_t>(index);
  Statement insert(
      database,
      "INSERT INTO check_in VALUES(?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?, ?, ?) ON CONFLICT DO NOTHING");
  insert.blob(parts.id).number(parts.revision).blob(share.relationship).number(parts.session_day.count);
  insert.text(parts.language).text(parts.instrument.id).number(parts.instrument.version);
  insert.blob(parts.instrument.hash).number(share.received_at_ms).number(share.received_at_ms);
  insert.number(place);
  status = (is_made_here ? insert.null() : insert.blob(share.device)).run();
  if (!status) return status;
  if (database.changed() == 1) return insert_rows(database, {parts.id, parts.revision}, value.rows);
  return Statement(
             database,
             "UPDATE check_in SET place = ?1, device = ?2 WHERE id = ?3 AND revision = ?4 AND place > ?1")
      .number(place)
      .blob(share.device)
      .blob(parts.id)
      .number(parts.revision)
      .run();
}

// From the first share under a new key on, the older ones have nothing to wait for but what is late; one that
// a second phone still seals to waits anew with each share.
Status note_key_in_use(Database& database, const ReceivedShare& share) {
  const Status status =
      Statement(database,
                "UPDATE past_key SET unused_since_ms = max(unused_since_ms, ?) WHERE relationship = ? AND "
                "recipient = ? AND unused_since_ms IS NOT NULL")
          .number(share.received_at_ms)
          .blob(share.relationship)
          .blob(share.recipient)
          .run();
  if (!status) return status;
  return Statement(database,
                   "UPDATE past_key SET unused_since_ms = ?1 WHERE relationship = ?2 AND unused_since_ms IS "
                   "NULL AND EXISTS(SELECT 1 FROM relationship WHERE id = ?2 AND recipient = ?3)")
      .number(share.received_at_ms)
      .blob(share.relationship)
      .blob(share.recipient)
      .run();
}

Status take_out_of_archive(Database& database, const Id& relationship) {
  return Statement(
             database,
             "UPDATE listing SET archived_at_ms = NULL WHERE relationship = ? AND archived_at_ms IS NOT "
             "NULL")
      .blob(relationship)
      .run();
}

}  // namespace

// --- sent -----------------------------------------------------------------------------------------------

Status Record::record_sent(const SentShare& sent) {
  Database& database = *open_->database;
  Transaction transaction(database);
  if (!transaction.begun()) return transaction.begun();
  Status status = Statement(database, "INSERT INTO sent VALUES(?, ?, ?, ?, ?)")
                      .blob(sent.hash)
                      .blob(sent.relationship)
                      .number(sent.seq)
                      .number(sent.sent_at_ms)
                      .blob(sent.age)
                      .run();
  if (status) status = insert_sent_names(database, sent);
  if (!status) return status;
  status = Statement(database,
                     "UPDATE device SET last_seq = ?, last_hash = ? WHERE relationship = ? AND state = 0")
               .number(sent.seq)
               .blob(sent.hash)
               .blob(sent.relationship)
               .run();
  if (!status) return status;
  return transaction.commit();
}

Result<std::vector<SentShare>> Record::sent(const Id& relationship) {
  Database& database = *open_->database;
  std::vector<SentShare> all;
  Statement row(database,
                "SELECT hash, seq, sent_at_ms, age FROM sent WHERE relationship = ? ORDER BY seq, hash");
  row.blob(relationship);
  while (row.next()) {
    SentShare one;
    one.hash = row.fixed_at<8>(0);
    one.relationship = relationship;
    one.seq = static_cast<std::uint32_t>(row.number_at(1));
    one.sent_at_ms = row.number_at(2);
    one.age = row.bytes_at(3);
    all.push_back(std::move(one));
  }
  Status status = row.status();
  for (SentShare& one : all) {
    if (status) status = read_sent_names(database, one);
  }
  if (!status) return status.error();
  return all;
}

Status Record::forget_answers_once_sent(const ShortId& share) {
  const Status dropped = open_->drop_previous();
  if (!dropped) return dropped;
  return Statement(*open_->database,
                   "DELETE FROM check_in WHERE id IN (SELECT check_in FROM sent_check_in WHERE share = ?)")
      .blob(share)
      .run();
}

// --- received -------------------------------------------------------------------------------------------

Result<std::vector<ReceivedShare>> Record::received(const Id& relationship) {
  const std::string sql =
      std::string(kReceivedColumns) + "WHERE relationship = ? ORDER BY received_at_ms, hash";
  std::vector<ReceivedShare> all;
  Statement row(*open_->database, sql.c_str());
  row.blob(relationship);
  while (row.next()) all.push_back(received_of(row));
  const Status status = row.status();
  if (!status) return status.error();
  return all;
}

Status Record::keep_share(const ReceivedShare& share, const std::optional<Device>& device,
                          const std::vector<StoredCheckIn>& check_ins,
                          const std::vector<Withdrawn>& withdrawals) {
  assert((!device || share.device == device->id) && check_ins.size() <= kPlacesInShare);
  if (!withdrawals.empty()) {
    const Status dropped = open_->drop_previous();
    if (!dropped) return dropped;
  }
  Database& database = *open_->database;
  Transaction transaction(database);
  if (!transaction.begun()) return transaction.begun();
  const Result<bool> is_here = is_kept(database, share.hash);
  if (!is_here) return is_here.error();
  if (*is_here) return done();
  Status status = device ? accept_device(database, share, *device) : done();
  if (status) status = insert_received(database, share);
  if (status) status = note_key_in_use(database, share);
  if (status) status = take_out_of_archive(database, share.relationship);
  for (std::size_t i = 0; i < check_ins.size(); ++i) {
    if (status) status = keep_check_in(database, share, !device, check_ins[i], i);
  }
  for (const Withdrawn& one : withdrawals) {
    if (status) status = take_out(database, share.relationship, one, share.received_at_ms);
  }
  if (!status) return status;
  return transaction.commit();
}

}  // namespace attune
