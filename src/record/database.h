// One encrypted SQLite connection to one slot of a desk, and the two things that are done with it: statements
// with bound parameters, and transactions.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "record/schema.h"
#include "record/values.h"
#include "record/vfs.h"

struct sqlite3;
struct sqlite3_stmt;

namespace attune {

class Database {
 public:
  enum class Check { none, quick, full };

  // Opens the slot with a raw key and all PRAGMAs of FORMAT.md. Nothing is changed but a left journal rolled
  // back. Refuses with damaged, newer_database (above `version_max`), handle_lost or storage_full.
  static Result<std::unique_ptr<Database>> open(const Mount& mount, SlotName slot, ByteView raw_key,
                                                int version_max = kSchemaVersion);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  bool is_empty() const { return is_empty_; }  // no table yet
  int version() const { return version_; }     // user_version, as it was when the slot was opened
  Status check(Check how);                     // damaged if a page, an index or a reference does not hold
  // The steps that the database lacks, in one transaction: a commit is what costs a phone time. References
  // are not enforced meanwhile, so that a table can be made anew; `check(Check::full)` is the caller's.
  Status migrate(SchemaSteps steps);
  Status run(const char* sql);  // statements without parameters and without rows

  int changed() const;  // rows that the last INSERT, UPDATE or DELETE changed
  std::int64_t total_changed() const;  // since it was opened
  sqlite3* handle() { return connection_; }
  Error error(int code) const;  // what an SQLite code means to a person

 private:
  Database(const Mount& mount, sqlite3* connection) : mount_(mount), connection_(connection) {}
  Status prepare_connection(ByteView raw_key, int version_max);
  Result<std::int64_t> number(const char* sql);
  Status says_ok(const char* check_sql);

  const Mount& mount_;
  sqlite3* connection_;
  bool is_empty_ = false;
  int version_ = 0;
};

class Statement;
// The row a statement stands on, as text: numbers as they are, text in quotes, bytes in hexadecimal.
std::string dump_row(const Statement& statement);

// A prepared statement. Values are bound in order; an error is kept and told by `run` or `status`.
class Statement {
 public:
  Statement(Database& database, const char* sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& number(std::int64_t value);
  Statement& text(std::string_view value);
  Statement& blob(ByteView value);
  Statement& null();

  bool next();      // whether there is a (further) row
  Status status();  // after the last row: whether all went well
  Status run();     // for a statement without rows
  void again();     // to be bound and run once more

  bool is_null(int column) const;
  std::int64_t number_at(int column) const;
  std::string text_at(int column) const;
  Bytes bytes_at(int column) const;
  template <std::size_t N>
  std::array<std::uint8_t, N> fixed_at(int column) const {
    std::array<std::uint8_t, N> out{};
    copy_at(column, out);
    return out;
  }

 private:
  friend std::string dump_row(const Statement& statement);
  void copy_at(int column, std::span<std::uint8_t> out) const;
  void keep(int code);

  Database& database_;
  sqlite3_stmt* statement_ = nullptr;
  int code_ = 0;
  int bound_ = 0;
};

// All or nothing: rolled back unless `commit` was reached and returned ok.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  const Status& begun() const { return begun_; }
  Status commit();

 private:
  Database& database_;
  Status begun_;
};

}  // namespace attune
