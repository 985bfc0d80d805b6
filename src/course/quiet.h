// Marks that the therapist answered, and whether they are quiet: answered ones stay out of sight, "later"
// comes back with the next check-in. Nothing is deleted, and every answer can be taken back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "course/flags.h"

namespace attune {

// The numbers are stored.
enum class QuietAnswer : std::uint8_t { talked_about = 1, not_needed = 2, later = 3 };

struct QuietedMark {
  Id check_in{};     // where the mark began
  std::string mark;  // a short word, as mark_of_rule
  QuietAnswer answer = QuietAnswer::later;
  Id last_check_in{};  // when it was answered
  std::int64_t quieted_at_ms = 0;
};

// What goes on below usual is an episode, whatever it is called at the moment.
inline constexpr std::string_view kEpisodeMark = "episode";
// Dip and statement are one mark: what is marked at a check-in. still_lower is the episode's.
std::string_view mark_of_rule(Rule rule);

// The answer that keeps the mark that began at `began` quiet; null if it is not quiet.
const QuietedMark* quieting_of(const Course& course, std::string_view mark, std::size_t began,
                               const std::vector<QuietedMark>& quieted);

// Marks of one earlier check-in that were put off: those that stand again, and those that were answered anew
// since the last check-in came, which quieting_of tells apart. What goes on from check-in to check-in stands
// among the flags of today and is not here.
std::vector<Flag> flags_put_off(const Course& course, const std::vector<QuietedMark>& quieted);

}  // namespace attune
