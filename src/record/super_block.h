// super.bin: which slot is in use, how it was closed, whose desk it is, and the key slots. Two copies that
// share no 4-KiB block; the older one is overwritten, so that a torn write costs at most the change that was
// being made. The bytes are specified in FORMAT.md.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/day.h"
#include "base/result.h"
#include "record/block_file.h"

namespace attune {

inline constexpr std::size_t kSuperBlockCopyBytes =
    16384;  // the room of one copy; the other starts right after it
inline constexpr std::size_t kDisplayNameBytesMax = 24;
inline constexpr std::size_t kKeySlotsMax = 8;
inline constexpr std::size_t kKeySlotBytesMax = 1024;
inline constexpr std::size_t kRawKeyBytes = 32;

enum class DeskKind : std::uint8_t { client = 1, therapist = 2 };
enum class SlotName : std::uint8_t { a = 0, b = 1 };
enum class KeySlotKind : std::uint8_t { unprotected = 0, passphrase = 1, recovery = 2, passkey = 3, pin = 4 };

struct KeySlot {
  KeySlotKind kind;
  Bytes bytes;
};

struct SuperBlock {
  std::uint64_t generation = 0;  // raised by one with every write
  SlotName active = SlotName::a;
  bool established = false;  // the active slot has held a whole database; an empty one would be a loss
  bool clean = false;        // the database was closed, and nothing has opened it since
  bool set_aside = false;    // what the other slot holds is not written over until the person says so
  DeskKind kind = DeskKind::client;
  bool shared_phone = false;
  std::string display_name;  // "Who is this?"; always empty on a shared phone
  Day last_full_check;
  std::vector<KeySlot> key_slots;
};

Bytes encode_super_block(const SuperBlock& block);
// Fault::damaged if the checksum or a field does not hold, Fault::newer_database for a later version.
Result<SuperBlock> decode_super_block(ByteView copy);

// The newer of the copies that hold. Reads only. Fault::missing if the file is empty: a new desk;
// Fault::damaged if both copies are bad; Fault::newer_database if a copy that holds is of a later version.
Result<SuperBlock> read_super_block(BlockFile& file);
// Raises the generation, writes over the older or the bad copy, and returns after the flush. After a refusal
// the file may say either; the next writing counts above both.
Status write_super_block(BlockFile& file, SuperBlock& block);

}  // namespace attune
