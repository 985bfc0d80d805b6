// Check-ins that are taken out of a client's course: taken back by the client, or set aside by the therapist.
#include "record/open_record.h"

namespace attune {

Result<bool> is_taken_back(Database& database, const Id& relationship, const CheckInName& name) {
  Statement row(database, "SELECT 1 FROM withdrawn WHERE relationship = ? AND check_in = ? AND revision > ?");
  const bool is_there = row.blob(relationship).blob(name.id).number(name.revision).next();
  if (const Status status = row.status(); !status) return status.error();
  return is_there;
}

Status take_out(Database& database, const Id& relationship, const Withdrawn& value, std::int64_t now_ms) {
  Status status =
      Statement(
          database,
          "INSERT INTO withdrawn VALUES(?1, ?2, ?3, (SELECT session_day FROM check_in WHERE id = ?2 AND "
          "relationship = ?1 AND revision < ?3 ORDER BY revision DESC LIMIT 1), ?4) "
          "ON CONFLICT DO UPDATE SET revision = excluded.revision, withdrawn_at_ms = "
          "excluded.withdrawn_at_ms, session_day = ifnull(excluded.session_day, session_day) "
          "WHERE excluded.revision > revision")
          .blob(relationship)
          .blob(value.check_in)
          .number(value.revision)
          .number(now_ms)
          .run();
  if (!status) return status;
  status = Statement(database, "DELETE FROM check_in WHERE id = ? AND relationship = ? AND revision < ?")
               .blob(value.check_in)
               .blob(relationship)
               .number(value.revision)
               .run();
  for (const char* table : {"closed_episode", "therapist_note", "quieted"}) {
    if (!status) return status;
    const std::string sql =
        std::string("DELETE FROM ") + table +
        " WHERE check_in = ?1 AND relationship = ?2 AND NOT EXISTS(SELECT 1 FROM check_in "
        "WHERE id = ?1 AND relationship = ?2)";
    status = Statement(database, sql.c_str()).blob(value.check_in).blob(relationship).run();
  }
  return status;
}

namespace {

// The phone that sent it is asked about again, and what it last said of supervision counts no more.
Status doubt_phone(Database& database, const Id& relationship, const Id& check_in) {
  Status status = Statement(database,
                            "UPDATE device SET state = ?1 WHERE relationship = ?2 AND state = ?3 AND id IN "
                            "(SELECT device FROM check_in WHERE id = ?4 AND relationship = ?2)")
                      .number(static_cast<int>(StoredDeviceState::waiting))
                      .blob(relationship)
                      .number(static_cast<int>(StoredDeviceState::accepted))
                      .blob(check_in)
                      .run();
  if (!status || database.changed() == 0) return status;
  return Statement(database, "UPDATE relationship SET supervision = 0 WHERE id = ?").blob(relationship).run();
}

}  // namespace

Status Record::set_aside(const Id& relationship, const Id& check_in) {
  const Status dropped = open_->drop_previous();
  if (!dropped) return dropped;
  Database& database = *open_->database;
  Transaction transaction(database);
  if (!transaction.begun()) return transaction.begun();
  Status status = find_check_in(database, relationship, check_in);
  if (status) status = doubt_phone(database, relationship, check_in);
  const Withdrawn for_good{check_in, kSetAsideRevision, std::nullopt, 0};
  if (status) status = take_out(database, relationship, for_good, open_->host.now_ms());
  if (!status) return status;
  return transaction.commit();
}

Result<std::vector<Withdrawn>> Record::withdrawn(const Id& relationship) {
  std::vector<Withdrawn> all;
  Statement row(*open_->database,
                "SELECT check_in, revision, session_day, withdrawn_at_ms FROM withdrawn AS w WHERE "
                "relationship = ? AND NOT EXISTS(SELECT 1 FROM check_in WHERE id = w.check_in) "
                "ORDER BY withdrawn_at_ms, check_in");
  row.blob(relationship);
  while (row.next()) {
    Withdrawn one;
    one.check_in = row.fixed_at<16>(0);
    one.revision = static_cast<std::uint32_t>(row.number_at(1));
    if (!row.is_null(2)) one.session_day = Day{static_cast<std::int32_t>(row.number_at(2))};
    one.withdrawn_at_ms = row.number_at(3);
    all.push_back(one);
  }
  if (const Status status = row.status(); !status) return status.error();
  return all;
}

}  // namespace attune
