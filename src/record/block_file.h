// THE STORAGE SEAM: the five files of one desk, as a host lends them. The browser puts OPFS synchronous
// access handles behind it, tests put RAM with faults behind it. Nothing here waits, and nothing here opens
// or deletes a file.
#pragma once

#include <cstdint>
#include <functional>
#include <span>

#include "base/bytes.h"

namespace attune {

enum class BlockStatus : std::uint8_t {
  ok,
  full,  // no room left on this device; what was there before is still there
  lost,  // the browser took the handle away; nothing more can be read or written through it
};

struct BlockCount {
  std::uint64_t count;
  BlockStatus status;
};

class BlockFile {
 public:
  virtual ~BlockFile() = default;
  // Fewer bytes than asked for are read only where the file ends.
  virtual BlockCount read(std::uint64_t at, std::span<std::uint8_t> into) = 0;
  // All of the bytes or an error. A write past the end grows the file; a gap reads as zeros.
  virtual BlockStatus write(std::uint64_t at, ByteView bytes) = 0;
  virtual BlockStatus truncate(std::uint64_t size_bytes) = 0;
  virtual BlockCount size() = 0;
  // Returns once everything written before is as durable as the device can make it.
  virtual BlockStatus flush() = 0;
};

// Under these very names in the desk's folder: a.db, a.db-journal, b.db, b.db-journal, super.bin. Whoever
// lends them keeps them open, and alone, until the Record is gone.
struct DeskFiles {
  BlockFile* a_db = nullptr;
  BlockFile* a_journal = nullptr;
  BlockFile* b_db = nullptr;
  BlockFile* b_journal = nullptr;
  BlockFile* super = nullptr;
};

// What the record needs from the outside besides files. The random bytes must be fit for keys.
struct RecordHost {
  std::function<void(std::span<std::uint8_t>)> fill_random;
  std::function<std::int64_t()> now_ms;  // UTC, since 1970-01-01
};

}  // namespace attune
