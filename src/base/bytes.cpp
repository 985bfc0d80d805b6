#include "base/bytes.h"

namespace attune {
namespace {

constexpr std::string_view kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kBase64url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

int digit_of(char c, std::string_view alphabet) {
  const std::size_t at = alphabet.find(c);
  return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

std::string encode(ByteView bytes, std::string_view alphabet) {
  std::string out;
  out.reserve((bytes.size() * 4 + 2) / 3);
  std::uint32_t held = 0;
  int bits = 0;
  for (const std::uint8_t byte : bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 6) {
      bits -= 6;
      out.push_back(alphabet[(held >> bits) & 63]);
    }
  }
  if (bits > 0) out.push_back(alphabet[(held << (6 - bits)) & 63]);
  return out;
}

Result<Bytes> decode(std::string_view text, std::string_view alphabet) {
  if (text.size() % 4 == 1) return Error{Fault::malformed, "base64 length"};
  Bytes out;
  out.reserve(text.size() * 3 / 4);
  std::uint32_t held = 0;
  int bits = 0;
  for (const char c : text) {
    const int digit = digit_of(c, alphabet);
    if (digit < 0) return Error{Fault::malformed, "base64 character"};
    held = (held << 6) | static_cast<std::uint32_t>(digit);
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out.push_back(static_cast<std::uint8_t>(held >> bits));
    }
  }
  if ((held & ((1u << bits) - 1)) != 0) return Error{Fault::malformed, "base64 tail"};
  return out;
}

}  // namespace

std::string base64url_encode(ByteView bytes) { return encode(bytes, kBase64url); }
Result<Bytes> base64url_decode(std::string_view text) { return decode(text, kBase64url); }
std::string base64_encode(ByteView bytes) { return encode(bytes, kBase64); }
Result<Bytes> base64_decode(std::string_view text) { return decode(text, kBase64); }

std::string hex_encode(ByteView bytes) {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const std::uint8_t byte : bytes) {
    out.push_back(digits[byte >> 4]);
    out.push_back(digits[byte & 15]);
  }
  return out;
}

Result<Bytes> hex_decode(std::string_view text) {
  if (text.size() % 2 != 0) return Error{Fault::malformed, "hex length"};
  Bytes out;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const int high = digit_of(text[i], "0123456789abcdef");
    const int low = digit_of(text[i + 1], "0123456789abcdef");
    if (high < 0 || low < 0) return Error{Fault::malformed, "hex character"};
    out.push_back(static_cast<std::uint8_t>(high * 16 + low));
  }
  return out;
}

std::uint16_t crc16(ByteView bytes) {
  std::uint16_t crc = 0xFFFF;
  for (const std::uint8_t byte : bytes) {
    crc = static_cast<std::uint16_t>(crc ^ (byte << 8));
    for (int bit = 0; bit < 8; ++bit) {
      const bool top = (crc & 0x8000) != 0;
      crc = static_cast<std::uint16_t>(crc << 1);
      if (top) crc ^= 0x1021;
    }
  }
  return crc;
}

std::uint32_t crc32c(ByteView bytes) {
  std::uint32_t crc = 0xFFFFFFFFu;
  for (const std::uint8_t byte : bytes) {
    crc ^= byte;
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0x82F63B78u : 0u);
  }
  return ~crc;
}

void ByteWriter::u16(std::uint16_t value) {
  for (int i = 0; i < 2; ++i) u8(static_cast<std::uint8_t>(value >> (8 * i)));
}
void ByteWriter::u32(std::uint32_t value) {
  for (int i = 0; i < 4; ++i) u8(static_cast<std::uint8_t>(value >> (8 * i)));
}
void ByteWriter::u64(std::uint64_t value) {
  for (int i = 0; i < 8; ++i) u8(static_cast<std::uint8_t>(value >> (8 * i)));
}
void ByteWriter::varint(std::uint64_t value) {
  while (value >= 0x80) {
    u8(static_cast<std::uint8_t>(value | 0x80));
    value >>= 7;
  }
  u8(static_cast<std::uint8_t>(value));
}

ByteView ByteReader::raw(std::size_t count) {
  if (!ok_ || count > left_.size()) {
    ok_ = false;
    return {};
  }
  const ByteView out = left_.first(count);
  left_ = left_.subspan(count);
  return out;
}

std::uint64_t ByteReader::little_endian(std::size_t count) {
  const ByteView bytes = raw(count);
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) value |= static_cast<std::uint64_t>(bytes[i]) << (8 * i);
  return value;
}

std::uint8_t ByteReader::u8() { return static_cast<std::uint8_t>(little_endian(1)); }
std::uint16_t ByteReader::u16() { return static_cast<std::uint16_t>(little_endian(2)); }
std::uint32_t ByteReader::u32() { return static_cast<std::uint32_t>(little_endian(4)); }
std::uint64_t ByteReader::u64() { return little_endian(8); }

std::uint64_t ByteReader::varint() {
  std::uint64_t value = 0;
  for (int shift = 0; shift < 63; shift += 7) {
    const std::uint8_t byte = u8();
    value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if ((byte & 0x80) == 0) return ok_ ? value : 0;
  }
  ok_ = false;
  return 0;
}

}  // namespace attune
