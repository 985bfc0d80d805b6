// Which prompts fit one check-in, in the order to try them, and why. A pure function of plain facts: the same
// facts always give the same prompts. Prompts are offers; none says what happened between two people.
#pragma once

#include <vector>

#include "guidance/facts.h"
#include "guidance/rows.h"

namespace attune::guidance {

struct GuidanceConstants {
  double low_max = 5.0;            // an answer that does not pass the middle of its scale is low
  double below_usual_min = 2.0;    // or one this far below the person's own usual; single answers are noisy
  double strain_min = 4.0;         // strain worth a word (B 2, type rule)
  double repair_low_max = 4.0;     // B 4, order of prompts (3)
  double others_max = 4.0;         // under "half and half": mostly others want it
  double readiness_low_max = 3.0;
  double readiness_high_min = 8.0;
  std::size_t early_number_max = 4;     // B 5 row 25: check-ins 1 to 4
  std::size_t marks_lately_min = 2;     // B 4, order of prompts (3)
  std::size_t shown_first = 3;          // what a page shows before "more"
};
inline constexpr GuidanceConstants kGuidance{};

// The string is `guidance.why.<key>`; its placeholders are named beside it and filled from Reason.
enum class Why : std::uint8_t {
  asked_for,     // their answer to "how should your therapist use this?"
  points_below,  // {points} {usual}: lower than this client's usual by that much
  answer,        // {item} {value}
  answer_usual,  // {item} {value} {usual}
  lowest,        // {item} {value}: the lowest of four answers
  second_mark,   // {count} of the last four check-ins
  not_talked_about,
  felt_stuck,
  stepped_back,
  low_start,
  flat_maximum,
  same_number,
  partly_back,
  still_lower,
  back_to_usual,
  gap,           // {days} {usual}
  gap_only,      // {days}: how long is usual is not known yet
  early_say,     // {value}: a say, in one of the first check-ins
  asked_for_change,
  drift,
};
inline constexpr std::size_t kWhyCount = 20;
std::string_view key_of(Why why);

struct Reason {
  Why why;
  std::optional<Aspect> aspect;  // {item} is its name
  std::optional<double> value;   // {value} or {points}
  std::optional<double> usual;   // {usual}; days at a gap
  int count = 0;                 // {days} or {count}
};

struct Prompt {
  Row row;
  Reason why;
};

// In the order to try them, each row once: what the client asked for, a welcome, validate and explore, the
// immediate strategy for the lowest answer, exploratory, then the rest. A page shows the first
// kGuidance.shown_first and the others behind "more". Where a client wants to raise it themselves nothing
// here asks about it; where they only wanted it known nothing takes it up.
std::vector<Prompt> suggest(const GuidanceInput& input);

// Which cards of a kind go with this check-in (kinds.h); `felt_stuck` brings up the quiet one.
struct KindShown {
  StrainType type;
  Reason why;
};
std::vector<KindShown> kinds_shown(const GuidanceInput& input);

}  // namespace attune::guidance
