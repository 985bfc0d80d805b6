// Which rules hold, and all that a page needs to say why: what changed, from what usual, what was said, and
// how often chance alone does this. Plain facts; the words belong to the app.
#pragma once

#include <vector>

#include "course/course.h"

namespace attune {

enum class Rule : std::uint8_t {
  dip,            // E, or z where there are no strain items (B 3.1 c)
  statement,      // strain was stated plainly, and the numbers alone would say less (B 3.1 c)
  drift,          // slowly going down; not told beside an episode that is open, still lower or just repaired
  still_lower,    // an episode ended without repair, and its usual was not reached since
  early_decline,  // the first check-ins lead down by more than chance; told until there is a usual to go by
  gap,            // longer without a check-in than is usual
  dip_then_silence,
  flat_maximum,  // from here on information, never a sign that something happened
  low_start,
  same_number,
};

// What a strain item was answered with, beside what is usual, both on the item's own scale.
struct Stated {
  std::size_t item = 0;
  int value = 0;
  std::optional<double> usual;
};

enum class ChanceOf : std::uint8_t { unknown, check_in, course };

struct Flag {
  Rule rule = Rule::dip;
  FlagLevel level =
      FlagLevel::none;          // of dip and statement, as CoursePoint::shown_level(); no other rule has any
  std::size_t point = 0;        // the check-in it speaks of
  std::size_t since = 0;        // where it began: drift, still_lower, flat_maximum; else `point`
  std::optional<double> below;  // points below usual, where this is lower
  std::optional<double> usual;  // m; for an episode's, b
  std::optional<double> statistic;  // E, z, the drift statistic, or the slope per check-in
  std::vector<Stated> stated;       // the strain items that spoke
  std::optional<Silence> silence;   // of gap and dip_then_silence
  bool is_steady = false;           // stated, and as high in the last ones: alone it has no level
  double chance = 0;                // how often chance alone does it, of what the next field says
  ChanceOf chance_of = ChanceOf::unknown;
};

// What holds at one point, whatever came after: dip or statement first, then drift, then information.
std::vector<Flag> flags_at(const Course& course, std::size_t point);

// What stands today: the last point's, and those that depend on the day or on what the therapist closed
// (see Course::still_lower). Empty without check-ins.
std::vector<Flag> flags_of(const Course& course, Day today, const std::vector<Id>& closed);
// The same in two parts: what stands whatever the day is, and what the day adds to it, at its place among
// them.
std::vector<Flag> lasting_flags_of(const Course& course, const std::vector<Id>& closed);
void add_silence(std::vector<Flag>& lasting, const Silence& silence, std::size_t last_point,
                 FlagLevel last_level, bool has_strain);

}  // namespace attune
