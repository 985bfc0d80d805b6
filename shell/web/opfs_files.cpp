#include "web/opfs_files.h"

#include <emscripten.h>

// Each call takes HEAPU8 anew, because the memory may have grown since the last one. Places and sizes are
// doubles: exact up to 2^53, and no BigInt has to cross. An answer below zero says why: -1 no room, -2 the
// handle is gone.
EM_JS(double, attune_file_read, (int number, double at, std::uint8_t* into, int size), {
  try {
    return Module['host'].files[number].read(HEAPU8.subarray(into, into + size), { at: at });
  } catch (error) {
    return -2;
  }
});
EM_JS(double, attune_file_write, (int number, double at, const std::uint8_t* bytes, int size), {
  try {
    return Module['host'].files[number].write(HEAPU8.subarray(bytes, bytes + size), { at: at });
  } catch (error) {
    return error.name === 'QuotaExceededError' ? -1 : -2;
  }
});
EM_JS(double, attune_file_truncate, (int number, double size), {
  try {
    Module['host'].files[number].truncate(size);
    return 0;
  } catch (error) {
    return error.name === 'QuotaExceededError' ? -1 : -2;
  }
});
EM_JS(double, attune_file_size, (int number), {
  try {
    return Module['host'].files[number].getSize();
  } catch (error) {
    return -2;
  }
});
EM_JS(double, attune_file_flush, (int number), {
  try {
    Module['host'].files[number].flush();
    return 0;
  } catch (error) {
    return error.name === 'QuotaExceededError' ? -1 : -2;
  }
});

namespace attune {
namespace {

BlockStatus status_of(double answer) {
  if (answer >= 0) return BlockStatus::ok;
  return answer == -1 ? BlockStatus::full : BlockStatus::lost;
}

BlockCount count_of(double answer) {
  return {answer > 0 ? static_cast<std::uint64_t>(answer) : 0, status_of(answer)};
}

}  // namespace

BlockCount OpfsFile::read(std::uint64_t at, std::span<std::uint8_t> into) {
  return count_of(attune_file_read(number_, static_cast<double>(at), into.data(),
                                  static_cast<int>(into.size())));
}

BlockStatus OpfsFile::write(std::uint64_t at, ByteView bytes) {
  const double written =
      attune_file_write(number_, static_cast<double>(at), bytes.data(), static_cast<int>(bytes.size()));
  if (written < 0) return status_of(written);
  return written == static_cast<double>(bytes.size()) ? BlockStatus::ok : BlockStatus::full;
}

BlockStatus OpfsFile::truncate(std::uint64_t size_bytes) {
  return status_of(attune_file_truncate(number_, static_cast<double>(size_bytes)));
}

BlockCount OpfsFile::size() { return count_of(attune_file_size(number_)); }

BlockStatus OpfsFile::flush() { return status_of(attune_file_flush(number_)); }

}  // namespace attune
