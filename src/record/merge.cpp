// Adding a copy to a desk that has rows of its own. The copy's rows are laid beside them in temporary tables,
// in memory; then each statement says for one table which of two rows counts.
#include "record/open_record.h"
#include "record/tables.h"

namespace attune {
namespace {

// An invite belongs to one relationship, and a client's phone seals to one key for each: a copy that has
// either under another id means the same two people.
constexpr const char* kSamePeople = R"sql(
CREATE TEMP TABLE same_people AS SELECT theirs.relationship AS theirs, min(ours.relationship) AS ours
FROM copy_invite AS theirs JOIN main.invite AS ours ON ours.id = theirs.id
WHERE theirs.relationship NOT IN (SELECT id FROM main.relationship) GROUP BY theirs.relationship;
INSERT INTO same_people SELECT theirs.id, min(ours.id)
FROM copy_relationship AS theirs JOIN main.relationship AS ours ON ours.recipient = theirs.recipient
WHERE ours.identity = '' AND theirs.id NOT IN
  (SELECT id FROM main.relationship UNION SELECT theirs FROM same_people)
GROUP BY theirs.id;
DELETE FROM copy_relationship WHERE id IN (SELECT theirs FROM same_people);
)sql";

// A phone whose check-in one desk set aside waits at both, unless that desk accepted it again since; and the
// consent that came from it is off.
constexpr const char* kDoubts = R"sql(
UPDATE copy_device SET state = 1 WHERE state = 2 AND (relationship, id) IN
  (SELECT theirs.relationship, theirs.device FROM copy_check_in AS theirs JOIN main.withdrawn AS aside
   ON aside.relationship = theirs.relationship AND aside.check_in = theirs.id
   WHERE aside.revision = 4294967295);
CREATE TEMP TABLE doubted AS SELECT ours.relationship AS relationship, ours.id AS id
FROM main.device AS ours JOIN copy_device AS theirs
ON theirs.relationship = ours.relationship AND theirs.id = ours.id
WHERE ours.state = 2 AND theirs.state = 1 AND EXISTS(SELECT 1 FROM main.check_in AS sent
  JOIN copy_withdrawn AS aside ON aside.relationship = sent.relationship AND aside.check_in = sent.id
  WHERE aside.revision = 4294967295 AND sent.relationship = ours.relationship AND sent.device = ours.id);
UPDATE main.device SET state = 1 WHERE (relationship, id) IN (SELECT relationship, id FROM doubted);
UPDATE main.relationship SET supervision = 0 WHERE id IN (SELECT relationship FROM doubted);
DROP TABLE temp.doubted;
)sql";

// A phone keeps the name it has; and what the latest share said of supervision counts.
constexpr const char* kPeople = R"sql(
DELETE FROM copy_device WHERE state = 0 AND relationship IN (SELECT id FROM main.relationship);
UPDATE main.relationship AS ours SET supervision =
  (SELECT supervision FROM copy_relationship AS theirs WHERE theirs.id = ours.id)
WHERE id IN (SELECT id FROM copy_relationship) AND EXISTS(
  SELECT 1 FROM copy_device AS theirs LEFT JOIN main.device AS known
  ON known.relationship = theirs.relationship AND known.id = theirs.id
  WHERE theirs.relationship = ours.id AND theirs.last_seq > ifnull(known.last_seq, 0));
INSERT INTO main.relationship SELECT * FROM copy_relationship WHERE true ON CONFLICT DO NOTHING;
INSERT INTO main.invite SELECT * FROM copy_invite WHERE true
ON CONFLICT(id) DO UPDATE SET used = max(used, excluded.used);
)sql";

constexpr const char* kDevices = R"sql(
INSERT INTO main.device SELECT * FROM copy_device WHERE true
ON CONFLICT(relationship, id) DO UPDATE SET state = max(state, excluded.state),
  invite = CASE WHEN excluded.last_seq > last_seq THEN excluded.invite ELSE invite END,
  word = CASE WHEN excluded.last_seq > last_seq THEN excluded.word ELSE word END,
  last_hash = CASE WHEN excluded.last_seq > last_seq THEN excluded.last_hash ELSE last_hash END,
  last_seq = max(last_seq, excluded.last_seq),
  first_seen_at_ms = min(first_seen_at_ms, excluded.first_seen_at_ms)
WHERE state <> 0;
)sql";

// Finished beats unfinished, the draft saved later beats the other, and of two finished ones of one revision
// ours stays, at the earlier of both places.
constexpr const char* kCheckIns = R"sql(
CREATE TEMP TABLE taken AS SELECT theirs.id AS id, theirs.revision AS revision
FROM copy_check_in AS theirs LEFT JOIN main.check_in AS ours
ON ours.id = theirs.id AND ours.revision = theirs.revision
WHERE ours.id IS NULL OR (ours.finished_at_ms IS NULL AND
  (theirs.finished_at_ms IS NOT NULL OR theirs.saved_at_ms > ours.saved_at_ms));
UPDATE main.check_in AS ours SET (place, device) =
  (SELECT place, device FROM copy_check_in AS theirs
   WHERE theirs.id = ours.id AND theirs.revision = ours.revision)
WHERE EXISTS(SELECT 1 FROM copy_check_in AS theirs
  WHERE theirs.id = ours.id AND theirs.revision = ours.revision AND theirs.place < ours.place);
DELETE FROM main.check_in WHERE (id, revision) IN (SELECT id, revision FROM taken);
INSERT INTO main.check_in SELECT * FROM copy_check_in
WHERE (id, revision) IN (SELECT id, revision FROM taken);
INSERT INTO main.answer SELECT * FROM copy_answer
WHERE (check_in, revision) IN (SELECT id, revision FROM taken);
INSERT INTO main.note SELECT * FROM copy_note
WHERE (check_in, revision) IN (SELECT id, revision FROM taken);
INSERT INTO main.left_out SELECT * FROM copy_left_out
WHERE (check_in, revision) IN (SELECT id, revision FROM taken);
INSERT INTO main.from_paper SELECT * FROM copy_from_paper
WHERE (check_in, revision) IN (SELECT id, revision FROM taken);
)sql";

constexpr const char* kShares = R"sql(
INSERT INTO main.sent SELECT * FROM copy_sent WHERE true ON CONFLICT DO NOTHING;
INSERT INTO main.sent_check_in SELECT * FROM copy_sent_check_in WHERE true ON CONFLICT DO NOTHING;
INSERT INTO main.received SELECT * FROM copy_received WHERE true
ON CONFLICT(hash) DO UPDATE SET received_at_ms = min(received_at_ms, excluded.received_at_ms);
)sql";

// The highest revision counts, of a withdrawal too.
constexpr const char* kWithdrawals = R"sql(
INSERT INTO main.withdrawn SELECT * FROM copy_withdrawn WHERE true
ON CONFLICT(relationship, check_in) DO UPDATE SET revision = excluded.revision,
  session_day = ifnull(excluded.session_day, session_day), withdrawn_at_ms = excluded.withdrawn_at_ms
WHERE excluded.revision > revision;
DELETE FROM main.check_in WHERE EXISTS(SELECT 1 FROM main.withdrawn AS taken_back
  WHERE taken_back.relationship = check_in.relationship AND taken_back.check_in = check_in.id
  AND taken_back.revision > check_in.revision);
CREATE TEMP TABLE gone AS SELECT relationship, check_in FROM main.withdrawn AS taken_back
WHERE NOT EXISTS(SELECT 1 FROM main.check_in AS ours
  WHERE ours.relationship = taken_back.relationship AND ours.id = taken_back.check_in);
)sql";

// An old key comes in with the latest time from which it was not used. Where both have given the client a
// new key, ours stays, and theirs still opens what was sealed to it.
constexpr const char* kPastKeys = R"sql(
INSERT INTO main.past_key SELECT * FROM copy_past_key WHERE true
ON CONFLICT(relationship, recipient) DO UPDATE
SET unused_since_ms = ifnull(max(unused_since_ms, excluded.unused_since_ms),
                             ifnull(unused_since_ms, excluded.unused_since_ms));
INSERT INTO main.past_key SELECT theirs.id, theirs.recipient, theirs.identity, theirs.created_at_ms, NULL
FROM copy_relationship AS theirs JOIN main.relationship AS ours ON ours.id = theirs.id
WHERE theirs.identity <> '' AND theirs.recipient <> ours.recipient ON CONFLICT DO NOTHING;
)sql";

// What the therapist wrote beside a check-in goes with it, whichever of the two desks it was taken back at.
constexpr const char* kOwnWords = R"sql(
INSERT INTO main.closed_episode SELECT * FROM copy_closed_episode WHERE true
ON CONFLICT(relationship, check_in) DO UPDATE SET text = excluded.text, closed_at_ms = excluded.closed_at_ms
WHERE excluded.closed_at_ms > closed_at_ms;
INSERT INTO main.therapist_note SELECT * FROM copy_therapist_note AS theirs
WHERE NOT EXISTS(SELECT 1 FROM main.therapist_note AS ours WHERE theirs.tag <> '' AND ours.tag = theirs.tag
  AND ours.relationship = theirs.relationship AND ours.check_in = theirs.check_in AND ours.id <> theirs.id)
ON CONFLICT(id) DO UPDATE SET tag = excluded.tag, text = excluded.text, changed_at_ms = excluded.changed_at_ms
WHERE excluded.changed_at_ms > changed_at_ms;
INSERT INTO main.quieted SELECT * FROM copy_quieted WHERE true
ON CONFLICT(relationship, check_in, mark) DO UPDATE SET answer = excluded.answer,
  last_check_in = excluded.last_check_in, quieted_at_ms = excluded.quieted_at_ms
WHERE excluded.quieted_at_ms > quieted_at_ms;
DELETE FROM main.closed_episode WHERE (relationship, check_in) IN (SELECT relationship, check_in FROM gone);
DELETE FROM main.therapist_note WHERE (relationship, check_in) IN (SELECT relationship, check_in FROM gone);
DELETE FROM main.quieted WHERE (relationship, check_in) IN (SELECT relationship, check_in FROM gone);
INSERT INTO main.listing SELECT * FROM copy_listing WHERE true
ON CONFLICT(relationship) DO UPDATE SET seen_at_ms = max(seen_at_ms, excluded.seen_at_ms);
INSERT INTO main.setting SELECT * FROM copy_setting WHERE true ON CONFLICT DO NOTHING;
)sql";

bool has_column(const Table& table, std::string_view name) {
  for (const Column& column : table.columns) {
    if (column.name == name) return true;
  }
  return false;
}

Status lay_beside(Database& database, const Copy& copy) {
  for (const Table& table : tables()) {
    const std::string name = table.name;
    const std::string sql = "CREATE TEMP TABLE copy_" + name + " AS SELECT * FROM main." + name + " WHERE 0";
    const Status status = database.run(sql.c_str());
    if (!status) return status;
  }
  Status status = insert_copy(database, copy, "temp.copy_");
  if (status) status = database.run(kSamePeople);
  for (const Table& table : tables()) {
    if (!status || !has_column(table, "relationship")) continue;
    const std::string sql = std::string("UPDATE copy_") + table.name +
                            " SET relationship = (SELECT ours FROM same_people WHERE theirs = relationship) "
                            "WHERE relationship IN (SELECT theirs FROM same_people)";
    status = database.run(sql.c_str());
  }
  return status;
}

Result<std::size_t> count(Database& database, const char* sql) {
  Statement row(database, sql);
  std::size_t number = 0;
  if (row.next()) number = static_cast<std::size_t>(row.number_at(0));
  const Status status = row.status();
  if (!status) return status.error();
  return number;
}

// A client's desk is of one therapist, so that no file or lock is shared between what two people may read;
// one that knows nobody yet takes what comes. And 16 random bytes do not repeat: a copy with a check-in of
// another relationship was not made by a desk.
Status refuse_foreign(Database& database, DeskKind kind) {
  const Result<std::size_t> strangers =
      count(database,
            "SELECT count(*) FROM copy_relationship WHERE id NOT IN (SELECT id FROM main.relationship) "
            "AND EXISTS(SELECT 1 FROM main.relationship)");
  if (!strangers) return strangers.error();
  if (kind == DeskKind::client && *strangers > 0) return Error{Fault::refused, "of another therapist"};
  const Result<std::size_t> foreign =
      count(database,
            "SELECT count(*) FROM copy_check_in AS theirs JOIN main.check_in AS ours ON ours.id = theirs.id "
            "WHERE ours.relationship <> theirs.relationship");
  if (!foreign) return foreign.error();
  if (*foreign > 0) return Error{Fault::malformed, "check-in of another relationship"};
  return done();
}

Result<std::size_t> add(Database& database, const RecordHost& host, const Copy& copy) {
  Status status = lay_beside(database, copy);
  if (status) status = refuse_foreign(database, copy.header.kind);
  if (!status) return status.error();
  status = database.run(kDoubts);
  if (status) status = database.run(kPeople);
  if (status) status = mint_own_devices(database, host, "temp.copy_device");
  for (const char* sql : {kDevices, kCheckIns, kShares, kWithdrawals, kPastKeys, kOwnWords}) {
    if (status) status = database.run(sql);
  }
  if (!status && status.fault() == Fault::refused) return Error{Fault::malformed, "row of the copy"};
  if (!status) return status.error();
  const Result<std::size_t> came_in =
      count(database,
            "SELECT count(*) FROM taken JOIN main.check_in AS ours ON ours.id = taken.id "
            "AND ours.revision = taken.revision WHERE ours.finished_at_ms IS NOT NULL");
  if (!came_in) return came_in;
  for (const Table& table : tables()) {
    const std::string sql = std::string("DROP TABLE temp.copy_") + table.name;
    if (status) status = database.run(sql.c_str());
  }
  if (status)
    status = database.run("DROP TABLE temp.same_people; DROP TABLE temp.taken; DROP TABLE temp.gone;");
  if (!status) return status.error();
  return came_in;
}

}  // namespace

Result<std::size_t> Record::merge(ByteView bytes) {
  const Result<Copy> copy = decode_copy(bytes);
  if (!copy) return copy.error();
  if (copy->header.kind != open_->super.kind) return Error{Fault::refused, "a desk of the other kind"};
  // It may hold what the copy takes back.
  if (const Status dropped = open_->drop_previous(); !dropped) return dropped.error();
  Database& database = *open_->database;
  Transaction transaction(database);
  if (!transaction.begun()) return transaction.begun().error();
  Result<std::size_t> came_in = add(database, open_->host, *copy);
  if (!came_in) return came_in;
  const Status status = transaction.commit();
  if (!status) return status.error();
  return came_in;
}

}  // namespace attune
