// The second article's five-part cycle (lines 472 to 480), fed by one course: what each part last was, what
// is usual for this person, and which way it lies. The arrows between the parts are the model's; nothing here
// says that one of a client's numbers causes another.
#pragma once

#include <vector>

#include "guidance/facts.h"
#include "guidance/rows.h"

namespace attune::guidance {

// Against the person's own usual range; not_yet while there is none, or no value.
enum class Direction : std::uint8_t { not_yet, lower, usual, higher };

enum class Part : std::uint8_t { behaviours, alliance, needs, motivation, stronger };
inline constexpr std::size_t kPartCount = 5;

// What a part is fed by. The string is `cycle.feed.<key>`; the aspects' are `guidance.aspect.<key>`.
enum class Feed : std::uint8_t {
  felt_stuck, asked_for_change, alliance, strain, needs, aspect, days_between, change,
};
std::string_view key_of(Feed feed);

struct CycleValue {
  Feed feed;
  std::optional<Aspect> aspect;  // of feed `aspect`
  std::optional<double> last;    // 0 to 10; days; points; 1 or 0 for what is there or not
  std::optional<Band> usual;     // absent: not yet
  Direction direction = Direction::not_yet;
};

// `values.front()` is what stands for the part where there is room for one number only. The string is
// `cycle.part.<key>`.
struct CyclePart {
  Part part;
  std::string_view key;
  Source source;
  std::vector<CycleValue> values;
  Standing standing = Standing::as_usual;  // of the part `stronger`
  bool is_drifting = false;                // likewise
};

struct CycleConstants {
  std::size_t usual_count_min = 3;  // fewer earlier answers have no usual range
};
inline constexpr CycleConstants kCycle{};

// Always five parts, in the article's order. REQUIRES: `input` was made of the last check-in of `course`.
std::vector<CyclePart> cycle_of(const Course& course, const GuidanceInput& input);

}  // namespace attune::guidance
