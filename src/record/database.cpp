#include "record/database.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>

namespace attune {
namespace {

constexpr const char* kFirstPragmas =
    "PRAGMA locking_mode=EXCLUSIVE;"
    "PRAGMA page_size=4096;"
    "PRAGMA cache_spill=OFF;"
    "PRAGMA temp_store=MEMORY;"
    "PRAGMA secure_delete=ON;"
    "PRAGMA trusted_schema=OFF;"
    "PRAGMA cell_size_check=ON;"
    "PRAGMA foreign_keys=ON;"
    "PRAGMA mmap_size=0;";
constexpr const char* kJournalPragmas =
    "PRAGMA journal_mode=TRUNCATE;"
    "PRAGMA synchronous=FULL;";

constexpr std::string_view kRawKeyMark = "raw:";

}  // namespace

// --- the connection -------------------------------------------------------------------------------------

Result<std::unique_ptr<Database>> Database::open(const Mount& mount, SlotName slot, ByteView raw_key,
                                                 int version_max) {
  assert(raw_key.size() == kRawKeyBytes);
  sqlite3* connection = nullptr;
  const std::string path = mount.path(slot);
  const int code =
      sqlite3_open_v2(path.c_str(), &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  std::unique_ptr<Database> database(new Database(mount, connection));
  if (code != SQLITE_OK) return database->error(code);
  const Status prepared = database->prepare_connection(raw_key, version_max);
  if (!prepared) return prepared.error();
  return database;
}

Database::~Database() {
  [[maybe_unused]] const int code = sqlite3_close(connection_);
  assert(code == SQLITE_OK);  // every Statement is gone by now
}

Status Database::prepare_connection(ByteView raw_key, int version_max) {
  std::array<char, kRawKeyMark.size() + kRawKeyBytes> key{};
  std::copy(kRawKeyMark.begin(), kRawKeyMark.end(), key.begin());
  std::copy(raw_key.begin(), raw_key.end(), key.begin() + kRawKeyMark.size());
  int code = sqlite3_key_v2(connection_, "main", key.data(), static_cast<int>(key.size()));
  key.fill(0);
  if (code != SQLITE_OK) return error(code);
  code = sqlite3_db_config(connection_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  if (code != SQLITE_OK) return error(code);
  Status status = run(kFirstPragmas);
  if (!status) return status;

  const Result<std::int64_t> version = number("PRAGMA user_version");
  if (!version) return version.error();
  if (*version > version_max) return Error{Fault::newer_database, "user_version"};
  version_ = static_cast<int>(*version);
  const Result<std::int64_t> tables = number("SELECT count(*) FROM sqlite_schema");
  if (!tables) return tables.error();
  is_empty_ = *version == 0 && *tables == 0;
  if (!is_empty_) {
    const Result<std::int64_t> application = number("PRAGMA application_id");
    if (!application) return application.error();
    if (*application != kApplicationId) return Error{Fault::damaged, "application_id"};
  }
  return run(kJournalPragmas);
}

Status Database::run(const char* sql) {
  const int code = sqlite3_exec(connection_, sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return error(code);
  return done();
}

int Database::changed() const { return sqlite3_changes(connection_); }

std::int64_t Database::total_changed() const { return sqlite3_total_changes64(connection_); }

Result<std::int64_t> Database::number(const char* sql) {
  Statement statement(*this, sql);
  const std::int64_t value = statement.next() ? statement.number_at(0) : 0;
  while (statement.next()) {}
  const Status status = statement.status();
  if (!status) return status.error();
  return value;
}

Status Database::says_ok(const char* check_sql) {
  Statement statement(*this, check_sql);
  bool ok = statement.next() && statement.text_at(0) == "ok";
  while (statement.next()) ok = false;
  const Status status = statement.status();
  if (!status) return status;
  // The check tells a read that failed as one more thing that does not hold.
  if (!ok && mount_.lost()) return Error{Fault::handle_lost, "integrity"};
  if (!ok) return Error{Fault::damaged, "integrity"};
  return done();
}

Status Database::check(Check how) {
  if (how == Check::none) return done();
  if (how == Check::quick) return says_ok("PRAGMA quick_check(1)");
  const Status status = says_ok("PRAGMA integrity_check(1)");
  if (!status) return status;
  Statement references(*this, "PRAGMA foreign_key_check");
  bool ok = true;
  while (references.next()) ok = false;
  if (!references.status()) return references.status();
  if (!ok) return Error{Fault::damaged, "references"};
  return done();
}

Status Database::migrate(SchemaSteps steps) {
  const auto newest = static_cast<int>(steps.size());
  Status status = run("PRAGMA foreign_keys=OFF");
  if (status && version_ < newest) {
    Transaction transaction(*this);
    if (!transaction.begun()) return transaction.begun();
    for (const char* step : steps.subspan(static_cast<std::size_t>(version_))) {
      if (status) status = run(step);
    }
    const std::string mark = "PRAGMA user_version=" + std::to_string(newest);
    if (status) status = run(mark.c_str());
    if (status) status = transaction.commit();
    if (status) version_ = newest;
  }
  if (!status) return status;
  is_empty_ = false;
  return run("PRAGMA foreign_keys=ON");
}

Error Database::error(int code) const {
  if (mount_.lost()) return {Fault::handle_lost, "sqlite"};
  switch (code & 0xFF) {
    case SQLITE_FULL:
    case SQLITE_TOOBIG:
      return {Fault::storage_full, "sqlite full"};
    case SQLITE_NOTADB:
      return {Fault::damaged, "sqlite not a database"};
    case SQLITE_CORRUPT:
      return {Fault::damaged, "sqlite corrupt"};
    case SQLITE_CONSTRAINT:
      return {Fault::refused, "sqlite constraint"};
    case SQLITE_NOMEM:
      return {Fault::too_large, "sqlite memory"};
    default:
      return {Fault::damaged, "sqlite"};
  }
}

// --- statements -----------------------------------------------------------------------------------------

Statement::Statement(Database& database, const char* sql) : database_(database) {
  keep(sqlite3_prepare_v2(database.handle(), sql, -1, &statement_, nullptr));
  assert((code_ & 0xFF) != SQLITE_ERROR);  // a mistake in our own SQL
}

Statement::~Statement() { sqlite3_finalize(statement_); }

void Statement::keep(int code) {
  if (code_ == SQLITE_OK && code != SQLITE_OK) code_ = code;
}

Statement& Statement::number(std::int64_t value) {
  if (statement_ != nullptr) keep(sqlite3_bind_int64(statement_, ++bound_, value));
  return *this;
}

// SQLITE_TRANSIENT: SQLite copies the bytes, so a statement never points at what its caller has let go. An
// empty value is bound as an empty one, which a null pointer would turn into NULL.
Statement& Statement::text(std::string_view value) {
  const char* bytes = value.empty() ? "" : value.data();
  if (statement_ != nullptr) {
    keep(sqlite3_bind_text(statement_, ++bound_, bytes, static_cast<int>(value.size()), SQLITE_TRANSIENT));
  }
  return *this;
}

Statement& Statement::blob(ByteView value) {
  const void* bytes = value.empty() ? static_cast<const void*>("") : value.data();
  if (statement_ != nullptr) {
    keep(sqlite3_bind_blob(statement_, ++bound_, bytes, static_cast<int>(value.size()), SQLITE_TRANSIENT));
  }
  return *this;
}

Statement& Statement::null() {
  if (statement_ != nullptr) keep(sqlite3_bind_null(statement_, ++bound_));
  return *this;
}

bool Statement::next() {
  if (code_ != SQLITE_OK) return false;
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  keep(code);  // SQLITE_DONE as well: there is no row after the last
  return false;
}

Status Statement::status() {
  if (code_ == SQLITE_OK || code_ == SQLITE_DONE) return done();
  return database_.error(code_);
}

Status Statement::run() {
  while (next()) {}
  return status();
}

void Statement::again() {
  if (code_ == SQLITE_DONE) code_ = SQLITE_OK;
  sqlite3_reset(statement_);
  bound_ = 0;
}

bool Statement::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

std::int64_t Statement::number_at(int column) const { return sqlite3_column_int64(statement_, column); }

std::string Statement::text_at(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  if (bytes == nullptr) return {};
  return std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
}

Bytes Statement::bytes_at(int column) const {
  const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
  if (bytes == nullptr) return {};
  return Bytes(bytes, bytes + sqlite3_column_bytes(statement_, column));
}

void Statement::copy_at(int column, std::span<std::uint8_t> out) const {
  const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
  if (bytes == nullptr) return;
  const auto length = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  std::copy(bytes, bytes + std::min(length, out.size()), out.begin());
}

std::string dump_row(const Statement& statement) {
  std::string line;
  const int columns = sqlite3_column_count(statement.statement_);
  for (int column = 0; column < columns; ++column) {
    if (column > 0) line += '|';
    switch (sqlite3_column_type(statement.statement_, column)) {
      case SQLITE_NULL:
        line += "NULL";
        break;
      case SQLITE_INTEGER:
        line += std::to_string(statement.number_at(column));
        break;
      case SQLITE_BLOB:
        line += hex_encode(statement.bytes_at(column));
        break;
      default:
        line += '"' + statement.text_at(column) + '"';
        break;
    }
  }
  return line;
}

// --- transactions ---------------------------------------------------------------------------------------

Transaction::Transaction(Database& database) : database_(database), begun_(database.run("BEGIN IMMEDIATE")) {}

// A failed COMMIT may or may not have ended the transaction; SQLite's own answer decides.
Transaction::~Transaction() {
  if (sqlite3_get_autocommit(database_.handle()) == 0) (void)database_.run("ROLLBACK");
}

Status Transaction::commit() { return database_.run("COMMIT"); }

}  // namespace attune
