// The stories' answers. That each shows what it tells of is held by tests/unit/made_up_test.cpp.
#include <array>

#include "therapist/made_up.h"

namespace attune::therapist {
namespace {

constexpr const char* kItems[] = {"A1", "A2", "A3", "A4", "R1", "R2", "N1", "N2", "N3", "M1", "M2"};
constexpr const char* kNote = "O1";

constexpr const char* kQuiet[] = {"87881087867", "88881087867", "88882087867", "98881088877", "88981087877",
                                  "88881087877", "98880088877", "88871087877", "87776057566"};
constexpr const char* kOpen[] = {"98980088888", "88880188888", "88980089888", "98880188888",
                                 "88880088888", "88781087888", "88880188888", "57331766567"};
constexpr const char* kMixed[] = {"88981088966", "98880088866", "88881188967", "89980089967",
                                  "98881088867", "88980088967", "98881089967", "76656656656"};
constexpr const char* kDrift[] = {"99990099977", "99990099977", "99980099977", "99990099977", "99980089877",
                                  "99980089877", "98980089876", "99880089876", "98980088876", "98880088866",
                                  "98880088866", "98880088866", "88880087766"};
constexpr const char* kBelow[] = {"99980089977", "99990089977", "98990089977", "99980089977",
                                  "99990089977", "66551666566", "55552555566", "66553255566",
                                  "66662166667", "66663166666", "76662066667", "66762166667"};
constexpr const char* kChance[] = {"88880087888", "98880087888", "88870087888", "88880088888",
                                   "88980087888", "88880087888", "77670087877"};

constexpr Story kStories[] = {
    {"quiet", kQuiet, S::story_quiet_alias, S::story_quiet_title, S::story_quiet_told, S::story_quiet_after,
     S::story_quiet_note},
    {"open", kOpen, S::story_open_alias, S::story_open_title, S::story_open_told, S::story_open_after, {}},
    {"mixed",
     kMixed,
     S::story_mixed_alias,
     S::story_mixed_title,
     S::story_mixed_told,
     S::story_mixed_after,
     {}},
    {"drift",
     kDrift,
     S::story_drift_alias,
     S::story_drift_title,
     S::story_drift_told,
     S::story_drift_after,
     {}},
    {"below", kBelow, S::story_below_alias, S::story_below_title, S::story_below_told, S::story_below_after,
     S::story_below_note},
    {"chance",
     kChance,
     S::story_chance_alias,
     S::story_chance_title,
     S::story_chance_told,
     S::story_chance_after,
     {}}};

}  // namespace

std::span<const Story> stories() { return kStories; }

std::vector<CheckInParts> check_ins_of(const Instrument& instrument, const Story& story, Day today) {
  std::vector<CheckInParts> check_ins;
  for (std::size_t session = 0; session < story.sessions.size(); ++session) {
    CheckInParts parts;
    parts.instrument = instrument.key();
    const auto weeks_ago = static_cast<std::int32_t>(story.sessions.size() - 1 - session);
    parts.session_day = {today.count - 7 * weeks_ago};
    parts.answers.resize(instrument.item_count());
    for (Answer& answer : parts.answers) answer.kind = Answer::Kind::no_answer;
    const std::string_view answers = story.sessions[session];
    for (std::size_t i = 0; i < std::size(kItems); ++i) {
      const std::optional<std::size_t> item = instrument.index_of(kItems[i]);
      if (!item || i >= answers.size()) return {};
      const int value = answers[i] == 'X' ? 10 : answers[i] - '0';
      parts.answers[*item] = {Answer::Kind::value, value, {}, true};
    }
    check_ins.push_back(std::move(parts));
  }
  return check_ins;
}

bool can_make_up(const State& state) {
  if (state.instruments.empty()) return false;
  const Instrument& instrument = state.instrument();
  if (!instrument.index_of(kNote)) return false;
  for (const CheckInParts& parts : check_ins_of(instrument, stories().front(), Day{})) {
    if (!CheckIn::make(instrument, parts)) return false;
    return true;
  }
  return false;
}

}  // namespace attune::therapist
