// A course as the chart widget wants it: points, usual band, marks, and the same in words for its table.
#pragma once

#include "course/course.h"
#include "state.h"
#include "ui/ui.h"

namespace attune {

// `for_client` leaves out every mark and level: a client's own chart says nothing of them.
ui::Chart course_chart(const State& state, const Course& course, bool for_client);

// What changed at this point, in the words of DESIGN.md 7; empty if nothing is worth saying.
std::string reasons_of(const State& state, const Course& course, std::size_t place);
// How the last check-in stands; with nothing to compare it with, that is what is said.
const std::string& standing_in_words(const State& state, const Course& course);
// "Worth asking about", "Small change", "Much as usual".
const std::string& level_in_words(const State& state, FlagLevel level);

}  // namespace attune
