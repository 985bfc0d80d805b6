// A course as the chart widgets want it: points, usual band, marks, episodes, strain, and the same in words.
#pragma once

#include "course/flags.h"
#include "state.h"
#include "ui/ui.h"

namespace attune {

// `for_client` leaves out every mark, episode and lane: a client's own chart says nothing of them.
ui::Chart course_chart(const State& state, const Course& course, bool for_client);

// "7.8 to 9.0", never past the ends of the scale.
std::string range_in_words(const Sentences& say, const Band& band);
// What changed, in the words of DESIGN.md 7: "1.9 below this client's usual 8.4. Stayed quiet or went along:
// 6 (usually 1)". Empty if nothing is worth saying.
std::string reasons_of(const State& state, const Flag& flag);
// "Worth asking about", "Small change", "Much as usual".
const std::string& level_in_words(const State& state, FlagLevel level);
ui::Mark mark_of(FlagLevel level);
// A strain that was stated plainly, and as high as in the last ones: shown, but nothing new.
bool is_only_steady(const Flag& flag);

}  // namespace attune
