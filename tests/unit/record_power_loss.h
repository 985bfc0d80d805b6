// Power losses over a RamDisk's log: at each flush, what a disk may hold if the power goes just before it.
// Everything before each file's last flush is there; of the rest, what a tear says.
#pragma once

#include "record_ram_disk.h"

namespace attune {

enum class Tear { drop_all, keep_all, random_subset, torn_tail, spoilt_sectors };

// Of `count` tears the nth: both whole ones, then half random subsets, a quarter torn tails, a quarter
// spoilt sectors.
inline Tear nth_tear(std::uint32_t nth, std::uint32_t count) {
  if (nth == 0) return Tear::drop_all;
  if (nth == 1) return Tear::keep_all;
  if (nth < count / 2) return Tear::random_subset;
  return nth < count * 3 / 4 ? Tear::torn_tail : Tear::spoilt_sectors;
}

class PowerLoss {
 public:
  PowerLoss(const std::vector<DiskCall>& log, Image start) : log_(log), durable_(std::move(start)) {}

  // Goes on to just before the next flush. False after the last.
  bool next() {
    if (at_ < log_.size() && log_[at_].kind == DiskCall::Kind::flush) settle(log_[at_++].file);
    while (at_ < log_.size() && log_[at_].kind != DiskCall::Kind::flush) pending_.push_back(at_++);
    return at_ < log_.size();
  }
  std::size_t calls() const { return at_; }  // how many of the log had returned

  // Spoilt sectors: the last write was under way, and each 4-KiB sector it touches holds noise, beyond its
  // own bytes as well.
  Image left(Tear tear, std::uint32_t seed) const {
    std::mt19937 random(seed);
    Image made = durable_;
    const DiskCall* last_write = nullptr;
    for (const std::size_t i : pending_) {
      if (log_[i].kind == DiskCall::Kind::write) last_write = &log_[i];
    }
    for (const std::size_t i : pending_) {
      if (tear == Tear::drop_all || (tear == Tear::random_subset && (random() & 1) == 0)) continue;
      DiskCall call = log_[i];
      if (tear == Tear::torn_tail && &log_[i] == last_write) {
        call.bytes.resize(random() % (call.bytes.size() / 512 + 1) * 512);
      }
      replay(call, made);
    }
    if (tear == Tear::spoilt_sectors && last_write != nullptr) spoil(*last_write, made, random);
    return made;
  }

 private:
  void settle(std::size_t file) {
    std::vector<std::size_t> rest;
    for (const std::size_t i : pending_) {
      if (log_[i].file == file) {
        replay(log_[i], durable_);
      } else {
        rest.push_back(i);
      }
    }
    pending_ = std::move(rest);
  }

  static void spoil(const DiskCall& write, Image& made, std::mt19937& random) {
    constexpr std::size_t kSector = 4096;
    Bytes& file = made[write.file];
    const auto at = static_cast<std::size_t>(write.at);
    const std::size_t end = (at + write.bytes.size() + kSector - 1) / kSector * kSector;
    for (std::size_t i = at / kSector * kSector; i < std::min(end, file.size()); ++i) {
      file[i] = static_cast<std::uint8_t>(random());
    }
  }

  const std::vector<DiskCall>& log_;
  Image durable_;
  std::vector<std::size_t> pending_;
  std::size_t at_ = 0;
};

}  // namespace attune
