#include "course/quiet.h"

#include <algorithm>
#include <cassert>

namespace attune {
namespace {

// True for what speaks of one check-in alone.
bool is_of_one_check_in(Rule rule) {
  return rule == Rule::dip || rule == Rule::statement || rule == Rule::low_start || rule == Rule::same_number;
}

}  // namespace

std::string_view mark_of_rule(Rule rule) {
  switch (rule) {
    case Rule::dip:
    case Rule::statement:
      return "dip";
    case Rule::drift:
      return "drift";
    case Rule::still_lower:
      return kEpisodeMark;
    case Rule::early_decline:
      return "early";
    case Rule::gap:
      return "gap";
    case Rule::dip_then_silence:
      return "silence";
    case Rule::flat_maximum:
      return "flat";
    case Rule::low_start:
      return "low_start";
    case Rule::same_number:
      return "same_number";
  }
  return {};
}

const QuietedMark* quieting_of(const Course& course, std::string_view mark, std::size_t began,
                               const std::vector<QuietedMark>& quieted) {
  assert(began < course.points().size());
  const Id& check_in = course.points()[began].check_in;
  const auto found = std::find_if(quieted.begin(), quieted.end(), [&](const QuietedMark& one) {
    return one.check_in == check_in && one.mark == mark;
  });
  if (found == quieted.end()) return nullptr;
  const bool is_over =
      found->answer == QuietAnswer::later && found->last_check_in != course.points().back().check_in;
  return is_over ? nullptr : &*found;
}

std::vector<Flag> flags_put_off(const Course& course, const std::vector<QuietedMark>& quieted) {
  std::vector<Flag> put_off;
  for (std::size_t place = 0; place + 1 < course.points().size(); ++place) {
    const Id& check_in = course.points()[place].check_in;
    // "Talked about it" that was said while this was the last one has nothing more to say.
    const auto was_put_off = [&](const QuietedMark& one) {
      return one.check_in == check_in && (one.answer == QuietAnswer::later ||
                                          one.last_check_in == course.points().back().check_in);
    };
    if (std::none_of(quieted.begin(), quieted.end(), was_put_off)) continue;
    for (Flag& flag : flags_at(course, place)) {
      const std::string_view mark = mark_of_rule(flag.rule);
      const bool is_it = is_of_one_check_in(flag.rule) &&
                         std::any_of(quieted.begin(), quieted.end(), [&](const QuietedMark& one) {
                           return was_put_off(one) && one.mark == mark;
                         });
      if (is_it) put_off.push_back(std::move(flag));
    }
  }
  return put_off;
}

}  // namespace attune
