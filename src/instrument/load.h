// Reads an instrument's file and refuses a broken one with the place and the reason (FORMAT.md in this
// folder).
#pragma once

#include <string_view>

#include "base/json.h"
#include "instrument/instrument.h"

namespace attune {

// Refuses with broken_instrument and writes the path and the reason to `why`, which may be null.
Result<Instrument> load_instrument(std::string_view json, JsonRefusal* why = nullptr);

// The bytes that the 8-byte hash is computed over: compact JSON of id, version, scale, items and subscales.
std::string canonical_structure(const InstrumentParts& parts);

}  // namespace attune
