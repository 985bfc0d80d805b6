// super.bin, byte by byte.
#include <doctest/doctest.h>

#include "record_ram_disk.h"
#include "record_values.h"

using namespace attune;

namespace {

SuperBlock a_super_block() {
  SuperBlock block;
  block.active = SlotName::b;
  block.established = true;
  block.kind = DeskKind::therapist;
  block.display_name = "Dr. Ü";
  block.last_full_check = Day{20777};
  block.key_slots = {{KeySlotKind::unprotected, Bytes(32, 0xAB)}, {KeySlotKind::recovery, Bytes(300, 0x17)}};
  return block;
}

void flip(Bytes& bytes, std::size_t bit) {
  bytes[bit / 8] = static_cast<std::uint8_t>(bytes[bit / 8] ^ (1u << (bit % 8)));
}

}  // namespace

TEST_CASE("super block: it comes back as it was written, at the bytes that FORMAT.md names") {
  SuperBlock block = a_super_block();
  block.generation = 7;
  const Bytes bytes = encode_super_block(block);
  CHECK(text_of(ByteView(bytes).first(8)) == "ATTUNESB");
  CHECK(bytes[8] == 1);
  CHECK(bytes[12] + 256 * bytes[13] == static_cast<int>(bytes.size()));
  CHECK(bytes[16] == 7);
  CHECK(bytes[24] == 1);
  CHECK(bytes[25] == 2);
  CHECK(bytes[26] == 2);
  CHECK(bytes[27] == 6);
  CHECK(bytes[56] == 2);
  const Result<SuperBlock> back = decode_super_block(bytes);
  REQUIRE(back.ok());
  CHECK(back->display_name == "Dr. Ü");
  CHECK(back->last_full_check == Day{20777});
  REQUIRE(back->key_slots.size() == 2);
  CHECK(back->key_slots[1].bytes == Bytes(300, 0x17));
  CHECK(encode_super_block(*back) == bytes);
}

TEST_CASE("super block: eight key slots of a kilobyte fit into one copy") {
  SuperBlock block;
  block.key_slots.assign(kKeySlotsMax, {KeySlotKind::passphrase, Bytes(kKeySlotBytesMax, 1)});
  const Bytes bytes = encode_super_block(block);
  CHECK(bytes.size() == 8277);
  CHECK(bytes.size() <= kSuperBlockCopyBytes);
  CHECK(decode_super_block(bytes).ok());
}

TEST_CASE("super block: every bit of both copies flipped, one at a time, costs at most one change") {
  RamDisk disk;
  SuperBlock block = a_super_block();
  for (int i = 0; i < 3; ++i) REQUIRE(write_super_block(*disk.files().super, block).ok());
  REQUIRE(block.generation == 3);
  const std::size_t length = encode_super_block(block).size();
  const std::size_t calls = disk.log.size();
  for (const std::size_t copy : {std::size_t{0}, kSuperBlockCopyBytes}) {
    for (std::size_t bit = copy * 8; bit < (copy + length) * 8; ++bit) {
      flip(disk.image[kSuper], bit);
      const Result<SuperBlock> read = read_super_block(*disk.files().super);
      REQUIRE(read.ok());
      REQUIRE(read->generation == (copy == 0 ? 2u : 3u));
      flip(disk.image[kSuper], bit);
    }
  }
  CHECK(disk.log.size() == calls);  // nothing was written
}

TEST_CASE("super block: both copies bad is damaged, whatever the two bits, and not a byte is written") {
  RamDisk start;
  REQUIRE(Record::open(start.files(), test_host()).value().close().ok());
  std::mt19937 random(4);
  for (int i = 0; i < 200; ++i) {
    RamDisk disk(start.image);
    flip(disk.image[kSuper], random() % (96 * 8));
    flip(disk.image[kSuper], kSuperBlockCopyBytes * 8 + random() % (96 * 8));
    const Image before = disk.image;
    REQUIRE(Record::open(disk.files(), test_host(2)).fault() == Fault::damaged);
    REQUIRE(disk.image == before);
  }
}

TEST_CASE("super block: any bit of super.bin flipped, the desk opens and its database stays as it was") {
  RamDisk start;
  Result<Record> made = Record::open(start.files(), test_host());
  REQUIRE(made->set_setting("language", "en").ok());
  REQUIRE(made->close().ok());
  const std::size_t length = encode_super_block(made->desk()).size();
  for (std::size_t bit = 0; bit < start.image[kSuper].size() * 8; ++bit) {
    // Between the copies nothing is read: one bit of each of those bytes will do.
    if (bit / 8 % kSuperBlockCopyBytes >= length && bit % 8 != bit / 8 % 8) continue;
    if (bit / 8 % kSuperBlockCopyBytes >= length && bit / 8 % 64 != 0) continue;
    CAPTURE(bit);
    RamDisk disk(start.image);
    flip(disk.image[kSuper], bit);
    Result<Record> record = Record::open(disk.files(), test_host(2));
    REQUIRE(record.ok());
    REQUIRE(**record->setting("language") == "en");
    REQUIRE(disk.image[kADb] == start.image[kADb]);
  }
}

TEST_CASE("super block: a later version, or a value of one, is refused and left alone") {
  SuperBlock block = a_super_block();
  for (const std::size_t at : {std::size_t{8}, std::size_t{25}, std::size_t{26}, std::size_t{57}}) {
    Bytes bytes = encode_super_block(block);
    bytes[at] = 0x40;
    ByteWriter checksum;
    checksum.u32(crc32c(ByteView(bytes).first(bytes.size() - 4)));
    const Bytes end = checksum.take();
    std::copy(end.begin(), end.end(), bytes.end() - 4);
    RamDisk disk;
    disk.image[kSuper] = bytes;
    CHECK(read_super_block(*disk.files().super).fault() == Fault::newer_database);
  }
}

TEST_CASE("super block: a writing refused at its flush never outlives the next one") {
  for (std::uint64_t nth = 1; nth <= 3; ++nth) {
    RamDisk disk;
    SuperBlock block = a_super_block();
    for (std::uint64_t i = 0; i < nth; ++i) REQUIRE(write_super_block(*disk.files().super, block).ok());
    SuperBlock refused = block;
    refused.display_name = "refused";
    disk.fail_method(RamDisk::Method::flush, 1, BlockStatus::full);
    REQUIRE(write_super_block(*disk.files().super, refused).fault() == Fault::storage_full);
    disk.heal();
    block.display_name = "next";
    REQUIRE(write_super_block(*disk.files().super, block).ok());
    CHECK(read_super_block(*disk.files().super)->display_name == "next");
  }
}

TEST_CASE("super block: cut short at any byte it does not hold, and nothing is read outside it") {
  const Bytes bytes = encode_super_block(a_super_block());
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    const Bytes part(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(length));
    REQUIRE(decode_super_block(part).fault() == Fault::damaged);
  }
}
