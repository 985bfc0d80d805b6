#include "headless/headless_host.h"

#include <algorithm>

#include "base/sha256.h"

namespace attune {

BlockCount MemoryFile::read(std::uint64_t at, std::span<std::uint8_t> into) {
  if (status != BlockStatus::ok || at >= bytes_.size()) return {0, status};
  const std::size_t count = std::min(into.size(), bytes_.size() - static_cast<std::size_t>(at));
  std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(at), count, into.begin());
  return {count, BlockStatus::ok};
}

BlockStatus MemoryFile::write(std::uint64_t at, ByteView bytes) {
  if (const BlockStatus found = now(); found != BlockStatus::ok) return found;
  const std::size_t end = static_cast<std::size_t>(at) + bytes.size();
  if (end > bytes_.size()) bytes_.resize(end);
  std::copy(bytes.begin(), bytes.end(), bytes_.begin() + static_cast<std::ptrdiff_t>(at));
  return BlockStatus::ok;
}

BlockStatus MemoryFile::truncate(std::uint64_t size_bytes) {
  const BlockStatus found = now();
  if (found == BlockStatus::ok) bytes_.resize(static_cast<std::size_t>(size_bytes));
  return found;
}

// SplitMix64 (S. Vigna): the same bytes in every run, and no key that matters.
void HeadlessHost::fill_random(std::span<std::uint8_t> out) {
  for (std::uint8_t& byte : out) {
    random_ += 0x9E3779B97F4A7C15u;
    std::uint64_t mixed = random_;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
    byte = static_cast<std::uint8_t>(mixed >> 56);
  }
}

void HeadlessHost::request(std::uint32_t effect_number, const Effect& effect) {
  asked_.emplace_back(effect_number, effect);
}

bool HeadlessHost::answer(std::uint32_t effect_number, const Effect& effect, Reply& reply) {
  reply.effect_number = effect_number;
  if (const auto* put = std::get_if<PutMail>(&effect)) {
    for (const PutMail::Item& item : put->items) {
      const bool is_new = mail.emplace(hex_encode(sha256(item.age_bytes)), item).second;
      reply.number += is_new ? 0 : 1;
    }
  } else if (std::holds_alternative<ListMail>(effect)) {
    for (const auto& [key, put] : mail) reply.mail.push_back({key, put.age_bytes, at_ms, put.hint});
  } else if (const auto* remove = std::get_if<RemoveMail>(&effect)) {
    for (const std::string& key : remove->keys) mail.erase(key);
  } else if (const auto* load = std::get_if<LoadWords>(&effect)) {
    const auto found = words.find({load->language, load->part});
    reply.ok = found != words.end();
    reply.fault = Fault::asset_missing;
    if (reply.ok) reply.bytes.assign(found->second.begin(), found->second.end());
  } else if (const auto* list = std::get_if<LoadWordList>(&effect)) {
    const auto found = lists.find(list->language);
    reply.ok = found != lists.end();
    reply.fault = Fault::asset_missing;
    if (reply.ok) reply.bytes.assign(found->second.begin(), found->second.end());
  } else {
    if (std::holds_alternative<UseUpdate>(effect)) {
      reply.ok = false;
      reply.fault = Fault::asset_missing;
      return true;
    }
    return std::holds_alternative<OpenDesk>(effect) || std::holds_alternative<CloseDesk>(effect) ||
           std::holds_alternative<KeepStorage>(effect) || std::holds_alternative<CheckSite>(effect) ||
           std::holds_alternative<ForgetDesk>(effect) || std::holds_alternative<MarkDesk>(effect);
  }
  return true;
}

void HeadlessHost::answer_all(App& app) {
  while (!asked_.empty()) {
    const auto [number, effect] = std::move(asked_.front());
    asked_.pop_front();
    Reply reply;
    if (answer(number, effect, reply)) {
      app.receive(reply);
    } else {
      unanswered.emplace_back(number, effect);
    }
  }
}

}  // namespace attune
