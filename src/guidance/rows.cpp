#include "guidance/rows.h"

#include <array>
#include <cassert>

namespace attune::guidance {
namespace {

constexpr auto kApart = Touch::apart;
constexpr auto kListens = Touch::listens;
constexpr auto kAsks = Touch::asks;

// In the order of Row.
constexpr std::array<RowFacts, kRowCount> kRows = {{
    {Row::wish_ask, "wish_ask", kAsks, {1, 37, 37}, {}},
    {Row::wish_leave_room, "wish_leave_room", kApart, {2, 330, 330}, {}},
    {Row::wish_thank, "wish_thank", kApart, {2, 381, 381}, {}},

    {Row::welcome_back, "welcome_back", kApart, {2, 105, 107}, {}},
    {Row::lapse_learning, "lapse_learning", kApart, {2, 519, 519}, {}},
    {Row::helped_before, "helped_before", kApart, {2, 396, 396}, {}},
    {Row::small_step, "small_step", kApart, {2, 396, 396}, {}},

    {Row::validate, "validate", kListens, {2, 303, 303}, Claim::response_matters},
    {Row::explore_meaning, "explore_meaning", kAsks, {2, 305, 305}, {}},

    {Row::shift_ask, "shift_ask", kAsks, {1, 45, 45}, {}},
    {Row::shift_reassure, "shift_reassure", kListens, {1, 45, 45}, {}},

    {Row::explain_reason, "explain_reason", kApart, {1, 32, 32}, {}},
    {Row::change_goal, "change_goal", kApart, {1, 33, 33}, {}},
    {Row::clear_up, "clear_up", kListens, {1, 34, 34}, {}},
    {Row::offer_choice, "offer_choice", kApart, {2, 127, 131}, {}},

    {Row::talk_notice, "talk_notice", kAsks, {1, 37, 37}, {}},
    {Row::talk_invite, "talk_invite", kAsks, {1, 37, 37}, {}},
    {Row::talk_stay_open, "talk_stay_open", kListens, {1, 37, 37}, {}},
    {Row::talk_own_part, "talk_own_part", kAsks, {1, 37, 37}, {}},

    {Row::quiet_name, "quiet_name", kAsks, {2, 301, 301}, {}},
    {Row::quiet_normal, "quiet_normal", kApart, {2, 125, 125}, {}},
    {Row::quiet_slow_down, "quiet_slow_down", kApart, {2, 127, 127}, {}},
    {Row::quiet_pace, "quiet_pace", kApart, {2, 131, 131}, {}},

    {Row::open_acknowledge, "open_acknowledge", kListens, {2, 123, 123}, {}},
    {Row::open_hold_back, "open_hold_back", kListens, {2, 129, 129}, {}},
    {Row::open_together, "open_together", kListens, {2, 309, 309}, {}},

    {Row::low_start_ask, "low_start_ask", kApart, {2, 79, 79}, Claim::first_sessions},
    {Row::flat_open_question, "flat_open_question", kApart, {2, 140, 140}, {}},
    {Row::same_number_ask, "same_number_ask", kAsks, {2, 254, 254}, {}},
    {Row::partly_ask, "partly_ask", kAsks, {1, 14, 14}, {}},
    {Row::still_lower_ask, "still_lower_ask", kAsks, {1, 14, 14}, {}},
    {Row::back_learn, "back_learn", kAsks, {2, 525, 535}, Claim::dip_and_return},

    {Row::mostly_others, "mostly_others", kApart, {2, 84, 84}, {}},
    {Row::readiness_low, "readiness_low", kApart, {2, 223, 228}, {}},
    {Row::readiness_high, "readiness_high", kApart, {2, 223, 232}, {}},

    {Row::attunement, "attunement", kApart, {2, 343, 343}, {}},
    {Row::calibration, "calibration", kApart, {2, 345, 345}, Claim::early_say},
    {Row::transparency, "transparency", kApart, {2, 347, 347}, {}},
    {Row::presence, "presence", kApart, {2, 349, 349}, {}},
    {Row::repair, "repair", kAsks, {2, 351, 351}, Claim::repair_keeps},
    {Row::responsiveness, "responsiveness", kApart, {2, 353, 353}, {}},

    {Row::autonomy_mixed_feelings, "autonomy_mixed_feelings", kApart, {2, 373, 373}, {}},
    {Row::autonomy_no_orders, "autonomy_no_orders", kApart, {2, 375, 375}, {}},
    {Row::autonomy_choices, "autonomy_choices", kApart, {2, 377, 377}, {}},
    {Row::autonomy_values, "autonomy_values", kApart, {2, 379, 379}, {}},
    {Row::autonomy_pressure, "autonomy_pressure", kApart, {2, 381, 381}, {}},

    {Row::competence_strengths, "competence_strengths", kApart, {2, 394, 394}, {}},
    {Row::competence_successes, "competence_successes", kApart, {2, 396, 396}, {}},
    {Row::competence_steps, "competence_steps", kApart, {2, 396, 396}, {}},
    {Row::competence_structure, "competence_structure", kApart, {2, 398, 398}, {}},
    {Row::competence_guidance, "competence_guidance", kApart, {2, 400, 400}, {}},

    {Row::relatedness_attuned, "relatedness_attuned", kApart, {2, 414, 414}, {}},
    {Row::relatedness_present, "relatedness_present", kApart, {2, 416, 416}, {}},
    {Row::relatedness_no_judgement, "relatedness_no_judgement", kApart, {2, 418, 418}, {}},
    {Row::relatedness_reliable, "relatedness_reliable", kApart, {2, 420, 420}, {}},
    {Row::relatedness_repair, "relatedness_repair", kApart, {2, 422, 422}, {}},
}};

// In the order of Claim.
constexpr std::array<ClaimFacts, kClaimCount> kClaims = {{
    {Claim::repair_keeps, "repair_keeps", {2, 312, 312}},
    {Claim::dip_and_return, "dip_and_return", {2, 140, 140}},
    {Claim::response_matters, "response_matters", {2, 112, 112}},
    {Claim::first_sessions, "first_sessions", {2, 79, 79}},
    {Claim::early_say, "early_say", {2, 161, 161}},
}};

}  // namespace

const RowFacts& facts_of(Row row) {
  const RowFacts& facts = kRows[static_cast<std::size_t>(row)];
  assert(facts.row == row);
  return facts;
}

const ClaimFacts& facts_of(Claim claim) {
  const ClaimFacts& facts = kClaims[static_cast<std::size_t>(claim)];
  assert(facts.claim == claim);
  return facts;
}

const std::vector<Row>& rows_for_quiet() {
  static const std::vector<Row> rows = {Row::quiet_name, Row::quiet_normal, Row::quiet_slow_down,
                                        Row::quiet_pace};
  return rows;
}

const std::vector<Row>& rows_for_open() {
  static const std::vector<Row> rows = {Row::open_acknowledge, Row::open_hold_back, Row::validate,
                                        Row::explore_meaning, Row::open_together};
  return rows;
}

}  // namespace attune::guidance
