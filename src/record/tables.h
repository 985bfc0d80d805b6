// The columns of FORMAT.md's tables, and what may stand in them: what a copy is written from and read by.
#pragma once

#include <cstdint>
#include <span>

namespace attune {

enum class ColumnType : std::uint8_t { integer, text, blob };

struct Column {
  const char* name;
  ColumnType type;
  std::int64_t min;  // of an integer its value, of text and bytes their length
  std::int64_t max;
  bool may_be_null = false;
};

struct Table {
  const char* name;
  std::span<const Column> columns;
  int since = 1;  // the user_version that brought it
};

// In the order of a copy: what a row refers to comes before it.
std::span<const Table> tables();

}  // namespace attune
