#include "record/super_block.h"

#include <algorithm>
#include <optional>

namespace attune {
namespace {

constexpr std::string_view kMagic = "ATTUNESB";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kChecksumBytes = 4;
constexpr std::size_t kFixedBytes = 57;  // up to and with the count of key slots
constexpr std::size_t kLengthAt = 12;
constexpr std::size_t kBlockBytes = 4096;
constexpr std::size_t kCopies = 2;

constexpr std::uint8_t kClean = 1;
constexpr std::uint8_t kEstablished = 2;
constexpr std::uint8_t kSharedPhone = 4;
constexpr std::uint8_t kSetAside = 8;
constexpr std::uint8_t kAllFlags = kClean | kEstablished | kSharedPhone | kSetAside;

Error error_of(BlockStatus status) {
  return {status == BlockStatus::full ? Fault::storage_full : Fault::handle_lost, "super.bin"};
}

Result<std::vector<KeySlot>> decode_key_slots(ByteReader& reader) {
  const std::size_t count = reader.u8();
  if (count > kKeySlotsMax) return Error{Fault::damaged, "key slots"};
  std::vector<KeySlot> slots;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint8_t kind = reader.u8();
    const std::size_t length = reader.u16();
    if (length > kKeySlotBytesMax) return Error{Fault::damaged, "key slot"};
    if (kind > static_cast<std::uint8_t>(KeySlotKind::pin)) return Error{Fault::newer_database, "key slot"};
    const ByteView bytes = reader.raw(length);
    slots.push_back({static_cast<KeySlotKind>(kind), Bytes(bytes.begin(), bytes.end())});
  }
  return slots;
}

using Copy = std::optional<Result<SuperBlock>>;  // Result has no empty state; read_copies fills both

Result<std::array<Copy, kCopies>> read_copies(BlockFile& file) {
  std::array<Copy, kCopies> copies;
  for (std::size_t i = 0; i < kCopies; ++i) {
    Bytes bytes(kSuperBlockCopyBytes);
    const BlockCount got = file.read(i * kSuperBlockCopyBytes, bytes);
    if (got.status != BlockStatus::ok) return error_of(got.status);
    bytes.resize(static_cast<std::size_t>(got.count));
    copies[i].emplace(decode_super_block(bytes));
  }
  return copies;
}

}  // namespace

Bytes encode_super_block(const SuperBlock& block) {
  assert(block.display_name.size() <= kDisplayNameBytesMax && block.key_slots.size() <= kKeySlotsMax);
  std::size_t length = kFixedBytes + kChecksumBytes;
  for (const KeySlot& slot : block.key_slots) length += 3 + slot.bytes.size();

  ByteWriter writer;
  writer.raw(view(kMagic));
  writer.u32(kVersion);
  writer.u32(static_cast<std::uint32_t>(length));
  writer.u64(block.generation);
  writer.u8(static_cast<std::uint8_t>(block.active));
  writer.u8(static_cast<std::uint8_t>((block.clean ? kClean : 0) | (block.established ? kEstablished : 0) |
                                      (block.shared_phone ? kSharedPhone : 0) |
                                      (block.set_aside ? kSetAside : 0)));
  writer.u8(static_cast<std::uint8_t>(block.kind));
  writer.u8(static_cast<std::uint8_t>(block.display_name.size()));
  writer.u32(static_cast<std::uint32_t>(block.last_full_check.count));
  Bytes name(kDisplayNameBytesMax);
  std::copy(block.display_name.begin(), block.display_name.end(), name.begin());
  writer.raw(name);
  writer.u8(static_cast<std::uint8_t>(block.key_slots.size()));
  for (const KeySlot& slot : block.key_slots) {
    assert(slot.bytes.size() <= kKeySlotBytesMax);
    writer.u8(static_cast<std::uint8_t>(slot.kind));
    writer.u16(static_cast<std::uint16_t>(slot.bytes.size()));
    writer.raw(slot.bytes);
  }
  Bytes bytes = writer.take();
  ByteWriter checksum;
  checksum.u32(crc32c(bytes));
  const Bytes end = checksum.take();
  bytes.insert(bytes.end(), end.begin(), end.end());
  return bytes;
}

Result<SuperBlock> decode_super_block(ByteView copy) {
  if (copy.size() < kFixedBytes + kChecksumBytes || text_of(copy.first(kMagic.size())) != kMagic) {
    return Error{Fault::damaged, "super block"};
  }
  ByteReader length_reader(copy.subspan(kLengthAt));
  const std::size_t length = length_reader.u32();
  if (length < kFixedBytes + kChecksumBytes || length > copy.size()) return Error{Fault::damaged, "length"};
  const ByteView body = copy.first(length - kChecksumBytes);
  ByteReader checksum_reader(copy.subspan(body.size(), kChecksumBytes));
  if (checksum_reader.u32() != crc32c(body)) return Error{Fault::damaged, "checksum"};

  ByteReader reader(body.subspan(kMagic.size()));
  if (reader.u32() > kVersion) return Error{Fault::newer_database, "super block"};
  reader.u32();  // the length, read above
  SuperBlock block;
  block.generation = reader.u64();
  const std::uint8_t active = reader.u8();
  const std::uint8_t flags = reader.u8();
  const std::uint8_t kind = reader.u8();
  const std::size_t name_length = reader.u8();
  block.last_full_check.count = static_cast<std::int32_t>(reader.u32());
  const ByteView name = reader.raw(kDisplayNameBytesMax);
  if (active > 1 || kind < 1 || name_length > name.size()) return Error{Fault::damaged, "field"};
  if ((flags & ~kAllFlags) != 0 || kind > 2) return Error{Fault::newer_database, "field"};
  block.active = static_cast<SlotName>(active);
  block.clean = (flags & kClean) != 0;
  block.established = (flags & kEstablished) != 0;
  block.shared_phone = (flags & kSharedPhone) != 0;
  block.set_aside = (flags & kSetAside) != 0;
  block.kind = static_cast<DeskKind>(kind);
  block.display_name = std::string(text_of(name.first(name_length)));
  Result<std::vector<KeySlot>> slots = decode_key_slots(reader);
  if (!slots) return slots.error();
  if (!reader.ok() || reader.left() != 0) return Error{Fault::damaged, "key slots"};
  block.key_slots = std::move(*slots);
  return block;
}

Result<SuperBlock> read_super_block(BlockFile& file) {
  const BlockCount size = file.size();
  if (size.status != BlockStatus::ok) return error_of(size.status);
  if (size.count == 0) return Error{Fault::missing, "super.bin"};
  Result<std::array<Copy, kCopies>> copies = read_copies(file);
  if (!copies) return copies.error();
  const SuperBlock* best = nullptr;
  for (const Copy& copy : *copies) {
    if (!copy->ok()) {
      if (copy->fault() == Fault::newer_database) return copy->error();
      continue;
    }
    if (best == nullptr || copy->value().generation > best->generation) best = &copy->value();
  }
  if (best == nullptr) return Error{Fault::damaged, "super.bin"};
  return *best;
}

Status write_super_block(BlockFile& file, SuperBlock& block) {
  Result<std::array<Copy, kCopies>> copies = read_copies(file);
  if (!copies) return copies.error();
  std::size_t target = 0;
  if ((*copies)[0]->ok()) {
    const Result<SuperBlock>& other = *(*copies)[1];
    if (!other.ok() || other->generation < (*copies)[0]->value().generation) target = 1;
  }
  // Above whatever the file says: a writing that failed at its flush may stand there already.
  SuperBlock next = block;
  for (const Copy& copy : *copies) {
    if (copy->ok()) next.generation = std::max(next.generation, copy->value().generation);
  }
  ++next.generation;
  Bytes bytes = encode_super_block(next);
  bytes.resize((bytes.size() + kBlockBytes - 1) / kBlockBytes * kBlockBytes);
  BlockStatus status = file.write(target * kSuperBlockCopyBytes, bytes);
  if (status == BlockStatus::ok) status = file.flush();
  if (status != BlockStatus::ok) return error_of(status);
  block = next;
  return done();
}

}  // namespace attune
