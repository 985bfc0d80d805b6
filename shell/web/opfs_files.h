// The five files of the open desk as the worker lends them: OPFS synchronous access handles, or buffers of
// the same shape where the browser keeps nothing. They live in JavaScript under the numbers 0 to 4; only
// bytes cross.
#pragma once

#include "record/block_file.h"

namespace attune {

class OpfsFile final : public BlockFile {
 public:
  explicit OpfsFile(int number) : number_(number) {}
  BlockCount read(std::uint64_t at, std::span<std::uint8_t> into) override;
  BlockStatus write(std::uint64_t at, ByteView bytes) override;
  BlockStatus truncate(std::uint64_t size_bytes) override;
  BlockCount size() override;
  BlockStatus flush() override;

 private:
  int number_;
};

// Refers to whatever handles the worker holds at the moment of a call; without an open desk every call
// answers `lost`.
class OpfsDesk {
 public:
  OpfsDesk() : files_{&a_db_, &a_journal_, &b_db_, &b_journal_, &super_} {}
  OpfsDesk(const OpfsDesk&) = delete;
  DeskFiles& files() { return files_; }

 private:
  OpfsFile a_db_{0}, a_journal_{1}, b_db_{2}, b_journal_{3}, super_{4};
  DeskFiles files_;
};

}  // namespace attune
