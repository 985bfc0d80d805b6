// Both seams without a browser, for native tests: five files in memory, a clock that stands until it is
// moved, bytes that look random and are the same every time. It seals nothing: all cryptography is
// web/worker/sealing.ts, and the tests that need it run the wasm in Node (tests/screens).
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <utility>

#include "app.h"
#include "host.h"

namespace attune {

class MemoryFile : public BlockFile {
 public:
  BlockCount read(std::uint64_t at, std::span<std::uint8_t> into) override;
  BlockStatus write(std::uint64_t at, ByteView bytes) override;
  BlockStatus truncate(std::uint64_t size_bytes) override;
  BlockCount size() override { return {bytes_.size(), status}; }
  BlockStatus flush() override { return now(); }

  BlockStatus status = BlockStatus::ok;  // what every call answers: a test sets it to full or lost
  int* calls_until_full = nullptr;       // of what changes a file; the one that makes it 0 finds no room

 private:
  BlockStatus now() {
    const bool is_full = calls_until_full != nullptr && *calls_until_full > 0 && --*calls_until_full == 0;
    return is_full ? BlockStatus::full : status;
  }
  Bytes bytes_;
};

class HeadlessHost : public Host {
 public:
  HeadlessHost() {
    for (MemoryFile& file : disk) file.calls_until_full = &calls_until_full;
  }
  std::int64_t now_ms() override { return at_ms; }
  Day today() override { return {static_cast<std::int32_t>(at_ms / 86400000)}; }
  void fill_random(std::span<std::uint8_t> out) override;
  void request(std::uint32_t effect_number, const Effect& effect) override;
  DeskFiles& files() override { return files_; }

  // Answers what can be answered here, until nothing is left: desks, the mail slot, persistence. What cannot
  // (sealing) stays in `unanswered` for the test to look at.
  void answer_all(App& app);

  std::int64_t at_ms = 1'790'000'000'000;
  std::map<std::string, PutMail::Item> mail;
  std::deque<std::pair<std::uint32_t, Effect>> unanswered;
  std::map<std::pair<std::string, Part>, std::string> words;  // what LoadWords finds
  std::map<std::string, std::string> lists;  // and LoadWordList
  int calls_until_full = -1;  // never
  MemoryFile disk[5];         // in the order of DeskFiles

 private:
  bool answer(std::uint32_t effect_number, const Effect& effect, Reply& reply);
  DeskFiles files_{&disk[0], &disk[1], &disk[2], &disk[3], &disk[4]};
  std::deque<std::pair<std::uint32_t, Effect>> asked_;
  std::uint64_t random_ = 0x9E3779B97F4A7C15u;
};

}  // namespace attune
