// A whole desk as one byte string, in the open: its caller seals it, or it never leaves memory. The bytes are
// specified in FORMAT.md. The reader trusts no count and allocates nothing that the bytes do not hold.
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "record/super_block.h"

namespace attune {

class Database;

inline constexpr std::size_t kCopyBytesMax = 64u << 20;

struct CopyHeader {
  DeskKind kind = DeskKind::client;
  std::string display_name;
  std::int64_t made_at_ms = 0;
  int schema_version = 0;
};

// A copy that was read: its header, and its rows, every cell of which is within what `tables()` says.
struct Copy {
  CopyHeader header;
  ByteView rows;  // of the bytes that were read
};

// Every row of every table. too_large above kCopyBytesMax.
Result<Bytes> encode_copy(Database& database, const CopyHeader& header);
// Refuses with not_ours, too_new, cut, altered, too_large or malformed, before anything is written.
Result<Copy> decode_copy(ByteView bytes);

// Adds the rows of a copy to tables of these names with `prefix` before them, inside the caller's
// transaction. malformed if two rows have one key, or one refers to a row that is not there.
Status insert_copy(Database& database, const Copy& copy, const std::string& prefix);

}  // namespace attune
