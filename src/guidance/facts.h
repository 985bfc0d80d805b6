// What the rules need to know of one check-in and of the course it stands in, as plain facts: no words, no
// drawing, nothing to look up.
#pragma once

#include <array>
#include <optional>

#include "course/flags.h"

namespace attune::guidance {

// What an item is about, by the construct that the instrument's file gives it (src/instrument/FORMAT.md). An
// instrument without one of them gives no fact there, and no rule speaks.
enum class Aspect : std::uint8_t {
  bond, understood, goals, tasks, withdrawal, confrontation, repair,
  autonomy, competence, relatedness, own_reasons, readiness,
};
inline constexpr std::size_t kAspectCount = 12;
// The string is `guidance.aspect.<key>`.
std::string_view key_of(Aspect aspect);

inline constexpr std::size_t kMarksWindow = 4;  // B 4, order of prompts (3)

// On 0 to 10 whatever the instrument's own scale is, a reversed item turned round. `usual` is the median of
// what was usual before.
struct AspectFact {
  std::optional<double> value;
  std::optional<double> usual;
};

// "How should your therapist use this?", by the ids of the choices.
enum class Wish : std::uint8_t { none, ask, i_will, just_know };

// How something that was lower stands at this check-in: it begins, goes on, goes on and turned down again,
// ends back to usual, or ended part of the way back, or without, and has not been back since.
enum class Standing : std::uint8_t { as_usual, opened, open, stepped_back, back, partly_back, still_lower };

// Days between two check-ins, or since the last one, when that is longer than usual for this person.
struct Gap {
  int days = 0;
  double usual_days = 0;
  bool is_usual_known = false;
};

// The therapist's own tags on this check-in. The client never sees them.
struct Tags {
  bool felt_stuck = false;  // "I felt stuck or unsure"
};

struct GuidanceInput {
  std::size_t number = 0;  // this check-in's place in its series, from 1
  std::array<AspectFact, kAspectCount> aspects{};
  FlagLevel level = FlagLevel::none;
  StrainType strain_type = StrainType::none;
  std::optional<double> usual;  // of the alliance score, before this check-in
  std::optional<double> points_below;
  std::size_t marks_lately = 0;  // among the last kMarksWindow check-ins, this one included
  Standing standing = Standing::as_usual;
  Wish wish = Wish::none;
  bool is_not_talked_about = false;     // "we have not talked about it"
  bool has_asked_for_change = false;    // more of, less of, in a new way: shared in words
  bool is_drifting = false;
  bool is_low_start = false;
  bool is_flat_maximum = false;
  bool is_same_number = false;
  std::optional<Gap> gap;               // since this check-in, or else before it
  Tags tags;

  const AspectFact& of(Aspect aspect) const { return aspects[static_cast<std::size_t>(aspect)]; }
  AspectFact& of(Aspect aspect) { return aspects[static_cast<std::size_t>(aspect)]; }
};

// The item with that construct; absent where the instrument has none.
std::optional<std::size_t> item_of(const Instrument& instrument, Aspect aspect);

// REQUIRES: `check_in` is the last point of `course`. `today` decides whether there is a gap since it;
// `closed` is as in Course::still_lower.
GuidanceInput input_of(const Course& course, const CheckIn& check_in, Day today,
                       const std::vector<Id>& closed, Tags tags);

}  // namespace attune::guidance
