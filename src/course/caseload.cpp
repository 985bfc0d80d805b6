#include "course/caseload.h"

#include <algorithm>

namespace attune {
namespace {

constexpr int kWeeks = 4;

}  // namespace

Attention attention_of(const Flag& flag) {
  switch (flag.rule) {
    case Rule::dip_then_silence:
      return Attention::silent_after_lower;
    case Rule::dip:
    case Rule::statement:
      if (flag.level == FlagLevel::strong) return Attention::worth_asking;
      return flag.level == FlagLevel::notice ? Attention::small_change : Attention::nothing;
    case Rule::drift:
    case Rule::early_decline:
      return Attention::small_change;
    case Rule::gap:
      return Attention::gap;
    case Rule::still_lower:  // the episode says how far
    case Rule::flat_maximum:
    case Rule::low_start:
    case Rule::same_number:
      break;
  }
  return Attention::nothing;
}

Attention attention_of(const Episode& episode) {
  switch (episode.state) {
    case EpisodeState::open:
    case EpisodeState::unrepaired:
      return Attention::worth_asking;
    case EpisodeState::partly:
      return Attention::small_change;
    case EpisodeState::none:
    case EpisodeState::repaired:
      break;
  }
  return Attention::nothing;
}

Attention attention_of(const Standing& standing, Day today) {
  Attention most = Attention::nothing;
  for (const Flag& flag : flags_of(standing, today)) most = std::min(most, attention_of(flag));
  if (standing.episode) most = std::min(most, attention_of(standing.episode->episode));
  return most;
}

std::vector<std::size_t> caseload_order(const std::vector<CaseloadEntry>& entries, Day today) {
  struct Row {
    std::size_t place;
    Attention attention;
    bool has_check_in;
    Day last;
    std::string_view alias;
  };
  std::vector<Row> rows;
  for (std::size_t place = 0; place < entries.size(); ++place) {
    const Standing* standing = entries[place].standing;
    const bool has_check_in = standing != nullptr && !standing->last.empty();
    rows.push_back({place, standing ? attention_of(*standing, today) : Attention::nothing, has_check_in,
                    has_check_in ? standing->last.back().day : Day{}, entries[place].alias});
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    if (a.attention != b.attention) return a.attention < b.attention;
    if (a.has_check_in != b.has_check_in) return a.has_check_in;
    if (a.last != b.last) return b.last.count < a.last.count;
    return a.alias < b.alias;
  });
  std::vector<std::size_t> order;
  for (const Row& row : rows) order.push_back(row.place);
  return order;
}

double check_ins_a_week(const std::vector<CaseloadEntry>& entries, Day today) {
  std::size_t count = 0;
  for (const CaseloadEntry& entry : entries) {
    if (entry.standing == nullptr) continue;
    for (const Standing::Session& session : entry.standing->last) {
      const int days_ago = today.count - session.day.count;
      if (days_ago >= 0 && days_ago < 7 * kWeeks) ++count;
    }
  }
  return static_cast<double>(count) / kWeeks;
}

double marked_by_chance(double check_ins) { return check_ins * kCourse.chance_strong; }

}  // namespace attune
