// The therapist's list of clients: what was seen, what is archived, and what the list shows of each course.
#include "record/open_record.h"

namespace attune {

Result<std::vector<Listing>> Record::listings() {
  Statement row(*open_->database, "SELECT relationship, seen_at_ms, archived_at_ms FROM listing");
  std::vector<Listing> all;
  while (row.next()) all.push_back({row.fixed_at<16>(0), row.number_at(1), !row.is_null(2)});
  const Status status = row.status();
  if (!status) return status.error();
  return all;
}

Status Record::see(const Id& relationship) {
  return Statement(*open_->database,
                   "INSERT INTO listing VALUES(?, ?, NULL) ON CONFLICT(relationship) DO UPDATE SET "
                   "seen_at_ms = excluded.seen_at_ms")
      .blob(relationship)
      .number(open_->host.now_ms())
      .run();
}

Status Record::archive(const Id& relationship, bool is_archived) {
  Statement row(*open_->database,
                "INSERT INTO listing VALUES(?, 0, ?) ON CONFLICT(relationship) DO UPDATE SET "
                "archived_at_ms = excluded.archived_at_ms");
  row.blob(relationship);
  return (is_archived ? row.number(open_->host.now_ms()) : row.null()).run();
}

Result<std::vector<KeptStanding>> Record::standings(std::string_view made_by) {
  Statement row(*open_->database, "SELECT relationship, facts FROM standing WHERE made_by = ?");
  row.text(made_by);
  std::vector<KeptStanding> all;
  while (row.next()) all.push_back({row.fixed_at<16>(0), row.bytes_at(1)});
  const Status status = row.status();
  if (!status) return status.error();
  return all;
}

Status Record::keep_standings(std::string_view made_by, const std::vector<KeptStanding>& standings) {
  Database& database = *open_->database;
  const std::int64_t before = database.total_changed();
  Transaction transaction(database);
  if (!transaction.begun()) return transaction.begun();
  Statement insert(database,
                   "INSERT INTO standing VALUES(?, ?, ?) ON CONFLICT(relationship) DO UPDATE SET "
                   "made_by = excluded.made_by, facts = excluded.facts");
  for (const KeptStanding& one : standings) {
    const Status status = insert.blob(one.relationship).text(made_by).blob(one.facts).run();
    if (!status) return status;
    insert.again();
  }
  const Status status = transaction.commit();
  open_->changes_of_standings += database.total_changed() - before;
  return status;
}

}  // namespace attune
