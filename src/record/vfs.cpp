#include "record/vfs.h"

#include <sqlite3.h>

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <vector>

namespace attune {

struct MountedDesk {
  int number;
  DeskFiles files;
  RecordHost host;
  bool lost = false;
};

namespace {

// SQLite writes a journal header as one sector, and SQLite3 Multiple Ciphers 2.4.0 takes a write to the
// journal that is as long as a page for a page: where sector and page are equal it encrypts the header of
// every journal but the first, and a kill in the middle of a commit can then not be rolled back. 512 is the
// smallest sector SQLite knows. A header torn together with what follows it does no harm: until both are
// flushed the database itself is not written.
constexpr int kSectorBytes = 512;
constexpr int kPathBytesMax = 64;
constexpr double kJulianDayOf1970 = 2440587.5;
constexpr double kMsPerDay = 86400000.0;

// The desks that are open now. Randomness and time are the process's own: they come from the newest of them.
std::vector<MountedDesk*>& desks() {
  static std::vector<MountedDesk*> all;
  return all;
}

struct File {
  sqlite3_file base;  // first, because SQLite sees only this
  MountedDesk* desk;
  BlockFile* blocks;
};

File& file_of(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }

// A path is "<desk number>/<file name>".
struct Place {
  MountedDesk* desk;
  BlockFile* blocks;
};

Place place_of(const char* path) {
  if (path == nullptr) return {nullptr, nullptr};
  char* rest = nullptr;
  const long number = std::strtol(path, &rest, 10);
  for (MountedDesk* desk : desks()) {
    if (desk->number != number) continue;
    const std::string_view name = rest;
    const DeskFiles& files = desk->files;
    if (name == "/a.db") return {desk, files.a_db};
    if (name == "/a.db-journal") return {desk, files.a_journal};
    if (name == "/b.db") return {desk, files.b_db};
    if (name == "/b.db-journal") return {desk, files.b_journal};
  }
  return {nullptr, nullptr};
}

int code_of(MountedDesk& desk, BlockStatus status, int io_error) {
  if (status == BlockStatus::ok) return SQLITE_OK;
  if (status == BlockStatus::full) return SQLITE_FULL;
  desk.lost = true;
  return io_error;
}

int close(sqlite3_file*) { return SQLITE_OK; }

// SQLite3 Multiple Ciphers passes SQLITE_IOERR_SHORT_READ through, but answers any other failed read with
// what decrypting the buffer says. The buffer is zeroed here so that old bytes are never taken for the
// file's.
int read(sqlite3_file* sqlite_file, void* into, int count, sqlite3_int64 at) {
  File& file = file_of(sqlite_file);
  std::memset(into, 0, static_cast<std::size_t>(count));
  if (file.desk->lost) return SQLITE_IOERR_READ;
  const std::span<std::uint8_t> bytes(static_cast<std::uint8_t*>(into), static_cast<std::size_t>(count));
  const BlockCount got = file.blocks->read(static_cast<std::uint64_t>(at), bytes);
  if (got.status != BlockStatus::ok) return code_of(*file.desk, BlockStatus::lost, SQLITE_IOERR_READ);
  return got.count == bytes.size() ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int write(sqlite3_file* sqlite_file, const void* from, int count, sqlite3_int64 at) {
  File& file = file_of(sqlite_file);
  if (file.desk->lost) return SQLITE_IOERR_WRITE;
  const ByteView bytes(static_cast<const std::uint8_t*>(from), static_cast<std::size_t>(count));
  return code_of(*file.desk, file.blocks->write(static_cast<std::uint64_t>(at), bytes), SQLITE_IOERR_WRITE);
}

int truncate(sqlite3_file* sqlite_file, sqlite3_int64 size) {
  File& file = file_of(sqlite_file);
  if (file.desk->lost) return SQLITE_IOERR_TRUNCATE;
  return code_of(*file.desk, file.blocks->truncate(static_cast<std::uint64_t>(size)), SQLITE_IOERR_TRUNCATE);
}

int sync(sqlite3_file* sqlite_file, int) {
  File& file = file_of(sqlite_file);
  if (file.desk->lost) return SQLITE_IOERR_FSYNC;
  return code_of(*file.desk, file.blocks->flush(), SQLITE_IOERR_FSYNC);
}

int file_size(sqlite3_file* sqlite_file, sqlite3_int64* size) {
  File& file = file_of(sqlite_file);
  *size = 0;
  if (file.desk->lost) return SQLITE_IOERR_FSTAT;
  const BlockCount count = file.blocks->size();
  *size = static_cast<sqlite3_int64>(count.count);
  return code_of(*file.desk, count.status, SQLITE_IOERR_FSTAT);
}

int lock(sqlite3_file*, int) { return SQLITE_OK; }
int unlock(sqlite3_file*, int) { return SQLITE_OK; }

// Nobody else can hold a lock. To answer 1 here would make SQLite take a hot journal for somebody's work in
// progress and never roll it back.
int check_reserved_lock(sqlite3_file*, int* reserved) {
  *reserved = 0;
  return SQLITE_OK;
}

int file_control(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
int sector_size(sqlite3_file*) { return kSectorBytes; }

// No claim of atomic, sequential or power-safe writes: a browser's flush promises none of them.
int device_characteristics(sqlite3_file*) { return SQLITE_IOCAP_UNDELETABLE_WHEN_OPEN; }

const sqlite3_io_methods kFileMethods = {
    1,
    close,
    read,
    write,
    truncate,
    sync,
    file_size,
    lock,
    unlock,
    check_reserved_lock,
    file_control,
    sector_size,
    device_characteristics,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
};

int open(sqlite3_vfs*, const char* path, sqlite3_file* sqlite_file, int flags, int* flags_out) {
  File& file = file_of(sqlite_file);
  file.base.pMethods = nullptr;
  const Place place = place_of(path);
  if (place.blocks == nullptr) return SQLITE_CANTOPEN;
  file.desk = place.desk;
  file.blocks = place.blocks;
  file.base.pMethods = &kFileMethods;
  if (flags_out != nullptr) *flags_out = flags;
  return SQLITE_OK;
}

// The file itself stays: an empty one is how this VFS says that there is none.
int remove(sqlite3_vfs*, const char* path, int) {
  const Place place = place_of(path);
  if (place.blocks == nullptr) return SQLITE_IOERR_DELETE;
  if (place.desk->lost) return SQLITE_IOERR_DELETE;
  BlockStatus status = place.blocks->truncate(0);
  if (status == BlockStatus::ok) status = place.blocks->flush();
  return code_of(*place.desk, status, SQLITE_IOERR_DELETE);
}

int access(sqlite3_vfs*, const char* path, int, int* exists) {
  *exists = 0;
  const Place place = place_of(path);
  if (place.blocks == nullptr) return SQLITE_OK;
  if (place.desk->lost) return SQLITE_IOERR_ACCESS;
  const BlockCount size = place.blocks->size();
  *exists = size.count > 0 ? 1 : 0;
  return code_of(*place.desk, size.status, SQLITE_IOERR_ACCESS);
}

int full_pathname(sqlite3_vfs*, const char* path, int size_max, char* out) {
  const std::size_t length = std::strlen(path);
  if (length >= static_cast<std::size_t>(size_max)) return SQLITE_CANTOPEN;
  std::memcpy(out, path, length + 1);
  return SQLITE_OK;
}

int randomness(sqlite3_vfs*, int count, char* out) {
  assert(!desks().empty());
  desks().back()->host.fill_random({reinterpret_cast<std::uint8_t*>(out), static_cast<std::size_t>(count)});
  return count;
}

int sleep(sqlite3_vfs*, int) { return 0; }

int current_time(sqlite3_vfs*, double* julian_day) {
  assert(!desks().empty());
  *julian_day = kJulianDayOf1970 + static_cast<double>(desks().back()->host.now_ms()) / kMsPerDay;
  return SQLITE_OK;
}

int last_error(sqlite3_vfs*, int, char*) { return 0; }

sqlite3_vfs attune_opfs = {
    1,       sizeof(File), kPathBytesMax, nullptr,       "attune_opfs", nullptr,
    open,    remove,       access,        full_pathname, nullptr,       nullptr,
    nullptr, nullptr,      randomness,    sleep,         current_time,  last_error,
    nullptr, nullptr,      nullptr,       nullptr,
};

}  // namespace

extern "C" int sqlite3_os_init() { return sqlite3_vfs_register(&attune_opfs, 1); }
extern "C" int sqlite3_os_end() { return SQLITE_OK; }

Mount::Mount(const DeskFiles& files, const RecordHost& host) {
  static int last_number = 0;
  desk_ = std::make_unique<MountedDesk>(MountedDesk{++last_number, files, host});
  desks().push_back(desk_.get());
  [[maybe_unused]] const int code = sqlite3_initialize();  // the VFS must be able to answer before this
  assert(code == SQLITE_OK);
}

Mount::~Mount() { desks().erase(std::find(desks().begin(), desks().end(), desk_.get())); }

std::string Mount::path(SlotName slot) const {
  return std::to_string(desk_->number) + (slot == SlotName::a ? "/a.db" : "/b.db");
}

bool Mount::lost() const { return desk_->lost; }

void Mount::give_up() { desk_->lost = true; }

}  // namespace attune
