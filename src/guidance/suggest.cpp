#include "guidance/suggest.h"

#include <algorithm>

#include "guidance/behaviours.h"

namespace attune::guidance {
namespace {

bool is_at_most(double value, double limit) { return value <= limit + kCourse.tolerance; }
bool is_at_least(double value, double limit) { return value >= limit - kCourse.tolerance; }

Reason because(Why why) { return {why, {}, {}, {}, 0}; }

// What was answered, beside what is usual where that is known.
Reason answered(const GuidanceInput& input, Aspect aspect) {
  const AspectFact& fact = input.of(aspect);
  return {fact.usual ? Why::answer_usual : Why::answer, aspect, fact.value, fact.usual, 0};
}

bool is_strained(const GuidanceInput& input) { return input.strain_type != StrainType::none; }

bool has_said_quiet(const GuidanceInput& input) {
  return input.strain_type == StrainType::withdrawal || input.strain_type == StrainType::mixed;
}

bool has_said_openly(const GuidanceInput& input) {
  return input.strain_type == StrainType::confrontation || input.strain_type == StrainType::mixed;
}

bool is_marked(const GuidanceInput& input) { return input.level != FlagLevel::none; }

// The strain item that was answered higher.
Aspect higher_strain(const GuidanceInput& input) {
  const double quiet = input.of(Aspect::withdrawal).value.value_or(0);
  return input.of(Aspect::confrontation).value.value_or(0) > quiet ? Aspect::confrontation
                                                                   : Aspect::withdrawal;
}

// Why something may be worth asking about. What was said comes before what was computed.
Reason why_marked(const GuidanceInput& input) {
  if (is_strained(input)) return answered(input, higher_strain(input));
  return {Why::points_below, {}, input.points_below, input.usual, 0};
}

// Picks rows, each once; the first reason stands. Rows that go further than the client wished are left out.
class Picker {
 public:
  explicit Picker(Wish wish)
      : touch_max_(wish == Wish::just_know ? Touch::apart
                   : wish == Wish::i_will  ? Touch::listens
                                           : Touch::asks) {}

  void pick(Row row, const Reason& why) {
    if (facts_of(row).touch > touch_max_) return;
    const bool is_there = std::any_of(prompts_.begin(), prompts_.end(),
                                      [&](const Prompt& prompt) { return prompt.row == row; });
    if (!is_there) prompts_.push_back({row, why});
  }
  void pick(const std::vector<Row>& rows, const Reason& why) {
    for (const Row row : rows) pick(row, why);
  }
  std::vector<Prompt> take() { return std::move(prompts_); }

 private:
  Touch touch_max_;
  std::vector<Prompt> prompts_;
};

void pick_wish(Picker& picker, const GuidanceInput& input) {
  const Reason why = because(Why::asked_for);
  if (input.wish == Wish::ask) picker.pick(Row::wish_ask, why);
  if (input.wish == Wish::i_will) picker.pick(Row::wish_leave_room, why);
  if (input.wish == Wish::just_know) picker.pick(Row::wish_thank, why);
}

std::optional<Reason> why_gap(const GuidanceInput& input) {
  if (!input.gap) return std::nullopt;
  if (!input.gap->is_usual_known) return Reason{Why::gap_only, {}, {}, {}, input.gap->days};
  return Reason{Why::gap, {}, {}, input.gap->usual_days, input.gap->days};
}

// Before anything is changed: B 4, order of prompts (1).
void pick_validate(Picker& picker, const GuidanceInput& input) {
  if (is_marked(input) || is_strained(input)) {
    if (has_said_openly(input)) picker.pick(Row::open_acknowledge, answered(input, Aspect::confrontation));
    picker.pick({Row::validate, Row::explore_meaning}, why_marked(input));
  }
  if (input.standing == Standing::stepped_back) {
    picker.pick({Row::shift_ask, Row::shift_reassure}, because(Why::stepped_back));
  }
}

// The strategy for the lowest answer; of equals the first in B 4's order, and none where even the lowest is
// the highest there is.
void pick_immediate(Picker& picker, const GuidanceInput& input) {
  struct Strategy {
    Aspect aspect;
    Row row;
  };
  static constexpr std::array<Strategy, 4> strategies = {{{Aspect::tasks, Row::explain_reason},
                                                          {Aspect::goals, Row::change_goal},
                                                          {Aspect::understood, Row::clear_up},
                                                          {Aspect::autonomy, Row::offer_choice}}};
  if (!is_marked(input)) return;
  const Strategy* lowest = nullptr;
  for (const Strategy& strategy : strategies) {
    const auto value = input.of(strategy.aspect).value;
    if (!value || is_at_least(*value, 10.0)) continue;
    if (lowest == nullptr || *value < *input.of(lowest->aspect).value) lowest = &strategy;
  }
  if (lowest == nullptr) return;
  picker.pick(lowest->row, {Why::lowest, lowest->aspect, input.of(lowest->aspect).value, {}, 0});
}

// B 4, order of prompts (3). That it was not talked about says more than a low number would.
void pick_exploratory(Picker& picker, const GuidanceInput& input) {
  const std::vector<Row> rows = {Row::talk_notice, Row::talk_invite, Row::talk_stay_open, Row::talk_own_part};
  const auto repair = input.of(Aspect::repair).value;
  if (is_marked(input) && input.marks_lately >= kGuidance.marks_lately_min) {
    picker.pick(rows, {Why::second_mark, {}, {}, {}, static_cast<int>(input.marks_lately)});
  } else if (repair && is_at_most(*repair, kGuidance.repair_low_max)) {
    picker.pick(rows, answered(input, Aspect::repair));
  } else if (input.is_not_talked_about) {
    picker.pick(rows, because(Why::not_talked_about));
  }
}

void pick_kind(Picker& picker, const GuidanceInput& input) {
  if (has_said_quiet(input)) picker.pick(rows_for_quiet(), answered(input, Aspect::withdrawal));
  if (has_said_openly(input)) picker.pick(rows_for_open(), answered(input, Aspect::confrontation));
  if (input.tags.felt_stuck) picker.pick(rows_for_quiet(), because(Why::felt_stuck));
}

void pick_course(Picker& picker, const GuidanceInput& input) {
  if (input.is_low_start) picker.pick(Row::low_start_ask, because(Why::low_start));
  if (input.is_flat_maximum) picker.pick(Row::flat_open_question, because(Why::flat_maximum));
  if (input.is_same_number) picker.pick(Row::same_number_ask, because(Why::same_number));
  if (input.standing == Standing::partly_back) picker.pick(Row::partly_ask, because(Why::partly_back));
  if (input.standing == Standing::still_lower) picker.pick(Row::still_lower_ask, because(Why::still_lower));
  if (input.standing == Standing::back) picker.pick(Row::back_learn, because(Why::back_to_usual));
  if (input.is_drifting) picker.pick(Row::responsiveness, because(Why::drift));
}

void pick_motivation(Picker& picker, const GuidanceInput& input) {
  const auto own = input.of(Aspect::own_reasons).value;
  if (own && is_at_most(*own, kGuidance.others_max)) {
    picker.pick(Row::mostly_others, answered(input, Aspect::own_reasons));
  }
  const auto ready = input.of(Aspect::readiness).value;
  if (ready && is_at_most(*ready, kGuidance.readiness_low_max)) {
    picker.pick(Row::readiness_low, answered(input, Aspect::readiness));
  } else if (ready && is_at_least(*ready, kGuidance.readiness_high_min)) {
    picker.pick(Row::readiness_high, answered(input, Aspect::readiness));
  }
}

// Low by itself or below the person's own usual; of strain, high. Each aspect by the rule that it has.
bool brings_up(const GuidanceInput& input, Aspect aspect) {
  const AspectFact& fact = input.of(aspect);
  if (!fact.value) return false;
  switch (aspect) {
    case Aspect::withdrawal:
    case Aspect::confrontation:
      return is_at_least(*fact.value, kGuidance.strain_min);
    case Aspect::repair:
      return is_at_most(*fact.value, kGuidance.repair_low_max);
    case Aspect::own_reasons:
      return is_at_most(*fact.value, kGuidance.others_max);
    case Aspect::readiness:
      return is_at_most(*fact.value, kGuidance.readiness_low_max);
    default:
      return is_at_most(*fact.value, kGuidance.low_max) ||
             (fact.usual && is_at_least(*fact.usual - *fact.value, kGuidance.below_usual_min));
  }
}

// Having a say matters most in the first weeks: B 5 row 25, second article, line 161.
void pick_early_say(Picker& picker, const GuidanceInput& input) {
  if (input.number > kGuidance.early_number_max || !brings_up(input, Aspect::autonomy)) return;
  picker.pick(Row::calibration, {Why::early_say, Aspect::autonomy, input.of(Aspect::autonomy).value, {}, 0});
}

void pick_behaviours(Picker& picker, const GuidanceInput& input) {
  for (const Behaviour& behaviour : behaviours()) {
    for (const Aspect aspect : behaviour.low) {
      if (brings_up(input, aspect)) picker.pick(behaviour.row, answered(input, aspect));
    }
    if (behaviour.by_request && input.has_asked_for_change) {
      picker.pick(behaviour.row, because(Why::asked_for_change));
    }
    if (behaviour.by_drift && input.is_drifting) picker.pick(behaviour.row, because(Why::drift));
  }
}

// The lowest need first; of equals as listed.
void pick_need_support(Picker& picker, const GuidanceInput& input) {
  std::vector<const NeedSupport*> low;
  for (const NeedSupport& support : need_supports()) {
    if (brings_up(input, support.aspect)) low.push_back(&support);
  }
  std::stable_sort(low.begin(), low.end(), [&](const NeedSupport* a, const NeedSupport* b) {
    return *input.of(a->aspect).value < *input.of(b->aspect).value;
  });
  for (const NeedSupport* support : low) picker.pick(support->rows, answered(input, support->aspect));
}

}  // namespace

std::string_view key_of(Why why) {
  static constexpr std::array<std::string_view, kWhyCount> keys = {
      "asked_for",    "points_below",     "answer",      "answer_usual",     "lowest",
      "second_mark",  "not_talked_about", "felt_stuck",  "stepped_back",     "low_start",
      "flat_maximum", "same_number",      "partly_back", "still_lower",      "back_to_usual",
      "gap",          "gap_only",         "early_say",   "asked_for_change", "drift"};
  return keys[static_cast<std::size_t>(why)];
}

std::vector<Prompt> suggest(const GuidanceInput& input) {
  Picker picker(input.wish);
  const std::optional<Reason> gap = why_gap(input);
  pick_wish(picker, input);
  if (gap) picker.pick(Row::welcome_back, *gap);
  pick_validate(picker, input);
  pick_immediate(picker, input);
  pick_exploratory(picker, input);
  if (gap) picker.pick({Row::lapse_learning, Row::helped_before, Row::small_step}, *gap);
  pick_early_say(picker, input);
  pick_course(picker, input);
  pick_kind(picker, input);
  pick_motivation(picker, input);
  pick_behaviours(picker, input);
  pick_need_support(picker, input);
  return picker.take();
}

std::vector<KindShown> kinds_shown(const GuidanceInput& input) {
  std::vector<KindShown> shown;
  if (is_strained(input)) shown.push_back({input.strain_type, answered(input, higher_strain(input))});
  if (input.tags.felt_stuck && !has_said_quiet(input)) {
    shown.push_back({StrainType::withdrawal, because(Why::felt_stuck)});
  }
  return shown;
}

}  // namespace attune::guidance
