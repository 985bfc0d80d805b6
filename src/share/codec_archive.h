// cereal's two archives over a buffer of ours. Its own binary archives need std::iostream, which would carry
// every locale of libc++ into the page (24 kB brotli for a few bytes read and written). Only codec.cpp
// includes this.
#pragma once

#include <bit>
#include <cstring>
#include <memory>
#include <type_traits>

#include <cereal/cereal.hpp>

#include "base/bytes.h"

namespace attune::share {

static_assert(std::endian::native == std::endian::little, "the archives write native numbers");

class ByteOutputArchive : public cereal::OutputArchive<ByteOutputArchive, cereal::AllowEmptyClassElision> {
 public:
  ByteOutputArchive() : OutputArchive(this) {}
  void write(const void* from, std::size_t count) {
    const auto* first = static_cast<const std::uint8_t*>(from);
    bytes_.insert(bytes_.end(), first, first + count);
  }
  Bytes take() { return std::move(bytes_); }

 private:
  Bytes bytes_;
};

class ByteInputArchive : public cereal::InputArchive<ByteInputArchive, cereal::AllowEmptyClassElision> {
 public:
  explicit ByteInputArchive(ByteView bytes) : InputArchive(this), left_(bytes) {}
  // Throws past the end, as cereal's own archives do; the codec's Reader asks for no more than is left.
  void read(void* into, std::size_t count) {
    if (count > left_.size()) throw cereal::Exception("past the end");
    if (count > 0) std::memcpy(into, left_.data(), count);
    left_ = left_.subspan(count);
  }

 private:
  ByteView left_;
};

template <class T>
std::enable_if_t<std::is_arithmetic_v<T>> CEREAL_SAVE_FUNCTION_NAME(ByteOutputArchive& archive,
                                                                    const T& value) {
  archive.write(std::addressof(value), sizeof value);
}
template <class T>
std::enable_if_t<std::is_arithmetic_v<T>> CEREAL_LOAD_FUNCTION_NAME(ByteInputArchive& archive, T& value) {
  archive.read(std::addressof(value), sizeof value);
}
template <class T>
void CEREAL_SAVE_FUNCTION_NAME(ByteOutputArchive& archive, const cereal::BinaryData<T>& raw) {
  archive.write(raw.data, static_cast<std::size_t>(raw.size));
}
template <class T>
void CEREAL_LOAD_FUNCTION_NAME(ByteInputArchive& archive, cereal::BinaryData<T>& raw) {
  archive.read(raw.data, static_cast<std::size_t>(raw.size));
}

}  // namespace attune::share

CEREAL_SETUP_ARCHIVE_TRAITS(attune::share::ByteInputArchive, attune::share::ByteOutputArchive)
