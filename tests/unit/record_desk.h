// A desk on a disk of its own, made anew or from a copy.
#pragma once

#include "record/record.h"
#include "record_ram_disk.h"
#include "record_values.h"

namespace attune {

struct Desk {
  explicit Desk(DeskKind kind, std::uint32_t seed = 1)
      : record(std::move(Record::open(disk.files(), test_host(seed), {kind, false, "Alex"})).value()) {}
  explicit Desk(const Bytes& copy, std::uint32_t seed)
      : record(std::move(Record::restore(disk.files(), test_host(seed), copy)).value()) {}
  std::string rows() { return *record.dump(); }
  RamDisk disk;
  Record record;
};

}  // namespace attune
