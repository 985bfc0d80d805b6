// Every prompt there is, as data: which words (their keys), how far it takes up what the client said, and the
// line of the article it comes from. The words are ours and live in the strings; no row quotes an article.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace attune::guidance {

// Lines of one of the two articles that the content comes from, counted from 1, the last one included.
// 1: SonderMind, "Therapeutic Alliance: Why It Is Critical to Treatment Success", 2023.
// 2: J. Rosedale, "The Therapeutic Alliance In Substance Use Disorder Treatment", an integrative review.
struct Source {
  int article = 0;
  int line_from = 0;
  int line_to = 0;
};

enum class Row : std::uint8_t {
  // What the client asked for, in their own answer.
  wish_ask, wish_leave_room, wish_thank,
  // Back after a gap.
  welcome_back, lapse_learning, helped_before, small_step,
  // Before anything is changed.
  validate, explore_meaning,
  // Steps back while something is being worked out.
  shift_ask, shift_reassure,
  // Immediate: for the lowest answer.
  explain_reason, change_goal, clear_up, offer_choice,
  // Exploratory: talk about how the two of you are talking.
  talk_notice, talk_invite, talk_stay_open, talk_own_part,
  // Where someone stayed quiet; where someone said it openly.
  quiet_name, quiet_normal, quiet_slow_down, quiet_pace,
  open_acknowledge, open_hold_back, open_together,
  // What a course shows beyond one check-in.
  low_start_ask, flat_open_question, same_number_ask, partly_ask, still_lower_ask, back_learn,
  // Reasons and readiness.
  mostly_others, readiness_low, readiness_high,
  // Six behaviours (behaviours.h says which needs they serve).
  attunement, calibration, transparency, presence, repair, responsiveness,
  // Need support, five rows each.
  autonomy_mixed_feelings, autonomy_no_orders, autonomy_choices, autonomy_values, autonomy_pressure,
  competence_strengths, competence_successes, competence_steps, competence_structure, competence_guidance,
  relatedness_attuned, relatedness_present, relatedness_no_judgement, relatedness_reliable,
  relatedness_repair,
};
inline constexpr std::size_t kRowCount = 56;

// How far a row takes up what the client said: not at all, listens if they bring it up, or asks about it.
enum class Touch : std::uint8_t { apart, listens, asks };

// What an article claims. Shown with the words "The article this comes from says", never as our own claim.
enum class Claim : std::uint8_t { repair_keeps, dip_and_return, response_matters, first_sessions, early_say };
inline constexpr std::size_t kClaimCount = 5;

// The strings are `guidance.<key>.title`, `.say` (words to say aloud, at most 20) and `.avoid`.
struct RowFacts {
  Row row;
  std::string_view key;
  Touch touch;
  Source source;
  std::optional<Claim> claim;
};
const RowFacts& facts_of(Row row);

// The string is `guidance.claim.<key>`.
struct ClaimFacts {
  Claim claim;
  std::string_view key;
  Source source;
};
const ClaimFacts& facts_of(Claim claim);

// The sets as the articles list them; `validate` and `explore_meaning` serve everyone and stand here too.
const std::vector<Row>& rows_for_quiet();
const std::vector<Row>& rows_for_open();

}  // namespace attune::guidance
