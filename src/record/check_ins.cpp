// Drafts and finished check-ins: Record's verbs about answers.
#include "record/open_record.h"

namespace attune {
namespace {

constexpr const char* kCheckInColumns =
    "SELECT id, revision, relationship, instrument_id, instrument_version, instrument_hash, language, "
    "session_day, "
    "finished_at_ms, episode_open, device, EXISTS(SELECT 1 FROM check_in WHERE id = c.id AND "
    "revision < c.revision AND finished_at_ms IS NOT NULL), EXISTS(SELECT 1 FROM from_paper WHERE "
    "check_in = c.id AND revision = c.revision) FROM check_in AS c ";
constexpr const char* kIsTheHighestFinished =
    "finished_at_ms IS NOT NULL AND "
    "revision = (SELECT max(revision) FROM check_in WHERE id = c.id AND finished_at_ms IS NOT NULL) ";
// A correction stands where what it corrects stood.
constexpr const char* kInTheirOrder =
    "ORDER BY session_day, (SELECT place FROM check_in WHERE id = c.id AND finished_at_ms IS NOT NULL "
    "ORDER BY revision LIMIT 1), (SELECT finished_at_ms FROM check_in WHERE id = c.id AND finished_at_ms IS "
    "NOT NULL ORDER BY revision LIMIT 1), id";

StoredCheckIn check_in_of(const Statement& row) {
  StoredCheckIn value;
  value.parts.id = row.fixed_at<16>(0);
  value.parts.revision = static_cast<std::uint32_t>(row.number_at(1));
  value.parts.relationship = row.fixed_at<16>(2);
  value.parts.instrument.id = row.text_at(3);
  value.parts.instrument.version = static_cast<std::uint32_t>(row.number_at(4));
  value.parts.instrument.hash = row.fixed_at<8>(5);
  value.parts.language = row.text_at(6);
  value.parts.session_day.count = static_cast<std::int32_t>(row.number_at(7));
  value.parts.finished_at_ms = row.number_at(8);
  value.episode_open = row.number_at(9) != 0;
  if (!row.is_null(10)) value.device = row.fixed_at<8>(10);
  value.is_correction = row.number_at(11) != 0;
  value.from_paper = row.number_at(12) != 0;
  return value;
}

Status read_rows(Database& database, const CheckInName& name, std::vector<AnswerRow>& rows) {
  Statement answer(database, "SELECT item, kind, number FROM answer WHERE check_in = ? AND revision = ?");
  answer.blob(name.id).number(name.revision);
  while (answer.next()) {
    AnswerRow row{answer.text_at(0), {}};
    row.answer.kind = static_cast<Answer::Kind>(answer.number_at(1));
    row.answer.number = static_cast<int>(answer.number_at(2));
    rows.push_back(std::move(row));
  }
  Status status = answer.status();
  if (!status) return status;
  Statement note(database, "SELECT item, text, share FROM note WHERE check_in = ? AND revision = ?");
  note.blob(name.id).number(name.revision);
  while (note.next()) {
    AnswerRow row{note.text_at(0), {}};
    row.answer.kind = Answer::Kind::note;
    row.answer.text = note.text_at(1);
    row.answer.share = note.number_at(2) != 0;
    rows.push_back(std::move(row));
  }
  return note.status();
}

Status read_left_out(Database& database, const CheckInName& name, std::vector<std::string>& items) {
  Statement left_out(database, "SELECT item FROM left_out WHERE check_in = ? AND revision = ?");
  left_out.blob(name.id).number(name.revision);
  while (left_out.next()) items.push_back(left_out.text_at(0));
  return left_out.status();
}

Status complete(Database& database, StoredCheckIn& value) {
  const CheckInName name{value.parts.id, value.parts.revision};
  Status status = read_rows(database, name, value.rows);
  if (!status) return status;
  return read_left_out(database, name, value.left_out);
}

// Every one that a statement of kCheckInColumns finds, whole.
Result<std::vector<StoredCheckIn>> all_of(Database& database, Statement& row) {
  std::vector<StoredCheckIn> all;
  while (row.next()) all.push_back(check_in_of(row));
  Status status = row.status();
  for (StoredCheckIn& one : all) {
    if (status) status = complete(database, one);
  }
  if (!status) return status.error();
  return all;
}

Status delete_rows(Database& database, const CheckInName& name) {
  Status status = Statement(database, "DELETE FROM answer WHERE check_in = ? AND revision = ?")
                      .blob(name.id)
                      .number(name.revision)
                      .run();
  if (!status) return status;
  return Statement(database, "DELETE FROM note WHERE check_in = ? AND revision = ?")
      .blob(name.id)
      .number(name.revision)
      .run();
}

// A finished check-in is never written over: the statement then changes no row, which is told as refused.
Status write_draft(Database& database, const DraftState& draft, std::int64_t now_ms,
                   std::optional<std::int64_t> finished_at_ms) {
  Transaction transaction(database);
  if (!transaction.begun()) return transaction.begun();
  Statement statement(database,
                      "INSERT INTO check_in VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, NULL) "
                      "ON CONFLICT(id, revision) DO UPDATE SET session_day = excluded.session_day, "
                      "language = excluded.language, position = excluded.position, "
                      "saved_at_ms = excluded.saved_at_ms, finished_at_ms = excluded.finished_at_ms "
                      "WHERE finished_at_ms IS NULL AND relationship = excluded.relationship");
  statement.blob(draft.id).number(draft.revision).blob(draft.relationship).number(draft.session_day.count);
  statement.text(draft.language).text(draft.instrument.id).number(draft.instrument.version);
  statement.blob(draft.instrument.hash).number(draft.episode_open ? 1 : 0);
  statement.number(finished_at_ms ? 0 : static_cast<std::int64_t>(draft.position)).number(now_ms);
  if (finished_at_ms) {
    statement.number(*finished_at_ms);
  } else {
    statement.null();
  }
  Status status = statement.run();
  if (!status) return status;
  if (database.changed() != 1) return Error{Fault::refused, "finished check-in"};
  const CheckInName name{draft.id, draft.revision};
  status = delete_rows(database, name);
  if (status) status = insert_rows(database, name, draft.rows);
  if (!status) return status;
  return transaction.commit();
}

}  // namespace

Status insert_rows(Database& database, const CheckInName& name, const std::vector<AnswerRow>& rows) {
  Statement answer(database, "INSERT INTO answer VALUES(?, ?, ?, ?, ?)");
  Statement note(database, "INSERT INTO note VALUES(?, ?, ?, ?, ?)");
  for (const AnswerRow& row : rows) {
    Statement& insert = row.answer.kind == Answer::Kind::note ? note : answer;
    insert.blob(name.id).number(name.revision).text(row.item_id);
    if (row.answer.kind == Answer::Kind::note) {
      insert.text(row.answer.text).number(row.answer.share ? 1 : 0);
    } else {
      insert.number(static_cast<int>(row.answer.kind)).number(row.answer.number);
    }
    Status status = insert.run();
    if (!status) return status;
    insert.again();
  }
  return done();
}

Status Record::save_draft(const DraftState& draft) {
  return write_draft(*open_->database, draft, open_->host.now_ms(), std::nullopt);
}

Status Record::finish(const DraftState& draft, std::int64_t finished_at_ms) {
  return write_draft(*open_->database, draft, open_->host.now_ms(), finished_at_ms);
}

namespace {

// The draft of the first row; `where` has one gap, for 16 bytes.
Result<std::optional<DraftState>> draft_where(Database& database, const std::string& where, const Id& id) {
  const std::string sql =
      "SELECT id, revision, instrument_id, instrument_version, instrument_hash, language, session_day, "
      "episode_open, position, relationship FROM check_in WHERE finished_at_ms IS NULL AND " + where;
  Statement row(database, sql.c_str());
  row.blob(id);
  std::optional<DraftState> draft;
  if (row.next()) {
    draft.emplace();
    draft->id = row.fixed_at<16>(0);
    draft->revision = static_cast<std::uint32_t>(row.number_at(1));
    draft->instrument.id = row.text_at(2);
    draft->instrument.version = static_cast<std::uint32_t>(row.number_at(3));
    draft->instrument.hash = row.fixed_at<8>(4);
    draft->language = row.text_at(5);
    draft->session_day.count = static_cast<std::int32_t>(row.number_at(6));
    draft->episode_open = row.number_at(7) != 0;
    draft->position = static_cast<std::size_t>(row.number_at(8));
    draft->relationship = row.fixed_at<16>(9);
  }
  Status status = row.status();
  if (status && draft) status = read_rows(database, {draft->id, draft->revision}, draft->rows);
  if (!status) return status.error();
  return draft;
}

}  // namespace

Result<std::optional<DraftState>> Record::load_draft(const Id& relationship) {
  return draft_where(*open_->database, "relationship = ? ORDER BY saved_at_ms DESC, id LIMIT 1",
                     relationship);
}

Result<std::optional<DraftState>> Record::load_correction(const Id& check_in) {
  return draft_where(*open_->database, "id = ? ORDER BY revision DESC LIMIT 1", check_in);
}

Status Record::discard_draft(const CheckInName& draft) {
  const Status dropped = open_->drop_previous();
  if (!dropped) return dropped;
  return run_on_some(
      *open_->database,
      Statement(*open_->database,
                "DELETE FROM check_in WHERE id = ? AND revision = ? AND finished_at_ms IS NULL")
          .blob(draft.id)
          .number(draft.revision));
}

Status Record::leave_out(const CheckInName& check_in, std::string_view item_id, bool left_out) {
  const char* sql = left_out ? "INSERT INTO left_out VALUES(?, ?, ?) ON CONFLICT DO NOTHING"
                             : "DELETE FROM left_out WHERE check_in = ? AND revision = ? AND item = ?";
  return Statement(*open_->database, sql).blob(check_in.id).number(check_in.revision).text(item_id).run();
}

Result<std::vector<std::string>> Record::left_out(const CheckInName& check_in) {
  std::vector<std::string> items;
  if (const Status status = read_left_out(*open_->database, check_in, items); !status) return status.error();
  return items;
}

Result<std::vector<StoredCheckIn>> Record::check_ins(const Id& relationship) {
  Database& database = *open_->database;
  const std::string sql =
      std::string(kCheckInColumns) + "WHERE relationship = ? AND " + kIsTheHighestFinished + kInTheirOrder;
  Statement row(database, sql.c_str());
  row.blob(relationship);
  return all_of(database, row);
}

Result<std::vector<CheckInName>> Record::check_in_names(const Id& relationship) {
  const std::string sql = std::string("SELECT id, revision FROM check_in AS c WHERE relationship = ? AND ") +
                          kIsTheHighestFinished;
  std::vector<CheckInName> all;
  Statement row(*open_->database, sql.c_str());
  row.blob(relationship);
  while (row.next()) all.push_back({row.fixed_at<16>(0), static_cast<std::uint32_t>(row.number_at(1))});
  const Status status = row.status();
  if (!status) return status.error();
  return all;
}

Result<StoredCheckIn> Record::check_in(const Id& id) {
  const std::string sql = std::string(kCheckInColumns) + "WHERE id = ? AND " + kIsTheHighestFinished;
  Statement row(*open_->database, sql.c_str());
  if (!row.blob(id).next()) {
    const Status status = row.status();
    if (!status) return status.error();
    return Error{Fault::missing, "check-in"};
  }
  StoredCheckIn value = check_in_of(row);
  const Status status = complete(*open_->database, value);
  if (!status) return status.error();
  return value;
}

Result<std::vector<StoredCheckIn>> Record::revisions(const Id& check_in) {
  Database& database = *open_->database;
  const std::string sql =
      std::string(kCheckInColumns) + "WHERE id = ? AND finished_at_ms IS NOT NULL ORDER BY revision";
  Statement row(database, sql.c_str());
  row.blob(check_in);
  return all_of(database, row);
}

Status Record::forget_check_in(const Id& id) {
  const Status dropped = open_->drop_previous();
  if (!dropped) return dropped;
  Database& database = *open_->database;
  Transaction transaction(database);
  if (!transaction.begun()) return transaction.begun();
  for (const char* sql :
       {"DELETE FROM closed_episode WHERE check_in = ?", "DELETE FROM therapist_note WHERE check_in = ?",
        "DELETE FROM quieted WHERE check_in = ?"}) {
    const Status status = Statement(database, sql).blob(id).run();
    if (!status) return status;
  }
  const Status status =
      run_on_some(database, Statement(database, "DELETE FROM check_in WHERE id = ?").blob(id));
  if (!status) return status;
  return transaction.commit();
}

}  // namespace attune
