// How a course stands, in plain facts that are small enough to be held for every client at once: what one row
// of a therapist's list is made of. Days stand in it in place of points, and nothing in it depends on today.
#pragma once

#include "course/quiet.h"

namespace attune {

inline constexpr std::size_t kStandingSessions = 12;  // as many as a sparkline shows

struct Standing {
  struct Session {
    Day day;
    std::optional<double> x;
  };
  // The episode to tell: open, still below usual, or back since the last one ended.
  struct Told {
    Episode episode;
    Day first;
    Day end;
  };

  std::size_t count = 0;          // check-ins of this series
  std::int64_t newest_at_ms = 0;  // the latest finish; at a therapist's desk when it was kept
  std::vector<Session> last;      // the last few, oldest first; empty where there are none
  std::optional<Band> band;       // what was usual before the last one
  bool has_usual = false;         // there was something to compare the last one with
  bool has_strain = false;
  FlagLevel level = FlagLevel::none;  // of the last one, as CoursePoint::shown_level()
  Rhythm rhythm;
  std::vector<Flag> flags;  // lasting_flags_of, then flags_put_off: of a point before the last
  std::vector<Day> since;   // of each flag: the day of Flag::since
  std::optional<Told> episode;
  std::optional<Slope> early_slope;
  bool is_gap_quiet = false;  // the therapist answered it (course/quiet.h)
  bool is_silence_quiet = false;
  bool has_quiet = false;  // one of all that holds was answered, and stands nowhere here
  bool is_from_paper = false;  // the last one was typed in: the caller's to say
};

// `closed` as in Course::still_lower.
std::optional<Standing::Told> episode_to_tell(const Course& course, const std::vector<Id>& closed);
// What the therapist answered is left out, and what they put off until now is there again.
Standing standing_of(const Course& course, const std::vector<Id>& closed,
                     const std::vector<QuietedMark>& quieted = {});
// All that stands today, as flags_of answers of the course itself.
std::vector<Flag> flags_of(const Standing& standing, Day today);

// For a desk that keeps standings so that it need not read every answer to show its list. What does not read
// back is made anew, so these bytes may change with every version.
Bytes encode_standing(const Standing& standing);
Result<Standing> decode_standing(ByteView bytes);  // Fault::malformed

}  // namespace attune
