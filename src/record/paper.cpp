// What a client wrote on paper, typed in by the therapist: a finished check-in that says where it came from.
#include "record/open_record.h"

namespace attune {
namespace {

Status find_paper(Database& database, const CheckInParts& before) {
  Statement row(database,
                "SELECT 1 FROM from_paper JOIN check_in ON id = check_in AND "
                "check_in.revision = from_paper.revision "
                "WHERE id = ? AND check_in.revision = ? AND relationship = ?");
  if (row.blob(before.id).number(before.revision).blob(before.relationship).next()) return done();
  if (const Status status = row.status(); !status) return status;
  return Error{Fault::missing, "check-in from paper"};
}

}  // namespace

Status Record::keep_paper(const StoredCheckIn& check_in) {
  Database& database = *open_->database;
  const CheckInParts& parts = check_in.parts;
  Transaction transaction(database);
  if (!transaction.begun()) return transaction.begun();
  if (parts.revision > 1) {
    CheckInParts before = parts;
    --before.revision;
    if (const Status found = find_paper(database, before); !found) return found;
  }
  const std::int64_t now_ms = open_->host.now_ms();
  Status status =
      Statement(database, "INSERT INTO check_in VALUES(?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?, 0, NULL)")
          .blob(parts.id)
          .number(parts.revision)
          .blob(parts.relationship)
          .number(parts.session_day.count)
          .text(parts.language)
          .text(parts.instrument.id)
          .number(parts.instrument.version)
          .blob(parts.instrument.hash)
          .number(now_ms)
          .number(now_ms)
          .run();
  if (status) status = insert_rows(database, {parts.id, parts.revision}, check_in.rows);
  if (status) {
    status = Statement(database, "INSERT INTO from_paper VALUES(?, ?)")
                 .blob(parts.id)
                 .number(parts.revision)
                 .run();
  }
  if (!status) return status;
  return transaction.commit();
}

}  // namespace attune
