// Bytes, the text they travel as, and reading them without trusting a single count.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace attune {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

// A random 16-byte name, from the host. It says nothing about what it names.
using Id = std::array<std::uint8_t, 16>;

// Base64 with - and _ and no padding (RFC 4648 section 5). `decode` refuses any other character, and a last
// character whose unused bits are not zero, so that one value has one text.
std::string base64url_encode(ByteView bytes);
Result<Bytes> base64url_decode(std::string_view text);
// The same with + and / (section 4), as age and its armour have it. Padding is the caller's.
std::string base64_encode(ByteView bytes);
Result<Bytes> base64_decode(std::string_view text);

// Lower-case hexadecimal.
std::string hex_encode(ByteView bytes);
Result<Bytes> hex_decode(std::string_view text);

// CRC-16/CCITT-FALSE and CRC-32C (Castagnoli). They find accidents, never an attacker.
std::uint16_t crc16(ByteView bytes);
std::uint32_t crc32c(ByteView bytes);

inline Bytes bytes_of(ByteView view) { return {view.begin(), view.end()}; }
inline ByteView view(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
inline std::string_view text_of(ByteView bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// Writes little-endian numbers, unsigned LEB128 varints and raw bytes to the end of a buffer.
class ByteWriter {
 public:
  void u8(std::uint8_t value) { out_.push_back(value); }
  void u16(std::uint16_t value);
  void u32(std::uint32_t value);
  void u64(std::uint64_t value);
  void varint(std::uint64_t value);
  void raw(ByteView bytes) { out_.insert(out_.end(), bytes.begin(), bytes.end()); }
  std::size_t size() const { return out_.size(); }
  Bytes take() { return std::move(out_); }

 private:
  Bytes out_;
};

// Reads what ByteWriter wrote. Past the end, or on a varint that is too long, it answers zero and remembers:
// ask `ok()` once at the end of a group instead of after every field. It never reads outside the view.
class ByteReader {
 public:
  explicit ByteReader(ByteView bytes) : left_(bytes) {}
  std::uint8_t u8();
  std::uint16_t u16();
  std::uint32_t u32();
  std::uint64_t u64();
  std::uint64_t varint();
  ByteView raw(std::size_t count);  // empty, and not ok, if fewer are left
  template <std::size_t N>
  std::array<std::uint8_t, N> fixed() {
    std::array<std::uint8_t, N> out{};
    const ByteView bytes = raw(N);
    for (std::size_t i = 0; i < bytes.size(); ++i) out[i] = bytes[i];
    return out;
  }
  std::size_t left() const { return left_.size(); }
  bool ok() const { return ok_; }
  void fail() { ok_ = false; }

 private:
  std::uint64_t little_endian(std::size_t count);
  ByteView left_;
  bool ok_ = true;
};

}  // namespace attune
