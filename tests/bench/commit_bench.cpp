// One row of 400 bytes in a transaction of its own, through our VFS, encrypted as a desk is or plain, over
// the files that the worker lends. tests/bench/web/commit_worker.mjs calls it and holds the clock.
#include <sqlite3.h>

#include <memory>

#include "record/database.h"
#include "web/opfs_files.h"
#include "web/web_host.h"

namespace attune {
namespace {

constexpr int kRowBytes = 400;
constexpr const char* kTable = "CREATE TABLE row(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)";
constexpr const char* kInsert = "INSERT INTO row(bytes) VALUES(?)";
// As in FORMAT.md; src/record knows no database without a key.
constexpr const char* kPragmas =
    "PRAGMA locking_mode=EXCLUSIVE; PRAGMA page_size=4096; PRAGMA cache_spill=OFF; PRAGMA temp_store=MEMORY;"
    "PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA foreign_keys=ON;"
    "PRAGMA mmap_size=0; PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=FULL;";

struct Bench {
  WebHost host;
  Mount mount{host.files(), RecordHost{[this](std::span<std::uint8_t> out) { host.fill_random(out); },
                                       [this] { return host.now_ms(); }}};
  std::unique_ptr<Database> encrypted;
  sqlite3* connection = nullptr;
  sqlite3_stmt* insert = nullptr;
};

Bench& bench() {
  static Bench bench;
  return bench;
}

bool run(const char* sql) {
  return sqlite3_exec(bench().connection, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

bool open_plain() {
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  const std::string path = bench().mount.path(SlotName::a);
  return sqlite3_open_v2(path.c_str(), &bench().connection, flags, nullptr) == SQLITE_OK && run(kPragmas);
}

bool open_encrypted() {
  Bytes key(kRawKeyBytes);
  bench().host.fill_random(key);
  auto opened = Database::open(bench().mount, SlotName::a, key);
  if (!opened) return false;
  bench().encrypted = std::move(*opened);
  bench().connection = bench().encrypted->handle();
  return true;
}

}  // namespace
}  // namespace attune

// 1 if the table stands there, in empty files.
extern "C" [[gnu::used]] int bench_open(int is_encrypted) {
  using namespace attune;
  if (!(is_encrypted != 0 ? open_encrypted() : open_plain()) || !run(kTable)) return 0;
  return sqlite3_prepare_v2(bench().connection, kInsert, -1, &bench().insert, nullptr) == SQLITE_OK ? 1 : 0;
}

// 1 once the row is flushed.
extern "C" [[gnu::used]] int bench_commit() {
  using namespace attune;
  static const Bytes row(kRowBytes, 7);
  sqlite3_bind_blob(bench().insert, 1, row.data(), kRowBytes, SQLITE_STATIC);
  const bool is_done = sqlite3_step(bench().insert) == SQLITE_DONE;
  return is_done && sqlite3_reset(bench().insert) == SQLITE_OK ? 1 : 0;
}
