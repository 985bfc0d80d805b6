// A check-in of this device and the same as it travels: answers by code at their item's place, notes beside
// them.
#pragma once

#include "base/result.h"
#include "instrument/check_in.h"
#include "share/envelope.h"

namespace attune::share {

// `view` is what the therapist may see: make it with shared_view (instrument/check_in.h) first. Answers that
// are no value, choice, special or shared note travel as no answer.
SharedCheckIn pack_check_in(const Instrument& instrument, const CheckIn& view);

// Refuses unknown_instrument when the keys differ, and malformed when the answers are not this instrument's.
Result<CheckIn> unpack_check_in(const Instrument& instrument, const SharedCheckIn& shared,
                                const Id& relationship);

}  // namespace attune::share
