// The words of an instrument's file: each language complete, or the file is refused.
#pragma once

#include "instrument/instrument.h"
#include "instrument/reader.h"

namespace attune {

// Fills `parts.languages`. The structure, scale and items, must be there already.
void read_languages(FieldReader& reader, JsonValue root, InstrumentParts& parts);

}  // namespace attune
