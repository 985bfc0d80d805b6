// The five files of a desk in RAM, with a log of every write, truncate and flush, and faults at a chosen
// call. From the log any moment can be made again.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <random>
#include <vector>

#include "record/block_file.h"

namespace attune {

constexpr std::size_t kDeskFileCount = 5;
constexpr std::size_t kADb = 0, kAJournal = 1, kBDb = 2, kBJournal = 3, kSuper = 4;
using Image = std::array<Bytes, kDeskFileCount>;

struct DiskCall {
  enum class Kind { write, truncate, flush } kind;
  std::size_t file;
  std::uint64_t at;  // or the new size
  Bytes bytes;
};

inline void replay(const DiskCall& call, Image& image) {
  Bytes& file = image[call.file];
  if (call.kind == DiskCall::Kind::truncate) file.resize(static_cast<std::size_t>(call.at));
  if (call.kind != DiskCall::Kind::write) return;
  const auto at = static_cast<std::size_t>(call.at);
  if (file.size() < at + call.bytes.size()) file.resize(at + call.bytes.size());
  std::copy(call.bytes.begin(), call.bytes.end(), file.begin() + static_cast<std::ptrdiff_t>(at));
}

class RamDisk {
 public:
  enum class Method { read, write, truncate, size, flush };

  explicit RamDisk(Image start = {}) : image(std::move(start)) {
    for (std::size_t i = 0; i < kDeskFileCount; ++i) files_[i] = File(*this, i);
  }
  RamDisk(const RamDisk&) = delete;
  RamDisk& operator=(const RamDisk&) = delete;

  DeskFiles files() { return {&files_[0], &files_[1], &files_[2], &files_[3], &files_[4]}; }

  // The nth write, truncate or flush from now on (from 1), and every one after it, answers `status`. 0: none.
  void fail_changes_from(std::uint64_t nth, BlockStatus status) {
    fail_from_ = nth;
    fail_status_ = status;
    changes_ = 0;
  }
  bool failed() const { return fail_from_ != 0 && changes_ >= fail_from_; }

  // The nth call of one method from now on (from 1) answers `status`, and every later one of any method if
  // the handle is lost.
  void fail_method(Method method, std::uint64_t nth, BlockStatus status) {
    method_ = method;
    method_calls_left_ = nth;
    method_status_ = status;
    method_failed_ = false;
  }
  bool method_failed() const { return method_failed_; }
  void heal() {
    fail_from_ = 0;
    method_calls_left_ = 0;
    method_failed_ = false;
  }

  Image image;
  std::vector<DiskCall> log;

 private:
  class File : public BlockFile {
   public:
    File() = default;
    File(RamDisk& disk, std::size_t index) : disk_(&disk), index_(index) {}
    BlockCount read(std::uint64_t at, std::span<std::uint8_t> into) override {
      if (disk_->is_lost() || disk_->fails(Method::read)) return {0, BlockStatus::lost};
      const Bytes& bytes = disk_->image[index_];
      if (at >= bytes.size()) return {0, BlockStatus::ok};
      const std::size_t count =
          std::min<std::size_t>(into.size(), bytes.size() - static_cast<std::size_t>(at));
      std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), count, into.begin());
      return {count, BlockStatus::ok};
    }
    BlockStatus write(std::uint64_t at, ByteView bytes) override {
      return disk_->change({DiskCall::Kind::write, index_, at, Bytes(bytes.begin(), bytes.end())});
    }
    BlockStatus truncate(std::uint64_t size) override {
      return disk_->change({DiskCall::Kind::truncate, index_, size, {}});
    }
    BlockCount size() override {
      if (disk_->is_lost() || disk_->fails(Method::size)) return {0, BlockStatus::lost};
      return {disk_->image[index_].size(), BlockStatus::ok};
    }
    BlockStatus flush() override { return disk_->change({DiskCall::Kind::flush, index_, 0, {}}); }

   private:
    RamDisk* disk_ = nullptr;
    std::size_t index_ = 0;
  };

  bool is_lost() const {
    return (failed() && fail_status_ == BlockStatus::lost) ||
           (method_failed_ && method_status_ == BlockStatus::lost);
  }

  bool fails(Method method) {
    if (method != method_ || method_calls_left_ == 0) return false;
    method_failed_ = --method_calls_left_ == 0;
    return method_failed_;
  }

  static Method method_of(DiskCall::Kind kind) {
    if (kind == DiskCall::Kind::write) return Method::write;
    return kind == DiskCall::Kind::truncate ? Method::truncate : Method::flush;
  }

  BlockStatus change(DiskCall call) {
    ++changes_;
    if (is_lost()) return BlockStatus::lost;
    if (fails(method_of(call.kind))) return method_status_;
    // A full disk still takes back space: only what may grow a file fails.
    const bool may_fail = fail_status_ == BlockStatus::lost || call.kind == DiskCall::Kind::write;
    if (failed() && may_fail) return fail_status_;
    replay(call, image);
    log.push_back(std::move(call));
    return BlockStatus::ok;
  }

  std::array<File, kDeskFileCount> files_;
  std::uint64_t changes_ = 0;
  std::uint64_t fail_from_ = 0;
  BlockStatus fail_status_ = BlockStatus::ok;
  Method method_ = Method::read;
  std::uint64_t method_calls_left_ = 0;
  BlockStatus method_status_ = BlockStatus::ok;
  bool method_failed_ = false;
};

// A host whose randomness repeats from its seed and whose clock moves on by a second at each look.
inline RecordHost test_host(std::uint32_t seed = 1) {
  auto random = std::make_shared<std::mt19937>(seed);
  auto clock = std::make_shared<std::int64_t>(1'795'000'000'000);
  RecordHost host;
  host.fill_random = [random](std::span<std::uint8_t> out) {
    for (std::uint8_t& byte : out) byte = static_cast<std::uint8_t>((*random)());
  };
  host.now_ms = [clock] { return *clock += 1000; };
  return host;
}

}  // namespace attune
