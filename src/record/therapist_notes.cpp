// What a therapist adds to a client's course: a status closed by hand, a tag or note of their own, the answer
// to a mark.
#include "record/open_record.h"

namespace attune {

Status find_check_in(Database& database, const Id& relationship, const Id& check_in) {
  Statement row(database,
                "SELECT 1 FROM check_in WHERE id = ? AND relationship = ? AND finished_at_ms IS NOT NULL");
  if (row.blob(check_in).blob(relationship).next()) return done();
  const Status status = row.status();
  if (!status) return status;
  return Error{Fault::missing, "check-in of this client"};
}

Status Record::close_lower(const Id& relationship, const Id& check_in, std::string_view text) {
  Database& database = *open_->database;
  const Status found = find_check_in(database, relationship, check_in);
  if (!found) return found;
  return Statement(database,
                   "INSERT INTO closed_episode(relationship, check_in, closed_at_ms, text) "
                   "VALUES(?, ?, ?, ?) ON CONFLICT(relationship, check_in) DO UPDATE SET "
                   "closed_at_ms = excluded.closed_at_ms, text = excluded.text")
      .blob(relationship)
      .blob(check_in)
      .number(open_->host.now_ms())
      .text(text)
      .run();
}

Result<std::vector<ClosedLower>> Record::closed_lower(const Id& relationship) {
  Statement row(*open_->database,
                "SELECT check_in, closed_at_ms, text FROM closed_episode WHERE relationship = ? "
                "ORDER BY closed_at_ms, check_in");
  row.blob(relationship);
  std::vector<ClosedLower> all;
  while (row.next()) all.push_back({row.fixed_at<16>(0), row.number_at(1), row.text_at(2)});
  const Status status = row.status();
  if (!status) return status.error();
  return all;
}

Status Record::tag(const Id& relationship, const Id& check_in, std::string_view tag) {
  Database& database = *open_->database;
  const Status found = find_check_in(database, relationship, check_in);
  if (!found) return found;
  const std::int64_t now_ms = open_->host.now_ms();
  return Statement(database,
                   "INSERT INTO therapist_note(id, relationship, check_in, tag, text, created_at_ms, "
                   "changed_at_ms) SELECT ?1, ?2, ?3, ?4, '', ?5, ?5 WHERE NOT EXISTS("
                   "SELECT 1 FROM therapist_note WHERE relationship = ?2 AND check_in = ?3 AND tag = ?4)")
      .blob(new_id())
      .blob(relationship)
      .blob(check_in)
      .text(tag)
      .number(now_ms)
      .run();
}

Status Record::untag(const Id& relationship, const Id& check_in, std::string_view tag) {
  return Statement(*open_->database,
                   "DELETE FROM therapist_note WHERE relationship = ? AND check_in = ? AND tag = ?")
      .blob(relationship)
      .blob(check_in)
      .text(tag)
      .run();
}

Result<std::vector<CheckInTag>> Record::tags(const Id& relationship) {
  Statement row(*open_->database,
                "SELECT check_in, tag FROM therapist_note WHERE relationship = ? AND check_in IS NOT NULL "
                "AND tag <> '' ORDER BY created_at_ms, id");
  row.blob(relationship);
  std::vector<CheckInTag> all;
  while (row.next()) all.push_back({row.fixed_at<16>(0), row.text_at(1)});
  const Status status = row.status();
  if (!status) return status.error();
  return all;
}

Status Record::add_note(const Id& relationship, std::string_view text) {
  const std::int64_t now_ms = open_->host.now_ms();
  return Statement(*open_->database, "INSERT INTO therapist_note VALUES(?1, ?2, NULL, '', ?3, ?4, ?4)")
      .blob(new_id())
      .blob(relationship)
      .text(text)
      .number(now_ms)
      .run();
}

Status Record::change_note(const Id& relationship, const Id& note, std::string_view text) {
  return run_on_some(*open_->database, Statement(*open_->database,
                                                 "UPDATE therapist_note SET text = ?, changed_at_ms = ? "
                                                 "WHERE id = ? AND relationship = ? AND tag = ''")
                                           .text(text)
                                           .number(open_->host.now_ms())
                                           .blob(note)
                                           .blob(relationship));
}

Status Record::delete_note(const Id& relationship, const Id& note) {
  if (const Status dropped = open_->drop_previous(); !dropped) return dropped;
  return run_on_some(
      *open_->database,
      Statement(*open_->database, "DELETE FROM therapist_note WHERE id = ? AND relationship = ? AND tag = ''")
          .blob(note)
          .blob(relationship));
}

Result<std::vector<TherapistNote>> Record::notes(const Id& relationship) {
  Statement row(*open_->database,
                "SELECT id, text, created_at_ms, changed_at_ms FROM therapist_note "
                "WHERE relationship = ? AND tag = '' ORDER BY created_at_ms, id");
  row.blob(relationship);
  std::vector<TherapistNote> all;
  while (row.next()) all.push_back({row.fixed_at<16>(0), row.text_at(1), row.number_at(2), row.number_at(3)});
  if (const Status status = row.status(); !status) return status.error();
  return all;
}

Status Record::quiet(const Id& relationship, const QuietedMark& answered) {
  Database& database = *open_->database;
  const Status found = find_check_in(database, relationship, answered.check_in);
  if (!found) return found;
  return Statement(database,
                   "INSERT INTO quieted VALUES(?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
                   "answer = excluded.answer, last_check_in = excluded.last_check_in, "
                   "quieted_at_ms = excluded.quieted_at_ms")
      .blob(relationship)
      .blob(answered.check_in)
      .text(answered.mark)
      .number(static_cast<int>(answered.answer))
      .blob(answered.last_check_in)
      .number(open_->host.now_ms())
      .run();
}

Status Record::unquiet(const Id& relationship, const Id& check_in, std::string_view mark) {
  return Statement(*open_->database,
                   "DELETE FROM quieted WHERE relationship = ? AND check_in = ? AND mark = ?")
      .blob(relationship)
      .blob(check_in)
      .text(mark)
      .run();
}

Result<std::vector<QuietedMark>> Record::quieted(const Id& relationship) {
  Statement row(*open_->database,
                "SELECT check_in, mark, answer, last_check_in, quieted_at_ms FROM quieted "
                "WHERE relationship = ? ORDER BY quieted_at_ms, check_in, mark");
  row.blob(relationship);
  std::vector<QuietedMark> all;
  while (row.next()) {
    all.push_back({row.fixed_at<16>(0), row.text_at(1), static_cast<QuietAnswer>(row.number_at(2)),
                   row.fixed_at<16>(3), row.number_at(4)});
  }
  if (const Status status = row.status(); !status) return status.error();
  return all;
}

}  // namespace attune
