// The tables of FORMAT.md, as SQL, and the way from each version of them to the next.
#pragma once

#include <span>

namespace attune {

// Step i makes a database of user_version i into one of i + 1; the first starts from an empty database. A new
// desk takes all of them and an old one those it lacks, so that both end in the same tables.
using SchemaSteps = std::span<const char* const>;
SchemaSteps schema_steps();

inline constexpr int kSchemaVersion = 2;           // PRAGMA user_version after the last step
inline constexpr int kApplicationId = 0x4174746E;  // "Attn"

}  // namespace attune
